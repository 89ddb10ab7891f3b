/** staticmethod, classmethod and property. */

import { attributeErrorType } from "../objects/exception.js";
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
import { newGenericAlias } from "../objects/generic-alias.js";
import type { Keywords, Value } from "../objects/object.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import {
  findAttribute,
  getAttribute,
  getProperty,
  instanceDict,
  setAttribute,
  setDataDescriptor,
  wrappedFunction,
} from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { attributeError, caught, typeError } from "../runtime/errors.js";
import { permanentDictGetter } from "../runtime/instance-dict.js";
import {
  classMethod,
  constructor,
  type Definition,
  defineMethods,
  getter,
  member,
  method,
} from "../runtime/native-definitions.js";
import { typeName } from "../runtime/primitives.js";
import { repr } from "../runtime/text.js";
import { isTrue } from "../runtime/truth.js";

/** Copies the wrapped function's identity to the wrapper's dict (functools.WRAPPER_ASSIGNMENTS). */
function copyIdentity(wrapper: PyStaticMethod | PyClassMethod): void {
  for (const name of ["__module__", "__name__", "__qualname__", "__doc__"]) {
    const value = findAttribute(wrappedFunction(wrapper), name);
    if (value !== undefined) instanceDict(wrapper)?.set(name, value);
  }
}

const isAbstract = (value: Value | undefined): boolean => {
  const flag = value === null || value === undefined ? undefined : findAttribute(value, "__isabstractmethod__");
  return flag !== undefined && isTrue(flag);
};

/** An attribute of the wrapped function, kept in the wrapper's dict once it was asked for. */
function wrappedAttribute(name: string): Definition {
  return getter(
    name,
    (self: PyStaticMethod | PyClassMethod) => {
      const dict = instanceDict(self);
      const own = dict?.get(name);
      if (own !== undefined) return own;
      const value = getAttribute(wrappedFunction(self), name);
      dict?.set(name, value);
      return value;
    },
    (self: PyStaticMethod | PyClassMethod, value) => {
      const dict = instanceDict(self);
      if (value !== undefined) dict?.set(name, value);
      else if (dict?.delete(name) === undefined) {
        throw attributeError(`'${typeName(self)}' object has no attribute '${name}'`);
      }
    },
  );
}

function wrapperMethods(name: string): readonly Definition[] {
  return [
    method(
      "__init__(*args, **kwargs)",
      (self: PyStaticMethod | PyClassMethod, args: readonly Value[], keywords: Keywords) => {
        if (keywords !== null && keywords.size > 0) throw typeError(`${name}() takes no keyword arguments`);
        if (args.length !== 1) throw typeError(`${name} expected 1 argument, got ${args.length}`);
        [self.function] = args;
        copyIdentity(self);
        return null;
      },
    ),
    method(
      "__repr__()",
      (self: PyStaticMethod | PyClassMethod) =>
        `<${name}(${self.function === undefined ? "<NULL>" : repr(self.function)})>`,
      "Return repr(self).",
    ),
    member("__func__", (self: PyStaticMethod | PyClassMethod) => self.function ?? null),
    member("__wrapped__", (self: PyStaticMethod | PyClassMethod) => self.function ?? null),
    getter("__isabstractmethod__", (self: PyStaticMethod | PyClassMethod) => isAbstract(self.function)),
    wrappedAttribute("__annotations__"),
    wrappedAttribute("__annotate__"),
    permanentDictGetter,
  ];
}

defineMethods(staticMethodType, () => [
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
  constructor("(*args, **kwargs)", (cls: PyType) => new PyStaticMethod(undefined, cls)),
  ...wrapperMethods("staticmethod"),
  method("__get__(instance, owner=None, /)", (self: PyStaticMethod) => wrappedFunction(self)),
  method("__call__(*args, **kwargs)", (self: PyStaticMethod, args: readonly Value[], keywords: Keywords) =>
    call(wrappedFunction(self), args, keywords),
  ),
]);

defineMethods(classMethodType, () => [
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
  constructor("(*args, **kwargs)", (cls: PyType) => new PyClassMethod(undefined, cls)),
  ...wrapperMethods("classmethod"),
  method("__get__(instance, owner=None, /)", (self: PyClassMethod, instance: Value, owner?: Value) => {
    const receiver = owner === undefined || owner === null ? typeOf(instance) : owner;
    return new PyMethod(wrappedFunction(self), receiver);
  }),
]);

function initializeProperty(self: PyProperty, get?: Value, set?: Value, remove?: Value, doc?: Value): Value {
  self.getter = get ?? null;
  self.setter = set ?? null;
  self.deleter = remove ?? null;
  self.doc = null;
  self.docIsFromGetter = false;
  let text = doc ?? null;
  if (text === null && self.getter !== null) {
    text = findAttribute(self.getter, "__doc__") ?? null;
    self.docIsFromGetter = text !== null;
  }
  if (self.cls === propertyType) {
    self.doc = text;
    return null;
  }
  // A subclass has a docstring of its own in the way: the text goes to the instance's dict or slot.
  try {
    setAttribute(self, "__doc__", text);
  } catch (error) {
    if (self.docIsFromGetter || caught(error, attributeErrorType) === null) throw error;
  }
  return null;
}

/** A copy with some accessors replaced, of the property's own class. */
function derive(self: PyProperty, get: Value, set: Value, remove: Value): Value {
  const doc = self.docIsFromGetter && get !== null ? null : self.doc;
  const derived = call(self.cls, [get, set, remove, doc]);
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

defineMethods(propertyType, () => [
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
  method("__set_name__(*args, **kwargs)", (self: PyProperty, args: readonly Value[], keywords: Keywords) => {
    if (keywords !== null) throw typeError("property.__set_name__() takes no keyword arguments");
    if (args.length !== 2) {
      throw typeError(`__set_name__() takes 2 positional arguments but ${args.length} were given`);
    }
    self.name = args[1];
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
