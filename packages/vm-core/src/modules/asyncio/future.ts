/** asyncio.Future: a result that is awaited. */

import { defineIterator } from "../../builtins/native-iterator.js";
import { returningIteratorMethods } from "../../interpreter/generator-types.js";
import { ReturningIterator } from "../../interpreter/returning-iterator.js";
import { type Thrown, thrownException } from "../../interpreter/thrown.js";
import { PyDict } from "../../objects/dict.js";
import { baseExceptionType, PyException, stopIterationType } from "../../objects/exception.js";
import { newGenericAlias } from "../../objects/generic-alias.js";
import { PyList } from "../../objects/list.js";
import { PyMethodDescriptor } from "../../objects/native.js";
import { PyObject, type Value } from "../../objects/object.js";
import { frozenSetType } from "../../objects/set.js";
import { Special } from "../../objects/specials.js";
import type { PyTraceback } from "../../objects/traceback.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, PyType } from "../../objects/type.js";
import { call, callMethod } from "../../runtime/calls.js";
import { equals } from "../../runtime/comparison.js";
import {
  attributeError,
  newException,
  PythonError,
  runtimeError,
  typeError,
  valueError,
} from "../../runtime/errors.js";
import { trackFinalizer, untrackFinalizer } from "../../runtime/garbage.js";
import {
  classMethod,
  constructor,
  type Definition,
  defineMethods,
  getter,
  method,
} from "../../runtime/native-definitions.js";
import { isTrue } from "../../runtime/truth.js";
import { copyContext } from "../_contextvars.js";
import { asyncioException, callSoon, getEventLoop, imported, invalidState } from "./event-loop.js";

export const futureType: PyType = defineType("Future", {
  module: "_asyncio",
  instancesHaveDict: true,
  instancesHaveWeakReferences: true,
});
const futureIteratorType: PyType = defineType("FutureIter", { module: "_asyncio", isSubclassable: false });

export const FutureState = { PENDING: "PENDING", CANCELLED: "CANCELLED", FINISHED: "FINISHED" } as const;
type FutureState = (typeof FutureState)[keyof typeof FutureState];

export class AsyncFuture extends PyObject {
  override cls: PyType;
  state: FutureState = FutureState.PENDING;
  /** Null before `__init__`. */
  loop: Value = null;
  result: Value = null;
  exception: PyException | null = null;
  exceptionTraceback: PyTraceback | null = null;
  sourceTraceback: Value = null;
  cancelMessage: Value = null;
  /** The exception with which it was cancelled, for the first who asks. */
  cancelledException: PyException | null = null;
  /** It has been yielded by an `await`, to the task that runs. */
  isBlocking = false;
  /** Its exception is reported if nobody has asked for it when it goes. */
  reportsException = false;
  callbacks: { readonly callback: Value; readonly context: Value }[] = [];
  awaitedBy: Set<AsyncFuture> | null = null;

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }

  /** What a task does besides when it is done. */
  finished(): void {
    if (this.reportsException) trackFinalizer(this);
  }
}

/** Raises RuntimeError before `__init__`. */
function requireInitialized(future: AsyncFuture): void {
  if (future.loop === null) throw runtimeError("Future object is not initialized.");
}

export function initializeFuture(self: AsyncFuture, loop: Value): void {
  self.state = FutureState.PENDING;
  self.result = null;
  self.exception = null;
  self.cancelMessage = null;
  self.cancelledException = null;
  self.isBlocking = false;
  self.reportsException = false;
  self.callbacks = [];
  self.sourceTraceback = null;
  self.loop = loop ?? getEventLoop();
  if (isTrue(callMethod(self.loop, "get_debug"))) self.sourceTraceback = call(imported("traceback", "extract_stack"));
}

function schedule(self: AsyncFuture): void {
  const { callbacks } = self;
  if (callbacks.length === 0) return;
  self.callbacks = [];
  for (const { callback, context } of callbacks) callSoon(self.loop, callback, [self], context);
}

