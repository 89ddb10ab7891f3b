/** itertools that regroup a stream: batched, groupby, pairwise, tee. */

import { defineIterator } from "../../builtins/native-iterator.js";
import { newGenericAlias } from "../../objects/generic-alias.js";
import { NativeIterator } from "../../objects/iterator.js";
import type { Value } from "../../objects/object.js";
import { emptyTuple, PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { call1 } from "../../runtime/calls.js";
import { equals } from "../../runtime/comparison.js";
import { runtimeError, valueError } from "../../runtime/errors.js";
import { getIterator, iterNext } from "../../runtime/iteration.js";
import { classMethod, constructor, method } from "../../runtime/native-definitions.js";
import { asSize } from "../../runtime/primitives.js";
import { pollSafePoint, thread } from "../../runtime/thread.js";
import { isTrue } from "../../runtime/truth.js";

export const batchedType: PyType = defineType("batched", { module: "itertools" });
export const groupByType: PyType = defineType("groupby", { module: "itertools" });
export const grouperType: PyType = defineType("_grouper", { module: "itertools", isSubclassable: false });
export const pairwiseType: PyType = defineType("pairwise", { module: "itertools" });
export const teeType: PyType = defineType("_tee", {
  module: "itertools",
  isSubclassable: false,
  instancesHaveWeakReferences: true,
});

class Batched extends NativeIterator {
  override cls: PyType;
  private iterator: Value | undefined;
  private readonly size: number;
  private readonly isStrict: boolean;

  constructor(iterator: Value, size: number, isStrict: boolean, cls: PyType) {
    super();
    this.iterator = iterator;
    this.size = size;
    this.isStrict = isStrict;
    this.cls = cls;
  }

  next(): Value | undefined {
    const { iterator, size } = this;
    if (iterator === undefined) return undefined;
    const items: Value[] = [];
    while (items.length < size) {
      const item = iterNext(iterator);
      if (item === undefined) {
        this.iterator = undefined;
        if (items.length === 0) return undefined;
        if (this.isStrict) throw valueError("batched(): incomplete batch");
        break;
      }
      items.push(item);
      if ((items.length & 1023) === 0) pollSafePoint();
    }
    return new PyTuple(items);
  }
}

defineIterator(batchedType, [
  constructor(
    "(iterable, n, *, strict=False)",
    (cls: PyType, iterable: Value, n: Value, strict: Value = false) => {
      const size = asSize(n);
      if (size < 1) throw valueError("n must be at least one");
      return new Batched(getIterator(iterable), size, isTrue(strict), cls);
    },
    "Batch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over the input iterable and accumulates data into tuples\nup to size n.  The input is consumed lazily, just enough to\nfill a batch.  The result is yielded as soon as a batch is full\nor when the input iterable is exhausted.\n\n    >>> for batch in batched('ABCDEFG', 3):\n    ...     print(batch)\n    ...\n    ('A', 'B', 'C')\n    ('D', 'E', 'F')\n    ('G',)\n\nIf \"strict\" is True, raises a ValueError if the final batch is shorter\nthan n.",
  ),
]);

class Pairwise extends NativeIterator {
  override cls: PyType;
  private iterator: Value | undefined;
  private previous: Value | undefined = undefined;

  constructor(iterator: Value, cls: PyType) {
    super();
    this.iterator = iterator;
    this.cls = cls;
  }

  override get passesStopIteration(): boolean {
    return true;
  }

  next(): Value | undefined {
    const { iterator } = this;
    if (iterator === undefined) {
      thread.stopped = null;
      return undefined;
    }
    if (this.previous === undefined) this.previous = iterNext(iterator);
    const { previous } = this;
    // An item's `__next__` may have exhausted this iterator meanwhile.
    const item = previous === undefined || this.iterator === undefined ? undefined : iterNext(iterator);
    if (previous === undefined || item === undefined) {
      this.iterator = undefined;
      this.previous = undefined;
      return undefined;
    }
    this.previous = item;
    return new PyTuple([previous, item]);
  }
}

defineIterator(pairwiseType, [
  constructor(
    "(iterable, /)",
    (cls: PyType, iterable: Value) => new Pairwise(getIterator(iterable), cls),
    "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
  ),
]);

/** `target` is the key of the group handed out, `current` the key and item read ahead. */
class GroupBy extends NativeIterator {
  override cls: PyType;
  private readonly iterator: Value;
  private readonly key: Value;
  private targetKey: Value | undefined = undefined;
  currentKey: Value | undefined = undefined;
  currentItem: Value | undefined = undefined;
  currentGroup: Grouper | undefined = undefined;

  constructor(iterator: Value, key: Value, cls: PyType) {
    super();
    this.iterator = iterator;
    this.key = key;
    this.cls = cls;
  }

  next(): Value | undefined {
    this.currentGroup = undefined;
    // Skip what is left of the group before.
    for (let count = 1; ; count++) {
      if (this.currentKey !== undefined) {
        if (this.targetKey === undefined || !equals(this.targetKey, this.currentKey)) break;
      }
      if (!this.step()) return undefined;
      if ((count & 1023) === 0) pollSafePoint();
    }
    const key = this.currentKey;
    this.targetKey = key;
    this.currentGroup = new Grouper(this, key);
    return new PyTuple([key, this.currentGroup]);
  }

  /** Reads an item ahead; false when there is none. */
  step(): boolean {
    const item = iterNext(this.iterator);
    if (item === undefined) return false;
    this.currentKey = this.key === null ? item : call1(this.key, item);
    this.currentItem = item;
    return true;
  }
}

/** The items of one group; empty once the groupby has moved on. */
class Grouper extends NativeIterator {
  override cls: PyType = grouperType;
  private readonly parent: GroupBy;
  private readonly key: Value;

  constructor(parent: GroupBy, key: Value) {
    super();
    this.parent = parent;
    this.key = key;
  }

  next(): Value | undefined {
    const { parent } = this;
    if (parent.currentGroup !== this) return undefined;
    if (parent.currentItem === undefined && !parent.step()) return undefined;
    if (parent.currentKey === undefined || !equals(this.key, parent.currentKey)) return undefined;
    const item = parent.currentItem;
    parent.currentItem = undefined;
    return item;
  }
}

defineIterator(groupByType, [
  constructor(
    "(iterable, key=None)",
    (cls: PyType, iterable: Value, key: Value = null) => new GroupBy(getIterator(iterable), key, cls),
    "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.",
  ),
]);
defineIterator(grouperType);

/** A read item and the link to what follows it, shared by the iterators of one tee. */
class TeeLink {
  private readonly source: TeeSource;
  private item: Value | undefined = undefined;
  private following: TeeLink | undefined = undefined;
  private isExhausted = false;

  constructor(source: TeeSource) {
    this.source = source;
  }

  /** The item here and the next link, read on first use; undefined at the end. */
  read(): { readonly item: Value; readonly following: TeeLink } | undefined {
    if (this.item === undefined) {
      if (this.isExhausted) return undefined;
      const item = this.source.read();
      if (item === undefined) {
        this.isExhausted = true;
        return undefined;
      }
      this.item = item;
      this.following = new TeeLink(this.source);
    }
    return { item: this.item, following: this.following as TeeLink };
  }
}

class TeeSource {
  private readonly iterator: Value;
  private isRunning = false;

  constructor(iterator: Value) {
    this.iterator = iterator;
  }

  read(): Value | undefined {
    if (this.isRunning) throw runtimeError("cannot re-enter the tee iterator");
    this.isRunning = true;
    try {
      return iterNext(this.iterator);
    } finally {
      this.isRunning = false;
    }
  }
}

class Tee extends NativeIterator {
  override cls: PyType = teeType;
  private link: TeeLink;

  constructor(link: TeeLink) {
    super();
    this.link = link;
  }

  next(): Value | undefined {
    const step = this.link.read();
    if (step === undefined) return undefined;
    this.link = step.following;
    return step.item;
  }

  copy(): Tee {
    return new Tee(this.link);
  }
}

const teeOf = (iterable: Value): Tee => {
  const iterator = getIterator(iterable);
  return iterator instanceof Tee ? iterator.copy() : new Tee(new TeeLink(new TeeSource(iterator)));
};

defineIterator(teeType, [
  constructor(
    "(iterable, /)",
    (_cls: PyType, iterable: Value) => teeOf(iterable),
    "Iterator wrapped to make it copyable.",
  ),
  method("__copy__(/)", (self: Tee) => self.copy(), "Returns an independent iterator."),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key)),
]);

/** tee(iterable, n) */
export function tee(iterable: Value, n: Value = 2): Value {
  const count = asSize(n);
  if (count < 0) throw valueError("n must be >= 0");
  if (count === 0) return emptyTuple;
  const first = teeOf(iterable);
  return new PyTuple(Array.from({ length: count }, (_, index) => (index === 0 ? first : first.copy())));
}
