/** What the threads of one interpreter share: who takes turns with whom. */

import type { PyException } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import type { InterpreterThread } from "./interpreter-thread.js";

/** How a nested loop was left. */
export type Outcome =
  | { readonly value: Value; readonly exception: null }
  | { readonly value: null; readonly exception: PyException };

/**
 * A nested loop that has stopped on the JavaScript stack while other threads run on top of it. They may run the frames
 * of its thread too, up to the frame that native code had entered; what that frame leaves behind waits here until the
 * JavaScript stack is back where native code expects it.
 */
export interface Rest {
  /** Native code itself waits: nothing but that code can go on. */
  readonly isPinned: boolean;
  outcome: Outcome | null;
}

/** Parts of a turn of a thread, of 1,024 steps: about the 5 ms of sys.getswitchinterval(). */
const SAFE_POINTS_PER_SECOND = 50_000;

/** Calls of compiled code from compiled code; deeper ones are left to the interpreter, which does not recurse. */
export const MAXIMUM_NESTING = 100;

export class ThreadGroup {
  /** Those that have not ended, the main thread first. */
  readonly members: InterpreterThread[] = [];
  /** The one that ran last; the next one's turn comes first. */
  last: InterpreterThread | null = null;
  /** Seconds. */
  switchInterval = 0.005;
  nextIdentifier = 1;
  /** Steps of all threads, but for those of the running one since it was last settled. */
  steps = 0;
  /** The run ends when there are more steps. */
  stepLimit = Number.POSITIVE_INFINITY;
  /** The most that sys.setrecursionlimit() sets. */
  maximumRecursion = Number.POSITIVE_INFINITY;
  /** Numbers of signals that have come while another thread than the main one was running. */
  readonly pendingSignals: number[] = [];
  /** Calls a signal's handler. Installed by the virtual machine. */
  raiseSignal: (number: number) => void = () => {};

  /** Safe points for which a thread may run while others are waiting for their turn. */
  get turn(): number {
    return Math.max(1, Math.round(this.switchInterval * SAFE_POINTS_PER_SECOND));
  }

  /** Sets the recursion limit of all threads, at most to the host's. */
  setRecursionLimit(limit: number): void {
    for (const thread of this.members) {
      thread.recursionLimit = Math.min(limit, this.maximumRecursion);
      thread.updateDepthLimit();
    }
  }

  get main(): InterpreterThread {
    return this.members[0];
  }

  add(thread: InterpreterThread): void {
    this.members.push(thread);
    this.limitNesting();
  }

  private limitNesting(): void {
    for (const each of this.members) each.nestingLimit = this.members.length > 1 ? 0 : MAXIMUM_NESTING;
  }

  remove(thread: InterpreterThread): void {
    const index = this.members.indexOf(thread);
    if (index < 0) return;
    this.members.splice(index, 1);
    this.limitNesting();
    if (this.last === thread) this.last = this.members[index - 1] ?? null;
  }

  /** Forgets all threads but the main one, whose frames nobody will run any more. */
  abandonOthers(): void {
    this.members.length = Math.min(this.members.length, 1);
    this.limitNesting();
    this.last = null;
    this.pendingSignals.length = 0;
  }

  /** Must be called in the main thread. Raises what a handler raises. */
  handleSignals(): void {
    for (let number = this.pendingSignals.shift(); number !== undefined; number = this.pendingSignals.shift()) {
      this.raiseSignal(number);
    }
  }
}

/** Unwinds the native code between frames of a thread, which have been joined so that they do without it. */
export class ThreadDetached extends Error {
  readonly thread: InterpreterThread;

  constructor(thread: InterpreterThread) {
    super("thread detached");
    this.name = "ThreadDetached";
    this.thread = thread;
  }
}

/** Unwinds the JavaScript stack of a daemon thread at the end of the program; no Python code can catch it. */
export class ThreadAbandoned extends Error {
  readonly thread: InterpreterThread;

  constructor(thread: InterpreterThread) {
    super("thread abandoned");
    this.name = "ThreadAbandoned";
    this.thread = thread;
  }
}
