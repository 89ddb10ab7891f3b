/** What is left of a product by a modulus or a mask, without the product: it may need twice as many bits as a number has. */

import { addInts, andInts, multiplyInts, remainderInts } from "./integers.js";

const TWO_17 = 2 ** 17;
const TWO_24 = 2 ** 24;
const TWO_48 = 2 ** 48;
const REMAINDER_LIMIT = 2 ** 51;
/** Below it a product with 17 bits, and 17 bits more, are exact. */
const SPLIT_LIMIT = 2 ** 34;

/**
 * A safe int by a positive one, rounded down. `%` of doubles is a call; below its bound the other way is exact, since the
 * quotient is off by one at most and its product with the modulus is safe.
 */
function floorRemainder(value: number, modulus: number): number {
  const isSmall = value < REMAINDER_LIMIT && value > -REMAINDER_LIMIT;
  const remainder = isSmall ? value - Math.floor(value / modulus) * modulus : value % modulus;
  if (remainder < 0) return remainder + modulus;
  return remainder >= modulus ? remainder - modulus : remainder + 0;
}

/** `(left * right + addend) % modulus` of safe ints, the modulus positive. */
export function remainderOfProduct(left: number, right: number, addend: number, modulus: number): number {
  const product = left * right;
  const sum = product + addend;
  // Rounding does not bring anything beyond the safe range into it.
  if (isSafe(product) && isSafe(sum)) return floorRemainder(sum, modulus);
  if (modulus > SPLIT_LIMIT) {
    return Number(remainderInts(addInts(multiplyInts(left, right), addend), modulus));
  }
  const x = floorRemainder(left, modulus);
  const y = floorRemainder(right, modulus);
  const high = Math.floor(y / TWO_17);
  const shifted = floorRemainder(x * high, modulus) * TWO_17;
  return floorRemainder(
    floorRemainder(shifted + x * (y - high * TWO_17), modulus) + floorRemainder(addend, modulus),
    modulus,
  );
}

/** `(left * right + addend) & mask` of safe ints, the mask not negative. */
export function maskedProduct(left: number, right: number, addend: number, mask: number): number {
  // The low 32 bits of a product are those of the product of the low 32 bits.
  if (mask <= 0xffffffff) return ((Math.imul(left, right) + (addend | 0)) & mask) >>> 0;
  if (mask >= TWO_48) return Number(andInts(addInts(multiplyInts(left, right), addend), mask));
  const high = Math.floor(left / TWO_24);
  const low = left - high * TWO_24;
  const otherHigh = Math.floor(right / TWO_24);
  const otherLow = right - otherHigh * TWO_24;
  const middle = floorRemainder(high * otherLow, TWO_24) + floorRemainder(low * otherHigh, TWO_24);
  const bits = low * otherLow + floorRemainder(middle, TWO_24) * TWO_24;
  return Number(andInts(floorRemainder(bits + floorRemainder(addend, TWO_48), TWO_48), mask));
}

const isSafe = (value: number): boolean => value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER;
