/** isinstance() and issubclass(), with tuples, unions and `__instancecheck__` / `__subclasscheck__`. */

import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import { objectType, PyType, typeType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { PyWeakProxy } from "../objects/weak-reference.js";
import { findAttribute } from "./attributes.js";
import { callSpecial } from "./calls.js";
import { typeError } from "./errors.js";
import { countStep, enterRecursion, leaveRecursion, pollSafePoint } from "./thread.js";
import { isTrue } from "./truth.js";

/** isinstance(value, classInfo). */
export function isInstance(value: Value, classInfo: Value): boolean {
  if (classInfo === typeOf(value)) return true;
  if (classInfo instanceof PyType && classInfo.cls === typeType) return isInstanceOfClass(value, classInfo);
  if (classInfo instanceof PyTuple) return some(classInfo, (each) => isInstance(value, each), " in __instancecheck__");
  const method = typeOf(classInfo).special(Special.__instancecheck__);
  if (method !== null) return isTrue(callSpecial(method, classInfo, value));
  return isInstanceByAttributes(value, classInfo);
}

/** type.__instancecheck__: the object's class, or what its `__class__` claims. */
export function isInstanceOfClass(value: Value, type: PyType): boolean {
  const actual = typeOf(value);
  if (actual.isSubtypeOf(type)) return true;
  if (value instanceof PyWeakProxy ? false : !actual.isHeapType || tellsItsClass(actual)) return false;
  const claimed = findAttribute(value, "__class__");
  return claimed instanceof PyType && claimed !== actual && claimed.isSubtypeOf(type);
}

/** The class of its instances is what their `__class__` says. */
function tellsItsClass(type: PyType): boolean {
  return (
    type.lookup("__class__") === objectType.lookup("__class__") &&
    type.special(Special.__getattribute__) === objectType.special(Special.__getattribute__)
  );
}

function isInstanceByAttributes(value: Value, classInfo: Value): boolean {
  if (basesOf(classInfo) === undefined) {
    throw typeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
  }
  const claimed = findAttribute(value, "__class__");
  return claimed !== undefined && isDerived(claimed, classInfo);
}

/** issubclass(value, classInfo). */
export function isSubclass(value: Value, classInfo: Value): boolean {
  if (classInfo instanceof PyType && classInfo.cls === typeType && value instanceof PyType) {
    return value.isSubtypeOf(classInfo);
  }
  if (classInfo instanceof PyTuple) return some(classInfo, (each) => isSubclass(value, each), " in __subclasscheck__");
  const method = typeOf(classInfo).special(Special.__subclasscheck__);
  if (method !== null) return isTrue(callSpecial(method, classInfo, value));
  return isSubclassByBases(value, classInfo);
}

/** type.__subclasscheck__. Raises TypeError for what has no `__bases__`. */
export function isSubclassByBases(value: Value, classInfo: Value): boolean {
  if (value instanceof PyType && classInfo instanceof PyType) return value.isSubtypeOf(classInfo);
  if (basesOf(value) === undefined) throw typeError("issubclass() arg 1 must be a class");
  if (basesOf(classInfo) === undefined) {
    throw typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union");
  }
  return isDerived(value, classInfo);
}

function basesOf(value: Value): PyTuple | undefined {
  const bases = findAttribute(value, "__bases__");
  return bases instanceof PyTuple ? bases : undefined;
}

/** By `__bases__`, which objects that are no classes may compute. Only several bases take recursion. */
function isDerived(value: Value, classInfo: Value): boolean {
  let derived = value;
  for (;;) {
    if (derived === classInfo) return true;
    const bases = basesOf(derived)?.items ?? [];
    if (bases.length === 0) return false;
    if (bases.length > 1) return someOf(bases, (base) => isDerived(base, classInfo), " in __issubclass__");
    [derived] = bases as [Value];
    pollSafePoint();
  }
}

const some = (classes: PyTuple, check: (each: Value) => boolean, where: string): boolean =>
  someOf(classes.items, check, where);

function someOf(classes: readonly Value[], check: (each: Value) => boolean, where: string): boolean {
  enterRecursion(where);
  try {
    countStep();
    return classes.some(check);
  } finally {
    leaveRecursion();
  }
}
