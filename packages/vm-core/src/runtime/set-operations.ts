/** The algebra of sets. Which operand is walked decides the order of the result, so each follows CPython's choice. */

import { dictType, PyDict } from "../objects/dict.js";
import type { Value } from "../objects/object.js";
import { frozenSetType, PySet, setType } from "../objects/set.js";
import type { PyType } from "../objects/type.js";
import { forEachItem } from "./iteration.js";
import { asElement, length } from "./subscripts.js";
import { pollSafePoint } from "./thread.js";

/** The builtin class that results of operations on a set of this class have. */
export const resultType = (set: PySet): PyType => (set.cls.isSubtypeOf(frozenSetType) ? frozenSetType : setType);

/** Adds the items of any iterable. */
export function updateSet(set: PySet, iterable: Value): void {
  if (iterable instanceof PySet) set.merge(iterable);
  else if (iterable instanceof PyDict && iterable.cls === dictType) {
    set.reserve(iterable.size);
    for (const key of iterable.keys()) set.add(key);
  } else forEachItem(iterable, (item) => set.add(item));
}

/** A new set of the items of an iterable. */
export function setOf(iterable: Value, cls: PyType = setType): PySet {
  const set = new PySet(cls);
  updateSet(set, iterable);
  return set;
}

export function unionOfSets(set: PySet, iterables: readonly Value[]): PySet {
  const result = set.copy(resultType(set));
  for (const iterable of iterables) if (iterable !== set) updateSet(result, iterable);
  return result;
}

export function intersection(set: PySet, other: Value): PySet {
  const result = new PySet(resultType(set));
  if (other === set) return set.copy(resultType(set));
  if (other instanceof PySet) {
    const [walked, asked] = other.size > set.size ? [set, other] : [other, set];
    forEachElement(walked, (element) => {
      if (asked.has(element)) result.add(element);
    });
    return result;
  }
  forEachItem(other, (item) => {
    if (set.has(item)) result.add(item);
  });
  return result;
}

export function intersectAll(set: PySet, others: readonly Value[]): PySet {
  if (others.length === 0) return set.copy(resultType(set));
  let result = set;
  for (const other of others) result = intersection(result, other);
  return result;
}

export function difference(set: PySet, other: Value): PySet {
  const type = resultType(set);
  const isHashed = other instanceof PySet || (other instanceof PyDict && other.cls === dictType);
  if (!isHashed || Math.floor(set.size / 4) > length(other)) {
    const result = set.copy(type);
    removeAll(result, other);
    return result;
  }
  const result = new PySet(type);
  forEachElement(set, (element) => {
    if (!other.has(element)) result.add(element);
  });
  return result;
}

/** set.difference_update(other) */
export function removeAll(set: PySet, other: Value): void {
  if (other === set) {
    set.clear();
    return;
  }
  if (other instanceof PySet) {
    const removed = Math.floor(other.size / 8) > set.size ? intersection(set, other) : other;
    forEachElement(removed, (element) => set.delete(element));
  } else {
    forEachItem(other, (item) => {
      set.delete(item);
    });
  }
  set.tidy();
}

export function symmetricDifference(set: PySet, other: Value): PySet {
  const result = setOf(other, resultType(set));
  toggleAll(result, set);
  return result;
}

/** set.symmetric_difference_update(other) */
export function toggleAll(set: PySet, other: Value): void {
  if (other === set) {
    set.clear();
    return;
  }
  const toggle = (element: Value): void => {
    if (!set.delete(element)) set.add(element);
  };
  if (other instanceof PyDict && other.cls === dictType) for (const key of other.keys()) toggle(key);
  else forEachElement(other instanceof PySet ? other : setOf(other), toggle);
}

/** Every element of `left` is in `right`. */
export function isSubset(left: PySet, right: PySet): boolean {
  if (left.size > right.size) return false;
  return everyElement(left, (element) => right.has(element));
}

export function equalSets(left: PySet, right: PySet): boolean {
  if (left.size !== right.size) return false;
  if (left.hash !== undefined && right.hash !== undefined && left.hash !== right.hash) return false;
  return isSubset(left, right);
}

export function isDisjoint(set: PySet, other: Value): boolean {
  if (other === set) return set.size === 0;
  if (other instanceof PySet) {
    const [walked, asked] = other.size > set.size ? [set, other] : [other, set];
    return everyElement(walked, (element) => !asked.has(element));
  }
  let isApart = true;
  forEachItem(other, (item) => {
    isApart = !set.has(asElement(item));
    return isApart;
  });
  return isApart;
}

function everyElement(set: PySet, test: (element: Value) => boolean): boolean {
  const elements = set.elements();
  for (let index = 0; index < elements.length; index++) {
    if (!test(elements[index])) return false;
    if ((index & 1023) === 1023) pollSafePoint();
  }
  return true;
}

function forEachElement(set: PySet, visit: (element: Value) => void): void {
  const elements = set.elements();
  for (let index = 0; index < elements.length; index++) {
    visit(elements[index]);
    if ((index & 1023) === 1023) pollSafePoint();
  }
}
