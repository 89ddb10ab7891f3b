/** Locks and reentrant locks: a thread that finds one held lets others run until it is free. */

import { PyObject, type Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { overflowError, runtimeError, valueError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { constructor, type Definition, defineMethods, method } from "../../runtime/native-definitions.js";
import { asDouble } from "../../runtime/real-numbers.js";
import { addressText } from "../../runtime/text.js";
import { thread } from "../../runtime/thread.js";
import { isTrue } from "../../runtime/truth.js";
import { waitUntil } from "../../runtime/waiting.js";

/** threading.TIMEOUT_MAX: the most that fits a count of nanoseconds in 64 bits. */
export const MAXIMUM_TIMEOUT = 9223372036;

export const lockType: PyType = defineType("lock", {
  module: "_thread",
  isSubclassable: false,
  instancesHaveWeakReferences: true,
});
export const reentrantLockType: PyType = defineType("RLock", { module: "_thread", instancesHaveWeakReferences: true });

class Lock extends PyObject {
  override cls: PyType = lockType;
  isHeld = false;
}

class ReentrantLock extends PyObject {
  override cls: PyType;
  owner = 0;
  count = 0;

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }
}

export function makeLock(): Value {
  return new Lock();
}

/** Seconds to wait; infinite when there is no limit. */
function readTimeout(blocking: Value, timeout: Value): number {
  const seconds = asDouble(timeout);
  const isBlocking = isTrue(blocking);
  if (!isBlocking && seconds !== -1) throw valueError("can't specify a timeout for a non-blocking call");
  if (seconds < 0 && seconds !== -1) throw valueError("timeout value must be a non-negative number");
  if (seconds > MAXIMUM_TIMEOUT) throw overflowError("timeout value is too large");
  if (!isBlocking) return 0;
  return seconds === -1 ? Number.POSITIVE_INFINITY : seconds;
}

function acquire(self: Lock, name: string, blocking: Value = true, timeout: Value = -1): Value {
  const seconds = readTimeout(blocking, timeout);
  return waitFor(self, name, seconds, () => {
    if (self.isHeld) return undefined;
    self.isHeld = true;
    return true;
  });
}

/** True as soon as the attempt succeeds, false when time has run out. */
function waitFor(self: Value, name: string, seconds: number, attempt: () => Value | undefined): Value {
  const value = attempt();
  if (value !== undefined) return value;
  if (seconds === 0) return false;
  return services.wait({ self, name, attempt, until: waitUntil(seconds), expired: () => false });
}

function release(self: Lock): null {
  if (!self.isHeld) throw runtimeError("release unlocked lock");
  self.isHeld = false;
  return null;
}

function acquireAgain(self: ReentrantLock, name: string, blocking: Value = true, timeout: Value = -1): Value {
  const seconds = readTimeout(blocking, timeout);
  const { identifier } = thread;
  return waitFor(self, name, seconds, () => take(self, identifier, 1, true));
}

function take(self: ReentrantLock, owner: number, count: number, result: Value): Value | undefined {
  if (self.count > 0 && self.owner !== owner) return undefined;
  self.owner = owner;
  self.count += count;
  return result;
}

const isOwned = (self: ReentrantLock): boolean => self.count > 0 && self.owner === thread.identifier;

function releaseOnce(self: ReentrantLock): null {
  if (!isOwned(self)) throw runtimeError("cannot release un-acquired lock");
  if (--self.count === 0) self.owner = 0;
  return null;
}

const ACQUIRE_DOC =
  "Lock the lock.  Without argument, this blocks if the lock is already\nlocked (even by the same thread), waiting for another thread to release\nthe lock, and return True once the lock is acquired.";

/** Several names of one method. */
function methods(
  names: readonly string[],
  parameters: string,
  code: (...args: never[]) => Value,
  doc?: string,
): Definition[] {
  return names.map((name) => method(`${name}(${parameters})`, code, doc));
}

defineMethods(lockType, () => [
  constructor("()", makeLock),
  ...["acquire", "acquire_lock"].map((name) =>
    method(
      `${name}(blocking=True, timeout=-1)`,
      (self: Lock, blocking?: Value, timeout?: Value) => acquire(self, name, blocking, timeout),
      ACQUIRE_DOC,
    ),
  ),
  ...methods(
    ["release", "release_lock"],
    "",
    release,
    "Release the lock, allowing another thread that is blocked waiting for\nthe lock to acquire the lock.",
  ),
  ...methods(
    ["locked", "locked_lock"],
    "",
    (self: Lock) => self.isHeld,
    "Return whether the lock is in the locked state.",
  ),
  method("__enter__()", (self: Lock) => acquire(self, "__enter__"), "Lock the lock."),
  method("__exit__(*exc_info)", release, "Release the lock."),
  method("_at_fork_reinit()", (self: Lock) => {
    self.isHeld = false;
    return null;
  }),
  method(
    "__repr__()",
    (self: Lock) => `<${self.isHeld ? "locked" : "unlocked"} _thread.lock object at ${addressText(self)}>`,
  ),
]);

defineMethods(reentrantLockType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new ReentrantLock(cls)),
  method("acquire(blocking=True, timeout=-1)", (self: ReentrantLock, blocking?: Value, timeout?: Value) =>
    acquireAgain(self, "acquire", blocking, timeout),
  ),
  method("release()", releaseOnce),
  method("locked()", (self: ReentrantLock) => self.count > 0),
  method("__enter__()", (self: ReentrantLock) => acquireAgain(self, "__enter__")),
  method("__exit__(*exc_info)", releaseOnce),
  method("_is_owned()", isOwned),
  method("_recursion_count()", (self: ReentrantLock) => (isOwned(self) ? self.count : 0)),
  method("_release_save()", (self: ReentrantLock) => {
    if (!isOwned(self)) throw runtimeError("cannot release un-acquired lock");
    const state = new PyTuple([self.count, self.owner]);
    self.count = 0;
    self.owner = 0;
    return state;
  }),
  method("_acquire_restore(state, /)", (self: ReentrantLock, state: Value) => {
    const [count, owner] = state instanceof PyTuple ? state.items : [];
    const wanted = typeof count === "number" ? count : 0;
    const identifier = typeof owner === "number" ? owner : 0;
    return waitFor(self, "_acquire_restore", Number.POSITIVE_INFINITY, () => take(self, identifier, wanted, null));
  }),
  method("_at_fork_reinit()", (self: ReentrantLock) => {
    self.count = 0;
    self.owner = 0;
    return null;
  }),
  method("__repr__()", (self: ReentrantLock) => {
    const state = self.count > 0 ? "locked" : "unlocked";
    return `<${state} ${self.cls.fullName} object owner=${self.owner} count=${self.count} at ${addressText(self)}>`;
  }),
]);
