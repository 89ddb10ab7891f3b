/** range and its iterators. */

import { NativeIterator } from "../objects/iterator.js";
import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { longRangeIteratorType, PyRange, RangeIterator, rangeIteratorType, rangeType } from "../objects/range.js";
import { PySlice } from "../objects/slice.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { equals } from "../runtime/comparison.js";
import { indexError, overflowError, typeError, valueError } from "../runtime/errors.js";
import { hashTuple } from "../runtime/hashing.js";
import { getIterator, iterNext } from "../runtime/iteration.js";
import { constructor, defineMethods, member, method } from "../runtime/native-definitions.js";
import { asIndex, intOf, normalizeInt, typeName } from "../runtime/primitives.js";
import { sliceIndices } from "../runtime/slices.js";
import { pollSafePoint } from "../runtime/thread.js";
import { currentBuiltin, reduceMethod, setStateMethod } from "./iterator-state.js";
import { defineIterator, lengthHintMethod } from "./native-iterator.js";

type Int = number | bigint;

defineMethods(rangeType, () => [
  constructor(
    "(start, stop=<unrepresentable>, step=<unrepresentable>, /)",
    (_cls: PyType, start: Value, stop: Value | undefined, step: Value | undefined) =>
      stop === undefined ? newRange(0, asIndex(start), 1) : newRange(asIndex(start), asIndex(stop), stepOf(step)),
    "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
  ),
  method("__repr__(/)", representation, "Return repr(self)."),
  method("__hash__(/)", hash, "Return hash(self)."),
  method(
    "__eq__(value, /)",
    (self: PyRange, other: Value) => (other instanceof PyRange ? equalRanges(self, other) : NotImplemented),
    "Return self==value.",
  ),
  method(
    "__ne__(value, /)",
    (self: PyRange, other: Value) => (other instanceof PyRange ? !equalRanges(self, other) : NotImplemented),
    "Return self!=value.",
  ),
  ...["__lt__", "__le__", "__gt__", "__ge__"].map((name) => method(`${name}(value, /)`, () => NotImplemented)),
  method("__bool__(/)", (self: PyRange) => self.length > 0, "True if self else False"),
  method("__len__(/)", length, "Return len(self)."),
  method("__iter__(/)", (self: PyRange) => iterate(self.start, self.step, self.length), "Implement iter(self)."),
  method("__reversed__(/)", reversed, "Return a reverse iterator."),
  method("__getitem__(key, /)", getItem, "Return self[key]."),
  method("__contains__(key, /)", (self: PyRange, key: Value) => count(self, key) > 0, "Return bool(key in self)."),
  method("count(object, /)", count, "rangeobject.count(value) -> integer -- return number of occurrences of value"),
  method(
    "index(object, /)",
    index,
    "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.",
  ),
  method("__reduce__(/)", (self: PyRange) => new PyTuple([rangeType, new PyTuple([self.start, self.stop, self.step])])),
  member("start", (self: PyRange) => self.start),
  member("stop", (self: PyRange) => self.stop),
  member("step", (self: PyRange) => self.step),
]);

function stepOf(step: Value | undefined): Int {
  const value = step === undefined ? 1 : asIndex(step);
  if (value === 0) throw valueError("range() arg 3 must not be zero");
  return value;
}

const areSafe = (start: Int, stop: Int, step: Int): boolean =>
  typeof start === "number" &&
  typeof stop === "number" &&
  typeof step === "number" &&
  Number.isSafeInteger(stop - start) &&
  Number.isSafeInteger(stop + step);

/** range(start, stop, step), step not zero. */
function newRange(start: Int, stop: Int, step: Int): PyRange {
  if (areSafe(start, stop, step)) {
    const [low, high, stride] = [start as number, stop as number, step as number];
    const span = stride > 0 ? high - low : low - high;
    return new PyRange(low, high, stride, span <= 0 ? 0 : Math.floor((span - 1) / Math.abs(stride)) + 1);
  }
  const [low, high, stride] = [BigInt(start), BigInt(stop), BigInt(step)];
  const span = stride > 0n ? high - low : low - high;
  const magnitude = stride > 0n ? stride : -stride;
  return new PyRange(start, stop, step, span <= 0n ? 0 : normalizeInt((span - 1n) / magnitude + 1n));
}

