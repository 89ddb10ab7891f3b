/** Floats as text and text as floats. */

import { fixedDigits, type SignificantDigits, shortestDigits, significantDigits } from "./decimal-digits.js";
import { memoryError } from "./errors.js";

const MAXIMUM_PRECISION = 2 ** 27;

/** repr(value): the shortest text that reads back as the same double. */
export function floatRepr(value: number): string {
  const magnitude = Math.abs(value);
  if (Number.isInteger(value) && magnitude < 1e16) return Object.is(value, -0) ? "-0.0" : `${value}.0`;
  // Here JavaScript writes no exponent either.
  if (magnitude >= 1e-4 && magnitude < 1e16) return String(value);
  return doubleText(value, "r", 0, { addsPointZero: true });
}

export type DoubleTextType = "e" | "E" | "f" | "F" | "g" | "G" | "r";

export interface DoubleTextOptions {
  /** `#`: always write a point, and with "g" the trailing zeros. */
  readonly alternate?: boolean;
  /** Write ".0" after a number that would look like an int. */
  readonly addsPointZero?: boolean;
  /** Write a number that rounds to zero without its sign. */
  readonly zeroNegative?: boolean;
}

const noOptions: DoubleTextOptions = {};

/**
 * A double as C's printf writes it (exponents of at least two digits), or with type "r" as repr does. Only a negative
 * number has a sign; a NaN has none.
 */
export function doubleText(
  value: number,
  type: DoubleTextType,
  precision: number,
  options: DoubleTextOptions = noOptions,
): string {
  const isUpper = type === "E" || type === "F" || type === "G";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  if (!Number.isFinite(value)) {
    const text = Number.isNaN(value) ? "nan" : `${sign}inf`;
    return isUpper ? text.toUpperCase() : text;
  }
  if (precision > MAXIMUM_PRECISION) throw memoryError();
  const text = magnitudeText(Math.abs(value), type, precision, options);
  const isZeroed = options.zeroNegative === true && !/[1-9]/.test(text.split("e", 1)[0]);
  return (isZeroed ? "" : sign) + (isUpper ? text.toUpperCase() : text);
}

function magnitudeText(value: number, type: DoubleTextType, precision: number, options: DoubleTextOptions): string {
  const { alternate = false, addsPointZero = false } = options;
  switch (type) {
    case "f":
    case "F": {
      const digits = fixedDigits(value, precision).padStart(precision + 1, "0");
      const at = digits.length - precision;
      return precision === 0 && !alternate ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`;
    }
    case "e":
    case "E":
      return exponentialText(significantDigits(value, precision + 1), alternate);
    case "r": {
      const shortest = shortestDigits(value);
      const usesExponent = shortest.exponent < -4 || shortest.exponent >= 16;
      return usesExponent ? exponentialText(shortest, alternate) : plainText(shortest, alternate, addsPointZero);
    }
    default: {
      const count = Math.max(precision, 1);
      const rounded = significantDigits(value, count);
      const shown = alternate ? rounded : { digits: stripZeros(rounded.digits), exponent: rounded.exponent };
      const usesExponent = rounded.exponent < -4 || rounded.exponent >= count - (addsPointZero ? 1 : 0);
      return usesExponent ? exponentialText(shown, alternate) : plainText(shown, alternate, addsPointZero);
    }
  }
}

const stripZeros = (digits: string): string => digits.replace(/(?!^)0+$/, "");

function exponentialText({ digits, exponent }: SignificantDigits, alternate: boolean): string {
  const point = digits.length > 1 || alternate ? "." : "";
  const power = String(Math.abs(exponent)).padStart(2, "0");
  return `${digits.slice(0, 1)}${point}${digits.slice(1)}e${exponent < 0 ? "-" : "+"}${power}`;
}

function plainText({ digits, exponent }: SignificantDigits, alternate: boolean, addsPointZero: boolean): string {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  const integer = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const fraction = digits.slice(exponent + 1);
  if (fraction !== "") return `${integer}.${fraction}`;
  return integer + (addsPointZero ? ".0" : alternate ? "." : "");
}

const decimalLiteral = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const specialLiteral = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i;
const misplacedUnderscore = /(?:^|\D)_|_(?:\D|$)/;

/** The text without its underscores, or undefined when one is not between two digits. */
export function removeUnderscores(text: string): string | undefined {
  if (!text.includes("_")) return text;
  return misplacedUnderscore.test(text) ? undefined : text.replaceAll("_", "");
}

/** float(text) of ASCII text without surrounding spaces; undefined when it is no float. */
export function parseFloatText(text: string): number | undefined {
  const literal = removeUnderscores(text);
  if (literal === undefined) return undefined;
  if (decimalLiteral.test(literal)) return Number(literal);
  const special = specialLiteral.exec(literal);
  if (special === null) return undefined;
  if (special[2] === undefined) return Number.NaN;
  return special[1] === "-" ? -Infinity : Infinity;
}
