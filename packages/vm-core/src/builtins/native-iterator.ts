/** The methods that every iterator written in TypeScript has. */

import type { NativeIterator } from "../objects/iterator.js";
import type { PyType } from "../objects/type.js";
import { endOf } from "../runtime/iteration.js";
import { type Definition, defineMethods, method } from "../runtime/native-definitions.js";

/** Gives a class of native iterators `__iter__` and `__next__`, and further methods. */
export function defineIterator(type: PyType, definitions: readonly Definition[] = []): void {
  defineMethods(type, () => [
    method("__iter__(/)", (self: NativeIterator) => self, "Implement iter(self)."),
    method(
      "__next__(/)",
      (self: NativeIterator) => {
        const item = self.next();
        if (item === undefined) throw endOf(self);
        return item;
      },
      "Implement next(self).",
    ),
    ...definitions,
  ]);
}

/** `__length_hint__`, from a function that counts the items left. */
export function lengthHintMethod(count: (iterator: never) => number | bigint): Definition {
  return method("__length_hint__(/)", count, "Private method returning an estimate of len(list(it)).");
}
