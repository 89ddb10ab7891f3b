/**
 * dict: insertion-ordered entries, indexed by a JavaScript Map while every key has a Map key of its own, and by a hash
 * table with Python's hash and equality from the first key that has not.
 *
 * Map keys: str and int are themselves; True, 1 and 1.0 share 1; a NaN, and any object whose class compares by
 * identity, is its own key. Tuples, frozensets and objects with `__eq__` need the table.
 */

import { PyFloat } from "./float.js";
import { hooks } from "./hooks.js";
import { PyObject, type Value } from "./object.js";
import { Special } from "./specials.js";
import { StrInstance } from "./str-instance.js";
import { defineType, objectType, type PyType } from "./type.js";

export const dictType: PyType = defineType("dict", { pattern: "mapping" });

/** One item. `value` is undefined once the entry has been deleted; the global-variable caches rely on that. */
export class DictEntry {
  readonly key: Value;
  value: Value | undefined;
  /** Folded to 32 bits; 0 while the dict is indexed by a Map. */
  hash: number;

  constructor(key: Value, value: Value, hash: number) {
    this.key = key;
    this.value = value;
    this.hash = hash;
  }
}

type MapKey = string | number | bigint | null | PyObject;

/** The Map key that stands for a dict key, or undefined when only hash and equality can tell. */
export function mapKeyOf(key: Value): MapKey | undefined {
  if (typeof key === "string" || typeof key === "number") return key;
  if (key === null || typeof key === "bigint") return key;
  if (typeof key === "boolean") return key ? 1 : 0;
  if (key.cls === floatTypeOf(key)) {
    const value = (key as PyFloat).value;
    if (Number.isInteger(value)) return Number.isSafeInteger(value) ? value + 0 : BigInt(value);
    return Number.isNaN(value) ? key : value;
  }
  if (isIdentityHashed(key.cls)) return key;
  if (key instanceof StrInstance && isPlainStringSubclass(key.cls)) return key.value;
  return undefined;
}

const floatTypeOf = (key: PyObject): PyType | null => (key instanceof PyFloat ? PyFloat.prototype.cls : null);

function isIdentityHashed(type: PyType): boolean {
  return (
    type.special(Special.__hash__) === objectType.special(Special.__hash__) &&
    type.special(Special.__eq__) === objectType.special(Special.__eq__)
  );
}

function isPlainStringSubclass(type: PyType): boolean {
  const owner = type.layoutOwner;
  return (
    type.special(Special.__hash__) === owner.special(Special.__hash__) &&
    type.special(Special.__eq__) === owner.special(Special.__eq__)
  );
}

/** Folds a Python hash to the 32 bits the table uses. */
export function foldHash(hash: number | bigint): number {
  if (typeof hash === "number") return (hash ^ Math.floor(hash / 0x100000000)) | 0;
  return Number(BigInt.asIntN(32, hash ^ (hash >> 32n)));
}

const EMPTY = 0;

export class PyDict extends PyObject {
  override cls: PyType;
  /** Instance attributes of a subclass instance. */
  attributes: PyDict | undefined = undefined;
  /** In insertion order; entries whose value is undefined are deleted. Replaced, never compacted in place. */
  entries: DictEntry[] = [];
  size = 0;
  /** Bumped by every insertion of a new key and by clear, for caches of absent keys. */
  keyVersion = 0;
  private map: Map<MapKey, DictEntry> | null = new Map();
  /** Open addressing over `entries`: index + 1, or EMPTY. Power-of-two length. Used when `map` is null. */
  private table: Int32Array | null = null;
  private tableUsed = 0;

  constructor(cls: PyType = dictType) {
    super();
    this.cls = cls;
  }

  get(key: Value): Value | undefined {
    if (typeof key === "string" && this.map !== null) {
      const entry = this.map.get(key);
      return entry === undefined ? undefined : entry.value;
    }
    const entry = this.entry(key);
    return entry === undefined ? undefined : entry.value;
  }

  has(key: Value): boolean {
    return this.entry(key) !== undefined;
  }

  /** The live entry of a key. Raises TypeError for an unhashable key. */
  entry(key: Value): DictEntry | undefined {
    if (this.map !== null) {
      const mapKey = mapKeyOf(key);
      if (mapKey !== undefined) return this.map.get(mapKey);
      if (this.size === 0) {
        hooks.hash(key);
        return undefined;
      }
      this.useTable();
    }
    return this.findInTable(key, foldHash(hooks.hash(key)));
  }

  set(key: Value, value: Value): void {
    if (this.map !== null) {
      const mapKey = mapKeyOf(key);
      if (mapKey !== undefined) {
        const entry = this.map.get(mapKey);
        if (entry !== undefined) entry.value = value;
        else {
          const added = this.append(key, value, 0);
          this.map.set(mapKey, added);
        }
        return;
      }
      this.useTable();
    }
    const hash = foldHash(hooks.hash(key));
    const entry = this.findInTable(key, hash);
    if (entry !== undefined) {
      entry.value = value;
      return;
    }
    this.append(key, value, hash);
    this.addToTable(hash, this.entries.length);
  }

