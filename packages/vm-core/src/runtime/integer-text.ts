/** Ints as text and text as ints, with the limit on decimal digits that keeps conversions from taking long. */

import { memoryError, valueError } from "./errors.js";
import { type Int, MAXIMUM_BITS } from "./integers.js";
import { perInterpreter } from "./per-interpreter.js";
import { normalizeInt } from "./primitives.js";
import { pollSafePoint } from "./thread.js";

export const DEFAULT_MAXIMUM_DIGITS = 4300;
/** The lowest limit that can be set. */
export const LEAST_MAXIMUM_DIGITS = 640;

const limit = perInterpreter(() => ({
  digits: DEFAULT_MAXIMUM_DIGITS,
  /** The least int with more digits than the limit; null until needed. */
  tooLong: null as bigint | null,
}));

/** sys.get_int_max_str_digits(). */
export function intMaximumDigits(): number {
  return limit().digits;
}

/** sys.set_int_max_str_digits(): 0 for no limit. */
export function setIntMaximumDigits(digits: number): void {
  limit().digits = digits;
  limit().tooLong = null;
}

/** Digits that the engine converts in one go: some tenths of a millisecond. */
const PART = 4096;

/** The digits of an int of any length, in parts between which safe points are polled. */
function digitsOf(value: bigint): string {
  if (value < 0n) return `-${digitsOf(-value)}`;
  // Powers of ten whose exponents are doubled from one to the next.
  const powers = [10n ** BigInt(PART)];
  if (value < powers[0]) return value.toString();
  for (let last = powers[0]; value >= last * last; last = powers[powers.length - 1]) {
    powers.push(last * last);
    pollSafePoint();
  }
  const convert = (part: bigint, level: number): string => {
    pollSafePoint();
    if (level < 0) return part.toString();
    const high = part / powers[level];
    const low = convert(part - high * powers[level], level - 1);
    return high === 0n ? low : convert(high, level - 1) + low.padStart(PART * 2 ** level, "0");
  };
  return convert(value, powers.length - 1);
}

/** repr(value). Raises ValueError beyond the limit of digits. */
export function intToText(value: Int): string {
  if (typeof value === "number") return value.toString();
  const state = limit();
  if (state.digits === 0) return digitsOf(value);
  state.tooLong ??= 10n ** BigInt(state.digits);
  if (value >= state.tooLong || value <= -state.tooLong) {
    throw valueError(
      `Exceeds the limit (${state.digits} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  return value.toString();
}

/**
 * int(text, base) of text without surrounding spaces, all of whose digits are ASCII; undefined when it is no int.
 * Base 0 takes the base from a prefix. Raises ValueError beyond the limit of digits.
 */
export function parseIntText(text: string, base: number): Int | undefined {
  let at = 0;
  const isNegative = text[0] === "-";
  if (isNegative || text[0] === "+") at = 1;
  const prefixed = prefixBase(text, at);
  let radix = base;
  if (base === 0) radix = prefixed === 0 ? 10 : prefixed;
  if (prefixed === radix) {
    at += 2;
    if (text[at] === "_") at++;
  }
  const digits = text.slice(at);
  if (!isDigits(digits, radix)) return undefined;
  const plain = digits.includes("_") ? digits.replaceAll("_", "") : digits;
  // In base 0 a decimal literal must not begin with a zero, unless it is zero.
  if (base === 0 && radix === 10 && /^0+[1-9]/.test(plain)) return undefined;
  const value = digitsToInt(plain, radix);
  return isNegative ? (typeof value === "number" ? 0 - value : -value) : value;
}

/** 2, 8 or 16 when the text has the prefix of that base at `at`, otherwise 0. */
function prefixBase(text: string, at: number): number {
  if (text[at] !== "0") return 0;
  switch (text[at + 1]) {
    case "b":
    case "B":
      return 2;
    case "o":
    case "O":
      return 8;
    case "x":
    case "X":
      return 16;
    default:
      return 0;
  }
}

/** True for digits of the base with single underscores between them. */
function isDigits(text: string, base: number): boolean {
  let isAfterDigit = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x5f) {
      if (!isAfterDigit) return false;
      isAfterDigit = false;
    } else if (digitValue(unit) < base) isAfterDigit = true;
    else return false;
  }
  return isAfterDigit;
}

function digitValue(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? letter - 0x57 : 99;
}

/** At this length any base's digits still make a safe integer. */
const SAFE_LENGTH = 10;

function digitsToInt(digits: string, base: number): Int {
  if (digits.length <= SAFE_LENGTH || (base === 10 && digits.length <= 15)) return Number.parseInt(digits, base);
  switch (base) {
    case 2:
    case 4:
    case 8:
    case 16:
    case 32:
      checkSize(digits, Math.log2(base));
      break;
    default:
      checkDigits(digits.length);
      checkSize(digits, Math.log2(base));
  }
  switch (base) {
    case 2:
      return normalizeInt(BigInt(`0b${digits}`));
    case 8:
      return normalizeInt(BigInt(`0o${digits}`));
    case 16:
      return normalizeInt(BigInt(`0x${digits}`));
    default:
      return normalizeInt(joinDigits(digits, base));
  }
}

function checkDigits(count: number): void {
  const maximum = limit().digits;
  if (maximum === 0 || count <= maximum) return;
  throw valueError(
    `Exceeds the limit (${maximum} digits) for integer string conversion: value has ${count} digits; use sys.set_int_max_str_digits() to increase the limit`,
  );
}

function checkSize(digits: string, bitsPerDigit: number): void {
  if (digits.length * bitsPerDigit > MAXIMUM_BITS) throw memoryError();
}

/** Halves are joined by one multiplication, so that long texts take less than quadratic time, and can be interrupted. */
function joinDigits(digits: string, base: number): bigint {
  if (digits.length <= SAFE_LENGTH) return BigInt(Number.parseInt(digits, base));
  if (base === 10 && digits.length <= PART) return BigInt(digits);
  if (digits.length > PART) pollSafePoint();
  const low = digits.length >> 1;
  const at = digits.length - low;
  return joinDigits(digits.slice(0, at), base) * BigInt(base) ** BigInt(low) + joinDigits(digits.slice(at), base);
}
