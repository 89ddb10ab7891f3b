/** Arithmetic and text of complex numbers. */

import { PyComplex } from "../objects/complex.js";
import { overflowError, zeroDivisionError } from "./errors.js";
import { exp, log, power } from "./exponentials.js";
import { doubleText, parseFloatText } from "./float-text.js";
import { copySign } from "./floats.js";
import { hypot } from "./roots.js";
import { atan2, cos, sin } from "./trigonometry.js";

export function addComplexes(left: PyComplex, right: PyComplex): PyComplex {
  return new PyComplex(left.real + right.real, left.imag + right.imag);
}

export function subtractComplexes(left: PyComplex, right: PyComplex): PyComplex {
  return new PyComplex(left.real - right.real, left.imag - right.imag);
}

/** The product; a result of two NaNs is looked at again for infinities, as in annex G of the C standard. */
export function multiplyComplexes(left: PyComplex, right: PyComplex): PyComplex {
  const { real: a, imag: b } = left;
  const { real: c, imag: d } = right;
  const real = a * c - b * d;
  const imaginary = a * d + b * c;
  if (Number.isNaN(real) && Number.isNaN(imaginary)) return recoverProduct(a, b, c, d, real, imaginary);
  return new PyComplex(real, imaginary);
}

const boxed = (value: number): number => copySign(Number.isFinite(value) || Number.isNaN(value) ? 0 : 1, value);
const zeroOf = (value: number): number => (Number.isNaN(value) ? copySign(0, value) : value);
const isInfinite = (value: number): boolean => value === Infinity || value === -Infinity;

function recoverProduct(a: number, b: number, c: number, d: number, real: number, imaginary: number): PyComplex {
  let [w, x, y, z] = [a, b, c, d];
  let isRecalculated = false;
  if (isInfinite(w) || isInfinite(x)) {
    [w, x, y, z] = [boxed(w), boxed(x), zeroOf(y), zeroOf(z)];
    isRecalculated = true;
  }
  if (isInfinite(y) || isInfinite(z)) {
    [y, z, w, x] = [boxed(y), boxed(z), zeroOf(w), zeroOf(x)];
    isRecalculated = true;
  }
  if (!isRecalculated && (isInfinite(a * c) || isInfinite(b * d) || isInfinite(a * d) || isInfinite(b * c))) {
    [w, x, y, z] = [zeroOf(w), zeroOf(x), zeroOf(y), zeroOf(z)];
    isRecalculated = true;
  }
  if (!isRecalculated) return new PyComplex(real, imaginary);
  return new PyComplex(Infinity * (w * y - x * z), Infinity * (w * z + x * y));
}

/** Smith's method: scales by the larger part of the divisor. Raises ZeroDivisionError. */
export function divideComplexes(left: PyComplex, right: PyComplex): PyComplex {
  const { real: a, imag: b } = left;
  const { real: c, imag: d } = right;
  let real: number;
  let imaginary: number;
  if (Math.abs(c) >= Math.abs(d)) {
    if (c === 0) throw zeroDivisionError("division by zero");
    const ratio = d / c;
    const denominator = c + d * ratio;
    real = (a + b * ratio) / denominator;
    imaginary = (b - a * ratio) / denominator;
  } else if (Math.abs(d) >= Math.abs(c)) {
    const ratio = c / d;
    const denominator = c * ratio + d;
    real = (a * ratio + b) / denominator;
    imaginary = (b * ratio - a) / denominator;
  } else {
    real = Number.NaN;
    imaginary = Number.NaN;
  }
  if (Number.isNaN(real) && Number.isNaN(imaginary)) return recoverQuotient(a, b, c, d, real, imaginary);
  return new PyComplex(real, imaginary);
}

function recoverQuotient(a: number, b: number, c: number, d: number, real: number, imaginary: number): PyComplex {
  if ((isInfinite(a) || isInfinite(b)) && Number.isFinite(c) && Number.isFinite(d)) {
    const [x, y] = [boxed(a), boxed(b)];
    return new PyComplex(Infinity * (x * c + y * d), Infinity * (y * c - x * d));
  }
  if ((isInfinite(c) || isInfinite(d)) && Number.isFinite(a) && Number.isFinite(b)) {
    const [x, y] = [boxed(c), boxed(d)];
    return new PyComplex(0 * (a * x + b * y), 0 * (b * x - a * y));
  }
  return new PyComplex(real, imaginary);
}

/** A real number divided by a complex one. Raises ZeroDivisionError. */
export function divideRealByComplex(real: number, right: PyComplex): PyComplex {
  const { real: c, imag: d } = right;
  if (Math.abs(c) >= Math.abs(d)) {
    if (c === 0) throw zeroDivisionError("division by zero");
    const ratio = d / c;
    const denominator = c + d * ratio;
    return recoverRealQuotient(real, right, real / denominator, (-real * ratio) / denominator);
  }
  if (Math.abs(d) >= Math.abs(c)) {
    const ratio = c / d;
    const denominator = c * ratio + d;
    return recoverRealQuotient(real, right, (real * ratio) / denominator, -real / denominator);
  }
  return recoverRealQuotient(real, right, Number.NaN, Number.NaN);
}

