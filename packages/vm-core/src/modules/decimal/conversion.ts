/** Decimals from other values: ints, floats, strings, tuples; and operands of operators. */

import { PyFloat } from "../../objects/float.js";
import { PyList } from "../../objects/list.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import type { PyType } from "../../objects/type.js";
import { mantissaAndExponent } from "../../runtime/double-parts.js";
import { overflowError, typeError, valueError } from "../../runtime/errors.js";
import { bitLength, type Int } from "../../runtime/integers.js";
import { stripSpaces, toAsciiDigits } from "../../runtime/numeric-text.js";
import { intOf, textOf, typeName } from "../../runtime/primitives.js";
import { type ArithmeticContext, Condition, unlimitedContext } from "./arithmetic-context.js";
import { type PyContext, perform, report } from "./context.js";
import {
  checkDigits,
  DecimalInstance,
  type DecimalKind,
  decimalType,
  infinity,
  PyDecimal,
  powerOfTen,
  quietNaN,
} from "./decimal.js";
import { invalid } from "./not-a-number.js";
import { fitNumber } from "./rounding.js";
import { parseDecimal } from "./text.js";

/** The same number as an instance of a class. */
export function asInstance(cls: PyType, value: PyDecimal): PyDecimal {
  if (cls !== decimalType) return new DecimalInstance(cls, value);
  if (value.cls === decimalType) return value;
  return new PyDecimal(value.isNegative, value.coefficient, value.exponent, value.kind);
}

/** The decimal equal to an int. Raises MemoryError. */
export function fromInt(value: Int): PyDecimal {
  if (typeof value === "number") return new PyDecimal(value < 0, BigInt(value < 0 ? -value : value), 0);
  checkDigits(Math.floor(bitLength(value) * Math.log10(2)));
  return new PyDecimal(value < 0n, value < 0n ? -value : value, 0);
}

/** The decimal equal to a double. */
export function fromDouble(value: number): PyDecimal {
  const isNegative = value < 0 || Object.is(value, -0);
  if (Number.isNaN(value)) return quietNaN();
  if (!Number.isFinite(value)) return infinity(isNegative);
  if (value === 0) return new PyDecimal(isNegative, 0n, 0);
  const [mantissa, exponent] = mantissaAndExponent(Math.abs(value));
  // m / 2**e is m * 5**e / 10**e.
  return exponent >= 0
    ? new PyDecimal(isNegative, mantissa << BigInt(exponent), 0)
    : new PyDecimal(isNegative, mantissa * 5n ** BigInt(-exponent), exponent);
}

/** The number as a context that must not round keeps it: one with an exponent beyond all limits is invalid. */
function exactly(context: PyContext, value: PyDecimal | undefined): PyDecimal {
  if (value === undefined) return perform(context, (arithmetic) => invalid(arithmetic, Condition.conversionSyntax));
  if (value.kind !== "finite") return value;
  const unlimited = unlimitedContext();
  const result = fitNumber(unlimited, value);
  const isExact = (unlimited.status & (Condition.inexact | Condition.rounded | Condition.clamped)) === 0;
  return isExact ? result : perform(context, (arithmetic) => invalid(arithmetic));
}

/** The number as a context rounds it. */
function rounded(context: PyContext, value: PyDecimal | undefined): PyDecimal {
  return perform(context, (arithmetic) => {
    if (value === undefined || hasLongPayload(arithmetic, value)) {
      return invalid(arithmetic, Condition.conversionSyntax);
    }
    return fitNumber(arithmetic, value);
  });
}

const hasLongPayload = (context: ArithmeticContext, value: PyDecimal): boolean =>
  value.isNaN && value.coefficient !== 0n && value.digits > BigInt(context.precision) - (context.isClamping ? 1n : 0n);

/** Decimal(value) with an explicit class. Raises TypeError, ValueError, and what the context traps. */
export function exactDecimal(cls: PyType, value: Value, context: PyContext): PyDecimal {
  if (value instanceof PyDecimal) return asInstance(cls, value);
  return asInstance(cls, convert(value, context, true));
}

/** Context.create_decimal(value). Raises TypeError, ValueError, and what the context traps. */
export function roundedDecimal(value: Value, context: PyContext): PyDecimal {
  return value instanceof PyDecimal ? rounded(context, asInstance(decimalType, value)) : convert(value, context, false);
}

function convert(value: Value, context: PyContext, isExact: boolean): PyDecimal {
  const settle = isExact ? exactly : rounded;
  const text = textOf(value);
  if (text !== undefined) {
    const digits = toAsciiDigits(isExact ? stripSpaces(text).replaceAll("_", "") : text);
    return settle(context, parseDecimal(digits));
  }
  const integer = intOf(value);
  if (integer !== undefined) return settle(context, fromInt(integer));
  if (value instanceof PyTuple || value instanceof PyList) return settle(context, fromSequence(value.items));
  if (value instanceof PyFloat) {
    report(context, Condition.floatOperation);
    return settle(context, fromDouble(value.value));
  }
  throw unsupported(value);
}

const unsupported = (value: Value) => typeError(`conversion from ${typeName(value)} to Decimal is not supported`);

const kindLetters: ReadonlyMap<string, DecimalKind> = new Map([
  ["F", "infinite"],
  ["n", "quiet"],
  ["N", "signaling"],
]);

function fromSequence(items: readonly Value[]): PyDecimal {
  if (items.length !== 3) throw valueError("argument must be a sequence of length 3");
  const sign = intOf(items[0]);
  if (sign !== 0 && sign !== 1) throw valueError("sign must be an integer with the value 0 or 1");
  const letter = textOf(items[2]);
  const kind = letter === undefined ? "finite" : kindLetters.get(letter);
  if (kind === undefined) throw valueError("string argument in the third position must be 'F', 'n' or 'N'");
  const exponent = kind === "finite" ? exponentFrom(items[2]) : 0;
  const coefficient = kind === "infinite" ? 0n : coefficientFrom(items[1]);
  return new PyDecimal(sign === 1, coefficient, exponent, kind);
}

function exponentFrom(value: Value): Int {
  const exponent = intOf(value);
  if (exponent === undefined) throw valueError("exponent must be an integer");
  if (typeof exponent === "bigint" && BigInt.asIntN(64, exponent) !== exponent) {
    throw overflowError("Python int too large to convert to C ssize_t");
  }
  return exponent;
}

function coefficientFrom(value: Value): bigint {
  const items = value instanceof PyTuple || value instanceof PyList ? value.items : null;
  const digits = items?.map(intOf);
  if (digits?.every((digit) => digit !== undefined && digit >= 0 && digit <= 9) !== true) {
    throw valueError("coefficient must be a tuple of digits");
  }
  checkDigits(digits.length);
  return BigInt(`0${digits.join("")}`);
}

/** An operand of an operator: a Decimal or an int; undefined for anything else. */
export function operandOf(value: Value): PyDecimal | undefined {
  if (value instanceof PyDecimal) return value;
  const integer = intOf(value);
  return integer === undefined ? undefined : fromInt(integer);
}

/** An argument that must be an operand. Raises TypeError. */
export function asOperand(value: Value): PyDecimal {
  const operand = operandOf(value);
  if (operand === undefined) throw unsupported(value);
  return operand;
}

/** The int nearest to a number whose exponent is 0 or more. Raises MemoryError. */
export function wholeNumber(value: PyDecimal): bigint {
  if (value.coefficient === 0n) return 0n;
  checkDigits(value.adjusted);
  const magnitude = value.coefficient * powerOfTen(Number(value.exponent));
  return value.isNegative ? -magnitude : magnitude;
}
