/** The iterator protocol for native code. */

import { indexErrorType, stopIterationType, typeErrorType } from "../objects/exception.js";
import { NativeIterator } from "../objects/iterator.js";
import { listType, PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { RangeIterator } from "../objects/range.js";
import { ListIterator } from "../objects/sequence-iterators.js";
import { Special } from "../objects/specials.js";
import { PyTuple, tupleType } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { callSpecial } from "./calls.js";
import { caught, PythonError, stopIteration, typeError, valueError } from "./errors.js";
import { chargeMemory } from "./memory.js";
import { intOf, typeName } from "./primitives.js";
import { pollSafePoint, thread } from "./thread.js";

export const sequenceIteratorType: PyType = defineType("iterator", { isSubclassable: false });

/** Iterates a class that has `__getitem__` and no `__iter__`. */
export class SequenceIterator extends NativeIterator {
  override cls: PyType = sequenceIteratorType;
  sequence: Value | undefined;
  index = 0;

  constructor(sequence: Value) {
    super();
    this.sequence = sequence;
  }

  next(): Value | undefined {
    const { sequence } = this;
    if (sequence === undefined) return undefined;
    const method = typeOf(sequence).special(Special.__getitem__);
    try {
      return callSpecial(method, sequence, this.index++);
    } catch (error) {
      if (caught(error, indexErrorType) === null && caught(error, stopIterationType) === null) throw error;
      this.sequence = undefined;
      return undefined;
    }
  }
}

/** iter(value). Raises TypeError when it is not iterable. */
export function getIterator(value: Value): Value {
  // Coroutines are native iterators without being iterable.
  const isIterator = value instanceof NativeIterator && !value.cls.isHeapType;
  if (isIterator && value.cls.special(Special.__iter__) !== null) return value;
  const type = typeOf(value);
  const method = type.special(Special.__iter__);
  if (method === null) {
    // `__iter__ = None` says that the class is not iterable.
    const isSequence = type.lookup("__iter__") === undefined && type.special(Special.__getitem__) !== null;
    if (isSequence && (type.isHeapType ? type.patternKind !== "mapping" : type.patternKind === "sequence"))
      return new SequenceIterator(value);
    throw typeError(`'${type.messageName}' object is not iterable`);
  }
  const iterator = callSpecial(method, value);
  if (!(iterator instanceof NativeIterator) && typeOf(iterator).special(Special.__next__) === null) {
    throw typeError(`iter() returned non-iterator of type '${typeName(iterator)}'`);
  }
  return iterator;
}

/** The next item, or undefined when the iterator is exhausted. */
export function iterNext(iterator: Value): Value | undefined {
  if (iterator instanceof ListIterator) {
    const item = iterator.next();
    if (item === undefined) thread.stopped = null;
    return item;
  }
  try {
    // A subclass written in Python may have its own `__next__`; a native one may pass on the StopIteration of a function.
    if (iterator instanceof NativeIterator && !iterator.cls.isHeapType) {
      const item = iterator.next();
      if (item === undefined && !iterator.passesStopIteration) thread.stopped = null;
      return item;
    }
    const method = typeOf(iterator).special(Special.__next__);
    if (method === null) throw typeError(`'${typeName(iterator)}' object is not an iterator`);
    return callSpecial(method, iterator);
  } catch (error) {
    const stop = caught(error, stopIterationType);
    if (stop === null) throw error;
    thread.stopped = stop;
    return undefined;
  }
}

/** What `__next__` raises after `next` of a native iterator has found the end. */
export function endOf(iterator: NativeIterator): PythonError {
  const stopped = iterator.passesStopIteration ? thread.stopped : null;
  return stopped === null ? stopIteration(iterator.stopValue() ?? undefined) : new PythonError(stopped);
}

/** Calls `visit` for each item until it returns false. */
export function forEachItem(iterable: Value, visit: (item: Value) => boolean | undefined | void): void {
  forEachLeft(getIterator(iterable), visit);
}

/** Calls `visit` for each item that an iterator has left until it returns false. */
export function forEachLeft(iterator: Value, visit: (item: Value) => boolean | undefined | void): void {
  let count = 0;
  if (iterator instanceof NativeIterator && !iterator.cls.isHeapType) {
    if (iterator instanceof ListIterator || iterator instanceof RangeIterator) {
      // These raise nothing, so that there is nothing to catch.
      for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
        if (visit(item) === false) return;
        if ((++count & 1023) === 0) pollSafePoint();
      }
      return;
    }
    try {
      if (!iterator.visitItems(visit)) visitEach(iterator, visit);
    } finally {
      iterator.release();
    }
    return;
  }
  visitEach(iterator, visit);
}

function visitEach(iterator: Value, visit: (item: Value) => boolean | undefined | void): void {
  let count = 0;
  for (let item = iterNext(iterator); item !== undefined; item = iterNext(iterator)) {
    if (visit(item) === false) return;
    if ((++count & 1023) === 0) pollSafePoint();
  }
}

/** Says that code which got an iterator from the operand stack lets it go. */
export function release(iterator: Value): void {
  if (iterator instanceof NativeIterator) iterator.release();
}

/** From this length on an array of items is charged for. */
const LONG = 4096;
const BYTES_PER_ITEM = 8;

/** All items in a fresh array. */
export function toArray(iterable: Value): Value[] {
  if (
    (iterable instanceof PyList && iterable.cls === listType) ||
    (iterable instanceof PyTuple && iterable.cls === tupleType)
  ) {
    if (iterable.items.length >= LONG) chargeMemory(iterable.items.length * BYTES_PER_ITEM);
    return iterable.items.slice();
  }
  const items: Value[] = [];
  forEachItem(iterable, (item) => {
    if ((items.push(item) & (LONG - 1)) === 0) chargeMemory(LONG * BYTES_PER_ITEM);
  });
  return items;
}

/** operator.length_hint(value, fallback). */
export function lengthHint(value: Value, fallback: number): number {
  const type = typeOf(value);
  for (const [index, isHint] of [
    [Special.__len__, false],
    [Special.__length_hint__, true],
  ] as const) {
    const method = type.special(index);
    if (method === null) continue;
    let result: Value;
    try {
      result = callSpecial(method, value);
    } catch (error) {
      if (caught(error, typeErrorType) === null) throw error;
      continue;
    }
    const hint = intOf(result);
    if (hint === undefined) {
      const { name } = typeOf(result);
      if (isHint && name === "NotImplementedType") continue;
      throw typeError(
        isHint
          ? `__length_hint__ must be an integer, not ${name}`
          : `'${name}' object cannot be interpreted as an integer`,
      );
    }
    if (hint < 0) throw valueError(`${isHint ? "__length_hint__" : "__len__"}() should return >= 0`);
    return Number(hint);
  }
  return fallback;
}
