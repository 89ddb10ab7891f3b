/** The methods of array.array. */

import { bufferMethod, releaseBufferMethod } from "../../builtins/buffer-methods.js";
import { comparisonMethods } from "../../builtins/comparison-methods.js";
import { PyBytes } from "../../objects/bytes.js";
import { newGenericAlias } from "../../objects/generic-alias.js";
import { PyList } from "../../objects/list.js";
import type { Keywords, Value } from "../../objects/object.js";
import { PySlice } from "../../objects/slice.js";
import { PyTuple } from "../../objects/tuple.js";
import type { PyType } from "../../objects/type.js";
import { addressOf } from "../../runtime/addresses.js";
import { findAttribute } from "../../runtime/attributes.js";
import { requireBytes } from "../../runtime/buffers.js";
import { repeatBytes } from "../../runtime/byte-search.js";
import { callMethod } from "../../runtime/calls.js";
import { equals } from "../../runtime/comparison.js";
import { eofError, indexError, runtimeError, typeError, valueError } from "../../runtime/errors.js";
import { forEachItem } from "../../runtime/iteration.js";
import {
  classMethod,
  constant,
  constructor,
  type Definition,
  defineMethods,
  getter,
  method,
} from "../../runtime/native-definitions.js";
import { asIndex, asSize, textOf, typeName } from "../../runtime/primitives.js";
import { compareSequences, repeatCount } from "../../runtime/sequences.js";
import { searchBound, sliceIndices, unpackSlice } from "../../runtime/slices.js";
import { indexOrUndefined } from "../../runtime/subscripts.js";
import { repr } from "../../runtime/text.js";
import { TextBuilder } from "../../runtime/text-builder.js";
import { checkBytesLength } from "../../runtime/text-limits.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { arrayType, PyArray } from "./array.js";
import { appendBytes, appendText, machineFormatOf, newArray, reconstructor, swapBytes } from "./construction.js";
import { ArrayIterator } from "./iterator.js";

const isArray = (value: Value): value is PyArray => value instanceof PyArray;

/** A plain array of the same type of items. */
function similar(self: PyArray, bytes: Uint8Array): PyArray {
  const array = new PyArray(self.type);
  appendBytes(array, bytes);
  return array;
}

const copy = (self: PyArray): PyArray => similar(self, self.bytes);

/** Where bytes[index] of an item begins. Raises TypeError and IndexError. */
function position(self: PyArray, key: Value, message: string): number {
  const index = indexOrUndefined(key);
  if (index === undefined) throw typeError("array indices must be integers");
  const at = index < 0 ? index + self.length : index;
  if (at < 0 || at >= self.length) throw indexError(message);
  return at;
}

function getItem(self: PyArray, key: Value): Value {
  if (!(key instanceof PySlice)) return self.at(position(self, key, "array index out of range"));
  const unpacked = unpackSlice(key);
  const { start, step, count } = sliceIndices(unpacked, self.length);
  const { size } = self.type;
  const { bytes } = self;
  if (step === 1) return similar(self, bytes.subarray(start * size, (start + count) * size));
  const selected = new Uint8Array(count * size);
  for (let index = 0; index < count; index++) {
    const at = (start + index * step) * size;
    selected.set(bytes.subarray(at, at + size), index * size);
  }
  return similar(self, selected);
}

function setItem(self: PyArray, key: Value, value: Value): null {
  if (!(key instanceof PySlice)) {
    self.setAt(position(self, key, "array assignment index out of range"), value);
    return null;
  }
  const unpacked = unpackSlice(key);
  if (!isArray(value)) throw typeError(`can only assign array (not "${typeName(value)}") to array slice`);
  if (value.type !== self.type) throw typeError("bad argument type for built-in operation");
  const { start, stop, step, count } = sliceIndices(unpacked, self.length);
  if (step === 1) {
    self.replace(start, Math.max(start, stop), value.bytes);
    return null;
  }
  if (value.length !== count) {
    throw valueError(`attempt to assign array of size ${value.length} to extended slice of size ${count}`);
  }
  const { size } = self.type;
  const source = value === self ? value.bytes.slice() : value.bytes;
  const { bytes } = self;
  for (let index = 0; index < count; index++) {
    bytes.set(source.subarray(index * size, (index + 1) * size), (start + index * step) * size);
  }
  return null;
}

const nothing = new Uint8Array(0);

function deleteItem(self: PyArray, key: Value): null {
  if (!(key instanceof PySlice)) {
    const at = position(self, key, "array assignment index out of range");
    self.replace(at, at + 1, nothing);
    return null;
  }
  self.checkResizable();
  const unpacked = unpackSlice(key);
  const { start, stop, step, count } = sliceIndices(unpacked, self.length);
  if (step === 1) self.replace(start, Math.max(start, stop), nothing);
  else deleteEvery(self, start, step, count);
  return null;
}

