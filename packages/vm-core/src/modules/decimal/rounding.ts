/** Rounding of coefficients, and fitting of exact results into a context's precision and exponents. */

import { InternalError } from "../../runtime/errors.js";
import { addInts, type Int, subtractInts } from "../../runtime/integers.js";
import { type ArithmeticContext, Condition, type Rounding } from "./arithmetic-context.js";
import { checkDigits, countDigits, infinity, PyDecimal, powerOfTen, zero } from "./decimal.js";

/** A coefficient without its last digits. */
export interface Shortened {
  readonly coefficient: bigint;
  /** False when all digits dropped were zeros. */
  readonly isInexact: boolean;
}

/** Drops the last `count` digits, more than 0, and rounds. */
export function dropDigits(coefficient: bigint, count: Int, isNegative: boolean, rounding: Rounding): Shortened {
  if (coefficient === 0n) return { coefficient, isInexact: false };
  let kept = 0n;
  let rest = coefficient;
  // Twice the rest against the unit; -1 stands for a rest too small to be worth comparing.
  let comparison = -1;
  if (typeof count === "number" && count <= countDigits(coefficient)) {
    const unit = powerOfTen(count);
    kept = coefficient / unit;
    rest = coefficient - kept * unit;
    if (rest === 0n) return { coefficient: kept, isInexact: false };
    const twice = rest * 2n;
    comparison = twice < unit ? -1 : twice === unit ? 0 : 1;
  }
  const isUp = roundsUp(rounding, isNegative, kept, comparison);
  return { coefficient: isUp ? kept + 1n : kept, isInexact: true };
}

/** Whether the magnitude grows when something other than zero is dropped; `comparison` is that with half a unit. */
function roundsUp(rounding: Rounding, isNegative: boolean, kept: bigint, comparison: number): boolean {
  switch (rounding) {
    case "ROUND_HALF_EVEN":
      return comparison > 0 || (comparison === 0 && (kept & 1n) === 1n);
    case "ROUND_HALF_UP":
      return comparison >= 0;
    case "ROUND_HALF_DOWN":
      return comparison > 0;
    case "ROUND_DOWN":
      return false;
    case "ROUND_UP":
      return true;
    case "ROUND_CEILING":
      return !isNegative;
    case "ROUND_FLOOR":
      return isNegative;
    case "ROUND_05UP":
      return kept % 5n === 0n;
    default:
      throw new InternalError(`no rounding ${String(rounding satisfies never)}`);
  }
}

/** `coefficient * 10**count`. Raises MemoryError when that is too long. */
export function appendZeros(coefficient: bigint, count: Int): bigint {
  if (coefficient === 0n || count === 0) return coefficient;
  checkDigits(addInts(count, 1));
  return coefficient * powerOfTen(Number(count));
}

/** The number nearest to an exact result in the context, by the context's rounding. Adds to the status. */
export function fit(context: ArithmeticContext, isNegative: boolean, coefficient: bigint, exponent: Int): PyDecimal {
  if (coefficient === 0n) return fitZero(context, isNegative, exponent);
  const digits = countDigits(coefficient);
  const adjusted = addInts(exponent, digits - 1);
  if (adjusted > context.maximum) return overflow(context, isNegative);
  if (adjusted < context.minimum) return fitSubnormal(context, isNegative, coefficient, exponent);
  if (digits > context.precision) {
    const excess = digits - Number(context.precision);
    const shortened = dropDigits(coefficient, excess, isNegative, context.rounding);
    return fitRounded(context, isNegative, shortened, digits - excess, addInts(exponent, excess));
  }
  if (context.isClamping && exponent > context.top) {
    const shift = subtractInts(exponent, context.top);
    context.status |= Condition.clamped;
    return new PyDecimal(isNegative, appendZeros(coefficient, shift), context.top);
  }
  return new PyDecimal(isNegative, coefficient, exponent);
}

function fitRounded(
  context: ArithmeticContext,
  isNegative: boolean,
  shortened: Shortened,
  digits: number,
  exponent: Int,
): PyDecimal {
  context.status |= shortened.isInexact ? Condition.rounded | Condition.inexact : Condition.rounded;
  const { coefficient } = shortened;
  if (coefficient < powerOfTen(digits)) return new PyDecimal(isNegative, coefficient, exponent);
  // Rounding has carried into another digit.
  const raised = addInts(exponent, 1);
  if (addInts(raised, digits - 1) > context.maximum) return overflow(context, isNegative);
  return new PyDecimal(isNegative, coefficient / 10n, raised);
}

function fitZero(context: ArithmeticContext, isNegative: boolean, exponent: Int): PyDecimal {
  const least = context.tiny;
  const most = context.isClamping ? context.top : context.maximum;
  if (exponent >= least && exponent <= most) return zero(isNegative, exponent);
  context.status |= Condition.clamped;
  return zero(isNegative, exponent < least ? least : most);
}

function fitSubnormal(context: ArithmeticContext, isNegative: boolean, coefficient: bigint, exponent: Int): PyDecimal {
  context.status |= Condition.subnormal;
  const { tiny } = context;
  if (exponent >= tiny) {
    if (context.isClamping && exponent > context.top) {
      context.status |= Condition.clamped;
      return new PyDecimal(isNegative, appendZeros(coefficient, subtractInts(exponent, context.top)), context.top);
    }
    return new PyDecimal(isNegative, coefficient, exponent);
  }
  const shortened = dropDigits(coefficient, subtractInts(tiny, exponent), isNegative, context.rounding);
  context.status |= Condition.rounded;
  if (shortened.isInexact) {
    context.status |= Condition.inexact | Condition.underflow;
    if (shortened.coefficient === 0n) context.status |= Condition.clamped;
  }
  return new PyDecimal(isNegative, shortened.coefficient, tiny);
}

/** What a result beyond the greatest exponent becomes: an infinity, or the greatest number where rounding leads there. */
export function overflow(context: ArithmeticContext, isNegative: boolean): PyDecimal {
  context.status |= Condition.overflow | Condition.inexact | Condition.rounded;
  const { rounding } = context;
  const isGreatest =
    rounding === "ROUND_DOWN" ||
    rounding === "ROUND_05UP" ||
    (rounding === "ROUND_CEILING" && isNegative) ||
    (rounding === "ROUND_FLOOR" && !isNegative);
  return isGreatest ? greatest(context, isNegative) : infinity(isNegative);
}

/** The greatest finite number of a context. Raises MemoryError when it is too long. */
export function greatest(context: ArithmeticContext, isNegative: boolean): PyDecimal {
  checkDigits(context.precision);
  return new PyDecimal(isNegative, powerOfTen(Number(context.precision)) - 1n, context.top);
}

/** `fit` of a number of any kind: a NaN keeps as much of its payload as the precision allows. */
export function fitNumber(context: ArithmeticContext, value: PyDecimal): PyDecimal {
  switch (value.kind) {
    case "finite":
      return fit(context, value.isNegative, value.coefficient, value.exponent);
    case "infinite":
      return value;
    default:
      return fitPayload(context, value);
  }
}

function fitPayload(context: ArithmeticContext, value: PyDecimal): PyDecimal {
  const room = subtractInts(context.precision, context.isClamping ? 1 : 0);
  if (value.coefficient === 0n || value.digits <= room) return value;
  const payload = room === 0 ? 0n : value.coefficient % powerOfTen(Number(room));
  return new PyDecimal(value.isNegative, payload, 0, value.kind);
}
