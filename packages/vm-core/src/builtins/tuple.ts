/** tuple. */

import { newGenericAlias } from "../objects/generic-alias.js";
import type { Value } from "../objects/object.js";
import { TupleIterator, tupleIteratorType } from "../objects/sequence-iterators.js";
import { emptyTuple, PyTuple, tupleOf, tupleType } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { typeError, valueError } from "../runtime/errors.js";
import { hashTuple } from "../runtime/hashing.js";
import { toArray } from "../runtime/iteration.js";
import { classMethod, constructor, defineMethods, method } from "../runtime/native-definitions.js";
import { typeName } from "../runtime/primitives.js";
import {
  checkItemCount,
  compareSequences,
  containsItem,
  countItem,
  findItem,
  joinItems,
  repeatCount,
  repeatItems,
  reprItems,
} from "../runtime/sequences.js";
import { searchBound } from "../runtime/slices.js";
import { tupleItem } from "../runtime/subscripts.js";
import { comparisonMethods } from "./comparison-methods.js";
import { indexedState } from "./iterator-state.js";
import { defineIterator, lengthHintMethod } from "./native-iterator.js";

const isTuple = (value: Value): value is PyTuple => value instanceof PyTuple;

defineMethods(tupleType, () => [
  constructor(
    "(iterable=(), /)",
    create,
    "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
  ),
  method("__repr__(/)", representation, "Return repr(self)."),
  method("__hash__(/)", (self: PyTuple) => hashTuple(self.items), "Return hash(self)."),
  ...comparisonMethods(isTuple, (left, right, operator) => compareSequences(left.items, right.items, operator)),
  method("__iter__(/)", (self: PyTuple) => new TupleIterator(self), "Implement iter(self)."),
  method("__len__(/)", (self: PyTuple) => self.items.length, "Return len(self)."),
  method("__getitem__(key, /)", (self: PyTuple, key: Value) => tupleItem(self, key), "Return self[key]."),
  method(
    "__contains__(key, /)",
    (self: PyTuple, key: Value) => containsItem(self.items, key),
    "Return bool(key in self).",
  ),
  method("__add__(value, /)", concatenate, "Return self+value."),
  method("__mul__(value, /)", repeat, "Return self*value."),
  method("__rmul__(value, /)", repeat, "Return value*self."),
  method(
    "count(value, /)",
    (self: PyTuple, value: Value) => countItem(self.items, value),
    "Return number of occurrences of value.",
  ),
  method(
    "index(value, start=0, stop=9223372036854775807, /)",
    index,
    "Return first index of value.\n\nRaises ValueError if the value is not present.",
  ),
  method("__getnewargs__(/)", (self: PyTuple) => new PyTuple([new PyTuple(self.items)])),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
]);

defineIterator(tupleIteratorType, [
  lengthHintMethod((self: TupleIterator) => (self.tuple === undefined ? 0 : self.tuple.items.length - self.index)),
  ...indexedState<TupleIterator>({
    source: (self) => self.tuple,
    position: (self) => self.index,
    setPosition: (self, index) => {
      self.index = Math.max(0, Math.min(index, self.tuple?.items.length ?? 0));
    },
  }),
]);

function create(cls: PyType, iterable: Value | undefined): Value {
  if (cls === tupleType) {
    if (iterable === undefined) return emptyTuple;
    if (iterable instanceof PyTuple && iterable.cls === tupleType) return iterable;
    const items = toArray(iterable);
    return tupleOf(items);
  }
  return new PyTuple(iterable === undefined ? [] : toArray(iterable), cls);
}

function representation(self: PyTuple): Value {
  const { items } = self;
  if (items.length === 0) return "()";
  return reprItems(self, items, "(...)", (text) => (items.length === 1 ? `(${text},)` : `(${text})`));
}

function concatenate(self: PyTuple, value: Value): Value {
  if (self.items.length === 0 && self.cls === tupleType && value instanceof PyTuple && value.cls === tupleType)
    return value;
  if (!(value instanceof PyTuple)) {
    throw typeError(`can only concatenate tuple (not "${typeName(value)}") to tuple`);
  }
  if (value.items.length === 0 && self.cls === tupleType) return self;
  checkItemCount(self.items.length + value.items.length);
  return tupleOf(joinItems(self.items, value.items));
}

function repeat(self: PyTuple, value: Value): Value {
  const count = repeatCount(value);
  if ((self.items.length === 0 || count === 1) && self.cls === tupleType) return self;
  return tupleOf(repeatItems(self.items, count));
}

function index(self: PyTuple, value: Value, start: Value | undefined, stop: Value | undefined): Value {
  const { length } = self.items;
  const found = findItem(self.items, value, searchBound(start, length, 0), searchBound(stop, length, length));
  if (found < 0) throw valueError("tuple.index(x): x not in tuple");
  return found;
}
