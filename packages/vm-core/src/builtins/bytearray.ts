/** The bytearray class. */

import { ByteArrayIterator, byteArrayIteratorType, byteArrayType, PyByteArray } from "../objects/bytearray.js";
import { PyBytes } from "../objects/bytes.js";
import { NotImplemented } from "../objects/none.js";
import type { Keywords, Value } from "../objects/object.js";
import { PySlice } from "../objects/slice.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { bytesLike, checkNotExported } from "../runtime/buffers.js";
import { compareBytes, concatenateBytes, equalBytes, repeatBytes } from "../runtime/byte-search.js";
import { reprBytes } from "../runtime/byte-text.js";
import { call1, callMethod } from "../runtime/calls.js";
import { indexError, typeError, valueError } from "../runtime/errors.js";
import { classMethod, constructor, defineMethods, method } from "../runtime/native-definitions.js";
import { percentFormatBytes } from "../runtime/percent-format.js";
import { asIntArgument, asPosition, asSize, asSizeArgument, intOf, textOf, typeName } from "../runtime/primitives.js";
import { sliceIndices, unpackSlice } from "../runtime/slices.js";
import { iteratorOr } from "../runtime/subscripts.js";
import { checkBytesLength, checkGrowingBytes } from "../runtime/text-limits.js";
import { latin1Text } from "../runtime/utf8.js";
import { bytesFromItems, contentsFor } from "./bytes.js";
import { bytesItem, bytesMethods, byteValue, fromHex, isInteger } from "./bytes-methods.js";
import { indexedState } from "./iterator-state.js";
import { defineIterator, lengthHintMethod } from "./native-iterator.js";

type Optional = Value | undefined;

const make = (bytes: Uint8Array): PyByteArray => new PyByteArray(bytes);

/** Replaces self[start:stop]. Raises BufferError when the length would change while views exist. */
function splice(self: PyByteArray, start: number, stop: number, values: Uint8Array): void {
  if (values.length !== stop - start) {
    checkNotExported(self);
    const growth = values.length - (stop - start);
    checkGrowingBytes(self.bytes.length + growth, growth);
  }
  self.replace(start, stop, values);
}

const nothing = new Uint8Array(0);

function position(self: PyByteArray, key: Value): number {
  if (!isInteger(key)) throw typeError(`bytearray indices must be integers or slices, not ${typeName(key)}`);
  return positionAt(self, asPosition(key));
}

function positionAt(self: PyByteArray, index: number): number {
  const at = index < 0 ? index + self.bytes.length : index;
  if (at < 0 || at >= self.bytes.length) throw indexError("bytearray index out of range");
  return at;
}

function setItem(self: PyByteArray, key: Value, value: Value): null {
  if (!(key instanceof PySlice)) {
    if (!isInteger(key)) throw typeError(`bytearray indices must be integers or slices, not ${typeName(key)}`);
    const index = asPosition(key);
    // The value's own code may change the length, and an unfit value goes before an unfit index.
    const byte = byteValue(value);
    self.bytes[positionAt(self, index)] = byte;
    return null;
  }
  const unpacked = unpackSlice(key);
  const values = sliceValues(value);
  const { start, stop, step, count } = sliceIndices(unpacked, self.bytes.length);
  if (step === 1) {
    splice(self, start, Math.max(start, stop), values);
    return null;
  }
  if (values.length === 0) {
    deleteEvery(self, start, step, count);
    return null;
  }
  if (values.length !== count) {
    throw valueError(`attempt to assign bytes of size ${values.length} to extended slice of size ${count}`);
  }
  // A view of self must not change while it is read.
  const source = values.buffer === self.bytes.buffer ? values.slice() : values;
  for (let index = 0; index < count; index++) self.bytes[start + index * step] = source[index];
  return null;
}

/** What can be assigned to a slice: bytes-like objects and iterables of ints. */
function sliceValues(value: Value): Uint8Array {
  const bytes = bytesLike(value);
  if (bytes !== undefined) return bytes;
  const isIterable = typeOf(value).special(Special.__iter__) !== null;
  if (intOf(value) !== undefined || textOf(value) !== undefined || !isIterable) {
    throw typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  }
  return bytesFromItems(value);
}

function deleteItem(self: PyByteArray, key: Value): null {
  if (!(key instanceof PySlice)) {
    const at = position(self, key);
    splice(self, at, at + 1, nothing);
    return null;
  }
  const unpacked = unpackSlice(key);
  const { start, stop, step, count } = sliceIndices(unpacked, self.bytes.length);
  if (step === 1) splice(self, start, Math.max(start, stop), nothing);
  else deleteEvery(self, start, step, count);
  return null;
}