function deleteEvery(self: PyArray, start: number, step: number, count: number): void {
  if (count === 0) return;
  const { size } = self.type;
  const { bytes } = self;
  const first = step > 0 ? start : start + (count - 1) * step;
  const stride = Math.abs(step);
  let to = first;
  for (let from = first; from < self.length; from++) {
    const distance = from - first;
    if (distance % stride === 0 && distance / stride < count) continue;
    bytes.copyWithin(to * size, from * size, (from + 1) * size);
    to++;
  }
  self.resize(to);
}

function concatenate(self: PyArray, other: Value): PyArray {
  if (!isArray(other)) throw typeError(`can only append array (not "${typeName(other)}") to array`);
  if (other.type !== self.type) throw typeError("bad argument type for built-in operation");
  const result = copy(self);
  appendBytes(result, other.bytes);
  return result;
}

function extendInPlace(self: PyArray, other: Value): PyArray {
  if (!isArray(other)) throw typeError(`can only extend array with array (not "${typeName(other)}")`);
  extend(self, other);
  return self;
}

function extend(self: PyArray, items: Value): null {
  if (isArray(items)) {
    if (items.type !== self.type) throw typeError("can only extend with array of same kind");
    appendBytes(self, items.bytes);
  } else forEachItem(items, (item) => self.push(item));
  return null;
}

function repeated(self: PyArray, count: Value): Uint8Array {
  const times = repeatCount(count);
  checkBytesLength(self.length * self.type.size * times);
  return repeatBytes(self.bytes, times);
}

const repeat = (self: PyArray, count: Value): PyArray => similar(self, repeated(self, count));

function repeatInPlace(self: PyArray, count: Value): PyArray {
  const bytes = repeated(self, count);
  self.replace(0, self.length, bytes);
  return self;
}

/** The position of the first item equal to `value` in self[start:stop], or -1. Items may change meanwhile. */
function search(self: PyArray, value: Value, start: number, stop: number): number {
  for (let index = start; index < stop && index < self.length; index++) {
    if (equals(self.at(index), value)) return index;
    if ((index & 1023) === 1023) pollSafePoint();
  }
  return -1;
}

function requireIndex(self: PyArray, name: string, value: Value, start = 0, stop = Number.MAX_SAFE_INTEGER): number {
  const at = search(self, value, start, stop);
  if (at < 0) throw valueError(`array.${name}(x): x not in array`);
  return at;
}

function count(self: PyArray, value: Value): number {
  let found = 0;
  for (let index = 0; index < self.length; index++) {
    if (equals(self.at(index), value)) found++;
    if ((index & 1023) === 1023) pollSafePoint();
  }
  return found;
}

function insert(self: PyArray, indexValue: Value, value: Value): null {
  const index = asSize(indexValue);
  self.type.convert(value);
  const at = index < 0 ? Math.max(0, index + self.length) : Math.min(index, self.length);
  self.replace(at, at, new Uint8Array(self.type.size));
  self.setAt(at, value);
  return null;
}

function pop(self: PyArray, indexValue: Value = -1): Value {
  const index = asSize(indexValue);
  if (self.length === 0) throw indexError("pop from empty array");
  const at = index < 0 ? index + self.length : index;
  if (at < 0 || at >= self.length) throw indexError("pop index out of range");
  const item = self.at(at);
  self.replace(at, at + 1, nothing);
  return item;
}

function reverse(self: PyArray): null {
  const { bytes } = self;
  bytes.reverse();
  swapBytes(bytes, self.type.size);
  return null;
}

/** When an item does not fit, the array stays as it was. */
function fromList(self: PyArray, list: Value): null {
  if (!(list instanceof PyList)) throw typeError("arg must be list");
  const { length } = self;
  const size = list.items.length;
  try {
    for (let index = 0; index < size; index++) {
      self.push(list.items[index]);
      if (list.items.length !== size) throw runtimeError("list changed size during iteration");
    }
  } catch (error) {
    self.resize(length);
    throw error;
  }
  return null;
}

function fromFile(self: PyArray, file: Value, countValue: Value): null {
  const wanted = asSize(countValue);
  if (wanted < 0) throw valueError("negative count");
  const size = wanted * self.type.size;
  const data = callMethod(file, "read", size);
  if (!(data instanceof PyBytes)) throw typeError("read() didn't return bytes");
  appendBytes(self, data.bytes);
  if (data.bytes.length !== size) throw eofError("read() didn't return enough bytes");
  return null;
}

const BLOCK = 64 * 1024;

