/**
 * dict: insertion-ordered entries. A few with keys of str and int alone are searched one by one; others are indexed by a
 * JavaScript Map while every key has a Map key of its own, and by a hash table with Python's hash and equality from the
 * first key that has not.
 *
 * Map keys: str and int are themselves; True, 1 and 1.0 share 1; a NaN, and any object whose class compares by
 * identity, is its own key. Tuples, frozensets and objects with `__eq__` need the table.
 *
 * Iterators hold a position in `entries`, so entries move only where CPython's would: when the room that the last
 * resize gave is used up (`room`), which makes the effects of changing a dict while iterating over it the same.
 */

import { FloatInstance, PyFloat } from "./float.js";
import { hashWords, hooks } from "./hooks.js";
import { IntInstance } from "./int-instance.js";
import { PyObject, type Value } from "./object.js";
import { Special } from "./specials.js";
import { StrInstance } from "./str-instance.js";
import { haveSameItems } from "./tuple.js";
import { defineType, objectType, type PyType } from "./type.js";

export const dictType: PyType = defineType("dict", { pattern: "mapping" });

/** One item. `value` is undefined once the entry has been deleted; the global-variable caches rely on that. */
export class DictEntry {
  readonly key: Value;
  value: Value | undefined;
  /** Folded to 32 bits; 0 while the dict is indexed by a Map. */
  hash: number;

  constructor(key: Value, value: Value | undefined, hash: number) {
    this.key = key;
    this.value = value;
    this.hash = hash;
  }
}

type MapKey = string | number | bigint | null | PyObject;

/** The Map key that stands for a dict key, or undefined when only hash and equality can tell. */
function mapKeyOf(key: Value): MapKey | undefined {
  switch (typeof key) {
    case "string":
    case "number":
    case "bigint":
      return key;
    case "boolean":
      return key ? 1 : 0;
    default:
      return key === null ? null : objectMapKey(key);
  }
}

function objectMapKey(key: PyObject): MapKey | undefined {
  if (key instanceof PyFloat) {
    if (key instanceof FloatInstance && !comparesLikeItsLayout(key.cls)) return undefined;
    const { value } = key;
    if (Number.isInteger(value)) return Number.isSafeInteger(value) ? value + 0 : BigInt(value);
    return Number.isNaN(value) ? key : value;
  }
  if (comparesByIdentity(key.cls)) return key;
  if ((key instanceof StrInstance || key instanceof IntInstance) && comparesLikeItsLayout(key.cls)) return key.value;
  return undefined;
}

/** True when instances equal only themselves and hash by identity. */
export function comparesByIdentity(type: PyType): boolean {
  return (
    type.special(Special.__eq__) === objectType.special(Special.__eq__) &&
    type.special(Special.__hash__) === objectType.special(Special.__hash__)
  );
}

/** True for a subclass of a builtin class that overrides neither its hash nor its equality. */
export function comparesLikeItsLayout(type: PyType): boolean {
  const owner = type.layoutOwner;
  return (
    type.special(Special.__hash__) === owner.special(Special.__hash__) &&
    type.special(Special.__eq__) === owner.special(Special.__eq__)
  );
}

/** The folded hash of a key. Raises TypeError for an unhashable one. */
function hashOf(key: Value): number {
  hooks.hashKey(key);
  return hashWords.low ^ hashWords.high;
}

/** Folds a Python hash to the 32 bits the table uses. */
export function foldHash(hash: number | bigint): number {
  if (typeof hash === "number") return (hash ^ Math.floor(hash / 0x100000000)) | 0;
  return Number(BigInt.asIntN(32, hash ^ (hash >> 32n)));
}

/** The most entries that are searched one by one: a Map would cost more than they do. */
const SMALL = 8;

const EMPTY = 0;
/** CPython's least table size, and how many entries a table of a size holds before it grows. */
const MINIMUM_SIZE = 8;
const usable = (size: number): number => Math.floor((size * 2) / 3);

