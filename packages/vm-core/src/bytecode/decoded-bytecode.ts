/**
 * The inverse of `presented-instructions.ts`: CPython 3.14's bytecode, which a program gives, as instructions of ours.
 *
 * It follows what CPython's compiler makes: a FOR_ITER goes to END_FOR and POP_ITER, and jumps back are JUMP_BACKWARD.
 */

import { CPythonOp, cacheEntries } from "./cpython-opcodes.js";
import { ExceptionTable } from "./exception-table.js";
import { type Instruction, instructions, OPERAND_MAX, OPERAND_SHIFT, Op, PAIR_BITS } from "./instructions.js";
import { comparisons, operators, UNARY_POSITIVE } from "./presented-instructions.js";

export interface GivenBytecode {
  /** co_code and co_exceptiontable. */
  readonly bytes: Uint8Array;
  readonly exceptionTable: Uint8Array;
  /** The place among the constants of an int that an instruction holds itself. */
  readonly smallInt: (value: number) => number;
}

export interface DecodedBytecode {
  readonly instructions: Int32Array;
  readonly exceptionTable: ExceptionTable;
  /** For each word, the unit of two bytes whose source position it has. */
  readonly units: Int32Array;
}

/** What is wrong with given bytecode. */
export class BytecodeError extends Error {}

export function decodeBytecode(given: GivenBytecode): DecodedBytecode {
  return new Decoding(given).run();
}

/** An instruction of CPython's; places are in units. */
interface Step {
  readonly opcode: number;
  readonly operand: number;
  /** Its first prefix, itself, and what is behind its caches. */
  readonly start: number;
  readonly place: number;
  readonly next: number;
}

const UNIT = 2;
const SHORT_LOCAL = 16;
/** In the operand of RESUME: what it continues after. */
const RESUMED = 3;

const names = new Map<number, string>(Object.entries(CPythonOp).map(([name, opcode]) => [opcode, name]));
const opsByOperator = new Map([...operators].map(([op, operand]) => [operand, op]));
/** By the operator's number, which stands in bits 5 and up of the operand. */
const opsByComparison = new Map([...comparisons].map(([op, operand]) => [operand >> 5, op]));
const ops: { readonly [name: string]: number | undefined } = Op;

const backwardJumps = new Set<number>([CPythonOp.JUMP_BACKWARD, CPythonOp.JUMP_BACKWARD_NO_INTERRUPT]);
const forwardJumps = new Set<number>([
  CPythonOp.FOR_ITER,
  CPythonOp.JUMP_FORWARD,
  CPythonOp.POP_JUMP_IF_FALSE,
  CPythonOp.POP_JUMP_IF_NONE,
  CPythonOp.POP_JUMP_IF_NOT_NONE,
  CPythonOp.POP_JUMP_IF_TRUE,
  CPythonOp.SEND,
]);
const truthTests = new Set<number>([CPythonOp.POP_JUMP_IF_FALSE, CPythonOp.POP_JUMP_IF_TRUE, CPythonOp.UNARY_NOT]);

class Decoding {
  private readonly given: GivenBytecode;
  private readonly steps: readonly Step[];
  /** The step that starts at a unit. */
  private readonly stepsAt = new Map<number, number>();
  private readonly targets = new Set<number>();
  /** END_FORs and POP_ITERs that FOR_ITER stands for. */
  private readonly loopEnds = new Set<number>();
  private readonly words: number[] = [];
  private readonly units: number[] = [];
  /** The word at which control goes on that reaches a step, and one for the end. */
  private readonly entries: number[] = [];
  /** Words that still need the entry of a step as their operand. */
  private readonly jumps: { readonly word: number; readonly target: number }[] = [];

  constructor(given: GivenBytecode) {
    this.given = given;
    this.steps = readSteps(given.bytes);
    this.steps.forEach(({ start }, index) => this.stepsAt.set(start, index));
  }

