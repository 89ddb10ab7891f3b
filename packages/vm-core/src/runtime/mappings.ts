/** Filling dicts from mappings and from sequences of pairs, as dict(), update() and `|=` do. */

import { dictType, PyDict } from "../objects/dict.js";
import { typeErrorType } from "../objects/exception.js";
import { PyList } from "../objects/list.js";
import type { Keywords, Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import { findAttribute } from "./attributes.js";
import { call0, callMethod } from "./calls.js";
import { caught, typeError, valueError } from "./errors.js";
import { forEachItem, iterNext, toArray } from "./iteration.js";
import { typeName } from "./primitives.js";
import { getItem, iteratorOr } from "./subscripts.js";
import { pollSafePoint } from "./thread.js";

/** dict.update(source): a mapping is what has `keys`; anything else gives pairs. */
export function updateDict(dict: PyDict, source: Value): void {
  if (isPlainDict(source)) dict.update(source);
  else if (findAttribute(source, "keys") !== undefined) mergeMapping(dict, source);
  else mergePairs(dict, source);
}

/** Exact dicts, and subclasses that iterate like them. */
function isPlainDict(value: Value): value is PyDict {
  return (
    value instanceof PyDict &&
    (value.cls === dictType || value.cls.special(Special.__iter__) === dictType.special(Special.__iter__))
  );
}

/** Sets dict[key] = mapping[key] for the keys that mapping.keys() gives. */
function mergeMapping(dict: PyDict, mapping: Value): void {
  if (isPlainDict(mapping)) {
    dict.update(mapping);
    return;
  }
  const keys = findAttribute(mapping, "keys");
  if (keys === undefined) throw typeError(`'${typeName(mapping)}' object is not a mapping`);
  const all = call0(keys);
  const iterator = iteratorOr(all, () => `${typeName(mapping)}.keys() returned a non-iterable (type ${typeName(all)})`);
  let count = 0;
  for (let key = iterNext(iterator); key !== undefined; key = iterNext(iterator)) {
    dict.set(key, getItem(mapping, key));
    if ((++count & 1023) === 0) pollSafePoint();
  }
}

/** Sets the items given as pairs. Raises TypeError and ValueError that name the position of what is no pair. */
function mergePairs(dict: PyDict, pairs: Value): void {
  let position = 0;
  forEachItem(pairs, (pair) => {
    const items = pairItems(pair, position);
    if (items.length !== 2) {
      throw valueError(`dictionary update sequence element #${position} has length ${items.length}; 2 is required`);
    }
    dict.set(items[0], items[1]);
    position++;
  });
}

function pairItems(pair: Value, position: number): readonly Value[] {
  if ((pair instanceof PyTuple || pair instanceof PyList) && !pair.cls.isHeapType) return pair.items;
  try {
    return toArray(
      pair instanceof PyTuple || pair instanceof PyList ? pair : iteratorOr(pair, () => "object is not iterable"),
    );
  } catch (error) {
    const exception = caught(error, typeErrorType);
    if (exception === null) throw error;
    callMethod(exception, "add_note", `Cannot convert dictionary update sequence element #${position} to a sequence`);
    throw error;
  }
}

/** Adds keyword arguments. */
export function mergeKeywords(dict: PyDict, keywords: Keywords): void {
  if (keywords !== null) for (const [name, value] of keywords) dict.set(name, value);
}
