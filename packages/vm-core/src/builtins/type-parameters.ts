/** typing.TypeVar, ParamSpec, TypeVarTuple, TypeAliasType and Generic. */

import { newGenericAlias } from "../objects/generic-alias.js";
import { NotImplemented } from "../objects/none.js";
import { type Keywords, PyObject, type Value } from "../objects/object.js";
import { emptyTuple, PyTuple } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { findAttribute, getAttribute } from "../runtime/attributes.js";
import { call, callMethod } from "../runtime/calls.js";
import { equals } from "../runtime/comparison.js";
import { typeError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { getIterator } from "../runtime/iteration.js";
import {
  classMethod,
  constant,
  constructor,
  type Definition,
  defineMethods,
  getter,
  member,
  method,
} from "../runtime/native-definitions.js";
import { asIndex, textOf, typeName } from "../runtime/primitives.js";
import { repr } from "../runtime/text.js";
import { isTrue } from "../runtime/truth.js";
import {
  genericType,
  Lazy,
  NoDefault,
  noDefaultType,
  PyTypeAlias,
  PyTypeVariable,
  typeAliasType,
  typeVariableTypes,
  unpacked,
  unpackTypeVariableTuples,
  type Variance,
} from "../runtime/type-parameters.js";
import { unionOfAny } from "./generic-alias.js";

const typing = (name: string, ...args: Value[]): Value => callMethod(services.importModule("typing"), name, ...args);

/** The module of the code that makes a type variable. */
function callerModule(): Value {
  return services.callerFrame()?.globals.get("__name__") ?? null;
}

const evaluatorType: PyType = defineType("_typing._ConstEvaluator", { module: "builtins", isSubclassable: false });

/** Stands for the function of a value that is known already. */
class ConstantEvaluator extends PyObject {
  override cls: PyType = evaluatorType;
  readonly value: Value;

  constructor(value: Value) {
    super();
    this.value = value;
  }
}

const STRING_FORMAT = 4;

defineMethods(evaluatorType, () => [
  method("__call__(format, /)", (self: ConstantEvaluator, format: Value) => {
    if (asIndex(format) !== STRING_FORMAT) return self.value;
    if (!(self.value instanceof PyTuple)) return typeText(self.value);
    const items = self.value.items.map(typeText);
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
  }),
  method("__repr__()", (self: ConstantEvaluator) => `<constevaluator ${repr(self.value)}>`),
]);

/** A type as source would name it. */
function typeText(value: Value): string {
  return textOf(callMethod(services.importModule("annotationlib"), "type_repr", value)) ?? "";
}

function known(value: Value): Lazy {
  return new Lazy(new ConstantEvaluator(value), value);
}

function nameArgument(kind: string, name: Value): string {
  const text = textOf(name);
  if (text === undefined) throw typeError(`${kind}() argument 'name' must be str, not ${typeName(name)}`);
  return text;
}

function varianceOf(covariant: Value, contravariant: Value, inferred: Value): Variance {
  const [isCovariant, isContravariant, isInferred] = [isTrue(covariant), isTrue(contravariant), isTrue(inferred)];
  if (isCovariant && isContravariant) throw valueError("Bivariant types are not supported.");
  if (isInferred && (isCovariant || isContravariant))
    throw valueError("Variance cannot be specified with infer_variance.");
  if (isCovariant) return "covariant";
  if (isContravariant) return "contravariant";
  return isInferred ? "inferred" : "invariant";
}

function boundOf(bound: Value): Lazy {
  return bound === null ? new Lazy(null, null) : known(typing("_type_check", bound, "Bound must be a type."));
}

function withDefault(variable: PyTypeVariable, fallback: Value): PyTypeVariable {
  if (fallback !== NoDefault) variable.fallback = known(fallback);
  return variable;
}

function newTypeVariable(
  _cls: PyType,
  nameValue: Value,
  constraints: readonly Value[],
  bound: Value = null,
  fallback: Value = NoDefault,
  covariant: Value = false,
  contravariant: Value = false,
  inferred: Value = false,
): PyTypeVariable {
  const name = nameArgument("typevar", nameValue);
  const variance = varianceOf(covariant, contravariant, inferred);
  if (constraints.length === 1) throw typeError("A single constraint is not allowed");
  const limit = boundOf(bound);
  if (constraints.length > 0 && bound !== null) throw typeError("Constraints cannot be combined with bound=...");
  const choices = constraints.length === 0 ? new Lazy(null, emptyTuple) : known(new PyTuple(constraints));
  const variable = new PyTypeVariable("TypeVar", name, callerModule(), limit, choices);
  variable.variance = variance;
  return withDefault(variable, fallback);
}

function newParameterSpecification(
  _cls: PyType,
  nameValue: Value,
  bound: Value = null,
  fallback: Value = NoDefault,
  covariant: Value = false,
  contravariant: Value = false,
  inferred: Value = false,
): PyTypeVariable {
  const name = nameArgument("paramspec", nameValue);
  const variance = varianceOf(covariant, contravariant, inferred);
  const variable = new PyTypeVariable("ParamSpec", name, callerModule(), boundOf(bound), new Lazy(null, emptyTuple));
  variable.variance = variance;
  return withDefault(variable, fallback);
}

function newTypeVariableTuple(_cls: PyType, nameValue: Value, fallback: Value = NoDefault): PyTypeVariable {
  const name = nameArgument("typevartuple", nameValue);
  const variable = new PyTypeVariable(
    "TypeVarTuple",
    name,
    callerModule(),
    new Lazy(null, null),
    new Lazy(null, emptyTuple),
  );
  return withDefault(variable, fallback);
}

const signs: Readonly<Record<Variance, string>> = { invariant: "~", covariant: "+", contravariant: "-", inferred: "" };

const shared: readonly Definition[] = [
  member("__name__", (self: PyTypeVariable) => self.name),
  getter("__module__", (self: PyTypeVariable) => self.module),
  getter("__default__", (self: PyTypeVariable) => self.fallback.get()),
  getter("evaluate_default", (self: PyTypeVariable) => self.fallback.evaluate),
  method(
    "has_default()",
    (self: PyTypeVariable) => self.fallback.evaluate !== null || self.fallback.get() !== NoDefault,
  ),
  method("__reduce__()", (self: PyTypeVariable) => self.name),
  method("__mro_entries__(bases, /)", (self: PyTypeVariable) => {
    throw typeError(`Cannot subclass an instance of ${self.kind}`);
  }),
];

const varying: readonly Definition[] = [
  method("__repr__()", (self: PyTypeVariable) => `${signs[self.variance]}${self.name}`),
  member("__covariant__", (self: PyTypeVariable) => self.variance === "covariant"),
  member("__contravariant__", (self: PyTypeVariable) => self.variance === "contravariant"),
  member("__infer_variance__", (self: PyTypeVariable) => self.variance === "inferred"),
  getter("__bound__", (self: PyTypeVariable) => self.bound.get()),
  method("__or__(value, /)", (self: Value, other: Value) => unionOfAny([self, other])),
  method("__ror__(value, /)", (self: Value, other: Value) => unionOfAny([other, self])),
];

/** Whether an alias's last parameter may take its default: the arguments given do not reach it. */
function prepareTypeVariable(self: PyTypeVariable, alias: Value, args: Value): Value {
  const parameters = getAttribute(alias, "__parameters__");
  if (!(parameters instanceof PyTuple) || !(args instanceof PyTuple)) return args;
  const index = parameters.items.indexOf(self);
  if (index < args.items.length) return args;
  const hasDefault = self.fallback.evaluate !== null || self.fallback.get() !== NoDefault;
  if (index === args.items.length && hasDefault) return new PyTuple([...args.items, self.fallback.get()]);
  const count = args.items.length;
  throw typeError(`Too few arguments for ${repr(alias)}; actual ${count}, expected at least ${index + 1}`);
}

/** typing.ParamSpecArgs and ParamSpecKwargs: `P.args` and `P.kwargs`. */
export const partTypes = {
  args: defineType("ParamSpecArgs", { module: "typing", isSubclassable: false, instancesHaveWeakReferences: true }),
  kwargs: defineType("ParamSpecKwargs", { module: "typing", isSubclassable: false, instancesHaveWeakReferences: true }),
} as const;

class ParameterPart extends PyObject {
  override cls: PyType;
  readonly origin: Value;

  constructor(cls: PyType, origin: Value) {
    super();
    this.cls = cls;
    this.origin = origin;
  }
}

defineMethods(typeVariableTypes.TypeVar, () => [
  constructor(
    "(name, *constraints, bound=None, default=<unrepresentable>, covariant=False, contravariant=False, infer_variance=False)",
    newTypeVariable,
    "Type variable.",
  ),
  ...shared,
  ...varying,
  getter("__constraints__", (self: PyTypeVariable) => self.constraints.get()),
  getter("evaluate_bound", (self: PyTypeVariable) => self.bound.evaluate),
  getter("evaluate_constraints", (self: PyTypeVariable) => self.constraints.evaluate),
  method("__typing_subst__(arg, /)", (self: PyTypeVariable, arg: Value) => typing("_typevar_subst", self, arg)),
  method("__typing_prepare_subst__(alias, args, /)", prepareTypeVariable),
]);

defineMethods(typeVariableTypes.ParamSpec, () => [
  constructor(
    "(name, *, bound=None, default=<unrepresentable>, covariant=False, contravariant=False, infer_variance=False)",
    newParameterSpecification,
    "Parameter specification variable.",
  ),
  ...shared,
  ...varying,
  getter("args", (self: PyTypeVariable) => new ParameterPart(partTypes.args, self)),
  getter("kwargs", (self: PyTypeVariable) => new ParameterPart(partTypes.kwargs, self)),
  method("__typing_subst__(arg, /)", (self: PyTypeVariable, arg: Value) => typing("_paramspec_subst", self, arg)),
  method("__typing_prepare_subst__(alias, args, /)", (self: PyTypeVariable, alias: Value, args: Value) =>
    typing("_paramspec_prepare_subst", self, alias, args),
  ),
]);

defineMethods(typeVariableTypes.TypeVarTuple, () => [
  constructor("(name, *, default=<unrepresentable>)", newTypeVariableTuple, "Type variable tuple."),
  ...shared,
  method("__repr__()", (self: PyTypeVariable) => self.name),
  method("__iter__()", (self: PyTypeVariable) => getIterator(new PyTuple([unpacked(self)]))),
  method("__typing_subst__(arg, /)", () => {
    throw typeError("Substitution of bare TypeVarTuple is not supported");
  }),
  method("__typing_prepare_subst__(alias, args, /)", (self: PyTypeVariable, alias: Value, args: Value) =>
    typing("_typevartuple_prepare_subst", self, alias, args),
  ),
]);

for (const [part, type] of Object.entries(partTypes)) {
  defineMethods(type, () => [
    constructor("(origin)", (cls: PyType, origin: Value) => new ParameterPart(cls, origin)),
    member("__origin__", (self: ParameterPart) => self.origin),
    method("__repr__()", (self: ParameterPart) => {
      const name = self.origin instanceof PyTypeVariable ? self.origin.name : repr(self.origin);
      return `${name}.${part}`;
    }),
    method("__eq__(value, /)", (self: ParameterPart, other: Value) =>
      other instanceof ParameterPart && other.cls === self.cls ? equals(self.origin, other.origin) : NotImplemented,
    ),
    constant("__hash__", null),
    method("__mro_entries__(bases, /)", () => {
      throw typeError(`Cannot subclass an instance of ${type.name}`);
    }),
  ]);
}

defineMethods(noDefaultType, () => [
  constructor("()", () => NoDefault),
  method("__repr__()", () => "typing.NoDefault"),
  method("__reduce__()", () => "NoDefault"),
]);

/** Checks that no parameter without a default follows one with a default. */
function checkParameters(parameters: PyTuple): void {
  let hasDefaults = false;
  for (const each of parameters.items) {
    const isParameter = each instanceof PyTypeVariable || findAttribute(each, "__typing_subst__") !== undefined;
    if (!isParameter) throw typeError(`Expected a type param, got ${repr(each)}`);
    const fallback = findAttribute(each, "__default__");
    if (fallback !== undefined && fallback !== NoDefault) hasDefaults = true;
    else if (hasDefaults) throw typeError(`non-default type parameter '${repr(each)}' follows default type parameter`);
  }
}

function newTypeAlias(_cls: PyType, nameValue: Value, value: Value, parameters?: Value): PyTypeAlias {
  const name = nameArgument("typealias", nameValue);
  if (parameters !== undefined && !(parameters instanceof PyTuple)) throw typeError("type_params must be a tuple");
  if (parameters !== undefined) checkParameters(parameters);
  const own = parameters === undefined || parameters.items.length === 0 ? null : parameters;
  return new PyTypeAlias(name, own, known(value), callerModule());
}

defineMethods(typeAliasType, () => [
  constructor("(name, value, *, type_params=<unrepresentable>)", newTypeAlias, "Type alias."),
  method("__repr__()", (self: PyTypeAlias) => self.name),
  member("__name__", (self: PyTypeAlias) => self.name),
  getter("__module__", (self: PyTypeAlias) => self.module),
  getter("__value__", (self: PyTypeAlias) => self.value.get()),
  getter("__type_params__", (self: PyTypeAlias) => self.parameters ?? emptyTuple),
  getter("__parameters__", (self: PyTypeAlias) => unpackTypeVariableTuples(self.parameters ?? emptyTuple)),
  getter("evaluate_value", (self: PyTypeAlias) => self.value.evaluate),
  method("__getitem__(key, /)", (self: PyTypeAlias, key: Value) => {
    if (self.parameters === null) throw typeError("Only generic type aliases are subscriptable");
    return newGenericAlias(self, key);
  }),
  method("__iter__()", (self: PyTypeAlias) => getIterator(new PyTuple([unpacked(self)]))),
  method("__or__(value, /)", (self: Value, other: Value) => unionOfAny([self, other])),
  method("__ror__(value, /)", (self: Value, other: Value) => unionOfAny([other, self])),
  method("__reduce__()", (self: PyTypeAlias) => self.name),
]);

function callTyping(name: string, cls: Value, args: readonly Value[], keywords: Keywords): Value {
  return call(getAttribute(services.importModule("typing"), name), [cls, ...args], keywords);
}

defineMethods(genericType, () => [
  constant("__doc__", "Abstract base class for generic types."),
  classMethod("__class_getitem__(*args, **kwargs)", (cls: PyType, args: readonly Value[], keywords: Keywords) =>
    callTyping("_generic_class_getitem", cls, args, keywords),
  ),
  classMethod("__init_subclass__(*args, **kwargs)", (cls: PyType, args: readonly Value[], keywords: Keywords) =>
    callTyping("_generic_init_subclass", cls, args, keywords),
  ),
]);
