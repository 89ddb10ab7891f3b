/** Timestamps: seconds since the epoch to calendar fields in UTC or local time, and back. */

import { PyFloat } from "../../objects/float.js";
import type { Value } from "../../objects/object.js";
import { overflowError, valueError } from "../../runtime/errors.js";
import { roundHalfEven } from "../../runtime/floats.js";
import { services } from "../../runtime/interpreter-services.js";
import { asIndex } from "../../runtime/primitives.js";
import { makeStructSequence, type PyStructSequence } from "../../runtime/struct-sequence.js";
import { breakTime, SECONDS_PER_DAY } from "../calendar-time.js";
import { structTimeType } from "../time.js";
import { checkDate, EPOCH_ORDINAL, toOrdinal, weekdayOf } from "./fields.js";
import type { DateFields, TimeOfDay } from "./values.js";

/** No clock has been set back by more than a day. */
const MAXIMUM_FOLD = 24 * 3600;

/** Whole seconds and microseconds of a timestamp, the latter rounded half to even. */
interface Split {
  readonly seconds: number;
  readonly microseconds: number;
}

const MAXIMUM_SECONDS = 2 ** 63;

function split(value: Value): Split {
  if (value instanceof PyFloat) {
    const { value: double } = value;
    if (Number.isNaN(double)) throw valueError("Invalid value NaN (not a number)");
    const whole = Math.floor(double);
    if (Math.abs(whole) >= MAXIMUM_SECONDS) throw overflowError("timestamp out of range for platform time_t");
    const microseconds = roundHalfEven((double - whole) * 1e6);
    return microseconds >= 1e6 ? { seconds: whole + 1, microseconds: 0 } : { seconds: whole, microseconds };
  }
  const seconds = Number(asIndex(value));
  if (Math.abs(seconds) >= MAXIMUM_SECONDS) throw overflowError("timestamp out of range for platform time_t");
  return { seconds, microseconds: 0 };
}

/** Seconds since the epoch that a local clock shows when it reads them as UTC. */
const localSeconds = (seconds: number): number => seconds + services.localZone(seconds).offset;

/** Raises ValueError for years out of range, OverflowError for seconds that no year has. */
export function breakTimestamp(value: Value, isLocal: boolean): DateFields & Omit<TimeOfDay, "tzinfo"> {
  const { seconds, microseconds } = split(value);
  // Far beyond any year the calendar would lose digits.
  const limit = 1e14;
  const near = Math.max(-limit, Math.min(limit, seconds));
  const shown = isLocal ? localSeconds(near) : near;
  const { year, month, day, hour, minute, second } = breakTime(shown);
  checkDate(year, month, day);
  return { year, month, day, hour, minute, second, microsecond: microseconds, fold: isLocal ? foldAt(near, shown) : 0 };
}

/** 1 when a local clock has shown the same within the last day. */
function foldAt(seconds: number, shown: number): number {
  const probe = localSeconds(seconds - MAXIMUM_FOLD);
  const transition = shown - probe - MAXIMUM_FOLD;
  return transition < 0 && localSeconds(seconds + transition) === shown ? 1 : 0;
}

/** Seconds since the epoch of a date and time read as UTC. */
export function secondsOf(date: DateFields, time: Pick<TimeOfDay, "hour" | "minute" | "second">): number {
  const days = toOrdinal(date.year, date.month, date.day) - EPOCH_ORDINAL;
  return days * SECONDS_PER_DAY + time.hour * 3600 + time.minute * 60 + time.second;
}

/** Seconds since the epoch at which a local clock shows a time; `fold` chooses when it does so twice, or never. */
export function fromLocalSeconds(shown: number, fold: number): number {
  const first = shown - (localSeconds(shown) - shown);
  const shownFirst = localSeconds(first);
  let other: number;
  if (shownFirst === shown) {
    // One solution: the other, if there is one, has the offset of a day before or after.
    const probe = first + (fold === 0 ? -MAXIMUM_FOLD : MAXIMUM_FOLD);
    const offset = localSeconds(probe) - probe;
    if (offset === localSeconds(shown) - shown) return first;
    other = shown - offset;
  } else other = shown - (shownFirst - first);
  if (localSeconds(other) === shown) return other;
  if (shownFirst === shown) return first;
  // The time is in the gap of a clock that is set forward.
  return fold === 0 ? Math.max(first, other) : Math.min(first, other);
}

/** The time as a struct_time. */
export function timeTuple(
  date: DateFields,
  time: Pick<TimeOfDay, "hour" | "minute" | "second">,
  isDaylightSaving: number,
): PyStructSequence {
  const { year, month, day } = date;
  const yearDay = toOrdinal(year, month, day) - toOrdinal(year, 1, 1) + 1;
  const weekday = weekdayOf(year, month, day);
  const { hour, minute, second } = time;
  const fields = [year, month, day, hour, minute, second, weekday, yearDay, isDaylightSaving, null, null];
  return makeStructSequence(structTimeType, fields, 9);
}
