/** Where a branch leads, in lines: what coverage.py makes arcs of. */

import type { Code } from "../../bytecode/code.js";
import { OPCODE_MASK, OPERAND_SHIFT, Op, instructions as table } from "../../bytecode/instructions.js";
import { NO_LINE } from "../../bytecode/line-table.js";

export interface BranchTrail {
  /** The lines of the instructions that follow, up to the next branch, return or raise; a first one without is 0. */
  readonly lines: readonly number[];
  /** Whether they lead out of the code by a return. */
  readonly returns: boolean;
}

/** Follows the instructions from `start` on, through unconditional jumps. */
export function trailFrom({ instructions, lineTable }: Code, start: number): BranchTrail {
  const lines: number[] = [];
  const seen = new Set<number>();
  for (let pc = start; pc < instructions.length && !seen.has(pc); ) {
    seen.add(pc);
    const line = lineTable.lineAt(pc);
    const known = line === NO_LINE ? 0 : line;
    if (lines.length === 0 || (known > 0 && known !== lines[lines.length - 1])) lines.push(known);
    const op = instructions[pc] & OPCODE_MASK;
    switch (op) {
      case Op.JUMP_FORWARD:
      case Op.JUMP_BACKWARD:
      case Op.JUMP_BACKWARD_NO_INTERRUPT:
        pc = instructions[pc] >>> OPERAND_SHIFT;
        continue;
      case Op.RETURN_VALUE:
      case Op.RETURN_GENERATOR:
        return { lines, returns: true };
      case Op.RERAISE:
      case Op.END_ASYNC_FOR:
        return { lines, returns: false };
    }
    if (table[op].operand === "target") break;
    pc++;
  }
  return { lines, returns: false };
}
