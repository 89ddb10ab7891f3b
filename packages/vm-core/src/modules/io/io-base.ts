/** _io._IOBase, the root of all streams, and the three abstract kinds below it. */

import { PyByteArray } from "../../objects/bytearray.js";
import { PyBytes } from "../../objects/bytes.js";
import { notImplementedErrorType } from "../../objects/exception.js";
import { PyList } from "../../objects/list.js";
import type { Value } from "../../objects/object.js";
import { Special } from "../../objects/specials.js";
import { PyStream } from "../../objects/stream.js";
import { defineType, type PyType } from "../../objects/type.js";
import { typeOf } from "../../objects/type-of.js";
import { getAttribute } from "../../runtime/attributes.js";
import { requireBytes, writableBytes } from "../../runtime/buffers.js";
import { joinBytes } from "../../runtime/byte-search.js";
import { callMethod } from "../../runtime/calls.js";
import { exceptionOf, newException, PythonError, stopIteration, typeError, valueError } from "../../runtime/errors.js";
import { dictGetter } from "../../runtime/instance-dict.js";
import { forEachItem, getIterator, iterNext } from "../../runtime/iteration.js";
import { constructor, defineMethods, getter, method } from "../../runtime/native-definitions.js";
import { asClampedIndex, intOf, typeName } from "../../runtime/primitives.js";
import { length } from "../../runtime/subscripts.js";
import { checkBytesLength } from "../../runtime/text-limits.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { isTrue } from "../../runtime/truth.js";
import { unsupportedOperation } from "../../runtime/unsupported-operation.js";

type Optional = Value | undefined;

const defineAbstract = (name: string, base?: PyType): PyType =>
  defineType(name, {
    module: "_io",
    instancesHaveDict: true,
    instancesHaveWeakReferences: true,
    ...(base === undefined ? {} : { base }),
  });

export const ioBaseType: PyType = defineAbstract("_IOBase");
export const rawIoBaseType: PyType = defineAbstract("_RawIOBase", ioBaseType);
export const bufferedIoBaseType: PyType = defineAbstract("_BufferedIOBase", ioBaseType);
export const textIoBaseType: PyType = defineAbstract("_TextIOBase", ioBaseType);
for (const type of [rawIoBaseType, bufferedIoBaseType, textIoBaseType]) type.layoutOwner = ioBaseType;

/** The size argument of read and readline: -1 for all. */
export function sizeArgument(size: Optional): number {
  if (size === undefined || size === null) return -1;
  if (intOf(size) === undefined && typeOf(size).special(Special.__index__) === null) {
    throw typeError(`argument should be integer or None, not '${typeName(size)}'`);
  }
  return asClampedIndex(size);
}

/** Raises ValueError for a stream whose `closed` is true. */
function checkOpen(stream: Value): void {
  if (isTrue(getAttribute(stream, "closed"))) throw valueError("I/O operation on closed file.");
}

/** readline by way of the stream's own `read`. */
function readLine(self: PyStream, size: Optional): Value {
  const given = sizeArgument(size);
  const limit = given < 0 ? Number.POSITIVE_INFINITY : given;
  const parts: Uint8Array[] = [];
  let total = 0;
  while (total < limit) {
    const part = callMethod(self, "read", 1);
    if (!(part instanceof PyBytes))
      throw typeError(`read() should have returned a bytes object, not '${typeName(part)}'`);
    if (part.bytes.length === 0) break;
    parts.push(part.bytes);
    total += part.bytes.length;
    if (part.bytes[part.bytes.length - 1] === 10) break;
  }
  return new PyBytes(joinBytes(new Uint8Array(0), parts));
}

/** The lines up to a total length. */
export function readLines(self: Value, hint: Optional): PyList {
  const limit = sizeArgument(hint);
  const lines: Value[] = [];
  let total = 0;
  const iterator = getIterator(self);
  for (let line = iterNext(iterator); line !== undefined; line = iterNext(iterator)) {
    if ((lines.push(line) & 255) === 0) pollSafePoint();
    total += length(line);
    if (limit > 0 && total > limit) break;
  }
  return new PyList(lines);
}

function nextLine(self: PyStream): Value {
  const line = callMethod(self, "readline");
  if (length(line) === 0) throw stopIteration();
  return line;
}

function close(self: PyStream): null {
  if (!self.isClosed) {
    try {
      callMethod(self, "flush");
    } finally {
      self.isClosed = true;
    }
  }
  return null;
}

/** Closes what is not closed yet; what goes wrong then is nobody's. */
function finalize(self: PyStream): null {
  try {
    if (!isTrue(getAttribute(self, "closed"))) callMethod(self, "close");
  } catch (error) {
    if (exceptionOf(error) === null) throw error;
  }
  return null;
}

const refuse = (name: string) => () => {
  throw unsupportedOperation(name);
};

type Ability = "seekable" | "readable" | "writable";

/** Raises UnsupportedOperation for a stream that is not seekable, readable or writable. */
export function requireAbility(stream: Value, ability: Ability): void {
  if (callMethod(stream, ability) !== true) throw unsupportedOperation(`File or stream is not ${ability}.`);
}

const check = (ability: Ability) => (self: PyStream) => {
  requireAbility(self, ability);
  return true;
};

