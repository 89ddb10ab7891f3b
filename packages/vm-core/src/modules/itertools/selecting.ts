/** itertools that pass on some of the items: compress, dropwhile, filterfalse, islice, takewhile. */

import { defineIterator } from "../../builtins/native-iterator.js";
import { overflowErrorType, typeErrorType } from "../../objects/exception.js";
import { WrappingIterator, wrappingTypes } from "../../objects/iterator.js";
import type { Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { call1 } from "../../runtime/calls.js";
import { caught, typeError, valueError } from "../../runtime/errors.js";
import { getIterator, iterNext } from "../../runtime/iteration.js";
import { constructor } from "../../runtime/native-definitions.js";
import { asSize } from "../../runtime/primitives.js";
import { pollSafePoint, thread } from "../../runtime/thread.js";
import { isTrue } from "../../runtime/truth.js";

export const compressType: PyType = defineType("compress", { module: "itertools" });
export const dropWhileType: PyType = defineType("dropwhile", { module: "itertools" });
export const filterFalseType: PyType = defineType("filterfalse", { module: "itertools" });
export const isliceType: PyType = defineType("islice", { module: "itertools" });
export const takeWhileType: PyType = defineType("takewhile", { module: "itertools" });

for (const type of [compressType, dropWhileType, filterFalseType, isliceType, takeWhileType]) wrappingTypes.add(type);

class Compress extends WrappingIterator {
  override cls: PyType;
  private readonly data: Value;
  private readonly selectors: Value;

  constructor(data: Value, selectors: Value, cls: PyType) {
    super();
    this.data = data;
    this.selectors = selectors;
    this.cls = cls;
  }

  override get passesStopIteration(): boolean {
    return true;
  }

  next(): Value | undefined {
    for (let count = 1; ; count++) {
      const item = iterNext(this.data);
      if (item === undefined) return undefined;
      const selector = iterNext(this.selectors);
      if (selector === undefined) return undefined;
      if (isTrue(selector)) return item;
      if ((count & 1023) === 0) pollSafePoint();
    }
  }
}

defineIterator(compressType, [
  constructor(
    "(data, selectors)",
    (cls: PyType, data: Value, selectors: Value) => {
      const iterators = [getIterator(data), getIterator(selectors)] as const;
      return new Compress(...iterators, cls).holding(iterators);
    },
    "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.",
  ),
]);

/** An iterator over another with a predicate. */
abstract class Filtering extends WrappingIterator {
  override cls: PyType;
  protected readonly test: Value;
  protected readonly iterator: Value;
  protected isStarted = false;

  constructor(test: Value, iterator: Value, cls: PyType) {
    super();
    this.test = test;
    this.iterator = iterator;
    this.cls = cls;
  }
}

class DropWhile extends Filtering {
  override get passesStopIteration(): boolean {
    return true;
  }

  next(): Value | undefined {
    for (let count = 1; ; count++) {
      const item = iterNext(this.iterator);
      if (item === undefined || this.isStarted) return item;
      if (!isTrue(call1(this.test, item))) {
        this.isStarted = true;
        return item;
      }
      if ((count & 1023) === 0) pollSafePoint();
    }
  }
}

class FilterFalse extends Filtering {
  override get passesStopIteration(): boolean {
    return true;
  }

  next(): Value | undefined {
    for (let count = 1; ; count++) {
      const item = iterNext(this.iterator);
      if (item === undefined) return undefined;
      if (!isTrue(this.test === null ? item : call1(this.test, item))) return item;
      if ((count & 1023) === 0) pollSafePoint();
    }
  }
}

class TakeWhile extends Filtering {
  override get passesStopIteration(): boolean {
    return true;
  }

  next(): Value | undefined {
    if (this.isStarted) return this.stop();
    const item = iterNext(this.iterator);
    if (item === undefined) return undefined;
    if (isTrue(call1(this.test, item))) return item;
    // From here on it is exhausted.
    this.isStarted = true;
    return this.stop();
  }

  private stop(): undefined {
    thread.stopped = null;
    return undefined;
  }
}

defineIterator(dropWhileType, [
  constructor(
    "(predicate, iterable, /)",
    (cls: PyType, test: Value, iterable: Value) => {
      const iterator = getIterator(iterable);
      return new DropWhile(test, iterator, cls).holding([iterator]);
    },
    "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.",
  ),
]);
defineIterator(filterFalseType, [
  constructor(
    "(function, iterable, /)",
    (cls: PyType, test: Value, iterable: Value) => {
      const iterator = getIterator(iterable);
      return new FilterFalse(test, iterator, cls).holding([iterator]);
    },
    "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.",
  ),
]);
defineIterator(takeWhileType, [
  constructor(
    "(predicate, iterable, /)",
    (cls: PyType, test: Value, iterable: Value) => {
      const iterator = getIterator(iterable);
      return new TakeWhile(test, iterator, cls).holding([iterator]);
    },
    "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
  ),
]);

class Slice extends WrappingIterator {
  override cls: PyType;
  private iterator: Value | undefined;
  private position = 0;
  private wanted: number;
  private readonly stop: number;
  private readonly step: number;

  constructor(iterator: Value, start: number, stop: number, step: number, cls: PyType) {
    super();
    this.iterator = iterator;
    this.wanted = start;
    this.stop = stop;
    this.step = step;
    this.cls = cls;
  }

  override get passesStopIteration(): boolean {
    return true;
  }

  next(): Value | undefined {
    const { iterator, stop } = this;
    if (iterator === undefined) return this.finishBefore();
    while (this.position < this.wanted) {
      if (iterNext(iterator) === undefined) return this.finish();
      if ((++this.position & 1023) === 0) pollSafePoint();
    }
    if (this.position >= stop) return this.finishBefore();
    const item = iterNext(iterator);
    if (item === undefined) return this.finish();
    this.position++;
    this.wanted = Math.min(this.wanted + this.step, stop);
    return item;
  }

  /** Ends although the iterator may have more. */
  private finishBefore(): undefined {
    thread.stopped = null;
    return this.finish();
  }

  private finish(): undefined {
    this.iterator = undefined;
    this.release();
    return undefined;
  }
}

const RANGE = "must be None or an integer: 0 <= x <= sys.maxsize.";

/** A bound of islice; undefined for what is no index-sized integer. */
function bound(value: Value): number | undefined {
  try {
    return asSize(value);
  } catch (error) {
    if (caught(error, typeErrorType) === null && caught(error, overflowErrorType) === null) throw error;
    return undefined;
  }
}

function stopBound(value: Value): number {
  if (value === null) return Number.POSITIVE_INFINITY;
  const stop = bound(value);
  if (stop === undefined || stop === -1) throw valueError(`Stop argument for islice() ${RANGE}`);
  return stop;
}

defineIterator(isliceType, [
  constructor(
    "(*args)",
    (cls: PyType, args: readonly Value[]) => {
      const [iterable, first, second, third = null] = args;
      if (iterable === undefined || first === undefined || args.length > 4) {
        const [relation, limit] = args.length < 2 ? ["least", 2] : ["most", 4];
        throw typeError(`islice expected at ${relation} ${limit} arguments, got ${args.length}`);
      }
      const start = second === undefined || first === null ? 0 : (bound(first) ?? -1);
      const stop = stopBound(second === undefined ? first : second);
      if (start < 0 || stop < 0) throw valueError(`Indices for islice() ${RANGE}`);
      const step = third === null ? 1 : (bound(third) ?? -1);
      if (step < 1) throw valueError("Step for islice() must be a positive integer or None.");
      const iterator = getIterator(iterable);
      return new Slice(iterator, start, stop, step, cls).holding([iterator]);
    },
    "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.",
  ),
]);
