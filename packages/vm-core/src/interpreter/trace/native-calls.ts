/** Events around calls of native functions: those of sys.setprofile, and what sys.monitoring reports of results. */

import { OPCODE_MASK, Op } from "../../bytecode/instructions.js";
import { PyModule } from "../../objects/module.js";
import { type NativeFunction, PyBuiltinFunction, PyMethodDescriptor } from "../../objects/native.js";
import type { Keywords, Value } from "../../objects/object.js";
import { PyType } from "../../objects/type.js";
import { exceptionOf } from "../../runtime/errors.js";
import { currentThread } from "../current-thread.js";
import type { Frame } from "../frame.js";
import type { InterpreterThread } from "../interpreter-thread.js";
import { callProfiler } from "./events.js";
import { MISSING, MonitoringEvent } from "./monitoring.js";
import { isNative, monitorAt, monitorsCall } from "./monitoring-events.js";

type Call = (callable: Value, args: readonly Value[], keywords: Keywords) => Value;

/** Whether the frame on top reports the call that it makes to a tool of sys.monitoring. */
export function isCallMonitored(): boolean {
  const thread = currentThread();
  return thread.reportsNativeCalls && thread.top !== null && monitorsCall(thread, thread.top);
}

/** Calls a callable that is no Python function, reporting it to the profile function and to tools if there are any. */
export function traceNativeCall(callable: Value, args: readonly Value[], keywords: Keywords, call: Call): Value {
  const thread = currentThread();
  const frame = thread.top;
  if (!thread.reportsNativeCalls || thread.isInTracer || frame === null) return call(callable, args, keywords);
  const observer = frame.isObserved && isNative(callable) ? thread.observer : null;
  if (observer?.nativeCall === undefined) return reportNativeCall(thread, frame, callable, args, keywords, call);
  observer.nativeCall(frame, callable);
  try {
    return reportNativeCall(thread, frame, callable, args, keywords, call);
  } finally {
    observer.nativeReturn?.(frame, callable);
  }
}

/** Tells the program's own profile function and tools of a call. */
function reportNativeCall(
  thread: InterpreterThread,
  frame: Frame,
  callable: Value,
  args: readonly Value[],
  keywords: Keywords,
  call: Call,
): Value {
  const isProfiled = thread.profileFunction !== null && isNative(callable);
  const profile = (event: string): void => {
    if (isProfiled && thread.profileFunction !== null) callProfiler(thread, frame, event, callable);
  };
  const pc = frame.lastInstruction;
  const first = firstArgument(frame, args, keywords);
  profile("c_call");
  if (isProfiled) monitorAt(thread, frame, MonitoringEvent.CALL, pc, callable, first);
  let result: Value;
  try {
    result = call(callable, args, keywords);
  } catch (error) {
    // The end of a run is no exception, and nobody is told.
    if (exceptionOf(error) === null) throw error;
    profile("c_exception");
    monitorAt(thread, frame, MonitoringEvent.C_RAISE, pc, callable, first);
    throw error;
  }
  profile("c_return");
  monitorAt(thread, frame, MonitoringEvent.C_RETURN, pc, callable, first);
  return result;
}

/** A native function or method as cProfile names it: `<built-in method builtins.len>`; undefined for what is none. */
export function nativeName(callable: Value): { readonly native: NativeFunction; readonly name: string } | undefined {
  if (callable instanceof PyMethodDescriptor) {
    return { native: callable.native, name: methodName(callable.native, callable.owner) };
  }
  if (!(callable instanceof PyBuiltinFunction)) return undefined;
  const { native, module, owner, self } = callable;
  const isMethod = owner !== null && self !== undefined && !(self instanceof PyType) && !(self instanceof PyModule);
  if (isMethod) return { native, name: methodName(native, owner) };
  return { native, name: `<built-in method ${module === null ? "" : `${module}.`}${native.name}>` };
}

const methodName = (native: NativeFunction, owner: PyType): string =>
  `<method '${native.name}' of '${owner.name}' objects>`;

/** The value of a keyword counts when no other argument comes before it. */
function firstArgument(frame: Frame, args: readonly Value[], keywords: Keywords): Value {
  if (args.length > 0) return args[0];
  const op = frame.executable.instructions[frame.lastInstruction] & OPCODE_MASK;
  if (keywords !== null && op === Op.CALL_KW) for (const value of keywords.values()) return value;
  return MISSING;
}
