/**
 * Sorting: a stable merge sort that takes advantage of ordered runs (timsort), comparing with `<` only.
 *
 * As in CPython the keys are looked at first: when they are all strings, small ints, floats, or tuples, a comparison
 * that knows so is used.
 */

import { floatType, PyFloat } from "../objects/float.js";
import type { Value } from "../objects/object.js";
import { PyTuple, tupleType } from "../objects/tuple.js";
import { call1 } from "./calls.js";
import { compareText, equals, lessThan } from "./comparison.js";
import { pollSafePoint } from "./thread.js";

type Less = (left: Value, right: Value) => boolean;

/**
 * The values sorted, as a fresh array. Equal items keep their order, with `reverse` too. Raises what the key function
 * and the comparisons raise.
 */
export function sortValues(values: readonly Value[], key: Value, reverse: boolean): Value[] {
  const keys = key === null ? values.slice() : keysOf(values, key);
  const less = chooseComparison(keys);
  if (reverse) keys.reverse();
  const isPlain = key === null;
  // With a key function what is sorted is the positions, so that keys and values move together.
  if (isPlain) {
    if (less === numberLess) sortNumbers(keys as number[]);
    else mergeSort(keys, less);
    if (reverse) keys.reverse();
    return keys;
  }
  const positions = keys.map((_, index) => index);
  mergeSort(positions, (left, right) => less(keys[left], keys[right]));
  if (reverse) {
    positions.reverse();
    const last = values.length - 1;
    return positions.map((position) => values[last - position]);
  }
  return positions.map((position) => values[position]);
}

function keysOf(values: readonly Value[], key: Value): Value[] {
  const keys: Value[] = [];
  for (let index = 0; index < values.length; index++) {
    keys.push(call1(key, values[index]));
    if ((index & 1023) === 1023) pollSafePoint();
  }
  return keys;
}

const numberLess: Less = (left, right) => (left as number) < (right as number);
const textLess: Less = (left, right) => left !== right && compareText(left as string, right as string) < 0;
const floatLess: Less = (left, right) => (left as PyFloat).value < (right as PyFloat).value;

/** A comparison for keys that are all of one simple class; the general one otherwise. */
function chooseComparison(keys: readonly Value[]): Less {
  const [first] = keys;
  if (first === undefined) return lessThan;
  if (first instanceof PyTuple && first.cls === tupleType) return tupleComparison(keys);
  return commonComparison(keys, (key) => key);
}

function commonComparison(keys: readonly Value[], select: (key: Value) => Value | undefined): Less {
  const first = select(keys[0]);
  if (typeof first === "number") return keys.every((key) => typeof select(key) === "number") ? numberLess : lessThan;
  if (typeof first === "string") return keys.every((key) => typeof select(key) === "string") ? textLess : lessThan;
  if (isFloat(first)) return keys.every((key) => isFloat(select(key))) ? floatLess : lessThan;
  return lessThan;
}

const isFloat = (value: Value | undefined): boolean => value instanceof PyFloat && value.cls === floatType;

/** Tuples: the first items are compared by a comparison of their own, when they differ. */
function tupleComparison(keys: readonly Value[]): Less {
  const areTuples = keys.every((key) => key instanceof PyTuple && key.cls === tupleType && key.items.length > 0);
  if (!areTuples) return lessThan;
  const firstLess = commonComparison(keys, (key) => (key as PyTuple).items[0]);
  return (left, right) => {
    const x = (left as PyTuple).items;
    const y = (right as PyTuple).items;
    const shorter = Math.min(x.length, y.length);
    for (let index = 0; index < shorter; index++) {
      const a = x[index];
      const b = y[index];
      if (a === b || equals(a, b)) continue;
      return index === 0 ? firstLess(a, b) : lessThan(a, b);
    }
    return x.length < y.length;
  };
}

/** Safe ints: a typed array sorts them fastest, and equal ones cannot be told apart. Sorted in pieces, then merged. */
function sortNumbers(keys: number[]): void {
  if (keys.length > 64 && keys.length <= NUMBER_PIECE) {
    const sorted = Float64Array.from(keys).sort();
    for (let index = 0; index < sorted.length; index++) keys[index] = sorted[index];
    return;
  }
  mergeSort(keys, (left, right) => left < right);
}

/** The most numbers that a single call of the typed array's sort, which cannot be interrupted, is given (about 60 ms). */
const NUMBER_PIECE = 2 ** 19;

const MINIMUM_MERGE = 32;
const POLL_INTERVAL = 1024;