export class PyDict extends PyObject {
  override cls: PyType;
  /** Instance attributes of a subclass instance. */
  attributes: PyDict | undefined = undefined;
  /** In insertion order; entries whose value is undefined are deleted. Replaced, never compacted in place. */
  entries: DictEntry[] = [];
  size = 0;
  /** Bumped by every insertion of a new key and by clear, for caches of absent keys. */
  keyVersion = 0;
  /** Entries below this position are deleted: taking the first item again and again stays cheap. */
  head = 0;
  /** How many more entries can be appended before the deleted ones are dropped. */
  private room = usable(MINIMUM_SIZE);
  /** Neither a Map nor a table: entries are searched one by one. */
  private isSmall = true;
  private map: Map<MapKey, DictEntry> | null = null;
  /** Open addressing over `entries`: index + 1, or EMPTY. Power-of-two length. */
  private table: Int32Array | null = null;
  private tableUsed = 0;

  constructor(cls: PyType = dictType) {
    super();
    this.cls = cls;
  }

  get(key: Value): Value | undefined {
    const entry = this.entry(key);
    return entry === undefined ? undefined : entry.value;
  }

  has(key: Value): boolean {
    return this.entry(key) !== undefined;
  }

  /** The live entry of a key. Raises TypeError for an unhashable key. */
  entry(key: Value): DictEntry | undefined {
    if (typeof key === "string" || typeof key === "number") {
      const { map } = this;
      if (map !== null) return map.get(key);
      if (this.isSmall) return this.findSmall(key);
    }
    return this.findAny(key);
  }

  /** `entry`, whatever the key. */
  private findAny(key: Value): DictEntry | undefined {
    if (this.table === null) {
      const mapKey = mapKeyOf(key);
      if (mapKey !== undefined) return this.size === 0 ? undefined : this.useMap().get(mapKey);
      if (this.size === 0) {
        hooks.hashKey(key);
        return undefined;
      }
    }
    const hash = hashOf(key);
    this.useTable();
    return this.findInTable(key, hash);
  }

  private findSmall(key: string | number): DictEntry | undefined {
    const { entries } = this;
    for (let index = this.head; index < entries.length; index++) {
      const entry = entries[index];
      if (entry.key === key && entry.value !== undefined) return entry;
    }
    return undefined;
  }

  set(key: Value, value: Value): void {
    const entry = this.entryOr(key, value);
    if (entry !== undefined) entry.value = value;
  }

  /** The value of the key, which becomes `value` when the key is absent; the key is hashed once. */
  setDefault(key: Value, value: Value): Value {
    const entry = this.entryOr(key, value);
    return entry === undefined ? value : (entry.value as Value);
  }

  /** The live entry of a key; when there is none, inserts it with the value, and returns undefined. */
  private entryOr(key: Value, value: Value): DictEntry | undefined {
    if (typeof key === "string" || typeof key === "number") {
      const { map } = this;
      if (map !== null) {
        const entry = map.get(key);
        if (entry === undefined) map.set(key, this.append(key, value, 0));
        return entry;
      }
      if (this.isSmall) return this.entryOfSmall(key, value);
    }
    if (this.table === null) {
      const mapKey = mapKeyOf(key);
      if (mapKey !== undefined) {
        const map = this.useMap();
        const entry = map.get(mapKey);
        if (entry === undefined) map.set(mapKey, this.append(key, value, 0));
        return entry;
      }
    }
    const hash = hashOf(key);
    this.useTable();
    const entry = this.findInTable(key, hash);
    if (entry === undefined) this.insertInTable(key, value, hash);
    return entry;
  }

  private entryOfSmall(key: string | number, value: Value): DictEntry | undefined {
    const entry = this.findSmall(key);
    if (entry !== undefined) return entry;
    this.append(key, value, 0);
    if (this.entries.length > SMALL) this.useMap();
    return undefined;
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
    const { entries } = this;
    let { head } = this;
    if (entries[head] !== entry) return;
    do head++;
    while (head < entries.length && entries[head].value === undefined);
    this.head = head;
  }

