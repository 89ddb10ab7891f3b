/** Cells: variables shared between a scope and the scopes nested in it. */

import { PyObject, type Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const cellType: PyType = defineType("cell", { module: "builtins", isSubclassable: false });

export class PyCell extends PyObject {
  override cls: PyType = cellType;
  /** undefined while empty. */
  content: Value | undefined;

  constructor(content: Value | undefined) {
    super();
    this.content = content;
  }
}
