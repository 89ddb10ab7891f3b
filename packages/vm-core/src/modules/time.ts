/** The time module, over the clocks that the host installs. */

import { makeNamespace } from "../builtins/simple-namespace.js";
import { PyFloat } from "../objects/float.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { getAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { overflowError, typeError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asIndex, floatOf, normalizeInt, textOf, typeName } from "../runtime/primitives.js";
import { defineStructSequence, makeStructSequence, PyStructSequence } from "../runtime/struct-sequence.js";
import { waitUntil } from "../runtime/waiting.js";
import { type BrokenTime, breakTime, daysFromCivil, SECONDS_PER_DAY } from "./calendar-time.js";
import { dayNames, formatTime, monthNames, type ZonedTime } from "./time-format.js";

export const structTimeType: PyType = defineStructSequence({
  module: "time",
  name: "struct_time",
  doc: "The time value as returned by gmtime(), localtime(), and strptime(), and accepted by asctime(), mktime() and strftime().",
  fields: [
    "tm_year",
    "tm_mon",
    "tm_mday",
    "tm_hour",
    "tm_min",
    "tm_sec",
    "tm_wday",
    "tm_yday",
    "tm_isdst",
    "tm_zone",
    "tm_gmtoff",
  ],
  visible: 9,
  isConstructible: true,
});

const NANOSECONDS = 1_000_000_000;
/** Times that a Date, and so the local zone's rules, can hold. */
const MAXIMUM_SECONDS = 8_640_000_000_000;

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("time", heading, code, doc);
}

const inSeconds = (nanoseconds: bigint): PyFloat => new PyFloat(Number(nanoseconds) / NANOSECONDS);

/** Both forms of a clock: float seconds and int nanoseconds. */
function clock(name: string, read: () => bigint, doc: string): Record<string, Value> {
  return {
    [name]: fn(`${name}()`, () => inSeconds(read()), doc),
    [`${name}_ns`]: fn(`${name}_ns()`, () => normalizeInt(read()), `${doc} in nanoseconds`),
  };
}

/** A duration or timestamp given as int or float. Raises ValueError and OverflowError as CPython does. */
function secondsOf(value: Value, kinds: string): number {
  const float = floatOf(value);
  if (float !== undefined) {
    if (Number.isNaN(float)) throw valueError("Invalid value NaN (not a number)");
    if (Math.abs(float) >= 2 ** 63) throw overflowError("timestamp out of range for platform time_t");
    return float;
  }
  if (typeOf(value).special(Special.__index__) === null) {
    throw typeError(`'${typeName(value)}' object cannot be interpreted as ${kinds}`);
  }
  const index = asIndex(value);
  if (typeof index === "bigint" && (index >= 2n ** 63n || index < -(2n ** 63n))) {
    throw overflowError("timestamp out of range for platform time_t");
  }
  return Number(index);
}

function sleep(duration: Value): Value {
  const seconds = secondsOf(duration, "an integer or float");
  if (seconds < 0) throw valueError("sleep length must be non-negative");
  if (seconds * NANOSECONDS >= 2 ** 63) throw overflowError("timestamp out of range for platform time_t");
  return services.wait({
    self: undefined,
    name: "sleep",
    attempt: () => undefined,
    until: waitUntil(seconds),
    expired: () => null,
  });
}

/** A point in time in whole seconds; now when it is missing or None. */
function timestamp(value: Value | undefined): number {
  if (value === undefined || value === null) return Math.floor(Number(services.wallTime() / BigInt(NANOSECONDS)));
  const seconds = Math.floor(secondsOf(value, "an integer"));
  if (Math.abs(seconds) > MAXIMUM_SECONDS) throw overflowError("timestamp out of range for platform time_t");
  return seconds;
}

function structTime(time: BrokenTime, isDaylightSaving: boolean, zone: string, offset: number): PyStructSequence {
  const { year, month, day, hour, minute, second, weekday, yearDay } = time;
  const fields = [year, month, day, hour, minute, second, weekday, yearDay, isDaylightSaving ? 1 : 0, zone, offset];
  return makeStructSequence(structTimeType, fields, 9);
}

