/**
 * Trigonometric functions of doubles and their inverses, almost always correctly rounded; see `exponentials.ts` for
 * why JavaScript's own do not do.
 *
 * Sines and cosines come from a table at multiples of 1/64 and the addition theorem, each as the sum of two doubles;
 * the low part of the last result is in `low`.
 */

import { mantissaAndExponent } from "./double-parts.js";
import { productError, sumError } from "./exact-arithmetic.js";
import { FIXED_BITS, fixedSineAndCosine, piScaled, remainderAfter, toDouble } from "./fixed-point.js";

const STEPS = 64;
const ENTRIES = 52;
const sineHighs = new Float64Array(ENTRIES);
const sineLows = new Float64Array(ENTRIES);
const cosineHighs = new Float64Array(ENTRIES);
const cosineLows = new Float64Array(ENTRIES);
/** Four parts of pi/2, the first three of 33 bits: their products with 20-bit integers are exact. */
const quarterTurn = new Float64Array(4);
let isReady = false;

function prepare(): void {
  for (let index = 0; index < ENTRIES; index++) {
    const [sine, cosine] = fixedSineAndCosine(BigInt(index), BigInt(STEPS));
    const sineHigh = toDouble(sine);
    const cosineHigh = toDouble(cosine);
    sineHighs[index] = sineHigh;
    sineLows[index] = remainderAfter(sine, sineHigh);
    cosineHighs[index] = cosineHigh;
    cosineLows[index] = remainderAfter(cosine, cosineHigh);
  }
  let rest = piScaled(FIXED_BITS - 1);
  for (let part = 0; part < 3; part++) {
    const bits = BigInt(FIXED_BITS - 33 * (part + 1));
    const kept = (rest >> bits) << bits;
    quarterTurn[part] = toDouble(kept);
    rest -= kept;
  }
  quarterTurn[3] = toDouble(rest);
  isReady = true;
}

/** The low part of the last result of the functions below. */
let low = 0;

/** sin(r + tail) for |r| up to about pi/4. */
function sineKernel(r: number, tail: number): number {
  if (r < 0) {
    const result = -sineKernel(-r, -tail);
    low = -low;
    return result;
  }
  const index = Math.round(r * STEPS);
  const d = r - index / STEPS;
  const s = sineHighs[index];
  const c = cosineHighs[index];
  const square = d * d;
  // sin d = d + cubic, cos d = 1 + versed
  const cubic = d * square * (-1 / 6 + square * (1 / 120 - square * (1 / 5040)));
  const versed = square * (-1 / 2 + square * (1 / 24 - square * (1 / 720 - square * (1 / 40320))));
  const product = c * d;
  const sum = s + product;
  const rest =
    sumError(s, product, sum) +
    (productError(c, d, product) +
      (s * versed + c * cubic) +
      (sineLows[index] + cosineLows[index] * d + tail * (c - s * d)));
  const result = sum + rest;
  low = sum - result + rest;
  return result;
}

/** cos(r + tail) for |r| up to about pi/4. */
function cosineKernel(r: number, tail: number): number {
  if (r < 0) return cosineKernel(-r, -tail);
  const index = Math.round(r * STEPS);
  const d = r - index / STEPS;
  const s = sineHighs[index];
  const c = cosineHighs[index];
  const square = d * d;
  const cubic = d * square * (-1 / 6 + square * (1 / 120 - square * (1 / 5040)));
  const versed = square * (-1 / 2 + square * (1 / 24 - square * (1 / 720 - square * (1 / 40320))));
  const product = -s * d;
  const sum = c + product;
  const rest =
    sumError(c, product, sum) +
    (productError(-s, d, product) +
      (c * versed - s * cubic) +
      (cosineLows[index] - sineLows[index] * d - tail * (s + c * d)));
  const result = sum + rest;
  low = sum - result + rest;
  return result;
}

/** What is left of an angle after whole quarter turns, and their number modulo 4. */
let reduced = 0;
let reducedLow = 0;
let quarter = 0;

function reduce(x: number): void {
  if (!isReady) prepare();
  if (Math.abs(x) <= Math.PI / 4) {
    reduced = x;
    reducedLow = 0;
    quarter = 0;
    return;
  }
  if (Math.abs(x) > 1e6) {
    reduceLarge(x);
    return;
  }
  const count = Math.round(x * (2 / Math.PI));
  const first = x - count * quarterTurn[0];
  const second = -count * quarterTurn[1];
  const high = first + second;
  const third = -count * quarterTurn[2];
  const sum = high + third;
  const rest = sumError(first, second, high) + sumError(high, third, sum) - count * quarterTurn[3];
  reduced = sum + rest;
  reducedLow = sum - reduced + rest;
  quarter = count & 3;
}

