/** tuple: a fixed array of values. */

import type { PyDict } from "./dict.js";
import { PyObject, type Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const tupleType: PyType = defineType("tuple", { pattern: "sequence" });

export class PyTuple extends PyObject {
  override cls: PyType;
  /** Never changed after construction. */
  readonly items: readonly Value[];
  /** Instance attributes of a subclass instance. */
  attributes: PyDict | undefined = undefined;
  /** The halves of the hash once computed, else zeros. */
  hashLow = 0;
  hashHigh = 0;

  constructor(items: readonly Value[], cls: PyType = tupleType) {
    super();
    this.items = items;
    this.cls = cls;
  }
}

/**
 * True when two tuples of exactly this class have the same items, which makes them equal without asking any. False says
 * nothing.
 */
export function haveSameItems(left: Value, right: Value): boolean {
  if (!(left instanceof PyTuple && right instanceof PyTuple)) return false;
  if (left.cls !== tupleType || right.cls !== tupleType) return false;
  const { items } = left;
  const others = right.items;
  if (items.length !== others.length) return false;
  for (let index = 0; index < items.length; index++) if (items[index] !== others[index]) return false;
  return true;
}

export const emptyTuple: PyTuple = new PyTuple([]);

/** A tuple of exactly this class; there is only one that is empty. */
export function tupleOf(items: readonly Value[]): PyTuple {
  return items.length === 0 ? emptyTuple : new PyTuple(items);
}
