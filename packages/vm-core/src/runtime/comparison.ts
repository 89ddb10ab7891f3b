/** Rich comparison: `<`, `<=`, `==`, `!=`, `>`, `>=`, and identity. */

import { attributeErrorType } from "../objects/exception.js";
import { floatType, PyFloat } from "../objects/float.js";
import { PyFunction } from "../objects/function.js";
import { hooks } from "../objects/hooks.js";
import { PyMethodDescriptor } from "../objects/native.js";
import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { objectType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { call, callHooks, callSpecial } from "./calls.js";
import { caught, InternalError, typeError } from "./errors.js";
import { comparable, numberKind } from "./numbers.js";
import { enterRecursion, leaveRecursion } from "./thread.js";
import { isTrue } from "./truth.js";

export type ComparisonOperator = "<" | "<=" | "==" | "!=" | ">" | ">=";

/** `left is right`: ints, bools and strings are identical when equal. */
export function is(left: Value, right: Value): boolean {
  return left === right;
}

export function compareLt(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return left < right;
  if (typeof left === "string" && typeof right === "string") return compareText(left, right) < 0;
  if (isFloat(left) && isFloat(right)) return left.value < right.value;
  if (areNumbers(left, right)) return comparable(left) < comparable(right);
  return compareGenerically(left, right, "<", Special.__lt__, Special.__gt__);
}

export function compareLe(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return left <= right;
  if (typeof left === "string" && typeof right === "string") return compareText(left, right) <= 0;
  if (isFloat(left) && isFloat(right)) return left.value <= right.value;
  if (areNumbers(left, right)) return comparable(left) <= comparable(right);
  return compareGenerically(left, right, "<=", Special.__le__, Special.__ge__);
}

export function compareGt(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return left > right;
  if (typeof left === "string" && typeof right === "string") return compareText(left, right) > 0;
  if (isFloat(left) && isFloat(right)) return left.value > right.value;
  if (areNumbers(left, right)) return comparable(left) > comparable(right);
  return compareGenerically(left, right, ">", Special.__gt__, Special.__lt__);
}

export function compareGe(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return left >= right;
  if (typeof left === "string" && typeof right === "string") return compareText(left, right) >= 0;
  if (isFloat(left) && isFloat(right)) return left.value >= right.value;
  if (areNumbers(left, right)) return comparable(left) >= comparable(right);
  return compareGenerically(left, right, ">=", Special.__ge__, Special.__le__);
}

export function compareEq(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return left === right;
  if (typeof left === "string" && typeof right === "string") return left === right;
  if (areNumbers(left, right)) return areEqualNumbers(comparable(left), comparable(right));
  if (isPrimitive(left) && isPrimitive(right)) return left === right;
  return compareGenerically(left, right, "==", Special.__eq__, Special.__eq__);
}

export function compareNe(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return left !== right;
  if (typeof left === "string" && typeof right === "string") return left !== right;
  if (areNumbers(left, right)) return !areEqualNumbers(comparable(left), comparable(right));
  if (isPrimitive(left) && isPrimitive(right)) return left !== right;
  return compareGenerically(left, right, "!=", Special.__ne__, Special.__ne__);
}

export function compare(left: Value, right: Value, operator: ComparisonOperator): Value {
  switch (operator) {
    case "<":
      return compareLt(left, right);
    case "<=":
      return compareLe(left, right);
    case "==":
      return compareEq(left, right);
    case "!=":
      return compareNe(left, right);
    case ">":
      return compareGt(left, right);
    case ">=":
      return compareGe(left, right);
    default:
      throw new InternalError(`no comparison ${String(operator satisfies never)}`);
  }
}

/** Identity or `==`, as containers compare. */
export function equals(left: Value, right: Value): boolean {
  return left === right || isTrue(compareEq(left, right));
}

export function lessThan(left: Value, right: Value): boolean {
  return isTrue(compareLt(left, right));
}

hooks.equal = equals;

const isFloat = (value: Value): value is PyFloat => value instanceof PyFloat && value.cls === floatType;

const areNumbers = (left: Value, right: Value): boolean => numberKind(left) !== 0 && numberKind(right) !== 0;

/** None and values of exactly the types int, bool and str. */
const isPrimitive = (value: Value): boolean => value === null || typeof value !== "object";

/** An int and a double compare exactly under `<=`, whereas `===` is false for a number and a bigint. */
function areEqualNumbers(left: number | bigint, right: number | bigint): boolean {
  return typeof left === typeof right ? left === right : left <= right && left >= right;
}

/** Orders strings by code point: negative, zero or positive. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const x = left.charCodeAt(index);
    const y = right.charCodeAt(index);
    if (x === y) continue;
    if (x < 0xd800 && y < 0xd800) return x - y;
    // A unit that completes a pair with the unit before it belongs to a character above every single unit.
    const isPairLeft = completesPair(left, index);
    if (isPairLeft !== completesPair(right, index)) return isPairLeft ? 1 : -1;
    return isPairLeft ? x - y : (left.codePointAt(index) as number) - (right.codePointAt(index) as number);
  }
  return left.length - right.length;
}

/** True when the code unit at `index` is the second half of a surrogate pair. */
function completesPair(text: string, index: number): boolean {
  return index > 0 && (text.charCodeAt(index) & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800;
}

/**
 * Asks the operand whose class is a proper subclass of the other's first, then the left one, then the right one.
 * Without an answer `==` and `!=` compare identity and the others raise TypeError.
 */
function compareGenerically(
  left: Value,
  right: Value,
  operator: ComparisonOperator,
  method: number,
  reflected: number,
): Value {
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  const backward = rightType.special(reflected);
  const isRightFirst = rightType !== leftType && rightType.isSubtypeOf(leftType);
  if (isRightFirst && !isDefault(backward, reflected)) {
    const result = callComparison(backward, right, left);
    if (result !== NotImplemented) return result;
  }
  const forward = leftType.special(method);
  if (!isDefault(forward, method)) {
    const result = callComparison(forward, left, right);
    if (result !== NotImplemented) return result;
  }
  if (!isRightFirst && !isDefault(backward, reflected)) {
    const result = callComparison(backward, right, left);
    if (result !== NotImplemented) return result;
  }
  if (operator === "==") return left === right;
  if (operator === "!=") return left !== right;
  throw typeError(
    `'${operator}' not supported between instances of '${leftType.messageName}' and '${rightType.messageName}'`,
  );
}

/** True for object's own methods, which have nothing to add. Its `__ne__` has: it inverts the `__eq__` of the class. */
function isDefault(found: Value, index: number): boolean {
  return index !== Special.__ne__ && found === objectType.special(index);
}

/** Only native methods, those of containers, recurse without a Python frame that is counted. */
function callComparison(found: Value, self: Value, other: Value): Value {
  if (found instanceof PyFunction) return callSpecial(found, self, other);
  if (!(found instanceof PyMethodDescriptor)) {
    let bound: Value;
    try {
      bound = callHooks.bind(found, self, typeOf(self));
    } catch (error) {
      // As in CPython, a descriptor that has no method to give counts as if there were none.
      if (caught(error, attributeErrorType) === null) throw error;
      return NotImplemented;
    }
    return call(bound, [other]);
  }
  enterRecursion(" in comparison");
  try {
    return callSpecial(found, self, other);
  } finally {
    leaveRecursion();
  }
}
