/** Operators on anything but plain numbers: which special methods are asked, in which order, and the TypeErrors. */

import { PyComplex } from "../objects/complex.js";
import { PyFloat } from "../objects/float.js";
import { PyMethodDescriptor } from "../objects/native.js";
import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { Special, specialNames } from "../objects/specials.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { callSpecial } from "./calls.js";
import { type PythonError, typeError } from "./errors.js";
import { intOf, typeName } from "./primitives.js";

export interface BinaryOperator {
  /** As messages show it. */
  readonly symbol: string;
  readonly method: number;
  readonly reflected: number;
  /** -1 for divmod, which has no in-place form. */
  readonly inPlace: number;
}

const operator = (symbol: string, method: number, reflected: number, inPlace: number): BinaryOperator => ({
  symbol,
  method,
  reflected,
  inPlace,
});

export const ADD = operator("+", Special.__add__, Special.__radd__, Special.__iadd__);
export const SUBTRACT = operator("-", Special.__sub__, Special.__rsub__, Special.__isub__);
export const MULTIPLY = operator("*", Special.__mul__, Special.__rmul__, Special.__imul__);
export const MATRIX_MULTIPLY = operator("@", Special.__matmul__, Special.__rmatmul__, Special.__imatmul__);
export const TRUE_DIVIDE = operator("/", Special.__truediv__, Special.__rtruediv__, Special.__itruediv__);
export const FLOOR_DIVIDE = operator("//", Special.__floordiv__, Special.__rfloordiv__, Special.__ifloordiv__);
export const REMAINDER = operator("%", Special.__mod__, Special.__rmod__, Special.__imod__);
export const DIVMOD = operator("divmod()", Special.__divmod__, Special.__rdivmod__, -1);
export const POWER = operator("** or pow()", Special.__pow__, Special.__rpow__, Special.__ipow__);
export const LEFT_SHIFT = operator("<<", Special.__lshift__, Special.__rlshift__, Special.__ilshift__);
export const RIGHT_SHIFT = operator(">>", Special.__rshift__, Special.__rrshift__, Special.__irshift__);
export const AND = operator("&", Special.__and__, Special.__rand__, Special.__iand__);
export const OR = operator("|", Special.__or__, Special.__ror__, Special.__ior__);
export const XOR = operator("^", Special.__xor__, Special.__rxor__, Special.__ixor__);

/** `left op right`. Raises TypeError when neither operand knows how. */
export function dispatchBinary(left: Value, right: Value, operator: BinaryOperator): Value {
  const result = askOperands(left, right, operator);
  if (result !== NotImplemented) return result;
  return operateOnSequence(left, right, operator) ?? raiseUnsupported(left, right, operator, operator.symbol);
}

/** `left op= right`: the in-place method first. */
export function dispatchInPlace(left: Value, right: Value, operator: BinaryOperator): Value {
  const type = typeOf(left);
  const method = type.special(operator.inPlace);
  // A subclass of a builtin sequence has inherited its `+=` as an operator of numbers, which comes first.
  const isSequence = isSequenceMethod(method, operator) && !(type.isHeapType && operator === ADD);
  if (method === null && operator.inPlace >= 0 && isNone(left, operator.inPlace)) throw blockedOperator();
  if (method !== null && !isSequence) {
    const result = callSpecial(method, left, right);
    if (result !== NotImplemented) return result;
  }
  const result = askOperands(left, right, operator);
  if (result !== NotImplemented) return result;
  if (isSequence) {
    if (operator === MULTIPLY) checkRepetition(right);
    return callSpecial(method, left, right);
  }
  const symbol = operator === POWER ? "**=" : `${operator.symbol}=`;
  const isRightIgnored =
    operator === MULTIPLY && isContainer(left) && !isSequenceMethod(type.special(Special.__mul__), operator);
  const repeated = isRightIgnored ? undefined : operateOnSequence(left, right, operator);
  return repeated ?? raiseUnsupported(left, right, operator, symbol);
}

/** True for classes with slots for sequences in CPython, whether filled or not: `*=` does not look further then. */
function isContainer(value: Value): boolean {
  const type = typeOf(value);
  return type.isHeapType || type.special(Special.__len__) !== null;
}

/**
 * NotImplemented, or the answer of an operand: the right one's reflected method first when its class is a proper
 * subclass of the left one's that overrides it, then the left one's method, then the right one's.
 *
 * Concatenation and repetition of builtin sequences wait until both have been asked: in CPython they are no operators
 * of numbers, so that the other operand's reflected method goes first.
 */