defineMethods(ioBaseType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PyStream(cls)),
  dictGetter,
  getter("closed", (self: PyStream) => self.isClosed),
  method("__del__(/)", finalize, "Called when the instance is about to be destroyed."),
  method("close(/)", close, "Flush and close the IO object."),
  method(
    "flush(/)",
    (self: PyStream) => {
      checkOpen(self);
      return null;
    },
    "Flush write buffers, if applicable.",
  ),
  method("seek(offset, whence=0, /)", refuse("seek"), "Change the stream position to the given byte offset."),
  method("tell(/)", (self: PyStream) => callMethod(self, "seek", 0, 1), "Return current stream position."),
  method("truncate(size=None, /)", refuse("truncate"), "Truncate file to size bytes."),
  method("fileno(/)", refuse("fileno"), "Return underlying file descriptor if one exists."),
  method("seekable(/)", () => false, "Return whether object supports random access."),
  method("readable(/)", () => false, "Return whether object was opened for reading."),
  method("writable(/)", () => false, "Return whether object was opened for writing."),
  method(
    "isatty(/)",
    (self: PyStream) => {
      checkOpen(self);
      return false;
    },
    "Return whether this is an 'interactive' stream.",
  ),
  method("_checkClosed()", (self: PyStream) => {
    checkOpen(self);
    return null;
  }),
  method("_checkSeekable()", check("seekable")),
  method("_checkReadable()", check("readable")),
  method("_checkWritable()", check("writable")),
  method("__enter__()", (self: PyStream) => {
    checkOpen(self);
    return self;
  }),
  method("__exit__(*exc_info)", (self: PyStream) => callMethod(self, "close")),
  method(
    "__iter__(/)",
    (self: PyStream) => {
      checkOpen(self);
      return self;
    },
    "Implement iter(self).",
  ),
  method("__next__(/)", nextLine, "Implement next(self)."),
  method("readline(size=-1, /)", readLine, "Read and return a line from the stream."),
  method("readlines(hint=-1, /)", readLines, "Return a list of lines from the stream."),
  method(
    "writelines(lines, /)",
    (self: PyStream, lines: Value) => {
      checkOpen(self);
      forEachItem(lines, (line) => {
        callMethod(self, "write", line);
      });
      return null;
    },
    "Write a list of lines to stream.",
  ),
]);

/** Raw streams offer `readinto`; read and readall come from it. */
function rawRead(self: PyStream, size: Optional): Value {
  const limit = sizeArgument(size);
  if (limit < 0) return callMethod(self, "readall");
  checkBytesLength(limit);
  const target = new PyByteArray(new Uint8Array(limit));
  const count = callMethod(self, "readinto", target);
  if (count === null) return null;
  const read = intOf(count);
  if (read === undefined || read < 0 || read > limit) {
    throw valueError(`readinto returned ${String(read)} outside buffer size ${limit}`);
  }
  return new PyBytes(target.bytes.slice(0, Number(read)));
}

function rawReadAll(self: PyStream): Value {
  const parts: Uint8Array[] = [];
  for (;;) {
    const part = callMethod(self, "read", DEFAULT_BUFFER_SIZE);
    if (part === null && parts.length === 0) return null;
    if (part === null) break;
    const bytes = requireBytes(part);
    if (bytes.length === 0) break;
    parts.push(bytes);
  }
  return new PyBytes(joinBytes(new Uint8Array(0), parts));
}

function notImplemented(): never {
  throw new PythonError(newException(notImplementedErrorType));
}

export const DEFAULT_BUFFER_SIZE = 131072;

defineMethods(rawIoBaseType, () => [
  method("read(size=-1, /)", rawRead),
  method("readall(/)", rawReadAll, "Read until EOF, using multiple read() call."),
  method("readinto(buffer, /)", notImplemented),
  method("write(b, /)", notImplemented),
]);

/** Buffered streams offer `read`; readinto comes from it. */
const readInto = (name: "read" | "read1") => (self: PyStream, target: Value) => {
  const bytes = writableBytes(target, `readinto() argument`);
  const data = requireBytes(callMethod(self, name, bytes.length));
  if (data.length > bytes.length) {
    throw valueError(`read() returned too much data: ${bytes.length} bytes requested, ${data.length} returned`);
  }
  bytes.set(data);
  return data.length;
};

defineMethods(bufferedIoBaseType, () => [
  method("read(size=-1, /)", refuse("read"), "Read and return up to n bytes."),
  method(
    "read1(size=-1, /)",
    refuse("read1"),
    "Read and return up to size bytes, with at most one read() call to the underlying raw stream.",
  ),
  method("readinto(buffer, /)", readInto("read")),
  method("readinto1(buffer, /)", readInto("read1")),
  method("write(b, /)", refuse("write"), "Write buffer b to the IO stream."),
  method("detach(/)", refuse("detach"), "Disconnect this buffer from its underlying raw stream and return it."),
]);

defineMethods(textIoBaseType, () => [
  method("read(size=-1, /)", refuse("read"), "Read at most size characters from stream."),
  method("readline(size=-1, /)", refuse("readline"), "Read until newline or EOF."),
  method("write(s, /)", refuse("write"), "Write string s to stream."),
  method("detach(/)", refuse("detach"), "Separate the underlying buffer from the TextIOBase and return it."),
  getter("encoding", () => null, null, "Encoding of the text stream."),
  getter("newlines", () => null, null, "Line endings translated so far."),
  getter("errors", () => null, null, "The error setting of the decoder or encoder."),
]);
