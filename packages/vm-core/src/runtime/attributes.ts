/** Getting, setting and deleting attributes, with the descriptor protocol. */

import { PyDict } from "../objects/dict.js";
import { attributeErrorType, PyException } from "../objects/exception.js";
import { PyClassMethod, PyFunction, PyMethod, PyProperty, PyStaticMethod } from "../objects/function.js";
import { PyInstance } from "../objects/instance.js";
import { moduleType, PyModule } from "../objects/module.js";
import {
  type HasAttributes,
  methodWrapperType,
  type NativeArgument,
  NativeFunction,
  PyBuiltinFunction,
  PyClassMethodDescriptor,
  PyGetSetDescriptor,
  PyMemberDescriptor,
  PyMethodDescriptor,
  wrapperDescriptorType,
} from "../objects/native.js";
import { PyObject, type Value } from "../objects/object.js";
import { MAXIMUM_SHAPE_SIZE, Shape } from "../objects/shape.js";
import { Special } from "../objects/specials.js";
import { objectType, PyType, typeHooks, typeType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { call, callHooks, callSpecial, checkSelf } from "./calls.js";
import { attributeError, caught, InternalError, PythonError, runtimeError, typeError } from "./errors.js";

/** getattr(object, name). Raises AttributeError. */
export function getAttribute(object: Value, name: string): Value {
  let value: Value | undefined;
  try {
    value = findAttribute(object, name, true);
  } catch (error) {
    addContext(error, object, name);
    throw error;
  }
  if (value === undefined) throw missingAttribute(object, name);
  return value;
}

/** An AttributeError of the program's own that says neither learns whose attribute it was, for suggestions. */
function addContext(error: unknown, object: Value, name: string): void {
  if (!(error instanceof PythonError) || !error.exception.cls.isSubtypeOf(attributeErrorType)) return;
  const { members } = error.exception;
  if (members?.has("name") === true || members?.has("obj") === true) return;
  error.exception.members = new Map([...(members ?? []), ["name", name], ["obj", object]]);
}

/**
 * getattr(object, name, undefined): undefined when the attribute is missing, that is, when an AttributeError would
 * come; with `mayRaise` a user-defined look-up's own AttributeError is raised instead.
 */
export function findAttribute(object: Value, name: string, mayRaise = false): Value | undefined {
  const type = typeOf(object);
  const lookup = type.special(Special.__getattribute__);
  const fallback = type.special(Special.__getattr__);
  if (lookup === objectType.special(Special.__getattribute__)) {
    if (fallback === null && mayRaise) return genericFind(object, type, name);
    return withFallback(() => genericFind(object, type, name), fallback, object, name, mayRaise);
  }
  if (lookup === typeType.special(Special.__getattribute__) && object instanceof PyType) {
    if (fallback === null && mayRaise) return typeFind(object, name);
    return withFallback(() => typeFind(object, name), fallback, object, name, mayRaise);
  }
  if (lookup === moduleType.special(Special.__getattribute__) && object instanceof PyModule) {
    return withFallback(() => moduleFind(object, name), fallback, object, name, mayRaise);
  }
  return withFallback(() => callSpecial(lookup, object, name), fallback, object, name, mayRaise);
}

/** Runs a look-up; when it finds nothing or raises AttributeError, asks `__getattr__` if there is one. */
function withFallback(
  find: () => Value | undefined,
  fallback: Value,
  object: Value,
  name: string,
  mayRaise: boolean,
): Value | undefined {
  try {
    const value = find();
    if (value !== undefined || fallback === null) return value;
  } catch (error) {
    if ((fallback === null && mayRaise) || caught(error, attributeErrorType) === null) throw error;
    if (fallback === null) return undefined;
  }
  if (mayRaise) return callSpecial(fallback, object, name);
  try {
    return callSpecial(fallback, object, name);
  } catch (error) {
    if (caught(error, attributeErrorType) === null) throw error;
    return undefined;
  }
}

/** The AttributeError for a missing attribute. */
export function missingAttribute(object: Value, name: string) {
  if (object instanceof PyType) {
    return attributeError(`type object '${object.messageName}' has no attribute '${name}'`, name, object);
  }
  if (object instanceof PyModule) {
    const moduleName = object.attributes.get("__name__");
    return typeof moduleName === "string"
      ? attributeError(missingFromModule(object, moduleName, name), name, object)
      : attributeError(`module has no attribute '${name}'`, name, object);
  }
  return missingFromObject(object, name);
}

/** What object's own look-up says of any object. */
export function missingFromObject(object: Value, name: string) {
  return attributeError(`'${typeOf(object).messageName}' object has no attribute '${name}'`, name, object);
}

/** A module that is still being imported lacks what its code has not reached yet. */
function missingFromModule(module: PyModule, moduleName: string, name: string): string {
  const spec = module.attributes.get("__spec__") ?? null;
  const isInitializing = spec !== null && findAttribute(spec, "_initializing") === true;
  if (!isInitializing) return `module '${moduleName}' has no attribute '${name}'`;
  const origin = findAttribute(spec, "has_location") === true ? findAttribute(spec, "origin") : undefined;
  const place = typeof origin === "string" ? ` from '${origin}'` : "";
  return `partially initialized module '${moduleName}'${place} has no attribute '${name}' (most likely due to a circular import)`;
}

/** object.__getattribute__: data descriptor, instance attribute, other class attribute; undefined when missing. */
export function genericFind(object: Value, type: PyType, name: string): Value | undefined {
  const found = type.lookup(name);
  if (found === undefined) return ownAttribute(object, name);
  if (found instanceof PyFunction) {
    const own = ownAttribute(object, name);
    return own === undefined ? new PyMethod(found, object) : own;
  }
  if (isDataDescriptor(found) && hasGetter(found)) return bindDescriptor(found, object, type);
  const own = ownAttribute(object, name);
  return own === undefined ? bindDescriptor(found, object, type) : own;
}

function moduleFind(module: PyModule, name: string): Value | undefined {
  const value = genericFind(module, module.cls, name);
  if (value !== undefined) return value;
  const fallback = module.attributes.get("__getattr__");
  return fallback === undefined ? undefined : call(fallback, [name]);
}

/** type.__getattribute__: metaclass data descriptor, attribute of the class (bound to it), other metaclass attribute. */
export function typeFind(type: PyType, name: string): Value | undefined {
  const metaclass = type.cls;
  const meta = metaclass.lookup(name);
  if (meta !== undefined && isDataDescriptor(meta) && hasGetter(meta)) return bindDescriptor(meta, type, metaclass);
  const found = type.lookup(name);
  if (found !== undefined) return bindDescriptor(found, undefined, type);
  return meta === undefined ? undefined : bindDescriptor(meta, type, metaclass);
}

/** A data descriptor that only sets does not hide what the instance holds. */
function hasGetter(descriptor: Value): boolean {
  return typeOf(descriptor).special(Special.__get__) !== null;
}

export function isDataDescriptor(value: Value): boolean {
  if (!(value instanceof PyObject) || value instanceof PyFunction || value instanceof PyMethodDescriptor) return false;
  if (value instanceof PyGetSetDescriptor || value instanceof PyMemberDescriptor || value instanceof PyProperty)
    return true;
  return value.cls.special(Special.__set__) !== null || value.cls.special(Special.__delete__) !== null;
}

/** `descriptor.__get__(self, owner)`, or the value itself; `self` undefined for access through the class. */
export function bindDescriptor(descriptor: Value, self: Value | undefined, owner: PyType): Value {
  if (!(descriptor instanceof PyObject)) return descriptor;
  if (descriptor instanceof PyFunction) return self === undefined ? descriptor : new PyMethod(descriptor, self);
  if (descriptor instanceof PyMethodDescriptor) {
    if (self === undefined) return descriptor;
    const type = typeOf(self);
    if (type.isHeapType && !type.isSubtypeOf(descriptor.owner)) {
      throw typeError(
        `descriptor '${descriptor.native.name}' for '${descriptor.owner.messageName}' objects doesn't apply to a '${type.messageName}' object`,
      );
    }
    const cls = descriptor.cls === wrapperDescriptorType ? methodWrapperType : undefined;
    return new PyBuiltinFunction(descriptor.native, self, null, descriptor.owner, cls);
  }
  if (descriptor instanceof PyGetSetDescriptor) return getComputed(descriptor, self);
  if (descriptor instanceof PyMemberDescriptor) return getMember(descriptor, self);
  if (descriptor instanceof PyClassMethodDescriptor) {
    return new PyBuiltinFunction(descriptor.native, owner, null, descriptor.owner);
  }
  if (descriptor.cls.layoutOwner !== descriptor.cls) return bindByProtocol(descriptor, self, owner);
  if (descriptor instanceof PyStaticMethod) return wrappedFunction(descriptor);
  if (descriptor instanceof PyClassMethod) return new PyMethod(wrappedFunction(descriptor), owner);
  if (descriptor instanceof PyProperty) return self === undefined ? descriptor : getProperty(descriptor, self, owner);
  return bindByProtocol(descriptor, self, owner);
}

/** A native special method of an unrelated class has one in its place that refuses every call. */
typeHooks.checkSpecial = (type, found) => {
  if (!(found instanceof PyMethodDescriptor) || type.isSubtypeOf(found.owner)) return found;
  const { native, owner } = found;
  const refuse = (self: NativeArgument): never => {
    checkSelf(owner, native.name, self as Value, found.cls);
    throw new InternalError("a native method that fits was held for one that does not");
  };
  return new PyMethodDescriptor(type, new NativeFunction(native.name, native.parameterText, refuse, native.doc));
};

/** Special methods that are called also when they are None, which fails. None as any other says that there is none. */
const calledAlthoughNone: ReadonlySet<string> = new Set(
  "__abs__ __aenter__ __aexit__ __aiter__ __anext__ __await__ __bytes__ __complex__ __delitem__ __dir__ __enter__ __exit__ __float__ __floor__ __ceil__ __format__ __index__ __instancecheck__ __int__ __invert__ __len__ __neg__ __next__ __pos__ __round__ __setitem__ __sizeof__ __subclasscheck__ __trunc__".split(
    " ",
  ),
);

typeHooks.blockSpecial = (type, name) => {
  if (!calledAlthoughNone.has(name)) return null;
  const refuse = (): never => {
    throw typeError("'NoneType' object is not callable");
  };
  return new PyMethodDescriptor(type, new NativeFunction(name, "*args, **kwargs", refuse, null));
};

/** The function of a static method or class method. Raises RuntimeError when `__init__` has not been called. */
export function wrappedFunction(wrapper: PyStaticMethod | PyClassMethod): Value {
  if (wrapper.function !== undefined) return wrapper.function;
  throw runtimeError(`uninitialized ${wrapper instanceof PyStaticMethod ? "staticmethod" : "classmethod"} object`);
}

function bindByProtocol(descriptor: PyObject, self: Value | undefined, owner: PyType): Value {
  const get = descriptor.cls.special(Special.__get__);
  if (get === null) return descriptor;
  return callSpecial(get, descriptor, self === undefined ? null : self, owner);
}

function getComputed(descriptor: PyGetSetDescriptor, self: Value | undefined): Value {
  if (self === undefined) return descriptor;
  checkDescriptorSelf(descriptor, self);
  // What a subclass adds (`__dict__`) is about the instance, not about the primitive in it.
  const unwrap = descriptor.owner.isHeapType ? null : descriptor.owner.unwrap;
  const value = descriptor.get(unwrap === null ? self : unwrap(self));
  if (value === undefined) {
    throw attributeError(
      `'${typeOf(self).messageName}' object has no attribute '${descriptor.name}'`,
      descriptor.name,
      self,
    );
  }
  return value;
}

function getMember(descriptor: PyMemberDescriptor, self: Value | undefined): Value {
  if (self === undefined) return descriptor;
  checkDescriptorSelf(descriptor, self);
  const value = memberSlots(self as PyObject).slot(descriptor.index);
  if (value === undefined) {
    throw attributeError(
      `'${typeOf(self).fullName}' object has no attribute '${descriptor.name}'`,
      descriptor.name,
      self,
    );
  }
  return value;
}

function checkDescriptorSelf(descriptor: PyGetSetDescriptor | PyMemberDescriptor, self: Value): void {
  if (!typeOf(self).isSubtypeOf(descriptor.owner)) {
    throw typeError(
      `descriptor '${descriptor.name}' for '${descriptor.owner.messageName}' objects doesn't apply to a '${typeOf(self).messageName}' object`,
    );
  }
}

export function getProperty(property: PyProperty, self: Value, owner: PyType): Value {
  if (property.getter === null) {
    const name = propertyName(property);
    throw attributeError(
      name === undefined
        ? `property of '${owner.qualifiedName}' object has no getter`
        : `property ${name} of '${owner.qualifiedName}' object has no getter`,
    );
  }
  return call(property.getter, [self]);
}

/** The property's name as messages quote it, or undefined when it has none. */
function propertyName(property: PyProperty): string | undefined {
  const name = property.name ?? (property.getter === null ? undefined : findAttribute(property.getter, "__name__"));
  return typeof name === "string" ? `'${name}'` : undefined;
}

function setProperty(property: PyProperty, self: Value, value: Value | undefined): void {
  const accessor = value === undefined ? property.deleter : property.setter;
  if (accessor === null) {
    const name = propertyName(property);
    const role = value === undefined ? "deleter" : "setter";
    const subject = name === undefined ? "property" : `property ${name}`;
    throw attributeError(`${subject} of '${typeOf(self).qualifiedName}' object has no ${role}`);
  }
  call(accessor, value === undefined ? [self] : [self, value]);
}

/** An attribute stored in the object itself; undefined when there is none. */
export function ownAttribute(object: Value, name: string): Value | undefined {
  if (object instanceof PyInstance) {
    const { shape } = object;
    if (!shape.isDictionary) {
      const index = shape.slots.get(name);
      return index === undefined ? undefined : object.slot(index);
    }
    return object.attributes?.get(name);
  }
  if (!(object instanceof PyObject)) return undefined;
  // Object's look-up, which a metaclass may ask, finds what a class has of its own. Static types of CPython show nothing.
  if (object instanceof PyType) return object.isHeapType ? object.namespace.get(name) : undefined;
  return (object as PyObject & Partial<HasAttributes>).attributes?.get(name);
}

/** object.name = value. */
export function setAttribute(object: Value, name: string, value: Value): void {
  const type = typeOf(object);
  const method = type.special(Special.__setattr__);
  if (method === objectType.special(Special.__setattr__)) genericSet(object, type, name, value);
  else if (method === typeType.special(Special.__setattr__) && object instanceof PyType) typeSet(object, name, value);
  else callSpecial(method, object, name, value);
}

/** del object.name. */
export function deleteAttribute(object: Value, name: string): void {
  const type = typeOf(object);
  const method = type.special(Special.__delattr__);
  if (method === objectType.special(Special.__delattr__)) genericSet(object, type, name, undefined);
  else if (method === typeType.special(Special.__delattr__) && object instanceof PyType)
    typeSet(object, name, undefined);
  else callSpecial(method, object, name);
}

/** object.__setattr__, and object.__delattr__ for an undefined value. */
export function genericSet(object: Value, type: PyType, name: string, value: Value | undefined): void {
  const found = type.lookup(name);
  if (found !== undefined && setThroughDescriptor(found, object, name, value)) return;
  if (value === undefined ? deleteOwn(object, name) : setOwn(object, type, name, value)) return;
  throw cannotSet(object, type, found, name);
}

function cannotSet(object: Value, type: PyType, found: Value | undefined, name: string) {
  const hasDict = type.instancesHaveDict;
  if (found !== undefined && !hasDict) {
    return attributeError(`'${type.messageName}' object attribute '${name}' is read-only`, name, object);
  }
  if (!hasDict) {
    return attributeError(
      `'${type.messageName}' object has no attribute '${name}' and no __dict__ for setting new attributes`,
      name,
      object,
    );
  }
  return attributeError(`'${type.messageName}' object has no attribute '${name}'`, name, object);
}

/** True when the class attribute is a data descriptor that handled the assignment. */
function setThroughDescriptor(descriptor: Value, self: Value, name: string, value: Value | undefined): boolean {
  if (!(descriptor instanceof PyObject) || descriptor instanceof PyFunction) return false;
  if (descriptor instanceof PyGetSetDescriptor) {
    checkDescriptorSelf(descriptor, self);
    if (descriptor.set === null) {
      throw descriptor.cls.name === "member_descriptor"
        ? attributeError("readonly attribute")
        : attributeError(`attribute '${name}' of '${descriptor.owner.messageName}' objects is not writable`);
    }
    descriptor.set(self, value);
    return true;
  }
  if (descriptor instanceof PyMemberDescriptor) {
    checkDescriptorSelf(descriptor, self);
    const slots = memberSlots(self as PyObject);
    if (value === undefined && slots.slot(descriptor.index) === undefined) throw attributeError(name);
    slots.setSlot(descriptor.index, value);
    return true;
  }
  if (descriptor instanceof PyProperty && descriptor.cls.layoutOwner === descriptor.cls) {
    setProperty(descriptor, self, value);
    return true;
  }
  const set = descriptor.cls.special(Special.__set__);
  const remove = descriptor.cls.special(Special.__delete__);
  if (set === null && remove === null) return false;
  if (value === undefined) {
    if (remove === null) throw attributeError("__delete__");
    callSpecial(remove, descriptor, self);
  } else {
    if (set === null) throw attributeError("__set__");
    callSpecial(set, descriptor, self, value);
  }
  return true;
}

/** descriptor.__set__(self, value), or `__delete__` for an undefined value. */
export function setDataDescriptor(
  descriptor: PyGetSetDescriptor | PyMemberDescriptor | PyProperty,
  self: Value,
  value: Value | undefined,
): void {
  if (descriptor instanceof PyProperty) setProperty(descriptor, self, value);
  else setThroughDescriptor(descriptor, self, descriptor.name, value);
}

/** Stores an instance attribute; false when the object has no place for one. */
function setOwn(object: Value, type: PyType, name: string, value: Value): boolean {
  if (object instanceof PyInstance) {
    const { shape } = object;
    if (!shape.isDictionary) {
      const index = shape.slots.get(name);
      if (index !== undefined) {
        object.setSlot(index, value);
        return true;
      }
      if (!type.instancesHaveDict) return false;
      if (shape.size < MAXIMUM_SHAPE_SIZE) {
        object.setSlot(shape.size, value);
        object.shape = shape.withAttribute(name);
        return true;
      }
    }
    if (!type.instancesHaveDict) return false;
    instanceDict(object)?.set(name, value);
    return true;
  }
  const dict = instanceDict(object);
  if (dict === undefined) return false;
  dict.set(name, value);
  return true;
}

function deleteOwn(object: Value, name: string): boolean {
  if (ownAttribute(object, name) === undefined) return false;
  return instanceDict(object)?.delete(name) !== undefined;
}

/**
 * The object's `__dict__`, made on demand; undefined when its class gives it none. From then on a plain instance keeps
 * its attributes there.
 */
export function instanceDict(object: Value): PyDict | undefined {
  if (!(object instanceof PyObject) || object instanceof PyType) return undefined;
  if (object instanceof PyInstance) {
    if (!object.cls.instancesHaveDict) return undefined;
    if (!object.shape.isDictionary) moveToDictionary(object);
    object.attributes ??= new PyDict();
    return object.attributes;
  }
  if (!object.cls.instancesHaveDict) return undefined;
  const holder = object as PyObject & HasAttributes;
  holder.attributes ??= new PyDict();
  return holder.attributes;
}

function moveToDictionary(instance: PyInstance): void {
  const { slots } = instance.shape;
  const attributes = new PyDict();
  for (const [name, index] of slots) {
    const value = instance.slot(index);
    if (value !== undefined) attributes.set(name, value);
    instance.setSlot(index, undefined);
  }
  instance.attributes = attributes;
  instance.shape = instance.cls.dictionaryShape;
}

/** Replaces an instance's dict (`object.__dict__ = mapping`). */
export function setInstanceDict(object: PyObject, dict: PyDict): void {
  if (object instanceof PyInstance && !object.shape.isDictionary) moveToDictionary(object);
  (object as PyObject & HasAttributes).attributes = dict;
}

/** Members of builtin-layout objects, which have no slots of their own. */
class MemberStore extends PyInstance {
  constructor(type: PyType) {
    super(type, new Shape(type, new Map(), type.memberCount, true));
  }
}

const memberStores = new WeakMap<PyObject, MemberStore>();

/** Where `__slots__` members of an object live. */
function memberSlots(object: PyObject): PyInstance {
  if (object instanceof PyInstance) return object;
  let store = memberStores.get(object);
  if (store === undefined) {
    store = new MemberStore(object.cls);
    memberStores.set(object, store);
  }
  return store;
}

/** type.__setattr__, and type.__delattr__ for an undefined value. */
export function typeSet(type: PyType, name: string, value: Value | undefined): void {
  if (!type.isHeapType) {
    throw typeError(`cannot set '${name}' attribute of immutable type '${type.messageName}'`);
  }
  const meta = type.cls.lookup(name);
  if (meta !== undefined && setThroughDescriptor(meta, type, name, value)) return;
  if (value !== undefined) type.setAttribute(name, value);
  else if (!type.deleteAttribute(name)) {
    throw attributeError(`type object '${type.messageName}' has no attribute '${name}'`, name, type);
  }
}

/** True for `AttributeError`s that only say that an attribute is missing. */
export function isMissingAttribute(error: unknown): boolean {
  return caught(error, attributeErrorType) instanceof PyException;
}

callHooks.bind = bindDescriptor;
callHooks.getAttribute = getAttribute;
