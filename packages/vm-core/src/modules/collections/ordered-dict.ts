/** collections.OrderedDict: a dict whose order counts in comparisons and can be changed. */

import { equalDicts } from "../../builtins/dict.js";
import { remainingItemsState } from "../../builtins/iterator-state.js";
import { defineIterator } from "../../builtins/native-iterator.js";
import { dictType, PyDict } from "../../objects/dict.js";
import {
  type DictPart,
  orderedDictItemsType,
  orderedDictKeysType,
  orderedDictValuesType,
  PyDictView,
} from "../../objects/dict-view.js";
import { NotImplemented } from "../../objects/none.js";
import type { Keywords, Value } from "../../objects/object.js";
import { emptyTuple, PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { findAttribute } from "../../runtime/attributes.js";
import { call0, call1, callMethod } from "../../runtime/calls.js";
import { equals } from "../../runtime/comparison.js";
import { keyError, runtimeError, typeError, valueError } from "../../runtime/errors.js";
import { OrderedDictIterator, orderedDictIteratorType } from "../../runtime/hash-iterators.js";
import { dictGetter } from "../../runtime/instance-dict.js";
import { forEachItem, getIterator, iterNext } from "../../runtime/iteration.js";
import { mergeKeywords, updateDict } from "../../runtime/mappings.js";
import { classMethod, constructor, type Definition, defineMethods, method } from "../../runtime/native-definitions.js";
import { contains, getItem, setItem } from "../../runtime/subscripts.js";
import { repr } from "../../runtime/text.js";
import { reprEnter, reprLeave } from "../../runtime/thread.js";
import { isTrue } from "../../runtime/truth.js";

export const orderedDictType: PyType = defineType("OrderedDict", {
  base: dictType,
  module: "collections",
  instancesHaveDict: true,
});
orderedDictType.instancesHaveWeakReferences = true;
// The one static type of its module.
orderedDictType.deleteAttribute("__module__");

const viewTypes = { keys: orderedDictKeysType, values: orderedDictValuesType, items: orderedDictItemsType };

const view = (part: DictPart, doc: string): Definition =>
  method(`${part}(/)`, (self: PyDict) => new PyDictView(self, part, viewTypes[part]), doc);

defineMethods(orderedDictType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PyDict(cls), "Dictionary that remembers insertion order"),
  method(
    "__init__(*args, **kwargs)",
    (self: PyDict, args: readonly Value[], keywords: Keywords) => {
      if (args.length > 1) throw typeError(`expected at most 1 argument, got ${args.length}`);
      return update(self, args, keywords);
    },
    "Initialize an ordered dictionary.  The signature is the same as regular dictionaries.",
  ),
  method(
    "update(*args, **kwargs)",
    (self: PyDict, args: readonly Value[], keywords: Keywords) => {
      if (args.length > 1) throw typeError(`update() takes at most 1 positional argument (${args.length} given)`);
      return update(self, args, keywords);
    },
    "D.update([E, ]**F) -> None.",
  ),
  method("__repr__(/)", representation, "Return repr(self)."),
  method("__eq__(value, /)", (self: PyDict, other: Value) => isEqual(self, other), "Return self==value."),
  method(
    "__ne__(value, /)",
    (self: PyDict, other: Value) => {
      const result = isEqual(self, other);
      return typeof result === "boolean" ? !result : result;
    },
    "Return self!=value.",
  ),
  method("__iter__(/)", (self: PyDict) => new OrderedDictIterator(self, "keys", false), "Implement iter(self)."),
  method(
    "__reversed__(/)",
    (self: PyDict) => new OrderedDictIterator(self, "keys", true),
    "od.__reversed__() <==> reversed(od)",
  ),
  method("__ior__(value, /)", (self: PyDict, other: Value) => {
    updateFrom(self, other);
    return self;
  }),
  method("__or__(value, /)", (self: Value, other: Value) => union(self, other), "Return self|value."),
  method("__ror__(value, /)", (self: Value, other: Value) => union(other, self), "Return value|self."),
  view("keys", "D.keys() -> a set-like object providing a view on D's keys"),
  view("values", "D.values() -> an object providing a view on D's values"),
  view("items", "D.items() -> a set-like object providing a view on D's items"),
  method(
    "popitem(last=True)",
    popItem,
    "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is true or FIFO order if false.",
  ),
  method(
    "move_to_end(key, last=True)",
    (self: PyDict, key: Value, last: Value = true) => {
      const entry = self.entry(key);
      if (entry === undefined) throw keyError(key);
      self.move(entry, isTrue(last));
      return null;
    },
    "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not exist.",
  ),
  method(
    "pop(key, default=<unrepresentable>)",
    pop,
    "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.",
  ),
  method(
    "setdefault(key, default=None)",
    (self: PyDict, key: Value, fallback: Value = null) => {
      if (self.cls === orderedDictType) {
        const value = self.get(key);
        if (value !== undefined) return value;
      } else if (contains(self, key)) return getItem(self, key);
      setItem(self, key, fallback);
      return fallback;
    },
    "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.",
  ),
  dictGetter,
  method("copy(/)", copy, "od.copy() -> a shallow copy of od"),
  method(
    "__reduce__(/)",
    (self: PyDict) =>
      new PyTuple([
        self.cls,
        emptyTuple,
        callMethod(self, "__getstate__"),
        null,
        new OrderedDictIterator(self, "items", false),
      ]),
    "Return state information for pickling",
  ),
  classMethod(
    "fromkeys(iterable, value=None)",
    fromKeys,
    "Create a new ordered dictionary with keys from iterable and values set to value.",
  ),
]);

