/** complex. */

import { complexType, PyComplex } from "../objects/complex.js";
import { deprecationWarningType } from "../objects/exception.js";
import { PyFloat } from "../objects/float.js";
import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { call } from "../runtime/calls.js";
import * as complexes from "../runtime/complexes.js";
import { typeError, valueError, zeroDivisionError } from "../runtime/errors.js";
import { removeUnderscores } from "../runtime/float-text.js";
import { parseFormatSpec } from "../runtime/format-spec.js";
import { hashComplex } from "../runtime/hashing.js";
import { intToDouble } from "../runtime/integers.js";
import {
  classMethod,
  constant,
  constructor,
  type Definition,
  defineMethods,
  member,
  method,
} from "../runtime/native-definitions.js";
import { formatComplex } from "../runtime/number-format.js";
import { stripSpaces, toAsciiDigits } from "../runtime/numeric-text.js";
import { floatOf, intOf, textOf, typeName } from "../runtime/primitives.js";
import { complexFrom, complexOf, doubleOf } from "../runtime/real-numbers.js";
import { str } from "../runtime/text.js";
import { reprText } from "../runtime/text-repr.js";
import { warn } from "../runtime/warnings.js";
import { binaryMethods, formatSpecText } from "./numeric-methods.js";

type Operand = PyComplex | number;

/** A complex, or the double of a float or int. Raises OverflowError for an int beyond the range of float. */
function operand(value: Value): Operand | undefined {
  if (value instanceof PyComplex) return value;
  const double = floatOf(value);
  if (double !== undefined) return double;
  const integer = intOf(value);
  return integer === undefined ? undefined : intToDouble(integer);
}

const asComplex = (value: Operand): PyComplex => (typeof value === "number" ? new PyComplex(value, 0) : value);

// Arithmetic of a complex and a real number leaves the imaginary part alone where a zero would change its sign.

function add(left: Operand, right: Operand): PyComplex {
  if (typeof left === "number") return add(right, left);
  if (typeof right === "number") return new PyComplex(left.real + right, left.imag);
  return complexes.addComplexes(left, right);
}

function subtract(left: Operand, right: Operand): PyComplex {
  if (typeof right === "number") return new PyComplex(asComplex(left).real - right, asComplex(left).imag);
  if (typeof left === "number") return new PyComplex(left - right.real, -right.imag);
  return complexes.subtractComplexes(left, right);
}

function multiply(left: Operand, right: Operand): PyComplex {
  if (typeof left === "number") return multiply(right, left);
  if (typeof right === "number") return new PyComplex(left.real * right, left.imag * right);
  return complexes.multiplyComplexes(left, right);
}

function divide(left: Operand, right: Operand): PyComplex {
  if (typeof right === "number") {
    if (right === 0) throw zeroDivisionError("division by zero");
    return new PyComplex(asComplex(left).real / right, asComplex(left).imag / right);
  }
  if (typeof left === "number") return complexes.divideRealByComplex(left, right);
  return complexes.divideComplexes(left, right);
}

/** Without an order: only `==` and `!=` have an answer. An int compares exactly. */
function equality(isEqual: boolean) {
  return (self: PyComplex, value: Value): Value => {
    if (value instanceof PyComplex) return (self.real === value.real && self.imag === value.imag) === isEqual;
    const real = floatOf(value) ?? intOf(value);
    if (real === undefined) return NotImplemented;
    return (self.imag === 0 && self.real <= real && self.real >= real) === isEqual;
  };
}

const withoutOrder = (name: string, symbol: string): Definition =>
  method(`${name}(value, /)`, () => NotImplemented, `Return self${symbol}value.`);

function power(base: Value, exponent: Value, modulus: Value | undefined): Value {
  const x = operand(base);
  const y = operand(exponent);
  if (x === undefined || y === undefined) return NotImplemented;
  if (modulus !== undefined && modulus !== null) throw valueError("complex modulo");
  return complexes.powerComplexes(asComplex(x), asComplex(y));
}