  run(): DecodedBytecode {
    const { steps, words, entries, units } = this;
    const ranges = readRanges(this.given.exceptionTable);
    for (const { target } of ranges) this.targets.add(this.stepAt(target));
    steps.forEach((step, index) => {
      if (!forwardJumps.has(step.opcode) && !backwardJumps.has(step.opcode)) return;
      const target = this.targetOf(step);
      if (step.opcode === CPythonOp.FOR_ITER) this.findLoopEnd(target);
      this.targets.add(target);
      if (backwardJumps.has(step.opcode) !== target <= index) throw new BytecodeError("a jump in the wrong direction");
    });
    steps.forEach((step, index) => {
      entries.push(words.length);
      if (!this.loopEnds.has(index)) this.add(step, index);
    });
    entries.push(words.length);
    for (const { word, target } of this.jumps) words[word] |= entries[target] << OPERAND_SHIFT;
    const exceptionTable = ExceptionTable.fromEntries(
      ranges.flatMap((range) => {
        const start = this.entryAt(range.start);
        const end = this.entryAt(range.end);
        return start < end ? [{ ...range, start, end, target: entries[this.stepAt(range.target)] }] : [];
      }),
    );
    return { instructions: Int32Array.from(words), exceptionTable, units: Int32Array.from(units) };
  }

  private stepAt(unit: number): number {
    const index = this.stepsAt.get(unit);
    if (index === undefined) throw new BytecodeError(`no instruction at offset ${unit * UNIT}`);
    return index;
  }

  private entryAt(unit: number): number {
    return this.entries[unit * UNIT === this.given.bytes.length ? this.steps.length : this.stepAt(unit)];
  }

  private targetOf({ opcode, operand, next }: Step): number {
    return this.stepAt(backwardJumps.has(opcode) ? next - operand : next + operand);
  }

  /** An exhausted FOR_ITER of ours has dropped its iterator by the time it jumps. */
  private findLoopEnd(target: number): void {
    const { steps, loopEnds } = this;
    const isEnd = steps[target].opcode === CPythonOp.END_FOR && steps[target + 1]?.opcode === CPythonOp.POP_ITER;
    if (!isEnd) throw new BytecodeError("FOR_ITER goes elsewhere than to END_FOR and POP_ITER");
    loopEnds.add(target).add(target + 1);
  }

  private push(step: Step, op: number, operand = 0): void {
    if (operand > OPERAND_MAX) throw new BytecodeError(`operand ${operand} is too large`);
    this.words.push(op | (operand << OPERAND_SHIFT));
    this.units.push(step.place);
  }

  private jump(step: Step, op: number): void {
    const target = this.targetOf(step);
    this.jumps.push({ word: this.words.length, target: this.loopEnds.has(target) ? target + 2 : target });
    this.push(step, op);
  }

  private add(step: Step, index: number): void {
    const { opcode, operand } = step;
    switch (opcode) {
      case CPythonOp.NOT_TAKEN:
        return;
      case CPythonOp.TO_BOOL:
        if (truthTests.has(this.steps[index + 1]?.opcode ?? -1) && !this.targets.has(index + 1)) return;
        this.push(step, Op.UNARY_NOT);
        return this.push(step, Op.UNARY_NOT);
      case CPythonOp.POP_ITER:
        return this.push(step, Op.DROP_ITER);
      case CPythonOp.JUMP_BACKWARD_NO_INTERRUPT:
        return this.jump(step, this.isDelegating(index) ? Op.JUMP_BACKWARD_NO_INTERRUPT : Op.JUMP_BACKWARD);
      case CPythonOp.LOAD_SMALL_INT:
        return this.push(step, Op.LOAD_CONST, this.given.smallInt(operand));
      case CPythonOp.LOAD_FAST:
      case CPythonOp.LOAD_FAST_BORROW:
      case CPythonOp.LOAD_FAST_CHECK:
        // A cell itself is loaded like any other value, to make a closure of it.
        return this.push(step, Op.LOAD_FAST, operand);
      case CPythonOp.LOAD_FAST_LOAD_FAST:
      case CPythonOp.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
        return this.pair(step, Op.LOAD_FAST_LOAD_FAST);
      case CPythonOp.STORE_FAST_LOAD_FAST:
        return this.pair(step, Op.STORE_FAST_LOAD_FAST);
      case CPythonOp.STORE_FAST_STORE_FAST:
        return this.pair(step, Op.STORE_FAST_STORE_FAST);
      case CPythonOp.LOAD_GLOBAL:
        this.push(step, Op.LOAD_GLOBAL, operand >> 1);
        if ((operand & 1) !== 0) this.push(step, Op.PUSH_NULL);
        return;
      case CPythonOp.LOAD_ATTR:
        return this.push(step, (operand & 1) === 0 ? Op.LOAD_ATTR : Op.LOAD_METHOD, operand >> 1);
      case CPythonOp.LOAD_SUPER_ATTR:
        return this.push(step, (operand & 1) === 0 ? Op.LOAD_SUPER_ATTR : Op.LOAD_SUPER_METHOD, operand >> 2);
      case CPythonOp.RESUME:
        return this.push(step, Op.RESUME, operand & RESUMED);
      case CPythonOp.CALL_INTRINSIC_1:
        if (operand === UNARY_POSITIVE) return this.push(step, Op.UNARY_POSITIVE);
        return this.push(step, Op.CALL_INTRINSIC_1, operand);
      case CPythonOp.BINARY_OP:
        return this.push(step, known(opsByOperator.get(operand), opcode));
      case CPythonOp.COMPARE_OP:
        return this.push(step, known(opsByComparison.get(operand >> 5), opcode));
      default: {
        const op = known(ops[names.get(opcode) ?? ""], opcode);
        const { operand: kind }: Instruction = instructions[op];
        if (kind === "target") return this.jump(step, op);
        this.push(step, op, kind === "none" ? 0 : operand);
      }
    }
  }

