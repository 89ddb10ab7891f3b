/** The % operator of str and bytes: printf-style formatting. */

import { PyByteArray } from "../objects/bytearray.js";
import { PyBytes } from "../objects/bytes.js";
import { typeErrorType } from "../objects/exception.js";
import { floatType, PyFloat } from "../objects/float.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { StrInstance } from "../objects/str-instance.js";
import { PyTuple } from "../objects/tuple.js";
import { typeOf } from "../objects/type-of.js";
import { bytesLike } from "./buffers.js";
import { callSpecial } from "./calls.js";
import { characterIndex, onlyCodePoint, sliceText, textLength } from "./code-points.js";
import { caught, memoryError, overflowError, typeError, valueError } from "./errors.js";
import { asFloat, asInteger } from "./number-conversion.js";
import { type FormatSpec, formatFloat, formatInt } from "./number-format.js";
import { asIndex, intOf, textOf, typeName } from "./primitives.js";
import { getItem } from "./subscripts.js";
import { ascii, asciiObject, reprObject, strObject } from "./text.js";
import { checkGrowingText, MAXIMUM_TEXT } from "./text-limits.js";
import { latin1Bytes, latin1Text } from "./utf8.js";

/** format % args for str. */
export function percentFormatText(format: string, args: Value): Value {
  const formatter = new PercentFormatter(format, args, false);
  const text = formatter.format();
  return formatter.whole ?? text;
}

/** format % args for bytes. */
export function percentFormatBytes(format: Uint8Array, args: Value): Uint8Array {
  return latin1Bytes(new PercentFormatter(latin1Text(format), args, true).format());
}

/** One conversion specifier without its type. */
interface Specifier {
  readonly isLeft: boolean;
  readonly hasSign: boolean;
  readonly hasBlank: boolean;
  readonly isAlternate: boolean;
  readonly isZeroFilled: boolean;
  readonly width: number;
  readonly precision: number;
}

/** A specifier of a type alone. */
const PLAIN: Specifier = {
  isLeft: false,
  hasSign: false,
  hasBlank: false,
  isAlternate: false,
  isZeroFilled: false,
  width: 0,
  precision: -1,
};

const LETTER_A = 65;
const isFlag = (character: string | undefined): boolean => character !== undefined && "-+ #0".includes(character);
const isLengthModifier = (character: string | undefined): boolean =>
  character === "h" || character === "l" || character === "L";

/** Formats bytes as text of the same bytes, one character each. */
class PercentFormatter {
  private readonly template: string;
  private readonly isBytes: boolean;
  /** The mapping for `%(key)s`, or null. */
  private readonly mapping: Value;
  private items: readonly Value[];
  private nextItem = 0;
  /** What a `%s` or `%r` that is all of the template makes: perhaps an instance of a subclass of str. */
  whole: Value = null;
  private position = 0;

  constructor(template: string, args: Value, isBytes: boolean) {
    this.template = template;
    this.isBytes = isBytes;
    this.items = args instanceof PyTuple ? args.items : [args];
    this.mapping = isMapping(args, isBytes) ? args : null;
  }

  format(): string {
    const { template } = this;
    let result = "";
    for (;;) {
      const percent = template.indexOf("%", this.position);
      if (percent < 0) break;
      const before = result.length;
      result += template.slice(this.position, percent);
      this.position = percent + 1;
      result += this.convert(result === "");
      checkGrowingText(result.length, result.length - before);
    }
    if (this.nextItem < this.items.length && this.mapping === null) {
      throw typeError(`not all arguments converted during ${this.isBytes ? "bytes" : "string"} formatting`);
    }
    return result + template.slice(this.position);
  }

  private convert(isFirst: boolean): string {
    const { template } = this;
    if (template[this.position] === "%") {
      this.position++;
      return "%";
    }
    if (template[this.position] === "(") this.selectKey();
    const specifier = this.specifier();
    const conversion = template[this.position++];
    if (conversion === undefined) throw valueError("incomplete format");
    const value = this.takeArgument();
    switch (conversion) {
      case "s":
      case "r":
      case "a":
      case "b":
        if (conversion === "b" && !this.isBytes) break;
        {
          const text = this.textOf(value, conversion);
          const isAlone = isFirst && this.position === template.length;
          if (text instanceof StrInstance && isAlone && specifier === PLAIN) this.whole = text;
          return pad(truncate(text instanceof StrInstance ? text.value : text, specifier.precision), specifier);
        }
      case "c":
        return pad(this.isBytes ? byteOf(value) : characterOf(value), specifier);
      case "d":
      case "i":
      case "u":
      case "o":
      case "x":
      case "X":
        return formatInteger(value, conversion, specifier);
      case "e":
      case "E":
      case "f":
      case "F":
      case "g":
      case "G":
        return this.formatDouble(value, conversion, specifier);
    }
    throw this.unsupported();
  }

