/** Reading ints and strings out of values, subclasses included, and normalising ints. */

import { PyFloat } from "../objects/float.js";
import { IntInstance } from "../objects/int-instance.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { StrInstance } from "../objects/str-instance.js";
import { typeOf } from "../objects/type-of.js";
import { callSpecial } from "./calls.js";
import { indexError, overflowError, typeError } from "./errors.js";

/** The number behind an int, bool or instance of a subclass; undefined for anything else. Does not call `__index__`. */
export function intOf(value: Value): number | bigint | undefined {
  switch (typeof value) {
    case "number":
    case "bigint":
      return value;
    case "boolean":
      return value ? 1 : 0;
    default:
      return value instanceof IntInstance ? value.value : undefined;
  }
}

/** The text behind a str or instance of a subclass; undefined for anything else. */
export function textOf(value: Value): string | undefined {
  if (typeof value === "string") return value;
  return value instanceof StrInstance ? value.value : undefined;
}

/** The double behind a float or instance of a subclass; undefined for anything else. */
export function floatOf(value: Value): number | undefined {
  return value instanceof PyFloat ? value.value : undefined;
}

/** The name of a value's class, as messages quote it: that of a native module's class is dotted. */
export function typeName(value: Value): string {
  const { name, builtinModule } = typeOf(value);
  return builtinModule === null || builtinModule === "builtins" ? name : `${builtinModule}.${name}`;
}

/** Brings a bigint back to a number when it is a safe integer. */
export function normalizeInt(value: bigint): number | bigint {
  if (value <= 9007199254740991n && value >= -9007199254740991n) return Number(value);
  return value;
}

/** What asIndex needs of warnings, which are made of what is in this file. */
export const indexHooks: {
  /** Warns of an `__index__` that returned a bool or an instance of another subclass of int. */
  warnOfSubclass: (result: Value) => void;
} = { warnOfSubclass: () => {} };

/** operator.index(value). Raises TypeError for what has no `__index__`. */
export function asIndex(value: Value): number | bigint {
  const direct = intOf(value);
  if (direct !== undefined) return direct;
  const method = typeOf(value).special(Special.__index__);
  if (method === null) throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  const result = callSpecial(method, value);
  const index = intOf(result);
  if (index === undefined) throw typeError(`__index__ returned non-int (type ${typeName(result)})`);
  if (typeof result !== "number" && typeof result !== "bigint") indexHooks.warnOfSubclass(result);
  return index;
}

/** One beyond the largest Py_ssize_t. */
const SIZE_END = 2n ** 63n;

/** An index as a JavaScript number. Raises OverflowError beyond 64 bits; rounds beyond 53, which no container reaches. */
export function asSize(value: Value): number {
  const index = asIndex(value);
  if (typeof index === "number") return index;
  // As bigints: the nearest number to sys.maxsize is beyond it.
  if (index >= SIZE_END || index < -SIZE_END) {
    throw overflowError(`cannot fit '${typeName(value)}' into an index-sized integer`);
  }
  return Number(index);
}

/** A subscript as a JavaScript number: like asSize, raising IndexError. */
export function asPosition(value: Value): number {
  const index = asIndex(value);
  if (typeof index === "number") return index;
  if (index >= SIZE_END || index < -SIZE_END) {
    throw indexError(`cannot fit '${typeName(value)}' into an index-sized integer`);
  }
  return Number(index);
}

/** A size that a function takes as its argument: like asSize, with the message that CPython has for those. */
export function asSizeArgument(value: Value): number {
  const index = asIndex(value);
  if (typeof index === "number") return index;
  if (index >= SIZE_END || index < -SIZE_END) throw overflowError("Python int too large to convert to C ssize_t");
  return Number(index);
}

const MAXIMUM_INT = 2 ** 31;

/** An argument that is a C int. Raises OverflowError beyond 32 bits. */
export function asIntArgument(value: Value): number {
  const index = asIndex(value);
  if (index >= MAXIMUM_INT || index < -MAXIMUM_INT) throw overflowError("Python int too large to convert to C int");
  return Number(index);
}

/** An index clamped to the safe range, as slices and `max` arguments want it. */
export function asClampedIndex(value: Value): number {
  const index = asIndex(value);
  if (typeof index === "number") return index;
  return index > 0n ? Number.MAX_SAFE_INTEGER : -Number.MAX_SAFE_INTEGER;
}
