/** float. */

import { FloatInstance, floatType, PyFloat } from "../objects/float.js";
import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { bytesLike } from "../runtime/buffers.js";
import { call } from "../runtime/calls.js";
import { overflowError, typeError, valueError } from "../runtime/errors.js";
import { floatFromHex, floatHex } from "../runtime/float-hex.js";
import { floatRepr, parseFloatText } from "../runtime/float-text.js";
import * as floats from "../runtime/floats.js";
import { parseFormatSpec } from "../runtime/format-spec.js";
import { hashDouble } from "../runtime/hashing.js";
import { intToDouble } from "../runtime/integers.js";
import {
  classMethod,
  constant,
  constructor,
  type Definition,
  defineMethods,
  getter,
  method,
} from "../runtime/native-definitions.js";
import { formatFloat } from "../runtime/number-format.js";
import { stripSpaces, toAsciiDigits } from "../runtime/numeric-text.js";
import { divmodOfFloats, powerOfFloats } from "../runtime/operators.js";
import { asIndex, floatOf, intOf, normalizeInt, textOf, typeName } from "../runtime/primitives.js";
import { asDouble, convertedDouble } from "../runtime/real-numbers.js";
import { repr, str } from "../runtime/text.js";
import { reprText } from "../runtime/text-repr.js";
import { binaryMethods, formatSpecText, orderMethods } from "./numeric-methods.js";

/** The double of a float or int operand. Raises OverflowError for an int beyond the range of float. */
function operand(value: Value): number | undefined {
  const double = floatOf(value);
  if (double !== undefined) return double;
  const integer = intOf(value);
  return integer === undefined ? undefined : intToDouble(integer);
}

const unary = (name: string, compute: (value: number) => Value, doc: string): Definition =>
  method(`${name}(/)`, (self: PyFloat) => compute(self.value), doc);

const binary = (name: string, symbol: string, compute: (left: number, right: number) => number): Definition[] =>
  binaryMethods(name, symbol, operand, (left, right) => new PyFloat(compute(left, right)));

const operators: readonly Definition[] = [
  ...orderMethods((value) => floatOf(value) ?? intOf(value)),
  ...binary("add", "+", (left, right) => left + right),
  ...binary("sub", "-", (left, right) => left - right),
  ...binary("mul", "*", (left, right) => left * right),
  ...binary("mod", "%", floats.remainderDoubles),
  ...binaryMethods("divmod", "divmod", operand, divmodOfFloats),
  method("__pow__(value, mod=None, /)", power, "Return pow(self, value, mod)."),
  method(
    "__rpow__(value, mod=None, /)",
    (self: PyFloat, value: Value, modulus: Value | undefined) => power(value, self, modulus),
    "Return pow(value, self, mod).",
  ),
  unary("__neg__", (value) => new PyFloat(-value), "-self"),
  unary("__pos__", (value) => new PyFloat(value), "+self"),
  unary("__abs__", (value) => new PyFloat(Math.abs(value)), "abs(self)"),
  unary("__bool__", (value) => value !== 0, "True if self else False"),
  unary("__int__", floats.truncateDouble, "int(self)"),
  method("__float__(/)", exact, "float(self)"),
  ...binary("floordiv", "//", floats.floorDivideDoubles),
  ...binary("truediv", "/", floats.divideDoubles),
];

const methods: readonly Definition[] = [
  classMethod("from_number(number, /)", fromNumber, "Convert real number to a floating-point number."),
  method("conjugate()", exact, "Return self, the complex conjugate of any float."),
  unary("__trunc__", floats.truncateDouble, "Return the Integral closest to x between 0 and x."),
  unary("__floor__", (value) => floats.truncateDouble(Math.floor(value)), "Return the floor as an Integral."),
  unary("__ceil__", (value) => floats.truncateDouble(Math.ceil(value)), "Return the ceiling as an Integral."),
  method("__round__(ndigits=None, /)", round, "Return the Integral closest to x, rounding half toward even."),
  unary(
    "as_integer_ratio",
    integerRatio,
    "Return a pair of integers, whose ratio is exactly equal to the original float.",
  ),
  classMethod("fromhex(string, /)", fromHex, "Create a floating-point number from a hexadecimal string."),
  unary("hex", floatHex, "Return a hexadecimal representation of a floating-point number."),
  unary("is_integer", (value) => Number.isInteger(value), "Return True if the float is an integer."),
  unary("__getnewargs__", (value) => new PyTuple([new PyFloat(value)]), ""),
  classMethod("__getformat__(typestr, /)", byteFormat, "You probably don't want to use this function."),
  method("__format__(format_spec, /)", format, "Formats the float according to format_spec."),
  getter("real", exact, null, "the real part of a complex number"),
  getter("imag", () => new PyFloat(0), null, "the imaginary part of a complex number"),
];

