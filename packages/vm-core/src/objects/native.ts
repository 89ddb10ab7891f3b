/**
 * Functions, methods and attributes written in TypeScript.
 *
 * A `NativeFunction` names its parameters in Python's own notation, e.g. `split(sep=None, maxsplit=-1)` or
 * `append(object, /)`. The JavaScript function receives one argument per parameter, in that order, after `self` where
 * there is one: `undefined` for an omitted one, an array for `*args`, a Map (or null) for `**kwargs`.
 */

import type { PyDict } from "./dict.js";
import { type Keywords, PyObject, type Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const builtinFunctionType: PyType = defineType("builtin_function_or_method", { isSubclassable: false });
export const methodDescriptorType: PyType = defineType("method_descriptor", { isSubclassable: false });
export const wrapperDescriptorType: PyType = defineType("wrapper_descriptor", { isSubclassable: false });
export const methodWrapperType: PyType = defineType("method-wrapper", { isSubclassable: false });
export const classMethodDescriptorType: PyType = defineType("classmethod_descriptor", { isSubclassable: false });
export const getSetDescriptorType: PyType = defineType("getset_descriptor", { isSubclassable: false });
export const memberDescriptorType: PyType = defineType("member_descriptor", { isSubclassable: false });

export type ParameterKind = "positional-only" | "positional" | "variadic" | "keyword-only" | "keywords";

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  /** Source text of the default, or null when required. */
  readonly default: string | null;
}

export interface Signature {
  readonly parameters: readonly Parameter[];
  /** Least number of positional arguments, self not counted. */
  readonly minimum: number;
  /** Most positional arguments (Infinity with *args), self not counted. */
  readonly maximum: number;
  /** True when a call without keywords can pass its arguments straight through. */
  readonly isSimple: boolean;
  /** Takes any arguments, as an array and a map of keywords. */
  readonly isAny: boolean;
  /** True when a call without keywords that has enough positional arguments, and not too many, always fits. */
  readonly isBoundByPosition: boolean;
}

export type NativeArgument = Value | undefined | readonly Value[] | Keywords;

/** The untyped view of a native's code; definitions are written with the types they expect and checked by the binder. */
export type NativeCode = (...args: NativeArgument[]) => Value;

export class NativeFunction {
  readonly name: string;
  /** Parameter list as in `__text_signature__`, without the parentheses. */
  readonly parameterText: string;
  readonly doc: string | null;
  readonly code: NativeCode;
  /** One JavaScript argument per parameter, all positional: special methods are called without the binder. */
  readonly isDirect: boolean;
  /** `__new__` of a builtin class. */
  readonly isConstructor: boolean;
  /** A slot of CPython behind a `wrapper_descriptor`, which checks arguments in words of its own. */
  readonly isWrapper: boolean;
  /** Parsed on first use by the binder in `runtime/`. */
  signature: Signature | null = null;

  constructor(
    name: string,
    parameterText: string,
    code: NativeCode,
    doc: string | null,
    { isConstructor = false, isWrapper = false }: { isConstructor?: boolean; isWrapper?: boolean } = {},
  ) {
    this.name = name;
    this.parameterText = parameterText;
    this.code = code;
    this.doc = doc;
    this.isDirect = !parameterText.includes("*");
    this.isConstructor = isConstructor;
    this.isWrapper = isWrapper;
  }

  /**
   * The call that stands for a call of this native, so that the loop can enter a Python function without native code in
   * between; null when there is none. Raises what the native would.
   */
  forward: ((self: Value, args: readonly Value[], keywords: Keywords) => ForwardedCall | null) | null = null;
}

/** Something that begins when a function is entered and must end when it is left. */
export abstract class CallScope extends PyObject {
  abstract enter(): void;
  abstract leave(): void;
}

/** The call that a native makes of what it is given, as all that it does. */
export interface ForwardedCall {
  readonly callable: Value;
  readonly args: Value[];
  readonly keywords: Keywords;
  readonly scope: CallScope | null;
}

/** A builtin function (`self` undefined), or a native method bound to `self`. */
export class PyBuiltinFunction extends PyObject {
  override cls: PyType;
  readonly native: NativeFunction;
  readonly self: Value | undefined;
  /** __module__, or null. */
  readonly module: string | null;
  /** The class a bound method was found on, for messages and `__qualname__`; null for functions. */
  readonly owner: PyType | null;

  constructor(
    native: NativeFunction,
    self: Value | undefined,
    module: string | null,
    owner: PyType | null = null,
    cls: PyType = builtinFunctionType,
  ) {
    super();
    this.native = native;
    this.self = self;
    this.module = module;
    this.owner = owner;
    this.cls = cls;
  }
}

/** `__new__` of a builtin class: its first argument is the class to make an instance of, passed to the code as self. */
export class PyConstructor extends PyBuiltinFunction {
  /** Looks at no more than the class, whatever the arguments are: they are for the initializer. */
  readonly ignoresArguments: boolean;

  constructor(native: NativeFunction, owner: PyType) {
    super(native, undefined, null, owner);
    this.ignoresArguments = native.code.length === 1;
  }
}

/** An unbound native method; a `wrapper_descriptor` when it is a special method. */
export class PyMethodDescriptor extends PyObject {
  override cls: PyType;
  readonly owner: PyType;
  readonly native: NativeFunction;

  constructor(owner: PyType, native: NativeFunction) {
    super();
    this.owner = owner;
    this.native = native;
    this.cls = native.isWrapper ? wrapperDescriptorType : methodDescriptorType;
  }
}

/** A native class method; `self` of its code is the class. */
export class PyClassMethodDescriptor extends PyObject {
  override cls: PyType = classMethodDescriptorType;
  readonly owner: PyType;
  readonly native: NativeFunction;

  constructor(owner: PyType, native: NativeFunction) {
    super();
    this.owner = owner;
    this.native = native;
  }
}

/** A computed attribute of a builtin class; a `member_descriptor` when `isMember`. */
export class PyGetSetDescriptor extends PyObject {
  override cls: PyType;
  readonly owner: PyType;
  readonly name: string;
  /** Returns undefined for an unset attribute. */
  readonly get: (self: Value) => Value | undefined;
  /** Value undefined deletes; null when read-only. */
  readonly set: ((self: Value, value: Value | undefined) => void) | null;
  readonly doc: string | null;

  constructor(
    owner: PyType,
    name: string,
    get: (self: Value) => Value | undefined,
    set: ((self: Value, value: Value | undefined) => void) | null,
    doc: string | null,
    isMember: boolean,
  ) {
    super();
    this.owner = owner;
    this.name = name;
    this.get = get;
    this.set = set;
    this.doc = doc;
    this.cls = isMember ? memberDescriptorType : getSetDescriptorType;
  }
}

/** A `__slots__` member of a user class. */
export class PyMemberDescriptor extends PyObject {
  override cls: PyType = memberDescriptorType;
  readonly owner: PyType;
  readonly name: string;
  readonly index: number;

  constructor(owner: PyType, name: string, index: number) {
    super();
    this.owner = owner;
    this.name = name;
    this.index = index;
  }
}

/** Where an object of a builtin layout keeps its `__slots__` members and instance dict, when its class has them. */
export interface HasAttributes {
  attributes: PyDict | undefined;
}