function toFile(self: PyArray, file: Value): null {
  for (let start = 0; start < self.bytes.length; start += BLOCK) {
    callMethod(file, "write", new PyBytes(self.bytes.slice(start, start + BLOCK)));
  }
  return null;
}

function fromText(self: PyArray, value: Value): null {
  const text = textOf(value);
  if (text === undefined) throw typeError(`fromunicode() argument must be str, not ${typeName(value)}`);
  if (!self.type.isText) throw valueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')");
  appendText(self, text);
  return null;
}

function toText(self: PyArray): string {
  if (!self.type.isText) throw valueError("tounicode() may only be called on unicode type arrays ('u' or 'w')");
  const { bytes } = self;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new TextBuilder();
  for (let at = 0; at < bytes.length; at += 4) {
    const point = view.getUint32(at, true);
    if (point > 0x10ffff) {
      throw valueError(`character U+${point.toString(16)} is not in range [U+0000; U+10ffff]`);
    }
    text.add(String.fromCodePoint(point));
  }
  return text.finish();
}

function representation(self: PyArray): string {
  const name = self.cls.name;
  if (self.length === 0) return `${name}('${self.type.code}')`;
  const items = self.type.isText ? toText(self) : new PyList(self.values());
  return `${name}('${self.type.code}', ${repr(items)})`;
}

/** Pickles of protocols before 3 have no bytes. */
function reduce(self: PyArray, protocolValue: Value): PyTuple {
  const protocol = asIndex(protocolValue);
  const { code } = self.type;
  const state = findAttribute(self, "__dict__") ?? null;
  if (protocol < 3) return new PyTuple([self.cls, new PyTuple([code, new PyList(self.values())]), state]);
  const contents = new PyBytes(self.bytes.slice());
  return new PyTuple([reconstructor, new PyTuple([self.cls, code, machineFormatOf(self.type), contents]), state]);
}

function returningNone(action: (self: PyArray, argument: Value) => void) {
  return (self: PyArray, argument: Value): Value => {
    action(self, argument);
    return null;
  };
}

const sequenceMethods: readonly Definition[] = [
  bufferMethod,
  releaseBufferMethod,
  method("__len__(/)", (self: PyArray) => self.length, "Return len(self)."),
  method("__getitem__(key, /)", getItem, "Return self[key]."),
  method("__setitem__(key, value, /)", setItem, "Set self[key] to value."),
  method("__delitem__(key, /)", deleteItem, "Delete self[key]."),
  method(
    "__contains__(key, /)",
    (self: PyArray, value: Value) => search(self, value, 0, Number.MAX_SAFE_INTEGER) >= 0,
    "Return bool(key in self).",
  ),
  method("__iter__(/)", (self: PyArray) => new ArrayIterator(self), "Implement iter(self)."),
  method("__add__(value, /)", concatenate, "Return self+value."),
  method("__iadd__(value, /)", extendInPlace, "Implement self+=value."),
  method("__mul__(value, /)", repeat, "Return self*value."),
  method("__rmul__(value, /)", repeat, "Return value*self."),
  method("__imul__(value, /)", repeatInPlace, "Implement self*=value."),
  ...comparisonMethods(isArray, (left, right, operator) => {
    if (left.length !== right.length && (operator === "==" || operator === "!=")) return operator === "!=";
    return compareSequences(left.values(), right.values(), operator);
  }),
  constant("__hash__", null),
];