  private pair(step: Step, op: number): void {
    this.push(step, op, Math.floor(step.operand / SHORT_LOCAL) | ((step.operand % SHORT_LOCAL) << PAIR_BITS));
  }

  /** Only the loop of `yield from` and `await`, which is left in every turn, may be without a safe point. */
  private isDelegating(index: number): boolean {
    const { steps, targets } = this;
    return (
      steps[index - 1]?.opcode === CPythonOp.RESUME &&
      steps[index - 2]?.opcode === CPythonOp.YIELD_VALUE &&
      !targets.has(index) &&
      !targets.has(index - 1)
    );
  }
}

function known(op: number | undefined, opcode: number): number {
  if (op === undefined) throw new BytecodeError(`unknown opcode ${opcode}`);
  return op;
}

function readSteps(bytes: Uint8Array): readonly Step[] {
  if (bytes.length % UNIT !== 0) throw new BytecodeError("an odd number of bytes");
  const steps: Step[] = [];
  for (let unit = 0; unit * UNIT < bytes.length; ) {
    const start = unit;
    let operand = 0;
    while (bytes[unit * UNIT] === CPythonOp.EXTENDED_ARG) operand = (operand + bytes[unit++ * UNIT + 1]) * 256;
    const opcode = bytes[unit * UNIT];
    if (opcode === undefined) throw new BytecodeError("the code ends in the middle of an instruction");
    operand += bytes[unit * UNIT + 1];
    if (operand > OPERAND_MAX) throw new BytecodeError(`operand ${operand} is too large`);
    const next = unit + 1 + cacheEntries[opcode];
    if (!names.has(opcode)) throw new BytecodeError(`unknown opcode ${opcode}`);
    if (next * UNIT > bytes.length) throw new BytecodeError("the code ends in the middle of an instruction");
    steps.push({ opcode, operand, start, place: unit, next });
    unit = next;
  }
  return steps;
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly target: number;
  readonly depth: number;
  readonly lasti: boolean;
}

/** Four numbers a range, in groups of six bits, highest first. */
function readRanges(table: Uint8Array): readonly Range[] {
  const ranges: Range[] = [];
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (;;) {
      const byte = table[at++];
      if (byte === undefined) throw new BytecodeError("the exception table ends in the middle of a number");
      value = value * 64 + (byte & 63);
      if ((byte & 64) === 0) return value;
    }
  };
  while (at < table.length) {
    const start = number();
    const end = start + number();
    const target = number();
    const depth = number();
    ranges.push({ start, end, target, depth: depth >> 1, lasti: (depth & 1) !== 0 });
  }
  return ranges;
}
