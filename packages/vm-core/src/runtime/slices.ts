/** Slices of sequences: which items a slice selects, and reading, assigning and deleting them in arrays. */

import type { Value } from "../objects/object.js";
import { PySlice } from "../objects/slice.js";
import { Special } from "../objects/specials.js";
import { typeOf } from "../objects/type-of.js";
import { typeError, valueError } from "./errors.js";
import { asClampedIndex, asIndex, intOf } from "./primitives.js";
import { checkItemCount } from "./sequences.js";

/** The items of a sequence that a slice selects: `count` of them, from `start` in steps of `step`. */
export interface SliceIndices {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

/** slice.indices(length), with the count of items. Raises TypeError for bounds that are no integers. */
export function sliceIndices(slice: PySlice, length: number): SliceIndices {
  const { start, stop, step } = slice;
  if (step === null || step === 1) {
    const from = start === null ? 0 : clampBound(sliceBound(start), length);
    const to = stop === null ? length : clampBound(sliceBound(stop), length);
    return { start: from, stop: to, step: 1, count: to > from ? to - from : 0 };
  }
  const stride = sliceBound(step);
  if (stride === 0) throw valueError("slice step cannot be zero");
  if (stride > 0) {
    const from = start === null ? 0 : clampBound(sliceBound(start), length);
    const to = stop === null ? length : clampBound(sliceBound(stop), length);
    return { start: from, stop: to, step: stride, count: to > from ? Math.floor((to - from - 1) / stride) + 1 : 0 };
  }
  const from = start === null ? length - 1 : clampDownward(sliceBound(start), length);
  const to = stop === null ? -1 : clampDownward(sliceBound(stop), length);
  return { start: from, stop: to, step: stride, count: from > to ? Math.floor((from - to - 1) / -stride) + 1 : 0 };
}

const isBound = (value: Value): boolean => value === null || typeof value === "number";

/**
 * The slice with its bounds as numbers in the safe range. Their own code may change what is sliced, which therefore is
 * measured afterwards. Raises TypeError for bounds that are no integers, ValueError for a step of 0.
 */
export function unpackSlice(slice: PySlice): PySlice {
  const { start, stop, step } = slice;
  if (step !== 0 && isBound(start) && isBound(stop) && isBound(step)) return slice;
  const stride = step === null ? null : sliceBound(step);
  if (stride === 0) throw valueError("slice step cannot be zero");
  const from = start === null ? null : sliceBound(start);
  const to = stop === null ? null : sliceBound(stop);
  return new PySlice(from, to, stride);
}

/** A slice's bound as a number, clamped to the safe range. */
function sliceBound(value: Value): number {
  if (typeof value === "number") return value;
  if (intOf(value) === undefined && typeOf(value).special(Special.__index__) === null) {
    throw typeError("slice indices must be integers or None or have an __index__ method");
  }
  return asClampedIndex(value);
}

function clampBound(bound: number, length: number): number {
  if (bound < 0) return bound + length < 0 ? 0 : bound + length;
  return bound > length ? length : bound;
}

function clampDownward(bound: number, length: number): number {
  if (bound < 0) return bound + length < 0 ? -1 : bound + length;
  return bound >= length ? length - 1 : bound;
}

/** The start or stop argument of `index` methods: clamped into the sequence. */
export function searchBound(value: Value | undefined, length: number, absent: number): number {
  if (value === undefined) return absent;
  if (intOf(value) === undefined && typeOf(value).special(Special.__index__) === null) {
    throw typeError("slice indices must be integers or have an __index__ method");
  }
  return clampBound(Number(asIndex(value)), length);
}

/** items[slice] as a fresh array. */
export function sliceArray(items: readonly Value[], slice: PySlice): Value[] {
  const unpacked = unpackSlice(slice);
  const { start, step, count } = sliceIndices(unpacked, items.length);
  checkItemCount(count);
  if (step === 1) return items.slice(start, start + count);
  const result = new Array<Value>(count);
  for (let index = 0, at = start; index < count; index++, at += step) result[index] = items[at];
  return result;
}

/** items[slice] = values. Raises ValueError when an extended slice has another length than `values`. */
export function assignSlice(items: Value[], slice: PySlice, values: readonly Value[]): void {
  const { start, stop, step, count } = sliceIndices(slice, items.length);
  if (step === 1) {
    replaceRange(items, start, Math.max(start, stop), values);
    return;
  }
  if (values.length !== count) {
    throw valueError(`attempt to assign sequence of size ${values.length} to extended slice of size ${count}`);
  }
  for (let index = 0, at = start; index < count; index++, at += step) items[at] = values[index];
}

/** Replaces items[start:stop], in place. */
function replaceRange(items: Value[], start: number, stop: number, values: readonly Value[]): void {
  const removed = stop - start;
  const added = values.length;
  if (added === removed) {
    for (let index = 0; index < added; index++) items[start + index] = values[index];
    return;
  }
  if (stop === items.length) {
    items.length = start;
    for (let index = 0; index < added; index++) items.push(values[index]);
    return;
  }
  if (added <= 16) {
    items.splice(start, removed, ...values);
    return;
  }
  const tail = items.slice(stop);
  items.length = start;
  for (let index = 0; index < added; index++) items.push(values[index]);
  for (let index = 0; index < tail.length; index++) items.push(tail[index]);
}

/** del items[slice] */
export function deleteSlice(items: Value[], slice: PySlice): void {
  const unpacked = unpackSlice(slice);
  const { start, step, count } = sliceIndices(unpacked, items.length);
  if (count === 0) return;
  if (step === 1) {
    items.splice(start, count);
    return;
  }
  const first = step > 0 ? start : start + (count - 1) * step;
  const stride = Math.abs(step);
  let to = first;
  let next = first;
  let remaining = count;
  for (let from = first; from < items.length; from++) {
    if (from === next && remaining > 0) {
      next += stride;
      remaining--;
    } else items[to++] = items[from];
  }
  items.length = to;
}
