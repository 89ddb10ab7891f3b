/**
 * set and frozenset.
 *
 * Elements live in two parts, iterated one after the other:
 * - the table: numbers, None, ranges, tuples and frozensets of such, and instances of user classes with a `__hash__`.
 *   It is CPython's table, with the same hashes, probing and growth, so these iterate in CPython's order.
 * - `ordered`: everything whose hash is random or an address in CPython (strings, bytes, objects compared by identity,
 *   tuples that hold such), as the keys of a dict, in insertion order.
 * The part is a function of the element, the same for equal elements. Only a user class can break that, by being equal
 * to, say, a string: searches for one, and searches in a set that has one, look in both parts.
 *
 * A table slot is `keys[i]` with the low and high half of its 64-bit hash in `low[i]` and `high[i]`. A free slot has no
 * key and `low` 0; a deleted one has no key and `low` -1. There are no such arrays while every key is a number below
 * 2**53 and none has been deleted: these are their own hashes.
 */

import { PyComplex } from "./complex.js";
import { comparesByIdentity, comparesLikeItsLayout, PyDict } from "./dict.js";
import { PyFloat } from "./float.js";
import { hashWords, hooks } from "./hooks.js";
import { IntInstance } from "./int-instance.js";
import { PyObject, type Value } from "./object.js";
import { PyRange } from "./range.js";
import { StrInstance } from "./str-instance.js";
import { haveSameItems, PyTuple } from "./tuple.js";
import { defineType, type PyType } from "./type.js";

export const setType: PyType = defineType("set");
export const frozenSetType: PyType = defineType("frozenset");

const MINIMUM_SIZE = 8;
const LINEAR_PROBES = 9;
const PERTURB_SHIFT = 5;
const DELETED = -1;

type Slots = (Value | undefined)[];

/** Halves of the hashes of all slots. */
interface Hashes {
  readonly low: number[];
  readonly high: number[];
}

/** The table of sets that have none yet. Never written: adding to it allocates. */
const noKeys: Slots = new Array<Value | undefined>(MINIMUM_SIZE).fill(undefined);

/** Element kinds, by the part they live in. FOREIGN ones are in the table but may equal ORDERED ones. */
const NUMERIC = 0;
const FOREIGN = 1;
const ORDERED = 2;
export type ElementKind = typeof NUMERIC | typeof FOREIGN | typeof ORDERED;

// The hash of the element being searched; two variables because a pair would have to be allocated.
let hashLow = 0;
let hashHigh = 0;
// Where an element that was not found belongs: the last deleted slot passed, or the free one that ended the search.
let vacantSlot = 0;

export class PySet extends PyObject {
  override cls: PyType;
  /** Instance attributes of a subclass instance. */
  attributes: PyDict | undefined = undefined;
  keys: Slots = noKeys;
  private hashes: Hashes | null = null;
  private mask = MINIMUM_SIZE - 1;
  /** Active and deleted slots. */
  private fill = 0;
  private used = 0;
  /** Where `pop` continues, also after a clear. */
  private finger = 0;
  ordered: PyDict | null = null;
  private hasForeign = false;
  /** The frozenset's hash once computed. */
  hash: number | bigint | undefined = undefined;

  constructor(cls: PyType = setType) {
    super();
    this.cls = cls;
  }

  get size(): number {
    return this.ordered === null ? this.used : this.used + this.ordered.size;
  }

  has(element: Value): boolean {
    if (typeof element === "string" && !this.hasForeign) return this.ordered?.has(element) ?? false;
    const kind = this.prepare(element);
    if (kind === ORDERED) {
      if (this.ordered?.has(element)) return true;
      if (!this.hasForeign) return false;
      loadHash(element);
      return this.find(element) >= 0;
    }
    if (this.used > 0 && this.find(element) >= 0) return true;
    return kind === FOREIGN && this.ordered !== null && this.ordered.has(element);
  }

  /** Raises TypeError for an unhashable element. */
  add(element: Value): void {
    const kind = this.prepare(element);
    if ((kind === FOREIGN && this.ordered !== null) || (kind === ORDERED && this.hasForeign)) {
      if (this.has(element)) return;
      this.prepare(element);
    }
    if (kind === ORDERED) {
      this.ordered ??= new PyDict();
      this.ordered.setDefault(element, true);
      return;
    }
    if (kind === FOREIGN) this.hasForeign = true;
    this.insert(element);
  }

  /** True when the element was there. */
  delete(element: Value): boolean {
    const kind = this.prepare(element);
    if (kind === ORDERED) {
      if (this.ordered?.delete(element) !== undefined) return true;
      if (!this.hasForeign) return false;
      loadHash(element);
    }
    const at = this.used === 0 ? -1 : this.find(element);
    if (at < 0) return kind === FOREIGN && this.ordered !== null && this.ordered.delete(element) !== undefined;
    this.deleteSlot(at);
    return true;
  }

