/** The methods of decimal.Decimal that are no operators. */

import { PyDict } from "../../objects/dict.js";
import { PyFloat } from "../../objects/float.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import type { PyType } from "../../objects/type.js";
import { call } from "../../runtime/calls.js";
import { overflowError, typeError, valueError } from "../../runtime/errors.js";
import { greatestCommonDivisor } from "../../runtime/integers.js";
import { classMethod, type Definition, method } from "../../runtime/native-definitions.js";
import { intOf, normalizeInt, textOf } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import { fusedMultiplyAdd } from "./arithmetic.js";
import type { ArithmeticContext } from "./arithmetic-context.js";
import { copyAbsolute, copyNegated, isSameQuantum } from "./comparison.js";
import { contextArgument, currentContext, perform } from "./context.js";
import { asRounding } from "./context-type.js";
import { asInstance, asOperand, fromDouble, fromInt, wholeNumber } from "./conversion.js";
import { decimalType, PyDecimal, powerOfTen } from "./decimal.js";
import { decimalTuple } from "./decimal-tuple.js";
import { classOf } from "./digit-operations.js";
import { formatDecimal, type Punctuation } from "./format.js";
import {
  type BinaryOperation,
  binaryOperations,
  contextPredicates,
  predicates,
  type UnaryOperation,
  unaryOperations,
} from "./operations.js";
import { quantize, toIntegral } from "./quantizing.js";
import { engineeringText } from "./text.js";

/** The number as an exact Decimal. */
const plain = (value: PyDecimal): PyDecimal => asInstance(decimalType, value);

const unary = ([name, operation]: readonly [string, UnaryOperation]): Definition =>
  method(`${name}(context=None)`, (self: PyDecimal, context?: Value) =>
    plain(perform(contextArgument(context), (arithmetic) => operation(arithmetic, self))),
  );

const binary = ([name, operation]: readonly [string, BinaryOperation]): Definition =>
  method(`${name}(other, context=None)`, (self: PyDecimal, other: Value, context?: Value) => {
    const within = contextArgument(context);
    const operand = asOperand(other);
    return plain(perform(within, (arithmetic) => operation(arithmetic, self, operand)));
  });

/** An operation in a context whose rounding an argument may replace. */
function withRounding(
  rounding: Value | undefined,
  context: Value | undefined,
  operation: (arithmetic: ArithmeticContext) => PyDecimal,
): PyDecimal {
  return perform(contextArgument(context), (arithmetic) => {
    if (rounding === undefined || rounding === null) return plain(operation(arithmetic));
    const work = arithmetic.derive(arithmetic.precision, asRounding(rounding));
    const result = operation(work);
    arithmetic.status |= work.status;
    return plain(result);
  });
}

const integral = (name: string, isExact: boolean): Definition =>
  method(`${name}(rounding=None, context=None)`, (self: PyDecimal, rounding?: Value, context?: Value) =>
    withRounding(rounding, context, (arithmetic) => toIntegral(arithmetic, self, isExact)),
  );

function asTuple(self: PyDecimal): Value {
  const letters = { infinite: "F", quiet: "n", signaling: "N" };
  const isBare = self.isNaN && self.coefficient === 0n;
  const digits = isBare ? [] : Array.from(self.coefficient.toString(), Number);
  const exponent = self.kind === "finite" ? self.exponent : letters[self.kind];
  return call(decimalTuple(), [self.isNegative ? 1 : 0, new PyTuple(digits), exponent]);
}

function integerRatio(self: PyDecimal): Value {
  if (self.isNaN) throw valueError("cannot convert NaN to integer ratio");
  if (!self.isFinite) throw overflowError("cannot convert Infinity to integer ratio");
  if (self.exponent >= 0 || self.isZero) return new PyTuple([normalizeInt(wholeNumber(self)), 1]);
  const denominator = powerOfTen(-Number(self.exponent));
  const common = BigInt(greatestCommonDivisor(normalizeInt(self.coefficient), normalizeInt(denominator)));
  const numerator = self.coefficient / common;
  return new PyTuple([normalizeInt(self.isNegative ? -numerator : numerator), normalizeInt(denominator / common)]);
}

function ofClass(cls: PyType, value: PyDecimal): Value {
  return cls === decimalType ? value : call(cls, [value]);
}

