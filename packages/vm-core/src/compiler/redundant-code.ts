/** Removes instructions that do nothing, as far as tracing does not need their lines. */

import { Op } from "../bytecode/instructions.js";
import { type Block, blocksFrom, type FlowInstruction, nextNonEmpty } from "./flow-block.js";
import { isJump, isUnconditionalJump } from "./pseudo-instructions.js";

export function removeRedundantNopsAndJumps(entry: Block): void {
  let changes: number;
  do {
    changes = removeRedundantNops(entry) + removeRedundantJumps(entry);
  } while (changes > 0);
}

export function removeRedundantNops(entry: Block): number {
  let removed = 0;
  for (const block of blocksFrom(entry)) removed += removeNopsOf(block);
  return removed;
}

function removeNopsOf(block: Block): number {
  const { instructions } = block;
  let kept = 0;
  let previousLine = -1;
  for (let index = 0; index < instructions.length; index++) {
    const instruction = instructions[index];
    const { line } = instruction;
    if (instruction.opcode === Op.NOP) {
      if (line < 0 || previousLine === line) continue;
      if (index < instructions.length - 1) {
        const following = instructions[index + 1];
        if (following.line === line) continue;
        if (following.line < 0) {
          following.location = instruction.location;
          continue;
        }
      } else if (line === firstLineOf(nextNonEmpty(block.next))) {
        continue;
      }
    }
    instructions[kept++] = instruction;
    previousLine = line;
  }
  const removed = instructions.length - kept;
  instructions.length = kept;
  return removed;
}

/** The line of the first instruction that will stay. */
function firstLineOf(block: Block | null): number {
  const first = block?.instructions.find(({ opcode, line }) => !(opcode === Op.NOP && line < 0));
  return first?.line ?? -1;
}

/** A jump to the next instruction becomes a NOP. */
function removeRedundantJumps(entry: Block): number {
  let removed = 0;
  for (const block of blocksFrom(entry)) {
    const { last } = block;
    if (last === undefined || !isUnconditionalJump(last.opcode)) continue;
    const target = nextNonEmpty(last.target);
    if (target !== null && target === nextNonEmpty(block.next)) {
      last.makeNop();
      removed++;
    }
  }
  return removed;
}

/** Removes values that are pushed only to be dropped. */
export function removeRedundantPairs(entry: Block): void {
  let isDone: boolean;
  do {
    isDone = true;
    let instruction: FlowInstruction | null = null;
    for (const block of blocksFrom(entry)) {
      removeNopsOf(block);
      if (block.isLabelled) instruction = null;
      for (const current of block.instructions) {
        const previous: FlowInstruction | null = instruction;
        instruction = current;
        if (previous === null || current.opcode !== Op.POP_TOP) continue;
        const isPush = previous.opcode === Op.LOAD_CONST || (previous.opcode === Op.COPY && previous.operand === 1);
        if (isPush) {
          previous.makeNop();
          current.makeNop();
          isDone = false;
        }
      }
      if ((instruction !== null && isJump(instruction.opcode)) || !block.fallsThrough) instruction = null;
    }
  } while (!isDone);
}
