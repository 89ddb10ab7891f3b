/** The classes of None, NotImplemented and Ellipsis, and the latter two objects. */

import { PyObject } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const noneType: PyType = defineType("NoneType", { isSubclassable: false });
export const notImplementedType: PyType = defineType("NotImplementedType", { isSubclassable: false });
export const ellipsisType: PyType = defineType("ellipsis", { isSubclassable: false });

/** An object that exists once. */
export class PySingleton extends PyObject {
  override cls: PyType;

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }
}

export const NotImplemented: PySingleton = new PySingleton(notImplementedType);
export const Ellipsis: PySingleton = new PySingleton(ellipsisType);
