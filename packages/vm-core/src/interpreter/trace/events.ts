/**
 * The events Python defines, delivered to the guest's trace and profile functions and to the host's observer.
 *
 * The guest's rules are CPython's: the global function is called for `call`, its result becomes the frame's local
 * function; a local function's result replaces it unless it is None; an exception in either removes tracing. The
 * observer comes first and is not affected by anything the guest's functions do.
 */

import { isShown } from "../../bytecode/counted-code.js";
import { isBranch, OPCODE_MASK, OPERAND_SHIFT, Op } from "../../bytecode/instructions.js";
import { NO_LINE } from "../../bytecode/line-table.js";
import { PyException, stopIterationType } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { stopIteration } from "../../runtime/errors.js";
import type { Executable } from "../executable.js";
import type { Frame } from "../frame.js";
import { frameObject } from "../frame-object.js";
import { PyGenerator } from "../generator.js";
import type { InterpreterThread } from "../interpreter-thread.js";
import { ReturningIterator } from "../returning-iterator.js";
import { MonitoringEvent } from "./monitoring.js";
import { monitor, monitorAt, monitorEntry, monitorInstruction, monitorOutcome } from "./monitoring-events.js";
import { callWithoutEvents } from "./tracer-call.js";
import { moveFrames, updateSteps } from "./vm-choice.js";

/** Entering a frame, or resuming a generator. Raises what the guest's function raises. */
export function traceCall(thread: InterpreterThread, frame: Frame): void {
  const { observer } = thread;
  if (observer !== null) {
    frame.isObserved = observer.wants(frame.executable);
    observer.call(frame);
  } else frame.isObserved = false;
  updateSteps(observer, frame);
  if (thread.isInTracer) return;
  if (thread.traceFunction !== null) {
    const isResumed = frame.trace !== null;
    frame.trace =
      callTracer(thread, isResumed ? frame.trace : thread.traceFunction, frame, "call", null) ??
      (isResumed ? frame.trace : null);
  }
  if (thread.profileFunction !== null) callProfiler(thread, frame, "call", null);
  monitorEntry(thread, frame);
}

/**
 * Called before an instruction that starts a line, or every instruction of a frame with f_trace_opcodes. `previous` is
 * the instruction executed before it, or -1 when the line counts as new in any case. The event may move the frame to
 * another line or to the other VM.
 */
export function beforeInstruction(thread: InterpreterThread, frame: Frame, previous: number): void {
  const { pc, executable } = frame;
  const { lineTable } = executable.code.code;
  const isMonitored = thread.monitoring.wanted !== 0 && !thread.isInTracer;
  // A frame's pc is that of the instruction after the one it is at.
  frame.pc = pc + 1;
  if (isMonitored) monitorOutcome(thread, frame, previous, pc);
  const isObservedFully = frame.isStepped && frame.isObserved;
  if (isObservedFully) observeOutcome(thread, frame, previous, pc);
  if ((executable.lineStarts as Uint8Array)[pc] !== 0 && startsLine(frame, pc, previous)) {
    const line = lineTable.lineAt(pc);
    const isJump = previous >= 0 && lineTable.lineAt(previous) === line && isBackwardJump(executable, previous);
    if (frame.isObserved) thread.observer?.line(frame, line);
    if (isTraced(thread, frame) && frame.traceLines) traceLocally(thread, frame, "line", null);
    if (isMonitored && !isJump) monitor(thread, frame, MonitoringEvent.LINE, pc, [line]);
  }
  const isHere = frame.pc === pc + 1;
  if (isHere && isObservedFully && isSeen(executable, pc)) thread.observer?.instruction?.(frame, pc);
  if (isHere && isTraced(thread, frame) && frame.traceOpcodes && isSeen(executable, pc)) {
    traceLocally(thread, frame, "opcode", null);
  }
  if (isHere && isMonitored) monitorInstruction(thread, frame, pc);
  // Where the frame goes on: here, or where a jump has put it.
  frame.pc--;
}

function observeOutcome(thread: InterpreterThread, frame: Frame, previous: number, pc: number): void {
  const word = previous < 0 ? 0 : frame.executable.instructions[previous];
  if (!isBranch(word) || (pc !== previous + 1 && pc !== word >>> OPERAND_SHIFT)) return;
  thread.observer?.branch?.(frame, previous, pc);
}

function isSeen(executable: Executable, pc: number): boolean {
  return executable.instructions[pc] !== Op.RESUME && isShown(executable.code.code, pc);
}

function isTraced(thread: InterpreterThread, frame: Frame): boolean {
  return frame.trace !== null && thread.traceFunction !== null && !thread.isInTracer;
}

function startsLine(frame: Frame, pc: number, previous: number): boolean {
  if (previous < 0) return true;
  const { executable } = frame;
  const { lineTable } = executable.code.code;
  if (lineTable.lineAt(previous) !== lineTable.lineAt(pc)) return lineTable.lineAt(pc) !== NO_LINE;
  return isBackwardJump(executable, previous) || (executable.instructions[previous] & OPCODE_MASK) === Op.RESUME;
}

/** A loop that is written in one line has a `line` event for each round, but is one LINE for sys.monitoring. */
function isBackwardJump({ instructions }: Executable, pc: number): boolean {
  return (instructions[pc] & OPCODE_MASK) === Op.JUMP_BACKWARD;
}

/** Leaving a frame with a value. */
export function traceReturn(thread: InterpreterThread, frame: Frame, value: Value): void {
  leave(thread, frame, value, MonitoringEvent.PY_RETURN);
}

