/** The str class: construction, operators and protocol methods. */

import { PyBytes } from "../objects/bytes.js";
import { NotImplemented } from "../objects/none.js";
import type { Keywords, Value } from "../objects/object.js";
import { PySlice } from "../objects/slice.js";
import { Special } from "../objects/specials.js";
import { StrInstance, strType } from "../objects/str-instance.js";
import { StrIterator, strAsciiIteratorType, strIteratorType } from "../objects/str-iterator.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { givenType } from "../runtime/argument-types.js";
import { bytesLike } from "../runtime/buffers.js";
import {
  characterAt,
  characterIndex,
  characters,
  hasSurrogates,
  sliceText,
  textLength,
  unitIndex,
} from "../runtime/code-points.js";
import { decodeBytes, encodeText } from "../runtime/codecs.js";
import { compareText } from "../runtime/comparison.js";
import { indexError, overflowError, typeError } from "../runtime/errors.js";
import { formatText } from "../runtime/format-spec.js";
import { hashText } from "../runtime/hashing.js";
import { constructor, type Definition, defineMethods, method } from "../runtime/native-definitions.js";
import { percentFormatText } from "../runtime/percent-format.js";
import { asSize, intOf, textOf, typeName } from "../runtime/primitives.js";
import { sliceIndices } from "../runtime/slices.js";
import { formatMap, formatString } from "../runtime/string-format.js";
import { str, strObject } from "../runtime/text.js";
import { TextBuilder } from "../runtime/text-builder.js";
import { checkTextLength } from "../runtime/text-limits.js";
import { reprText } from "../runtime/text-repr.js";
import { findText } from "../runtime/text-search.js";
import { indexedState } from "./iterator-state.js";
import { defineIterator, lengthHintMethod } from "./native-iterator.js";
import { strMethods } from "./str-methods.js";

strType.unwrap = (value) => (value instanceof StrInstance ? value.value : value);

/** str(object, encoding, errors). */
function makeText(object: Value | undefined, encoding: Value | undefined, errors: Value | undefined): string {
  if (encoding === undefined && errors === undefined) return object === undefined ? "" : str(object);
  const codec = encoding === undefined ? "utf-8" : argumentText(encoding, "encoding");
  const handler = errors === undefined ? "strict" : argumentText(errors, "errors");
  if (object === undefined) return "";
  if (textOf(object) !== undefined) throw typeError("decoding str is not supported");
  const bytes = bytesLike(object);
  if (bytes === undefined) throw typeError(`decoding to str: need a bytes-like object, ${typeName(object)} found`);
  return bytes.length === 0 ? "" : decodeBytes(bytes, codec, handler, object);
}

function argumentText(value: Value, name: string): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`str() argument '${name}' must be str, not ${givenType(value)}`);
  return text;
}

/** text[key]. Raises TypeError for a key that is no index, IndexError outside the text. */
function textItem(text: string, key: Value): string {
  if (key instanceof PySlice) return textSlice(text, key);
  if (intOf(key) === undefined && typeOf(key).special(Special.__index__) === null) {
    throw typeError(`string indices must be integers, not '${typeName(key)}'`);
  }
  let index = typeof key === "number" ? key : subscript(key);
  const length = textLength(text);
  if (index < 0) index += length;
  if (index < 0 || index >= length) throw indexError("string index out of range");
  return characterAt(text, index);
}

/** Subscripts beyond 64 bits are an IndexError, not an OverflowError. */
function subscript(key: Value): number {
  const index = intOf(key);
  if (typeof index === "bigint" && BigInt.asIntN(64, index) !== index) {
    throw indexError(`cannot fit '${typeName(key)}' into an index-sized integer`);
  }
  return asSize(key);
}

function textSlice(text: string, slice: PySlice): string {
  const { start, stop, step, count } = sliceIndices(slice, textLength(text));
  if (count === 0) return "";
  if (step === 1) return sliceText(text, start, stop);
  const source = hasSurrogates(text) ? characters(text) : text;
  const picked = new TextBuilder();
  for (let index = 0, at = start; index < count; index++, at += step) picked.add(source[at]);
  return picked.finish();
}

/** Lengths that no index could reach. */
const MAXIMUM_SIZE = 2 ** 63;

/** text * count. Raises MemoryError or OverflowError for a result too long. */
function repeatText(text: string, count: Value): Value {
  const times = asSize(count);
  if (times <= 0 || text === "") return "";
  // A count is below this size, so that a text of one character cannot pass it.
  if (text.length > 1 && text.length * times >= MAXIMUM_SIZE) throw overflowError("repeated string is too long");
  checkTextLength(text.length * times);
  return text.repeat(times);
}

const compareWith = (test: (order: number) => boolean) => (self: string, other: Value) => {
  const text = textOf(other);
  return text === undefined ? NotImplemented : test(compareText(self, text));
};

/** Bytes that CPython's object would take: header, then 1, 2 or 4 bytes a character. */
function sizeOf(text: string): number {
  const length = textLength(text) + 1;
  if (/^[\0-\x7f]*$/.test(text)) return 40 + length;
  if (/^[\0-\xff]*$/.test(text)) return 56 + length;
  return 56 + length * (length - 1 === text.length ? 2 : 4);
}