function askOperands(left: Value, right: Value, operator: BinaryOperator): Value {
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  const forward = leftType.special(operator.method);
  const hasForward = forward !== null && !isPlainSequence(leftType, operator);
  if (leftType === rightType) return hasForward ? callSpecial(forward, left, right) : NotImplemented;
  const backward = rightType.special(operator.reflected);
  const hasBackward = backward !== null && !isPlainSequence(rightType, operator);
  const isRightFirst =
    hasBackward && backward !== leftType.special(operator.reflected) && rightType.isSubtypeOf(leftType);
  if (backward === null && rightType.isSubtypeOf(leftType) && isNone(right, operator.reflected)) {
    if (!isNone(left, operator.reflected)) throw blockedOperator();
  }
  if (isRightFirst) {
    const result = callSpecial(backward, right, left);
    if (result !== NotImplemented) return result;
  }
  if (forward === null && isNone(left, operator.method)) throw blockedOperator();
  if (hasForward) {
    const result = callSpecial(forward, left, right);
    if (result !== NotImplemented) return result;
  }
  return hasBackward && !isRightFirst ? callSpecial(backward, right, left) : NotImplemented;
}

/** True for `__add__`, `__mul__` … of a builtin sequence. */
function isSequenceMethod(method: Value, operator: BinaryOperator): boolean {
  if (operator !== ADD && operator !== MULTIPLY) return false;
  if (!(method instanceof PyMethodDescriptor)) return false;
  // Proxies have everything.
  return method.owner.special(Special.__getitem__) !== null && method.owner.special(Special.__radd__) === null;
}

/**
 * True for classes that inherit all that `+` or `*` asks for from a builtin sequence. Where a class has one of the two
 * methods of its own, the other is an operator of numbers too.
 */
function isPlainSequence(type: PyType, operator: BinaryOperator): boolean {
  if (!isSequenceMethod(type.special(operator.method), operator)) return false;
  const reflected = type.special(operator.reflected);
  return operator === ADD ? reflected === null : isSequenceMethod(reflected, operator);
}

/** The concatenation or repetition of a builtin sequence; undefined when no operand is one. */
function operateOnSequence(left: Value, right: Value, operator: BinaryOperator): Value | undefined {
  if (operator === ADD) {
    const concatenate = typeOf(left).special(Special.__add__);
    return isSequenceMethod(concatenate, operator) ? callSpecial(concatenate, left, right) : undefined;
  }
  if (operator !== MULTIPLY) return undefined;
  const repeatLeft = typeOf(left).special(Special.__mul__);
  if (isPlainSequence(typeOf(left), operator)) {
    checkRepetition(right);
    return callSpecial(repeatLeft, left, right);
  }
  const repeatRight = typeOf(right).special(Special.__mul__);
  if (!isPlainSequence(typeOf(right), operator)) return undefined;
  checkRepetition(left);
  return callSpecial(repeatRight, right, left);
}

function checkRepetition(count: Value): void {
  if (typeOf(count).special(Special.__index__) !== null) return;
  throw typeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
}

function raiseUnsupported(left: Value, right: Value, operator: BinaryOperator, symbol: string): never {
  // `__add__ = None` is found and called, like any other value.
  if (isNone(left, operator.method) || isNone(right, operator.reflected)) {
    throw blockedOperator();
  }
  throw typeError(`unsupported operand type(s) for ${symbol}: '${typeName(left)}' and '${typeName(right)}'`);
}

/** The error of a class that has set the method to None. */
const blockedOperator = (): PythonError => typeError("'NoneType' object is not callable");

const isNone = (value: Value, method: number): boolean => typeOf(value).lookup(specialNames[method]) === null;

/** pow(base, exponent, modulus) of anything but ints. */
export function dispatchPowerModulo(base: Value, exponent: Value, modulus: Value): Value {
  const baseType = typeOf(base);
  const exponentType = typeOf(exponent);
  const forward = baseType.special(Special.__pow__);
  const backward = baseType === exponentType ? null : exponentType.special(Special.__rpow__);
  const isBackwardFirst =
    backward !== null && backward !== baseType.special(Special.__rpow__) && exponentType.isSubtypeOf(baseType);
  if (isBackwardFirst) {
    const result = callSpecial(backward, exponent, base, modulus);
    if (result !== NotImplemented) return result;
  }
  if (forward !== null) {
    const result = callSpecial(forward, base, exponent, modulus);
    if (result !== NotImplemented) return result;
  }
  if (backward !== null && !isBackwardFirst) {
    const result = callSpecial(backward, exponent, base, modulus);
    if (result !== NotImplemented) return result;
  }
  // A float modulus has its own message, and a complex one between numbers.
  const last = typeOf(modulus).special(Special.__pow__);
  const isAsked = modulus instanceof PyComplex ? [base, exponent].every(isNumber) : true;
  if (last instanceof PyMethodDescriptor && isAsked && base !== null) {
    const result = callSpecial(last, modulus, exponent, base);
    if (result !== NotImplemented) return result;
  }
  throw typeError(
    `unsupported operand type(s) for ** or pow(): '${typeName(base)}', '${typeName(exponent)}', '${typeName(modulus)}'`,
  );
}

const isNumber = (value: Value): boolean =>
  value instanceof PyFloat || value instanceof PyComplex || intOf(value) !== undefined;

/** `-value`, `+value`, `~value` and abs(value) of anything but plain numbers; `name` is as messages show it. */
export function dispatchUnary(value: Value, method: number, name: string): Value {
  const found = typeOf(value).special(method);
  if (found === null) throw typeError(`bad operand type for ${name}: '${typeName(value)}'`);
  return callSpecial(found, value);
}
