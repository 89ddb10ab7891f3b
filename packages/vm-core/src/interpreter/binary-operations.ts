/** The rarer operators: by opcode, to their meaning in `runtime/`. */

import { instructions, type OpName } from "../bytecode/instructions.js";
import type { Value } from "../objects/object.js";
import { InternalError } from "../runtime/errors.js";
import * as operators from "../runtime/operators.js";

type Binary = (left: Value, right: Value) => Value;
type Unary = (value: Value) => Value;

const binary: Partial<Record<OpName, Binary>> = {
  BINARY_MATRIX_MULTIPLY: operators.matrixMultiply,
  INPLACE_MATRIX_MULTIPLY: operators.inPlaceMatrixMultiply,
  INPLACE_TRUE_DIVIDE: operators.inPlaceTrueDivide,
  INPLACE_FLOOR_DIVIDE: operators.inPlaceFloorDivide,
  BINARY_REMAINDER: operators.remainder,
  INPLACE_REMAINDER: operators.inPlaceRemainder,
  BINARY_POWER: operators.power,
  INPLACE_POWER: operators.inPlacePower,
  BINARY_LEFT_SHIFT: operators.leftShift,
  INPLACE_LEFT_SHIFT: operators.inPlaceLeftShift,
  BINARY_RIGHT_SHIFT: operators.rightShift,
  INPLACE_RIGHT_SHIFT: operators.inPlaceRightShift,
  BINARY_AND: operators.bitAnd,
  INPLACE_AND: operators.inPlaceAnd,
  BINARY_OR: operators.bitOr,
  INPLACE_OR: operators.inPlaceOr,
  BINARY_XOR: operators.bitXor,
  INPLACE_XOR: operators.inPlaceXor,
};

const unary: Partial<Record<OpName, Unary>> = {
  UNARY_NEGATIVE: operators.negative,
  UNARY_POSITIVE: operators.positive,
  UNARY_INVERT: operators.invert,
};

const notAnOperator = (): never => {
  throw new InternalError("not an operator");
};

/** Meanings by opcode: an array load instead of a comparison with each opcode. */
const binaryByOpcode: readonly Binary[] = instructions.map(({ name }) => binary[name] ?? notAnOperator);
const unaryByOpcode: readonly Unary[] = instructions.map(({ name }) => unary[name] ?? notAnOperator);

/** left OP right. */
export function operate(opcode: number, left: Value, right: Value): Value {
  return binaryByOpcode[opcode](left, right);
}

/** OP value. */
export function operateUnary(opcode: number, value: Value): Value {
  return unaryByOpcode[opcode](value);
}
