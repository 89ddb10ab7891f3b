/** int. */

import { PyByteArray } from "../objects/bytearray.js";
import { PyBytes } from "../objects/bytes.js";
import { PyFloat } from "../objects/float.js";
import { boolType, IntInstance, intType } from "../objects/int-instance.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { bytesLike } from "../runtime/buffers.js";
import { typeError, valueError } from "../runtime/errors.js";
import { parseFormatSpec } from "../runtime/format-spec.js";
import { hashInt } from "../runtime/hashing.js";
import { intToText, parseIntText } from "../runtime/integer-text.js";
import type { Int } from "../runtime/integers.js";
import * as integers from "../runtime/integers.js";
import {
  classMethod,
  constant,
  constructor,
  type Definition,
  defineMethods,
  getter,
  method,
} from "../runtime/native-definitions.js";
import { formatInt } from "../runtime/number-format.js";
import { stripSpaces, toAsciiDigits } from "../runtime/numeric-text.js";
import { divmodOfInts, powerOfInts } from "../runtime/operators.js";
import { asClampedIndex, asIndex, intOf, textOf, typeName } from "../runtime/primitives.js";
import { integerOf } from "../runtime/real-numbers.js";
import { repr, str } from "../runtime/text.js";
import { reprText } from "../runtime/text-repr.js";
import { pollSafePoint } from "../runtime/thread.js";
import { intFromBytes, intToBytes } from "./int-bytes.js";
import { binaryMethods, formatSpecText, orderMethods, powerMethods } from "./numeric-methods.js";

/** Self of int's methods: an int, a bool, or an instance of a subclass. */
const self = (value: Value): Int => intOf(value) as Int;

const unary = (name: string, compute: (value: Int) => Value, doc: string): Definition =>
  method(`${name}(/)`, (value: Value) => compute(self(value)), doc);

const binary = (name: string, symbol: string, compute: (left: Int, right: Int) => Value): Definition[] =>
  binaryMethods(name, symbol, intOf, compute);

const operators: readonly Definition[] = [
  ...orderMethods(intOf),
  ...binary("add", "+", integers.addInts),
  ...binary("sub", "-", integers.subtractInts),
  ...binary("mul", "*", integers.multiplyInts),
  ...binary("mod", "%", integers.remainderInts),
  ...binary("divmod", "divmod", divmodOfInts),
  ...powerMethods(intOf, (base, exponent, modulus) =>
    modulus === null ? powerOfInts(base, exponent) : integers.powerModulo(base, exponent, modulus),
  ),
  unary("__neg__", integers.negateInt, "-self"),
  unary("__pos__", (value) => value, "+self"),
  unary("__abs__", integers.absoluteInt, "abs(self)"),
  unary("__bool__", (value) => value !== 0, "True if self else False"),
  unary("__invert__", integers.invertInt, "~self"),
  ...binary("lshift", "<<", integers.shiftLeftInts),
  ...binary("rshift", ">>", integers.shiftRightInts),
  ...binary("and", "&", integers.andInts),
  ...binary("xor", "^", integers.xorInts),
  ...binary("or", "|", integers.orInts),
  unary("__int__", (value) => value, "int(self)"),
  unary("__float__", (value) => new PyFloat(integers.intToDouble(value)), "float(self)"),
  ...binary("floordiv", "//", integers.floorDivideInts),
  ...binary("truediv", "/", (left, right) => new PyFloat(integers.trueDivideInts(left, right))),
  unary(
    "__index__",
    (value) => value,
    "Return self converted to an integer, if self is suitable for use as an index into a list.",
  ),
];

const methods: readonly Definition[] = [
  unary("conjugate", (value) => value, "Returns self, the complex conjugate of any int."),
  unary("bit_length", integers.bitLength, "Number of bits necessary to represent self in binary."),
  unary("bit_count", countOnes, "Number of ones in the binary representation of the absolute value of self."),
  method(
    "to_bytes(length=1, byteorder='big', *, signed=False)",
    (value: Value, length: Value | undefined, order: Value | undefined, signed: Value | undefined) =>
      intToBytes(self(value), length, order, signed),
    "Return an array of bytes representing an integer.",
  ),
  classMethod(
    "from_bytes(bytes, byteorder='big', *, signed=False)",
    intFromBytes,
    "Return the integer represented by the given array of bytes.",
  ),
  unary(
    "as_integer_ratio",
    (value) => new PyTuple([value, 1]),
    "Return a pair of integers, whose ratio is equal to the original int.",
  ),
  unary("__trunc__", (value) => value, "Truncating an Integral returns itself."),
  unary("__floor__", (value) => value, "Flooring an Integral returns itself."),
  unary("__ceil__", (value) => value, "Ceiling of an Integral returns itself."),
  method("__round__(ndigits=None, /)", round, "Rounding an Integral returns itself."),
  unary("__getnewargs__", (value) => new PyTuple([value]), ""),
  method("__format__(format_spec, /)", format, "Convert to a string according to format_spec."),
  unary("__sizeof__", sizeOf, "Returns size in memory, in bytes."),
  unary("is_integer", () => true, "Returns True. Exists for duck type compatibility with float.is_integer."),
  getter("real", self, null, "the real part of a complex number"),
  getter("imag", () => 0, null, "the imaginary part of a complex number"),
  getter("numerator", self, null, "the numerator of a rational number in lowest terms"),
  getter("denominator", () => 1, null, "the denominator of a rational number in lowest terms"),
];

