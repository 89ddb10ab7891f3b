/** Addition, multiplication, division and what is made of them. */

import { memoryError } from "../../runtime/errors.js";
import { addInts, greatestCommonDivisor, type Int, subtractInts } from "../../runtime/integers.js";
import { type ArithmeticContext, Condition } from "./arithmetic-context.js";
import {
  checkDigits,
  infinity,
  MAXIMUM_DIGITS,
  PyDecimal,
  powerOfTen,
  trailingZeros,
  withSign,
  zero,
} from "./decimal.js";
import { invalid, propagateNaN } from "./not-a-number.js";
import { appendZeros, fit, fitNumber } from "./rounding.js";

export function add(context: ArithmeticContext, left: PyDecimal, right: PyDecimal): PyDecimal {
  return addSigned(context, left, right, right.isNegative);
}

export function subtract(context: ArithmeticContext, left: PyDecimal, right: PyDecimal): PyDecimal {
  return addSigned(context, left, right, !right.isNegative);
}

/** `left + right`, with another sign of `right`. */
function addSigned(context: ArithmeticContext, left: PyDecimal, right: PyDecimal, isRightNegative: boolean): PyDecimal {
  if (left.kind !== "finite" || right.kind !== "finite") {
    const nan = propagateNaN(context, left, right);
    if (nan !== undefined) return nan;
    if (left.kind !== "infinite") return infinity(isRightNegative);
    if (right.kind === "infinite" && left.isNegative !== isRightNegative) return invalid(context);
    return infinity(left.isNegative);
  }
  let x = left.coefficient;
  let y = right.coefficient;
  let exponent = left.exponent;
  if (left.exponent > right.exponent) {
    [x, y, exponent] = align(context, left, right);
  } else if (left.exponent < right.exponent) {
    [y, x, exponent] = align(context, right, left);
  }
  if (left.isNegative === isRightNegative) return fit(context, isRightNegative, x + y, exponent);
  if (x === y) return fit(context, context.rounding === "ROUND_FLOOR", 0n, exponent);
  return x > y ? fit(context, left.isNegative, x - y, exponent) : fit(context, isRightNegative, y - x, exponent);
}

/**
 * The coefficients at a common exponent of `high`, whose exponent is the higher, and `low`. A low number too small to
 * do more than decide the rounding is replaced by one that decides it alike, so that no long shift is needed.
 */
function align(context: ArithmeticContext, high: PyDecimal, low: PyDecimal): [bigint, bigint, Int] {
  if (high.coefficient === 0n) return [0n, low.coefficient, low.exponent];
  let { coefficient, exponent } = low;
  const { digits } = high;
  let bound = addInts(high.exponent, -1);
  if (digits <= context.precision) bound = subtractInts(addInts(bound, digits - 1), context.precision);
  if (low.adjusted < bound) {
    exponent = bound;
    coefficient = coefficient === 0n ? 0n : 1n;
  }
  return [appendZeros(high.coefficient, subtractInts(high.exponent, exponent)), coefficient, exponent];
}

export function multiply(context: ArithmeticContext, left: PyDecimal, right: PyDecimal): PyDecimal {
  const isNegative = left.isNegative !== right.isNegative;
  if (left.kind !== "finite" || right.kind !== "finite") return multiplySpecial(context, left, right);
  checkDigits(left.digits + right.digits);
  return fit(context, isNegative, left.coefficient * right.coefficient, addInts(left.exponent, right.exponent));
}

function multiplySpecial(context: ArithmeticContext, left: PyDecimal, right: PyDecimal): PyDecimal {
  const nan = propagateNaN(context, left, right);
  if (nan !== undefined) return nan;
  if (left.isZero || right.isZero) return invalid(context);
  return infinity(left.isNegative !== right.isNegative);
}

/** `x * y + z` with one rounding. */
export function fusedMultiplyAdd(context: ArithmeticContext, x: PyDecimal, y: PyDecimal, z: PyDecimal): PyDecimal {
  const nan = propagateNaN(context, x, y, z);
  if (nan !== undefined) return nan;
  if (x.kind === "infinite" || y.kind === "infinite") {
    const product = multiplySpecial(context, x, y);
    return product.isNaN ? product : add(context, product, z);
  }
  checkDigits(x.digits + y.digits);
  const product = new PyDecimal(
    x.isNegative !== y.isNegative,
    x.coefficient * y.coefficient,
    addInts(x.exponent, y.exponent),
  );
  return add(context, product, z);
}

