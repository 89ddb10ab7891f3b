/** Awaitable iterators written in TypeScript. */

import type { PyException } from "../objects/exception.js";
import { NativeIterator } from "../objects/iterator.js";
import type { Value } from "../objects/object.js";

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
  abstract throw(exception: PyException): Value | undefined;
  abstract close(): void;
}
