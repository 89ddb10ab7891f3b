/**
 * A code block in CPython's instructions, as `dis` is to show it. Most of ours have a counterpart of the same name; some
 * stand for several of CPython's, and PUSH_NULL behind LOAD_GLOBAL is a bit of that.
 */

import type { Code } from "./code.js";
import { CPythonOp, neverFallsThrough } from "./cpython-opcodes.js";
import {
  CommonConstant,
  Intrinsic1,
  OPCODE_MASK,
  OPERAND_SHIFT,
  Op,
  PAIR_BITS,
  PAIR_MASK,
  instructions as table,
} from "./instructions.js";
import type { PresentedConstants } from "./presented-constants.js";

export interface PresentedInstruction {
  opcode: number;
  /** For a jump the index of the instruction it goes to. */
  operand: number;
  readonly isJump: boolean;
  /** The word of ours whose source position it has. */
  readonly word: number;
  /** The word of ours whose exception handler it has, or -1 when it has none. */
  readonly guardedAs: number;
}

export interface PresentedInstructions {
  readonly list: readonly PresentedInstruction[];
  /** For each word of ours, and for the end, where control that reaches it goes on. */
  readonly entries: Int32Array;
  /** For each word of ours, the instruction that stands for it: where the frame is while it runs. */
  readonly places: Int32Array;
}

/** The instructions of a code block that loads `constants`. */
export function presentInstructions(code: Code, constants: PresentedConstants<unknown>): PresentedInstructions {
  return new Presentation(code, constants).run();
}

const counterparts: readonly (number | undefined)[] = table.map(
  ({ name }) => (CPythonOp as { readonly [name: string]: number | undefined })[name],
);

/** Operands of BINARY_OP. */
export const operators: ReadonlyMap<number, number> = new Map<number, number>(
  [
    Op.BINARY_ADD,
    Op.BINARY_AND,
    Op.BINARY_FLOOR_DIVIDE,
    Op.BINARY_LEFT_SHIFT,
    Op.BINARY_MATRIX_MULTIPLY,
    Op.BINARY_MULTIPLY,
    Op.BINARY_REMAINDER,
    Op.BINARY_OR,
    Op.BINARY_POWER,
    Op.BINARY_RIGHT_SHIFT,
    Op.BINARY_SUBTRACT,
    Op.BINARY_TRUE_DIVIDE,
    Op.BINARY_XOR,
    Op.INPLACE_ADD,
    Op.INPLACE_AND,
    Op.INPLACE_FLOOR_DIVIDE,
    Op.INPLACE_LEFT_SHIFT,
    Op.INPLACE_MATRIX_MULTIPLY,
    Op.INPLACE_MULTIPLY,
    Op.INPLACE_REMAINDER,
    Op.INPLACE_OR,
    Op.INPLACE_POWER,
    Op.INPLACE_RIGHT_SHIFT,
    Op.INPLACE_SUBTRACT,
    Op.INPLACE_TRUE_DIVIDE,
    Op.INPLACE_XOR,
    Op.BINARY_SUBSCR,
  ].map((op, operand) => [op, operand]),
);

/** Operands of COMPARE_OP: the operator's number in bits 5 and up, which outcomes make it true in the low four bits. */
export const comparisons: ReadonlyMap<number, number> = new Map<number, number>([
  [Op.COMPARE_LT, (0 << 5) | 2],
  [Op.COMPARE_LE, (1 << 5) | 10],
  [Op.COMPARE_EQ, (2 << 5) | 8],
  [Op.COMPARE_NE, (3 << 5) | 7],
  [Op.COMPARE_GT, (4 << 5) | 4],
  [Op.COMPARE_GE, (5 << 5) | 12],
]);
/** In the operand of COMPARE_OP: the result is made a bool. */
const AS_BOOL = 16;

/** Instructions whose result is a bool, so that no TO_BOOL has to follow. */
const givesBool = new Set<number>([
  ...comparisons.keys(),
  Op.IS_OP,
  Op.CONTAINS_OP,
  Op.UNARY_NOT,
  Op.CHECK_EXC_MATCH,
  Op.MATCH_MAPPING,
  Op.MATCH_SEQUENCE,
]);

