/** The operations that Decimal and Context both have as methods, by the name that each gives them. */

import {
  absolute,
  add,
  divide,
  divideInteger,
  minus,
  multiply,
  plus,
  remainder,
  remainderNear,
  subtract,
} from "./arithmetic.js";
import type { ArithmeticContext } from "./arithmetic-context.js";
import {
  compare,
  compareSignaling,
  compareTotal,
  compareTotalMagnitudes,
  copyAbsolute,
  copyNegated,
  maximum,
  maximumMagnitude,
  minimum,
  minimumMagnitude,
  orderAsDecimal,
} from "./comparison.js";
import { type PyDecimal, withSign } from "./decimal.js";
import {
  exponentOfFirst,
  logicalAnd,
  logicalInvert,
  logicalOr,
  logicalXor,
  rotate,
  scaleExponent,
  shift,
} from "./digit-operations.js";
import { exp, ln, log10 } from "./elementary.js";
import { squareRoot } from "./power.js";
import { nextMinus, nextPlus, nextToward, normalize, quantize, toIntegral } from "./quantizing.js";

export type UnaryOperation = (context: ArithmeticContext, value: PyDecimal) => PyDecimal;
export type BinaryOperation = (context: ArithmeticContext, left: PyDecimal, right: PyDecimal) => PyDecimal;

/** Methods `name(context=None)` of Decimal and `name(x, /)` of Context. */
export const unaryOperations: Readonly<Record<string, UnaryOperation>> = {
  exp,
  ln,
  log10,
  logb: exponentOfFirst,
  logical_invert: logicalInvert,
  next_minus: nextMinus,
  next_plus: nextPlus,
  normalize,
  sqrt: squareRoot,
};

/** Methods `name(x, /)` that only Context has. */
export const contextUnaryOperations: Readonly<Record<string, UnaryOperation>> = {
  abs: absolute,
  minus,
  plus,
  copy_abs: (_context, value) => copyAbsolute(value),
  copy_negate: (_context, value) => copyNegated(value),
  copy_decimal: (_context, value) => value,
  to_integral: (context, value) => toIntegral(context, value, false),
  to_integral_value: (context, value) => toIntegral(context, value, false),
  to_integral_exact: (context, value) => toIntegral(context, value, true),
};

/** Methods `name(other, context=None)` of Decimal and `name(x, y, /)` of Context. */
export const binaryOperations: Readonly<Record<string, BinaryOperation>> = {
  compare,
  compare_signal: compareSignaling,
  compare_total: (_context, left, right) => orderAsDecimal(compareTotal(left, right)),
  compare_total_mag: (_context, left, right) => orderAsDecimal(compareTotalMagnitudes(left, right)),
  copy_sign: (_context, left, right) => withSign(left, right.isNegative),
  logical_and: logicalAnd,
  logical_or: logicalOr,
  logical_xor: logicalXor,
  max: maximum,
  max_mag: maximumMagnitude,
  min: minimum,
  min_mag: minimumMagnitude,
  next_toward: nextToward,
  remainder_near: remainderNear,
  rotate,
  scaleb: scaleExponent,
  shift,
};

/** Methods `name(x, y, /)` that only Context has. */
export const contextBinaryOperations: Readonly<Record<string, BinaryOperation>> = {
  add,
  subtract,
  multiply,
  divide,
  divide_int: divideInteger,
  remainder,
  quantize,
};

type Predicate = (value: PyDecimal, context: ArithmeticContext) => boolean;

/** Methods `name()` of Decimal and `name(x, /)` of Context. */
export const predicates: Readonly<Record<string, Predicate>> = {
  is_canonical: () => true,
  is_finite: (value) => value.isFinite,
  is_infinite: (value) => value.kind === "infinite",
  is_nan: (value) => value.isNaN,
  is_qnan: (value) => value.kind === "quiet",
  is_signed: (value) => value.isNegative,
  is_snan: (value) => value.kind === "signaling",
  is_zero: (value) => value.isZero,
};

/** Methods `name(context=None)` of Decimal and `name(x, /)` of Context. */
export const contextPredicates: Readonly<Record<string, Predicate>> = {
  is_normal: (value, context) => value.isFinite && !value.isZero && value.adjusted >= context.minimum,
  is_subnormal: (value, context) => value.isFinite && !value.isZero && value.adjusted < context.minimum,
};
