/** Decimal.__format__: the format specification mini-language, with the digits that a decimal has. */

import { deprecationWarningType } from "../../objects/exception.js";
import { memoryError, valueError } from "../../runtime/errors.js";
import { addInts, type Int, subtractInts } from "../../runtime/integers.js";
import { MAXIMUM_TEXT } from "../../runtime/text-limits.js";
import { warn } from "../../runtime/warnings.js";
import { MAXIMUM_PRECISION, type Rounding } from "./arithmetic-context.js";
import { checkDigits, PyDecimal } from "./decimal.js";
import { rescale } from "./quantizing.js";
import { scientificText } from "./text.js";

/** How the integer part is grouped: sizes from the point outwards, of which the last repeats. */
export interface Punctuation {
  readonly point: string;
  readonly separator: string;
  /** Empty for no groups; 127 stands for no further group. */
  readonly grouping: readonly number[];
}

interface Specification {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly hidesNegativeZero: boolean;
  readonly isAlternate: boolean;
  readonly isZeroPadded: boolean;
  readonly width: number;
  readonly separator: string;
  /** Undefined when not given. */
  readonly precision: number | undefined;
  readonly fractionSeparator: string;
  /** One of e, f, g, %. */
  readonly type: string;
  readonly isCapital: boolean;
}

const pattern = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(?:(\d+)([,_])?|([,_])))?([eEfFgGnN%])?$/su;

const plainPunctuation: Punctuation = { point: ".", separator: "", grouping: [] };

/**
 * Formats a number. `override` takes the place of the separators that the specification asks for. Raises ValueError
 * for a malformed specification, MemoryError for an absurd one.
 */
export function formatDecimal(
  value: PyDecimal,
  text: string,
  rounding: Rounding,
  hasCapitals: boolean,
  override: Punctuation | null,
): string {
  const spec = parse(text, hasCapitals);
  const punctuation =
    override ?? (spec.separator === "" ? plainPunctuation : { point: ".", separator: spec.separator, grouping: [3] });
  if (value.kind !== "finite") {
    const body = scientificText(new PyDecimal(false, value.coefficient, 0, value.kind), true);
    const percent = spec.type === "%" ? "%" : "";
    return alignText(signText(value.isNegative, spec), body + percent, spec);
  }
  return formatFinite(value, spec, rounding, punctuation);
}

function parse(text: string, hasCapitals: boolean): Specification {
  const found = pattern.exec(text);
  if (found === null) throw valueError("invalid format string");
  const [, fill, align, sign = "-", negativeZero, alternate, zeros, width, separator = "", ...rest] = found;
  const [precision, following = "", fractionSeparator = following, letter = hasCapitals ? "G" : "g"] = rest;
  if (zeros !== undefined && align !== undefined) throw valueError("invalid format string");
  const isLocal = letter === "n" || letter === "N";
  if (isLocal && separator !== "") throw valueError("invalid format string");
  if (letter === "N") warn("Format specifier 'N' is deprecated", deprecationWarningType);
  return {
    fill: fill ?? " ",
    align: align ?? ">",
    sign,
    hidesNegativeZero: negativeZero !== undefined,
    isAlternate: alternate !== undefined,
    isZeroPadded: zeros !== undefined,
    width: width === undefined ? 0 : countFrom(width),
    separator,
    precision: precision === undefined ? undefined : countFrom(precision),
    fractionSeparator,
    type: isLocal ? "g" : letter.toLowerCase(),
    isCapital: letter !== letter.toLowerCase(),
  };
}

function countFrom(digits: string): number {
  if (BigInt(digits) > MAXIMUM_PRECISION) {
    throw valueError("format specification exceeds internal limits of _decimal");
  }
  return Number(digits);
}

function formatFinite(given: PyDecimal, spec: Specification, rounding: Rounding, punctuation: Punctuation): string {
  const { type, precision } = spec;
  let value = given;
  if (type === "%") value = new PyDecimal(value.isNegative, value.coefficient, addInts(value.exponent, 2));
  if (precision !== undefined) {
    checkDigits(precision);
    value = withPrecision(value, type, precision, rounding);
  }
  if (value.isZero && value.exponent > 0 && (type === "f" || type === "%")) value = rescale(value, 0, rounding);
  const isNegative = value.isNegative && !(spec.hidesNegativeZero && value.isZero);
  const digits = value.coefficient.toString();
  const first = addInts(value.exponent, digits.length);
  const point = pointPlace(value, spec, first);
  const exponent = subtractInts(first, point);
  let whole: string;
  let fraction: string;
  if (point < 0) {
    checkDigits(-point);
    [whole, fraction] = ["0", "0".repeat(-point) + digits];
  } else if (point > digits.length) {
    checkDigits(point);
    [whole, fraction] = [digits.padEnd(point, "0"), ""];
  } else [whole, fraction] = [digits.slice(0, point) || "0", digits.slice(point)];
  return assemble(signText(isNegative, spec), whole, fraction, exponent, spec, punctuation);
}

