/** Handles of threads: what threading.Thread waits on. Only the main thread ever runs. */

import { PyObject, type Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { runtimeError } from "../../runtime/errors.js";
import { constructor, defineMethods, getter, method } from "../../runtime/native-definitions.js";
import { asSize } from "../../runtime/primitives.js";

export const threadHandleType: PyType = defineType("_ThreadHandle", { module: "_thread", isSubclassable: false });

class ThreadHandle extends PyObject {
  override cls: PyType = threadHandleType;
  readonly identifier: number;
  state: "not started" | "running" | "done";

  constructor(identifier: number, state: "not started" | "running") {
    super();
    this.identifier = identifier;
    this.state = state;
  }
}

/** The handle of a thread that runs. */
export function makeThreadHandle(identifier: Value): Value {
  return new ThreadHandle(asSize(identifier), "running");
}

defineMethods(threadHandleType, [
  constructor("()", () => new ThreadHandle(0, "not started")),
  getter("ident", (self: ThreadHandle) => self.identifier),
  method("is_done()", (self: ThreadHandle) => self.state === "done"),
  method("_set_done()", (self: ThreadHandle) => {
    if (self.state === "not started") throw runtimeError("thread not started");
    self.state = "done";
    return null;
  }),
  method("join(timeout=None, /)", (self: ThreadHandle) => {
    if (self.state === "not started") throw runtimeError("thread not started");
    if (self.state === "running") throw runtimeError("Cannot join current thread");
    return null;
  }),
  method("__repr__()", (self: ThreadHandle) => `<_ThreadHandle object: ident=${self.identifier}>`),
]);