defineMethods(floatType, () => [
  constructor("(x=0, /)", create),
  constant("__doc__", "Convert a string or number to a floating-point number, if possible."),
  unary("__repr__", floatRepr, "Return repr(self)."),
  method("__hash__(/)", (self: PyFloat) => hashDouble(self.value, self), "Return hash(self)."),
  ...operators,
  ...methods,
]);

function create(cls: PyType, x: Value | undefined): Value {
  if (cls !== floatType) return new FloatInstance(cls, x === undefined ? 0 : toDouble(x));
  if (x instanceof PyFloat && x.cls === floatType) return x;
  return new PyFloat(x === undefined ? 0 : toDouble(x));
}

function toDouble(x: Value): number {
  const number = typeof x === "string" ? undefined : convertedDouble(x);
  if (number !== undefined) return number;
  const text = textOf(x);
  if (text !== undefined) return parseFloatText(stripSpaces(toAsciiDigits(text))) ?? raiseInvalid(reprText(text));
  const bytes = bytesLike(x);
  if (bytes === undefined) throw typeError(`float() argument must be a string or a real number, not '${typeName(x)}'`);
  return fromBytes(bytes, x);
}

function fromBytes(bytes: Uint8Array, shown: Value): number {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  // Bytes beyond ASCII are no spaces here, whatever they would be as characters.
  const isAscii = bytes.every((byte) => byte < 0x80);
  const value = isAscii ? parseFloatText(stripSpaces(text)) : undefined;
  return value ?? raiseInvalid(repr(shown));
}

function raiseInvalid(shown: string): never {
  throw valueError(`could not convert string to float: ${shown}`);
}

/** The value as an object of exactly the class float. */
function exact(self: PyFloat): PyFloat {
  return self.cls === floatType ? self : new PyFloat(self.value);
}

function power(base: Value, exponent: Value, modulus: Value | undefined): Value {
  if (modulus !== undefined && modulus !== null) {
    throw typeError("pow() 3rd argument not allowed unless all arguments are integers");
  }
  const x = operand(base);
  const y = operand(exponent);
  return x === undefined || y === undefined ? NotImplemented : powerOfFloats(x, y);
}

function fromNumber(cls: PyType, number: Value): Value {
  if (cls === floatType && number instanceof PyFloat && number.cls === floatType) return number;
  const value = new PyFloat(asDouble(number));
  return cls === floatType ? value : call(cls, [value]);
}

function fromHex(cls: PyType, string: Value): Value {
  const text = textOf(string);
  if (text === undefined) throw typeError(`bad argument type for built-in operation`);
  const value = new PyFloat(floatFromHex(text));
  return cls === floatType ? value : call(cls, [value]);
}

function round(self: PyFloat, digits: Value | undefined): Value {
  if (digits === undefined || digits === null) return floats.truncateDouble(floats.roundHalfEven(self.value));
  const places = asIndex(digits);
  const clamped = typeof places === "number" ? places : places > 0n ? Infinity : -Infinity;
  return new PyFloat(floats.roundDouble(self.value, clamped));
}

function integerRatio(value: number): Value {
  if (Number.isNaN(value)) throw valueError("cannot convert NaN to integer ratio");
  if (!Number.isFinite(value)) throw overflowError("cannot convert Infinity to integer ratio");
  const [numerator, denominator] = floats.integerRatio(value);
  return new PyTuple([normalizeInt(numerator), normalizeInt(denominator)]);
}

function byteFormat(_cls: PyType, name: Value): Value {
  const text = textOf(name);
  if (text === undefined) throw typeError(`__getformat__() argument must be str, not ${typeName(name)}`);
  if (text === "double" || text === "float") return "IEEE, little-endian";
  throw valueError("__getformat__() argument 1 must be 'double' or 'float'");
}

function format(self: PyFloat, specification: Value): string {
  const text = formatSpecText(specification);
  if (text === "") return str(self);
  const name = typeName(self);
  return formatFloat(self.value, parseFormatSpec(text, { type: "", align: ">", typeName: name }), name);
}
