/** asyncio.Task: a coroutine that an event loop runs, step by step. */

import { coroutineType, GeneratorState, generatorType, PyGenerator } from "../../interpreter/generator.js";
import { resume, throwInto } from "../../interpreter/resume.js";
import { keyboardInterruptType, type PyException, stopIterationType, systemExitType } from "../../objects/exception.js";
import { CallScope, NativeFunction, PyBuiltinFunction } from "../../objects/native.js";
import { PyObject, type Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { findAttribute, setAttribute } from "../../runtime/attributes.js";
import { call, callMethod } from "../../runtime/calls.js";
import { attributeError, caught, exceptionOf, PythonError, runtimeError, typeError } from "../../runtime/errors.js";
import { trackFinalizer, untrackFinalizer } from "../../runtime/garbage.js";
import { constructor, defineMethods, getter, member, method } from "../../runtime/native-definitions.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";
import { addressText, repr, str } from "../../runtime/text.js";
import { isTrue } from "../../runtime/truth.js";
import { copyContext } from "../_contextvars.js";
import { enterTask, leaveTask, swapTask } from "./current-task.js";
import { asyncioException, callSoon, imported, invalidState } from "./event-loop.js";
import {
  AsyncFuture,
  addAwaiter,
  addCallback,
  cancelFuture,
  cancelledError,
  discardAwaiter,
  FutureState,
  finalizeFuture,
  futureFailure,
  futureType,
  hasNativeFinalizer,
  initializeFuture,
  loopOf,
  reportToLoop,
  setFutureException,
  setFutureResult,
} from "./future.js";

export const taskType: PyType = defineType("Task", { module: "_asyncio", base: futureType });
const stepType: PyType = defineType("TaskStepMethWrapper", { module: "builtins", isSubclassable: false });

const counter = perInterpreter(() => ({ count: 0 }));
/** Tasks that run their first step at once: nothing else may hold them yet. */
const eagerTasks = perInterpreter(() => new Set<AsyncTask>());

export const eagerTaskSet = (): ReadonlySet<AsyncTask> => eagerTasks();

export class AsyncTask extends AsyncFuture {
  coroutine: Value = null;
  name = "";
  context: Value = null;
  waiter: Value = null;
  mustCancel = false;
  reportsPending = true;
  cancelRequests = 0;
  /** all_tasks() shows it while it is pending. */
  isRegistered = false;

  override finished(): void {
    if (!this.reportsException && hasNativeFinalizer(this)) untrackFinalizer(this);
  }
}

/** What the loop calls to run the next step. */
class Step extends PyObject {
  override cls: PyType = stepType;
  readonly task: AsyncTask;
  readonly exception: PyException | null;

  constructor(task: AsyncTask, exception: PyException | null) {
    super();
    this.task = task;
    this.exception = exception;
  }
}

defineMethods(stepType, () => [
  method("__call__()", (self: Step) => step(self.task, self.exception)),
  getter("__self__", (self: Step) => self.task),
  method("__repr__()", (self: Step) => `<TaskStepMethWrapper object at ${addressText(self)}>`),
]);

const wakeup = new NativeFunction(
  "task_wakeup",
  "object, /",
  (self, future) => wake(self as AsyncTask, future as Value),
  null,
);

function initializeTask(
  self: AsyncTask,
  coroutine: Value,
  loop: Value = null,
  name: Value = null,
  context: Value = null,
  eagerStart: Value = false,
): null {
  initializeFuture(self, loop);
  if (!isCoroutine(coroutine)) {
    self.reportsPending = false;
    throw typeError(`a coroutine was expected, got ${repr(coroutine)}`);
  }
  self.context = context ?? copyContext();
  self.waiter = null;
  self.mustCancel = false;
  self.reportsPending = true;
  self.cancelRequests = 0;
  self.coroutine = coroutine;
  self.name = name === null ? `Task-${++counter().count}` : str(name);
  if (isTrue(eagerStart) && isTrue(callMethod(self.loop, "is_running"))) {
    startEagerly(self);
    return null;
  }
  callSoon(self.loop, new Step(self, null), [], self.context);
  register(self);
  return null;
}

function isCoroutine(value: Value): boolean {
  if (value instanceof PyGenerator && value.cls === coroutineType) return true;
  return isTrue(call(imported("asyncio.coroutines", "iscoroutine"), [value]));
}

/** From now on it is told of when it goes while it is pending. */
export function register(self: AsyncTask): void {
  self.isRegistered = true;
  if (self.state === FutureState.PENDING) trackFinalizer(self);
}

function startEagerly(self: AsyncTask): void {
  const previous = swapTask(self.loop, self);
  eagerTasks().add(self);
  const { context } = self;
  try {
    if (context instanceof CallScope) context.enter();
    try {
      runStep(self, null);
    } finally {
      if (context instanceof CallScope) context.leave();
    }
  } finally {
    eagerTasks().delete(self);
    swapTask(self.loop, previous);
    if (self.state === FutureState.PENDING) register(self);
    else self.coroutine = null;
  }
}

function step(self: AsyncTask, exception: PyException | null): null {
  enterTask(self.loop, self);
  try {
    runStep(self, exception);
  } finally {
    leaveTask(self.loop, self);
  }
  return null;
}

function runStep(self: AsyncTask, given: PyException | null): void {
  if (self.state !== FutureState.PENDING) {
    throw invalidState(`__step(): already done: ${repr(self)} ${repr(given)}`);
  }
  let exception = given;
  if (self.mustCancel) {
    if (exception?.cls.isSubtypeOf(asyncioException("CancelledError")) !== true) exception = cancelledError(self);
    self.mustCancel = false;
  }
  self.waiter = null;
  const { coroutine } = self;
  if (coroutine === null) throw runtimeError("uninitialized Task object");
  let result: Value | undefined;
  try {
    result = advance(coroutine, exception);
  } catch (error) {
    const raised = exceptionOf(error);
    if (raised === null) throw error;
    fail(self, raised);
    return;
  }
  if (result !== undefined) {
    take(self, result);
    return;
  }
  const { returned } = outcome;
  outcome.returned = null;
  if (self.mustCancel) {
    self.mustCancel = false;
    cancelFuture(self, self.cancelMessage);
  } else setFutureResult(self, returned);
}

/** What the coroutine has returned that has just ended. */
const outcome: { returned: Value } = { returned: null };

/** Runs a coroutine on. Returns what it yields; undefined when it has ended, with its result in `outcome`. */
function advance(coroutine: Value, exception: PyException | null): Value | undefined {
  if (coroutine instanceof PyGenerator && (coroutine.cls === coroutineType || coroutine.cls === generatorType)) {
    if (exception === null && isFinished(coroutine)) {
      if (coroutine.cls === coroutineType) throw runtimeError("cannot reuse already awaited coroutine");
      outcome.returned = null;
      return undefined;
    }
    const value = exception === null ? resume(coroutine, null) : throwInto(coroutine, [exception]);
    if (!isFinished(coroutine)) return value;
    outcome.returned = value;
    return undefined;
  }
  try {
    return exception === null ? callMethod(coroutine, "send", null) : callMethod(coroutine, "throw", exception);
  } catch (error) {
    const stop = caught(error, stopIterationType);
    if (stop === null) throw error;
    outcome.returned = stop.members?.get("value") ?? stop.args.items[0] ?? null;
    return undefined;
  }
}

/** Read afresh: running the coroutine has changed it. */
const isFinished = (coroutine: PyGenerator): boolean => coroutine.state === GeneratorState.FINISHED;

function fail(self: AsyncTask, raised: PyException): void {
  if (raised.cls.isSubtypeOf(asyncioException("CancelledError"))) {
    self.cancelledException = raised;
    cancelFuture(self, null);
    return;
  }
  setFutureException(self, raised);
  if (raised.cls.isSubtypeOf(keyboardInterruptType) || raised.cls.isSubtypeOf(systemExitType)) {
    throw new PythonError(raised, true);
  }
}

/** What the coroutine has yielded: a future to wait for, or None for the next turn. */
function take(self: AsyncTask, result: Value): void {
  if (result === null) {
    callSoon(self.loop, new Step(self, null), [], self.context);
    return;
  }
  if (result === self) {
    failSoon(self, `Task cannot await on itself: ${repr(self)}`);
    return;
  }
  if (result instanceof AsyncFuture && (result.cls === futureType || result.cls === taskType)) {
    if (!canAwait(self, result, result.loop, result.isBlocking)) return;
    result.isBlocking = false;
    addAwaiter(result, self);
    addCallback(result, wakeupOf(self), self.context);
    waitFor(self, result);
    return;
  }
  const blocking = findAttribute(result, "_asyncio_future_blocking", true);
  if (blocking !== undefined && blocking !== null) {
    if (!canAwait(self, result, loopOf(result), isTrue(blocking))) return;
    addAwaiter(result, self);
    setAttribute(result, "_asyncio_future_blocking", false);
    const add = findAttribute(result, "add_done_callback", true);
    call(add ?? null, [wakeupOf(self)], new Map([["context", self.context]]));
    waitFor(self, result);
    return;
  }
  const isGenerator = result instanceof PyGenerator && result.cls === generatorType;
  failSoon(
    self,
    isGenerator
      ? `yield was used instead of yield from for generator in task ${repr(self)} with ${repr(result)}`
      : `Task got bad yield: ${repr(result)}`,
  );
}

const wakeupOf = (self: AsyncTask): Value => new PyBuiltinFunction(wakeup, self, null, taskType);

function canAwait(self: AsyncTask, result: Value, loop: Value, isBlocking: boolean): boolean {
  if (loop !== self.loop) {
    failSoon(self, `Task ${repr(self)} got Future ${repr(result)} attached to a different loop`);
    return false;
  }
  if (isBlocking) return true;
  failSoon(self, `yield was used instead of yield from in task ${repr(self)} with ${repr(result)}`);
  return false;
}

function waitFor(self: AsyncTask, future: Value): void {
  self.waiter = future;
  if (!self.mustCancel) return;
  if (isTrue(cancelWithMessage(future, self.cancelMessage))) self.mustCancel = false;
}

const cancelWithMessage = (future: Value, message: Value): Value =>
  call(findAttribute(future, "cancel", true) ?? null, [], new Map([["msg", message]]));

function failSoon(self: AsyncTask, message: string): void {
  callSoon(self.loop, new Step(self, runtimeError(message).exception), [], self.context);
}

/** The future that the task waits for is done. */
function wake(self: AsyncTask, future: Value): null {
  discardAwaiter(future, self);
  let failure: PyException | null = null;
  if (future instanceof AsyncFuture && (future.cls === futureType || future.cls === taskType)) {
    failure = failureOf(() => futureFailure(future));
  } else {
    failure = failureOf(() => {
      callMethod(future, "result");
      return null;
    });
  }
  return step(self, failure);
}

function failureOf(ask: () => PyException | null): PyException | null {
  try {
    return ask();
  } catch (error) {
    const raised = exceptionOf(error);
    if (raised === null) throw error;
    return raised;
  }
}

function cancelTask(self: AsyncTask, message: Value = null): boolean {
  if (self.state !== FutureState.PENDING) return false;
  self.cancelRequests++;
  if (self.waiter !== null && isTrue(cancelWithMessage(self.waiter, message))) return true;
  self.mustCancel = true;
  self.cancelMessage = message;
  return true;
}

function uncancel(self: AsyncTask): number {
  if (self.cancelRequests > 0 && --self.cancelRequests === 0) self.mustCancel = false;
  return self.cancelRequests;
}

function finalizeTask(self: AsyncTask): null {
  if (self.state === FutureState.PENDING && self.reportsPending && self.loop !== null) {
    reportToLoop(self, [
      ["task", self],
      ["message", "Task was destroyed but it is pending!"],
    ]);
  }
  finalizeFuture(self);
  return null;
}

const refuse = (name: string) => () => {
  throw runtimeError(`Task does not support ${name} operation`);
};

defineMethods(taskType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new AsyncTask(cls), "A coroutine wrapped in a Future."),
  method("__init__(coro, *, loop=None, name=None, context=None, eager_start=False)", initializeTask),
  method("__repr__()", (self: AsyncTask) => call(imported("asyncio.base_tasks", "_task_repr"), [self])),
  method("__del__()", finalizeTask),
  method("set_result(result, /)", refuse("set_result")),
  method("set_exception(exception, /)", refuse("set_exception")),
  method(
    "cancel(msg=None)",
    cancelTask,
    "Request that this task cancel itself.\n\nThis arranges for a CancelledError to be thrown into the\nwrapped coroutine on the next cycle through the event loop.\nThe coroutine then has a chance to clean up or even deny\nthe request using try/except/finally.\n\nUnlike Future.cancel, this does not guarantee that the\ntask will be cancelled: the exception might be caught and\nacted upon, delaying cancellation of the task or preventing\ncancellation completely.  The task may also return a value or\nraise a different exception.\n\nImmediately after this method is called, Task.cancelled() will\nnot return True (unless the task was already cancelled).  A\ntask will be marked as cancelled when the wrapped coroutine\nterminates with a CancelledError exception (even if cancel()\nwas not called).\n\nThis also increases the task's count of cancellation requests.",
  ),
  method(
    "cancelling()",
    (self: AsyncTask) => self.cancelRequests,
    "Return the count of the task's cancellation requests.\n\nThis count is incremented when .cancel() is called\nand may be decremented using .uncancel().",
  ),
  method(
    "uncancel()",
    uncancel,
    "Decrement the task's count of cancellation requests.\n\nThis should be used by tasks that catch CancelledError\nand wish to continue indefinitely until they are cancelled again.\n\nReturns the remaining number of cancellation requests.",
  ),
  method("get_coro()", (self: AsyncTask) => self.coroutine),
  method("get_context()", (self: AsyncTask) => self.context),
  method("get_name()", (self: AsyncTask) => (self.name === "" && self.coroutine === null ? null : self.name)),
  method("set_name(value, /)", (self: AsyncTask, name: Value) => {
    self.name = str(name);
    return null;
  }),
  method(
    "get_stack(*, limit=None)",
    (self: AsyncTask, limit: Value = null) => call(imported("asyncio.base_tasks", "_task_get_stack"), [self, limit]),
    "Return the list of stack frames for this task's coroutine.\n\nIf the coroutine is not done, this returns the stack where it is\nsuspended.  If the coroutine has completed successfully or was\ncancelled, this returns an empty list.  If the coroutine was\nterminated by an exception, this returns the list of traceback\nframes.\n\nThe frames are always ordered from oldest to newest.\n\nThe optional limit gives the maximum number of frames to\nreturn; by default all available frames are returned.  Its\nmeaning differs depending on whether a stack or a traceback is\nreturned: the newest frames of a stack are returned, but the\noldest frames of a traceback are returned.  (This matches the\nbehavior of the traceback module.)\n\nFor reasons beyond our control, only one stack frame is\nreturned for a suspended coroutine.",
  ),
  method(
    "print_stack(*, limit=None, file=None)",
    (self: AsyncTask, limit: Value = null, file: Value = null) =>
      call(imported("asyncio.base_tasks", "_task_print_stack"), [self, limit, file]),
    "Print the stack or traceback for this task's coroutine.\n\nThis produces output similar to that of the traceback module,\nfor the frames retrieved by get_stack().  The limit argument\nis passed to get_stack().  The file argument is an I/O stream\nto which the output is written; by default output is written\nto sys.stderr.",
  ),
  getter(
    "_log_destroy_pending",
    (self: AsyncTask) => self.reportsPending,
    (self: AsyncTask, value) => {
      if (value === undefined) throw attributeError("cannot delete attribute");
      self.reportsPending = isTrue(value);
    },
  ),
  getter("_must_cancel", (self: AsyncTask) => self.mustCancel),
  member("_coro", (self: AsyncTask) => self.coroutine),
  member("_fut_waiter", (self: AsyncTask) => self.waiter),
]);
