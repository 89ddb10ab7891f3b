/** Type variables and type aliases: what `def f[T]` and `type A = …` make. */

import type { PyDict } from "../objects/dict.js";
import { newGenericAlias } from "../objects/generic-alias.js";
import { PyObject, type Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { objectType, PyType, typeType } from "../objects/type.js";
import { call } from "./calls.js";
import { typeError } from "./errors.js";
import { constant, defineMethods, getter, method } from "./native-definitions.js";

/** The kinds of type parameter. */
export type TypeVariableKind = "TypeVar" | "ParamSpec" | "TypeVarTuple";

function typingType(name: string): PyType {
  const type = new PyType({ metaclass: typeType, name, bases: [objectType], base: objectType, module: "typing" });
  type.mro = [type, objectType];
  type.isSubclassable = false;
  return type;
}

export const typeVariableTypes: Readonly<Record<TypeVariableKind, PyType>> = {
  TypeVar: typingType("TypeVar"),
  ParamSpec: typingType("ParamSpec"),
  TypeVarTuple: typingType("TypeVarTuple"),
};
export const typeAliasType: PyType = typingType("TypeAliasType");
export const genericType: PyType = typingType("Generic");
genericType.isSubclassable = true;
const noDefaultType: PyType = typingType("NoDefaultType");

class NoDefaultObject extends PyObject {
  override cls: PyType = noDefaultType;
}

/** typing.NoDefault */
export const NoDefault: PyObject = new NoDefaultObject();

/** A type parameter. `bound`, `constraints` and `fallback` are computed by their function on first use. */
export class PyTypeVariable extends PyObject {
  override cls: PyType;
  readonly kind: TypeVariableKind;
  readonly name: string;
  readonly module: Value;
  readonly bound: Lazy;
  readonly constraints: Lazy;
  fallback: Lazy;
  attributes: PyDict | undefined = undefined;

  constructor(kind: TypeVariableKind, name: string, module: Value, bound: Lazy, constraints: Lazy) {
    super();
    this.cls = typeVariableTypes[kind];
    this.kind = kind;
    this.name = name;
    this.module = module;
    this.bound = bound;
    this.constraints = constraints;
    this.fallback = new Lazy(null, NoDefault);
  }
}

/** A value computed on first use by a function of one argument, the annotation format. */
export class Lazy {
  readonly evaluate: Value;
  private value: Value | undefined;

  constructor(evaluate: Value, value?: Value) {
    this.evaluate = evaluate;
    this.value = value;
  }

  get(): Value {
    this.value ??= call(this.evaluate, [VALUE_FORMAT]);
    return this.value;
  }
}

/** annotationlib.Format.VALUE */
const VALUE_FORMAT = 1;

export function makeTypeVariable(
  kind: TypeVariableKind,
  name: string,
  bound: Value,
  constraints: Value,
  module: Value,
): PyTypeVariable {
  return new PyTypeVariable(
    kind,
    name,
    module,
    bound === null ? new Lazy(null, null) : new Lazy(bound),
    constraints === null ? new Lazy(null, new PyTuple([])) : new Lazy(constraints),
  );
}

export function setTypeParameterDefault(parameter: Value, evaluate: Value): Value {
  (parameter as PyTypeVariable).fallback = new Lazy(evaluate);
  return parameter;
}

/** Generic[T, …] as the implicit base of a class with type parameters. */
export function subscriptGeneric(parameters: PyTuple): Value {
  return newGenericAlias(genericType, parameters);
}

export class PyTypeAlias extends PyObject {
  override cls: PyType = typeAliasType;
  readonly name: string;
  readonly parameters: PyTuple | null;
  readonly value: Lazy;
  readonly module: Value;

  constructor(name: string, parameters: PyTuple | null, value: Lazy, module: Value) {
    super();
    this.name = name;
    this.parameters = parameters;
    this.value = value;
    this.module = module;
  }
}

/** `type name = value`: the tuple holds the name, the type parameters or None, and the function for the value. */
export function makeTypeAlias(parts: PyTuple, module: Value): PyTypeAlias {
  const [name, parameters, evaluate] = parts.items;
  return new PyTypeAlias(name as string, parameters as PyTuple | null, new Lazy(evaluate), module);
}

const emptyParameters = new PyTuple([]);

for (const type of Object.values(typeVariableTypes)) {
  defineMethods(type, [
    method("__repr__(/)", (self: PyTypeVariable) => self.name),
    getter("__name__", (self: PyTypeVariable) => self.name),
    getter("__module__", (self: PyTypeVariable) => self.module),
    getter("__bound__", (self: PyTypeVariable) => self.bound.get()),
    getter("__constraints__", (self: PyTypeVariable) => self.constraints.get()),
    getter("__default__", (self: PyTypeVariable) => self.fallback.get()),
    getter("__infer_variance__", () => true),
    getter("__covariant__", () => false),
    getter("__contravariant__", () => false),
    getter("evaluate_bound", (self: PyTypeVariable) => self.bound.evaluate),
    getter("evaluate_constraints", (self: PyTypeVariable) => self.constraints.evaluate),
    getter("evaluate_default", (self: PyTypeVariable) => self.fallback.evaluate),
    method(
      "has_default()",
      (self: PyTypeVariable) => self.fallback.evaluate !== null || self.fallback.get() !== NoDefault,
    ),
    method("__mro_entries__(bases, /)", (self: PyTypeVariable) => {
      throw typeError(`Cannot subclass an instance of ${self.kind}`);
    }),
  ]);
}

defineMethods(noDefaultType, [method("__repr__(/)", () => "typing.NoDefault")]);

defineMethods(typeAliasType, [
  method("__repr__(/)", (self: PyTypeAlias) => self.name),
  getter("__name__", (self: PyTypeAlias) => self.name),
  getter("__module__", (self: PyTypeAlias) => self.module),
  getter("__value__", (self: PyTypeAlias) => self.value.get()),
  getter("__type_params__", (self: PyTypeAlias) => self.parameters ?? emptyParameters),
  getter("__parameters__", (self: PyTypeAlias) => self.parameters ?? emptyParameters),
  getter("evaluate_value", (self: PyTypeAlias) => self.value.evaluate),
  method("__getitem__(item, /)", (self: PyTypeAlias, item: Value) => {
    if (self.parameters === null) throw typeError("Only generic type aliases are subscriptable");
    return newGenericAlias(self, item);
  }),
]);

defineMethods(genericType, [
  constant("__doc__", "Abstract base class for generic types."),
  constant("__slots__", emptyParameters),
]);
