/** datetime.time. */

import { PyBytes } from "../../objects/bytes.js";
import { NotImplemented } from "../../objects/none.js";
import type { Keywords, PyObject, Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import type { PyType } from "../../objects/type.js";
import { call, callMethod } from "../../runtime/calls.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { hashBytes, hashTuple } from "../../runtime/hashing.js";
import {
  classMethod,
  constant,
  constructor,
  type Definition,
  defineMethods,
  getter,
  method,
} from "../../runtime/native-definitions.js";
import { textOf } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import { reprText } from "../../runtime/text-repr.js";
import { utf8Text } from "../../unicode/units.js";
import { formatBySpecification, parser } from "./date.js";
import { asField, asZone, bindArguments, checkTime, pickledBytes, pickledZone } from "./fields.js";
import { clockText, type Timespec, timespecs } from "./iso-format.js";
import { type IsoTime, parseIsoTime } from "./iso-parsing.js";
import { daylightSaving, offsetText, utcOffset, zoneName } from "./offsets.js";
import { formatArgument, formatDate } from "./strftime.js";
import { compareDurations, difference, duration } from "./timedelta.js";
import { fixedZone } from "./timezone.js";
import { PyTime, PyTimedelta, type PyTimezone, type TimeOfDay, timeType } from "./values.js";

/** A time as an instance of a class: an exact time directly, others by calling the class. */
export function timeOf(cls: PyType, time: TimeOfDay): Value {
  if (cls === timeType) return new PyTime(time);
  const { hour, minute, second, microsecond, tzinfo, fold } = time;
  return call(cls, [hour, minute, second, microsecond, tzinfo], fold === 0 ? null : new Map([["fold", fold]]));
}

const names = ["hour", "minute", "second", "microsecond", "tzinfo", "fold"];

function create(cls: PyType, args: readonly Value[], keywords: Keywords): PyTime {
  if (args.length === 1 || args.length === 2) {
    const bytes = pickledBytes(args[0], 6);
    if (bytes !== undefined && (bytes[0] & 127) < 24) return new PyTime(fromBytes(bytes, pickledZone(args[1])), cls);
  }
  const [hour = 0, minute = 0, second = 0, microsecond = 0, zone = null, fold = 0] = bindArguments(
    names,
    0,
    5,
    args,
    keywords,
  );
  return new PyTime(checkedTime(hour, minute, second, microsecond, zone, fold), cls);
}

/** Checked fields of a time. Raises TypeError, ValueError and OverflowError. */
export function checkedTime(
  hour: Value,
  minute: Value,
  second: Value,
  microsecond: Value,
  zone: Value,
  fold: Value,
): TimeOfDay {
  const fields = [asField(hour), asField(minute), asField(second), asField(microsecond)] as const;
  const checkedFold = asField(fold);
  checkTime(...fields, checkedFold);
  const [h, m, s, us] = fields;
  return { hour: h, minute: m, second: s, microsecond: us, fold: checkedFold, tzinfo: asZone(zone) };
}

/** The fields of a pickled time: the first bit of the hour is the fold. */
export function fromBytes(bytes: Uint8Array, tzinfo: PyObject | null): TimeOfDay {
  const [hour, minute, second, high, middle, low] = bytes;
  return {
    hour: hour & 127,
    minute,
    second,
    microsecond: high * 65536 + middle * 256 + low,
    fold: hour >> 7,
    tzinfo,
  };
}

/** A time's bytes in a pickle, without its fold. */
export const timeBytes = ({ hour, minute, second, microsecond }: TimeOfDay): number[] => [
  hour,
  minute,
  second,
  microsecond >> 16,
  (microsecond >> 8) & 255,
  microsecond & 255,
];

/** The argument `timespec`. Raises TypeError and ValueError. */
export function asTimespec(value: Value | undefined): Timespec {
  if (value === undefined) return "auto";
  const text = textOf(value);
  const timespec = timespecs.find((each) => each === text);
  if (timespec === undefined) throw valueError("Unknown timespec value");
  return timespec;
}

function isoText(self: PyTime, timespec: Timespec): string {
  const offset = utcOffset(self.tzinfo, null);
  return clockText(self, timespec) + (offset === null ? "" : offsetText(offset));
}

const sinceMidnight = ({ hour, minute, second, microsecond }: TimeOfDay): PyTimedelta =>
  duration(0, hour * 3600 + minute * 60 + second, microsecond);

const compareClocks = (left: TimeOfDay, right: TimeOfDay): number =>
  left.hour - right.hour ||
  left.minute - right.minute ||
  left.second - right.second ||
  left.microsecond - right.microsecond;

/** The order of two times; undefined when only one has an offset. */
function compare(left: PyTime, right: PyTime): number | undefined {
  if (left.tzinfo === right.tzinfo) return compareClocks(left, right);
  const leftOffset = utcOffset(left.tzinfo, null);
  const rightOffset = utcOffset(right.tzinfo, null);
  if (leftOffset === null && rightOffset === null) return compareClocks(left, right);
  if (leftOffset === null || rightOffset === null) return undefined;
  return compareDurations(difference(sinceMidnight(left), leftOffset), difference(sinceMidnight(right), rightOffset));
}

const comparison = (name: string, test: (order: number) => boolean): Definition =>
  method(`${name}(value, /)`, (self: PyTime, value: Value) => {
    if (!(value instanceof PyTime)) return NotImplemented;
    const order = compare(self, value);
    if (order !== undefined) return test(order);
    if (name === "__eq__") return false;
    if (name === "__ne__") return true;
    throw typeError("can't compare offset-naive and offset-aware times");
  });

function hash(self: PyTime): Value {
  const offset = utcOffset(self.tzinfo, null);
  if (offset === null) return hashBytes(Uint8Array.from(timeBytes(self)));
  const { days, seconds, microseconds } = difference(sinceMidnight(self), offset);
  return hashTuple([days, seconds, microseconds]);
}

/** The end of the repr of times: the fields after the minutes that are not zero. */
export function reprTail({ second, microsecond, tzinfo, fold }: TimeOfDay): string {
  const clock = microsecond !== 0 ? `, ${second}, ${microsecond}` : second !== 0 ? `, ${second}` : "";
  return `${clock}${tzinfo === null ? "" : `, tzinfo=${repr(tzinfo)}`}${fold === 0 ? "" : ", fold=1"})`;
}

function replace(
  self: PyTime,
  hour?: Value,
  minute?: Value,
  second?: Value,
  microsecond?: Value,
  zone?: Value,
  fold?: Value,
): Value {
  const time = checkedTime(
    hour ?? self.hour,
    minute ?? self.minute,
    second ?? self.second,
    microsecond ?? self.microsecond,
    zone === undefined ? self.tzinfo : zone,
    fold ?? self.fold,
  );
  return timeOf(self.cls, time);
}

const replaceParameters =
  "hour=<unrepresentable>, minute=<unrepresentable>, second=<unrepresentable>, microsecond=<unrepresentable>, " +
  "tzinfo=<unrepresentable>, *, fold=<unrepresentable>";

/** What pickling calls to make a time anew; protocols before 4 do not know the fold. */
function reduce(self: PyTime, protocol: number): Value {
  const bytes = timeBytes(self);
  if (protocol > 3 && self.fold === 1) bytes[0] |= 128;
  const state: Value[] = [new PyBytes(Uint8Array.from(bytes))];
  if (self.tzinfo !== null) state.push(self.tzinfo);
  return new PyTuple([self.cls, new PyTuple(state)]);
}

function fromIsoFormat(cls: PyType, value: Value): Value {
  const text = textOf(value);
  if (text === undefined) throw typeError("fromisoformat: argument must be str");
  const time = parseIsoTime(utf8Text(text), text.startsWith("T") ? 1 : 0);
  if (time === undefined) throw valueError(`Invalid isoformat string: ${reprText(text)}`);
  if (time.hour === 24) checkMidnight(time);
  const hour = time.hour === 24 ? 0 : time.hour;
  const { minute, second, microsecond } = time;
  const tzinfo = zoneOf(time);
  checkTime(hour, minute, second, microsecond, 0);
  return timeOf(cls, { hour, minute, second, microsecond, fold: 0, tzinfo });
}

/** The zone of a time that has been read. Raises ValueError for an offset of a day or more. */
export function zoneOf({ offset }: IsoTime): PyTimezone | null {
  return offset === null ? null : fixedZone(duration(0, offset.seconds, offset.microseconds), null);
}

/** Raises ValueError for an hour 24 with minutes. */
export function checkMidnight({ minute, second, microsecond }: Omit<IsoTime, "offset">): void {
  if (minute === 0 && second === 0 && microsecond === 0) return;
  throw valueError("minute, second, and microsecond must be 0 when hour is 24");
}

defineMethods(timeType, () => [
  constructor(
    "(*args, **kwargs)",
    create,
    "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object",
  ),
  getter("hour", (self: PyTime) => self.hour),
  getter("minute", (self: PyTime) => self.minute),
  getter("second", (self: PyTime) => self.second),
  getter("microsecond", (self: PyTime) => self.microsecond),
  getter("tzinfo", (self: PyTime) => self.tzinfo),
  getter("fold", (self: PyTime) => self.fold),
  classMethod("fromisoformat(string, /)", fromIsoFormat),
  classMethod("strptime(string, format, /)", parser("_strptime_datetime_time")),
  method("isoformat(timespec=<unrepresentable>)", (self: PyTime, timespec?: Value) =>
    isoText(self, asTimespec(timespec)),
  ),
  method("strftime(format)", (self: PyTime, format: Value) =>
    formatDate(formatArgument(format, "strftime"), { year: 1900, month: 1, day: 1 }, self, self.tzinfo, null),
  ),
  method("__format__(format, /)", formatBySpecification),
  method("utcoffset()", (self: PyTime) => utcOffset(self.tzinfo, null)),
  method("tzname()", (self: PyTime) => zoneName(self.tzinfo, null)),
  method("dst()", (self: PyTime) => daylightSaving(self.tzinfo, null)),
  method(`replace(${replaceParameters})`, replace),
  method(`__replace__(${replaceParameters})`, replace),
  method("__repr__(/)", (self: PyTime) => `${self.cls.messageName}(${self.hour}, ${self.minute}${reprTail(self)}`),
  method("__str__(/)", (self: PyTime) => callMethod(self, "isoformat")),
  method("__hash__(/)", hash),
  comparison("__eq__", (order) => order === 0),
  comparison("__ne__", (order) => order !== 0),
  comparison("__lt__", (order) => order < 0),
  comparison("__le__", (order) => order <= 0),
  comparison("__gt__", (order) => order > 0),
  comparison("__ge__", (order) => order >= 0),
  method("__reduce_ex__(protocol, /)", (self: PyTime, protocol: Value) => reduce(self, asField(protocol))),
  method("__reduce__(/)", (self: PyTime) => reduce(self, 2)),
  constant("min", new PyTime({ hour: 0, minute: 0, second: 0, microsecond: 0, fold: 0, tzinfo: null })),
  constant("max", new PyTime({ hour: 23, minute: 59, second: 59, microsecond: 999_999, fold: 0, tzinfo: null })),
  constant("resolution", new PyTimedelta(0, 0, 1)),
]);
