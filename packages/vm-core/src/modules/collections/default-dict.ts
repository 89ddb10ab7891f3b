/** collections.defaultdict. */

import { representation } from "../../builtins/dict.js";
import { dictType, PyDict } from "../../objects/dict.js";
import { NotImplemented } from "../../objects/none.js";
import type { Keywords, Value } from "../../objects/object.js";
import { emptyTuple, PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { call, call0, isCallable } from "../../runtime/calls.js";
import { keyError, typeError } from "../../runtime/errors.js";
import { DictIterator } from "../../runtime/hash-iterators.js";
import { mergeKeywords, updateDict } from "../../runtime/mappings.js";
import { constructor, defineMethods, member, method } from "../../runtime/native-definitions.js";
import { repr } from "../../runtime/text.js";
import { reprEnter, reprLeave } from "../../runtime/thread.js";

export const defaultDictType: PyType = defineType("defaultdict", { base: dictType, module: "collections" });

class PyDefaultDict extends PyDict {
  factory: Value = null;
}

defineMethods(defaultDictType, () => [
  constructor(
    "(*args, **kwargs)",
    (cls: PyType) => new PyDefaultDict(cls),
    "defaultdict(default_factory=None, /, [...]) --> dict with default factory",
  ),
  method("__init__(*args, **kwargs)", initialize, "Initialize self.  See help(type(self)) for accurate signature."),
  method("__repr__(/)", represent, "Return repr(self)."),
  method("__missing__(key, /)", missing, "__missing__(key) # Called by __getitem__ for missing key"),
  method("__or__(value, /)", (self: Value, other: Value) => union(self, other), "Return self|value."),
  method("__ror__(value, /)", (self: Value, other: Value) => union(other, self), "Return value|self."),
  method("copy(/)", copy, "D.copy() -> a shallow copy of D."),
  method("__copy__(/)", copy, "D.copy() -> a shallow copy of D."),
  method(
    "__reduce__(/)",
    (self: PyDefaultDict) =>
      new PyTuple([
        self.cls,
        self.factory === null ? emptyTuple : new PyTuple([self.factory]),
        null,
        null,
        new DictIterator(self, "items"),
      ]),
    "Return state information for pickling.",
  ),
  member(
    "default_factory",
    (self: PyDefaultDict) => self.factory,
    (self: PyDefaultDict, value: Value | undefined) => {
      self.factory = value ?? null;
    },
    "Factory for default value called by __missing__().",
  ),
]);

function initialize(self: PyDefaultDict, args: readonly Value[], keywords: Keywords): Value {
  const [factory = null, ...rest] = args;
  if (factory !== null && !isCallable(factory)) throw typeError("first argument must be callable or None");
  if (rest.length > 1) throw typeError(`dict expected at most 1 argument, got ${rest.length}`);
  self.factory = factory;
  if (rest.length === 1) updateDict(self, rest[0]);
  mergeKeywords(self, keywords);
  return null;
}

function represent(self: PyDefaultDict): Value {
  // The factory may be a bound method of this very dict.
  const { factory } = self;
  let factoryText = "...";
  const guard = factoryGuard(self);
  if (reprEnter(guard)) {
    try {
      factoryText = repr(factory);
    } finally {
      reprLeave(guard);
    }
  }
  return `${self.cls.name}(${factoryText}, ${representation(self)})`;
}

/** Stands for the dict while its factory's repr is made; one per dict. */
const factoryGuards = new WeakMap<PyDefaultDict, PyTuple>();

function factoryGuard(self: PyDefaultDict): PyTuple {
  let guard = factoryGuards.get(self);
  if (guard === undefined) {
    guard = emptyTuple;
    factoryGuards.set(self, guard);
  }
  return guard;
}

function missing(self: PyDefaultDict, key: Value): Value {
  if (self.factory === null) throw keyError(key);
  const value = call0(self.factory);
  self.set(key, value);
  return value;
}

function copy(self: PyDefaultDict): Value {
  return call(self.cls, [self.factory, self]);
}

function union(left: Value, right: Value): Value {
  if (!(left instanceof PyDict) || !(right instanceof PyDict)) return NotImplemented;
  const owner = left instanceof PyDefaultDict ? left : (right as PyDefaultDict);
  const result = call(owner.cls, [owner.factory, left]);
  if (result instanceof PyDict) updateDict(result, right);
  return result;
}
