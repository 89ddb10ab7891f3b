/** Class and mapping patterns. */

import { dictType, PyDict } from "../objects/dict.js";
import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { PyTuple, tupleType } from "../objects/tuple.js";
import { PyType, typeType } from "../objects/type.js";
import { findAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { typeError, valueError } from "../runtime/errors.js";
import { isInstance } from "../runtime/instance-checks.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { repr } from "../runtime/text.js";
import { findInstanceAttribute } from "./attribute-access.js";

/** The values of the keys as a tuple, or None when one is missing. */
export function matchKeys(subject: Value, keys: PyTuple): Value {
  const seen = new PyDict();
  const values: Value[] = [];
  const isDict = subject instanceof PyDict && subject.cls === dictType;
  const get = isDict ? undefined : findAttribute(subject, "get", true);
  if (!isDict && get === undefined) throw typeError(`'${typeName(subject)}' object has no attribute 'get'`);
  for (const key of keys.items) {
    if (seen.has(key)) throw valueError(`mapping pattern checks duplicate key (${repr(key)})`);
    seen.set(key, null);
    // NotImplemented stands for "missing": no mapping holds it by accident.
    const value = isDict ? subject.get(key) : call(get as Value, [key, NotImplemented]);
    if (value === undefined || value === NotImplemented) return null;
    values.push(value);
  }
  return new PyTuple(values);
}

/** The attributes that a class pattern's sub-patterns match, as a tuple; None when the subject does not match. */
export function matchClass(subject: Value, type: Value, positionalCount: number, names: PyTuple): Value {
  if (!(type instanceof PyType)) throw typeError("called match pattern must be a class");
  if (!isInstance(subject, type)) return null;
  const values: Value[] = [];
  const taken: string[] = [];
  if (positionalCount > 0) {
    const matchArgs = findMatchArgs(type);
    const matchesItself = matchArgs === undefined && matchesSelf(type);
    const allowed = matchesItself ? 1 : (matchArgs?.items.length ?? 0);
    if (positionalCount > allowed) {
      const plural = allowed === 1 ? "" : "s";
      throw typeError(`${type.name}() accepts ${allowed} positional sub-pattern${plural} (${positionalCount} given)`);
    }
    if (matchArgs === undefined) values.push(subject);
    else if (!takeAll(subject, type, matchArgs, positionalCount, taken, values)) return null;
  }
  return takeAll(subject, type, names, names.items.length, taken, values) ? new PyTuple(values) : null;
}

/** `__match_args__`, undefined when there is none. Raises TypeError when it is no tuple. */
function findMatchArgs(type: PyType): PyTuple | undefined {
  const isPlain = type.cls === typeType && typeType.lookup("__match_args__") === undefined;
  const own = isPlain ? type.lookup("__match_args__") : undefined;
  if (own instanceof PyTuple && own.cls === tupleType) return own;
  const found = findAttribute(type, "__match_args__");
  if (found === undefined || found instanceof PyTuple) return found;
  throw typeError(`${type.name}.__match_args__ must be a tuple (got ${typeName(found)})`);
}

/** Adds the first `count` attributes to `values`; false when one is missing. None may be among those taken already. */
function takeAll(
  subject: Value,
  type: PyType,
  names: PyTuple,
  count: number,
  taken: string[],
  values: Value[],
): boolean {
  for (let index = 0; index < count; index++) {
    const name = textOf(names.items[index]);
    if (name === undefined)
      throw typeError(`__match_args__ elements must be strings (got ${typeName(names.items[index])})`);
    if (taken.includes(name)) throw typeError(`${type.name}() got multiple sub-patterns for attribute '${name}'`);
    taken.push(name);
    const value = findInstanceAttribute(subject, name);
    if (value === undefined) return false;
    values.push(value);
  }
  return true;
}

const selfMatching = new Set([
  "bool",
  "bytearray",
  "bytes",
  "dict",
  "float",
  "frozenset",
  "int",
  "list",
  "set",
  "str",
  "tuple",
]);

/** Builtin classes whose single positional sub-pattern matches the subject itself (Py_TPFLAGS_MATCH_SELF). */
function matchesSelf(type: PyType): boolean {
  return type.mro.some((each) => !each.isHeapType && each.builtinModule === "builtins" && selfMatching.has(each.name));
}
