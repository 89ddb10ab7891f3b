/** What compiled code has seen of its operands, so that the next version of it can be made for just that. */

import type { AttributeCache } from "../objects/attribute-cache.js";
import { PyFunction } from "../objects/function.js";
import type { Value } from "../objects/object.js";

/** Bits of `Feedback.seen`, one set for each instruction. */
export const Seen = {
  /** Numbers: both operands are ints. Loops: a range. Items: of a list. */
  INT: 1,
  /** Both operands are floats. Items: of a tuple. */
  FLOAT: 2,
  /** A float and an int. Items: of a dict. */
  BOTH: 4,
  /** Ints whose result is beyond the safe range, or that the operator is not made for inline. */
  OVERFLOW: 8,
  OTHER: 16,
  /** Both are str. Items: of a str. */
  STR: 32,
} as const;

const MAXIMUM_ACCESSES = 4;

const isSameCode = (one: Value, other: Value): boolean =>
  one instanceof PyFunction && other instanceof PyFunction && one.code === other.code;

export class Feedback {
  /** By word index. */
  readonly seen: Uint8Array;
  /** What a CALL has called; null when it was more than one thing. */
  readonly callees: (Value | undefined)[];
  /** How LOAD_ATTR, LOAD_METHOD and STORE_ATTR have reached attributes of instances. */
  readonly accesses: (AttributeCache[] | undefined)[];

  /** Grows with each new way. */
  news = 0;

  constructor(length: number) {
    this.seen = new Uint8Array(length);
    this.callees = new Array<Value | undefined>(length).fill(undefined);
    this.accesses = new Array<AttributeCache[] | undefined>(length).fill(undefined);
  }

  recordCallee(pc: number, callee: Value): void {
    const known = this.callees[pc];
    if (known === undefined) this.callees[pc] = callee;
    else if (known !== callee && !isSameCode(known, callee)) this.callees[pc] = null;
  }

  /** Notes how an attribute has been reached, unless there are too many ways already. */
  recordAccess(pc: number, access: AttributeCache): void {
    const known = (this.accesses[pc] ??= []);
    const place = known.findIndex((each) => each.shape === access.shape);
    if (known[place] === access) return;
    if (place >= 0) known[place] = access;
    else if (known.length < MAXIMUM_ACCESSES) known.push(access);
    else return;
    this.news++;
  }
}
