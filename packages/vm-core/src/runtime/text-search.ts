/**
 * Searching in strings, in code units.
 *
 * The engine's own search is fastest, but takes time proportional to the product of both lengths on text made to hurt
 * it; beyond a bound the search is Knuth-Morris-Pratt, which is linear and polls safe points.
 */

import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { typeOf } from "../objects/type-of.js";
import { isBoundary } from "./code-points.js";
import { typeError } from "./errors.js";
import { asClampedIndex, intOf } from "./primitives.js";
import { TextBuilder } from "./text-builder.js";
import { checkGrowingText, checkTextLength } from "./text-limits.js";
import { pollSafePoint } from "./thread.js";

/** Largest product of lengths left to the engine: some tens of milliseconds at worst. */
const MAXIMUM_NAIVE_WORK = 2 ** 26;

const isHard = (text: string, sought: string): boolean =>
  sought.length > 8 && sought.length * text.length > MAXIMUM_NAIVE_WORK;

/** A match must not begin or end inside a surrogate pair: possible only for a lone surrogate at an edge. */
const hasLoneEdge = (sought: string): boolean =>
  sought !== "" &&
  ((sought.charCodeAt(0) & 0xfc00) === 0xdc00 || (sought.charCodeAt(sought.length - 1) & 0xfc00) === 0xd800);

const isWhole = (text: string, at: number, sought: string): boolean =>
  isBoundary(text, at) && isBoundary(text, at + sought.length);

/** The first match at or after `from`, or -1. */
export function findText(text: string, sought: string, from = 0): number {
  let at = rawFind(text, sought, from);
  if (at >= 0 && hasLoneEdge(sought)) while (at >= 0 && !isWhole(text, at, sought)) at = rawFind(text, sought, at + 1);
  return at;
}

function rawFind(text: string, sought: string, from: number): number {
  return isHard(text, sought) ? linearFind(text, sought, from) : text.indexOf(sought, from);
}

/** The last match that ends at or before `to`, or -1. */
export function findLastText(text: string, sought: string, to: number = text.length): number {
  let at = rawFindLast(text, sought, to);
  if (at >= 0 && hasLoneEdge(sought)) {
    while (at >= 0 && !isWhole(text, at, sought)) at = rawFindLast(text, sought, at + sought.length - 1);
  }
  return at;
}

function rawFindLast(text: string, sought: string, to: number): number {
  if (to < sought.length) return -1;
  return isHard(text, sought) ? linearFindLast(text, sought, to) : text.lastIndexOf(sought, to - sought.length);
}

/** For each prefix, the length of its longest proper suffix that is a prefix too. */
function borders(unit: (index: number) => number, length: number): Int32Array {
  const table = new Int32Array(length);
  for (let index = 1, matched = 0; index < length; index++) {
    while (matched > 0 && unit(index) !== unit(matched)) matched = table[matched - 1];
    if (unit(index) === unit(matched)) matched++;
    table[index] = matched;
  }
  return table;
}

/** The table of the text sought last: counting and replacing search for the same again and again. */
let lastSought = "";
let lastBackward = false;
let lastTable: Int32Array = new Int32Array(0);

function bordersOf(sought: string, isBackward: boolean): Int32Array {
  if (lastSought !== sought || lastBackward !== isBackward) {
    const end = sought.length - 1;
    lastTable = borders(
      isBackward ? (index) => sought.charCodeAt(end - index) : (index) => sought.charCodeAt(index),
      sought.length,
    );
    lastSought = sought;
    lastBackward = isBackward;
  }
  return lastTable;
}

function linearFind(text: string, sought: string, from: number): number {
  const table = bordersOf(sought, false);
  for (let index = from, matched = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    while (matched > 0 && code !== sought.charCodeAt(matched)) matched = table[matched - 1];
    if (code === sought.charCodeAt(matched) && ++matched === sought.length) return index - matched + 1;
    if ((index & 0xfffff) === 0) pollSafePoint();
  }
  return -1;
}

