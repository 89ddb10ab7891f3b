/** datetime.date, and the named tuple of its isocalendar(). */

import { PyBytes } from "../../objects/bytes.js";
import { NotImplemented } from "../../objects/none.js";
import type { Keywords, Value } from "../../objects/object.js";
import { PyTuple, tupleType } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { getAttribute } from "../../runtime/attributes.js";
import { call, callMethod } from "../../runtime/calls.js";
import { overflowError, typeError, valueError } from "../../runtime/errors.js";
import { hashBytes } from "../../runtime/hashing.js";
import { services } from "../../runtime/interpreter-services.js";
import {
  classMethod,
  constant,
  constructor,
  type Definition,
  defineMethods,
  getter,
  member,
  method,
} from "../../runtime/native-definitions.js";
import { asIndex, textOf } from "../../runtime/primitives.js";
import { str } from "../../runtime/text.js";
import { reprText } from "../../runtime/text-repr.js";
import { utf8Text } from "../../unicode/units.js";
import { isoWeek } from "../calendar-time.js";
import { dayNames, monthNames } from "../time-format.js";
import { asField, bindArguments, checkDate, MAXIMUM_ORDINAL, pickledBytes, toOrdinal, weekdayOf } from "./fields.js";
import { dateText } from "./iso-format.js";
import { parseIsoDate } from "./iso-parsing.js";
import { fromIsoWeek, fromOrdinal } from "./iso-weeks.js";
import { formatArgument, formatDate } from "./strftime.js";
import { duration } from "./timedelta.js";
import { breakTimestamp, timeTuple } from "./timestamps.js";
import { type DateFields, dateType, PyDate, PyDateTime, PyTimedelta } from "./values.js";

/** A date as an instance of a class: an exact date directly, others by calling the class. */
export function dateOf(cls: PyType, { year, month, day }: DateFields): Value {
  return cls === dateType ? new PyDate(year, month, day) : call(cls, [year, month, day]);
}

const names = ["year", "month", "day"];

function create(cls: PyType, args: readonly Value[], keywords: Keywords): PyDate {
  if (args.length === 1) {
    const bytes = pickledBytes(args[0], 4);
    if (bytes !== undefined && bytes[2] >= 1 && bytes[2] <= 12) {
      return new PyDate(bytes[0] * 256 + bytes[1], bytes[2], bytes[3], cls);
    }
  }
  const isPlain = keywords === null && args.length === 3;
  const [year, month, day] = isPlain ? args : bindArguments(names, 3, 3, args, keywords);
  return checkedDate(year as Value, month as Value, day as Value, cls);
}

function checkedDate(year: Value, month: Value, day: Value, cls: PyType): PyDate {
  const fields = [asField(year), asField(month), asField(day)] as const;
  checkDate(...fields);
  return new PyDate(...fields, cls);
}

/** The ordinal of a date so many days later. Raises OverflowError. */
export function shiftedOrdinal(date: DateFields, days: number): number {
  const ordinal = toOrdinal(date.year, date.month, date.day) + days;
  if (ordinal < 1 || ordinal > MAXIMUM_ORDINAL) throw overflowError("date value out of range");
  return ordinal;
}

/** A date with an ordinal, checked. Raises ValueError. */
function checkedOrdinal(value: Value): DateFields {
  const ordinal = asField(value);
  if (ordinal < 1) throw valueError("ordinal must be >= 1");
  const fields = fromOrdinal(ordinal);
  checkDate(fields.year, fields.month, fields.day);
  return fields;
}

function add(self: PyDate, value: Value): Value {
  if (!(value instanceof PyTimedelta)) return NotImplemented;
  return dateOf(self.cls, fromOrdinal(shiftedOrdinal(self, value.days)));
}

