/** `builtins.__build_class__`: what a class statement calls. */

import { PyCell } from "../objects/cell.js";
import { PyDict } from "../objects/dict.js";
import { PyFunction } from "../objects/function.js";
import type { Keywords, Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import { PyType, typeType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { findAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { bestMetaclass } from "../runtime/classes.js";
import { runtimeError, typeError } from "../runtime/errors.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { setItem } from "../runtime/subscripts.js";
import { repr } from "../runtime/text.js";
import { currentThread } from "./current-thread.js";
import { run } from "./dispatch.js";
import { executableOf } from "./executable.js";
import { Frame } from "./frame.js";

/** __build_class__(body, name, *bases, metaclass=…, **keywords) */
export function buildClass(body: Value, name: Value, bases: readonly Value[], keywords: Keywords): Value {
  if (!(body instanceof PyFunction)) throw typeError("__build_class__: func must be a function");
  if (textOf(name) === undefined) throw typeError("__build_class__: name is not a string");
  const resolved = resolveBases(bases);
  const rest = new Map(keywords);
  const explicit = rest.get("metaclass");
  rest.delete("metaclass");
  const classKeywords = rest.size === 0 ? null : rest;
  const metaclass = chooseMetaclass(explicit, resolved);
  const namespace = prepareNamespace(metaclass, name, resolved, classKeywords);
  const cell = runBody(body, namespace);
  if (resolved.length !== bases.length || resolved.some((base, index) => base !== bases[index])) {
    setItem(namespace, "__orig_bases__", new PyTuple(bases));
  }
  const created = call(metaclass, [name, new PyTuple(resolved), namespace], classKeywords);
  if (created instanceof PyType && cell instanceof PyCell) checkClassCell(cell, created, name);
  return created;
}

function checkClassCell(cell: PyCell, created: PyType, name: Value): void {
  const { content } = cell;
  if (content === undefined) {
    throw runtimeError(
      `__class__ not set defining ${repr(name)} as ${repr(created)}. Was __classcell__ propagated to type.__new__?`,
    );
  }
  if (content !== created) {
    throw typeError(`__class__ set to ${repr(content)} defining ${repr(name)} as ${repr(created)}`);
  }
}

/** Replaces bases that are no classes by what their `__mro_entries__` gives. */
function resolveBases(bases: readonly Value[]): Value[] {
  const resolved: Value[] = [];
  for (const base of bases) {
    const hook = base instanceof PyType ? undefined : findAttribute(base, "__mro_entries__");
    if (hook === undefined) {
      resolved.push(base);
      continue;
    }
    const entries = call(hook, [new PyTuple(bases)]);
    if (!(entries instanceof PyTuple)) throw typeError("__mro_entries__ must return a tuple");
    resolved.push(...entries.items);
  }
  return resolved;
}

function chooseMetaclass(explicit: Value | undefined, bases: readonly Value[]): Value {
  const start = explicit ?? (bases.length === 0 ? typeType : typeOf(bases[0]));
  return start instanceof PyType ? bestMetaclass(start, bases) : start;
}

function prepareNamespace(metaclass: Value, name: Value, bases: readonly Value[], keywords: Keywords): Value {
  const prepare = findAttribute(metaclass, "__prepare__");
  if (prepare === undefined) return new PyDict();
  const namespace = call(prepare, [name, new PyTuple(bases)], keywords);
  if (typeOf(namespace).special(Special.__getitem__) === null) {
    const owner = metaclass instanceof PyType ? metaclass.name : "<metaclass>";
    throw typeError(`${owner}.__prepare__() must return a mapping, not ${typeName(namespace)}`);
  }
  return namespace;
}

/** Runs the class body in the namespace; returns its `__class__` cell, or None. */
function runBody(body: PyFunction, namespace: Value): Value {
  const frame = new Frame(executableOf(body.code), body.globals, body.builtins);
  frame.function = body;
  frame.namespace = namespace;
  return run(currentThread(), frame);
}
