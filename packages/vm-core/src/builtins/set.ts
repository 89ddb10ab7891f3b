/** set, frozenset and their iterator. */

import { newGenericAlias } from "../objects/generic-alias.js";
import { PyList } from "../objects/list.js";
import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { frozenSetType, PySet, setType } from "../objects/set.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import type { ComparisonOperator } from "../runtime/comparison.js";
import "../runtime/container-hashing.js";
import { keyError } from "../runtime/errors.js";
import { SetIterator, setIteratorType } from "../runtime/hash-iterators.js";
import {
  classMethod,
  constant,
  constructor,
  type Definition,
  defineMethods,
  method,
} from "../runtime/native-definitions.js";
import { reprItems } from "../runtime/sequences.js";
import {
  difference,
  equalSets,
  intersectAll,
  intersection,
  isDisjoint,
  isSubset,
  removeAll,
  resultType,
  setOf,
  symmetricDifference,
  toggleAll,
  unionOfSets,
  updateSet,
} from "../runtime/set-operations.js";
import { asElement } from "../runtime/subscripts.js";
import { comparisonMethods } from "./comparison-methods.js";
import { remainingItemsState } from "./iterator-state.js";
import { defineIterator, lengthHintMethod } from "./native-iterator.js";

const isSet = (value: Value): value is PySet => value instanceof PySet;

/** A binary operator method: only sets are operands. */
function operator(name: string, symbol: string, apply: (left: PySet, right: PySet) => Value): Definition[] {
  return [
    method(
      `__${name}__(value, /)`,
      (self: PySet, other: Value) => (isSet(other) ? apply(self, other) : NotImplemented),
      `Return self${symbol}value.`,
    ),
    method(
      `__r${name}__(value, /)`,
      (self: PySet, other: Value) => (isSet(other) ? apply(other, self) : NotImplemented),
      `Return value${symbol}self.`,
    ),
  ];
}

/** An in-place operator method. */
function inPlace(name: string, symbol: string, apply: (self: PySet, other: PySet) => void): Definition {
  return method(
    `__i${name}__(value, /)`,
    (self: PySet, other: Value) => {
      if (!isSet(other)) return NotImplemented;
      apply(self, other);
      return self;
    },
    `Return self${symbol}=value.`,
  );
}

const shared: readonly Definition[] = [
  method("__repr__(/)", representation, "Return repr(self)."),
  ...comparisonMethods(isSet, compareSets),
  method("__iter__(/)", (self: PySet) => new SetIterator(self), "Implement iter(self)."),
  method("__len__(/)", (self: PySet) => self.size, "Return len(self)."),
  method(
    "__contains__(object, /)",
    (self: PySet, object: Value) => self.has(asElement(object)),
    "x.__contains__(y) <==> y in x.",
  ),
  ...operator("or", "|", (left, right) => unionOfSets(left, [right])),
  ...operator("and", "&", intersection),
  ...operator("sub", "-", difference),
  ...operator("xor", "^", symmetricDifference),
  method("copy(/)", copy, "Return a shallow copy of a set."),
  method(
    "union(*others)",
    (self: PySet, others: readonly Value[]) => unionOfSets(self, others),
    "Return a new set with elements from the set and all others.",
  ),
  method(
    "intersection(*others)",
    (self: PySet, others: readonly Value[]) => intersectAll(self, others),
    "Return a new set with elements common to the set and all others.",
  ),
  method(
    "difference(*others)",
    differenceOfAll,
    "Return a new set with elements in the set that are not in the others.",
  ),
  method(
    "symmetric_difference(other, /)",
    (self: PySet, other: Value) => symmetricDifference(self, other),
    "Return a new set with elements in either the set or other but not both.",
  ),
  method(
    "isdisjoint(other, /)",
    (self: PySet, other: Value) => isDisjoint(self, other),
    "Return True if two sets have a null intersection.",
  ),
  method(
    "issubset(other, /)",
    (self: PySet, other: Value) => isSubset(self, isSet(other) ? other : setOf(other)),
    "Report whether another set contains this set.",
  ),
  method(
    "issuperset(other, /)",
    (self: PySet, other: Value) => isSubset(isSet(other) ? other : setOf(other), self),
    "Report whether this set contains another set.",
  ),
  method("__reduce__(/)", reduce, "Return state information for pickling."),
  method(
    "__sizeof__(/)",
    (self: PySet) => 200 + 16 * self.keys.length,
    "S.__sizeof__() -> size of S in memory, in bytes.",
  ),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
];

