/** Arithmetic of floats as CPython defines it where JavaScript's operators differ. */

import { overflowErrorType } from "../objects/exception.js";
import { fixedDigits } from "./decimal-digits.js";
import { mantissaAndExponent } from "./double-parts.js";
import { newException, overflowError, PythonError, valueError, zeroDivisionError } from "./errors.js";
import { power } from "./exponentials.js";
import { type Int, intFromDouble } from "./integers.js";

/** Raises ZeroDivisionError. */
export function divideDoubles(left: number, right: number): number {
  if (right === 0) throw zeroDivisionError("division by zero");
  return left / right;
}

/** The remainder with the sign of the divisor. Raises ZeroDivisionError. */
export function remainderDoubles(left: number, right: number): number {
  if (right === 0) throw zeroDivisionError("division by zero");
  const remainder = left % right;
  if (remainder === 0) return copySign(0, right);
  return remainder < 0 !== right < 0 ? remainder + right : remainder;
}

/** Raises ZeroDivisionError. */
export function floorDivideDoubles(left: number, right: number): number {
  if (right === 0) throw zeroDivisionError("division by zero");
  const remainder = left % right;
  let quotient = (left - remainder) / right;
  if (remainder !== 0 && remainder < 0 !== right < 0) quotient -= 1;
  if (quotient === 0) return copySign(0, left / right);
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** The error of the C library for a result beyond the range of float. */
function rangeError(): PythonError {
  return new PythonError(newException(overflowErrorType, 34, "Numerical result out of range"));
}

/**
 * base ** exponent; undefined when the result is complex: a negative finite base with a finite exponent that is not
 * integral. Raises ZeroDivisionError and OverflowError.
 */
export function powerDoubles(base: number, exponent: number): number | undefined {
  if (base === 0 && exponent < 0 && exponent !== -Infinity) throw zeroDivisionError("zero to a negative power");
  const result = powerOrInfinity(base, exponent);
  const isOverflow = result === Infinity || result === -Infinity;
  if (isOverflow && Number.isFinite(base) && Number.isFinite(exponent)) throw rangeError();
  return result;
}

/** `powerDoubles` with infinities for what is too large: C's pow, but for its NaN where the result is complex. */
export function powerOrInfinity(base: number, exponent: number): number | undefined {
  if (exponent === 0 || base === 1) return 1;
  if (Number.isNaN(base) || Number.isNaN(exponent)) return Number.NaN;
  if (!Number.isFinite(exponent)) return base === -1 ? 1 : base ** exponent;
  if (!Number.isFinite(base) || base === 0) return base ** exponent;
  if (base < 0 && !Number.isInteger(exponent)) return undefined;
  const magnitude = power(Math.abs(base), exponent);
  return base < 0 && Math.abs(exponent) % 2 === 1 ? -magnitude : magnitude;
}

export function copySign(magnitude: number, sign: number): number {
  const isNegative = sign < 0 || Object.is(sign, -0);
  return isNegative ? -Math.abs(magnitude) : Math.abs(magnitude);
}

/** int(value): the value without its fraction. Raises OverflowError and ValueError for an infinity and a NaN. */
export function truncateDouble(value: number): Int {
  if (Number.isNaN(value)) throw valueError("cannot convert float NaN to integer");
  if (!Number.isFinite(value)) throw overflowError("cannot convert float infinity to integer");
  return intFromDouble(Math.trunc(value));
}

/** The nearest integral double, half to even. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest === 0.5) return floor % 2 === 0 ? floor : floor + 1;
  return rest < 0.5 ? floor : floor + 1;
}

/** round(value, digits) for a finite value: the double nearest to its exactly rounded decimal. Raises OverflowError. */
export function roundDouble(value: number, digits: number): number {
  if (!Number.isFinite(value) || value === 0 || digits > 323) return value;
  if (digits < -308) return copySign(0, value);
  const rounded = Number(`${fixedDigits(Math.abs(value), digits)}e${-digits}`);
  if (rounded === Infinity) throw overflowError("rounded value too large to represent");
  return copySign(rounded, value);
}

/** The exact fraction of a finite double, in lowest terms: numerator and positive denominator. */
export function integerRatio(value: number): [bigint, bigint] {
  const [mantissa, exponent] = mantissaAndExponent(value);
  if (mantissa === 0n) return [0n, 1n];
  return exponent >= 0 ? [mantissa << BigInt(exponent), 1n] : [mantissa, 1n << BigInt(-exponent)];
}
