/** Puts counters into code: see `bytecode/counted-code.ts` for where they stand. */

import type { Code, CodeConstant } from "../../bytecode/code.js";
import type { BranchSite, LineSite, ReturnSite } from "../../bytecode/counted-code.js";
import { ExceptionTable } from "../../bytecode/exception-table.js";
import {
  isBranch,
  OPCODE_MASK,
  OPERAND_MAX,
  OPERAND_SHIFT,
  Op,
  instructions as table,
} from "../../bytecode/instructions.js";
import { LineTable, type Position } from "../../bytecode/line-table.js";
import { findLineStarts } from "../trace/line-starts.js";

export interface CountOptions {
  /** Counts which way branches go, and returns. */
  readonly countsBranches: boolean;
  /** Only whether, not how often: a counter that has been reached costs next to nothing from then on. */
  readonly countsOnce: boolean;
  /** Where so many counters of one code are kept. */
  readonly makeCounters: (count: number) => Float64Array;
  /** Is given every code with counters, the nested ones included. */
  readonly made: (code: Code) => void;
}

/** Annotations that are evaluated when somebody asks for them do not count as code. */
const ANNOTATE = "__annotate__";

/** The code, and all code in it, with counters. */
export function countCode(code: Code, options: CountOptions): Code {
  const constants = code.constants.map((each): CodeConstant => countConstant(each, options));
  const withConstants = { ...code, constants };
  if (code.name === ANNOTATE) return withConstants;
  const counted = new CounterPlacement(code, options).place(withConstants);
  if (counted === null) return withConstants;
  options.made(counted);
  return counted;
}

function countConstant(constant: CodeConstant, options: CountOptions): CodeConstant {
  if (constant === null || typeof constant !== "object" || constant.kind !== "code") return constant;
  return { kind: "code", code: countCode(constant.code, options) };
}

class CounterPlacement {
  private readonly code: Code;
  private readonly countsBranches: boolean;
  private readonly makeCounters: CountOptions["makeCounters"];
  private readonly op: number;
  private readonly words: number[] = [];
  private readonly positions: (Position | null)[] = [];
  private readonly plainPositions: (Position | null)[];
  private readonly plainPcs: number[] = [];
  private readonly lines: LineSite[] = [];
  private readonly branches: BranchSite[] = [];
  private readonly returns: ReturnSite[] = [];
  /** Not 0 where control arrives otherwise than from the word before. */
  private readonly targets: Uint8Array;
  private readonly loopTops: Uint8Array;
  /** Where asynchronous loops go on with an item, or end. */
  private readonly asyncSteps: ReadonlySet<number>;
  private counters = 0;

  constructor(code: Code, { countsBranches, countsOnce, makeCounters }: CountOptions) {
    this.code = code;
    this.countsBranches = countsBranches;
    this.makeCounters = makeCounters;
    this.op = countsOnce ? Op.COUNT_ONCE : Op.COUNT;
    this.plainPositions = [...code.lineTable.positions()];
    const { instructions, exceptionTable } = code;
    this.targets = new Uint8Array(instructions.length + 1);
    this.loopTops = new Uint8Array(instructions.length + 1);
    for (const word of instructions) {
      const op = word & OPCODE_MASK;
      if (table[op].operand !== "target") continue;
      this.targets[word >>> OPERAND_SHIFT] = 1;
      if (op === Op.JUMP_BACKWARD) this.loopTops[word >>> OPERAND_SHIFT] = 1;
    }
    for (const { target } of exceptionTable) this.targets[target] = 1;
    this.asyncSteps = asyncSteps(code);
  }

  /** Null for code that would become too long. */
  place(code: Code): Code | null {
    const { instructions } = this.code;
    const starts = findLineStarts(this.code);
    const places = new Int32Array(instructions.length + 1);
    for (let pc = 0; pc < instructions.length; pc++) {
      const fallen = this.countFallingThrough(pc);
      places[pc] = this.words.length;
      if (starts[pc] !== 0) this.countLine(pc, this.targets[pc] === 0 ? fallen : -1);
      if (this.countsBranches && (instructions[pc] & OPCODE_MASK) === Op.RETURN_VALUE) this.countReturn(pc);
      this.emit(instructions[pc], pc, pc);
    }
    places[instructions.length] = this.words.length;
    this.countJumps(places);
    if (this.words.length > OPERAND_MAX) return null;
    const { words, plainPcs, counters, lines, branches, returns } = this;
    const countedPcs = new Int32Array(instructions.length + 1);
    plainPcs.forEach((pc, at) => {
      // The last word that belongs to it is the instruction itself, but for the jumps at the end.
      if (at < places[instructions.length]) countedPcs[pc] = at;
    });
    return {
      ...code,
      instructions: Int32Array.from(words),
      lineTable: LineTable.fromPositions(this.positions),
      exceptionTable: ExceptionTable.fromEntries(
        [...this.code.exceptionTable].map(({ start, end, target, depth, lasti }) => {
          return { start: places[start], end: places[end], target: places[target], depth, lasti };
        }),
      ),
      counted: {
        plain: this.code,
        plainPcs: Int32Array.from([...plainPcs, instructions.length]),
        countedPcs,
        counts: this.makeCounters(counters),
        lines,
        branches,
        returns,
      },
    };
  }

