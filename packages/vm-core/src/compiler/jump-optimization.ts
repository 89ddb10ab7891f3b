/** Shortens paths: jumps to jumps, and jumps to small blocks that end the frame. */

import { Op } from "../bytecode/instructions.js";
import { type Block, blocksFrom, type FlowInstruction } from "./flow-block.js";
import { isUnconditionalJump, Pseudo } from "./pseudo-instructions.js";

/** Largest block that is copied in place of a jump to it. */
const MAX_COPY_SIZE = 4;

/** Replaces jumps to small exits, and to blocks without lines, by copies of the blocks. */
export function inlineSmallExits(entry: Block): void {
  let hasChanged: boolean;
  do {
    hasChanged = false;
    for (const block of blocksFrom(entry)) if (inlineTarget(block)) hasChanged = true;
  } while (hasChanged);
}

function inlineTarget(block: Block): boolean {
  const { last } = block;
  if (last === undefined || !isUnconditionalJump(last.opcode) || last.target === null) return false;
  const { target } = last;
  const isSmallExit = target.exitsScope && target.instructions.length <= MAX_COPY_SIZE;
  const hasNoLines = target.hasNoLines && !target.fallsThrough;
  if (!isSmallExit && !hasNoLines) return false;
  const wasSafePoint = last.opcode === Pseudo.JUMP;
  last.makeNop();
  for (const instruction of target.instructions) block.instructions.push(instruction.copy());
  const end = block.last;
  if (hasNoLines && wasSafePoint && end !== undefined && isUnconditionalJump(end.opcode)) end.opcode = Pseudo.JUMP;
  target.predecessors--;
  return true;
}

/** If the jump at the end of a block leads to another jump, makes it lead to where that goes; says whether it did. */
export function threadJump(block: Block, jump: FlowInstruction): boolean {
  const first = jump.target?.instructions[0];
  if (jump.target === null || first === undefined) return false;
  const through = (opcode: number): boolean => {
    if (first.target === null || jump.target === first.target) return false;
    const threaded = block.addJump(opcode, first.target, first.location);
    threaded.handler = jump.handler;
    jump.makeNop();
    return true;
  };
  const isJump = first.opcode === Pseudo.JUMP;
  switch (jump.opcode) {
    case Op.POP_JUMP_IF_NONE:
    case Op.POP_JUMP_IF_NOT_NONE:
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
      return isJump && through(jump.opcode);
    case Pseudo.JUMP:
      if (isJump || first.opcode === Pseudo.JUMP_NO_INTERRUPT) return through(Pseudo.JUMP);
      return false;
    case Pseudo.JUMP_NO_INTERRUPT:
      return (isJump || first.opcode === Pseudo.JUMP_NO_INTERRUPT) && through(first.opcode);
    case Pseudo.JUMP_IF_FALSE:
    case Pseudo.JUMP_IF_TRUE: {
      if (isJump || first.opcode === jump.opcode) return through(jump.opcode);
      // The opposite test falls through for certain.
      const isOpposite = first.opcode === Pseudo.JUMP_IF_FALSE || first.opcode === Pseudo.JUMP_IF_TRUE;
      if (!isOpposite) return false;
      jump.target = jump.target.next;
      return true;
    }
    default:
      return false;
  }
}
