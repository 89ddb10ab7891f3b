// Products reduced by a modulus or a mask, against bigint, at the edges where doubles stop being exact.
import fc from "fast-check";
import { expect, test } from "vitest";
import { maskedProduct, remainderOfProduct } from "../../packages/vm-core/src/runtime/modular-products.js";

const MAXIMUM = Number.MAX_SAFE_INTEGER;

/** Safe ints that crowd around powers of two. */
const safe = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -100, max: 100 }),
  fc
    .tuple(fc.integer({ min: 0, max: 53 }), fc.integer({ min: -3, max: 3 }), fc.boolean())
    .map(([exponent, offset, isNegative]) => {
      const value = Math.min(2 ** exponent + offset, MAXIMUM);
      return isNegative ? 0 - value : value;
    }),
);
const positive = safe.map((value) => Math.max(1, Math.abs(value)));

const floorModulo = (value: bigint, modulus: bigint): bigint => ((value % modulus) + modulus) % modulus;

test("the remainder of a product", () => {
  fc.assert(
    fc.property(safe, safe, safe, positive, (left, right, addend, modulus) => {
      const expected = floorModulo(BigInt(left) * BigInt(right) + BigInt(addend), BigInt(modulus));
      expect(remainderOfProduct(left, right, addend, modulus)).toBe(Number(expected));
    }),
    { numRuns: 5000 },
  );
});

test("the masked bits of a product", () => {
  fc.assert(
    fc.property(safe, safe, safe, safe.map(Math.abs), (left, right, addend, mask) => {
      const expected = (BigInt(left) * BigInt(right) + BigInt(addend)) & BigInt(mask);
      expect(maskedProduct(left, right, addend, mask)).toBe(Number(expected));
    }),
    { numRuns: 5000 },
  );
});