  /** Removes and returns an element; undefined when the set is empty. */
  pop(): Value | undefined {
    if (this.used > 0) {
      let at = this.finger & this.mask;
      while (this.keys[at] === undefined) at = at >= this.mask ? 0 : at + 1;
      const element = this.keys[at];
      this.deleteSlot(at);
      this.finger = at + 1;
      return element;
    }
    const entry = this.ordered?.firstEntry();
    if (entry === undefined) return undefined;
    this.ordered?.remove(entry);
    return entry.key;
  }

  clear(): void {
    this.keys = noKeys;
    this.hashes = null;
    this.mask = MINIMUM_SIZE - 1;
    this.fill = 0;
    this.used = 0;
    this.ordered = null;
    this.hasForeign = false;
  }

  /** The elements in iteration order. */
  elements(): Value[] {
    const elements: Value[] = [];
    if (this.used > 0) for (const key of this.keys) if (key !== undefined) elements.push(key);
    if (this.ordered !== null)
      for (const { key, value } of this.ordered.entries) if (value !== undefined) elements.push(key);
    return elements;
  }

  /** Adds every element of another set (CPython's set_merge: the order depends on how it is done). */
  merge(other: PySet): void {
    if (other === this || other.size === 0) return;
    if (other.used > 0) {
      if (!this.mayCrossParts(other)) this.mergeTable(other);
      else for (const key of other.keys.slice()) if (key !== undefined) this.add(key);
    }
    if (other.ordered === null) return;
    if (this.hasForeign) {
      for (const key of other.ordered.keys()) this.add(key);
    } else if (this.ordered === null) this.ordered = other.ordered.copy();
    else this.ordered.update(other.ordered);
  }

  /** Makes room for as many more elements at once, as CPython does before it takes over a dict's keys. */
  reserve(count: number): void {
    if ((this.fill + count) * 5 >= this.mask * 3) this.resize((this.used + count) * 2);
  }

  /** Drops deleted slots when they are more than a quarter (CPython does so after difference_update). */
  tidy(): void {
    if (this.fill - this.used > Math.floor(this.mask / 4)) this.grow();
  }

  copy(cls: PyType): PySet {
    const copy = new PySet(cls);
    copy.merge(this);
    return copy;
  }

  /** Takes over another set's elements, leaving that set unusable. */
  take(other: PySet): void {
    this.keys = other.keys;
    this.hashes = other.hashes;
    this.mask = other.mask;
    this.fill = other.fill;
    this.used = other.used;
    this.ordered = other.ordered;
    this.hasForeign = other.hasForeign;
    this.hash = undefined;
  }

  /** CPython's sum of the scrambled element hashes, order-independent; 64 bits. */
  computeHash(): number | bigint {
    let hash = 0n;
    let count = 0;
    for (const element of this.elements()) {
      if ((++count & 255) === 0) hooks.poll();
      const each = BigInt.asUintN(64, BigInt(hooks.hash(element)));
      hash ^= (each ^ 89869747n ^ (each << 16n)) * 3644798167n;
    }
    hash ^= (BigInt(this.size) + 1n) * 1927868237n;
    hash = BigInt.asUintN(64, hash);
    hash ^= (hash >> 11n) ^ (hash >> 25n);
    hash = BigInt.asIntN(64, hash * 69069n + 907133923n);
    if (hash === -1n) hash = 590923713n;
    const small = Number(hash);
    return Number.isSafeInteger(small) ? small : hash;
  }

  /** The kind of this set as an element. */
  elementKind(): ElementKind {
    if (this.ordered !== null && this.ordered.size > 0) return ORDERED;
    return this.hasForeign ? FOREIGN : NUMERIC;
  }

  /** Loads the element's hash and says which part it belongs to. Raises TypeError for an unhashable element. */
  private prepare(element: Value): ElementKind {
    if (typeof element === "number") {
      loadNumberHash(element);
      return NUMERIC;
    }
    const kind = kindOf(element);
    if (kind !== ORDERED) loadHash(element);
    else if (typeof element !== "string") hooks.hashElement(element);
    return kind;
  }

