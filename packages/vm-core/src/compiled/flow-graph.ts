/** The control-flow graph of the instructions that can run from an entry on without an exception. */

import { isBranch, OPCODE_MASK, OPERAND_SHIFT, Op } from "../bytecode/instructions.js";

export interface Block {
  /** Place in reverse postorder: every forward edge goes up. */
  readonly index: number;
  /** Word index of the first instruction, and that after the last. */
  readonly start: number;
  readonly end: number;
  /** Falling through or not jumping first. */
  readonly successors: readonly number[];
  readonly predecessors: readonly number[];
  /** The block that every path from the entry to this one passes last; its own index for the entry. */
  readonly dominator: number;
  /** Indices of the blocks of the loop that begins here; null when none does. */
  readonly loop: ReadonlySet<number> | null;
}

/** In reverse postorder; the first is the entry. */
export type FlowGraph = readonly Block[];

const ends = new Set<number>([Op.RETURN_VALUE, Op.YIELD_VALUE, Op.RAISE_VARARGS, Op.RERAISE]);
const jumps = new Set<number>([Op.JUMP_FORWARD, Op.JUMP_BACKWARD, Op.JUMP_BACKWARD_NO_INTERRUPT]);

/** Where control goes after an instruction, unless it raises. */
function successorsOf(word: number, pc: number, isCompiled: (opcode: number) => boolean): readonly number[] {
  const opcode = word & OPCODE_MASK;
  if (jumps.has(opcode)) return [word >>> OPERAND_SHIFT];
  if (ends.has(opcode) || !isCompiled(opcode)) return [];
  return isBranch(word) || opcode === Op.SEND ? [pc + 1, word >>> OPERAND_SHIFT] : [pc + 1];
}

interface Draft {
  readonly start: number;
  readonly end: number;
  readonly successors: readonly number[];
}

/**
 * The graph from `entry` on; null when it is irreducible. Where an instruction is not compiled, control ends.
 * Dominators after Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm".
 */
export function buildFlowGraph(
  instructions: Int32Array,
  entry: number,
  isCompiled: (opcode: number) => boolean,
): FlowGraph | null {
  const drafts = findBlocks(instructions, entry, isCompiled);
  const order = reversePostorder(drafts, entry);
  const indexOf = new Map(order.map((start, index) => [start, index]));
  const indexAt = (start: number): number => indexOf.get(start) ?? 0;
  const successors = order.map((start) => (drafts.get(start)?.successors ?? []).map(indexAt));
  const predecessors: number[][] = order.map(() => []);
  successors.forEach((targets, index) => {
    for (const target of targets) predecessors[target].push(index);
  });
  const dominators = findDominators(predecessors);
  const dominates = (upper: number, lower: number): boolean => {
    let index = lower;
    while (index > upper) index = dominators[index];
    return index === upper;
  };
  const loops: (Set<number> | null)[] = order.map(() => null);
  for (let index = 0; index < order.length; index++) {
    for (const target of successors[index]) {
      if (target > index) continue;
      if (!dominates(target, index)) return null;
      const loop = loops[target] ?? new Set([target]);
      loops[target] = loop;
      addToLoop(loop, index, predecessors);
    }
  }
  return order.map((start, index) => ({
    index,
    start,
    end: drafts.get(start)?.end ?? start,
    successors: successors[index],
    predecessors: predecessors[index],
    dominator: dominators[index],
    loop: loops[index],
  }));
}

function findBlocks(
  instructions: Int32Array,
  entry: number,
  isCompiled: (opcode: number) => boolean,
): ReadonlyMap<number, Draft> {
  const leaders = new Set([entry]);
  const reached = new Set<number>();
  const pending = [entry];
  for (let pc = pending.pop(); pc !== undefined; pc = pending.pop()) {
    if (reached.has(pc)) continue;
    reached.add(pc);
    const successors = successorsOf(instructions[pc], pc, isCompiled);
    if (successors.length !== 1 || successors[0] !== pc + 1) for (const each of successors) leaders.add(each);
    pending.push(...successors);
  }
  const drafts = new Map<number, Draft>();
  for (const start of leaders) {
    let end = start;
    let successors: readonly number[];
    do {
      successors = successorsOf(instructions[end], end, isCompiled);
      end++;
    } while (successors.length === 1 && successors[0] === end && !leaders.has(end));
    drafts.set(start, { start, end, successors });
  }
  return drafts;
}

function reversePostorder(drafts: ReadonlyMap<number, Draft>, entry: number): number[] {
  const order: number[] = [];
  const seen = new Set([entry]);
  const path: { readonly start: number; next: number }[] = [{ start: entry, next: 0 }];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const successors = drafts.get(top.start)?.successors ?? [];
    if (top.next < successors.length) {
      // The last successor is visited first, so that what falls through comes next in the result.
      const successor = successors[successors.length - 1 - top.next++];
      if (!seen.has(successor)) {
        seen.add(successor);
        path.push({ start: successor, next: 0 });
      }
      continue;
    }
    order.push(top.start);
    path.pop();
  }
  return order.reverse();
}

function findDominators(predecessors: readonly (readonly number[])[]): number[] {
  const dominators = predecessors.map((_, index): number => (index === 0 ? 0 : -1));
  const common = (first: number, second: number): number => {
    let one = first;
    let other = second;
    while (one !== other) {
      while (one > other) one = dominators[one];
      while (other > one) other = dominators[other];
    }
    return one;
  };
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (let index = 1; index < predecessors.length; index++) {
      let dominator = -1;
      for (const each of predecessors[index]) {
        if (dominators[each] >= 0) dominator = dominator < 0 ? each : common(dominator, each);
      }
      if (dominators[index] !== dominator) {
        dominators[index] = dominator;
        isChanged = true;
      }
    }
  }
  return dominators;
}

/** Adds what reaches the back edge from `latch` without passing the head, which the loop holds already. */
function addToLoop(loop: Set<number>, latch: number, predecessors: readonly (readonly number[])[]): void {
  const pending = [latch];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    if (loop.has(index)) continue;
    loop.add(index);
    pending.push(...predecessors[index]);
  }
}
