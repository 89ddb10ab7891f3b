/** The class io.TextIOWrapper. */

import { osErrorType } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { findAttribute, getAttribute } from "../../runtime/attributes.js";
import { callMethod } from "../../runtime/calls.js";
import { textLength } from "../../runtime/code-points.js";
import {
  attributeError,
  pythonError,
  runtimeError,
  stopIteration,
  typeError,
  valueError,
} from "../../runtime/errors.js";
import { constructor, defineMethods, getter, member, method } from "../../runtime/native-definitions.js";
import { asIndex, asSize, intOf, textOf, typeName } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import { thread } from "../../runtime/thread.js";
import { isTrue } from "../../runtime/truth.js";
import { unsupportedOperation } from "../../runtime/unsupported-operation.js";
import { isClosed, PyBuffered } from "./buffered.js";
import { sizeArgument, textIoBaseType } from "./io-base.js";
import { NewlineDecoder } from "./newline-decoder.js";
import { type Newline, PyTextIOWrapper, type TextSettings } from "./text-io.js";
import { refuseRelativeSeek, seekEnd, seekPosition, tellPosition } from "./text-position.js";

export const textIoWrapperType: PyType = defineType("TextIOWrapper", { base: textIoBaseType, module: "_io" });

type Optional = Value | undefined;

function requireReady(self: PyTextIOWrapper): void {
  if (self.state === "detached") throw valueError("underlying buffer has been detached");
  if (self.state === "new") throw valueError("I/O operation on uninitialized object");
}

function isStreamClosed(self: PyTextIOWrapper): boolean {
  const { buffer } = self;
  if (buffer instanceof PyBuffered && buffer.state === "ready" && !buffer.cls.isHeapType) return isClosed(buffer);
  return isTrue(getAttribute(buffer, "closed"));
}

function requireOpen(self: PyTextIOWrapper): void {
  requireReady(self);
  if (isStreamClosed(self)) throw valueError("I/O operation on closed file.");
}

/** A str argument or None. */
function textArgument(value: Optional, name: string, where: string): string | null {
  if (value === undefined || value === null) return null;
  const text = textOf(value);
  if (text === undefined) {
    throw typeError(`${where}() argument '${name}' must be str or None, not ${typeName(value)}`);
  }
  if (text.includes("\0")) throw valueError("embedded null character");
  return text;
}

function newlineArgument(value: Optional, where: string): Newline {
  const text = textArgument(value, "newline", where);
  if (text === null || text === "" || text === "\n" || text === "\r" || text === "\r\n") return text;
  throw valueError(`illegal newline value: ${text}`);
}

function initialize(
  self: PyTextIOWrapper,
  buffer: Value,
  encoding: Optional,
  errors: Optional,
  newline: Optional,
  lineBuffering: Optional,
  writeThrough: Optional,
): null {
  self.state = "new";
  const name = "TextIOWrapper";
  const givenEncoding = textArgument(encoding, "encoding", name);
  const settings: TextSettings = {
    encoding: givenEncoding === null || givenEncoding === "locale" ? "UTF-8" : givenEncoding,
    errors: textArgument(errors, "errors", name) ?? "strict",
    newline: newlineArgument(newline, name),
    isLineBuffered: lineBuffering !== undefined && isTrue(lineBuffering),
    isWriteThrough: writeThrough !== undefined && isTrue(writeThrough),
  };
  self.attach(buffer, settings);
  return null;
}

/** A new text stream over a buffer. */
export function newTextIOWrapper(buffer: Value, settings: TextSettings): PyTextIOWrapper {
  const stream = new PyTextIOWrapper(textIoWrapperType);
  stream.attach(buffer, settings);
  return stream;
}

