/** staticmethod, classmethod and property. */

import {
  classMethodType,
  PyClassMethod,
  PyFunction,
  PyMethod,
  PyProperty,
  PyStaticMethod,
  propertyType,
  staticMethodType,
} from "../objects/function.js";
import type { Keywords, Value } from "../objects/object.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { findAttribute, getProperty, instanceDict, setDataDescriptor } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { attributeError } from "../runtime/errors.js";
import { dictGetter } from "../runtime/instance-dict.js";
import { constructor, type Definition, defineMethods, getter, member, method } from "../runtime/native-definitions.js";
import { repr } from "../runtime/text.js";
import { isTrue } from "../runtime/truth.js";

/** Copies the wrapped function's identity to the wrapper's dict (functools.WRAPPER_ASSIGNMENTS). */
function copyIdentity(wrapper: PyStaticMethod | PyClassMethod): void {
  for (const name of ["__module__", "__name__", "__qualname__", "__doc__"]) {
    const value = findAttribute(wrapper.function, name);
    if (value !== undefined) instanceDict(wrapper)?.set(name, value);
  }
}

const isAbstract = (value: Value): boolean => {
  const flag = value === null ? undefined : findAttribute(value, "__isabstractmethod__");
  return flag !== undefined && isTrue(flag);
};

function wrapperMethods(name: string): readonly Definition[] {
  return [
    method("__init__(function, /)", (self: PyStaticMethod | PyClassMethod, callable: Value) => {
      self.function = callable;
      copyIdentity(self);
      return null;
    }),
    method(
      "__repr__()",
      (self: PyStaticMethod | PyClassMethod) => `<${name}(${repr(self.function)})>`,
      "Return repr(self).",
    ),
    member("__func__", (self: PyStaticMethod | PyClassMethod) => self.function),
    member("__wrapped__", (self: PyStaticMethod | PyClassMethod) => self.function),
    getter("__isabstractmethod__", (self: PyStaticMethod | PyClassMethod) => isAbstract(self.function)),
    dictGetter,
  ];
}

defineMethods(staticMethodType, [
  constructor("(function, /)", (cls: PyType, callable: Value) => new PyStaticMethod(callable, cls)),
  ...wrapperMethods("staticmethod"),
  method("__get__(instance, owner=None, /)", (self: PyStaticMethod) => self.function),
  method("__call__(*args, **kwargs)", (self: PyStaticMethod, args: readonly Value[], keywords: Keywords) =>
    call(self.function, args, keywords),
  ),
]);

defineMethods(classMethodType, [
  constructor("(function, /)", (cls: PyType, callable: Value) => new PyClassMethod(callable, cls)),
  ...wrapperMethods("classmethod"),
  method("__get__(instance, owner=None, /)", (self: PyClassMethod, instance: Value, owner?: Value) => {
    const receiver = owner === undefined || owner === null ? typeOf(instance) : owner;
    return new PyMethod(self.function, receiver);
  }),
]);

function initializeProperty(self: PyProperty, get?: Value, set?: Value, remove?: Value, doc?: Value): Value {
  self.getter = get ?? null;
  self.setter = set ?? null;
  self.deleter = remove ?? null;
  self.doc = doc ?? null;
  self.docIsFromGetter = false;
  if (self.doc === null && self.getter !== null) {
    const inherited = findAttribute(self.getter, "__doc__");
    if (inherited !== undefined && inherited !== null) {
      self.doc = inherited;
      self.docIsFromGetter = true;
    }
  }
  if (self.cls !== propertyType && self.doc !== null) instanceDict(self)?.set("__doc__", self.doc);
  return null;
}

/** A copy with some accessors replaced, of the property's own class. */
function derive(self: PyProperty, get: Value, set: Value, remove: Value): Value {
  const doc = self.docIsFromGetter && get !== self.getter ? null : self.doc;
  const derived = call(self.cls, [get, set, remove, self.docIsFromGetter ? null : doc]);
  if (derived instanceof PyProperty && self.name !== undefined) derived.name = self.name;
  return derived;
}

function nameOf(self: PyProperty): Value | undefined {
  if (self.name !== undefined) return self.name;
  return self.getter instanceof PyFunction
    ? self.getter.name
    : self.getter === null
      ? undefined
      : findAttribute(self.getter, "__name__");
}

defineMethods(propertyType, [
  constructor("(*args, **kwargs)", (cls: PyType) => new PyProperty(cls)),
  method("__init__(fget=None, fset=None, fdel=None, doc=None)", initializeProperty),
  method("__get__(instance, owner=None, /)", (self: PyProperty, instance: Value) =>
    instance === null ? self : getProperty(self, instance, typeOf(instance)),
  ),
  method("__set__(instance, value, /)", (self: PyProperty, instance: Value, value: Value) => {
    setDataDescriptor(self, instance, value);
    return null;
  }),
  method("__delete__(instance, /)", (self: PyProperty, instance: Value) => {
    setDataDescriptor(self, instance, undefined);
    return null;
  }),
  method("__set_name__(owner, name, /)", (self: PyProperty, _owner: Value, name: Value) => {
    self.name = name;
    return null;
  }),
  method(
    "getter(fget, /)",
    (self: PyProperty, get: Value) => derive(self, get, self.setter, self.deleter),
    "Descriptor to obtain a copy of the property with a different getter.",
  ),
  method(
    "setter(fset, /)",
    (self: PyProperty, set: Value) => derive(self, self.getter, set, self.deleter),
    "Descriptor to obtain a copy of the property with a different setter.",
  ),
  method(
    "deleter(fdel, /)",
    (self: PyProperty, remove: Value) => derive(self, self.getter, self.setter, remove),
    "Descriptor to obtain a copy of the property with a different deleter.",
  ),
  member("fget", (self: PyProperty) => self.getter),
  member("fset", (self: PyProperty) => self.setter),
  member("fdel", (self: PyProperty) => self.deleter),
  member(
    "__doc__",
    (self: PyProperty) => self.doc,
    (self: PyProperty, value) => {
      self.doc = value ?? null;
      self.docIsFromGetter = false;
    },
  ),
  getter("__name__", nameOf, (self: PyProperty, value) => {
    if (value === undefined) throw attributeError("__name__");
    self.name = value;
  }),
  getter(
    "__isabstractmethod__",
    (self: PyProperty) => isAbstract(self.getter) || isAbstract(self.setter) || isAbstract(self.deleter),
  ),
]);
