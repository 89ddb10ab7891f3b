/** What bytes stand for what characters in the encodings of East Asia that keep no state. */

import { unpackBytes } from "../../unicode/packed.js";
import { fourByteRanges, packedSets } from "./generated/tables.js";

/** A character set as generated: tables of code points by two bytes are high bytes and low bytes, deflated, in base64. */
export interface PackedSet {
  /** Where the table has 1, this set's table has the character. */
  readonly base: string | null;
  /** Bytes that begin more than one. */
  readonly leads: readonly number[];
  /** Pairs of a byte above 127 and its code point. */
  readonly single: readonly (readonly number[])[];
  readonly double: string;
  /** What follows 8F in EUC-JP; empty for all others. */
  readonly triple: string;
  /** Pairs of a code point and its bytes as a number, 0 for none, where the tables do not tell. */
  readonly exceptions: readonly (readonly number[])[];
}

export interface CharacterSet {
  readonly name: string;
  /** By byte: 1 where it begins a character of more than one. */
  readonly leads: Uint8Array;
  /** Code points by byte, two bytes, and the two bytes after 8F; 0 for none. */
  readonly single: Uint16Array;
  readonly double: Uint16Array;
  readonly triple: Uint16Array | null;
  /** Bytes as a number by code point; 0 for none. */
  readonly bytes: Uint32Array;
}

const PAIRS = 0x10000;
const SAME = 1;
const TRIPLE = 0x8f0000;

const known = new Map<string, CharacterSet>();

/** The set of a codec's name; undefined for one that is not here. */
export function characterSet(name: string): CharacterSet | undefined {
  let set = known.get(name);
  if (set === undefined && Object.hasOwn(packedSets, name)) {
    set = unpackSet(name, packedSets[name]);
    known.set(name, set);
  }
  return set;
}

function unpackSet(name: string, packed: PackedSet): CharacterSet {
  const leads = new Uint8Array(256);
  for (const byte of packed.leads) leads[byte] = 1;
  const single = new Uint16Array(256);
  for (const [byte, point] of packed.single) single[byte] = point;
  const double = unpackPairs(packed.double);
  const base = packed.base === null ? undefined : characterSet(packed.base);
  if (base !== undefined) for (let at = 0; at < PAIRS; at++) if (double[at] === SAME) double[at] = base.double[at];
  const triple = packed.triple === "" ? null : unpackPairs(packed.triple);
  const bytes = new Uint32Array(PAIRS);
  if (triple !== null) for (let at = PAIRS - 1; at >= 0; at--) bytes[triple[at]] = TRIPLE | at;
  for (let at = PAIRS - 1; at >= 0; at--) bytes[double[at]] = at;
  for (let at = 255; at >= 0; at--) bytes[single[at]] = at;
  for (const [point, number] of packed.exceptions) bytes[point] = number;
  bytes[0] = 0;
  return { name, leads, single, double, triple, bytes };
}

function unpackPairs(packed: string): Uint16Array {
  const planes = unpackBytes(packed);
  const points = new Uint16Array(PAIRS);
  for (let at = 0; at < PAIRS; at++) points[at] = (planes[at] << 8) | planes[PAIRS + at];
  return points;
}

/** The number of the first four bytes of GB 18030 that stand for a character beyond the first 65536. */
const FIRST_BEYOND = 189000;

/** The code point of the number of four bytes in GB 18030; undefined for none. */
export function fourByteCharacter(number: number): number | undefined {
  if (number >= FIRST_BEYOND) {
    const point = number - FIRST_BEYOND + 0x10000;
    return point <= 0x10ffff ? point : undefined;
  }
  const range = fourByteRanges.find(([first, , length]) => number >= first && number < first + length);
  return range === undefined ? undefined : range[1] + number - range[0];
}

/** The number of the four bytes of a code point in GB 18030; undefined for one that has fewer. */
export function fourByteNumber(point: number): number | undefined {
  if (point >= 0x10000) return point - 0x10000 + FIRST_BEYOND;
  const range = fourByteRanges.find(([, first, length]) => point >= first && point < first + length);
  return range === undefined ? undefined : range[0] + point - range[1];
}
