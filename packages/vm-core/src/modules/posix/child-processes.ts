/** What posix says about child processes: a sandbox has none. */

import type { Value } from "../../objects/object.js";
import { valueError } from "../../runtime/errors.js";
import { nativeFunction } from "../../runtime/native-definitions.js";
import { osError } from "../../runtime/os-errors.js";
import { asSize } from "../../runtime/primitives.js";

/** The parts of a status as wait() gives it. */
const SIGNAL_MASK = 0x7f;
const STOPPED = 0x7f;

const exitCodeOf = (status: number): number => (status >> 8) & 0xff;
const signalOf = (status: number): number => status & SIGNAL_MASK;
const hasExited = (status: number): boolean => signalOf(status) === 0;
const isStopped = (status: number): boolean => (status & 0xff) === STOPPED;

function toExitCode(status: Value): number {
  const number = asSize(status);
  if (hasExited(number)) return exitCodeOf(number);
  if (isStopped(number)) throw valueError(`process stopped by delivery of signal ${exitCodeOf(number)}`);
  return -signalOf(number);
}

function noChild(): never {
  throw osError("ECHILD");
}

const fn = (heading: string, code: (...args: never[]) => Value): Value => nativeFunction("posix", heading, code);

export const childProcessFunctions: Readonly<Record<string, Value>> = {
  WCONTINUED: 8,
  WNOHANG: 1,
  WUNTRACED: 2,
  WCOREDUMP: fn("WCOREDUMP(status, /)", (status: Value) => (asSize(status) & 0x80) !== 0),
  WEXITSTATUS: fn("WEXITSTATUS(status)", (status: Value) => exitCodeOf(asSize(status))),
  WIFCONTINUED: fn("WIFCONTINUED(status)", (status: Value) => asSize(status) === 0xffff),
  WIFEXITED: fn("WIFEXITED(status)", (status: Value) => hasExited(asSize(status))),
  WIFSIGNALED: fn("WIFSIGNALED(status)", (status: Value) => {
    const number = asSize(status);
    return !hasExited(number) && !isStopped(number);
  }),
  WIFSTOPPED: fn("WIFSTOPPED(status)", (status: Value) => isStopped(asSize(status))),
  WSTOPSIG: fn("WSTOPSIG(status)", (status: Value) => exitCodeOf(asSize(status))),
  WTERMSIG: fn("WTERMSIG(status)", (status: Value) => signalOf(asSize(status))),
  wait: fn("wait()", noChild),
  waitpid: fn("waitpid(pid, options, /)", noChild),
  waitstatus_to_exitcode: fn("waitstatus_to_exitcode(status)", toExitCode),
};
