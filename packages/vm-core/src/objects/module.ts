/** module objects. */

import { PyDict } from "./dict.js";
import { PyObject } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const moduleType: PyType = defineType("module", { instancesHaveDict: true });

export class PyModule extends PyObject {
  override cls: PyType;
  /** The module's namespace, which is also its instance dict. */
  attributes: PyDict;

  constructor(cls: PyType = moduleType, attributes: PyDict = new PyDict()) {
    super();
    this.cls = cls;
    this.attributes = attributes;
  }
}
