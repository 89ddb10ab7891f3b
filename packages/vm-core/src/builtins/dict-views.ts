/** dict_keys, dict_values and dict_items. */

import type { PyDict } from "../objects/dict.js";
import {
  dictItemsType,
  dictKeysType,
  dictValuesType,
  orderedDictItemsType,
  orderedDictKeysType,
  orderedDictValuesType,
  PyDictView,
} from "../objects/dict-view.js";
import { PyMappingProxy } from "../objects/mapping-proxy.js";
import type { Value } from "../objects/object.js";
import { PySet, setType } from "../objects/set.js";
import { PyTuple } from "../objects/tuple.js";
import { typeOf } from "../objects/type-of.js";
import { callMethod } from "../runtime/calls.js";
import { type ComparisonOperator, equals } from "../runtime/comparison.js";
import { DictIterator, DictReverseIterator, OrderedDictIterator, partOf } from "../runtime/hash-iterators.js";
import { forEachItem, toArray } from "../runtime/iteration.js";
import { constant, type Definition, defineMethods, getter, method } from "../runtime/native-definitions.js";
import { removeAll, setOf, toggleAll, updateSet } from "../runtime/set-operations.js";
import { contains, length } from "../runtime/subscripts.js";
import { repr } from "../runtime/text.js";
import { reprEnter, reprLeave } from "../runtime/thread.js";
import { comparisonMethods } from "./comparison-methods.js";

const isView = (value: Value): value is PyDictView => value instanceof PyDictView && value.part !== "values";
const isSetLike = (value: Value): value is PyDictView | PySet => value instanceof PySet || isView(value);

const shared: readonly Definition[] = [
  method("__repr__(/)", representation, "Return repr(self)."),
  method("__iter__(/)", (self: PyDictView) => new DictIterator(self.dict, self.part), "Implement iter(self)."),
  method(
    "__reversed__(/)",
    (self: PyDictView) => new DictReverseIterator(self.dict, self.part),
    "Return a reverse iterator over the view.",
  ),
  method("__len__(/)", (self: PyDictView) => self.dict.size, "Return len(self)."),
  getter(
    "mapping",
    (self: PyDictView) => new PyMappingProxy({ kind: "mapping", mapping: self.dict }),
    null,
    "dictionary that this view refers to",
  ),
];

/** An operator method for either order of operands, one of which is a view; anything iterable is the other. */
function operator(name: string, symbol: string, apply: (left: Value, right: Value) => Value): Definition[] {
  return [
    method(
      `__${name}__(value, /)`,
      (self: PyDictView, other: Value) => apply(self, other),
      `Return self${symbol}value.`,
    ),
    method(
      `__r${name}__(value, /)`,
      (self: PyDictView, other: Value) => apply(other, self),
      `Return value${symbol}self.`,
    ),
  ];
}

const setLike: readonly Definition[] = [
  ...shared,
  constant("__hash__", null),
  ...comparisonMethods(isSetLike, compareViews),
  method(
    "__contains__(key, /)",
    (self: PyDictView, key: Value) => viewContains(self, key),
    "Return bool(key in self).",
  ),
  ...operator("or", "|", (left, right) => {
    const result = setOf(left);
    updateSet(result, right);
    return result;
  }),
  ...operator("and", "&", intersect),
  ...operator("sub", "-", (left, right) => {
    const result = setOf(left);
    removeAll(result, right);
    return result;
  }),
  ...operator("xor", "^", (left, right) => {
    const result = setOf(left);
    toggleAll(result, right);
    return result;
  }),
  method(
    "isdisjoint(other, /)",
    isDisjoint,
    "Return True if the view and the given iterable have a null intersection.",
  ),
];

defineMethods(dictKeysType, () => setLike);
defineMethods(dictItemsType, () => setLike);
defineMethods(dictValuesType, () => shared);

for (const type of [orderedDictKeysType, orderedDictValuesType, orderedDictItemsType]) {
  defineMethods(type, () => [
    method(
      "__iter__(/)",
      (self: PyDictView) => new OrderedDictIterator(self.dict, self.part, false),
      "Implement iter(self).",
    ),
    method(
      "__reversed__(/)",
      (self: PyDictView) => new OrderedDictIterator(self.dict, self.part, true),
      "Return reversed(self).",
    ),
  ]);
}

function representation(self: PyDictView): Value {
  if (!reprEnter(self)) return "...";
  try {
    const items = liveItems(self.dict, self.part).map((item) => repr(item));
    return `${typeOf(self).name}([${items.join(", ")}])`;
  } finally {
    reprLeave(self);
  }
}

function liveItems(dict: PyDict, part: PyDictView["part"]): Value[] {
  const items: Value[] = [];
  for (const entry of dict.entries) if (entry.value !== undefined) items.push(partOf(entry, part));
  return items;
}

/** key in view */
function viewContains(view: PyDictView, key: Value): boolean {
  if (view.part === "keys") return view.dict.has(key);
  if (!(key instanceof PyTuple) || key.items.length !== 2) return false;
  const value = view.dict.get(key.items[0]);
  return value !== undefined && (value === key.items[1] || equals(value, key.items[1]));
}

function compareViews(left: PyDictView | PySet, right: PyDictView | PySet, operator: ComparisonOperator): Value {
  const a = length(left);
  const b = length(right);
  switch (operator) {
    case "==":
      return a === b && isContained(left, right);
    case "!=":
      return !(a === b && isContained(left, right));
    case "<":
      return a < b && isContained(left, right);
    case "<=":
      return a <= b && isContained(left, right);
    case ">":
      return a > b && isContained(right, left);
    case ">=":
      return a >= b && isContained(right, left);
  }
}

const isContained = (left: Value, right: Value): boolean => toArray(left).every((item) => contains(right, item));

function intersect(left: Value, right: Value): Value {
  let [view, other] = isView(left) ? [left, right] : [right as PyDictView, left];
  if (other instanceof PySet && other.cls === setType && view.dict.size <= other.size) {
    return callMethod(other, "intersection", view);
  }
  if (isView(other) && other.dict.size > view.dict.size) [view, other] = [other, view];
  const result = new PySet();
  forEachItem(other, (item) => {
    if (viewContains(view, item)) result.add(item);
  });
  return result;
}

function isDisjoint(self: PyDictView, other: Value): Value {
  if (other === self) return self.dict.size === 0;
  let [walked, asked]: [Value, Value] = [other, self];
  if (isSetLike(other) && length(other) > self.dict.size) [walked, asked] = [self, other];
  let isApart = true;
  forEachItem(walked, (item) => {
    isApart = !contains(asked, item);
    return isApart;
  });
  return isApart;
}
