/** Searching and splitting byte strings. */

import { checkBytesLength } from "./text-limits.js";
import { countText, findLastText, findText, replaceText } from "./text-search.js";
import { pollSafePoint } from "./thread.js";
import { latin1Bytes, latin1Text } from "./utf8.js";

/** Beyond this product of lengths the linear search of texts is used. */
const MAXIMUM_NAIVE_WORK = 2 ** 24;

const isHard = (bytes: Uint8Array, sought: Uint8Array): boolean =>
  sought.length > 8 && sought.length * bytes.length > MAXIMUM_NAIVE_WORK;

function matchesAt(bytes: Uint8Array, sought: Uint8Array, at: number): boolean {
  for (let index = 0; index < sought.length; index++) if (bytes[at + index] !== sought[index]) return false;
  return true;
}

/** The first match in bytes[from:], or -1. */
export function findBytes(bytes: Uint8Array, sought: Uint8Array, from = 0): number {
  if (sought.length === 0) return from <= bytes.length ? from : -1;
  const first = sought[0];
  if (sought.length === 1) return bytes.indexOf(first, from);
  if (isHard(bytes, sought)) return findText(latin1Text(bytes), latin1Text(sought), from);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (matchesAt(bytes, sought, at)) return at;
  }
  return -1;
}

/** The last match in bytes[:to], or -1. */
export function findLastBytes(bytes: Uint8Array, sought: Uint8Array, to: number = bytes.length): number {
  if (sought.length === 0) return to;
  if (sought.length > to) return -1;
  const first = sought[0];
  const last = to - sought.length;
  if (sought.length === 1) return bytes.lastIndexOf(first, last);
  if (isHard(bytes, sought)) return findLastText(latin1Text(bytes), latin1Text(sought), to);
  for (let at = bytes.lastIndexOf(first, last); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(first, at - 1)) {
    if (matchesAt(bytes, sought, at)) return at;
  }
  return -1;
}

/** The number of matches that do not overlap. */
export function countBytes(bytes: Uint8Array, sought: Uint8Array): number {
  if (sought.length === 0) return bytes.length + 1;
  return countText(latin1Text(bytes), latin1Text(sought));
}

/** bytes.replace(sought, replacement, limit); a negative limit is none. */
export function replaceBytes(
  bytes: Uint8Array,
  sought: Uint8Array,
  replacement: Uint8Array,
  limit: number,
): Uint8Array {
  const text = latin1Text(bytes);
  const result = replaceText(text, latin1Text(sought), latin1Text(replacement), limit);
  return result === text ? bytes : latin1Bytes(result);
}

/** The end of the bytes with a property that begin at `start`. */
function endOfRun(bytes: Uint8Array, start: number, isOne: (byte: number) => boolean): number {
  let at = start;
  while (at < bytes.length && isOne(bytes[at])) {
    at++;
    if ((at & 4095) === 0) pollSafePoint();
  }
  return at;
}

/** ASCII whitespace, as methods of bytes know it. */
export const isByteSpace = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);

/** bytes.split() by runs of whitespace. */
export function splitByteSpaces(bytes: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  const { length } = bytes;
  let at = 0;
  for (;;) {
    at = endOfRun(bytes, at, isByteSpace);
    if (at === length) return parts;
    if (parts.length === limit) break;
    const start = at;
    at = endOfRun(bytes, at, (byte) => !isByteSpace(byte));
    parts.push(bytes.slice(start, at));
    if ((parts.length & 1023) === 0) pollSafePoint();
  }
  parts.push(bytes.slice(at));
  return parts;
}

/** bytes.rsplit() by runs of whitespace. */
export function splitByteSpacesFromEnd(bytes: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let at = bytes.length;
  for (;;) {
    while (at > 0 && isByteSpace(bytes[at - 1])) at--;
    if (at === 0) return parts.reverse();
    if (parts.length === limit) break;
    const end = at;
    while (at > 0 && !isByteSpace(bytes[at - 1])) at--;
    parts.push(bytes.slice(at, end));
    if ((parts.length & 1023) === 0) pollSafePoint();
  }
  parts.push(bytes.slice(0, at));
  return parts.reverse();
}

/** bytes.split(separator, limit); the separator is not empty. */
export function splitBytes(bytes: Uint8Array, separator: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  while (parts.length !== limit) {
    const at = findBytes(bytes, separator, start);
    if (at < 0) break;
    parts.push(bytes.slice(start, at));
    start = at + separator.length;
    if ((parts.length & 1023) === 0) pollSafePoint();
  }
  parts.push(bytes.slice(start));
  return parts;
}

/** bytes.rsplit(separator, limit). */
export function splitBytesFromEnd(bytes: Uint8Array, separator: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let end = bytes.length;
  while (parts.length !== limit) {
    const at = findLastBytes(bytes, separator, end);
    if (at < 0) break;
    parts.push(bytes.slice(at + separator.length, end));
    end = at;
    if ((parts.length & 1023) === 0) pollSafePoint();
  }
  parts.push(bytes.slice(0, end));
  return parts.reverse();
}

/** bytes.splitlines(keepEnds): lines end at \n, \r or both. */
export function splitByteLines(bytes: Uint8Array, keepEnds: boolean): Uint8Array[] {
  const lines: Uint8Array[] = [];
  const { length } = bytes;
  for (let at = 0; at < length; ) {
    const start = at;
    at = endOfRun(bytes, at, (byte) => byte !== 10 && byte !== 13);
    let end = at;
    if (at < length) {
      at += bytes[at] === 13 && bytes[at + 1] === 10 ? 2 : 1;
      if (keepEnds) end = at;
    }
    lines.push(bytes.slice(start, end));
    if ((lines.length & 1023) === 0) pollSafePoint();
  }
  return lines;
}

/** The bytes without those at the ends that `isStripped`: a view. */
export function stripBytes(
  bytes: Uint8Array,
  isStripped: (byte: number) => boolean,
  side: "start" | "end" | "both",
): Uint8Array {
  let start = 0;
  let end = bytes.length;
  if (side !== "end") start = endOfRun(bytes, start, isStripped);
  if (side !== "start") {
    while (end > start && isStripped(bytes[end - 1])) {
      end--;
      if ((end & 4095) === 0) pollSafePoint();
    }
  }
  return bytes.subarray(start, end);
}

/** The concatenation of byte strings with a separator between them. */
export function joinBytes(separator: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  let length = separator.length * Math.max(0, parts.length - 1);
  for (const part of parts) length += part.length;
  checkBytesLength(length);
  const result = new Uint8Array(length);
  let at = 0;
  for (let index = 0; index < parts.length; index++) {
    if ((index & 1023) === 1023) pollSafePoint();
    if (index > 0) {
      result.set(separator, at);
      at += separator.length;
    }
    const part = parts[index];
    result.set(part, at);
    at += part.length;
  }
  return result;
}

export function concatenateBytes(left: Uint8Array, right: Uint8Array): Uint8Array {
  return joinBytes(noBytes, [left, right]);
}

const noBytes = new Uint8Array(0);

/** bytes repeated; count is not negative. */
export function repeatBytes(bytes: Uint8Array, count: number): Uint8Array {
  checkBytesLength(bytes.length * count);
  const result = new Uint8Array(bytes.length * count);
  if (result.length === 0) return result;
  result.set(bytes);
  for (let filled = bytes.length; filled < result.length; filled *= 2) {
    result.copyWithin(filled, 0, Math.min(filled, result.length - filled));
  }
  return result;
}

/** Order of byte strings: negative, zero or positive. */
export function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = left[index] - right[index];
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && compareBytes(left, right) === 0;
}
