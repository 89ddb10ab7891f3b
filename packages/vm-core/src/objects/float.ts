/** float: a boxed IEEE 754 double. */

import type { PyDict } from "./dict.js";
import { PyObject } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const floatType: PyType = defineType("float");

/** The class is on the prototype: a float is as small as it can be. */
export class PyFloat extends PyObject {
  readonly value: number;

  constructor(value: number) {
    super();
    this.value = value;
  }
}
PyFloat.prototype.cls = floatType;

/** An instance of a subclass of float. */
export class FloatInstance extends PyFloat {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;

  constructor(cls: PyType, value: number) {
    super(value);
    this.cls = cls;
  }
}
