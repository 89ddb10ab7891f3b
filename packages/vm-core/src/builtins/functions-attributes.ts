/** Builtin functions about objects: callable, delattr, dir, getattr, hasattr, isinstance, issubclass, setattr, vars. */

import { PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { typeOf } from "../objects/type-of.js";
import { deleteAttribute, findAttribute, getAttribute, setAttribute } from "../runtime/attributes.js";
import { callMethod, callSpecial, isCallable } from "../runtime/calls.js";
import { typeError } from "../runtime/errors.js";
import { isInstance, isSubclass } from "../runtime/instance-checks.js";
import { toArray } from "../runtime/iteration.js";
import { nativeFunction } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { sortValues } from "../runtime/sorting.js";
import { callerLocals } from "./functions-execution.js";

function attributeName(name: Value): string {
  const text = textOf(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
  return text;
}

function getattr(object: Value, name: Value, fallback?: Value): Value {
  const text = attributeName(name);
  if (fallback === undefined) return getAttribute(object, text);
  const value = findAttribute(object, text);
  return value === undefined ? fallback : value;
}

function dir(object?: Value): Value {
  if (object === undefined) return sortedNames(callMethod(callerLocals(), "keys"));
  const method = typeOf(object).special(Special.__dir__);
  if (method === null) throw typeError("object does not provide __dir__");
  return sortedNames(callSpecial(method, object));
}

const sortedNames = (names: Value): PyList => new PyList(sortValues(toArray(names), null, false));

function vars(object?: Value): Value {
  if (object === undefined) return callerLocals();
  const dict = findAttribute(object, "__dict__");
  if (dict === undefined) throw typeError("vars() argument must have __dict__ attribute");
  return dict;
}

export const attributeFunctions: Readonly<Record<string, Value>> = {
  callable: nativeFunction(
    "builtins",
    "callable(obj, /)",
    isCallable,
    "Return whether the object is callable (i.e., some kind of function).",
  ),
  delattr: nativeFunction(
    "builtins",
    "delattr(obj, name, /)",
    (object: Value, name: Value) => {
      deleteAttribute(object, attributeName(name));
      return null;
    },
    "Deletes the named attribute from the given object.",
  ),
  dir: nativeFunction("builtins", "dir(object=<unrepresentable>, /)", dir, "Show attributes of an object."),
  getattr: nativeFunction(
    "builtins",
    "getattr(object, name, default=<unrepresentable>, /)",
    getattr,
    "Get a named attribute from an object.",
  ),
  hasattr: nativeFunction(
    "builtins",
    "hasattr(obj, name, /)",
    (object: Value, name: Value) => findAttribute(object, attributeName(name)) !== undefined,
    "Return whether the object has an attribute with the given name.",
  ),
  isinstance: nativeFunction(
    "builtins",
    "isinstance(obj, class_or_tuple, /)",
    isInstance,
    "Return whether an object is an instance of a class or of a subclass thereof.",
  ),
  issubclass: nativeFunction(
    "builtins",
    "issubclass(cls, class_or_tuple, /)",
    isSubclass,
    "Return whether 'cls' is derived from another class or is the same class.",
  ),
  setattr: nativeFunction(
    "builtins",
    "setattr(obj, name, value, /)",
    (object: Value, name: Value, value: Value) => {
      setAttribute(object, attributeName(name), value);
      return null;
    },
    "Sets the named attribute on the given object to the specified value.",
  ),
  vars: nativeFunction("builtins", "vars(object=<unrepresentable>, /)", vars, "Show vars."),
};
