/** Setting f_lineno: moving a traced frame to another line. */

import { NO_LINE } from "../../bytecode/line-table.js";
import { runtimeWarningType } from "../../objects/exception.js";
import { valueError } from "../../runtime/errors.js";
import { warn } from "../../runtime/warnings.js";
import type { Frame } from "../frame.js";
import type { InterpreterThread } from "../interpreter-thread.js";
import { markStacks, StackMarks } from "./stack-marks.js";

/** frame.f_lineno = line. Raises ValueError, in CPython's words, when the jump is not possible. */
export function jumpTo(thread: InterpreterThread, frame: Frame, line: number | bigint): void {
  checkEvent(thread, frame);
  if (line > 0x7fffffff || line < -0x80000000) throw valueError("lineno out of range");
  const { executable } = frame;
  const { code } = executable.code;
  if (line < code.firstLine) throw valueError(`line ${line} comes before the current code block`);
  const target = firstLineFrom(frame, Number(line));
  if (target < 0) throw valueError(`line ${line} comes after the current code block`);
  const marks = markStacks(executable);
  const from = marks[frame.pc - 1];
  const best = bestTarget(frame, target, from, marks);
  bindUnboundLocals(frame);
  let current = from;
  while (current > marks[best]) {
    const kind = StackMarks.top(current);
    const value = frame.values[--frame.sp];
    if (kind === StackMarks.EXCEPT) thread.handled.exception = (value ?? null) as typeof thread.handled.exception;
    current = StackMarks.pop(current);
  }
  frame.pc = best + 1;
}

function checkEvent(thread: InterpreterThread, frame: Frame): void {
  if (thread.tracedEvent === null || thread.tracedFrame !== frame) {
    throw valueError("f_lineno can only be set in a trace function");
  }
  switch (thread.tracedEvent) {
    case "call":
      throw valueError("can't jump from the 'call' trace event of a new frame");
    case "line":
      return;
    case "return":
      if (thread.isTracingYield) return;
      throw valueError("can only jump from a 'line' trace event");
    case "native call":
      throw valueError("can't jump during a call");
    default:
      throw valueError("can only jump from a 'line' trace event");
  }
}

/** The first line at or after `line` that has code. */
function firstLineFrom(frame: Frame, line: number): number {
  let best = -1;
  for (const range of frame.executable.code.code.lineTable.ranges()) {
    if (range.line !== null && range.line >= line && (best < 0 || range.line < best)) best = range.line;
  }
  return best;
}

/** The start of the line whose operand stack is compatible and deepest. */
function bestTarget(frame: Frame, line: number, from: number, marks: Float64Array): number {
  const { lineStarts } = frame.executable;
  const { lineTable } = frame.executable.code.code;
  let best = -1;
  let problem = "cannot find bytecode for specified line";
  for (let pc = 0; pc < marks.length; pc++) {
    if (
      lineStarts === null ||
      lineStarts[pc] === 0 ||
      lineTable.lineAt(pc) !== line ||
      lineTable.lineAt(pc) === NO_LINE
    )
      continue;
    const target = marks[pc];
    if (StackMarks.isCompatible(from, target)) {
      if (best < 0 || target > marks[best]) best = pc;
    } else if (best < 0) {
      if (target === StackMarks.OVERFLOWED) problem = "stack to deep to analyze";
      else if (target === StackMarks.UNINITIALIZED)
        problem = "can't jump into an exception handler, or code may be unreachable";
      else problem = StackMarks.explain(target);
    }
  }
  if (best < 0) throw valueError(problem);
  return best;
}

/** From 3.12 on, locals that the target may read unbound are bound to None, with a warning. */
function bindUnboundLocals(frame: Frame): void {
  const { code } = frame.executable.code;
  let count = 0;
  for (let index = 0; index < code.localNames.length; index++) {
    if (frame.values[index] === undefined) {
      frame.values[index] = null;
      count++;
    }
  }
  if (count > 0) warn(`assigning None to ${count} unbound local${count === 1 ? "" : "s"}`, runtimeWarningType);
}