function gmtime(seconds?: Value): PyStructSequence {
  return structTime(breakTime(timestamp(seconds)), false, "GMT", 0);
}

function localtime(seconds?: Value): PyStructSequence {
  return localStruct(timestamp(seconds));
}

function localStruct(seconds: number): PyStructSequence {
  const { offset, name, isDaylightSaving } = services.localZone(seconds);
  return structTime(breakTime(seconds + offset), isDaylightSaving, name, offset);
}

/** The nine fields of a time tuple as numbers. */
function timeFields(value: Value, caller: string): number[] {
  if (!(value instanceof PyTuple)) throw typeError("Tuple or struct_time argument required");
  if (value.items.length < 9 || (value.items.length > 9 && !(value instanceof PyStructSequence))) {
    throw typeError(`${caller}(): illegal time tuple argument`);
  }
  return value.items.slice(0, 9).map((item) => {
    const number = Number(asIndex(item));
    if (number > 0x7fffffff || number < -0x80000000) throw overflowError("Python int too large to convert to C int");
    return number;
  });
}

/** C subtracts 1900, and has 32 bits for the result. */
const MINIMUM_YEAR = 1900 - 2 ** 31;

/** Zero stands for one in months, days and days of the year. */
function checkedTime(value: Value, caller: string): ZonedTime {
  const [year, rawMonth, rawDay, hour, minute, second, rawWeekday, rawYearDay] = timeFields(value, caller);
  if (year < MINIMUM_YEAR) throw overflowError("year out of range");
  const month = rawMonth === 0 ? 1 : rawMonth;
  const day = rawDay === 0 ? 1 : rawDay;
  const yearDay = rawYearDay === 0 ? 1 : rawYearDay;
  const check = (isInRange: boolean, what: string): void => {
    if (!isInRange) throw valueError(`${what} out of range`);
  };
  check(month >= 1 && month <= 12, "month");
  check(day >= 1 && day <= 31, "day of month");
  check(hour >= 0 && hour <= 23, "hour");
  check(minute >= 0 && minute <= 59, "minute");
  check(second >= 0 && second <= 61, "seconds");
  check(rawWeekday >= -1, "day of week");
  check(yearDay >= 1 && yearDay <= 366, "day of year");
  const hidden = value instanceof PyStructSequence ? value.hidden : [];
  const epoch = daysFromCivil(year, month, day) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
  const local = services.localZone(epoch);
  const [zone = null, offset = null] = hidden;
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    weekday: ((rawWeekday % 7) + 7) % 7,
    yearDay,
    zone: textOf(zone) ?? local.name,
    offset: offset === null ? local.offset : Number(asIndex(offset)),
    epoch: epoch - local.offset,
  };
}

function strftime(format: Value, time?: Value): string {
  const text = textOf(format);
  if (text === undefined) throw typeError(`strftime() argument 1 must be str, not ${typeName(format)}`);
  return formatTime(text, checkedTime(time ?? localtime(), "strftime"));
}

