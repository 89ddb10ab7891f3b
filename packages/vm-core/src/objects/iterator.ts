/** Iterators written in TypeScript. */

import { PyObject, type Value } from "./object.js";
import type { PyType } from "./type.js";

/** `__iter__` of every native iterator is itself; `__next__` is `next` with StopIteration for undefined. */
export abstract class NativeIterator extends PyObject {
  /** The next item, or undefined when exhausted; stays exhausted. May raise. */
  abstract next(): Value | undefined;

  /** Visits the items that are left until `visit` returns false, where that is quicker than `next`; else returns false. */
  visitItems(_visit: (item: Value) => boolean | undefined | void): boolean {
    return false;
  }

  /** Whether one place alone holds it, which calls `release` when it lets it go. */
  isTemporary(): boolean {
    return false;
  }

  /** Ends a temporary as its going would. */
  release(): void {}

  /** What the StopIteration after the last `next` carries: a generator's return value. */
  stopValue(): Value {
    return null;
  }

  /** True when it ends as the iterator ends that `next` has asked last: then a StopIteration of that one is passed on. */
  get passesStopIteration(): boolean {
    return false;
  }
}

/**
 * An iterator over pairs. A loop that takes each item apart at once asks for its two values, and no tuple is made; it may do
 * so and call `next` in turns.
 */
export interface PairIterator {
  /** Whether the items are pairs. */
  readonly makesPairs: boolean;
  /** The values of the item that `nextPair` has found. */
  first: Value;
  second: Value;
  /** Goes to the next item; false at the end. Raises what `next` does, but for StopIteration. */
  nextPair(): boolean;
}

/** Builtin classes whose instances are pair iterators. */
export const pairIteratorTypes = new Set<PyType>();

/** Filled in by the interpreter. */
export const iteratorHooks = {
  /** Whether the result of the call that makes `iterator` comes to one place alone, see `interpreter/temporaries.ts`. */
  isTemporaryResult: (_iterator: NativeIterator): boolean => false,
};

/** Classes whose constructors keep the iterators that they are given in their instance and nowhere else. */
export const wrappingTypes = new Set<PyType>();

/** An iterator over others that may have them for itself, so that they go when it goes. */
export abstract class WrappingIterator extends NativeIterator {
  /** Those that go; null when it is not a temporary itself. */
  private held: NativeIterator[] | null = null;

  override isTemporary(): boolean {
    return this.held !== null;
  }

  override release(): void {
    const { held } = this;
    this.held = null;
    if (held === null) return;
    for (const iterator of held.reverse()) iterator.release();
  }

  /** Takes over those of the iterators that are temporaries. Returns itself. */
  holding(iterators: readonly Value[]): this {
    if (!iterators.some(isTemporary)) return this;
    if (iteratorHooks.isTemporaryResult(this)) this.held = iterators.filter(isTemporary);
    return this;
  }
}

function isTemporary(value: Value): value is NativeIterator {
  return value instanceof NativeIterator && value.isTemporary();
}

/** An iterator whose `next` is one call, and what it makes of the result. */
export abstract class CallingIterator extends NativeIterator {
  /** Whether a loop waits for the call that it has begun. */
  isAwaited = false;
  /** The result of a call that had to wait, for the item that is asked for next. */
  given: { readonly result: Value } | null = null;

  /** What is called; undefined at the end. */
  abstract readonly target: Value | undefined;

  /** The item that a result stands for; undefined when it is the end. May raise. */
  abstract take(result: Value): Value | undefined;

  /** The call has raised StopIteration. */
  abstract end(): void;
}