  private emit(word: number, pc: number, positionOf: number): void {
    this.words.push(word);
    this.plainPcs.push(pc);
    this.positions.push(this.plainPositions[positionOf]);
  }

  private count(pc: number, positionOf: number): number {
    const counter = this.counters++;
    this.emit(this.op | (counter << OPERAND_SHIFT), pc, positionOf);
    return counter;
  }

  /** The counter of coming to a word from the branch before it, or -1. */
  private countFallingThrough(pc: number): number {
    if (!this.countsBranches || pc === 0) return -1;
    if (!isBranch(this.code.instructions[pc - 1]) && !this.asyncSteps.has(pc - 1)) return -1;
    const counter = this.count(pc, pc - 1);
    this.branches.push({ pc: pc - 1, fallingThrough: counter, jumping: -1 });
    return counter;
  }

  /** `known` is a counter that counts the same. */
  private countLine(pc: number, known: number): void {
    const line = this.code.lineTable.lineAt(pc);
    this.lines.push({
      counter: known < 0 ? this.count(pc, pc) : known,
      line,
      before: this.lineBefore(pc),
      isLoopTop: this.loopTops[pc] !== 0,
    });
  }

  /** The line of the word before, or 0; what sets the frame up belongs to no line. */
  private lineBefore(pc: number): number {
    const { instructions, lineTable } = this.code;
    return pc === 0 || instructions[pc - 1] === Op.RESUME ? 0 : Math.max(0, lineTable.lineAt(pc - 1));
  }

  private countReturn(pc: number): void {
    const line = this.code.lineTable.lineAt(pc);
    if (line >= 0) this.returns.push({ counter: this.count(pc, pc), line });
  }

  /** Branches jump to a counter at the end, and from there to where they meant to. All other targets move. */
  private countJumps(places: Int32Array): void {
    const { words } = this;
    const length = words.length;
    const branchAt = new Map(this.branches.map((site, index) => [site.pc, index]));
    for (let at = 0; at < length; at++) {
      const word = words[at];
      const op = word & OPCODE_MASK;
      if (table[op].operand !== "target") continue;
      const target = word >>> OPERAND_SHIFT;
      const pc = this.plainPcs[at];
      const index = isBranch(word) ? branchAt.get(pc) : undefined;
      if (index === undefined) {
        words[at] = op | (places[target] << OPERAND_SHIFT);
        continue;
      }
      words[at] = op | (words.length << OPERAND_SHIFT);
      const counter = this.count(target, pc);
      this.branches[index] = { ...this.branches[index], jumping: counter };
      // Unlike JUMP_BACKWARD it is no safe point: the branch was none.
      this.emit(Op.JUMP_FORWARD | (places[target] << OPERAND_SHIFT), target, pc);
    }
  }
}

/**
 * The END_SEND and the END_ASYNC_FOR of each asynchronous loop. A loop begins, with the SEND to its iterator, where the
 * ranges begin that END_ASYNC_FOR handles.
 */
function asyncSteps({ instructions, exceptionTable }: Code): Set<number> {
  const steps = new Set<number>();
  const ranges = [...exceptionTable];
  instructions.forEach((word, pc) => {
    if ((word & OPCODE_MASK) !== Op.END_ASYNC_FOR) return;
    const starts = ranges.filter(({ target }) => target === pc || target === pc - 1).map(({ start }) => start);
    if (starts.length === 0) return;
    const first = Math.min(...starts);
    const send = instructions.findIndex((each, at) => at >= first && (each & OPCODE_MASK) === Op.SEND);
    if (send < 0) return;
    steps.add(pc);
    steps.add(instructions[send] >>> OPERAND_SHIFT);
  });
  return steps;
}
