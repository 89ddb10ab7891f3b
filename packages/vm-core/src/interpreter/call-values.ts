/** Calls whose callable is not simply a Python function: each gives a frame to enter, or the result. */

import { PyDict } from "../objects/dict.js";
import { PyFunction, PyMethod } from "../objects/function.js";
import { PyInstance } from "../objects/instance.js";
import {
  type ForwardedCall,
  type NativeCode,
  type NativeFunction,
  PyBuiltinFunction,
  PyConstructor,
  PyMethodDescriptor,
  type Signature,
} from "../objects/native.js";
import type { Keywords, Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import { objectType, PyType, typeType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { callableName } from "../runtime/callable-name.js";
import { call, initialize, instantiate } from "../runtime/calls.js";
import { typeError } from "../runtime/errors.js";
import { trackFinalizer } from "../runtime/garbage.js";
import { toArray } from "../runtime/iteration.js";
import { callNative } from "../runtime/native-call.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { frameForCall, frameForNamed, frameForStack } from "./arguments.js";
import { currentThread } from "./current-thread.js";
import { executableOf } from "./executable.js";
import { Exit, Frame, type FrameValue, makeFrame } from "./frame.js";
import type { InterpreterThread } from "./interpreter-thread.js";
import { isNative } from "./trace/monitoring-events.js";
import { isCallMonitored, traceNativeCall } from "./trace/native-calls.js";

/**
 * CALL: `count` arguments end at `sp`, below them self (or undefined) and the callable. Natives that take their
 * arguments as they are get them without an array in between.
 */
export function callValue(thread: InterpreterThread, values: FrameValue[], sp: number, count: number): Value | Frame {
  const callable = values[sp - count - 2] as Value;
  const self = values[sp - count - 1];
  if (callable instanceof PyFunction) {
    const hasSelf = self !== undefined;
    return frameForStack(callable, values, hasSelf ? sp - count - 1 : sp - count, hasSelf ? count + 1 : count);
  }
  if (!thread.reportsNativeCalls) {
    if (callable instanceof PyMethodDescriptor) {
      // LOAD_METHOD found it on the class of self.
      const { native, owner } = callable;
      if (self !== undefined && native.forward === null) {
        return callMethod(native, owner, self, values, sp, count);
      }
    } else if (callable instanceof PyBuiltinFunction) {
      if (self === undefined && callable.native.forward === null && !(callable instanceof PyConstructor)) {
        return callBuiltin(callable, values, sp, count);
      }
    } else if (callable instanceof PyType && !callable.isHeapType && callable.cls === typeType) {
      if (self === undefined) return callBuiltinClass(callable, values, sp, count);
    }
  }
  if (self === undefined && !thread.reportsNativeCalls) {
    // The slot of self is free: what is put there precedes the arguments.
    if (callable instanceof PyMethod && callable.function instanceof PyFunction) {
      values[sp - count - 1] = callable.self;
      return frameForStack(callable.function, values, sp - count - 1, count + 1);
    }
    if (callable instanceof PyType) {
      const initialize = plainInitializer(callable);
      if (initialize !== null) {
        const instance = makeInstance(callable);
        values[sp - count - 1] = instance;
        return construct(frameForStack(initialize, values, sp - count - 1, count + 1), instance);
      }
    }
  }
  const args = values.slice(self !== undefined ? sp - count - 1 : sp - count, sp) as Value[];
  return enterOrCall(callable, args, null);
}

/** Calls a builtin function or bound method with the `count` arguments that end at `sp`. */
function callBuiltin(callable: PyBuiltinFunction, values: FrameValue[], sp: number, count: number): Value {
  const { self, owner } = callable;
  const { signature, code } = callable.native;
  if (takesPlainly(signature, count)) {
    if (self !== undefined) {
      const unwrap = owner === null ? null : owner.unwrap;
      return callWithSelf(code, unwrap === null ? self : unwrap(self), values, sp, count);
    }
    switch (count) {
      case 0:
        return code();
      case 1:
        return code(values[sp - 1]);
      case 2:
        return code(values[sp - 2], values[sp - 1]);
      default:
        return code(values[sp - 3], values[sp - 2], values[sp - 1]);
    }
  }
  return call(callable, values.slice(sp - count, sp) as Value[]);
}

/** Calls a builtin method of `self`, which is known to be an instance of `owner`. */
function callMethod(
  native: NativeFunction,
  owner: PyType,
  self: Value,
  values: FrameValue[],
  sp: number,
  count: number,
): Value {
  const receiver = owner.unwrap === null ? self : owner.unwrap(self);
  if (takesPlainly(native.signature, count)) return callWithSelf(native.code, receiver, values, sp, count);
  return callNative(native, receiver, values.slice(sp - count, sp) as Value[], null, owner.name);
}

/** Calls a native with self and the `count` arguments, at most 3, that end at `sp`. */
function callWithSelf(code: NativeCode, self: Value, values: FrameValue[], sp: number, count: number): Value {
  switch (count) {
    case 0:
      return code(self);
    case 1:
      return code(self, values[sp - 1]);
    case 2:
      return code(self, values[sp - 2], values[sp - 1]);
    default:
      return code(self, values[sp - 3], values[sp - 2], values[sp - 1]);
  }
}

/** Calls a builtin class. For most its `__new__` is all that there is to call. */
function callBuiltinClass(cls: PyType, values: FrameValue[], sp: number, count: number): Value {
  const create = plainConstructor(cls, count);
  if (create !== null) {
    const instance = callWithSelf(create, cls, values, sp, count);
    // A `__str__`, say, may give an instance of a subclass, which has an `__init__` of its own.
    if (typeOf(instance) === cls) return instance;
    return initialize(cls, instance, values.slice(sp - count, sp) as Value[], null);
  }
  if (count === 1 && cls === typeType) return typeOf(values[sp - 1] as Value);
  const filled = plainFiller(cls, count);
  if (filled !== null) {
    const instance = filled.create(cls);
    if (filled.packs) filled.fill(instance, values.slice(sp - count, sp) as Value[], null);
    else callWithSelf(filled.fill, instance, values, sp, count);
    return instance;
  }
  return instantiate(cls, values.slice(sp - count, sp) as Value[], null);
}

/** The native that makes instances of a builtin class of `count` arguments as they are; null when there is more to do. */
export function plainConstructor(cls: PyType, count: number): NativeCode | null {
  const create = cls.special(Special.__new__);
  if (!(create instanceof PyConstructor) || create === objectType.special(Special.__new__)) return null;
  if (cls.special(Special.__init__) !== objectType.special(Special.__init__)) return null;
  return takesPlainly(create.native.signature, count) ? create.native.code : null;
}

/** How a builtin class such as list makes its instances. */
interface Filler {
  /** Makes an empty one of the class alone. */
  readonly create: NativeCode;
  /** Fills it with the arguments: as they are, or when it `packs` them in an array, before its keywords. */
  readonly fill: NativeCode;
  readonly packs: boolean;
}

/** How a class makes its instances of `count` arguments; null when there is more to do. */
export function plainFiller(cls: PyType, count: number): Filler | null {
  const create = cls.special(Special.__new__);
  const fill = cls.special(Special.__init__);
  if (!(create instanceof PyConstructor) || !(fill instanceof PyMethodDescriptor) || fill.owner !== cls) return null;
  if (!create.ignoresArguments || cls.unwrap !== null) return null;
  const { signature, code } = fill.native;
  const packs = signature !== null && signature.isAny;
  return packs || takesPlainly(signature, count) ? { create: create.native.code, fill: code, packs } : null;
}

/** Whether a native takes so many arguments as they are, without an array in between. */
export function takesPlainly(signature: Signature | null, count: number): boolean {
  if (count > 3 || signature === null || !signature.isSimple) return false;
  return count >= signature.minimum && count <= signature.maximum;
}

/** CALL_KW: as CALL, with the tuple of keyword names on top. */
export function callKeywords(values: FrameValue[], sp: number, count: number): Value | Frame {
  const names = (values[sp - 1] as PyTuple).items;
  const end = sp - 1;
  const callable = values[end - count - 2] as Value;
  const hasSelf = values[end - count - 1] !== undefined;
  if (callable instanceof PyFunction) {
    const first = hasSelf ? end - count - 1 : end - count;
    const frame = frameForNamed(callable, values, first, end - first, names);
    if (frame !== null) return frame;
  }
  const args = values.slice(hasSelf ? end - count - 1 : end - count, end - names.length) as Value[];
  const keywords = new Map<string, Value>();
  for (let index = 0; index < names.length; index++) {
    keywords.set(names[index] as string, values[end - names.length + index] as Value);
  }
  return enterOrCall(callable, args, keywords);
}

/** CALL_FUNCTION_EX: f(*args, **keywords); `keywords` is undefined when there are none. */
export function callFunctionEx(callable: Value, args: Value, keywords: FrameValue): Value | Frame {
  let positional: Value[];
  if (args instanceof PyTuple) positional = [...args.items];
  else {
    if (typeOf(args).special(Special.__iter__) === null && typeOf(args).special(Special.__getitem__) === null) {
      throw typeError(`${callableName(callable)} argument after * must be an iterable, not ${typeName(args)}`);
    }
    positional = toArray(args);
  }
  const named = keywords instanceof PyDict ? keywordsFrom(keywords) : null;
  // As in CPython, a profile function does not see that a bound method is native when it is called in this way.
  if (callable instanceof PyMethod && isNative(callable.function)) {
    return traceNativeCall(callable, positional, named, call);
  }
  return enterOrCall(callable, positional, named);
}

function keywordsFrom(dict: PyDict): Keywords {
  if (dict.size === 0) return null;
  const keywords = new Map<string, Value>();
  for (const entry of dict.entries) {
    if (entry.value === undefined) continue;
    const name = textOf(entry.key);
    if (name === undefined) throw typeError("keywords must be strings");
    keywords.set(name, entry.value);
  }
  return keywords;
}

function enterOrCall(callable: Value, args: Value[], keywords: Keywords): Value | Frame {
  if (callable instanceof PyFunction) return frameForCall(callable, args, keywords);
  if (callable instanceof PyMethod) {
    args.unshift(callable.self);
    return enterOrCall(callable.function, args, keywords);
  }
  // The end of the call is reported, so it must be known here.
  if (isCallMonitored()) return traceNativeCall(callable, args, keywords, call);
  if (callable instanceof PyType) {
    const frame = frameForConstruction(callable, args, keywords);
    if (frame !== null) return frame;
  } else if (callable instanceof PyInstance) {
    const method = callable.cls.special(Special.__call__);
    if (method instanceof PyFunction) {
      args.unshift(callable);
      return frameForCall(method, args, keywords);
    }
  }
  const forwarded = forwardedCall(callable, args, keywords);
  if (forwarded === null) return traceNativeCall(callable, args, keywords, call);
  return enterForwarded(forwarded);
}

/** The call that stands for a native's; null for other natives, and where a profile function wants to see it. */
function forwardedCall(callable: Value, args: readonly Value[], keywords: Keywords): ForwardedCall | null {
  let method: Value = callable;
  if (!(callable instanceof PyBuiltinFunction || callable instanceof PyMethodDescriptor)) {
    method = typeOf(callable).special(Special.__call__);
    if (method instanceof PyMethodDescriptor && method.native.forward !== null) {
      return isProfiling() ? null : method.native.forward(callable, args, keywords);
    }
    return null;
  }
  if (callable.native.forward === null || isProfiling()) return null;
  if (callable instanceof PyMethodDescriptor) {
    if (args.length === 0 || !typeOf(args[0]).isSubtypeOf(callable.owner)) return null;
    return callable.native.forward(args[0], args.slice(1), keywords);
  }
  return callable.self === undefined ? null : callable.native.forward(callable.self, args, keywords);
}

function isProfiling(): boolean {
  const { profileFunction, observer } = currentThread();
  return profileFunction !== null || observer?.nativeCall !== undefined;
}

function enterForwarded({ callable, args, keywords, scope }: ForwardedCall): Value | Frame {
  if (scope === null) return enterOrCall(callable, args, keywords);
  const frame = enterOrCall(callable, args, keywords);
  // Natives that give a scope do so for Python functions alone.
  if (!(frame instanceof Frame)) return frame;
  scope.enter();
  frame.exit |= Exit.SCOPE;
  frame.instance = scope;
  return frame;
}

/** The frame of `__init__` for a class that makes plain instances and has it in Python; null for other classes. */
function frameForConstruction(cls: PyType, args: Value[], keywords: Keywords): Frame | null {
  const initialize = plainInitializer(cls);
  if (initialize === null) return null;
  const instance = makeInstance(cls);
  args.unshift(instance);
  return construct(frameForCall(initialize, args, keywords), instance);
}

/** `__init__` of a class that makes plain instances and has it in Python; null for other classes. */
export function plainInitializer(cls: PyType): PyFunction | null {
  if (cls.cls !== typeType && cls.cls.special(Special.__call__) !== typeType.special(Special.__call__)) return null;
  const initialize = cls.special(Special.__init__);
  if (!(initialize instanceof PyFunction) || cls.isAbstract || cls.layoutOwner !== objectType) return null;
  const create = cls.special(Special.__new__);
  return create instanceof PyConstructor && create === objectType.special(Special.__new__) ? initialize : null;
}

/** A fresh instance of a class that `plainInitializer` allows. */
export function makeInstance(cls: PyType): PyInstance {
  const instance = new PyInstance(cls, cls.rootShape);
  if (cls.hasFinalizer) trackFinalizer(instance);
  return instance;
}

/** Makes leaving the frame of `__init__` give its caller the instance. */
function construct(frame: Frame, instance: PyInstance): Frame {
  frame.instance = instance;
  frame.exit = Exit.CONSTRUCT;
  return frame;
}

/** The frame of a property's getter that takes self alone. */
export function frameForGetter(getter: PyFunction, self: Value): Frame {
  const executable = executableOf(getter.code);
  if (executable.simpleArgCount !== 1) return frameForCall(getter, [self], null);
  const frame = makeFrame(executable, getter.globals, getter.builtins);
  frame.function = getter;
  frame.values[0] = self;
  return frame;
}