/** Sorts in place, stably: natural runs, extended by binary insertion to a minimum length, merged pairwise. */
function mergeSort<Item>(items: Item[], less: (left: Item, right: Item) => boolean): void {
  const { length } = items;
  if (length < 2) return;
  const minimum = minimumRun(length);
  const runs: { start: number; length: number }[] = [];
  let buffer: Item[] = [];
  const mergeAt = (index: number): void => {
    const left = runs[index];
    const right = runs[index + 1];
    buffer = mergeRuns(items, left.start, right.start, right.start + right.length, less, buffer);
    left.length += right.length;
    runs.splice(index + 1, 1);
  };
  for (let start = 0; start < length; ) {
    let run = countRun(items, start, length, less);
    if (run < minimum) {
      const end = Math.min(start + minimum, length);
      insertRest(items, start, start + run, end, less);
      run = end - start;
    }
    runs.push({ start, length: run });
    start += run;
    pollSafePoint();
    while (runs.length > 1) {
      const top = runs.length - 2;
      const isDeepUnbalanced = top > 0 && runs[top - 1].length <= runs[top].length + runs[top + 1].length;
      const isDeeperUnbalanced = top > 1 && runs[top - 2].length <= runs[top - 1].length + runs[top].length;
      if (isDeepUnbalanced || isDeeperUnbalanced) mergeAt(runs[top - 1].length < runs[top + 1].length ? top - 1 : top);
      else if (runs[top].length <= runs[top + 1].length) mergeAt(top);
      else break;
    }
  }
  while (runs.length > 1) {
    const top = runs.length - 2;
    mergeAt(top > 0 && runs[top - 1].length < runs[top + 1].length ? top - 1 : top);
  }
}

function minimumRun(length: number): number {
  let isOdd = 0;
  while (length >= MINIMUM_MERGE * 2) {
    isOdd |= length & 1;
    length >>= 1;
  }
  return length + isOdd;
}

/**
 * The length of the run at `start`. One that never rises is reversed, and its equal items keep their order. The
 * comparisons are those of CPython's count_run: programs see which, and NaNs end up where they do there.
 */
function countRun<Item>(
  items: Item[],
  start: number,
  length: number,
  less: (left: Item, right: Item) => boolean,
): number {
  const endOfRising = (from: number): number => {
    let end = from;
    while (end < length && !less(items[end], items[end - 1])) {
      end++;
      if ((end & (POLL_INTERVAL - 1)) === 0) pollSafePoint();
    }
    return end;
  };
  let end = endOfRising(start + 1);
  if (end === length) return end - start;
  if (end > start + 1) {
    if (less(items[start], items[end - 1])) return end - start;
    // All equal so far: a falling run, whose first items are turned around twice.
    reverseItems(items, start, end);
  }
  end++;
  let equalCount = 0;
  const turnEqual = (): void => {
    if (equalCount > 0) reverseItems(items, end - equalCount - 1, end);
    equalCount = 0;
  };
  for (; end < length; end++) {
    if ((end & (POLL_INTERVAL - 1)) === 0) pollSafePoint();
    if (less(items[end], items[end - 1])) turnEqual();
    else if (less(items[end - 1], items[end])) break;
    else equalCount++;
  }
  turnEqual();
  reverseItems(items, start, end);
  return endOfRising(end) - start;
}

function reverseItems(items: unknown[], start: number, end: number): void {
  for (let low = start, high = end - 1; low < high; low++, high--) {
    const item = items[low];
    items[low] = items[high];
    items[high] = item;
  }
}

/** Binary insertion of items[sorted:end] into the sorted items[start:sorted]. */
function insertRest<Item>(
  items: Item[],
  start: number,
  sorted: number,
  end: number,
  less: (left: Item, right: Item) => boolean,
): void {
  for (let index = sorted; index < end; index++) {
    const item = items[index];
    let low = start;
    let high = index;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (less(item, items[middle])) high = middle;
      else low = middle + 1;
    }
    for (let at = index; at > low; at--) items[at] = items[at - 1];
    items[low] = item;
  }
}

/** Merges items[start:middle] and items[middle:end]; returns the buffer for the next merge. */
function mergeRuns<Item>(
  items: Item[],
  start: number,
  middle: number,
  end: number,
  less: (left: Item, right: Item) => boolean,
  buffer: Item[],
): Item[] {
  // What is already in place is left alone: concatenated sorted lists merge in logarithmic time.
  const from = upperBound(items, items[middle], start, middle, less);
  if (from === middle) return buffer;
  const to = lowerBound(items, items[middle - 1], middle, end, less);
  const count = middle - from;
  for (let index = 0; index < count; index++) buffer[index] = items[from + index];
  let left = 0;
  let right = middle;
  let at = from;
  while (left < count && right < to) {
    if (less(items[right], buffer[left])) items[at++] = items[right++];
    else items[at++] = buffer[left++];
    if ((at & (POLL_INTERVAL - 1)) === 0) pollSafePoint();
  }
  while (left < count) items[at++] = buffer[left++];
  return buffer;
}

/** The first position whose item is greater than `item`. */
function upperBound<Item>(
  items: Item[],
  item: Item,
  low: number,
  high: number,
  less: (left: Item, right: Item) => boolean,
): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (less(item, items[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first position whose item is not less than `item`. */
function lowerBound<Item>(
  items: Item[],
  item: Item,
  low: number,
  high: number,
  less: (left: Item, right: Item) => boolean,
): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (less(items[middle], item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
