/** A piece of code compiled from one entry on, in the version that fits what it has met. */

import { NO_LINE } from "../bytecode/line-table.js";
import type { CompiledEntry } from "../interpreter/compiled-entry.js";
import type { Executable } from "../interpreter/executable.js";
import type { Frame } from "../interpreter/frame.js";
import type { InterpreterThread } from "../interpreter/interpreter-thread.js";
import { compile } from "./compile.js";
import type { CompiledReport } from "./compiled-report.js";
import type { Feedback } from "./feedback.js";

/** Failures of what a version was made for until the next is made. */
const PATIENCE = 5;
const MAXIMUM_VERSION = 12;
/** How often names are found the long way, although the next version will know them, until that is made. */
const LESSONS = 50;
/** Entries that led nowhere until the interpreter keeps the code. */
const MAXIMUM_FUTILE = 300;
/** Fewer back edges and calls than this make an entry futile. */
const WORTHWHILE = 4;

export class CompiledUnit {
  readonly executable: Executable;
  /** Word index at which it is entered. */
  readonly pc: number;
  /** Values on the operand stack there. */
  readonly depth: number;
  readonly feedback: Feedback;
  /** Version 0 gathers feedback, the others use it. */
  version = 0;
  /** Entries into version 0 until the next is made. Decremented by the code. */
  countdown: number;
  /** The thread's budget at the last entry. Set by the code. */
  budget = 0;
  /** Whether the code may be made for the kinds of values that the locals hold on entry. */
  isTypedByEntry: boolean;
  text = "";
  failures = 0;
  /** The next version is due: code that is in a loop leaves it. */
  isStale = false;
  private isDropped = false;
  /** `news` of the feedback when the code was made. */
  private knownAccesses = 0;
  private lessons = 0;
  private misses = 0;
  private futile = 0;

  constructor(executable: Executable, pc: number, depth: number, feedback: Feedback, countdown: number) {
    this.executable = executable;
    this.pc = pc;
    this.depth = depth;
    this.feedback = feedback;
    this.countdown = countdown;
    this.isTypedByEntry = pc > 0;
  }

  /** Makes the code, for a frame that stands at the entry. Returns whether there is any. */
  make(frame: Frame): boolean {
    this.isStale = false;
    this.knownAccesses = this.feedback.news;
    const entry = compile(this, frame);
    this.install(entry ?? undefined);
    return entry !== null;
  }

  /** Called by version 0: the next one is due. */
  optimize(frame: Frame): void {
    this.version = 1;
    this.make(frame);
  }

  /** Called by the code when a value at `pc` is not of the kind that it was made for. */
  fail(pc: number, other: number): void {
    this.feedback.seen[pc] |= other;
    if (++this.failures % PATIENCE === 0) this.again();
  }

  /** Called by the code when it has found an attribute the long way. */
  learn(): void {
    if (this.knownAccesses !== this.feedback.news) this.relearn();
  }

  /** Called by the code when something is no longer as it was when the code was made. */
  relearn(): void {
    if (this.version === 0 || this.version >= MAXIMUM_VERSION) return;
    if (++this.lessons % LESSONS === 0) this.again();
  }

  /** Called by the code when a value on entry is not of the kind that it was made for. */
  miss(): undefined {
    if (++this.misses % PATIENCE === 0) {
      this.isTypedByEntry = false;
      this.again();
    }
    return undefined;
  }

  /** Called by the code when it leaves at an instruction that is not compiled. */
  leave(thread: InterpreterThread): undefined {
    if (this.budget - thread.budget < WORTHWHILE && ++this.futile > MAXIMUM_FUTILE) this.install(undefined);
    return undefined;
  }

  /** The next version is made when the code is entered next, for what is found then. */
  private again(): void {
    if (this.isStale) return;
    this.isStale = true;
    if (++this.version > MAXIMUM_VERSION) {
      this.install(undefined);
      return;
    }
    this.install((thread, frame) => {
      if (!this.make(frame)) return undefined;
      return this.executable.entries?.[this.pc]?.(thread, frame);
    });
  }

  report(): CompiledReport {
    const { executable, pc, version, text, failures, misses, futile } = this;
    const { filename, qualifiedName, lineTable } = executable.code.code;
    const line = lineTable.lineAt(pc);
    return {
      filename,
      name: qualifiedName,
      line: line === NO_LINE ? null : line,
      entry: pc === 0 ? "call" : executable.isGenerator ? "resumption" : "loop",
      version: executable.entries?.[pc] === undefined ? -1 : version,
      text,
      failures,
      misses,
      futile,
    };
  }

  /** Takes the code out of the executable, for good. A loop that runs leaves it at its next safe point. */
  drop(): void {
    this.install(undefined);
    this.isDropped = true;
    this.isStale = true;
  }

  private install(entry: CompiledEntry | undefined): void {
    const { entries } = this.executable;
    if (entries !== null && !this.isDropped) entries[this.pc] = entry;
  }
}
