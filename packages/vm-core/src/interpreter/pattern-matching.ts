/** Class and mapping patterns. */

import { dictType, PyDict } from "../objects/dict.js";
import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { PyType } from "../objects/type.js";
import { findAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { typeError, valueError } from "../runtime/errors.js";
import { isInstance } from "../runtime/instance-checks.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { repr } from "../runtime/text.js";

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
  const seen = new Set<string>();
  const values: Value[] = [];
  const take = (name: string): boolean => {
    if (seen.has(name)) throw typeError(`${type.name}() got multiple sub-patterns for attribute '${name}'`);
    seen.add(name);
    const value = findAttribute(subject, name);
    if (value === undefined) return false;
    values.push(value);
    return true;
  };
  if (positionalCount > 0) {
    const matchArgs = findAttribute(type, "__match_args__");
    const matchesItself = matchArgs === undefined && matchesSelf(type);
    if (matchArgs !== undefined && !(matchArgs instanceof PyTuple)) {
      throw typeError(`${type.name}.__match_args__ must be a tuple (got ${typeName(matchArgs)})`);
    }
    const allowed = matchesItself ? 1 : (matchArgs?.items.length ?? 0);
    if (positionalCount > allowed) {
      const plural = allowed === 1 ? "" : "s";
      throw typeError(`${type.name}() accepts ${allowed} positional sub-pattern${plural} (${positionalCount} given)`);
    }
    if (matchesItself) values.push(subject);
    else {
      for (const name of (matchArgs as PyTuple).items.slice(0, positionalCount)) {
        const text = textOf(name);
        if (text === undefined) {
          throw typeError(`__match_args__ elements must be strings (got ${typeName(name)})`);
        }
        if (!take(text)) return null;
      }
    }
  }
  for (const name of names.items) if (!take(name as string)) return null;
  return new PyTuple(values);
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
