/**
 * exp, ln and log10, correctly rounded: more and more bits are computed until all values within the error round alike
 * (Ziv's strategy). It ends because, but for the exact results that are looked for first, the values are irrational.
 */

import { addInts, bitLength, type Int, subtractInts } from "../../runtime/integers.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { type ArithmeticContext, Condition } from "./arithmetic-context.js";
import { compareMagnitudes } from "./comparison.js";
import { checkDigits, infinity, PyDecimal, powerOfTen, zero } from "./decimal.js";
import { ERROR_BITS, exponential, logOfTen, naturalLogarithm } from "./fixed-point.js";
import { invalid, propagateNaN } from "./not-a-number.js";
import { fit, overflow } from "./rounding.js";

export const one: PyDecimal = new PyDecimal(false, 1n, 0);

const BITS_PER_DIGIT = Math.log2(10);
const MARGIN_BITS = 40;

/** A value `fixed / 2**bits * 10**exponent` that is wrong by less than 2**ERROR_BITS units of `fixed`. */
interface Approximation {
  readonly fixed: bigint;
  readonly bits: number;
  readonly exponent: Int;
}

/** Rounds an irrational value, given a way to compute it to about as many significant bits as asked for. */
function roundIrrational(context: ArithmeticContext, compute: (significantBits: number) => Approximation): PyDecimal {
  checkDigits(context.precision);
  const work = context.derive(context.precision, "ROUND_HALF_EVEN");
  const digits = Number(context.precision) + 2;
  for (let bits = Math.ceil(digits * BITS_PER_DIGIT) + MARGIN_BITS; ; bits += bits >> 1) {
    pollSafePoint();
    const { fixed, bits: places, exponent } = compute(bits);
    const isNegative = fixed < 0n;
    const magnitude = isNegative ? -fixed : fixed;
    const error = 1n << BigInt(ERROR_BITS);
    // At least `digits` digits before the point, of which the first is exact enough for the second not to matter.
    const shift = digits - Math.floor((bitLength(magnitude) - 1 - places) / BITS_PER_DIGIT);
    const low = scaled(magnitude - error, shift, places);
    if (magnitude <= error || low !== scaled(magnitude + error, shift, places)) continue;
    // The last digit says that there are more.
    const result = fit(work, isNegative, low * 10n + 1n, subtractInts(exponent, shift + 1));
    context.status |= work.status;
    return result;
  }
}

/** floor(value / 2**bits * 10**exponent) */
function scaled(value: bigint, exponent: number, bits: number): bigint {
  return exponent >= 0
    ? (value * powerOfTen(exponent)) >> BigInt(bits)
    : (value >> BigInt(bits)) / powerOfTen(-exponent);
}

/** The value of a finite number as a fixed-point number. */
function toFixedPoint(value: PyDecimal, bits: number): bigint {
  const { coefficient } = value;
  const exponent = Number(value.exponent);
  return exponent >= 0
    ? (coefficient * powerOfTen(exponent)) << BigInt(bits)
    : (coefficient << BigInt(bits)) / powerOfTen(-exponent);
}

/** e**value */
export function exp(context: ArithmeticContext, value: PyDecimal): PyDecimal {
  if (value.kind !== "finite") {
    return propagateNaN(context, value) ?? (value.isNegative ? zero(false, 0) : infinity(false));
  }
  if (value.coefficient === 0n) return one;
  const work = context.derive(context.precision, "ROUND_HALF_EVEN");
  const { adjusted } = value;
  // Beyond 10**20 every context overflows: e**(10**20) has more than 4 * 10**19 digits.
  if (adjusted >= 20) {
    const result = value.isNegative ? fit(work, false, 1n, subtractInts(context.tiny, 2)) : overflow(work, false);
    context.status |= work.status;
    return result;
  }
  if (addInts(adjusted, 4) < subtractInts(0, context.precision)) {
    // So close to 1 that only rounding is left.
    checkDigits(context.precision);
    const places = Number(context.precision) - 1;
    context.status |= Condition.inexact | Condition.rounded;
    return fit(context, false, powerOfTen(places), -places);
  }
  return roundIrrational(context, (significant) => {
    const bits = significant + Math.max(0, Math.ceil(Number(adjusted) * BITS_PER_DIGIT)) + 8;
    const argument = toFixedPoint(value, bits);
    const ten = logOfTen(bits);
    const signed = value.isNegative ? -argument : argument;
    let power = signed / ten;
    if (signed < power * ten) power -= 1n;
    return { fixed: exponential(signed - power * ten, bits) >> 4n, bits: bits - 4, exponent: power };
  });
}

/** The natural logarithm. */
export function ln(context: ArithmeticContext, value: PyDecimal): PyDecimal {
  const special = specialLogarithm(context, value);
  if (special !== undefined) return special;
  if (compareMagnitudes(value, one) === 0) return zero(false, 0);
  return roundIrrational(context, (significant) => {
    const { fixed, bits } = logarithm(value, significant);
    return { fixed, bits, exponent: 0 };
  });
}

/** The logarithm to the base 10. */
export function log10(context: ArithmeticContext, value: PyDecimal): PyDecimal {
  const special = specialLogarithm(context, value);
  if (special !== undefined) return special;
  if (value.coefficient === powerOfTen(value.digits - 1)) {
    const power = BigInt(value.adjusted);
    const work = context.derive(context.precision, "ROUND_HALF_EVEN");
    const result = fit(work, power < 0n, power < 0n ? -power : power, 0);
    context.status |= work.status;
    return result;
  }
  return roundIrrational(context, (significant) => {
    const { fixed, bits } = logarithm(value, significant);
    return { fixed: (fixed << BigInt(bits)) / logOfTen(bits), bits, exponent: 0 };
  });
}

function specialLogarithm(context: ArithmeticContext, value: PyDecimal): PyDecimal | undefined {
  const nan = propagateNaN(context, value);
  if (nan !== undefined) return nan;
  if (value.isZero) return infinity(true);
  if (value.isNegative) return invalid(context);
  return value.kind === "infinite" ? value : undefined;
}

/** ln(value) with at least so many significant bits. */
function logarithm(value: PyDecimal, significant: number): { readonly fixed: bigint; readonly bits: number } {
  const { adjusted, digits, coefficient } = value;
  // value = mantissa * 10**power with a mantissa in [0.3, 3), so that a power other than 0 outweighs its logarithm.
  const first = Number(coefficient / powerOfTen(Math.max(0, digits - 15))) / 10 ** Math.min(14, digits - 1);
  const power = first >= 3 ? addInts(adjusted, 1) : adjusted;
  const exponent = Number(subtractInts(value.exponent, power));
  let bits = significant + 16 + bitLength(BigInt(power));
  if (power === 0) {
    // Near 1 the logarithm is about as small as the difference.
    const difference = coefficient - powerOfTen(-exponent);
    const magnitude = difference < 0n ? -difference : difference;
    bits += Math.max(0, bitLength(powerOfTen(-exponent)) - bitLength(magnitude));
  }
  const mantissa = new PyDecimal(false, coefficient, exponent);
  const fixed = naturalLogarithm(toFixedPoint(mantissa, bits), bits) + BigInt(power) * logOfTen(bits);
  return { fixed: fixed >> 8n, bits: bits - 8 };
}