function recoverRealQuotient(dividend: number, divisor: PyComplex, real: number, imaginary: number): PyComplex {
  const { real: c, imag: d } = divisor;
  if (Number.isNaN(real) && Number.isNaN(imaginary) && (isInfinite(c) || isInfinite(d)) && Number.isFinite(dividend)) {
    const [x, y] = [boxed(c), boxed(d)];
    return new PyComplex(0 * (dividend * x), 0 * (-dividend * y));
  }
  return new PyComplex(real, imaginary);
}

/** base ** exponent. Raises ZeroDivisionError and OverflowError. */
export function powerComplexes(base: PyComplex, exponent: PyComplex): PyComplex {
  let result: PyComplex;
  if (exponent.real === 0 && exponent.imag === 0) result = new PyComplex(1, 0);
  else if (exponent.imag === 0 && Number.isInteger(exponent.real) && Math.abs(exponent.real) <= 100) {
    result = integralPower(base, exponent.real);
  } else result = generalPower(base, exponent);
  if (isInfinite(result.real) || isInfinite(result.imag)) throw overflowError("complex exponentiation");
  return result;
}

function integralPower(base: PyComplex, exponent: number): PyComplex {
  if (exponent > 0) return positivePower(base, exponent);
  if (base.real === 0 && base.imag === 0) throw zeroDivisionError("zero to a negative or complex power");
  return divideRealByComplex(1, positivePower(base, -exponent));
}

function positivePower(base: PyComplex, exponent: number): PyComplex {
  let result = base;
  let power = base;
  const rest = exponent - 1;
  for (let mask = 1; mask <= rest; mask <<= 1) {
    if ((rest & mask) !== 0) result = multiplyComplexes(result, power);
    power = multiplyComplexes(power, power);
  }
  return result;
}

function generalPower(base: PyComplex, exponent: PyComplex): PyComplex {
  if (base.real === 0 && base.imag === 0) {
    if (exponent.imag !== 0 || exponent.real < 0) throw zeroDivisionError("zero to a negative or complex power");
    return new PyComplex(0, 0);
  }
  const magnitude = hypot(base.real, base.imag);
  const angle = atan2(base.imag, base.real);
  let length = power(magnitude, exponent.real);
  let phase = angle * exponent.real;
  if (exponent.imag !== 0) {
    length *= exp(-angle * exponent.imag);
    phase += exponent.imag * log(magnitude);
  }
  return new PyComplex(length * cos(phase), length * sin(phase));
}

/** A negative float to the power of a float that is not integral. */
export function complexPowerOfDoubles(base: number, exponent: number): PyComplex {
  return powerComplexes(new PyComplex(base, 0), new PyComplex(exponent, 0));
}

/** abs(value). Raises OverflowError. */
export function complexMagnitude(value: PyComplex): number {
  const { real, imag } = value;
  if (isInfinite(real) || isInfinite(imag)) return Infinity;
  const magnitude = hypot(real, imag);
  if (magnitude === Infinity) throw overflowError("absolute value too large");
  return magnitude;
}

/** repr(value). */
export function complexRepr(value: PyComplex): string {
  const { real, imag } = value;
  const imaginary = doubleText(imag, "r", 0);
  if (Object.is(real, 0)) return `${imaginary}j`;
  const sign = imaginary.startsWith("-") ? "" : "+";
  return `(${doubleText(real, "r", 0)}${sign}${imaginary}j)`;
}

const number = String.raw`(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan`;
const complexLiteral = new RegExp(`^([+-]?(?:${number}))?(?:([+-]?(?:${number})?)j)?$`, "i");

/** complex(text) of text without surrounding spaces, all of whose digits are ASCII; undefined when it is no complex. */
export function parseComplexText(text: string): PyComplex | undefined {
  const match = complexLiteral.exec(text);
  if (match === null || text === "") return undefined;
  const [, realText, imaginaryText] = match;
  if (imaginaryText === undefined) {
    const real = parseFloatText(realText ?? "");
    return real === undefined ? undefined : new PyComplex(real, 0);
  }
  // "1j": the regular expression gives the digits to the first group.
  return realText === undefined || /^[+-]/.test(imaginaryText)
    ? makeComplex(realText ?? "0", imaginaryText)
    : imaginaryText === ""
      ? makeComplex("0", realText)
      : undefined;
}

function makeComplex(realText: string, imaginaryText: string): PyComplex | undefined {
  const real = parseFloatText(realText);
  const isBareSign = imaginaryText === "" || imaginaryText === "+" || imaginaryText === "-";
  const imaginary = isBareSign ? (imaginaryText === "-" ? -1 : 1) : parseFloatText(imaginaryText);
  return real === undefined || imaginary === undefined ? undefined : new PyComplex(real, imaginary);
}
