// What Python cannot observe of sets: where elements are kept. That numbers come in CPython's order is in tests/programs.
import { describe, expect, test } from "vitest";
import "../../packages/vm-core/src/builtins/all.js";
import { PyFloat } from "../../packages/vm-core/src/objects/float.js";
import type { Value } from "../../packages/vm-core/src/objects/object.js";
import { PySet } from "../../packages/vm-core/src/objects/set.js";
import { PyTuple } from "../../packages/vm-core/src/objects/tuple.js";

function setOf(...elements: Value[]): PySet {
  const set = new PySet();
  for (const element of elements) set.add(element);
  return set;
}

describe("a set", () => {
  test("keeps strings, and tuples of them, in insertion order", () => {
    const pair = new PyTuple(["x", 1]);
    expect(setOf("b", pair, "a", "c").elements()).toEqual(["b", pair, "a", "c"]);
  });

  test("shows numbers before what has no order in CPython", () => {
    expect(setOf("b", 3, "a", 1).elements()).toEqual([1, 3, "b", "a"]);
  });

  test("fills deleted slots, the last one passed first", () => {
    const set = setOf(0, 1, 2, 3, 4, 5);
    for (const element of [0, 1, 3]) set.delete(element);
    set.add(32);
    set.add(64);
    expect(set.elements()).toEqual([64, 2, 32, 4, 5]);
  });

  test("finds equal numbers of other classes", () => {
    const set = setOf(1, new PyFloat(0.5), 2n ** 70n, new PyTuple([1, 2]));
    for (const element of [true, new PyFloat(1), new PyFloat(2 ** 70), new PyTuple([true, new PyFloat(2)])]) {
      expect(set.has(element)).toBe(true);
    }
  });
});
