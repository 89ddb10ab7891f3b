/**
 * Exponentials and logarithms in binary fixed-point: a bigint stands for its value divided by 2**bits. Results are
 * wrong by less than 2**ERROR_BITS units of the last place.
 */

import { bitLength } from "../../runtime/integers.js";
import { pollSafePoint } from "../../runtime/thread.js";

export const ERROR_BITS = 12;

/** Constants that were computed lately, with their number of bits; fewer bits are a shift away. */
interface Remembered {
  bits: number;
  value: bigint;
}

const naturalLogOfTwo: Remembered = { bits: 0, value: 0n };
const naturalLogOfTen: Remembered = { bits: 0, value: 0n };
const GUARD_BITS = 32;

function remembered(constant: Remembered, bits: number, compute: (bits: number) => bigint): bigint {
  if (constant.bits < bits + GUARD_BITS) {
    constant.bits = bits + GUARD_BITS + (bits >> 2);
    constant.value = compute(constant.bits);
  }
  return constant.value >> BigInt(constant.bits - bits);
}

/** ln 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749). */
const logOfTwo = (bits: number): bigint =>
  remembered(naturalLogOfTwo, bits, (work) => {
    const sum = 18n * inverseArtanh(26n, work) - 2n * inverseArtanh(4801n, work) + 8n * inverseArtanh(8749n, work);
    return sum;
  });

/** ln 10 = 46 atanh(1/31) + 34 atanh(1/49) + 20 atanh(1/161). */
export const logOfTen = (bits: number): bigint =>
  remembered(
    naturalLogOfTen,
    bits,
    (work) => 46n * inverseArtanh(31n, work) + 34n * inverseArtanh(49n, work) + 20n * inverseArtanh(161n, work),
  );

/** atanh(1/n) by its series. */
function inverseArtanh(n: bigint, bits: number): bigint {
  const square = n * n;
  let power = (1n << BigInt(bits + 16)) / n;
  let sum = power;
  for (let divisor = 3n; ; divisor += 2n) {
    power /= square;
    if (power === 0n) break;
    sum += power / divisor;
    if ((divisor & 127n) === 1n) pollSafePoint();
  }
  return sum >> 16n;
}

/** e**x for x in [0, 4). */
export function exponential(x: bigint, bits: number): bigint {
  // Halving the argument h times and squaring h times costs h products and saves terms of the series.
  const halvings = Math.floor(Math.sqrt(bits)) + 4;
  const work = bits + 2 * halvings + 16;
  const one = 1n << BigInt(work);
  const argument = (x << BigInt(work - bits)) >> BigInt(halvings);
  const shift = BigInt(work);
  let term = one;
  let sum = one;
  for (let count = 1n; term !== 0n; count++) {
    term = ((term * argument) >> shift) / count;
    sum += term;
    if ((count & 15n) === 0n) pollSafePoint();
  }
  for (let step = 0; step < halvings; step++) {
    sum = (sum * sum) >> shift;
    if ((step & 15) === 0) pollSafePoint();
  }
  return sum >> BigInt(work - bits);
}

/** Bits of a double's logarithm that can be relied upon. */
const DOUBLE_BITS = 46;

/** ln x for x > 0. */
export function naturalLogarithm(x: bigint, bits: number): bigint {
  // x = mantissa * 2**power with a mantissa in [1, 2).
  const power = bitLength(x) - 1 - bits;
  const mantissa = power > 0 ? x >> BigInt(power) : x << BigInt(-power);
  const extra = BigInt(power) * logOfTwo(bits);
  return logOfMantissa(mantissa, bits) + extra;
}

/** ln x for x in [1, 2), by steps y + 2 (x - e**y) / (x + e**y), each of which makes three times as many bits right. */
function logOfMantissa(x: bigint, bits: number): bigint {
  if (bits <= DOUBLE_BITS) return BigInt(Math.floor(Math.log(Number(x) / 2 ** bits) * 2 ** bits));
  const fewer = Math.max(DOUBLE_BITS, Math.ceil(bits / 3) + 8);
  const dropped = BigInt(bits - fewer);
  const estimate = logOfMantissa(x >> dropped, fewer);
  const positive = estimate < 0n ? 0n : estimate << dropped;
  const back = exponential(positive, bits);
  pollSafePoint();
  return positive + ((2n * (x - back)) << BigInt(bits)) / (x + back);
}