function subtract(self: PyDate, value: Value): Value {
  if (value instanceof PyTimedelta) return dateOf(self.cls, fromOrdinal(shiftedOrdinal(self, -value.days)));
  if (!(value instanceof PyDate) || value instanceof PyDateTime) return NotImplemented;
  const ordinal = toOrdinal(self.year, self.month, self.day);
  return duration(ordinal - toOrdinal(value.year, value.month, value.day), 0, 0);
}

export const compareDates = (left: DateFields, right: DateFields): number =>
  left.year - right.year || left.month - right.month || left.day - right.day;

const comparison = (name: string, test: (order: number) => boolean): Definition =>
  method(`${name}(value, /)`, (self: PyDate, value: Value) =>
    value instanceof PyDate && !(value instanceof PyDateTime) ? test(compareDates(self, value)) : NotImplemented,
  );

/** The date's bytes in a pickle. */
export const dateBytes = ({ year, month, day }: DateFields): number[] => [year >> 8, year & 255, month, day];

const isoCalendarDateType = defineType("IsoCalendarDate", {
  base: tupleType,
  module: "datetime",
  isSubclassable: false,
});
isoCalendarDateType.layoutOwner = tupleType;

defineMethods(isoCalendarDateType, () => [
  constructor(
    "(year, week, weekday)",
    (cls: PyType, ...fields: readonly Value[]) => new PyTuple(fields, cls),
    "The result of date.isocalendar() or datetime.isocalendar()",
  ),
  ...["year", "week", "weekday"].map((name, index) => member(name, (self: PyTuple) => self.items[index])),
  method("__repr__(/)", (self: PyTuple) => {
    const [year, week, weekday] = self.items.map(str);
    return `${self.cls.messageName}(year=${year}, week=${week}, weekday=${weekday})`;
  }),
  method("__reduce__(/)", (self: PyTuple) => new PyTuple([tupleType, new PyTuple([new PyTuple(self.items)])])),
]);

function isoCalendar(self: PyDate): PyTuple {
  const { year, month, day } = self;
  const weekday = weekdayOf(year, month, day);
  const yearDay = toOrdinal(year, month, day) - toOrdinal(year, 1, 1) + 1;
  const time = { year, month, day, hour: 0, minute: 0, second: 0, weekday, yearDay };
  const iso = isoWeek(time);
  return new PyTuple([iso.year, iso.week, weekday + 1], isoCalendarDateType);
}

/** `Mon Jan  1 12:30:00 2024` */
export function ctime(date: DateFields, clock: string): string {
  const day = dayNames[weekdayOf(date.year, date.month, date.day)].slice(0, 3);
  const month = monthNames[date.month - 1].slice(0, 3);
  return `${day} ${month} ${String(date.day).padStart(2)} ${clock} ${String(date.year).padStart(4, "0")}`;
}

/** `__format__` of all classes: str() for an empty specification, else what the object's strftime() says. */
export function formatBySpecification(self: Value, specification: Value): Value {
  const text = formatArgument(specification, "__format__");
  return text === "" ? str(self) : callMethod(self, "strftime", text);
}

/** A function of _strptime, which reads what a format describes. */
export const parser =
  (name: string) =>
  (cls: PyType, string: Value, format: Value): Value =>
    call(getAttribute(services.importModule("_strptime"), name), [cls, string, format]);

/** An argument of fromisocalendar(). Raises TypeError and ValueError. */
function asComponent(value: Value): number {
  const index = asIndex(value);
  if (index > 0x7fffffff || index < -0x80000000) throw valueError("ISO calendar component out of range");
  return Number(index);
}

function fromIsoFormat(cls: PyType, value: Value): Value {
  const text = textOf(value);
  if (text === undefined) throw typeError("fromisoformat: argument must be str");
  const bytes = utf8Text(text);
  const { length } = bytes;
  const fields = length === 7 || length === 8 || length === 10 ? parseIsoDate(bytes, length) : undefined;
  if (fields === undefined) throw valueError(`Invalid isoformat string: ${reprText(text)}`);
  checkDate(fields.year, fields.month, fields.day);
  return dateOf(cls, fields);
}

