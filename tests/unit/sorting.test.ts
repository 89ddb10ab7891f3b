// Sorting: stability and the same result whichever comparison was chosen.
import fc from "fast-check";
import { expect, test } from "vitest";
import "../../packages/vm-core/src/builtins/all.js";
import { PyFloat } from "../../packages/vm-core/src/objects/float.js";
import { PyTuple } from "../../packages/vm-core/src/objects/tuple.js";
import { sortValues } from "../../packages/vm-core/src/runtime/sorting.js";

const manyInts = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 400 });

test("ints come out as JavaScript sorts them", () => {
  fc.assert(
    fc.property(manyInts, fc.boolean(), (values, reverse) => {
      const expected = [...values].sort((left, right) => (reverse ? right - left : left - right));
      expect(sortValues(values, null, reverse)).toEqual(expected);
    }),
  );
});

test("equal floats keep their order, reversed or not", () => {
  fc.assert(
    fc.property(manyInts, fc.boolean(), (values, reverse) => {
      const floats = values.map((value) => new PyFloat(value));
      const expected = [...floats].sort((left, right) =>
        reverse ? right.value - left.value : left.value - right.value,
      );
      expect(sortValues(floats, null, reverse).every((value, index) => value === expected[index])).toBe(true);
    }),
  );
});

test("tuples are compared item by item", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ max: 3, min: 0 }), fc.integer({ max: 9, min: 0 }))), (pairs) => {
      const sorted = sortValues(
        pairs.map((pair) => new PyTuple(pair)),
        null,
        false,
      );
      const expected = [...pairs].sort(([a, b], [c, d]) => a - c || b - d);
      expect(sorted.map((pair) => (pair as PyTuple).items)).toEqual(expected);
    }),
  );
});
