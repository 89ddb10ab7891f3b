/**
 * Threads taking turns. All threads of an interpreter run in one JavaScript thread, one at a time; another one gets its
 * turn when the running one waits, and at a safe point when its turn has been long enough.
 *
 * A thread is its stack of frames. To be interrupted its frame on top is marked `VM.NONE`, which makes the loop return
 * as for a change of the machine; then any loop of this file, however deep on the JavaScript stack, can run the frames
 * of any thread. Only native code between frames ties a thread to a place on the JavaScript stack, see `Rest`.
 */

import { OPCODE_MASK, OPERAND_SHIFT, Op } from "../bytecode/instructions.js";
import type { PyException } from "../objects/exception.js";
import { PyFunction, PyMethod } from "../objects/function.js";
import { CallingIterator } from "../objects/iterator.js";
import { PyBuiltinFunction, PyMethodDescriptor } from "../objects/native.js";
import type { Keywords, Value } from "../objects/object.js";
import { call } from "../runtime/calls.js";
import { exceptionOf, PythonError, runtimeError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import type { Wait } from "../runtime/waiting.js";
import { frameForCall } from "./arguments.js";
import { currentThread, switchThread } from "./current-thread.js";
import { Exit, type Frame, type FrameValue, updateExit, VM } from "./frame.js";
import { type InterpreterThread, Signal } from "./interpreter-thread.js";
import { type Outcome, type Rest, ThreadAbandoned, ThreadDetached, type ThreadGroup } from "./thread-group.js";
import { chooseVm } from "./trace/vm-choice.js";

/** What the scheduler needs of `dispatch.ts`, which needs the scheduler. */
export const loops: {
  /** Runs the frame on top in its machine, as `execute` does. */
  execute: (thread: InterpreterThread, frame: Frame) => Value | undefined;
  enter: (thread: InterpreterThread, frame: Frame) => void;
} = {
  execute: () => undefined,
  enter: () => {},
};

/** The longest time between two looks at what a wait is for, in milliseconds. */
const SLICE = 50;

const DEADLOCK = "deadlock: every thread is waiting for another one";

/** Waits while other threads run. Raises RuntimeError when nobody can ever end the wait. */
export function wait(what: Wait): Value {
  const thread = currentThread();
  const value = what.attempt();
  if (value !== undefined) return value;
  if (thread.group.members.length === 1) return waitAlone(what);
  if (isCalledDirectly(thread, what)) {
    // The loop leaves after this call; the result takes the place of the one returned here.
    thread.wait = what;
    (thread.top as Frame).vm = VM.NONE;
    return null;
  }
  const iterator = awaitingLoop(thread, what);
  if (iterator !== null) {
    iterator.isAwaited = true;
    (thread.top as Frame).vm = VM.NONE;
    thread.wait = what;
    throw new ThreadDetached(thread);
  }
  return waitPinned(thread, what);
}

/** The iterator of `for item in iter(native, sentinel)` when that native waits, and nothing but the loop for it. */
function awaitingLoop(thread: InterpreterThread, { self, name }: Wait): CallingIterator | null {
  const { top: frame } = thread;
  if (frame === null || frame.vm === VM.NONE || thread.profileFunction !== null) return null;
  const iterator = loopIterator(frame);
  const target = iterator?.target;
  const isTarget = target instanceof PyBuiltinFunction && target.native.name === name && target.self === self;
  return isTarget ? iterator : null;
}

function loopIterator(frame: Frame): CallingIterator | null {
  if ((frame.executable.instructions[frame.pc - 1] & OPCODE_MASK) !== Op.FOR_ITER) return null;
  const iterator = frame.values[frame.sp - 1];
  return iterator instanceof CallingIterator ? iterator : null;
}

function waitAlone({ attempt, until, expired, isForHost }: Wait): Value {
  for (;;) {
    const left = until - services.waitingTime();
    if (left <= 0) return expired();
    if (left === Number.POSITIVE_INFINITY && isForHost !== true) throw runtimeError(DEADLOCK);
    // The clock of the program stands still while it waits for the host alone.
    if (left === Number.POSITIVE_INFINITY) services.waitForHost(SLICE);
    else services.sleep(Math.min(left, SLICE) / 1000);
    const value = attempt();
    if (value !== undefined) return value;
  }
}

/** Whether the frame on top is just executing the call of the native that waits. */
function isCalledDirectly(thread: InterpreterThread, { self, name }: Wait): boolean {
  const { top: frame } = thread;
  if (frame === null || thread.profileFunction !== null) return false;
  const word = frame.executable.instructions[frame.pc - 1];
  const count = word >>> OPERAND_SHIFT;
  const { values, sp } = frame;
  let callable: FrameValue;
  let receiver: FrameValue;
  switch (word & OPCODE_MASK) {
    case Op.CALL:
      callable = values[sp - count - 2];
      receiver = values[sp - count - 1];
      break;
    case Op.CALL_KW:
      callable = values[sp - count - 3];
      receiver = values[sp - count - 2];
      break;
    case Op.CALL_FUNCTION_EX:
      callable = values[sp - 4];
      break;
    default:
      return false;
  }
  if (callable instanceof PyMethodDescriptor) return callable.native.name === name && receiver === self;
  return callable instanceof PyBuiltinFunction && callable.native.name === name && callable.self === self;
}

/** Native code waits in the middle of its work: others run on top of it. */
function waitPinned(thread: InterpreterThread, what: Wait): Value {
  const outer = thread.wait;
  thread.wait = what;
  try {
    takeTurns(thread, true);
    const exception = thread.pending;
    if (exception === null) return thread.waited;
    thread.pending = null;
    throw new PythonError(exception);
  } finally {
    thread.wait = outer;
  }
}

/**
 * Called where the frame on top of a thread has been marked to let others run. Returns null when the thread goes on
 * from there, or what its nested loop was left with meanwhile.
 */
export function takeTurns(thread: InterpreterThread, isPinned = false): Outcome | null {
  if (!isPinned && joinFrames(thread)) throw new ThreadDetached(thread);
  const rest: Rest = { isPinned, outcome: null };
  const { group, resting } = thread;
  resting.push(rest);
  try {
    for (;;) {
      if (rest.outcome !== null) return rest.outcome;
      if (thread.isDaemon && hasMainEnded(group)) throw new ThreadAbandoned(thread);
      const next = chooseNext(group, thread);
      if (next === thread) {
        switchThread(thread);
        goOn(thread);
        if (thread.wait === null) return null;
        continue;
      }
      if (next === null) idle(group, thread);
      else runTurn(next);
    }
  } finally {
    resting.pop();
    switchThread(thread);
  }
}

/**
 * Native code between frames ties a thread to its place on the JavaScript stack. Where all that it has left to do is to
 * hand an item to a loop, as in `for item in iter(queue.get, None)`, the frame that it called is joined to the loop's
 * frame, and the native code can be unwound.
 */
function joinFrames(thread: InterpreterThread): boolean {
  let frame = thread.top;
  while (frame !== null && (frame.exit & Exit.ENTRY) === 0) frame = frame.back;
  const caller = frame?.back ?? null;
  if (frame === null || caller === null || frame.exit !== Exit.ENTRY || frame.generator !== null) return false;
  if ((caller.executable.instructions[caller.pc - 1] & OPCODE_MASK) !== Op.FOR_ITER) return false;
  const iterator = caller.values[caller.sp - 1];
  if (!(iterator instanceof CallingIterator)) return false;
  const { target } = iterator;
  if ((target instanceof PyMethod ? target.function : target) !== frame.function) return false;
  frame.exit = Exit.ITEM;
  updateExit(frame);
  return true;
}

/** The main thread has left its outermost frame, and is only waiting for the JavaScript stack to be cleared. */
function hasMainEnded(group: ThreadGroup): boolean {
  const { resting } = group.main;
  return resting.length > 0 && resting[0].outcome !== null;
}

/** The next thread that can go on, in turn; null when all wait. `here` is the one whose loop is asking. */
function chooseNext(group: ThreadGroup, here: InterpreterThread): InterpreterThread | null {
  const { members } = group;
  const count = members.length;
  const start = group.last === null ? -1 : members.indexOf(group.last);
  for (let offset = 1; offset <= count; offset++) {
    const thread = members[(start + offset) % count];
    if (isReady(thread, thread === here)) {
      group.last = thread;
      return thread;
    }
  }
  return null;
}

/** Whether a thread can go on; if it was waiting, the result of the wait is given to it. */
function isReady(thread: InterpreterThread, isHere: boolean): boolean {
  const rest = thread.resting.at(-1);
  if (rest !== undefined && (rest.outcome !== null || (rest.isPinned && !isHere))) return false;
  if (thread.wait === null || hasSignal(thread)) return true;
  let value: Value | undefined;
  try {
    value = thread.wait.attempt();
    if (value === undefined && thread.wait.until <= services.waitingTime()) value = thread.wait.expired();
  } catch (error) {
    endWaitWith(thread, exceptionToDeliver(error));
    return true;
  }
  if (value === undefined) return false;
  thread.wait = null;
  thread.waited = value;
  if (rest?.isPinned === true) return true;
  const frame = thread.top as Frame;
  const iterator = loopIterator(frame);
  if (iterator?.isAwaited === true) {
    // The loop's instruction is executed again, with the result.
    iterator.isAwaited = false;
    iterator.given = { result: value };
    frame.pc--;
    return true;
  }
  // A thread that waits is in the middle of a call whose result is on top of the stack.
  frame.values[frame.sp - 1] = value;
  return true;
}

function endWaitWith(thread: InterpreterThread, exception: PyException): void {
  thread.wait = null;
  thread.pending = exception;
}

function exceptionToDeliver(error: unknown): PyException {
  const exception = exceptionOf(error);
  if (exception === null) throw error;
  return exception;
}

/** Signals are for the main thread. */
const hasSignal = (thread: InterpreterThread): boolean =>
  thread.group.pendingSignals.length > 0 && thread === thread.group.main;

/** Makes a thread's frame on top ready to run. The thread is the running one. */
function goOn(thread: InterpreterThread): void {
  thread.turnLeft = thread.group.turn;
  const { top } = thread;
  if (top !== null) {
    top.vm = thread.isInTracer ? VM.STANDARD : chooseVm(thread, top);
    updateExit(top);
  }
  if (!hasSignal(thread)) return;
  try {
    thread.group.handleSignals();
  } catch (error) {
    endWaitWith(thread, exceptionToDeliver(error));
    return;
  }
  // The handler let the wait go on.
  if (thread.wait !== null && top !== null) top.vm = VM.NONE;
}

/** Nobody can run: sleeps until somebody's time has come, or ends the wait of the thread whose loop this is. */
function idle(group: ThreadGroup, thread: InterpreterThread): void {
  let until = Number.POSITIVE_INFINITY;
  let isForHost = false;
  for (const each of group.members) {
    if (each.wait === null) continue;
    until = Math.min(until, each.wait.until);
    if (each.wait.isForHost === true) isForHost = true;
  }
  switchThread(thread);
  try {
    if (until === Number.POSITIVE_INFINITY && !isForHost) throw runtimeError(DEADLOCK);
    if (until === Number.POSITIVE_INFINITY) services.waitForHost(SLICE);
    else services.sleep(Math.max(0, Math.min(SLICE, until - services.waitingTime())) / 1000);
  } catch (error) {
    endWaitWith(thread, exceptionToDeliver(error));
  }
}

/** Runs a thread that has no loop of its own at this place, until it lets others run or ends. */
function runTurn(thread: InterpreterThread): void {
  switchThread(thread);
  let outcome: Outcome | null;
  try {
    outcome = thread.start === null ? runFrames(thread) : begin(thread);
  } catch (error) {
    if (!(error instanceof ThreadAbandoned) || error.thread !== thread) throw error;
    endThread(thread, null);
    return;
  }
  if (outcome === null) return;
  const rest = thread.resting.at(-1);
  if (rest === undefined) endThread(thread, outcome.exception);
  else rest.outcome = outcome;
}

function endThread(thread: InterpreterThread, exception: PyException | null): void {
  thread.top = null;
  thread.depth = 0;
  thread.group.remove(thread);
  thread.atEnd(exception);
}

function begin(thread: InterpreterThread): Outcome | null {
  const { start } = thread;
  thread.start = null;
  thread.turnLeft = thread.group.turn;
  try {
    const value = start?.() ?? null;
    return thread.top === null ? { value, exception: null } : runFrames(thread);
  } catch (error) {
    return { value: null, exception: exceptionToDeliver(error) };
  }
}

function runFrames(thread: InterpreterThread): Outcome | null {
  goOn(thread);
  for (;;) {
    // A thread that runs has a frame, and each SWITCH leaves one.
    const frame = thread.top as Frame;
    if (frame.vm === VM.NONE) return null;
    const value = loops.execute(thread, frame);
    if (value !== undefined) return { value, exception: null };
    if (thread.signal === Signal.SWITCH) continue;
    const exception = thread.pending;
    thread.pending = null;
    // RAISE always comes with the exception.
    return { value: null, exception: exception as PyException };
  }
}

/** Lets a new thread begin with a call. A Python function is entered by the scheduler itself. */
export function startThread(
  thread: InterpreterThread,
  callable: Value,
  args: readonly Value[],
  keywords: Keywords,
): void {
  const { group } = thread;
  const self = callable instanceof PyMethod ? [callable.self] : [];
  const target = callable instanceof PyMethod ? callable.function : callable;
  thread.start =
    target instanceof PyFunction
      ? () => {
          loops.enter(thread, frameForCall(target, [...self, ...args], keywords));
          return null;
        }
      : () => call(callable, args, keywords);
  group.add(thread);
}
