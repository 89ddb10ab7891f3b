/** Powers and square roots. */

import { memoryError } from "../../runtime/errors.js";
import { addInts, type Int, powerModulo, subtractInts } from "../../runtime/integers.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { bigSquareRoot } from "../math-integers.js";
import { divide, multiply, subtract } from "./arithmetic.js";
import { type ArithmeticContext, Condition, INVALID, unlimitedContext } from "./arithmetic-context.js";
import { compareMagnitudes, copyAbsolute, type Order } from "./comparison.js";
import { checkDigits, infinity, MAXIMUM_DIGITS, PyDecimal, powerOfTen, withSign, zero } from "./decimal.js";
import { isWhole } from "./digit-operations.js";
import { exp, ln, one } from "./elementary.js";
import { invalid, propagateNaN } from "./not-a-number.js";
import { appendZeros, fit, fitNumber } from "./rounding.js";

/** `base ** exponent`. */
export function power(context: ArithmeticContext, base: PyDecimal, exponent: PyDecimal): PyDecimal {
  const nan = propagateNaN(context, base, exponent);
  if (nan !== undefined) return nan;
  const isInteger = isWhole(exponent);
  const isNegative = isInteger && base.isNegative && isOddWhole(exponent);
  if (base.isZero) {
    if (exponent.isZero) return invalid(context);
    return exponent.isNegative ? infinity(isNegative) : zero(isNegative, 0);
  }
  if (base.isNegative && !isInteger) return invalid(context);
  if (exponent.kind === "infinite") return powerOfInfiniteExponent(context, base, exponent);
  if (base.kind === "infinite") {
    if (exponent.isZero) return new PyDecimal(isNegative, 1n, 0);
    return exponent.isNegative ? zero(isNegative, 0) : infinity(isNegative);
  }
  if (exponent.isZero) return new PyDecimal(isNegative, 1n, 0);
  const order = compareMagnitudes(base, one);
  if (order === 0) return powerOfOne(context, base, exponent, isInteger, isNegative);
  const extreme = extremePower(context, base, exponent, order, isNegative);
  if (extreme !== undefined) return extreme;
  return isInteger ? integerPower(context, base, exponent, isNegative) : realPower(context, base, exponent);
}

/** True for an odd whole number. */
function isOddWhole(value: PyDecimal): boolean {
  if (value.exponent > 0) return false;
  const places = -Number(value.exponent);
  return ((value.coefficient / powerOfTen(places)) & 1n) === 1n;
}

/** 1 with so many zeros behind the point. */
function paddedOne(isNegative: boolean, places: Int): PyDecimal {
  return new PyDecimal(isNegative, appendZeros(1n, places), subtractInts(0, places));
}

function powerOfInfiniteExponent(context: ArithmeticContext, base: PyDecimal, exponent: PyDecimal): PyDecimal {
  const order = compareMagnitudes(base, one);
  if (order === 0 && !base.isNegative) {
    context.status |= Condition.inexact | Condition.rounded;
    return paddedOne(false, subtractInts(context.precision, 1));
  }
  if (base.isNegative) return invalid(context);
  return order < 0 === exponent.isNegative ? infinity(false) : zero(false, 0);
}

/** A power of 1 or -1: 1.000**3 is 1.000000000. */
function powerOfOne(
  context: ArithmeticContext,
  base: PyDecimal,
  exponent: PyDecimal,
  isInteger: boolean,
  isNegative: boolean,
): PyDecimal {
  const most = subtractInts(context.precision, 1);
  if (!isInteger) {
    context.status |= Condition.inexact | Condition.rounded;
    return paddedOne(isNegative, most);
  }
  if (exponent.isNegative) return new PyDecimal(isNegative, 1n, 0);
  const factor = new PyDecimal(false, BigInt(subtractInts(0, base.exponent)), 0);
  const places = multiply(unlimitedContext(), exponent, factor);
  const isTooLong = places.adjusted > 18 || wholeValue(places) > most;
  if (isTooLong) context.status |= Condition.rounded;
  return paddedOne(isNegative, isTooLong ? most : wholeValue(places));
}

