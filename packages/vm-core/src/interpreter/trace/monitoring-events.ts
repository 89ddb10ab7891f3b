/** Delivering events to the callbacks of sys.monitoring (PEP 669), the tool with the highest number first. */

import { isShown } from "../../bytecode/counted-code.js";
import { isBranch, OPCODE_MASK, OPERAND_SHIFT, Op } from "../../bytecode/instructions.js";
import { PyMethod } from "../../objects/function.js";
import {
  methodWrapperType,
  PyBuiltinFunction,
  PyMethodDescriptor,
  wrapperDescriptorType,
} from "../../objects/native.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { valueError } from "../../runtime/errors.js";
import { toArray } from "../../runtime/iteration.js";
import type { Frame } from "../frame.js";
import type { InterpreterThread } from "../interpreter-thread.js";
import { type Instruments, instrumentsOf, isSuperAccess } from "./instruments.js";
import { firstTraceable } from "./line-starts.js";
import { DISABLE, LOCAL_EVENTS, MISSING, MonitoringEvent, TOOL_COUNT } from "./monitoring.js";
import { callWithoutEvents } from "./tracer-call.js";
import { moveFrames } from "./vm-choice.js";

const { PY_START, PY_RESUME, PY_YIELD, PY_THROW, CALL, C_RETURN, C_RAISE, LINE, INSTRUCTION, JUMP } = MonitoringEvent;
const { BRANCH, BRANCH_LEFT, BRANCH_RIGHT } = MonitoringEvent;

/** For events from which a frame can, or clearly cannot, jump: what the corresponding trace event is called. */
const traceEvents = new Map<number, string>([
  [PY_START, "call"],
  [PY_RESUME, "call"],
  [PY_THROW, "call"],
  [LINE, "line"],
  [PY_YIELD, "return"],
  [CALL, "native call"],
  [C_RETURN, "native call"],
  [C_RAISE, "native call"],
]);

const names = new Map<number, string>(Object.entries(MonitoringEvent).map(([name, bit]) => [bit, name]));

/** Reports an event at a word of the frame's code. `args` follow the code object, and the offset but for LINE. */
export function monitor(
  thread: InterpreterThread,
  frame: Frame,
  event: number,
  pc: number,
  args: readonly Value[],
): void {
  const { monitoring } = thread;
  if (monitoring.wanted === 0 || thread.isInTracer) return;
  const { executable } = frame;
  const isLocal = event <= LOCAL_EVENTS;
  // Results of native calls go to who gets the calls.
  const asked = event === C_RETURN || event === C_RAISE ? CALL : event;
  const instruments = asked <= LOCAL_EVENTS ? instrumentsOf(monitoring, executable) : null;
  // A callback may change what tools want, but not of this event.
  let tools = 0;
  for (let tool = 0; tool < TOOL_COUNT; tool++) {
    const isWanted =
      instruments !== null ? instruments.isActive(tool, asked, pc) : (monitoring.events[tool] & event) !== 0;
    if (isWanted) tools |= 1 << tool;
  }
  if (tools === 0) return;
  const { code } = executable;
  const place = event === LINE ? [] : [code.presented.offsetOf(pc)];
  for (let tool = TOOL_COUNT - 1; tool >= 0; tool--) {
    if ((tools & (1 << tool)) === 0) continue;
    const callbacks = monitoring.callbacks[tool];
    const own = callbacks.get(event) ?? null;
    const isBranchCallback = own === null && (event === BRANCH_LEFT || event === BRANCH_RIGHT);
    const callback = isBranchCallback ? (callbacks.get(BRANCH) ?? null) : own;
    if (callback === null) continue;
    const trace = traceEvents.get(event) ?? "other";
    if (callWithoutEvents(thread, frame, trace, callback, [code, ...place, ...args]) !== DISABLE) continue;
    if (!isLocal || instruments === null) {
      callbacks.delete(event);
      throw valueError(`Cannot disable ${names.get(event)} events. Callback removed.`);
    }
    const switchedOff = isBranchCallback ? [BRANCH_LEFT, BRANCH_RIGHT] : [event];
    for (const each of switchedOff) disable(thread, instruments, tool, each, pc);
  }
}

function disable(thread: InterpreterThread, instruments: Instruments, tool: number, event: number, pc: number): void {
  if (instruments.disable(tool, event, pc)) moveFrames(thread);
}

/** Reports an event whose only arguments are its place and perhaps a value. */
export function monitorAt(
  thread: InterpreterThread,
  frame: Frame,
  event: number,
  pc: number,
  ...args: readonly Value[]
): void {
  if (thread.monitoring.wanted !== 0) monitor(thread, frame, event, pc, args);
}

/** A frame is entered, a generator resumed. */
export function monitorEntry(thread: InterpreterThread, frame: Frame): void {
  const { instructions } = frame.executable;
  const { thrown } = thread;
  if (thrown !== null) {
    monitorAt(thread, frame, PY_THROW, frame.lastInstruction, thrown);
    return;
  }
  const pc = entryOf(frame);
  monitorAt(thread, frame, instructions[pc] >>> OPERAND_SHIFT === 0 ? PY_START : PY_RESUME, pc);
}

