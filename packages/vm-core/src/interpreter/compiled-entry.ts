/** Compiled code as the interpreter sees it: entered at an instruction, left at another. */

import { OPCODE_MASK, Op } from "../bytecode/instructions.js";
import type { Value } from "../objects/object.js";
import type { Executable } from "./executable.js";
import { type Frame, VM } from "./frame.js";
import { GeneratorState } from "./generator.js";
import type { InterpreterThread } from "./interpreter-thread.js";

/**
 * Goes on with a frame, at its `pc`, as the interpreter would. Returns what the frame returns, leaving it on the stack;
 * or undefined when the interpreter must go on at the frame's `pc`, raising `thread.pending` there if it is set.
 */
export type CompiledEntry = (thread: InterpreterThread, frame: Frame) => Value | undefined;

/** Installed by `compiled/` when it is loaded. */
export const tierHooks: {
  /** A safe point has found the frame at `pc`, where compiled code could be entered. */
  consider: (thread: InterpreterThread, frame: Frame, pc: number) => void;
  /** Code has been made ready to run. */
  prepare: (executable: Executable) => void;
} = { consider: () => {}, prepare: () => {} };

/**
 * Runs compiled code and leaves the frame where the interpreter goes on; if it has returned, at a RETURN_VALUE. Returns
 * false when it must not simply go on there: `thread.pending` is to be raised, or the frame belongs in the other VM.
 */
export function runCompiled(thread: InterpreterThread, frame: Frame, entry: CompiledEntry): boolean {
  // Threads take turns between two instructions of the interpreter.
  if (thread.group.members.length > 1) return true;
  const value = entry(thread, frame);
  if (value === undefined) return thread.pending === null && frame.vm === VM.STANDARD;
  leaveToInterpreter(frame, value);
  return frame.vm === VM.STANDARD;
}

/** Somebody watches a frame. Read afresh: that may have begun while its compiled code ran, and its return is an event. */
export const isWatched = ({ vm }: Frame): boolean => vm === VM.TRACING;

/** Puts a frame whose compiled code has returned or yielded a value where the interpreter does just that. */
export function leaveToInterpreter(frame: Frame, value: Value): void {
  const { executable, generator } = frame;
  if (generator !== null && generator.state === GeneratorState.SUSPENDED) {
    generator.state = GeneratorState.RUNNING;
    frame.values[frame.sp++] = value;
    frame.pc--;
    return;
  }
  frame.values[executable.localCount] = value;
  frame.sp = executable.localCount + 1;
  frame.pc = returnOf(executable, frame.pc);
}

/** The first RETURN_VALUE behind a word, which is most likely the one that was reached from there, else the last. */
function returnOf({ instructions }: Executable, from: number): number {
  const isReturn = (pc: number): boolean => (instructions[pc] & OPCODE_MASK) === Op.RETURN_VALUE;
  for (let pc = Math.max(0, from - 1); pc < instructions.length; pc++) if (isReturn(pc)) return pc;
  let pc = instructions.length - 1;
  while (!isReturn(pc)) pc--;
  return pc;
}
