/** The methods that bytes and bytearray share. */

import { PyByteArray } from "../objects/bytearray.js";
import { PyBytes } from "../objects/bytes.js";
import { PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { PySlice } from "../objects/slice.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import { typeOf } from "../objects/type-of.js";
import { givenType } from "../runtime/argument-types.js";
import { bytesLike, requireBytes } from "../runtime/buffers.js";
import * as search from "../runtime/byte-search.js";
import * as byteText from "../runtime/byte-text.js";
import { decodeBytes } from "../runtime/codecs.js";
import { indexError, memoryError, typeError, valueError } from "../runtime/errors.js";
import { toArray } from "../runtime/iteration.js";
import { type Definition, method, staticMethod } from "../runtime/native-definitions.js";
import { percentFormatBytes } from "../runtime/percent-format.js";
import { asIntArgument, asPosition, asSize, asSizeArgument, intOf, textOf, typeName } from "../runtime/primitives.js";
import { sliceIndices, unpackSlice } from "../runtime/slices.js";
import { iteratorOr, length } from "../runtime/subscripts.js";
import { MAXIMUM_BYTES } from "../runtime/text-limits.js";
import { searchBounds } from "../runtime/text-search.js";
import { pollSafePoint } from "../runtime/thread.js";
import { isTrue } from "../runtime/truth.js";

/** Either class: all that the shared methods need of self. */
type Bytes = PyBytes | PyByteArray;
type Optional = Value | undefined;

export const isInteger = (value: Value): boolean =>
  intOf(value) !== undefined || typeOf(value).special(Special.__index__) !== null;

/** A byte's value. Raises ValueError outside 0..255. */
export function byteValue(value: Value): number {
  const number = intOf(value) ?? asSize(value);
  if (number < 0 || number > 255) throw valueError("byte must be in range(0, 256)");
  return Number(number);
}

/** What find, count and `in` look for: bytes, or one byte as an int. */
function soughtBytes(value: Value): Uint8Array {
  const bytes = bytesLike(value);
  if (bytes !== undefined) return bytes;
  if (isInteger(value)) return Uint8Array.of(byteValue(value));
  throw typeError(`argument should be integer or bytes-like object, not '${typeName(value)}'`);
}

/** The part that start and end select; null when start is beyond the end. */
function inBounds({ bytes }: Bytes, start: Optional, end: Optional): { part: Uint8Array; from: number } | null {
  const [from, to] = searchBounds(start, end, bytes.length);
  return from > to ? null : { part: bytes.subarray(from, to), from };
}

const findIn =
  (isFromEnd: boolean) =>
  (self: Bytes, sub: Value, start: Optional, end: Optional): number => {
    const bounds = inBounds(self, start, end);
    const sought = soughtBytes(sub);
    if (bounds === null) return -1;
    const at = isFromEnd ? search.findLastBytes(bounds.part, sought) : search.findBytes(bounds.part, sought);
    return at < 0 ? -1 : at + bounds.from;
  };

const indexIn =
  (isFromEnd: boolean) =>
  (self: Bytes, sub: Value, start: Optional, end: Optional): number => {
    const index = findIn(isFromEnd)(self, sub, start, end);
    if (index < 0) throw valueError("subsection not found");
    return index;
  };

function count(self: Bytes, sub: Value, start: Optional, end: Optional): number {
  const bounds = inBounds(self, start, end);
  const sought = soughtBytes(sub);
  return bounds === null ? 0 : search.countBytes(bounds.part, sought);
}

function matches(name: "startswith" | "endswith") {
  const test = (bounds: { part: Uint8Array } | null, sought: Uint8Array): boolean => {
    if (bounds === null || sought.length > bounds.part.length) return false;
    const from = name === "startswith" ? 0 : bounds.part.length - sought.length;
    return search.equalBytes(bounds.part.subarray(from, from + sought.length), sought);
  };
  return (self: Bytes, sought: Value, start: Optional, end: Optional): boolean => {
    const bounds = inBounds(self, start, end);
    if (sought instanceof PyTuple) return sought.items.some((item) => test(bounds, requireBytes(item)));
    const bytes = bytesLike(sought);
    if (bytes === undefined) {
      throw typeError(`${name} first arg must be bytes or a tuple of bytes, not ${typeName(sought)}`);
    }
    return test(bounds, bytes);
  };
}

function contains(self: Bytes, key: Value): boolean {
  if (isInteger(key)) return self.bytes.includes(byteValue(key));
  return search.findBytes(self.bytes, requireBytes(key)) >= 0;
}

/** The items of join's argument as bytes. */
function joinParts(iterable: Value): Uint8Array[] {
  return toArray(iteratorOr(iterable, () => "can only join an iterable")).map((item, index) => {
    const bytes = bytesLike(item);
    if (bytes === undefined) {
      throw typeError(`sequence item ${index}: expected a bytes-like object, ${typeName(item)} found`);
    }
    return bytes;
  });
}

function separatorOf(value: Value): Uint8Array {
  const separator = requireBytes(value);
  if (separator.length === 0) throw valueError("empty separator");
  return separator;
}

function split(bytes: Uint8Array, separator: Optional, maximum: Optional, isFromEnd: boolean): Uint8Array[] {
  const limit = maximum === undefined ? -1 : asSizeArgument(maximum);
  if (separator === undefined || separator === null) {
    return isFromEnd ? search.splitByteSpacesFromEnd(bytes, limit) : search.splitByteSpaces(bytes, limit);
  }
  const sought = separatorOf(separator);
  return isFromEnd ? search.splitBytesFromEnd(bytes, sought, limit) : search.splitBytes(bytes, sought, limit);
}

/** The separator comes back itself from bytes, and as a new bytearray from bytearray. */
function partition(self: Bytes, separator: Value, isFromEnd: boolean, make: (bytes: Uint8Array) => Value): PyTuple {
  const { bytes } = self;
  const sought = separatorOf(separator);
  const at = isFromEnd ? search.findLastBytes(bytes, sought) : search.findBytes(bytes, sought);
  const none = new Uint8Array(0);
  if (at < 0) return new PyTuple((isFromEnd ? [none, none, bytes.slice()] : [bytes.slice(), none, none]).map(make));
  const found = self instanceof PyBytes ? separator : make(sought.slice());
  return new PyTuple([make(bytes.slice(0, at)), found, make(bytes.slice(at + sought.length))]);
}

function stripSet(set: Optional): (byte: number) => boolean {
  if (set === undefined || set === null) return search.isByteSpace;
  const members = requireBytes(set).slice();
  return (byte) => members.includes(byte);
}

function fillByte(name: string, fill: Optional): number {
  if (fill === undefined) return 32;
  if (fill instanceof PyBytes || fill instanceof PyByteArray) {
    if (fill.bytes.length === 1) return fill.bytes[0];
    const kind = fill instanceof PyBytes ? "bytes" : "bytearray";
    throw typeError(
      `${name}(): argument 2 must be a byte string of length 1, not a ${kind} object of length ${fill.bytes.length}`,
    );
  }
  throw typeError(`${name}() argument 2 must be a byte string of length 1, not ${givenType(fill)}`);
}

/** `bytes` in the middle of `left` and `right` fill bytes. */
function padded(bytes: Uint8Array, left: number, right: number, fill: number): Uint8Array {
  const length = left + bytes.length + right;
  if (length > MAXIMUM_BYTES) throw memoryError();
  const result = new Uint8Array(length).fill(fill);
  result.set(bytes, left);
  return result;
}

function center(bytes: Uint8Array, width: number, fill: number): Uint8Array {
  const padding = Math.max(0, width - bytes.length);
  const left = (padding >> 1) + (padding & width & 1);
  return padded(bytes, left, padding - left, fill);
}

function zeroFill(bytes: Uint8Array, width: number): Uint8Array {
  const zeros = Math.max(0, width - bytes.length);
  const result = padded(bytes, zeros, 0, 48);
  if (zeros > 0 && (bytes[0] === 43 || bytes[0] === 45)) {
    result[0] = bytes[0];
    result[zeros] = 48;
  }
  return result;
}

function expandTabs(bytes: Uint8Array, size: number): Uint8Array {
  const result: number[] = [];
  let column = 0;
  for (const byte of bytes) {
    if (byte === 9) {
      if (size <= 0) continue;
      const padding = size - (column % size);
      if (result.length + padding > MAXIMUM_BYTES) throw memoryError();
      for (let index = 0; index < padding; index++) result.push(32);
      column += padding;
    } else {
      result.push(byte);
      column = byte === 10 || byte === 13 ? 0 : column + 1;
    }
  }
  return Uint8Array.from(result);
}

function translate(bytes: Uint8Array, table: Value, removed: Optional): Uint8Array {
  const mapping = table === null ? null : requireBytes(table);
  if (mapping !== null && mapping.length !== 256) throw valueError("translation table must be 256 characters long");
  const deleted = removed === undefined ? null : requireBytes(removed).slice();
  const kept = deleted === null || deleted.length === 0 ? bytes : bytes.filter((byte) => !deleted.includes(byte));
  return mapping === null ? kept.slice() : kept.map((byte) => mapping[byte]);
}

function makeTranslation(from: Value, to: Value): Value {
  const sources = requireBytes(from);
  const targets = requireBytes(to);
  if (sources.length !== targets.length) throw valueError("maketrans arguments must have same length");
  const table = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  sources.forEach((source, index) => {
    table[source] = targets[index];
  });
  return new PyBytes(table);
}

function decode(self: Bytes, encoding: Optional, errors: Optional): string {
  const codec = codecName(encoding, "utf-8", "encoding");
  const handler = codecName(errors, "strict", "errors");
  return self.bytes.length === 0 ? "" : decodeBytes(self.bytes, codec, handler, self);
}

function codecName(value: Optional, absent: string, name: string): string {
  if (value === undefined) return absent;
  const text = textOf(value);
  if (text === undefined) throw typeError(`decode() argument '${name}' must be str, not ${givenType(value)}`);
  return text;
}

function hex(self: Bytes, separator: Optional, groupSize: Optional): string {
  if (separator === undefined) return byteText.hexText(self.bytes, "", 0);
  const size = groupSize === undefined ? 1 : asSizeArgument(groupSize);
  return byteText.hexText(self.bytes, hexSeparatorOf(separator), size);
}

/** The separator argument of hex(). */
export function hexSeparatorOf(separator: Value): string {
  if (length(separator) !== 1) throw valueError("sep must be length 1.");
  return byteText.hexSeparator(separator instanceof PyBytes ? separator.bytes : textOf(separator));
}

/** bytes.fromhex. */
export function fromHex(text: Value): Uint8Array {
  const digits = textOf(text);
  if (digits !== undefined) return byteText.parseHex(digits.length, (index) => digits.charCodeAt(index));
  const bytes = bytesLike(text);
  if (bytes === undefined) throw typeError(`fromhex() argument must be str or bytes-like, not ${typeName(text)}`);
  return byteText.parseHex(bytes.length, (index) => bytes[index]);
}

/** self[index] for both classes; `name` and `range` as their messages have them. */
export function bytesItem(
  self: Bytes,
  key: Value,
  messages: { readonly kind: string; readonly outOfRange: string },
  make: (bytes: Uint8Array) => Value,
): Value {
  if (key instanceof PySlice) {
    const unpacked = unpackSlice(key);
    const { start, step, count: size } = sliceIndices(unpacked, self.bytes.length);
    if (step === 1) return make(self.bytes.slice(start, start + size));
    const selected = new Uint8Array(size);
    for (let index = 0, at = start; index < size; index++, at += step) {
      selected[index] = self.bytes[at];
      if ((index & 0x3fff) === 0x3fff) pollSafePoint();
    }
    return make(selected);
  }
  if (!isInteger(key)) throw typeError(`${messages.kind} indices must be integers or slices, not ${typeName(key)}`);
  const index = asPosition(key);
  const byte = self.bytes[index < 0 ? index + self.bytes.length : index];
  if (byte === undefined) throw indexError(messages.outOfRange);
  return byte;
}

/** isalpha and the like: true when there is a byte and all have the property. */
const all =
  (hasProperty: (byte: number) => boolean) =>
  ({ bytes }: Bytes): boolean =>
    bytes.length > 0 && bytes.every(hasProperty);

const isInCase =
  (wanted: (byte: number) => boolean, other: (byte: number) => boolean) =>
  ({ bytes }: Bytes): boolean =>
    bytes.some(wanted) && !bytes.some(other);

const { isAlphaByte, isDigitByte, isLowerByte, isUpperByte, lowerByte, mapBytes, upperByte } = byteText;

/** The methods; `make` builds the results of the class. */
export function bytesMethods(make: (bytes: Uint8Array) => Value): Definition[] {
  const list = (parts: Uint8Array[]): PyList => new PyList(parts.map(make));
  const strip = (side: "start" | "end" | "both") => (self: Bytes, set: Optional) => {
    const stripped = search.stripBytes(self.bytes, stripSet(set), side);
    return make(stripped.slice());
  };
  const mapped = (change: (byte: number) => number) => (self: Bytes) => make(mapBytes(self.bytes, change));
  return [
    method("__len__(/)", (self: Bytes) => self.bytes.length, "Return len(self)."),
    method("__contains__(key, /)", contains, "Return bool(key in self)."),
    method(
      "__mod__(value, /)",
      (self: Bytes, args: Value) => make(percentFormatBytes(self.bytes, args)),
      "Return self%value.",
    ),
    method(
      "capitalize(/)",
      (self: Bytes) => make(mapBytes(self.bytes, (byte, index) => (index === 0 ? upperByte(byte) : lowerByte(byte)))),
      "B.capitalize() -> copy of B",
    ),
    method("lower(/)", mapped(lowerByte), "B.lower() -> copy of B"),
    method("upper(/)", mapped(upperByte), "B.upper() -> copy of B"),
    method(
      "swapcase(/)",
      mapped((byte) => (isUpperByte(byte) ? byte + 32 : upperByte(byte))),
      "B.swapcase() -> copy of B",
    ),
    method("title(/)", (self: Bytes) => make(byteText.titleBytes(self.bytes)), "B.title() -> copy of B"),
    method(
      "center(width, fillchar=b' ', /)",
      (self: Bytes, width: Value, fill: Optional) =>
        make(center(self.bytes, asSizeArgument(width), fillByte("center", fill))),
      "Return a centered string of length width.",
    ),
    method(
      "ljust(width, fillchar=b' ', /)",
      (self: Bytes, width: Value, fill: Optional) =>
        make(padded(self.bytes, 0, Math.max(0, asSizeArgument(width) - self.bytes.length), fillByte("ljust", fill))),
      "Return a left-justified string of length width.",
    ),
    method(
      "rjust(width, fillchar=b' ', /)",
      (self: Bytes, width: Value, fill: Optional) =>
        make(padded(self.bytes, Math.max(0, asSizeArgument(width) - self.bytes.length), 0, fillByte("rjust", fill))),
      "Return a right-justified string of length width.",
    ),
    method(
      "zfill(width, /)",
      (self: Bytes, width: Value) => make(zeroFill(self.bytes, asSizeArgument(width))),
      "Pad a numeric string with zeros on the left, to fill a field of the given width.",
    ),
    method(
      "expandtabs(tabsize=8)",
      (self: Bytes, size: Optional) => make(expandTabs(self.bytes, size === undefined ? 8 : asIntArgument(size))),
      "Return a copy where all tab characters are expanded using spaces.",
    ),
    method(
      "count(sub, start=None, end=None, /)",
      count,
      "Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end].",
    ),
    method(
      "find(sub, start=None, end=None, /)",
      findIn(false),
      "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].",
    ),
    method(
      "rfind(sub, start=None, end=None, /)",
      findIn(true),
      "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].",
    ),
    method(
      "index(sub, start=None, end=None, /)",
      indexIn(false),
      "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].",
    ),
    method(
      "rindex(sub, start=None, end=None, /)",
      indexIn(true),
      "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].",
    ),
    method(
      "startswith(prefix, start=None, end=None, /)",
      matches("startswith"),
      "Return True if the bytes starts with the specified prefix, False otherwise.",
    ),
    method(
      "endswith(suffix, start=None, end=None, /)",
      matches("endswith"),
      "Return True if the bytes ends with the specified suffix, False otherwise.",
    ),
    method(
      "join(iterable_of_bytes, /)",
      (self: Bytes, iterable: Value) => {
        // Its size must not change while the items' own code runs.
        self.pins++;
        try {
          return make(search.joinBytes(self.bytes, joinParts(iterable)));
        } finally {
          self.pins--;
        }
      },
      "Concatenate any number of bytes objects.",
    ),
    method(
      "replace(old, new, count=-1, /)",
      (self: Bytes, old: Value, replacement: Value, limit: Optional) => {
        const result = search.replaceBytes(
          self.bytes,
          requireBytes(old),
          requireBytes(replacement),
          limit === undefined ? -1 : asSizeArgument(limit),
        );
        pollSafePoint();
        return make(result === self.bytes ? result.slice() : result);
      },
      "Return a copy with all occurrences of substring old replaced by new.",
    ),
    method(
      "split(sep=None, maxsplit=-1)",
      (self: Bytes, separator: Optional, maximum: Optional) => list(split(self.bytes, separator, maximum, false)),
      "Return a list of the sections in the bytes, using sep as the delimiter.",
    ),
    method(
      "rsplit(sep=None, maxsplit=-1)",
      (self: Bytes, separator: Optional, maximum: Optional) => list(split(self.bytes, separator, maximum, true)),
      "Return a list of the sections in the bytes, using sep as the delimiter.",
    ),
    method(
      "splitlines(keepends=False)",
      (self: Bytes, keepEnds: Optional) =>
        list(search.splitByteLines(self.bytes, keepEnds !== undefined && isTrue(keepEnds))),
      "Return a list of the lines in the bytes, breaking at line boundaries.",
    ),
    method(
      "partition(sep, /)",
      (self: Bytes, separator: Value) => partition(self, separator, false, make),
      "Partition the bytes into three parts using the given separator.",
    ),
    method(
      "rpartition(sep, /)",
      (self: Bytes, separator: Value) => partition(self, separator, true, make),
      "Partition the bytes into three parts using the given separator.",
    ),
    method("strip(bytes=None, /)", strip("both"), "Strip leading and trailing bytes contained in the argument."),
    method("lstrip(bytes=None, /)", strip("start"), "Strip leading bytes contained in the argument."),
    method("rstrip(bytes=None, /)", strip("end"), "Strip trailing bytes contained in the argument."),
    method(
      "removeprefix(prefix, /)",
      (self: Bytes, prefix: Value) => {
        const sought = requireBytes(prefix);
        const isPresent = search.equalBytes(self.bytes.subarray(0, sought.length), sought);
        return make(self.bytes.slice(isPresent ? sought.length : 0));
      },
      "Return a bytes object with the given prefix string removed if present.",
    ),
    method(
      "removesuffix(suffix, /)",
      (self: Bytes, suffix: Value) => {
        const sought = requireBytes(suffix);
        const from = self.bytes.length - sought.length;
        const isPresent = from >= 0 && search.equalBytes(self.bytes.subarray(from), sought);
        return make(self.bytes.slice(0, isPresent ? from : self.bytes.length));
      },
      "Return a bytes object with the given suffix string removed if present.",
    ),
    method(
      "translate(table, /, delete=b'')",
      (self: Bytes, table: Value, removed: Optional) => make(translate(self.bytes, table, removed)),
      "Return a copy with each character mapped by the given translation table.",
    ),
    staticMethod(
      "maketrans(frm, to, /)",
      makeTranslation,
      "Return a translation table usable for the bytes or bytearray translate method.",
    ),
    method(
      "decode(encoding='utf-8', errors='strict')",
      decode,
      "Decode the bytes using the codec registered for encoding.",
    ),
    method(
      "hex(sep=<unrepresentable>, bytes_per_sep=1)",
      hex,
      "Create a string of hexadecimal numbers from a bytes object.",
    ),
    method("isascii(/)", ({ bytes }: Bytes) => bytes.every((byte) => byte < 128), "B.isascii() -> bool"),
    method("isalpha(/)", all(isAlphaByte), "B.isalpha() -> bool"),
    method(
      "isalnum(/)",
      all((byte) => isAlphaByte(byte) || isDigitByte(byte)),
      "B.isalnum() -> bool",
    ),
    method("isdigit(/)", all(isDigitByte), "B.isdigit() -> bool"),
    method("isspace(/)", all(search.isByteSpace), "B.isspace() -> bool"),
    method("islower(/)", isInCase(isLowerByte, isUpperByte), "B.islower() -> bool"),
    method("isupper(/)", isInCase(isUpperByte, isLowerByte), "B.isupper() -> bool"),
    method("istitle(/)", ({ bytes }: Bytes) => byteText.isTitleBytes(bytes), "B.istitle() -> bool"),
  ];
}
