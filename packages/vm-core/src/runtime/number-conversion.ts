/** Values as C doubles and integers, as formatting and native functions take their arguments. */

import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { typeOf } from "../objects/type-of.js";
import { callSpecial } from "./calls.js";
import { typeError } from "./errors.js";
import { type Int, intToDouble } from "./integers.js";
import { asIndex, floatOf, intOf, typeName } from "./primitives.js";

/** The double of a float or of what has `__float__` or `__index__` (PyFloat_AsDouble). Raises TypeError for the rest. */
export function asFloat(value: Value): number {
  const double = floatOf(value);
  if (double !== undefined) return double;
  const integer = intOf(value);
  if (integer !== undefined) return intToDouble(integer);
  const type = typeOf(value);
  const method = type.special(Special.__float__);
  if (method !== null) {
    const result = callSpecial(method, value);
    const converted = floatOf(result);
    if (converted === undefined)
      throw typeError(`${type.name}.__float__() must return a float, not ${typeName(result)}`);
    return converted;
  }
  if (type.special(Special.__index__) !== null) return intToDouble(asIndex(value));
  throw typeError(`must be real number, not ${type.name}`);
}

/** int(number) of what has `__int__` or `__index__`. Raises TypeError for the rest. */
export function asInteger(value: Value): Int {
  const integer = intOf(value);
  if (integer !== undefined) return integer;
  const method = typeOf(value).special(Special.__int__);
  if (method === null) return asIndex(value);
  const result = callSpecial(method, value);
  const converted = intOf(result);
  if (converted === undefined) throw typeError(`__int__ returned non-int (type ${typeName(result)})`);
  return converted;
}
