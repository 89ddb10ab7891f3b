/** types.MappingProxyType. */

import { PyDict } from "../objects/dict.js";
import { newGenericAlias } from "../objects/generic-alias.js";
import { PyList } from "../objects/list.js";
import { mappingProxyType, PyMappingProxy } from "../objects/mapping-proxy.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { callMethod } from "../runtime/calls.js";
import { type ComparisonOperator, compare } from "../runtime/comparison.js";
import { typeError } from "../runtime/errors.js";
import { hashValue } from "../runtime/hashing.js";
import { getIterator } from "../runtime/iteration.js";
import { classMethod, constructor, type Definition, defineMethods, method } from "../runtime/native-definitions.js";
import { bitOr } from "../runtime/operators.js";
import { typeName } from "../runtime/primitives.js";
import { contains, getItem, length } from "../runtime/subscripts.js";
import { repr, str } from "../runtime/text.js";

/** The mapping behind a proxy; a class's namespace is copied into a dict. */
function proxiedMapping(proxy: PyMappingProxy): Value {
  const { target } = proxy;
  if (target.kind === "mapping") return target.mapping;
  const dict = new PyDict();
  for (const [name, value] of target.type.namespace) dict.set(name, value);
  return dict;
}

const unwrap = (value: Value): Value => (value instanceof PyMappingProxy ? proxiedMapping(value) : value);

/** A method that is the mapping's own. */
const forwarded = (name: string, doc: string): Definition =>
  method(`${name}(/)`, (self: PyMappingProxy) => callMethod(proxiedMapping(self), name), doc);

const comparison = (name: string, operator: ComparisonOperator): Definition =>
  method(`${name}(value, /)`, (self: PyMappingProxy, other: Value) =>
    compare(proxiedMapping(self), unwrap(other), operator),
  );

defineMethods(mappingProxyType, () => [
  constructor("(mapping)", create, "Read-only proxy of a mapping."),
  method("__repr__(/)", (self: PyMappingProxy) => `mappingproxy(${repr(proxiedMapping(self))})`, "Return repr(self)."),
  method("__str__(/)", (self: PyMappingProxy) => str(proxiedMapping(self)), "Return str(self)."),
  method("__hash__(/)", (self: PyMappingProxy) => hashValue(proxiedMapping(self)), "Return hash(self)."),
  comparison("__lt__", "<"),
  comparison("__le__", "<="),
  comparison("__eq__", "=="),
  comparison("__ne__", "!="),
  comparison("__gt__", ">"),
  comparison("__ge__", ">="),
  method("__len__(/)", (self: PyMappingProxy) => size(self), "Return len(self)."),
  method("__getitem__(key, /)", item, "Return self[key]."),
  method(
    "__contains__(key, /)",
    (self: PyMappingProxy, key: Value) => contains(proxiedMapping(self), key),
    "Return bool(key in self).",
  ),
  method("__iter__(/)", (self: PyMappingProxy) => getIterator(keysOf(self)), "Implement iter(self)."),
  method(
    "__reversed__(/)",
    (self: PyMappingProxy) => callMethod(proxiedMapping(self), "__reversed__"),
    "D.__reversed__() -> reverse iterator",
  ),
  method(
    "__or__(value, /)",
    (self: PyMappingProxy, other: Value) => bitOr(proxiedMapping(self), unwrap(other)),
    "Return self|value.",
  ),
  method(
    "__ror__(value, /)",
    (self: PyMappingProxy, other: Value) => bitOr(unwrap(other), proxiedMapping(self)),
    "Return value|self.",
  ),
  method("__ior__(value, /)", (self: PyMappingProxy) => {
    throw typeError(`'|=' is not supported by ${typeName(self)}; use '|' instead`);
  }),
  method(
    "get(key, default=None, /)",
    (self: PyMappingProxy, key: Value, fallback: Value | undefined) =>
      callMethod(proxiedMapping(self), "get", key, fallback ?? null),
    "Return the value for key if key is in the mapping, else default.",
  ),
  forwarded("keys", "D.keys() -> a set-like object providing a view on D's keys"),
  forwarded("values", "D.values() -> an object providing a view on D's values"),
  forwarded("items", "D.items() -> a set-like object providing a view on D's items"),
  forwarded("copy", "D.copy() -> a shallow copy of D"),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
]);

function create(_cls: PyType, mapping: Value): Value {
  const isMapping = typeOf(mapping).special(Special.__getitem__) !== null;
  if (!isMapping || mapping instanceof PyList || mapping instanceof PyTuple) {
    throw typeError(`mappingproxy() argument must be a mapping, not ${typeName(mapping)}`);
  }
  return new PyMappingProxy({ kind: "mapping", mapping });
}

function item(self: PyMappingProxy, key: Value): Value {
  const { target } = self;
  if (target.kind === "namespace" && typeof key === "string") {
    const value = target.type.namespace.get(key);
    if (value !== undefined) return value;
  }
  return getItem(proxiedMapping(self), key);
}

const size = (self: PyMappingProxy): number =>
  self.target.kind === "namespace" ? self.target.type.namespace.size : length(self.target.mapping);

function keysOf(self: PyMappingProxy): Value {
  return self.target.kind === "namespace" ? new PyList([...self.target.type.namespace.keys()]) : self.target.mapping;
}