function replace(self: PyDate, year?: Value, month?: Value, day?: Value): Value {
  const date = checkedDate(year ?? self.year, month ?? self.month, day ?? self.day, dateType);
  return dateOf(self.cls, date);
}

defineMethods(dateType, () => [
  constructor("(*args, **kwargs)", create, "date(year, month, day) --> date object"),
  getter("year", (self: PyDate) => self.year),
  getter("month", (self: PyDate) => self.month),
  getter("day", (self: PyDate) => self.day),
  classMethod("fromtimestamp(timestamp, /)", (cls: PyType, timestamp: Value) =>
    dateOf(cls, breakTimestamp(timestamp, true)),
  ),
  classMethod("today()", (cls: PyType) => {
    const seconds = call(getAttribute(services.importModule("time"), "time"));
    return callMethod(cls, "fromtimestamp", seconds);
  }),
  classMethod("fromordinal(ordinal, /)", (cls: PyType, ordinal: Value) => dateOf(cls, checkedOrdinal(ordinal))),
  classMethod("fromisoformat(string, /)", fromIsoFormat),
  classMethod("fromisocalendar(year, week, day)", (cls: PyType, year: Value, week: Value, day: Value) =>
    dateOf(cls, fromIsoWeek(asComponent(year), asComponent(week), asComponent(day))),
  ),
  classMethod("strptime(string, format, /)", parser("_strptime_datetime_date")),
  method("ctime()", (self: PyDate) => ctime(self, "00:00:00")),
  method("strftime(format)", (self: PyDate, format: Value) => formatDate(formatArgument(format, "strftime"), self)),
  method("__format__(format, /)", formatBySpecification),
  method("isoformat()", dateText),
  method("isoweekday()", (self: PyDate) => weekdayOf(self.year, self.month, self.day) + 1),
  method("weekday()", (self: PyDate) => weekdayOf(self.year, self.month, self.day)),
  method("isocalendar()", isoCalendar),
  method("toordinal()", (self: PyDate) => toOrdinal(self.year, self.month, self.day)),
  method("timetuple()", (self: PyDate) => timeTuple(self, { hour: 0, minute: 0, second: 0 }, -1)),
  method("replace(year=<unrepresentable>, month=<unrepresentable>, day=<unrepresentable>)", replace),
  method("__replace__(year=<unrepresentable>, month=<unrepresentable>, day=<unrepresentable>)", replace),
  method("__repr__(/)", (self: PyDate) => `${self.cls.messageName}(${self.year}, ${self.month}, ${self.day})`),
  method("__str__(/)", (self: PyDate) => callMethod(self, "isoformat")),
  method("__hash__(/)", (self: PyDate) => hashBytes(Uint8Array.from(dateBytes(self)))),
  comparison("__eq__", (order) => order === 0),
  comparison("__ne__", (order) => order !== 0),
  comparison("__lt__", (order) => order < 0),
  comparison("__le__", (order) => order <= 0),
  comparison("__gt__", (order) => order > 0),
  comparison("__ge__", (order) => order >= 0),
  method("__add__(value, /)", add),
  method("__radd__(value, /)", add),
  method("__sub__(value, /)", subtract),
  method("__rsub__(value, /)", (self: PyDate, value: Value) =>
    value instanceof PyDate && !(value instanceof PyDateTime) ? subtract(value, self) : NotImplemented,
  ),
  method(
    "__reduce__(/)",
    (self: PyDate) => new PyTuple([self.cls, new PyTuple([new PyBytes(Uint8Array.from(dateBytes(self)))])]),
  ),
  constant("min", new PyDate(1, 1, 1)),
  constant("max", new PyDate(9999, 12, 31)),
  constant("resolution", new PyTimedelta(1, 0, 0)),
]);
