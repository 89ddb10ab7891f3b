/** Operations that change a number's exponent or move to a neighbour: quantize, to_integral, normalize, next_plus … */

import { addInts, type Int, subtractInts } from "../../runtime/integers.js";
import { add } from "./arithmetic.js";
import { type ArithmeticContext, Condition, ERRORS, type Rounding } from "./arithmetic-context.js";
import { compareValues } from "./comparison.js";
import { infinity, PyDecimal, powerOfTen, trailingZeros, withSign, zero } from "./decimal.js";
import { invalid, propagateNaN } from "./not-a-number.js";
import { appendZeros, dropDigits, fit, fitNumber, greatest } from "./rounding.js";

/** The number with the exponent of another. */
export function quantize(context: ArithmeticContext, value: PyDecimal, other: PyDecimal): PyDecimal {
  if (value.kind !== "finite" || other.kind !== "finite") {
    const nan = propagateNaN(context, value, other);
    if (nan !== undefined) return nan;
    return value.kind === other.kind ? infinity(value.isNegative) : invalid(context);
  }
  return quantizeTo(context, value, other.exponent);
}

/** A finite number with the given exponent: an invalid operation when it does not fit into the precision. */
function quantizeTo(context: ArithmeticContext, value: PyDecimal, exponent: Int): PyDecimal {
  if (exponent > context.maximum || exponent < context.tiny) return invalid(context);
  if (value.coefficient === 0n) return fit(context, value.isNegative, 0n, exponent);
  const shift = subtractInts(value.exponent, exponent);
  if (addInts(shift, value.digits) > context.precision) return invalid(context);
  let { coefficient } = value;
  let conditions = 0;
  if (shift >= 0) coefficient = appendZeros(coefficient, shift);
  else {
    const shortened = dropDigits(coefficient, subtractInts(0, shift), value.isNegative, context.rounding);
    coefficient = shortened.coefficient;
    conditions = shortened.isInexact ? Condition.rounded | Condition.inexact : Condition.rounded;
  }
  const result = new PyDecimal(value.isNegative, coefficient, exponent);
  if (result.digits > context.precision || result.adjusted > context.maximum) return invalid(context);
  context.status |= conditions;
  return fit(context, value.isNegative, coefficient, exponent);
}

/** A number with the given exponent, whatever the precision. */
export function rescale(value: PyDecimal, exponent: Int, rounding: Rounding): PyDecimal {
  if (value.kind !== "finite") return value;
  const shift = subtractInts(value.exponent, exponent);
  if (shift === 0) return value;
  const coefficient =
    shift > 0
      ? appendZeros(value.coefficient, shift)
      : dropDigits(value.coefficient, subtractInts(0, shift), value.isNegative, rounding).coefficient;
  return new PyDecimal(value.isNegative, coefficient, exponent);
}

/** The nearest whole number; reports rounding when `isExact`. */
export function toIntegral(context: ArithmeticContext, value: PyDecimal, isExact: boolean): PyDecimal {
  if (value.kind !== "finite") return propagateNaN(context, value) ?? infinity(value.isNegative);
  if (value.exponent >= 0) return value;
  if (value.coefficient === 0n) return zero(value.isNegative, 0);
  const { coefficient, isInexact } = dropDigits(
    value.coefficient,
    subtractInts(0, value.exponent),
    value.isNegative,
    context.rounding,
  );
  if (isExact) context.status |= isInexact ? Condition.rounded | Condition.inexact : Condition.rounded;
  return new PyDecimal(value.isNegative, coefficient, 0);
}

/** The number rounded and without trailing zeros; every zero becomes 0 with its sign. */
export function normalize(context: ArithmeticContext, value: PyDecimal): PyDecimal {
  if (value.kind !== "finite") return propagateNaN(context, value) ?? infinity(value.isNegative);
  const fitted = fitNumber(context, value);
  if (fitted.kind !== "finite") return fitted;
  if (fitted.coefficient === 0n) return zero(fitted.isNegative, 0);
  const most = context.isClamping ? context.top : context.maximum;
  const room = subtractInts(most, fitted.exponent);
  const zeros = trailingZeros(fitted.coefficient);
  const dropped = zeros < room ? zeros : Number(room);
  if (dropped <= 0) return fitted;
  const exponent = addInts(fitted.exponent, dropped);
  return new PyDecimal(fitted.isNegative, fitted.coefficient / powerOfTen(dropped), exponent);
}

/** The least number of the context that is greater. */
export const nextPlus = (context: ArithmeticContext, value: PyDecimal): PyDecimal => neighbour(context, value, true);

/** The greatest number of the context that is less. */
export const nextMinus = (context: ArithmeticContext, value: PyDecimal): PyDecimal => neighbour(context, value, false);

function neighbour(context: ArithmeticContext, value: PyDecimal, isUp: boolean): PyDecimal {
  if (value.kind !== "finite") {
    const nan = propagateNaN(context, value);
    if (nan !== undefined) return nan;
    return value.isNegative === isUp ? greatest(context, value.isNegative) : infinity(value.isNegative);
  }
  const work = context.derive(context.precision, isUp ? "ROUND_CEILING" : "ROUND_FLOOR");
  const fitted = fitNumber(work, value);
  // A number between two of the context's is rounded to its neighbour already.
  if ((work.status & (Condition.inexact | ERRORS)) !== 0) return fitted;
  return add(work, value, new PyDecimal(!isUp, 1n, subtractInts(context.tiny, 1)));
}

/** The neighbour in the direction of another number. */
export function nextToward(context: ArithmeticContext, value: PyDecimal, other: PyDecimal): PyDecimal {
  const nan = propagateNaN(context, value, other);
  if (nan !== undefined) return nan;
  const order = compareValues(value, other);
  if (order === 0) return withSign(value, other.isNegative);
  const result = neighbour(context, value, order < 0);
  if (result.kind === "infinite") {
    context.status |= Condition.overflow | Condition.rounded | Condition.inexact;
  } else if (result.adjusted < context.minimum) {
    context.status |= Condition.underflow | Condition.subnormal | Condition.rounded | Condition.inexact;
    if (result.isZero) context.status |= Condition.clamped;
  }
  return result;
}
