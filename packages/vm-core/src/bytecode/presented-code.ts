/**
 * A code block as a program sees it: in CPython 3.14's bytecode, in which an instruction has an opcode byte, an operand
 * byte and inline caches. Every place that a program is told or tells is an offset in these bytes.
 */

import { markLoads } from "./borrowed-loads.js";
import type { Code } from "./code.js";
import { plainCode } from "./counted-code.js";
import { CPythonOp, cacheEntries, neverFallsThrough } from "./cpython-opcodes.js";
import { cpythonStackEffect } from "./cpython-stack-effect.js";
import type { LineRange, Position } from "./line-table.js";
import { encodeLocations, type PositionRun } from "./location-table.js";
import type { PresentedConstants } from "./presented-constants.js";
import { type PresentedInstruction, presentInstructions } from "./presented-instructions.js";

/** Bytes of a unit: opcode and operand, or one entry of a cache. */
const UNIT = 2;
const MAX_OPERAND = 0xff;
const opcodeNames = new Map<number, string>(Object.entries(CPythonOp).map(([name, opcode]) => [opcode, name]));

export class PresentedCode {
  /** co_code. */
  readonly bytes: Uint8Array;
  readonly stackSize: number;
  private readonly code: Code;
  /** Of code with counters, the words that are shown for its own, and where those are. */
  private readonly shownPcs: Int32Array | null;
  private readonly ownPcs: Int32Array | null;
  /** Offsets, in units, of each word's own instruction, without prefixes. */
  private readonly places: Int32Array;
  /** Offsets, in units, where control that reaches a word goes on. */
  private readonly entries: Int32Array;
  /** The word of each unit. */
  private readonly words: Int32Array;
  private readonly list: readonly PresentedInstruction[];
  /** Of each instruction, in units, its prefixes included; the end of the code follows. */
  private readonly starts: Int32Array;

  constructor(given: Code, constants: PresentedConstants<unknown>) {
    const code = plainCode(given);
    this.shownPcs = given.counted?.plainPcs ?? null;
    this.ownPcs = given.counted?.countedPcs ?? null;
    const { list, entries, places } = presentInstructions(code, constants);
    markLoads(code, list, entries);
    const { starts, prefixes } = layOut(list);
    this.code = code;
    this.list = list;
    this.starts = starts;
    this.entries = entries.map((index) => starts[index]);
    this.places = places.map((index) => starts[index] + (prefixes[index] ?? 0));
    this.bytes = encode(list, starts, prefixes);
    this.words = new Int32Array(starts[list.length]);
    list.forEach(({ word }, index) => this.words.fill(word, starts[index], starts[index + 1]));
    this.stackSize = stackSizeOf(code, list, entries);
  }

  /** The byte offset of a word's instruction, as f_lasti gives it. */
  offsetOf(pc: number): number {
    return this.places[this.shown(pc)] * UNIT;
  }

  /** The name of the instruction that a word's own is shown as. */
  nameOf(pc: number): string {
    return opcodeNames.get(this.bytes[this.offsetOf(pc)]) ?? "<unknown>";
  }

  /** The byte offset at which control goes on that reaches a word by a jump or from the word before. */
  entryOf(pc: number): number {
    return this.entries[this.shown(pc)] * UNIT;
  }

  /** The byte offset at which the branch at a word goes on when it does not jump. */
  fallThroughOf(pc: number): number {
    const { bytes } = this;
    const offset = this.offsetOf(pc);
    const next = offset + UNIT * (1 + cacheEntries[bytes[offset]]);
    return bytes[next] === CPythonOp.NOT_TAKEN ? next + UNIT : next;
  }

  /** The word whose instruction covers a byte offset, or -1 beyond the code. */
  wordAt(offset: number): number {
    const unit = Math.floor(offset / UNIT);
    if (unit < 0 || unit >= this.words.length) return -1;
    let low = 0;
    let high = this.code.instructions.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.places[middle] <= unit) low = middle;
      else high = middle - 1;
    }
    return this.ownPcs === null ? low : this.ownPcs[low];
  }

  private shown(pc: number): number {
    return this.shownPcs === null ? pc : this.shownPcs[pc];
  }

  /** The source position, or null, of each unit. */
  positions(): (Position | null)[] {
    const byWord = [...this.code.lineTable.positions()];
    return Array.from(this.words, (word) => byWord[word] ?? null);
  }

  /** Maximal runs of bytes on one line. */
  *lineRanges(): Generator<LineRange> {
    const { words } = this;
    const { lineTable } = this.code;
    const lineOf = (unit: number): number => lineTable.lineAt(words[unit]);
    for (let start = 0; start < words.length; ) {
      const line = lineOf(start);
      let end = start + 1;
      while (end < words.length && lineOf(end) === line) end++;
      yield { start: start * UNIT, end: end * UNIT, line: line < 0 ? null : line };
      start = end;
    }
  }

  /** co_linetable. */
  encodePositions(firstLine: number): Uint8Array {
    return encodeLocations(runsOf(this.positions()), firstLine);
  }

  /** co_exceptiontable: four numbers a range, in groups of six bits, highest first. */
  encodeExceptionTable(): Uint8Array {
    const { list, starts } = this;
    const { exceptionTable } = this.code;
    const bytes: number[] = [];
    const handlerOf = (index: number): number => {
      const guardedAs = list[index]?.guardedAs ?? -1;
      return guardedAs < 0 ? -1 : exceptionTable.find(guardedAs);
    };
    const isSame = (left: number, right: number): boolean =>
      left === right ||
      (left >= 0 &&
        right >= 0 &&
        exceptionTable.targetOf(left) === exceptionTable.targetOf(right) &&
        exceptionTable.depthOf(left) === exceptionTable.depthOf(right) &&
        exceptionTable.pushesLasti(left) === exceptionTable.pushesLasti(right));
    for (let start = 0; start < list.length; ) {
      const range = handlerOf(start);
      let end = start + 1;
      while (end < list.length && isSame(handlerOf(end), range)) end++;
      if (range >= 0) {
        const depth = exceptionTable.depthOf(range) * 2 + (exceptionTable.pushesLasti(range) ? 1 : 0);
        pushNumber(bytes, starts[start], 0x80);
        pushNumber(bytes, starts[end] - starts[start]);
        pushNumber(bytes, this.entries[exceptionTable.targetOf(range)]);
        pushNumber(bytes, depth);
      }
      start = end;
    }
    return Uint8Array.from(bytes);
  }
}

