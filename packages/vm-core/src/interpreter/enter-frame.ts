/** The slow path of entering a frame: recursion limit, safe point, call events, and the choice of VM. */

import { recursionError } from "../runtime/errors.js";
import { type Frame, recycleFrame, updateExit } from "./frame.js";
import { GeneratorState } from "./generator.js";
import type { InterpreterThread } from "./interpreter-thread.js";
import { traceCall } from "./trace/events.js";
import { chooseVm } from "./trace/vm-choice.js";

/**
 * Called with `frame` already on the stack. Sets `frame.vm`. Raises RecursionError, or what a safe point or trace
 * function raises, with the frame taken off again.
 */
export function enterFrame(thread: InterpreterThread, frame: Frame): void {
  try {
    if (thread.depth > thread.recursionLimit) {
      throw recursionError("maximum recursion depth exceeded");
    }
    if (thread.budget < 0) thread.takeSafePoint();
    // Making a generator is no call: its first resumption is.
    if (thread.depthLimit < 0 && !(frame.executable.isGenerator && frame.generator === null)) traceCall(thread, frame);
    frame.vm = chooseVm(thread, frame);
  } catch (error) {
    removeFrame(thread, frame);
    throw error;
  }
  updateExit(frame);
}

function removeFrame(thread: InterpreterThread, frame: Frame): void {
  const { back, generator } = frame;
  thread.depth--;
  thread.top = back;
  frame.exit = 0;
  if (generator !== null) {
    frame.back = null;
    thread.handled = generator.handled.previous ?? thread.handled;
    generator.state = GeneratorState.FINISHED;
    frame.isFinished = true;
  } else if (!frame.isCaptured) recycleFrame(frame);
}
