/** The posix module of a program without files: the file system is one empty directory that cannot be written to. */

import { PyBytes } from "../objects/bytes.js";
import { PyDict } from "../objects/dict.js";
import { osErrorType, systemExitType } from "../objects/exception.js";
import { PyFloat } from "../objects/float.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { randomBytes } from "../runtime/entropy.js";
import { type ErrorName, errorText } from "../runtime/error-numbers.js";
import { newException, overflowError, PythonError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { getIterator } from "../runtime/iteration.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { osError } from "../runtime/os-errors.js";
import { asIndex, asSize } from "../runtime/primitives.js";
import { makeStructSequence } from "../runtime/struct-sequence.js";
import { childProcessFunctions } from "./posix/child-processes.js";
import { fileSystemPath, normalizePath, pathArgument, splitRootOf } from "./posix/paths.js";
import { rootStatus, statResultType, terminalSizeType, timesResultType, unameResultType } from "./posix/structures.js";

const MAXIMUM_RANDOM = 2 ** 25;

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("posix", heading, code, doc);
}

/** Whether a path leads to the one directory there is. */
function isRoot(path: string): boolean {
  return path !== "" && path.split("/").every((part) => part === "" || part === "." || part === "..");
}

function missing(path: Value): PythonError {
  return osError("ENOENT", path);
}

function status(name: string, path: Value): Value {
  const place = pathArgument(name, path, name === "stat");
  if (typeof place === "number") throw osError("EBADF", place);
  if (!isRoot(place)) throw missing(path);
  return rootStatus();
}

function names(name: string, path: Value): Value[] {
  if (path !== null) {
    const place = pathArgument(name, path, true);
    if (typeof place === "number") throw osError("EBADF", place);
    if (!isRoot(place)) throw missing(path);
  }
  return [];
}

/** A function that would change what is at a path: there is nothing, and nothing can be made. */
function changing(name: string, parameters: string, atRoot: ErrorName, elsewhere: ErrorName): [string, Value] {
  const code = (path: Value): never => {
    const place = pathArgument(name, path);
    throw osError(typeof place === "string" && isRoot(place) ? atRoot : elsewhere, path);
  };
  return [name, fn(`${name}(${parameters})`, code)];
}

/** A function on the number of an open file, of which there is none beyond the standard streams. */
function onFile(name: string, parameters: string): [string, Value] {
  const code = (file: Value): never => {
    asIndex(file);
    throw osError("EBADF");
  };
  return [name, fn(`${name}(${parameters})`, code)];
}

function openFile(path: Value, flags: Value): never {
  const wants = Number(asIndex(flags));
  const place = pathArgument("open", path);
  const creates = (wants & constants.O_CREAT) !== 0;
  if (typeof place === "string" && isRoot(place)) throw osError("EISDIR", path);
  throw osError(creates ? "EROFS" : "ENOENT", path);
}

function makeDirectory(path: Value): never {
  const place = pathArgument("mkdir", path);
  throw osError(typeof place === "string" && isRoot(place) ? "EEXIST" : "EROFS", path);
}

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
  const exception = newException(systemExitType, code);
  exception.members = new Map([["code", code]]);
  throw new PythonError(exception);
}

const constants = {
  EX_CANTCREAT: 73,
  EX_CONFIG: 78,
  EX_DATAERR: 65,
  EX_IOERR: 74,
  EX_NOHOST: 68,
  EX_NOINPUT: 66,
  EX_NOPERM: 77,
  EX_NOUSER: 67,
  EX_OK: 0,
  EX_OSERR: 71,
  EX_OSFILE: 72,
  EX_PROTOCOL: 76,
  EX_SOFTWARE: 70,
  EX_TEMPFAIL: 75,
  EX_UNAVAILABLE: 69,
  EX_USAGE: 64,
  F_OK: 0,
  R_OK: 4,
  W_OK: 2,
  X_OK: 1,
  O_ACCMODE: 3,
  O_APPEND: 1024,
  O_CLOEXEC: 524288,
  O_CREAT: 64,
  O_DIRECTORY: 65536,
  O_EXCL: 128,
  O_NOFOLLOW: 131072,
  O_NONBLOCK: 2048,
  O_RDONLY: 0,
  O_RDWR: 2,
  O_SYNC: 1052672,
  O_TRUNC: 512,
  O_WRONLY: 1,
  TMP_MAX: 238328,
} as const;

