/** The part of sys that looks into the interpreter: settrace, setprofile, frames. */

import { currentThread } from "../interpreter/current-thread.js";
import { frameObject } from "../interpreter/frame-object.js";
import { moveFrames } from "../interpreter/trace/vm-choice.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { call } from "../runtime/calls.js";
import { typeError, valueError } from "../runtime/errors.js";
import { nativeFunction } from "../runtime/native-definitions.js";
import { asSize, typeName } from "../runtime/primitives.js";

function setTrace(tracer: Value): Value {
  const thread = currentThread();
  thread.traceFunction = tracer;
  thread.updateDepthLimit();
  moveFrames(thread);
  return null;
}

function setProfile(profiler: Value): Value {
  const thread = currentThread();
  thread.profileFunction = profiler;
  thread.updateDepthLimit();
  moveFrames(thread);
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
    ["settrace(function, /)", setTrace],
    ["gettrace()", () => currentThread().traceFunction],
    ["setprofile(function, /)", setProfile],
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