/** The RESUME at which a frame that is about to run begins or goes on. */
function entryOf({ pc, executable: { instructions } }: Frame): number {
  return pc === 0 ? firstTraceable(instructions) : resumption(instructions, pc);
}

/** Whether a frame that is about to run has not run before, as a generator's may have. */
export function isStart(frame: Frame): boolean {
  return frame.executable.instructions[entryOf(frame)] >>> OPERAND_SHIFT === 0;
}

/** The RESUME at which a generator goes on. */
export function resumption(instructions: Int32Array, start: number): number {
  let pc = start;
  while (pc < instructions.length - 1 && (instructions[pc] & OPCODE_MASK) !== Op.RESUME) pc++;
  return pc;
}

/** What the instruction before has done that can only be told afterwards: which way a branch went. */
export function monitorOutcome(thread: InterpreterThread, frame: Frame, previous: number, pc: number): void {
  const word = previous < 0 ? 0 : frame.executable.instructions[previous];
  if (isBranch(word)) {
    const target = word >>> OPERAND_SHIFT;
    if (pc !== target && pc !== previous + 1) return;
    // As if the branch still ran: that is where the frame is for the callback.
    const resumeAt = frame.pc;
    frame.pc = previous + 1;
    const { presented } = frame.executable.code;
    if (pc === previous + 1) monitorAt(thread, frame, BRANCH_LEFT, previous, presented.fallThroughOf(previous));
    else monitorAt(thread, frame, BRANCH_RIGHT, previous, presented.entryOf(pc));
    frame.pc = resumeAt;
  } else if (isSuperAccess(word) && pc === previous + 1) {
    monitorAt(thread, frame, C_RETURN, previous, frame.builtins.get("super") ?? null, MISSING);
  }
}

/** What is known of an instruction before it runs, after its line event. */
export function monitorInstruction(thread: InterpreterThread, frame: Frame, pc: number): void {
  if (!isShown(frame.executable.code.code, pc)) return;
  const word = frame.executable.instructions[pc];
  switch (word & OPCODE_MASK) {
    case Op.RESUME:
      return;
    case Op.JUMP_FORWARD:
    case Op.JUMP_BACKWARD:
      monitorAt(thread, frame, INSTRUCTION, pc);
      monitorAt(thread, frame, JUMP, pc, frame.executable.code.presented.entryOf(word >>> OPERAND_SHIFT));
      return;
    default:
      monitorAt(thread, frame, INSTRUCTION, pc);
      monitorCall(thread, frame, pc);
  }
}

function monitorCall(thread: InterpreterThread, frame: Frame, pc: number): void {
  const { monitoring } = thread;
  if (thread.isInTracer || !instrumentsOf(monitoring, frame.executable).hasEvent(CALL, pc)) return;
  const call = calledBy(frame, pc);
  if (call === null) return;
  let { callable, first } = call;
  if (callable instanceof PyMethod) {
    first = callable.self;
    callable = callable.function;
  }
  // The profile function comes first, see `traceNativeCall`.
  if (thread.profileFunction !== null && isNative(callable)) return;
  monitorAt(thread, frame, CALL, pc, callable, first === undefined ? MISSING : first);
}

/** Whether a callable is what sys.setprofile calls a C function. Wrappers of slots, bound or not, are none. */
export function isNative(callable: Value): boolean {
  if (callable instanceof PyBuiltinFunction) return callable.cls !== methodWrapperType;
  return callable instanceof PyMethodDescriptor && callable.cls !== wrapperDescriptorType;
}

/** The callable and the first argument of a call that is about to happen. */
function calledBy(frame: Frame, pc: number): { callable: Value; first: Value | undefined } | null {
  const word = frame.executable.instructions[pc];
  const count = word >>> OPERAND_SHIFT;
  const { values, sp } = frame;
  switch (word & OPCODE_MASK) {
    case Op.CALL:
      return firstOf(frame, sp - count - 2, count);
    case Op.CALL_KW:
      return firstOf(frame, sp - count - 3, count);
    case Op.CALL_FUNCTION_EX: {
      // The arguments are needed now, and an iterator gives them once.
      const args = values[sp - 2] as Value;
      const tuple = args instanceof PyTuple ? args : new PyTuple(toArray(args));
      values[sp - 2] = tuple;
      return { callable: values[sp - 4] as Value, first: tuple.items[0] };
    }
    case Op.LOAD_SUPER_ATTR:
    case Op.LOAD_SUPER_METHOD:
      // Only super(class, object) has arguments for CPython; both forms are one instruction here.
      return { callable: values[sp - 3] as Value, first: undefined };
    default:
      return null;
  }
}

function firstOf({ values }: Frame, at: number, count: number): { callable: Value; first: Value | undefined } {
  const callable = values[at] as Value;
  const self = values[at + 1];
  return { callable, first: self === undefined && count > 0 ? values[at + 2] : self };
}

/** Whether the call that the frame on top is making reports its end, if it is one of native code. */
export function monitorsCall(thread: InterpreterThread, frame: Frame): boolean {
  const { monitoring } = thread;
  return (
    (monitoring.wanted & CALL) !== 0 &&
    !thread.isInTracer &&
    instrumentsOf(monitoring, frame.executable).hasEvent(CALL, frame.lastInstruction)
  );
}
