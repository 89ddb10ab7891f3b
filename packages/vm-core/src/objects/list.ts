/** list: a growable array of values. */

import type { PyDict } from "./dict.js";
import { PyObject, type Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const listType: PyType = defineType("list", { pattern: "sequence" });

export class PyList extends PyObject {
  override cls: PyType;
  items: Value[];
  /** Instance attributes of a subclass instance. */
  attributes: PyDict | undefined = undefined;

  constructor(items: Value[], cls: PyType = listType) {
    super();
    this.items = items;
    this.cls = cls;
  }
}