  /**
   * The slot of the element whose hash is loaded; or -1, and `vacantSlot` is set. `__eq__` may change the set; then the
   * search restarts.
   */
  private find(element: Value): number {
    if (this.hashes === null && typeof element === "number") return this.findNumber(element);
    const wantedLow = hashLow;
    const wantedHigh = hashHigh;
    restart: for (;;) {
      const { low, high } = this.hashes ?? this.storeHashes();
      const { keys, mask } = this;
      let at = wantedLow & mask;
      let perturbLow = wantedLow;
      let perturbHigh = wantedHigh;
      let deleted = -1;
      for (;;) {
        const last = at + LINEAR_PROBES <= mask ? at + LINEAR_PROBES : at;
        for (let slot = at; slot <= last; slot++) {
          const key = keys[slot];
          if (key === undefined) {
            if (low[slot] === 0) {
              vacantSlot = deleted >= 0 ? deleted : slot;
              return -1;
            }
            deleted = slot;
          } else if (low[slot] === wantedLow && high[slot] === wantedHigh) {
            if (key === element) return slot;
            if (haveSameItems(key, element)) return slot;
            if (typeof key !== "number" || typeof element !== "number") {
              const isEqual = hooks.equal(key, element);
              if (this.keys !== keys || keys[slot] !== key) continue restart;
              if (isEqual) return slot;
            }
          }
        }
        perturbLow = (perturbLow >>> PERTURB_SHIFT) | (perturbHigh << (32 - PERTURB_SHIFT));
        perturbHigh >>>= PERTURB_SHIFT;
        at = (Math.imul(at, 5) + 1 + perturbLow) & mask;
      }
    }
  }

  /** `find` for a number in a table of numbers. */
  private findNumber(element: number): number {
    const { keys, mask } = this;
    let at = hashLow & mask;
    let perturbLow = hashLow;
    let perturbHigh = hashHigh;
    for (;;) {
      const last = at + LINEAR_PROBES <= mask ? at + LINEAR_PROBES : at;
      for (let slot = at; slot <= last; slot++) {
        const key = keys[slot];
        if (key === element) return slot;
        if (key === undefined) {
          vacantSlot = slot;
          return -1;
        }
      }
      perturbLow = (perturbLow >>> PERTURB_SHIFT) | (perturbHigh << (32 - PERTURB_SHIFT));
      perturbHigh >>>= PERTURB_SHIFT;
      at = (Math.imul(at, 5) + 1 + perturbLow) & mask;
    }
  }

  /** Called for the first element that is no number, and for the first deletion. */
  private storeHashes(): Hashes {
    const { keys } = this;
    const wantedLow = hashLow;
    const wantedHigh = hashHigh;
    if (keys === noKeys) this.keys = noKeys.slice();
    const hashes = newHashes(keys.length);
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot];
      if (key === undefined) continue;
      // All keys are numbers.
      loadNumberHash(key as number);
      hashes.low[slot] = hashLow;
      hashes.high[slot] = hashHigh;
    }
    hashLow = wantedLow;
    hashHigh = wantedHigh;
    this.hashes = hashes;
    return hashes;
  }

  /** Adds the element whose hash is loaded to the table, unless it is there. */
  private insert(element: Value): void {
    const elementLow = hashLow;
    const elementHigh = hashHigh;
    for (;;) {
      if (this.keys === noKeys) this.allocate(MINIMUM_SIZE);
      if (this.find(element) >= 0) return;
      if (this.keys !== noKeys && this.keys[vacantSlot] === undefined) break;
      // An `__eq__` cleared the set, or added an element there: search again.
      hashLow = elementLow;
      hashHigh = elementHigh;
    }
    const slot = vacantSlot;
    const { hashes } = this;
    this.keys[slot] = element;
    this.used++;
    if (hashes !== null) {
      const isReused = hashes.low[slot] === DELETED;
      hashes.low[slot] = elementLow;
      hashes.high[slot] = elementHigh;
      if (isReused) return;
    }
    this.fill++;
    if (this.fill * 5 >= this.mask * 3) this.grow();
  }

  /** Writes into the first free slot of a table without deleted ones, for an element that is not in it. */
  private place(element: Value, elementLow: number, elementHigh: number): void {
    const { keys, hashes, mask } = this;
    let at = elementLow & mask;
    let perturbLow = elementLow;
    let perturbHigh = elementHigh;
    for (;;) {
      const last = at + LINEAR_PROBES <= mask ? at + LINEAR_PROBES : at;
      for (let slot = at; slot <= last; slot++) {
        if (keys[slot] !== undefined) continue;
        keys[slot] = element;
        if (hashes !== null) {
          hashes.low[slot] = elementLow;
          hashes.high[slot] = elementHigh;
        }
        return;
      }
      perturbLow = (perturbLow >>> PERTURB_SHIFT) | (perturbHigh << (32 - PERTURB_SHIFT));
      perturbHigh >>>= PERTURB_SHIFT;
      at = (Math.imul(at, 5) + 1 + perturbLow) & mask;
    }
  }

  private deleteSlot(at: number): void {
    const { low, high } = this.hashes ?? this.storeHashes();
    this.keys[at] = undefined;
    low[at] = DELETED;
    high[at] = DELETED;
    this.used--;
  }

  private grow(): void {
    this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
  }

  private resize(minimum: number): void {
    let size = MINIMUM_SIZE;
    while (size <= minimum) size *= 2;
    const { keys, hashes } = this;
    this.allocate(size);
    this.placeAll(keys, hashes);
    this.fill = this.used;
  }

  /** Places the keys of another table, for a table without deleted slots that has none of them. */
  private placeAll(keys: Slots, hashes: Hashes | null): void {
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot];
      if (key === undefined) continue;
      loadSlotHash(key, hashes, slot);
      this.place(key, hashLow, hashHigh);
    }
  }

  /** A free table, with hashes if there were any. */
  private allocate(size: number): void {
    this.mask = size - 1;
    // Most sets are small, and literals are the quickest to make.
    const none = undefined;
    this.keys =
      size === MINIMUM_SIZE
        ? [none, none, none, none, none, none, none, none]
        : new Array<Value | undefined>(size).fill(undefined);
    if (this.hashes !== null) this.hashes = newHashes(size);
  }

  /** An element of one set's table may equal an element of the other's ordered part. */
  private mayCrossParts(other: PySet): boolean {
    return (other.hasForeign && this.ordered !== null) || (this.hasForeign && other.ordered !== null);
  }

  private mergeTable(other: PySet): void {
    if (other.hasForeign) this.hasForeign = true;
    this.reserve(other.used);
    const { keys, hashes } = other;
    if (this.fill === 0) {
      if (this.mask === other.mask && other.fill === other.used) {
        this.keys = keys.slice();
        this.hashes = hashes === null ? null : { low: hashes.low.slice(), high: hashes.high.slice() };
        this.fill = other.fill;
        this.used = other.used;
        return;
      }
      if (this.keys === noKeys) this.allocate(MINIMUM_SIZE);
      if (hashes !== null && this.hashes === null) this.storeHashes();
      this.placeAll(keys, hashes);
      this.fill = other.used;
      this.used = other.used;
      return;
    }
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot];
      if (key === undefined) continue;
      loadSlotHash(key, hashes, slot);
      this.insert(key);
    }
  }
}

