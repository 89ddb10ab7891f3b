/** Iterators written in TypeScript. */

import { PyObject, type Value } from "./object.js";

/** `__iter__` of every native iterator is itself; `__next__` is `next` with StopIteration for undefined. */
export abstract class NativeIterator extends PyObject {
  /** The next item, or undefined when exhausted; stays exhausted. May raise. */
  abstract next(): Value | undefined;

  /** Visits the items that are left until `visit` returns false, where that is quicker than `next`; else returns false. */
  visitItems(_visit: (item: Value) => boolean | undefined | void): boolean {
    return false;
  }

  /** What the StopIteration after the last `next` carries: a generator's return value. */
  stopValue(): Value {
    return null;
  }

  /** True when it ends as the iterator ends that `next` has asked last: then a StopIteration of that one is passed on. */
  get passesStopIteration(): boolean {
    return false;
  }
}

/** An iterator whose `next` is one call, and what it makes of the result. */
export abstract class CallingIterator extends NativeIterator {
  /** What is called; undefined at the end. */
  abstract readonly target: Value | undefined;

  /** The item that a result stands for; undefined when it is the end. May raise. */
  abstract take(result: Value): Value | undefined;

  /** The call has raised StopIteration. */
  abstract end(): void;
}
