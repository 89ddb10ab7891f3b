/** datetime.datetime. */

import { PyBytes } from "../../objects/bytes.js";
import { deprecationWarningType } from "../../objects/exception.js";
import { PyFloat } from "../../objects/float.js";
import { NotImplemented } from "../../objects/none.js";
import type { Keywords, PyObject, Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import type { PyType } from "../../objects/type.js";
import { call, callMethod } from "../../runtime/calls.js";
import { characters } from "../../runtime/code-points.js";
import { overflowError, type PythonError, typeError, valueError } from "../../runtime/errors.js";
import { hashBytes, hashTuple } from "../../runtime/hashing.js";
import { services } from "../../runtime/interpreter-services.js";
import {
  classMethod,
  constant,
  constructor,
  type Definition,
  defineMethods,
  getter,
  method,
} from "../../runtime/native-definitions.js";
import { textOf, typeName } from "../../runtime/primitives.js";
import { reprText } from "../../runtime/text-repr.js";
import { warn } from "../../runtime/warnings.js";
import { utf8Text } from "../../unicode/units.js";
import { breakTime } from "../calendar-time.js";
import { compareDates, ctime, dateBytes, dateOf, parser, shiftedOrdinal } from "./date.js";
import {
  asField,
  asZone,
  bindArguments,
  checkDate,
  checkTime,
  daysInMonth,
  MAXIMUM_YEAR,
  MINIMUM_YEAR,
  pickledBytes,
  pickledZone,
  toOrdinal,
} from "./fields.js";
import { clockText, dateText, type Timespec } from "./iso-format.js";
import { dateLength, parseIsoDate, parseIsoTime } from "./iso-parsing.js";
import { fromOrdinal } from "./iso-weeks.js";
import { daylightSaving, offsetText, utcOffset, zoneName } from "./offsets.js";
import { formatArgument, formatDate } from "./strftime.js";
import { asTimespec, checkedTime, checkMidnight, fromBytes, reprTail, timeBytes, timeOf, zoneOf } from "./time.js";
import { difference, duration } from "./timedelta.js";
import { breakTimestamp, fromLocalSeconds, secondsOf, timeTuple } from "./timestamps.js";
import { fixedZone } from "./timezone.js";
import {
  type DateFields,
  dateType,
  datetimeType,
  PyDate,
  PyDateTime,
  PyTime,
  PyTimedelta,
  type TimeOfDay,
  timeType,
} from "./values.js";

/** A datetime as an instance of a class: an exact one directly, others by calling the class. */
function datetimeOf(cls: PyType, date: DateFields, time: TimeOfDay): Value {
  if (cls === datetimeType) return new PyDateTime(date, time);
  const { year, month, day } = date;
  const { hour, minute, second, microsecond, tzinfo, fold } = time;
  const keywords = fold === 0 ? null : new Map([["fold", fold]]);
  return call(cls, [year, month, day, hour, minute, second, microsecond, tzinfo], keywords);
}

const names = ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"];

function create(cls: PyType, args: readonly Value[], keywords: Keywords): PyDateTime {
  if (args.length === 1 || args.length === 2) {
    const bytes = pickledBytes(args[0], 10);
    const month = bytes === undefined ? 0 : bytes[2] & 127;
    if (bytes !== undefined && month >= 1 && month <= 12) return fromPickle(cls, bytes, month, args[1]);
  }
  const isPlain = keywords === null && args.length >= 3 && args.length <= 8;
  const bound = isPlain ? args : bindArguments(names, 3, 8, args, keywords);
  const [year, month, day, hour = 0, minute = 0, second = 0, microsecond = 0, zone = null, fold = 0] = bound;
  const date = { year: asField(year as Value), month: asField(month as Value), day: asField(day as Value) };
  const fields = [asField(hour), asField(minute), asField(second), asField(microsecond), asField(fold)] as const;
  checkDate(date.year, date.month, date.day);
  checkTime(...fields);
  const [h, m, s, us, checkedFold] = fields;
  const time = { hour: h, minute: m, second: s, microsecond: us, fold: checkedFold, tzinfo: asZone(zone) };
  return new PyDateTime(date, time, cls);
}

/** The first bit of the month is the fold. */
function fromPickle(cls: PyType, bytes: Uint8Array, month: number, zone: Value | undefined): PyDateTime {
  const date = { year: bytes[0] * 256 + bytes[1], month, day: bytes[3] };
  const time = fromBytes(bytes.subarray(4), pickledZone(zone));
  return new PyDateTime(date, { ...time, fold: bytes[2] >> 7 }, cls);
}

const offsetOf = (self: PyDateTime): PyTimedelta | null => utcOffset(self.tzinfo, self);

/** The datetime a duration later, or earlier for -1. Raises OverflowError. */
function shifted(self: PyDateTime, value: PyTimedelta, sign: 1 | -1): Value {
  const clock = (self.hour * 60 + self.minute) * 60 + self.second + sign * value.seconds;
  const moved = duration(sign * value.days, clock, self.microsecond + sign * value.microseconds);
  const date = moved.days === 0 ? self : fromOrdinal(shiftedOrdinal(self, moved.days));
  return datetimeOf(self.cls, date, clockFrom(moved, self.tzinfo));
}

const clockFrom = ({ seconds, microseconds }: PyTimedelta, tzinfo: PyObject | null): TimeOfDay => ({
  hour: Math.floor(seconds / 3600),
  minute: Math.floor((seconds % 3600) / 60),
  second: seconds % 60,
  microsecond: microseconds,
  fold: 0,
  tzinfo,
});

function add(self: PyDateTime, value: Value): Value {
  return value instanceof PyTimedelta ? shifted(self, value, 1) : NotImplemented;
}

/** The duration between two datetimes as their clocks show them. */
function between(left: PyDateTime, right: PyDateTime): PyTimedelta {
  const days = toOrdinal(left.year, left.month, left.day) - toOrdinal(right.year, right.month, right.day);
  const clock = ({ hour, minute, second }: TimeOfDay): number => (hour * 60 + minute) * 60 + second;
  return duration(days, clock(left) - clock(right), left.microsecond - right.microsecond);
}

function subtract(self: PyDateTime, value: Value): Value {
  if (value instanceof PyTimedelta) return shifted(self, value, -1);
  if (!(value instanceof PyDateTime)) return NotImplemented;
  if (self.tzinfo === value.tzinfo) return between(self, value);
  const left = offsetOf(self);
  const right = offsetOf(value);
  if (left === null && right === null) return between(self, value);
  if (left === null || right === null) throw typeError("can't subtract offset-naive and offset-aware datetimes");
  return difference(between(self, value), difference(left, right));
}

const compareShown = (left: PyDateTime, right: PyDateTime): number =>
  compareDates(left, right) ||
  left.hour - right.hour ||
  left.minute - right.minute ||
  left.second - right.second ||
  left.microsecond - right.microsecond;

/** The order of two datetimes; undefined for an offset-naive and an offset-aware one, which are unequal. */
function compare(left: PyDateTime, right: PyDateTime, isEquality: boolean): number | undefined {
  if (left.tzinfo === right.tzinfo) return compareShown(left, right);
  const leftOffset = offsetOf(left);
  const rightOffset = offsetOf(right);
  if (leftOffset === null || rightOffset === null) {
    return leftOffset === rightOffset ? compareShown(left, right) : undefined;
  }
  const isSame = sameDuration(leftOffset, rightOffset);
  const apart = isSame
    ? compareShown(left, right)
    : signOf(difference(between(left, right), difference(leftOffset, rightOffset)));
  if (apart !== 0 || !isEquality) return apart;
  // Times that a change of offset makes ambiguous or skips equal none of another zone (PEP 495).
  return dependsOnFold(left, leftOffset) || dependsOnFold(right, rightOffset) ? 1 : 0;
}

const sameDuration = (left: PyTimedelta, right: PyTimedelta): boolean => signOf(difference(left, right)) === 0;
const signOf = ({ days, seconds, microseconds }: PyTimedelta): number => days || seconds || microseconds;

function dependsOnFold(self: PyDateTime, offset: PyTimedelta): boolean {
  const flipped = new PyDateTime(self, withFold(self, 1 - self.fold));
  const other = utcOffset(self.tzinfo, flipped);
  return other === null || !sameDuration(other, offset);
}

const withFold = (time: TimeOfDay, fold: number): TimeOfDay => ({
  hour: time.hour,
  minute: time.minute,
  second: time.second,
  microsecond: time.microsecond,
  fold,
  tzinfo: time.tzinfo,
});

const comparison = (name: string, test: (order: number) => boolean): Definition => {
  const isEquality = name === "__eq__" || name === "__ne__";
  return method(`${name}(value, /)`, (self: PyDateTime, value: Value) => {
    if (!(value instanceof PyDateTime)) return NotImplemented;
    const order = compare(self, value, isEquality);
    if (order !== undefined) return test(order);
    if (isEquality) return name === "__ne__";
    throw typeError("can't compare offset-naive and offset-aware datetimes");
  });
};

function hash(self: PyDateTime): Value {
  const unfolded = self.fold === 0 ? self : new PyDateTime(self, withFold(self, 0));
  const offset = utcOffset(self.tzinfo, unfolded);
  if (offset === null) return hashBytes(Uint8Array.from([...dateBytes(self), ...timeBytes(self)]));
  const ordinal = toOrdinal(self.year, self.month, self.day);
  const clock = (self.hour * 60 + self.minute) * 60 + self.second;
  const { days, seconds, microseconds } = difference(duration(ordinal, clock, self.microsecond), offset);
  return hashTuple([days, seconds, microseconds]);
}

function isoText(self: PyDateTime, separator: string, timespec: Timespec): string {
  const offset = offsetOf(self);
  return dateText(self) + separator + clockText(self, timespec) + (offset === null ? "" : offsetText(offset));
}

function isoFormat(self: PyDateTime, separator?: Value, timespec?: Value): string {
  if (separator === undefined) return isoText(self, "T", asTimespec(timespec));
  const text = textOf(separator);
  if (text === undefined) {
    throw typeError(`isoformat() argument 1 must be a unicode character, not ${typeName(separator)}`);
  }
  const { length } = characters(text);
  if (length !== 1) {
    throw typeError(`isoformat() argument 1 must be a unicode character, not a string of length ${length}`);
  }
  return isoText(self, text, asTimespec(timespec));
}

function fromIsoFormat(cls: PyType, value: Value): Value {
  const text = textOf(value);
  if (text === undefined) throw typeError("fromisoformat: argument must be str");
  const malformed = (): PythonError => valueError(`Invalid isoformat string: ${reprText(text)}`);
  const bytes = utf8Text(text);
  const length = bytes.length < 7 ? -1 : dateLength(bytes);
  const date = length < 0 ? undefined : parseIsoDate(bytes, length);
  if (date === undefined) throw malformed();
  if (bytes.length <= length) return checkedDatetime(cls, date, midnight);
  const time = parseIsoTime(bytes, length + separatorLength(bytes.charCodeAt(length)));
  if (time === undefined) throw malformed();
  const { hour, minute, second, microsecond } = time;
  const given = { hour, minute, second, microsecond, fold: 0, tzinfo: zoneOf(time) };
  const isDate = date.month >= 1 && date.month <= 12 && date.day <= daysInMonth(date.year, date.month);
  if (hour !== 24 || !isDate) return checkedDatetime(cls, date, given);
  checkMidnight(time);
  return checkedDatetime(cls, fromOrdinal(toOrdinal(date.year, date.month, date.day) + 1), { ...given, hour: 0 });
}

/** Bytes of any one character, by the first of them. */
function separatorLength(first: number): number {
  if (first < 0x80) return 1;
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
}

/** Raises ValueError. */
function checkedDatetime(cls: PyType, date: DateFields, time: TimeOfDay): Value {
  checkDate(date.year, date.month, date.day);
  checkTime(time.hour, time.minute, time.second, time.microsecond, time.fold);
  return datetimeOf(cls, date, time);
}

const midnight: TimeOfDay = { hour: 0, minute: 0, second: 0, microsecond: 0, fold: 0, tzinfo: null };

/** The datetime at a timestamp, in a zone or in local time. */
function fromTimestamp(cls: PyType, timestamp: Value, zone: Value): Value {
  const tzinfo = asZone(zone);
  const fields = breakTimestamp(timestamp, tzinfo === null);
  const made = datetimeOf(cls, fields, { ...fields, tzinfo });
  return tzinfo === null ? made : callMethod(tzinfo, "fromutc", made);
}

const MICROSECONDS = 1_000_000n;

function fromWallTime(cls: PyType, zone: PyObject | null, isLocal: boolean): Value {
  const microseconds = services.wallTime() / 1000n;
  const seconds = Number(microseconds / MICROSECONDS);
  const fields = breakTimestamp(seconds, isLocal);
  const time = { ...fields, microsecond: Number(microseconds % MICROSECONDS), tzinfo: zone };
  const made = datetimeOf(cls, fields, time);
  return zone === null ? made : callMethod(zone, "fromutc", made);
}

const warnOfUtc = (name: string, argument: string, better: string): void =>
  warn(
    `datetime.datetime.${name}() is deprecated and scheduled for removal in a future version. ` +
      `Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.${better}(${argument}datetime.UTC).`,
    deprecationWarningType,
  );

function utcFromTimestamp(cls: PyType, timestamp: Value): Value {
  warnOfUtc("utcfromtimestamp", "timestamp, ", "fromtimestamp");
  const fields = breakTimestamp(timestamp, false);
  return datetimeOf(cls, fields, { ...fields, tzinfo: null });
}

function combine(cls: PyType, date: Value, time: Value, zone?: Value): Value {
  if (!(date instanceof PyDate)) throw typeError(`combine() argument 1 must be datetime.date, not ${typeName(date)}`);
  if (!(time instanceof PyTime)) throw typeError(`combine() argument 2 must be datetime.time, not ${typeName(time)}`);
  const tzinfo = zone === undefined ? time.tzinfo : asZone(zone);
  return datetimeOf(cls, date, { ...withFold(time, time.fold), tzinfo });
}

/** The time zone that local clocks show at a time. */
function localZoneAt(seconds: number): PyObject {
  const { offset, name } = services.localZone(seconds);
  return fixedZone(duration(0, offset, 0), name);
}

function asTimezone(self: PyDateTime, zone?: Value): Value {
  const target = asZone(zone ?? null);
  let own = self.tzinfo;
  if (own !== null && own === target) return self;
  let offset = own === null ? null : utcOffset(own, self);
  if (offset === null) {
    own = localZoneAt(fromLocalSeconds(secondsOf(self, self), self.fold));
    offset = utcOffset(own, self);
    if (own === target) return self;
  }
  const universal = shifted(new PyDateTime(self, withFold(self, 0)), offset ?? duration(0, 0, 0), -1);
  if (!(universal instanceof PyDateTime)) return universal;
  const tzinfo = target ?? localZoneAt(secondsOf(universal, universal));
  return callMethod(tzinfo, "fromutc", new PyDateTime(universal, { ...withFold(universal, 0), tzinfo }, self.cls));
}

function timestamp(self: PyDateTime): PyFloat {
  const offset = offsetOf(self);
  if (offset === null) {
    const seconds = fromLocalSeconds(secondsOf(self, self), self.fold);
    return new PyFloat(seconds + self.microsecond / 1e6);
  }
  const seconds = secondsOf(self, self) - (offset.days * 86_400 + offset.seconds);
  const microseconds = self.microsecond - offset.microseconds;
  return new PyFloat((seconds * 1e6 + microseconds) / 1e6);
}

function localTuple(self: PyDateTime): Value {
  const saving = daylightSaving(self.tzinfo, self);
  return timeTuple(self, self, saving === null ? -1 : signOf(saving) === 0 ? 0 : 1);
}

function utcTuple(self: PyDateTime): Value {
  const offset = offsetOf(self);
  if (offset === null || signOf(offset) === 0) return timeTuple(self, self, 0);
  const seconds = secondsOf(self, self) - (offset.days * 86_400 + offset.seconds);
  const fields = breakTime(seconds - (self.microsecond < offset.microseconds ? 1 : 0));
  if (fields.year < MINIMUM_YEAR || fields.year > MAXIMUM_YEAR) throw overflowError("date value out of range");
  return timeTuple(fields, fields, 0);
}

function replace(self: PyDateTime, ...values: readonly (Value | undefined)[]): Value {
  const [year, month, day, hour, minute, second, microsecond, zone, fold] = values;
  const date = {
    year: asField(year ?? self.year),
    month: asField(month ?? self.month),
    day: asField(day ?? self.day),
  };
  checkDate(date.year, date.month, date.day);
  const time = checkedTime(
    hour ?? self.hour,
    minute ?? self.minute,
    second ?? self.second,
    microsecond ?? self.microsecond,
    zone === undefined ? self.tzinfo : zone,
    fold ?? self.fold,
  );
  return datetimeOf(self.cls, date, time);
}

const replaceParameters = `${names
  .slice(0, -1)
  .map((name) => `${name}=<unrepresentable>`)
  .join(", ")}, *, fold=<unrepresentable>`;

/** What pickling calls to make a datetime anew; protocols before 4 do not know the fold. */
function reduce(self: PyDateTime, protocol: number): Value {
  const bytes = [...dateBytes(self), ...timeBytes(self)];
  if (protocol > 3 && self.fold === 1) bytes[2] |= 128;
  const state: Value[] = [new PyBytes(Uint8Array.from(bytes))];
  if (self.tzinfo !== null) state.push(self.tzinfo);
  return new PyTuple([self.cls, new PyTuple(state)]);
}

defineMethods(datetimeType, () => [
  constructor(
    "(*args, **kwargs)",
    create,
    "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])",
  ),
  getter("hour", (self: PyDateTime) => self.hour),
  getter("minute", (self: PyDateTime) => self.minute),
  getter("second", (self: PyDateTime) => self.second),
  getter("microsecond", (self: PyDateTime) => self.microsecond),
  getter("tzinfo", (self: PyDateTime) => self.tzinfo),
  getter("fold", (self: PyDateTime) => self.fold),
  classMethod("now(tz=None)", (cls: PyType, zone?: Value) => {
    const tzinfo = asZone(zone ?? null);
    return fromWallTime(cls, tzinfo, tzinfo === null);
  }),
  classMethod("utcnow()", (cls: PyType) => {
    warnOfUtc("utcnow", "", "now");
    return fromWallTime(cls, null, false);
  }),
  classMethod("fromtimestamp(timestamp, tz=None)", (cls: PyType, value: Value, zone?: Value) =>
    fromTimestamp(cls, value, zone ?? null),
  ),
  classMethod("utcfromtimestamp(timestamp, /)", utcFromTimestamp),
  classMethod("strptime(string, format, /)", parser("_strptime_datetime_datetime")),
  classMethod("combine(date, time, tzinfo=<unrepresentable>)", combine),
  classMethod("fromisoformat(string, /)", fromIsoFormat),
  method("date()", (self: PyDateTime) => dateOf(dateType, self)),
  method("time()", (self: PyDateTime) => timeOf(timeType, { ...withFold(self, self.fold), tzinfo: null })),
  method("timetz()", (self: PyDateTime) => timeOf(timeType, withFold(self, self.fold))),
  method("ctime()", (self: PyDateTime) => ctime(self, clockText(self, "seconds"))),
  method("timetuple()", localTuple),
  method("utctimetuple()", utcTuple),
  method("timestamp()", timestamp),
  method("isoformat(sep='T', timespec='auto')", isoFormat),
  method("strftime(format)", (self: PyDateTime, format: Value) =>
    formatDate(formatArgument(format, "strftime"), self, self, self.tzinfo, self),
  ),
  method("utcoffset()", (self: PyDateTime) => offsetOf(self)),
  method("tzname()", (self: PyDateTime) => zoneName(self.tzinfo, self)),
  method("dst()", (self: PyDateTime) => daylightSaving(self.tzinfo, self)),
  method("astimezone(tz=None)", asTimezone),
  method(`replace(${replaceParameters})`, replace),
  method(`__replace__(${replaceParameters})`, replace),
  method("__repr__(/)", (self: PyDateTime) => {
    const { year, month, day, hour, minute } = self;
    return `${self.cls.messageName}(${year}, ${month}, ${day}, ${hour}, ${minute}${reprTail(self)}`;
  }),
  method("__str__(/)", (self: PyDateTime) => callMethod(self, "isoformat", " ")),
  method("__hash__(/)", hash),
  comparison("__eq__", (order) => order === 0),
  comparison("__ne__", (order) => order !== 0),
  comparison("__lt__", (order) => order < 0),
  comparison("__le__", (order) => order <= 0),
  comparison("__gt__", (order) => order > 0),
  comparison("__ge__", (order) => order >= 0),
  method("__add__(value, /)", add),
  method("__radd__(value, /)", add),
  method("__sub__(value, /)", subtract),
  method("__rsub__(value, /)", (self: PyDateTime, value: Value) =>
    value instanceof PyDateTime ? subtract(value, self) : NotImplemented,
  ),
  method("__reduce_ex__(protocol, /)", (self: PyDateTime, protocol: Value) => reduce(self, asField(protocol))),
  method("__reduce__(/)", (self: PyDateTime) => reduce(self, 2)),
  constant("min", new PyDateTime({ year: 1, month: 1, day: 1 }, midnight)),
  constant(
    "max",
    new PyDateTime(
      { year: 9999, month: 12, day: 31 },
      { hour: 23, minute: 59, second: 59, microsecond: 999_999, fold: 0, tzinfo: null },
    ),
  ),
  constant("resolution", new PyTimedelta(0, 0, 1)),
]);