function newHashes(size: number): Hashes {
  if (size === MINIMUM_SIZE) return { low: [0, 0, 0, 0, 0, 0, 0, 0], high: [0, 0, 0, 0, 0, 0, 0, 0] };
  return { low: new Array<number>(size).fill(0), high: new Array<number>(size).fill(0) };
}

function loadNumberHash(element: number): void {
  const hash = element === -1 ? -2 : element;
  hashLow = hash | 0;
  hashHigh = Math.floor(hash / 0x100000000) | 0;
}

/** Loads the hash of the key in a slot of a table with these hashes. */
function loadSlotHash(key: Value, hashes: Hashes | null, slot: number): void {
  if (hashes === null) {
    // All keys are numbers.
    loadNumberHash(key as number);
    return;
  }
  hashLow = hashes.low[slot];
  hashHigh = hashes.high[slot];
}

/** Loads the element's hash. Raises TypeError for an unhashable element. */
function loadHash(element: Value): void {
  hooks.hashElement(element);
  hashLow = hashWords.low;
  hashHigh = hashWords.high;
}

function kindOf(element: Value): ElementKind {
  switch (typeof element) {
    case "string":
      return ORDERED;
    case "number":
    case "bigint":
    case "boolean":
      return NUMERIC;
    default:
      return element === null ? NUMERIC : objectKind(element);
  }
}

function objectKind(element: PyObject): ElementKind {
  if (element instanceof StrInstance) return ORDERED;
  const { cls } = element;
  if (cls.isHeapType) {
    if (comparesByIdentity(cls)) return ORDERED;
    if (!comparesLikeItsLayout(cls)) return FOREIGN;
  }
  if (element instanceof PyTuple) return kindOfAll(element.items);
  if (element instanceof PyFloat) return Number.isNaN(element.value) ? ORDERED : NUMERIC;
  if (element instanceof PySet) return element.elementKind();
  const isNumeric = element instanceof IntInstance || element instanceof PyComplex || element instanceof PyRange;
  if (isNumeric) return NUMERIC;
  return cls.layoutOwner.equalsNumbers ? FOREIGN : ORDERED;
}

function kindOfAll(items: readonly Value[]): ElementKind {
  let kind: ElementKind = NUMERIC;
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (typeof item === "number") continue;
    const each = kindOf(item);
    if (each === ORDERED) return ORDERED;
    if (each === FOREIGN) kind = FOREIGN;
  }
  return kind;
}
