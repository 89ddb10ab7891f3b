/** The functions of the math module over many numbers: fsum, prod, sumprod, hypot, dist. */

import { floatType, PyFloat } from "../objects/float.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { splitDouble } from "../runtime/double-parts.js";
import { overflowError, valueError } from "../runtime/errors.js";
import { productError, sumError } from "../runtime/exact-arithmetic.js";
import * as integers from "../runtime/integers.js";
import { forEachItem, getIterator, iterNext, toArray } from "../runtime/iteration.js";
import { add, multiply } from "../runtime/operators.js";
import { asDouble } from "../runtime/real-numbers.js";
import { pollSafePoint } from "../runtime/thread.js";

/** The exact sum, rounded once: the partial sums kept do not overlap. Raises OverflowError and ValueError. */
export function exactSum(iterable: Value): Value {
  const partials: number[] = [];
  let specialSum = 0;
  let infinities = 0;
  forEachItem(iterable, (item) => {
    const original = asDouble(item);
    let x = original;
    let kept = 0;
    for (const partial of partials) {
      const [larger, smaller] = Math.abs(x) < Math.abs(partial) ? [partial, x] : [x, partial];
      const sum = larger + smaller;
      const error = smaller - (sum - larger);
      if (error !== 0) partials[kept++] = error;
      x = sum;
    }
    partials.length = kept;
    if (x === 0) return;
    if (Number.isFinite(x)) {
      partials.push(x);
      return;
    }
    if (Number.isFinite(original)) throw overflowError("intermediate overflow in fsum");
    if (!Number.isNaN(original)) infinities += original;
    specialSum += original;
    partials.length = 0;
  });
  if (specialSum !== 0) {
    if (Number.isNaN(infinities)) throw valueError("-inf + inf in fsum");
    return new PyFloat(specialSum);
  }
  return new PyFloat(sumPartials(partials));
}

