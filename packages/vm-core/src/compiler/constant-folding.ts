/** Replaces instructions on constants by their results. */

import type { CodeConstant } from "../bytecode/code.js";
import { Op } from "../bytecode/instructions.js";
import { foldBinary, foldUnary } from "./constant-arithmetic.js";
import { frozenset, isTruthy, tuple } from "./constants.js";
import type { Block, FlowInstruction } from "./flow-block.js";
import { Pseudo } from "./pseudo-instructions.js";
import { STACK_USE_GUIDELINE } from "./stack-use.js";

/** The `count` instructions before `end` that load constants, NOPs aside; null if there are others among them. */
function constantLoads(block: Block, end: number, count: number): FlowInstruction[] | null {
  const loads: FlowInstruction[] = [];
  for (let index = end - 1; index >= 0 && loads.length < count; index--) {
    const instruction = block.instructions[index];
    if (instruction.opcode === Op.NOP) continue;
    if (instruction.opcode !== Op.LOAD_CONST) return null;
    loads.unshift(instruction);
  }
  return loads.length === count ? loads : null;
}

export function foldUnaryAt(block: Block, index: number): void {
  const instruction = block.instructions[index];
  const loads = constantLoads(block, index, 1);
  if (loads === null) return;
  replace(instruction, loads, foldUnary(instruction.opcode, loads[0].constant));
}

export function foldBinaryAt(block: Block, index: number): void {
  const instruction = block.instructions[index];
  const loads = constantLoads(block, index, 2);
  if (loads === null) return;
  replace(instruction, loads, foldBinary(instruction.opcode, loads[0].constant, loads[1].constant));
}

function replace(instruction: FlowInstruction, loads: FlowInstruction[], result: CodeConstant | undefined): void {
  if (result === undefined) return;
  for (const load of loads) load.erase();
  instruction.setConstant(result);
}

export function foldTupleAt(block: Block, index: number): void {
  const instruction = block.instructions[index];
  if (instruction.operand > STACK_USE_GUIDELINE) return;
  const loads = constantLoads(block, index, instruction.operand);
  if (loads !== null) replace(instruction, loads, tuple(loads.map((load) => load.constant)));
}

/** A long tuple of constants is collected in a list: BUILD_LIST, then LOAD_CONST and LIST_APPEND in turn. */
export function foldListToTupleAt(block: Block, index: number): void {
  const values: FlowInstruction[] = [];
  const parts: FlowInstruction[] = [];
  let expectsAppend = true;
  for (let at = index - 1; at >= 0; at--) {
    const part = block.instructions[at];
    if (part.opcode === Op.NOP) continue;
    parts.push(part);
    if (part.opcode === Op.BUILD_LIST && part.operand === 0) {
      if (!expectsAppend) return;
      const constant = tuple(values.reverse().map((value) => value.constant));
      return replace(block.instructions[index], parts, constant);
    }
    if (expectsAppend) {
      if (part.opcode !== Op.LIST_APPEND || part.operand !== 1) return;
    } else {
      if (part.opcode !== Op.LOAD_CONST) return;
      values.push(part);
    }
    expectsAppend = !expectsAppend;
  }
}

const MIN_CONSTANT_SEQUENCE = 3;

/** A list or set that is only iterated or searched is a tuple or frozenset; a long one of constants is built at once. */
export function foldListOrSetAt(block: Block, index: number, nextOpcode: number): void {
  const { instructions } = block;
  const instruction = instructions[index];
  const { opcode, operand } = instruction;
  const isList = opcode === Op.BUILD_LIST;
  const isTransient = nextOpcode === Op.GET_ITER || nextOpcode === Op.CONTAINS_OP;
  if (operand > STACK_USE_GUIDELINE || (operand < MIN_CONSTANT_SEQUENCE && !isTransient)) return;
  const loads = constantLoads(block, index, operand);
  if (loads === null) {
    if (isTransient && isList) instruction.opcode = Op.BUILD_TUPLE;
    return;
  }
  const values = loads.map((load) => load.constant);
  const constant = isList ? tuple(values) : frozenset(values);
  for (const load of loads) load.erase();
  if (isTransient) return instruction.setConstant(constant);
  instructions[index - 2].location = instruction.location;
  instructions[index - 2].set(opcode, 0);
  instructions[index - 1].setConstant(constant);
  instruction.set(isList ? Op.LIST_EXTEND : Op.SET_UPDATE, 1);
}

/** Decides jumps and tests on constants, and finds comparisons with None. */
export function foldConstantLoads(block: Block): void {
  const { instructions } = block;
  let loaded: CodeConstant | undefined;
  for (let index = 0; index < instructions.length; index++) {
    const instruction = instructions[index];
    const isCopy = instruction.opcode === Op.COPY && instruction.operand === 1;
    if (!(isCopy && loaded !== undefined && !isSmallInt(loaded))) {
      loaded = instruction.opcode === Op.LOAD_CONST ? instruction.constant : undefined;
    }
    if (loaded === undefined || index + 1 >= instructions.length) continue;
    const next = instructions[index + 1];
    switch (next.opcode) {
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE:
        instruction.makeNop();
        decideJump(next, isTruthy(loaded) === (next.opcode === Op.POP_JUMP_IF_TRUE));
        break;
      case Pseudo.JUMP_IF_FALSE:
      case Pseudo.JUMP_IF_TRUE:
        decideJump(next, isTruthy(loaded) === (next.opcode === Pseudo.JUMP_IF_TRUE));
        break;
      case Op.IS_OP:
        if (loaded === null) foldNoneTest(instructions, index);
        break;
      case Pseudo.TO_BOOL:
        instruction.makeNop();
        next.setConstant(isTruthy(loaded));
        break;
    }
  }
}

/** CPython loads these with an instruction of their own, whose copies it does not recognize as constants. */
function isSmallInt(constant: CodeConstant): boolean {
  return typeof constant === "number" && constant >= 0 && constant < 256;
}

function decideJump(jump: FlowInstruction, isTaken: boolean): void {
  if (isTaken) jump.opcode = Pseudo.JUMP;
  else jump.makeNop();
}

/** LOAD_CONST None, IS_OP, jump becomes a jump on None. */
function foldNoneTest(instructions: readonly FlowInstruction[], index: number): void {
  const test = instructions[index + 1];
  let jump = instructions[index + 2];
  if (jump?.opcode === Pseudo.TO_BOOL) {
    jump.makeNop();
    jump = instructions[index + 3];
  }
  if (jump === undefined) return;
  if (jump.opcode !== Op.POP_JUMP_IF_FALSE && jump.opcode !== Op.POP_JUMP_IF_TRUE) return;
  const jumpsOnNone = (test.operand === 0) === (jump.opcode === Op.POP_JUMP_IF_TRUE);
  instructions[index].makeNop();
  test.makeNop();
  jump.opcode = jumpsOnNone ? Op.POP_JUMP_IF_NONE : Op.POP_JUMP_IF_NOT_NONE;
}
