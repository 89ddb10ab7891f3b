/** Operations on a number's digits and exponent: shift, rotate, scaleb, logb, and the logical operations. */

import { addInts, type Int } from "../../runtime/integers.js";
import { type ArithmeticContext, Condition } from "./arithmetic-context.js";
import { checkDigits, infinity, MAXIMUM_DIGITS, PyDecimal, powerOfTen } from "./decimal.js";
import { invalid, propagateNaN } from "./not-a-number.js";
import { appendZeros, fit } from "./rounding.js";

/** The exponent of the first digit. */
export function exponentOfFirst(context: ArithmeticContext, value: PyDecimal): PyDecimal {
  if (value.kind !== "finite") return propagateNaN(context, value) ?? infinity(false);
  if (value.coefficient === 0n) {
    context.status |= Condition.divisionByZero;
    return infinity(true);
  }
  return fromInt(context, value.adjusted);
}

function fromInt(context: ArithmeticContext, value: Int): PyDecimal {
  const big = BigInt(value);
  return fit(context, big < 0n, big < 0n ? -big : big, 0);
}

/** The whole number that an operand holds when its exponent is 0 and it is at most `limit`; undefined otherwise. */
function countOf(operand: PyDecimal, limit: Int): bigint | undefined {
  if (operand.kind !== "finite" || operand.exponent !== 0 || operand.coefficient > limit) return undefined;
  return operand.isNegative ? -operand.coefficient : operand.coefficient;
}

/** The number with `other` added to its exponent. */
export function scaleExponent(context: ArithmeticContext, value: PyDecimal, other: PyDecimal): PyDecimal {
  const nan = propagateNaN(context, value, other);
  if (nan !== undefined) return nan;
  const reach = addInts(context.maximum, context.precision);
  const count = countOf(other, addInts(reach, reach));
  if (count === undefined) return invalid(context);
  if (value.kind === "infinite") return infinity(value.isNegative);
  return fit(context, value.isNegative, value.coefficient, addInts(value.exponent, count));
}

/** The coefficient's last digits, as many as the precision allows. */
function lastDigits(context: ArithmeticContext, coefficient: bigint): bigint {
  return context.precision > MAXIMUM_DIGITS ? coefficient : coefficient % powerOfTen(Number(context.precision));
}

/** The coefficient moved by `other` places, to the left when that is positive. */
export function shift(context: ArithmeticContext, value: PyDecimal, other: PyDecimal): PyDecimal {
  const nan = propagateNaN(context, value, other);
  if (nan !== undefined) return nan;
  const count = countOf(other, context.precision);
  if (count === undefined) return invalid(context);
  if (value.kind === "infinite") return infinity(value.isNegative);
  const moved = moveDigits(lastDigits(context, value.coefficient), count);
  return new PyDecimal(value.isNegative, lastDigits(context, moved), value.exponent);
}

function moveDigits(coefficient: bigint, count: bigint): bigint {
  if (count >= 0n) return appendZeros(coefficient, count);
  return -count > MAXIMUM_DIGITS ? 0n : coefficient / powerOfTen(Number(-count));
}

/** The coefficient, filled with zeros to the precision, rotated by `other` places, to the left when that is positive. */
export function rotate(context: ArithmeticContext, value: PyDecimal, other: PyDecimal): PyDecimal {
  const nan = propagateNaN(context, value, other);
  if (nan !== undefined) return nan;
  const count = countOf(other, context.precision);
  if (count === undefined) return invalid(context);
  if (value.kind === "infinite") return infinity(value.isNegative);
  checkDigits(context.precision);
  const precision = Number(context.precision);
  const coefficient = lastDigits(context, value.coefficient);
  const left = count >= 0n ? Number(count) : precision + Number(count);
  const unit = powerOfTen(precision - left);
  const rotated = (coefficient % unit) * powerOfTen(left) + coefficient / unit;
  return new PyDecimal(value.isNegative, rotated, value.exponent);
}

type BitOperation = (left: bigint, right: bigint) => bigint;

/** An operation on numbers whose digits are all 0 or 1, digit by digit. */
function logical(context: ArithmeticContext, left: PyDecimal, right: PyDecimal, apply: BitOperation): PyDecimal {
  const x = bitsOf(context, left);
  const y = bitsOf(context, right);
  if (x === undefined || y === undefined) return invalid(context);
  return new PyDecimal(false, BigInt(apply(x, y).toString(2)), 0);
}

/** The digits as bits; undefined for what is no logical operand. */
function bitsOf(context: ArithmeticContext, value: PyDecimal): bigint | undefined {
  if (value.kind !== "finite" || value.isNegative || value.exponent !== 0) return undefined;
  const text = value.coefficient.toString();
  if (/[^01]/.test(text)) return undefined;
  const bits = BigInt(`0b${text}`);
  return context.precision < text.length ? BigInt.asUintN(Number(context.precision), bits) : bits;
}

type Logical = (context: ArithmeticContext, left: PyDecimal, right: PyDecimal) => PyDecimal;

export const logicalAnd: Logical = (context, left, right) => logical(context, left, right, (x, y) => x & y);
export const logicalOr: Logical = (context, left, right) => logical(context, left, right, (x, y) => x | y);
export const logicalXor: Logical = (context, left, right) => logical(context, left, right, (x, y) => x ^ y);

export function logicalInvert(context: ArithmeticContext, value: PyDecimal): PyDecimal {
  if (bitsOf(context, value) === undefined) return invalid(context);
  checkDigits(context.precision);
  const ones = new PyDecimal(false, (powerOfTen(Number(context.precision)) - 1n) / 9n, 0);
  return logicalXor(context, value, ones);
}

/** True for a finite number without digits after the point other than zeros. */
export function isWhole(value: PyDecimal): boolean {
  if (value.kind !== "finite") return false;
  if (value.coefficient === 0n || value.exponent >= 0) return true;
  const places = -Number(value.exponent);
  return places < value.digits && value.coefficient % powerOfTen(places) === 0n;
}

/** The class of a number as `number_class` names it. */
export function classOf(context: ArithmeticContext, value: PyDecimal): string {
  const sign = value.isNegative ? "-" : "+";
  switch (value.kind) {
    case "signaling":
      return "sNaN";
    case "quiet":
      return "NaN";
    case "infinite":
      return `${sign}Infinity`;
    default:
      if (value.coefficient === 0n) return `${sign}Zero`;
      return value.adjusted < context.minimum ? `${sign}Subnormal` : `${sign}Normal`;
  }
}
