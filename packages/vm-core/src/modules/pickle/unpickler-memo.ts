/** The objects that a pickle has given numbers to. */

import type { Value } from "../../objects/object.js";

export class UnpicklerMemo {
  /** Numbers are given one after another, as a rule. */
  private readonly dense: Value[] = [];
  /** The others, which a hostile pickle may have as large as it wants. */
  private readonly sparse = new Map<number, Value>();

  get size(): number {
    return this.dense.length + this.sparse.size;
  }

  get(index: number): Value | undefined {
    return index < this.dense.length ? this.dense[index] : this.sparse.get(index);
  }

  set(index: number, value: Value): void {
    const { dense, sparse } = this;
    if (index < dense.length) dense[index] = value;
    else if (index === dense.length) {
      dense.push(value);
      if (sparse.size > 0) sparse.delete(index);
    } else sparse.set(index, value);
  }

  *items(): Iterable<[number, Value]> {
    yield* this.dense.entries();
    yield* this.sparse;
  }

  copy(): UnpicklerMemo {
    const memo = new UnpicklerMemo();
    for (const [index, value] of this.items()) memo.set(index, value);
    return memo;
  }
}
