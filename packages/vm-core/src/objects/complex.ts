/** complex: a pair of doubles. */

import type { PyDict } from "./dict.js";
import { PyObject } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const complexType: PyType = defineType("complex");

export class PyComplex extends PyObject {
  override cls: PyType;
  readonly real: number;
  readonly imag: number;
  attributes: PyDict | undefined = undefined;

  constructor(real: number, imag: number, cls: PyType = complexType) {
    super();
    this.real = real;
    this.imag = imag;
    this.cls = cls;
  }
}
