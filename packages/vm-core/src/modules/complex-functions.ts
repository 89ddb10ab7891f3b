/**
 * Elementary functions of complex numbers: formulas by Kahan that avoid cancellation, scaled where they would overflow,
 * with the values of annex G of the C standard for infinities, NaNs and signed zeros.
 */

import { PyComplex } from "../objects/complex.js";
import { asinh, cosh, exp, log } from "../runtime/exponentials.js";
import { copySign } from "../runtime/floats.js";
import { scaleByPowerOfTwo } from "../runtime/integers.js";
import { hypot } from "../runtime/roots.js";
import { atan2, cos, sin, tan } from "../runtime/trigonometry.js";
import * as tables from "./complex-special-values.js";
import { type SpecialTable, specialEntry } from "./complex-special-values.js";

const LARGE = Number.MAX_VALUE / 4;
const SQRT_LARGE = Math.sqrt(LARGE);
const LOG_LARGE = Math.log(LARGE);
const SQRT_LEAST = Math.sqrt(2 ** -1022);
const LEAST_NORMAL = 2 ** -1022;
const LN2 = Math.LN2;

/** A result with infinite parts from finite arguments, or one that no number stands for, is an error of the caller. */
export interface Outcome {
  readonly value: PyComplex;
  readonly error: "domain" | "range" | null;
}

const outcome = (real: number, imag: number, error: Outcome["error"] = null): Outcome => ({
  value: new PyComplex(real, imag),
  error,
});

const isFinite = (z: PyComplex): boolean => Number.isFinite(z.real) && Number.isFinite(z.imag);

/** The outcome by a table, or null where the formulas hold, as they do for finite numbers. */
function special(z: PyComplex, table: SpecialTable): Outcome | null {
  if (isFinite(z)) return null;
  const entry = specialEntry(z, table);
  if (entry === "domain") return outcome(Number.NaN, Number.NaN, "domain");
  return entry === null ? null : outcome(entry[0], entry[1]);
}

export function squareRoot(z: PyComplex): Outcome {
  const known = special(z, tables.squareRoot);
  if (known !== null) return known;
  const { real, imag } = z;
  if (real === 0 && imag === 0) return outcome(0, imag);
  const x = Math.abs(real);
  const y = Math.abs(imag);
  let s: number;
  if (x < LEAST_NORMAL && y < LEAST_NORMAL && (x > 0 || y > 0)) {
    const scaled = x * 2 ** 53;
    s = scaleByPowerOfTwo(Math.sqrt(scaled + hypot(scaled, y * 2 ** 53)), -27);
  } else s = 2 * Math.sqrt(x / 8 + hypot(x / 8, y / 8));
  const d = y / (2 * s);
  return real >= 0 ? outcome(s, copySign(d, imag)) : outcome(d, copySign(s, imag));
}

export function exponential(z: PyComplex): Outcome {
  const { real, imag } = z;
  const known = special(z, tables.exponential);
  if (known !== null) return known;
  if (isInfinite(real)) {
    const length = real > 0 ? Infinity : 0;
    return outcome(copySign(length, cos(imag)), copySign(length, sin(imag)));
  }
  return real > LOG_LARGE
    ? checkRange(exp(real - 1) * cos(imag) * Math.E, exp(real - 1) * sin(imag) * Math.E)
    : checkRange(exp(real) * cos(imag), exp(real) * sin(imag));
}

const isInfinite = (value: number): boolean => value === Infinity || value === -Infinity;

const checkRange = (real: number, imag: number): Outcome =>
  outcome(real, imag, isInfinite(real) || isInfinite(imag) ? "range" : null);

export function logarithm(z: PyComplex): Outcome {
  const known = special(z, tables.logarithm);
  if (known !== null) return known;
  const { real, imag } = z;
  const x = Math.abs(real);
  const y = Math.abs(imag);
  const angle = atan2(imag, real);
  if (x > LARGE || y > LARGE) return outcome(log(hypot(x / 2, y / 2)) + LN2, angle);
  if (x < LEAST_NORMAL && y < LEAST_NORMAL) {
    if (x === 0 && y === 0) return outcome(-Infinity, angle, "domain");
    return outcome(log(hypot(x * 2 ** 53, y * 2 ** 53)) - 53 * LN2, angle);
  }
  const length = hypot(x, y);
  if (length < 0.71 || length > 1.73) return outcome(log(length), angle);
  // Near 1 the logarithm of the length is that of 1 + something small.
  const larger = Math.max(x, y);
  const smaller = Math.min(x, y);
  return outcome(Math.log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2, angle);
}

