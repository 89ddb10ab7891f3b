/** Finds the loads of locals that may be unbound. */

import { Op } from "../bytecode/instructions.js";
import { type Block, blocksFrom, type FlowInstruction } from "./flow-block.js";
import { isJump, Pseudo } from "./pseudo-instructions.js";

/** Locals after these count as unbound at the start of every block, to keep the time linear. */
const MAX_TRACKED = 64;

/** The LOAD_FAST instructions that may raise UnboundLocalError. */
export function findUnboundLoads(entry: Block, parameterCount: number, localCount: number): Set<FlowInstruction> {
  const unbound = new Set<FlowInstruction>();
  if (localCount === 0) return unbound;
  const tracked = Math.min(localCount, MAX_TRACKED);
  /** For each block the locals that may be unbound on entry. */
  const states = new Map<Block, Uint8Array>();
  const open = new Set<Block>();
  const enter = (block: Block | null, state: Uint8Array) => {
    if (block === null) return;
    let known = states.get(block);
    if (known === undefined) {
      known = new Uint8Array(tracked);
      states.set(block, known);
      open.add(block);
    }
    for (let local = 0; local < tracked; local++) {
      if (state[local] === 0 || known[local] !== 0) continue;
      known[local] = 1;
      open.add(block);
    }
  };
  enter(
    entry,
    Uint8Array.from({ length: tracked }, (_, local) => (local < parameterCount ? 0 : 1)),
  );
  // Code behind a DELETE_FAST may be reached from nowhere else that is known here.
  for (const block of blocksFrom(entry)) enter(block, new Uint8Array(tracked));
  for (const block of open) {
    open.delete(block);
    scan(block, states.get(block) ?? new Uint8Array(tracked), localCount, unbound, enter);
  }
  return unbound;
}

function scan(
  block: Block,
  entryState: Uint8Array,
  localCount: number,
  unbound: Set<FlowInstruction>,
  enter: (block: Block | null, state: Uint8Array) => void,
): void {
  const state = new Uint8Array(localCount).fill(1);
  state.set(entryState);
  for (const instruction of block.instructions) {
    const { opcode, operand, handler, target } = instruction;
    enter(handler, state);
    switch (opcode) {
      case Op.DELETE_FAST:
      case Op.LOAD_FAST_AND_CLEAR:
      case Pseudo.RESTORE_FAST:
        state[operand] = 1;
        break;
      case Op.STORE_FAST:
        state[operand] = 0;
        break;
      case Op.LOAD_FAST:
        if (state[operand] !== 0) unbound.add(instruction);
        state[operand] = 0;
        break;
    }
    if (isJump(opcode)) enter(target, state);
  }
  if (block.fallsThrough) enter(block.next, state);
}
