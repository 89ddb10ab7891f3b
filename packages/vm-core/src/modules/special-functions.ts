/** The gamma and error functions. */

import { productError, sumError } from "../runtime/exact-arithmetic.js";
import { exp, expOfSum, log, power } from "../runtime/exponentials.js";
import { sinPi } from "./sine-pi.js";

/** Lanczos' approximation with g = 6.0246…, 13 terms, as a quotient of polynomials in ascending powers. */
const LANCZOS_G = 6.02468004077672958374;
const LANCZOS_G_MINUS_HALF = 5.52468004077672958374;
const numerator = [
  23531376880.410759688572, 42919803642.649098768958, 35711959237.35566804944, 17921034426.03720969992,
  6039542586.3520280050643, 1439720407.3117216736632, 248874557.86205415651147, 31426415.585400194380614,
  2876370.6289353724412254, 186056.2653952234950403, 8071.672002365816210638, 210.82427775157934587251,
  2.5066282746310002701649,
];
const denominator = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];

function lanczosSum(x: number): number {
  let above = 0;
  let below = 0;
  if (x < 5) {
    for (let index = numerator.length - 1; index >= 0; index--) {
      above = above * x + numerator[index];
      below = below * x + denominator[index];
    }
  } else {
    for (let index = 0; index < numerator.length; index++) {
      above = above / x + numerator[index];
      below = below / x + denominator[index];
    }
  }
  return above / below;
}

const LAST_EXACT_FACTORIAL = 23;

/** Gamma; NaN for zero, the negative integers and -Infinity, infinite where it is too large. */
export function gamma(x: number): number {
  if (Number.isNaN(x) || x === Infinity) return x;
  if (x === -Infinity || x === 0) return Number.NaN;
  if (Number.isInteger(x)) {
    if (x < 0) return Number.NaN;
    if (x <= LAST_EXACT_FACTORIAL) return factorialBelow(x);
  }
  const magnitude = Math.abs(x);
  if (magnitude < 1e-20) return 1 / x;
  if (magnitude > 200) return x < 0 ? 0 / sinPi(x) : Infinity;
  const y = magnitude + LANCZOS_G_MINUS_HALF;
  // The rounding error of y.
  const isLarger = magnitude > LANCZOS_G_MINUS_HALF;
  const error = isLarger ? y - magnitude - LANCZOS_G_MINUS_HALF : y - LANCZOS_G_MINUS_HALF - magnitude;
  const correction = (error * LANCZOS_G) / y;
  const root = magnitude < 140 ? power(y, magnitude - 0.5) : power(y, magnitude / 2 - 0.25);
  if (x < 0) {
    const result = ((-Math.PI / sinPi(magnitude) / magnitude) * exp(y)) / lanczosSum(magnitude);
    const corrected = result - correction * result;
    return magnitude < 140 ? corrected / root : corrected / root / root;
  }
  const result = lanczosSum(magnitude) / exp(y);
  const corrected = result + correction * result;
  return magnitude < 140 ? corrected * root : corrected * root * root;
}

function factorialBelow(x: number): number {
  let product = 1;
  for (let factor = 2; factor < x; factor++) product *= factor;
  return product;
}

const LOG_PI = 1.144729885849400174143427;

/** The logarithm of the magnitude of gamma; NaN for zero and the negative integers. */
export function logGamma(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Infinity;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Number.NaN : 0;
  const magnitude = Math.abs(x);
  if (magnitude < 1e-20) return -log(magnitude);
  const sum = log(lanczosSum(magnitude)) - LANCZOS_G;
  const result = sum + (magnitude - 0.5) * (log(magnitude + LANCZOS_G - 0.5) - 1);
  if (x > 0) return result;
  return LOG_PI - log(Math.abs(sinPi(magnitude))) - log(magnitude) - result;
}

/** 2 / sqrt(pi) as two doubles. */
const TWO_BY_ROOT_PI = 1.1283791670955126;
const TWO_BY_ROOT_PI_LOW = 1.533545961316588e-17;
const ROOT_PI = 1.772453850905516;

/** Up to here the power series is used, above a continued fraction. */
const SERIES_LIMIT = 3;

/** The error function. */
export function errorFunction(x: number): number {
  const magnitude = Math.abs(x);
  if (Number.isNaN(x) || magnitude < 1e-300) return x * TWO_BY_ROOT_PI;
  if (magnitude < SERIES_LIMIT) return seriesHigh(x);
  const rest = magnitude > 6 ? 0 : continuedFraction(magnitude);
  return x < 0 ? rest - 1 : 1 - rest;
}

/** 1 - the error function. */
export function complementaryErrorFunction(x: number): number {
  if (Number.isNaN(x)) return x;
  if (Math.abs(x) < SERIES_LIMIT) {
    const high = seriesHigh(x);
    return 1 - high - seriesLow;
  }
  if (x < 0) return x < -6 ? 2 : 2 - continuedFraction(-x);
  return x > 28 ? 0 : continuedFraction(x);
}

let seriesLow = 0;

/**
 * The sum of (-1)**n x**(2n + 1) / (n! (2n + 1)) times 2 / sqrt(pi), in pairs of doubles: the terms rise to a few
 * thousand before they fall. The low part of the result is left in `seriesLow`.
 */
function seriesHigh(x: number): number {
  const square = x * x;
  const squareLow = productError(x, x, square);
  let term = x;
  let termLow = 0;
  let sum = x;
  let sumLow = 0;
  for (let n = 1; Math.abs(term) > 1e-34 * Math.abs(sum); n++) {
    const product = term * square;
    const productLow = productError(term, square, product) + term * squareLow + termLow * square;
    const quotient = product / n;
    termLow = -(product - quotient * n - productError(quotient, n, quotient * n) + productLow) / n;
    term = -quotient;
    const divisor = 2 * n + 1;
    const part = term / divisor;
    const partLow = (term - part * divisor - productError(part, divisor, part * divisor) + termLow) / divisor;
    const next = sum + part;
    sumLow += sumError(sum, part, next) + partLow;
    sum = next;
  }
  const high = sum * TWO_BY_ROOT_PI;
  const low = productError(sum, TWO_BY_ROOT_PI, high) + sum * TWO_BY_ROOT_PI_LOW + sumLow * TWO_BY_ROOT_PI;
  const result = high + low;
  seriesLow = high - result + low;
  return result;
}

/** erfc(x) for x from about 3 up: exp(-x * x) / sqrt(pi) times a continued fraction, from the back. */
function continuedFraction(x: number): number {
  const square = x * x;
  let fraction = 0;
  for (let n = 60; n > 0; n--) fraction = n / 2 / (x + fraction);
  const scale = expOfSum(-square, -productError(x, x, square));
  return scale / ((x + fraction) * ROOT_PI);
}