export function divide(context: ArithmeticContext, left: PyDecimal, right: PyDecimal): PyDecimal {
  const isNegative = left.isNegative !== right.isNegative;
  if (left.kind !== "finite" || right.kind !== "finite") {
    const nan = propagateNaN(context, left, right);
    if (nan !== undefined) return nan;
    if (left.kind === "infinite") return right.kind === "infinite" ? invalid(context) : infinity(isNegative);
    context.status |= Condition.clamped;
    return zero(isNegative, context.tiny);
  }
  if (right.coefficient === 0n) {
    if (left.coefficient === 0n) return invalid(context, Condition.divisionUndefined);
    context.status |= Condition.divisionByZero;
    return infinity(isNegative);
  }
  const ideal = subtractInts(left.exponent, right.exponent);
  if (left.coefficient === 0n) return fit(context, isNegative, 0n, ideal);
  const places = addInts(context.precision, right.digits - left.digits + 1);
  if (context.precision > MAXIMUM_DIGITS) return divideExactly(context, left, right);
  const shift = Number(places);
  const dividend = shift > 0 ? left.coefficient * powerOfTen(shift) : left.coefficient;
  const divisor = shift < 0 ? right.coefficient * powerOfTen(-shift) : right.coefficient;
  let quotient = dividend / divisor;
  let exponent = subtractInts(ideal, shift);
  if (quotient * divisor !== dividend) {
    // A last digit that says that more follow, and so cannot be halfway between two results.
    if (quotient % 5n === 0n) quotient += 1n;
  } else if (exponent < ideal) {
    const zeros = Math.min(trailingZeros(quotient), Number(subtractInts(ideal, exponent)));
    if (zeros > 0) quotient /= powerOfTen(zeros);
    exponent = addInts(exponent, zeros);
  }
  return fit(context, isNegative, quotient, exponent);
}

/** Division at a precision that no inexact result can have. Raises MemoryError when the quotient does not end. */
function divideExactly(context: ArithmeticContext, left: PyDecimal, right: PyDecimal): PyDecimal {
  const common = BigInt(greatestCommonDivisor(left.coefficient, right.coefficient));
  let rest = right.coefficient / common;
  let places = 0;
  while (rest !== 1n) {
    const isTenth = rest % 10n === 0n;
    if (!isTenth && rest % 5n !== 0n && (rest & 1n) === 1n) throw memoryError();
    rest /= isTenth ? 10n : (rest & 1n) === 0n ? 2n : 5n;
    places++;
  }
  const exact = context.derive(places + left.digits + right.digits);
  const result = divide(exact, left, right);
  context.status |= exact.status;
  return result;
}

/** The whole part of the quotient, and the remainder, of finite numbers; undefined when the first is too long. */
interface QuotientAndRemainder {
  readonly quotient: bigint;
  readonly remainder: bigint;
  /** Of the remainder. */
  readonly exponent: Int;
}

function divideWhole(context: ArithmeticContext, left: PyDecimal, right: PyDecimal): QuotientAndRemainder | undefined {
  const exponent = left.exponent > right.exponent ? right.exponent : left.exponent;
  if (left.coefficient === 0n) return { quotient: 0n, remainder: 0n, exponent };
  const difference = subtractInts(left.adjusted, right.adjusted);
  if (difference > context.precision) return undefined;
  const dividend = left.exponent > exponent ? () => aligned(left, exponent) : () => left.coefficient;
  if (difference < 0) return { quotient: 0n, remainder: dividend(), exponent };
  const divisor = aligned(right, exponent);
  const whole = dividend();
  const quotient = whole / divisor;
  if (context.precision <= MAXIMUM_DIGITS && quotient >= powerOfTen(Number(context.precision))) return undefined;
  return { quotient, remainder: whole - quotient * divisor, exponent };
}

const aligned = (value: PyDecimal, exponent: Int): bigint =>
  appendZeros(value.coefficient, subtractInts(value.exponent, exponent));

/** The whole part of the quotient. */
export function divideInteger(context: ArithmeticContext, left: PyDecimal, right: PyDecimal): PyDecimal {
  const isNegative = left.isNegative !== right.isNegative;
  if (left.kind !== "finite" || right.kind !== "finite") {
    const nan = propagateNaN(context, left, right);
    if (nan !== undefined) return nan;
    if (left.kind !== "infinite") return zero(isNegative, 0);
    return right.kind === "infinite" ? invalid(context) : infinity(isNegative);
  }
  if (right.coefficient === 0n) {
    if (left.coefficient === 0n) return invalid(context, Condition.divisionUndefined);
    context.status |= Condition.divisionByZero;
    return infinity(isNegative);
  }
  const parts = divideWhole(context, left, right);
  if (parts === undefined) return invalid(context, Condition.divisionImpossible);
  return fit(context, isNegative, parts.quotient, 0);
}

