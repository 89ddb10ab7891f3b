/** UTF-8 to text, by the rules of CPython's codec. */

import { textOfUnits } from "../unicode/units.js";

export interface InvalidUtf8 {
  readonly position: number;
  /** Bytes that together count as one error: a sequence that is cut short, or a single byte. */
  readonly length: number;
  readonly reason: string;
}

/** The first byte that starts no valid sequence, or null. */
export function findInvalidUtf8(bytes: Uint8Array): InvalidUtf8 | null {
  for (let position = 0; position < bytes.length; ) {
    const length = sequenceLength(bytes, position);
    if (length === 0) return { position, ...describeInvalid(bytes, position) };
    position += length;
  }
  return null;
}

/** `bytes` must be valid. */
export function decodeUtf8(bytes: Uint8Array): string {
  // No sequence makes more code units than it has bytes.
  const units = new Uint16Array(bytes.length);
  let count = 0;
  for (let position = 0; position < bytes.length; ) {
    const first = bytes[position];
    if (first < 0x80) {
      units[count++] = first;
      position++;
      continue;
    }
    const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    let codePoint = first & (0xff >> (length + 1));
    for (let index = 1; index < length; index++) codePoint = (codePoint << 6) | (bytes[position + index] & 0x3f);
    if (codePoint < 0x10000) units[count++] = codePoint;
    else {
      units[count++] = 0xd7c0 + (codePoint >> 10);
      units[count++] = 0xdc00 + (codePoint & 0x3ff);
    }
    position += length;
  }
  return textOfUnits(units.subarray(0, count));
}

/** Puts U+FFFD for each error. */
export function decodeUtf8Leniently(bytes: Uint8Array): string {
  let text = "";
  let rest = bytes;
  for (let invalid = findInvalidUtf8(rest); invalid !== null; invalid = findInvalidUtf8(rest)) {
    text += `${decodeUtf8(rest.subarray(0, invalid.position))}\ufffd`;
    rest = rest.subarray(invalid.position + invalid.length);
  }
  return text + decodeUtf8(rest);
}

/** Bytes of the sequence at `position`, 0 if it is malformed. */
function sequenceLength(bytes: Uint8Array, position: number): number {
  const length = lengthByFirst(bytes[position]);
  return length > 0 && validPrefix(bytes, position, length) === length ? length : 0;
}

function lengthByFirst(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** How many of the bytes of a sequence are what they should be. */
function validPrefix(bytes: Uint8Array, position: number, length: number): number {
  let count = 1;
  while (count < length && position + count < bytes.length) {
    const byte = bytes[position + count];
    if ((byte & 0xc0) !== 0x80 || (count === 1 && isForbiddenSecond(bytes[position], byte))) break;
    count++;
  }
  return count;
}

/** Overlong forms, surrogates and code points past U+10FFFF show in the second byte. */
function isForbiddenSecond(first: number, second: number): boolean {
  switch (first) {
    case 0xe0:
      return second < 0xa0;
    case 0xed:
      return second >= 0xa0;
    case 0xf0:
      return second < 0x90;
    case 0xf4:
      return second >= 0x90;
    default:
      return false;
  }
}

function describeInvalid(bytes: Uint8Array, position: number): { readonly length: number; readonly reason: string } {
  const expected = lengthByFirst(bytes[position]);
  if (expected === 0) return { length: 1, reason: "invalid start byte" };
  const length = validPrefix(bytes, position, expected);
  return {
    length,
    reason: position + length === bytes.length ? "unexpected end of data" : "invalid continuation byte",
  };
}