function finish(self: AsyncFuture, state: FutureState): void {
  self.state = state;
  self.finished();
  schedule(self);
}

export function cancelFuture(self: AsyncFuture, message: Value): boolean {
  requireInitialized(self);
  forgetException(self);
  if (self.state !== FutureState.PENDING) return false;
  self.cancelMessage = message;
  finish(self, FutureState.CANCELLED);
  return true;
}

function forgetException(self: AsyncFuture): void {
  if (!self.reportsException) return;
  self.reportsException = false;
  if (self.state !== FutureState.PENDING && hasNativeFinalizer(self)) untrackFinalizer(self);
}

/** Whether nothing of a subclass's own is called when it goes. */
export function hasNativeFinalizer(self: AsyncFuture): boolean {
  return self.cls.special(Special.__del__) instanceof PyMethodDescriptor;
}

export function setFutureResult(self: AsyncFuture, result: Value): void {
  requireInitialized(self);
  if (self.state !== FutureState.PENDING) throw invalidState("invalid state");
  self.result = result;
  finish(self, FutureState.FINISHED);
}

export function setFutureException(self: AsyncFuture, given: Value): void {
  requireInitialized(self);
  if (self.state !== FutureState.PENDING) throw invalidState("invalid state");
  const made = given instanceof PyType && given.isSubtypeOf(baseExceptionType) ? call(given) : given;
  if (self.state !== FutureState.PENDING) throw invalidState("invalid state");
  if (!(made instanceof PyException)) throw typeError("invalid exception object");
  const exception = made.cls.isSubtypeOf(stopIterationType) ? insteadOfStop(made) : made;
  self.exception = exception;
  self.exceptionTraceback = exception.traceback;
  self.reportsException = true;
  finish(self, FutureState.FINISHED);
}

function insteadOfStop(stop: PyException): PyException {
  const message = "StopIteration interacts badly with generators and cannot be raised into a Future";
  const { exception } = runtimeError(message);
  exception.cause = stop;
  exception.context = stop;
  exception.suppressContext = true;
  return exception;
}

/** The CancelledError of a future that has been cancelled. */
export function cancelledError(self: AsyncFuture): PyException {
  const { cancelledException } = self;
  if (cancelledException !== null) {
    self.cancelledException = null;
    return cancelledException;
  }
  const type = asyncioException("CancelledError");
  return self.cancelMessage === null ? newException(type) : newException(type, self.cancelMessage);
}

/** The exception that it ends with, or null with the result in `result`. Raises InvalidStateError while it is pending. */
export function futureFailure(self: AsyncFuture): PyException | null {
  if (self.state === FutureState.CANCELLED) return cancelledError(self);
  if (self.state === FutureState.PENDING) throw invalidState("Result is not set.");
  forgetException(self);
  const { exception } = self;
  if (exception !== null) {
    exception.traceback = self.exceptionTraceback;
    self.exceptionTraceback = null;
  }
  return exception;
}

export function futureResult(self: AsyncFuture): Value {
  const failure = futureFailure(self);
  if (failure !== null) throw new PythonError(failure);
  return self.result;
}

function exceptionOfFuture(self: AsyncFuture): Value {
  if (self.state === FutureState.CANCELLED) throw new PythonError(cancelledError(self));
  if (self.state === FutureState.PENDING) throw invalidState("Exception is not set.");
  forgetException(self);
  return self.exception;
}

export function addCallback(self: AsyncFuture, callback: Value, context: Value): void {
  requireInitialized(self);
  if (self.state !== FutureState.PENDING) callSoon(self.loop, callback, [self], context);
  else self.callbacks.push({ callback, context });
}

function removeCallback(self: AsyncFuture, callback: Value): number {
  requireInitialized(self);
  const before = self.callbacks;
  const kept = before.filter((each) => !(each.callback === callback || equals(each.callback, callback)));
  // A callback's `__eq__` may have added some.
  self.callbacks = [...kept, ...self.callbacks.slice(self.callbacks === before ? before.length : 0)];
  return before.length - kept.length;
}