/** The int equal to a whole number whose exponent is moderate. */
function wholeValue(value: PyDecimal): bigint {
  const exponent = Number(value.exponent);
  return exponent >= 0 ? appendZeros(value.coefficient, exponent) : value.coefficient / powerOfTen(-exponent);
}

const decimalLength = (value: Int): number => (value < 0 ? -BigInt(value) : BigInt(value)).toString().length;

/** A power that certainly overflows or underflows, from bounds of the logarithm's logarithm; undefined for the rest. */
function extremePower(
  context: ArithmeticContext,
  base: PyDecimal,
  exponent: PyDecimal,
  order: Order,
  isNegative: boolean,
): PyDecimal | undefined {
  const bound = addInts(logarithmBound(base), exponent.adjusted);
  const isGrowing = order < 0 === exponent.isNegative;
  if (bound <= decimalLength(isGrowing ? context.maximum : context.tiny)) return undefined;
  if (isGrowing) return fit(context, isNegative, 1n, addInts(context.maximum, 1));
  return fit(context, isNegative, 1n, subtractInts(context.tiny, 1));
}

/** A lower bound of the decimal exponent of |log10 |base||. */
function logarithmBound(base: PyDecimal): Int {
  const { adjusted } = base;
  if (adjusted > 0) return decimalLength(adjusted) - 1;
  if (adjusted < -1) return decimalLength(addInts(adjusted, 1)) - 1;
  const difference = subtract(unlimitedContext(), copyAbsolute(base), one);
  return subtractInts(difference.adjusted, adjusted === 0 ? 2 : 1);
}

/** Exponents up to here are powered from their first bit, larger ones from their last, as libmpdec does. */
const LARGEST_WORD = (1n << 64n) - 1n;

/**
 * Repeated multiplication with some more digits. The steps and their roundings are those of libmpdec, whose last digit
 * is nearly always, and not always, the correctly rounded one.
 */
function integerPower(
  context: ArithmeticContext,
  base: PyDecimal,
  exponent: PyDecimal,
  isNegative: boolean,
): PyDecimal {
  const extra = addInts(addInts(exponent.digits, exponent.exponent), exponent.isNegative ? 3 : 2);
  const work = context.derive(addInts(context.precision, extra), "ROUND_HALF_EVEN");
  work.isClamping = false;
  let factor = base;
  if (exponent.isNegative) {
    factor = divide(work, one, base);
    context.status |= work.status;
    if ((work.status & INVALID) !== 0) return factor;
  }
  const isWord = exponent.adjusted < 20 && wholeValue(exponent) <= LARGEST_WORD;
  const result = isWord ? powerOfWord(work, factor, wholeValue(exponent)) : powerOfLong(work, factor, exponent);
  context.status |= work.status;
  if (result.kind === "infinite") {
    return fit(context, isNegative, 1n, addInts(context.maximum, 1));
  }
  return fitNumber(context, withSign(result, isNegative));
}

/** True when no further multiplication changes the result but for its sign. */
const isSettled = (context: ArithmeticContext, value: PyDecimal): boolean =>
  value.kind !== "finite" || (value.coefficient === 0n && (context.status & Condition.clamped) !== 0);

function powerOfWord(context: ArithmeticContext, base: PyDecimal, exponent: bigint): PyDecimal {
  let result = base;
  for (const bit of exponent.toString(2).slice(1)) {
    result = multiply(context, result, result);
    if (bit === "1") result = multiply(context, result, base);
    if (isSettled(context, result)) break;
    pollSafePoint();
  }
  return result;
}

function powerOfLong(context: ArithmeticContext, base: PyDecimal, exponent: PyDecimal): PyDecimal {
  let result = one;
  let square = base;
  const bits = wholeValue(exponent).toString(2);
  for (let at = bits.length - 1; at >= 0; at--) {
    if (bits[at] === "1") {
      result = multiply(context, result, square);
      if (isSettled(context, result)) break;
    }
    square = multiply(context, square, square);
    pollSafePoint();
  }
  return result;
}

/** Digits beyond the precision in e**(exponent * ln base): four, and as many as an exponent can have. */
const EXTRA_DIGITS = 4 + 19;

