/** What an operation on decimals depends on, and the conditions that it reports. */

import { addInts, type Int, subtractInts } from "../../runtime/integers.js";

export const roundings = [
  "ROUND_UP",
  "ROUND_DOWN",
  "ROUND_CEILING",
  "ROUND_FLOOR",
  "ROUND_HALF_UP",
  "ROUND_HALF_DOWN",
  "ROUND_HALF_EVEN",
  "ROUND_05UP",
] as const;

export type Rounding = (typeof roundings)[number];

export const MAXIMUM_PRECISION = 999_999_999_999_999_999n;
export const MAXIMUM_EXPONENT = 999_999_999_999_999_999n;
export const MINIMUM_EXPONENT = -999_999_999_999_999_999n;
/** The exponent of the least subnormal number of any context. */
export const MINIMUM_TINY = -1_999_999_999_999_999_997n;

/** The conditions of the General Decimal Arithmetic specification, one bit each. */
export const Condition = {
  clamped: 1,
  conversionSyntax: 2,
  divisionByZero: 4,
  divisionImpossible: 8,
  divisionUndefined: 16,
  inexact: 32,
  invalidContext: 64,
  invalidOperation: 128,
  floatOperation: 256,
  overflow: 512,
  rounded: 1024,
  subnormal: 2048,
  underflow: 4096,
} as const;

/** The conditions that are signalled as InvalidOperation. */
export const INVALID: number =
  Condition.conversionSyntax |
  Condition.divisionImpossible |
  Condition.divisionUndefined |
  Condition.invalidContext |
  Condition.invalidOperation;

/** The conditions that make a result meaningless. */
export const ERRORS: number = INVALID | Condition.divisionByZero;

/** Operations add the conditions that they meet to `status`. */
export class ArithmeticContext {
  precision: Int;
  rounding: Rounding;
  /** Least and greatest exponent of the first digit of a normal number. */
  minimum: Int;
  maximum: Int;
  /** True when exponents are kept low enough for the IEEE 754 interchange formats. */
  isClamping: boolean;
  status = 0;

  constructor(precision: Int, rounding: Rounding, minimum: Int, maximum: Int, isClamping = false) {
    this.precision = precision;
    this.rounding = rounding;
    this.minimum = minimum;
    this.maximum = maximum;
    this.isClamping = isClamping;
  }

  /** The exponent of the least subnormal number. */
  get tiny(): Int {
    return addInts(subtractInts(this.minimum, this.precision), 1);
  }

  /** The greatest exponent of a number of full precision. */
  get top(): Int {
    return addInts(subtractInts(this.maximum, this.precision), 1);
  }

  /** A context with the same limits, no conditions met, and a precision or rounding of its own. */
  derive(precision: Int, rounding: Rounding = this.rounding): ArithmeticContext {
    return new ArithmeticContext(precision, rounding, this.minimum, this.maximum, this.isClamping);
  }
}

/** A context in which every number that there can be is exact. */
export const unlimitedContext = (): ArithmeticContext =>
  new ArithmeticContext(MAXIMUM_PRECISION, "ROUND_HALF_EVEN", MINIMUM_EXPONENT, MAXIMUM_EXPONENT);