const functions: Readonly<Record<string, Value>> = Object.fromEntries([
  ["_exit", fn("_exit(status)", exit)],
  [
    "_path_normpath",
    fn(
      "_path_normpath(path)",
      (path: Value) => normalizePath(fileSystemPath(path)),
      "Normalize path, eliminating double slashes, etc.",
    ),
  ],
  ["_path_splitroot_ex", fn("_path_splitroot_ex(p)", splitRootOf)],
  [
    "access",
    fn("access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", (path: Value, mode: Value) => {
      const place = pathArgument("access", path);
      return typeof place === "string" && isRoot(place) && (Number(asIndex(mode)) & constants.W_OK) === 0;
    }),
  ],
  [
    "chdir",
    fn("chdir(path)", (path: Value) => {
      const place = pathArgument("chdir", path, true);
      if (typeof place === "number") throw osError("EBADF", place);
      if (!isRoot(place)) throw missing(path);
      return null;
    }),
  ],
  ["cpu_count", fn("cpu_count()", () => 1)],
  [
    "fspath",
    fn(
      "fspath(path)",
      fileSystemPath,
      "Return the file system path representation of the object.\n\nIf the object is str or bytes, then allow it to pass through as-is. If the\nobject defines __fspath__(), then return the result of that method. All other\ntypes raise a TypeError.",
    ),
  ],
  [
    "get_terminal_size",
    fn("get_terminal_size(fd=<unrepresentable>, /)", () => {
      throw osError("ENOTTY");
    }),
  ],
  ["getcwd", fn("getcwd()", () => "/", "Return a unicode string representing the current working directory.")],
  ["getcwdb", fn("getcwdb()", () => new PyBytes(Uint8Array.of(0x2f)))],
  ["getpid", fn("getpid()", () => 1, "Return the current process id.")],
  ["getppid", fn("getppid()", () => 0)],
  ["getuid", fn("getuid()", () => 0)],
  ["geteuid", fn("geteuid()", () => 0)],
  ["getgid", fn("getgid()", () => 0)],
  ["getegid", fn("getegid()", () => 0)],
  [
    "isatty",
    fn("isatty(fd, /)", (file: Value) => {
      asIndex(file);
      return false;
    }),
  ],
  ["listdir", fn("listdir(path=None)", (path: Value = null) => new PyList(names("listdir", path)))],
  ["lstat", fn("lstat(path, *, dir_fd=None)", (path: Value) => status("lstat", path))],
  ["mkdir", fn("mkdir(path, mode=511, *, dir_fd=None)", makeDirectory)],
  ["open", fn("open(path, flags, mode=511, *, dir_fd=None)", openFile)],
  ["putenv", fn("putenv(name, value, /)", () => null)],
  ["scandir", fn("scandir(path=None)", (path: Value = null) => getIterator(new PyList(names("scandir", path))))],
  ["stat", fn("stat(path, *, dir_fd=None, follow_symlinks=True)", (path: Value) => status("stat", path))],
  [
    "strerror",
    fn(
      "strerror(code, /)",
      (code: Value) => errorText(Number(asIndex(code))),
      "Translate an error code to a message string.",
    ),
  ],
  ["times", fn("times()", times)],
  ["umask", fn("umask(mask, /)", () => 0o22)],
  ["uname", fn("uname()", () => makeStructSequence(unameResultType, ["Linux", "localhost", "", "", ""]))],
  ["unsetenv", fn("unsetenv(name, /)", () => null)],
  [
    "urandom",
    fn("urandom(size, /)", random, "Return a bytes object containing random bytes suitable for cryptographic use."),
  ],
  changing("chmod", "path, mode, *, dir_fd=None, follow_symlinks=True", "EROFS", "ENOENT"),
  changing("readlink", "path, *, dir_fd=None", "EINVAL", "ENOENT"),
  changing("remove", "path, *, dir_fd=None", "EISDIR", "ENOENT"),
  changing("rename", "src, dst, *, src_dir_fd=None, dst_dir_fd=None", "EROFS", "ENOENT"),
  changing("replace", "src, dst, *, src_dir_fd=None, dst_dir_fd=None", "EROFS", "ENOENT"),
  changing("rmdir", "path, *, dir_fd=None", "EROFS", "ENOENT"),
  changing("symlink", "src, dst, target_is_directory=False, *, dir_fd=None", "EROFS", "EROFS"),
  changing("truncate", "path, length", "EISDIR", "ENOENT"),
  changing("unlink", "path, *, dir_fd=None", "EISDIR", "ENOENT"),
  changing("utime", "path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True", "EROFS", "ENOENT"),
  onFile("close", "fd"),
  onFile("fstat", "fd"),
  onFile("ftruncate", "fd, length, /"),
  onFile("lseek", "fd, position, whence, /"),
  onFile("read", "fd, length, /"),
  onFile("write", "fd, data, /"),
]);

export function createPosixModule(): PyModule {
  return newModule(
    "posix",
    "This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard (a thinly\ndisguised Unix interface).  Refer to the library manual and\ncorresponding Unix manual entries for more information on calls.",
    {
      ...constants,
      ...functions,
      _have_functions: new PyList([]),
      environ: new PyDict(),
      ...childProcessFunctions,
      error: osErrorType,
      stat_result: statResultType,
      terminal_size: terminalSizeType,
      times_result: timesResultType,
      uname_result: unameResultType,
    },
  );
}