/** start + index * step */
function itemAt(range: PyRange, index: Int): Int {
  const { start, step } = range;
  if (typeof start === "number" && typeof step === "number" && typeof index === "number") {
    const offset = index * step;
    if (Number.isSafeInteger(offset) && Number.isSafeInteger(start + offset)) return start + offset + 0;
  }
  return normalizeInt(BigInt(start) + BigInt(index) * BigInt(step));
}

function length(self: PyRange): Value {
  if (typeof self.length === "number") return self.length;
  if (BigInt.asIntN(64, self.length) !== self.length)
    throw overflowError("Python int too large to convert to C ssize_t");
  return self.length;
}

/** Iterates an arithmetic progression of any ints. */
function iterate(start: Int, step: Int, count: Int): NativeIterator {
  if (typeof start === "number" && typeof step === "number" && typeof count === "number") {
    const span = count * step;
    if (Number.isSafeInteger(span) && Number.isSafeInteger(start + span)) return new RangeIterator(start, step, count);
  }
  return new LongRangeIterator(BigInt(start), BigInt(step), BigInt(count));
}

/** Iterator over a range that reaches beyond the safe integers. */
class LongRangeIterator extends NativeIterator {
  override cls: PyType = longRangeIteratorType;
  current: bigint;
  readonly step: bigint;
  remaining: bigint;

  constructor(start: bigint, step: bigint, length: bigint) {
    super();
    this.current = start;
    this.step = step;
    this.remaining = length;
  }

  next(): Value | undefined {
    if (this.remaining <= 0n) return undefined;
    this.remaining--;
    const { current } = this;
    this.current += this.step;
    return normalizeInt(current);
  }
}

/** An iterator over a range is rebuilt from the range of what is left. */
function rangeLeft(start: Int, step: Int, count: Int): Value {
  const stop = normalizeInt(BigInt(start) + BigInt(step) * BigInt(count));
  const range = new PyRange(start, stop, step, count);
  return new PyTuple([currentBuiltin("iter"), new PyTuple([range]), null]);
}

defineIterator(rangeIteratorType, [
  lengthHintMethod((self: RangeIterator) => self.remaining),
  reduceMethod((self: RangeIterator) => rangeLeft(self.current, self.step, self.remaining)),
  setStateMethod((self: RangeIterator, index) => {
    const skipped = Math.max(0, Math.min(index, self.remaining));
    self.current += skipped * self.step;
    self.remaining -= skipped;
  }),
]);
defineIterator(longRangeIteratorType, [
  lengthHintMethod((self: LongRangeIterator) => normalizeInt(self.remaining)),
  reduceMethod((self: LongRangeIterator) =>
    rangeLeft(normalizeInt(self.current), normalizeInt(self.step), normalizeInt(self.remaining)),
  ),
  method(
    "__setstate__(object, /)",
    (self: LongRangeIterator, state: Value) => {
      const index = intOf(state);
      if (index === undefined) throw typeError("state must be an int");
      const asked = index < 0 ? 0n : BigInt(index);
      const skipped = asked > self.remaining ? self.remaining : asked;
      self.current += skipped * self.step;
      self.remaining -= skipped;
      return null;
    },
    "Set state information for unpickling.",
  ),
]);

function reversed(self: PyRange): Value {
  const last = self.length === 0 ? self.start : itemAt(self, normalizeInt(BigInt(self.length) - 1n));
  return iterate(last, normalizeInt(-BigInt(self.step)), self.length);
}

function representation(self: PyRange): Value {
  return self.step === 1 ? `range(${self.start}, ${self.stop})` : `range(${self.start}, ${self.stop}, ${self.step})`;
}

/** Equal ranges have equal items, so start and step count only as far as there are items. */
function hash(self: PyRange): Value {
  if (self.length === 0) return hashTuple([0, null, null]);
  return hashTuple([self.length, self.start, self.length === 1 ? null : self.step]);
}