function deleteEvery(self: PyByteArray, start: number, step: number, count: number): void {
  if (count === 0) return;
  checkNotExported(self);
  const first = step > 0 ? start : start + (count - 1) * step;
  const stride = Math.abs(step);
  const kept = self.bytes.filter((_, index) => {
    const distance = index - first;
    return distance < 0 || distance % stride !== 0 || distance / stride >= count;
  });
  self.replace(0, self.bytes.length, kept);
}

function extend(self: PyByteArray, iterable: Value): null {
  const bytes = bytesLike(iterable);
  if (bytes !== undefined) {
    splice(self, self.bytes.length, self.bytes.length, bytes);
    return null;
  }
  if (textOf(iterable) !== undefined && textOf(iterable) !== "")
    throw typeError(`expected iterable of integers; got: '${typeName(iterable)}'`);
  const values = bytesFromItems(iteratorOr(iterable, () => `can't extend bytearray with ${typeName(iterable)}`));
  splice(self, self.bytes.length, self.bytes.length, values);
  return null;
}

function pop(self: PyByteArray, index: Optional): number {
  const { length } = self.bytes;
  const wanted = index === undefined ? -1 : asSizeArgument(index);
  if (length === 0) throw indexError("pop from empty bytearray");
  const at = wanted < 0 ? wanted + length : wanted;
  const byte = self.bytes[at];
  if (byte === undefined) throw indexError("pop index out of range");
  splice(self, at, at + 1, nothing);
  return byte;
}

function insert(self: PyByteArray, index: Value, item: Value): null {
  const wanted = asSizeArgument(index);
  const byte = byteValue(item);
  // Both may have changed the length.
  const { length } = self.bytes;
  const at = wanted < 0 ? Math.max(0, wanted + length) : Math.min(wanted, length);
  splice(self, at, at, Uint8Array.of(byte));
  return null;
}

function remove(self: PyByteArray, value: Value): null {
  const at = self.bytes.indexOf(byteValue(value));
  if (at < 0) throw valueError("value not found in bytearray");
  splice(self, at, at + 1, nothing);
  return null;
}

function append(self: PyByteArray, item: Value): null {
  const byte = byteValue(item);
  checkNotExported(self);
  self.push(byte);
  return null;
}

function resize(self: PyByteArray, size: Value): null {
  const length = asSizeArgument(size);
  if (length < 0) throw valueError(`Can only resize to positive sizes, got ${length}`);
  checkBytesLength(length);
  if (length !== self.bytes.length) checkNotExported(self);
  self.resize(length);
  return null;
}

const compareWith = (test: (order: number) => boolean) => (self: PyByteArray, other: Value) => {
  const bytes = bytesLike(other);
  return bytes === undefined ? NotImplemented : test(compareBytes(self.bytes, bytes));
};

function repeat(self: PyByteArray, count: Value): PyByteArray {
  return make(repeatBytes(self.bytes, Math.max(0, asSize(count))));
}

const indexMessages = { kind: "bytearray", outOfRange: "bytearray index out of range" };

byteArrayType.namespace.set(
  "__doc__",
  `bytearray(iterable_of_ints) -> bytearray
bytearray(string, encoding[, errors]) -> bytearray
bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer
bytearray(int) -> bytes array of size given by the parameter initialized with null bytes
bytearray() -> empty bytes array

Construct a mutable bytearray object from:
  - an iterable yielding integers in range(256)
  - a text string encoded using the specified encoding
  - a bytes or a buffer object
  - any object implementing the buffer API.
  - an integer`,
);
byteArrayType.namespace.set("__hash__", null);

/** How an instance is made again: before protocol 3 from text in Latin-1. */
function reduce(self: PyByteArray, protocol: number): PyTuple {
  const { bytes } = self;
  const asText = (): Value[] => [latin1Text(bytes), "latin-1"];
  const args = bytes.length === 0 ? [] : protocol < 3 ? asText() : [new PyBytes(bytes.slice())];
  return new PyTuple([self.cls, new PyTuple(args), callMethod(self, "__getstate__")]);
}