function withPrecision(value: PyDecimal, type: string, precision: number, rounding: Rounding): PyDecimal {
  switch (type) {
    case "e":
      return value.isZero ? value : roundDigits(value, precision + 1, rounding);
    case "f":
    case "%":
      return rescale(value, -precision, rounding);
    default: {
      const least = precision === 0 ? 1 : precision;
      return value.digits > least ? roundDigits(value, least, rounding) : value;
    }
  }
}

/** The number with so many significant digits. */
function roundDigits(value: PyDecimal, count: number, rounding: Rounding): PyDecimal {
  if (value.isZero) return value;
  const exponent = addInts(value.adjusted, 1 - count);
  const result = rescale(value, exponent, rounding);
  return result.digits > count ? rescale(result, addInts(exponent, 1), rounding) : result;
}

/** How many digits stand before the point. */
function pointPlace(value: PyDecimal, spec: Specification, first: Int): number {
  switch (spec.type) {
    case "e":
      return value.isZero && spec.precision !== undefined ? 1 - spec.precision : 1;
    case "f":
    case "%":
      checkDigits(first);
      return Number(first);
    default:
      return value.exponent <= 0 && first > -6 ? Number(first) : 1;
  }
}

function assemble(
  sign: string,
  whole: string,
  fraction: string,
  exponent: Int,
  spec: Specification,
  punctuation: Punctuation,
): string {
  let rest = fraction === "" && !spec.isAlternate ? "" : punctuation.point + groupFraction(fraction, spec);
  if (exponent !== 0 || spec.type === "e") {
    rest += `${spec.isCapital ? "E" : "e"}${exponent < 0 ? "" : "+"}${exponent}`;
  }
  if (spec.type === "%") rest += "%";
  if (spec.width > MAXIMUM_TEXT) throw memoryError();
  const least = spec.isZeroPadded ? spec.width - lengthOf(rest) - sign.length : 0;
  return alignText(sign, groupWhole(whole, least, punctuation) + rest, spec);
}

function groupFraction(fraction: string, { fractionSeparator }: Specification): string {
  return fractionSeparator === "" ? fraction : fraction.replace(/\d{3}(?=\d)/g, `$&${fractionSeparator}`);
}

/** Puts separators between groups of digits, after adding zeros until the whole is as long as `least`. */
function groupWhole(digits: string, least: number, { separator, grouping }: Punctuation): string {
  if (separator === "") return digits.padStart(least, "0");
  const groups: string[] = [];
  let rest = digits;
  let missing = least;
  for (let index = 0; ; index++) {
    const size = grouping[Math.min(index, grouping.length - 1)] ?? 127;
    const isLast = size === 127 || size === 0;
    const room = Math.max(rest.length, missing, 1);
    const length = isLast ? room : Math.min(room, size);
    groups.push(rest.slice(Math.max(rest.length - length, 0)).padStart(length, "0"));
    rest = rest.slice(0, Math.max(rest.length - length, 0));
    missing -= length;
    if (rest === "" && missing <= 0) break;
    missing -= lengthOf(separator);
  }
  return groups.reverse().join(separator);
}

const lengthOf = (text: string): number => [...text].length;

const signText = (isNegative: boolean, spec: Specification): string =>
  isNegative ? "-" : spec.sign === "-" ? "" : spec.sign;

function alignText(sign: string, body: string, { fill, align, width }: Specification): string {
  if (width > MAXIMUM_TEXT) throw memoryError();
  const padding = Math.max(width - sign.length - lengthOf(body), 0);
  switch (align) {
    case "<":
      return sign + body + fill.repeat(padding);
    case "=":
      return sign + fill.repeat(padding) + body;
    case "^": {
      const left = padding >> 1;
      return fill.repeat(left) + sign + body + fill.repeat(padding - left);
    }
    default:
      return fill.repeat(padding) + sign + body;
  }
}