export function commonLogarithm(z: PyComplex): Outcome {
  const { value, error } = logarithm(z);
  return outcome(value.real / Math.LN10, value.imag / Math.LN10, error);
}

export function arcCosine(z: PyComplex): Outcome {
  const known = special(z, tables.arcCosine);
  if (known !== null) return known;
  const { real, imag } = z;
  if (Math.abs(real) > LARGE || Math.abs(imag) > LARGE) {
    const length = log(hypot(real / 2, imag / 2)) + 2 * LN2;
    const part = real < 0 ? -copySign(length, imag) : copySign(length, -imag);
    return outcome(atan2(Math.abs(imag), real), part);
  }
  const first = squareRoot(new PyComplex(1 - real, -imag)).value;
  const second = squareRoot(new PyComplex(1 + real, imag)).value;
  return outcome(2 * atan2(first.real, second.real), asinh(second.real * first.imag - second.imag * first.real));
}

export function hyperbolicArcCosine(z: PyComplex): Outcome {
  const known = special(z, tables.hyperbolicArcCosine);
  if (known !== null) return known;
  const { real, imag } = z;
  if (Math.abs(real) > LARGE || Math.abs(imag) > LARGE) {
    return outcome(log(hypot(real / 2, imag / 2)) + 2 * LN2, atan2(imag, real));
  }
  const first = squareRoot(new PyComplex(real - 1, imag)).value;
  const second = squareRoot(new PyComplex(real + 1, imag)).value;
  return outcome(asinh(first.real * second.real + first.imag * second.imag), 2 * atan2(first.imag, second.real));
}

/** asin z = -i asinh iz */
export function arcSine(z: PyComplex): Outcome {
  const { value, error } = hyperbolicArcSine(new PyComplex(-z.imag, z.real));
  return outcome(value.imag, -value.real, error);
}

export function hyperbolicArcSine(z: PyComplex): Outcome {
  const known = special(z, tables.hyperbolicArcSine);
  if (known !== null) return known;
  const { real, imag } = z;
  if (Math.abs(real) > LARGE || Math.abs(imag) > LARGE) {
    const length = log(hypot(real / 2, imag / 2)) + 2 * LN2;
    const part = Object.is(imag, -0) || imag < 0 ? -copySign(length, -real) : copySign(length, real);
    return outcome(part, atan2(imag, Math.abs(real)));
  }
  const first = squareRoot(new PyComplex(1 + imag, -real)).value;
  const second = squareRoot(new PyComplex(1 - imag, real)).value;
  return outcome(
    asinh(first.real * second.imag - second.real * first.imag),
    atan2(imag, first.real * second.real - first.imag * second.imag),
  );
}

/** atan z = -i atanh iz */
export function arcTangent(z: PyComplex): Outcome {
  const { value, error } = hyperbolicArcTangent(new PyComplex(-z.imag, z.real));
  return outcome(value.imag, -value.real, error);
}

export function hyperbolicArcTangent(z: PyComplex): Outcome {
  const known = special(z, tables.hyperbolicArcTangent);
  if (known !== null) return known;
  if (z.real < 0 || Object.is(z.real, -0)) {
    const { value, error } = hyperbolicArcTangent(new PyComplex(-z.real, -z.imag));
    return outcome(-value.real, -value.imag, error);
  }
  const { real, imag } = z;
  const y = Math.abs(imag);
  if (real > SQRT_LARGE || y > SQRT_LARGE) {
    const length = hypot(real / 2, imag / 2);
    return outcome(real / 4 / length / length, -copySign(Math.PI / 2, -imag));
  }
  if (real === 1 && y < SQRT_LEAST) {
    if (y === 0) return outcome(Infinity, imag, "domain");
    return outcome(-log(Math.sqrt(y) / Math.sqrt(hypot(y, 2))), copySign(atan2(2, -y) / 2, imag));
  }
  return outcome(
    Math.log1p((4 * real) / ((1 - real) * (1 - real) + y * y)) / 4,
    -atan2(-2 * imag, (1 - real) * (1 + real) - y * y) / 2,
  );
}

