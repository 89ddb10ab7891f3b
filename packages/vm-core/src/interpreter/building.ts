/** The slow paths of instructions that build, merge and unpack containers. */

import { extend } from "../builtins/list.js";
import { dictType, PyDict } from "../objects/dict.js";
import { attributeErrorType } from "../objects/exception.js";
import { listType, PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import type { PySet } from "../objects/set.js";
import { Special } from "../objects/specials.js";
import { StrInstance } from "../objects/str-instance.js";
import { PyTuple, tupleType } from "../objects/tuple.js";
import { typeOf } from "../objects/type-of.js";
import { findAttribute } from "../runtime/attributes.js";
import { callableName } from "../runtime/callable-name.js";
import { call } from "../runtime/calls.js";
import { caught, typeError, valueError } from "../runtime/errors.js";
import { getIterator, iterNext, release, toArray } from "../runtime/iteration.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { checkGrowingItems } from "../runtime/sequences.js";
import { updateSet } from "../runtime/set-operations.js";
import { getItem, iteratorOr } from "../runtime/subscripts.js";
import { asciiObject, reprObject, strObject } from "../runtime/text.js";
import { checkTextLength } from "../runtime/text-limits.js";
import { pollSafePoint } from "../runtime/thread.js";
import type { FrameValue } from "./frame.js";

const LONG_TEXT = 8192;

/** The str parts in `values[start…]`, joined. */
export function joinStrings(values: readonly FrameValue[], start: number, count: number): string {
  let text = "";
  for (let index = start; index < start + count; index++) {
    const piece = values[index];
    text += piece instanceof StrInstance ? piece.value : (piece as string);
  }
  if (text.length >= LONG_TEXT) checkTextLength(text.length);
  return text;
}

/** [*iterable] */
export function listExtend(list: PyList, iterable: Value): void {
  if (iterable instanceof PyList || iterable instanceof PyTuple) {
    if (iterable.cls === listType || iterable.cls === tupleType) {
      for (const item of iterable.items) list.items.push(item);
      return;
    }
  }
  const type = typeOf(iterable);
  if (type.special(Special.__iter__) === null && type.special(Special.__getitem__) === null) {
    throw typeError(`Value after * must be an iterable, not ${type.name}`);
  }
  extend(list, iterable);
}

export function setUpdate(set: PySet, iterable: Value): void {
  updateSet(set, iterable);
}

/** {**mapping} */
export function dictUpdate(dict: PyDict, mapping: Value): void {
  if (isPlainDict(mapping)) {
    dict.update(mapping);
    return;
  }
  try {
    for (const key of keysOf(mapping)) dict.set(key, getItem(mapping, key));
  } catch (error) {
    if (caught(error, attributeErrorType) === null) throw error;
    throw typeError(`'${typeName(mapping)}' object is not a mapping`);
  }
}

/** A dict whose items are read directly, also for a subclass that does not override iteration. */
function isPlainDict(mapping: Value): mapping is PyDict {
  return mapping instanceof PyDict && mapping.cls.special(Special.__iter__) === dictType.special(Special.__iter__);
}

function keysOf(mapping: Value): Value[] {
  const keys = findAttribute(mapping, "keys", true);
  if (keys === undefined) throw typeError(`'${typeName(mapping)}' object is not a mapping`);
  const all = call(keys);
  return toArray(iteratorOr(all, () => `${typeName(mapping)}.keys() returned a non-iterable (type ${typeName(all)})`));
}

/** f(**mapping): repeated and non-string keys are errors that name the callable. */
export function dictMerge(dict: PyDict, mapping: Value, callable: Value): void {
  if (!(mapping instanceof PyDict) && findAttribute(mapping, "keys") === undefined) {
    throw typeError(`${callableName(callable)} argument after ** must be a mapping, not ${typeName(mapping)}`);
  }
  const isPlain = isPlainDict(mapping);
  for (const key of isPlain ? mapping.keys() : keysOf(mapping)) {
    if (dict.has(key)) {
      const name = textOf(key);
      throw name === undefined
        ? typeError("keywords must be strings")
        : typeError(`${callableName(callable)} got multiple values for keyword argument '${name}'`);
    }
    const value = isPlain ? mapping.get(key) : getItem(mapping, key);
    if (value !== undefined) dict.set(key, value);
  }
}

/** Pushes exactly `count` items of the sequence at `sp`, the first on top. */
export function unpackSequence(sequence: Value, count: number, values: FrameValue[], sp: number): void {
  const items = sequence instanceof PyList && sequence.cls === listType ? sequence.items : undefined;
  const fixed = sequence instanceof PyTuple && sequence.cls === tupleType ? sequence.items : items;
  if (fixed !== undefined) {
    if (fixed.length < count) throw notEnough(count, fixed.length, false);
    if (fixed.length > count) throw valueError(`too many values to unpack (expected ${count}, got ${fixed.length})`);
    for (let index = 0; index < count; index++) values[sp + count - 1 - index] = fixed[index];
    return;
  }
  const iterator = unpackIterator(sequence);
  for (let index = 0; index < count; index++) {
    const item = iterNext(iterator);
    if (item === undefined) throw notEnough(count, index, false);
    values[sp + count - 1 - index] = item;
  }
  if (iterNext(iterator) !== undefined) {
    release(iterator);
    if (sequence instanceof PyDict) {
      throw valueError(`too many values to unpack (expected ${count}, got ${sequence.size})`);
    }
    throw valueError(`too many values to unpack (expected ${count})`);
  }
}

function unpackIterator(sequence: Value): Value {
  const type = typeOf(sequence);
  if (type.special(Special.__iter__) === null && type.special(Special.__getitem__) === null) {
    throw typeError(`cannot unpack non-iterable ${type.name} object`);
  }
  return getIterator(sequence);
}

function notEnough(expected: number, got: number, isAtLeast: boolean) {
  return valueError(`not enough values to unpack (expected ${isAtLeast ? "at least " : ""}${expected}, got ${got})`);
}

/** a, *b, c = sequence. Returns the new stack pointer. */
export function unpackEx(sequence: Value, operand: number, values: FrameValue[], sp: number): number {
  const before = operand & 0xff;
  const after = operand >> 8;
  const iterator = unpackIterator(sequence);
  const head: Value[] = [];
  while (head.length < before) {
    const item = iterNext(iterator);
    if (item === undefined) throw notEnough(before + after, head.length, true);
    head.push(item);
  }
  const rest: Value[] = [];
  for (let item = iterNext(iterator); item !== undefined; item = iterNext(iterator)) {
    if ((rest.push(item) & 1023) === 0) {
      checkGrowingItems(rest.length, 1024);
      pollSafePoint();
    }
  }
  if (rest.length < after) throw notEnough(before + after, before + rest.length, true);
  const tail = rest.splice(rest.length - after, after);
  const all = [...head, new PyList(rest), ...tail];
  for (let index = all.length - 1; index >= 0; index--) values[sp + all.length - 1 - index] = all[index];
  return sp + all.length;
}

/** The conversion of a replacement field: 1 str, 2 repr, 3 ascii. */
export function convertValue(value: Value, conversion: number): Value {
  return conversion === 1 ? strObject(value) : conversion === 2 ? reprObject(value) : asciiObject(value);
}
