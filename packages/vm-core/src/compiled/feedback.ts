/** What compiled code has seen of its operands, so that the next version of it can be made for just that. */

import type { Value } from "../objects/object.js";
import type { Shape } from "../objects/shape.js";

/** Bits of `Feedback.seen`, one set for each instruction. */
export const Seen = {
  /** Numbers: both operands are ints. Loops: a range. Items: of a list. */
  INT: 1,
  /** Both operands are floats. Items: of a tuple. */
  FLOAT: 2,
  /** A float and an int. Items: of a dict. */
  BOTH: 4,
  /** An int result beyond the safe range. */
  OVERFLOW: 8,
  OTHER: 16,
  /** Both are str. Items: of a str. */
  STR: 32,
} as const;

/** An instance's slot found by LOAD_ATTR or STORE_ATTR. */
export interface SlotAccess {
  readonly shape: Shape;
  readonly version: number;
  readonly index: number;
  /** The shape that storing gives the instance; null when it keeps its own. */
  readonly nextShape: Shape | null;
}

const MAXIMUM_ACCESSES = 4;

export class Feedback {
  /** By word index. */
  readonly seen: Uint8Array;
  /** What a CALL has called; null when it was more than one thing. */
  readonly callees: (Value | undefined)[];
  readonly accesses: (SlotAccess[] | undefined)[];

  constructor(length: number) {
    this.seen = new Uint8Array(length);
    this.callees = new Array<Value | undefined>(length).fill(undefined);
    this.accesses = new Array<SlotAccess[] | undefined>(length).fill(undefined);
  }

  recordCallee(pc: number, callee: Value): void {
    const known = this.callees[pc];
    if (known === undefined) this.callees[pc] = callee;
    else if (known !== callee) this.callees[pc] = null;
  }

  recordAccess(pc: number, access: SlotAccess): void {
    const known = (this.accesses[pc] ??= []);
    const place = known.findIndex((each) => each.shape === access.shape);
    if (place >= 0) known[place] = access;
    else if (known.length < MAXIMUM_ACCESSES) known.push(access);
  }
}
