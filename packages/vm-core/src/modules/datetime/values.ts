/** The values of the datetime module: representations of timedelta, date, time, datetime and time zones. */

import type { PyDict } from "../../objects/dict.js";
import { PyObject } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";

const define = (name: string, base?: PyType): PyType =>
  defineType(name, base === undefined ? { module: "datetime" } : { module: "datetime", base });

export const timedeltaType = define("timedelta");
export const dateType = define("date");
export const datetimeType = define("datetime", dateType);
export const timeType = define("time");
export const tzinfoType = define("tzinfo");
export const timezoneType = define("timezone", tzinfoType);
timezoneType.isSubclassable = false;

/** A duration: 0 <= seconds < 86400, 0 <= microseconds < 1000000, and days of either sign. */
export class PyTimedelta extends PyObject {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;
  readonly days: number;
  readonly seconds: number;
  readonly microseconds: number;

  constructor(days: number, seconds: number, microseconds: number, cls: PyType = timedeltaType) {
    super();
    this.cls = cls;
    this.days = days;
    this.seconds = seconds;
    this.microseconds = microseconds;
  }
}

export class PyDate extends PyObject {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;
  readonly year: number;
  readonly month: number;
  readonly day: number;

  constructor(year: number, month: number, day: number, cls: PyType = dateType) {
    super();
    this.cls = cls;
    this.year = year;
    this.month = month;
    this.day = day;
  }
}

/** What time and datetime have in common. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  /** 1 for the second of two times that a clock set back shows alike. */
  readonly fold: number;
  readonly tzinfo: PyObject | null;
}

export class PyDateTime extends PyDate implements TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly fold: number;
  readonly tzinfo: PyObject | null;

  constructor(date: DateFields, time: TimeOfDay, cls: PyType = datetimeType) {
    super(date.year, date.month, date.day, cls);
    this.hour = time.hour;
    this.minute = time.minute;
    this.second = time.second;
    this.microsecond = time.microsecond;
    this.fold = time.fold;
    this.tzinfo = time.tzinfo;
  }
}

export interface DateFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export class PyTime extends PyObject implements TimeOfDay {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly fold: number;
  readonly tzinfo: PyObject | null;

  constructor(time: TimeOfDay, cls: PyType = timeType) {
    super();
    this.cls = cls;
    this.hour = time.hour;
    this.minute = time.minute;
    this.second = time.second;
    this.microsecond = time.microsecond;
    this.fold = time.fold;
    this.tzinfo = time.tzinfo;
  }
}

export class PyTzinfo extends PyObject {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;

  constructor(cls: PyType = tzinfoType) {
    super();
    this.cls = cls;
  }
}

/** A zone with a fixed offset. */
export class PyTimezone extends PyTzinfo {
  readonly offset: PyTimedelta;
  readonly name: string | null;

  constructor(offset: PyTimedelta, name: string | null) {
    super(timezoneType);
    this.offset = offset;
    this.name = name;
  }
}

export const utc: PyTimezone = new PyTimezone(new PyTimedelta(0, 0, 0), null);
