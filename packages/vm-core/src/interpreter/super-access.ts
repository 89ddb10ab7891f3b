/** LOAD_SUPER_ATTR and LOAD_SUPER_METHOD: `super().name` without a super object. */

import { PyFunction } from "../objects/function.js";
import type { Value } from "../objects/object.js";
import { superType } from "../objects/super.js";
import { PyType } from "../objects/type.js";
import { getAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { bindSuper, lookupAfter, superClassOf } from "../runtime/super-lookup.js";

/** The function to call with `self`; undefined when the attribute needs binding or another look-up. */
export function loadSuperMethod(callable: Value, type: Value, self: Value, name: string): Value | undefined {
  if (callable !== superType || !(type instanceof PyType) || self === null) return undefined;
  const selfClass = superClassOf(type, self);
  if (selfClass === self) return undefined;
  const found = lookupAfter(selfClass, type, name);
  return found instanceof PyFunction ? found : undefined;
}

export function loadSuperAttribute(callable: Value, type: Value, self: Value, name: string): Value {
  if (callable === superType && type instanceof PyType && self !== null && name !== "__class__") {
    const selfClass = superClassOf(type, self);
    const found = lookupAfter(selfClass, type, name);
    if (found !== undefined) return bindSuper(found, self, selfClass);
  }
  return getAttribute(call(callable, [type, self]), name);
}