function reconfigure(
  self: PyTextIOWrapper,
  encoding: Optional,
  errors: Optional,
  newline: Optional,
  lineBuffering: Optional,
  writeThrough: Optional,
): null {
  requireReady(self);
  const before = self.settings;
  const isChanged = (encoding ?? null) !== null || (errors ?? null) !== null || newline !== undefined;
  if (self.hasDecoded && isChanged) {
    throw unsupportedOperation("It is not possible to set the encoding or newline of stream after the first read");
  }
  const name = "reconfigure";
  const givenEncoding = textArgument(encoding, "encoding", name);
  const givenErrors = textArgument(errors, "errors", name);
  const settings: TextSettings = {
    encoding: givenEncoding === "locale" ? "UTF-8" : (givenEncoding ?? before.encoding),
    errors: givenErrors ?? (givenEncoding === null ? before.errors : "strict"),
    newline: newline === undefined ? before.newline : newlineArgument(newline, name),
    isLineBuffered: setting(lineBuffering, before.isLineBuffered),
    isWriteThrough: setting(writeThrough, before.isWriteThrough),
  };
  callMethod(self, "flush");
  self.bytesPerCharacter = 0;
  if (isChanged) {
    self.configure(settings);
    if (self.isSeekable && self.encoder !== null && callMethod(self.buffer, "tell") !== 0) self.encoder.reset(false);
  } else self.settings = settings;
  return null;
}

function setting(value: Optional, before: boolean): boolean {
  return value === undefined || value === null ? before : isTrue(value);
}

function write(self: PyTextIOWrapper, text: Value): number {
  const content = textOf(text);
  if (content === undefined) throw typeError(`write() argument must be str, not ${typeName(text)}`);
  requireOpen(self);
  if (self.encoder === null) throw unsupportedOperation("not writable");
  if (self.isConsole) self.writeDirectly(content);
  else self.write(content);
  return textLength(content);
}

function requireReadable(self: PyTextIOWrapper): void {
  requireOpen(self);
  if (self.decoder === null) throw unsupportedOperation("not readable");
  self.writePending();
}

function read(self: PyTextIOWrapper, size: Optional): string {
  requireReady(self);
  const count = sizeArgument(size);
  requireReadable(self);
  return count < 0 ? self.readAll() : self.read(count);
}

function nextLine(self: PyTextIOWrapper): Value {
  requireReady(self);
  self.isTelling = false;
  let line: Value;
  if (self.cls === textIoWrapperType) {
    requireReadable(self);
    line = self.readLine(-1);
  } else {
    line = callMethod(self, "readline");
    if (textOf(line) === undefined) {
      throw pythonError(osErrorType, `readline() should have returned a str object, not '${typeName(line)}'`);
    }
  }
  if (textOf(line) !== "") return line;
  self.snapshot = null;
  self.isTelling = self.isSeekable;
  throw stopIteration();
}

function tell(self: PyTextIOWrapper): Value {
  requireOpen(self);
  if (!self.isSeekable) throw unsupportedOperation("underlying stream is not seekable");
  if (!self.isTelling) throw pythonError(osErrorType, "telling position disabled by next() call");
  self.writePending();
  callMethod(self, "flush");
  return tellPosition(self);
}

function seek(self: PyTextIOWrapper, cookie: Value, whence: Optional): Value {
  requireOpen(self);
  const from = whence === undefined ? 0 : asSize(whence);
  if (!self.isSeekable) throw unsupportedOperation("underlying stream is not seekable");
  if (intOf(cookie) === undefined) asIndex(cookie);
  const isZero = intOf(cookie) === 0;
  switch (from) {
    case 0:
      break;
    case 1: {
      if (!isZero) refuseRelativeSeek("cur");
      const position = callMethod(self, "tell");
      callMethod(self, "flush");
      return seekPosition(self, position);
    }
    case 2:
      if (!isZero) refuseRelativeSeek("end");
      callMethod(self, "flush");
      return seekEnd(self);
    default:
      throw valueError(`invalid whence (${from}, should be 0, 1 or 2)`);
  }
  if (asIndex(cookie) < 0) throw valueError(`negative seek position ${repr(cookie)}`);
  callMethod(self, "flush");
  return seekPosition(self, cookie);
}

function flush(self: PyTextIOWrapper): Value {
  requireOpen(self);
  self.isTelling = self.isSeekable;
  self.writePending();
  callMethod(self.buffer, "flush");
  return null;
}

