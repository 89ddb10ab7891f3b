/** io.BytesIO: a binary stream in memory. */

import { viewMemory } from "../../builtins/memoryview.js";
import { PyByteArray } from "../../objects/bytearray.js";
import { PyBytes } from "../../objects/bytes.js";
import type { Value } from "../../objects/object.js";
import { PyStream } from "../../objects/stream.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { checkNotExported, requireBytes, writableBytes } from "../../runtime/buffers.js";
import { stopIteration, valueError } from "../../runtime/errors.js";
import { constructor, defineMethods, getter, method } from "../../runtime/native-definitions.js";
import { asClampedIndex, asSize } from "../../runtime/primitives.js";
import { checkGrowingBytes } from "../../runtime/text-limits.js";
import { bufferedIoBaseType, readLines, sizeArgument } from "./io-base.js";
import { restoreAttributes, stateAttributes, stateItems, statePosition } from "./memory-stream-state.js";

export const bytesIoType: PyType = defineType("BytesIO", { base: bufferedIoBaseType, module: "_io" });

class PyBytesIO extends PyStream {
  /** The contents. Views that getbuffer makes keep it from changing size. */
  content: PyByteArray = new PyByteArray(new Uint8Array(0));
  position = 0;

  read(count: number): Uint8Array {
    const { bytes } = this.content;
    const start = Math.min(this.position, bytes.length);
    const end = count < 0 ? bytes.length : Math.min(bytes.length, start + count);
    if (end > start) this.position = end;
    return bytes.slice(start, end);
  }

  readLine(limit: number): Uint8Array {
    const newline = this.content.bytes.indexOf(10, this.position);
    const length = (newline < 0 ? this.content.bytes.length : newline + 1) - this.position;
    return this.read(Math.max(0, limit < 0 ? length : Math.min(length, limit)));
  }

  write(data: Uint8Array): void {
    const end = this.position + data.length;
    if (data.length === 0) return;
    if (end > this.content.bytes.length) {
      checkNotExported(this.content);
      checkGrowingBytes(end, end - this.content.bytes.length);
      this.content.resize(end);
    }
    this.content.bytes.set(data, this.position);
    this.position = end;
  }
}

function checkOpen(self: PyBytesIO): void {
  if (self.isClosed) throw valueError("I/O operation on closed file.");
}

type Optional = Value | undefined;

function initialize(self: PyBytesIO, initial: Optional): null {
  checkNotExported(self.content);
  const bytes = initial === undefined || initial === null ? new Uint8Array(0) : requireBytes(initial).slice();
  self.content = new PyByteArray(bytes);
  self.position = 0;
  self.isClosed = false;
  return null;
}

function read(self: PyBytesIO, size: Optional): PyBytes {
  checkOpen(self);
  return new PyBytes(self.read(sizeArgument(size)));
}

function seek(self: PyBytesIO, offset: Value, whence: Optional): number {
  checkOpen(self);
  const distance = asSize(offset);
  const from = whence === undefined ? 0 : asSize(whence);
  if (from === 0 && distance < 0) throw valueError(`negative seek value ${distance}`);
  if (from < 0 || from > 2) throw valueError(`invalid whence (${from}, should be 0, 1 or 2)`);
  const base = from === 0 ? 0 : from === 1 ? self.position : self.content.bytes.length;
  self.position = Math.max(0, base + distance);
  return self.position;
}

function truncate(self: PyBytesIO, size: Optional): number {
  checkOpen(self);
  checkNotExported(self.content);
  const wanted = size === undefined || size === null ? self.position : asClampedIndex(size);
  if (wanted < 0) throw valueError(`negative size value ${wanted}`);
  if (wanted < self.content.bytes.length) self.content.resize(wanted);
  return wanted;
}

function readInto(self: PyBytesIO, target: Value): number {
  const bytes = writableBytes(target, "readinto() argument");
  checkOpen(self);
  const data = self.read(bytes.length);
  bytes.set(data);
  return data.length;
}

function setState(self: PyBytesIO, state: Value): null {
  const [content, position, attributes] = stateItems(self, state, 3);
  checkNotExported(self.content);
  self.content = new PyByteArray(requireBytes(content).slice());
  self.position = statePosition(position, "second item of state must be an integer, not");
  restoreAttributes(self, attributes, "third");
  return null;
}

const answer = (value: boolean) => (self: PyBytesIO) => {
  checkOpen(self);
  return value;
};

defineMethods(bytesIoType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PyBytesIO(cls)),
  method("__init__(initial_bytes=b'')", initialize),
  method("read(size=-1, /)", read, "Read at most size bytes, returned as a bytes object."),
  method("read1(size=-1, /)", read, "Read at most size bytes, returned as a bytes object."),
  method("readinto(buffer, /)", readInto, "Read bytes into buffer."),
  method(
    "readline(size=-1, /)",
    (self: PyBytesIO, size: Optional) => {
      checkOpen(self);
      return new PyBytes(self.readLine(sizeArgument(size)));
    },
    "Next line from the file, as a bytes object.",
  ),
  method(
    "readlines(size=None, /)",
    (self: PyBytesIO, hint: Optional) => {
      checkOpen(self);
      return readLines(self, hint);
    },
    "List of bytes objects, each a line from the file.",
  ),
  method(
    "__next__(/)",
    (self: PyBytesIO) => {
      checkOpen(self);
      const line = self.readLine(-1);
      if (line.length === 0) throw stopIteration();
      return new PyBytes(line);
    },
    "Implement next(self).",
  ),
  method(
    "write(b, /)",
    (self: PyBytesIO, data: Value) => {
      checkOpen(self);
      const bytes = requireBytes(data);
      const written = bytes.length;
      self.write(bytes.buffer === self.content.bytes.buffer ? bytes.slice() : bytes);
      return written;
    },
    "Write bytes to file.",
  ),
  method("seek(pos, whence=0, /)", seek, "Change stream position."),
  method(
    "tell(/)",
    (self: PyBytesIO) => {
      checkOpen(self);
      return self.position;
    },
    "Current file position, an integer.",
  ),
  method("truncate(size=None, /)", truncate, "Truncate the file to at most size bytes."),
  method(
    "getvalue(/)",
    (self: PyBytesIO) => {
      checkOpen(self);
      return new PyBytes(self.content.bytes.slice());
    },
    "Retrieve the entire contents of the BytesIO object.",
  ),
  method(
    "getbuffer(/)",
    (self: PyBytesIO) => {
      checkOpen(self);
      return viewMemory(self.content);
    },
    "Get a read-write view over the contents of the BytesIO object.",
  ),
  method(
    "close(/)",
    (self: PyBytesIO) => {
      checkNotExported(self.content);
      self.isClosed = true;
      self.content = new PyByteArray(new Uint8Array(0));
      return null;
    },
    "Disable all I/O operations.",
  ),
  method("__getstate__(/)", (self: PyBytesIO) => {
    checkOpen(self);
    return new PyTuple([new PyBytes(self.content.bytes.slice()), self.position, stateAttributes(self)]);
  }),
  method("__setstate__(state, /)", setState),
  method("readable(/)", answer(true), "Returns True if the IO object can be read."),
  method("writable(/)", answer(true), "Returns True if the IO object can be written."),
  method("seekable(/)", answer(true), "Returns True if the IO object can be seeked."),
  method("isatty(/)", answer(false), "Always returns False."),
  method(
    "flush(/)",
    (self: PyBytesIO) => {
      checkOpen(self);
      return null;
    },
    "Does nothing.",
  ),
  getter("closed", (self: PyBytesIO) => self.isClosed, null, "True if the file is closed."),
]);
