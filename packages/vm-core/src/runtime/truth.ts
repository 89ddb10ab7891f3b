/** Truth value testing: `bool(value)`. */

import { dictType, PyDict } from "../objects/dict.js";
import { floatType, PyFloat } from "../objects/float.js";
import { listType, PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple, tupleType } from "../objects/tuple.js";
import { typeOf } from "../objects/type-of.js";
import { callSpecial } from "./calls.js";
import { typeError, valueError } from "./errors.js";
import { asSize, typeName } from "./primitives.js";

/** bool(value). Raises what `__bool__` and `__len__` raise, and TypeError or ValueError for what they must not return. */
export function isTrue(value: Value): boolean {
  switch (typeof value) {
    case "boolean":
      return value;
    case "number":
      return value !== 0;
    case "string":
      return value !== "";
    case "bigint":
      return true;
    default:
      return value === null ? false : isObjectTrue(value);
  }
}

function isObjectTrue(value: Exclude<Value, null>): boolean {
  if (value instanceof PyFloat && value.cls === floatType) return value.value !== 0;
  if (value instanceof PyList && value.cls === listType) return value.items.length !== 0;
  if (value instanceof PyTuple && value.cls === tupleType) return value.items.length !== 0;
  if (value instanceof PyDict && value.cls === dictType) return value.size !== 0;
  const type = typeOf(value);
  const bool = type.special(Special.__bool__);
  if (bool !== null) {
    const result = callSpecial(bool, value);
    if (typeof result === "boolean") return result;
    throw typeError(`__bool__ should return bool, returned ${typeName(result)}`);
  }
  if (type.isHeapType && type.lookup("__bool__") === null) {
    throw typeError(`'${type.name}' cannot be interpreted as a boolean`);
  }
  const length = type.special(Special.__len__);
  if (length === null) return true;
  const size = asSize(callSpecial(length, value));
  if (size < 0) throw valueError("__len__() should return >= 0");
  return size !== 0;
}
