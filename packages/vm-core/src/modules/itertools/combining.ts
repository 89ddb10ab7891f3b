/** itertools of combinatorics: combinations, combinations_with_replacement, permutations, product. */

import { defineIterator } from "../../builtins/native-iterator.js";
import { NativeIterator } from "../../objects/iterator.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { toArray } from "../../runtime/iteration.js";
import { constructor } from "../../runtime/native-definitions.js";
import { asSize, intOf } from "../../runtime/primitives.js";
import { checkItemCount, countItems } from "../../runtime/sequences.js";

export const combinationsType: PyType = defineType("combinations", { module: "itertools" });
export const combinationsWithReplacementType: PyType = defineType("combinations_with_replacement", {
  module: "itertools",
});
export const permutationsType: PyType = defineType("permutations", { module: "itertools" });
export const productType: PyType = defineType("product", { module: "itertools" });

/** Walks tuples of pool items given by indices that `advance` moves on. */
abstract class Selection extends NativeIterator {
  override cls: PyType;
  protected readonly pool: readonly Value[];
  protected readonly indices: number[];
  private isStarted = false;
  private isDone: boolean;

  constructor(pool: readonly Value[], indices: number[], isDone: boolean, cls: PyType) {
    super();
    this.pool = pool;
    this.indices = indices;
    this.isDone = isDone;
    this.cls = cls;
  }

  /** Moves the indices on; false when they were the last. */
  protected abstract advance(): boolean;

  /** How many of the indices are shown. */
  protected get width(): number {
    return this.indices.length;
  }

  next(): Value | undefined {
    if (this.isDone) return undefined;
    if (this.isStarted && !this.advance()) {
      this.isDone = true;
      return undefined;
    }
    this.isStarted = true;
    const { pool, indices, width } = this;
    countItems(width);
    const items = new Array<Value>(width);
    for (let index = 0; index < width; index++) items[index] = pool[indices[index]];
    return new PyTuple(items);
  }
}

class Combinations extends Selection {
  protected advance(): boolean {
    const { pool, indices } = this;
    const r = indices.length;
    let at = r - 1;
    while (at >= 0 && indices[at] === at + pool.length - r) at--;
    if (at < 0) return false;
    indices[at]++;
    for (let next = at + 1; next < r; next++) indices[next] = indices[next - 1] + 1;
    return true;
  }
}

class CombinationsWithReplacement extends Selection {
  protected advance(): boolean {
    const { pool, indices } = this;
    let at = indices.length - 1;
    while (at >= 0 && indices[at] === pool.length - 1) at--;
    if (at < 0) return false;
    indices.fill(indices[at] + 1, at);
    return true;
  }
}

class Permutations extends Selection {
  private readonly r: number;
  private readonly cycles: number[];

  constructor(pool: readonly Value[], r: number, cls: PyType) {
    super(pool, [...pool.keys()], r > pool.length, cls);
    this.r = r;
    this.cycles = Array.from({ length: Math.min(r, pool.length) }, (_, index) => pool.length - index);
  }

  protected override get width(): number {
    return this.r;
  }

  protected advance(): boolean {
    const { indices, cycles, r } = this;
    const n = indices.length;
    for (let at = r - 1; at >= 0; at--) {
      cycles[at]--;
      if (cycles[at] === 0) {
        const first = indices[at];
        for (let next = at; next < n - 1; next++) indices[next] = indices[next + 1];
        indices[n - 1] = first;
        cycles[at] = n - at;
      } else {
        const other = n - cycles[at];
        const item = indices[at];
        indices[at] = indices[other];
        indices[other] = item;
        return true;
      }
    }
    return false;
  }
}

function sizeArgument(r: Value): number {
  const size = asSize(r);
  if (size < 0) throw valueError("r must be non-negative");
  checkItemCount(size);
  return size;
}

defineIterator(combinationsType, [
  constructor(
    "(iterable, r)",
    (cls: PyType, iterable: Value, length: Value) => {
      const pool = toArray(iterable);
      const r = sizeArgument(length);
      return new Combinations(
        pool,
        r > pool.length ? [] : Array.from({ length: r }, (_, index) => index),
        r > pool.length,
        cls,
      );
    },
    "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
  ),
]);
defineIterator(combinationsWithReplacementType, [
  constructor(
    "(iterable, r)",
    (cls: PyType, iterable: Value, length: Value) => {
      const pool = toArray(iterable);
      const r = sizeArgument(length);
      return new CombinationsWithReplacement(pool, new Array<number>(r).fill(0), pool.length === 0 && r > 0, cls);
    },
    "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')",
  ),
]);
defineIterator(permutationsType, [
  constructor(
    "(iterable, r=None)",
    (cls: PyType, iterable: Value, length: Value = null) => {
      const pool = toArray(iterable);
      if (length !== null && intOf(length) === undefined) throw typeError("Expected int as r");
      return new Permutations(pool, length === null ? pool.length : sizeArgument(length), cls);
    },
    "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
  ),
]);

class Product extends NativeIterator {
  override cls: PyType;
  private readonly pools: readonly (readonly Value[])[];
  private readonly indices: number[];
  private isStarted = false;
  private isDone: boolean;

  constructor(pools: readonly (readonly Value[])[], cls: PyType) {
    super();
    this.pools = pools;
    this.indices = pools.map(() => 0);
    this.isDone = pools.some((pool) => pool.length === 0);
    this.cls = cls;
  }

  next(): Value | undefined {
    if (this.isDone) return undefined;
    if (this.isStarted && !this.advance()) {
      this.isDone = true;
      return undefined;
    }
    this.isStarted = true;
    const { pools, indices } = this;
    countItems(pools.length);
    const items = new Array<Value>(pools.length);
    for (let index = 0; index < pools.length; index++) items[index] = pools[index][indices[index]];
    return new PyTuple(items);
  }

  private advance(): boolean {
    const { pools, indices } = this;
    for (let at = pools.length - 1; at >= 0; at--) {
      if (++indices[at] < pools[at].length) return true;
      indices[at] = 0;
    }
    return false;
  }
}

defineIterator(productType, [
  constructor(
    "(*iterables, repeat=1)",
    (cls: PyType, iterables: readonly Value[], repeat: Value = 1) => {
      const count = asSize(repeat);
      if (count < 0) throw valueError("repeat argument cannot be negative");
      checkItemCount(iterables.length * count);
      const pools = count === 0 ? [] : iterables.map(toArray);
      return new Product(Array.from({ length: count }, () => pools).flat(), cls);
    },
    "Cartesian product of input iterables.  Equivalent to nested for-loops.\n\nFor example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).\nThe leftmost iterators are in the outermost for-loop, so the output tuples\ncycle in a manner similar to an odometer (with the rightmost element changing\non every iteration).\n\nTo compute the product of an iterable with itself, specify the number\nof repetitions with the optional repeat keyword argument. For example,\nproduct(A, repeat=4) means the same as product(A, A, A, A).",
  ),
]);
