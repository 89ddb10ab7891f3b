/** types.SimpleNamespace: an object that is its attributes. */

import { PyDict } from "../objects/dict.js";
import { NotImplemented } from "../objects/none.js";
import { type Keywords, PyObject, type Value } from "../objects/object.js";
import { emptyTuple, PyTuple } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { instanceDict } from "../runtime/attributes.js";
import { call, callMethod } from "../runtime/calls.js";
import { type ComparisonOperator, compare } from "../runtime/comparison.js";
import { typeError } from "../runtime/errors.js";
import { toArray } from "../runtime/iteration.js";
import { constant, constructor, defineMethods, getter, method } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { getItem } from "../runtime/subscripts.js";
import { repr } from "../runtime/text.js";
import { reprEnter, reprLeave } from "../runtime/thread.js";
import { printedClassName } from "../runtime/traceback-report.js";

export const simpleNamespaceType: PyType = defineType("SimpleNamespace", { module: "types", instancesHaveDict: true });

export class PySimpleNamespace extends PyObject {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;

  constructor(cls: PyType = simpleNamespaceType) {
    super();
    this.cls = cls;
  }
}

/** A namespace with the given attributes. */
export function makeNamespace(attributes: Readonly<Record<string, Value>>): PySimpleNamespace {
  const namespace = new PySimpleNamespace();
  const dict = dictOf(namespace);
  for (const [name, value] of Object.entries(attributes)) dict.set(name, value);
  return namespace;
}

function dictOf(namespace: PySimpleNamespace): PyDict {
  namespace.attributes ??= new PyDict();
  return namespace.attributes;
}

function initialize(self: PySimpleNamespace, args: readonly Value[], keywords: Keywords): null {
  if (args.length > 1) throw typeError(`${self.cls.name} expected at most 1 argument, got ${args.length}`);
  const dict = dictOf(self);
  if (args.length === 1) {
    for (const [key, value] of itemsOf(args[0])) {
      if (textOf(key) === undefined) throw typeError(`keywords must be strings`);
      dict.set(key, value);
    }
  }
  for (const [name, value] of keywords ?? []) dict.set(name, value);
  return null;
}

/** The items of a mapping, or of an iterable of pairs, as dict() reads them. */
function itemsOf(source: Value): [Value, Value][] {
  if (source instanceof PyDict) return source.keys().map((key) => [key, source.get(key) ?? null]);
  const copy = call(new PyDict().cls, [source]);
  if (!(copy instanceof PyDict)) throw typeError(`'${typeName(source)}' object is not a mapping`);
  return toArray(callMethod(copy, "keys")).map((key) => [key, getItem(copy, key)]);
}

function reprOf(self: PySimpleNamespace): string {
  const name = self.cls === simpleNamespaceType ? "namespace" : self.cls.name;
  if (!reprEnter(self)) return `${name}(...)`;
  try {
    const items: string[] = [];
    for (const { key, value } of dictOf(self).entries) {
      if (value !== undefined && typeof key === "string" && key !== "") items.push(`${key}=${repr(value)}`);
    }
    return `${name}(${items.join(", ")})`;
  } finally {
    reprLeave(self);
  }
}

function comparison(name: string, operator: ComparisonOperator) {
  return method(`${name}(value, /)`, (self: PySimpleNamespace, other: Value) =>
    other instanceof PySimpleNamespace ? compare(dictOf(self), dictOf(other), operator) : NotImplemented,
  );
}

defineMethods(simpleNamespaceType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PySimpleNamespace(cls)),
  method("__init__(*args, **kwargs)", initialize),
  method("__repr__(/)", reprOf),
  comparison("__lt__", "<"),
  comparison("__le__", "<="),
  comparison("__eq__", "=="),
  comparison("__ne__", "!="),
  comparison("__gt__", ">"),
  comparison("__ge__", ">="),
  constant("__hash__", null),
  method("__reduce__(/)", (self: PySimpleNamespace) => new PyTuple([self.cls, emptyTuple, dictOf(self)])),
  method("__replace__(**changes)", (self: PySimpleNamespace, changes: Keywords) => {
    const copy = call(self.cls);
    if (!(copy instanceof PySimpleNamespace)) {
      throw typeError(
        `expect types.SimpleNamespace type, but ${printedClassName(self.cls)}() returned '${typeName(copy)}' object`,
      );
    }
    const attributes = dictOf(copy);
    attributes.update(dictOf(self));
    for (const [name, value] of changes ?? []) attributes.set(name, value);
    return copy;
  }),
  getter("__dict__", (self: PySimpleNamespace) => instanceDict(self)),
]);