const SHORT_LOCAL = 16;
/** In the operand of RESUME: no handler but that of the generator itself surrounds the yield. */
const OUTERMOST = 4;

class Presentation {
  private readonly code: Code;
  private readonly constants: PresentedConstants<unknown>;
  private readonly words: Int32Array;
  private readonly list: PresentedInstruction[] = [];
  private readonly entries: Int32Array;
  private readonly places: Int32Array;
  /** For each word that an exhausted loop goes on at, the END_FOR before it. */
  private readonly loopExits = new Map<number, number>();
  /** For each word that an exhausted loop goes on at, its FOR_ITER. */
  private readonly loops = new Map<number, number>();
  private readonly targets = new Set<number>();
  /** END_SEND of asynchronous loops by the END_ASYNC_FOR that belongs to them, and those END_SENDs. */
  private readonly asyncLoops = new Map<number, number>();
  private readonly asyncEnds = new Set<number>();

  constructor(code: Code, constants: PresentedConstants<unknown>) {
    this.code = code;
    this.constants = constants;
    this.words = code.instructions;
    this.entries = new Int32Array(this.words.length + 1);
    this.places = new Int32Array(this.words.length + 1);
  }

  run(): PresentedInstructions {
    const { words, list, entries, places } = this;
    this.findTargets();
    for (let pc = 0; pc < words.length; pc++) {
      this.addLoopExit(pc);
      entries[pc] = places[pc] = list.length;
      this.add(pc);
    }
    entries[words.length] = places[words.length] = list.length;
    for (const instruction of list) {
      if (!instruction.isJump) continue;
      const target = instruction.operand;
      const exit = instruction.opcode === CPythonOp.FOR_ITER ? this.loopExits.get(target) : undefined;
      instruction.operand = exit ?? entries[target];
    }
    return { list, entries, places };
  }

  private findTargets(): void {
    const { words, targets } = this;
    for (let pc = 0; pc < words.length; pc++) {
      const op = words[pc] & OPCODE_MASK;
      if (op === Op.FOR_ITER) this.loops.set(words[pc] >>> OPERAND_SHIFT, pc);
      else if (table[op].operand === "target") targets.add(words[pc] >>> OPERAND_SHIFT);
      if (op === Op.END_ASYNC_FOR) this.findAsyncLoop(pc);
    }
    for (const { target } of this.code.exceptionTable) targets.add(target);
  }

  /** The loop that END_ASYNC_FOR ends starts, with GET_ANEXT, where the ranges begin that it handles. */
  private findAsyncLoop(pc: number): void {
    const { words } = this;
    let first = -1;
    for (const { start, target } of this.code.exceptionTable) {
      if (target <= pc && target > pc - 2 && (first < 0 || start < first)) first = start;
    }
    if (first < 0) return;
    const send = words.findIndex((word, at) => at >= first && (word & OPCODE_MASK) === Op.SEND);
    if (send < 0) return;
    const end = words[send] >>> OPERAND_SHIFT;
    this.asyncLoops.set(pc, end);
    this.asyncEnds.add(end);
  }

  /** Before a word that a loop ends at: what drops the iterator in CPython, and ours has dropped by then. */
  private addLoopExit(pc: number): void {
    const { list } = this;
    const loop = this.loops.get(pc);
    if (loop !== undefined) {
      const last = list[list.length - 1];
      if (!neverFallsThrough(last.opcode)) this.push(CPythonOp.JUMP_FORWARD, pc, last.word, last.guardedAs, true);
      this.loopExits.set(pc, list.length);
      this.push(CPythonOp.END_FOR, 0, loop, loop);
      this.push(CPythonOp.POP_ITER, 0, loop, loop);
    }
    if (pc > 0 && this.asyncEnds.has(pc - 1)) this.push(CPythonOp.NOT_TAKEN, 0, pc - 1, pc);
  }

  private push(opcode: number, operand: number, word: number, guardedAs: number, isJump = false): void {
    this.list.push({ opcode, operand, isJump, word, guardedAs });
  }

