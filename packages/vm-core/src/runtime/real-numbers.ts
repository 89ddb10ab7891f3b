/** Reading numbers out of any value that converts to them: `__complex__`, `__float__`, `__index__`, `__int__`. */

import { complexType, PyComplex } from "../objects/complex.js";
import { deprecationWarningType } from "../objects/exception.js";
import { floatType, PyFloat } from "../objects/float.js";
import { intType } from "../objects/int-instance.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { callSpecial } from "./calls.js";
import { typeError } from "./errors.js";
import { type Int, intToDouble } from "./integers.js";
import { asIndex, indexHooks, intOf, typeName } from "./primitives.js";
import { warn } from "./warnings.js";

/** The double that a number converts to; undefined for what is no real number. Raises what the conversion raises. */
export function doubleOf(value: Value): number | undefined {
  return value instanceof PyFloat ? value.value : convertedDouble(value);
}

/** `doubleOf` as float() has it: a subclass of float may have its own `__float__`. */
export function convertedDouble(value: Value): number | undefined {
  if (value instanceof PyFloat && value.cls === floatType) return value.value;
  if (typeof value === "number") return value;
  const type = typeOf(value);
  const method = type.special(Special.__float__);
  if (method !== null && method !== floatType.special(Special.__float__)) {
    const result = callSpecial(method, value);
    if (result instanceof PyFloat) {
      checkExact(`${type.name}.__float__`, result, floatType);
      return result.value;
    }
    throw typeError(`${type.name}.__float__ returned non-float (type ${typeName(result)})`);
  }
  if (value instanceof PyFloat) return value.value;
  return type.special(Special.__index__) === null ? undefined : intToDouble(asIndex(value));
}

/** `doubleOf`, raising TypeError for what is no real number. */
export function asDouble(value: Value): number {
  const double = doubleOf(value);
  if (double === undefined) throw typeError(`must be real number, not ${typeName(value)}`);
  return double;
}

/** The int that a number converts to by `__int__` or `__index__`; undefined when it has neither. */
export function integerOf(value: Value): Int | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  const type = typeOf(value);
  const method = type.special(Special.__int__);
  if (method === null) return type.special(Special.__index__) === null ? undefined : asIndex(value);
  const result = callSpecial(method, value);
  const integer = intOf(result);
  if (integer === undefined) throw typeError(`__int__ returned non-int (type ${typeName(result)})`);
  checkExact("__int__", result, intType);
  return integer;
}

/** Warns of a conversion that returned an instance of a subclass. */
function checkExact(name: string, result: Value, type: PyType): void {
  if (typeOf(result) === type) return;
  warn(
    `${name} returned non-${type.name} (type ${typeName(result)}).  The ability to return an instance of a strict ` +
      `subclass of ${type.name} is deprecated, and may be removed in a future version of Python.`,
    deprecationWarningType,
  );
}

indexHooks.warnOfSubclass = (result) => checkExact("__index__", result, intType);

/** The complex that `__complex__` gives, or the double of a real number; undefined for what is no number. */
export function complexOf(value: Value): PyComplex | number | undefined {
  if (value instanceof PyComplex && value.cls === complexType) return value;
  const method = typeOf(value).special(Special.__complex__);
  if (method === null) return value instanceof PyComplex ? value : doubleOf(value);
  const result = callSpecial(method, value);
  if (result instanceof PyComplex) {
    checkExact("__complex__", result, complexType);
    return result;
  }
  throw typeError(`__complex__ returned non-complex (type ${typeName(result)})`);
}

/** `complexOf` as a complex, raising TypeError for what is no number. */
export function complexFrom(value: Value): PyComplex {
  const number = complexOf(value);
  if (number === undefined) throw typeError(`must be real number, not ${typeName(value)}`);
  return typeof number === "number" ? new PyComplex(number, 0) : number;
}
