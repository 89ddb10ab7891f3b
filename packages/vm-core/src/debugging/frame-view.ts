/** A look at a frame from outside that runs none of the program's code. */

import { OPCODE_MASK, OPERAND_SHIFT, Op } from "../bytecode/instructions.js";
import { NO_LINE } from "../bytecode/line-table.js";
import type { Frame } from "../interpreter/frame.js";
import { PyModule } from "../objects/module.js";
import { boundedRepr } from "../runtime/bounded-repr.js";

const LIMITS = { length: 120, items: 6, depth: 2, isQuiet: true };

/** Names and bounded reprs of a frame's variables; of a module those that are neither modules nor private. */
export function localsShown(frame: Frame, limit: number): [name: string, value: string][] {
  const shown: [string, string][] = [];
  for (const [name, value] of frame.localVariables()) {
    if (shown.length >= limit) break;
    if (frame.namespace !== null && (name.startsWith("__") || value instanceof PyModule)) continue;
    shown.push([name, boundedRepr(value, LIMITS)]);
  }
  return shown;
}

/** The lines of the innermost loop that a frame is in: its heading, or where it begins, and its last. */
export function loopAround({ executable, lastInstruction }: Frame): { first: number; last: number } | null {
  const { instructions } = executable;
  const { lineTable } = executable.code.code;
  let best: { start: number; end: number } | null = null;
  for (let pc = 0; pc < instructions.length; pc++) {
    if ((instructions[pc] & OPCODE_MASK) !== Op.JUMP_BACKWARD) continue;
    const start = instructions[pc] >>> OPERAND_SHIFT;
    if (start > lastInstruction || pc < lastInstruction) continue;
    if (best === null || pc - start < best.end - best.start) best = { start, end: pc };
  }
  if (best === null) return null;
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (let pc = best.start; pc <= best.end; pc++) {
    const line = lineTable.lineAt(pc);
    if (line === NO_LINE) continue;
    first = Math.min(first, line);
    last = Math.max(last, line);
  }
  return Number.isFinite(first) ? { first, last } : null;
}
