/** Where lines start in a code's instructions, for line events (CPython's instrumentation.c). */

import type { Code } from "../../bytecode/code.js";
import { OPCODE_MASK, OPERAND_SHIFT, Op, instructions as table } from "../../bytecode/instructions.js";
import { NO_LINE } from "../../bytecode/line-table.js";
import type { Executable } from "../executable.js";

/** Instructions that never start a line of their own. */
const neverStart = new Set<number>([Op.RESUME, Op.END_SEND, Op.END_ASYNC_FOR]);

/** Makes the table of line starts that the tracing VM reads, once per code. */
export function prepareForTracing(executable: Executable): void {
  lineStartsOf(executable);
  executable.stops ??= executable.lineStarts;
}

/** 1 at each word where a line starts. */
export function lineStartsOf(executable: Executable): Uint8Array {
  executable.lineStarts ??= findLineStarts(executable.code.code);
  return executable.lineStarts;
}

/** An instruction starts a line when the one before it in the code, or one that jumps to it, is on another line. */
export function findLineStarts({ instructions, exceptionTable, lineTable }: Code): Uint8Array {
  const starts = new Uint8Array(instructions.length + 1);
  const first = firstTraceable(instructions);
  let current = NO_LINE;
  for (let pc = first; pc < instructions.length; pc++) {
    // Skipped instructions do not count as "the one before": the first line starts after RESUME, on whatever line.
    if (neverStart.has(instructions[pc] & OPCODE_MASK)) continue;
    const line = lineTable.lineAt(pc);
    if (line !== NO_LINE && line !== current) starts[pc] = 1;
    current = line;
  }
  for (let pc = first; pc < instructions.length; pc++) {
    const op = instructions[pc] & OPCODE_MASK;
    if (table[op].operand !== "target") continue;
    const target = instructions[pc] >>> OPERAND_SHIFT;
    const line = lineTable.lineAt(target);
    const isOtherLine = line !== lineTable.lineAt(pc) || op === Op.JUMP_BACKWARD;
    if (line !== NO_LINE && isOtherLine && !neverStart.has(instructions[target] & OPCODE_MASK)) starts[target] = 1;
  }
  for (const { target } of exceptionTable) {
    if (lineTable.lineAt(target) !== NO_LINE) starts[target] = 1;
  }
  return starts;
}

/** The instructions before the first RESUME set the frame up and are not seen by tracing. */
export function firstTraceable(instructions: Int32Array): number {
  const index = instructions.findIndex((word) => (word & OPCODE_MASK) === Op.RESUME);
  return index < 0 ? 0 : index;
}
