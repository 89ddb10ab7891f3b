/** Optimizes the control flow graph of a code unit without changing what tracing sees. */

import { Intrinsic1, Op, PAIR_BITS, PAIR_MASK } from "../bytecode/instructions.js";
import { moveColdBlocks } from "./cold-blocks.js";
import {
  foldBinaryAt,
  foldConstantLoads,
  foldListOrSetAt,
  foldListToTupleAt,
  foldTupleAt,
  foldUnaryAt,
} from "./constant-folding.js";
import { removeUnreachable } from "./control-flow-graph.js";
import { type Block, blocksFrom, FlowInstruction } from "./flow-block.js";
import { inlineSmallExits, threadJump } from "./jump-optimization.js";
import { resolveLines } from "./line-resolution.js";
import { isJump, Pseudo } from "./pseudo-instructions.js";
import { removeRedundantNops, removeRedundantNopsAndJumps, removeRedundantPairs } from "./redundant-code.js";
import { optimizeSwaps } from "./swap-optimization.js";
import { findUnboundLoads } from "./unbound-locals.js";

/** The order of the passes decides which NOPs survive to show their lines. */
export function optimizeGraph(entry: Block, parameterCount: number, localCount: number): void {
  inlineSmallExits(entry);
  removeUnreachable(entry);
  resolveLines(entry);
  for (const block of blocksFrom(entry)) foldConstantLoads(block);
  for (const block of blocksFrom(entry)) optimizeBlock(block);
  removeRedundantPairs(entry);
  removeUnreachable(entry);
  removeRedundantNopsAndJumps(entry);
  makeLocalPairs(entry, findUnboundLoads(entry, parameterCount, localCount));
  moveColdBlocks(entry);
  resolveLines(entry);
}

function optimizeBlock(block: Block): void {
  const { instructions } = block;
  for (let index = 0; index < instructions.length; index++) {
    const instruction = instructions[index];
    // A threaded jump is replaced by a new one at the end, which is looked at next.
    if (isJump(instruction.opcode)) {
      while (threadJump(block, instruction) && instruction.opcode !== Op.NOP);
      continue;
    }
    optimizeInstruction(block, index, instructions[index + 1]);
  }
  optimizeSwaps(block);
}

function optimizeInstruction(block: Block, index: number, next: FlowInstruction | undefined): void {
  const instruction = block.instructions[index];
  const nextOpcode = next?.opcode ?? -1;
  switch (instruction.opcode) {
    case Op.BUILD_TUPLE:
      if (next === undefined || !skipUnpacking(instruction, next)) foldTupleAt(block, index);
      return;
    case Op.BUILD_LIST:
    case Op.BUILD_SET:
      return foldListOrSetAt(block, index, nextOpcode);
    case Op.STORE_FAST:
      if (next?.opcode === Op.STORE_FAST && next.operand === instruction.operand && next.line === instruction.line) {
        instruction.set(Op.POP_TOP);
      }
      return;
    case Op.SWAP:
      if (instruction.operand === 1) instruction.makeNop();
      return;
    case Op.CONTAINS_OP:
    case Op.IS_OP:
      if (next === undefined) return;
      if (nextOpcode === Pseudo.TO_BOOL) move(instruction, next, instruction.operand);
      else if (nextOpcode === Op.UNARY_NOT) move(instruction, next, instruction.operand ^ 1);
      return;
    case Pseudo.TO_BOOL:
      if (nextOpcode === Pseudo.TO_BOOL) instruction.makeNop();
      return;
    case Op.UNARY_NOT:
      if (next !== undefined && nextOpcode === Pseudo.TO_BOOL) return move(instruction, next, 0);
      if (next !== undefined && nextOpcode === Op.UNARY_NOT) {
        instruction.makeNop();
        return next.makeNop();
      }
      return foldUnaryAt(block, index);
    case Op.UNARY_INVERT:
    case Op.UNARY_NEGATIVE:
    case Op.UNARY_POSITIVE:
      return foldUnaryAt(block, index);
    case Op.CALL_INTRINSIC_1:
      if (instruction.operand !== Intrinsic1.LIST_TO_TUPLE) return;
      if (nextOpcode === Op.GET_ITER) instruction.makeNop();
      else foldListToTupleAt(block, index);
      return;
    case Op.COMPARE_LT:
    case Op.COMPARE_LE:
    case Op.COMPARE_EQ:
    case Op.COMPARE_NE:
    case Op.COMPARE_GT:
    case Op.COMPARE_GE:
      if (next !== undefined && nextOpcode === Pseudo.TO_BOOL) joinTruthTest(block, index, next);
      return;
    default:
      if (isFoldable(instruction.opcode)) foldBinaryAt(block, index);
  }
}

/** A comparison that is tested at once is located at the test, since in CPython it does both. */
function joinTruthTest(block: Block, index: number, test: FlowInstruction): void {
  const instruction = block.instructions[index];
  if (instruction.line !== test.line) {
    block.instructions.splice(index, 0, new FlowInstruction(Op.NOP, 0, instruction.location));
  }
  instruction.location = test.location;
}

function isFoldable(opcode: number): boolean {
  return (opcode >= Op.BINARY_ADD && opcode <= Op.BINARY_XOR) || opcode === Op.BINARY_SUBSCR;
}

/** Puts an instruction in the place of the one after it. */
function move(instruction: FlowInstruction, next: FlowInstruction, operand: number): void {
  next.set(instruction.opcode, operand);
  instruction.makeNop();
}

/** A tuple that is taken apart at once is not built: its items are reversed on the stack. */
function skipUnpacking(instruction: FlowInstruction, next: FlowInstruction): boolean {
  const count = instruction.operand;
  if (next.opcode !== Op.UNPACK_SEQUENCE || next.operand !== count || count < 1 || count > 3) return false;
  instruction.makeNop();
  if (count === 1) next.makeNop();
  else next.opcode = Op.SWAP;
  return true;
}

/** Joins loads and stores of neighbouring locals; a load that may fail stays alone, so that its column is right. */
function makeLocalPairs(entry: Block, unbound: ReadonlySet<FlowInstruction>): void {
  for (const { instructions } of blocksFrom(entry)) {
    for (let index = 0; index + 1 < instructions.length; index++) {
      const first = instructions[index];
      const second = instructions[index + 1];
      const opcode = pairOpcode(first.opcode, second.opcode);
      if (opcode === -1 || unbound.has(first) || unbound.has(second)) continue;
      if (first.line >= 0 && second.line >= 0 && first.line !== second.line) continue;
      if (first.operand > PAIR_MASK || second.operand > PAIR_MASK) continue;
      first.set(opcode, first.operand | (second.operand << PAIR_BITS));
      second.makeNop();
    }
  }
  removeRedundantNops(entry);
}

function pairOpcode(first: number, second: number): number {
  if (first === Op.LOAD_FAST && second === Op.LOAD_FAST) return Op.LOAD_FAST_LOAD_FAST;
  if (first === Op.STORE_FAST && second === Op.LOAD_FAST) return Op.STORE_FAST_LOAD_FAST;
  if (first === Op.STORE_FAST && second === Op.STORE_FAST) return Op.STORE_FAST_STORE_FAST;
  return -1;
}
