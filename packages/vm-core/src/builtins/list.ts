/** list. */

import { newGenericAlias } from "../objects/generic-alias.js";
import { listType, PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { PyRange } from "../objects/range.js";
import {
  ListIterator,
  ListReverseIterator,
  listIteratorType,
  listReverseIteratorType,
} from "../objects/sequence-iterators.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { indexError, typeError, valueError } from "../runtime/errors.js";
import { forEachLeft, getIterator, lengthHint } from "../runtime/iteration.js";
import { classMethod, constant, constructor, defineMethods, method } from "../runtime/native-definitions.js";
import { asSizeArgument, typeName } from "../runtime/primitives.js";
import {
  checkGrowingItems,
  checkItemCount,
  compareSequences,
  containsItem,
  countItem,
  findItem,
  joinItems,
  repeatCount,
  repeatItems,
  reprItems,
  spendOnItems,
} from "../runtime/sequences.js";
import { searchBound } from "../runtime/slices.js";
import { sortValues } from "../runtime/sorting.js";
import { deleteListItem, listItem, setListItem } from "../runtime/subscripts.js";
import { isTrue } from "../runtime/truth.js";
import { comparisonMethods } from "./comparison-methods.js";
import { indexedState } from "./iterator-state.js";
import { defineIterator, lengthHintMethod } from "./native-iterator.js";

const isList = (value: Value): value is PyList => value instanceof PyList;

defineMethods(listType, () => [
  constructor(
    "(*args, **kwargs)",
    (cls: PyType) => new PyList([], cls),
    "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
  ),
  method("__init__(iterable=(), /)", initialize, "Initialize self.  See help(type(self)) for accurate signature."),
  method(
    "__repr__(/)",
    (self: PyList) => (self.items.length === 0 ? "[]" : reprItems(self, self.items, "[...]", (text) => `[${text}]`)),
    "Return repr(self).",
  ),
  constant("__hash__", null),
  ...comparisonMethods(isList, (left, right, operator) => compareSequences(left.items, right.items, operator)),
  method("__iter__(/)", (self: PyList) => new ListIterator(self), "Implement iter(self)."),
  method(
    "__reversed__(/)",
    (self: PyList) => new ListReverseIterator(self),
    "Return a reverse iterator over the list.",
  ),
  method("__len__(/)", (self: PyList) => self.items.length, "Return len(self)."),
  method("__getitem__(index, /)", (self: PyList, index: Value) => listItem(self, index), "Return self[index]."),
  method(
    "__setitem__(key, value, /)",
    (self: PyList, key: Value, value: Value) => {
      setListItem(self, key, value);
      return null;
    },
    "Set self[key] to value.",
  ),
  method(
    "__delitem__(key, /)",
    (self: PyList, key: Value) => {
      deleteListItem(self, key);
      return null;
    },
    "Delete self[key].",
  ),
  method(
    "__contains__(key, /)",
    (self: PyList, key: Value) => containsItem(self.items, key),
    "Return bool(key in self).",
  ),
  method("__add__(value, /)", concatenate, "Return self+value."),
  method(
    "__iadd__(value, /)",
    (self: PyList, value: Value) => {
      extend(self, value);
      return self;
    },
    "Implement self+=value.",
  ),
  method("__mul__(value, /)", repeat, "Return self*value."),
  method("__rmul__(value, /)", repeat, "Return value*self."),
  method("__imul__(value, /)", repeatInPlace, "Implement self*=value."),
  method(
    "append(object, /)",
    (self: PyList, object: Value) => {
      self.items.push(object);
      return null;
    },
    "Append object to the end of the list.",
  ),
  method(
    "clear(/)",
    (self: PyList) => {
      self.items.length = 0;
      return null;
    },
    "Remove all items from list.",
  ),
  method(
    "copy(/)",
    (self: PyList) => {
      checkItemCount(self.items.length);
      return new PyList(self.items.slice());
    },
    "Return a shallow copy of the list.",
  ),
  method(
    "count(value, /)",
    (self: PyList, value: Value) => countItem(self.items, value),
    "Return number of occurrences of value.",
  ),
  method(
    "extend(iterable, /)",
    (self: PyList, iterable: Value) => {
      extend(self, iterable);
      return null;
    },
    "Extend list by appending elements from the iterable.",
  ),
  method(
    "index(value, start=0, stop=9223372036854775807, /)",
    index,
    "Return first index of value.\n\nRaises ValueError if the value is not present.",
  ),
  method("insert(index, object, /)", insert, "Insert object before index."),
  method(
    "pop(index=-1, /)",
    pop,
    "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.",
  ),
  method(
    "remove(value, /)",
    remove,
    "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.",
  ),
  method(
    "reverse(/)",
    (self: PyList) => {
      spendOnItems(self.items.length);
      self.items.reverse();
      return null;
    },
    "Reverse *IN PLACE*.",
  ),
  method(
    "sort(*, key=None, reverse=False)",
    sort,
    "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list item and sort them,\nascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order.",
  ),
  method(
    "__sizeof__(/)",
    (self: PyList) => 56 + 8 * self.items.length,
    "Return the size of the list in memory, in bytes.",
  ),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
]);

defineIterator(listIteratorType, [
  lengthHintMethod((self: ListIterator) =>
    self.list === undefined ? 0 : Math.max(0, self.list.items.length - self.index),
  ),
  ...indexedState<ListIterator>({
    source: (self) => self.list,
    position: (self) => self.index,
    setPosition: (self, index) => {
      self.index = Math.max(-1, index);
    },
    empty: () => new PyList([]),
  }),
]);
defineIterator(listReverseIteratorType, [
  lengthHintMethod((self: ListReverseIterator) =>
    self.list === undefined || self.index >= self.list.items.length ? 0 : self.index + 1,
  ),
  ...indexedState<ListReverseIterator>({
    source: (self) => self.list,
    position: (self) => self.index,
    setPosition: (self, index) => {
      self.index = Math.max(-1, Math.min(index, (self.list?.items.length ?? 0) - 1));
    },
    empty: () => new PyList([]),
    maker: "reversed",
  }),
]);

function initialize(self: PyList, iterable: Value | undefined): Value {
  // Emptied first: an iterable that reads the list sees what CPython shows.
  self.items = [];
  if (iterable !== undefined) extend(self, iterable);
  return null;
}

/** Appends the items of any iterable. */
export function extend(self: PyList, iterable: Value): void {
  if (iterable instanceof PyList || iterable instanceof PyTuple) {
    if (!iterable.cls.isHeapType) {
      const { items } = iterable;
      const count = items.length;
      checkGrowingItems(self.items.length + count, count);
      for (let index = 0; index < count; index++) self.items.push(items[index]);
      return;
    }
  }
  const iterator = getIterator(iterable);
  // Of no use for the size, but a `__len__` or `__length_hint__` written in Python is called, and may raise.
  if (typeOf(iterable).isHeapType) lengthHint(iterable, 0);
  if (iterable instanceof PyRange) checkItemCount(self.items.length + Number(iterable.length));
  let count = 0;
  forEachLeft(iterator, (item) => {
    self.items.push(item);
    if ((++count & 1023) === 0) checkGrowingItems(self.items.length, 1024);
  });
}

function concatenate(self: PyList, value: Value): Value {
  if (!(value instanceof PyList)) {
    throw typeError(`can only concatenate list (not "${typeName(value)}") to list`);
  }
  checkItemCount(self.items.length + value.items.length);
  return new PyList(joinItems(self.items, value.items));
}

function repeat(self: PyList, value: Value): Value {
  const count = repeatCount(value);
  return new PyList(repeatItems(self.items, count));
}

function repeatInPlace(self: PyList, value: Value): Value {
  const count = repeatCount(value);
  self.items = repeatItems(self.items, count);
  return self;
}

function index(self: PyList, value: Value, start: Value | undefined, stop: Value | undefined): Value {
  const { length } = self.items;
  const from = searchBound(start, length, 0);
  const found = findItem(self.items, value, from, searchBound(stop, length, Number.POSITIVE_INFINITY));
  if (found < 0) throw valueError("list.index(x): x not in list");
  return found;
}

function insert(self: PyList, index: Value, object: Value): Value {
  const { items } = self;
  const at = asSizeArgument(index);
  if (at >= items.length) {
    items.push(object);
    return null;
  }
  spendOnItems(items.length);
  items.splice(at < 0 ? Math.max(0, at + items.length) : at, 0, object);
  return null;
}

function pop(self: PyList, index: Value | undefined): Value {
  const { items } = self;
  if (index === undefined || index === -1) {
    const last = items.pop();
    if (last === undefined) throw indexError("pop from empty list");
    return last;
  }
  const requested = asSizeArgument(index);
  if (items.length === 0) throw indexError("pop from empty list");
  const at = requested < 0 ? requested + items.length : requested;
  const item = at < 0 ? undefined : items[at];
  if (item === undefined) throw indexError("pop index out of range");
  spendOnItems(items.length);
  if (at === 0) items.shift();
  else items.splice(at, 1);
  return item;
}

function remove(self: PyList, value: Value): Value {
  const found = findItem(self.items, value, 0, Number.POSITIVE_INFINITY);
  if (found < 0) throw valueError("list.remove(x): x not in list");
  spendOnItems(self.items.length);
  self.items.splice(found, 1);
  return null;
}

function sort(self: PyList, key: Value | undefined, reverse: Value | undefined): Value {
  const descending = reverse !== undefined && isTrue(reverse);
  const { items } = self;
  if (items.length === 0) return null;
  // The list is empty while it is sorted, and changes to it are noticed, those that are undone too.
  let isModified = false;
  const marker = new Proxy<Value[]>([], {
    set(target, name, value) {
      isModified ||= name !== "length" || value !== target.length;
      return Reflect.set(target, name, value);
    },
  });
  self.items = marker;
  let sorted = items;
  try {
    sorted = sortValues(items, key ?? null, descending);
  } finally {
    isModified ||= self.items !== marker && self.items.length > 0;
    self.items = sorted;
  }
  if (isModified) throw valueError("list modified during sort");
  return null;
}
