/** The classes of buffered streams and their methods. */

import { PyBytes } from "../../objects/bytes.js";
import type { Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { findAttribute, getAttribute } from "../../runtime/attributes.js";
import { requireBytes, writableBytes } from "../../runtime/buffers.js";
import { callMethod } from "../../runtime/calls.js";
import { runtimeError, stopIteration, typeError, valueError } from "../../runtime/errors.js";
import {
  constructor,
  type Definition,
  defineMethods,
  getter,
  member,
  method,
} from "../../runtime/native-definitions.js";
import { asIndex, asSize, typeName } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import { thread } from "../../runtime/thread.js";
import { unsupportedOperation } from "../../runtime/unsupported-operation.js";
import { isClosed, PyBuffered, requireOpenBuffer, requireReady } from "./buffered.js";
import { bufferedIoBaseType, DEFAULT_BUFFER_SIZE, requireAbility, sizeArgument } from "./io-base.js";

const define = (name: string): PyType => defineType(name, { base: bufferedIoBaseType, module: "_io" });

export const bufferedReaderType: PyType = define("BufferedReader");
export const bufferedWriterType: PyType = define("BufferedWriter");
export const bufferedRandomType: PyType = define("BufferedRandom");

type Optional = Value | undefined;

interface Kind {
  readonly isReader: boolean;
  readonly isWriter: boolean;
}

/** A stream over a raw one. Raises UnsupportedOperation when that cannot do what is asked of it. */
function attach(self: PyBuffered, raw: Value, size: Optional, { isReader, isWriter }: Kind): null {
  self.state = "new";
  if (isReader && isWriter) requireAbility(raw, "seekable");
  if (isReader) requireAbility(raw, "readable");
  if (isWriter) requireAbility(raw, "writable");
  const wanted = size === undefined ? DEFAULT_BUFFER_SIZE : asSize(size);
  if (wanted <= 0) throw valueError("buffer size must be strictly positive");
  self.attach(raw, wanted, isReader, isWriter);
  return null;
}

/** A new buffered stream over a raw one, of one of the three classes. */
export function newBuffered(type: PyType, raw: Value, size: number): PyBuffered {
  const stream = new PyBuffered(type);
  attach(stream, raw, size, kindOf(type));
  return stream;
}

function kindOf(type: PyType): Kind {
  return { isReader: type !== bufferedWriterType, isWriter: type !== bufferedReaderType };
}

function simple(name: string, doc: string): Definition {
  return method(
    `${name}()`,
    (self: PyBuffered) => {
      requireReady(self);
      return callMethod(self.raw, name);
    },
    doc,
  );
}

function seek(self: PyBuffered, target: Value, whence: Optional): number {
  const from = whence === undefined ? 0 : Number(asIndex(whence));
  if (from < 0 || from > 2) {
    requireReady(self);
    throw valueError(`whence value ${from} unsupported`);
  }
  requireOpenBuffer(self, "seek");
  requireAbility(self.raw, "seekable");
  return self.seek(asSize(target), from);
}

function close(self: PyBuffered): null {
  requireReady(self);
  if (isClosed(self)) return null;
  try {
    callMethod(self, "flush");
  } finally {
    callMethod(self.raw, "close");
  }
  return null;
}

function represent(self: PyBuffered): string {
  const shown = `_io.${self.cls.name}`;
  if (thread.beingRepresented.has(self)) throw runtimeError(`reentrant call inside ${shown}.__repr__`);
  thread.beingRepresented.add(self);
  try {
    const name = self.state === "ready" ? findAttribute(self, "name") : undefined;
    return name === undefined ? `<${shown}>` : `<${shown} name=${repr(name)}>`;
  } finally {
    thread.beingRepresented.delete(self);
  }
}

const shared: readonly Definition[] = [
  constructor("(*args, **kwargs)", (cls: PyType) => new PyBuffered(cls)),
  member("raw", (self: PyBuffered) => (self.state === "new" ? null : self.raw)),
  simple("seekable", "Return whether object supports random access."),
  simple("fileno", "Return underlying file descriptor if one exists."),
  simple("isatty", "Return whether this is an 'interactive' stream."),
  method("close()", close, "Flush and close the IO object."),
  method("detach()", (self: PyBuffered) => {
    requireReady(self);
    callMethod(self, "flush");
    const { raw } = self;
    self.raw = null;
    self.state = "detached";
    return raw;
  }),
  method("_dealloc_warn(source, /)", () => null),
  method("__repr__(/)", represent),
  method("__getstate__()", (self: PyBuffered) => {
    throw typeError(`cannot pickle '${typeName(self)}' instances`);
  }),
  method(
    "tell()",
    (self: PyBuffered) => {
      requireReady(self);
      return self.tell();
    },
    "Return current stream position.",
  ),
  method("seek(target, whence=0, /)", seek, "Change the stream position to the given byte offset."),
  method("truncate(pos=None, /)", (self: PyBuffered, size: Optional) => {
    requireOpenBuffer(self, "truncate");
    if (!self.isWriter) throw unsupportedOperation("truncate");
    return self.truncate(size ?? null);
  }),
  getter("closed", (self: PyBuffered) => {
    requireReady(self);
    return isClosed(self);
  }),
  getter("name", (self: PyBuffered) => {
    requireReady(self);
    return getAttribute(self.raw, "name");
  }),
  getter("mode", (self: PyBuffered) => {
    requireReady(self);
    return getAttribute(self.raw, "mode");
  }),
];

function read(self: PyBuffered, size: Optional): Value {
  requireReady(self);
  const count = sizeArgument(size);
  if (count < -1) throw valueError("read length must be non-negative or -1");
  requireOpenBuffer(self, "read");
  if (count < 0) return self.readAll();
  const bytes = self.read(count);
  return bytes === null ? null : new PyBytes(bytes);
}

function readOnce(self: PyBuffered, size: Optional): PyBytes {
  requireReady(self);
  const count = size === undefined ? -1 : asSize(size);
  requireOpenBuffer(self, "read");
  return new PyBytes(self.readOnce(count < 0 ? self.size : count));
}

const readInto = (isOnce: boolean) => (self: PyBuffered, target: Value) => {
  requireReady(self);
  const bytes = writableBytes(target, "readinto() argument");
  requireOpenBuffer(self, "readinto");
  return self.readInto(bytes, isOnce);
};

const reading: readonly Definition[] = [
  simple("readable", "Return whether object was opened for reading."),
  method("read(size=-1, /)", read),
  method("read1(size=-1, /)", readOnce),
  method("readinto(buffer, /)", readInto(false)),
  method("readinto1(buffer, /)", readInto(true)),
  method("peek(size=0, /)", (self: PyBuffered) => {
    requireOpenBuffer(self, "peek");
    return new PyBytes(self.peek());
  }),
  method("readline(size=-1, /)", (self: PyBuffered, size: Optional) => {
    requireReady(self);
    const limit = sizeArgument(size);
    requireOpenBuffer(self, "readline");
    return new PyBytes(self.readLine(limit));
  }),
  method("__next__(/)", nextLine, "Implement next(self)."),
];

function nextLine(self: PyBuffered): Value {
  requireReady(self);
  if (self.cls === bufferedReaderType || self.cls === bufferedRandomType) {
    requireOpenBuffer(self, "readline");
    const line = self.readLine(-1);
    if (line.length === 0) throw stopIteration();
    return new PyBytes(line);
  }
  const line = callMethod(self, "readline");
  if (!(line instanceof PyBytes))
    throw typeError(`readline() should have returned a bytes object, not '${typeName(line)}'`);
  if (line.bytes.length === 0) throw stopIteration();
  return line;
}

const flush = (self: PyBuffered): null => {
  requireOpenBuffer(self, "flush");
  self.flushAndRewind();
  return null;
};

const writing: readonly Definition[] = [
  simple("writable", "Return whether object was opened for writing."),
  method("flush()", flush),
  method("write(buffer, /)", (self: PyBuffered, data: Value) => {
    requireReady(self);
    const bytes = requireBytes(data);
    requireOpenBuffer(self, "write");
    return self.write(bytes);
  }),
];

function initializer(type: PyType): Definition {
  return method(`__init__(raw, buffer_size=${DEFAULT_BUFFER_SIZE})`, (self: PyBuffered, raw: Value, size: Optional) =>
    attach(self, raw, size, kindOf(type)),
  );
}

defineMethods(bufferedReaderType, () => [
  ...shared,
  ...reading,
  initializer(bufferedReaderType),
  simple("flush", "Flush write buffers, if applicable."),
]);
defineMethods(bufferedWriterType, () => [...shared, ...writing, initializer(bufferedWriterType)]);
defineMethods(bufferedRandomType, () => [...shared, ...reading, ...writing, initializer(bufferedRandomType)]);
