/** Which VM a frame runs in, and moving the frames that are already running. */

import { type Frame, updateExit, VM } from "../frame.js";
import type { InterpreterThread } from "../interpreter-thread.js";
import { prepareForTracing } from "./line-starts.js";

/** The tracing VM for a frame that a trace function or an observer follows, the standard one for all others. */
export function chooseVm(thread: InterpreterThread, frame: Frame): 0 | 1 {
  const isTraced = frame.trace !== null && thread.traceFunction !== null;
  if (!isTraced && !frame.isObserved && thread.profileFunction === null) return VM.STANDARD;
  prepareForTracing(frame.executable);
  return VM.TRACING;
}

/**
 * Marks every frame on the stack with the VM it belongs in now. The one on top moves at once or at its next safe point,
 * the others when they are returned to.
 */
export function moveFrames(thread: InterpreterThread): void {
  for (let frame = thread.top; frame !== null; frame = frame.back) frame.vm = chooseVm(thread, frame);
  for (let frame = thread.top; frame !== null; frame = frame.back) updateExit(frame);
}
