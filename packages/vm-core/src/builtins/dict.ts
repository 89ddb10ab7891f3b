/** dict and its iterators. */

import { dictType, PyDict } from "../objects/dict.js";
import { PyDictView } from "../objects/dict-view.js";
import { newGenericAlias } from "../objects/generic-alias.js";
import { NotImplemented } from "../objects/none.js";
import type { Keywords, Value } from "../objects/object.js";
import { PySet } from "../objects/set.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { call0, callSpecial } from "../runtime/calls.js";
import { equals } from "../runtime/comparison.js";
import "../runtime/container-hashing.js";
import { keyError, typeError } from "../runtime/errors.js";
import {
  DictIterator,
  DictReverseIterator,
  dictItemIteratorType,
  dictKeyIteratorType,
  dictReverseItemIteratorType,
  dictReverseKeyIteratorType,
  dictReverseValueIteratorType,
  dictValueIteratorType,
} from "../runtime/hash-iterators.js";
import { forEachItem } from "../runtime/iteration.js";
import { mergeKeywords, updateDict } from "../runtime/mappings.js";
import { classMethod, constant, constructor, defineMethods, method } from "../runtime/native-definitions.js";
import { setItem } from "../runtime/subscripts.js";
import { repr } from "../runtime/text.js";
import { pollSafePoint, reprEnter, reprLeave } from "../runtime/thread.js";
import { remainingItemsState } from "./iterator-state.js";
import { defineIterator, lengthHintMethod } from "./native-iterator.js";

defineMethods(dictType, () => [
  constructor(
    "(*args, **kwargs)",
    (cls: PyType) => new PyDict(cls),
    "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
  ),
  method(
    "__init__(*args, **kwargs)",
    (self: PyDict, args: readonly Value[], keywords: Keywords) => update(self, "dict", args, keywords),
    "Initialize self.  See help(type(self)) for accurate signature.",
  ),
  method("__repr__(/)", representation, "Return repr(self)."),
  constant("__hash__", null),
  method("__eq__(value, /)", (self: PyDict, other: Value) => compareDicts(self, other), "Return self==value."),
  method(
    "__ne__(value, /)",
    (self: PyDict, other: Value) => {
      const result = compareDicts(self, other);
      return typeof result === "boolean" ? !result : result;
    },
    "Return self!=value.",
  ),
  ...["__lt__", "__le__", "__gt__", "__ge__"].map((name) => method(`${name}(value, /)`, () => NotImplemented)),
  method("__iter__(/)", (self: PyDict) => new DictIterator(self, "keys"), "Implement iter(self)."),
  method(
    "__reversed__(/)",
    (self: PyDict) => new DictReverseIterator(self, "keys"),
    "Return a reverse iterator over the dict keys.",
  ),
  method("__len__(/)", (self: PyDict) => self.size, "Return len(self)."),
  method("__getitem__(key, /)", getDictItem, "Return self[key]."),
  method(
    "__setitem__(key, value, /)",
    (self: PyDict, key: Value, value: Value) => {
      self.set(key, value);
      return null;
    },
    "Set self[key] to value.",
  ),
  method(
    "__delitem__(key, /)",
    (self: PyDict, key: Value) => {
      if (self.delete(key) === undefined) throw keyError(key);
      return null;
    },
    "Delete self[key].",
  ),
  method(
    "__contains__(key, /)",
    (self: PyDict, key: Value) => self.has(key),
    "True if the dictionary has the specified key, else False.",
  ),
  method("__or__(value, /)", (self: PyDict, other: Value) => union(self, other), "Return self|value."),
  method("__ror__(value, /)", (self: PyDict, other: Value) => union(other, self), "Return value|self."),
  method(
    "__ior__(value, /)",
    (self: PyDict, other: Value) => {
      updateDict(self, other);
      return self;
    },
    "Return self|=value.",
  ),
  method(
    "get(key, default=None, /)",
    (self: PyDict, key: Value, fallback: Value = null) => {
      const value = self.get(key);
      return value === undefined ? fallback : value;
    },
    "Return the value for key if key is in the dictionary, else default.",
  ),
  method(
    "setdefault(key, default=None, /)",
    (self: PyDict, key: Value, fallback: Value | undefined) => self.setDefault(key, fallback ?? null),
    "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.",
  ),
  method(
    "pop(key, default=<unrepresentable>, /)",
    pop,
    "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.",
  ),
  method(
    "popitem(/)",
    popItem,
    "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.",
  ),
  method(
    "keys(/)",
    (self: PyDict) => new PyDictView(self, "keys"),
    "Return a set-like object providing a view on the dict's keys.",
  ),
  method(
    "items(/)",
    (self: PyDict) => new PyDictView(self, "items"),
    "Return a set-like object providing a view on the dict's items.",
  ),
  method(
    "values(/)",
    (self: PyDict) => new PyDictView(self, "values"),
    "Return an object providing a view on the dict's values.",
  ),
  method(
    "update(*args, **kwargs)",
    (self: PyDict, args: readonly Value[], keywords: Keywords) => update(self, "update", args, keywords),
    "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\nIf E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: for k in F:  D[k] = F[k]",
  ),
  method(
    "clear(/)",
    (self: PyDict) => {
      self.clear();
      return null;
    },
    "Remove all items from the dict.",
  ),
  method("copy(/)", (self: PyDict) => self.copy(), "Return a shallow copy of the dict."),
  method("__sizeof__(/)", (self: PyDict) => 64 + 40 * self.size, "Return the size of the dict in memory."),
  classMethod(
    "fromkeys(iterable, value=None, /)",
    fromKeys,
    "Create a new dictionary with keys from iterable and values set to value.",
  ),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
]);

