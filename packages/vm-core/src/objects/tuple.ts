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

  constructor(items: readonly Value[], cls: PyType = tupleType) {
    super();
    this.items = items;
    this.cls = cls;
  }
}

export const emptyTuple: PyTuple = new PyTuple([]);