function close(self: PyTextIOWrapper): null {
  requireReady(self);
  if (isStreamClosed(self)) return null;
  try {
    callMethod(self, "flush");
  } finally {
    callMethod(self.buffer, "close");
  }
  return null;
}

function represent(self: PyTextIOWrapper): string {
  const shown = `_io.${self.cls.name}`;
  requireReady(self);
  if (thread.beingRepresented.has(self)) throw runtimeError(`reentrant call inside ${shown}.__repr__`);
  thread.beingRepresented.add(self);
  try {
    const parts = [shown];
    const name = findAttribute(self, "name");
    if (name !== undefined) parts.push(`name=${repr(name)}`);
    const mode = findAttribute(self, "mode");
    if (mode !== undefined) parts.push(`mode=${repr(mode)}`);
    parts.push(`encoding=${repr(self.settings.encoding)}`);
    return `<${parts.join(" ")}>`;
  } finally {
    thread.beingRepresented.delete(self);
  }
}

const forward = (name: string) =>
  method(`${name}()`, (self: PyTextIOWrapper) => {
    requireReady(self);
    return callMethod(self.buffer, name);
  });

defineMethods(textIoWrapperType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PyTextIOWrapper(cls)),
  method(
    "__init__(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
    initialize,
  ),
  method(
    "reconfigure(*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
    reconfigure,
    "Reconfigure the text stream with new parameters.",
  ),
  method("write(text, /)", write),
  method("read(size=-1, /)", read),
  method("readline(size=-1, /)", (self: PyTextIOWrapper, size: Optional) => {
    requireReady(self);
    const limit = sizeArgument(size);
    requireReadable(self);
    return self.readLine(limit);
  }),
  method("__next__(/)", nextLine, "Implement next(self)."),
  method("tell()", tell, "Return the stream position as an opaque number."),
  method("seek(cookie, whence=0, /)", seek, "Set the stream position, and return the new stream position."),
  method("truncate(pos=None, /)", (self: PyTextIOWrapper, size: Optional) => {
    requireReady(self);
    callMethod(self, "flush");
    return callMethod(self.buffer, "truncate", size ?? null);
  }),
  method("flush()", flush),
  method("close()", close),
  method("detach()", (self: PyTextIOWrapper) => {
    requireReady(self);
    callMethod(self, "flush");
    const { buffer } = self;
    self.buffer = null;
    self.state = "detached";
    return buffer;
  }),
  forward("fileno"),
  forward("isatty"),
  forward("readable"),
  forward("writable"),
  forward("seekable"),
  method("__getstate__()", (self: PyTextIOWrapper) => {
    throw typeError(`cannot pickle '${typeName(self)}' instances`);
  }),
  method("__repr__(/)", represent),
  member("encoding", (self: PyTextIOWrapper) => {
    return self.state === "new" ? null : self.settings.encoding;
  }),
  member("buffer", (self: PyTextIOWrapper) => self.buffer),
  member("line_buffering", (self: PyTextIOWrapper) => self.settings.isLineBuffered),
  member("write_through", (self: PyTextIOWrapper) => self.settings.isWriteThrough),
  getter("errors", (self: PyTextIOWrapper) => {
    requireReady(self);
    return self.settings.errors;
  }),
  getter("newlines", (self: PyTextIOWrapper) => {
    requireReady(self);
    return self.decoder instanceof NewlineDecoder ? self.decoder.newlines() : null;
  }),
  getter("name", (self: PyTextIOWrapper) => {
    requireReady(self);
    return getAttribute(self.buffer, "name");
  }),
  getter("closed", (self: PyTextIOWrapper) => {
    requireReady(self);
    return isStreamClosed(self);
  }),
  getter(
    "_CHUNK_SIZE",
    (self: PyTextIOWrapper) => {
      requireReady(self);
      return self.chunkSize;
    },
    (self: PyTextIOWrapper, value) => {
      if (value === undefined) throw attributeError("cannot delete attribute");
      const size = asSize(value);
      if (size <= 0) throw valueError("a strictly positive integer is required");
      self.chunkSize = size;
    },
  ),
]);

/** io.text_encoding */
export function textEncoding(encoding: Value): Value {
  return encoding === null ? "locale" : encoding;
}