/** cos z = cosh iz */
export function cosine(z: PyComplex): Outcome {
  return hyperbolicCosine(new PyComplex(-z.imag, z.real));
}

export function hyperbolicCosine(z: PyComplex): Outcome {
  const { real, imag } = z;
  const known = special(z, tables.hyperbolicCosine);
  if (known !== null) return known;
  if (isInfinite(real)) {
    const part = copySign(Infinity, sin(imag));
    return outcome(copySign(Infinity, cos(imag)), real > 0 ? part : -part);
  }
  if (Math.abs(real) > LOG_LARGE) {
    const shorter = real - copySign(1, real);
    return checkRange(cos(imag) * cosh(shorter) * Math.E, sin(imag) * Math.sinh(shorter) * Math.E);
  }
  return checkRange(cos(imag) * cosh(real), sin(imag) * Math.sinh(real));
}

/** sin z = -i sinh iz */
export function sine(z: PyComplex): Outcome {
  const { value, error } = hyperbolicSine(new PyComplex(-z.imag, z.real));
  return outcome(value.imag, -value.real, error);
}

export function hyperbolicSine(z: PyComplex): Outcome {
  const { real, imag } = z;
  const known = special(z, tables.hyperbolicSine);
  if (known !== null) return known;
  if (isInfinite(real)) {
    const part = copySign(Infinity, cos(imag));
    return outcome(real > 0 ? part : -part, copySign(Infinity, sin(imag)));
  }
  if (Math.abs(real) > LOG_LARGE) {
    const shorter = real - copySign(1, real);
    return checkRange(cos(imag) * Math.sinh(shorter) * Math.E, sin(imag) * cosh(shorter) * Math.E);
  }
  return checkRange(cos(imag) * Math.sinh(real), sin(imag) * cosh(real));
}

/** tan z = -i tanh iz */
export function tangent(z: PyComplex): Outcome {
  const { value, error } = hyperbolicTangent(new PyComplex(-z.imag, z.real));
  return outcome(value.imag, -value.real, error);
}

export function hyperbolicTangent(z: PyComplex): Outcome {
  const { real, imag } = z;
  const known = special(z, tables.hyperbolicTangent);
  if (known !== null) return known;
  if (isInfinite(real)) {
    return outcome(real > 0 ? 1 : -1, copySign(0, 2 * sin(imag) * cos(imag)));
  }
  if (Math.abs(real) > LOG_LARGE) {
    return outcome(copySign(1, real), 4 * sin(imag) * cos(imag) * exp(-2 * Math.abs(real)));
  }
  const tx = Math.tanh(real);
  const ty = tan(imag);
  const cx = 1 / cosh(real);
  const txty = tx * ty;
  const denominator = 1 + txty * txty;
  return outcome((tx * (1 + ty * ty)) / denominator, (ty / denominator) * cx * cx);
}

/** The angle. */
export function phase(z: PyComplex): number {
  const { real, imag } = z;
  if (Number.isFinite(real) && Number.isFinite(imag)) return atan2(imag, real);
  return Number.isNaN(real) || Number.isNaN(imag) ? Number.NaN : Math.atan2(imag, real);
}

/** The complex number at a distance and an angle. */
export function fromPolar(length: number, angle: number): Outcome {
  const known = special(new PyComplex(length, angle), tables.polar);
  if (known !== null) return known;
  if (isInfinite(length)) {
    const real = copySign(Infinity, cos(angle));
    const imag = copySign(Infinity, sin(angle));
    return length > 0 ? outcome(real, imag) : outcome(-real, -imag);
  }
  // At angle 0 a negative length keeps the sign of the zero.
  if (angle === 0) return outcome(length, length * angle);
  return outcome(length * cos(angle), length * sin(angle));
}
