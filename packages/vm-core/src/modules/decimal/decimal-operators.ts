/** The operators of decimal.Decimal: arithmetic, comparison, conversion, hashing. */

import { PyComplex } from "../../objects/complex.js";
import { PyFloat } from "../../objects/float.js";
import { NotImplemented } from "../../objects/none.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { getAttribute } from "../../runtime/attributes.js";
import { overflowError, typeError, valueError } from "../../runtime/errors.js";
import { parseFloatText } from "../../runtime/float-text.js";
import { hashInt } from "../../runtime/hashing.js";
import { identityHash } from "../../runtime/identity.js";
import { isInstance } from "../../runtime/instance-checks.js";
import { type Int, powerModulo, subtractInts } from "../../runtime/integers.js";
import { services } from "../../runtime/interpreter-services.js";
import { type Definition, getter, method } from "../../runtime/native-definitions.js";
import { intOf, normalizeInt } from "../../runtime/primitives.js";
import {
  absolute,
  add,
  divide,
  divideInteger,
  divideModulo,
  minus,
  multiply,
  plus,
  remainder,
  subtract,
} from "./arithmetic.js";
import { type ArithmeticContext, Condition, type Rounding, unlimitedContext } from "./arithmetic-context.js";
import { compareValues } from "./comparison.js";
import { currentContext, type PyContext, perform, report } from "./context.js";
import { asInstance, fromDouble, fromInt, operandOf, wholeNumber } from "./conversion.js";
import { decimalType, PyDecimal } from "./decimal.js";
import type { BinaryOperation, UnaryOperation } from "./operations.js";
import { power, powerModuloOf } from "./power.js";
import { quantize, toIntegral } from "./quantizing.js";
import { scientificText } from "./text.js";

const plain = (value: PyDecimal): PyDecimal => (value.cls === decimalType ? value : asInstance(decimalType, value));

function binary(name: string, operation: BinaryOperation): Definition[] {
  const apply = (left: Value, right: Value): Value => {
    const x = operandOf(left);
    const y = operandOf(right);
    if (x === undefined || y === undefined) return NotImplemented;
    return plain(perform(currentContext(), (context) => operation(context, x, y)));
  };
  return [
    method(`__${name}__(value, /)`, apply),
    method(`__r${name}__(value, /)`, (self: Value, value: Value) => apply(value, self)),
  ];
}

const unary = (name: string, operation: UnaryOperation): Definition =>
  method(`__${name}__(/)`, (self: PyDecimal) =>
    plain(perform(currentContext(), (context) => operation(context, self))),
  );

function quotientAndRemainder(left: Value, right: Value): Value {
  const x = operandOf(left);
  const y = operandOf(right);
  if (x === undefined || y === undefined) return NotImplemented;
  const pair = perform(currentContext(), (context) => divideModulo(context, x, y));
  return new PyTuple(pair.map(plain));
}

function raise(base: Value, exponent: Value, modulus: Value | undefined): Value {
  const x = operandOf(base);
  const y = operandOf(exponent);
  if (x === undefined || y === undefined) return NotImplemented;
  if (modulus === undefined || modulus === null) {
    return plain(perform(currentContext(), (context) => power(context, x, y)));
  }
  const z = operandOf(modulus);
  if (z === undefined) return NotImplemented;
  return plain(perform(currentContext(), (context) => powerModuloOf(context, x, y, z)));
}

type Comparison = "__lt__" | "__le__" | "__eq__" | "__ne__" | "__gt__" | "__ge__";

const tests: Readonly<Record<Comparison, (order: number) => boolean>> = {
  __lt__: (order) => order < 0,
  __le__: (order) => order <= 0,
  __eq__: (order) => order === 0,
  __ne__: (order) => order !== 0,
  __gt__: (order) => order > 0,
  __ge__: (order) => order >= 0,
};

const comparison = ([name, test]: readonly [string, (order: number) => boolean]): Definition =>
  method(`${name}(value, /)`, (self: PyDecimal, value: Value) => {
    const context = currentContext();
    const isEquality = name === "__eq__" || name === "__ne__";
    const operands = comparable(context, self, value, isEquality);
    if (operands === undefined) return NotImplemented;
    const [left, right] = operands;
    if (left.isNaN || right.isNaN) {
      const isSignaling = !isEquality || left.kind === "signaling" || right.kind === "signaling";
      if (isSignaling) report(context, Condition.invalidOperation);
      return name === "__ne__";
    }
    return test(compareValues(left, right));
  });

