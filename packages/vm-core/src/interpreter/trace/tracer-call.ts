/** Calling a function of the program that watches it: with events off, and knowing for which event. */

import type { Value } from "../../objects/object.js";
import { call } from "../../runtime/calls.js";
import type { Frame } from "../frame.js";
import type { InterpreterThread } from "../interpreter-thread.js";

/** `event` is what decides, as a trace function's argument would, whether f_lineno can be set. Raises what it raises. */
export function callWithoutEvents(
  thread: InterpreterThread,
  frame: Frame,
  event: string,
  callable: Value,
  args: readonly Value[],
): Value {
  return withoutEvents(thread, frame, event, () => call(callable, args));
}

/** As `callWithoutEvents`, for something that may run the program's code. */
export function withoutEvents<Result>(
  thread: InterpreterThread,
  frame: Frame,
  event: string,
  action: () => Result,
): Result {
  const { isInTracer, tracedEvent, tracedFrame } = thread;
  thread.isInTracer = true;
  thread.tracedEvent = event;
  thread.tracedFrame = frame;
  thread.updateDepthLimit();
  try {
    return action();
  } finally {
    thread.isInTracer = isInTracer;
    thread.tracedEvent = tracedEvent;
    thread.tracedFrame = tracedFrame;
    thread.updateDepthLimit();
  }
}
