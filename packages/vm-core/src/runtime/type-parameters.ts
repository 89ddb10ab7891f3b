/** Type variables and type aliases: what `def f[T]` and `type A = …` make. */

import type { PyDict } from "../objects/dict.js";
import { PyObject, type Value } from "../objects/object.js";
import { emptyTuple, PyTuple } from "../objects/tuple.js";
import { objectType, PyType, typeType } from "../objects/type.js";
import { getAttribute } from "./attributes.js";
import { call, callMethod } from "./calls.js";
import { services } from "./interpreter-services.js";
import { getItem } from "./subscripts.js";

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
typeAliasType.instancesHaveWeakReferences = false;
export const genericType: PyType = typingType("Generic");
genericType.isSubclassable = true;
// It adds nothing to the layout of its subclasses.
genericType.layoutOwner = objectType;
export const noDefaultType: PyType = typingType("NoDefaultType");

class NoDefaultObject extends PyObject {
  override cls: PyType = noDefaultType;
}

/** typing.NoDefault */
export const NoDefault: PyObject = new NoDefaultObject();

/** How a type parameter varies; "inferred" for those of the syntax. */
export type Variance = "invariant" | "covariant" | "contravariant" | "inferred";

/** A type parameter. `bound`, `constraints` and `fallback` are computed by their function on first use. */
export class PyTypeVariable extends PyObject {
  override cls: PyType;
  readonly kind: TypeVariableKind;
  readonly name: string;
  readonly module: Value;
  readonly bound: Lazy;
  readonly constraints: Lazy;
  fallback: Lazy;
  variance: Variance = "inferred";
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

  /** Without a value it is computed when asked for; with one, `evaluate` may be None. */
  constructor(evaluate: Value, value?: Value) {
    this.evaluate = evaluate;
    this.value = value;
  }

  get(): Value {
    if (this.value === undefined) this.value = call(this.evaluate, [VALUE_FORMAT]);
    return this.value;
  }
}

/** annotationlib.Format.VALUE */
const VALUE_FORMAT = 1;

/** A type parameter of the syntax. */
export function makeTypeVariable(
  kind: TypeVariableKind,
  name: string,
  bound: Value,
  constraints: Value,
): PyTypeVariable {
  return new PyTypeVariable(
    kind,
    name,
    "typing",
    bound === null ? new Lazy(null, null) : new Lazy(bound),
    constraints === null ? new Lazy(null, emptyTuple) : new Lazy(constraints),
  );
}

export function setTypeParameterDefault(parameter: Value, evaluate: Value): Value {
  (parameter as PyTypeVariable).fallback = new Lazy(evaluate);
  return parameter;
}

/** Generic[T, …] as the implicit base of a class with type parameters. */
export function subscriptGeneric(parameters: PyTuple): Value {
  return callMethod(
    services.importModule("typing"),
    "_GenericAlias",
    genericType,
    unpackTypeVariableTuples(parameters),
  );
}

/** The parameters with `Unpack[Ts]` for each type variable tuple `Ts`. */
export function unpackTypeVariableTuples(parameters: PyTuple): PyTuple {
  const isTuple = (each: Value): boolean => each instanceof PyTypeVariable && each.kind === "TypeVarTuple";
  if (!parameters.items.some(isTuple)) return parameters;
  return new PyTuple(parameters.items.map((each) => (isTuple(each) ? unpacked(each) : each)));
}

/** typing.Unpack[parameter] */
export function unpacked(parameter: Value): Value {
  return getItem(getAttribute(services.importModule("typing"), "Unpack"), parameter);
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
