/**
 * Exponentials, logarithms and powers of doubles, correctly rounded but for about one argument in two hundred, where
 * the error stays below 0.51 units in the last place. JavaScript's own differ from the C library's in every tenth
 * result (Math.exp and Math.pow, Node 20), and Python prints all digits.
 *
 * A logarithm is kept as the sum of two doubles, its low part in `logLow`. Products are exact as two doubles too, by
 * splitting the factors into halves of 26 bits.
 */

import { splitDouble } from "./double-parts.js";
import { productError } from "./exact-arithmetic.js";
import {
  FIXED_BITS,
  fixedLog,
  fixedRootOfTwo,
  fromDouble,
  multiplyFixed,
  remainderAfter,
  toDouble,
} from "./fixed-point.js";
import { scaleByPowerOfTwo } from "./integers.js";

/** Logarithms of the centres of 92 intervals from sqrt(1/2) to sqrt(2), each about 1/128 wide. */
const CENTRES = 128;
const inverses = new Float64Array(2 * CENTRES);
const logHighs = new Float64Array(2 * CENTRES);
const logLows = new Float64Array(2 * CENTRES);
/** 2 ** (i / 128). */
const ROOTS = 128;
const rootHighs = new Float64Array(ROOTS);
const rootLows = new Float64Array(ROOTS);
/** Powers of two from -LEAST_SCALE up to 1022. */
const LEAST_SCALE = 1021;
const scales = Float64Array.from({ length: LEAST_SCALE + 1023 }, (_, index) => 2 ** (index - LEAST_SCALE));
/** Multiples of 2**-42, so that multiples up to 2**10 of it, and sums of these with `logHighs`, are exact. */
let ln2High = 0;
let ln2Low = 0;
let isReady = false;

const GRID = 42;

const onGrid = (fixed: bigint): number => Number(fixed >> BigInt(FIXED_BITS - GRID)) * 2 ** -GRID;

function prepare(): void {
  // ln 2 = 2 ln(3/2) + ln(8/9): ratios near 1 converge fast.
  const ln2 = 2n * fixedLog(3n, 2n) + fixedLog(8n, 9n);
  ln2High = onGrid(ln2);
  ln2Low = remainderAfter(ln2, ln2High);
  for (let index = 90; index <= 182; index++) {
    const inverse = CENTRES / index;
    const log = -fixedLog(fromDouble(inverse), 1n << BigInt(FIXED_BITS));
    const high = onGrid(log);
    inverses[index] = inverse;
    logHighs[index] = high;
    logLows[index] = remainderAfter(log, high);
  }
  const step = fixedRootOfTwo(7);
  for (let index = 0, root = 1n << BigInt(FIXED_BITS); index < ROOTS; index++) {
    rootHighs[index] = toDouble(root);
    rootLows[index] = remainderAfter(root, rootHighs[index]);
    root = multiplyFixed(root, step);
  }
  isReady = true;
}

let logLow = 0;

/** The natural logarithm of a positive finite double; its low part goes to `logLow`. */
function logHigh(x: number): number {
  if (!isReady) prepare();
  let [z, k] = splitDouble(x);
  if (z < Math.SQRT1_2) {
    z *= 2;
    k--;
  }
  const index = Math.round(z * CENTRES);
  const inverse = inverses[index];
  const product = z * inverse;
  const error = productError(z, inverse, product);
  // log(x) = k log 2 + log(centre) + log(1 + r + error)
  const r = product - 1;
  const base = k * ln2High + logHighs[index];
  const sum = base + r;
  const half = 0.5 * r;
  const square = r * half;
  const high = sum - square;
  const low =
    k * ln2Low +
    logLows[index] +
    (base - sum + r) +
    (sum - high - square) +
    error * (1 - r) -
    productError(r, half, square) +
    r * r * r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8 + r * (1 / 9)))))));
  const result = high + low;
  logLow = high - result + low;
  return result;
}

const ROOTS_PER_E = ROOTS / Math.LN2;
/** ln(2) / 128 on a grid that keeps products with 18-bit integers exact. */
const STEP_GRID = 2 ** 42;
const stepHigh = Math.floor((Math.LN2 / ROOTS) * STEP_GRID) / STEP_GRID;

/** exp(x + tail), where the tail is a correction of x. */
export function expOfSum(x: number, tail: number): number {
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  if (!isReady) prepare();
  const count = Math.round(x * ROOTS_PER_E);
  const index = count & (ROOTS - 1);
  const k = (count - index) / ROOTS;
  const reduced = x - count * stepHigh;
  const correction = tail - count * stepLow();
  const r = reduced + correction;
  const rest = reduced - r + correction;
  const root = rootHighs[index];
  const power = r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
  const increment = rootLows[index] + root * (r + (power + rest));
  if (k < -LEAST_SCALE) return roundSubnormal(root, increment, k);
  const result = root + increment;
  return k < 1023 ? result * scales[k + LEAST_SCALE] : result * 2 ** 1022 * 2 ** (k - 1022);
}

