/**
 * The events Python defines, delivered to the guest's trace and profile functions and to the host's observer.
 *
 * The guest's rules are CPython's: the global function is called for `call`, its result becomes the frame's local
 * function; a local function's result replaces it unless it is None; an exception in either removes tracing. The
 * observer comes first and is not affected by anything the guest's functions do.
 */

import { OPCODE_MASK, Op } from "../../bytecode/instructions.js";
import { NO_LINE } from "../../bytecode/line-table.js";
import type { PyException } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { call } from "../../runtime/calls.js";
import { stopIteration } from "../../runtime/errors.js";
import type { Frame } from "../frame.js";
import { frameObject } from "../frame-object.js";
import type { InterpreterThread } from "../interpreter-thread.js";
import { moveFrames } from "./vm-choice.js";

/** Entering a frame, or resuming a generator. Raises what the guest's function raises. */
export function traceCall(thread: InterpreterThread, frame: Frame): void {
  const { observer } = thread;
  if (observer !== null) {
    frame.isObserved = observer.wants(frame.executable);
    observer.call(frame);
  } else frame.isObserved = false;
  if (thread.isInTracer) return;
  if (thread.traceFunction !== null) {
    const isResumed = frame.trace !== null;
    frame.trace =
      callTracer(thread, isResumed ? frame.trace : thread.traceFunction, frame, "call", null) ??
      (isResumed ? frame.trace : null);
  }
  if (thread.profileFunction !== null) callProfiler(thread, frame, "call", null);
}

/**
 * Called before an instruction that starts a line, or every instruction of a frame with f_trace_opcodes. `previous` is
 * the instruction executed before it, or -1 when the line counts as new in any case. The event may move the frame to
 * another line or to the other VM.
 */
export function beforeInstruction(thread: InterpreterThread, frame: Frame, previous: number): void {
  const { pc, executable } = frame;
  const { lineTable } = executable.code.code;
  const isLine = (executable.lineStarts as Uint8Array)[pc] !== 0 && startsLine(frame, pc, previous);
  // A frame's pc is that of the instruction after the one it is at.
  frame.pc = pc + 1;
  if (isLine && frame.isObserved) thread.observer?.line(frame, lineTable.lineAt(pc));
  const isTraced = frame.trace !== null && thread.traceFunction !== null && !thread.isInTracer;
  if (isTraced && isLine && frame.traceLines) traceLocally(thread, frame, "line", null);
  if (isTraced && frame.traceOpcodes && frame.pc === pc + 1 && executable.instructions[pc] !== Op.RESUME) {
    traceLocally(thread, frame, "opcode", null);
  }
  // Where the frame goes on: here, or where a jump has put it.
  frame.pc--;
}

function startsLine(frame: Frame, pc: number, previous: number): boolean {
  if (previous < 0) return true;
  const { instructions } = frame.executable;
  const { lineTable } = frame.executable.code.code;
  if (lineTable.lineAt(previous) !== lineTable.lineAt(pc)) return lineTable.lineAt(pc) !== NO_LINE;
  const op = instructions[previous] & OPCODE_MASK;
  return op === Op.JUMP_BACKWARD || op === Op.RESUME;
}

/** Leaving a frame with a value. */
export function traceReturn(thread: InterpreterThread, frame: Frame, value: Value): void {
  leave(thread, frame, value, false);
}

/** Suspending a generator. */
export function traceYield(thread: InterpreterThread, frame: Frame, value: Value): void {
  leave(thread, frame, value, true);
}

function leave(thread: InterpreterThread, frame: Frame, value: Value, isYield: boolean): void {
  if (frame.isObserved) thread.observer?.return(frame, value, isYield);
  if (thread.isInTracer) return;
  if (frame.trace !== null && thread.traceFunction !== null) {
    thread.isTracingYield = isYield;
    traceLocally(thread, frame, "return", value);
    thread.isTracingYield = false;
  }
  if (thread.profileFunction !== null) callProfiler(thread, frame, "return", value);
}

/** An exception is raised in, or arrives in, a frame. */
export function traceException(thread: InterpreterThread, frame: Frame, exception: PyException): void {
  if (frame.isObserved) thread.observer?.exception(frame, exception);
  if (frame.trace === null || thread.traceFunction === null || thread.isInTracer) return;
  const { handled } = thread;
  const outer = handled.exception;
  const argument = new PyTuple([exception.cls, exception, exception.traceback]);
  traceLocally(thread, frame, "exception", argument);
  handled.exception = outer;
}

/** The end of an iteration that a `for` loop or an `await` of the frame sees, as the exception it stands for. */
export function traceStopIteration(thread: InterpreterThread, frame: Frame, value: Value): void {
  const { exception } = value === null ? stopIteration() : stopIteration(value);
  traceException(thread, frame, exception);
}

/** Leaving a frame by an exception. */
export function traceUnwind(thread: InterpreterThread, frame: Frame): void {
  leave(thread, frame, null, false);
}

function traceLocally(thread: InterpreterThread, frame: Frame, event: string, argument: Value): void {
  const result = callTracer(thread, frame.trace, frame, event, argument);
  if (result !== null) frame.trace = result;
}

/** Calls a trace function with events off. When it raises, tracing ends and the exception goes on into the guest. */
function callTracer(thread: InterpreterThread, tracer: Value, frame: Frame, event: string, argument: Value): Value {
  const object = frameObject(frame);
  thread.isInTracer = true;
  thread.tracedEvent = event;
  thread.tracedFrame = frame;
  thread.depthLimit = thread.recursionLimit;
  try {
    return call(tracer, [object, event, argument]);
  } catch (error) {
    thread.traceFunction = null;
    frame.trace = null;
    moveFrames(thread);
    throw error;
  } finally {
    thread.isInTracer = false;
    thread.tracedEvent = null;
    thread.tracedFrame = null;
    thread.updateDepthLimit();
  }
}

/** As `callTracer`, for sys.setprofile's function, whose result is ignored. */
export function callProfiler(thread: InterpreterThread, frame: Frame, event: string, argument: Value): void {
  const object = frameObject(frame);
  thread.isInTracer = true;
  thread.depthLimit = thread.recursionLimit;
  try {
    call(thread.profileFunction, [object, event, argument]);
  } catch (error) {
    thread.profileFunction = null;
    moveFrames(thread);
    throw error;
  } finally {
    thread.isInTracer = false;
    thread.updateDepthLimit();
  }
}