defineMethods(byteArrayType, () => [
  method("__reduce__(/)", (self: PyByteArray) => reduce(self, 2), "Return state information for pickling."),
  method(
    "__reduce_ex__(proto=0, /)",
    (self: PyByteArray, protocol: Optional) => reduce(self, protocol === undefined ? 0 : asIntArgument(protocol)),
    "Return state information for pickling.",
  ),
  ...bytesMethods(make),
  constructor(
    "(*args, **kwargs)",
    (cls: PyType, _args: readonly Value[], _keywords: Keywords) => new PyByteArray(nothing, cls),
  ),
  method(
    "__init__(source=b'', encoding=<unrepresentable>, errors=<unrepresentable>)",
    (self: PyByteArray, source: Optional, encoding: Optional, errors: Optional) => {
      const contents = contentsFor("bytearray", source, encoding, errors);
      if (contents.length !== self.bytes.length) checkNotExported(self);
      self.bytes = contents;
      return null;
    },
    "Initialize self.  See help(type(self)) for accurate signature.",
  ),
  method(
    "__repr__(/)",
    (self: PyByteArray) => `${self.cls.name}(${reprBytes(self.bytes, true)})`,
    "Return repr(self).",
  ),
  method("__str__(/)", (self: PyByteArray) => `${self.cls.name}(${reprBytes(self.bytes, true)})`, "Return str(self)."),
  method(
    "__getitem__(key, /)",
    (self: PyByteArray, key: Value) => bytesItem(self, key, indexMessages, make),
    "Return self[key].",
  ),
  method("__setitem__(key, value, /)", setItem, "Set self[key] to value."),
  method("__delitem__(key, /)", deleteItem, "Delete self[key]."),
  method("__iter__(/)", (self: PyByteArray) => new ByteArrayIterator(self), "Implement iter(self)."),
  method(
    "__add__(value, /)",
    (self: PyByteArray, other: Value) => {
      const bytes = bytesLike(other);
      if (bytes === undefined) throw typeError(`can't concat ${typeName(other)} to ${typeName(self)}`);
      return make(concatenateBytes(self.bytes, bytes));
    },
    "Return self+value.",
  ),
  method(
    "__iadd__(value, /)",
    (self: PyByteArray, other: Value) => {
      const bytes = bytesLike(other);
      if (bytes === undefined) throw typeError(`can't concat ${typeName(other)} to ${typeName(self)}`);
      splice(self, self.bytes.length, self.bytes.length, bytes);
      return self;
    },
    "Implement self+=value.",
  ),
  method("__mul__(value, /)", repeat, "Return self*value."),
  method("__rmul__(value, /)", repeat, "Return value*self."),
  method(
    "__imul__(value, /)",
    (self: PyByteArray, count: Value) => {
      splice(self, 0, self.bytes.length, repeatBytes(self.bytes, Math.max(0, asSize(count))));
      return self;
    },
    "Implement self*=value.",
  ),
  method(
    "__rmod__(value, /)",
    (self: PyByteArray, other: Value) =>
      other instanceof PyByteArray ? make(percentFormatBytes(other.bytes, self)) : NotImplemented,
    "Return value%self.",
  ),
  method("__eq__(value, /)", equalTo(true), "Return self==value."),
  method("__ne__(value, /)", equalTo(false), "Return self!=value."),
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
  method("__alloc__()", (self: PyByteArray) => self.bytes.length + 1, "B.__alloc__() -> int"),
  method(
    "__sizeof__(/)",
    (self: PyByteArray) => 57 + self.bytes.length,
    "Returns the size of the bytearray object in memory, in bytes.",
  ),
  method("append(item, /)", append, "Append a single item to the end of the bytearray."),
  method("extend(iterable_of_ints, /)", extend, "Append all the items from the iterator or sequence to the bytearray."),
  method("insert(index, item, /)", insert, "Insert a single item into the bytearray before the given index."),
  method("pop(index=-1, /)", pop, "Remove and return a single item from B."),
  method("remove(value, /)", remove, "Remove the first occurrence of a value in the bytearray."),
  method(
    "reverse(/)",
    (self: PyByteArray) => {
      self.bytes.reverse();
      return null;
    },
    "Reverse the order of the values in B in place.",
  ),
  method(
    "clear(/)",
    (self: PyByteArray) => {
      splice(self, 0, self.bytes.length, nothing);
      return null;
    },
    "Remove all items from the bytearray.",
  ),
  method("copy(/)", (self: PyByteArray) => make(self.bytes.slice()), "Return a copy of B."),
  method("resize(size, /)", resize, "Resize the internal buffer of bytearray to len."),
  classMethod(
    "fromhex(string, /)",
    (cls: PyType, text: Value) => {
      const bytes = fromHex(text);
      return cls === byteArrayType ? make(bytes) : call1(cls, new PyBytes(bytes));
    },
    "Create a bytearray object from a string of hexadecimal numbers.",
  ),
]);

function equalTo(isEqual: boolean) {
  return (self: PyByteArray, other: Value) => {
    const bytes = bytesLike(other);
    return bytes === undefined ? NotImplemented : equalBytes(self.bytes, bytes) === isEqual;
  };
}

defineIterator(byteArrayIteratorType, [
  lengthHintMethod((self: ByteArrayIterator) =>
    self.sequence === null ? 0 : Math.max(0, self.sequence.bytes.length - self.index),
  ),
  ...indexedState<ByteArrayIterator>({
    source: (self) => self.sequence ?? undefined,
    position: (self) => self.index,
    setPosition: (self, index) => {
      self.index = Math.max(0, Math.min(index, self.sequence?.bytes.length ?? 0));
    },
  }),
]);
