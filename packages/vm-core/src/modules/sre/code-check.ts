/** Checks code given to `_sre.compile`, so that the matcher can trust its shape. */

import { runtimeError } from "../../runtime/errors.js";
import { enterRecursion, leaveRecursion } from "../../runtime/thread.js";
import { At, Category, Info, MAXIMUM_GROUPS, Op } from "./opcodes.js";

/** Raises RuntimeError when the code is not what the re package's compiler could have made. */
export function checkCode(code: Uint32Array, groups: number): void {
  const isComplete = code.length > 0 && code[code.length - 1] === Op.SUCCESS;
  if (groups < 0 || groups > MAXIMUM_GROUPS || !isComplete) throw invalid();
  new CodeCheck(code, groups).sequence(0, code.length - 1);
}

const invalid = () => runtimeError("invalid SRE code");

class CodeCheck {
  private readonly code: Uint32Array;
  private readonly groups: number;

  constructor(code: Uint32Array, groups: number) {
    this.code = code;
    this.groups = groups;
  }

  /** Instructions from `pc` that end exactly at `end`. */
  sequence(pc: number, end: number): void {
    enterRecursion();
    let at = pc;
    while (at < end) at = this.instruction(at, end);
    leaveRecursion();
    this.require(at === end);
  }

  private require(condition: boolean): void {
    if (!condition) throw invalid();
  }

  private word(at: number, end: number): number {
    this.require(at < end);
    return this.code[at];
  }

  /** The target of a relative jump that stays in bounds. */
  private target(at: number, end: number): number {
    const target = at + this.word(at, end);
    this.require(target > at && target <= end);
    return target;
  }

  /** Checks one instruction and returns where the next one starts. */
  private instruction(pc: number, end: number): number {
    switch (this.code[pc]) {
      case Op.SUCCESS:
      case Op.FAILURE:
      case Op.ANY:
      case Op.ANY_ALL:
        return pc + 1;
      case Op.MARK:
        this.require(this.word(pc + 1, end) < this.groups * 2);
        return pc + 2;
      case Op.LITERAL:
      case Op.NOT_LITERAL:
      case Op.LITERAL_IGNORE:
      case Op.NOT_LITERAL_IGNORE:
      case Op.LITERAL_UNI_IGNORE:
      case Op.NOT_LITERAL_UNI_IGNORE:
      case Op.LITERAL_LOC_IGNORE:
      case Op.NOT_LITERAL_LOC_IGNORE:
        this.word(pc + 1, end);
        return pc + 2;
      case Op.AT:
        this.require(this.word(pc + 1, end) <= At.UNI_NON_BOUNDARY);
        return pc + 2;
      case Op.IN:
      case Op.IN_IGNORE:
      case Op.IN_UNI_IGNORE:
      case Op.IN_LOC_IGNORE: {
        const next = this.target(pc + 1, end);
        this.set(pc + 2, next);
        return next;
      }
      case Op.INFO:
        return this.info(pc, end);
      case Op.BRANCH:
        return this.branch(pc + 1, end);
      case Op.REPEAT_ONE:
      case Op.MIN_REPEAT_ONE:
      case Op.POSSESSIVE_REPEAT_ONE: {
        const next = this.repeated(pc, end);
        this.block(pc + 4, next);
        return next;
      }
      case Op.REPEAT: {
        const next = this.repeated(pc, end);
        this.sequence(pc + 4, next);
        const until = this.word(next, end);
        this.require(until === Op.MAX_UNTIL || until === Op.MIN_UNTIL);
        return next + 1;
      }
      case Op.POSSESSIVE_REPEAT: {
        const next = this.repeated(pc, end);
        this.sequence(pc + 4, next);
        this.require(this.word(next, end) === Op.SUCCESS);
        return next + 1;
      }
      case Op.ATOMIC_GROUP: {
        const next = this.target(pc + 1, end);
        this.block(pc + 2, next);
        return next;
      }
      case Op.ASSERT:
      case Op.ASSERT_NOT: {
        const next = this.target(pc + 1, end);
        this.require(this.word(pc + 2, end) < 2 ** 31);
        this.block(pc + 3, next);
        return next;
      }
      case Op.GROUPREF:
      case Op.GROUPREF_IGNORE:
      case Op.GROUPREF_UNI_IGNORE:
      case Op.GROUPREF_LOC_IGNORE:
        this.require(this.word(pc + 1, end) < this.groups);
        return pc + 2;
      case Op.GROUPREF_EXISTS:
        return this.condition(pc, end);
      default:
        throw invalid();
    }
  }

