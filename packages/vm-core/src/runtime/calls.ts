/** Calling any callable from native code. Errors are thrown as `PythonError`. */

import { PyFunction, PyMethod } from "../objects/function.js";
import { PyModule } from "../objects/module.js";
import {
  PyBuiltinFunction,
  PyClassMethodDescriptor,
  PyConstructor,
  PyMethodDescriptor,
  wrapperDescriptorType,
} from "../objects/native.js";
import { type Keywords, PyObject, type Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { objectType, PyType, typeType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { InternalError, typeError } from "./errors.js";
import { callNative } from "./native-call.js";

/** What calls need from layers above, installed when those are loaded. */
export const callHooks: {
  /** Runs a Python function in a nested loop. */
  callFunction: (callable: PyFunction, args: readonly Value[], keywords: Keywords) => Value;
  /** Binds a descriptor found on a class; `self` undefined for access through the class. */
  bind: (descriptor: Value, self: Value | undefined, owner: PyType) => Value;
  getAttribute: (object: Value, name: string) => Value;
  /** `__del__` of a fresh object will be called. */
  trackFinalizer: (object: PyObject) => void;
} = {
  callFunction: () => {
    throw new InternalError("interpreter not loaded");
  },
  bind: () => {
    throw new InternalError("descriptors not loaded");
  },
  getAttribute: () => {
    throw new InternalError("attributes not loaded");
  },
  trackFinalizer: () => {
    throw new InternalError("garbage not loaded");
  },
};

const noArguments: readonly Value[] = [];

/** callable(*args, **keywords). Raises what the callable raises, TypeError when it is not callable. */
export function call(callable: Value, args: readonly Value[] = noArguments, keywords: Keywords = null): Value {
  if (callable instanceof PyFunction) return callHooks.callFunction(callable, args, keywords);
  if (callable instanceof PyBuiltinFunction) return callBuiltin(callable, args, keywords);
  if (callable instanceof PyMethod) return call(callable.function, [callable.self, ...args], keywords);
  if (callable instanceof PyType) return callType(callable, args, keywords);
  if (callable instanceof PyMethodDescriptor || callable instanceof PyClassMethodDescriptor) {
    return callDescriptor(callable, args, keywords);
  }
  const type = typeOf(callable);
  const method = type.special(Special.__call__);
  if (method === null && type.lookup("__call__") === null) throw typeError("'NoneType' object is not callable");
  if (method === null) throw typeError(`'${type.messageName}' object is not callable${moduleHint(callable)}`);
  if (method instanceof PyMethodDescriptor) {
    const { native, owner } = method;
    return callNative(native, owner.unwrap === null ? callable : owner.unwrap(callable), args, keywords, owner.name);
  }
  if (method instanceof PyFunction) return callHooks.callFunction(method, [callable, ...args], keywords);
  return call(callHooks.bind(method, callable, type), args, keywords);
}

export const call0 = (callable: Value): Value => call(callable);
export const call1 = (callable: Value, a: Value): Value => call(callable, [a]);
export const call2 = (callable: Value, a: Value, b: Value): Value => call(callable, [a, b]);

/** object.name(*args). */
export function callMethod(object: Value, name: string, ...args: Value[]): Value {
  return call(callHooks.getAttribute(object, name), args);
}

/** Calls a special method found on the class of `self`, binding it as a descriptor; natives are called directly. */
export function callSpecial(method: Value, self: Value, a?: Value, b?: Value, c?: Value): Value {
  if (method instanceof PyMethodDescriptor && method.native.isDirect) {
    const { unwrap } = method.owner;
    return method.native.code(unwrap === null ? self : unwrap(self), a, b, c);
  }
  if (method instanceof PyFunction) return callHooks.callFunction(method, listed(self, a, b, c), null);
  const bound = callHooks.bind(method, self, typeOf(self));
  return a === undefined ? call(bound) : call(bound, listed(a, b, c, undefined));
}

/** The arguments that there are. */
function listed(a: Value, b: Value | undefined, c: Value | undefined, d: Value | undefined): readonly Value[] {
  if (b === undefined) return [a];
  if (c === undefined) return [a, b];
  return d === undefined ? [a, b, c] : [a, b, c, d];
}

export function isCallable(value: Value): boolean {
  // `__call__ = None` counts: calling it then fails.
  return typeOf(value).lookup("__call__") !== undefined;
}

/** Builtin functions and bound native methods. */
function callBuiltin(callable: PyBuiltinFunction, args: readonly Value[], keywords: Keywords): Value {
  const { native, self, owner } = callable;
  if (callable instanceof PyConstructor) return callConstructor(callable, args, keywords);
  if (self !== undefined && owner !== null && owner.unwrap !== null) {
    return callNative(native, owner.unwrap(self), args, keywords, contextOf(callable));
  }
  return callNative(native, self, args, keywords, contextOf(callable));
}

/** What stands before the name in messages: the class of the bound object, or the module. */
function contextOf({ self, owner, module }: PyBuiltinFunction): string | null {
  if (owner === null || self === undefined) return owner?.name ?? (module === "builtins" ? null : module);
  return (self instanceof PyType ? self : typeOf(self)).qualifiedName;
}

/** `C.__new__(cls, …)` of a builtin class C, called by name. */
function callConstructor(callable: PyConstructor, args: readonly Value[], keywords: Keywords): Value {
  const { native, owner } = callable;
  const [cls, ...rest] = args;
  const name = owner?.name ?? native.name;
  if (cls === undefined) throw typeError(`${name}.__new__(): not enough arguments`);
  if (!(cls instanceof PyType)) {
    throw typeError(`${name}.__new__(X): X is not a type object (${typeOf(cls).name})`);
  }
  if (owner !== null && !cls.isSubtypeOf(owner)) {
    throw typeError(`${name}.__new__(${cls.name}): ${cls.name} is not a subtype of ${name}`);
  }
  if (owner !== null && cls.layoutOwner !== owner.layoutOwner) {
    const safe = cls.mro.find((base) => base.lookup("__new__") instanceof PyConstructor) ?? owner;
    throw typeError(`${name}.__new__(${cls.name}) is not safe, use ${safe.name}.__new__()`);
  }
  return callNative(native, cls, rest, keywords, null);
}

/** A module that has something to call under its own name is often meant to be that. */
function moduleHint(callable: Value): string {
  if (!(callable instanceof PyModule)) return "";
  const name = callable.attributes.get("__name__");
  const own = typeof name === "string" ? callable.attributes.get(name) : undefined;
  return own !== undefined && isCallable(own) ? `. Did you mean: '${String(name)}.${String(name)}(...)'?` : "";
}

/** An unbound native method called with self as first argument. */
function callDescriptor(
  callable: PyMethodDescriptor | PyClassMethodDescriptor,
  args: readonly Value[],
  keywords: Keywords,
): Value {
  const { native, owner } = callable;
  const self = args[0] as Value | undefined;
  if (self === undefined) {
    throw callable.cls === wrapperDescriptorType || callable instanceof PyClassMethodDescriptor
      ? typeError(`descriptor '${native.name}' of '${owner.messageName}' object needs an argument`)
      : typeError(`unbound method ${owner.name}.${native.name}() needs an argument`);
  }
  if (callable instanceof PyClassMethodDescriptor) {
    if (!(self instanceof PyType)) {
      throw typeError(
        `descriptor '${native.name}' for type '${owner.messageName}' needs a type, not a '${typeOf(self).messageName}' as arg 2`,
      );
    }
    if (!self.isSubtypeOf(owner)) {
      throw typeError(
        `descriptor '${native.name}' requires a subtype of '${owner.messageName}' but received '${self.messageName}'`,
      );
    }
    return callNative(native, self, args.slice(1), keywords, owner.name);
  }
  checkSelf(owner, native.name, self, callable.cls);
  return callNative(native, owner.unwrap === null ? self : owner.unwrap(self), args.slice(1), keywords, owner.name);
}

/** Raises TypeError unless the native method of `owner` can be called for `self`. */
export function checkSelf(owner: PyType, name: string, self: Value, descriptorType: PyType): void {
  const type = typeOf(self);
  if (type.isSubtypeOf(owner)) return;
  throw descriptorType === wrapperDescriptorType
    ? typeError(`descriptor '${name}' requires a '${owner.messageName}' object but received a '${type.messageName}'`)
    : typeError(
        `descriptor '${name}' for '${owner.messageName}' objects doesn't apply to a '${type.messageName}' object`,
      );
}

/** Calling a class: the metaclass's `__call__`, which for plain classes is `__new__` then `__init__`. */
function callType(cls: PyType, args: readonly Value[], keywords: Keywords): Value {
  const metaclass = cls.cls;
  if (metaclass !== typeType) {
    const method = metaclass.special(Special.__call__);
    if (method !== typeType.special(Special.__call__) && method !== null) {
      if (method instanceof PyFunction) return callHooks.callFunction(method, [cls, ...args], keywords);
      return call(callHooks.bind(method, cls, metaclass), args, keywords);
    }
  }
  return instantiate(cls, args, keywords);
}

/** type.__call__. */
export function instantiate(cls: PyType, args: readonly Value[], keywords: Keywords): Value {
  if (cls === typeType && args.length !== 3) {
    if (args.length !== 1) throw typeError("type() takes 1 or 3 arguments");
    if (keywords !== null && keywords.size > 0) throw typeError("type() takes no keyword arguments");
    return typeOf(args[0]);
  }
  const create = cls.special(Special.__new__);
  let instance: Value;
  if (create instanceof PyConstructor) instance = callNative(create.native, cls, args, keywords, null);
  else if (create === null) throw typeError(`cannot create '${cls.messageName}' instances`);
  else instance = call(callHooks.bind(create, undefined, cls), [cls, ...args], keywords);
  // Plain instances are tracked where they are made.
  const isTracked = cls.isHeapType && cls.layoutOwner !== objectType && cls.hasFinalizer;
  if (isTracked && instance instanceof PyObject && instance.cls === cls) callHooks.trackFinalizer(instance);
  return initialize(cls, instance, args, keywords);
}

/** What type.__call__ does with the result of `__new__`: calls its `__init__` if it is an instance of the class. */
export function initialize(cls: PyType, instance: Value, args: readonly Value[], keywords: Keywords): Value {
  const type = typeOf(instance);
  if (type !== cls && !type.isSubtypeOf(cls)) return instance;
  const method = type.special(Special.__init__);
  // object.__init__ leaves the arguments to a `__new__` that takes them.
  const isInitialized = method === objectType.special(Special.__init__);
  if (isInitialized && type.special(Special.__new__) !== objectType.special(Special.__new__)) return instance;
  if (method instanceof PyMethodDescriptor) {
    callNative(method.native, instance, args, keywords, method.owner.name);
    return instance;
  }
  if (method === null) return instance;
  const result =
    method instanceof PyFunction
      ? callHooks.callFunction(method, [instance, ...args], keywords)
      : call(callHooks.bind(method, instance, type), args, keywords);
  if (result !== null) throw typeError(`__init__() should return None, not '${typeOf(result).messageName}'`);
  return instance;
}
