/** The handlers of an interpreter's signals, and what happens when a signal arrives. */

import { keyboardInterruptType, systemExitType } from "../../objects/exception.js";
import type { PyBuiltinFunction } from "../../objects/native.js";
import type { Value } from "../../objects/object.js";
import { call2, isCallable } from "../../runtime/calls.js";
import { newException, PythonError, typeError, valueError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { nativeFunction } from "../../runtime/native-definitions.js";
import { osError } from "../../runtime/os-errors.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";
import { asCInt } from "../../runtime/sized-integers.js";
import {
  BROKEN_PIPE,
  canBeHandled,
  endsProgram,
  FILE_SIZE_EXCEEDED,
  INTERRUPT,
  isUsable,
  SIGNAL_COUNT,
} from "./signals.js";

export const DEFAULT_HANDLER = 0;
export const IGNORING_HANDLER = 1;

/** What a shell reports for a program that a signal ended is this and the signal's number. */
const ENDED_BY_SIGNAL = 128;

/** signal.default_int_handler */
export const defaultInterruptHandler: PyBuiltinFunction = nativeFunction(
  "_signal",
  "default_int_handler(signalnum, frame, /)",
  (number: Value, _frame: Value) => {
    asCInt(number);
    throw new PythonError(newException(keyboardInterruptType));
  },
  "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.",
);

const handlers = perInterpreter(
  () =>
    new Map<number, Value>([
      [INTERRUPT, defaultInterruptHandler],
      [BROKEN_PIPE, IGNORING_HANDLER],
      [FILE_SIZE_EXCEEDED, IGNORING_HANDLER],
    ]),
);

/** A number that signals can have. Raises ValueError. */
export function signalNumber(value: Value): number {
  const number = asCInt(value);
  if (number < 1 || number >= SIGNAL_COUNT) throw valueError("signal number out of range");
  return number;
}

/** signal.getsignal() */
export const getHandler = (number: number): Value => handlers().get(number) ?? DEFAULT_HANDLER;

/** signal.signal(): returns the handler before. Raises TypeError, ValueError and OSError. */
export function setHandler(signal: Value, handler: Value): Value {
  const number = asCInt(signal);
  if (handler !== DEFAULT_HANDLER && handler !== IGNORING_HANDLER && !isCallable(handler)) {
    throw typeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
  }
  signalNumber(signal);
  if (!canBeHandled(number)) throw osError("EINVAL");
  const previous = getHandler(number);
  handlers().set(number, handler);
  return previous;
}

/**
 * A signal arrives: calls its handler. A program that does not handle a signal that would kill it gets SystemExit.
 * Raises OSError for a number that no signal has.
 */
export function raiseSignal(number: number): void {
  if (number === 0) return;
  if (number < 0 || number >= SIGNAL_COUNT || !isUsable(number)) throw osError("EINVAL");
  const handler = getHandler(number);
  if (handler === IGNORING_HANDLER) return;
  if (handler !== DEFAULT_HANDLER) {
    const frame = services.callerFrame();
    call2(handler, number, frame === null ? null : services.frameObject(frame));
  } else if (endsProgram(number)) throw new PythonError(newException(systemExitType, ENDED_BY_SIGNAL + number));
}
