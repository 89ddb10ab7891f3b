/** The running event loop of each thread, and what asyncio's natives need of asyncio's modules in Python. */

import { exceptionType } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import { PyType } from "../../objects/type.js";
import { getAttribute } from "../../runtime/attributes.js";
import { call } from "../../runtime/calls.js";
import { newException, PythonError, runtimeError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";
import { thread } from "../../runtime/thread.js";

/** An attribute of a module of the library, imported when it is first needed. */
export const imported = (module: string, name: string): Value => getAttribute(services.importModule(module), name);

const exceptionTypes = perInterpreter(() => new Map<string, PyType>());

/** A class of asyncio.exceptions. */
export function asyncioException(name: "CancelledError" | "InvalidStateError"): PyType {
  const known = exceptionTypes().get(name);
  if (known !== undefined) return known;
  const found = imported("asyncio.exceptions", name);
  const type = found instanceof PyType ? found : exceptionType;
  exceptionTypes().set(name, type);
  return type;
}

export const invalidState = (message: string): PythonError =>
  new PythonError(newException(asyncioException("InvalidStateError"), message));

export function getRunningLoop(): Value {
  if (thread.eventLoop === null) throw runtimeError("no running event loop");
  return thread.eventLoop;
}

/** The running loop, else that of the policy. */
export function getEventLoop(): Value {
  if (thread.eventLoop !== null) return thread.eventLoop;
  return call(getAttribute(call(imported("asyncio.events", "_get_event_loop_policy")), "get_event_loop"));
}

export function setRunningLoop(loop: Value): null {
  thread.eventLoop = loop;
  thread.task = null;
  return null;
}

/** loop.call_soon(callback, *args, context=context) */
export function callSoon(loop: Value, callback: Value, args: readonly Value[], context: Value): void {
  const keywords = context === null ? null : new Map([["context", context]]);
  call(getAttribute(loop, "call_soon"), [callback, ...args], keywords);
}