const operators: readonly Definition[] = [
  constructor(
    "(object=<no value>, encoding=<no value>, errors=<no value>)",
    (cls: PyType, object: Value | undefined, encoding: Value | undefined, errors: Value | undefined) => {
      const isPlain = cls === strType && object !== undefined && encoding === undefined && errors === undefined;
      if (isPlain) return strObject(object);
      const text = makeText(object, encoding, errors);
      return cls === strType ? text : new StrInstance(cls, text);
    },
  ),
  method("__repr__(/)", (self: string) => reprText(self), "Return repr(self)."),
  method("__str__(/)", (self: string) => self, "Return str(self)."),
  method("__hash__(/)", (self: string) => hashText(self), "Return hash(self)."),
  method("__len__(/)", (self: string) => textLength(self), "Return len(self)."),
  method("__getitem__(key, /)", textItem, "Return self[key]."),
  method("__iter__(/)", (self: string) => new StrIterator(self), "Implement iter(self)."),
  method(
    "__contains__(key, /)",
    (self: string, key: Value) => {
      const sought = textOf(key);
      if (sought === undefined) throw typeError(`'in <string>' requires string as left operand, not ${typeName(key)}`);
      return findText(self, sought) >= 0;
    },
    "Return bool(key in self).",
  ),
  method(
    "__add__(value, /)",
    (self: string, other: Value) => {
      const text = textOf(other);
      if (text === undefined) throw typeError(`can only concatenate str (not "${typeName(other)}") to str`);
      checkTextLength(self.length + text.length);
      return self + text;
    },
    "Return self+value.",
  ),
  method("__mul__(value, /)", repeatText, "Return self*value."),
  method("__rmul__(value, /)", repeatText, "Return value*self."),
  method("__mod__(value, /)", (self: string, args: Value) => percentFormatText(self, args), "Return self%value."),
  method(
    "__rmod__(value, /)",
    (self: string, other: Value) => {
      const text = textOf(other);
      return text === undefined ? NotImplemented : percentFormatText(text, self);
    },
    "Return value%self.",
  ),
  method("__eq__(value, /)", compareEqual(true), "Return self==value."),
  method("__ne__(value, /)", compareEqual(false), "Return self!=value."),
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
  method(
    "__format__(format_spec, /)",
    (self: string, specification: Value) => {
      const text = textOf(specification);
      if (text === undefined) throw typeError(`__format__() argument must be str, not ${givenType(specification)}`);
      return formatText(self, text);
    },
    "Return a formatted version of the string as described by format_spec.",
  ),
  method("__getnewargs__()", (self: string) => new PyTuple([self])),
  method("__sizeof__(/)", (self: string) => sizeOf(self), "Return the size of the string in memory, in bytes."),
  method(
    "format(*args, **kwargs)",
    (self: string, args: readonly Value[], keywords: Keywords) => formatString(self, args, keywords),
    "Return a formatted version of the string, using substitutions from args and kwargs.",
  ),
  method(
    "format_map(mapping, /)",
    (self: string, mapping: Value) => formatMap(self, mapping),
    "Return a formatted version of the string, using substitutions from mapping.",
  ),
  method(
    "encode(encoding='utf-8', errors='strict')",
    (self: string, encoding: Value | undefined, errors: Value | undefined) =>
      new PyBytes(
        encodeText(self, codecArgument(encoding, "utf-8", "encoding"), codecArgument(errors, "strict", "errors")),
      ),
    "Encode the string using the codec registered for encoding.",
  ),
];

function codecArgument(value: Value | undefined, absent: string, name: string): string {
  if (value === undefined) return absent;
  const text = textOf(value);
  if (text === undefined) throw typeError(`encode() argument '${name}' must be str, not ${givenType(value)}`);
  return text;
}

function compareEqual(isEqual: boolean) {
  return (self: string, other: Value) => {
    const text = textOf(other);
    return text === undefined ? NotImplemented : (self === text) === isEqual;
  };
}

strType.namespace.set(
  "__doc__",
  `str(object='') -> str
str(bytes_or_buffer[, encoding[, errors]]) -> str

Create a new string object from the given object. If encoding or
errors is specified, then the object must expose a data buffer
that will be decoded using the given encoding and error handler.
Otherwise, returns the result of object.__str__() (if defined)
or repr(object).
encoding defaults to 'utf-8'.
errors defaults to 'strict'.`,
);
defineMethods(strType, () => [...operators, ...strMethods]);
const countLeft = lengthHintMethod((self: StrIterator) => textLength(self.text.slice(self.unit)));
const stateOfStr = indexedState<StrIterator>({
  source: (self) => (self.unit > self.text.length ? undefined : self.text),
  position: (self) => characterIndex(self.text, self.unit),
  setPosition: (self, index) => {
    self.unit = unitIndex(self.text, Math.max(0, Math.min(index, textLength(self.text))));
  },
  empty: () => "",
});
defineIterator(strIteratorType, [countLeft, ...stateOfStr]);
defineIterator(strAsciiIteratorType, [countLeft, ...stateOfStr]);
