/** Comparison of decimals: by value, by the total order of representations, and the minimum and maximum by either. */

import { subtractInts } from "../../runtime/integers.js";
import { type ArithmeticContext, Condition } from "./arithmetic-context.js";
import { type DecimalKind, PyDecimal, powerOfTen, withSign } from "./decimal.js";
import { propagateNaN } from "./not-a-number.js";
import { fitNumber } from "./rounding.js";

export type Order = -1 | 0 | 1;

/** The order of two numbers that are no NaNs. */
export function compareValues(left: PyDecimal, right: PyDecimal): Order {
  const leftSign = signOf(left);
  const rightSign = signOf(right);
  if (leftSign !== rightSign) return leftSign < rightSign ? -1 : 1;
  const order = compareMagnitudes(left, right);
  return leftSign < 0 ? reversed(order) : order;
}

const signOf = (value: PyDecimal): Order => (value.isZero ? 0 : value.isNegative ? -1 : 1);
const reversed = (order: Order): Order => (order === 0 ? 0 : order < 0 ? 1 : -1);

/** The order of the absolute values of two numbers that are no NaNs. */
export function compareMagnitudes(left: PyDecimal, right: PyDecimal): Order {
  if (left.kind === "infinite") return right.kind === "infinite" ? 0 : 1;
  if (right.kind === "infinite") return -1;
  let x = left.coefficient;
  let y = right.coefficient;
  if (left.exponent !== right.exponent && x !== 0n && y !== 0n) {
    const difference = subtractInts(left.adjusted, right.adjusted);
    if (difference !== 0) return difference < 0 ? -1 : 1;
    // The exponents differ as much as the numbers of digits, which fit in memory.
    const shift = Number(subtractInts(left.exponent, right.exponent));
    if (shift > 0) x *= powerOfTen(shift);
    else y *= powerOfTen(-shift);
  }
  return x < y ? -1 : x > y ? 1 : 0;
}

export const orderAsDecimal = (order: Order): PyDecimal => new PyDecimal(order < 0, order === 0 ? 0n : 1n, 0);

/** The order as a decimal; a NaN for NaNs. */
export function compare(context: ArithmeticContext, left: PyDecimal, right: PyDecimal): PyDecimal {
  return propagateNaN(context, left, right) ?? orderAsDecimal(compareValues(left, right));
}

/** `compare` to which every NaN is an invalid operand. */
export function compareSignaling(context: ArithmeticContext, left: PyDecimal, right: PyDecimal): PyDecimal {
  const nan = propagateNaN(context, left, right);
  if (nan === undefined) return orderAsDecimal(compareValues(left, right));
  context.status |= Condition.invalidOperation;
  return nan;
}

const kindOrder: Readonly<Record<DecimalKind, number>> = { finite: 0, infinite: 0, signaling: 1, quiet: 2 };

/** The total order of representations, in which no two different ones are equal. */
export function compareTotal(left: PyDecimal, right: PyDecimal): Order {
  if (left.isNegative !== right.isNegative) return left.isNegative ? -1 : 1;
  const order = compareTotalMagnitudes(left, right);
  return left.isNegative ? reversed(order) : order;
}

/** `compareTotal` of the absolute values. */
export function compareTotalMagnitudes(left: PyDecimal, right: PyDecimal): Order {
  const difference = kindOrder[left.kind] - kindOrder[right.kind];
  if (difference !== 0) return difference < 0 ? -1 : 1;
  if (left.isNaN) return left.coefficient < right.coefficient ? -1 : left.coefficient > right.coefficient ? 1 : 0;
  const order = compareMagnitudes(left, right);
  if (order !== 0) return order;
  return left.exponent < right.exponent ? -1 : left.exponent > right.exponent ? 1 : 0;
}

/** How max, min, max_mag and min_mag choose. */
function choose(
  context: ArithmeticContext,
  left: PyDecimal,
  right: PyDecimal,
  order: (left: PyDecimal, right: PyDecimal) => Order,
  wanted: Order,
): PyDecimal {
  // One quiet NaN gives way to a number.
  if (left.kind === "quiet" && !right.isNaN) return fitNumber(context, right);
  if (right.kind === "quiet" && !left.isNaN) return fitNumber(context, left);
  const nan = propagateNaN(context, left, right);
  if (nan !== undefined) return nan;
  const found = order(left, right) || compareTotal(left, right);
  return fitNumber(context, found === wanted || found === 0 ? left : right);
}

type Choice = (context: ArithmeticContext, left: PyDecimal, right: PyDecimal) => PyDecimal;

export const maximum: Choice = (context, left, right) => choose(context, left, right, compareValues, 1);
export const minimum: Choice = (context, left, right) => choose(context, left, right, compareValues, -1);
export const maximumMagnitude: Choice = (context, left, right) => choose(context, left, right, compareMagnitudes, 1);
export const minimumMagnitude: Choice = (context, left, right) => choose(context, left, right, compareMagnitudes, -1);

/** True when both have the same exponent, or both are infinite, or both are NaNs. */
export function isSameQuantum(left: PyDecimal, right: PyDecimal): boolean {
  if (left.isFinite && right.isFinite) return left.exponent === right.exponent;
  if (left.isNaN || right.isNaN) return left.isNaN && right.isNaN;
  return left.kind === right.kind;
}

/** The absolute value or negation of a copy, which never rounds nor signals. */
export const copyAbsolute = (value: PyDecimal): PyDecimal => withSign(value, false);
export const copyNegated = (value: PyDecimal): PyDecimal => withSign(value, !value.isNegative);
