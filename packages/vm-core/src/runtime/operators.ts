/**
 * The binary, in-place and unary operators. Each begins with the operands that matter for speed: small ints, then
 * floats, then what else is cheap; everything else is dispatched to special methods.
 */

import { floatType, PyFloat } from "../objects/float.js";
import { listType, PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import * as dispatch from "./binary-dispatch.js";
import { dispatchBinary, dispatchInPlace, dispatchUnary } from "./binary-dispatch.js";
import { complexPowerOfDoubles } from "./complexes.js";
import { divideDoubles, floorDivideDoubles, powerDoubles, remainderDoubles } from "./floats.js";
import * as integers from "./integers.js";
import { floating, INTEGRAL, integral, numberKind } from "./numbers.js";
import { checkItemCount, joinItems } from "./sequences.js";
import { checkGrowingText } from "./text-limits.js";

const MAXIMUM = Number.MAX_SAFE_INTEGER;
const LONG_TEXT = 8192;

const isFloat = (value: Value): value is PyFloat => value instanceof PyFloat && value.cls === floatType;

const isList = (value: Value): value is PyList => value instanceof PyList && value.cls === listType;

const isInt32 = (value: number): boolean => (value | 0) === value;

export function add(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    const sum = left + right;
    return sum <= MAXIMUM && sum >= -MAXIMUM ? sum : integers.addInts(left, right);
  }
  if (typeof left === "string" && typeof right === "string") return concatenateText(left, right);
  if (isList(left) && isList(right)) return concatenateLists(left, right);
  return addDirectly(left, right) ?? dispatchBinary(left, right, dispatch.ADD);
}

export function inPlaceAdd(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    const sum = left + right;
    return sum <= MAXIMUM && sum >= -MAXIMUM ? sum : integers.addInts(left, right);
  }
  if (typeof left === "string" && typeof right === "string") return concatenateText(left, right);
  return addDirectly(left, right) ?? dispatchInPlace(left, right, dispatch.ADD);
}

/** The sum of numbers; undefined for operands with a say of their own. */
function addDirectly(left: Value, right: Value): Value | undefined {
  if (isFloat(left) && isFloat(right)) return new PyFloat(left.value + right.value);
  switch (numberKind(left) * numberKind(right)) {
    case 0:
      return undefined;
    case INTEGRAL:
      return integers.addInts(integral(left), integral(right));
    default:
      return new PyFloat(floating(left) + floating(right));
  }
}

function concatenateText(left: string, right: string): string {
  // The engine copies nothing yet: what is charged in all is about what the pieces hold.
  if (left.length + right.length >= LONG_TEXT) {
    checkGrowingText(left.length + right.length, Math.min(left.length, right.length));
  }
  return left + right;
}

function concatenateLists(left: PyList, right: PyList): PyList {
  checkItemCount(left.items.length + right.items.length);
  return new PyList(joinItems(left.items, right.items));
}

export function subtract(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    const difference = left - right;
    return difference <= MAXIMUM && difference >= -MAXIMUM ? difference : integers.subtractInts(left, right);
  }
  return subtractDirectly(left, right) ?? dispatchBinary(left, right, dispatch.SUBTRACT);
}

export function inPlaceSubtract(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    const difference = left - right;
    return difference <= MAXIMUM && difference >= -MAXIMUM ? difference : integers.subtractInts(left, right);
  }
  return subtractDirectly(left, right) ?? dispatchInPlace(left, right, dispatch.SUBTRACT);
}

function subtractDirectly(left: Value, right: Value): Value | undefined {
  if (isFloat(left) && isFloat(right)) return new PyFloat(left.value - right.value);
  switch (numberKind(left) * numberKind(right)) {
    case 0:
      return undefined;
    case INTEGRAL:
      return integers.subtractInts(integral(left), integral(right));
    default:
      return new PyFloat(floating(left) - floating(right));
  }
}

export function multiply(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    const product = left * right;
    return product <= MAXIMUM && product >= -MAXIMUM ? product + 0 : integers.multiplyInts(left, right);
  }
  return multiplyDirectly(left, right) ?? dispatchBinary(left, right, dispatch.MULTIPLY);
}

export function inPlaceMultiply(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    const product = left * right;
    return product <= MAXIMUM && product >= -MAXIMUM ? product + 0 : integers.multiplyInts(left, right);
  }
  return multiplyDirectly(left, right) ?? dispatchInPlace(left, right, dispatch.MULTIPLY);
}

function multiplyDirectly(left: Value, right: Value): Value | undefined {
  if (isFloat(left) && isFloat(right)) return new PyFloat(left.value * right.value);
  switch (numberKind(left) * numberKind(right)) {
    case 0:
      return undefined;
    case INTEGRAL:
      return integers.multiplyInts(integral(left), integral(right));
    default:
      return new PyFloat(floating(left) * floating(right));
  }
}

export function trueDivide(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number" && right !== 0) return new PyFloat(left / right);
  return trueDivideDirectly(left, right) ?? dispatchBinary(left, right, dispatch.TRUE_DIVIDE);
}

