/** Checked calendar fields, the arguments that give them, and the arithmetic of days. */

import { PyBytes } from "../../objects/bytes.js";
import type { Keywords, PyObject, Value } from "../../objects/object.js";
import { overflowError, typeError, valueError } from "../../runtime/errors.js";
import { asIndex, textOf, typeName } from "../../runtime/primitives.js";
import { daysFromCivil } from "../calendar-time.js";
import { PyTzinfo } from "./values.js";

export const MINIMUM_YEAR = 1;
export const MAXIMUM_YEAR = 9999;

/** The ordinal of 1970-01-01, when that of 0001-01-01 is 1. */
export const EPOCH_ORDINAL = 719_163;
/** The ordinal of 9999-12-31. */
export const MAXIMUM_ORDINAL = 3_652_059;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : monthLengths[month - 1];

export const toOrdinal = (year: number, month: number, day: number): number =>
  daysFromCivil(year, month, day) + EPOCH_ORDINAL;

/** Monday is 0. */
export const weekdayOf = (year: number, month: number, day: number): number => (toOrdinal(year, month, day) + 6) % 7;

/** Raises ValueError. */
export function checkDate(year: number, month: number, day: number): void {
  if (year < MINIMUM_YEAR || year > MAXIMUM_YEAR) {
    throw valueError(`year must be in ${MINIMUM_YEAR}..${MAXIMUM_YEAR}, not ${year}`);
  }
  if (month < 1 || month > 12) throw valueError(`month must be in 1..12, not ${month}`);
  const last = daysInMonth(year, month);
  if (day < 1 || day > last) {
    throw valueError(`day ${day} must be in range 1..${last} for month ${month} in year ${year}`);
  }
}

/** Raises ValueError. */
export function checkTime(hour: number, minute: number, second: number, microsecond: number, fold: number): void {
  if (hour < 0 || hour > 23) throw valueError(`hour must be in 0..23, not ${hour}`);
  if (minute < 0 || minute > 59) throw valueError(`minute must be in 0..59, not ${minute}`);
  if (second < 0 || second > 59) throw valueError(`second must be in 0..59, not ${second}`);
  if (microsecond < 0 || microsecond > 999_999)
    throw valueError(`microsecond must be in 0..999999, not ${microsecond}`);
  if (fold !== 0 && fold !== 1) throw valueError(`fold must be either 0 or 1, not ${fold}`);
}

/** An argument that is a C int. Raises TypeError and OverflowError. */
export function asField(value: Value): number {
  if (typeof value === "number" && (value | 0) === value) return value;
  const index = asIndex(value);
  if (index > 0x7fffffff || index < -0x80000000) {
    const isLong = typeof index === "bigint" && BigInt.asIntN(64, index) !== index;
    if (isLong) throw overflowError("Python int too large to convert to C long");
    throw overflowError(`signed integer is ${index > 0 ? "greater than maximum" : "less than minimum"}`);
  }
  return Number(index);
}

/** An argument that is a time zone or None. Raises TypeError. */
export function asZone(value: Value): PyObject | null {
  if (value === null || value instanceof PyTzinfo) return value;
  throw typeError(`tzinfo argument must be None or of a tzinfo subclass, not type '${typeName(value)}'`);
}

/**
 * Arguments by the names of their parameters: `required` come first, those from `positional` on by name only. Raises
 * TypeError.
 */
export function bindArguments(
  names: readonly string[],
  required: number,
  positional: number,
  args: readonly Value[],
  keywords: Keywords,
): (Value | undefined)[] {
  const given = args.length + (keywords?.size ?? 0);
  if (given > names.length && names.length === positional) {
    throw typeError(`function takes at most ${names.length} arguments (${given} given)`);
  }
  if (args.length > positional) {
    throw typeError(`function takes at most ${positional} positional arguments (${args.length} given)`);
  }
  const bound: (Value | undefined)[] = names.map((_name, index) => args[index]);
  const unknown: string[] = [];
  for (const [name, value] of keywords ?? []) {
    const index = names.indexOf(name);
    if (index < 0) unknown.push(name);
    else if (index < args.length) {
      throw typeError(`argument for function given by name ('${name}') and position (${index + 1})`);
    } else bound[index] = value;
  }
  for (let index = 0; index < required; index++) {
    if (bound[index] === undefined) {
      // The arguments before it are converted first.
      for (const value of bound.slice(0, index)) if (value !== undefined) asField(value);
      throw typeError(`function missing required argument '${names[index]}' (pos ${index + 1})`);
    }
  }
  if (unknown.length > 0) throw typeError(`this function got an unexpected keyword argument '${unknown[0]}'`);
  return bound;
}

/** The bytes of a pickled value; undefined for anything else. Pickles of Python 2 hold them as text. */
export function pickledBytes(value: Value | undefined, length: number): Uint8Array | undefined {
  if (value instanceof PyBytes) return value.bytes.length === length ? value.bytes : undefined;
  const text = value === undefined ? undefined : textOf(value);
  if (text?.length !== length) return undefined;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The time zone of a pickled value. Raises TypeError. */
export function pickledZone(value: Value | undefined): PyObject | null {
  if (value === undefined || value === null) return null;
  if (value instanceof PyTzinfo) return value;
  throw typeError("bad tzinfo state arg");
}
