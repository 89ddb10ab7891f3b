/** The control flow graph of a code unit: building it, and the exception handler of each instruction. */

import type { CodeConstant } from "../bytecode/code.js";
import { Op } from "../bytecode/instructions.js";
import { Block, blocksFrom, FlowInstruction } from "./flow-block.js";
import type { InstructionSequence } from "./instruction-sequence.js";
import { isBlockPush, isJump, isTerminator, Pseudo } from "./pseudo-instructions.js";

/** Returns the entry block. */
export function buildGraph(code: InstructionSequence, constants: readonly CodeConstant[]): Block {
  const { items } = code;
  const targets = new Map<number, Block | null>();
  for (const { label } of items) if (label !== null) targets.set(label.position, null);

  const entry = new Block();
  let block = entry;
  const start = () => {
    const fresh = new Block();
    block.next = fresh;
    block = fresh;
  };
  items.forEach((item, index) => {
    const isTarget = targets.has(index);
    const isTerminated = block.last !== undefined && isTerminator(block.last.opcode);
    if (isTerminated || (isTarget && (block.last !== undefined || block.isLabelled))) start();
    if (isTarget) {
      block.isLabelled = true;
      targets.set(index, block);
    }
    const opcode = item.opcode === Pseudo.ANNOTATIONS_PLACEHOLDER ? Op.NOP : item.opcode;
    const instruction = new FlowInstruction(opcode, item.operand, item.location);
    if (opcode === Op.LOAD_CONST) instruction.constant = constants[item.operand];
    block.instructions.push(instruction);
  });

  let index = 0;
  for (const { instructions } of blocksFrom(entry)) {
    for (const instruction of instructions) {
      const { label } = items[index++];
      if (label !== null) instruction.target = targets.get(label.position) ?? null;
    }
  }
  return entry;
}

/** Notes for each instruction where its exceptions go, and takes the marks of protected ranges away. */
export function labelExceptionTargets(entry: Block): void {
  for (const block of blocksFrom(entry)) {
    block.isVisited = false;
    for (const { opcode, target } of block.instructions) {
      if (isBlockPush(opcode) && target !== null) target.isHandler = true;
    }
  }
  entry.isVisited = true;
  const open: (readonly [Block, readonly Block[]])[] = [[entry, []]];
  const visit = (block: Block | null, handlers: readonly Block[]) => {
    if (block === null || block.isVisited) return;
    block.isVisited = true;
    open.push([block, handlers]);
  };
  for (let task = open.pop(); task !== undefined; task = open.pop()) {
    const [block] = task;
    let handlers = task[1];
    for (const instruction of block.instructions) {
      const { opcode, target } = instruction;
      if (isBlockPush(opcode) && target !== null) {
        if (opcode !== Pseudo.SETUP_FINALLY) target.preservesLasti = true;
        visit(target, handlers);
        handlers = [...handlers, target];
      } else if (opcode === Pseudo.POP_BLOCK) {
        handlers = handlers.slice(0, -1);
        instruction.makeNop();
      } else {
        instruction.handler = handlers[handlers.length - 1] ?? null;
        if (isJump(opcode)) visit(target, handlers);
      }
    }
    if (block.fallsThrough) visit(block.next, handlers);
  }
}

/** Empties blocks that control never reaches and counts the predecessors of the others. */
export function removeUnreachable(entry: Block): void {
  for (const block of blocksFrom(entry)) {
    block.predecessors = 0;
    block.isVisited = false;
  }
  const stack = [entry];
  entry.predecessors = 1;
  entry.isVisited = true;
  const reach = (block: Block) => {
    block.predecessors++;
    if (block.isVisited) return;
    block.isVisited = true;
    stack.push(block);
  };
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    if (block.next !== null && block.fallsThrough) reach(block.next);
    for (const { opcode, target } of block.instructions) {
      if (target !== null && (isJump(opcode) || isBlockPush(opcode))) reach(target);
    }
  }
  for (const block of blocksFrom(entry)) {
    if (block.predecessors > 0) continue;
    block.instructions = [];
    block.isHandler = false;
  }
}