defineMethods(arrayType, () => [
  constructor("(*args, **kwargs)", (cls: PyType, args: readonly Value[], keywords: Keywords) =>
    newArray(cls, args, keywords),
  ),
  ...sequenceMethods,
  method("__repr__(/)", representation, "Return repr(self)."),
  method("__copy__(/)", copy, "Return a copy of the array."),
  method("__deepcopy__(unused, /)", copy, "Return a copy of the array."),
  method("__reduce_ex__(value, /)", reduce, "Return state information for pickling."),
  method("__sizeof__(/)", (self: PyArray) => 80 + self.bytes.length, "Size of the array in memory, in bytes."),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
  method(
    "append(v, /)",
    returningNone((self, value) => self.push(value)),
    "Append new value v to the end of the array.",
  ),
  method(
    "buffer_info(/)",
    (self: PyArray) => new PyTuple([addressOf(self), self.length]),
    "Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.\n\nThe length should be multiplied by the itemsize attribute to calculate\nthe buffer length in bytes.",
  ),
  method(
    "byteswap(/)",
    returningNone((self) => void swapBytes(self.bytes, self.type.size)),
    "Byteswap all items of the array.\n\nIf the items in the array are not 1, 2, 4, or 8 bytes in size, RuntimeError is\nraised.",
  ),
  method(
    "clear(/)",
    returningNone((self) => self.resize(0)),
    "Remove all items from the array.",
  ),
  method("count(v, /)", count, "Return number of occurrences of v in the array."),
  method("extend(bb, /)", extend, "Append items to the end of the array."),
  method(
    "frombytes(buffer, /)",
    returningNone((self, buffer) => appendBytes(self, requireBytes(buffer))),
    "Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.",
  ),
  method(
    "fromfile(f, n, /)",
    fromFile,
    "Read n objects from the file object f and append them to the end of the array.",
  ),
  method("fromlist(list, /)", fromList, "Append items to array from list."),
  method(
    "fromunicode(ustr, /)",
    fromText,
    "Extends this array with data from the unicode string ustr.\n\nThe array must be a unicode type array; otherwise a ValueError is raised.\nUse array.frombytes(ustr.encode(...)) to append Unicode data to an array of\nsome other type.",
  ),
  method(
    "index(v, start=0, stop=sys.maxsize, /)",
    (self: PyArray, value: Value, start?: Value, stop?: Value) =>
      requireIndex(
        self,
        "index",
        value,
        searchBound(start, self.length, 0),
        searchBound(stop, self.length, self.length),
      ),
    "Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.",
  ),
  method("insert(i, v, /)", insert, "Insert a new item v into the array before position i."),
  method("pop(i=-1, /)", pop, "Return the i-th element and delete it from the array.\n\ni defaults to -1."),
  method(
    "remove(v, /)",
    returningNone((self, value) => {
      const at = requireIndex(self, "remove", value);
      self.replace(at, at + 1, nothing);
    }),
    "Remove the first occurrence of v in the array.",
  ),
  method("reverse(/)", reverse, "Reverse the order of the items in the array."),
  method(
    "tobytes(/)",
    (self: PyArray) => new PyBytes(self.bytes.slice()),
    "Convert the array to an array of machine values and return the bytes representation.",
  ),
  method("tofile(f, /)", toFile, "Write all items (as machine values) to the file object f."),
  method(
    "tolist(/)",
    (self: PyArray) => new PyList(self.values()),
    "Convert array to an ordinary list with the same items.",
  ),
  method(
    "tounicode(/)",
    toText,
    "Extends this array with data from the unicode string ustr.\n\nConvert the array to a unicode string.  The array must be a unicode type array;\notherwise a ValueError is raised.  Use array.tobytes().decode() to obtain a\nunicode string from an array of some other type.",
  ),
  getter("itemsize", (self: PyArray) => self.type.size, null, "the size, in bytes, of one array item"),
  getter("typecode", (self: PyArray) => self.type.code, null, "the typecode character used to create the array"),
]);
arrayType.namespace.set(
  "__doc__",
  `array(typecode [, initializer]) -> array

Return a new array whose items are restricted by typecode, and
initialized from the optional initializer value, which must be a list,
string or iterable over elements of the appropriate type.

Arrays represent basic values and behave very much like lists, except
the type of objects stored in them is constrained. The type is specified
at object creation time by using a type code, which is a single character.
The following type codes are defined:

    Type code   C Type             Minimum size in bytes
    'b'         signed integer     1
    'B'         unsigned integer   1
    'u'         Unicode character  2 (see note)
    'h'         signed integer     2
    'H'         unsigned integer   2
    'i'         signed integer     2
    'I'         unsigned integer   2
    'l'         signed integer     4
    'L'         unsigned integer   4
    'q'         signed integer     8 (see note)
    'Q'         unsigned integer   8 (see note)
    'f'         floating-point     4
    'd'         floating-point     8

NOTE: The 'u' typecode corresponds to Python's unicode character. On
narrow builds this is 2-bytes on wide builds this is 4-bytes.

NOTE: The 'q' and 'Q' type codes are only available if the platform
C compiler used to build Python supports 'long long', or, on Windows,
'__int64'.

Methods:

append() -- append a new item to the end of the array
buffer_info() -- return information giving the current memory info
byteswap() -- byteswap all the items of the array
count() -- return number of occurrences of an object
extend() -- extend array by appending multiple elements from an iterable
fromfile() -- read items from a file object
fromlist() -- append items from the list
frombytes() -- append items from the string
index() -- return index of first occurrence of an object
insert() -- insert a new item into the array at a provided position
pop() -- remove and return item (default last)
remove() -- remove first occurrence of an object
reverse() -- reverse the order of the items in the array
tofile() -- write all items to a file object
tolist() -- return the array converted to an ordinary list
tobytes() -- return the array converted to a string

Attributes:

typecode -- the typecode character used to create the array
itemsize -- the length in bytes of one array item
`,
);
