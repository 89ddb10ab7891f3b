/** Iterators over dicts and sets, which notice when their container changes. */

import type { DictEntry, PyDict } from "../objects/dict.js";
import type { DictPart } from "../objects/dict-view.js";
import { NativeIterator, type PairIterator, pairIteratorTypes } from "../objects/iterator.js";
import type { Value } from "../objects/object.js";
import type { PySet } from "../objects/set.js";
import { PyTuple } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { runtimeError } from "./errors.js";

const iteratorType = (name: string): PyType => defineType(name, { isSubclassable: false });

export const dictKeyIteratorType: PyType = iteratorType("dict_keyiterator");
export const dictValueIteratorType: PyType = iteratorType("dict_valueiterator");
export const dictItemIteratorType: PyType = iteratorType("dict_itemiterator");
pairIteratorTypes.add(dictItemIteratorType);
export const dictReverseKeyIteratorType: PyType = iteratorType("dict_reversekeyiterator");
export const dictReverseValueIteratorType: PyType = iteratorType("dict_reversevalueiterator");
export const dictReverseItemIteratorType: PyType = iteratorType("dict_reverseitemiterator");
export const orderedDictIteratorType: PyType = iteratorType("odict_iterator");
export const setIteratorType: PyType = iteratorType("set_iterator");

/** One item's part, as iterators give it. */
export function partOf(entry: DictEntry, part: DictPart): Value {
  // Only live entries are asked, and those have a value.
  const value = entry.value as Value;
  if (part === "keys") return entry.key;
  return part === "values" ? value : new PyTuple([entry.key, value]);
}

const forwardTypes = { keys: dictKeyIteratorType, values: dictValueIteratorType, items: dictItemIteratorType };

/** Raises RuntimeError when the dict's size or keys changed. */
export class DictIterator extends NativeIterator implements PairIterator {
  override cls: PyType;
  dict: PyDict | undefined;
  readonly part: DictPart;
  index: number;
  /** The dict's size at the start; -1 after the error, which then repeats. */
  expectedSize: number;
  remaining: number;
  first: Value = null;
  second: Value = null;

  constructor(dict: PyDict, part: DictPart) {
    super();
    this.cls = forwardTypes[part];
    this.dict = dict;
    this.part = part;
    this.index = dict.head;
    this.expectedSize = dict.size;
    this.remaining = dict.size;
  }

  /** The next live entry, or undefined when exhausted. */
  nextEntry(): DictEntry | undefined {
    const { dict } = this;
    if (dict === undefined) return undefined;
    if (this.expectedSize !== dict.size) {
      this.expectedSize = -1;
      throw runtimeError("dictionary changed size during iteration");
    }
    const { entries } = dict;
    let { index } = this;
    while (index < entries.length) {
      const entry = entries[index++];
      if (entry.value === undefined) continue;
      if (this.remaining === 0) {
        this.dict = undefined;
        throw runtimeError("dictionary keys changed during iteration");
      }
      this.index = index;
      this.remaining--;
      return entry;
    }
    this.dict = undefined;
    return undefined;
  }

  get makesPairs(): boolean {
    return this.part === "items";
  }

  nextPair(): boolean {
    const entry = this.nextEntry();
    if (entry === undefined) return false;
    this.first = entry.key;
    this.second = entry.value as Value;
    return true;
  }

  next(): Value | undefined {
    const entry = this.nextEntry();
    if (entry === undefined) return undefined;
    return this.part === "keys" ? entry.key : partOf(entry, this.part);
  }
}

const reverseTypes = {
  keys: dictReverseKeyIteratorType,
  values: dictReverseValueIteratorType,
  items: dictReverseItemIteratorType,
};

export class DictReverseIterator extends NativeIterator {
  override cls: PyType;
  dict: PyDict | undefined;
  readonly part: DictPart;
  index: number;
  expectedSize: number;
  remaining: number;

  constructor(dict: PyDict, part: DictPart) {
    super();
    this.cls = reverseTypes[part];
    this.dict = dict;
    this.part = part;
    this.index = dict.entries.length - 1;
    this.expectedSize = dict.size;
    this.remaining = dict.size;
  }

  next(): Value | undefined {
    const { dict } = this;
    if (dict === undefined) return undefined;
    if (this.expectedSize !== dict.size) {
      this.expectedSize = -1;
      throw runtimeError("dictionary changed size during iteration");
    }
    // Beyond the end after a clear and a refill: as in CPython, nothing is left.
    while (this.index >= 0 && this.index < dict.entries.length) {
      const entry = dict.entries[this.index--];
      if (entry.value === undefined) continue;
      if (this.remaining === 0) break;
      this.remaining--;
      return partOf(entry, this.part);
    }
    this.dict = undefined;
    return undefined;
  }
}

/** An OrderedDict's iterator knows its next entry, so that a change after the last item goes unnoticed, as in CPython. */
export class OrderedDictIterator extends NativeIterator {
  override cls: PyType = orderedDictIteratorType;
  dict: PyDict | undefined;
  readonly part: DictPart;
  private readonly step: 1 | -1;
  private index: number;
  private readonly expectedVersion: number;
  private readonly expectedSize: number;

  constructor(dict: PyDict, part: DictPart, isReversed: boolean) {
    super();
    this.dict = dict;
    this.part = part;
    this.step = isReversed ? -1 : 1;
    this.index = isReversed ? dict.entries.length : dict.head - 1;
    this.expectedVersion = dict.keyVersion;
    this.expectedSize = dict.size;
    this.advance(dict);
  }

  next(): Value | undefined {
    const { dict } = this;
    if (dict === undefined) return undefined;
    if (dict.keyVersion !== this.expectedVersion || dict.size !== this.expectedSize) {
      this.dict = undefined;
      throw runtimeError("OrderedDict mutated during iteration");
    }
    const item = partOf(dict.entries[this.index], this.part);
    this.advance(dict);
    return item;
  }

  private advance(dict: PyDict): void {
    const { entries } = dict;
    do this.index += this.step;
    while (this.index >= 0 && this.index < entries.length && entries[this.index].value === undefined);
    if (this.index < 0 || this.index >= entries.length) this.dict = undefined;
  }
}

/** Walks the set's table, then its ordered part. */
export class SetIterator extends NativeIterator {
  override cls: PyType = setIteratorType;
  set: PySet | undefined;
  private index = 0;
  private isInTable = true;
  private expectedSize: number;
  remaining: number;

  constructor(set: PySet) {
    super();
    this.set = set;
    this.expectedSize = set.size;
    this.remaining = set.size;
  }

  next(): Value | undefined {
    const { set } = this;
    if (set === undefined) return undefined;
    if (set.size !== this.expectedSize) {
      this.expectedSize = -1;
      throw runtimeError("Set changed size during iteration");
    }
    if (this.isInTable) {
      const { keys } = set;
      while (this.index < keys.length) {
        const key = keys[this.index++];
        if (key === undefined) continue;
        this.remaining--;
        return key;
      }
      this.isInTable = false;
      this.index = set.ordered?.head ?? 0;
    }
    if (set.ordered !== null) {
      const { entries } = set.ordered;
      while (this.index < entries.length) {
        const entry = entries[this.index++];
        if (entry.value === undefined) continue;
        this.remaining--;
        return entry.key;
      }
    }
    this.set = undefined;
    return undefined;
  }
}
