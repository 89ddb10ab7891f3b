/** int and bool classes, and instances of subclasses of int, which cannot be primitives. */

import type { PyDict } from "./dict.js";
import { PyObject } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const intType: PyType = defineType("int");
export const boolType: PyType = defineType("bool", { base: intType, isSubclassable: false });

export class IntInstance extends PyObject {
  override cls: PyType;
  readonly value: number | bigint;
  attributes: PyDict | undefined = undefined;

  constructor(cls: PyType, value: number | bigint) {
    super();
    this.cls = cls;
    this.value = value;
  }
}
boolType.layoutOwner = intType;
