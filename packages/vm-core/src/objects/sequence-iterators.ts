/** Iterators over lists and tuples. FOR_ITER advances them inline. */

import { NativeIterator } from "./iterator.js";
import type { PyList } from "./list.js";
import type { Value } from "./object.js";
import type { PyTuple } from "./tuple.js";
import { defineType, type PyType } from "./type.js";

export const listIteratorType: PyType = defineType("list_iterator", { isSubclassable: false });
export const listReverseIteratorType: PyType = defineType("list_reverseiterator", { isSubclassable: false });
export const tupleIteratorType: PyType = defineType("tuple_iterator", { isSubclassable: false });

/** Reads the live list: items appended meanwhile are visited. */
export class ListIterator extends NativeIterator {
  override cls: PyType = listIteratorType;
  /** undefined once exhausted, so that a list that grows later does not revive the iterator. */
  list: PyList | undefined;
  index = 0;

  constructor(list: PyList) {
    super();
    this.list = list;
  }

  next(): Value | undefined {
    const { list } = this;
    if (list === undefined) return undefined;
    const item = list.items[this.index];
    if (item === undefined) {
      this.list = undefined;
      return undefined;
    }
    this.index++;
    return item;
  }
}

export class ListReverseIterator extends NativeIterator {
  override cls: PyType = listReverseIteratorType;
  list: PyList | undefined;
  index: number;

  constructor(list: PyList) {
    super();
    this.list = list;
    this.index = list.items.length - 1;
  }

  next(): Value | undefined {
    const { list, index } = this;
    if (list === undefined) return undefined;
    const item = index < 0 ? undefined : list.items[index];
    if (item === undefined) {
      this.list = undefined;
      return undefined;
    }
    this.index--;
    return item;
  }
}

export class TupleIterator extends NativeIterator {
  override cls: PyType = tupleIteratorType;
  tuple: PyTuple | undefined;
  index = 0;

  constructor(tuple: PyTuple) {
    super();
    this.tuple = tuple;
  }

  next(): Value | undefined {
    const { tuple } = this;
    if (tuple === undefined) return undefined;
    const item = tuple.items[this.index];
    if (item === undefined) {
      this.tuple = undefined;
      return undefined;
    }
    this.index++;
    return item;
  }
}