function fromFloat(cls: PyType, f: Value): Value {
  const integer = intOf(f);
  if (integer !== undefined) return ofClass(cls, fromInt(integer));
  if (f instanceof PyFloat) return ofClass(cls, fromDouble(f.value));
  throw typeError("argument must be int or float");
}

function fromNumber(cls: PyType, number: Value): Value {
  if (number instanceof PyDecimal) return ofClass(cls, plain(number));
  if (number instanceof PyFloat || intOf(number) !== undefined) return fromFloat(cls, number);
  throw typeError(`Cannot convert ${repr(number)} to Decimal`);
}

function format(self: PyDecimal, specification: Value, override?: Value): string {
  const text = textOf(specification);
  if (text === undefined) throw typeError("format arg must be str");
  const { arithmetic, hasCapitals } = currentContext();
  const punctuation = override === undefined ? null : punctuationFrom(override);
  return formatDecimal(self, text, arithmetic.rounding, hasCapitals, punctuation);
}

function punctuationFrom(override: Value): Punctuation {
  if (!(override instanceof PyDict)) throw typeError("optional argument must be a dict");
  const entry = (name: string, fallback: string): string => {
    const value = override.get(name);
    return (value === undefined ? undefined : textOf(value)) ?? fallback;
  };
  const point = entry("decimal_point", ".");
  const separator = entry("thousands_sep", "");
  const grouping = entry("grouping", "").replace(/\0.*$/s, "");
  const isOdd = [...grouping].some((size) => size.charCodeAt(0) > 127);
  if (point === "" || point.length > 4 || separator.length > 4 || isOdd) throw valueError("invalid override dict");
  return {
    point,
    separator: grouping === "" ? "" : separator,
    grouping: Array.from(grouping, (size) => size.charCodeAt(0)),
  };
}

const test = ([name, predicate]: readonly [string, (value: PyDecimal) => boolean]): Definition =>
  method(`${name}()`, (self: PyDecimal) => predicate(self));

const contextTest = ([name, predicate]: readonly [
  string,
  (value: PyDecimal, arithmetic: ArithmeticContext) => boolean,
]): Definition =>
  method(`${name}(context=None)`, (self: PyDecimal, context?: Value) =>
    predicate(self, contextArgument(context).arithmetic),
  );

export const methods: readonly Definition[] = [
  ...Object.entries(unaryOperations).map(unary),
  ...Object.entries(binaryOperations).map(binary),
  ...Object.entries(predicates).map(([name, predicate]) =>
    test([name, (value) => predicate(value, currentContext().arithmetic)]),
  ),
  ...Object.entries(contextPredicates).map(contextTest),
  integral("to_integral", false),
  integral("to_integral_value", false),
  integral("to_integral_exact", true),
  method(
    "quantize(exp, rounding=None, context=None)",
    (self: PyDecimal, exp: Value, rounding?: Value, context?: Value) => {
      contextArgument(context);
      const operand = asOperand(exp);
      return withRounding(rounding, context, (arithmetic) => quantize(arithmetic, self, operand));
    },
  ),
  method("fma(other, third, context=None)", (self: PyDecimal, other: Value, third: Value, context?: Value) => {
    const within = contextArgument(context);
    const factor = asOperand(other);
    const summand = asOperand(third);
    return plain(perform(within, (arithmetic) => fusedMultiplyAdd(arithmetic, self, factor, summand)));
  }),
  method("same_quantum(other, context=None)", (self: PyDecimal, other: Value, context?: Value) => {
    contextArgument(context);
    return isSameQuantum(self, asOperand(other));
  }),
  method("number_class(context=None)", (self: PyDecimal, context?: Value) =>
    classOf(contextArgument(context).arithmetic, self),
  ),
  method("to_eng_string(context=None)", (self: PyDecimal, context?: Value) =>
    engineeringText(self, contextArgument(context).hasCapitals),
  ),
  method("adjusted()", (self: PyDecimal) => (self.isFinite ? self.adjusted : 0)),
  method("as_tuple()", asTuple),
  method("as_integer_ratio()", integerRatio),
  method("canonical()", (self: PyDecimal) => self),
  method("conjugate()", (self: PyDecimal) => self),
  method("copy_abs()", copyAbsolute),
  method("copy_negate()", copyNegated),
  method("radix()", () => fromInt(10)),
  classMethod("from_float(f, /)", fromFloat),
  classMethod("from_number(number, /)", fromNumber),
  method("__format__(format_spec, override=<unrepresentable>, /)", format),
];
