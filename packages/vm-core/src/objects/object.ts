/**
 * What a Python value is in JavaScript.
 *
 * int is `number` in the safe range and `bigint` outside, always normalised; str is `string`; bool and None are
 * `boolean` and `null`; everything else is a `PyObject`. A JavaScript number is always an int: floats are `PyFloat`.
 * `undefined` is never a value: it means unbound, exhausted, or unwinding.
 */

import type { PyType } from "./type.js";

export type Value = number | bigint | string | boolean | null | PyObject;

/** Keyword arguments of a call, in order; null for none. */
export type Keywords = ReadonlyMap<string, Value> | null;

export abstract class PyObject {
  /** The object's class. Stored per object, or on the prototype where instances of subclasses have their own JS class. */
  declare cls: PyType;
}