  private add(pc: number): void {
    const { words } = this;
    const op = words[pc] & OPCODE_MASK;
    const operand = words[pc] >>> OPERAND_SHIFT;
    const push = (opcode: number, argument = 0): void => {
      this.push(opcode, argument, pc, pc);
    };
    switch (op) {
      case Op.POP_JUMP_IF_TRUE:
      case Op.POP_JUMP_IF_FALSE:
        if (!this.followsBool(pc)) push(CPythonOp.TO_BOOL);
        this.branch(pc, op === Op.POP_JUMP_IF_TRUE ? CPythonOp.POP_JUMP_IF_TRUE : CPythonOp.POP_JUMP_IF_FALSE);
        return;
      case Op.POP_JUMP_IF_NONE:
        this.branch(pc, CPythonOp.POP_JUMP_IF_NONE);
        return;
      case Op.POP_JUMP_IF_NOT_NONE:
        this.branch(pc, CPythonOp.POP_JUMP_IF_NOT_NONE);
        return;
      case Op.JUMP_IF_TRUE_OR_POP:
      case Op.JUMP_IF_FALSE_OR_POP:
        push(CPythonOp.COPY, 1);
        push(CPythonOp.TO_BOOL);
        this.branch(pc, op === Op.JUMP_IF_TRUE_OR_POP ? CPythonOp.POP_JUMP_IF_TRUE : CPythonOp.POP_JUMP_IF_FALSE);
        push(CPythonOp.POP_TOP);
        return;
      case Op.UNARY_NOT:
        if (!this.followsBool(pc)) push(CPythonOp.TO_BOOL);
        this.places[pc] = this.list.length;
        push(CPythonOp.UNARY_NOT);
        return;
      case Op.DROP_ITER:
        push(CPythonOp.POP_TOP);
        return;
      case Op.UNARY_POSITIVE:
        push(CPythonOp.CALL_INTRINSIC_1, UNARY_POSITIVE);
        return;
      case Op.LOAD_CONST: {
        const small = this.constants.smallInt(operand);
        if (small !== null) push(CPythonOp.LOAD_SMALL_INT, small);
        else push(CPythonOp.LOAD_CONST, this.constants.placeOf(operand));
        return;
      }
      case Op.LOAD_FAST_LOAD_FAST:
        this.addPair(pc, CPythonOp.LOAD_FAST_LOAD_FAST, CPythonOp.LOAD_FAST, CPythonOp.LOAD_FAST);
        return;
      case Op.STORE_FAST_LOAD_FAST:
        this.addPair(pc, CPythonOp.STORE_FAST_LOAD_FAST, CPythonOp.STORE_FAST, CPythonOp.LOAD_FAST);
        return;
      case Op.STORE_FAST_STORE_FAST:
        this.addPair(pc, CPythonOp.STORE_FAST_STORE_FAST, CPythonOp.STORE_FAST, CPythonOp.STORE_FAST);
        return;
      case Op.LOAD_CLOSURE:
        push(CPythonOp.LOAD_FAST, operand);
        return;
      case Op.LOAD_GLOBAL:
        push(CPythonOp.LOAD_GLOBAL, operand * 2 + (this.isPartOfGlobal(pc + 1) ? 1 : 0));
        return;
      case Op.PUSH_NULL:
        if (this.isPartOfGlobal(pc)) this.entries[pc] = this.places[pc] = this.list.length - 1;
        else push(CPythonOp.PUSH_NULL);
        return;
      case Op.LOAD_ATTR:
        push(CPythonOp.LOAD_ATTR, operand * 2);
        return;
      case Op.LOAD_METHOD:
        push(CPythonOp.LOAD_ATTR, operand * 2 + 1);
        return;
      case Op.LOAD_SUPER_ATTR:
      case Op.LOAD_SUPER_METHOD: {
        const method = op === Op.LOAD_SUPER_METHOD ? 1 : 0;
        push(CPythonOp.LOAD_SUPER_ATTR, operand * 4 + (isBareSuper(this.code, pc) ? 0 : 2) + method);
        return;
      }
      case Op.RESUME: {
        const isInner = operand === 0 || !this.isOutermost(pc - 1);
        push(CPythonOp.RESUME, isInner ? operand : operand | OUTERMOST);
        return;
      }
      case Op.END_ASYNC_FOR:
        this.push(CPythonOp.END_ASYNC_FOR, this.asyncLoops.get(pc) ?? pc, pc, pc, true);
        return;
      default:
        this.addCounterpart(pc, op, operand);
    }
  }

