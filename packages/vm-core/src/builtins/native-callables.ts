/** Builtin functions, native methods and the descriptors of native attributes, as Python sees them. */

import { foldHash, PyDict } from "../objects/dict.js";
import { PyModule } from "../objects/module.js";
import {
  builtinFunctionType,
  classMethodDescriptorType,
  getSetDescriptorType,
  memberDescriptorType,
  methodDescriptorType,
  methodWrapperType,
  PyBuiltinFunction,
  PyClassMethodDescriptor,
  PyConstructor,
  PyGetSetDescriptor,
  PyMemberDescriptor,
  type PyMethodDescriptor,
  wrapperDescriptorType,
} from "../objects/native.js";
import { NotImplemented } from "../objects/none.js";
import type { Keywords, Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { bindDescriptor, setDataDescriptor } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { is } from "../runtime/comparison.js";
import { typeError } from "../runtime/errors.js";
import { hashValue } from "../runtime/hashing.js";
import { identityHash } from "../runtime/identity.js";
import { services } from "../runtime/interpreter-services.js";
import { type Definition, defineMethods, getter, member, method } from "../runtime/native-definitions.js";
import { signatureOf } from "../runtime/signature.js";
import { addressText } from "../runtime/text.js";
import { currentBuiltin, reduceMethod } from "./iterator-state.js";

type Callable = PyBuiltinFunction | PyMethodDescriptor | PyClassMethodDescriptor;

const callMethod: Definition = method(
  "__call__(*args, **kwargs)",
  (self: Callable, args: readonly Value[], keywords: Keywords) => call(self, args, keywords),
  "Call self as a function.",
);

/** `($self, object, /)`. The receiver is always positional-only, also where no argument is. */
function textSignature(self: Callable): Value {
  const { parameterText, name } = self.native;
  const given = unlikeTheirHeading.get(self.owner === null ? name : `${self.owner.name}.${name}`);
  if (given !== undefined) return given;
  // The slots behind `__new__` and `__init__` take whatever they are given.
  if (self instanceof PyConstructor) return "($type, *args, **kwargs)";
  if (self.native.isWrapper && name === "__init__") return "($self, /, *args, **kwargs)";
  const receiver = receiverName(self);
  if (receiver === "") return `(${parameterText})`;
  const parts = signatureOf(self.native).parameters;
  if (parts.length === 0) return `(${receiver}, /)`;
  const isFirstPositionalOnly = parts[0]?.kind === "positional-only";
  return `(${receiver}, ${isFirstPositionalOnly ? "" : "/, "}${parameterText})`;
}

/** Functions whose heading says less than CPython does, or more: it cannot show defaults without a text. */
const unlikeTheirHeading: ReadonlyMap<string, string | null> = new Map([
  ["__build_class__", null],
  ["dict.update", null],
  ["dir", null],
  ["getattr", null],
  ["iter", null],
  ["max", null],
  ["min", null],
  ["next", null],
  ["sorted", "($module, iterable, /, *, key=None, reverse=False)"],
  ["vars", null],
]);

function receiverName(self: Callable): string {
  if (self instanceof PyConstructor || self instanceof PyClassMethodDescriptor) return "$type";
  if (!(self instanceof PyBuiltinFunction)) return "$self";
  if (self.owner === null) return "$module";
  // A static method has none.
  if (self.self === null) return "";
  return self.self instanceof PyType ? "$type" : "$self";
}

function qualifiedName(self: Callable): string {
  const name = self instanceof PyConstructor ? "__new__" : self.native.name;
  return self.owner === null ? name : `${self.owner.qualifiedName}.${name}`;
}

const common: readonly Definition[] = [
  callMethod,
  getter("__name__", (self: Callable) => (self instanceof PyConstructor ? "__new__" : self.native.name)),
  getter("__qualname__", qualifiedName),
  getter("__doc__", (self: Callable) => self.native.doc),
  getter("__text_signature__", textSignature),
];

function builtinRepr(self: PyBuiltinFunction): string {
  const name = self instanceof PyConstructor ? "__new__" : self.native.name;
  const receiver = self instanceof PyConstructor ? self.owner : (self.self ?? self.owner);
  if (receiver === undefined || receiver === null || receiver instanceof PyModule) return `<built-in function ${name}>`;
  const kind =
    receiver instanceof PyType
      ? `type object at ${addressText(receiver)}`
      : `${typeOf(receiver).name} object at ${addressText(receiver)}`;
  return `<built-in method ${name} of ${kind}>`;
}

function sameNative(self: PyBuiltinFunction, other: Value): Value {
  if (!(other instanceof PyBuiltinFunction)) return NotImplemented;
  if (self.native !== other.native) return false;
  if (self.self === undefined || other.self === undefined) return self.self === other.self;
  return is(self.self, other.self);
}

const hashOf = (value: Value | undefined): number =>
  value === undefined
    ? 0
    : foldHash(typeof value === "object" && value !== null ? identityHash(value) : hashValue(value));

/** Functions are pickled by name, methods as attributes of their receiver. */
const reduceBound: Definition = reduceMethod((self: PyBuiltinFunction) => {
  // A static method is an attribute of its class.
  const receiver = self instanceof PyConstructor ? self.owner : (self.self ?? self.owner);
  const name = self instanceof PyConstructor ? "__new__" : self.native.name;
  if (receiver === undefined || receiver === null || receiver instanceof PyModule) return name;
  return new PyTuple([currentBuiltin("getattr"), new PyTuple([receiver, name])]);
});

/** The module that a function is defined in, once that has been imported. */
function moduleOf({ module }: PyBuiltinFunction): Value | undefined {
  const modules = services.system("modules");
  return modules instanceof PyDict && typeof module === "string" ? modules.get(module) : undefined;
}

defineMethods(builtinFunctionType, () => [
  ...common,
  reduceBound,
  method("__repr__()", builtinRepr, "Return repr(self)."),
  method("__eq__(value, /)", sameNative, "Return self==value."),
  method("__hash__()", (self: PyBuiltinFunction) => hashOf(self.self) ^ hashOf(self.native.name), "Return hash(self)."),
  getter("__self__", (self: PyBuiltinFunction) => {
    if (self instanceof PyConstructor) return self.owner;
    return self.self ?? moduleOf(self) ?? null;
  }),
  member("__module__", (self: PyBuiltinFunction) => self.module),
]);

defineMethods(methodWrapperType, () => [
  ...common,
  reduceBound,
  method(
    "__repr__()",
    (self: PyBuiltinFunction) => {
      // A method wrapper always has a receiver.
      const receiver = self.self as Value;
      return `<method-wrapper '${self.native.name}' of ${typeOf(receiver).name} object at ${addressText(receiver)}>`;
    },
    "Return repr(self).",
  ),
  method("__eq__(value, /)", sameNative, "Return self==value."),
  method("__hash__()", (self: PyBuiltinFunction) => hashOf(self.self) ^ hashOf(self.native.name), "Return hash(self)."),
  getter("__self__", (self: PyBuiltinFunction) => self.self ?? null),
  getter("__objclass__", (self: PyBuiltinFunction) => self.owner),
]);

type Descriptor = PyMethodDescriptor | PyClassMethodDescriptor | PyGetSetDescriptor | PyMemberDescriptor;

const nameOf = (self: Descriptor): string =>
  self instanceof PyGetSetDescriptor || self instanceof PyMemberDescriptor ? self.name : self.native.name;

/** The class that a class method is bound to. Raises TypeError for what is no subtype of its owner. */
function classFor(self: PyClassMethodDescriptor, instance: Value, owner: Value = null): PyType {
  const name = `descriptor '${nameOf(self)}'`;
  if (owner === null && instance === null) {
    throw typeError(`${name} for type '${self.owner.name}' needs either an object or a type`);
  }
  const type = owner ?? typeOf(instance);
  if (!(type instanceof PyType)) {
    throw typeError(`${name} for type '${self.owner.name}' needs a type, not a '${typeOf(type).name}' as arg 2`);
  }
  if (!type.isSubtypeOf(self.owner)) {
    throw typeError(`${name} requires a subtype of '${self.owner.name}' but received '${type.name}'`);
  }
  return type;
}

/** `__get__` of every native descriptor. */
const getMethod: Definition = method(
  "__get__(instance, owner=None, /)",
  (self: Descriptor, instance: Value, owner?: Value) => {
    if (self instanceof PyClassMethodDescriptor)
      return new PyBuiltinFunction(self.native, classFor(self, instance, owner), null, self.owner);
    const isUnbound = instance === null && owner !== undefined && owner !== null;
    if (instance === null && !isUnbound) throw typeError("__get__(None, None) is invalid");
    if (
      !isUnbound &&
      !typeOf(instance).isSubtypeOf(self.owner) &&
      !(instance instanceof PyType && self.owner.name === "type")
    ) {
      throw typeError(
        `descriptor '${nameOf(self)}' for '${self.owner.name}' objects doesn't apply to a '${typeOf(instance).name}' object`,
      );
    }
    return bindDescriptor(self, isUnbound ? undefined : instance, owner instanceof PyType ? owner : typeOf(instance));
  },
  "Return an attribute of instance, which is of type owner.",
);

function describe(kind: string): Definition {
  return method(
    "__repr__()",
    (self: Descriptor) => `<${kind} '${nameOf(self)}' of '${self.owner.messageName}' objects>`,
    "Return repr(self).",
  );
}

const ownerMember = member("__objclass__", (self: Descriptor) => self.owner);

const reduceUnbound: Definition = reduceMethod(
  (self: Descriptor) => new PyTuple([currentBuiltin("getattr"), new PyTuple([self.owner, nameOf(self)])]),
);

defineMethods(methodDescriptorType, () => [...common, getMethod, describe("method"), ownerMember, reduceUnbound]);
defineMethods(wrapperDescriptorType, () => [
  ...common,
  getMethod,
  describe("slot wrapper"),
  ownerMember,
  reduceUnbound,
]);
defineMethods(classMethodDescriptorType, () => [...common, getMethod, describe("method"), ownerMember]);

function setDescriptor(
  self: PyGetSetDescriptor | PyMemberDescriptor,
  instance: Value,
  value: Value | undefined,
): Value {
  setDataDescriptor(self, instance, value);
  return null;
}

for (const [type, kind] of [
  [getSetDescriptorType, "attribute"],
  [memberDescriptorType, "member"],
] as const) {
  defineMethods(type, () => [
    getMethod,
    describe(kind),
    ownerMember,
    reduceUnbound,
    method("__set__(instance, value, /)", (self: PyGetSetDescriptor, instance: Value, value: Value) =>
      setDescriptor(self, instance, value),
    ),
    method("__delete__(instance, /)", (self: PyGetSetDescriptor, instance: Value) =>
      setDescriptor(self, instance, undefined),
    ),
    getter("__name__", nameOf),
    getter("__qualname__", (self: Descriptor) => `${self.owner.qualifiedName}.${nameOf(self)}`),
    getter("__doc__", (self: Descriptor) => (self instanceof PyGetSetDescriptor ? self.doc : null)),
  ]);
}
