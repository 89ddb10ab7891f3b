/** c_call, c_return and c_exception events of sys.setprofile around calls of native functions. */

import { PyBuiltinFunction, PyMethodDescriptor } from "../../objects/native.js";
import type { Keywords, Value } from "../../objects/object.js";
import { currentThread } from "../current-thread.js";
import { callProfiler } from "./events.js";

type Call = (callable: Value, args: readonly Value[], keywords: Keywords) => Value;

/** Calls a callable that is no Python function, reporting it to the profile function if there is one. */
export function traceNativeCall(callable: Value, args: readonly Value[], keywords: Keywords, call: Call): Value {
  const thread = currentThread();
  const isReported =
    thread.profileFunction !== null &&
    !thread.isInTracer &&
    (callable instanceof PyBuiltinFunction || callable instanceof PyMethodDescriptor);
  const frame = thread.top;
  if (!isReported || frame === null) return call(callable, args, keywords);
  callProfiler(thread, frame, "c_call", callable);
  let result: Value;
  try {
    result = call(callable, args, keywords);
  } catch (error) {
    if (thread.profileFunction !== null) callProfiler(thread, frame, "c_exception", callable);
    throw error;
  }
  if (thread.profileFunction !== null) callProfiler(thread, frame, "c_return", callable);
  return result;
}