/** Exactly, with as many bits of pi as it takes. */
function reduceLarge(x: number): void {
  const [mantissa, exponent] = mantissaAndExponent(x);
  const bits = FIXED_BITS;
  const angle = exponent + bits >= 0 ? mantissa << BigInt(exponent + bits) : mantissa >> BigInt(-exponent - bits);
  // The quotient has up to 1024 bits, so that pi needs as many beyond those of the remainder.
  const extra = 1100;
  const scaledAngle = angle << BigInt(extra);
  const unit = piScaled(bits + extra - 1);
  let count = scaledAngle / unit;
  let rest = scaledAngle - count * unit;
  if (2n * rest > unit) {
    count += 1n;
    rest -= unit;
  } else if (2n * rest < -unit) {
    count -= 1n;
    rest += unit;
  }
  const fixed = rest >> BigInt(extra);
  reduced = toDouble(fixed);
  reducedLow = remainderAfter(fixed, reduced);
  quarter = Number(count & 3n);
}

/** The sine of the reduced angle turned by some more quarters. */
function turned(turns: number): number {
  switch ((quarter + turns) & 3) {
    case 0:
      return sineKernel(reduced, reducedLow);
    case 1:
      return cosineKernel(reduced, reducedLow);
    case 2: {
      const result = -sineKernel(reduced, reducedLow);
      low = -low;
      return result;
    }
    default: {
      const result = -cosineKernel(reduced, reducedLow);
      low = -low;
      return result;
    }
  }
}

const TINY = 2 ** -27;

/** The sine; NaN of an infinity. */
export function sin(x: number): number {
  if (Math.abs(x) < TINY || !Number.isFinite(x)) return Math.sin(x);
  reduce(x);
  return turned(0);
}

/** The cosine; NaN of an infinity. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  reduce(x);
  return turned(1);
}

/** The tangent; NaN of an infinity. */
export function tan(x: number): number {
  if (Math.abs(x) < TINY || !Number.isFinite(x)) return Math.tan(x);
  reduce(x);
  const sine = turned(0);
  const sineLow = low;
  const cosine = turned(1);
  const cosineLow = low;
  const quotient = sine / cosine;
  const product = quotient * cosine;
  const error = productError(quotient, cosine, product);
  return quotient + (sine - product - error + (sineLow - quotient * cosineLow)) / cosine;
}

/**
 * An angle improved by one step: the sine of the error of `angle`, which is the angle of the point (x + xLow, y + yLow)
 * on the unit circle or on one not too far from it.
 */
function improve(angle: number, y: number, yLow: number, x: number, xLow: number): number {
  reduce(angle);
  const sine = turned(0);
  const sineLow = low;
  const cosine = turned(1);
  const cosineLow = low;
  const first = y * cosine;
  const second = x * sine;
  const cross =
    first -
    second +
    (productError(y, cosine, first) -
      productError(x, sine, second) +
      (y * cosineLow - x * sineLow + yLow * cosine - xLow * sine));
  return angle + cross / (x * cosine + y * sine);
}

export function atan(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude >= TINY && magnitude < 2 ** 60)) return Math.atan(x);
  return improve(Math.atan(x), x, 0, 1, 0);
}

export function atan2(y: number, x: number): number {
  const estimate = Math.atan2(y, x);
  const ratio = Math.abs(y / x);
  if (!(ratio >= TINY && ratio < 2 ** 60) || !Number.isFinite(x) || !Number.isFinite(y)) {
    return ratio < TINY && x > 0 ? y / x : estimate;
  }
  // The larger coordinate to between 1/2 and 2: what is then too small to matter may underflow.
  const scale = 2 ** -Math.floor(Math.log2(Math.max(Math.abs(x), Math.abs(y))));
  return Number.isFinite(scale) && scale !== 0 ? improve(estimate, y * scale, 0, x * scale, 0) : estimate;
}

let legLow = 0;

/** sqrt(1 - x * x), its low part in `legLow`. */
function leg(x: number): number {
  const square = x * x;
  const difference = 1 - square;
  const differenceLow = 1 - difference - square - productError(x, x, square);
  const root = Math.sqrt(difference);
  if (root === 0) {
    legLow = 0;
    return 0;
  }
  const rootSquare = root * root;
  legLow = (difference - rootSquare - productError(root, root, rootSquare) + differenceLow) / (2 * root);
  return root;
}

/** The arc sine; NaN outside [-1, 1]. */
export function asin(x: number): number {
  if (!(Math.abs(x) >= TINY && Math.abs(x) < 1)) return Math.asin(x);
  const other = leg(x);
  return improve(Math.asin(x), x, 0, other, legLow);
}

/** The arc cosine; NaN outside [-1, 1]. */
export function acos(x: number): number {
  if (!(Math.abs(x) < 1)) return Math.acos(x);
  const other = leg(x);
  return improve(Math.acos(x), other, legLow, x, 0);
}
