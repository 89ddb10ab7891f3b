/** Handles of threads: what threading.Thread starts and waits on. */

import { currentThread } from "../../interpreter/current-thread.js";
import type { InterpreterThread } from "../../interpreter/interpreter-thread.js";
import { PyObject, type Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { overflowError, runtimeError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { constructor, defineMethods, getter, method } from "../../runtime/native-definitions.js";
import { asSize } from "../../runtime/primitives.js";
import { asDouble } from "../../runtime/real-numbers.js";
import { waitUntil } from "../../runtime/waiting.js";
import { MAXIMUM_TIMEOUT } from "./locks.js";

export const threadHandleType: PyType = defineType("_ThreadHandle", { module: "_thread", isSubclassable: false });

export class ThreadHandle extends PyObject {
  override cls: PyType = threadHandleType;
  identifier: number;
  state: "not started" | "running" | "done";
  /** Undefined for a thread that was not started through this handle. */
  thread: InterpreterThread | undefined = undefined;

  constructor(identifier: number, state: "not started" | "running") {
    super();
    this.identifier = identifier;
    this.state = state;
  }

  start(thread: InterpreterThread): void {
    if (this.state !== "not started") throw runtimeError("thread already started");
    this.state = "running";
    this.identifier = thread.identifier;
    this.thread = thread;
  }
}

/** The handle of a thread that runs. */
export function makeThreadHandle(identifier: Value): Value {
  return new ThreadHandle(asSize(identifier), "running");
}

function join(self: ThreadHandle, timeout: Value = null): Value {
  const seconds = timeout === null ? null : asDouble(timeout);
  if (seconds !== null && seconds > MAXIMUM_TIMEOUT) throw overflowError("timeout value is too large");
  if (self.state === "not started") throw runtimeError("thread not started");
  if (self.state === "running" && self.identifier === currentThread().identifier) {
    throw runtimeError("Cannot join current thread");
  }
  return services.wait({
    self,
    name: "join",
    attempt: () => (self.state === "done" ? null : undefined),
    until: waitUntil(seconds === null || seconds < 0 ? null : seconds),
    expired: () => null,
  });
}

defineMethods(threadHandleType, () => [
  constructor("()", () => new ThreadHandle(0, "not started")),
  getter("ident", (self: ThreadHandle) => self.identifier),
  method("is_done()", (self: ThreadHandle) => self.state === "done"),
  method("_set_done()", (self: ThreadHandle) => {
    if (self.state === "not started") throw runtimeError("thread not started");
    self.state = "done";
    return null;
  }),
  method("join(timeout=None, /)", join),
  method("__repr__()", (self: ThreadHandle) => `<_ThreadHandle object: ident=${self.identifier}>`),
]);
