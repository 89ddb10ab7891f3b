/** types.GenericAlias and typing.Union. */

import { attributeErrorType, typeErrorType } from "../objects/exception.js";
import { genericAliasType, PyGenericAlias, PyUnion, unionType } from "../objects/generic-alias.js";
import { NativeIterator } from "../objects/iterator.js";
import { PyList } from "../objects/list.js";
import { Ellipsis, NotImplemented, noneType } from "../objects/none.js";
import type { Keywords, Value } from "../objects/object.js";
import { frozenSetType } from "../objects/set.js";
import { Special } from "../objects/specials.js";
import { emptyTuple, PyTuple } from "../objects/tuple.js";
import { defineType, PyType, typeType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { findAttribute, genericFind, getAttribute, missingAttribute, setAttribute } from "../runtime/attributes.js";
import { call, call1, callMethod } from "../runtime/calls.js";
import { equals } from "../runtime/comparison.js";
import { caught, exceptionOf, typeError } from "../runtime/errors.js";
import { hashTuple, hashValue } from "../runtime/hashing.js";
import { isInstance, isSubclass } from "../runtime/instance-checks.js";
import { services } from "../runtime/interpreter-services.js";
import { toArray } from "../runtime/iteration.js";
import {
  classMethod,
  constructor,
  type Definition,
  defineMethods,
  getter,
  member,
  method,
} from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { setOf } from "../runtime/set-operations.js";
import { getItem } from "../runtime/subscripts.js";
import { repr } from "../runtime/text.js";
import { isTrue } from "../runtime/truth.js";
import { currentBuiltin, reduceMethod } from "./iterator-state.js";
import { defineIterator } from "./native-iterator.js";

/** Attributes of an alias itself; any other is its origin's. */
const ownAttributes: ReadonlySet<string> = new Set([
  "__class__",
  "__origin__",
  "__args__",
  "__unpacked__",
  "__parameters__",
  "__typing_unpacked_tuple_args__",
  "__mro_entries__",
  "__reduce_ex__",
  "__reduce__",
  "__bases__",
  "__copy__",
  "__deepcopy__",
]);

const operators: readonly Definition[] = [
  method("__or__(value, /)", (self: Value, other: Value) => unionOf(self, other), "Return self|value."),
  method("__ror__(value, /)", (self: Value, other: Value) => unionOf(other, self), "Return value|self."),
];

defineMethods(genericAliasType, () => [
  constructor(
    "(origin, args, /)",
    (cls: PyType, origin: Value, args: Value) =>
      new PyGenericAlias(origin, args instanceof PyTuple ? args : new PyTuple([args]), false, cls),
    "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
  ),
  method("__repr__(/)", (self: PyGenericAlias) => representAlias(self), "Return repr(self)."),
  method("__hash__(/)", (self: PyGenericAlias) => hashTuple([self.origin, self.args]), "Return hash(self)."),
  method("__eq__(value, /)", (self: PyGenericAlias, other: Value) => equalAliases(self, other), "Return self==value."),
  method(
    "__getattribute__(name, /)",
    (self: PyGenericAlias, name: Value) => {
      const text = textOf(name) ?? "";
      if (!ownAttributes.has(text)) return getAttribute(self.origin, text);
      const value = genericFind(self, self.cls, text);
      if (value === undefined) throw missingAttribute(self, text);
      return value;
    },
    "Return getattr(self, name).",
  ),
  method("__call__(*args, **kwargs)", instantiate, "Call self as a function."),
  method(
    "__getitem__(key, /)",
    (self: PyGenericAlias, key: Value) =>
      substitute(
        self,
        self.args,
        parametersOf(self),
        key,
        (args) => new PyGenericAlias(self.origin, args, self.isUnpacked),
      ),
    "Return self[key].",
  ),
  method("__iter__(/)", (self: PyGenericAlias) => new UnpackIterator(self), "Implement iter(self)."),
  method("__mro_entries__(bases, /)", (self: PyGenericAlias) => new PyTuple([self.origin])),
  method("__instancecheck__(instance, /)", () => {
    throw typeError("isinstance() argument 2 cannot be a parameterized generic");
  }),
  method("__subclasscheck__(cls, /)", () => {
    throw typeError("issubclass() argument 2 cannot be a parameterized generic");
  }),
  method("__reduce__(/)", (self: PyGenericAlias) => {
    if (!self.isUnpacked) return new PyTuple([genericAliasType, new PyTuple([self.origin, self.args])]);
    const iterator = new UnpackIterator(new PyGenericAlias(self.origin, self.args));
    return new PyTuple([builtin("next"), new PyTuple([iterator])]);
  }),
  method("__dir__(/)", directory),
  ...operators,
  member("__origin__", (self: PyGenericAlias) => self.origin),
  member("__args__", (self: PyGenericAlias) => self.args),
  member("__unpacked__", (self: PyGenericAlias) => self.isUnpacked),
  getter("__parameters__", (self: PyGenericAlias) => parametersOf(self), null, "Type variables in the GenericAlias."),
  getter("__typing_unpacked_tuple_args__", (self: PyGenericAlias) =>
    self.isUnpacked && self.origin === emptyTuple.cls ? self.args : null,
  ),
]);

/** `*tuple[int]`: gives the alias once, unpacked. */
class UnpackIterator extends NativeIterator {
  override cls: PyType = unpackIteratorType;
  private alias: PyGenericAlias | undefined;

  constructor(alias: PyGenericAlias) {
    super();
    this.alias = alias;
  }

  /** The alias, until it has been given. */
  rest(): PyGenericAlias | undefined {
    return this.alias;
  }

  next(): Value | undefined {
    const { alias } = this;
    if (alias === undefined) return undefined;
    this.alias = undefined;
    return new PyGenericAlias(alias.origin, alias.args, true);
  }
}

const unpackIteratorType: PyType = defineType("generic_alias_iterator", { isSubclassable: false });
defineIterator(unpackIteratorType, [
  reduceMethod((self: UnpackIterator) => {
    const make = currentBuiltin("iter");
    return new PyTuple([make, new PyTuple([self.rest() ?? emptyTuple])]);
  }),
]);

const builtin = (name: string): Value => getAttribute(services.importModule("builtins"), name);

/** What the origin has, and the alias's own attributes; not what it hides. */
function directory(self: PyGenericAlias): Value {
  const hidden = new Set(["__bases__", "__copy__", "__deepcopy__"]);
  const names = new Set<Value>(toArray(callMethod(services.importModule("builtins"), "dir", self.origin)));
  for (const name of ownAttributes) names.add(name);
  return new PyList([...names].filter((name) => typeof name !== "string" || !hidden.has(name)));
}

function representAlias(self: PyGenericAlias): string {
  const args = self.args.items.length === 0 ? "()" : self.args.items.map(representArgument).join(", ");
  return `${self.isUnpacked ? "*" : ""}${representArgument(self.origin)}[${args}]`;
}

/** How an argument looks inside the brackets: classes by name. */
function representArgument(value: Value): string {
  if (value === Ellipsis) return "...";
  if (value instanceof PyList) return `[${value.items.map(representArgument).join(", ")}]`;
  if (value instanceof PyGenericAlias || value instanceof PyUnion) return repr(value);
  if (findAttribute(value, "__origin__") !== undefined && findAttribute(value, "__args__") !== undefined)
    return repr(value);
  const name = findAttribute(value, "__qualname__");
  const module = findAttribute(value, "__module__");
  if (typeof name !== "string" || module === undefined || module === null) return repr(value);
  return module === "builtins" ? name : `${textOf(module) ?? repr(module)}.${name}`;
}

function equalAliases(self: PyGenericAlias, other: Value): Value {
  if (!(other instanceof PyGenericAlias)) return NotImplemented;
  return self.isUnpacked === other.isUnpacked && equals(self.origin, other.origin) && equals(self.args, other.args);
}

function instantiate(self: PyGenericAlias, args: readonly Value[], keywords: Keywords): Value {
  const instance = call(self.origin, args, keywords);
  try {
    setAttribute(instance, "__orig_class__", self);
  } catch (error) {
    if (caught(error, attributeErrorType) === null && caught(error, typeErrorType) === null) throw error;
  }
  return instance;
}

function parametersOf(self: PyGenericAlias | PyUnion): PyTuple {
  self.parameters ??= new PyTuple(collectParameters(self.args.items, []));
  return self.parameters;
}

function collectParameters(args: readonly Value[], found: Value[]): Value[] {
  const note = (parameter: Value): void => {
    if (!found.includes(parameter)) found.push(parameter);
  };
  for (const arg of args) {
    if (arg instanceof PyType) continue;
    if (findAttribute(arg, "__typing_subst__") !== undefined) {
      note(arg);
    } else if (arg instanceof PyTuple || arg instanceof PyList) {
      collectParameters(arg.items, found);
    } else {
      const nested = findAttribute(arg, "__parameters__");
      if (nested instanceof PyTuple) nested.items.forEach(note);
    }
  }
  return found;
}

/** alias[key]: the type variables among the arguments replaced. Raises TypeError. */
function substitute(
  self: PyGenericAlias | PyUnion,
  args: PyTuple,
  parameters: PyTuple,
  key: Value,
  build: (args: PyTuple) => Value,
): Value {
  const count = parameters.items.length;
  if (count === 0) throw typeError(`${repr(self)} is not a generic class`);
  let given: Value = new PyTuple((key instanceof PyTuple ? key.items : [key]).flatMap(unpackedArguments));
  for (const parameter of parameters.items) {
    const prepare = findAttribute(parameter, "__typing_prepare_subst__");
    if (prepare !== undefined && prepare !== null) given = call(prepare, [self, given]);
  }
  const items = given instanceof PyTuple ? given.items : [given];
  if (items.length !== count) {
    const relation = items.length < count ? "few" : "many";
    throw typeError(`Too ${relation} arguments for ${repr(self)}; actual ${items.length}, expected ${count}`);
  }
  return build(new PyTuple(replaceParameters(args.items, parameters.items, items)));
}

/** What an argument of a subscript stands for: those of `*tuple[int, str]` one by one, unless there are any number. */
function unpackedArguments(arg: Value): readonly Value[] {
  if (arg instanceof PyType) return [arg];
  const items = findAttribute(arg, "__typing_unpacked_tuple_args__");
  return items instanceof PyTuple && items.items.at(-1) !== Ellipsis ? items.items : [arg];
}

/** The arguments with each of the parameters replaced by its item; those of a TypeVarTuple stand side by side. */
function replaceParameters(args: readonly Value[], parameters: readonly Value[], items: readonly Value[]): Value[] {
  return args.flatMap((arg): readonly Value[] => {
    if (arg instanceof PyType) return [arg];
    if (arg instanceof PyList) return [new PyList(replaceParameters(arg.items, parameters, items))];
    if (arg instanceof PyTuple) return [new PyTuple(replaceParameters(arg.items, parameters, items))];
    const isUnpacked = isTrue(findAttribute(arg, "__typing_is_unpacked_typevartuple__") ?? false);
    const subst = findAttribute(arg, "__typing_subst__");
    const replaced =
      subst === undefined ? replaceNested(arg, parameters, items) : call1(subst, items[parameters.indexOf(arg)]);
    if (!isUnpacked) return [replaced];
    if (replaced instanceof PyTuple) return replaced.items;
    const [name, found] = [typeName(arg), typeName(replaced)];
    throw typeError(`expected __typing_subst__ of ${name} objects to return a tuple, not ${found}`);
  });
}

/** An argument that has parameters itself, subscripted with their items. */
function replaceNested(arg: Value, parameters: readonly Value[], items: readonly Value[]): Value {
  const nested = findAttribute(arg, "__parameters__");
  if (!(nested instanceof PyTuple) || nested.items.length === 0) return arg;
  const key = nested.items.flatMap((each): readonly Value[] => {
    const index = parameters.indexOf(each);
    if (index < 0) return [each];
    const item = items[index];
    const isVariadic = typeOf(each).special(Special.__iter__) !== null;
    return isVariadic && item instanceof PyTuple ? item.items : [item];
  });
  return getItem(arg, new PyTuple(key));
}

defineMethods(unionType, () => [
  constructor("(*args, **kwargs)", () => {
    throw typeError("cannot create 'typing.Union' instances");
  }),
  method("__repr__(/)", (self: PyUnion) => self.args.items.map(representMember).join(" | "), "Return repr(self)."),
  method("__hash__(/)", (self: PyUnion) => hashUnion(self), "Return hash(self)."),
  method(
    "__eq__(value, /)",
    (self: PyUnion, other: Value) => (other instanceof PyUnion ? equalUnions(self, other) : NotImplemented),
    "Return self==value.",
  ),
  method(
    "__getitem__(key, /)",
    (self: PyUnion, key: Value) =>
      substitute(self, self.args, parametersOf(self), key, (args) => unionOfAll(args.items)),
    "Return self[key].",
  ),
  method("__instancecheck__(instance, /)", (self: PyUnion, instance: Value) =>
    self.args.items.some((each) => isInstance(instance, each)),
  ),
  method("__subclasscheck__(cls, /)", (self: PyUnion, cls: Value) =>
    self.args.items.some((each) => isSubclass(cls, each)),
  ),
  method("__mro_entries__(bases, /)", (self: PyUnion) => {
    throw typeError(`Cannot subclass ${repr(self)}`);
  }),
  ...operators,
  classMethod("__class_getitem__(parameters, /)", (_cls: PyType, key: Value) =>
    unionOfAny(key instanceof PyTuple ? key.items : [key]),
  ),
  member("__args__", (self: PyUnion) => self.args),
  getter("__origin__", () => unionType),
  getter("__parameters__", (self: PyUnion) => parametersOf(self), null, "Type variables in the types.UnionType."),
  getter("__name__", () => "Union"),
  getter("__qualname__", () => "Union"),
  getter("__module__", () => "typing"),
]);

const representMember = (value: Value): string => (value === noneType ? "None" : representArgument(value));

const isUnionable = (value: Value): boolean =>
  value === null ||
  value instanceof PyType ||
  value instanceof PyGenericAlias ||
  value instanceof PyUnion ||
  typeOf(value).name === "TypeAliasType";

/** Hashes the members before the set is made, so that the error is that of the member. */
function hashUnion({ args, unhashable }: PyUnion): Value {
  unhashable.forEach(hashValue);
  const count = unhashable.length;
  // They may have got a hash meanwhile.
  if (count > 0) throw typeError(`union contains ${count} unhashable element${count > 1 ? "s" : ""}`);
  return hashValue(setOf(args, frozenSetType));
}

/** Whether the sets of the members that have a hash are equal, and each of the others has its equal among the others. */
function equalUnions(left: PyUnion, right: PyUnion): boolean {
  const hashable = ({ args, unhashable }: PyUnion): Value =>
    setOf(new PyTuple(args.items.filter((each) => !unhashable.includes(each))), frozenSetType);
  if (left.args.items.length !== right.args.items.length) return false;
  if (left.unhashable.length !== right.unhashable.length || !equals(hashable(left), hashable(right))) return false;
  return left.unhashable.every((each) => right.unhashable.some((other) => equals(other, each)));
}

/** `left | right` of types, or of a union and what typing accepts for a type; else NotImplemented. */
export function unionOf(left: Value, right: Value): Value {
  if (left instanceof PyUnion || right instanceof PyUnion) return unionOfAny([left, right]);
  return isUnionable(left) && isUnionable(right) ? unionOfAll([left, right]) : NotImplemented;
}

/** Union[…] of anything that typing accepts for a type: a string stands for a forward reference. */
export function unionOfAny(values: readonly Value[]): Value {
  const check = (value: Value): Value =>
    isUnionable(value)
      ? value
      : callMethod(services.importModule("typing"), "_type_check", value, "Union[arg, ...]: each arg must be a type.");
  return unionOfAll(values.map(check));
}

/** Union[…]: flattened, without duplicates; a single member is itself. */
export function unionOfAll(values: readonly Value[]): Value {
  const members: Value[] = [];
  const unhashable: Value[] = [];
  for (const value of values) {
    for (const each of value instanceof PyUnion ? value.args.items : [value ?? noneType]) {
      const isOdd = !isHashable(each);
      const rivals = isOdd ? unhashable : members;
      const isPlain = each instanceof PyType && each.cls === typeType;
      if (rivals.some((known) => known === each || (!isPlain && equals(known, each)))) continue;
      members.push(each);
      if (isOdd) unhashable.push(each);
    }
  }
  if (members.length === 0) throw typeError("Cannot take a Union of no types.");
  return members.length === 1 ? members[0] : new PyUnion(new PyTuple(members), unhashable);
}

function isHashable(value: Value): boolean {
  if (value instanceof PyType && value.cls === typeType) return true;
  try {
    hashValue(value);
    return true;
  } catch (error) {
    if (exceptionOf(error) === null) throw error;
    return false;
  }
}
