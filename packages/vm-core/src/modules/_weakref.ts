/** The _weakref module: ref, proxy and what weakref.py builds on. */

import { PyDict } from "../objects/dict.js";
import { newGenericAlias } from "../objects/generic-alias.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import { NotImplemented } from "../objects/none.js";
import { type Keywords, PyObject, type Value } from "../objects/object.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import {
  callableProxyType,
  PyWeakProxy,
  PyWeakReference,
  proxyType,
  type References,
  referencesOf,
  referenceType,
} from "../objects/weak-reference.js";
import { bindDescriptor } from "../runtime/attributes.js";
import { isCallable } from "../runtime/calls.js";
import { equals } from "../runtime/comparison.js";
import { typeError } from "../runtime/errors.js";
import { trackReference } from "../runtime/garbage.js";
import { hashValue } from "../runtime/hashing.js";
import {
  classMethod,
  constructor,
  defineMethods,
  getter,
  method,
  nativeFunction,
  newModule,
} from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { addressText } from "../runtime/text.js";
import "./weak-proxy.js";

/** The value as something that can be referred to weakly. Raises TypeError. */
function referent(value: Value): PyObject {
  const type = typeOf(value);
  if (value instanceof PyObject && type.instancesHaveWeakReferences) return value;
  throw typeError(`cannot create weak reference to '${type.messageName}' object`);
}

function referencesTo(object: PyObject): References {
  let entry = referencesOf.get(object);
  if (entry === undefined) {
    entry = { reference: null, proxy: null, others: [] };
    referencesOf.set(object, entry);
  }
  return entry;
}

function newReference(cls: PyType, args: readonly Value[], keywords: Keywords): PyWeakReference {
  if (cls === referenceType) checkKeywords(keywords);
  const [object, callback = null] = args;
  if (object === undefined) throw typeError("__new__ expected at least 1 argument, got 0");
  if (args.length > 2) throw typeError(`__new__ expected at most 2 arguments, got ${args.length}`);
  const target = referent(object);
  const entry = referencesTo(target);
  if (cls === referenceType && callback === null) {
    entry.reference ??= trackReference(new PyWeakReference(target, null));
    return entry.reference;
  }
  const reference = trackReference(new PyWeakReference(target, callback, cls));
  entry.others.push(new WeakRef(reference));
  return reference;
}

function checkKeywords(keywords: Keywords): void {
  if (keywords !== null && keywords.size > 0) throw typeError("ref() takes no keyword arguments");
}

function newProxy(object: Value, callback: Value = null): PyWeakProxy {
  const target = referent(object);
  const cls = isCallable(target) ? callableProxyType : proxyType;
  const entry = referencesTo(target);
  if (callback === null) {
    entry.proxy ??= trackReference(new PyWeakProxy(target, cls, null));
    return entry.proxy;
  }
  const proxy = trackReference(new PyWeakProxy(target, cls, callback));
  entry.others.push(new WeakRef(proxy));
  return proxy;
}

function reprOf(self: PyWeakReference): string {
  const target = self.target.deref();
  if (target === undefined) return `<weakref at ${addressText(self)}; dead>`;
  // Asked of the class alone, as for a special method: a module's name, or what __getattr__ says, is not shown.
  const type = typeOf(target);
  const descriptor = type.lookup("__name__");
  const name = descriptor === undefined ? undefined : textOf(bindDescriptor(descriptor, target, type));
  const suffix = name === undefined ? "" : ` (${name})`;
  return `<weakref at ${addressText(self)}; to '${type.fullName}' at ${addressText(target)}${suffix}>`;
}

function hashOf(self: PyWeakReference): number | bigint {
  if (self.hash === null) {
    const target = self.target.deref();
    if (target === undefined) throw typeError("weak object has gone away");
    self.hash = hashValue(target);
  }
  return self.hash;
}

/** References are equal when their objects are; dead ones only to themselves. Undefined for a foreign operand. */
function sameReferent(self: PyWeakReference, other: Value): boolean | undefined {
  if (!(other instanceof PyWeakReference)) return undefined;
  const left = self.target.deref();
  const right = other.target.deref();
  return left === undefined || right === undefined ? self === other : equals(left, right);
}

defineMethods(referenceType, () => [
  constructor("(*args, **kwargs)", newReference),
  method("__init__(*args, **kwargs)", (_self: PyWeakReference, args: readonly Value[], keywords: Keywords) => {
    checkKeywords(keywords);
    if (args.length > 2) throw typeError(`__init__ expected at most 2 arguments, got ${args.length}`);
    return null;
  }),
  method("__call__(/)", (self: PyWeakReference) => self.target.deref() ?? null),
  method("__repr__(/)", reprOf),
  method("__hash__(/)", hashOf),
  method("__eq__(value, /)", (self: PyWeakReference, other: Value) => sameReferent(self, other) ?? NotImplemented),
  method("__ne__(value, /)", (self: PyWeakReference, other: Value) => {
    const isSame = sameReferent(self, other);
    return isSame === undefined ? NotImplemented : !isSame;
  }),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
  getter("__callback__", (self: PyWeakReference) => self.callback),
]);

function references(object: Value): Value[] {
  const entry = object instanceof PyObject ? referencesOf.get(object) : undefined;
  if (entry === undefined) return [];
  const others = entry.others.map((each) => each.deref()).filter((each) => each !== undefined);
  return [entry.reference, entry.proxy, ...others.reverse()].filter((each) => each !== null);
}

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("_weakref", heading, code, doc);
}

export function createWeakrefModule(): PyModule {
  return newModule("_weakref", "Weak-reference support module.", {
    CallableProxyType: callableProxyType,
    ProxyType: proxyType,
    ReferenceType: referenceType,
    ref: referenceType,
    _remove_dead_weakref: fn("_remove_dead_weakref(dct, key, /)", (dict: Value, key: Value) => {
      if (!(dict instanceof PyDict))
        throw typeError(`_remove_dead_weakref() argument 1 must be dict, not ${typeName(dict)}`);
      const entry = dict.get(key);
      if (entry instanceof PyWeakReference && entry.target.deref() === undefined) dict.delete(key);
      return null;
    }),
    getweakrefcount: fn(
      "getweakrefcount(object, /)",
      (object: Value) => references(object).length,
      "Return the number of weak references to 'object'.",
    ),
    getweakrefs: fn("getweakrefs(object, /)", (object: Value) => new PyList(references(object))),
    proxy: fn("proxy(object, callback=None, /)", newProxy, "Create a proxy object that weakly references 'object'."),
  });
}
