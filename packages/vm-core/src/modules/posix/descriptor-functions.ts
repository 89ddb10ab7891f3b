/** Functions of posix on the numbers of open files. */

import type { Descriptors } from "../../files/descriptors.js";
import { OpenDirectory, type OpenFile } from "../../files/open-file.js";
import { PyBytes } from "../../objects/bytes.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { bytesLike, requireBytes, writableBytes } from "../../runtime/buffers.js";
import { typeError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { toArray } from "../../runtime/iteration.js";
import { fileOperation, osError } from "../../runtime/os-errors.js";
import { asIndex, asSize, typeName } from "../../runtime/primitives.js";
import { makeStructSequence } from "../../runtime/struct-sequence.js";
import { isTrue } from "../../runtime/truth.js";
import { fileNumber } from "./paths.js";
import { type PosixFunction, posixFunction } from "./posix-function.js";
import { readWhenReady, whenReady, writeWhenReady } from "./ready-file.js";
import { statResult, terminalSizeType } from "./structures.js";

const descriptors = (): Descriptors => services.fileSystem().descriptors;

/** Does something with an open file. */
function withFile<Result>(file: Value, action: (file: OpenFile) => Result): Result {
  const number = fileNumber(file);
  return fileOperation(() => action(descriptors().get(number)));
}

function done(file: Value, action: (file: OpenFile) => void): null {
  withFile(file, action);
  return null;
}

function openFile(file: Value): OpenFile {
  return withFile(file, (open) => open);
}

function read(file: Value, length: Value): Value {
  const count = asSize(length);
  if (count < 0) throw osError("EINVAL");
  return whenReady(openFile(file), "read", (open) => new PyBytes(open.read(count)));
}

/** All of it for a file that blocks. */
function write(file: Value, data: Value): Value {
  const open = openFile(file);
  const bytes = bytesLike(data);
  if (bytes === undefined) throw typeError(`a bytes-like object is required, not '${typeName(data)}'`);
  let written = writeWhenReady(open, bytes);
  while (open.isBlocking && written < bytes.length) written += writeWhenReady(open, bytes.subarray(written));
  return written;
}

function closeRange(low: Value, high: Value): null {
  const [first, end] = [fileNumber(low), fileNumber(high)];
  for (const number of descriptors().numbers()) {
    if (number >= first && number < end) descriptors().close(number);
  }
  return null;
}

function duplicateTo(file: Value, target: Value, inheritable: Value = true): number {
  const [from, to] = [fileNumber(file), fileNumber(target)];
  const isInheritable = isTrue(inheritable);
  fileOperation(() => descriptors().duplicateTo(from, to, isInheritable));
  return to;
}

function buffersOf(values: Value, name: string): Value[] {
  if (bytesLike(values) !== undefined) throw typeError(`${name}() arg 2 must be a sequence`);
  return toArray(values);
}

function readVector(file: Value, buffers: Value): number {
  let total = 0;
  for (const buffer of buffersOf(buffers, "readv")) {
    const target = writableBytes(buffer, "readv() argument 2");
    const bytes = readWhenReady(openFile(file), target.length);
    target.set(bytes);
    total += bytes.length;
    if (bytes.length < target.length) break;
  }
  return total;
}

function writeVector(file: Value, buffers: Value): number {
  let total = 0;
  for (const buffer of buffersOf(buffers, "writev")) {
    const bytes = requireBytes(buffer);
    total += writeWhenReady(openFile(file), bytes);
  }
  return total;
}

function terminalSize(file: Value = 1): Value {
  if (!withFile(file, (open) => open.isTerminal)) throw osError("ENOTTY");
  return makeStructSequence(terminalSizeType, [80, 24]);
}

function isTerminal(file: Value): boolean {
  const number = fileNumber(file);
  return descriptors().has(number) && descriptors().get(number).isTerminal;
}

function pipe(): PyTuple {
  return new PyTuple([...fileOperation(() => services.fileSystem().pipe())]);
}

function fchdir(file: Value): null {
  return done(file, (open) => {
    if (!(open instanceof OpenDirectory)) throw osError("ENOTDIR");
    services.fileSystem().changeDirectory(open.node);
  });
}

export const descriptorFunctions: readonly PosixFunction[] = [
  posixFunction(
    "close(fd)",
    (file: Value) => {
      const number = fileNumber(file);
      fileOperation(() => descriptors().close(number));
      return null;
    },
    "Close a file descriptor.",
  ),
  posixFunction(
    "closerange(fd_low, fd_high, /)",
    closeRange,
    "Closes all file descriptors in [fd_low, fd_high), ignoring errors.",
  ),
  posixFunction("device_encoding(fd)", (file: Value) => (isTerminal(file) ? "UTF-8" : null)),
  posixFunction(
    "dup(fd, /)",
    (file: Value) => {
      const number = fileNumber(file);
      return fileOperation(() => descriptors().duplicate(number));
    },
    "Return a duplicate of a file descriptor.",
  ),
  posixFunction("dup2(fd, fd2, inheritable=True)", duplicateTo, "Duplicate file descriptor."),
  posixFunction("fchdir(fd)", fchdir, "Change to the directory of the given file descriptor."),
  posixFunction("fchmod(fd, mode)", (file: Value, mode: Value) => {
    const bits = Number(asIndex(mode));
    return done(file, (open) => open.setMode(bits));
  }),
  posixFunction("fchown(fd, uid, gid)", (file: Value) => done(file, () => {})),
  posixFunction("fdatasync(fd)", (file: Value) => done(file, () => {})),
  posixFunction(
    "fstat(fd)",
    (file: Value) => withFile(file, (open) => statResult(open.status())),
    "Perform a stat system call on the given file descriptor.",
  ),
  posixFunction("fsync(fd)", (file: Value) => done(file, () => {}), "Force write of fd to disk."),
  posixFunction(
    "ftruncate(fd, length, /)",
    (file: Value, length: Value) => {
      const size = asSize(length);
      return done(file, (open) => open.truncate(size));
    },
    "Truncate a file, specified by file descriptor, to a specific length.",
  ),
  posixFunction("get_blocking(fd, /)", (file: Value) => withFile(file, (open) => open.isBlocking)),
  posixFunction("get_inheritable(fd, /)", (file: Value) => {
    const number = fileNumber(file);
    return fileOperation(() => descriptors().isInheritable(number));
  }),
  posixFunction(
    "get_terminal_size(fd=<unrepresentable>, /)",
    terminalSize,
    "Return the size of the terminal window as (columns, lines).",
  ),
  posixFunction("isatty(fd, /)", isTerminal, "Return True if the fd is connected to a terminal."),
  posixFunction(
    "lseek(fd, position, whence, /)",
    (file: Value, position: Value, whence: Value) => {
      const [offset, from] = [asSize(position), Number(asIndex(whence))];
      return withFile(file, (open) => open.seek(offset, from));
    },
    "Set the position of a file descriptor.  Return the new position.",
  ),
  posixFunction("pipe()", pipe, "Create a pipe."),
  posixFunction("pread(fd, length, offset, /)", (file: Value, length: Value, offset: Value) => {
    const [count, position] = [asSize(length), asSize(offset)];
    if (count < 0 || position < 0) throw osError("EINVAL");
    return new PyBytes(withFile(file, (open) => open.readAt(position, count)));
  }),
  posixFunction("pwrite(fd, buffer, offset, /)", (file: Value, buffer: Value, offset: Value) => {
    const [bytes, position] = [requireBytes(buffer), asSize(offset)];
    if (position < 0) throw osError("EINVAL");
    return withFile(file, (open) => open.writeAt(position, bytes));
  }),
  posixFunction("read(fd, length, /)", read, "Read from a file descriptor.  Returns a bytes object."),
  posixFunction("readinto(fd, buffer, /)", (file: Value, buffer: Value) => {
    const target = writableBytes(buffer, "readinto() argument 2");
    const bytes = readWhenReady(openFile(file), target.length);
    target.set(bytes);
    return bytes.length;
  }),
  posixFunction("readv(fd, buffers, /)", readVector),
  posixFunction("set_blocking(fd, blocking, /)", (file: Value, blocking: Value) => {
    const isBlocking = isTrue(blocking);
    return done(file, (open) => {
      open.isBlocking = isBlocking;
    });
  }),
  posixFunction("set_inheritable(fd, inheritable, /)", (file: Value, inheritable: Value) => {
    const [number, isInheritable] = [fileNumber(file), Number(asIndex(inheritable)) !== 0];
    fileOperation(() => descriptors().setInheritable(number, isInheritable));
    return null;
  }),
  posixFunction("write(fd, data, /)", write, "Write a bytes object to a file descriptor."),
  posixFunction("writev(fd, buffers, /)", writeVector),
];