let stepLowValue = 0;

function stepLow(): number {
  if (stepLowValue === 0) stepLowValue = (ln2High - stepHigh * ROOTS + ln2Low) / ROOTS;
  return stepLowValue;
}

/** (high + low) * 2**k with a single rounding, for a result that may be subnormal. */
function roundSubnormal(high: number, low: number, k: number): number {
  // Adding a number whose last bit weighs 2**-1074 / 2**k makes the addition round where the result will end.
  const anchor = 2 ** (-1022 - k);
  const sum = anchor + high;
  const error = anchor - sum + high + low;
  return scaleByPowerOfTwo(sum + error - anchor, k);
}

/** e ** x. */
export function exp(x: number): number {
  return Number.isFinite(x) ? expOfSum(x, 0) : Math.exp(x);
}

/** 2 ** x. */
export function exp2(x: number): number {
  if (!Number.isFinite(x)) return Math.exp(x);
  if (Number.isInteger(x)) return x > 1023 ? Infinity : scaleByPowerOfTwo(1, x);
  if (!isReady) prepare();
  const high = x * Math.LN2;
  return expOfSum(high, productError(x, Math.LN2, high) + x * (ln2High - Math.LN2 + ln2Low));
}

/** The natural logarithm; -Infinity of zero, NaN of a negative number. */
export function log(x: number): number {
  return x > 0 && x < Infinity ? logHigh(x) : Math.log(x);
}

const LOG10_E = 4.34294481903251816668e-1;
/** log10(2) in two parts, the first short enough for exact products with exponents. */
const LOG10_2_HIGH = 3.01029995663611771306e-1;
const LOG10_2_LOW = 3.69423907715893078616e-13;

/** By the C library's formula: its results are not always the nearest, but those of powers of ten are. */
export function log10(x: number): number {
  if (!(x > 0 && x < Infinity)) return Math.log10(x);
  const [fraction, exponent] = splitDouble(x);
  // The scaled number is in [1, 2) for numbers from 1 up, in [1/2, 1) below.
  const isBelowOne = exponent < 1;
  const scaled = isBelowOne ? fraction : 2 * fraction;
  const count = isBelowOne ? exponent : exponent - 1;
  return count * LOG10_2_LOW + LOG10_E * log(scaled) + count * LOG10_2_HIGH;
}

const LOG2_E = Math.LOG2E;
/** log2(e) - LOG2_E */
const LOG2_E_LOW = 2.0355273740931033e-17;

export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return Math.log2(x);
  const [fraction, exponent] = splitDouble(x);
  return fraction === 0.5 ? exponent - 1 : scaledLog(x, LOG2_E, LOG2_E_LOW);
}

function scaledLog(x: number, factor: number, factorLow: number): number {
  const high = logHigh(x);
  const product = high * factor;
  return product + (productError(high, factor, product) + logLow * factor + high * factorLow);
}

/** base ** exponent of finite arguments, the base positive. */
export function power(base: number, exponent: number): number {
  switch (exponent) {
    case 2:
      return base * base;
    case 1:
      return base;
    case 0.5:
      return Math.sqrt(base);
    case -1:
      return 1 / base;
    default: {
      const high = logHigh(base);
      const low = logLow;
      const product = exponent * high;
      if (product > 710) return Infinity;
      if (product < -746) return 0;
      // A product this small changes nothing, and splitting the exponent might overflow.
      if (Math.abs(exponent) > 1e290) return 1 + product;
      return expOfSum(product, productError(exponent, high, product) + exponent * low);
    }
  }
}

export function cosh(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < 0.5 * Math.LN2) {
    const t = Math.expm1(magnitude);
    return 1 + (t * t) / (2 * (1 + t));
  }
  if (magnitude < 22) {
    const t = exp(magnitude);
    return 0.5 * t + 0.5 / t;
  }
  const half = exp(0.5 * magnitude);
  return magnitude < 709 ? 0.5 * exp(magnitude) : 0.5 * half * half;
}

export function asinh(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude >= 2 ** -28) || magnitude === Infinity) return x;
  let result: number;
  if (magnitude > 2 ** 28) result = log(magnitude) + Math.LN2;
  else if (magnitude > 2) result = log(2 * magnitude + 1 / (Math.sqrt(x * x + 1) + magnitude));
  else {
    const square = x * x;
    result = Math.log1p(magnitude + square / (1 + Math.sqrt(1 + square)));
  }
  return x < 0 ? -result : result;
}

export function acosh(x: number): number {
  if (!(x >= 1) || x === Infinity) return Math.acosh(x);
  if (x > 2 ** 28) return log(x) + Math.LN2;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return Math.log1p(t + Math.sqrt(2 * t + t * t));
}
