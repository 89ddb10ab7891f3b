/** The functions of the math module about ints: factorial, comb, perm, gcd, lcm, isqrt. */

import type { Value } from "../objects/object.js";
import { memoryError, overflowError, valueError } from "../runtime/errors.js";
import * as integers from "../runtime/integers.js";
import { type Int, MAXIMUM_BITS } from "../runtime/integers.js";
import { asIndex, normalizeInt } from "../runtime/primitives.js";
import { pollSafePoint } from "../runtime/thread.js";
import { logGamma } from "./special-functions.js";

const MAXIMUM_LONG = 2n ** 63n - 1n;

export function factorial(argument: Value): Int {
  const n = asIndex(argument);
  if (n > MAXIMUM_LONG) throw overflowError(`factorial() argument should not exceed ${MAXIMUM_LONG}`);
  if (n < 0) throw valueError("factorial() not defined for negative values");
  if (logGamma(Number(n) + 1) / Math.LN2 > MAXIMUM_BITS) throw memoryError();
  return normalizeInt(productFrom(1n, Number(n)));
}

const SHORT_PRODUCT = 16;

/** The product of `count` consecutive ints: halves multiplied with halves, so that factors stay alike in size. */
function productFrom(first: bigint, count: number): bigint {
  if (count <= SHORT_PRODUCT) {
    let product = 1n;
    for (let step = 0; step < count; step++) product *= first + BigInt(step);
    return product;
  }
  pollSafePoint();
  const half = Math.floor(count / 2);
  return productFrom(first, half) * productFrom(first + BigInt(half), count - half);
}

export function combinations(first: Value, second: Value): Int {
  const n = asIndex(first);
  let k = asIndex(second);
  if (n < 0) throw valueError("n must be a non-negative integer");
  if (k < 0) throw valueError("k must be a non-negative integer");
  const other = integers.subtractInts(n, k);
  if (other < 0) return 0;
  if (other < k) k = other;
  if (k > MAXIMUM_LONG) throw overflowError(`min(n - k, k) must not exceed ${MAXIMUM_LONG}`);
  checkProduct(n, k, logGamma(Number(n) + 1) - logGamma(Number(k) + 1) - logGamma(Number(n) - Number(k) + 1));
  const count = Number(k);
  return normalizeInt(productFrom(BigInt(n) - BigInt(k) + 1n, count) / productFrom(1n, count));
}

export function permutations(first: Value, second: Value | undefined): Int {
  if (second === undefined || second === null) return factorial(first);
  const n = asIndex(first);
  const k = asIndex(second);
  if (n < 0) throw valueError("n must be a non-negative integer");
  if (k < 0) throw valueError("k must be a non-negative integer");
  if (n < k) return 0;
  if (k > MAXIMUM_LONG) throw overflowError(`k must not exceed ${MAXIMUM_LONG}`);
  checkProduct(n, k, logGamma(Number(n) + 1) - logGamma(Number(n) - Number(k) + 1));
  return normalizeInt(productFrom(BigInt(n) - BigInt(k) + 1n, Number(k)));
}

/** Refuses a result that would be too long; the logarithm is no use for ints beyond the precision of doubles. */
function checkProduct(n: Int, k: Int, logarithm: number): void {
  const bits =
    typeof n === "number" ? logarithm / Math.LN2 : Number(k) * (integers.bitLength(n) - integers.bitLength(k));
  if (bits > MAXIMUM_BITS || k > MAXIMUM_BITS) throw memoryError();
}

export function greatestCommonDivisor(numbers: readonly Value[]): Int {
  let result: Int = 0;
  for (const number of numbers) result = integers.greatestCommonDivisor(result, asIndex(number));
  return result;
}

export function leastCommonMultiple(numbers: readonly Value[]): Int {
  let result: Int = 1;
  for (const number of numbers) {
    const factor = asIndex(number);
    if (factor === 0 || result === 0) {
      result = 0;
      continue;
    }
    const divisor = integers.greatestCommonDivisor(result, factor);
    result = integers.absoluteInt(integers.multiplyInts(integers.floorDivideInts(result, divisor), factor));
  }
  return result;
}

export function integerSquareRoot(argument: Value): Int {
  const n = asIndex(argument);
  if (n < 0) throw valueError("isqrt() argument must be nonnegative");
  // The double is off by less than one for safe ints, and rounds up only just below a square.
  if (typeof n === "number") {
    const root = Math.floor(Math.sqrt(n));
    return root * root > n ? root - 1 : root;
  }
  return normalizeInt(bigSquareRoot(n));
}

/** The whole part of the square root. Doubles the number of correct bits at each level, and so costs about as much as the last division. */
export function bigSquareRoot(n: bigint): bigint {
  const bits = integers.bitLength(n);
  if (bits <= 100) {
    let root = BigInt(Math.floor(Math.sqrt(Number(n))));
    while (root * root > n) root--;
    while ((root + 1n) * (root + 1n) <= n) root++;
    return root;
  }
  pollSafePoint();
  const shift = BigInt(Math.floor((bits - 1) / 4));
  const estimate = bigSquareRoot(n >> (2n * shift)) << shift;
  let root = (estimate + n / estimate) >> 1n;
  while (root * root > n) root--;
  return root;
}