function linearFindLast(text: string, sought: string, to: number): number {
  const table = bordersOf(sought, true);
  const end = sought.length - 1;
  for (let index = to - 1, matched = 0; index >= 0; index--) {
    const code = text.charCodeAt(index);
    while (matched > 0 && code !== sought.charCodeAt(end - matched)) matched = table[matched - 1];
    if (code === sought.charCodeAt(end - matched) && ++matched === sought.length) return index;
    if ((index & 0xfffff) === 0) pollSafePoint();
  }
  return -1;
}

/** text.startswith(prefix): a lone surrogate is no prefix of a pair. */
export function startsWithText(text: string, prefix: string): boolean {
  return text.startsWith(prefix) && isBoundary(text, prefix.length);
}

export function endsWithText(text: string, suffix: string): boolean {
  return text.endsWith(suffix) && isBoundary(text, text.length - suffix.length);
}

/** The number of matches that do not overlap; `sought` is not empty. */
export function countText(text: string, sought: string): number {
  let count = 0;
  for (let at = findText(text, sought); at >= 0; at = findText(text, sought, at + sought.length)) {
    if ((++count & 1023) === 0) pollSafePoint();
  }
  return count;
}

/** Longer texts are not left to the engine as a whole. */
const LONG_TEXT = 2 ** 18;

/** text.replace(sought, replacement, limit); a negative limit is none. Raises MemoryError for a result too long. */
export function replaceText(text: string, sought: string, replacement: string, limit: number): string {
  if (limit === 0 || sought === replacement || sought.length > text.length) return text;
  if (sought === "") return insertBetween(text, replacement, limit);
  if (limit < 0 && text.length <= LONG_TEXT && !hasLoneEdge(sought) && !isHard(text, sought)) {
    const first = text.indexOf(sought);
    if (first < 0) return text;
    if (text.indexOf(sought, first + sought.length) < 0) {
      checkTextLength(text.length + replacement.length - sought.length);
      return text.slice(0, first) + replacement + text.slice(first + sought.length);
    }
    const parts = text.split(sought);
    checkTextLength(text.length + (parts.length - 1) * (replacement.length - sought.length));
    return parts.join(replacement);
  }
  const result = new TextBuilder();
  let copied = 0;
  let at = findText(text, sought);
  if (at < 0) return text;
  for (let count = 0; at >= 0 && count !== limit; count++) {
    // Charged for before it is there: a few replacements may be longer than any text can be.
    checkGrowingText(replacement.length, replacement.length);
    result.add(text.slice(copied, at));
    result.add(replacement);
    copied = at + sought.length;
    at = findText(text, sought, copied);
  }
  result.add(text.slice(copied));
  return result.finish();
}

/** Replacing the empty string: before each character and at the end, `limit` times. */
function insertBetween(text: string, replacement: string, limit: number): string {
  const places = limit < 0 ? text.length + 1 : Math.min(limit, text.length + 1);
  checkTextLength(text.length + places * replacement.length);
  const result = new TextBuilder();
  let count = 0;
  let unit = 0;
  for (const character of text) {
    if (count === limit) {
      result.add(text.slice(unit));
      return result.finish();
    }
    result.add(replacement + character);
    unit += character.length;
    count++;
  }
  if (count !== limit) result.add(replacement);
  return result.finish();
}

/** The optional start and end of find, count, index …, clamped to 0..length; `start` may exceed `end`. */
export function searchBounds(start: Value | undefined, end: Value | undefined, length: number): [number, number] {
  return [bound(start, 0, length), Math.min(bound(end, length, length), length)];
}

function bound(value: Value | undefined, absent: number, length: number): number {
  if (value === undefined || value === null) return absent;
  if (intOf(value) === undefined && typeOf(value).special(Special.__index__) === null) {
    throw typeError("slice indices must be integers or None or have an __index__ method");
  }
  const index = asClampedIndex(value);
  return index < 0 ? Math.max(0, index + length) : index;
}
