/** The slow paths of LOAD_ATTR, LOAD_METHOD and STORE_ATTR, which fill the instructions' caches. */

import { AttributeCache, AttributeKind } from "../objects/attribute-cache.js";
import { PyFunction, PyMethod, PyProperty, propertyType } from "../objects/function.js";
import { PyInstance } from "../objects/instance.js";
import { moduleType, PyModule } from "../objects/module.js";
import { PyMemberDescriptor, PyMethodDescriptor } from "../objects/native.js";
import { PyObject, type Value } from "../objects/object.js";
import { MAXIMUM_SHAPE_SIZE, type Shape } from "../objects/shape.js";
import { Special } from "../objects/specials.js";
import { objectType, PyType, typeType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { findAttribute, getAttribute, isDataDescriptor, ownAttribute, setAttribute } from "../runtime/attributes.js";
import { frameForGetter } from "./call-values.js";
import type { Executable } from "./executable.js";
import type { Frame } from "./frame.js";

const hasGenericLookup = (type: PyType): boolean =>
  type.special(Special.__getattribute__) === objectType.special(Special.__getattribute__);

/** What is known of an attribute, if it still holds. */
function knownOf(known: ReadonlyMap<string, AttributeCache>, shape: Shape, name: string): AttributeCache | undefined {
  const cache = known.get(name);
  return cache !== undefined && cache.version === shape.type.version ? cache : undefined;
}

/**
 * LOAD_ATTR beyond an instance's own slot: what the cache or the shape says, else a look-up. A frame is the getter of a
 * property, to be entered.
 */
export function loadCachedAttribute(executable: Executable, pc: number, object: Value, name: string): Value | Frame {
  if (object instanceof PyInstance) {
    const known = knownOf(object.shape.loads, object.shape, name);
    if (known !== undefined) {
      executable.caches[pc] = known;
      if (known.kind === AttributeKind.CLASS_VALUE) return known.value;
      if (known.kind === AttributeKind.FUNCTION) return new PyMethod(known.value, object);
      if (known.kind === AttributeKind.PROPERTY) return frameForGetter(known.value as PyFunction, object);
      const value = object.slot(known.index);
      if (value !== undefined) return value;
    }
  } else {
    const cache = executable.caches[pc];
    if (cache instanceof AttributeCache) {
      if (cache.kind === AttributeKind.MODULE) {
        if (cache.value === object && cache.entry !== null && cache.entry.value !== undefined) return cache.entry.value;
      } else if (cache.kind === AttributeKind.TYPE_VALUE) {
        if (object instanceof PyType && cache.type === object && cache.version === object.version) return cache.value;
      }
    }
  }
  return loadAttribute(executable, pc, object, name);
}

/** object.name, remembering how it was found. */
export function loadAttribute(executable: Executable, pc: number, object: Value, name: string): Value {
  if (object instanceof PyInstance) {
    if (hasGenericLookup(object.cls)) {
      const cache = learnLoad(object, name);
      if (cache !== null) executable.caches[pc] = cache;
    }
  } else if (object instanceof PyModule && object.cls === moduleType) {
    const entry = object.attributes.entry(name);
    if (entry !== undefined && moduleType.lookup(name) === undefined) {
      executable.caches[pc] = AttributeCache.ofModule(object, entry);
    }
  } else if (object instanceof PyType && object.cls === typeType) {
    const found = object.lookup(name);
    if (
      found !== undefined &&
      typeType.lookup(name) === undefined &&
      (isPlainValue(found) || found instanceof PyFunction)
    ) {
      executable.caches[pc] = AttributeCache.ofType(AttributeKind.TYPE_VALUE, object, found);
    }
  }
  return getAttribute(object, name);
}

/** How an attribute is read, kept with the shape; null when that depends on more. */
function learnLoad(object: PyInstance, name: string): AttributeCache | null {
  const cache = findLoad(object, name);
  if (cache !== null) object.shape.loads.set(name, cache);
  return cache;
}

/** getattr(object, name, undefined), by what the shape of an instance knows where that is enough. */
export function findInstanceAttribute(object: Value, name: string): Value | undefined {
  if (object instanceof PyInstance && hasGenericLookup(object.cls)) {
    const { shape } = object;
    const known = knownOf(shape.loads, shape, name) ?? learnLoad(object, name);
    if (known?.kind === AttributeKind.SLOT) {
      const value = object.slot(known.index);
      if (value !== undefined) return value;
    }
  }
  return findAttribute(object, name);
}

/** How an attribute of instances of a shape is read; null when that depends on more. */
function findLoad({ cls, shape }: PyInstance, name: string): AttributeCache | null {
  const found = cls.lookup(name);
  if (found === undefined || !isDataDescriptor(found)) {
    if (shape.isDictionary) return null;
    const index = shape.slots.get(name);
    if (index !== undefined) return AttributeCache.slot(shape, index);
    if (found instanceof PyFunction) return AttributeCache.ofClass(AttributeKind.FUNCTION, shape, found);
    if (found === undefined || !isPlainValue(found)) return null;
    return AttributeCache.ofClass(AttributeKind.CLASS_VALUE, shape, found);
  }
  // A shape belongs to one class.
  if (name === "__class__" && found === objectType.lookup(name)) {
    return AttributeCache.ofClass(AttributeKind.CLASS_VALUE, shape, cls);
  }
  if (found instanceof PyMemberDescriptor) return memberCache(shape, found);
  if (!(found instanceof PyProperty) || found.cls !== propertyType) return null;
  const { getter } = found;
  if (!(getter instanceof PyFunction) || getter.code.code.argCount !== 1) return null;
  return AttributeCache.ofClass(AttributeKind.PROPERTY, shape, getter);
}

/** One that was taken from an unrelated class refuses. */
function memberCache(shape: Shape, member: PyMemberDescriptor): AttributeCache | null {
  return shape.type.isSubtypeOf(member.owner) ? AttributeCache.slot(shape, member.index) : null;
}

/** Not a descriptor: what the class holds is what the instance gets. */
function isPlainValue(value: Value): boolean {
  return !(value instanceof PyObject) || value.cls.special(Special.__get__) === null;
}

/**
 * The function that `object.name(...)` calls with the object as first argument; undefined when the attribute is
 * anything but a function of the object's class.
 */
export function loadMethod(executable: Executable, pc: number, object: Value, name: string): Value | undefined {
  if (object instanceof PyInstance) {
    const known = knownOf(object.shape.methods, object.shape, name);
    if (known !== undefined) {
      executable.caches[pc] = known;
      return known.value;
    }
  }
  const type = typeOf(object);
  const cache = executable.caches[pc];
  if (cache instanceof AttributeCache && cache.kind === AttributeKind.NATIVE_METHOD) {
    if (cache.type === type && cache.version === type.version) return cache.value;
  }
  if (!hasGenericLookup(type)) return undefined;
  const found = type.lookup(name);
  if (found instanceof PyFunction) {
    if (object instanceof PyInstance && !object.shape.isDictionary) {
      const { shape } = object;
      if (shape.slots.has(name)) return ownAttribute(object, name) === undefined ? found : undefined;
      const method = AttributeCache.ofClass(AttributeKind.FUNCTION, shape, found);
      shape.methods.set(name, method);
      executable.caches[pc] = method;
      return found;
    }
    return ownAttribute(object, name) === undefined ? found : undefined;
  }
  if (found instanceof PyMethodDescriptor) {
    // One that was taken from an unrelated class is refused when it is bound.
    if (type.isHeapType && !type.isSubtypeOf(found.owner)) return undefined;
    if (type.instancesHaveDict && ownAttribute(object, name) !== undefined) return undefined;
    if (!type.instancesHaveDict) {
      executable.caches[pc] = AttributeCache.ofType(AttributeKind.NATIVE_METHOD, type, found);
    }
    return found;
  }
  return undefined;
}

/** object.name = value, remembering where it goes. */
export function storeAttribute(executable: Executable, pc: number, object: Value, name: string, value: Value): void {
  if (object instanceof PyInstance) {
    const { shape } = object;
    let known = knownOf(shape.stores, shape, name);
    if (known === undefined) {
      const found = findStore(object, name);
      if (found !== null) {
        shape.stores.set(name, found);
        known = found;
      }
    }
    if (known !== undefined) {
      executable.caches[pc] = known;
      object.setSlot(known.index, value);
      if (known.nextShape !== null) object.shape = known.nextShape;
      return;
    }
  }
  setAttribute(object, name, value);
}

/** How an attribute of instances of a shape is written; null when that depends on more. */
function findStore({ cls, shape }: PyInstance, name: string): AttributeCache | null {
  if (cls.special(Special.__setattr__) !== objectType.special(Special.__setattr__)) return null;
  const found = cls.lookup(name);
  if (found instanceof PyMemberDescriptor) return memberCache(shape, found);
  if (shape.isDictionary || (found !== undefined && isDataDescriptor(found))) return null;
  const index = shape.slots.get(name);
  if (index !== undefined) return AttributeCache.slot(shape, index);
  if (!cls.instancesHaveDict || shape.size >= MAXIMUM_SHAPE_SIZE) return null;
  return AttributeCache.newSlot(shape, shape.withAttribute(name));
}
