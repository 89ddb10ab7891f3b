/** decimal.Decimal: the representation, and the counting of decimal digits. */

import type { PyDict } from "../../objects/dict.js";
import { PyObject } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { memoryError } from "../../runtime/errors.js";
import { addInts, type Int } from "../../runtime/integers.js";

export const decimalType: PyType = defineType("Decimal", { module: "decimal" });

decimalType.equalsNumbers = true;

export type DecimalKind = "finite" | "infinite" | "quiet" | "signaling";

/**
 * A number (-1)**isNegative * coefficient * 10**exponent, an infinity, or a NaN whose coefficient is its payload.
 * The class is on the prototype, so that a number is as small as it can be.
 */
export class PyDecimal extends PyObject {
  readonly isNegative: boolean;
  readonly kind: DecimalKind;
  /** Not negative. 0 for infinities and for NaNs without payload. */
  readonly coefficient: bigint;
  /** 0 for what is not finite. */
  readonly exponent: Int;
  private counted = 0;

  constructor(isNegative: boolean, coefficient: bigint, exponent: Int, kind: DecimalKind = "finite") {
    super();
    this.isNegative = isNegative;
    this.coefficient = coefficient;
    this.exponent = exponent;
    this.kind = kind;
  }

  /** How many digits the coefficient has; 1 for 0. */
  get digits(): number {
    if (this.counted === 0) this.counted = countDigits(this.coefficient);
    return this.counted;
  }

  /** The exponent of the first digit. */
  get adjusted(): Int {
    return addInts(this.exponent, this.digits - 1);
  }

  get isFinite(): boolean {
    return this.kind === "finite";
  }

  get isNaN(): boolean {
    return this.kind === "quiet" || this.kind === "signaling";
  }

  get isZero(): boolean {
    return this.coefficient === 0n && this.kind === "finite";
  }
}
PyDecimal.prototype.cls = decimalType;

/** An instance of a subclass of Decimal. */
export class DecimalInstance extends PyDecimal {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;

  constructor(cls: PyType, value: PyDecimal) {
    super(value.isNegative, value.coefficient, value.exponent, value.kind);
    this.cls = cls;
  }
}

export const infinity = (isNegative: boolean): PyDecimal => new PyDecimal(isNegative, 0n, 0, "infinite");
export const quietNaN = (): PyDecimal => new PyDecimal(false, 0n, 0, "quiet");
export const zero = (isNegative: boolean, exponent: Int): PyDecimal => new PyDecimal(isNegative, 0n, exponent);

/** The same number with the other or a given sign. */
export function withSign(value: PyDecimal, isNegative: boolean): PyDecimal {
  if (value.isNegative === isNegative && value.cls === decimalType) return value;
  return new PyDecimal(isNegative, value.coefficient, value.exponent, value.kind);
}

/** No coefficient may have more digits: about as many as the longest int has. */
export const MAXIMUM_DIGITS = 2_500_000;

/** Raises MemoryError for more digits than a coefficient may have. */
export function checkDigits(count: Int): void {
  if (count > MAXIMUM_DIGITS) throw memoryError();
}

const MAXIMUM_REMEMBERED = 512;
const powersOfTen: bigint[] = [1n];
/** Powers beyond the table asked for lately: operations at one high precision ask for the same few again and again. */
const largePowers = new Map<number, bigint>();
const MAXIMUM_LARGE = 4;

/** 10**exponent. Raises MemoryError for a power with more digits than a coefficient may have. */
export function powerOfTen(exponent: number): bigint {
  if (exponent < powersOfTen.length) return powersOfTen[exponent];
  if (exponent <= MAXIMUM_REMEMBERED) {
    while (powersOfTen.length <= exponent) powersOfTen.push(powersOfTen[powersOfTen.length - 1] * 10n);
    return powersOfTen[exponent];
  }
  let power = largePowers.get(exponent);
  if (power === undefined) {
    // Twice the digits of a coefficient: dividends and scaled operands are that long for a while.
    checkDigits(exponent / 2);
    power = 10n ** BigInt(exponent);
    if (largePowers.size >= MAXIMUM_LARGE) largePowers.clear();
    largePowers.set(exponent, power);
  }
  return power;
}

/** How many decimal digits a number has; 1 for 0. */
export function countDigits(value: bigint): number {
  const double = Number(value);
  if (double < 10) return 1;
  // The estimate is the count or one less or more: digits are then compared with the power of ten between.
  const estimate =
    double < 1e300 ? Math.floor(Math.log10(double)) : Math.floor((value.toString(16).length - 1) * Math.log10(16));
  let count = estimate;
  while (value >= powerOfTen(count)) count++;
  while (count > 1 && value < powerOfTen(count - 1)) count--;
  return count;
}

/** How many zeros a number that is not 0 ends in. */
export function trailingZeros(value: bigint): number {
  if ((value & 1n) === 1n) return 0;
  const text = value.toString();
  let end = text.length;
  while (text.charCodeAt(end - 1) === 0x30) end--;
  return text.length - end;
}