export function inPlaceTrueDivide(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number" && right !== 0) return new PyFloat(left / right);
  return trueDivideDirectly(left, right) ?? dispatchInPlace(left, right, dispatch.TRUE_DIVIDE);
}

function trueDivideDirectly(left: Value, right: Value): Value | undefined {
  if (isFloat(left) && isFloat(right)) return new PyFloat(divideDoubles(left.value, right.value));
  switch (numberKind(left) * numberKind(right)) {
    case 0:
      return undefined;
    case INTEGRAL:
      return new PyFloat(integers.trueDivideInts(integral(left), integral(right)));
    default:
      return new PyFloat(divideDoubles(floating(left), floating(right)));
  }
}

export function floorDivide(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number" && right !== 0) return Math.floor(left / right) + 0;
  return floorDivideDirectly(left, right) ?? dispatchBinary(left, right, dispatch.FLOOR_DIVIDE);
}

export function inPlaceFloorDivide(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number" && right !== 0) return Math.floor(left / right) + 0;
  return floorDivideDirectly(left, right) ?? dispatchInPlace(left, right, dispatch.FLOOR_DIVIDE);
}

function floorDivideDirectly(left: Value, right: Value): Value | undefined {
  if (isFloat(left) && isFloat(right)) return new PyFloat(floorDivideDoubles(left.value, right.value));
  switch (numberKind(left) * numberKind(right)) {
    case 0:
      return undefined;
    case INTEGRAL:
      return integers.floorDivideInts(integral(left), integral(right));
    default:
      return new PyFloat(floorDivideDoubles(floating(left), floating(right)));
  }
}

export function remainder(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number" && right > 0) {
    const rest = left % right;
    return rest < 0 ? rest + right : rest + 0;
  }
  return remainderDirectly(left, right) ?? dispatchBinary(left, right, dispatch.REMAINDER);
}

export function inPlaceRemainder(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number" && right > 0) {
    const rest = left % right;
    return rest < 0 ? rest + right : rest + 0;
  }
  return remainderDirectly(left, right) ?? dispatchInPlace(left, right, dispatch.REMAINDER);
}

function remainderDirectly(left: Value, right: Value): Value | undefined {
  if (isFloat(left) && isFloat(right)) return new PyFloat(remainderDoubles(left.value, right.value));
  switch (numberKind(left) * numberKind(right)) {
    case 0:
      return undefined;
    case INTEGRAL:
      return integers.remainderInts(integral(left), integral(right));
    default:
      return new PyFloat(remainderDoubles(floating(left), floating(right)));
  }
}

export function bitAnd(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    return isInt32(left) && isInt32(right) ? left & right : integers.andInts(left, right);
  }
  return bitAndDirectly(left, right) ?? dispatchBinary(left, right, dispatch.AND);
}

export function inPlaceAnd(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    return isInt32(left) && isInt32(right) ? left & right : integers.andInts(left, right);
  }
  return bitAndDirectly(left, right) ?? dispatchInPlace(left, right, dispatch.AND);
}

function bitAndDirectly(left: Value, right: Value): Value | undefined {
  if (numberKind(left) !== INTEGRAL || numberKind(right) !== INTEGRAL) return undefined;
  const result = integers.andInts(integral(left), integral(right));
  return typeof left === "boolean" && typeof right === "boolean" ? result !== 0 : result;
}

export function bitOr(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    return isInt32(left) && isInt32(right) ? left | right : integers.orInts(left, right);
  }
  return bitOrDirectly(left, right) ?? dispatchBinary(left, right, dispatch.OR);
}

export function inPlaceOr(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    return isInt32(left) && isInt32(right) ? left | right : integers.orInts(left, right);
  }
  return bitOrDirectly(left, right) ?? dispatchInPlace(left, right, dispatch.OR);
}

function bitOrDirectly(left: Value, right: Value): Value | undefined {
  if (numberKind(left) !== INTEGRAL || numberKind(right) !== INTEGRAL) return undefined;
  const result = integers.orInts(integral(left), integral(right));
  return typeof left === "boolean" && typeof right === "boolean" ? result !== 0 : result;
}

export function bitXor(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    return isInt32(left) && isInt32(right) ? left ^ right : integers.xorInts(left, right);
  }
  return bitXorDirectly(left, right) ?? dispatchBinary(left, right, dispatch.XOR);
}

export function inPlaceXor(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") {
    return isInt32(left) && isInt32(right) ? left ^ right : integers.xorInts(left, right);
  }
  return bitXorDirectly(left, right) ?? dispatchInPlace(left, right, dispatch.XOR);
}

function bitXorDirectly(left: Value, right: Value): Value | undefined {
  if (numberKind(left) !== INTEGRAL || numberKind(right) !== INTEGRAL) return undefined;
  const result = integers.xorInts(integral(left), integral(right));
  return typeof left === "boolean" && typeof right === "boolean" ? result !== 0 : result;
}

export function leftShift(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return integers.shiftLeftInts(left, right);
  return leftShiftDirectly(left, right) ?? dispatchBinary(left, right, dispatch.LEFT_SHIFT);
}

