/** Running frames: the choice of VM for the frame on top, and nested loops for native code. */

import type { PyFunction } from "../objects/function.js";
import type { Keywords, Value } from "../objects/object.js";
import { callHooks } from "../runtime/calls.js";
import { PythonError } from "../runtime/errors.js";
import { frameForCall } from "./arguments.js";
import { isWatched, leaveToInterpreter, runCompiled } from "./compiled-entry.js";
import { currentThread } from "./current-thread.js";
import { enterFrame } from "./enter-frame.js";
import { Exit, type Frame, recycleFrame, VM } from "./frame.js";
import { executeStandard } from "./generated/standard.js";
import { executeTracing } from "./generated/tracing.js";
import { type InterpreterThread, Signal } from "./interpreter-thread.js";
import { loops, takeTurns } from "./scheduler.js";
import { ThreadDetached } from "./thread-group.js";
import { exceptionToRaise, leaveFrame } from "./unwinding.js";

/** Puts a frame on the stack and runs it to its end in a nested loop. Raises what it raises. */
export function run(thread: InterpreterThread, frame: Frame): Value {
  enterFromNative(thread, frame);
  const { entries } = frame.executable;
  const entry = entries === null ? undefined : entries[frame.pc];
  if (entry !== undefined && canEnter(thread, frame)) {
    const value = entry(thread, frame);
    if (value !== undefined) {
      if (!isWatched(frame)) return leaveCompiled(thread, frame, value);
      leaveToInterpreter(frame, value);
    }
  }
  return continueRunning(thread);
}

/** Whether compiled code can run a frame that native code has entered, without a loop around it. */
function canEnter(thread: InterpreterThread, { vm, generator }: Frame): boolean {
  if (vm !== VM.STANDARD || generator !== null || thread.pending !== null || thread.visit !== null) return false;
  return thread.group.members.length === 1;
}

/** Takes a frame off the stack whose compiled code has returned a value to native code. Returns the call's result. */
function leaveCompiled(thread: InterpreterThread, frame: Frame, value: Value): Value {
  thread.depth--;
  if (frame.exit !== Exit.ENTRY || frame.isCaptured) {
    leaveFrame(thread, frame, value);
    // Set, as nothing visits what the frame yields.
    return thread.result as Value;
  }
  thread.top = frame.back;
  recycleFrame(frame);
  return value;
}

/** As a call does, but with native code as the caller. */
export function enterFromNative(thread: InterpreterThread, frame: Frame): void {
  frame.exit |= Exit.ENTRY;
  frame.back = thread.top;
  thread.top = frame;
  thread.budget--;
  if (++thread.depth <= thread.depthLimit && thread.budget >= 0) {
    frame.vm = VM.STANDARD;
    return;
  }
  try {
    enterFrame(thread, frame);
  } catch (error) {
    if (thread.top !== frame) throw error;
    thread.pending = exceptionToRaise(thread, error);
  }
}

/**
 * Runs the frame on top until the nearest entry frame is left, changing the VM as frames ask for it. With
 * `thread.pending` set it begins by raising that in the frame on top.
 */
export function continueRunning(thread: InterpreterThread): Value {
  const result = settle(thread);
  if (result !== undefined) return result;
  const exception = thread.pending;
  thread.pending = null;
  // RAISE always comes with the exception.
  throw new PythonError(exception as NonNullable<typeof exception>, true);
}

/** As `continueRunning`; undefined, with `thread.pending` set, when it raises. */
export function settle(thread: InterpreterThread): Value | undefined {
  for (;;) {
    // Set by whoever entered the frame, and by each SWITCH.
    const frame = thread.top as Frame;
    if (frame.vm === VM.NONE) {
      const outcome = takeTurns(thread);
      if (outcome === null) continue;
      if (outcome.exception === null) return outcome.value;
      thread.pending = outcome.exception;
      return undefined;
    }
    const result = execute(thread, frame);
    if (result !== undefined) return result;
    if (thread.signal !== Signal.SWITCH) return undefined;
  }
}

function execute(thread: InterpreterThread, frame: Frame): Value | undefined {
  try {
    if (frame.vm === VM.TRACING) return executeTracing(thread);
    if (frame.vm === VM.REREAD) frame.vm = VM.STANDARD;
    const { entries } = frame.executable;
    if (entries !== null && thread.pending === null) {
      const entry = entries[frame.pc];
      if (entry !== undefined && !runCompiled(thread, frame, entry) && thread.pending === null) {
        thread.signal = Signal.SWITCH;
        return undefined;
      }
    }
    return executeStandard(thread);
  } catch (error) {
    if (!(error instanceof ThreadDetached) || error.thread !== thread) throw error;
    thread.signal = Signal.SWITCH;
    return undefined;
  }
}

loops.execute = execute;
loops.enter = enterFromNative;

function callFunction(callable: PyFunction, args: readonly Value[], keywords: Keywords): Value {
  const thread = currentThread();
  return run(thread, frameForCall(callable, args, keywords));
}

callHooks.callFunction = callFunction;
