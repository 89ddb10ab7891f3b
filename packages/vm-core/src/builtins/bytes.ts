/** The bytes class. */

import { BytesIterator, bytesIteratorType, bytesType, emptyBytes, PyBytes } from "../objects/bytes.js";
import { typeErrorType } from "../objects/exception.js";
import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { PySlice } from "../objects/slice.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { givenType } from "../runtime/argument-types.js";
import { bytesLike } from "../runtime/buffers.js";
import { compareBytes, concatenateBytes, equalBytes, repeatBytes } from "../runtime/byte-search.js";
import { reprBytes } from "../runtime/byte-text.js";
import { call1, callSpecial } from "../runtime/calls.js";
import { encodeText } from "../runtime/codecs.js";
import { caught, overflowError, typeError, valueError } from "../runtime/errors.js";
import { hashBytes } from "../runtime/hashing.js";
import { forEachItem } from "../runtime/iteration.js";
import { classMethod, constructor, defineMethods, method } from "../runtime/native-definitions.js";
import { percentFormatBytes } from "../runtime/percent-format.js";
import { asIndex, asSize, textOf, typeName } from "../runtime/primitives.js";
import { iteratorOr } from "../runtime/subscripts.js";
import { checkBytesLength } from "../runtime/text-limits.js";
import { bytesItem, bytesMethods, fromHex, isInteger } from "./bytes-methods.js";
import { indexedState } from "./iterator-state.js";
import { defineIterator, lengthHintMethod } from "./native-iterator.js";

type Optional = Value | undefined;

/** The name of the class being made, for messages. */
type Kind = "bytes" | "bytearray";

/** The contents of bytes(source, encoding, errors) or bytearray(…), in an array of their own. */
export function contentsFor(kind: Kind, source: Optional, encoding: Optional, errors: Optional): Uint8Array {
  const text = source === undefined ? undefined : textOf(source);
  if (encoding !== undefined || errors !== undefined) {
    const codec = encoding === undefined ? undefined : codecName(kind, encoding, "encoding");
    const handler = errors === undefined ? "strict" : codecName(kind, errors, "errors");
    if (text === undefined) throw typeError(`${codec === undefined ? "errors" : "encoding"} without a string argument`);
    if (codec === undefined) throw typeError("string argument without an encoding");
    return encodeText(text, codec, handler);
  }
  if (source === undefined) return new Uint8Array(0);
  if (text !== undefined) throw typeError("string argument without an encoding");
  if (isInteger(source)) {
    const count = countOf(source);
    if (count !== undefined) return zeros(count);
  }
  return copiedBytes(kind, source);
}

function codecName(kind: Kind, value: Value, name: string): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`${kind}() argument '${name}' must be str, not ${givenType(value)}`);
  return text;
}

/** The count of zero bytes; undefined when the object's `__index__` raises TypeError, and iteration is tried. */
function countOf(source: Value): number | undefined {
  try {
    return asSize(source);
  } catch (error) {
    if (caught(error, typeErrorType) === null) throw error;
    return undefined;
  }
}

function zeros(count: number): Uint8Array {
  if (count < 0) throw valueError("negative count");
  checkBytesLength(count);
  return new Uint8Array(count);
}

function copiedBytes(kind: Kind, source: Value): Uint8Array {
  const bytes = bytesLike(source);
  if (bytes !== undefined) return bytes.slice();
  const iterator = iteratorOr(source, () => `cannot convert '${typeOf(source).name}' object to ${kind}`);
  return bytesFromItems(iterator, `${kind === "bytes" ? "bytes" : "byte"} must be in range(0, 256)`);
}

/** The bytes that an iterable of ints yields. */
export function bytesFromItems(iterable: Value, outOfRange = "byte must be in range(0, 256)"): Uint8Array {
  const values: number[] = [];
  forEachItem(iterable, (item) => {
    const value = typeof item === "number" ? item : asIndex(item);
    if (value < 0 || value > 255) throw valueError(outOfRange);
    values.push(Number(value));
    checkBytesLength(values.length);
  });
  return Uint8Array.from(values);
}

function makeBytes(source: Optional, encoding: Optional, errors: Optional): PyBytes {
  if (source !== undefined && encoding === undefined && errors === undefined) {
    if (source instanceof PyBytes && source.cls === bytesType) return source;
    const method = typeOf(source).special(Special.__bytes__);
    if (method !== null) {
      const result = callSpecial(method, source);
      if (!(result instanceof PyBytes)) throw typeError(`__bytes__ returned non-bytes (type ${typeName(result)})`);
      return result;
    }
  }
  return new PyBytes(contentsFor("bytes", source, encoding, errors));
}

const make = (bytes: Uint8Array): PyBytes => (bytes.length === 0 ? emptyBytes : new PyBytes(bytes));

const compareWith = (test: (order: number) => boolean) => (self: PyBytes, other: Value) =>
  other instanceof PyBytes ? test(compareBytes(self.bytes, other.bytes)) : NotImplemented;

