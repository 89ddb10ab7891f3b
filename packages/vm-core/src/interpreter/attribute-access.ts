/** The slow paths of LOAD_ATTR, LOAD_METHOD and STORE_ATTR, which fill the instructions' caches. */

import { PyFunction, PyProperty, propertyType } from "../objects/function.js";
import { PyInstance } from "../objects/instance.js";
import { moduleType, PyModule } from "../objects/module.js";
import { PyMemberDescriptor, PyMethodDescriptor } from "../objects/native.js";
import { PyObject, type Value } from "../objects/object.js";
import { MAXIMUM_SHAPE_SIZE } from "../objects/shape.js";
import { Special } from "../objects/specials.js";
import { objectType, PyType, typeType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { getAttribute, isDataDescriptor, ownAttribute, setAttribute } from "../runtime/attributes.js";
import { frameForGetter } from "./call-values.js";
import type { Executable } from "./executable.js";
import type { Frame } from "./frame.js";
import { AttributeCache, AttributeKind } from "./inline-cache.js";

const hasGenericLookup = (type: PyType): boolean =>
  type.special(Special.__getattribute__) === objectType.special(Special.__getattribute__);

function cacheAt(executable: Executable, pc: number): AttributeCache {
  const existing = executable.caches[pc];
  if (existing instanceof AttributeCache) return existing;
  const cache = new AttributeCache();
  executable.caches[pc] = cache;
  return cache;
}

/**
 * LOAD_ATTR beyond an instance's own slot: what the cache says, else a look-up. A frame is the getter of a property,
 * to be entered.
 */
export function loadCachedAttribute(executable: Executable, pc: number, object: Value, name: string): Value | Frame {
  const cache = executable.caches[pc];
  if (cache instanceof AttributeCache) {
    switch (cache.kind) {
      case AttributeKind.CLASS_VALUE:
        if (isCurrent(cache, object)) return cache.value;
        break;
      case AttributeKind.PROPERTY:
        if (isCurrent(cache, object)) return frameForGetter(cache.value as PyFunction, object);
        break;
      case AttributeKind.MODULE:
        if (cache.value === object && cache.entry !== null && cache.entry.value !== undefined) return cache.entry.value;
        break;
      case AttributeKind.TYPE_VALUE:
        if (object instanceof PyType && cache.type === object && cache.version === object.version) return cache.value;
        break;
      default:
    }
  }
  return loadAttribute(executable, pc, object, name);
}

const isCurrent = (cache: AttributeCache, object: Value): boolean =>
  object instanceof PyInstance && object.shape === cache.shape && cache.version === object.cls.version;

/** object.name, remembering how it was found. */
export function loadAttribute(executable: Executable, pc: number, object: Value, name: string): Value {
  if (object instanceof PyInstance) {
    const { cls, shape } = object;
    if (hasGenericLookup(cls)) {
      const found = cls.lookup(name);
      const index = shape.slots.get(name);
      if (found === undefined || !isDataDescriptor(found)) {
        if (index !== undefined && !shape.isDictionary) {
          fill(cacheAt(executable, pc), AttributeKind.SLOT, object, index, null);
        } else if (found !== undefined && !shape.isDictionary && isPlainValue(found)) {
          fill(cacheAt(executable, pc), AttributeKind.CLASS_VALUE, object, 0, found);
        }
      } else if (name === "__class__" && found === objectType.lookup(name)) {
        // A shape belongs to one class.
        fill(cacheAt(executable, pc), AttributeKind.CLASS_VALUE, object, 0, cls);
      } else if (found instanceof PyMemberDescriptor) {
        fill(cacheAt(executable, pc), AttributeKind.SLOT, object, found.index, null);
      } else if (found instanceof PyProperty && found.cls === propertyType && found.getter instanceof PyFunction) {
        if (found.getter.code.code.argCount === 1) {
          fill(cacheAt(executable, pc), AttributeKind.PROPERTY, object, 0, found.getter);
        }
      }
    }
  } else if (object instanceof PyModule && object.cls === moduleType) {
    cacheModuleEntry(cacheAt(executable, pc), object, name);
  } else if (object instanceof PyType && object.cls === typeType) {
    const found = object.lookup(name);
    if (
      found !== undefined &&
      typeType.lookup(name) === undefined &&
      (isPlainValue(found) || found instanceof PyFunction)
    ) {
      const cache = cacheAt(executable, pc);
      cache.kind = AttributeKind.TYPE_VALUE;
      cache.type = object;
      cache.version = object.version;
      cache.value = found;
    }
  }
  return getAttribute(object, name);
}

/** Not a descriptor: what the class holds is what the instance gets. */
function isPlainValue(value: Value): boolean {
  return !(value instanceof PyObject) || value.cls.special(Special.__get__) === null;
}

function fill(cache: AttributeCache, kind: number, object: PyInstance, index: number, value: Value): void {
  cache.kind = kind;
  cache.shape = object.shape;
  cache.version = object.cls.version;
  cache.index = index;
  cache.value = value;
}

function cacheModuleEntry(cache: AttributeCache, module: PyModule, name: string): void {
  const entry = module.attributes.entry(name);
  if (entry === undefined || moduleType.lookup(name) !== undefined) return;
  cache.kind = AttributeKind.MODULE;
  cache.value = module;
  cache.entry = entry;
}

/**
 * The function that `object.name(...)` calls with the object as first argument; undefined when the attribute is
 * anything but a function of the object's class.
 */
export function loadMethod(executable: Executable, pc: number, object: Value, name: string): Value | undefined {
  const type = typeOf(object);
  const known = executable.caches[pc];
  if (known instanceof AttributeCache && known.kind === AttributeKind.NATIVE_METHOD) {
    if (known.type === type && known.version === type.version) return known.value;
  }
  if (!hasGenericLookup(type)) return undefined;
  const found = type.lookup(name);
  if (found instanceof PyFunction) {
    if (object instanceof PyInstance && !object.shape.isDictionary) {
      if (object.shape.slots.has(name)) return ownAttribute(object, name) === undefined ? found : undefined;
      fill(cacheAt(executable, pc), AttributeKind.FUNCTION, object, 0, found);
      return found;
    }
    return ownAttribute(object, name) === undefined ? found : undefined;
  }
  if (found instanceof PyMethodDescriptor) {
    // One that was taken from an unrelated class is refused when it is bound.
    if (type.isHeapType && !type.isSubtypeOf(found.owner)) return undefined;
    if (type.instancesHaveDict && ownAttribute(object, name) !== undefined) return undefined;
    if (!type.instancesHaveDict) {
      const cache = cacheAt(executable, pc);
      cache.kind = AttributeKind.NATIVE_METHOD;
      cache.type = type;
      cache.version = type.version;
      cache.value = found;
    }
    return found;
  }
  return undefined;
}

/** object.name = value, remembering where it goes. */
export function storeAttribute(executable: Executable, pc: number, object: Value, name: string, value: Value): void {
  if (object instanceof PyInstance) {
    const { cls, shape } = object;
    if (cls.special(Special.__setattr__) === objectType.special(Special.__setattr__)) {
      const found = cls.lookup(name);
      if (found instanceof PyMemberDescriptor) {
        fill(cacheAt(executable, pc), AttributeKind.SLOT, object, found.index, null);
        cacheAt(executable, pc).nextShape = null;
      } else if (!shape.isDictionary && (found === undefined || !isDataDescriptor(found))) {
        const index = shape.slots.get(name);
        if (index !== undefined) {
          fill(cacheAt(executable, pc), AttributeKind.SLOT, object, index, null);
          cacheAt(executable, pc).nextShape = null;
        } else if (cls.instancesHaveDict && shape.size < MAXIMUM_SHAPE_SIZE) {
          fill(cacheAt(executable, pc), AttributeKind.NEW_SLOT, object, shape.size, null);
          cacheAt(executable, pc).nextShape = shape.withAttribute(name);
        }
      }
    }
  }
  setAttribute(object, name, value);
}