  /** Reads `(key)` and makes its value the only argument. */
  private selectKey(): void {
    if (this.mapping === null) throw typeError("format requires a mapping");
    const { template } = this;
    const start = ++this.position;
    let depth = 1;
    while (depth > 0) {
      const character = template[this.position++];
      if (character === undefined) throw valueError("incomplete format key");
      if (character === ")") depth--;
      else if (character === "(") depth++;
    }
    const key = template.slice(start, this.position - 1);
    this.items = [getItem(this.mapping, this.isBytes ? new PyBytes(latin1Bytes(key)) : key)];
    this.nextItem = 0;
  }

  private specifier(): Specifier {
    const { template } = this;
    const first = template.charCodeAt(this.position);
    if (first >= LETTER_A && !isLengthModifier(template[this.position])) return PLAIN;
    const start = this.position;
    while (isFlag(template[this.position])) this.position++;
    const found = template.slice(start, this.position);
    let width = this.number("width too big", Number.MAX_SAFE_INTEGER, "ssize_t");
    let precision = -1;
    if (template[this.position] === ".") {
      this.position++;
      const limit = this.isBytes ? "prec too big" : "precision too big";
      precision = Math.max(0, this.number(limit, 2 ** 31 - 1, "int") ?? 0);
    }
    if (isLengthModifier(template[this.position])) this.position++;
    const isLeft = found.includes("-") || (width !== undefined && width < 0);
    width = Math.abs(width ?? 0);
    return {
      isLeft,
      hasSign: found.includes("+"),
      hasBlank: found.includes(" "),
      isAlternate: found.includes("#"),
      isZeroFilled: found.includes("0"),
      width,
      precision,
    };
  }

  /** A width or precision: digits, or `*` for the next argument. */
  private number(tooBig: string, maximum: number, type: string): number | undefined {
    const { template } = this;
    if (template[this.position] === "*") {
      this.position++;
      const count = intOf(this.takeArgument());
      if (count === undefined) throw typeError("* wants int");
      if (count > maximum || count < -maximum) throw overflowError(`Python int too large to convert to C ${type}`);
      return Number(count);
    }
    const start = this.position;
    let value = 0;
    for (;;) {
      const digit = template.charCodeAt(this.position) - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      value = value * 10 + digit;
      if (value > maximum) throw valueError(tooBig);
      this.position++;
    }
    return this.position === start ? undefined : value;
  }

  private takeArgument(): Value {
    const value = this.items[this.nextItem];
    if (value === undefined) throw typeError("not enough arguments for format string");
    this.nextItem++;
    return value;
  }

  private textOf(value: Value, conversion: "s" | "r" | "a" | "b"): string | StrInstance {
    if (this.isBytes) {
      return conversion === "r" || conversion === "a" ? ascii(value) : latin1Text(bytesOf(value));
    }
    const text = conversion === "s" ? strObject(value) : conversion === "r" ? reprObject(value) : asciiObject(value);
    // They give nothing else.
    return text as string | StrInstance;
  }

  private formatDouble(value: Value, conversion: string, specifier: Specifier): string {
    const double = this.isBytes ? asFloatOr(value) : asFloat(value);
    const precision = specifier.precision < 0 ? 6 : specifier.precision;
    const text = formatFloat(
      double,
      { ...plain, precision, alternate: specifier.isAlternate, type: conversion },
      "float",
    );
    return padNumber(text, "", specifier);
  }

  private unsupported() {
    const index = this.position - 1;
    const code = this.template.codePointAt(index) as number;
    const shown = code >= 32 && code <= 126 ? String.fromCodePoint(code) : "?";
    const place = characterIndex(this.template, index);
    return valueError(`unsupported format character '${shown}' (0x${code.toString(16)}) at index ${place}`);
  }
}

const plain: FormatSpec = {
  fill: " ",
  align: ">",
  sign: null,
  zeroNegative: false,
  alternate: false,
  width: -1,
  grouping: null,
  precision: -1,
  fractionGrouping: null,
  type: "",
};

/** Whatever can be subscripted counts, except what is formatted as a whole. */
function isMapping(args: Value, isBytes: boolean): boolean {
  if (args instanceof PyTuple) return false;
  if (isBytes && (args instanceof PyBytes || args instanceof PyByteArray)) return false;
  return textOf(args) === undefined && typeOf(args).special(Special.__getitem__) !== null;
}

const truncate = (text: string, precision: number): string =>
  precision >= 0 && text.length > precision ? sliceText(text, 0, Math.min(precision, textLength(text))) : text;