defineIterator(orderedDictIteratorType, [remainingItemsState]);

function update(self: PyDict, args: readonly Value[], keywords: Keywords): Value {
  if (args.length === 1) updateFrom(self, args[0]);
  if (self.cls === orderedDictType) mergeKeywords(self, keywords);
  else for (const [key, value] of keywords ?? []) setItem(self, key, value);
  return null;
}

/** As MutableMapping.update(): a subclass may override `__setitem__`, so every item goes through it. */
function updateFrom(self: PyDict, source: Value): void {
  if (source instanceof PyDict && self.cls === orderedDictType) return updateDict(self, source);
  if (source instanceof PyDict && source.cls === dictType) {
    for (const { key, value } of source.copy().entries) if (value !== undefined) setItem(self, key, value);
    return;
  }
  const keys = findAttribute(source, "keys");
  if (keys !== undefined) return forEachItem(call0(keys), (key) => setItem(self, key, getItem(source, key)));
  const items = findAttribute(source, "items");
  forEachItem(items === undefined ? source : call0(items), (pair) => {
    const [key, value, more] = firstItems(pair, 3);
    if (key === undefined) throw valueError("need more than 0 values to unpack");
    if (value === undefined) throw valueError("need more than 1 value to unpack");
    if (more !== undefined) throw valueError("too many values to unpack (expected 2)");
    setItem(self, key, value);
  });
}

function firstItems(iterable: Value, count: number): readonly Value[] {
  const iterator = getIterator(iterable);
  const items: Value[] = [];
  while (items.length < count) {
    const item = iterNext(iterator);
    if (item === undefined) break;
    items.push(item);
  }
  return items;
}

function representation(self: PyDict): Value {
  const { name } = self.cls;
  if (self.size === 0) return `${name}()`;
  if (!reprEnter(self)) return "...";
  try {
    const copied = new PyDict();
    updateDict(copied, self);
    return `${name}(${repr(copied)})`;
  } finally {
    reprLeave(self);
  }
}

function isEqual(self: PyDict, other: Value): Value {
  if (!(other instanceof PyDict)) return NotImplemented;
  if (!equalDicts(self, other)) return false;
  if (!other.cls.isSubtypeOf(orderedDictType)) return true;
  if (self.size !== other.size) return false;
  const both = [self, other];
  const state = both.map(({ size, keyVersion }) => ({ size, keyVersion }));
  const otherKeys = other.keys();
  return self.keys().every((key, index) => {
    const isSame = equals(key, otherKeys[index]);
    // The keys' own code may change either of them.
    const isChanged = both.some((each, at) => each.size !== state[at].size || each.keyVersion !== state[at].keyVersion);
    if (isChanged) throw runtimeError("OrderedDict mutated during iteration");
    return isSame;
  });
}

function union(left: Value, right: Value): Value {
  if (!(left instanceof PyDict) || !(right instanceof PyDict)) return NotImplemented;
  const owner = left.cls.isSubtypeOf(orderedDictType) ? left : right;
  const result = call1(owner.cls, left);
  callMethod(result, "update", right);
  return result;
}

function popItem(self: PyDict, last: Value = true): Value {
  const entry = isTrue(last) ? self.lastEntry() : self.firstEntry();
  if (entry?.value === undefined) throw keyError("dictionary is empty");
  const { key, value } = entry;
  if (isTrue(last)) self.popLast();
  else self.remove(entry);
  return new PyTuple([key, value]);
}

function pop(self: PyDict, key: Value, fallback: Value | undefined): Value {
  const value = self.delete(key);
  if (value !== undefined) return value;
  if (fallback !== undefined) return fallback;
  throw keyError(key);
}

function copy(self: PyDict): Value {
  if (self.cls === orderedDictType) return self.copy(orderedDictType);
  const result = call0(self.cls);
  for (const { key, value } of self.entries) if (value !== undefined) setItem(result, key, getItem(self, key));
  return result;
}

function fromKeys(cls: PyType, iterable: Value, value: Value = null): Value {
  const dict = call0(cls);
  forEachItem(iterable, (key) => setItem(dict, key, value));
  return dict;
}