export function inPlaceLeftShift(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return integers.shiftLeftInts(left, right);
  return leftShiftDirectly(left, right) ?? dispatchInPlace(left, right, dispatch.LEFT_SHIFT);
}

function leftShiftDirectly(left: Value, right: Value): Value | undefined {
  if (numberKind(left) !== INTEGRAL || numberKind(right) !== INTEGRAL) return undefined;
  return integers.shiftLeftInts(integral(left), integral(right));
}

export function rightShift(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return integers.shiftRightInts(left, right);
  return rightShiftDirectly(left, right) ?? dispatchBinary(left, right, dispatch.RIGHT_SHIFT);
}

export function inPlaceRightShift(left: Value, right: Value): Value {
  if (typeof left === "number" && typeof right === "number") return integers.shiftRightInts(left, right);
  return rightShiftDirectly(left, right) ?? dispatchInPlace(left, right, dispatch.RIGHT_SHIFT);
}

function rightShiftDirectly(left: Value, right: Value): Value | undefined {
  if (numberKind(left) !== INTEGRAL || numberKind(right) !== INTEGRAL) return undefined;
  return integers.shiftRightInts(integral(left), integral(right));
}

export function matrixMultiply(left: Value, right: Value): Value {
  return dispatchBinary(left, right, dispatch.MATRIX_MULTIPLY);
}

export function inPlaceMatrixMultiply(left: Value, right: Value): Value {
  return dispatchInPlace(left, right, dispatch.MATRIX_MULTIPLY);
}

/** `base ** exponent`, and pow() with its third argument. */
export function power(base: Value, exponent: Value, modulus: Value = null): Value {
  if (modulus === null) return powerDirectly(base, exponent) ?? dispatchBinary(base, exponent, dispatch.POWER);
  if (numberKind(base) === INTEGRAL && numberKind(exponent) === INTEGRAL && numberKind(modulus) === INTEGRAL) {
    return integers.powerModulo(integral(base), integral(exponent), integral(modulus));
  }
  return dispatch.dispatchPowerModulo(base, exponent, modulus);
}

export function inPlacePower(base: Value, exponent: Value): Value {
  return powerDirectly(base, exponent) ?? dispatchInPlace(base, exponent, dispatch.POWER);
}

function powerDirectly(base: Value, exponent: Value): Value | undefined {
  switch (numberKind(base) * numberKind(exponent)) {
    case 0:
      return undefined;
    case INTEGRAL:
      return powerOfInts(integral(base), integral(exponent));
    default:
      return powerOfFloats(floating(base), floating(exponent));
  }
}

/** int ** int: a float when the exponent is negative. */
export function powerOfInts(base: integers.Int, exponent: integers.Int): Value {
  if (exponent >= 0) return integers.powerInts(base, exponent);
  return powerOfFloats(integers.intToDouble(base), integers.intToDouble(exponent));
}

/** float ** float: a complex when the base is negative and the exponent not integral. */
export function powerOfFloats(base: number, exponent: number): Value {
  const result = powerDoubles(base, exponent);
  return result === undefined ? complexPowerOfDoubles(base, exponent) : new PyFloat(result);
}

/** divmod(left, right). */
export function divmod(left: Value, right: Value): Value {
  switch (numberKind(left) * numberKind(right)) {
    case 0:
      return dispatchBinary(left, right, dispatch.DIVMOD);
    case INTEGRAL:
      return divmodOfInts(integral(left), integral(right));
    default:
      return divmodOfFloats(floating(left), floating(right));
  }
}

export function divmodOfInts(left: integers.Int, right: integers.Int): PyTuple {
  return new PyTuple([integers.floorDivideInts(left, right), integers.remainderInts(left, right)]);
}

export function divmodOfFloats(left: number, right: number): PyTuple {
  return new PyTuple([new PyFloat(floorDivideDoubles(left, right)), new PyFloat(remainderDoubles(left, right))]);
}

export function negative(value: Value): Value {
  if (typeof value === "number") return 0 - value;
  if (isFloat(value)) return new PyFloat(-value.value);
  if (numberKind(value) === INTEGRAL) return integers.negateInt(integral(value));
  return dispatchUnary(value, Special.__neg__, "unary -");
}

export function positive(value: Value): Value {
  if (typeof value === "number" || isFloat(value)) return value;
  if (numberKind(value) === INTEGRAL) return integral(value);
  return dispatchUnary(value, Special.__pos__, "unary +");
}

export function invert(value: Value): Value {
  if (typeof value === "number" || typeof value === "bigint") return integers.invertInt(value);
  return dispatchUnary(value, Special.__invert__, "unary ~");
}

/** abs(value). */
export function absolute(value: Value): Value {
  if (typeof value === "number") return Math.abs(value);
  if (isFloat(value)) return new PyFloat(Math.abs(value.value));
  if (numberKind(value) === INTEGRAL) return integers.absoluteInt(integral(value));
  return dispatchUnary(value, Special.__abs__, "abs()");
}