defineMethods(complexType, () => [
  constructor("(real=0, imag=0)", create),
  constant(
    "__doc__",
    `Create a complex number from a string or numbers.

If a string is given, parse it as a complex number.
If a single number is given, convert it to a complex number.
If the 'real' or 'imag' arguments are given, create a complex number
with the specified real and imaginary components.`,
  ),
  method("__repr__(/)", complexes.complexRepr, "Return repr(self)."),
  method("__hash__(/)", hashComplex, "Return hash(self)."),
  withoutOrder("__lt__", "<"),
  withoutOrder("__le__", "<="),
  method("__eq__(value, /)", equality(true), "Return self==value."),
  method("__ne__(value, /)", equality(false), "Return self!=value."),
  withoutOrder("__gt__", ">"),
  withoutOrder("__ge__", ">="),
  ...binaryMethods("add", "+", operand, add),
  ...binaryMethods("sub", "-", operand, subtract),
  ...binaryMethods("mul", "*", operand, multiply),
  method("__pow__(value, mod=None, /)", power, "Return pow(self, value, mod)."),
  method(
    "__rpow__(value, mod=None, /)",
    (self: Value, value: Value, modulus: Value | undefined) => power(value, self, modulus),
    "Return pow(value, self, mod).",
  ),
  method("__neg__(/)", (self: PyComplex) => new PyComplex(-self.real, -self.imag), "-self"),
  method("__pos__(/)", exact, "+self"),
  method("__abs__(/)", (self: PyComplex) => new PyFloat(complexes.complexMagnitude(self)), "abs(self)"),
  method("__bool__(/)", (self: PyComplex) => self.real !== 0 || self.imag !== 0, "True if self else False"),
  ...binaryMethods("truediv", "/", operand, divide),
  classMethod("from_number(number, /)", fromNumber, "Convert number to a complex floating-point number."),
  method(
    "conjugate()",
    (self: PyComplex) => new PyComplex(self.real, -self.imag),
    "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.",
  ),
  method("__complex__()", exact, "Convert this value to exact type complex."),
  method("__getnewargs__()", (self: PyComplex) => new PyTuple([new PyFloat(self.real), new PyFloat(self.imag)]), ""),
  method("__format__(format_spec, /)", format, "Convert to a string according to format_spec."),
  member("real", (self: PyComplex) => new PyFloat(self.real), null, "the real part of a complex number"),
  member("imag", (self: PyComplex) => new PyFloat(self.imag), null, "the imaginary part of a complex number"),
]);

function create(cls: PyType, real: Value | undefined, imaginary: Value | undefined): Value {
  if (imaginary === undefined) {
    if (real === undefined) return new PyComplex(0, 0, cls);
    if (cls === complexType && real instanceof PyComplex && real.cls === complexType) return real;
    const value = toComplex(real);
    return new PyComplex(value.real, value.imag, cls);
  }
  const x = component(real ?? 0, "real");
  const y = component(imaginary, "imag");
  // Either argument may itself be complex: x + y * 1j.
  const realPart = typeof y === "number" ? asComplex(x).real : asComplex(x).real - y.imag;
  const imaginaryPart = typeof x === "number" ? asComplex(y).real : x.imag + asComplex(y).real;
  return new PyComplex(realPart, imaginaryPart, cls);
}

/** complex(value) of a single argument. */
function toComplex(value: Value): PyComplex {
  const text = textOf(value);
  if (text !== undefined) return fromText(text);
  const number = complexOf(value);
  if (number !== undefined) return asComplex(number);
  throw typeError(`complex() argument must be a string or a number, not ${typeOf(value).fullName}`);
}

function component(value: Value, name: "real" | "imag"): Operand {
  const number = name === "real" || value instanceof PyComplex ? complexOf(value) : doubleOf(value);
  if (number instanceof PyComplex) {
    warn(`complex() argument '${name}' must be a real number, not ${typeOf(value).fullName}`, deprecationWarningType);
  }
  if (number !== undefined) return number;
  throw typeError(`complex() argument '${name}' must be a real number, not ${typeOf(value).fullName}`);
}

function fromText(text: string): PyComplex {
  let literal = stripSpaces(toAsciiDigits(text));
  if (literal.startsWith("(") && literal.endsWith(")")) literal = stripSpaces(literal.slice(1, -1));
  const plain = removeUnderscores(literal);
  if (plain === undefined) throw valueError(`could not convert string to complex: ${reprText(text)}`);
  const value = complexes.parseComplexText(plain);
  if (value === undefined) throw valueError("complex() arg is a malformed string");
  return value;
}

/** The value as an object of exactly the class complex. */
function exact(self: PyComplex): PyComplex {
  return self.cls === complexType ? self : new PyComplex(self.real, self.imag);
}

function fromNumber(cls: PyType, number: Value): Value {
  if (cls === complexType && number instanceof PyComplex && number.cls === complexType) return number;
  const value = number instanceof PyComplex ? new PyComplex(number.real, number.imag) : complexFrom(number);
  return cls === complexType ? value : call(cls, [value]);
}

function format(self: PyComplex, specification: Value): string {
  const text = formatSpecText(specification);
  if (text === "") return str(self);
  const name = typeName(self);
  return formatComplex(self.real, self.imag, parseFormatSpec(text, { type: "", align: ">", typeName: name }), name);
}
