/** functools.partial and functools.Placeholder. */

import { PyDict } from "../../objects/dict.js";
import { PyMethod } from "../../objects/function.js";
import { newGenericAlias } from "../../objects/generic-alias.js";
import { type ForwardedCall, PyMethodDescriptor } from "../../objects/native.js";
import { type Keywords, PyObject, type Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { call, isCallable } from "../../runtime/calls.js";
import { typeError } from "../../runtime/errors.js";
import { permanentDictGetter } from "../../runtime/instance-dict.js";
import { classMethod, constructor, defineMethods, member, method } from "../../runtime/native-definitions.js";
import { textOf, typeName } from "../../runtime/primitives.js";
import { repr, str } from "../../runtime/text.js";
import { reprEnter, reprLeave } from "../../runtime/thread.js";

export const partialType: PyType = defineType("partial", {
  module: "functools",
  instancesHaveDict: true,
  instancesHaveWeakReferences: true,
});
export const placeholderType: PyType = defineType("_PlaceholderType", { module: "functools", isSubclassable: false });

class PyPlaceholder extends PyObject {
  override cls: PyType = placeholderType;
}

/** Keeps a place among a partial's arguments for one that comes with the call. */
export const placeholder: PyObject = new PyPlaceholder();

defineMethods(placeholderType, () => [
  constructor(
    "()",
    () => placeholder,
    "The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments.",
  ),
  method("__repr__(/)", () => "Placeholder", "Return repr(self)."),
  method("__reduce__(/)", () => "Placeholder", "Return state information for pickling."),
]);

class PyPartial extends PyObject {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;
  callable: Value;
  args: PyTuple;
  keywords: PyDict;
  /** How many of the arguments are placeholders. */
  open: number;

  constructor(callable: Value, args: PyTuple, keywords: PyDict, cls: PyType) {
    super();
    this.callable = callable;
    this.args = args;
    this.keywords = keywords;
    this.open = args.items.filter((arg) => arg === placeholder).length;
    this.cls = cls;
  }
}

defineMethods(partialType, () => [
  constructor(
    "(*args, **kwargs)",
    create,
    "Create a new function with partial application of the given arguments and keywords.",
  ),
  method("__call__(*args, **kwargs)", invoke, "Call self as a function."),
  method(
    "__get__(instance, owner=None, /)",
    (self: PyPartial, instance: Value) => (instance === null ? self : new PyMethod(self, instance)),
    "Return an attribute of instance, which is of type owner.",
  ),
  method("__repr__(/)", representation, "Return repr(self)."),
  method(
    "__reduce__(/)",
    (self: PyPartial) =>
      new PyTuple([
        self.cls,
        new PyTuple([self.callable]),
        new PyTuple([self.callable, self.args, self.keywords, self.attributes ?? null]),
      ]),
  ),
  method("__setstate__(state, /)", setState),
  permanentDictGetter,
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
  member("func", (self: PyPartial) => self.callable, null, "function object to use in future partial calls"),
  member("args", (self: PyPartial) => self.args, null, "tuple of arguments to future partial calls"),
  member(
    "keywords",
    (self: PyPartial) => self.keywords,
    null,
    "dictionary of keyword arguments to future partial calls",
  ),
]);

function create(cls: PyType, given: readonly Value[], keywords: Keywords): Value {
  const [target, ...rest] = given;
  if (target === undefined) throw typeError("type 'partial' takes at least one argument");
  if (!isCallable(target)) throw typeError("the first argument must be callable");
  if (rest[rest.length - 1] === placeholder) throw typeError("trailing Placeholders are not allowed");
  for (const value of keywords?.values() ?? []) {
    if (value === placeholder) throw typeError("Placeholder cannot be passed as a keyword argument");
  }
  const merged = new PyDict();
  let callable = target;
  let args: readonly Value[] = rest;
  // A partial of a partial is flattened, unless it has attributes of its own.
  if (target instanceof PyPartial && target.cls.isSubtypeOf(cls) && target.attributes === undefined) {
    callable = target.callable;
    merged.update(target.keywords);
    args = fillOpen(target.args.items, rest);
  }
  if (keywords !== null) for (const [name, value] of keywords) merged.set(name, value);
  return new PyPartial(callable, new PyTuple(args), merged, cls);
}

/** Puts further arguments in the places kept, and the rest behind. */
function fillOpen(kept: readonly Value[], further: readonly Value[]): Value[] {
  let used = 0;
  const filled = kept.map((arg) => (arg === placeholder && used < further.length ? further[used++] : arg));
  return [...filled, ...further.slice(used)];
}

function invoke(self: PyPartial, given: readonly Value[], keywords: Keywords): Value {
  const { callable, args, keywords: all } = complete(self, given, keywords);
  return call(callable, args, all);
}

/** The call that a call of a partial stands for. */
function complete(self: PyPartial, given: readonly Value[], keywords: Keywords): ForwardedCall {
  if (given.length < self.open) {
    throw typeError(
      `missing positional arguments in 'partial' call; expected at least ${self.open}, got ${given.length}`,
    );
  }
  const args = self.open > 0 ? fillOpen(self.args.items, given) : [...self.args.items, ...given];
  if (self.keywords.size === 0) return { callable: self.callable, args, keywords, scope: null };
  const merged = new Map<string, Value>();
  for (const { key, value } of self.keywords.entries) {
    if (value === undefined) continue;
    const name = textOf(key);
    if (name === undefined) throw typeError("keywords must be strings");
    merged.set(name, value);
  }
  if (keywords !== null) for (const [name, value] of keywords) merged.set(name, value);
  return { callable: self.callable, args, keywords: merged, scope: null };
}

function representation(self: PyPartial): Value {
  if (!reprEnter(self)) return "...";
  try {
    const parts = [repr(self.callable), ...self.args.items.map(repr)];
    for (const { key, value } of self.keywords.entries)
      if (value !== undefined) parts.push(`${str(key)}=${repr(value)}`);
    return `${self.cls.fullName}(${parts.join(", ")})`;
  } finally {
    reprLeave(self);
  }
}

function setState(self: PyPartial, state: Value): Value {
  const [callable, args, keywords, attributes] = state instanceof PyTuple ? state.items : [];
  const isValid = callable !== undefined && isCallable(callable) && args instanceof PyTuple;
  if (!isValid || !(keywords === null || keywords instanceof PyDict)) throw typeError("invalid partial state");
  if (args.items[args.items.length - 1] === placeholder) throw typeError("trailing Placeholders are not allowed");
  self.callable = callable;
  self.args = args.cls.isHeapType ? new PyTuple(args.items) : args;
  self.open = args.items.filter((arg) => arg === placeholder).length;
  self.keywords = keywords === null ? new PyDict() : keywords.copy();
  if (attributes instanceof PyDict) self.attributes = attributes;
  else if (attributes !== undefined && attributes !== null)
    throw typeError(`invalid partial state: ${typeName(attributes)}`);
  return null;
}

const invocation = partialType.namespace.get("__call__");
if (invocation instanceof PyMethodDescriptor) {
  invocation.native.forward = (self, args, keywords) =>
    self instanceof PyPartial ? complete(self, args, keywords) : null;
}
