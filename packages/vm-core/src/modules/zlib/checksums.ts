/** CRC-32 and Adler-32. */

import type { Value } from "../../objects/object.js";
import { requireBytes } from "../../runtime/buffers.js";
import { asIndex } from "../../runtime/primitives.js";
import { pollSafePoint } from "../../runtime/thread.js";

/** Of the polynomial 0xEDB88320, reflected. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

const ADLER_MODULUS = 65521;
/** Bytes after which the sums of Adler-32 must be reduced, lest they leave 32 bits. */
const ADLER_BLOCK = 5552;

const asUnsigned32 = (value: Value): number => Number(BigInt.asUintN(32, BigInt(asIndex(value))));

/** crc32(data, value) */
export function crc32(data: Value, start: Value = 0): number {
  const bytes = requireBytes(data);
  let crc = ~asUnsigned32(start);
  for (let index = 0; index < bytes.length; index++) {
    crc = table[(crc ^ bytes[index]) & 0xff] ^ (crc >>> 8);
    if ((index & 0xffff) === 0xffff) pollSafePoint();
  }
  return ~crc >>> 0;
}

/** adler32(data, value) */
export function adler32(data: Value, start: Value = 1): number {
  const bytes = requireBytes(data);
  const value = asUnsigned32(start);
  let low = value & 0xffff;
  let high = value >>> 16;
  for (let from = 0; from < bytes.length; from += ADLER_BLOCK) {
    const to = Math.min(bytes.length, from + ADLER_BLOCK);
    for (let index = from; index < to; index++) {
      low += bytes[index];
      high += low;
    }
    low %= ADLER_MODULUS;
    high %= ADLER_MODULUS;
    pollSafePoint();
  }
  return high * 0x10000 + low;
}
