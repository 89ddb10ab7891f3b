/** The constants of a code block as co_consts shows them: without the ints that CPython's LOAD_SMALL_INT holds itself. */

import type { CodeConstant } from "./code.js";

const SMALL_INTS = 256;

export class PresentedConstants<Value> {
  /** co_consts. */
  readonly items: readonly Value[];
  /** For each item, its place among the code's constants. */
  readonly places: readonly number[];
  /** For each of the code's constants, its place in co_consts, or -1. */
  private readonly shownAs: Int32Array;
  private readonly compiled: readonly CodeConstant[];
  private readonly loaded: readonly Value[];

  /** `loaded` may hold other constants than the compiler made; those are never taken for small ints. */
  constructor(compiled: readonly CodeConstant[], loaded: readonly Value[]) {
    this.compiled = compiled;
    this.loaded = loaded;
    const items: Value[] = [];
    const places: number[] = [];
    this.shownAs = new Int32Array(loaded.length).fill(-1);
    loaded.forEach((value, index) => {
      // The first constant stays in any case: it may be a docstring.
      if (index > 0 && this.smallInt(index) !== null) return;
      this.shownAs[index] = items.length;
      items.push(value);
      places.push(index);
    });
    this.items = items;
    this.places = places;
  }

  /** The operand of LOAD_SMALL_INT in place of the load of a constant, or null. */
  smallInt(index: number): number | null {
    const constant = this.compiled[index];
    const isSmall = typeof constant === "number" && constant >= 0 && constant < SMALL_INTS;
    return isSmall && constant === (this.loaded[index] as unknown) ? constant : null;
  }

  placeOf(index: number): number {
    return this.shownAs[index];
  }
}
