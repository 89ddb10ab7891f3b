/** The mappings that a context's flags and traps are: signal classes to bools, in views of the context. */

import { PyDict } from "../../objects/dict.js";
import { keyErrorType, typeErrorType } from "../../objects/exception.js";
import { PyList } from "../../objects/list.js";
import { NotImplemented } from "../../objects/none.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { PyType } from "../../objects/type.js";
import { typeOf } from "../../objects/type-of.js";
import { getAttribute } from "../../runtime/attributes.js";
import { call } from "../../runtime/calls.js";
import { caught, InternalError, pythonError, typeError, valueError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { getIterator } from "../../runtime/iteration.js";
import { constant, constructor, defineMethods, method } from "../../runtime/native-definitions.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";
import { isTrue } from "../../runtime/truth.js";
import { type PyContext, PySignalDict, signalDictType } from "./context.js";
import { conditionsOf, signals, signalTypes } from "./exceptions.js";

/** The class of the mappings: a MutableMapping of `collections.abc`. */
const signalDictClass = perInterpreter((): PyType => {
  const mapping = getAttribute(services.importModule("collections.abc"), "MutableMapping");
  const made = call(typeOf(mapping), ["SignalDict", new PyTuple([signalDictType, mapping]), new PyDict()]);
  if (made instanceof PyType) return made;
  throw new InternalError("ABCMeta made no class");
});

/** `context.flags` or `context.traps`. */
export function signalDict(context: PyContext, field: "flags" | "traps"): PySignalDict {
  const view = field === "flags" ? context.flagsView : context.trapsView;
  if (view !== null) return view;
  const made = new PySignalDict(signalDictClass(), context, field);
  if (field === "flags") context.flagsView = made;
  else context.trapsView = made;
  return made;
}

function conditionsFor(key: Value): number {
  const conditions = conditionsOf(key);
  if (conditions !== undefined) return conditions;
  throw pythonError(
    keyErrorType,
    "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n" +
      "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]",
  );
}

/** The conditions that a list of signals stands for. Raises KeyError. */
export const listedConditions = (list: PyList): number =>
  list.items.reduce((conditions: number, item) => conditions | conditionsFor(item), 0);

/** The conditions that a mapping of all signals to bools stands for. Raises TypeError and KeyError. */
export function mappedConditions(mapping: Value): number {
  if (mapping instanceof PySignalDict) return mapping.conditions;
  if (!(mapping instanceof PyDict)) throw typeError("argument must be a signal dict");
  let conditions = 0;
  for (const each of signals) {
    const value = mapping.size === signals.length ? mapping.get(each.type) : undefined;
    if (value === undefined) throw pythonError(keyErrorType, "invalid signal dict");
    if (isTrue(value)) conditions |= each.conditions;
  }
  return conditions;
}

function asDict(conditions: number): PyDict {
  const dict = new PyDict();
  for (const each of signals) dict.set(each.type, (conditions & each.conditions) !== 0);
  return dict;
}

/** The value, for a mapping that belongs to a context. Raises ValueError for others. */
function attached<Result>(self: PySignalDict, value: Result): Result {
  if (self.context === null) throw valueError("invalid signal dict");
  return value;
}

/** Undefined for what is no mapping of all signals. */
function isEqual(self: PySignalDict, other: Value): boolean | undefined {
  const { conditions } = self;
  try {
    return conditions === mappedConditions(other);
  } catch (error) {
    if (other instanceof PySignalDict || (caught(error, typeErrorType) ?? caught(error, keyErrorType)) === null)
      throw error;
    return undefined;
  }
}

const allSignals = new PyTuple(signals.map(({ type }) => type));

defineMethods(signalDictType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PySignalDict(cls, null, "flags")),
  method("__init__(*args, **kwargs)", () => null),
  method("__len__(/)", (self: PySignalDict) => attached(self, signals.length)),
  method("__iter__(/)", (self: PySignalDict) => attached(self, getIterator(allSignals))),
  method("__getitem__(key, /)", (self: PySignalDict, key: Value) => (self.conditions & conditionsFor(key)) !== 0),
  method("__setitem__(key, value, /)", (self: PySignalDict, key: Value, value: Value) => {
    const conditions = conditionsFor(key);
    self.conditions = isTrue(value) ? self.conditions | conditions : self.conditions & ~conditions;
    return null;
  }),
  method("__delitem__(key, /)", () => {
    throw valueError("signal keys cannot be deleted");
  }),
  method("__eq__(value, /)", (self: PySignalDict, other: Value) => isEqual(self, other) ?? NotImplemented),
  method("__ne__(value, /)", (self: PySignalDict, other: Value) => {
    const same = isEqual(self, other);
    return same === undefined ? NotImplemented : !same;
  }),
  constant("__hash__", null),
  method("__repr__(/)", (self: PySignalDict) => {
    const isSet = (conditions: number): string => ((self.conditions & conditions) !== 0 ? "True" : "False");
    return `{${signals.map((each) => `<class 'decimal.${each.type.name}'>:${isSet(each.conditions)}`).join(", ")}}`;
  }),
  method("copy()", (self: PySignalDict) => asDict(self.conditions)),
]);

/** The signals among conditions as a list, as contexts pickle them. */
export const signalList = (conditions: number): PyList => new PyList(signalTypes(conditions));
