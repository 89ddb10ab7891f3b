/** super objects: attribute look-up that starts after a class in another's method resolution order. */

import { PyObject, type Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const superType: PyType = defineType("super");

export class PySuper extends PyObject {
  override cls: PyType;
  /** Look-up starts after this class; null until `__init__`. */
  thisClass: PyType | null = null;
  /** The bound object or class; undefined for an unbound super. */
  self: Value | undefined = undefined;
  /** The class whose order is searched: that of the object, or the class itself. */
  selfClass: PyType | null = null;

  constructor(cls: PyType = superType) {
    super();
    this.cls = cls;
  }
}
