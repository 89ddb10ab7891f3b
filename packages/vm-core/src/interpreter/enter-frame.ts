/** The slow path of entering a frame: recursion limit, safe point, call events, and the choice of VM. */

import { recursionError } from "../runtime/errors.js";
import { tierHooks } from "./compiled-entry.js";
import { Exit, type Frame, leaveScope, recycleFrame, updateExit, VM } from "./frame.js";
import { GeneratorState } from "./generator.js";
import type { InterpreterThread } from "./interpreter-thread.js";
import { traceCall } from "./trace/events.js";
import { resumption } from "./trace/monitoring-events.js";
import { chooseVm } from "./trace/vm-choice.js";

/**
 * Called with `frame` already on the stack. Sets `frame.vm`. Raises RecursionError, or what a safe point raises, with
 * the frame taken off again; and what a trace function raises with the frame on the stack, where it is to be raised.
 */
export function enterFrame(thread: InterpreterThread, frame: Frame): void {
  let yields = false;
  try {
    if (thread.depth > thread.recursionLimit) {
      throw recursionError("maximum recursion depth exceeded");
    }
    if (thread.budget < 0) {
      yields = thread.takeSafePoint();
      // A generator into which an exception is thrown does not stand as it does when it goes on.
      const isRunning = !frame.executable.isGenerator || frame.generator !== null;
      if (isRunning && thread.thrown === null) tierHooks.consider(thread, frame, frame.pc);
    }
  } catch (error) {
    removeFrame(thread, frame);
    throw error;
  }
  try {
    // Making a generator is no call: its first resumption is.
    if (thread.depthLimit < 0 && !(frame.executable.isGenerator && frame.generator === null)) traceCall(thread, frame);
  } catch (error) {
    if (thread.thrown === null) frame.pc = resumption(frame.executable.instructions, frame.pc) + 1;
    throw error;
  } finally {
    // What a trace function calls is followed by nobody.
    if (yields) frame.vm = VM.NONE;
    else frame.vm = thread.isInTracer ? VM.STANDARD : chooseVm(thread, frame);
    updateExit(frame);
  }
}

function removeFrame(thread: InterpreterThread, frame: Frame): void {
  const { back, generator } = frame;
  thread.depth--;
  thread.top = back;
  if ((frame.exit & Exit.SCOPE) !== 0) leaveScope(frame);
  frame.exit = 0;
  if (generator !== null) {
    frame.back = null;
    thread.handled = generator.handled.previous ?? thread.handled;
    generator.state = GeneratorState.FINISHED;
    frame.isFinished = true;
  } else if (!frame.isCaptured) recycleFrame(frame);
  else if (back !== null) back.isCaptured = true;
}
