/** The methods of `object`. */

import { PyDict } from "../objects/dict.js";
import { PyInstance } from "../objects/instance.js";
import { PyList } from "../objects/list.js";
import { moduleType } from "../objects/module.js";
import { PyMemberDescriptor } from "../objects/native.js";
import { NotImplemented } from "../objects/none.js";
import { type Keywords, PyObject, type Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { objectType, PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { givenType } from "../runtime/argument-types.js";
import { findAttribute, genericFind, genericSet, missingFromObject } from "../runtime/attributes.js";
import { callSpecial } from "../runtime/calls.js";
import { is } from "../runtime/comparison.js";
import { typeError } from "../runtime/errors.js";
import { trackFinalizer } from "../runtime/garbage.js";
import { identityHash } from "../runtime/identity.js";
import { toArray } from "../runtime/iteration.js";
import { classMethod, constant, constructor, defineMethods, getter, method } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { defaultRepr, str } from "../runtime/text.js";
import { isTrue } from "../runtime/truth.js";
import { getState, reduce, reduceEx } from "./reduce.js";

/** The attribute name argument of the `__getattribute__` family. */
function nameOf(name: Value): string {
  const text = textOf(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
  return text;
}

const hasArguments = (args: readonly Value[], keywords: Keywords): boolean =>
  args.length > 0 || (keywords !== null && keywords.size > 0);

/** object.__new__: surplus arguments are an error unless `__init__` is overridden and takes them. */
function create(cls: PyType, args: readonly Value[], keywords: Keywords): Value {
  // Instances of builtin classes have a representation that only their own constructors can make.
  if (cls.layoutOwner !== objectType && !cls.isHeapType)
    throw typeError(`cannot create '${cls.messageName}' instances`);
  if (hasArguments(args, keywords)) {
    const ownNew = cls.special(Special.__new__);
    if (ownNew !== objectType.special(Special.__new__)) {
      throw typeError("object.__new__() takes exactly one argument (the type to instantiate)");
    }
    if (cls.special(Special.__init__) === objectType.special(Special.__init__)) {
      throw typeError(`${cls.name}() takes no arguments`);
    }
  }
  if (cls.isAbstract) throw abstractError(cls);
  const instance = new PyInstance(cls, cls.rootShape);
  if (cls.hasFinalizer) trackFinalizer(instance);
  return instance;
}

function abstractError(cls: PyType) {
  const abstract = cls.namespace.get("__abstractmethods__") ?? null;
  const names = toArray(abstract)
    .map((name) => textOf(name) ?? "")
    .sort();
  const quoted = names.map((name) => `'${name}'`).join(", ");
  return typeError(
    `Can't instantiate abstract class ${cls.name} without an implementation for abstract method${names.length === 1 ? "" : "s"} ${quoted}`,
  );
}

function initialize(self: Value, args: readonly Value[], keywords: Keywords): Value {
  if (!hasArguments(args, keywords)) return null;
  const type = typeOf(self);
  if (type.special(Special.__init__) !== objectType.special(Special.__init__)) {
    throw typeError("object.__init__() takes exactly one argument (the instance to initialize)");
  }
  if (type.special(Special.__new__) === objectType.special(Special.__new__)) {
    throw typeError(`${type.name}.__init__() takes exactly one argument (the instance to initialize)`);
  }
  return null;
}

/** object.__class__ = type, between classes whose instances have the same layout. */
function setClass(self: Value, value: Value | undefined): void {
  if (value === undefined) throw typeError("can't delete __class__ attribute");
  if (!(value instanceof PyType)) {
    throw typeError(`__class__ must be set to a class, not '${typeName(value)}' object`);
  }
  const old = typeOf(self);
  const areModules = old.isSubtypeOf(moduleType) && value.isSubtypeOf(moduleType);
  if (!areModules && !(old.isHeapType && value.isHeapType)) {
    throw typeError("__class__ assignment only supported for mutable types or ModuleType subclasses");
  }
  if (old.layoutOwner !== value.layoutOwner || !haveSameLayout(layoutOf(old), layoutOf(value))) {
    throw typeError(`__class__ assignment: '${value.name}' object layout differs from '${old.name}'`);
  }
  if (self instanceof PyInstance) changeShape(self, value);
  // Only objects can have a heap type.
  (self as PyObject).cls = value;
}

/** The class that a class has the layout of its instances from: itself, if it adds anything to that of its base. */
function layoutOf(type: PyType): PyType {
  let each = type;
  for (let { base } = each; base !== null && haveSameParts(each, base); { base } = each) each = base;
  return each;
}

function haveSameParts(a: PyType, b: PyType): boolean {
  return (
    a.memberCount === b.memberCount &&
    a.instancesHaveDict === b.instancesHaveDict &&
    a.instancesHaveWeakReferences === b.instancesHaveWeakReferences
  );
}

/** Whether two classes are the same, or add the same to the same base. */
function haveSameLayout(a: PyType, b: PyType): boolean {
  const own = (type: PyType): string =>
    [...type.namespace.values()]
      .filter((each) => each instanceof PyMemberDescriptor)
      .map((each) => `${each.index}${each.name}`)
      .sort()
      .join();
  return a === b || (a.base === b.base && haveSameParts(a, b) && own(a) === own(b));
}

/** Moves an instance to the shapes of another class. */
function changeShape(instance: PyInstance, type: PyType): void {
  let shape = instance.shape.isDictionary ? type.dictionaryShape : type.rootShape;
  if (!instance.shape.isDictionary) {
    for (const name of instance.shape.slots.keys()) shape = shape.withAttribute(name);
  }
  instance.shape = shape;
}

/** dir(object): names of the instance, its class and the bases. */
function directory(self: Value): Value {
  const names = new Set<string>();
  const dict = findAttribute(self, "__dict__");
  if (dict instanceof PyDict) for (const key of dict.keys()) if (typeof key === "string") names.add(key);
  const type = findAttribute(self, "__class__");
  if (type instanceof PyType) for (const each of type.mro) for (const name of each.namespace.keys()) names.add(name);
  return new PyList([...names]);
}

/** object.__ne__: the inverse of `__eq__`. */
function notEqual(self: Value, other: Value): Value {
  const method = typeOf(self).special(Special.__eq__);
  if (method === null) throw typeError("'NoneType' object is not callable");
  const result = callSpecial(method, self, other);
  return result === NotImplemented ? NotImplemented : !isTrue(result);
}

defineMethods(objectType, () => [
  constructor("(*args, **kwargs)", create),
  constant(
    "__doc__",
    "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
  ),
  method("__init__(*args, **kwargs)", initialize, "Initialize self.  See help(type(self)) for accurate signature."),
  method("__repr__()", (self: Value) => defaultRepr(self), "Return repr(self)."),
  method("__str__()", (self: Value) => callSpecial(typeOf(self).special(Special.__repr__), self), "Return str(self)."),
  method("__hash__()", (self: Value) => (self instanceof PyObject ? identityHash(self) : 0), "Return hash(self)."),
  method(
    "__eq__(value, /)",
    (self: Value, other: Value) => (is(self, other) ? true : NotImplemented),
    "Return self==value.",
  ),
  method("__ne__(value, /)", notEqual, "Return self!=value."),
  method("__lt__(value, /)", () => NotImplemented, "Return self<value."),
  method("__le__(value, /)", () => NotImplemented, "Return self<=value."),
  method("__gt__(value, /)", () => NotImplemented, "Return self>value."),
  method("__ge__(value, /)", () => NotImplemented, "Return self>=value."),
  method(
    "__getattribute__(name, /)",
    (self: Value, name: Value) => {
      const text = nameOf(name);
      const value = genericFind(self, typeOf(self), text);
      if (value === undefined) throw missingFromObject(self, text);
      return value;
    },
    "Return getattr(self, name).",
  ),
  method(
    "__setattr__(name, value, /)",
    (self: Value, name: Value, value: Value) => {
      if (self instanceof PyType) throw typeError("can't apply this __setattr__ to type object");
      genericSet(self, typeOf(self), nameOf(name), value);
      return null;
    },
    "Implement setattr(self, name, value).",
  ),
  method(
    "__delattr__(name, /)",
    (self: Value, name: Value) => {
      if (self instanceof PyType) throw typeError("can't apply this __delattr__ to type object");
      genericSet(self, typeOf(self), nameOf(name), undefined);
      return null;
    },
    "Implement delattr(self, name).",
  ),
  method(
    "__format__(format_spec, /)",
    (self: Value, specification: Value) => {
      const text = textOf(specification);
      if (text === undefined) throw typeError(`__format__() argument must be str, not ${givenType(specification)}`);
      if (text !== "") throw typeError(`unsupported format string passed to ${typeName(self)}.__format__`);
      return str(self);
    },
    "Default object formatter.",
  ),
  method("__dir__()", directory, "Default dir() implementation."),
  method("__sizeof__()", () => 16, "Size of object in memory, in bytes."),
  method("__reduce__()", (self: Value) => reduce(self, 0), "Helper for pickle."),
  method("__reduce_ex__(protocol, /)", reduceEx, "Helper for pickle."),
  method("__getstate__()", getState, "Helper for pickle."),
  classMethod("__init_subclass__()", () => null, "This method is called when a class is subclassed."),
  classMethod(
    "__subclasshook__(object, /)",
    () => NotImplemented,
    "Abstract classes can override this to customize issubclass().",
  ),
  getter("__class__", (self: Value) => typeOf(self), setClass),
]);
