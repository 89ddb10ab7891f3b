/** The format specification mini-language applied to numbers. */

import { InternalError, memoryError, overflowError, type PythonError, valueError } from "./errors.js";
import { type DoubleTextType, doubleText } from "./float-text.js";
import { intToText } from "./integer-text.js";
import { absoluteInt, type Int, intToDouble } from "./integers.js";
import { checkTextLength } from "./text-limits.js";
import { pollSafePoint } from "./thread.js";

/**
 * A parsed format specification. The parser (`format-spec.ts`) is told the type's default `type` letter ("d" for int,
 * "" for float and complex, "s" for str) and default alignment (">" for numbers, "<" for the rest), and resolves them:
 * a leading "0" of the width sets `fill` to "0" and, without an explicit alignment and where the default is ">",
 * `align` to "=". It has also checked that `grouping` fits `type` ("Cannot specify ',' with 'x'.").
 */
export interface FormatSpec {
  /** One code point. */
  readonly fill: string;
  readonly align: "<" | ">" | "=" | "^";
  readonly sign: "+" | "-" | " " | null;
  /** `z`: a negative zero is printed as zero. */
  readonly zeroNegative: boolean;
  /** `#`. */
  readonly alternate: boolean;
  /** -1 when absent. */
  readonly width: number;
  /** Between the digits of the integer part. */
  readonly grouping: "," | "_" | null;
  /** -1 when absent. */
  readonly precision: number;
  /** Between the digits of the fraction, written after the precision. */
  readonly fractionGrouping: "," | "_" | null;
  /** One character, or "" for a float or complex without one. */
  readonly type: string;
}

const MAXIMUM_WIDTH = 2 ** 27;

const floatTypes = new Set(["e", "E", "f", "F", "g", "G", "n", "%"]);

/** int.__format__. Raises ValueError for a specification that does not fit, named after `typeName`. */
export function formatInt(value: Int, spec: FormatSpec, typeName: string): string {
  switch (spec.type) {
    case "b":
    case "o":
    case "x":
    case "X":
    case "d":
    case "n":
    case "c":
      return formatIntegral(value, spec);
    default:
      if (floatTypes.has(spec.type)) return formatFloat(intToDouble(value), spec, typeName);
      throw unknownFormatCode(spec.type, typeName);
  }
}

const radixes: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16, d: 10, n: 10 };

function formatIntegral(value: Int, spec: FormatSpec): string {
  if (spec.precision >= 0) throw valueError("Precision not allowed in integer format specifier");
  if (spec.zeroNegative) throw valueError("Negative zero coercion (z) not allowed in integer format specifier");
  if (spec.type === "c") return formatCharacter(value, spec);
  const radix = radixes[spec.type];
  const magnitude = absoluteInt(value);
  const text = radix === 10 ? intToText(magnitude) : magnitude.toString(radix);
  checkTextLength(text.length);
  const prefix = spec.alternate && radix !== 10 ? `0${spec.type}` : "";
  return layOut(spec, {
    sign: signText(value < 0, spec.sign),
    prefix,
    digits: spec.type === "X" ? text.toUpperCase() : text,
    rest: "",
    groupSize: radix === 10 ? 3 : 4,
  });
}

function formatCharacter(value: Int, spec: FormatSpec): string {
  if (spec.sign !== null) throw valueError("Sign not allowed with integer format specifier 'c'");
  if (spec.alternate) throw valueError("Alternate form (#) not allowed with integer format specifier 'c'");
  if (BigInt.asIntN(64, BigInt(value)) !== BigInt(value)) {
    throw overflowError("Python int too large to convert to C long");
  }
  if (value < 0 || value > 0x10ffff) throw overflowError("%c arg not in range(0x110000)");
  const rest = String.fromCodePoint(Number(value));
  return layOut(spec, { sign: "", prefix: "", digits: "", rest, groupSize: 3 });
}

/** float.__format__. Raises ValueError for a specification that does not fit, named after `typeName`. */
export function formatFloat(value: number, spec: FormatSpec, typeName: string): string {
  if (spec.type !== "" && !floatTypes.has(spec.type)) throw unknownFormatCode(spec.type, typeName);
  const isPercentage = spec.type === "%";
  const text = floatText(isPercentage ? value * 100 : value, spec, true);
  return layOut(spec, splitNumber(isPercentage ? `${text}%` : text, spec, spec.sign));
}

/** complex.__format__. Raises ValueError for a specification that does not fit, named after `typeName`. */
export function formatComplex(real: number, imaginary: number, spec: FormatSpec, typeName: string): string {
  if (spec.type !== "" && (!floatTypes.has(spec.type) || spec.type === "%"))
    throw unknownFormatCode(spec.type, typeName);
  if (spec.fill === "0") throw valueError("Zero padding is not allowed in complex format specifier");
  if (spec.align === "=") throw valueError("'=' alignment flag is not allowed in complex format specifier");
  const isReprLike = spec.type === "";
  const isRealShown = !isReprLike || !Object.is(real, 0);
  const bare: FormatSpec = { ...spec, fill: " ", align: "<", width: -1 };
  const part = (value: number, sign: FormatSpec["sign"]): string =>
    layOut(bare, splitNumber(floatText(value, bare, false), bare, sign));
  const realText = isRealShown ? part(real, spec.sign) : "";
  const imaginaryText = part(imaginary, isRealShown ? "+" : spec.sign);
  const body = `${realText}${imaginaryText}j`;
  const rest = isReprLike && isRealShown ? `(${body})` : body;
  return layOut(spec, { sign: "", prefix: "", digits: "", rest, groupSize: 3 });
}

