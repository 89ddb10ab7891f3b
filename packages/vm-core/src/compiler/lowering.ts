/** Replaces pseudo-instructions by real ones. */

import { Op } from "../bytecode/instructions.js";
import { Block, blocksFrom, type FlowInstruction, nextNonEmpty } from "./flow-block.js";
import { isBlockPush, isConditionalJump, isJump, Pseudo } from "./pseudo-instructions.js";
import { removeRedundantNopsAndJumps } from "./redundant-code.js";

export function lowerPseudoInstructions(entry: Block): void {
  for (const block of blocksFrom(entry)) {
    for (const instruction of block.instructions) {
      if (isBlockPush(instruction.opcode)) instruction.makeNop();
      else if (instruction.opcode === Pseudo.RESTORE_FAST) instruction.opcode = Op.STORE_FAST;
    }
    block.instructions = block.instructions.filter(({ opcode }) => opcode !== Pseudo.END_FOR);
  }
  removeRedundantNopsAndJumps(entry);
  normalizeJumps(entry);
  for (const block of blocksFrom(entry)) lowerTruthTests(block);
}

// and, or

/**
 * JUMP_IF_FALSE leaves the value on the stack on both ways, and the next block drops it. If all ways into that block
 * are such jumps, the drop moves into them: into the fall through as `…_OR_POP`, into the jump as `POP_JUMP_…`.
 */
export function lowerBooleanJumps(entry: Block): void {
  const jumpsInto = new Map<Block, FlowInstruction[]>();
  const fallsInto = new Map<Block, Block>();
  for (const block of blocksFrom(entry)) {
    for (const instruction of block.instructions) {
      const target = isJump(instruction.opcode) ? nextNonEmpty(instruction.target) : null;
      if (target === null) continue;
      const jumps = jumpsInto.get(target);
      if (jumps === undefined) jumpsInto.set(target, [instruction]);
      else jumps.push(instruction);
    }
    const next = nextNonEmpty(block.next);
    if (next !== null && block.fallsThrough && block.instructions.length > 0) fallsInto.set(next, block);
  }
  const dropping = new Set<Block>();
  for (const block of blocksFrom(entry)) {
    const [first] = block.instructions;
    if (first?.opcode !== Op.POP_TOP || block.isHandler) continue;
    const ways = [fallsInto.get(block)?.last, ...(jumpsInto.get(block) ?? [])];
    const isMovable = ways.every(
      (jump) => jump !== undefined && isBooleanJump(jump.opcode) && jump.line === first.line,
    );
    if (isMovable) dropping.add(block);
  }
  for (const block of blocksFrom(entry)) {
    const { last } = block;
    if (last === undefined || !isBooleanJump(last.opcode) || last.target === null) continue;
    const isFalse = last.opcode === Pseudo.JUMP_IF_FALSE;
    const next = nextNonEmpty(block.next);
    const target = nextNonEmpty(last.target);
    const isNextDropping = next !== null && dropping.has(next);
    const isTargetDropping = target !== null && dropping.has(target);
    if (isNextDropping && isTargetDropping) {
      last.opcode = isFalse ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE;
    } else if (isNextDropping) {
      last.opcode = isFalse ? Op.JUMP_IF_FALSE_OR_POP : Op.JUMP_IF_TRUE_OR_POP;
    } else {
      const copy = last.copy();
      copy.set(Op.COPY, 1);
      block.instructions.splice(-1, 0, copy);
      last.opcode = isFalse ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE;
    }
  }
  for (const block of dropping) block.instructions.shift();
}

function isBooleanJump(opcode: number): boolean {
  return opcode === Pseudo.JUMP_IF_FALSE || opcode === Pseudo.JUMP_IF_TRUE;
}

// Truth tests

/** The jump or UNARY_NOT that follows tests the truth itself; only where a jump has another line is a test needed. */
function lowerTruthTests(block: Block): void {
  const { instructions } = block;
  const lowered: FlowInstruction[] = [];
  instructions.forEach((instruction, index) => {
    if (instruction.opcode !== Pseudo.TO_BOOL) {
      lowered.push(instruction);
      return;
    }
    const next = instructions.slice(index + 1).find(({ opcode, line }) => !(opcode === Op.NOP && line < 0));
    if (next?.opcode === Op.UNARY_NOT) return;
    instruction.set(Op.UNARY_NOT);
    if (next?.opcode === Op.POP_JUMP_IF_FALSE || next?.opcode === Op.POP_JUMP_IF_TRUE) {
      if (next.line === instruction.line) {
        next.location = instruction.location;
        return;
      }
      next.opcode = opposite(next.opcode);
      lowered.push(instruction);
      return;
    }
    lowered.push(instruction, instruction.copy());
  });
  block.instructions = lowered;
}

const opposites = new Map<number, number>([
  [Op.POP_JUMP_IF_FALSE, Op.POP_JUMP_IF_TRUE],
  [Op.POP_JUMP_IF_TRUE, Op.POP_JUMP_IF_FALSE],
  [Op.POP_JUMP_IF_NONE, Op.POP_JUMP_IF_NOT_NONE],
  [Op.POP_JUMP_IF_NOT_NONE, Op.POP_JUMP_IF_NONE],
]);

function opposite(opcode: number): number {
  return opposites.get(opcode) ?? opcode;
}

// Directions

/**
 * Jumps get their direction. Conditional ones go forward only: a backward one becomes the opposite jump over an
 * unconditional jump back, which is the safe point of the loop.
 */
function normalizeJumps(entry: Block): void {
  for (const block of blocksFrom(entry)) block.isVisited = false;
  for (const block of blocksFrom(entry)) {
    block.isVisited = true;
    const { last } = block;
    if (last === undefined || last.target === null) continue;
    const isBackward = last.target.isVisited;
    switch (last.opcode) {
      case Pseudo.JUMP:
        last.opcode = isBackward ? Op.JUMP_BACKWARD : Op.JUMP_FORWARD;
        break;
      case Pseudo.JUMP_NO_INTERRUPT:
        last.opcode = isBackward ? Op.JUMP_BACKWARD_NO_INTERRUPT : Op.JUMP_FORWARD;
        break;
      default:
        if (isBackward && isConditionalJump(last.opcode)) reverseJump(block, last, last.target);
    }
  }
}

function reverseJump(block: Block, jump: FlowInstruction, target: Block): void {
  const back = new Block();
  const instruction = back.addJump(Pseudo.JUMP, target, jump.location);
  instruction.handler = jump.handler;
  back.startDepth = target.startDepth;
  back.isCold = block.isCold;
  back.next = block.next;
  jump.opcode = opposite(jump.opcode);
  jump.target = block.next;
  block.next = back;
}