bytesType.namespace.set(
  "__doc__",
  `bytes(iterable_of_ints) -> bytes
bytes(string, encoding[, errors]) -> bytes
bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer
bytes(int) -> bytes object of size given by the parameter initialized with null bytes
bytes() -> empty bytes object

Construct an immutable array of bytes from:
  - an iterable yielding integers in range(256)
  - a text string encoded using the specified encoding
  - any object implementing the buffer API.
  - an integer`,
);

const indexMessages = { kind: "byte", outOfRange: "index out of range" };

defineMethods(bytesType, () => [
  ...bytesMethods(make),
  constructor(
    "(source=b'', encoding=<unrepresentable>, errors=<unrepresentable>)",
    (cls: PyType, source: Optional, encoding: Optional, errors: Optional) => {
      const made = makeBytes(source, encoding, errors);
      return cls === bytesType ? made : new PyBytes(made.bytes, cls);
    },
  ),
  method("__repr__(/)", (self: PyBytes) => reprBytes(self.bytes), "Return repr(self)."),
  method("__str__(/)", (self: PyBytes) => reprBytes(self.bytes), "Return str(self)."),
  method(
    "__bytes__()",
    (self: PyBytes) => (self.cls === bytesType ? self : new PyBytes(self.bytes)),
    "Convert this value to exact type bytes.",
  ),
  method("__hash__(/)", (self: PyBytes) => hashBytes(self.bytes), "Return hash(self)."),
  method(
    "__getitem__(key, /)",
    (self: PyBytes, key: Value) => {
      const item = bytesItem(self, key, indexMessages, make);
      const isWhole = key instanceof PySlice && (key.step === null || key.step === 1) && self.cls === bytesType;
      return isWhole && item instanceof PyBytes && item.bytes.length === self.bytes.length ? self : item;
    },
    "Return self[key].",
  ),
  method("__iter__(/)", (self: PyBytes) => new BytesIterator(self), "Implement iter(self)."),
  method(
    "__add__(value, /)",
    (self: PyBytes, other: Value) => {
      const bytes = bytesLike(other);
      if (bytes === undefined) throw typeError(`can't concat ${typeName(other)} to ${typeName(self)}`);
      if (bytes.length === 0 && self.cls === bytesType) return self;
      if (self.bytes.length === 0 && other instanceof PyBytes && other.cls === bytesType) return other;
      return make(concatenateBytes(self.bytes, bytes));
    },
    "Return self+value.",
  ),
  method("__mul__(value, /)", repeat, "Return self*value."),
  method("__rmul__(value, /)", repeat, "Return value*self."),
  method(
    "__rmod__(value, /)",
    (self: PyBytes, other: Value) =>
      other instanceof PyBytes ? make(percentFormatBytes(other.bytes, self)) : NotImplemented,
    "Return value%self.",
  ),
  method(
    "__eq__(value, /)",
    (self: PyBytes, other: Value) => (other instanceof PyBytes ? equalBytes(self.bytes, other.bytes) : NotImplemented),
    "Return self==value.",
  ),
  method(
    "__ne__(value, /)",
    (self: PyBytes, other: Value) => (other instanceof PyBytes ? !equalBytes(self.bytes, other.bytes) : NotImplemented),
    "Return self!=value.",
  ),
  method(
    "__lt__(value, /)",
    compareWith((order) => order < 0),
    "Return self<value.",
  ),
  method(
    "__le__(value, /)",
    compareWith((order) => order <= 0),
    "Return self<=value.",
  ),
  method(
    "__gt__(value, /)",
    compareWith((order) => order > 0),
    "Return self>value.",
  ),
  method(
    "__ge__(value, /)",
    compareWith((order) => order >= 0),
    "Return self>=value.",
  ),
  method("__getnewargs__()", (self: PyBytes) => new PyTuple([new PyBytes(self.bytes)])),
  method("__sizeof__(/)", (self: PyBytes) => 33 + self.bytes.length, "Size of object in memory, in bytes."),
  classMethod(
    "fromhex(string, /)",
    (cls: PyType, text: Value) => {
      const bytes = make(fromHex(text));
      return cls === bytesType ? bytes : call1(cls, bytes);
    },
    "Create a bytes object from a string of hexadecimal numbers.",
  ),
]);

function repeat(self: PyBytes, count: Value): PyBytes {
  const times = asSize(count);
  if (self.bytes.length * times >= 2 ** 63) throw overflowError("repeated bytes are too long");
  return times === 1 && self.cls === bytesType ? self : make(repeatBytes(self.bytes, Math.max(0, times)));
}

defineIterator(bytesIteratorType, [
  lengthHintMethod((self: BytesIterator) => Math.max(0, self.sequence.bytes.length - self.index)),
  ...indexedState<BytesIterator>({
    source: (self) => (self.index > self.sequence.bytes.length ? undefined : self.sequence),
    position: (self) => self.index,
    setPosition: (self, index) => {
      self.index = Math.max(0, Math.min(index, self.sequence.bytes.length));
    },
  }),
]);
