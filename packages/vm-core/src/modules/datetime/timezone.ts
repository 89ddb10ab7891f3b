/** datetime.tzinfo and datetime.timezone. */

import { NotImplemented } from "../../objects/none.js";
import type { Value } from "../../objects/object.js";
import { emptyTuple, PyTuple } from "../../objects/tuple.js";
import type { PyType } from "../../objects/type.js";
import { findAttribute } from "../../runtime/attributes.js";
import { call, callMethod } from "../../runtime/calls.js";
import { notImplementedError, typeError, valueError } from "../../runtime/errors.js";
import { hashTuple } from "../../runtime/hashing.js";
import { constant, constructor, type Definition, defineMethods, method } from "../../runtime/native-definitions.js";
import { add } from "../../runtime/operators.js";
import { textOf, typeName } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import { checkOffset, daylightSaving, offsetText, utcOffset } from "./offsets.js";
import { difference } from "./timedelta.js";
import { PyDateTime, PyTimedelta, PyTimezone, PyTzinfo, timezoneType, tzinfoType, utc } from "./values.js";

const abstract = (name: string): Definition =>
  method(`${name}(dt, /)`, () => {
    throw notImplementedError(`a tzinfo subclass must implement ${name}()`);
  });

function checkUtcArgument(self: PyTzinfo, value: Value): PyDateTime {
  if (!(value instanceof PyDateTime)) throw typeError("fromutc: argument must be a datetime");
  if (value.tzinfo !== self) throw valueError("fromutc: dt.tzinfo is not self");
  return value;
}

/** Converts from UTC for zones that are either in standard or in daylight saving time. */
function fromUtc(self: PyTzinfo, value: Value): Value {
  const time = checkUtcArgument(self, value);
  const offset = utcOffset(self, time);
  if (offset === null) throw valueError("fromutc: non-None utcoffset() result required");
  const saving = daylightSaving(self, time);
  if (saving === null) throw valueError("fromutc: non-None dst() result required");
  const standard = add(time, difference(offset, saving));
  const later = standard instanceof PyDateTime ? daylightSaving(standard.tzinfo, standard) : null;
  if (later === null) {
    throw valueError("fromutc: tz.dst() gave inconsistent results; cannot convert");
  }
  return add(standard, later);
}

function reduce(self: PyTzinfo): Value {
  const initial = findAttribute(self, "__getinitargs__");
  const args = initial === undefined ? emptyTuple : call(initial);
  return new PyTuple([self.cls, args, callMethod(self, "__getstate__")]);
}

defineMethods(tzinfoType, () => [
  constructor(
    "(*args, **kwargs)",
    (cls: PyType) => new PyTzinfo(cls),
    "Abstract base class for time zone info objects.",
  ),
  abstract("tzname"),
  abstract("utcoffset"),
  abstract("dst"),
  method("fromutc(dt, /)", fromUtc),
  method("__reduce__(/)", reduce),
]);

/** A zone with a fixed offset, UTC itself for none without a name. Raises ValueError for an offset of a day or more. */
export function fixedZone(offset: PyTimedelta, name: string | null): PyTimezone {
  if (name === null && offset.days === 0 && offset.seconds === 0 && offset.microseconds === 0) return utc;
  checkOffset(offset);
  return new PyTimezone(offset, name);
}

function create(_cls: PyType, offset: Value, name?: Value): PyTimezone {
  if (!(offset instanceof PyTimedelta)) {
    throw typeError(`timezone() argument 1 must be datetime.timedelta, not ${typeName(offset)}`);
  }
  const text = name === undefined ? null : textOf(name);
  if (text === undefined) throw typeError(`timezone() argument 2 must be str, not ${typeName(name ?? null)}`);
  return fixedZone(offset, text);
}

/** The name that tzname() and str() give. */
const nameOf = (self: PyTimezone): string =>
  self.name ?? (self === utc ? "UTC" : `UTC${isZero(self.offset) ? "" : offsetText(self.offset)}`);

const isZero = ({ days, seconds, microseconds }: PyTimedelta): boolean =>
  days === 0 && seconds === 0 && microseconds === 0;

function checkTimeArgument(name: string, value: Value): void {
  if (value === null || value instanceof PyDateTime) return;
  throw typeError(`${name}(dt) argument must be a datetime instance or None, not ${typeName(value)}`);
}

const answer = (name: string, give: (self: PyTimezone) => Value): Definition =>
  method(`${name}(dt, /)`, (self: PyTimezone, value: Value) => {
    checkTimeArgument(name, value);
    return give(self);
  });

const initialArguments = (self: PyTimezone): PyTuple =>
  new PyTuple(self.name === null ? [self.offset] : [self.offset, self.name]);

function representation(self: PyTimezone): string {
  if (self === utc) return "datetime.timezone.utc";
  const name = self.name === null ? "" : `, ${repr(self.name)}`;
  return `datetime.timezone(${repr(self.offset)}${name})`;
}

const isSameOffset = (left: PyTimezone, right: PyTimezone): boolean =>
  left.offset.days === right.offset.days &&
  left.offset.seconds === right.offset.seconds &&
  left.offset.microseconds === right.offset.microseconds;

defineMethods(timezoneType, () => [
  constructor("(offset, name=<unrepresentable>)", create, "Fixed offset from UTC implementation of tzinfo."),
  answer("tzname", nameOf),
  answer("utcoffset", (self) => self.offset),
  answer("dst", () => null),
  method("fromutc(dt, /)", (self: PyTimezone, value: Value) => add(checkUtcArgument(self, value), self.offset)),
  method("__getinitargs__()", initialArguments),
  method("__repr__(/)", representation),
  method("__str__(/)", nameOf),
  method("__hash__(/)", ({ offset }: PyTimezone) => hashTuple([offset.days, offset.seconds, offset.microseconds])),
  method("__eq__(value, /)", (self: PyTimezone, value: Value) =>
    value instanceof PyTimezone ? isSameOffset(self, value) : NotImplemented,
  ),
  method("__ne__(value, /)", (self: PyTimezone, value: Value) =>
    value instanceof PyTimezone ? !isSameOffset(self, value) : NotImplemented,
  ),
  constant("utc", utc),
  constant("min", new PyTimezone(new PyTimedelta(-1, 60, 0), null)),
  constant("max", new PyTimezone(new PyTimedelta(0, 86_340, 0), null)),
]);
