/** datetime.timedelta. */

import { PyFloat } from "../../objects/float.js";
import { NotImplemented } from "../../objects/none.js";
import type { Keywords, Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import type { PyType } from "../../objects/type.js";
import { overflowError, typeError, valueError, zeroDivisionError } from "../../runtime/errors.js";
import { integerRatio, truncateDouble } from "../../runtime/floats.js";
import { hashTuple } from "../../runtime/hashing.js";
import { type Int, trueDivideInts } from "../../runtime/integers.js";
import {
  constant,
  constructor,
  type Definition,
  defineMethods,
  member,
  method,
} from "../../runtime/native-definitions.js";
import { floatOf, intOf, normalizeInt, typeName } from "../../runtime/primitives.js";
import { PyTimedelta, timedeltaType } from "./values.js";

const MAXIMUM_DAYS = 999_999_999;
const DAY_MICROSECONDS = 86_400_000_000n;

/** The duration of any numbers of days, seconds and microseconds. Raises OverflowError. */
export function duration(days: number, seconds: number, microseconds: number): PyTimedelta {
  const carriedSeconds = Math.floor(microseconds / 1_000_000);
  const allSeconds = seconds + carriedSeconds;
  const carriedDays = Math.floor(allSeconds / 86_400);
  const allDays = days + carriedDays;
  checkDays(allDays);
  return new PyTimedelta(allDays, allSeconds - carriedDays * 86_400, microseconds - carriedSeconds * 1_000_000);
}

function checkDays(days: number): void {
  if (days > 0x7fffffff || days < -0x80000000) throw overflowError("Python int too large to convert to C int");
  if (days > MAXIMUM_DAYS || days < -MAXIMUM_DAYS) {
    throw overflowError(`days=${days}; must have magnitude <= ${MAXIMUM_DAYS}`);
  }
}

/** The whole duration in microseconds. */
const microsecondsOf = ({ days, seconds, microseconds }: PyTimedelta): bigint =>
  (BigInt(days) * 86_400n + BigInt(seconds)) * 1_000_000n + BigInt(microseconds);

/** Raises OverflowError. */
function fromMicroseconds(total: bigint): PyTimedelta {
  const days = floorDivide(total, DAY_MICROSECONDS);
  checkDays(Number(days));
  const rest = Number(total - days * DAY_MICROSECONDS);
  const seconds = Math.floor(rest / 1_000_000);
  return new PyTimedelta(Number(days), seconds, rest - seconds * 1_000_000);
}

function floorDivide(left: bigint, right: bigint): bigint {
  const quotient = left / right;
  return quotient * right !== left && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

/** The nearest int to a quotient, the even one of two. */
function divideNearest(left: bigint, right: bigint): bigint {
  const quotient = floorDivide(left, right);
  const twice = (left - quotient * right) * 2n;
  const isUp = right > 0n ? twice > right : twice < right;
  return isUp || (twice === right && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}

const sum = (left: PyTimedelta, right: PyTimedelta): PyTimedelta =>
  duration(left.days + right.days, left.seconds + right.seconds, left.microseconds + right.microseconds);

export const difference = (left: PyTimedelta, right: PyTimedelta): PyTimedelta =>
  duration(left.days - right.days, left.seconds - right.seconds, left.microseconds - right.microseconds);

export const compareDurations = (left: PyTimedelta, right: PyTimedelta): number =>
  left.days - right.days || left.seconds - right.seconds || left.microseconds - right.microseconds;

/** Parameters with the microseconds that one unit of each has. */
const units: readonly (readonly [string, bigint])[] = [
  ["days", DAY_MICROSECONDS],
  ["seconds", 1_000_000n],
  ["microseconds", 1n],
  ["milliseconds", 1000n],
  ["minutes", 60_000_000n],
  ["hours", 3_600_000_000n],
  ["weeks", 7n * DAY_MICROSECONDS],
];
/** The order in which fractions add up, which the last bit can depend on. */
const fractionOrder = [2, 3, 1, 4, 5, 0, 6];

function create(cls: PyType, args: readonly Value[], keywords: Keywords): PyTimedelta {
  if (args.length > units.length) {
    throw typeError(`__new__() takes at most ${units.length} positional arguments (${args.length} given)`);
  }
  const values: (Value | undefined)[] = units.map((_unit, index) => args[index]);
  for (const [name, value] of keywords ?? []) {
    const index = units.findIndex(([unit]) => unit === name);
    if (index < 0) throw typeError(`__new__() got an unexpected keyword argument '${name}'`);
    if (index < args.length) {
      throw typeError(`argument for __new__() given by name ('${name}') and position (${index + 1})`);
    }
    values[index] = value;
  }
  const result = fromSmall(values) ?? fromMicroseconds(totalOf(values));
  return cls === timedeltaType ? result : new PyTimedelta(result.days, result.seconds, result.microseconds, cls);
}

/** Ints so small that doubles hold all sums; undefined for anything else. */
function fromSmall(values: readonly (Value | undefined)[]): PyTimedelta | undefined {
  for (const value of values) {
    if (value !== undefined && (typeof value !== "number" || value > 1e9 || value < -1e9)) return undefined;
  }
  const [days = 0, seconds = 0, microseconds = 0, milliseconds = 0, minutes = 0, hours = 0, weeks = 0] =
    values as readonly (number | undefined)[];
  return duration(days + 7 * weeks, seconds + 60 * minutes + 3600 * hours, microseconds + 1000 * milliseconds);
}

function totalOf(values: readonly (Value | undefined)[]): bigint {
  let total = 0n;
  let fraction = 0;
  for (const index of fractionOrder) {
    const value = values[index];
    if (value === undefined) continue;
    const [name, unit] = units[index];
    const integer = intOf(value);
    if (integer !== undefined) {
      total += BigInt(integer) * unit;
      continue;
    }
    const double = floatOf(value);
    if (double === undefined) throw typeError(`unsupported type for timedelta ${name} component: ${typeName(value)}`);
    const whole = Math.trunc(double);
    total += BigInt(truncateDouble(double)) * unit;
    const part = Number(unit) * (double - whole);
    total += BigInt(Math.trunc(part));
    fraction += part - Math.trunc(part);
  }
  return fraction === 0 ? total : total + roundFraction(fraction, (total & 1n) === 1n);
}

/** Rounds half to even, where the int that the fraction is added to may be odd. */
function roundFraction(fraction: number, isOdd: boolean): bigint {
  const away = Math.sign(fraction) * Math.round(Math.abs(fraction));
  if (Math.abs(away - fraction) !== 0.5) return BigInt(away);
  const odd = isOdd ? 1 : 0;
  const half = (fraction + odd) * 0.5;
  return BigInt(2 * Math.sign(half) * Math.round(Math.abs(half)) - odd);
}

const two = (value: number): string => String(value).padStart(2, "0");

function text({ days, seconds, microseconds }: PyTimedelta): string {
  const plural = days === 1 || days === -1 ? "" : "s";
  const prefix = days === 0 ? "" : `${days} day${plural}, `;
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return prefix + clock + (microseconds === 0 ? "" : `.${String(microseconds).padStart(6, "0")}`);
}

function representation(self: PyTimedelta): string {
  const { days, seconds, microseconds } = self;
  const parts = Object.entries({ days, seconds, microseconds }).filter(([, value]) => value !== 0);
  const shown = parts.map(([name, value]) => `${name}=${value}`).join(", ");
  return `${self.cls.messageName}(${shown === "" ? "0" : shown})`;
}

function multiply(self: PyTimedelta, factor: Value): Value {
  const integer = intOf(factor);
  if (integer !== undefined) return fromMicroseconds(microsecondsOf(self) * BigInt(integer));
  const double = floatOf(factor);
  if (double === undefined) return NotImplemented;
  const [numerator, denominator] = ratioOf(double);
  return fromMicroseconds(divideNearest(microsecondsOf(self) * numerator, denominator));
}

function ratioOf(value: number): readonly [bigint, bigint] {
  if (Number.isNaN(value)) throw valueError("cannot convert NaN to integer ratio");
  if (!Number.isFinite(value)) throw overflowError("cannot convert Infinity to integer ratio");
  return integerRatio(value);
}

function trueDivide(self: PyTimedelta, divisor: Value): Value {
  const total = microsecondsOf(self);
  if (divisor instanceof PyTimedelta) {
    return new PyFloat(trueDivideInts(normalizeInt(total), normalizeInt(microsecondsOf(divisor))));
  }
  const integer = intOf(divisor);
  if (integer !== undefined) return fromMicroseconds(divideNearest(total, nonZero(BigInt(integer))));
  const double = floatOf(divisor);
  if (double === undefined) return NotImplemented;
  const [numerator, denominator] = ratioOf(double);
  return fromMicroseconds(divideNearest(total * denominator, nonZero(numerator)));
}

function nonZero(value: bigint): bigint {
  if (value === 0n) throw zeroDivisionError("division by zero");
  return value;
}

function floorDivision(self: PyTimedelta, divisor: Value): Value {
  const total = microsecondsOf(self);
  if (divisor instanceof PyTimedelta) return normalizeInt(floorDivide(total, nonZero(microsecondsOf(divisor))));
  const integer = intOf(divisor);
  return integer === undefined ? NotImplemented : fromMicroseconds(floorDivide(total, nonZero(BigInt(integer))));
}

function quotientAndRest(self: PyTimedelta, divisor: Value): readonly [Int, PyTimedelta] | undefined {
  if (!(divisor instanceof PyTimedelta)) return undefined;
  const unit = nonZero(microsecondsOf(divisor));
  const total = microsecondsOf(self);
  const quotient = floorDivide(total, unit);
  return [normalizeInt(quotient), fromMicroseconds(total - quotient * unit)];
}

const negated = ({ days, seconds, microseconds }: PyTimedelta): PyTimedelta => duration(-days, -seconds, -microseconds);

const exact = (self: PyTimedelta): PyTimedelta =>
  self.cls === timedeltaType ? self : new PyTimedelta(self.days, self.seconds, self.microseconds);

type DurationOperation = (left: PyTimedelta, right: PyTimedelta) => Value;

const between = (name: string, operation: DurationOperation): Definition =>
  method(`${name}(value, /)`, (self: PyTimedelta, value: Value) =>
    value instanceof PyTimedelta ? operation(self, value) : NotImplemented,
  );

defineMethods(timedeltaType, () => [
  constructor("(*args, **kwargs)", create, "Difference between two datetime values."),
  member("days", (self: PyTimedelta) => self.days, null, "Number of days."),
  member("seconds", (self: PyTimedelta) => self.seconds, null, "Number of seconds (>= 0 and less than 1 day)."),
  member(
    "microseconds",
    (self: PyTimedelta) => self.microseconds,
    null,
    "Number of microseconds (>= 0 and less than 1 second).",
  ),
  method(
    "total_seconds()",
    (self: PyTimedelta) => new PyFloat(trueDivideInts(normalizeInt(microsecondsOf(self)), 1_000_000)),
    "Total seconds in the duration.",
  ),
  method("__repr__(/)", representation),
  method("__str__(/)", text),
  method("__hash__(/)", (self: PyTimedelta) => hashTuple([self.days, self.seconds, self.microseconds])),
  method("__bool__(/)", (self: PyTimedelta) => self.days !== 0 || self.seconds !== 0 || self.microseconds !== 0),
  between("__eq__", (left, right) => compareDurations(left, right) === 0),
  between("__ne__", (left, right) => compareDurations(left, right) !== 0),
  between("__lt__", (left, right) => compareDurations(left, right) < 0),
  between("__le__", (left, right) => compareDurations(left, right) <= 0),
  between("__gt__", (left, right) => compareDurations(left, right) > 0),
  between("__ge__", (left, right) => compareDurations(left, right) >= 0),
  between("__add__", sum),
  between("__radd__", (left, right) => sum(right, left)),
  between("__sub__", difference),
  between("__rsub__", (left, right) => difference(right, left)),
  method("__neg__(/)", negated),
  method("__pos__(/)", exact),
  method("__abs__(/)", (self: PyTimedelta) => (self.days < 0 ? negated(self) : exact(self))),
  method("__mul__(value, /)", multiply),
  method("__rmul__(value, /)", multiply),
  method("__truediv__(value, /)", trueDivide),
  method("__rtruediv__(value, /)", (self: PyTimedelta, value: Value) =>
    value instanceof PyTimedelta ? trueDivide(value, self) : NotImplemented,
  ),
  method("__floordiv__(value, /)", floorDivision),
  method("__rfloordiv__(value, /)", (self: PyTimedelta, value: Value) =>
    value instanceof PyTimedelta ? floorDivision(value, self) : NotImplemented,
  ),
  method("__mod__(value, /)", (self: PyTimedelta, value: Value) => quotientAndRest(self, value)?.[1] ?? NotImplemented),
  method("__rmod__(value, /)", (self: PyTimedelta, value: Value) =>
    value instanceof PyTimedelta ? (quotientAndRest(value, self)?.[1] ?? NotImplemented) : NotImplemented,
  ),
  method("__divmod__(value, /)", (self: PyTimedelta, value: Value) => {
    const pair = quotientAndRest(self, value);
    return pair === undefined ? NotImplemented : new PyTuple(pair);
  }),
  method("__rdivmod__(value, /)", (self: PyTimedelta, value: Value) => {
    const pair = value instanceof PyTimedelta ? quotientAndRest(value, self) : undefined;
    return pair === undefined ? NotImplemented : new PyTuple(pair);
  }),
  method(
    "__reduce__(/)",
    (self: PyTimedelta) => new PyTuple([self.cls, new PyTuple([self.days, self.seconds, self.microseconds])]),
  ),
  constant("min", new PyTimedelta(-MAXIMUM_DAYS, 0, 0)),
  constant("max", new PyTimedelta(MAXIMUM_DAYS, 86_399, 999_999)),
  constant("resolution", new PyTimedelta(0, 0, 1)),
]);