/** Records that a future is awaited by another; what is none of ours is left alone. */
export function addAwaiter(future: Value, waiter: Value): null {
  if (!(future instanceof AsyncFuture) || !(waiter instanceof AsyncFuture)) return null;
  future.awaitedBy ??= new Set();
  future.awaitedBy.add(waiter);
  return null;
}

export function discardAwaiter(future: Value, waiter: Value): null {
  if (future instanceof AsyncFuture && waiter instanceof AsyncFuture) future.awaitedBy?.delete(waiter);
  return null;
}

/** Tells the loop of an exception that nobody has asked for. */
export function finalizeFuture(self: AsyncFuture): void {
  if (!self.reportsException) return;
  self.reportsException = false;
  const entries: [string, Value][] = [
    ["message", `${self.cls.name} exception was never retrieved`],
    ["exception", self.exception],
    ["future", self],
  ];
  reportToLoop(self, entries);
}

export function reportToLoop(self: AsyncFuture, entries: readonly (readonly [string, Value])[]): void {
  const context = new PyDict();
  for (const [key, value] of entries) context.set(key, value);
  if (self.sourceTraceback !== null) context.set("source_traceback", self.sourceTraceback);
  callMethod(self.loop, "call_exception_handler", context);
}

/** What `await future` runs. */
class FutureIterator extends ReturningIterator {
  override cls: PyType = futureIteratorType;
  private future: AsyncFuture | null;

  constructor(future: AsyncFuture) {
    super();
    this.future = future;
  }

  send(): Value | undefined {
    const { future } = this;
    if (future === null) return undefined;
    if (future.state === FutureState.PENDING) {
      if (future.isBlocking) throw runtimeError("await wasn't used with future");
      future.isBlocking = true;
      return future;
    }
    this.future = null;
    this.result = futureResult(future);
    return undefined;
  }

  throw(thrown: Thrown): Value | undefined {
    this.future = null;
    throw new PythonError(thrownException(thrown), true);
  }

  close(): void {
    this.future = null;
  }
}

defineIterator(futureIteratorType, returningIteratorMethods());

function setBlocking(self: AsyncFuture, value: Value | undefined): void {
  requireInitialized(self);
  if (value === undefined) throw attributeError("cannot delete attribute");
  self.isBlocking = isTrue(value);
}

function setReports(self: AsyncFuture, value: Value | undefined): void {
  if (value === undefined) throw attributeError("cannot delete attribute");
  if (isTrue(value)) throw valueError("_log_traceback can only be set to False");
  forgetException(self);
}

function callbackList(self: AsyncFuture): Value {
  if (self.callbacks.length === 0) return null;
  return new PyList(self.callbacks.map(({ callback, context }) => new PyTuple([callback, context])));
}

const nothing = (code: (self: AsyncFuture, value: Value) => void) => (self: AsyncFuture, value: Value) => {
  code(self, value);
  return null;
};

/** What a task has in other words of its own, or not at all. */
const ownMethods: readonly Definition[] = [
  method("__init__(*, loop=None)", (self: AsyncFuture, loop: Value = null) => {
    initializeFuture(self, loop);
    return null;
  }),
  method(
    "set_result(result, /)",
    nothing(setFutureResult),
    "Mark the future done and set its result.\n\nIf the future is already done when this method is called, raises\nInvalidStateError.",
  ),
  method(
    "set_exception(exception, /)",
    nothing(setFutureException),
    "Mark the future done and set an exception.\n\nIf the future is already done when this method is called, raises\nInvalidStateError.",
  ),
  method(
    "cancel(msg=None)",
    (self: AsyncFuture, message: Value = null) => cancelFuture(self, message),
    "Cancel the future and schedule callbacks.\n\nIf the future is already done or cancelled, return False.  Otherwise,\nchange the future's state to cancelled, schedule the callbacks and\nreturn True.",
  ),
  method("__repr__()", (self: AsyncFuture) => call(imported("asyncio.base_futures", "_future_repr"), [self])),
  method("__del__()", (self: AsyncFuture) => {
    finalizeFuture(self);
    return null;
  }),
];

