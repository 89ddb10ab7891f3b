/** The part of sys that looks into the interpreter: settrace, setprofile, frames. */

import { currentThread } from "../interpreter/current-thread.js";
import { frameObject } from "../interpreter/frame-object.js";
import type { InterpreterThread } from "../interpreter/interpreter-thread.js";
import { moveFrames } from "../interpreter/trace/vm-choice.js";
import { PyDict } from "../objects/dict.js";
import { PyFloat } from "../objects/float.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { call } from "../runtime/calls.js";
import { typeError, valueError } from "../runtime/errors.js";
import { nativeFunction } from "../runtime/native-definitions.js";
import { asSize, typeName } from "../runtime/primitives.js";
import { asDouble } from "../runtime/real-numbers.js";
import type { HandledException } from "../runtime/thread.js";

function setTrace(thread: InterpreterThread, tracer: Value): void {
  thread.traceFunction = tracer;
  thread.updateDepthLimit();
  moveFrames(thread);
}

function setProfile(thread: InterpreterThread, profiler: Value): void {
  thread.profileFunction = profiler;
  thread.updateDepthLimit();
  moveFrames(thread);
}

type Install = (thread: InterpreterThread, hook: Value) => void;

const here =
  (install: Install) =>
  (hook: Value): null => {
    install(currentThread(), hook);
    return null;
  };

const everywhere =
  (install: Install) =>
  (hook: Value): null => {
    for (const thread of currentThread().group.members) install(thread, hook);
    return null;
  };

/** What each thread has, by its identifier. */
function ofThreads(read: (thread: InterpreterThread) => Value | undefined): PyDict {
  const found = new PyDict();
  for (const thread of currentThread().group.members) {
    const value = read(thread);
    if (value !== undefined) found.set(thread.identifier, value);
  }
  return found;
}

function handledIn({ handled }: InterpreterThread): Value {
  for (let level: HandledException | null = handled; level !== null; level = level.previous) {
    if (level.exception !== null) return level.exception;
  }
  return null;
}

function setSwitchInterval(interval: Value): null {
  const seconds = asDouble(interval);
  if (!(seconds > 0)) throw valueError("switch interval must be strictly positive");
  currentThread().group.switchInterval = seconds;
  return null;
}

/** Calls with events on although a trace function runs: how a debugger debugs what it evaluates. */
function callTracing(callable: Value, args: Value): Value {
  if (!(args instanceof PyTuple)) throw typeError(`call_tracing() argument 2 must be tuple, not ${typeName(args)}`);
  const thread = currentThread();
  const { isInTracer } = thread;
  thread.isInTracer = false;
  thread.updateDepthLimit();
  try {
    return call(callable, args.items);
  } finally {
    thread.isInTracer = isInTracer;
    thread.updateDepthLimit();
  }
}

function getFrame(depth: Value = 0): Value {
  let frame = currentThread().top;
  for (let left = asSize(depth); left > 0 && frame !== null; left--) frame = frame.back;
  if (frame === null) throw valueError("call stack is not deep enough");
  return frameObject(frame);
}

/** Adds the functions to a sys module. */
export function addTracing(module: PyModule): void {
  const functions: readonly [string, (...args: never[]) => Value][] = [
    ["settrace(function, /)", here(setTrace)],
    ["_settraceallthreads(function, /)", everywhere(setTrace)],
    ["gettrace()", () => currentThread().traceFunction],
    ["setprofile(function, /)", here(setProfile)],
    ["_setprofileallthreads(function, /)", everywhere(setProfile)],
    ["_current_frames()", () => ofThreads(({ top }) => (top === null ? undefined : frameObject(top)))],
    ["_current_exceptions()", () => ofThreads(handledIn)],
    ["getswitchinterval()", () => new PyFloat(currentThread().group.switchInterval)],
    ["setswitchinterval(interval, /)", setSwitchInterval],
    ["getprofile()", () => currentThread().profileFunction],
    ["call_tracing(func, args, /)", callTracing],
    ["_getframe(depth=0, /)", getFrame],
    [
      "_getframemodulename(depth=0)",
      (depth: Value = 0) => {
        let frame = currentThread().top;
        for (let left = asSize(depth); left > 0 && frame !== null; left--) frame = frame.back;
        return frame?.globals.get("__name__") ?? null;
      },
    ],
  ];
  for (const [heading, code] of functions) {
    const native = nativeFunction("sys", heading, code);
    module.attributes.set(native.native.name, native);
  }
}
