/** The depth of the stack at the start of each block, and the greatest depth of a code unit. */

import { Op } from "../bytecode/instructions.js";
import { stackEffect } from "../bytecode/stack-effect.js";
import { type Block, blocksFrom } from "./flow-block.js";
import { isBlockPush, isScopeExit, isUnconditionalJump, Pseudo } from "./pseudo-instructions.js";

/** Values a handler finds above the depth at which its range began. */
const handlerValues = new Map<number, number>([
  [Pseudo.SETUP_FINALLY, 1],
  [Pseudo.SETUP_CLEANUP, 2],
  [Pseudo.SETUP_WITH, 1],
]);

export function measureStack(entry: Block): number {
  for (const block of blocksFrom(entry)) block.startDepth = -1;
  let greatest = 0;
  const open: Block[] = [];
  const enter = (block: Block, depth: number) => {
    greatest = Math.max(greatest, depth);
    if (block.startDepth >= 0) {
      if (block.startDepth !== depth) throw new Error("inconsistent stack depth in the control flow graph");
      return;
    }
    block.startDepth = depth;
    open.push(block);
  };
  enter(entry, 0);
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    let depth = block.startDepth;
    let isOver = false;
    for (const { opcode, operand, target } of block.instructions) {
      if (target !== null && opcode !== Op.END_ASYNC_FOR) enter(target, depth + effectOf(opcode, operand, true));
      depth += effectOf(opcode, operand, false);
      if (depth < 0) throw new Error("stack underflow in the control flow graph");
      greatest = Math.max(greatest, depth);
      isOver = isUnconditionalJump(opcode) || isScopeExit(opcode);
    }
    if (!isOver && block.next !== null) enter(block.next, depth);
  }
  return greatest;
}

function effectOf(opcode: number, operand: number, isJumpTaken: boolean): number {
  if (isBlockPush(opcode)) return isJumpTaken ? (handlerValues.get(opcode) ?? 0) : 0;
  if (opcode === Pseudo.RESTORE_FAST) return -1;
  if (opcode > 0xff) return 0;
  const { popped, pushed } = stackEffect(opcode, operand, isJumpTaken);
  return pushed - popped;
}
