/**
 * Reading of ISO 8601 dates and times, as leniently as CPython's `_datetimemodule.c` does, whose functions are followed
 * step by step: what stands behind a date of the right length is not looked at, nor what stands between a time and its
 * offset.
 *
 * Texts are ASCII or UTF-8 here, a character for each byte: lengths and positions count bytes.
 */

import { weeksOfYear } from "../calendar-time.js";
import { MAXIMUM_YEAR, MINIMUM_YEAR } from "./fields.js";
import { fromIsoWeek } from "./iso-weeks.js";
import type { DateFields } from "./values.js";

/** The number that so many digits spell; -1 when they are not all there. */
function digitsAt(text: string, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index++) {
    const digit = text.charCodeAt(index) - 48;
    // Beyond the end it is NaN.
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** A date in the first `length` characters, its month and day unchecked; undefined when there is none. */
export function parseIsoDate(text: string, length: number): DateFields | undefined {
  const year = digitsAt(text, 0, 4);
  if (year < 0) return undefined;
  const isExtended = text[4] === "-";
  const at = isExtended ? 5 : 4;
  if (text[at] === "W") return parseIsoWeek(text, length, year, isExtended);
  const month = digitsAt(text, at, 2);
  if (month < 0 || (isExtended && text[7] !== "-")) return undefined;
  const day = digitsAt(text, isExtended ? 8 : 6, 2);
  return day < 0 ? undefined : { year, month, day };
}

/** `2024-W05-3`, `2024W053`, and both without the day, which is then the first. */
function parseIsoWeek(text: string, length: number, year: number, isExtended: boolean): DateFields | undefined {
  const weekEnd = isExtended ? 8 : 7;
  const week = digitsAt(text, weekEnd - 2, 2);
  let day = 1;
  if (weekEnd < length) {
    if (isExtended && text[weekEnd] !== "-") return undefined;
    day = digitsAt(text, isExtended ? weekEnd + 1 : weekEnd, 1);
  }
  if (year < MINIMUM_YEAR || year > MAXIMUM_YEAR || week < 1 || week > weeksOfYear(year)) return undefined;
  return day < 1 || day > 7 ? undefined : fromIsoWeek(year, week, day);
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
}

interface ReadClock extends Clock {
  /** Nothing stands behind it. */
  readonly isWhole: boolean;
}

/**
 * `12`, `12:30`, `12:30:05`, `12:30:05.5`, and the same without colons, from `start` on; undefined when there is none
 * before `end`.
 */
function readClock(text: string, start: number, end: number): ReadClock | undefined {
  const fields = [0, 0, 0];
  const clock = (microsecond: number, isWhole: boolean): ReadClock => {
    return { hour: fields[0], minute: fields[1], second: fields[2], microsecond, isWhole };
  };
  let at = start;
  let hasColons = true;
  for (let index = 0; index < fields.length; index++) {
    const value = digitsAt(text, at, 2);
    if (value < 0) return undefined;
    fields[index] = value;
    at += 2;
    const next = text.charAt(at++);
    if (index === 0) hasColons = next === ":";
    if (at >= end) return clock(0, next === "");
    const isPoint = next === "." || next === ",";
    if (hasColons && next === ":" ? index === 2 : isPoint ? index < 2 : hasColons) return undefined;
    if (isPoint) break;
    if (!hasColons) at--;
  }
  const count = Math.min(6, end - at);
  const fraction = digitsAt(text, at, count);
  if (fraction < 0) return undefined;
  at += count;
  // What is finer than a microsecond is cut off.
  while (digitsAt(text, at, 1) >= 0) at++;
  return clock(fraction * 10 ** (6 - count), at === text.length);
}

/** A time as a text spells it, its fields unchecked; an hour 24 is left to the caller. */
export interface IsoTime extends Clock {
  /** From UTC; null when none is given. */
  readonly offset: { readonly seconds: number; readonly microseconds: number } | null;
}

const PLUS = 43;
const MINUS = 45;
const ZULU = 90;

const beginsZone = (character: number): boolean => character === PLUS || character === MINUS || character === ZULU;

/** The time that a text spells from `start` on; undefined when it spells none. */
export function parseIsoTime(text: string, start: number): IsoTime | undefined {
  let zoneAt = start;
  while (zoneAt < text.length && !beginsZone(text.charCodeAt(zoneAt))) zoneAt++;
  const clock = readClock(text, start, zoneAt);
  if (clock === undefined) return undefined;
  if (zoneAt === text.length) return clock.isWhole ? { ...clock, offset: null } : undefined;
  if (text[zoneAt] === "Z") {
    return zoneAt + 1 === text.length ? { ...clock, offset: { seconds: 0, microseconds: 0 } } : undefined;
  }
  const zone = readClock(text, zoneAt + 1, text.length);
  if (zone === undefined || !zone.isWhole) return undefined;
  const sign = text[zoneAt] === "-" ? -1 : 1;
  const seconds = sign * ((zone.hour * 60 + zone.minute) * 60 + zone.second);
  return { ...clock, offset: { seconds, microseconds: sign * zone.microsecond } };
}

const isDigit = (text: string, at: number): boolean => /\d/.test(text.charAt(at));

/** Where the date ends in a date and time; -1 when that cannot be. */
export function dateLength(text: string): number {
  if (text.length === 7) return 7;
  if (text[4] === "-") {
    if (text[5] !== "W") return 10;
    if (text.length < 8) return -1;
    if (text.length === 8 || text[8] !== "-") return 8;
    if (text.length === 9) return -1;
    // A digit after the next one belongs to an hour: then the hyphen separates.
    return text.length > 10 && isDigit(text, 10) ? 8 : 10;
  }
  if (text[4] !== "W") return 8;
  let at = 7;
  while (at < text.length && isDigit(text, at)) at++;
  if (at < 9) return at;
  return at % 2 === 0 ? 7 : 8;
}