/** What is left of `left`, with its sign, after taking away `right` a whole number of times. */
export function remainder(context: ArithmeticContext, left: PyDecimal, right: PyDecimal): PyDecimal {
  if (left.kind !== "finite" || right.kind !== "finite") {
    const nan = propagateNaN(context, left, right);
    if (nan !== undefined) return nan;
    return left.kind === "infinite" ? invalid(context) : fitNumber(context, left);
  }
  if (right.coefficient === 0n) {
    return invalid(context, left.coefficient === 0n ? Condition.divisionUndefined : Condition.invalidOperation);
  }
  const parts = divideWhole(context, left, right);
  if (parts === undefined) return invalid(context, Condition.divisionImpossible);
  return fit(context, left.isNegative, parts.remainder, parts.exponent);
}

/** Quotient and remainder together. */
export function divideModulo(
  context: ArithmeticContext,
  left: PyDecimal,
  right: PyDecimal,
): readonly [PyDecimal, PyDecimal] {
  const isNegative = left.isNegative !== right.isNegative;
  if (left.kind !== "finite" || right.kind !== "finite") {
    const nan = propagateNaN(context, left, right);
    if (nan !== undefined) return [nan, nan];
    if (left.kind !== "infinite") return [zero(isNegative, 0), fitNumber(context, left)];
    const none = invalid(context);
    return [right.kind === "infinite" ? none : infinity(isNegative), none];
  }
  if (right.coefficient === 0n) {
    if (left.coefficient === 0n) {
      const none = invalid(context, Condition.divisionUndefined);
      return [none, none];
    }
    return [infinity(isNegative), invalid(context, Condition.divisionByZero | Condition.invalidOperation)];
  }
  const parts = divideWhole(context, left, right);
  if (parts === undefined) {
    const none = invalid(context, Condition.divisionImpossible);
    return [none, none];
  }
  const quotient = fit(context, isNegative, parts.quotient, 0);
  return [quotient, fit(context, left.isNegative, parts.remainder, parts.exponent)];
}

/** `left - right * n` for the whole number n nearest to the quotient, the even one of two. */
export function remainderNear(context: ArithmeticContext, left: PyDecimal, right: PyDecimal): PyDecimal {
  if (left.kind !== "finite" || right.kind !== "finite") {
    const nan = propagateNaN(context, left, right);
    if (nan !== undefined) return nan;
    return left.kind === "infinite" ? invalid(context) : fitNumber(context, left);
  }
  if (right.coefficient === 0n) {
    return invalid(context, left.coefficient === 0n ? Condition.divisionUndefined : Condition.invalidOperation);
  }
  const parts = divideWhole(context, left, right);
  if (parts === undefined) return invalid(context, Condition.divisionImpossible);
  const { quotient, remainder: rest, exponent } = parts;
  if (subtractInts(left.adjusted, right.adjusted) <= -2) return fit(context, left.isNegative, rest, exponent);
  const divisor = aligned(right, exponent);
  const twice = rest * 2n;
  if (twice < divisor || (twice === divisor && (quotient & 1n) === 0n)) {
    return fit(context, left.isNegative, rest, exponent);
  }
  if (context.precision <= MAXIMUM_DIGITS && quotient + 1n >= powerOfTen(Number(context.precision))) {
    return invalid(context, Condition.divisionImpossible);
  }
  return fit(context, !left.isNegative, divisor - rest, exponent);
}

/** `-value`, rounded. A zero becomes positive, unless rounding is towards the floor. */
export function minus(context: ArithmeticContext, value: PyDecimal): PyDecimal {
  return plus(context, value.isNaN ? value : withSign(value, !value.isNegative));
}

/** `+value`, rounded. A zero becomes positive, unless rounding is towards the floor. */
export function plus(context: ArithmeticContext, value: PyDecimal): PyDecimal {
  if (value.kind !== "finite") return propagateNaN(context, value) ?? infinity(value.isNegative);
  const isNegative = value.isNegative && (value.coefficient !== 0n || context.rounding === "ROUND_FLOOR");
  return fit(context, isNegative, value.coefficient, value.exponent);
}

/** `abs(value)`, rounded. */
export function absolute(context: ArithmeticContext, value: PyDecimal): PyDecimal {
  if (value.kind !== "finite") return propagateNaN(context, value) ?? infinity(false);
  return fit(context, false, value.coefficient, value.exponent);
}
