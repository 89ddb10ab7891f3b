/** Checks a code block: operands in range, and the same stack depth on every path. */

import type { Code } from "./code.js";
import {
  type Instruction,
  instructions,
  OPCODE_MASK,
  OPERAND_SHIFT,
  Op,
  PAIR_BITS,
  PAIR_MASK,
} from "./instructions.js";
import { stackEffect } from "./stack-effect.js";

/** What is wrong with `code`, one sentence each; nested code blocks are not looked at. */
export function verify(code: Code): string[] {
  const problems: string[] = [];
  const words = code.instructions;
  for (let pc = 0; pc < words.length; pc++) checkOperand(code, pc, problems);
  checkTables(code, problems);
  if (problems.length === 0) new DepthCheck(code, problems).run();
  return problems;
}

function describe(code: Code, pc: number): string {
  return `${pc}: ${instructions[code.instructions[pc] & OPCODE_MASK]?.name ?? "unknown opcode"}`;
}

function checkOperand(code: Code, pc: number, problems: string[]): void {
  const word = code.instructions[pc];
  const instruction: Instruction | undefined = instructions[word & OPCODE_MASK];
  const operand = word >>> OPERAND_SHIFT;
  if (instruction === undefined) {
    problems.push(describe(code, pc));
    return;
  }
  const limits: { readonly [kind: string]: number } = {
    none: 1,
    constant: code.constants.length,
    name: code.names.length,
    local: code.localsPlusNames.length,
    cell: code.localsPlusNames.length,
    target: code.instructions.length,
  };
  const limit = limits[instruction.operand] ?? Number.POSITIVE_INFINITY;
  const locals = code.localsPlusNames.length;
  const isPair = instruction.operand === "local pair";
  const isInRange = isPair ? (operand & PAIR_MASK) < locals && operand >> PAIR_BITS < locals : operand < limit;
  if (!isInRange) problems.push(`${describe(code, pc)}: operand ${operand} out of range`);
}

function checkTables(code: Code, problems: string[]): void {
  let end = 0;
  for (const entry of code.exceptionTable) {
    const isSorted = entry.start >= end && entry.start < entry.end && entry.end <= code.instructions.length;
    if (!isSorted) problems.push(`exception range ${entry.start} to ${entry.end} is out of order`);
    if (entry.target >= code.instructions.length) problems.push(`exception target ${entry.target} out of range`);
    if (entry.depth < 0) problems.push(`exception range ${entry.start} to ${entry.end} has a negative depth`);
    end = entry.end;
  }
  if ([...code.lineTable.positions()].length !== code.instructions.length) {
    problems.push("the line table is not as long as the code");
  }
}

const exits = new Set<number>([Op.RETURN_VALUE, Op.RAISE_VARARGS, Op.RERAISE]);
const unconditional = new Set<number>([Op.JUMP_FORWARD, Op.JUMP_BACKWARD, Op.JUMP_BACKWARD_NO_INTERRUPT]);

/** Follows all paths and notes the depth at every instruction. */
class DepthCheck {
  private readonly code: Code;
  private readonly problems: string[];
  private readonly depths: Int32Array;
  private readonly open: number[] = [];

  constructor(code: Code, problems: string[]) {
    this.code = code;
    this.problems = problems;
    this.depths = new Int32Array(code.instructions.length).fill(-1);
  }

  run(): void {
    this.enter(0, 0, "the start");
    for (let pc = this.open.pop(); pc !== undefined && this.problems.length === 0; pc = this.open.pop()) this.step(pc);
  }

  private step(pc: number): void {
    const { code } = this;
    const opcode = code.instructions[pc] & OPCODE_MASK;
    const operand = code.instructions[pc] >>> OPERAND_SHIFT;
    const depth = this.depths[pc];
    const here = describe(code, pc);
    const after = (isJumpTaken: boolean): number => {
      const { popped, pushed } = stackEffect(opcode, operand, isJumpTaken);
      if (popped > depth) this.problems.push(`${here}: takes ${popped} of ${depth} values`);
      return depth - popped + pushed;
    };
    const range = code.exceptionTable.find(pc);
    if (range >= 0) {
      const kept = code.exceptionTable.depthOf(range);
      if (kept > depth) this.problems.push(`${here}: the handler keeps ${kept} of ${depth} values`);
      const pushed = code.exceptionTable.pushesLasti(range) ? 2 : 1;
      this.enter(code.exceptionTable.targetOf(range), kept + pushed, here);
    }
    if (instructions[opcode].operand === "target") this.enter(operand, after(true), here);
    if (!exits.has(opcode) && !unconditional.has(opcode)) this.enter(pc + 1, after(false), here);
  }

  private enter(pc: number, depth: number, from: string): void {
    if (pc >= this.depths.length) {
      this.problems.push(`${from}: control leaves the code`);
      return;
    }
    if (depth > this.code.stackSize) this.problems.push(`${from}: depth ${depth} of ${this.code.stackSize}`);
    if (this.depths[pc] < 0) {
      this.depths[pc] = depth;
      this.open.push(pc);
    } else if (this.depths[pc] !== depth) {
      this.problems.push(`${from}: depth ${depth} at ${pc}, but ${this.depths[pc]} on another path`);
    }
  }
}