  /** Removes the last item and returns its entry's key and value; undefined when the dict is empty. */
  popLast(): { readonly key: Value; readonly value: Value } | undefined {
    const entry = this.lastEntry();
    if (entry === undefined) return undefined;
    const item = { key: entry.key, value: entry.value as Value };
    this.remove(entry);
    // Table slots of dropped positions stay behind; a search skips them or finds whatever entry comes to live there.
    const { entries } = this;
    while (entries.length > this.head && entries[entries.length - 1].value === undefined) entries.pop();
    if (this.head > entries.length) this.head = entries.length;
    return item;
  }

  /** Moves a live entry's item to the end (or the front) of the order. The item gets a new entry. */
  move(entry: DictEntry, toEnd: boolean): void {
    const { key, hash } = entry;
    const value = entry.value as Value;
    const isThere = entry === (toEnd ? this.lastEntry() : this.firstEntry());
    if (isThere) return;
    this.remove(entry);
    let moved: DictEntry;
    if (toEnd) {
      moved = this.append(key, value, hash);
      if (this.table !== null) this.addToTable(hash, this.entries.length);
    } else {
      if (this.head === 0) this.makeFrontRoom();
      moved = new DictEntry(key, value, hash);
      this.head--;
      this.entries[this.head] = moved;
      this.size++;
      this.keyVersion++;
      if (this.table !== null) this.addToTable(hash, this.head + 1);
    }
    if (this.map !== null) {
      const mapKey = mapKeyOf(key);
      if (mapKey !== undefined) this.map.set(mapKey, moved);
    }
  }

  clear(): void {
    for (const entry of this.entries) entry.value = undefined;
    this.entries = [];
    this.size = 0;
    this.head = 0;
    this.room = usable(MINIMUM_SIZE);
    this.dropIndex();
    this.keyVersion++;
  }

  /** For a dict that is empty. */
  private dropIndex(): void {
    this.isSmall = true;
    this.map = null;
    this.table = null;
    this.tableUsed = 0;
  }

  /** The first live entry. */
  firstEntry(): DictEntry | undefined {
    return this.entries[this.head];
  }

