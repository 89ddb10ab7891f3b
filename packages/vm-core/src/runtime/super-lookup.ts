/** What `super()` finds. */

import type { Value } from "../objects/object.js";
import { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { bindDescriptor, findAttribute } from "./attributes.js";
import { typeError } from "./errors.js";

/** The class whose order a super object searches. Raises TypeError when `self` does not belong to `type`. */
export function superClassOf(type: PyType, self: Value): PyType {
  if (self instanceof PyType && self.isSubtypeOf(type)) return self;
  const actual = typeOf(self);
  if (actual.isSubtypeOf(type)) return actual;
  const claimed = findAttribute(self, "__class__");
  if (claimed instanceof PyType && claimed.isSubtypeOf(type)) return claimed;
  const what = self instanceof PyType ? `type ${self.name}` : `instance of ${actual.name}`;
  throw typeError(`super(type, obj): obj (${what}) is not an instance or subtype of type (${type.name}).`);
}

/** The attribute after `type` in the order of `selfClass`, unbound; undefined when there is none. */
export function lookupAfter(selfClass: PyType, type: PyType, name: string): Value | undefined {
  const { mro } = selfClass;
  for (let index = mro.indexOf(type) + 1; index < mro.length; index++) {
    const found = mro[index].namespace.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Binds what `lookupAfter` found: to the object, or through the class when super was given a class. */
export function bindSuper(found: Value, self: Value, selfClass: PyType): Value {
  return bindDescriptor(found, self === selfClass ? undefined : self, selfClass);
}