function realPower(context: ArithmeticContext, base: PyDecimal, exponent: PyDecimal): PyDecimal {
  const most = base.digits > context.precision ? base.digits : context.precision;
  const work = context.derive(addInts(most, EXTRA_DIGITS), "ROUND_HALF_EVEN");
  const product = multiply(work, ln(work, base), exponent);
  work.status = 0;
  let result = exp(work, product);
  // A result too small for the wider context is rounded by this context's rounding, away from zero perhaps.
  if (result.isZero) return fit(context, false, 1n, subtractInts(context.tiny, 1));
  context.status |= work.status;
  if (result.kind === "finite" && compareMagnitudes(result, one) === 0) {
    context.status |= Condition.inexact | Condition.rounded;
    result = paddedOne(false, subtractInts(context.precision, 1));
  }
  if (result.kind === "infinite") return fit(context, false, 1n, addInts(context.maximum, 1));
  return fitNumber(context, result);
}

/** `base ** exponent % modulus` of whole numbers, exactly. */
export function powerModuloOf(
  context: ArithmeticContext,
  base: PyDecimal,
  exponent: PyDecimal,
  modulus: PyDecimal,
): PyDecimal {
  const nan = propagateNaN(context, base, exponent, modulus);
  if (nan !== undefined) return nan;
  if (!isWhole(base) || !isWhole(exponent) || !isWhole(modulus)) return invalid(context);
  if (modulus.isZero || addInts(modulus.digits, modulus.exponent) > context.precision) return invalid(context);
  if (exponent.isNegative && !exponent.isZero) return invalid(context);
  if (base.isZero && exponent.isZero) return invalid(context);
  const divisor = wholeValue(modulus);
  const isNegative = base.isNegative && isOddWhole(exponent);
  let result = residue(base, divisor);
  if (exponent.exponent > 0) {
    // (b**c)**(10**k), one factor of ten at a time.
    result = BigInt(powerModulo(result, exponent.coefficient, divisor));
    for (let count = exponent.exponent; count > 0 && result > 1n; count = subtractInts(count, 1)) {
      result = BigInt(powerModulo(result, 10, divisor));
      pollSafePoint();
    }
  } else result = BigInt(powerModulo(result, wholeValue(exponent), divisor));
  return new PyDecimal(isNegative, result, 0);
}

/** |value| modulo a whole number. */
function residue(value: PyDecimal, modulus: bigint): bigint {
  if (value.exponent <= 0) return wholeValue(value) % modulus;
  const scale = BigInt(powerModulo(10, value.exponent, modulus));
  return (value.coefficient * scale) % modulus;
}

/** The square root, correctly rounded half to even. */
export function squareRoot(context: ArithmeticContext, value: PyDecimal): PyDecimal {
  if (value.kind === "infinite" && !value.isNegative) return value;
  const nan = propagateNaN(context, value);
  if (nan !== undefined) return nan;
  const isOdd = BigInt(value.exponent) & 1n;
  const even = subtractInts(value.exponent, isOdd);
  const ideal = halved(even);
  if (value.isZero) return fit(context, value.isNegative, 0n, ideal);
  if (value.isNegative) return invalid(context);
  const work = context.derive(context.precision, "ROUND_HALF_EVEN");
  const coefficient = isOdd === 1n ? value.coefficient * 10n : value.coefficient;
  const result = rootOf(work, coefficient, ideal);
  context.status |= work.status;
  return result;
}

const halved = (value: Int): Int => (typeof value === "number" ? value / 2 : value / 2n);

/** The root of `coefficient * 10**(2 * exponent)`. */
function rootOf(context: ArithmeticContext, coefficient: bigint, exponent: Int): PyDecimal {
  const whole = bigSquareRoot(coefficient);
  if (whole * whole === coefficient) return fit(context, false, whole, exponent);
  const places = Math.ceil(coefficient.toString().length / 2);
  const shift = addInts(subtractInts(context.precision, places), 1);
  if (context.precision > MAXIMUM_DIGITS) throw memoryError();
  checkDigits(shift);
  const count = Number(shift);
  const work = count >= 0 ? coefficient * powerOfTen(2 * count) : coefficient / powerOfTen(-2 * count);
  let root = bigSquareRoot(work);
  // The root is irrational, unless digits were cut off: in either case more digits follow.
  if (root % 5n === 0n) root += 1n;
  return fit(context, false, root, subtractInts(exponent, count));
}
