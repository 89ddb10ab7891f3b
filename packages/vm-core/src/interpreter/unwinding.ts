/** Leaving frames: by return, by yield, and by an exception looking for its handler. */

import { OPCODE_MASK, OPERAND_SHIFT, Op } from "../bytecode/instructions.js";
import { baseExceptionType, PyException, stopIterationType } from "../objects/exception.js";
import type { CallingIterator } from "../objects/iterator.js";
import type { Value } from "../objects/object.js";
import { PyTraceback } from "../objects/traceback.js";
import { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { call } from "../runtime/calls.js";
import { exceptionOf, InternalError, PythonError, runtimeError, typeError } from "../runtime/errors.js";
import { handledException } from "../runtime/thread.js";
import { clearFinished, Exit, type Frame, leaveScope, recycleFrame, VM } from "./frame.js";
import { GeneratorState } from "./generator.js";
import { visitYielded } from "./generator-visit.js";
import { type InterpreterThread, Signal } from "./interpreter-thread.js";
import { releaseFrom, releaseIterator } from "./temporaries.js";
import { traceException, traceGeneratorEnd, traceUnwind } from "./trace/events.js";
import { MonitoringEvent } from "./trace/monitoring.js";
import { monitorAt } from "./trace/monitoring-events.js";

/** Where an exception comes from; a value >= 0 is the word index at which it was first raised in this frame. */
export const Origin = {
  /** Raised by the current instruction: the frame is added to the traceback. */
  HERE: -2,
  /** Raised again: the frame is in the traceback already. */
  EARLIER: -1,
} as const;

export function unknownInstruction(word: number): InternalError {
  return new InternalError(`unknown instruction ${word & OPCODE_MASK}`);
}

/**
 * The Python exception to raise for something native code threw; anything else is thrown on. A new exception gets the
 * one being handled as its context.
 */
export function exceptionToRaise(thread: InterpreterThread, error: unknown): PyException {
  const exception = exceptionOf(error);
  if (exception === null) throw error;
  const isPropagating = error instanceof PythonError && error.isPropagating;
  if (!isPropagating) setContext(thread, exception);
  return exception;
}

/** Makes the handled exception the context of a new one, breaking a cycle that would close (PyErr_SetObject). */
export function setContext(thread: InterpreterThread, exception: PyException): void {
  let handled = thread.handled.exception;
  if (handled === null) handled = handledException();
  if (handled === null || handled === exception) return;
  let slow: PyException = handled;
  let isOdd = false;
  for (let each: PyException = handled; each.context !== null; each = each.context) {
    if (each.context === exception) {
      each.context = null;
      break;
    }
    // Floyd's cycle check: a cycle without the new exception may already exist.
    if (isOdd && slow.context !== null) slow = slow.context;
    if (slow === each.context) break;
    isOdd = !isOdd;
  }
  exception.context = handled;
}

/** The exception of a `raise` statement. */
export function raiseException(
  thread: InterpreterThread,
  what: Value | undefined,
  cause: Value | undefined,
): PyException {
  if (what === undefined) {
    const handled = handledException();
    if (handled === null) throw runtimeError("No active exception to reraise");
    return handled;
  }
  const exception = asException(what);
  if (cause !== undefined) {
    if (cause === null) exception.cause = null;
    else if (cause instanceof PyException) exception.cause = cause;
    else if (cause instanceof PyType && cause.isSubtypeOf(baseExceptionType)) {
      exception.cause = instanceOf(cause);
    } else throw typeError("exception causes must derive from BaseException");
    exception.suppressContext = true;
  }
  setContext(thread, exception);
  return exception;
}

function asException(what: Value): PyException {
  if (what instanceof PyException) return what;
  if (what instanceof PyType && what.isSubtypeOf(baseExceptionType)) return instanceOf(what);
  throw typeError("exceptions must derive from BaseException");
}

function instanceOf(type: PyType): PyException {
  const exception = call(type);
  if (exception instanceof PyException) return exception;
  throw typeError(
    `calling <class '${qualified(type)}'> should have returned an instance of BaseException, not <class '${qualified(typeOf(exception))}'>`,
  );
}

function qualified(type: PyType): string {
  const module = type.builtinModule ?? type.namespace.get("__module__");
  return typeof module === "string" && module !== "builtins" ? `${module}.${type.qualifiedName}` : type.qualifiedName;
}

/**
 * Looks for the handler of an exception, leaving frames that have none. Returns the frame to continue in, its pc at the
 * handler and its stack ready; or null when the loop must be left, `thread.signal` saying why.
 */
export function unwind(
  thread: InterpreterThread,
  raising: Frame,
  first: PyException,
  raisedFrom: number,
): Frame | null {
  let frame = raising;
  let exception = first;
  let origin = raisedFrom;
  for (;;) {
    const { executable, values } = frame;
    const at = frame.pc - 1;
    const isMonitored = thread.monitoring.wanted !== 0;
    if (origin === Origin.HERE) {
      frame.isCaptured = true;
      frame.isShown = true;
      exception.traceback = new PyTraceback(exception.traceback, frame, at);
      if (isWatched(thread, frame)) exception = report(thread, frame, exception, traceException);
    } else if (isMonitored) exception = report(thread, frame, exception, monitorReraise);
    const table = executable.exceptionTable;
    const handler = table.find(at);
    if (handler >= 0) {
      let sp = executable.localCount + table.depthOf(handler);
      releaseFrom(frame, sp);
      if (table.pushesLasti(handler)) values[sp++] = origin >= 0 ? origin : at;
      values[sp++] = exception;
      frame.sp = sp;
      frame.pc = table.targetOf(handler);
      // What is thrown into a generator is raised by the RESUME behind its yield.
      const isThrown = (executable.instructions[at] & OPCODE_MASK) === Op.YIELD_VALUE;
      thread.raisedAt = isThrown ? at + 1 : at;
      const caught = exception;
      if (isMonitored) exception = report(thread, frame, caught, monitorHandled);
      if (exception === caught) return frame;
      // As if the instruction before the handler had raised what the callback did.
      origin = Origin.EARLIER;
      continue;
    }
    if (origin >= 0) frame.pc = origin + 1;
    releaseFrom(frame, 0);
    origin = Origin.HERE;
    if (isWatched(thread, frame)) exception = report(thread, frame, exception, traceUnwind);
    const { exit, back } = frame;
    if ((exit & Exit.SCOPE) !== 0) leaveScope(frame);
    finish(thread, frame);
    thread.depth--;
    thread.top = back;
    if ((exit & Exit.ENTRY) !== 0) {
      thread.pending = exception;
      thread.signal = Signal.RAISE;
      return null;
    }
    // Only an entry frame has no caller.
    frame = back as Frame;
    if ((exit & Exit.ITEM) !== 0 && exception.cls.isSubtypeOf(stopIterationType)) {
      thread.raisedAt = frame.pc - 1;
      (frame.values[frame.sp - 1] as CallingIterator).end();
      endLoop(frame);
      if ((exit & Exit.SWITCH) === 0) return frame;
      thread.signal = Signal.SWITCH;
      return null;
    }
    if ((exit & Exit.SWITCH) !== 0) {
      thread.pending = exception;
      thread.signal = Signal.SWITCH;
      return null;
    }
  }
}

/** Exceptions are reported from here in both VMs. */
function isWatched(thread: InterpreterThread, frame: Frame): boolean {
  return frame.vm === VM.TRACING || thread.monitoring.wanted !== 0;
}

function monitorReraise(thread: InterpreterThread, frame: Frame, exception: PyException): void {
  monitorAt(thread, frame, MonitoringEvent.RERAISE, frame.pc - 1, exception);
}

function monitorHandled(thread: InterpreterThread, frame: Frame, exception: PyException): void {
  const handler = frame.pc;
  frame.pc++;
  try {
    monitorAt(thread, frame, MonitoringEvent.EXCEPTION_HANDLED, handler, exception);
  } finally {
    frame.pc = handler;
  }
}

/** Reports an event; what a trace function raises takes the place of the exception. */
function report(
  thread: InterpreterThread,
  frame: Frame,
  exception: PyException,
  event: (thread: InterpreterThread, frame: Frame, exception: PyException) => void,
): PyException {
  try {
    event(thread, frame, exception);
    return exception;
  } catch (error) {
    return exceptionToRaise(thread, error);
  }
}

/** Marks an activation as over. */
function finish(thread: InterpreterThread, frame: Frame): void {
  const { generator } = frame;
  frame.exit = 0;
  if (generator !== null) {
    if (generator.state === GeneratorState.RUNNING) {
      generator.state = GeneratorState.FINISHED;
      clearFinished(frame);
      thread.handled = generator.handled.previous ?? thread.handled;
    }
    frame.back = null;
  } else if (frame.isCaptured) {
    frame.isFinished = true;
    // Its f_back can be asked for.
    if (frame.back !== null) frame.back.isCaptured = true;
  } else recycleFrame(frame);
}

/**
 * Leaves a frame that has an exit of its own: with its result, with a yielded value, or with the generator just made of
 * it. Returns the caller to continue in, the value on its stack; the frame itself when native code has taken the value
 * and wants the next; or null when the loop must be left with `thread.result`.
 */
export function leaveFrame(thread: InterpreterThread, frame: Frame, result: Value): Frame | null {
  const { exit, back, generator } = frame;
  const isGeneratorEnd = generator !== null && generator.state === GeneratorState.RUNNING;
  let value = result;
  thread.top = back;
  if ((exit & Exit.SCOPE) !== 0) leaveScope(frame);
  if ((exit & Exit.CONSTRUCT) !== 0) {
    value = frame.instance;
    if (result !== null) {
      finish(thread, frame);
      throw typeError(`__init__() should return None, not '${typeOf(result).name}'`);
    }
  }
  finish(thread, frame);
  if ((exit & Exit.ENTRY) !== 0) {
    if (thread.visit !== null && visitYielded(thread, thread.visit, frame, value)) return frame;
    thread.result = value;
    return null;
  }
  const caller = back as Frame;
  const returnedTo = caller.pc - 1;
  if (isGeneratorEnd) endGenerator(thread, caller, value);
  else if ((exit & Exit.ITEM) !== 0) takeItem(caller, value);
  else caller.values[caller.sp++] = value;
  // Not before: trace functions that hear of the generator's end return too.
  thread.returnedTo = returnedTo;
  if ((exit & Exit.SWITCH) === 0) return caller;
  thread.result = undefined;
  thread.signal = Signal.SWITCH;
  return null;
}

/** A call that stands for `next()` of the iterator of the caller's loop has returned. */
function takeItem(caller: Frame, result: Value): void {
  const iterator = caller.values[caller.sp - 1] as CallingIterator;
  const item = iterator.take(result);
  if (item === undefined) endLoop(caller);
  else caller.values[caller.sp++] = item;
}

function endLoop(caller: Frame): void {
  caller.sp--;
  caller.pc = caller.executable.instructions[caller.pc - 1] >>> OPERAND_SHIFT;
}

/** The generator that FOR_ITER or SEND of the caller resumed has returned. */
function endGenerator(thread: InterpreterThread, caller: Frame, result: Value): void {
  const word = caller.executable.instructions[caller.pc - 1];
  const isLoop = (word & OPCODE_MASK) === Op.FOR_ITER;
  // As in CPython, a loop hides the end of a generator only when it returned None.
  if (caller.vm === VM.TRACING && !(isLoop && result === null)) traceGeneratorEnd(thread, caller, result, isLoop);
  if (isLoop) releaseIterator(caller, caller.values[--caller.sp]);
  else caller.values[caller.sp++] = result;
  caller.pc = word >>> OPERAND_SHIFT;
}
