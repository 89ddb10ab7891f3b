/** Subscripts, membership and len(): `o[k]`, `o[k] = v`, `del o[k]`, `item in o`. */

import { dictType, PyDict } from "../objects/dict.js";
import { typeErrorType } from "../objects/exception.js";
import { newGenericAlias } from "../objects/generic-alias.js";
import { listType, PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { frozenSetType, PySet } from "../objects/set.js";
import { PySlice } from "../objects/slice.js";
import { Special } from "../objects/specials.js";
import { PyTuple, tupleOf, tupleType } from "../objects/tuple.js";
import { PyType, typeType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { findAttribute } from "./attributes.js";
import { call1, callSpecial } from "./calls.js";
import { characterAt, characters, hasSurrogates, sliceText, textLength } from "./code-points.js";
import { equals } from "./comparison.js";
import { caught, indexError, keyError, overflowError, typeError, valueError } from "./errors.js";
import { getIterator, iterNext, release, toArray } from "./iteration.js";
import { asIndex, intOf, typeName } from "./primitives.js";
import { checkGrowingItems, containsItem, spendOnItems } from "./sequences.js";
import { assignSlice, deleteSlice, sliceArray, sliceIndices, unpackSlice } from "./slices.js";
import { TextBuilder } from "./text-builder.js";
import { findText } from "./text-search.js";
import { pollSafePoint } from "./thread.js";
import { isTrue } from "./truth.js";

/** container[key]. Raises IndexError, KeyError, TypeError, and whatever `__getitem__` raises. */
export function getItem(container: Value, key: Value): Value {
  if (container instanceof PyList && container.cls === listType) {
    if (typeof key === "number") {
      const { items } = container;
      const item = items[key < 0 ? key + items.length : key];
      if (item !== undefined) return item;
      throw indexError("list index out of range");
    }
    return listItem(container, key);
  }
  if (typeof container === "string") return textItem(container, key);
  if (container instanceof PyDict && container.cls === dictType) {
    const value = container.get(key);
    if (value !== undefined) return value;
    throw keyError(key);
  }
  if (container instanceof PyTuple && container.cls === tupleType) return tupleItem(container, key);
  const type = typeOf(container);
  const method = type.special(Special.__getitem__);
  if (method !== null) return callSpecial(method, container, key);
  if (container instanceof PyType) return classItem(container, key);
  // `__getitem__ = None` is found and called; without any the object cannot be subscripted.
  if (type.lookup("__getitem__") !== undefined) return call1(null, key);
  throw typeError(`'${type.messageName}' object is not subscriptable`);
}

/** container[key] = value */
export function setItem(container: Value, key: Value, value: Value): void {
  if (container instanceof PyList && container.cls === listType) {
    if (typeof key === "number") {
      const { items } = container;
      const index = key < 0 ? key + items.length : key;
      if (index >= items.length || index < 0) throw indexError("list assignment index out of range");
      items[index] = value;
      return;
    }
    setListItem(container, key, value);
    return;
  }
  if (container instanceof PyDict && container.cls === dictType) {
    container.set(key, value);
    return;
  }
  const type = typeOf(container);
  const method = type.special(Special.__setitem__);
  if (method === null) throw typeError(`'${type.messageName}' object does not support item assignment`);
  callSpecial(method, container, key, value);
}

/** del container[key] */
export function deleteItem(container: Value, key: Value): void {
  if (container instanceof PyDict && container.cls === dictType) {
    if (container.delete(key) === undefined) throw keyError(key);
    return;
  }
  if (container instanceof PyList && container.cls === listType) {
    deleteListItem(container, key);
    return;
  }
  const type = typeOf(container);
  const method = type.special(Special.__delitem__);
  if (method === null) throw typeError(`'${type.messageName}' object ${deletionVerb(type)} support item deletion`);
  callSpecial(method, container, key);
}

/** CPython words it otherwise for classes with any of the sequence slots; user classes have them all. */
const deletionVerb = (type: PyType): string =>
  type.isHeapType || type.special(Special.__len__) !== null ? "doesn't" : "does not";

/** container[start:stop], bounds absent as None. JavaScript's slices clamp bounds as Python's do. */
export function getSlice(container: Value, start: Value, stop: Value): Value {
  const from = start === null ? 0 : start;
  if (typeof from === "number" && (stop === null || typeof stop === "number")) {
    if (typeof container === "string") {
      if (!hasSurrogates(container)) return container.slice(from, stop === null ? container.length : stop);
    } else if (container instanceof PyList && container.cls === listType) {
      const { items } = container;
      return new PyList(items.slice(from, stop === null ? items.length : stop));
    }
  }
  return getItem(container, new PySlice(start, stop, null));
}

/** container[start:stop] = value */
export function setSlice(container: Value, start: Value, stop: Value, value: Value): void {
  setItem(container, new PySlice(start, stop, null), value);
}

/** item in container */
export function contains(container: Value, item: Value): boolean {
  if (typeof container === "string" && typeof item === "string") return findText(container, item) >= 0;
  if (container instanceof PyDict && container.cls === dictType) return container.has(item);
  if (container instanceof PySet && !container.cls.isHeapType) return container.has(asElement(item));
  if (container instanceof PyList && container.cls === listType) return containsItem(container.items, item);
  if (container instanceof PyTuple && container.cls === tupleType) return containsItem(container.items, item);
  const type = typeOf(container);
  const method = type.special(Special.__contains__);
  if (method !== null) return isTrue(callSpecial(method, container, item));
  if (type.lookup("__contains__") !== undefined) throw typeError(`'${type.messageName}' object is not a container`);
  return containsByIteration(container, item);
}

/** A set that is searched for in a set, or removed from one, stands for the frozenset of its elements. */
export function asElement(item: Value): Value {
  return item instanceof PySet && item.cls.special(Special.__hash__) === null ? item.copy(frozenSetType) : item;
}

function containsByIteration(container: Value, item: Value): boolean {
  const iterator = iteratorOr(
    container,
    () => `argument of type '${typeName(container)}' is not a container or iterable`,
  );
  let count = 0;
  try {
    for (let each = iterNext(iterator); each !== undefined; each = iterNext(iterator)) {
      if (each === item || equals(each, item)) return true;
      if ((++count & 1023) === 0) pollSafePoint();
    }
    return false;
  } finally {
    release(iterator);
  }
}

/** iter(value), with another message for its TypeError. */
export function iteratorOr(value: Value, message: () => string): Value {
  try {
    return getIterator(value);
  } catch (error) {
    if (caught(error, typeErrorType) === null) throw error;
    throw typeError(message());
  }
}

/**
 * len(container) as a Python int: beyond 2**53 a bigint, which only a range and a `__len__` of the program's own reach.
 * Raises TypeError, and ValueError or OverflowError for what `__len__` must not return.
 */
export function exactLength(container: Value): number | bigint {
  if (typeof container === "string") return textLength(container);
  if (container instanceof PyList && container.cls === listType) return container.items.length;
  if (container instanceof PyDict && container.cls === dictType) return container.size;
  if (container instanceof PyTuple && container.cls === tupleType) return container.items.length;
  const type = typeOf(container);
  const method = type.special(Special.__len__);
  if (method === null) throw typeError(`object of type '${type.messageName}' has no len()`);
  const result = callSpecial(method, container);
  if (typeof result === "number" && result >= 0) return result;
  const size = asIndex(result);
  if (size < 0) throw valueError("__len__() should return >= 0");
  if (size >= 2n ** 63n) throw overflowError(`cannot fit '${typeName(result)}' into an index-sized integer`);
  return size;
}

/** len(container) */
export function length(container: Value): number {
  return Number(exactLength(container));
}

/** list[key] */
export function listItem(list: PyList, key: Value): Value {
  if (key instanceof PySlice) return new PyList(sliceArray(list.items, key));
  const index = indexOf(key, "list");
  const { items } = list;
  const item = items[index < 0 ? index + items.length : index];
  if (item === undefined) throw indexError("list index out of range");
  return item;
}

/** tuple[key] */
export function tupleItem(tuple: PyTuple, key: Value): Value {
  const { items } = tuple;
  if (key instanceof PySlice) {
    const selected = sliceArray(items, key);
    const isWhole = selected.length === items.length && (key.step === null || key.step === 1);
    return isWhole && tuple.cls === tupleType ? tuple : tupleOf(selected);
  }
  const index = typeof key === "number" ? key : indexOf(key, "tuple");
  const item = items[index < 0 ? index + items.length : index];
  if (item === undefined) throw indexError("tuple index out of range");
  return item;
}

/** str[key] */
export function textItem(text: string, key: Value): string {
  if (key instanceof PySlice) return textSlice(text, key);
  const index = typeof key === "number" ? key : textIndex(key);
  if (!hasSurrogates(text)) {
    const at = index < 0 ? index + text.length : index;
    if (at >= 0 && at < text.length) return text.charAt(at);
  } else {
    const size = textLength(text);
    const at = index < 0 ? index + size : index;
    if (at >= 0 && at < size) return characterAt(text, at);
  }
  throw indexError("string index out of range");
}

function textSlice(text: string, slice: PySlice): string {
  const size = textLength(text);
  const { start, step, count } = sliceIndices(slice, size);
  if (count === 0) return "";
  if (step === 1) return sliceText(text, start, start + count);
  const selected = new TextBuilder();
  const all = hasSurrogates(text) ? characters(text) : text;
  for (let index = 0, at = start; index < count; index++, at += step) selected.add(all[at]);
  return selected.finish();
}

function textIndex(key: Value): number {
  const index = indexOrUndefined(key);
  if (index === undefined) throw typeError(`string indices must be integers, not '${typeName(key)}'`);
  return index;
}

/** list[key] = value */
export function setListItem(list: PyList, key: Value, value: Value): void {
  const { items } = list;
  if (key instanceof PySlice) {
    assignListSlice(list, key, value);
    return;
  }
  const index = indexOf(key, "list");
  const at = index < 0 ? index + items.length : index;
  if (at < 0 || at >= items.length) throw indexError("list assignment index out of range");
  items[at] = value;
}

function assignListSlice(list: PyList, slice: PySlice, value: Value): void {
  const unpacked = unpackSlice(slice);
  const values = toArray(
    value instanceof PyList || value instanceof PyTuple
      ? value
      : iteratorOr(value, () => "must assign iterable to extended slice"),
  );
  checkGrowingItems(list.items.length + values.length, values.length);
  spendOnItems(list.items.length);
  assignSlice(list.items, unpacked, values);
}

/** del list[key] */
export function deleteListItem(list: PyList, key: Value): void {
  const { items } = list;
  if (key instanceof PySlice) {
    spendOnItems(items.length);
    deleteSlice(items, key);
    return;
  }
  const index = typeof key === "number" ? key : indexOf(key, "list");
  const at = index < 0 ? index + items.length : index;
  if (at < 0 || at >= items.length) throw indexError("list assignment index out of range");
  if (at === items.length - 1) {
    items.pop();
    return;
  }
  spendOnItems(items.length);
  items.splice(at, 1);
}

/** An index of a sequence; `name` is how its TypeError calls the sequence. */
function indexOf(key: Value, name: string): number {
  const index = indexOrUndefined(key);
  if (index === undefined) throw typeError(`${name} indices must be integers or slices, not ${typeName(key)}`);
  return index;
}

/** The index, or undefined for what is no integer. Raises IndexError when it does not fit. */
export function indexOrUndefined(key: Value): number | undefined {
  if (typeof key === "number") return key;
  if (intOf(key) === undefined && typeOf(key).special(Special.__index__) === null) return undefined;
  const index = asIndex(key);
  if (typeof index === "number") return index;
  if (BigInt.asIntN(64, index) !== index) {
    throw indexError(`cannot fit '${typeName(key)}' into an index-sized integer`);
  }
  return Number(index);
}

/** Class[key]: `__class_getitem__`, and type[key], which is generic without having it. */
function classItem(type: PyType, key: Value): Value {
  if (type === typeType) return newGenericAlias(type, key);
  const method = findAttribute(type, "__class_getitem__");
  if (method === undefined || method === null) throw typeError(`type '${type.messageName}' is not subscriptable`);
  return call1(method, key);
}
