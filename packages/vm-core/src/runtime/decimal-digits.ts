/** Correctly rounded decimal digits of doubles, half to even, to any precision. */

import { mantissaAndExponent } from "./double-parts.js";

/** No double has more fractional digits than this, nor more significant ones. */
const MAXIMUM_PLACES = 1074;

/** `value * 10**places` rounded to an integer, as digits. The value is finite and not negative. */
export function fixedDigits(value: number, places: number): string {
  if (places > MAXIMUM_PLACES) return padWithZeros(fixedDigits(value, MAXIMUM_PLACES), places - MAXIMUM_PLACES);
  if (places >= 0 && places <= 100 && value < 1e21 && !mayBeHalfway(value, places)) {
    const text = value.toFixed(places);
    return places === 0 ? text : (text.slice(0, -places - 1) + text.slice(-places)).replace(/^0+(?=.)/, "");
  }
  return scaledInteger(value, places).toString();
}

/**
 * toFixed rounds halves up. A value halfway between two decimals of `places` digits is an odd multiple of
 * 2 ** -(places + 1), as 10 ** places has that power of two, and no other value is.
 */
function mayBeHalfway(value: number, places: number): boolean {
  return Math.abs((value * 2 ** (places + 1)) % 2) === 1;
}

export interface SignificantDigits {
  readonly digits: string;
  /** The power of ten of the first digit. */
  readonly exponent: number;
}

/** The first `count` digits, rounded. The value is finite and not negative. */
export function significantDigits(value: number, count: number): SignificantDigits {
  if (value === 0) return { digits: "0".repeat(count), exponent: 0 };
  if (count > MAXIMUM_PLACES) {
    const { digits, exponent } = significantDigits(value, MAXIMUM_PLACES);
    return { digits: padWithZeros(digits, count - MAXIMUM_PLACES), exponent };
  }
  if (count < 100) {
    const longer = value.toExponential(count);
    const isHalfway = longer[longer.indexOf("e") - 1] === "5" && Number(longer) === value;
    if (!isHalfway) return splitExponential(value.toExponential(count - 1));
  }
  // No double is so close below a power of ten that 21 digits would round up to it.
  const { exponent } = splitExponential(value.toExponential(20));
  const digits = scaledInteger(value, count - 1 - exponent).toString();
  return digits.length === count ? { digits, exponent } : { digits: digits.slice(0, count), exponent: exponent + 1 };
}

/** The digits and exponent of JavaScript's shortest text for the value, which is finite and not negative. */
export function shortestDigits(value: number): SignificantDigits {
  return splitExponential(value.toExponential());
}

function splitExponential(text: string): SignificantDigits {
  const at = text.indexOf("e");
  return { digits: text.slice(0, 1) + text.slice(2, at), exponent: Number(text.slice(at + 1)) };
}

function padWithZeros(digits: string, count: number): string {
  return digits + "0".repeat(count);
}

/** round(value * 10**places), half to even. */
function scaledInteger(value: number, places: number): bigint {
  const [mantissa, exponent] = mantissaAndExponent(value);
  let numerator = mantissa;
  let denominator = 1n;
  if (places >= 0) numerator *= 10n ** BigInt(places);
  else denominator = 10n ** BigInt(-places);
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  const quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) * 2n;
  const isUp = twice > denominator || (twice === denominator && (quotient & 1n) === 1n);
  return isUp ? quotient + 1n : quotient;
}
