/**
 * Exact integer arithmetic over the two representations of int: `number` in the safe range, `bigint` outside it.
 * Every function takes and returns normalised ints.
 */

import { memoryError, overflowError, valueError, zeroDivisionError } from "./errors.js";
import { chargeMemory } from "./memory.js";
import { normalizeInt } from "./primitives.js";
import { beforeLongWork, pollSafePoint, spendSteps } from "./thread.js";

export type Int = number | bigint;

const MAXIMUM = Number.MAX_SAFE_INTEGER;
const TWO_32 = 0x100000000;

/** From this length on an int is charged for. */
const LONG_BITS = 2 ** 18;

/** No int may have more bits. */
export const MAXIMUM_BITS = 2 ** 23;

/**
 * Below this magnitude the product of two ints is short enough, and their lengths need not be measured. Comparing
 * bigints of different lengths is cheap. The large bound takes half a megabyte, so it is made when first needed.
 */
const SHORT = 1n << 4096n;
const NEGATIVE_SHORT = -SHORT;
let long: bigint | null = null;
let negativeLong = 0n;

function isUnmeasured(value: bigint): boolean {
  if (value < SHORT && value > NEGATIVE_SHORT) return true;
  if (long === null) {
    long = 1n << BigInt(MAXIMUM_BITS / 2 - 1);
    negativeLong = -long;
  }
  return value < long && value > negativeLong;
}

/** Ints beyond these take so many steps to multiply or divide. */
const costs = [
  { beyond: 1n << 16_384n, steps: 64 },
  { beyond: 1n << 65_536n, steps: 960 },
  { beyond: 1n << 262_144n, steps: 31_000 },
].map((cost) => ({ ...cost, below: -cost.beyond }));

/** Counts the time that an operation on large ints takes. */
function spendOnInts(left: bigint, right: bigint): void {
  for (const { beyond, below, steps } of costs) {
    if (left < beyond && right < beyond && left > below && right > below) return;
    spendSteps(steps);
  }
}

const isInt32 = (value: number): boolean => (value | 0) === value;

const powersOfTwo: readonly number[] = Array.from({ length: 64 }, (_, exponent) => 2 ** exponent);

export function addInts(left: Int, right: Int): Int {
  if (typeof left === "number" && typeof right === "number") {
    const sum = left + right;
    if (sum <= MAXIMUM && sum >= -MAXIMUM) return sum;
  }
  return normalizeInt(BigInt(left) + BigInt(right));
}

export function subtractInts(left: Int, right: Int): Int {
  if (typeof left === "number" && typeof right === "number") {
    const difference = left - right;
    if (difference <= MAXIMUM && difference >= -MAXIMUM) return difference;
  }
  return normalizeInt(BigInt(left) - BigInt(right));
}

/** Raises MemoryError for a product of more than MAXIMUM_BITS. */
export function multiplyInts(left: Int, right: Int): Int {
  if (typeof left === "number" && typeof right === "number") {
    const product = left * right;
    // A product outside the range cannot round into it, so the test needs no exact product. `+ 0` turns -0 to 0.
    if (product <= MAXIMUM && product >= -MAXIMUM) return product + 0;
    return BigInt(left) * BigInt(right);
  }
  const x = BigInt(left);
  const y = BigInt(right);
  if (!(isUnmeasured(x) && isUnmeasured(y)) && bitLength(x) + bitLength(y) > MAXIMUM_BITS + 1) throw memoryError();
  spendOnInts(x, y);
  return normalizeInt(x * y);
}

/** Raises ZeroDivisionError. */
export function floorDivideInts(left: Int, right: Int): Int {
  if (right === 0) throw zeroDivisionError("division by zero");
  // The quotient of two safe integers never rounds across an integer: it differs from one by at least 1/right.
  if (typeof left === "number" && typeof right === "number") return Math.floor(left / right) + 0;
  const x = BigInt(left);
  const y = BigInt(right);
  spendOnInts(x, y);
  const quotient = x / y;
  const isInexactAndNegative = x < 0n !== y < 0n && quotient * y !== x;
  return normalizeInt(isInexactAndNegative ? quotient - 1n : quotient);
}

/** The remainder with the sign of the divisor. Raises ZeroDivisionError. */
export function remainderInts(left: Int, right: Int): Int {
  if (right === 0) throw zeroDivisionError("division by zero");
  if (typeof left === "number" && typeof right === "number") {
    const remainder = left % right;
    return remainder !== 0 && remainder < 0 !== right < 0 ? remainder + right : remainder + 0;
  }
  const y = BigInt(right);
  spendOnInts(BigInt(left), y);
  const remainder = BigInt(left) % y;
  return normalizeInt(remainder !== 0n && remainder < 0n !== y < 0n ? remainder + y : remainder);
}

