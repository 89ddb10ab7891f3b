/** The _bisect module. */

import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { call1, callMethod } from "../runtime/calls.js";
import { lessThan } from "../runtime/comparison.js";
import { valueError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asSize } from "../runtime/primitives.js";
import { getItem, length } from "../runtime/subscripts.js";

type Search = (a: Value, x: Value, low: number, high: number, key: Value) => number;

/** The first position whose item is greater than x. */
const right: Search = (a, x, low, high, key) => {
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (lessThan(x, keyAt(a, middle, key))) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** The first position whose item is not less than x. */
const left: Search = (a, x, low, high, key) => {
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (lessThan(keyAt(a, middle, key), x)) low = middle + 1;
    else high = middle;
  }
  return low;
};

function keyAt(a: Value, index: number, key: Value): Value {
  const item = getItem(a, index);
  return key === null ? item : call1(key, item);
}

function bounds(a: Value, low: Value, high: Value): [number, number] {
  const from = asSize(low);
  if (from < 0) throw valueError("lo must be non-negative");
  return [from, high === null ? length(a) : asSize(high)];
}

function searching(search: Search) {
  return (a: Value, x: Value, low: Value = 0, high: Value = null, key: Value = null): Value => {
    const [from, to] = bounds(a, low, high);
    return search(a, x, from, to < 0 ? length(a) : to, key);
  };
}

function inserting(search: Search) {
  return (a: Value, x: Value, low: Value = 0, high: Value = null, key: Value = null): Value => {
    const wanted = key === null ? x : call1(key, x);
    const [from, to] = bounds(a, low, high);
    const position = search(a, wanted, from, to < 0 ? length(a) : to, key);
    if (a instanceof PyList && !a.cls.isHeapType) a.items.splice(position, 0, x);
    else callMethod(a, "insert", position, x);
    return null;
  };
}

export function createBisectModule(): PyModule {
  const fn = (name: string, code: (...args: never[]) => Value, doc: string): Value =>
    nativeFunction("_bisect", `${name}(a, x, lo=0, hi=None, *, key=None)`, code, doc);
  const rightDoc = "Return the index where to insert item x in list a, assuming a is sorted.";
  return newModule("_bisect", "Bisection algorithms.", {
    bisect_right: fn("bisect_right", searching(right), rightDoc),
    bisect: fn("bisect_right", searching(right), rightDoc),
    bisect_left: fn("bisect_left", searching(left), rightDoc),
    insort_right: fn(
      "insort_right",
      inserting(right),
      "Insert item x in list a, and keep it sorted assuming a is sorted.",
    ),
    insort: fn("insort_right", inserting(right), "Insert item x in list a, and keep it sorted assuming a is sorted."),
    insort_left: fn(
      "insort_left",
      inserting(left),
      "Insert item x in list a, and keep it sorted assuming a is sorted.",
    ),
  });
}
