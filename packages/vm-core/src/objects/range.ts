/** range: an arithmetic progression of ints. */

import { NativeIterator } from "./iterator.js";
import { PyObject, type Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const rangeType: PyType = defineType("range", { isSubclassable: false, pattern: "sequence" });
export const rangeIteratorType: PyType = defineType("range_iterator");
export const longRangeIteratorType: PyType = defineType("longrange_iterator");

export class PyRange extends PyObject {
  override cls: PyType = rangeType;
  readonly start: number | bigint;
  readonly stop: number | bigint;
  readonly step: number | bigint;
  readonly length: number | bigint;

  constructor(start: number | bigint, stop: number | bigint, step: number | bigint, length: number | bigint) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.length = length;
  }
}

/** Iterator over a range all of whose items, and `stop + step`, are safe integers. FOR_ITER advances it inline. */
export class RangeIterator extends NativeIterator {
  override cls: PyType = rangeIteratorType;
  current: number;
  readonly step: number;
  remaining: number;

  constructor(start: number, step: number, length: number) {
    super();
    this.current = start;
    this.step = step;
    this.remaining = length;
  }

  next(): Value | undefined {
    if (this.remaining <= 0) return undefined;
    this.remaining--;
    const { current } = this;
    this.current = current + this.step;
    return current;
  }
}