defineMethods(setType, () => [
  constructor(
    "(*args, **kwargs)",
    (cls: PyType) => new PySet(cls),
    "Build an unordered collection of unique elements.",
  ),
  method("__init__(iterable=(), /)", initialize, "Initialize self.  See help(type(self)) for accurate signature."),
  constant("__hash__", null),
  ...shared,
  inPlace("or", "|", updateSet),
  inPlace("and", "&", keepCommon),
  inPlace("sub", "-", removeAll),
  inPlace("xor", "^", toggleAll),
  method(
    "add(object, /)",
    (self: PySet, object: Value) => {
      self.add(object);
      return null;
    },
    "Add an element to a set.\n\nThis has no effect if the element is already present.",
  ),
  method(
    "remove(object, /)",
    remove,
    "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.",
  ),
  method(
    "discard(object, /)",
    (self: PySet, object: Value) => {
      self.delete(asElement(object));
      return null;
    },
    "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set.",
  ),
  method("pop(/)", pop, "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty."),
  method(
    "clear(/)",
    (self: PySet) => {
      self.clear();
      return null;
    },
    "Remove all elements from this set.",
  ),
  method("update(*others)", forAll(updateSet), "Update the set, adding elements from all others."),
  method(
    "intersection_update(*others)",
    (self: PySet, others: readonly Value[]) => {
      self.take(intersectAll(self, others));
      return null;
    },
    "Update the set, keeping only elements found in it and all others.",
  ),
  method("difference_update(*others)", forAll(removeAll), "Update the set, removing elements found in others."),
  method(
    "symmetric_difference_update(other, /)",
    (self: PySet, other: Value) => {
      toggleAll(self, other);
      return null;
    },
    "Update the set, keeping only elements found in either set, but not in both.",
  ),
]);

const emptyFrozenSet = new PySet(frozenSetType);

defineMethods(frozenSetType, () => [
  constructor("(iterable=(), /)", createFrozen, "Build an immutable unordered collection of unique elements."),
  method("__hash__(/)", hash, "Return hash(self)."),
  ...shared,
]);

defineIterator(setIteratorType, [
  lengthHintMethod((self: SetIterator) => (self.set === undefined ? 0 : self.remaining)),
  remainingItemsState,
]);

function initialize(self: PySet, iterable: Value | undefined): Value {
  if (self.size > 0) self.clear();
  if (iterable !== undefined) updateSet(self, iterable);
  return null;
}

function createFrozen(cls: PyType, iterable: Value | undefined): Value {
  if (cls !== frozenSetType) return iterable === undefined ? new PySet(cls) : setOf(iterable, cls);
  if (iterable === undefined) return emptyFrozenSet;
  if (isSet(iterable) && iterable.cls === frozenSetType) return iterable;
  const set = setOf(iterable, cls);
  return set.size === 0 ? emptyFrozenSet : set;
}

function hash(self: PySet): Value {
  self.hash ??= self.computeHash();
  return self.hash;
}

function representation(self: PySet): Value {
  const { name } = self.cls;
  if (self.size === 0) return `${name}()`;
  const wrap = (text: string): string => (self.cls === setType ? `{${text}}` : `${name}({${text}})`);
  return reprItems(self, self.elements(), `${name}(...)`, wrap);
}

function compareSets(left: PySet, right: PySet, operator: ComparisonOperator): Value {
  switch (operator) {
    case "==":
      return equalSets(left, right);
    case "!=":
      return !equalSets(left, right);
    case "<=":
      return isSubset(left, right);
    case ">=":
      return isSubset(right, left);
    case "<":
      return left.size < right.size && isSubset(left, right);
    case ">":
      return left.size > right.size && isSubset(right, left);
  }
}

function copy(self: PySet): Value {
  return self.cls === frozenSetType ? self : self.copy(resultType(self));
}

function differenceOfAll(self: PySet, others: readonly Value[]): Value {
  if (others.length === 0) return self.copy(resultType(self));
  const result = difference(self, others[0]);
  for (const other of others.slice(1)) removeAll(result, other);
  return result;
}

function forAll(apply: (self: PySet, other: Value) => void) {
  return (self: PySet, others: readonly Value[]): Value => {
    for (const other of others) apply(self, other);
    return null;
  };
}

function keepCommon(self: PySet, other: PySet): void {
  self.take(intersection(self, other));
}

function remove(self: PySet, object: Value): Value {
  if (!self.delete(asElement(object))) throw keyError(object);
  return null;
}

function pop(self: PySet): Value {
  const element = self.pop();
  if (element === undefined) throw keyError("pop from an empty set");
  return element;
}

function reduce(self: PySet): Value {
  return new PyTuple([self.cls, new PyTuple([new PyList(self.elements())]), self.attributes ?? null]);
}