/** Suspending a generator. Returns whether the frame is to go on at another line, to which it has been moved. */
export function traceYield(thread: InterpreterThread, frame: Frame, value: Value): boolean {
  const { pc } = frame;
  // A jump starts from the stack as it was before the instruction.
  frame.sp++;
  leave(thread, frame, value, MonitoringEvent.PY_YIELD);
  frame.sp--;
  if (frame.pc === pc) return false;
  frame.sp++;
  frame.pc--;
  return true;
}

function leave(thread: InterpreterThread, frame: Frame, value: Value, event: number): void {
  const isYield = event === MonitoringEvent.PY_YIELD;
  if (frame.isObserved) thread.observer?.return(frame, value, isYield);
  if (thread.isInTracer) return;
  thread.isTracingYield = isYield;
  try {
    if (frame.trace !== null && thread.traceFunction !== null) traceLocally(thread, frame, "return", value);
    if (thread.profileFunction !== null) callProfiler(thread, frame, "return", value);
    monitorAt(thread, frame, event, frame.lastInstruction, value);
  } finally {
    thread.isTracingYield = false;
  }
}

/** An exception is raised in, or arrives in, a frame. */
export function traceException(thread: InterpreterThread, frame: Frame, exception: PyException): void {
  reportException(thread, frame, exception, MonitoringEvent.RAISE);
}

function reportException(thread: InterpreterThread, frame: Frame, exception: PyException, event: number): void {
  if (frame.isObserved) thread.observer?.exception(frame, exception);
  if (isTraced(thread, frame)) traceRaise(thread, frame, exception);
  monitorAt(thread, frame, event, frame.lastInstruction, exception);
}

function traceRaise(thread: InterpreterThread, frame: Frame, exception: PyException): void {
  const { handled } = thread;
  const outer = handled.exception;
  const argument = new PyTuple([exception.cls, exception, exception.traceback]);
  traceLocally(thread, frame, "exception", argument);
  handled.exception = outer;
}

/** An iterator has ended by raising what is in `thread.stopped`, which a `for` loop takes for its end. */
export function traceStopIteration(thread: InterpreterThread, frame: Frame): void {
  const { stopped } = thread;
  if (stopped !== null) reportException(thread, frame, stopped, MonitoringEvent.RAISE);
}

/** What a `yield from` or `await` delegates to has ended, with a value. */
export function traceDelegationEnd(thread: InterpreterThread, frame: Frame, delegate: Value, value: Value): void {
  if (delegate instanceof PyGenerator) traceGeneratorEnd(thread, frame, value, false);
  else if (delegate instanceof ReturningIterator) {
    reportException(thread, frame, stopOf(value), MonitoringEvent.RAISE);
  } else traceStopIteration(thread, frame);
}

/** The generator that a `for` loop, a `yield from` or an `await` of the frame resumes has returned. */
export function traceGeneratorEnd(thread: InterpreterThread, frame: Frame, value: Value, isLoop: boolean): void {
  const event = isLoop ? MonitoringEvent.RAISE : MonitoringEvent.STOP_ITERATION;
  reportException(thread, frame, isLoop ? stopOf(value) : delegationStopOf(value), event);
}

/** CPython raises this one for the event alone, as C code does: a tuple is taken for the arguments. */
function delegationStopOf(value: Value): PyException {
  if (value instanceof PyException && value.cls.isSubtypeOf(stopIterationType)) return value;
  if (!(value instanceof PyTuple)) return stopOf(value);
  const { exception } = value.items.length === 0 ? stopIteration() : stopIteration(value.items[0]);
  exception.args = new PyTuple([...value.items]);
  return exception;
}

const stopOf = (value: Value): PyException => (value === null ? stopIteration() : stopIteration(value)).exception;

/** Leaving a frame by an exception. */
export function traceUnwind(thread: InterpreterThread, frame: Frame, exception: PyException): void {
  if (frame.isObserved) thread.observer?.unwind(frame, exception);
  if (isTraced(thread, frame)) traceLocally(thread, frame, "return", null);
  if (thread.profileFunction !== null && !thread.isInTracer) callProfiler(thread, frame, "return", null);
  monitorAt(thread, frame, MonitoringEvent.PY_UNWIND, frame.lastInstruction, exception);
}

function traceLocally(thread: InterpreterThread, frame: Frame, event: string, argument: Value): void {
  const result = callTracer(thread, frame.trace, frame, event, argument);
  if (result !== null) frame.trace = result;
}

/** When a trace function raises, tracing ends and the exception goes on into the program. */
function callTracer(thread: InterpreterThread, tracer: Value, frame: Frame, event: string, argument: Value): Value {
  try {
    return callWithoutEvents(thread, frame, event, tracer, [frameObject(frame), event, argument]);
  } catch (error) {
    thread.traceFunction = null;
    frame.trace = null;
    thread.updateDepthLimit();
    moveFrames(thread);
    throw error;
  }
}

/** As `callTracer`, for sys.setprofile's function, whose result is ignored. */
export function callProfiler(thread: InterpreterThread, frame: Frame, event: string, argument: Value): void {
  try {
    callWithoutEvents(thread, frame, "other", thread.profileFunction, [frameObject(frame), event, argument]);
  } catch (error) {
    thread.profileFunction = null;
    thread.updateDepthLimit();
    moveFrames(thread);
    throw error;
  }
}
