/**
 * Constants and tables for the elementary functions, computed once with bigints: real numbers as integers scaled by a
 * power of two, and their conversion to pairs of doubles.
 */

/** Fractional bits of the fixed-point numbers; far more than the 107 that a pair of doubles holds. */
export const FIXED_BITS = 192;

const SHIFT = BigInt(FIXED_BITS);
const ONE = 1n << SHIFT;

/** The double nearest to a fixed-point number. */
export function toDouble(fixed: bigint): number {
  return Number(fixed) * 2 ** -FIXED_BITS;
}

/** What `toDouble` leaves: together they hold the number to twice the precision. */
export function remainderAfter(fixed: bigint, high: number): number {
  return toDouble(fixed - fromDouble(high));
}

/** A double that is a multiple of 2**-FIXED_BITS. */
export function fromDouble(value: number): bigint {
  const magnitude = Math.abs(value);
  const whole = BigInt(Math.floor(magnitude));
  let fixed = whole << SHIFT;
  let rest = magnitude - Math.floor(magnitude);
  for (let shift = FIXED_BITS; rest !== 0; ) {
    shift -= 32;
    rest *= 2 ** 32;
    fixed += BigInt(Math.floor(rest)) << BigInt(shift);
    rest -= Math.floor(rest);
  }
  return value < 0 ? -fixed : fixed;
}

/** ln(numerator / denominator), for a ratio near 1: 2 * atanh of a small number. */
export function fixedLog(numerator: bigint, denominator: bigint): bigint {
  const argument = ((numerator - denominator) << SHIFT) / (numerator + denominator);
  const square = (argument * argument) >> SHIFT;
  let sum = 0n;
  let power = argument;
  for (let divisor = 1n; power !== 0n && power !== -1n; divisor += 2n) {
    sum += power / divisor;
    power = (power * square) >> SHIFT;
  }
  return 2n * sum;
}

/** 2 ** (1 / 2**halvings). */
export function fixedRootOfTwo(halvings: number): bigint {
  let root = 2n * ONE;
  for (let count = 0; count < halvings; count++) root = squareRoot(root << SHIFT);
  return root;
}

function squareRoot(value: bigint): bigint {
  let root = 1n << BigInt((value.toString(16).length * 4) / 2 + 2);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

export function multiplyFixed(left: bigint, right: bigint): bigint {
  return (left * right) >> SHIFT;
}

/** sin and cos of numerator / denominator, at most 1. */
export function fixedSineAndCosine(numerator: bigint, denominator: bigint): [sine: bigint, cosine: bigint] {
  const argument = (numerator << SHIFT) / denominator;
  let sine = 0n;
  let cosine = 0n;
  let term = ONE;
  for (let count = 0n; term !== 0n; ) {
    const isNegative = count % 4n >= 2n;
    if (count % 2n === 0n) cosine += isNegative ? -term : term;
    else sine += isNegative ? -term : term;
    count++;
    term = multiplyFixed(term, argument) / count;
  }
  return [sine, cosine];
}

/** floor(pi * 2**bits), by Machin's formula. */
export function piScaled(bits: number): bigint {
  const guard = 32n;
  const one = 1n << (BigInt(bits) + guard);
  return (16n * inverseTangent(5n, one) - 4n * inverseTangent(239n, one)) >> guard;
}

/** atan(1 / denominator) in units of 1 / one. */
function inverseTangent(denominator: bigint, one: bigint): bigint {
  const square = denominator * denominator;
  let power = one / denominator;
  let sum = power;
  for (let divisor = 3n, isNegative = true; power !== 0n; divisor += 2n, isNegative = !isNegative) {
    power /= square;
    sum += isNegative ? -(power / divisor) : power / divisor;
  }
  return sum;
}
