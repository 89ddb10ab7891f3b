/** Moves code that only exceptions reach behind everything else. */

import { Block, blocksFrom } from "./flow-block.js";
import { NO_LOCATION } from "./location.js";
import { isJump, Pseudo } from "./pseudo-instructions.js";
import { removeRedundantNopsAndJumps } from "./redundant-code.js";

export function moveColdBlocks(entry: Block): void {
  if (entry.next === null) return;
  markWarm(entry);
  markCold(entry);
  addExplicitJumps(entry);
  const warm: Block[] = [];
  const cold: Block[] = [];
  for (const block of blocksFrom(entry)) (block.isCold ? cold : warm).push(block);
  if (cold.length === 0) return;
  const order = [...warm, ...cold];
  order.forEach((block, index) => {
    block.next = order[index + 1] ?? null;
  });
  removeRedundantNopsAndJumps(entry);
}

/** Visits the blocks that control reaches from those on the stack. */
function spread(stack: Block[], visit: (block: Block) => void, canEnter: (block: Block) => boolean): void {
  const enter = (block: Block | null) => {
    if (block === null || block.isVisited || !canEnter(block)) return;
    block.isVisited = true;
    stack.push(block);
  };
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    visit(block);
    if (block.fallsThrough) enter(block.next);
    for (const { opcode, target } of block.instructions) if (isJump(opcode)) enter(target);
  }
}

function clearVisited(entry: Block): void {
  for (const block of blocksFrom(entry)) block.isVisited = false;
}

function markWarm(entry: Block): void {
  clearVisited(entry);
  entry.isVisited = true;
  spread(
    [entry],
    (block) => {
      block.isWarm = true;
    },
    () => true,
  );
}

function markCold(entry: Block): void {
  clearVisited(entry);
  const handlers = [...blocksFrom(entry)].filter((block) => block.isHandler);
  for (const block of handlers) block.isVisited = true;
  spread(
    handlers,
    (block) => {
      block.isCold = true;
    },
    (block) => !block.isWarm,
  );
}

/** A cold block that falls through to a warm one must jump there once it has moved. */
function addExplicitJumps(entry: Block): void {
  for (const block of blocksFrom(entry)) {
    const { next } = block;
    if (!block.isCold || !block.fallsThrough || next === null || !next.isWarm) continue;
    const jump = new Block();
    next.isLabelled = true;
    jump.addJump(Pseudo.JUMP_NO_INTERRUPT, next, NO_LOCATION);
    jump.isCold = true;
    jump.predecessors = 1;
    jump.next = next;
    block.next = jump;
  }
}
