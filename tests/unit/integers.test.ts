// Integer arithmetic over number and bigint: against bigint alone, at the edges where numbers stop being exact.
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import {
  DEFAULT_MAXIMUM_DIGITS,
  intToText,
  parseIntText,
  setIntMaximumDigits,
} from "../../packages/vm-core/src/runtime/integer-text.js";
import type { Int } from "../../packages/vm-core/src/runtime/integers.js";
import * as integers from "../../packages/vm-core/src/runtime/integers.js";
import { normalizeInt } from "../../packages/vm-core/src/runtime/primitives.js";

/** Ints that crowd around powers of two, where representations and fast paths change. */
const edges = fc
  .tuple(fc.integer({ min: 0, max: 130 }), fc.integer({ min: -3, max: 3 }), fc.boolean())
  .map(([exponent, offset, isNegative]) => (isNegative ? -1n : 1n) * ((1n << BigInt(exponent)) + BigInt(offset)));
const ints = fc.oneof(edges, fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }), fc.bigInt({ min: -100n, max: 100n }));

function expectNormal(result: Int, expected: bigint): void {
  expect(BigInt(result)).toBe(expected);
  expect(typeof result).toBe(
    Number.isSafeInteger(Number(expected)) && BigInt(Number(expected)) === expected ? "number" : "bigint",
  );
  expect(Object.is(result, -0)).toBe(false);
}

const floorDivide = (x: bigint, y: bigint): bigint => (x - (((x % y) + y) % y)) / y;

describe("integer arithmetic", () => {
  const cases: readonly [string, (left: Int, right: Int) => Int, (left: bigint, right: bigint) => bigint][] = [
    ["+", integers.addInts, (x, y) => x + y],
    ["-", integers.subtractInts, (x, y) => x - y],
    ["*", integers.multiplyInts, (x, y) => x * y],
    ["&", integers.andInts, (x, y) => x & y],
    ["|", integers.orInts, (x, y) => x | y],
    ["^", integers.xorInts, (x, y) => x ^ y],
  ];
  test.each(cases)("%s is exact and normal", (_name, compute, model) => {
    fc.assert(
      fc.property(ints, ints, (x, y) => {
        expectNormal(compute(normalizeInt(x), normalizeInt(y)), model(x, y));
      }),
    );
  });

  test("// and % round down", () => {
    fc.assert(
      fc.property(
        ints,
        ints.filter((y) => y !== 0n),
        (x, y) => {
          const [left, right] = [normalizeInt(x), normalizeInt(y)];
          expectNormal(integers.floorDivideInts(left, right), floorDivide(x, y));
          expectNormal(integers.remainderInts(left, right), x - floorDivide(x, y) * y);
        },
      ),
    );
  });

  test("shifts, powers and lengths", () => {
    fc.assert(
      fc.property(ints, fc.integer({ min: 0, max: 80 }), (x, count) => {
        const value = normalizeInt(x);
        expectNormal(integers.shiftLeftInts(value, count), x << BigInt(count));
        expectNormal(integers.shiftRightInts(value, count), x >> BigInt(count));
        expectNormal(integers.powerInts(value, count), x ** BigInt(count));
        expectNormal(integers.invertInt(value), ~x);
        expect(integers.bitLength(value)).toBe(x === 0n ? 0 : (x < 0n ? -x : x).toString(2).length);
      }),
    );
  });

  test("a quotient is the nearest double", () => {
    expect(integers.trueDivideInts(10n ** 400n, 10n ** 399n)).toBe(10);
    expect(integers.trueDivideInts(1, 10n ** 320n)).toBe(1e-320);
    expect(integers.trueDivideInts(2n ** 1024n - 1n, 2)).toBe(2 ** 1023);
    expect(integers.trueDivideInts(2n ** 54n + 3n, 2n ** 54n + 2n)).toBe(1);
    expect(() => integers.trueDivideInts(10n ** 400n, 3)).toThrow();
  });
});

describe("ints as text", () => {
  afterEach(() => setIntMaximumDigits(DEFAULT_MAXIMUM_DIGITS));

  const accepted: readonly [string, number, Int][] = [
    ["0x_1f", 16, 31],
    ["0b101", 0, 5],
    ["00", 0, 0],
    ["-0o17", 8, -15],
    ["1_000", 10, 1000],
    ["0b1", 16, 177],
    ["zz", 36, 1295],
    ["9007199254740993", 10, 9007199254740993n],
  ];
  test.each(accepted)("%j in base %i", (text, base, value) => {
    expect(parseIntText(text, base)).toBe(value);
  });

  const refused: readonly [string, number][] = [
    ["", 10],
    ["_1", 10],
    ["1__0", 10],
    ["1_", 10],
    ["010", 0],
    ["0x", 16],
    ["2", 2],
    ["+-1", 10],
    ["1 2", 10],
  ];
  test.each(refused)("%j in base %i is no int", (text, base) => {
    expect(parseIntText(text, base)).toBeUndefined();
  });

  test("every base reads back what it writes", () => {
    fc.assert(
      fc.property(ints, fc.integer({ min: 2, max: 36 }), (value, base) => {
        expect(parseIntText(value.toString(base), base)).toBe(normalizeInt(value));
      }),
    );
  });

  test("the limit of digits counts both ways, and 0 lifts it", () => {
    const long = "9".repeat(DEFAULT_MAXIMUM_DIGITS + 1);
    expect(() => parseIntText(long, 10)).toThrow();
    expect(() => intToText(BigInt(long))).toThrow();
    expect(intToText(BigInt(long.slice(1)))).toBe(long.slice(1));
    setIntMaximumDigits(0);
    expect(intToText(parseIntText(long, 10) as Int)).toBe(long);
  });
});