interface Layout {
  readonly starts: Int32Array;
  /** EXTENDED_ARGs before each instruction. */
  readonly prefixes: Uint8Array;
}

/** Larger operands need prefixes, which make jumps longer: repeated until nothing changes. */
function layOut(list: readonly PresentedInstruction[]): Layout {
  const starts = new Int32Array(list.length + 1);
  const prefixes = new Uint8Array(list.length);
  for (let isStable = false; !isStable; ) {
    let at = 0;
    list.forEach(({ opcode }, index) => {
      starts[index] = at;
      at += prefixes[index] + 1 + cacheEntries[opcode];
    });
    starts[list.length] = at;
    isStable = true;
    list.forEach((_, index) => {
      let needed = 0;
      for (let rest = operandOf(list, starts, index); rest > MAX_OPERAND; rest = Math.floor(rest / 256)) needed++;
      if (needed <= prefixes[index]) return;
      prefixes[index] = needed;
      isStable = false;
    });
  }
  return { starts, prefixes };
}

/** Jumps count units from the end of their own caches. */
function operandOf(list: readonly PresentedInstruction[], starts: Int32Array, index: number): number {
  const { isJump, operand } = list[index];
  return isJump ? Math.abs(starts[operand] - starts[index + 1]) : operand;
}

function encode(list: readonly PresentedInstruction[], starts: Int32Array, prefixes: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(starts[list.length] * UNIT);
  list.forEach(({ opcode }, index) => {
    const operand = operandOf(list, starts, index);
    let at = starts[index] * UNIT;
    for (let prefix = prefixes[index]; prefix > 0; prefix--) {
      bytes[at++] = CPythonOp.EXTENDED_ARG;
      bytes[at++] = Math.floor(operand / 256 ** prefix) % 256;
    }
    bytes[at] = opcode;
    bytes[at + 1] = operand % 256;
  });
  return bytes;
}

function pushNumber(bytes: number[], value: number, mark = 0): void {
  const digits = [value & 63];
  for (let rest = value >>> 6; rest > 0; rest >>>= 6) digits.unshift((rest & 63) | 64);
  digits[0] |= mark;
  bytes.push(...digits);
}

function* runsOf(positions: readonly (Position | null)[]): Generator<PositionRun> {
  for (let start = 0; start < positions.length; ) {
    const position = positions[start];
    let end = start + 1;
    while (end < positions.length && isSamePosition(positions[end], position)) end++;
    yield { length: end - start, position };
    start = end;
  }
}

function isSamePosition(left: Position | null, right: Position | null): boolean {
  return (
    left === right ||
    (left !== null &&
      right !== null &&
      left.line === right.line &&
      left.endLine === right.endLine &&
      left.column === right.column &&
      left.endColumn === right.endColumn)
  );
}

/** The greatest depth of the operand stack, at least 1. */
function stackSizeOf(code: Code, list: readonly PresentedInstruction[], entries: Int32Array): number {
  const depths = new Int32Array(list.length + 1).fill(-1);
  const open: number[] = [];
  const enter = (index: number, depth: number): void => {
    if (depths[index] >= 0) return;
    depths[index] = depth;
    open.push(index);
  };
  enter(0, 0);
  for (const { target, depth, lasti } of code.exceptionTable) enter(entries[target], depth + (lasti ? 2 : 1));
  let largest = 1;
  for (let start = open.pop(); start !== undefined; start = open.pop()) {
    for (let index = start, depth = depths[start]; index < list.length; ) {
      const { opcode, operand, isJump } = list[index];
      largest = Math.max(largest, depth);
      depth += cpythonStackEffect(opcode, isJump ? 0 : operand);
      largest = Math.max(largest, depth);
      if (isJump && opcode !== CPythonOp.END_ASYNC_FOR) enter(operand, depth);
      index++;
      if (neverFallsThrough(opcode) || depths[index] >= 0) break;
      depths[index] = depth;
    }
  }
  return largest;
}
