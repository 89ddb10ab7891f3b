/** slice: start, stop and step, any values. */

import { PyObject, type Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const sliceType: PyType = defineType("slice", { isSubclassable: false });

export class PySlice extends PyObject {
  override cls: PyType = sliceType;
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;

  constructor(start: Value, stop: Value, step: Value) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}
