/** Instances of user classes: a shape, four slots in the object and an array for the rest. */

import type { PyDict } from "./dict.js";
import { PyObject, type Value } from "./object.js";
import type { Shape } from "./shape.js";
import type { PyType } from "./type.js";

export const INLINE_SLOTS = 4;

/**
 * Slot `i` is field `s<i>` below `INLINE_SLOTS` and `rest[i - INLINE_SLOTS]` above; `undefined` is an unset slot.
 * When the shape says dictionary, attributes are in `attributes` and only `__slots__` members stay in slots.
 */
export class PyInstance extends PyObject {
  override cls: PyType;
  shape: Shape;
  s0: Value | undefined = undefined;
  s1: Value | undefined = undefined;
  s2: Value | undefined = undefined;
  s3: Value | undefined = undefined;
  rest: (Value | undefined)[] | undefined = undefined;
  attributes: PyDict | undefined = undefined;

  constructor(cls: PyType, shape: Shape) {
    super();
    this.cls = cls;
    this.shape = shape;
  }

  slot(index: number): Value | undefined {
    switch (index) {
      case 0:
        return this.s0;
      case 1:
        return this.s1;
      case 2:
        return this.s2;
      case 3:
        return this.s3;
      default:
        return this.rest === undefined ? undefined : this.rest[index - INLINE_SLOTS];
    }
  }

  setSlot(index: number, value: Value | undefined): void {
    switch (index) {
      case 0:
        this.s0 = value;
        break;
      case 1:
        this.s1 = value;
        break;
      case 2:
        this.s2 = value;
        break;
      case 3:
        this.s3 = value;
        break;
      default: {
        this.rest ??= [];
        const at = index - INLINE_SLOTS;
        while (this.rest.length < at) this.rest.push(undefined);
        this.rest[at] = value;
      }
    }
  }
}