function pad(text: string, { width, isLeft }: Specifier): string {
  const padding = width - textLength(text);
  if (width === 0 || padding <= 0) return text;
  if (width > MAXIMUM_TEXT) throw memoryError();
  return isLeft ? text + " ".repeat(padding) : " ".repeat(padding) + text;
}

/** Adds sign and padding to a number whose own text has at most a minus; `prefix` is `0x` and the like. */
function padNumber(text: string, prefix: string, specifier: Specifier): string {
  const isNegative = text.startsWith("-");
  const sign = isNegative ? "-" : specifier.hasSign ? "+" : specifier.hasBlank ? " " : "";
  const digits = isNegative ? text.slice(1) : text;
  const padding = specifier.width - sign.length - prefix.length - digits.length;
  if (!specifier.isZeroFilled || specifier.isLeft || padding <= 0) return pad(sign + prefix + digits, specifier);
  if (specifier.width > MAXIMUM_TEXT) throw memoryError();
  return sign + prefix + "0".repeat(padding) + digits;
}

function formatInteger(value: Value, conversion: "d" | "i" | "u" | "o" | "x" | "X", specifier: Specifier): string {
  const integer = integerArgument(value, conversion);
  const type = conversion === "i" || conversion === "u" ? "d" : conversion;
  let text = formatInt(integer, { ...plain, type }, "int");
  const isNegative = text.startsWith("-");
  const digits = isNegative ? text.slice(1) : text;
  if (specifier.precision > digits.length) {
    if (specifier.precision > MAXIMUM_TEXT) throw memoryError();
    text = (isNegative ? "-" : "") + "0".repeat(specifier.precision - digits.length) + digits;
  }
  return padNumber(text, specifier.isAlternate && type !== "d" ? `0${type}` : "", specifier);
}

function integerArgument(value: Value, conversion: string): number | bigint {
  const direct = intOf(value);
  if (direct !== undefined) return direct;
  const needsIndex = conversion === "o" || conversion === "x" || conversion === "X";
  const type = typeOf(value);
  const isNumber = [Special.__index__, Special.__int__, Special.__float__].some(
    (method) => type.special(method) !== null,
  );
  try {
    if (isNumber) return needsIndex ? asIndex(value) : asInteger(value);
  } catch (error) {
    if (caught(error, typeErrorType) === null) throw error;
  }
  const wanted = needsIndex ? "an integer" : "a real number";
  throw typeError(`%${conversion} format: ${wanted} is required, not ${type.name}`);
}

function asFloatOr(value: Value): number {
  if (value instanceof PyFloat && value.cls === floatType) return value.value;
  try {
    return asFloat(value);
  } catch (error) {
    if (caught(error, typeErrorType) === null) throw error;
    throw typeError(`float argument required, not ${typeName(value)}`);
  }
}

function characterOf(value: Value): string {
  const text = textOf(value);
  if (text !== undefined) {
    if (onlyCodePoint(text) >= 0) return text;
    throw typeError(`%c requires an int or a unicode character, not a string of length ${textLength(text)}`);
  }
  const code = indexOr(value, () => `%c requires an int or a unicode character, not ${typeOf(value).fullName}`);
  if (code < 0 || code > 0x10ffff) throw overflowError("%c arg not in range(0x110000)");
  return String.fromCodePoint(Number(code));
}

function byteOf(value: Value): string {
  const wanted = "%c requires an integer in range(256) or a single byte, not ";
  if (value instanceof PyBytes || value instanceof PyByteArray) {
    const { bytes } = value;
    if (bytes.length === 1) return latin1Text(bytes);
    const kind = value instanceof PyBytes ? "bytes" : "bytearray";
    throw typeError(`${wanted}a ${kind} object of length ${bytes.length}`);
  }
  const code = indexOr(value, () => wanted + typeOf(value).fullName);
  if (code < 0 || code > 255) throw overflowError("%c arg not in range(256)");
  return String.fromCharCode(Number(code));
}

function indexOr(value: Value, message: () => string): number | bigint {
  if (intOf(value) === undefined && typeOf(value).special(Special.__index__) === null) throw typeError(message());
  return asIndex(value);
}

/** The bytes that `%b` and `%s` insert. */
function bytesOf(value: Value): Uint8Array {
  if (value instanceof PyBytes || value instanceof PyByteArray) return value.bytes;
  const method = typeOf(value).special(Special.__bytes__);
  if (method !== null) {
    const result = callSpecial(method, value);
    if (result instanceof PyBytes) return result.bytes;
    throw typeError(`__bytes__ returned non-bytes (type ${typeName(result)})`);
  }
  const bytes = bytesLike(value);
  if (bytes !== undefined) return bytes;
  throw typeError(`%b requires a bytes-like object, or an object that implements __bytes__, not '${typeName(value)}'`);
}
