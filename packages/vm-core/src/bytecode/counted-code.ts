/**
 * Code with counters: what a code block that is being measured carries beside its instructions.
 *
 * A COUNT stands before every instruction that starts a line, behind every branch for falling through, at the end of
 * the code, followed by a jump to the branch's own target, for jumping, and before every return. All else that knows
 * instructions by their places has its tables for the code with counters; what a program is shown is the code without.
 */

import type { Code } from "./code.js";

/** A place where a line starts. */
export interface LineSite {
  readonly counter: number;
  readonly line: number;
  /** The line of the instruction before, or 0: it tells the start of a statement from a return to one of its lines. */
  readonly before: number;
  /** A loop goes back to here. */
  readonly isLoopTop: boolean;
}

export interface BranchSite {
  /** The branch's word in the code without counters. */
  readonly pc: number;
  readonly fallingThrough: number;
  readonly jumping: number;
}

export interface ReturnSite {
  readonly counter: number;
  readonly line: number;
}

export interface CountedCode {
  /** The code without counters. */
  readonly plain: Code;
  /** For each word, and for the end, the word of the plain code that it belongs to. */
  readonly plainPcs: Int32Array;
  /** For each word of the plain code where it is now. */
  readonly countedPcs: Int32Array;
  /** Of the counters, by number, which a program that runs adds to. */
  readonly counts: Float64Array;
  readonly lines: readonly LineSite[];
  readonly branches: readonly BranchSite[];
  readonly returns: readonly ReturnSite[];
}

/** The code as a program is shown it. */
export function plainCode(code: Code): Code {
  return code.counted?.plain ?? code;
}

/** Whether a word is an instruction that a program is shown, and no counter or what leads to one. */
export function isShown({ counted }: Code, pc: number): boolean {
  return counted === undefined || counted.countedPcs[counted.plainPcs[pc]] === pc;
}
