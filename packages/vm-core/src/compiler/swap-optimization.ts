/** Simplifies runs of SWAP, and reorders stores so that no SWAP is needed. */

import { Op } from "../bytecode/instructions.js";
import type { Block, FlowInstruction } from "./flow-block.js";
import { Pseudo } from "./pseudo-instructions.js";

export function optimizeSwaps(block: Block): void {
  const { instructions } = block;
  for (let index = 0; index < instructions.length; index++) {
    if (instructions[index].opcode !== Op.SWAP) continue;
    index = shortenRun(instructions, index);
    applyStaticSwaps(instructions, index);
  }
}

const DONE = -1;

/**
 * Replaces a run of SWAPs by the shortest run with the same effect; returns the place of its last instruction. The
 * permutation of the stack falls into cycles, and each is undone by swapping its elements with the top in turn.
 */
function shortenRun(instructions: readonly FlowInstruction[], start: number): number {
  let depth = 0;
  let swaps = 0;
  let end = start;
  while (end < instructions.length) {
    const { opcode, operand } = instructions[end];
    if (opcode === Op.SWAP) {
      depth = Math.max(depth, operand);
      swaps++;
    } else if (opcode !== Op.NOP) {
      break;
    }
    end++;
  }
  if (swaps < 2) return start;
  const stack = Array.from({ length: depth }, (_, index) => index);
  for (let index = start; index < end; index++) {
    const { opcode, operand } = instructions[index];
    if (opcode !== Op.SWAP) continue;
    const top = stack[0];
    stack[0] = stack[operand - 1];
    stack[operand - 1] = top;
  }
  // Filled from the end, because the cycles are followed backward.
  let place = end - 1;
  for (let first = 0; first < depth; first++) {
    if (stack[first] === DONE || stack[first] === first) continue;
    for (let at = first; ; ) {
      // The top needs no swap with itself.
      if (at !== 0) instructions[place--].set(Op.SWAP, at + 1);
      if (stack[at] === DONE) break;
      const next = stack[at];
      stack[at] = DONE;
      at = next;
    }
  }
  while (place >= start) instructions[place--].makeNop();
  return end - 1;
}

/** Only what neither raises nor jumps, runs no code, and takes just the top may change places. */
const isSwappable = (opcode: number): boolean => isStore(opcode) || opcode === Op.POP_TOP;

const isStore = (opcode: number): boolean => opcode === Op.STORE_FAST || opcode === Pseudo.RESTORE_FAST;

/** Swaps the instructions that take the values instead of the values, for SWAPs up to the place `last`. */
function applyStaticSwaps(instructions: FlowInstruction[], last: number): void {
  for (let index = last; index >= 0; index--) {
    const swap = instructions[index];
    if (swap.opcode !== Op.SWAP) {
      if (swap.opcode === Op.NOP || isSwappable(swap.opcode)) continue;
      return;
    }
    const first = nextSwappable(instructions, index, -1);
    if (first < 0) return;
    let second = first;
    for (let count = swap.operand - 1; count > 0; count--) {
      second = nextSwappable(instructions, second, instructions[first].line);
      if (second < 0) return;
    }
    if (!canReorder(instructions, first, second)) return;
    swap.makeNop();
    const moved = instructions[first];
    instructions[first] = instructions[second];
    instructions[second] = moved;
  }
}

/** The next swappable instruction after `index`, on the given line if there is one; else -1. */
function nextSwappable(instructions: readonly FlowInstruction[], index: number, line: number): number {
  for (let at = index + 1; at < instructions.length; at++) {
    const instruction = instructions[at];
    // Which names are bound when a line event comes must not change.
    if (line >= 0 && instruction.line !== line) return -1;
    if (instruction.opcode === Op.NOP) continue;
    return isSwappable(instruction.opcode) ? at : -1;
  }
  return -1;
}

function canReorder(instructions: readonly FlowInstruction[], first: number, second: number): boolean {
  const storeAt = (index: number) => {
    const { opcode, operand } = instructions[index];
    return isStore(opcode) ? operand : -1;
  };
  const stores = [storeAt(first), storeAt(second)].filter((local) => local >= 0);
  if (stores.length === 2 && stores[0] === stores[1]) return false;
  for (let index = first + 1; index < second; index++) {
    if (stores.includes(storeAt(index))) return false;
  }
  return true;
}
