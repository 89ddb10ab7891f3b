/** What kinds of values lie on the operand stack at each instruction, to judge jumps (CPython's mark_stacks). */

import { OPCODE_MASK, OPERAND_SHIFT, Op, instructions as table } from "../../bytecode/instructions.js";
import { stackEffect } from "../../bytecode/stack-effect.js";
import type { Executable } from "../executable.js";

/** Kinds of stack entries, two bits each, the top in the low bits; a mark is a number in base 4 with a leading 1. */
const ITERATOR = 0;
const EXCEPT = 1;
const OBJECT = 2;
const NULL = 3;
const EMPTY = 1;
const BASE = 4;
/** A double holds 26 entries. */
const LIMIT = BASE ** 25;

export const StackMarks = {
  EXCEPT,
  UNINITIALIZED: -1,
  OVERFLOWED: -2,
  top: (mark: number): number => mark % BASE,
  pop: (mark: number): number => Math.floor(mark / BASE),
  isCompatible(from: number, to: number): boolean {
    if (from < 0 || to < 0) return false;
    let rest = from;
    while (rest > to) {
      if (rest < EMPTY) return false;
      rest = StackMarks.pop(rest);
    }
    return rest === to;
  },
  /** Why a frame cannot jump to code that needs this on the stack. */
  explain(target: number): string {
    if (target <= EMPTY) return "incompatible stacks";
    switch (StackMarks.top(target)) {
      case EXCEPT:
        return "can't jump into an 'except' block as there's no exception";
      case ITERATOR:
        return "can't jump into the body of a for loop";
      default:
        return "incompatible stacks";
    }
  },
} as const;

const push = (mark: number, kind: number): number => {
  if (mark < 0 || mark >= LIMIT) return StackMarks.OVERFLOWED;
  return mark * BASE + kind;
};

/** One mark for each instruction word. */
export function markStacks(executable: Executable): Float64Array {
  const { instructions, exceptionTable } = executable;
  const marks = new Float64Array(instructions.length + 1).fill(StackMarks.UNINITIALIZED);
  marks[0] = EMPTY;
  const flow = (target: number, mark: number): boolean => {
    if (target >= marks.length || marks[target] !== StackMarks.UNINITIALIZED) return false;
    marks[target] = mark;
    return true;
  };
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (let pc = 0; pc < instructions.length; pc++) {
      const mark = marks[pc];
      if (mark === StackMarks.UNINITIALIZED) continue;
      const op = instructions[pc] & OPCODE_MASK;
      const operand = instructions[pc] >>> OPERAND_SHIFT;
      const after = step(mark, op, operand, false);
      if (table[op].operand === "target") isChanged = flow(operand, step(mark, op, operand, true)) || isChanged;
      if (!endsBlock(op)) isChanged = flow(pc + 1, after) || isChanged;
    }
    for (const { start, target, depth, lasti } of exceptionTable) {
      if (marks[start] === StackMarks.UNINITIALIZED) continue;
      let mark = marks[start];
      while (mark >= BASE ** (depth + 1)) mark = StackMarks.pop(mark);
      if (lasti) mark = push(mark, OBJECT);
      isChanged = flow(target, push(mark, EXCEPT)) || isChanged;
    }
  }
  return marks;
}

function endsBlock(op: number): boolean {
  return (
    op === Op.JUMP_FORWARD ||
    op === Op.JUMP_BACKWARD ||
    op === Op.JUMP_BACKWARD_NO_INTERRUPT ||
    op === Op.RETURN_VALUE ||
    op === Op.RAISE_VARARGS ||
    op === Op.RERAISE
  );
}

/** The stack after an instruction. */
function step(mark: number, op: number, operand: number, isJump: boolean): number {
  if (mark < 0) return mark;
  switch (op) {
    case Op.GET_ITER:
    case Op.GET_AITER:
      return push(StackMarks.pop(mark), ITERATOR);
    case Op.FOR_ITER:
      return isJump ? StackMarks.pop(mark) : push(mark, OBJECT);
    case Op.PUSH_EXC_INFO:
      return push(mark, EXCEPT);
    case Op.PUSH_NULL:
      return push(mark, NULL);
    // Whether there is a self is not known before.
    case Op.LOAD_METHOD:
    case Op.LOAD_SPECIAL:
      return push(push(StackMarks.pop(mark), OBJECT), NULL);
    case Op.LOAD_SUPER_METHOD:
      return push(push(popMany(mark, 3), OBJECT), NULL);
    case Op.SWAP: {
      const kinds = kindsOf(mark, operand);
      const last = kinds.length - 1;
      [kinds[0], kinds[last]] = [kinds[last], kinds[0]];
      return kinds.reduce(push, popMany(mark, operand));
    }
    case Op.COPY:
      return push(mark, kindsOf(mark, operand)[0]);
    default: {
      // As in CPython only the difference counts: what an instruction replaces keeps its kind.
      const { popped, pushed } = stackEffect(op, operand, isJump);
      let result = popMany(mark, Math.max(0, popped - pushed));
      for (let index = popped; index < pushed; index++) result = push(result, OBJECT);
      return result;
    }
  }
}

const popMany = (mark: number, count: number): number => Math.floor(mark / BASE ** count);

/** The kinds of the top `count` entries, deepest first. */
function kindsOf(mark: number, count: number): number[] {
  const kinds: number[] = [];
  let rest = mark;
  for (let index = 0; index < count; index++) {
    kinds.unshift(StackMarks.top(rest));
    rest = StackMarks.pop(rest);
  }
  return kinds;
}
