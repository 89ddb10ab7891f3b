/** The str class, and instances of its subclasses, which cannot be primitives. */

import type { PyDict } from "./dict.js";
import { PyObject } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const strType: PyType = defineType("str");

export class StrInstance extends PyObject {
  override cls: PyType;
  readonly value: string;
  attributes: PyDict | undefined = undefined;

  constructor(cls: PyType, value: string) {
    super();
    this.cls = cls;
    this.value = value;
  }
}