defineMethods(futureType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new AsyncFuture(cls)),
  ...ownMethods,
  method(
    "result()",
    futureResult,
    "Return the result this future represents.\n\nIf the future has been cancelled, raises CancelledError.  If the\nfuture's result isn't yet available, raises InvalidStateError.  If\nthe future is done and has an exception set, this exception is raised.",
  ),
  method(
    "exception()",
    exceptionOfFuture,
    "Return the exception that was set on this future.\n\nThe exception (or None if no exception was set) is returned only if\nthe future is done.  If the future has been cancelled, raises\nCancelledError.  If the future isn't done yet, raises\nInvalidStateError.",
  ),
  method(
    "add_done_callback(fn, /, *, context=<unrepresentable>)",
    (self: AsyncFuture, callback: Value, context?: Value) => {
      addCallback(self, callback, context ?? copyContext());
      return null;
    },
    "Add a callback to be run when the future becomes done.\n\nThe callback is called with a single argument - the future object. If\nthe future is already done when this is called, the callback is\nscheduled with call_soon.",
  ),
  method(
    "remove_done_callback(fn, /)",
    removeCallback,
    'Remove all instances of a callback from the "call when done" list.\n\nReturns the number of callbacks removed.',
  ),
  method(
    "cancelled()",
    (self: AsyncFuture) => self.state === FutureState.CANCELLED,
    "Return True if the future was cancelled.",
  ),
  method(
    "done()",
    (self: AsyncFuture) => self.state !== FutureState.PENDING,
    "Return True if the future is done.\n\nDone means either that a result / exception are available, or that the\nfuture was cancelled.",
  ),
  method(
    "get_loop()",
    (self: AsyncFuture) => {
      requireInitialized(self);
      return self.loop;
    },
    "Return the event loop the Future is bound to.",
  ),
  method(
    "_make_cancelled_error()",
    cancelledError,
    "Create the CancelledError to raise if the Future is cancelled.\n\nThis should only be called once when handling a cancellation since\nit erases the context exception value.",
  ),
  classMethod("__class_getitem__(object, /)", (cls: PyType, item: Value) => newGenericAlias(cls, item), "See PEP 585"),
  method("__iter__()", (self: AsyncFuture) => {
    requireInitialized(self);
    return new FutureIterator(self);
  }),
  method("__await__()", (self: AsyncFuture) => {
    requireInitialized(self);
    return new FutureIterator(self);
  }),
  getter("_state", (self: AsyncFuture) => self.state),
  getter("_asyncio_future_blocking", (self: AsyncFuture) => self.loop !== null && self.isBlocking, setBlocking),
  getter("_loop", (self: AsyncFuture) => self.loop),
  getter("_callbacks", callbackList),
  getter("_result", (self: AsyncFuture) => self.result),
  getter("_exception", (self: AsyncFuture) => self.exception),
  getter("_log_traceback", (self: AsyncFuture) => self.reportsException, setReports),
  getter("_source_traceback", (self: AsyncFuture) => self.sourceTraceback),
  getter(
    "_cancel_message",
    (self: AsyncFuture) => self.cancelMessage,
    (self: AsyncFuture, value) => {
      self.cancelMessage = value ?? null;
    },
  ),
  getter("_asyncio_awaited_by", (self: AsyncFuture) => {
    const { awaitedBy } = self;
    return awaitedBy === null || awaitedBy.size === 0 ? null : call(frozenSetType, [new PyList([...awaitedBy])]);
  }),
]);

/** The loop of anything like a future. */
export function loopOf(future: Value): Value {
  return future instanceof AsyncFuture ? future.loop : call(imported("asyncio.futures", "_get_loop"), [future]);
}
