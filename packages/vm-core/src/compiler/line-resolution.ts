/** Gives artificial instructions the lines that tracing and tracebacks need. */

import { Block, blocksFrom, nextNonEmpty } from "./flow-block.js";
import { NO_LOCATION } from "./location.js";
import { isJump, isSafePoint } from "./pseudo-instructions.js";

export function resolveLines(entry: Block): void {
  duplicateExitsWithoutLines(entry);
  propagateLines(entry);
}

/** A block that leaves the frame or may be interrupted, and has no line of its own. */
function needsLine(block: Block): boolean {
  const matters = block.exitsScope || block.instructions.some(({ opcode }) => isSafePoint(opcode));
  return matters && block.hasNoLines;
}

/**
 * The line of a frame must be right when it is left, so an exit without a line takes that of the code before it; it is
 * copied until it has only one predecessor.
 */
function duplicateExitsWithoutLines(entry: Block): void {
  for (const block of blocksFrom(entry)) {
    const { last } = block;
    if (last === undefined || !isJump(last.opcode)) continue;
    const target = nextNonEmpty(last.target);
    if (target === null || !needsLine(target) || target.predecessors <= 1) continue;
    const copy = new Block();
    copy.instructions = target.instructions.map((instruction) => instruction.copy());
    copy.instructions[0].location = last.location;
    last.target = copy;
    target.predecessors--;
    copy.predecessors = 1;
    copy.isLabelled = true;
    copy.next = target.next;
    target.next = copy;
  }
  for (const { fallsThrough, next, last } of blocksFrom(entry)) {
    if (fallsThrough && next !== null && last !== undefined && next.instructions.length > 0 && needsLine(next)) {
      next.instructions[0].location = last.location;
    }
  }
}

function propagateLines(entry: Block): void {
  for (const block of blocksFrom(entry)) {
    const { last, next } = block;
    if (last === undefined) continue;
    let previous = NO_LOCATION;
    for (const instruction of block.instructions) {
      if (instruction.line === NO_LOCATION.line) instruction.location = previous;
      else previous = instruction.location;
    }
    const inherit = (successor: Block | null) => {
      if (successor === null || successor.predecessors !== 1) return;
      const [first] = successor.instructions;
      if (first !== undefined && first.line === NO_LOCATION.line) first.location = previous;
    };
    if (block.fallsThrough) inherit(next);
    if (isJump(last.opcode)) inherit(last.target);
  }
}
