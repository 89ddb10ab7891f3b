/** repr, str, ascii and format of any value. */

import { IntInstance } from "../objects/int-instance.js";
import { PyObject, type Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { StrInstance } from "../objects/str-instance.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { addressOf } from "./addresses.js";
import { callSpecial } from "./calls.js";
import { typeError } from "./errors.js";
import { textOf, typeName } from "./primitives.js";
import { asciiText, reprText } from "./text-repr.js";
import { enterRecursion, leaveRecursion } from "./thread.js";

/** repr(value). Raises what `__repr__` raises, TypeError when it returns no string. */
export function repr(value: Value): string {
  switch (typeof value) {
    case "string":
      return reprText(value);
    case "number":
      return String(value);
    case "boolean":
      return value ? "True" : "False";
    default:
      return value === null ? "None" : callForText(value, Special.__repr__);
  }
}

/** str(value). Raises what `__str__` raises, TypeError when it returns no string. */
export function str(value: Value): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      return String(value);
    case "boolean":
      return value ? "True" : "False";
    default:
      return value === null ? "None" : callForText(value, Special.__str__);
  }
}

/** ascii(value): its repr with everything outside ASCII escaped. */
export function ascii(value: Value): string {
  return asciiText(repr(value));
}

/** ascii(value) as a program gets it: what `__repr__` returned when that needs no escapes. */
export function asciiObject(value: Value): Value {
  const shown = reprObject(value);
  const text = textOf(shown) ?? "";
  const escaped = asciiText(text);
  return escaped === text ? shown : escaped;
}

/** format(value, specification): an instance of a subclass of str if that is what `__format__` returned. */
export function format(value: Value, specification: Value): Value {
  if (specification === "") {
    if (typeof value === "string") return value;
    if (typeof value === "number") return String(value);
  }
  const method = typeOf(value).special(Special.__format__);
  if (method === null) throw typeError(`Type ${typeName(value)} doesn't define __format__`);
  if (isPlainInstance(value, method) && textOf(specification) === "") return strObject(value);
  const result = callSpecial(method, value, specification);
  if (textOf(result) === undefined) throw typeError(`__format__ must return a str, not ${typeName(result)}`);
  return result;
}

/**
 * An instance of a subclass of str or int that formats as its base does: without a specification that is str(), which
 * the subclass may define. The method itself cannot know, as it takes the primitive.
 */
function isPlainInstance(value: Value, method: Value): boolean {
  return (
    (value instanceof StrInstance || value instanceof IntInstance) &&
    value.cls.layoutOwner.special(Special.__format__) === method
  );
}

/** str(value) as a program gets it: an instance of a subclass of str if that is what `__str__` returned. */
export function strObject(value: Value): Value {
  return value instanceof PyObject ? callForObject(value, Special.__str__) : str(value);
}

/** repr(value) as a program gets it. */
export function reprObject(value: Value): Value {
  return value instanceof PyObject ? callForObject(value, Special.__repr__) : repr(value);
}

function callForText(value: Value, index: number): string {
  // `callForObject` has checked that it is a str.
  return textOf(callForObject(value, index)) as string;
}

function callForObject(value: Value, index: number): Value {
  const isRepr = index === Special.__repr__;
  enterRecursion(isRepr ? " while getting the repr of an object" : " while getting the str of an object");
  let result: Value;
  try {
    const method = typeOf(value).special(index);
    result = callSpecial(method, value);
  } finally {
    leaveRecursion();
  }
  if (textOf(result) === undefined) {
    throw typeError(`${isRepr ? "__repr__" : "__str__"} returned non-string (type ${typeName(result)})`);
  }
  return result;
}

/** `<module.Class object at 0x…>`: object.__repr__. */
export function defaultRepr(value: Value): string {
  return `<${classPath(typeOf(value))} object at ${addressText(value)}>`;
}

/** A class as default reprs name it: with its module unless that is builtins. */
function classPath(type: PyType): string {
  if (type.builtinModule !== null) {
    return type.builtinModule === "builtins" ? type.name : `${type.builtinModule}.${type.name}`;
  }
  const module = type.namespace.get("__module__");
  if (module === undefined || module === null || module === "builtins") return type.name;
  return `${str(module)}.${type.qualifiedName}`;
}

/** The address of an object as reprs print it. */
export function addressText(value: Value): string {
  return `0x${addressOf(value).toString(16)}`;
}
