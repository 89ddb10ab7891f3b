/** sys.getsizeof: the sizes that CPython's objects of the same contents have on a 64-bit machine. */

import { PyByteArray } from "../objects/bytearray.js";
import { PyBytes } from "../objects/bytes.js";
import { PyDict } from "../objects/dict.js";
import { typeErrorType } from "../objects/exception.js";
import { PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { PySet } from "../objects/set.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import { objectType, PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { callSpecial } from "../runtime/calls.js";
import { codePoints } from "../runtime/code-points.js";
import { caught, typeError, valueError } from "../runtime/errors.js";
import { bitLength } from "../runtime/integers.js";
import { asSize, intOf, textOf, typeName } from "../runtime/primitives.js";

const COLLECTOR_HEADER = 16;
const POINTER = 8;

/** getsizeof(object[, default]): the object's own `__sizeof__` if its class has one, else an estimate. */
export function sizeOf(object: Value, fallback?: Value): Value {
  try {
    const method = typeOf(object).special(Special.__sizeof__);
    if (method === null || method === objectType.special(Special.__sizeof__) || !typeOf(object).isHeapType) {
      return estimate(object);
    }
    const size = callSpecial(method, object);
    if (intOf(size) === undefined) throw typeError(`'${typeName(size)}' object cannot be interpreted as an integer`);
    if (asSize(size) < 0) throw valueError("__sizeof__() should return >= 0");
    return asSize(size) + COLLECTOR_HEADER;
  } catch (error) {
    if (fallback === undefined || caught(error, typeErrorType) === null) throw error;
    return fallback;
  }
}

function estimate(object: Value): number {
  if (object === null) return 16;
  const text = textOf(object);
  if (text !== undefined) return sizeOfText(text);
  const number = intOf(object);
  if (number !== undefined) return 24 + 4 * Math.max(1, Math.ceil(bitLength(number) / 30));
  if (object instanceof PyList) return 56 + POINTER * object.items.length;
  if (object instanceof PyTuple) return 24 + COLLECTOR_HEADER + POINTER * object.items.length;
  if (object instanceof PyBytes) return 33 + object.bytes.length;
  if (object instanceof PyByteArray) return object.bytes.length === 0 ? 56 : 57 + object.bytes.length;
  if (object instanceof PyDict) return sizeOfTable(64, object.size, 8, 184);
  if (object instanceof PySet) return 216 + (object.size <= 4 ? 0 : COLLECTOR_HEADER * powerOfTwo(object.size * 2));
  if (object instanceof PyType) return 1688;
  return fixedSizes.get(typeOf(object).name) ?? 48;
}

const fixedSizes: ReadonlyMap<string, number> = new Map([
  ["float", 24],
  ["complex", 32],
  ["function", 160],
  ["method", 64],
  ["builtin_function_or_method", 72],
  ["module", 72],
  ["range", 48],
  ["slice", 56],
  ["generator", 200],
  ["cell", 40],
]);

function sizeOfText(text: string): number {
  const points = codePoints(text);
  const largest = points.reduce((left, right) => Math.max(left, right), 0);
  if (largest < 0x80) return 41 + points.length;
  if (largest < 0x100) return 57 + points.length;
  return largest < 0x10000 ? 58 + 2 * points.length : 60 + 4 * points.length;
}

function sizeOfTable(empty: number, count: number, smallest: number, smallestSize: number): number {
  if (count === 0) return empty;
  if (count <= (smallest * 2) / 3) return smallestSize;
  return 104 + powerOfTwo((count * 3) / 2) * 17;
}

function powerOfTwo(least: number): number {
  let size = 8;
  while (size < least) size *= 2;
  return size;
}
