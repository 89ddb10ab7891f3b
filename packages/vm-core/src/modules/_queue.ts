/** The _queue module: the simple queue, which a thread can wait on. */

import { exceptionType } from "../objects/exception.js";
import { newGenericAlias } from "../objects/generic-alias.js";
import type { PyModule } from "../objects/module.js";
import { PyObject, type Value } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import { newException, overflowError, PythonError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { moduleException } from "../runtime/module-exceptions.js";
import { classMethod, constructor, defineMethods, method, newModule } from "../runtime/native-definitions.js";
import { asDouble } from "../runtime/real-numbers.js";
import { isTrue } from "../runtime/truth.js";
import { waitUntil } from "../runtime/waiting.js";
import { MAXIMUM_TIMEOUT } from "./thread/locks.js";

const queueType: PyType = defineType("SimpleQueue", { module: "_queue", instancesHaveWeakReferences: true });
const emptyError = moduleException(
  "_queue",
  "Empty",
  exceptionType,
  "Exception raised by Queue.get(block=0)/get_nowait().",
);

class SimpleQueue extends PyObject {
  override cls: PyType;
  private items: Value[] = [];
  /** Those before this index have been taken. */
  private first = 0;

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }

  get size(): number {
    return this.items.length - this.first;
  }

  put(item: Value): void {
    this.items.push(item);
  }

  /** Undefined when there is none. */
  take(): Value | undefined {
    if (this.size === 0) return undefined;
    const item = this.items[this.first];
    this.items[this.first++] = null;
    if (this.first * 2 > this.items.length) {
      this.items = this.items.slice(this.first);
      this.first = 0;
    }
    return item;
  }
}

function throwEmpty(): never {
  throw new PythonError(newException(emptyError()));
}

function get(self: SimpleQueue, block: Value = true, timeout: Value = null): Value {
  const isBlocking = isTrue(block);
  const seconds = timeout === null || !isBlocking ? null : asDouble(timeout);
  if (seconds !== null && seconds < 0) throw valueError("'timeout' must be a non-negative number");
  if (seconds !== null && seconds > MAXIMUM_TIMEOUT) throw overflowError("timeout value is too large");
  const item = self.take();
  if (item !== undefined) return item;
  if (!isBlocking) throwEmpty();
  return services.wait({
    self,
    name: "get",
    attempt: () => self.take(),
    until: waitUntil(seconds),
    expired: throwEmpty,
  });
}

function put(self: SimpleQueue, item: Value): null {
  self.put(item);
  return null;
}

defineMethods(queueType, () => [
  constructor("()", (cls: PyType) => new SimpleQueue(cls), "Simple, unbounded, reentrant FIFO queue."),
  method(
    "empty()",
    (self: SimpleQueue) => self.size === 0,
    "Return True if the queue is empty, False otherwise (not reliable!).",
  ),
  method("get(block=True, timeout=None)", get, "Remove and return an item from the queue."),
  method(
    "get_nowait()",
    (self: SimpleQueue) => get(self, false),
    "Remove and return an item from the queue without blocking.",
  ),
  method("put(item, block=True, timeout=None)", put, "Put the item on the queue."),
  method("put_nowait(item)", put, "Put an item into the queue without blocking."),
  method("qsize()", (self: SimpleQueue) => self.size, "Return the approximate size of the queue (not reliable!)."),
  classMethod("__class_getitem__(object, /)", (cls: PyType, item: Value) => newGenericAlias(cls, item)),
]);

export function createQueueModule(): PyModule {
  return newModule(
    "_queue",
    "C implementation of the Python queue module.\nThis module is an implementation detail, please do not use it directly.",
    {
      Empty: emptyError(),
      SimpleQueue: queueType,
    },
  );
}
