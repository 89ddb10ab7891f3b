/** Methods of random.Random that draw from distributions of real numbers, and the binomial one. */

import { zeroDivisionErrorType } from "../../objects/exception.js";
import { PyFloat } from "../../objects/float.js";
import type { Value } from "../../objects/object.js";
import { callMethod } from "../../runtime/calls.js";
import { caught, overflowError, valueError } from "../../runtime/errors.js";
import { exp, log, log2 } from "../../runtime/exponentials.js";
import { divideDoubles, powerDoubles, remainderDoubles } from "../../runtime/floats.js";
import { type Int, intFromDouble, subtractInts } from "../../runtime/integers.js";
import { add, multiply, subtract, trueDivide } from "../../runtime/operators.js";
import { asIndex } from "../../runtime/primitives.js";
import { asDouble } from "../../runtime/real-numbers.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { acos, cos, sin } from "../../runtime/trigonometry.js";
import { logGamma } from "../special-functions.js";
import { drawDouble } from "./draws.js";
import type { PyRandom } from "./generator.js";

const TWO_PI = 2 * Math.PI;
export const NORMAL_CONSTANT = (4 * exp(-0.5)) / Math.sqrt(2);
export const LOG_4 = log(4);
export const GAMMA_CONSTANT = 1 + log(4.5);

const float = (value: number): PyFloat => new PyFloat(value);

export function uniform(self: PyRandom, a: Value, b: Value): Value {
  return add(a, multiply(subtract(b, a), float(drawDouble(self))));
}

export function triangular(
  self: PyRandom,
  lowArgument: Value | undefined,
  highArgument: Value | undefined,
  mode: Value | undefined,
): Value {
  let low = lowArgument ?? float(0);
  let high = highArgument ?? float(1);
  let u = drawDouble(self);
  let c = 0.5;
  if (mode !== undefined && mode !== null) {
    try {
      c = asDouble(trueDivide(subtract(mode, low), subtract(high, low)));
    } catch (error) {
      if (caught(error, zeroDivisionErrorType) === null) throw error;
      return low;
    }
  }
  if (u > c) {
    u = 1 - u;
    c = 1 - c;
    [low, high] = [high, low];
  }
  return add(low, multiply(subtract(high, low), float(Math.sqrt(u * c))));
}

const scaled = (mu: Value | undefined, z: number, sigma: Value | undefined): Value =>
  add(mu ?? float(0), multiply(float(z), sigma ?? float(1)));

export function normal(self: PyRandom, mu: Value | undefined, sigma: Value | undefined): Value {
  return scaled(mu, standardNormal(self), sigma);
}

/** By the ratio of uniform deviates. */
function standardNormal(self: PyRandom): number {
  for (;;) {
    const u1 = drawDouble(self);
    const u2 = 1 - drawDouble(self);
    const z = (NORMAL_CONSTANT * (u1 - 0.5)) / u2;
    if ((z * z) / 4 <= -log(u2)) return z;
  }
}

/** Makes two numbers at a time and keeps the second. */
export function gauss(self: PyRandom, mu: Value | undefined, sigma: Value | undefined): Value {
  const kept = self.gaussNext;
  self.gaussNext = null;
  if (kept !== null) return scaled(mu, asDouble(kept), sigma);
  const angle = drawDouble(self) * TWO_PI;
  const length = Math.sqrt(-2 * log(1 - drawDouble(self)));
  self.gaussNext = float(sin(angle) * length);
  return scaled(mu, cos(angle) * length, sigma);
}

export function logNormal(self: PyRandom, mu: Value, sigma: Value): Value {
  const exponent = asDouble(callMethod(self, "normalvariate", mu, sigma));
  const result = exp(exponent);
  if (result === Infinity && exponent !== Infinity) throw overflowError("math range error");
  return float(result);
}

export function exponential(self: PyRandom, rate: Value | undefined): Value {
  const numerator = float(-log(1 - drawDouble(self)));
  return rate === undefined ? numerator : trueDivide(numerator, rate);
}

export function vonMises(self: PyRandom, muArgument: Value, kappaArgument: Value): Value {
  const mu = asDouble(muArgument);
  const kappa = asDouble(kappaArgument);
  if (kappa <= 1e-6) return float(TWO_PI * drawDouble(self));
  const s = 0.5 / kappa;
  const r = s + Math.sqrt(1 + s * s);
  let z: number;
  for (;;) {
    z = cos(Math.PI * drawDouble(self));
    const d = z / (r + z);
    const u = drawDouble(self);
    if (u < 1 - d * d || u <= (1 - d) * exp(d)) break;
  }
  const q = 1 / r;
  const f = (q + z) / (1 + q * z);
  const angle = drawDouble(self) > 0.5 ? mu + acos(f) : mu - acos(f);
  return float(remainderDoubles(angle, TWO_PI));
}