  /** A sequence closed by SUCCESS. */
  private block(pc: number, end: number): void {
    this.require(pc < end && this.code[end - 1] === Op.SUCCESS);
    this.sequence(pc, end - 1);
  }

  /** <op> <skip> <minimum> <maximum>; returns where the skip leads. */
  private repeated(pc: number, end: number): number {
    const next = this.target(pc + 1, end);
    this.require(this.word(pc + 2, end) <= this.word(pc + 3, end));
    return next;
  }

  /** Alternatives, each <skip> … <JUMP> <to the end>, and a final 0. */
  private branch(pc: number, end: number): number {
    let next = pc;
    let join: number | undefined;
    while (this.word(next, end) !== 0) {
      const following = this.target(next, end);
      this.require(following - 3 >= next && this.code[following - 2] === Op.JUMP);
      this.sequence(next + 1, following - 2);
      const target = this.target(following - 1, end);
      this.require(join === undefined || join === target);
      join = target;
      next = following;
    }
    this.require(join === next + 1 || join === undefined);
    return next + 1;
  }

  /** <GROUPREF_EXISTS> <group> <skip> yes, and <JUMP> <skip> no where there is a no. */
  private condition(pc: number, end: number): number {
    this.require(this.word(pc + 1, end) < this.groups);
    const no = pc + 1 + this.word(pc + 2, end);
    this.require(no >= pc + 3 && no <= end);
    const isJump = no - 2 >= pc + 3 && this.code[no - 2] === Op.JUMP && no - 1 + this.code[no - 1] <= end;
    if (!isJump) {
      this.sequence(pc + 3, no);
      return no;
    }
    const next = no - 1 + this.code[no - 1];
    this.sequence(pc + 3, no - 2);
    this.sequence(no, next);
    return next;
  }

  private info(pc: number, end: number): number {
    const next = this.target(pc + 1, end);
    this.require(pc + 5 <= next);
    const flags = this.code[pc + 2];
    this.require(flags <= (Info.PREFIX | Info.LITERAL | Info.CHARSET));
    if ((flags & Info.PREFIX) !== 0) {
      const length = this.word(pc + 5, next);
      const skipped = this.word(pc + 6, next);
      this.require(length > 0 && skipped <= length && pc + 7 + 2 * length === next);
      for (let index = 0; index < length; index++) this.require(this.code[pc + 7 + length + index] < length);
    } else if ((flags & Info.CHARSET) !== 0) this.set(pc + 5, next);
    else this.require((flags & Info.LITERAL) === 0 && pc + 5 === next);
    return next;
  }

  /** A set's members, closed by FAILURE at the very end. */
  private set(pc: number, end: number): void {
    let at = pc;
    while (this.word(at, end) !== Op.FAILURE) at = this.member(at, end);
    this.require(at + 1 === end);
  }

  private member(pc: number, end: number): number {
    switch (this.code[pc]) {
      case Op.NEGATE:
        return pc + 1;
      case Op.LITERAL:
        return pc + 2;
      case Op.RANGE:
      case Op.RANGE_UNI_IGNORE:
        return pc + 3;
      case Op.CHARSET:
        return pc + 9;
      case Op.BIGCHARSET:
        return pc + 2 + 64 + 8 * this.word(pc + 1, end);
      case Op.CATEGORY:
        this.require(this.word(pc + 1, end) <= Category.UNI_LINEBREAK + 1);
        return pc + 2;
      default:
        throw invalid();
    }
  }
}
