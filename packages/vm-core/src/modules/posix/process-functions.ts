/** Functions of posix about the process and its surroundings: there is one process, and it is the superuser's. */

import { PyBytes } from "../../objects/bytes.js";
import { systemExitType } from "../../objects/exception.js";
import { PyFloat } from "../../objects/float.js";
import type { Value } from "../../objects/object.js";
import { randomBytes } from "../../runtime/entropy.js";
import { errorText } from "../../runtime/error-numbers.js";
import { newException, overflowError, PythonError, valueError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { asIndex, asSize } from "../../runtime/primitives.js";
import { makeStructSequence } from "../../runtime/struct-sequence.js";
import { fileSystemPath, normalizePath, splitRootOf } from "./paths.js";
import { type PosixFunction, posixFunction } from "./posix-function.js";
import { timesResultType, unameResultType } from "./structures.js";

const MAXIMUM_RANDOM = 2 ** 25;

function random(size: Value): Value {
  const count = asSize(size);
  if (count < 0) throw valueError("negative argument not allowed");
  if (count > MAXIMUM_RANDOM) throw overflowError("cannot make so many random bytes");
  return new PyBytes(randomBytes(count));
}

function times(): Value {
  const user = new PyFloat(Number(services.processTime()) / 1e9);
  const elapsed = new PyFloat(Number(services.monotonicTime()) / 1e9);
  const zero = new PyFloat(0);
  return makeStructSequence(timesResultType, [user, zero, zero, zero, elapsed]);
}

function exit(code: Value): never {
  const status = Number(asIndex(code));
  const exception = newException(systemExitType, status);
  exception.members = new Map([["code", status]]);
  throw new PythonError(exception);
}

function umask(mask: Value): number {
  const files = services.fileSystem();
  const before = files.umask;
  files.umask = Number(asIndex(mask)) & 0o777;
  return before;
}

export const processFunctions: readonly PosixFunction[] = [
  posixFunction("_exit(status)", exit, "Exit to the system with specified status, without normal exit processing."),
  posixFunction(
    "_path_normpath(path)",
    (path: Value) => normalizePath(fileSystemPath(path)),
    "Normalize path, eliminating double slashes, etc.",
  ),
  posixFunction("_path_splitroot_ex(p)", splitRootOf),
  posixFunction("cpu_count()", () => 1, "Return the number of logical CPUs in the system."),
  posixFunction(
    "fspath(path)",
    fileSystemPath,
    "Return the file system path representation of the object.\n\nIf the object is str or bytes, then allow it to pass through as-is. If the\nobject defines __fspath__(), then return the result of that method. All other\ntypes raise a TypeError.",
  ),
  posixFunction("getegid()", () => 0),
  posixFunction("geteuid()", () => 0),
  posixFunction("getgid()", () => 0),
  posixFunction("getlogin()", () => "user"),
  posixFunction("getpgrp()", () => 1),
  posixFunction("getpid()", () => 1, "Return the current process id."),
  posixFunction("getppid()", () => 0),
  posixFunction("getuid()", () => 0),
  posixFunction("register_at_fork(*, before=None, after_in_child=None, after_in_parent=None)", () => null),
  posixFunction("sched_yield()", () => null),
  posixFunction(
    "strerror(code, /)",
    (code: Value) => errorText(Number(asIndex(code))),
    "Translate an error code to a message string.",
  ),
  posixFunction("sync()", () => null),
  posixFunction("times()", times),
  posixFunction("umask(mask, /)", umask, "Set the current numeric umask and return the previous umask."),
  posixFunction("uname()", () => makeStructSequence(unameResultType, ["Linux", "localhost", "6.1.0", "#1", "wasm32"])),
  posixFunction(
    "urandom(size, /)",
    random,
    "Return a bytes object containing random bytes suitable for cryptographic use.",
  ),
];
