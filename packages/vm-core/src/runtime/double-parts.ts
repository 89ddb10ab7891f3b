/** Taking doubles apart. */

import { bitLength } from "./integers.js";

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