/** The correctly rounded quotient, as a double. Raises ZeroDivisionError and OverflowError. */
export function trueDivideInts(left: Int, right: Int): number {
  if (right === 0) throw zeroDivisionError("division by zero");
  if (typeof left === "number" && typeof right === "number") return left / right;
  const isNegative = left < 0 !== right < 0;
  const x = absoluteBig(left);
  const y = absoluteBig(right);
  if (x === 0n) return isNegative ? -0 : 0;
  const difference = bitLength(x) - bitLength(y);
  if (difference > 1024) throw overflowError("integer division result too large for a float");
  if (difference < -1075) return isNegative ? -0 : 0;
  // A quotient of 55 or 56 bits, or fewer where the result is subnormal, whose last bit says "inexact".
  const shift = Math.max(difference, -1021) - 55;
  const dividend = shift < 0 ? x << BigInt(-shift) : x;
  const divisor = shift > 0 ? y << BigInt(shift) : y;
  let quotient = dividend / divisor;
  if (quotient * divisor !== dividend) quotient |= 1n;
  const extraBits = BigInt(Math.max(bitLength(quotient), -1021 - shift) - 53);
  if (extraBits > 0n) {
    const half = 1n << (extraBits - 1n);
    const rest = quotient & ((half << 1n) - 1n);
    quotient -= rest;
    if (rest > half || (rest === half && (quotient >> extraBits) & 1n)) quotient += half << 1n;
  }
  const result = scaleByPowerOfTwo(Number(quotient), shift);
  if (result === Infinity) throw overflowError("integer division result too large for a float");
  return isNegative ? -result : result;
}

/** value * 2**exponent, with one rounding unless the value has more than 53 - n bits of a subnormal result. */
export function scaleByPowerOfTwo(value: number, exponent: number): number {
  let result = value;
  let rest = exponent;
  while (rest > 1000) {
    result *= 2 ** 1000;
    rest -= 1000;
    if (!Number.isFinite(result)) return result;
  }
  // Down to the last step the value stays normal, so that only one step rounds.
  while (rest < -1000 && Math.abs(result) >= 2 ** -20) {
    result *= 2 ** -1000;
    rest += 1000;
  }
  if (rest >= -1074) return result * 2 ** rest;
  return result * 2 ** -1000 * 2 ** (rest + 1000);
}

/** left ** right for right >= 0. Raises MemoryError for a result of more than MAXIMUM_BITS. */
export function powerInts(left: Int, right: Int): Int {
  if (right === 0) return 1;
  if (left === 0 || left === 1) return left;
  if (left === -1) return isOdd(right) ? -1 : 1;
  if (typeof right === "bigint") throw memoryError();
  if (typeof left === "number") {
    const small = smallPower(left, right);
    if (small !== undefined) return small;
  }
  if ((bitLength(left) - 1) * right > MAXIMUM_BITS) throw memoryError();
  if (bitLength(left) * right > LONG_WORK_BITS) beforeLongWork();
  const result = BigInt(left) ** BigInt(right);
  spendOnInts(result, 0n);
  return normalizeInt(result);
}

/** Powers of more bits than this take long. */
const LONG_WORK_BITS = 4e6;

/** Math.pow need not be exact even when the result is a safe integer. */
function smallPower(base: number, exponent: number): number | undefined {
  if (exponent > 53) return undefined;
  let result = 1;
  let square = base;
  for (let rest = exponent; ; ) {
    if (rest & 1) {
      result *= square;
      if (result > MAXIMUM || result < -MAXIMUM) return undefined;
    }
    rest >>= 1;
    if (rest === 0) return result;
    square *= square;
    if (square > MAXIMUM) return undefined;
  }
}

/** pow(base, exponent, modulus). Raises ValueError for a zero modulus or a base without an inverse. */
export function powerModulo(base: Int, exponent: Int, modulus: Int): Int {
  if (modulus === 0) throw valueError("pow() 3rd argument cannot be 0");
  const m = absoluteBig(modulus);
  if (m === 1n) return 0;
  let x = BigInt(base) % m;
  if (x < 0n) x += m;
  if (exponent < 0) x = inverseModulo(x, m);
  const result = positivePowerModulo(x, absoluteBig(exponent), m);
  return normalizeInt(modulus < 0 && result !== 0n ? result - m : result);
}

function positivePowerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let step = 0;
  // Left to right over hexadecimal digits: four squarings and at most one product a digit.
  const powers: bigint[] = [1n];
  for (let index = 1; index < 16; index++) powers.push((powers[index - 1] * base) % modulus);
  for (const digit of exponent.toString(16)) {
    for (let bit = 0; bit < 4; bit++) result = (result * result) % modulus;
    const power = powers[Number.parseInt(digit, 16)];
    result = (result * power) % modulus;
    spendOnInts(modulus, 0n);
    if ((++step & 63) === 0 || modulus > costs[0].beyond) pollSafePoint();
  }
  return result;
}