defineMethods(intType, () => [
  constructor("(x=0, /, base=10)", create),
  constant(
    "__doc__",
    `int([x]) -> integer
int(x, base=10) -> integer

Convert a number or string to an integer, or return 0 if no arguments
are given.  If x is a number, return x.__int__().  For floating-point
numbers, this truncates towards zero.`,
  ),
  unary("__repr__", intToText, "Return repr(self)."),
  unary("__hash__", hashInt, "Return hash(self)."),
  ...operators,
  ...methods,
]);

function create(cls: PyType, x: Value | undefined, base: Value | undefined): Value {
  if (cls === boolType) throw typeError("int.__new__(bool) is not safe, use bool.__new__()");
  const value = convert(x, base);
  return cls === intType ? value : new IntInstance(cls, value);
}

function convert(x: Value | undefined, base: Value | undefined): Int {
  if (x === undefined) {
    if (base !== undefined) throw typeError("int() missing string argument");
    return 0;
  }
  if (base === undefined) return toInt(x);
  const radix = asClampedIndex(base);
  if ((radix !== 0 && radix < 2) || radix > 36) throw valueError("int() base must be >= 2 and <= 36, or 0");
  const text = textOf(x);
  if (text !== undefined) return fromText(text, radix);
  if (x instanceof PyBytes || x instanceof PyByteArray) return fromBytes(x.bytes, radix);
  throw typeError("int() can't convert non-string with explicit base");
}

/** int(x) of a single argument. */
function toInt(x: Value): Int {
  const integer = typeof x === "string" ? undefined : integerOf(x);
  if (integer !== undefined) return integer;
  const text = textOf(x);
  if (text !== undefined) return fromText(text, 10);
  const bytes = bytesLike(x);
  if (bytes !== undefined) return fromBytes(bytes, 10);
  throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(x)}'`);
}

function fromText(text: string, base: number): Int {
  return parseIntText(stripSpaces(toAsciiDigits(text)), base) ?? raiseInvalid(base, reprText(text));
}

function fromBytes(bytes: Uint8Array, base: number): Int {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  // Bytes beyond ASCII are no spaces here, whatever they would be as characters.
  const isAscii = bytes.every((byte) => byte < 0x80);
  const value = isAscii ? parseIntText(stripSpaces(text), base) : undefined;
  return value ?? raiseInvalid(base, repr(new PyBytes(bytes)));
}

const QUOTED_LENGTH = 200;

function raiseInvalid(base: number, shown: string): never {
  throw valueError(`invalid literal for int() with base ${base}: ${shown.slice(0, QUOTED_LENGTH)}`);
}

function countOnes(value: Int): number {
  const digits = integers.absoluteInt(value).toString(16);
  let count = 0;
  for (let at = 0; at < digits.length; at++) {
    for (let bits = Number.parseInt(digits.charAt(at), 16); bits !== 0; bits &= bits - 1) count++;
    if ((at & 4095) === 4095) pollSafePoint();
  }
  return count;
}

function round(value: Value, digits: Value | undefined): Value {
  const number = self(value);
  if (digits === undefined || digits === null) return number;
  const places = asIndex(digits);
  if (places >= 0) return number;
  // 10 ** n is more than twice the number: it rounds to 0.
  if (typeof places === "bigint" || -places * 3 > integers.bitLength(number) + 3) return 0;
  return roundToMultiple(number, integers.powerInts(10, -places));
}

/** The multiple nearest to an int; of two, the even multiple. */
function roundToMultiple(value: Int, unit: Int): Int {
  const rest = integers.remainderInts(value, unit);
  const down = integers.subtractInts(value, rest);
  const twice = integers.multiplyInts(rest, 2);
  const isUp = twice > unit || (!(twice < unit) && integers.isOdd(integers.floorDivideInts(value, unit)));
  return isUp ? integers.addInts(down, unit) : down;
}

function format(value: Value, specification: Value): string {
  const text = formatSpecText(specification);
  if (text === "") return str(value);
  const name = typeName(value);
  return formatInt(self(value), parseFormatSpec(text, { type: "d", align: ">", typeName: name }), name);
}

const HEADER_SIZE = 24;
const DIGIT_SIZE = 4;
const DIGIT_BITS = 30;

function sizeOf(value: Int): number {
  return HEADER_SIZE + DIGIT_SIZE * Math.max(1, Math.ceil(integers.bitLength(value) / DIGIT_BITS));
}
