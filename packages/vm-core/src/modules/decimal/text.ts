/** Decimals as text: scientific and engineering notation, and the parsing of both. */

import { memoryError } from "../../runtime/errors.js";
import { addInts, type Int, subtractInts } from "../../runtime/integers.js";
import { normalizeInt } from "../../runtime/primitives.js";
import { infinity, MAXIMUM_DIGITS, PyDecimal } from "./decimal.js";

/** to-scientific-string; `isCapital` writes the exponent's letter large. */
export function scientificText(value: PyDecimal, isCapital: boolean): string {
  return plainText(value, isCapital, false);
}

/** to-engineering-string: the exponent is a multiple of three. */
export function engineeringText(value: PyDecimal, isCapital: boolean): string {
  return plainText(value, isCapital, true);
}

function plainText(value: PyDecimal, isCapital: boolean, isEngineering: boolean): string {
  const sign = value.isNegative ? "-" : "";
  if (value.kind !== "finite") return sign + specialText(value);
  const digits = value.coefficient.toString();
  const { exponent } = value;
  const first = addInts(exponent, digits.length);
  // How many digits stand before the point; as many as needed when no exponent is written.
  let point: number;
  if (exponent <= 0 && first > -6) point = Number(first);
  else if (!isEngineering) point = 1;
  else if (value.coefficient === 0n) point = modulo(addInts(first, 1), 3) - 1;
  else point = modulo(subtractInts(first, 1), 3) + 1;
  const rest = subtractInts(first, point);
  const power = rest === 0 ? "" : `${isCapital ? "E" : "e"}${rest > 0 ? "+" : ""}${rest}`;
  return sign + insertPoint(digits, point) + power;
}

const modulo = (value: Int, divisor: number): number =>
  typeof value === "number"
    ? ((value % divisor) + divisor) % divisor
    : Number(((value % BigInt(divisor)) + BigInt(divisor)) % BigInt(divisor));

function insertPoint(digits: string, point: number): string {
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + "0".repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function specialText(value: PyDecimal): string {
  if (value.kind === "infinite") return "Infinity";
  const payload = value.coefficient === 0n ? "" : value.coefficient.toString();
  return (value.kind === "quiet" ? "NaN" : "sNaN") + payload;
}

const numeric = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/;
const special = /^([+-]?)(?:(inf(?:inity)?)|(s?)nan(\d*))$/i;

/** The number that a text spells, all of whose digits are ASCII; undefined when it spells none. Raises MemoryError. */
export function parseDecimal(text: string): PyDecimal | undefined {
  if (text.length > MAXIMUM_DIGITS * 2) throw memoryError();
  const found = numeric.exec(text);
  if (found === null) return parseSpecial(text);
  const [, sign, whole = "", fraction = "", bare = "", power] = found;
  const places = fraction + bare;
  const exponent = power === undefined ? 0 : exponentOf(power);
  const coefficient = BigInt(whole + places);
  return new PyDecimal(sign === "-", coefficient, subtractInts(exponent, places.length));
}

/** Exponents beyond those of any context are as good as this one: they all overflow or underflow. */
const ENORMOUS = 10n ** 30n;

function exponentOf(power: string): Int {
  const digits = power.replace(/^[+-]?0*(?=\d)/, "");
  const magnitude = digits.length > 30 ? ENORMOUS : BigInt(digits);
  return normalizeInt(power.startsWith("-") ? -magnitude : magnitude);
}

function parseSpecial(text: string): PyDecimal | undefined {
  const found = special.exec(text);
  if (found === null) return undefined;
  const [, sign, infinite, signaling, payload] = found;
  const isNegative = sign === "-";
  if (infinite !== undefined) return infinity(isNegative);
  const digits = payload === "" ? 0n : BigInt(payload);
  return new PyDecimal(isNegative, digits, 0, signaling === "" ? "quiet" : "signaling");
}
