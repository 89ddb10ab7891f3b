/** Taking doubles apart. */

import { bitLength, scaleByPowerOfTwo } from "./integers.js";

/** A finite double as an odd (or zero) integer times a power of two. */
export function mantissaAndExponent(value: number): [mantissa: bigint, exponent: number] {
  if (value === 0) return [0n, 0];
  const [fraction, binaryExponent] = splitDouble(value);
  let mantissa = BigInt(fraction * 2 ** 53);
  const trailing = bitLength(mantissa & -mantissa) - 1;
  mantissa >>= BigInt(trailing);
  return [mantissa, binaryExponent - 53 + trailing];
}

const bits = new DataView(new ArrayBuffer(8));

/** frexp: the fraction, of magnitude 0.5 up to 1, and the exponent of two of a finite double. */
export function splitDouble(value: number): [fraction: number, exponent: number] {
  if (value === 0) return [value, 0];
  let scaled = value;
  let bias = 1022;
  if (Math.abs(value) < 2 ** -1022) {
    scaled = value * 2 ** 54;
    bias += 54;
  }
  bits.setFloat64(0, scaled);
  const high = bits.getUint32(0);
  bits.setUint32(0, (high & 0x800fffff) | 0x3fe00000);
  return [bits.getFloat64(0), ((high >>> 20) & 0x7ff) - bias];
}

/** The double nearest to `value * 2**exponent`, half to even; infinite when it is too large. The value is not negative. */
export function nearestDouble(value: bigint, exponent: number): number {
  if (value === 0n) return 0;
  const top = bitLength(value) + exponent;
  if (top > 1024) return Infinity;
  if (top < -1074) return 0;
  // The exponent of the last bit that the result can have.
  const lastBit = Math.max(top - 53, -1074);
  const excess = lastBit - exponent;
  if (excess <= 0) return scaleByPowerOfTwo(Number(value), exponent);
  const shift = BigInt(excess);
  const half = 1n << (shift - 1n);
  const rest = value & ((1n << shift) - 1n);
  const mantissa = value >> shift;
  const isUp = rest > half || (rest === half && (mantissa & 1n) === 1n);
  return scaleByPowerOfTwo(Number(isUp ? mantissa + 1n : mantissa), lastBit);
}
