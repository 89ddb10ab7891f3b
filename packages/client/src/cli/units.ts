/** Durations, sizes and counts as they are written on the command line. */

import { InvalidArgumentError } from "commander";

const DURATION_UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const SIZE_UNITS: Readonly<Record<string, number>> = { b: 1, kb: 2 ** 10, mb: 2 ** 20, gb: 2 ** 30 };
const LONGEST = 2 ** 31 - 1;

/** Milliseconds; without a unit the number is of seconds. */
export function duration(text: string): number {
  const [value, unit] = measure(text, DURATION_UNITS) ?? [];
  const milliseconds = value === undefined ? 0 : value * DURATION_UNITS[unit ?? "s"];
  if (!(milliseconds > 0)) throw new InvalidArgumentError("It must be a duration like 2s, 500ms or 1m.");
  if (milliseconds > LONGEST) throw new InvalidArgumentError("It must not be longer than 24 days.");
  return milliseconds;
}

/** Bytes, or characters; units are powers of 1,024. */
export function size(text: string): number {
  const [value, unit] = measure(text, SIZE_UNITS) ?? [];
  const bytes = value === undefined ? 0 : Math.round(value * SIZE_UNITS[unit ?? "b"]);
  if (!(bytes > 0)) throw new InvalidArgumentError("It must be a size like 128mb, 64kb or 4096.");
  if (!Number.isSafeInteger(bytes)) throw new InvalidArgumentError("It is too large.");
  return bytes;
}

/** A whole number from 1 on; it may be grouped by underscores. */
export function count(text: string): number {
  const value = /^\d+(_\d+)*$/.test(text) ? Number(text.replaceAll("_", "")) : 0;
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError("It must be a whole number from 1 on.");
  return value;
}

/** Milliseconds since 1970 of a date in ISO's notation, or of a number of seconds since 1970. */
export function moment(text: string): number {
  const milliseconds = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(milliseconds)) {
    throw new InvalidArgumentError("It must be a time like 2026-01-31T12:00:00Z, or seconds since 1970.");
  }
  return milliseconds;
}

function measure(text: string, units: Readonly<Record<string, number>>): [number, string | undefined] | undefined {
  const match = /^(\d+(?:\.\d+)?) ?([a-z]*)$/i.exec(text);
  if (match === null) return undefined;
  const unit = match[2].toLowerCase();
  if (unit === "") return [Number(match[1]), undefined];
  return Object.hasOwn(units, unit) ? [Number(match[1]), unit] : undefined;
}
