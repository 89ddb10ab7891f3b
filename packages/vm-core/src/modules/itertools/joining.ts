/** itertools that combine or transform streams: accumulate, chain, starmap, zip_longest. */

import { defineIterator } from "../../builtins/native-iterator.js";
import { newGenericAlias } from "../../objects/generic-alias.js";
import { NativeIterator, WrappingIterator, wrappingTypes } from "../../objects/iterator.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { call, call2 } from "../../runtime/calls.js";
import { getIterator, iterNext, toArray } from "../../runtime/iteration.js";
import { classMethod, constructor } from "../../runtime/native-definitions.js";
import { add } from "../../runtime/operators.js";
import { pollSafePoint } from "../../runtime/thread.js";

export const accumulateType: PyType = defineType("accumulate", { module: "itertools" });
export const chainType: PyType = defineType("chain", { module: "itertools" });
export const starMapType: PyType = defineType("starmap", { module: "itertools" });
export const zipLongestType: PyType = defineType("zip_longest", { module: "itertools" });

for (const type of [accumulateType, chainType, starMapType]) wrappingTypes.add(type);

class Accumulate extends WrappingIterator {
  override cls: PyType;
  private readonly iterator: Value;
  private readonly combine: Value;
  private initial: Value;
  private total: Value | undefined = undefined;

  constructor(iterator: Value, combine: Value, initial: Value, cls: PyType) {
    super();
    this.iterator = iterator;
    this.combine = combine;
    this.initial = initial;
    this.cls = cls;
  }

  override get passesStopIteration(): boolean {
    return true;
  }

  next(): Value | undefined {
    if (this.initial !== null) {
      this.total = this.initial;
      this.initial = null;
      return this.total;
    }
    const item = iterNext(this.iterator);
    if (item === undefined) return undefined;
    if (this.total === undefined) this.total = item;
    else this.total = this.combine === null ? add(this.total, item) : call2(this.combine, this.total, item);
    return this.total;
  }
}

defineIterator(accumulateType, [
  constructor(
    "(iterable, func=None, *, initial=None)",
    (cls: PyType, iterable: Value, combine: Value = null, initial: Value = null) => {
      const iterator = getIterator(iterable);
      return new Accumulate(iterator, combine, initial, cls).holding([iterator]);
    },
    "Return series of accumulated sums.",
  ),
]);

class Chain extends WrappingIterator {
  override cls: PyType;
  private sources: Value | undefined;
  private active: Value | undefined = undefined;

  constructor(sources: Value, cls: PyType) {
    super();
    this.sources = sources;
    this.cls = cls;
  }

  next(): Value | undefined {
    for (let count = 1; this.sources !== undefined; count++) {
      if (this.active === undefined) {
        const source = iterNext(this.sources);
        if (source === undefined) {
          this.sources = undefined;
          return undefined;
        }
        try {
          this.active = getIterator(source);
        } catch (error) {
          this.sources = undefined;
          throw error;
        }
      }
      const item = iterNext(this.active);
      if (item !== undefined) return item;
      this.active = undefined;
      if ((count & 1023) === 0) pollSafePoint();
    }
    return undefined;
  }
}

defineIterator(chainType, [
  constructor(
    "(*iterables)",
    (cls: PyType, iterables: readonly Value[]) =>
      new Chain(getIterator(new PyTuple(iterables)), cls).holding(iterables),
    "Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.",
  ),
  classMethod(
    "from_iterable(iterable, /)",
    (cls: PyType, iterable: Value) => new Chain(getIterator(iterable), cls),
    "Alternative chain() constructor taking a single iterable argument that evaluates lazily.",
  ),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
]);

class StarMap extends WrappingIterator {
  override cls: PyType;
  private readonly callable: Value;
  private readonly iterator: Value;

  constructor(callable: Value, iterator: Value, cls: PyType) {
    super();
    this.callable = callable;
    this.iterator = iterator;
    this.cls = cls;
  }

  override get passesStopIteration(): boolean {
    return true;
  }

  next(): Value | undefined {
    const args = iterNext(this.iterator);
    return args === undefined ? undefined : call(this.callable, toArray(args));
  }
}

defineIterator(starMapType, [
  constructor(
    "(function, iterable, /)",
    (cls: PyType, callable: Value, iterable: Value) => {
      const iterator = getIterator(iterable);
      return new StarMap(callable, iterator, cls).holding([iterator]);
    },
    "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
  ),
]);

class ZipLongest extends NativeIterator {
  override cls: PyType;
  private readonly iterators: (Value | undefined)[];
  private readonly fill: Value;
  private active: number;

  constructor(iterators: Value[], fill: Value, cls: PyType) {
    super();
    this.iterators = iterators;
    this.fill = fill;
    this.active = iterators.length;
    this.cls = cls;
  }

  next(): Value | undefined {
    if (this.active === 0) return undefined;
    const items: Value[] = [];
    for (let index = 0; index < this.iterators.length; index++) {
      const iterator = this.iterators[index];
      let item: Value | undefined;
      if (iterator !== undefined) {
        try {
          item = iterNext(iterator);
        } catch (error) {
          this.active = 0;
          throw error;
        }
        if (item === undefined) {
          this.iterators[index] = undefined;
          if (--this.active === 0) return undefined;
        }
      }
      items.push(item === undefined ? this.fill : item);
    }
    return new PyTuple(items);
  }
}

defineIterator(zipLongestType, [
  constructor(
    "(*iterables, fillvalue=None)",
    (cls: PyType, iterables: readonly Value[], fill: Value = null) =>
      new ZipLongest(iterables.map(getIterator), fill, cls),
    "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\ndefaults to None or can be specified by a keyword argument.",
  ),
]);
