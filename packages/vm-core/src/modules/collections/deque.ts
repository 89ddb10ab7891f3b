/** collections.deque. */

import { comparisonMethods } from "../../builtins/comparison-methods.js";
import { defineIterator, lengthHintMethod } from "../../builtins/native-iterator.js";
import type { PyDict } from "../../objects/dict.js";
import { newGenericAlias } from "../../objects/generic-alias.js";
import { NativeIterator } from "../../objects/iterator.js";
import { PyObject, type Value } from "../../objects/object.js";
import { emptyTuple, PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { call, callMethod } from "../../runtime/calls.js";
import { equals } from "../../runtime/comparison.js";
import { indexError, type PythonError, runtimeError, typeError, valueError } from "../../runtime/errors.js";
import { getIterator, iterNext } from "../../runtime/iteration.js";
import { classMethod, constant, constructor, defineMethods, getter, method } from "../../runtime/native-definitions.js";
import { asSize, intOf, typeName } from "../../runtime/primitives.js";
import { checkItemCount, compareSequences, repeatCount, reprItems, spendOnItems } from "../../runtime/sequences.js";
import { searchBound } from "../../runtime/slices.js";
import { indexOrUndefined } from "../../runtime/subscripts.js";
import { pollSafePoint } from "../../runtime/thread.js";

export const dequeType: PyType = defineType("deque", { module: "collections", pattern: "sequence" });
dequeType.instancesHaveWeakReferences = true;
export const dequeIteratorType: PyType = defineType("_deque_iterator", {
  module: "collections",
  isSubclassable: false,
});
export const dequeReverseIteratorType: PyType = defineType("_deque_reverse_iterator", {
  module: "collections",
  isSubclassable: false,
});

const MINIMUM_CAPACITY = 16;

/** A ring buffer: item `i` is at `(head + i) & mask`. */
class PyDeque extends PyObject {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;
  private ring: (Value | undefined)[] = new Array<Value | undefined>(MINIMUM_CAPACITY).fill(undefined);
  private head = 0;
  private mask = MINIMUM_CAPACITY - 1;
  size = 0;
  /** -1 for unbounded. */
  maximum = -1;
  /** Bumped by every change of the length, for iterators. */
  version = 0;

  constructor(cls: PyType = dequeType) {
    super();
    this.cls = cls;
  }

  /** The item at a position below `size`. */
  at(index: number): Value {
    // Positions below size are always filled.
    return this.ring[(this.head + index) & this.mask] as Value;
  }

  setAt(index: number, value: Value): void {
    this.ring[(this.head + index) & this.mask] = value;
  }

  push(item: Value): void {
    if (this.maximum === 0) return;
    if (this.size > this.mask) this.grow();
    this.ring[(this.head + this.size) & this.mask] = item;
    this.size++;
    this.version++;
    if (this.maximum >= 0 && this.size > this.maximum) this.shift();
  }

  unshift(item: Value): void {
    if (this.maximum === 0) return;
    if (this.size > this.mask) this.grow();
    this.head = (this.head - 1) & this.mask;
    this.ring[this.head] = item;
    this.size++;
    this.version++;
    if (this.maximum >= 0 && this.size > this.maximum) this.pop();
  }

  pop(): Value | undefined {
    if (this.size === 0) return undefined;
    const at = (this.head + --this.size) & this.mask;
    const item = this.ring[at];
    this.ring[at] = undefined;
    this.version++;
    return item;
  }

  shift(): Value | undefined {
    if (this.size === 0) return undefined;
    const item = this.ring[this.head];
    this.ring[this.head] = undefined;
    this.head = (this.head + 1) & this.mask;
    this.size--;
    this.version++;
    return item;
  }

  clear(): void {
    this.ring = new Array<Value | undefined>(MINIMUM_CAPACITY).fill(undefined);
    this.head = 0;
    this.mask = MINIMUM_CAPACITY - 1;
    this.size = 0;
    this.version++;
  }

  /** Moves `steps` items from the right end to the left, or the other way for a negative count. */
  rotate(steps: number): void {
    const { size } = this;
    if (size < 2) return;
    let right = ((steps % size) + size) % size;
    if (right > size / 2) right -= size;
    spendOnItems(Math.abs(right));
    this.version++;
    for (; right > 0; right--) this.unshiftRaw(this.popRaw());
    for (; right < 0; right++) this.pushRaw(this.shiftRaw());
  }

  items(): Value[] {
    checkItemCount(this.size);
    const items = new Array<Value>(this.size);
    for (let index = 0; index < this.size; index++) items[index] = this.at(index);
    return items;
  }

  private popRaw(): Value {
    const at = (this.head + --this.size) & this.mask;
    const item = this.ring[at] as Value;
    this.ring[at] = undefined;
    return item;
  }

  private shiftRaw(): Value {
    const item = this.ring[this.head] as Value;
    this.ring[this.head] = undefined;
    this.head = (this.head + 1) & this.mask;
    this.size--;
    return item;
  }

  private pushRaw(item: Value): void {
    this.ring[(this.head + this.size++) & this.mask] = item;
  }

  private unshiftRaw(item: Value): void {
    this.head = (this.head - 1) & this.mask;
    this.ring[this.head] = item;
    this.size++;
  }

  private grow(): void {
    checkItemCount(this.size * 2);
    const items: (Value | undefined)[] = this.items();
    const capacity = items.length * 2;
    while (items.length < capacity) items.push(undefined);
    this.ring = items;
    this.head = 0;
    this.mask = capacity - 1;
  }
}

const isDeque = (value: Value): value is PyDeque => value instanceof PyDeque;
const mutated = (): PythonError => runtimeError("deque mutated during iteration");

defineMethods(dequeType, () => [
  constructor(
    "(*args, **kwargs)",
    (cls: PyType) => new PyDeque(cls),
    "A list-like sequence optimized for data accesses near its endpoints.",
  ),
  method(
    "__init__(iterable=<unrepresentable>, maxlen=None)",
    initialize,
    "Initialize self.  See help(type(self)) for accurate signature.",
  ),
  method("__repr__(/)", representation, "Return repr(self)."),
  constant("__hash__", null),
  ...comparisonMethods(isDeque, (left, right, operator) => compareSequences(left.items(), right.items(), operator)),
  method("__iter__(/)", (self: PyDeque) => new DequeIterator(self), "Implement iter(self)."),
  method(
    "__reversed__(/)",
    (self: PyDeque) => new DequeReverseIterator(self),
    "Return a reverse iterator over the deque.",
  ),
  method("__len__(/)", (self: PyDeque) => self.size, "Return len(self)."),
  method("__getitem__(key, /)", (self: PyDeque, key: Value) => self.at(position(self, key)), "Return self[key]."),
  method(
    "__setitem__(key, value, /)",
    (self: PyDeque, key: Value, value: Value) => {
      self.setAt(position(self, key), value);
      return null;
    },
    "Set self[key] to value.",
  ),
  method(
    "__delitem__(key, /)",
    (self: PyDeque, key: Value) => {
      removeAt(self, position(self, key));
      return null;
    },
    "Delete self[key].",
  ),
  method(
    "__contains__(key, /)",
    (self: PyDeque, key: Value) => search(self, key, 0, self.size, mutated) >= 0,
    "Return bool(key in self).",
  ),
  method("__add__(value, /)", concatenate, "Return self+value."),
  method(
    "__iadd__(value, /)",
    (self: PyDeque, value: Value) => {
      extend(self, value);
      return self;
    },
    "Implement self+=value.",
  ),
  method("__mul__(value, /)", repeat, "Return self*value."),
  method("__rmul__(value, /)", repeat, "Return value*self."),
  method(
    "__imul__(value, /)",
    (self: PyDeque, value: Value) => {
      fillRepeated(self, self.items(), requireCount(value));
      return self;
    },
    "Implement self*=value.",
  ),
  method(
    "append(item, /)",
    returningNone((self, item) => self.push(item)),
    "Add an element to the right side of the deque.",
  ),
  method(
    "appendleft(item, /)",
    returningNone((self, item) => self.unshift(item)),
    "Add an element to the left side of the deque.",
  ),
  method(
    "clear(/)",
    returningNone((self) => self.clear()),
    "Remove all elements from the deque.",
  ),
  method("copy(/)", copy, "Return a shallow copy of a deque."),
  method("__copy__(/)", copy, "Return a shallow copy of a deque."),
  method("count(value, /)", count, "Return number of occurrences of value."),
  method(
    "extend(iterable, /)",
    returningNone(extend),
    "Extend the right side of the deque with elements from the iterable.",
  ),
  method(
    "extendleft(iterable, /)",
    returningNone(extendLeft),
    "Extend the left side of the deque with elements from the iterable.",
  ),
  method(
    "index(value, start=<unrepresentable>, stop=<unrepresentable>, /)",
    index,
    "Return first index of value.\n\nRaises ValueError if the value is not present.",
  ),
  method("insert(index, value, /)", insert, "Insert value before index."),
  method("pop(/)", (self: PyDeque) => requireItem(self.pop()), "Remove and return the rightmost element."),
  method("popleft(/)", (self: PyDeque) => requireItem(self.shift()), "Remove and return the leftmost element."),
  method("remove(value, /)", remove, "Remove first occurrence of value."),
  method("reverse(/)", returningNone(reverse), "Reverse *IN PLACE*."),
  method(
    "rotate(n=1, /)",
    (self: PyDeque, n: Value = 1) => {
      self.rotate(asSize(n));
      return null;
    },
    "Rotate the deque n steps to the right.  If n is negative, rotates left.",
  ),
  method("__reduce__(/)", reduce, "Return state information for pickling."),
  method("__sizeof__(/)", (self: PyDeque) => 232 + 8 * self.size, "Return the size of the deque in memory, in bytes."),
  getter(
    "maxlen",
    (self: PyDeque) => (self.maximum < 0 ? null : self.maximum),
    null,
    "maximum size of a deque or None if unbounded",
  ),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
]);

function returningNone(action: (self: PyDeque, argument: Value) => void) {
  return (self: PyDeque, argument: Value): Value => {
    action(self, argument);
    return null;
  };
}

function requireItem(item: Value | undefined): Value {
  if (item === undefined) throw indexError("pop from an empty deque");
  return item;
}

function initialize(self: PyDeque, iterable: Value | undefined, limit: Value = null): Value {
  let maximum = -1;
  if (limit !== null) {
    if (intOf(limit) === undefined) throw typeError("an integer is required");
    maximum = asSize(limit);
    if (maximum < 0) throw valueError("maxlen must be non-negative");
  }
  self.maximum = maximum;
  if (self.size > 0) self.clear();
  if (iterable !== undefined) extend(self, iterable);
  return null;
}

function extend(self: PyDeque, iterable: Value): void {
  appendAll(self === iterable ? new PyTuple(self.items()) : iterable, (item) => self.push(item));
}

function extendLeft(self: PyDeque, iterable: Value): void {
  appendAll(self === iterable ? new PyTuple(self.items()) : iterable, (item) => self.unshift(item));
}

function appendAll(iterable: Value, append: (item: Value) => void): void {
  const iterator = getIterator(iterable);
  let count = 0;
  for (let item = iterNext(iterator); item !== undefined; item = iterNext(iterator)) {
    append(item);
    if ((++count & 1023) === 0) pollSafePoint();
  }
}

function representation(self: PyDeque): Value {
  const limit = self.maximum < 0 ? "" : `, maxlen=${self.maximum}`;
  return reprItems(self, self.items(), "[...]", (text) => `${self.cls.name}([${text}]${limit})`);
}

function position(self: PyDeque, key: Value): number {
  const index = indexOrUndefined(key);
  if (index === undefined) throw typeError(`sequence index must be integer, not '${typeName(key)}'`);
  const at = index < 0 ? index + self.size : index;
  if (at < 0 || at >= self.size) throw indexError("deque index out of range");
  return at;
}

function removeAt(self: PyDeque, at: number): void {
  const { size } = self;
  spendOnItems(Math.min(at, size - at));
  if (at < size / 2) {
    for (let index = at; index > 0; index--) self.setAt(index, self.at(index - 1));
    self.shift();
  } else {
    for (let index = at; index < size - 1; index++) self.setAt(index, self.at(index + 1));
    self.pop();
  }
}

/** The position of the first equal item, or -1. Raises `changed` when a comparison changed the deque. */
function search(self: PyDeque, value: Value, start: number, stop: number, changed: () => PythonError): number {
  const { version } = self;
  for (let index = start; index < stop; index++) {
    const item = self.at(index);
    const isEqual = item === value || equals(item, value);
    if (self.version !== version) throw changed();
    if (isEqual) return index;
    if ((index & 1023) === 1023) pollSafePoint();
  }
  return -1;
}

function count(self: PyDeque, value: Value): Value {
  let found = 0;
  for (let index = 0; ; index++, found++) {
    index = search(self, value, index, self.size, mutated);
    if (index < 0) return found;
  }
}

function index(self: PyDeque, value: Value, start: Value | undefined, stop: Value | undefined): Value {
  const { size } = self;
  const found = search(self, value, searchBound(start, size, 0), searchBound(stop, size, size), mutated);
  if (found < 0) throw valueError("deque.index(x): x not in deque");
  return found;
}

function remove(self: PyDeque, value: Value): Value {
  const found = search(self, value, 0, self.size, () => indexError("deque mutated during iteration"));
  if (found < 0) throw valueError("deque.remove(x): x not in deque");
  removeAt(self, found);
  return null;
}

function insert(self: PyDeque, where: Value, value: Value): Value {
  const { size } = self;
  const requested = asSize(where);
  if (size === self.maximum) throw indexError("deque already at its maximum size");
  const at = Math.min(size, requested < 0 ? Math.max(0, requested + size) : requested);
  spendOnItems(Math.min(at, size - at));
  if (at < size / 2) {
    self.unshift(value);
    for (let index = 0; index < at; index++) self.setAt(index, self.at(index + 1));
  } else {
    self.push(value);
    for (let index = size; index > at; index--) self.setAt(index, self.at(index - 1));
  }
  self.setAt(at, value);
  return null;
}

function reverse(self: PyDeque): void {
  const items = self.items().reverse();
  for (let index = 0; index < items.length; index++) self.setAt(index, items[index]);
}

function copy(self: PyDeque): Value {
  const limit = self.maximum < 0 ? null : self.maximum;
  if (self.cls !== dequeType) {
    const made = call(self.cls, limit === null ? [self] : [self, limit]);
    if (!isDeque(made)) throw typeError(`${self.cls.name}() must return a deque, not ${typeName(made)}`);
    return made;
  }
  return filledLike(self, self.items());
}

function filledLike(self: PyDeque, items: readonly Value[]): PyDeque {
  const result = new PyDeque();
  result.maximum = self.maximum;
  for (let index = 0; index < items.length; index++) result.push(items[index]);
  return result;
}

function concatenate(self: PyDeque, value: Value): Value {
  if (!isDeque(value)) throw typeError(`can only concatenate deque (not "${typeName(value)}") to deque`);
  const result = copy(self);
  if (isDeque(result)) extend(result, value);
  return result;
}

function requireCount(value: Value): number {
  return repeatCount(value);
}

function repeat(self: PyDeque, value: Value): Value {
  const count = requireCount(value);
  const result = copy(self);
  if (isDeque(result)) fillRepeated(result, self.items(), count);
  return result;
}

function fillRepeated(self: PyDeque, items: readonly Value[], count: number): void {
  const limit = self.maximum < 0 ? Number.POSITIVE_INFINITY : self.maximum;
  // Of a bounded deque only the last rounds can remain.
  const rounds = items.length === 0 ? 0 : Math.min(count, Math.ceil(limit / items.length) + 1);
  checkItemCount(Math.min(items.length * rounds, limit));
  self.clear();
  for (let round = 0; round < rounds; round++) for (const item of items) self.push(item);
}

function reduce(self: PyDeque): Value {
  const args = self.maximum < 0 ? emptyTuple : new PyTuple([emptyTuple, self.maximum]);
  return new PyTuple([self.cls, args, callMethod(self, "__getstate__"), getIterator(self)]);
}

class DequeIterator extends NativeIterator {
  override cls: PyType = dequeIteratorType;
  protected readonly deque: PyDeque;
  protected index = 0;
  private readonly version: number;
  remaining: number;

  constructor(deque: PyDeque) {
    super();
    this.deque = deque;
    this.version = deque.version;
    this.remaining = deque.size;
  }

  get consumed(): number {
    return this.deque.size - this.remaining;
  }

  reduce(): Value {
    return new PyTuple([this.cls, new PyTuple([this.deque, this.consumed])]);
  }

  next(): Value | undefined {
    const { deque } = this;
    if (deque.version !== this.version) {
      this.remaining = 0;
      throw mutated();
    }
    if (this.remaining === 0) return undefined;
    this.remaining--;
    return deque.at(this.position());
  }

  protected position(): number {
    return this.index++;
  }
}

class DequeReverseIterator extends DequeIterator {
  override cls: PyType = dequeReverseIteratorType;

  protected override position(): number {
    return this.deque.size - ++this.index;
  }
}

for (const type of [dequeIteratorType, dequeReverseIteratorType]) {
  defineIterator(type, [
    constructor("(iterable, index=0, /)", (_cls: PyType, deque: Value, index: Value = 0) => {
      if (!isDeque(deque))
        throw typeError(`${type.name}() argument 1 must be collections.deque, not ${typeName(deque)}`);
      const iterator = type === dequeIteratorType ? new DequeIterator(deque) : new DequeReverseIterator(deque);
      for (let skipped = asSize(index); skipped > 0 && iterator.next() !== undefined; skipped--) pollSafePoint();
      return iterator;
    }),
    method("__reduce__(/)", (self: DequeIterator) => self.reduce(), "Return state information for pickling."),
    lengthHintMethod((self: DequeIterator) => self.remaining),
  ]);
}
