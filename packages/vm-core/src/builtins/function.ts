/** Python functions and bound methods. */

import { CodeFlag } from "../bytecode/code.js";
import { PyCell } from "../objects/cell.js";
import { PyCode } from "../objects/code.js";
import { foldHash, PyDict } from "../objects/dict.js";
import { deprecationWarningType } from "../objects/exception.js";
import { functionType, methodType, PyFunction, PyMethod } from "../objects/function.js";
import { ownBuiltins, shownBuiltins } from "../objects/mapped-builtins.js";
import { PyModule } from "../objects/module.js";
import { NotImplemented } from "../objects/none.js";
import type { Keywords, Value } from "../objects/object.js";
import { emptyTuple, PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { findAttribute, genericFind, getAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { compareEq, is } from "../runtime/comparison.js";
import { attributeError, typeError, valueError } from "../runtime/errors.js";
import { hashValue } from "../runtime/hashing.js";
import { identityHash } from "../runtime/identity.js";
import { permanentDictGetter } from "../runtime/instance-dict.js";
import { constructor, defineMethods, getter, member, method } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { addressText, repr } from "../runtime/text.js";
import { isTrue } from "../runtime/truth.js";
import { warn } from "../runtime/warnings.js";
import { currentBuiltin, reduceMethod } from "./iterator-state.js";

const CODE_KIND = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

function setCode(self: PyFunction, value: Value | undefined): void {
  if (!(value instanceof PyCode)) throw typeError("__code__ must be set to a code object");
  const free = value.code.freeNames.length;
  const cells = self.closure?.length ?? 0;
  if (free !== cells) {
    throw valueError(`${self.name}() requires a code object with ${cells} free vars, not ${free}`);
  }
  const kind = value.code.flags & CODE_KIND;
  if (kind !== (self.code.code.flags & CODE_KIND)) {
    warn(
      "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)",
      deprecationWarningType,
    );
  }
  self.code = value;
  self.version++;
}

function setDefaults(self: PyFunction, value: Value | undefined): void {
  if (value === undefined || value === null) self.defaults = null;
  else if (value instanceof PyTuple) self.defaults = value;
  else throw typeError("__defaults__ must be set to a tuple object");
  self.version++;
}

function setKeywordDefaults(self: PyFunction, value: Value | undefined): void {
  if (value === undefined || value === null) self.keywordDefaults = null;
  else if (value instanceof PyDict) self.keywordDefaults = value;
  else throw typeError("__kwdefaults__ must be set to a dict object");
  self.version++;
}

function requireText(name: string, value: Value | undefined): string {
  const text = value === undefined ? undefined : textOf(value);
  if (text === undefined) throw typeError(`${name} must be set to a string object`);
  return text;
}

const isCallable = (value: Value): boolean => typeOf(value).lookup("__call__") !== undefined;

function annotationsOf(self: PyFunction): Value {
  if (self.annotations === null) {
    const computed = self.annotate === null ? new PyDict() : call(self.annotate, [1]);
    if (!(computed instanceof PyDict)) {
      throw typeError(`__annotate__ returned non-dict of type '${typeName(computed)}'`);
    }
    self.annotations = computed;
  }
  return self.annotations;
}

function makeFunction(
  _cls: PyType,
  code: Value,
  globals: Value,
  name?: Value,
  defaults?: Value,
  closure?: Value,
  keywordDefaults?: Value,
): Value {
  if (!(code instanceof PyCode)) throw typeError(`function() argument 'code' must be code, not ${typeName(code)}`);
  if (!(globals instanceof PyDict))
    throw typeError(`function() argument 'globals' must be dict, not ${typeName(globals)}`);
  const text = name === undefined || name === null ? code.code.name : textOf(name);
  if (text === undefined) throw typeError("arg 3 (name) must be None or string");
  if (defaults !== undefined && defaults !== null && !(defaults instanceof PyTuple)) {
    throw typeError("arg 4 (defaults) must be None or tuple");
  }
  if (keywordDefaults !== undefined && keywordDefaults !== null && !(keywordDefaults instanceof PyDict)) {
    throw typeError("arg 6 (kwdefaults) must be None or dict");
  }
  const free = code.code.freeNames.length;
  if (closure !== undefined && closure !== null && !(closure instanceof PyTuple)) {
    throw typeError("arg 5 (closure) must be None or tuple");
  }
  if (free > 0 && !(closure instanceof PyTuple)) throw typeError("arg 5 (closure) must be tuple");
  const cells = closure instanceof PyTuple ? closure.items : [];
  if (cells.length !== free)
    throw valueError(`${code.code.name} requires closure of length ${free}, not ${cells.length}`);
  const builtins = globals.get("__builtins__");
  const result = new PyFunction({
    code,
    globals,
    builtins: builtins instanceof PyModule ? builtins.attributes : (ownBuiltins(builtins) ?? defaultBuiltins.current()),
    name: text,
    qualifiedName: text,
    module: globals.get("__name__") ?? null,
    doc: code.summary.docstring,
  });
  if (defaults instanceof PyTuple) result.defaults = defaults;
  if (keywordDefaults instanceof PyDict) result.keywordDefaults = keywordDefaults;
  if (free > 0) {
    for (const cell of cells) {
      if (!(cell instanceof PyCell)) throw typeError(`arg 5 (closure) expected cell, found ${typeName(cell)}`);
    }
    result.closure = cells as readonly PyCell[];
  }
  return result;
}

/** The namespace of the builtins module; installed by the interpreter. */
export const defaultBuiltins: { current: () => PyDict } = { current: () => new PyDict() };

const readOnly = (): never => {
  throw attributeError("readonly attribute");
};

defineMethods(functionType, () => [
  constructor("(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)", makeFunction),
  method(
    "__call__(*args, **kwargs)",
    (self: PyFunction, args: readonly Value[], keywords: Keywords) => call(self, args, keywords),
    "Call self as a function.",
  ),
  method(
    "__get__(instance, owner=None, /)",
    (self: PyFunction, instance: Value, owner: Value = null) => {
      if (instance !== null) return new PyMethod(self, instance);
      if (owner === null) throw typeError("__get__(None, None) is invalid");
      return self;
    },
    "Return an attribute of instance, which is of type owner.",
  ),
  method(
    "__repr__()",
    (self: PyFunction) => `<function ${self.qualifiedName} at ${addressText(self)}>`,
    "Return repr(self).",
  ),
  getter("__code__", (self: PyFunction) => self.code, setCode),
  getter("__defaults__", (self: PyFunction) => self.defaults, setDefaults),
  getter("__kwdefaults__", (self: PyFunction) => self.keywordDefaults, setKeywordDefaults),
  getter(
    "__name__",
    (self: PyFunction) => self.name,
    (self: PyFunction, value) => {
      self.name = requireText("__name__", value);
    },
  ),
  getter(
    "__qualname__",
    (self: PyFunction) => self.qualifiedName,
    (self: PyFunction, value) => {
      self.qualifiedName = requireText("__qualname__", value);
    },
  ),
  getter("__annotations__", annotationsOf, (self: PyFunction, value) => {
    if (value !== undefined && value !== null && !(value instanceof PyDict)) {
      throw typeError("__annotations__ must be set to a dict object");
    }
    self.annotations = value instanceof PyDict ? value : null;
    self.annotate = null;
  }),
  getter(
    "__annotate__",
    (self: PyFunction) => self.annotate,
    (self: PyFunction, value) => {
      if (value === undefined) throw typeError("__annotate__ cannot be deleted");
      if (value !== null && !isCallable(value)) throw typeError("__annotate__ must be callable or None");
      self.annotate = value;
      if (value !== null) self.annotations = null;
    },
  ),
  getter(
    "__type_params__",
    (self: PyFunction) => self.typeParameters ?? emptyTuple,
    (self: PyFunction, value) => {
      if (!(value instanceof PyTuple)) throw typeError("__type_params__ must be set to a tuple");
      self.typeParameters = value;
    },
  ),
  member("__closure__", (self: PyFunction) => (self.closure === null ? null : new PyTuple(self.closure)), readOnly),
  member("__globals__", (self: PyFunction) => self.globals, readOnly),
  member("__builtins__", (self: PyFunction) => shownBuiltins(self.builtins), readOnly),
  member(
    "__module__",
    (self: PyFunction) => self.module,
    (self: PyFunction, value) => {
      self.module = value ?? null;
    },
  ),
  member(
    "__doc__",
    (self: PyFunction) => self.doc,
    (self: PyFunction, value) => {
      self.doc = value ?? null;
    },
  ),
  permanentDictGetter,
]);

/** Attributes of a bound method come from its function. */
function methodAttribute(self: PyMethod, name: Value): Value {
  const text = textOf(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
  if (methodType.lookup(text) !== undefined) {
    const value = genericFind(self, methodType, text);
    if (value !== undefined) return value;
  }
  return getAttribute(self.function, text);
}

function methodRepr(self: PyMethod): string {
  const name = findAttribute(self.function, "__qualname__") ?? findAttribute(self.function, "__name__");
  const text = name === undefined ? undefined : textOf(name);
  return `<bound method ${text ?? "?"} of ${repr(self.self)}>`;
}

defineMethods(methodType, () => [
  reduceMethod(
    (self: PyMethod) =>
      new PyTuple([currentBuiltin("getattr"), new PyTuple([self.self, getAttribute(self.function, "__name__")])]),
  ),
  constructor("(function, instance, /)", (_cls: PyType, callable: Value, instance: Value) => {
    if (!isCallable(callable)) throw typeError("first argument must be callable");
    if (instance === null) throw typeError("instance must not be None");
    return new PyMethod(callable, instance);
  }),
  method(
    "__call__(*args, **kwargs)",
    (self: PyMethod, args: readonly Value[], keywords: Keywords) => call(self, args, keywords),
    "Call self as a function.",
  ),
  method(
    "__get__(instance, owner=None, /)",
    (self: PyMethod, instance: Value, owner: Value = null) => {
      if (instance === null && owner === null) throw typeError("__get__(None, None) is invalid");
      return self;
    },
    "Return an attribute of instance, which is of type owner.",
  ),
  method("__getattribute__(name, /)", methodAttribute, "Return getattr(self, name)."),
  method("__repr__()", methodRepr, "Return repr(self)."),
  method(
    "__eq__(value, /)",
    (self: PyMethod, other: Value) => {
      if (!(other instanceof PyMethod)) return NotImplemented;
      return is(self.self, other.self) && isTrue(compareEq(self.function, other.function));
    },
    "Return self==value.",
  ),
  method(
    "__hash__()",
    (self: PyMethod) => foldHash(hashValue(self.function)) ^ foldHash(hashOfSelf(self.self)),
    "Return hash(self).",
  ),
  member("__func__", (self: PyMethod) => self.function),
  member("__self__", (self: PyMethod) => self.self),
  getter("__doc__", (self: PyMethod) => getAttribute(self.function, "__doc__")),
]);

/** A method hashes its object by identity. */
function hashOfSelf(self: Value): number | bigint {
  return typeof self === "object" && self !== null ? identityHash(self) : hashValue(self);
}