export function gammaDistributed(self: PyRandom, alphaArgument: Value, betaArgument: Value): Value {
  const alpha = asDouble(alphaArgument);
  const beta = asDouble(betaArgument);
  if (alpha <= 0 || beta <= 0) throw valueError("gammavariate: alpha and beta must be > 0.0");
  if (alpha > 1) return float(largeGamma(self, alpha) * beta);
  if (alpha === 1) return float(-log(1 - drawDouble(self)) * beta);
  return float(smallGamma(self, alpha) * beta);
}

/** By Cheng's method, for alpha > 1. */
function largeGamma(self: PyRandom, alpha: number): number {
  const inverse = Math.sqrt(2 * alpha - 1);
  const b = alpha - LOG_4;
  const c = alpha + inverse;
  for (;;) {
    const u1 = drawDouble(self);
    if (!(u1 > 1e-7 && u1 < 0.9999999)) continue;
    const u2 = 1 - drawDouble(self);
    const v = log(u1 / (1 - u1)) / inverse;
    const x = alpha * exp(v);
    const z = u1 * u1 * u2;
    const r = b + c * v - x;
    if (r + GAMMA_CONSTANT - 4.5 * z >= 0 || r >= log(z)) return x;
  }
}

/** By Ahrens' and Dieter's method GS, for alpha < 1. */
function smallGamma(self: PyRandom, alpha: number): number {
  for (;;) {
    const u = drawDouble(self);
    const b = (Math.E + alpha) / Math.E;
    const p = b * u;
    const x = p <= 1 ? realPower(p, 1 / alpha) : -log((b - p) / alpha);
    const u1 = drawDouble(self);
    if (p > 1 ? u1 <= realPower(x, alpha - 1) : u1 <= exp(-x)) return x;
  }
}

/** The power of a number that is not negative. */
const realPower = (base: number, exponent: number): number => powerDoubles(base, exponent) ?? Number.NaN;

export function betaDistributed(self: PyRandom, alpha: Value, beta: Value): Value {
  const y = asDouble(callMethod(self, "gammavariate", alpha, float(1)));
  if (y === 0) return float(0);
  return float(y / (y + asDouble(callMethod(self, "gammavariate", beta, float(1)))));
}

export function pareto(self: PyRandom, alpha: Value): Value {
  const u = 1 - drawDouble(self);
  return float(realPower(u, divideDoubles(-1, asDouble(alpha))));
}

export function weibull(self: PyRandom, alpha: Value, beta: Value): Value {
  const u = 1 - drawDouble(self);
  return multiply(alpha, float(realPower(-log(u), divideDoubles(1, asDouble(beta)))));
}

export function binomial(self: PyRandom, trials: Value | undefined, chance: Value | undefined): Value {
  const n = trials === undefined ? 1 : asIndex(trials);
  const p = chance === undefined ? 0.5 : asDouble(chance);
  if (n < 0) throw valueError("n must be non-negative");
  if (!(p > 0 && p < 1)) {
    if (p === 0) return 0;
    if (p === 1) return n;
    throw valueError("p must be in the range 0.0 <= p <= 1.0");
  }
  if (n === 1) return drawDouble(self) < p ? 1 : 0;
  if (p > 0.5) return subtractInts(n, asIndex(callMethod(self, "binomialvariate", n, float(1 - p))));
  return Number(n) * p < 10 ? countByWaiting(self, n, p) : countByRejection(self, Number(n), p);
}

/** Adds up the geometrically distributed distances between successes. */
function countByWaiting(self: PyRandom, n: Int, p: number): Int {
  const c = log2(1 - p);
  let successes = 0;
  if (c === 0) return successes;
  for (let position = 0; ; ) {
    position += Math.floor(log2(drawDouble(self)) / c) + 1;
    if (position > n) return successes;
    successes++;
    if ((successes & 1023) === 0) pollSafePoint();
  }
}

/** Hörmann's transformed rejection with squeeze, BTRS, for n * p of at least 10 and p up to 1/2. */
function countByRejection(self: PyRandom, n: number, p: number): Int {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = n * p + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const logOdds = log(p / (1 - p));
  const mode = Math.floor((n + 1) * p);
  const h = logGamma(mode + 1) + logGamma(n - mode + 1);
  for (;;) {
    const u = drawDouble(self) - 0.5;
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + c);
    if (!(k >= 0 && k <= n)) continue;
    const v = drawDouble(self);
    if (us >= 0.07 && v <= squeeze) return intFromDouble(k);
    const weighted = v * (alpha / (a / (us * us) + b));
    if (log(weighted) <= h - logGamma(k + 1) - logGamma(n - k + 1) + (k - mode) * logOdds) return intFromDouble(k);
  }
}