function equalRanges(left: PyRange, right: PyRange): boolean {
  if (left === right) return true;
  if (left.length !== right.length) return false;
  if (left.length === 0) return true;
  if (left.start !== right.start) return false;
  return left.length === 1 || left.step === right.step;
}

function getItem(self: PyRange, key: Value): Value {
  if (key instanceof PySlice) return sliceRange(self, key);
  if (intOf(key) === undefined && typeOf(key).special(Special.__index__) === null) {
    throw typeError(`range indices must be integers or slices, not ${typeName(key)}`);
  }
  const index = asIndex(key);
  const at = index < 0 ? normalizeInt(BigInt(index) + BigInt(self.length)) : index;
  if (at < 0 || at >= self.length) throw indexError("range object index out of range");
  return itemAt(self, at);
}

function sliceRange(self: PyRange, slice: PySlice): Value {
  const { start, stop, step } =
    typeof self.length === "number" && hasSafeBounds(slice)
      ? sliceIndices(slice, self.length)
      : longSliceIndices(slice, BigInt(self.length));
  const stride = normalizeInt(BigInt(self.step) * BigInt(step));
  return newRange(itemAt(self, start), itemAt(self, stop), stride);
}

const hasSafeBounds = (slice: PySlice): boolean =>
  [slice.start, slice.stop, slice.step].every((bound) => bound === null || typeof bound === "number");

/** slice.indices(length) for ints of any size. */
export function longSliceIndices(slice: PySlice, length: bigint): { start: Int; stop: Int; step: Int } {
  const bound = (value: Value): bigint => {
    if (intOf(value) === undefined && typeOf(value).special(Special.__index__) === null) {
      throw typeError("slice indices must be integers or None or have an __index__ method");
    }
    return BigInt(asIndex(value));
  };
  const step = slice.step === null ? 1n : bound(slice.step);
  if (step === 0n) throw valueError("slice step cannot be zero");
  const lowest = step < 0n ? -1n : 0n;
  const highest = step < 0n ? length - 1n : length;
  const clamp = (value: bigint): bigint => {
    if (value < 0n) return value + length < lowest ? lowest : value + length;
    return value > highest ? highest : value;
  };
  const start = slice.start === null ? (step < 0n ? highest : lowest) : clamp(bound(slice.start));
  const stop = slice.stop === null ? (step < 0n ? lowest : highest) : clamp(bound(slice.stop));
  return { start: normalizeInt(start), stop: normalizeInt(stop), step: normalizeInt(step) };
}

/** The position of an int in the range, or -1. */
function positionOf(self: PyRange, value: Int): Int {
  const { start, stop, step } = self;
  const isInside = step > 0 ? value >= start && value < stop : value <= start && value > stop;
  if (!isInside) return -1;
  if (typeof value === "number" && typeof start === "number" && typeof step === "number") {
    const offset = value - start;
    if (Number.isSafeInteger(offset)) return offset % step === 0 ? offset / step + 0 : -1;
  }
  const offset = BigInt(value) - BigInt(start);
  return offset % BigInt(step) === 0n ? normalizeInt(offset / BigInt(step)) : -1;
}

function count(self: PyRange, value: Value): number {
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
    return positionOf(self, intOf(value) as Int) < 0 ? 0 : 1;
  }
  let found = 0;
  forEachIndex(self, value, () => {
    found++;
    return true;
  });
  return found;
}

function index(self: PyRange, value: Value): Value {
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
    const position = positionOf(self, intOf(value) as Int);
    if (position >= 0) return position;
    throw valueError("range.index(x): x not in range");
  }
  let found = -1;
  forEachIndex(self, value, (position) => {
    found = position;
    return false;
  });
  if (found < 0) throw valueError("sequence.index(x): x not in sequence");
  return found;
}

/** Calls `visit` with the positions of items equal to a value that is no int, until it returns false. */
function forEachIndex(self: PyRange, value: Value, visit: (position: number) => boolean): void {
  const iterator = getIterator(self);
  let position = 0;
  for (let item = iterNext(iterator); item !== undefined; item = iterNext(iterator)) {
    if (equals(item, value) && !visit(position)) return;
    if ((++position & 1023) === 0) pollSafePoint();
  }
}