/** The text before alignment and grouping. Without a type it is that of repr, or with a precision much like "g". */
function floatText(value: number, spec: FormatSpec, isFloat: boolean): string {
  const { precision } = spec;
  let type: DoubleTextType;
  switch (spec.type) {
    case "":
      type = precision < 0 ? "r" : "g";
      break;
    case "n":
      type = "g";
      break;
    case "%":
      type = "f";
      break;
    default:
      // The callers have checked that the rest are the letters of floats.
      type = spec.type as DoubleTextType;
  }
  const isPointZeroAdded = spec.type === "" && isFloat;
  return doubleText(value, type, precision < 0 ? 6 : precision, {
    alternate: spec.alternate,
    addsPointZero: isPointZeroAdded,
    zeroNegative: spec.zeroNegative,
  });
}

/** The parts of a number between which padding and separators go. */
interface NumberParts {
  readonly sign: string;
  readonly prefix: string;
  /** Of the integer part; empty for infinities, NaNs and characters. */
  readonly digits: string;
  /** Everything after the digits. */
  readonly rest: string;
  readonly groupSize: number;
}

function splitNumber(text: string, spec: FormatSpec, sign: FormatSpec["sign"]): NumberParts {
  const isNegative = text.startsWith("-");
  const start = isNegative ? 1 : 0;
  let end = start;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  let rest = text.slice(end);
  if (spec.fractionGrouping !== null && rest.startsWith(".")) rest = groupFraction(rest, spec.fractionGrouping);
  return { sign: signText(isNegative, sign), prefix: "", digits: text.slice(start, end), rest, groupSize: 3 };
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

function groupFraction(rest: string, separator: string): string {
  let end = 1;
  while (end < rest.length && isDigit(rest.charCodeAt(end))) end++;
  const groups: string[] = [];
  for (let at = 1; at < end; at += 3) groups.push(rest.slice(at, Math.min(at + 3, end)));
  return `.${groups.join(separator)}${rest.slice(end)}`;
}

function signText(isNegative: boolean, sign: FormatSpec["sign"]): string {
  if (isNegative) return "-";
  return sign === "+" || sign === " " ? sign : "";
}

function layOut(spec: FormatSpec, parts: NumberParts): string {
  const { width, fill, align } = spec;
  if (width > MAXIMUM_WIDTH) throw memoryError();
  const fixedLength = parts.sign.length + parts.prefix.length + lengthOf(parts.rest);
  const leastDigits = fill === "0" && align === "=" ? width - fixedLength : 0;
  const digits = parts.digits === "" ? "" : groupDigits(parts.digits, spec.grouping, parts.groupSize, leastDigits);
  const padding = width - fixedLength - digits.length;
  const head = parts.sign + parts.prefix;
  const tail = digits + parts.rest;
  if (padding <= 0) return head + tail;
  switch (align) {
    case "<":
      return head + tail + fill.repeat(padding);
    case ">":
      return fill.repeat(padding) + head + tail;
    case "=":
      return head + fill.repeat(padding) + tail;
    case "^": {
      const left = padding >> 1;
      return fill.repeat(left) + head + tail + fill.repeat(padding - left);
    }
    default:
      throw new InternalError(`no alignment ${String(align satisfies never)}`);
  }
}

/** The length of a part of a number, in which only a lone character can be beyond the basic plane. */
const lengthOf = (text: string): number =>
  text.length === 2 && (text.codePointAt(0) as number) > 0xffff ? 1 : text.length;

/** Puts separators between groups of digits, after adding zeros until the whole is `leastLength` long or one longer. */
function groupDigits(digits: string, separator: string | null, size: number, leastLength: number): string {
  if (separator === null) return digits.length >= leastLength ? digits : digits.padStart(leastLength, "0");
  if (digits.length <= size && leastLength <= digits.length) return digits;
  const groups: string[] = [];
  let end = digits.length;
  let missing = leastLength;
  for (;;) {
    const length = Math.min(size, Math.max(end, missing, 1));
    groups.push(digits.slice(Math.max(end - length, 0), Math.max(end, 0)).padStart(length, "0"));
    if ((groups.length & 1023) === 0) pollSafePoint();
    end -= length;
    missing -= length;
    if (end <= 0 && missing <= 0) break;
    missing--;
  }
  return groups.reverse().join(separator);
}

function unknownFormatCode(type: string, typeName: string): PythonError {
  const codePoint = type.codePointAt(0) ?? 0;
  const shown = codePoint > 32 && codePoint < 128 ? type : `\\x${codePoint.toString(16)}`;
  return valueError(`Unknown format code '${shown}' for object of type '${typeName}'`);
}