  /** The removed value, or undefined when the key is absent. */
  delete(key: Value): Value | undefined {
    const entry = this.entry(key);
    if (entry === undefined) return undefined;
    const { value } = entry;
    this.remove(entry);
    return value;
  }

  /** Removes a live entry. */
  remove(entry: DictEntry): void {
    entry.value = undefined;
    this.size--;
    if (this.map !== null) {
      const mapKey = mapKeyOf(entry.key);
      if (mapKey !== undefined) this.map.delete(mapKey);
    }
    if (this.size === 0) this.reset();
    else if (this.entries[this.entries.length - 1] === entry && this.map !== null) this.entries.pop();
  }

  clear(): void {
    for (const entry of this.entries) entry.value = undefined;
    this.reset();
    this.keyVersion++;
  }

  /** The last live entry. */
  lastEntry(): DictEntry | undefined {
    for (let index = this.entries.length - 1; index >= 0; index--) {
      const entry = this.entries[index] as DictEntry;
      if (entry.value !== undefined) return entry;
    }
    return undefined;
  }

  copy(cls: PyType = dictType): PyDict {
    const copy = new PyDict(cls);
    copy.update(this);
    return copy;
  }

  /** Sets every item of another dict. */
  update(other: PyDict): void {
    for (const entry of other.entries) if (entry.value !== undefined) this.set(entry.key, entry.value);
  }

  keys(): Value[] {
    const keys: Value[] = [];
    for (const entry of this.entries) if (entry.value !== undefined) keys.push(entry.key);
    return keys;
  }

  values(): Value[] {
    const values: Value[] = [];
    for (const entry of this.entries) if (entry.value !== undefined) values.push(entry.value);
    return values;
  }

  private reset(): void {
    this.entries = [];
    this.size = 0;
    this.map = new Map();
    this.table = null;
    this.tableUsed = 0;
  }

  private append(key: Value, value: Value, hash: number): DictEntry {
    if (this.entries.length > 8 && this.entries.length > this.size * 2) this.compact();
    const entry = new DictEntry(key, value, hash);
    this.entries.push(entry);
    this.size++;
    this.keyVersion++;
    return entry;
  }

  private compact(): void {
    this.entries = this.entries.filter((entry) => entry.value !== undefined);
    if (this.table !== null) this.rebuildTable();
  }

  private useTable(): void {
    this.map = null;
    this.entries = this.entries.filter((entry) => entry.value !== undefined);
    for (const entry of this.entries) entry.hash = foldHash(hooks.hash(entry.key));
    this.rebuildTable();
  }

  private rebuildTable(): void {
    let capacity = 16;
    while (capacity < this.entries.length * 3) capacity *= 2;
    this.table = new Int32Array(capacity);
    this.tableUsed = 0;
    for (let index = 0; index < this.entries.length; index++) {
      const entry = this.entries[index] as DictEntry;
      if (entry.value !== undefined) this.insertIndex(entry.hash, index + 1);
    }
  }

  private addToTable(hash: number, position: number): void {
    const table = this.table;
    if (table === null || (this.tableUsed + 1) * 3 > table.length * 2) this.rebuildTable();
    else this.insertIndex(hash, position);
  }

  private insertIndex(hash: number, position: number): void {
    const table = this.table as Int32Array;
    const mask = table.length - 1;
    let at = hash & mask;
    let perturb = hash >>> 0;
    while ((table[at] as number) > 0) {
      perturb >>>= 5;
      at = (at * 5 + perturb + 1) & mask;
    }
    if (table[at] === EMPTY) this.tableUsed++;
    table[at] = position;
  }

  /** Equality may run Python code that changes the dict; then the search starts again, as CPython's does. */
  private findInTable(key: Value, hash: number): DictEntry | undefined {
    restart: for (;;) {
      const { table, entries } = this;
      if (table === null) {
        if (this.map === null || this.size === 0) return undefined;
        this.useTable();
        continue;
      }
      const mask = table.length - 1;
      let at = hash & mask;
      let perturb = hash >>> 0;
      for (;;) {
        const position = table[at] as number;
        if (position === EMPTY) return undefined;
        {
          const entry = entries[position - 1] as DictEntry;
          if (entry.hash === hash && entry.value !== undefined) {
            if (entry.key === key || hooks.equal(entry.key, key)) {
              if (entry.value !== undefined) return entry;
              continue restart;
            }
            if (this.table !== table || this.entries !== entries) continue restart;
          }
        }
        perturb >>>= 5;
        at = (at * 5 + perturb + 1) & mask;
      }
    }
  }
}
