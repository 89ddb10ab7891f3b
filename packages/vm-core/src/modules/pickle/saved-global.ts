/** Where pickles say that an object is to be found: a module and a dotted name in it. */

import { PyDict } from "../../objects/dict.js";
import { attributeErrorType, importErrorType, keyErrorType, valueErrorType } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import type { PyType } from "../../objects/type.js";
import { findAttribute, getAttribute } from "../../runtime/attributes.js";
import { exceptionOf, typeError, valueError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { textOf, typeName } from "../../runtime/primitives.js";
import { repr, str } from "../../runtime/text.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { picklingError } from "./pickle-errors.js";
import type { GlobalName } from "./registries.js";

/**
 * The place of an object; `given` is its name when its class says so.
 * Raises PicklingError when the object is not found there.
 */
export function globalNameOf(object: Value, given: string | undefined): GlobalName {
  const name = given ?? ownName(object);
  const path = name.split(".");
  const declared = findAttribute(object, "__module__");
  if (path.includes("<locals>")) throw picklingError(`Can't pickle local object ${repr(object)}`);
  if (declared === undefined || declared === null) {
    const found = searchModules(object, path);
    if (found !== undefined) return { module: found, name };
  }
  const module = declared === undefined || declared === null ? "__main__" : textOf(declared);
  if (module === undefined) throw typeError("module name must be a string");
  const container = importForPickling(object, module);
  let found: Value;
  try {
    found = follow(container, path);
  } catch (error) {
    const reason = `Can't pickle ${repr(object)}: it's not found as ${module}.${name}`;
    throw replaced(error, reason, [attributeErrorType]);
  }
  if (found !== object) {
    throw picklingError(`Can't pickle ${repr(object)}: it's not the same object as ${module}.${name}`);
  }
  return { module, name };
}

function ownName(object: Value): string {
  const name = findAttribute(object, "__qualname__") ?? getAttribute(object, "__name__");
  const text = textOf(name);
  if (text === undefined) throw typeError(`must be str, not ${typeName(name)}`);
  return text;
}

/** The value at the end of a dotted path. Raises AttributeError. */
export function follow(start: Value, path: readonly string[]): Value {
  let value = start;
  for (const part of path) value = getAttribute(value, part);
  return value;
}

/** The first of the loaded modules in which the path leads to the object. */
function searchModules(object: Value, path: readonly string[]): string | undefined {
  const modules = services.system("modules");
  if (!(modules instanceof PyDict)) return undefined;
  for (const { key, value } of modules.copy().entries) {
    pollSafePoint();
    const name = textOf(key);
    if (name === undefined || name === "__main__" || name === "__mp_main__" || !value) continue;
    let found: Value | undefined = value;
    for (const part of path) found = found === undefined ? undefined : findAttribute(found, part);
    if (found === object) return name;
  }
  return undefined;
}

/** The module itself, also for a dotted name. Raises what importing raises. */
export function importByName(module: string): Value {
  if (module === "") throw valueError("Empty module name");
  return services.importModule(module);
}

function importForPickling(object: Value, module: string): Value {
  try {
    return importByName(module);
  } catch (error) {
    const exception = exceptionOf(error);
    const reason = exception === null ? "" : str(exception);
    throw replaced(error, `Can't pickle ${repr(object)}: ${reason}`, [importErrorType, valueErrorType, keyErrorType]);
  }
}

/** A PicklingError in place of what was caught, when that is of one of these classes; else what was caught. */
function replaced(error: unknown, reason: string, types: readonly PyType[]): unknown {
  const exception = exceptionOf(error);
  if (exception === null || !types.some((type) => exception.cls.isSubtypeOf(type))) return error;
  const failure = picklingError(reason);
  failure.exception.context = exception;
  return failure;
}