const remainingItems = (self: DictIterator | DictReverseIterator): number =>
  self.dict !== undefined && self.dict.size === self.expectedSize ? self.remaining : 0;

for (const type of [
  dictKeyIteratorType,
  dictValueIteratorType,
  dictItemIteratorType,
  dictReverseKeyIteratorType,
  dictReverseValueIteratorType,
  dictReverseItemIteratorType,
]) {
  defineIterator(type, [lengthHintMethod(remainingItems), remainingItemsState]);
}

/** dict[key]: a subclass's `__missing__` stands in for an absent key. */
export function getDictItem(self: PyDict, key: Value): Value {
  const value = self.get(key);
  if (value !== undefined) return value;
  if (self.cls !== dictType) {
    const missing = self.cls.special(Special.__missing__);
    if (missing !== null) return callSpecial(missing, self, key);
  }
  throw keyError(key);
}

function update(self: PyDict, name: string, args: readonly Value[], keywords: Keywords): Value {
  if (args.length > 1) throw typeError(`${name} expected at most 1 argument, got ${args.length}`);
  if (args.length === 1) updateDict(self, args[0]);
  mergeKeywords(self, keywords);
  return null;
}

/** The repr of a dict's items in braces. */
export function representation(self: PyDict): string {
  if (self.size === 0) return "{}";
  if (!reprEnter(self)) return "{...}";
  try {
    let text = "";
    let count = 0;
    const { entries } = self;
    for (let index = 0; index < entries.length; index++) {
      const { key, value } = entries[index];
      if (value === undefined) continue;
      text += `${text === "" ? "{" : ", "}${repr(key)}: ${repr(value)}`;
      if ((++count & 1023) === 0) pollSafePoint();
    }
    return `${text}}`;
  } finally {
    reprLeave(self);
  }
}

function compareDicts(self: PyDict, other: Value): Value {
  if (!(other instanceof PyDict)) return NotImplemented;
  return equalDicts(self, other);
}

export function equalDicts(left: PyDict, right: PyDict): boolean {
  if (left.size !== right.size) return false;
  let count = 0;
  for (const { key, value } of left.entries) {
    if (value === undefined) continue;
    const other = right.get(key);
    if (other === undefined || !(other === value || equals(value, other))) return false;
    if ((++count & 1023) === 0) pollSafePoint();
  }
  return true;
}

function union(left: Value, right: Value): Value {
  if (!(left instanceof PyDict) || !(right instanceof PyDict)) return NotImplemented;
  const result = left.copy();
  updateDict(result, right);
  return result;
}

function pop(self: PyDict, key: Value, fallback: Value | undefined): Value {
  const value = self.size === 0 ? undefined : self.delete(key);
  if (value !== undefined) return value;
  if (fallback === undefined) throw keyError(key);
  return fallback;
}

function popItem(self: PyDict): Value {
  const item = self.popLast();
  if (item === undefined) throw keyError("popitem(): dictionary is empty");
  return new PyTuple([item.key, item.value]);
}

function fromKeys(cls: PyType, iterable: Value, value: Value | undefined): Value {
  const filler = value ?? null;
  const dict = call0(cls);
  if (dict instanceof PyDict && dict.cls === dictType) {
    if (iterable instanceof PySet && !iterable.cls.isHeapType) {
      for (const key of iterable.elements()) dict.set(key, filler);
    } else forEachItem(iterable, (key) => dict.set(key, filler));
  } else forEachItem(iterable, (key) => setItem(dict, key, filler));
  return dict;
}