function inverseModulo(value: bigint, modulus: bigint): bigint {
  let [r0, r1] = [modulus, value];
  let [t0, t1] = [0n, 1n];
  let step = 0;
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
    if ((++step & 255) === 0 || r0 > costs[1].beyond) pollSafePoint();
  }
  if (r0 !== 1n) throw valueError("base is not invertible for the given modulus");
  return t0 < 0n ? t0 + modulus : t0;
}

/** Raises ValueError, MemoryError, and OverflowError for a count beyond 64 bits. */
export function shiftLeftInts(left: Int, right: Int): Int {
  if (right < 0) throw valueError("negative shift count");
  if (left === 0) return 0;
  if (typeof right === "bigint") {
    if (right >= 1n << 63n) throw overflowError("too many digits in integer");
    throw memoryError();
  }
  if (typeof left === "number" && right < 64) {
    const result = left * powersOfTwo[right];
    if (result <= MAXIMUM && result >= -MAXIMUM) return result;
  }
  const bits = bitLength(left) + right;
  if (bits > MAXIMUM_BITS) throw memoryError();
  if (bits > LONG_BITS) chargeMemory(bits / 8);
  return BigInt(left) << BigInt(right);
}

/** Raises ValueError. */
export function shiftRightInts(left: Int, right: Int): Int {
  if (right < 0) throw valueError("negative shift count");
  if (typeof right === "bigint") return left < 0 ? -1 : 0;
  if (typeof left === "bigint") return normalizeInt(left >> BigInt(right));
  return right < 64 ? Math.floor(left / powersOfTwo[right]) : left < 0 ? -1 : 0;
}

export function andInts(left: Int, right: Int): Int {
  if (typeof left === "number" && typeof right === "number") {
    if (isInt32(left) && isInt32(right)) return left & right;
    return fromHalves(Math.floor(left / TWO_32) & Math.floor(right / TWO_32), (left & right) >>> 0);
  }
  return normalizeInt(BigInt(left) & BigInt(right));
}

export function orInts(left: Int, right: Int): Int {
  if (typeof left === "number" && typeof right === "number") {
    if (isInt32(left) && isInt32(right)) return left | right;
    return fromHalves(Math.floor(left / TWO_32) | Math.floor(right / TWO_32), (left | right) >>> 0);
  }
  return normalizeInt(BigInt(left) | BigInt(right));
}

export function xorInts(left: Int, right: Int): Int {
  if (typeof left === "number" && typeof right === "number") {
    if (isInt32(left) && isInt32(right)) return left ^ right;
    return fromHalves(Math.floor(left / TWO_32) ^ Math.floor(right / TWO_32), (left ^ right) >>> 0);
  }
  return normalizeInt(BigInt(left) ^ BigInt(right));
}

/** The int with the given upper (signed, 22 bits) and lower (unsigned, 32 bits) halves; -2**53 is not safe. */
function fromHalves(high: number, low: number): Int {
  const value = high * TWO_32 + low;
  return value >= -MAXIMUM ? value : BigInt(value);
}

export function negateInt(value: Int): Int {
  // 0 - 0 is 0, where -0 would be -0.
  return typeof value === "number" ? 0 - value : -value;
}

export function absoluteInt(value: Int): Int {
  return value < 0 ? negateInt(value) : value;
}

export function invertInt(value: Int): Int {
  return subtractInts(-1, value);
}

/** The double nearest to an int, half to even. Raises OverflowError. */
export function intToDouble(value: Int): number {
  if (typeof value === "number") return value;
  const double = Number(value);
  if (double === Infinity || double === -Infinity) throw overflowError("int too large to convert to float");
  return double;
}

/** The int equal to an integral double. */
export function intFromDouble(value: number): Int {
  return value <= MAXIMUM && value >= -MAXIMUM ? value + 0 : BigInt(value);
}

export function isOdd(value: Int): boolean {
  return typeof value === "number" ? value % 2 !== 0 : (value & 1n) === 1n;
}

/** int.bit_length(). */
export function bitLength(value: Int): number {
  if (typeof value === "number") {
    const magnitude = Math.abs(value);
    if (magnitude < TWO_32) return 32 - Math.clz32(magnitude);
    return 64 - Math.clz32(Math.floor(magnitude / TWO_32));
  }
  const digits = (value < 0n ? -value : value).toString(16);
  return digits.length * 4 - 4 + (32 - Math.clz32(Number.parseInt(digits[0], 16)));
}

/** Greatest common divisor of the magnitudes. */
export function greatestCommonDivisor(left: Int, right: Int): Int {
  let x: Int = absoluteInt(left);
  let y: Int = absoluteInt(right);
  let step = 0;
  while (typeof x === "bigint" || typeof y === "bigint") {
    if (y === 0) return x;
    [x, y] = [y, remainderInts(x, y)];
    if ((++step & 255) === 0 || typeof y === "number" || y > costs[0].beyond) pollSafePoint();
  }
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function absoluteBig(value: Int): bigint {
  const big = BigInt(value);
  return big < 0n ? -big : big;
}
