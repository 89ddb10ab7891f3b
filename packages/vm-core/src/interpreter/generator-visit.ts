/**
 * Native code that goes through all items of a generator: the loop that runs the generator hands each value over where
 * the yield would leave it, and goes on. Entering the loop afresh for each item takes several times as long.
 */

import type { Value } from "../objects/object.js";
import { Exit, type Frame, VM } from "./frame.js";
import { GeneratorState, type PyGenerator } from "./generator.js";
import type { InterpreterThread } from "./interpreter-thread.js";

/** One stay in the loop. */
export class GeneratorVisit {
  readonly generator: PyGenerator;
  private readonly visit: (item: Value) => boolean | undefined | void;
  /** The value yielded last has been visited. */
  isTaken = false;
  /** The visitor wants no more. */
  isOver = false;
  /** What the visitor threw: it is no exception of the generator's. */
  failure: { readonly error: unknown } | null = null;

  constructor(generator: PyGenerator, visit: (item: Value) => boolean | undefined | void) {
    this.generator = generator;
    this.visit = visit;
  }

  take(value: Value): void {
    this.isTaken = true;
    try {
      this.isOver = this.visit(value) === false;
    } catch (error) {
      this.failure = { error };
    }
  }
}

/**
 * Called when the frame of the visited generator has yielded and has been taken off the stack. Returns whether it is on
 * the stack again, to go on. Whatever is out of the ordinary is left to the next stay: safe points, limits, tracing, and
 * a generator that the visitor has closed or resumed.
 */
export function visitYielded(thread: InterpreterThread, visit: GeneratorVisit, frame: Frame, value: Value): boolean {
  const { generator } = visit;
  if (frame.generator !== generator || generator.state !== GeneratorState.SUSPENDED) return false;
  if (frame.vm !== VM.STANDARD || thread.depthLimit < 0) return false;
  thread.visit = null;
  visit.take(value);
  thread.visit = visit;
  if (visit.isOver || visit.failure !== null) return false;
  const isUsual = generator.state === GeneratorState.SUSPENDED && frame.vm === VM.STANDARD;
  if (!isUsual || thread.depth >= thread.depthLimit || thread.budget <= 0) return false;
  visit.isTaken = false;
  generator.state = GeneratorState.RUNNING;
  generator.handled.previous = thread.handled;
  thread.handled = generator.handled;
  frame.exit = Exit.ENTRY;
  frame.back = thread.top;
  thread.top = frame;
  thread.depth++;
  thread.budget--;
  frame.values[frame.sp++] = null;
  return true;
}
