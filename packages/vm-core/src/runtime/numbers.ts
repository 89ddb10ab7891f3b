/** What the binary operators and comparisons ask of ints, bools and floats of exactly those classes. */

import { floatType, PyFloat } from "../objects/float.js";
import type { Value } from "../objects/object.js";
import { type Int, intToDouble } from "./integers.js";

/** The kind of a number: 0 for anything but an int, a bool, and a float of exactly that class. */
export type NumberKind = 0 | 1 | 2;
export const INTEGRAL = 1;
const FLOATING = 2;

export function numberKind(value: Value): NumberKind {
  switch (typeof value) {
    case "number":
    case "bigint":
    case "boolean":
      return INTEGRAL;
    default:
      return value instanceof PyFloat && value.cls === floatType ? FLOATING : 0;
  }
}

/** The int behind a value of kind INTEGRAL. */
export function integral(value: Value): Int {
  return typeof value === "boolean" ? (value ? 1 : 0) : (value as Int);
}

/** The double behind a value of kind INTEGRAL or FLOATING. Raises OverflowError for an int beyond the range of float. */
export function floating(value: Value): number {
  if (value instanceof PyFloat) return value.value;
  return typeof value === "bigint" ? intToDouble(value) : Number(value);
}

/** The number behind a value of kind INTEGRAL or FLOATING, for comparing: JavaScript compares the two kinds exactly. */
export function comparable(value: Value): number | bigint {
  return value instanceof PyFloat ? value.value : integral(value);
}
