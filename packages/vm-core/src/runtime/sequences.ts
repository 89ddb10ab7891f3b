/** What list, tuple and deque share: comparing, repeating, searching and showing arrays of values. */

import type { PyObject, Value } from "../objects/object.js";
import { type ComparisonOperator, compare, equals } from "./comparison.js";
import { memoryError } from "./errors.js";
import { chargeMemory } from "./memory.js";
import { asSize } from "./primitives.js";
import { repr } from "./text.js";
import { countStep, pollSafePoint, reprEnter, reprLeave, spendSteps } from "./thread.js";

/** Items of the longest list, tuple or deque that one operation may make. */
const MAXIMUM_ITEMS: number = 2 ** 25;

/** From this length on a sequence is charged for. */
const LONG = 512;
const BYTES_PER_ITEM = 8;

/** Up to this many items are copied one by one: V8's `concat` takes several times as long for short arrays. */
const FEW = 64;

/** The items of two sequences as one array. */
export function joinItems(left: readonly Value[], right: readonly Value[]): Value[] {
  if (left.length + right.length > FEW) return left.concat(right);
  const items: Value[] = [];
  for (let index = 0; index < left.length; index++) items.push(left[index]);
  for (let index = 0; index < right.length; index++) items.push(right[index]);
  return items;
}

/** To be called before a sequence is made, with its length. Raises MemoryError. */
export function checkItemCount(count: number): void {
  if (count < LONG) return;
  if (count > MAXIMUM_ITEMS) throw memoryError();
  chargeMemory(count * BYTES_PER_ITEM);
}

/** For a sequence that grows by a part. */
export function checkGrowingItems(count: number, growth: number): void {
  if (count > MAXIMUM_ITEMS) throw memoryError();
  if (growth >= LONG) chargeMemory(growth * BYTES_PER_ITEM);
}

/** Items that move in the time of a step. */
const ITEMS_PER_STEP = 64;

/** Counts the time that so many items take to move. */
export function spendOnItems(count: number): void {
  if (count >= LONG) spendSteps(Math.floor(count / ITEMS_PER_STEP));
}

/** The same, with a safe point: for what makes one sequence after the other. */
export function countItems(count: number): void {
  if (count < LONG) return;
  spendOnItems(count);
  pollSafePoint();
}

/** Compares arrays lexicographically; items that are identical count as equal. Lists may change meanwhile. */
export function compareSequences(left: readonly Value[], right: readonly Value[], operator: ComparisonOperator): Value {
  if (left.length !== right.length) {
    if (operator === "==") return false;
    if (operator === "!=") return true;
  }
  countStep();
  for (let index = 0; index < left.length && index < right.length; index++) {
    if ((index & 1023) === 1023) pollSafePoint();
    const x = left[index];
    const y = right[index];
    if (x === y || equals(x, y)) continue;
    if (index >= left.length || index >= right.length) break;
    if (operator === "==") return false;
    if (operator === "!=") return true;
    return compare(x, y, operator);
  }
  switch (operator) {
    case "<":
      return left.length < right.length;
    case "<=":
      return left.length <= right.length;
    case "==":
      return left.length === right.length;
    case "!=":
      return left.length !== right.length;
    case ">":
      return left.length > right.length;
    case ">=":
      return left.length >= right.length;
  }
}

/** How often `sequence.__mul__(count)` repeats. Raises TypeError and OverflowError for what is no such count. */
export function repeatCount(count: Value): number {
  return Math.max(0, asSize(count));
}

/** items * count as a fresh array. */
export function repeatItems(items: readonly Value[], count: number): Value[] {
  const total = items.length * count;
  checkItemCount(total);
  if (items.length === 1) return new Array<Value>(total).fill(items[0]);
  const result: Value[] = [];
  for (let round = 0; round < count; round++)
    for (let index = 0; index < items.length; index++) result.push(items[index]);
  return result;
}

/** The position of the first item equal to `value` in items[start:stop], or -1. Lists may change meanwhile. */
export function findItem(items: readonly Value[], value: Value, start: number, stop: number): number {
  for (let index = start; index < stop && index < items.length; index++) {
    const item = items[index];
    if (item === value || equals(item, value)) return index;
    if ((index & 1023) === 1023) pollSafePoint();
  }
  return -1;
}

export function containsItem(items: readonly Value[], value: Value): boolean {
  return findItem(items, value, 0, Number.POSITIVE_INFINITY) >= 0;
}

export function countItem(items: readonly Value[], value: Value): number {
  let count = 0;
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (item === value || equals(item, value)) count++;
    if ((index & 1023) === 1023) pollSafePoint();
  }
  return count;
}

/** The reprs of the items joined by commas; `recursive` when the container's repr is already being made. */
export function reprItems(
  container: PyObject,
  items: readonly Value[],
  recursive: string,
  wrap: (text: string) => string,
): string {
  if (!reprEnter(container)) return recursive;
  try {
    let text = "";
    for (let index = 0; index < items.length; index++) {
      if (index > 0) text += ", ";
      text += repr(items[index]);
      if ((index & 1023) === 1023) pollSafePoint();
    }
    return wrap(text);
  } finally {
    reprLeave(container);
  }
}
