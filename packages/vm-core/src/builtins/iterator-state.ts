/** How iterators over builtin containers are taken apart for copy and pickle, and put together again. */

import type { NativeIterator } from "../objects/iterator.js";
import { PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { emptyTuple, PyTuple } from "../objects/tuple.js";
import { attributeError, typeError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { type Definition, method } from "../runtime/native-definitions.js";
import { intOf } from "../runtime/primitives.js";
import { asCSize } from "../runtime/sized-integers.js";
import { pollSafePoint } from "../runtime/thread.js";

const REDUCE_DOC = "Return state information for pickling.";
const SET_STATE_DOC = "Set state information for unpickling.";

/** A builtin as the running code sees it: pickles of iterators name iter() and reversed(). */
export function currentBuiltin(name: "getattr" | "iter" | "reversed"): Value {
  const found = services.callerFrame()?.builtins.get(name);
  if (found === undefined) throw attributeError(name);
  return found;
}

interface IndexedIterator<Iterator> {
  /** What is iterated over; undefined once exhausted. */
  readonly source: (iterator: Iterator) => Value | undefined;
  readonly position: (iterator: Iterator) => number;
  /** Goes to a position, which may be out of range. */
  readonly setPosition: (iterator: Iterator, position: number) => void;
  /** What an exhausted iterator is rebuilt from; the empty tuple when left out. */
  readonly empty?: () => Value;
  readonly maker?: "iter" | "reversed";
}

/** `__reduce__` and `__setstate__` of an iterator that counts positions. */
export function indexedState<Iterator>(access: IndexedIterator<Iterator>): Definition[] {
  const { source, position, setPosition, empty = () => emptyTuple, maker = "iter" } = access;
  return [
    reduceMethod((self: Iterator) => {
      const make = currentBuiltin(maker);
      const container = source(self);
      if (container === undefined) return new PyTuple([make, new PyTuple([empty()])]);
      return new PyTuple([make, new PyTuple([container]), position(self)]);
    }),
    setStateMethod((self: Iterator, position: number) => {
      if (source(self) !== undefined) setPosition(self, position);
    }),
  ];
}

/** `__setstate__` of an iterator for which the state is an int. */
export function setStateMethod(set: (iterator: never, state: number) => void): Definition {
  return method(
    "__setstate__(object, /)",
    (self: never, state: Value) => {
      if (intOf(state) === undefined) throw typeError("an integer is required");
      set(self, asCSize(state));
      return null;
    },
    SET_STATE_DOC,
  );
}

export function reduceMethod(reduce: (iterator: never) => Value): Definition {
  return method("__reduce__(/)", reduce, REDUCE_DOC);
}

/** `__reduce__` of an iterator that cannot be rebuilt: a list of the items that are left takes its place. */
export const remainingItemsState: Definition = reduceMethod((self: NativeIterator) => {
  // The copy runs ahead, and the iterator itself stays where it is.
  const copy = Object.assign(Object.create(Object.getPrototypeOf(self) as object) as NativeIterator, self);
  const items: Value[] = [];
  for (let item = copy.next(); item !== undefined; item = copy.next()) {
    items.push(item);
    if ((items.length & 1023) === 0) pollSafePoint();
  }
  return new PyTuple([currentBuiltin("iter"), new PyTuple([new PyList(items)])]);
});