function asctimeText(time: ZonedTime): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = dayNames[time.weekday].slice(0, 3);
  const month = monthNames[time.month - 1].slice(0, 3);
  const clockText = `${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
  return `${day} ${month} ${String(time.day).padStart(2)} ${clockText} ${time.year}`;
}

/** Fields outside their range are carried over, as in C. */
function mktime(time: Value): PyFloat {
  const [year, month, day, hour, minute, second] = timeFields(time, "mktime");
  const local = daysFromCivil(year, month, day) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
  if (Math.abs(local) > MAXIMUM_SECONDS) throw overflowError("mktime argument out of range");
  const guess = local - services.localZone(local).offset;
  return new PyFloat(local - services.localZone(guess).offset);
}

const clockDetails: Readonly<
  Record<string, readonly [implementation: string, isMonotonic: boolean, isAdjustable: boolean]>
> = {
  time: ["clock_gettime(CLOCK_REALTIME)", false, true],
  monotonic: ["clock_gettime(CLOCK_MONOTONIC)", true, false],
  perf_counter: ["clock_gettime(CLOCK_MONOTONIC)", true, false],
  process_time: ["clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true, false],
  thread_time: ["clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false],
};

function clockInfo(name: Value): Value {
  const text = textOf(name);
  if (text === undefined) throw typeError(`get_clock_info() argument 1 must be str, not ${typeName(name)}`);
  const details = clockDetails[text];
  if (details === undefined) throw valueError("unknown clock");
  const [implementation, monotonic, adjustable] = details;
  return makeNamespace({ implementation, monotonic, adjustable, resolution: new PyFloat(1e-9) });
}

/** Clock numbers of clock_gettime. */
const clocks = {
  CLOCK_REALTIME: 0,
  CLOCK_MONOTONIC: 1,
  CLOCK_PROCESS_CPUTIME_ID: 2,
  CLOCK_THREAD_CPUTIME_ID: 3,
  CLOCK_MONOTONIC_RAW: 4,
} as const;

function readClock(id: Value): bigint {
  switch (Number(asIndex(id))) {
    case clocks.CLOCK_REALTIME:
      return services.wallTime();
    case clocks.CLOCK_PROCESS_CPUTIME_ID:
    case clocks.CLOCK_THREAD_CPUTIME_ID:
      return services.processTime();
    default:
      return services.monotonicTime();
  }
}

export function createTimeModule(): PyModule {
  const year = breakTime(timestamp(undefined)).year;
  const winter = services.localZone(daysFromCivil(year, 1, 1) * SECONDS_PER_DAY);
  const summer = services.localZone(daysFromCivil(year, 7, 1) * SECONDS_PER_DAY);
  const [standard, saving] = winter.offset <= summer.offset ? [winter, summer] : [summer, winter];
  return newModule("time", "This module provides various functions to manipulate time values.", {
    ...clocks,
    ...clock("time", () => services.wallTime(), "Return the current time in seconds since the Epoch."),
    ...clock("monotonic", () => services.monotonicTime(), "Monotonic clock, cannot go backward."),
    ...clock("perf_counter", () => services.monotonicTime(), "Performance counter for benchmarking."),
    ...clock("process_time", () => services.processTime(), "Process time for profiling."),
    ...clock("thread_time", () => services.processTime(), "Thread time for profiling."),
    _STRUCT_TM_ITEMS: 11,
    altzone: -saving.offset,
    asctime: fn("asctime(time=<unrepresentable>, /)", (time?: Value) =>
      asctimeText(checkedTime(time ?? localtime(), "asctime")),
    ),
    clock_getres: fn("clock_getres(clk_id, /)", () => new PyFloat(1e-9)),
    clock_gettime: fn("clock_gettime(clk_id, /)", (id: Value) => inSeconds(readClock(id))),
    clock_gettime_ns: fn("clock_gettime_ns(clk_id, /)", (id: Value) => normalizeInt(readClock(id))),
    ctime: fn("ctime(seconds=None, /)", (seconds?: Value) => asctimeText(checkedTime(localtime(seconds), "ctime"))),
    daylight: standard.offset === saving.offset ? 0 : 1,
    get_clock_info: fn("get_clock_info(name, /)", clockInfo),
    gmtime: fn("gmtime(seconds=None, /)", gmtime, "Convert seconds since the Epoch to a time tuple expressing UTC."),
    localtime: fn(
      "localtime(seconds=None, /)",
      localtime,
      "Convert seconds since the Epoch to a time tuple expressing local time.",
    ),
    mktime: fn("mktime(time, /)", mktime, "Convert a time tuple in local time to seconds since the Epoch."),
    sleep: fn("sleep(object, /)", sleep, "Delay execution for a given number of seconds."),
    strftime: fn(
      "strftime(format, time=<unrepresentable>, /)",
      strftime,
      "Convert a time tuple to a string according to a format specification.",
    ),
    strptime: fn("strptime(*args)", (args: readonly Value[]) =>
      call(getAttribute(services.importModule("_strptime"), "_strptime_time"), args),
    ),
    struct_time: structTimeType,
    timezone: -standard.offset,
    tzname: new PyTuple([standard.name, saving.name]),
  });
}
