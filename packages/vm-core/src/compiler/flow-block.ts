/** Basic blocks: the nodes of the control flow graph. */

import type { CodeConstant } from "../bytecode/code.js";
import { Op } from "../bytecode/instructions.js";
import { countWork } from "../source/safe-points.js";
import { type Location, NO_LOCATION } from "./location.js";
import { isScopeExit, isUnconditionalJump } from "./pseudo-instructions.js";

export class FlowInstruction {
  opcode: number;
  operand: number;
  location: Location;
  target: Block | null = null;
  /** The block an exception raised here goes to. */
  handler: Block | null = null;
  /** What LOAD_CONST loads. */
  constant: CodeConstant;

  constructor(opcode: number, operand: number, location: Location, constant: CodeConstant = null) {
    this.opcode = opcode;
    this.operand = operand;
    this.location = location;
    this.constant = constant;
  }

  get line(): number {
    return this.location.line;
  }

  set(opcode: number, operand = 0): void {
    this.opcode = opcode;
    this.operand = operand;
    this.target = null;
  }

  setConstant(constant: CodeConstant): void {
    this.set(Op.LOAD_CONST);
    this.constant = constant;
  }

  makeNop(): void {
    this.set(Op.NOP);
  }

  /** A NOP that leaves no trace. */
  erase(): void {
    this.set(Op.NOP);
    this.location = NO_LOCATION;
  }

  copy(): FlowInstruction {
    const copy = new FlowInstruction(this.opcode, this.operand, this.location, this.constant);
    copy.target = this.target;
    copy.handler = this.handler;
    return copy;
  }
}

export class Block {
  instructions: FlowInstruction[] = [];
  /** The block after this one in the code, which control falls through to. */
  next: Block | null = null;
  /** Whether a jump of the source code leads here. */
  isLabelled = false;
  predecessors = 0;
  isVisited = false;
  isHandler = false;
  /** For a handler: whether the pc is pushed below the exception. */
  preservesLasti = false;
  isCold = false;
  isWarm = false;
  /** Depth of the stack on entry, -1 while unknown. */
  startDepth = -1;
  /** Place of the first instruction in the finished code. */
  offset = 0;

  get last(): FlowInstruction | undefined {
    return this.instructions[this.instructions.length - 1];
  }

  get fallsThrough(): boolean {
    const { last } = this;
    return last === undefined || !(isUnconditionalJump(last.opcode) || isScopeExit(last.opcode));
  }

  get exitsScope(): boolean {
    const { last } = this;
    return last !== undefined && isScopeExit(last.opcode);
  }

  get hasNoLines(): boolean {
    return this.instructions.every((instruction) => instruction.line < 0);
  }

  add(opcode: number, operand: number, location: Location): FlowInstruction {
    const instruction = new FlowInstruction(opcode, operand, location);
    this.instructions.push(instruction);
    return instruction;
  }

  addJump(opcode: number, target: Block, location: Location): FlowInstruction {
    const instruction = this.add(opcode, 0, location);
    instruction.target = target;
    return instruction;
  }
}

/** Instructions that are looked at in about the time of reading a token. */
const INSTRUCTIONS_PER_PIECE = 16;

/** The blocks in the order of the code. */
export function* blocksFrom(entry: Block): Generator<Block> {
  for (let block: Block | null = entry; block !== null; block = block.next) {
    countWork(1 + block.instructions.length / INSTRUCTIONS_PER_PIECE);
    yield block;
  }
}

export function nextNonEmpty(block: Block | null): Block | null {
  let found = block;
  while (found !== null && found.instructions.length === 0) found = found.next;
  return found;
}