  private addCounterpart(pc: number, op: number, operand: number): void {
    const operator = operators.get(op);
    const comparison = comparisons.get(op);
    const counterpart = counterparts[op];
    if (operator !== undefined) {
      this.push(CPythonOp.BINARY_OP, operator, pc, pc);
    } else if (comparison !== undefined) {
      this.push(CPythonOp.COMPARE_OP, comparison | (this.isMadeBool(pc) ? AS_BOOL : 0), pc, pc);
    } else if (counterpart !== undefined) {
      this.push(counterpart, operand, pc, pc, table[op].operand === "target");
    } else {
      throw new RangeError(`no counterpart of ${table[op].name}`);
    }
  }

  private branch(pc: number, opcode: number): void {
    this.places[pc] = this.list.length;
    this.push(opcode, this.words[pc] >>> OPERAND_SHIFT, pc, pc, true);
    this.push(CPythonOp.NOT_TAKEN, 0, pc, pc);
  }

  /** Two locals share an instruction when the numbers of both have four bits. */
  private addPair(pc: number, both: number, one: number, other: number): void {
    const operand = this.words[pc] >>> OPERAND_SHIFT;
    const first = operand & PAIR_MASK;
    const second = operand >> PAIR_BITS;
    if (first < SHORT_LOCAL && second < SHORT_LOCAL) {
      this.push(both, first * SHORT_LOCAL + second, pc, pc);
      return;
    }
    this.push(one, first, pc, pc);
    this.push(other, second, pc, pc);
  }

  /** Whether the value that the word tests comes from an instruction that gives a bool. */
  private followsBool(pc: number): boolean {
    return pc > 0 && !this.targets.has(pc) && givesBool.has(this.words[pc - 1] & OPCODE_MASK);
  }

  /** Whether the comparison's result is tested right away; that of two ints is a bool without being made one. */
  private isMadeBool(pc: number): boolean {
    const { words } = this;
    const next = words[pc + 1] & OPCODE_MASK;
    const isTest = next === Op.POP_JUMP_IF_TRUE || next === Op.POP_JUMP_IF_FALSE || next === Op.UNARY_NOT;
    if (!isTest || this.targets.has(pc + 1)) return false;
    const comparesLength = pc > 1 && (words[pc - 2] & OPCODE_MASK) === Op.GET_LEN;
    const refusesFormat =
      pc + 2 < words.length &&
      words[pc + 2] === (Op.LOAD_COMMON_CONSTANT | (CommonConstant.NOT_IMPLEMENTED_ERROR << OPERAND_SHIFT));
    return !comparesLength && !refusesFormat;
  }

  private isPartOfGlobal(pc: number): boolean {
    return (
      pc > 0 &&
      pc < this.words.length &&
      (this.words[pc] & OPCODE_MASK) === Op.PUSH_NULL &&
      (this.words[pc - 1] & OPCODE_MASK) === Op.LOAD_GLOBAL &&
      !this.targets.has(pc)
    );
  }

  /** Whether only the handler that a generator's whole body has covers the word. */
  private isOutermost(pc: number): boolean {
    const { exceptionTable } = this.code;
    const range = exceptionTable.find(pc);
    const wrapper = Op.CALL_INTRINSIC_1 | (Intrinsic1.STOPITERATION_ERROR << OPERAND_SHIFT);
    return range >= 0 && this.words[exceptionTable.targetOf(range)] === wrapper;
  }
}

/** Operand of CALL_INTRINSIC_1. */
export const UNARY_POSITIVE = 5;

/** Whether the word gets an attribute of `super()`, without arguments: the compiler supplies both, at one position. */
export function isBareSuper(code: Code, pc: number): boolean {
  const { lineTable } = code;
  const first = lineTable.positionAt(pc - 2);
  const second = lineTable.positionAt(pc - 1);
  return first?.line === second?.line && first?.column === second?.column;
}