/** Adds partial sums of rising magnitude, half to even also across several of them. */
function sumPartials(partials: readonly number[]): number {
  let index = partials.length - 1;
  if (index < 0) return 0;
  let high = partials[index];
  let low = 0;
  while (index > 0) {
    const x = high;
    const y = partials[--index];
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  // A remainder of exactly half a unit goes the way the next partial points.
  const next = index > 0 ? partials[index - 1] : 0;
  if ((low < 0 && next < 0) || (low > 0 && next > 0)) {
    const doubled = low * 2;
    const rounded = high + doubled;
    if (doubled === rounded - high) return rounded;
  }
  return high;
}

export function product(iterable: Value, start: Value | undefined): Value {
  let result: Value = start ?? 1;
  forEachItem(iterable, (item) => {
    result = multiply(result, item);
  });
  return result;
}

const isFloat = (value: Value): value is PyFloat => value instanceof PyFloat && value.cls === floatType;
const isInt = (value: Value): value is integers.Int => typeof value === "number" || typeof value === "bigint";

/**
 * The sum of products: exact while all are ints, then in triple precision while all are ints and floats, then with
 * `+` and `*`. Raises ValueError for inputs of different lengths.
 */
export function sumOfProducts(first: Value, second: Value): Value {
  const left = getIterator(first);
  const right = getIterator(second);
  let total: Value = 0;
  const floats = new TripleSum();
  let mode: "ints" | "floats" | "any" = "ints";
  for (let count = 0; ; count++) {
    if ((count & 1023) === 1023) pollSafePoint();
    const p = iterNext(left);
    const q = iterNext(right);
    if (p === undefined || q === undefined) {
      if (p !== undefined || q !== undefined) throw valueError("Inputs are not the same length");
      return mode === "floats" && floats.isUsed ? add(total, new PyFloat(floats.value)) : total;
    }
    if (mode === "ints") {
      if (isInt(p) && isInt(q)) {
        total = integers.addInts(total as integers.Int, integers.multiplyInts(p, q));
        continue;
      }
      mode = "floats";
    }
    if (mode === "floats") {
      const x = operandOf(p, isFloat(q));
      const y = operandOf(q, isFloat(p));
      if (x !== undefined && y !== undefined && floats.addProduct(x, y)) continue;
      if (floats.isUsed) total = add(total, new PyFloat(floats.value));
      mode = "any";
    }
    total = add(total, multiply(p, q));
  }
}

/** A float, or an int or bool beside a float; undefined for anything that needs the general way. */
function operandOf(value: Value, isBesideFloat: boolean): number | undefined {
  if (isFloat(value)) return value.value;
  if (!isBesideFloat) return undefined;
  if (typeof value === "boolean") return Number(value);
  if (!isInt(value)) return undefined;
  const double = Number(value);
  return Number.isFinite(double) ? double : undefined;
}

/** A sum of products in about three times the precision of a double. */
class TripleSum {
  private high = 0;
  private low = 0;
  private tiny = 0;
  isUsed = false;

  /** False, and nothing added, when the sum would not be finite. */
  addProduct(x: number, y: number): boolean {
    const rounded = x * y;
    const sum = this.high + rounded;
    if (!Number.isFinite(sum)) return false;
    const error = Math.abs(x) < 2 ** 500 && Math.abs(y) < 2 ** 500 ? productError(x, y, rounded) : 0;
    const sumLow = sumError(this.high, rounded, sum);
    const first = this.low + error;
    const firstLow = sumError(this.low, error, first);
    const second = first + sumLow;
    this.tiny += firstLow + sumError(first, sumLow, second);
    this.high = sum;
    this.low = second;
    this.isUsed = true;
    return true;
  }

  get value(): number {
    const sum = this.low + this.high;
    return this.tiny + sumError(this.low, this.high, sum) + sum;
  }
}

/** sqrt of the sum of squares, of magnitudes. */
function vectorNorm(magnitudes: readonly number[]): number {
  let maximum = 0;
  let hasNaN = false;
  for (const magnitude of magnitudes) {
    if (Number.isNaN(magnitude)) hasNaN = true;
    else if (magnitude > maximum) maximum = magnitude;
  }
  if (maximum === Infinity) return maximum;
  if (hasNaN) return Number.NaN;
  if (maximum === 0 || magnitudes.length <= 1) return maximum;
  const [, exponent] = splitDouble(maximum);
  const least = 2 ** -1022;
  if (exponent < -1023) return least * vectorNorm(magnitudes.map((magnitude) => magnitude / least));
  // Scaled to at most 1, the squares are summed on top of 1, which keeps the rounding errors exact.
  const scale = 2 ** -exponent;
  let sum = 1;
  let productErrors = 0;
  let sumErrors = 0;
  for (const magnitude of magnitudes) {
    const x = magnitude * scale;
    const square = x * x;
    productErrors += productError(x, x, square);
    const next = sum + square;
    sumErrors += sum - next + square;
    sum = next;
  }
  const root = Math.sqrt(sum - 1 + (productErrors + sumErrors));
  const square = -root * root;
  productErrors += productError(-root, root, square);
  const next = sum + square;
  sumErrors += sum - next + square;
  return (root + (next - 1 + (productErrors + sumErrors)) / (2 * root)) / scale;
}

export function hypotenuse(coordinates: readonly Value[]): Value {
  return new PyFloat(vectorNorm(coordinates.map((coordinate) => Math.abs(asDouble(coordinate)))));
}

export function distance(first: Value, second: Value): Value {
  const p = first instanceof PyTuple ? first.items : toArray(first);
  const q = second instanceof PyTuple ? second.items : toArray(second);
  if (p.length !== q.length) throw valueError("both points must have the same number of dimensions");
  return new PyFloat(vectorNorm(p.map((item, index) => Math.abs(asDouble(item) - asDouble(q[index])))));
}