/** The operands of a comparison: those of a rational number are multiplied by its denominator. */
function comparable(
  context: PyContext,
  self: PyDecimal,
  value: Value,
  isEquality: boolean,
): readonly [PyDecimal, PyDecimal] | undefined {
  const operand = operandOf(value);
  if (operand !== undefined) return [self, operand];
  if (value instanceof PyFloat || (value instanceof PyComplex && isEquality)) {
    if (value instanceof PyComplex && value.imag !== 0) return undefined;
    // Equality is never an error.
    if (isEquality) context.flags |= Condition.floatOperation;
    else report(context, Condition.floatOperation);
    return [self, fromDouble(value instanceof PyComplex ? value.real : value.value)];
  }
  if (!isInstance(value, getAttribute(services.importModule("numbers"), "Rational"))) return undefined;
  const numerator = asExactInt(getAttribute(value, "numerator"));
  if (!self.isFinite) return [self, numerator];
  const denominator = asExactInt(getAttribute(value, "denominator"));
  return [multiply(unlimitedContext(), self, denominator), numerator];
}

function asExactInt(value: Value): PyDecimal {
  const integer = intOf(value);
  if (integer === undefined) throw typeError("numerator and denominator must be integers");
  return fromInt(integer);
}

const MODULUS = (1n << 61n) - 1n;
const INVERSE_OF_TEN = powerModulo(10, -1, MODULUS);
const HASH_INFINITY = 314159;

function hash(self: PyDecimal): Int {
  if (self.kind === "signaling") throw typeError("Cannot hash a signaling NaN value");
  if (self.kind === "quiet") return identityHash(self);
  if (self.kind === "infinite") return self.isNegative ? -HASH_INFINITY : HASH_INFINITY;
  const { exponent } = self;
  const scale =
    exponent >= 0
      ? powerModulo(10, exponent, MODULUS)
      : powerModulo(INVERSE_OF_TEN, subtractInts(0, exponent), MODULUS);
  const magnitude = (self.coefficient * BigInt(scale)) % MODULUS;
  return hashInt(normalizeInt(self.isNegative ? -magnitude : magnitude));
}

function toInt(self: PyDecimal, rounding: Rounding): Value {
  if (self.isNaN) throw valueError("cannot convert NaN to integer");
  if (!self.isFinite) throw overflowError("cannot convert Infinity to integer");
  const context = currentContext();
  const whole = perform(context, (arithmetic) =>
    toIntegral(arithmetic.derive(arithmetic.precision, rounding), self, false),
  );
  return normalizeInt(wholeNumber(whole));
}

function round(self: PyDecimal, digits?: Value): Value {
  if (digits === undefined) return toInt(self, "ROUND_HALF_EVEN");
  const places = intOf(digits);
  if (places === undefined) throw typeError("optional arg must be an integer");
  if (BigInt.asIntN(64, BigInt(places)) !== BigInt(places)) {
    throw overflowError("Python int too large to convert to C ssize_t");
  }
  const quantum = new PyDecimal(false, 1n, subtractInts(0, places));
  return plain(perform(currentContext(), (context) => quantize(context, self, quantum)));
}

function toDouble(self: PyDecimal): number {
  if (self.kind === "signaling") throw valueError("cannot convert signaling NaN to float");
  if (self.kind === "quiet") return Number.NaN;
  return parseFloatText(scientificText(self, true)) ?? Number.NaN;
}

const identity = (_context: ArithmeticContext, value: PyDecimal): PyDecimal => value;

export const operators: readonly Definition[] = [
  ...binary("add", add),
  ...binary("sub", subtract),
  ...binary("mul", multiply),
  ...binary("truediv", divide),
  ...binary("floordiv", divideInteger),
  ...binary("mod", remainder),
  method("__divmod__(value, /)", quotientAndRemainder),
  method("__rdivmod__(value, /)", (self: Value, value: Value) => quotientAndRemainder(value, self)),
  method("__pow__(value, mod=None, /)", raise),
  method("__rpow__(value, mod=None, /)", (self: Value, value: Value, modulus?: Value) => raise(value, self, modulus)),
  unary("neg", minus),
  unary("pos", plus),
  unary("abs", absolute),
  ...Object.entries(tests).map(comparison),
  method("__bool__(/)", (self: PyDecimal) => !self.isZero),
  method("__hash__(/)", hash),
  method("__int__(/)", (self: PyDecimal) => toInt(self, "ROUND_DOWN")),
  method("__trunc__(/)", (self: PyDecimal) => toInt(self, "ROUND_DOWN")),
  method("__floor__(/)", (self: PyDecimal) => toInt(self, "ROUND_FLOOR")),
  method("__ceil__(/)", (self: PyDecimal) => toInt(self, "ROUND_CEILING")),
  method("__round__(ndigits=<unrepresentable>, /)", round),
  method("__float__(/)", (self: PyDecimal) => new PyFloat(toDouble(self))),
  method("__complex__(/)", (self: PyDecimal) => new PyComplex(toDouble(self), 0)),
  getter("real", (self: PyDecimal) => plain(identity(currentContext().arithmetic, self))),
  getter("imag", () => fromInt(0)),
];