  /** The last live entry. */
  lastEntry(): DictEntry | undefined {
    for (let index = this.entries.length - 1; index >= this.head; index--) {
      const entry = this.entries[index];
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
    if (this.size === 0 && this.entries.length === 0 && other !== this) {
      this.copyEntries(other);
      return;
    }
    const { entries, size } = other;
    let count = 0;
    for (const entry of entries) {
      if (entry.value === undefined) continue;
      this.set(entry.key, entry.value);
      if ((++count & 1023) === 0) hooks.poll();
      // Keys of this dict have been compared, by code of their own.
      if (other.entries !== entries || other.size !== size) hooks.dictMutatedDuringUpdate();
    }
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

  /** Fills this empty dict without hashing the keys again. */
  private copyEntries(other: PyDict): void {
    const { entries } = this;
    const map = other.map === null ? null : new Map<MapKey, DictEntry>();
    this.dropIndex();
    try {
      for (const { key, value, hash } of other.entries) {
        if (value === undefined) continue;
        const copy = new DictEntry(key, value, hash);
        entries.push(copy);
        const mapKey = map === null ? undefined : mapKeyOf(key);
        if (mapKey !== undefined) map?.set(mapKey, copy);
        if ((entries.length & 1023) === 0) hooks.poll();
      }
    } finally {
      // What has been copied when a safe point raises is a dict like any other.
      this.size = entries.length;
      this.keyVersion++;
      this.grow();
      this.isSmall = other.isSmall;
      this.map = map;
      if (other.table !== null) this.rebuildTable();
    }
  }

  /** The Map of a dict that has no table, made when there was none. */
  private useMap(): Map<MapKey, DictEntry> {
    if (this.map !== null) return this.map;
    this.isSmall = false;
    this.map = this.makeMap();
    return this.map;
  }

  private makeMap(): Map<MapKey, DictEntry> {
    const map = new Map<MapKey, DictEntry>();
    for (const entry of this.entries) {
      const mapKey = entry.value === undefined ? undefined : mapKeyOf(entry.key);
      if (mapKey !== undefined) map.set(mapKey, entry);
    }
    return map;
  }

  private append(key: Value, value: Value, hash: number): DictEntry {
    if (this.room <= 0) this.compact();
    const entry = new DictEntry(key, value, hash);
    this.room--;
    this.entries.push(entry);
    this.size++;
    this.keyVersion++;
    return entry;
  }

  /** CPython's resize: drops deleted entries and makes room for twice as many live ones again. */
  private compact(): void {
    if (this.entries.length !== this.size) {
      this.entries = this.entries.filter((entry) => entry.value !== undefined);
      this.head = 0;
      if (this.table !== null) this.rebuildTable();
    }
    this.grow();
  }

  private grow(): void {
    let size = MINIMUM_SIZE;
    while (size < this.size * 3) size *= 2;
    this.room = usable(size) - this.size;
  }

  private makeFrontRoom(): void {
    const gap = Math.max(MINIMUM_SIZE, this.size);
    const entries: DictEntry[] = [];
    for (let index = 0; index < gap; index++) entries.push(new DictEntry(null, undefined, 0));
    for (const entry of this.entries) if (entry.value !== undefined) entries.push(entry);
    this.entries = entries;
    this.head = gap;
    if (this.table !== null) this.rebuildTable();
  }

  private useTable(): void {
    if (this.table !== null) return;
    for (const entry of this.entries) if (entry.value !== undefined) entry.hash = hashOf(entry.key);
    this.isSmall = false;
    this.map = null;
    this.rebuildTable();
  }

  private insertInTable(key: Value, value: Value, hash: number): void {
    this.append(key, value, hash);
    this.addToTable(hash, this.entries.length);
  }

  private rebuildTable(): void {
    let capacity = 16;
    while (capacity < this.entries.length * 3) capacity *= 2;
    this.table = new Int32Array(capacity);
    this.tableUsed = 0;
    for (let index = 0; index < this.entries.length; index++) {
      const entry = this.entries[index];
      if (entry.value !== undefined) this.insertIndex(entry.hash, index + 1);
    }
  }

  private addToTable(hash: number, position: number): void {
    const { table } = this;
    if (table === null || (this.tableUsed + 1) * 3 > table.length * 2) this.rebuildTable();
    else this.insertIndex(hash, position);
  }

  private insertIndex(hash: number, position: number): void {
    const table = this.table as Int32Array;
    const mask = table.length - 1;
    let at = hash & mask;
    let perturb = hash >>> 0;
    while (table[at] !== EMPTY) {
      perturb >>>= 5;
      at = (at * 5 + perturb + 1) & mask;
    }
    this.tableUsed++;
    table[at] = position;
  }

  /** Equality may run Python code that changes the dict; then the search starts again, as CPython's does. */
  private findInTable(key: Value, hash: number): DictEntry | undefined {
    restart: for (;;) {
      const { table, entries } = this;
      if (table === null) {
        // Cleared by an `__eq__`.
        if (this.size === 0) {
          this.useTable();
          return undefined;
        }
        this.useTable();
        continue;
      }
      const mask = table.length - 1;
      let at = hash & mask;
      let perturb = hash >>> 0;
      for (;;) {
        const position = table[at];
        if (position === EMPTY) return undefined;
        const entry = entries[position - 1] as DictEntry | undefined;
        if (entry !== undefined && entry.hash === hash && entry.value !== undefined) {
          if (entry.key === key || haveSameItems(entry.key, key)) return entry;
          const isEqual = hooks.equal(entry.key, key);
          if (this.table !== table || this.entries !== entries || entry.value === undefined) continue restart;
          if (isEqual) return entry;
        }
        perturb >>>= 5;
        at = (at * 5 + perturb + 1) & mask;
      }
    }
  }
}
