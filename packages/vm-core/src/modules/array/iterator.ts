/** Iterators over arrays. */

import { indexedState } from "../../builtins/iterator-state.js";
import { defineIterator } from "../../builtins/native-iterator.js";
import { NativeIterator } from "../../objects/iterator.js";
import type { Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import type { PyArray } from "./array.js";

const arrayIteratorType: PyType = defineType("arrayiterator", { module: "array", isSubclassable: false });

export class ArrayIterator extends NativeIterator {
  override cls: PyType = arrayIteratorType;
  /** undefined once exhausted. */
  array: PyArray | undefined;
  index = 0;

  constructor(array: PyArray) {
    super();
    this.array = array;
  }

  next(): Value | undefined {
    const { array } = this;
    if (array === undefined) return undefined;
    if (this.index < array.length) return array.at(this.index++);
    this.array = undefined;
    return undefined;
  }
}

defineIterator(
  arrayIteratorType,
  indexedState<ArrayIterator>({
    source: (self) => self.array,
    position: (self) => self.index,
    setPosition: (self, index) => {
      self.index = Math.max(0, index);
    },
  }),
);
