/** Reading of ISO 8601 dates and times, as far as fromisoformat() understands them, and writing of times. */

import { valueError } from "../../runtime/errors.js";
import { breakTime, SECONDS_PER_DAY, weeksOfYear } from "../calendar-time.js";
import { checkDate, EPOCH_ORDINAL, MAXIMUM_YEAR, MINIMUM_YEAR, toOrdinal, weekdayOf } from "./fields.js";
import { duration } from "./timedelta.js";
import { fixedZone } from "./timezone.js";
import type { DateFields, PyTimezone, TimeOfDay } from "./values.js";

/** The date with an ordinal from 1 on. */
export function fromOrdinal(ordinal: number): DateFields {
  return breakTime((ordinal - EPOCH_ORDINAL) * SECONDS_PER_DAY);
}

/** The ordinal of the Monday of a year's first ISO week. */
function firstMonday(year: number): number {
  const first = toOrdinal(year, 1, 1);
  const weekday = weekdayOf(year, 1, 1);
  return weekday > 3 ? first - weekday + 7 : first - weekday;
}

/** The date of an ISO week and day. Raises ValueError. */
export function fromIsoWeek(year: number, week: number, day: number): DateFields {
  if (year < MINIMUM_YEAR || year > MAXIMUM_YEAR) {
    throw valueError(`year must be in ${MINIMUM_YEAR}..${MAXIMUM_YEAR}, not ${year}`);
  }
  if (week < 1 || week > weeksOfYear(year)) throw valueError(`Invalid week: ${week}`);
  if (day < 1 || day > 7) throw valueError(`Invalid weekday: ${day} (range is [1, 7])`);
  return fromOrdinal(firstMonday(year) + (week - 1) * 7 + day - 1);
}

const calendarDate = /^(\d{4})(?:-(\d\d)-(\d\d)|(\d\d)(\d\d))$/;
const weekDate = /^(\d{4})(?:-W(\d\d)(?:-(\d))?|W(\d\d)(\d)?)$/;

/** The date that a text spells; undefined when it spells none. Raises ValueError for a month or day out of range. */
export function parseIsoDate(text: string): DateFields | undefined {
  const calendar = calendarDate.exec(text);
  if (calendar !== null) {
    const [, year, longMonth, longDay, shortMonth, shortDay] = calendar;
    const fields = { year: Number(year), month: Number(longMonth ?? shortMonth), day: Number(longDay ?? shortDay) };
    checkDate(fields.year, fields.month, fields.day);
    return fields;
  }
  const weekly = weekDate.exec(text);
  if (weekly === null) return undefined;
  const [, year, longWeek, longDay, shortWeek, shortDay] = weekly;
  const [week, day] = [Number(longWeek ?? shortWeek), Number(longDay ?? shortDay ?? 1)];
  const isValid =
    Number(year) >= MINIMUM_YEAR && week >= 1 && week <= weeksOfYear(Number(year)) && day >= 1 && day <= 7;
  return isValid ? fromIsoWeek(Number(year), week, day) : undefined;
}

const clock = /^(\d\d)(?:(:?)(\d\d)(?:\2(\d\d)(?:[.,](\d+))?)?)?$/;

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
}

function parseClock(text: string): Clock | undefined {
  const found = clock.exec(text);
  if (found === null) return undefined;
  const [, hour, , minute = "0", second = "0", fraction = ""] = found;
  return {
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    microsecond: Number(fraction.slice(0, 6).padEnd(6, "0")),
  };
}

/** A time as a text spells it; an hour 24 is left to the caller. */
export interface IsoTime extends TimeOfDay {
  readonly tzinfo: PyTimezone | null;
}

/** The time that a text spells; undefined when it spells none. Raises ValueError for an offset out of range. */
export function parseIsoTime(text: string): IsoTime | undefined {
  const zoneAt = text.search(/[+\-Z]/);
  const time = parseClock(zoneAt < 0 ? text : text.slice(0, zoneAt));
  if (time === undefined) return undefined;
  if (zoneAt < 0) return { ...time, fold: 0, tzinfo: null };
  const zone = parseZone(text.slice(zoneAt));
  return zone === undefined ? undefined : { ...time, fold: 0, tzinfo: zone };
}

function parseZone(text: string): PyTimezone | undefined {
  if (text.startsWith("Z")) return text === "Z" ? fixedZone(duration(0, 0, 0), null) : undefined;
  const offset = parseClock(text.slice(1));
  if (offset === undefined) return undefined;
  const sign = text.startsWith("-") ? -1 : 1;
  const seconds = offset.hour * 3600 + offset.minute * 60 + offset.second;
  return fixedZone(duration(0, sign * seconds, sign * offset.microsecond), null);
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

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

export const timespecs = ["auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"] as const;
export type Timespec = (typeof timespecs)[number];

/** `12:30:05.000001`, as precise as asked for. */
export function clockText({ hour, minute, second, microsecond }: Clock, timespec: Timespec): string {
  if (timespec === "hours") return two(hour);
  const short = `${two(hour)}:${two(minute)}`;
  if (timespec === "minutes") return short;
  const text = `${short}:${two(second)}`;
  if (timespec === "seconds" || (timespec === "auto" && microsecond === 0)) return text;
  const fraction = String(microsecond).padStart(6, "0");
  return `${text}.${timespec === "milliseconds" ? fraction.slice(0, 3) : fraction}`;
}

/** `2024-01-31` */
export const dateText = ({ year, month, day }: DateFields): string =>
  `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
