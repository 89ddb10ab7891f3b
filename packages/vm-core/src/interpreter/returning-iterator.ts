/** Awaitable iterators written in TypeScript. */

import { NativeIterator } from "../objects/iterator.js";
import type { Value } from "../objects/object.js";
import type { Thrown } from "./thrown.js";

/** An iterator that ends with a value: what `StopIteration` carries. */
export abstract class ReturningIterator extends NativeIterator {
  /** Set once `next` or `send` has returned undefined. */
  result: Value = null;

  next(): Value | undefined {
    return this.send(null);
  }

  override stopValue(): Value {
    return this.result;
  }

  abstract send(value: Value): Value | undefined;
  abstract throw(thrown: Thrown): Value | undefined;
  abstract close(): void;
}
