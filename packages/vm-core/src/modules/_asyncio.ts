/** The _asyncio module: futures, tasks, and what runs where, of asyncio. */

import { currentThread } from "../interpreter/current-thread.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PySet } from "../objects/set.js";
import { call, callMethod } from "../runtime/calls.js";
import { trackedForFinalizing } from "../runtime/garbage.js";
import { forEachItem } from "../runtime/iteration.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { perInterpreter } from "../runtime/per-interpreter.js";
import { thread } from "../runtime/thread.js";
import { isTrue } from "../runtime/truth.js";
import { enterTask, leaveTask, swapTask } from "./asyncio/current-task.js";
import { getEventLoop, getRunningLoop, imported, setRunningLoop } from "./asyncio/event-loop.js";
import { type AsyncFuture, addAwaiter, discardAwaiter, FutureState, futureType, loopOf } from "./asyncio/future.js";
import { AsyncTask, eagerTaskSet, register, taskType } from "./asyncio/task.js";

/** Tasks that are none of ours. */
const otherTasks = perInterpreter(() => ({
  scheduled: call(imported("weakref", "WeakSet")),
  eager: new PySet(),
}));

function currentTask(loop: Value = null): Value {
  const wanted = loop ?? getRunningLoop();
  if (wanted === thread.eventLoop) return thread.task;
  return currentThread().group.members.find((each) => each.eventLoop === wanted)?.task ?? null;
}

function allTasks(loop: Value = null): Value {
  const wanted = loop ?? getRunningLoop();
  const tasks = new PySet();
  const add = (task: AsyncFuture): void => {
    if (task.state === FutureState.PENDING && task.loop === wanted) tasks.add(task);
  };
  for (const each of trackedForFinalizing()) if (each instanceof AsyncTask && each.isRegistered) add(each);
  for (const each of eagerTaskSet()) add(each);
  const { scheduled, eager } = otherTasks();
  for (const others of [scheduled, eager]) {
    forEachItem(others, (task) => {
      if (loopOf(task) === wanted && !isTrue(callMethod(task, "done"))) tasks.add(task);
    });
  }
  return tasks;
}

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("_asyncio", heading, code, doc);
}

function registerTask(task: Value): null {
  if (task instanceof AsyncTask) register(task);
  else callMethod(otherTasks().scheduled, "add", task);
  return null;
}

function unregisterTask(task: Value): null {
  if (task instanceof AsyncTask) task.isRegistered = false;
  else callMethod(otherTasks().scheduled, "discard", task);
  return null;
}

export function createAsyncioModule(): PyModule {
  return newModule("_asyncio", "Accelerator module for asyncio", {
    Future: futureType,
    Task: taskType,
    _eager_tasks: otherTasks().eager,
    _enter_task: fn(
      "_enter_task(loop, task)",
      enterTask,
      "Enter into task execution or resume suspended task.\n\nTask belongs to loop.\n\nReturns None.",
    ),
    _get_running_loop: fn(
      "_get_running_loop()",
      () => thread.eventLoop,
      "Return the running event loop or None.\n\nThis is a low-level function intended to be used by event loops.\nThis function is thread-specific.",
    ),
    _leave_task: fn(
      "_leave_task(loop, task)",
      leaveTask,
      "Leave task execution or suspend a task.\n\nTask belongs to loop.\n\nReturns None.",
    ),
    _register_eager_task: fn(
      "_register_eager_task(task)",
      (task: Value) => callMethod(otherTasks().eager, "add", task),
      "Register a new task in asyncio as executed by loop.\n\nReturns None.",
    ),
    _register_task: fn(
      "_register_task(task)",
      registerTask,
      "Register a new task in asyncio as executed by loop.\n\nReturns None.",
    ),
    _scheduled_tasks: otherTasks().scheduled,
    _set_running_loop: fn(
      "_set_running_loop(loop, /)",
      setRunningLoop,
      "Set the running event loop.\n\nThis is a low-level function intended to be used by event loops.\nThis function is thread-specific.",
    ),
    _swap_current_task: fn(
      "_swap_current_task(loop, task)",
      swapTask,
      "Temporarily swap in the supplied task and return the original one (or None).\n\nThis is intended for use during eager coroutine execution.",
    ),
    _unregister_eager_task: fn(
      "_unregister_eager_task(task)",
      (task: Value) => callMethod(otherTasks().eager, "discard", task),
      "Unregister a task.\n\nReturns None.",
    ),
    _unregister_task: fn("_unregister_task(task)", unregisterTask, "Unregister a task.\n\nReturns None."),
    all_tasks: fn("all_tasks(loop=None)", allTasks, "Return a set of all tasks for the loop."),
    current_task: fn("current_task(loop=None)", currentTask, "Return a currently executed task."),
    future_add_to_awaited_by: fn(
      "future_add_to_awaited_by(fut, waiter, /)",
      addAwaiter,
      "Record that `fut` is awaited on by `waiter`.",
    ),
    future_discard_from_awaited_by: fn("future_discard_from_awaited_by(fut, waiter, /)", discardAwaiter),
    get_event_loop: fn(
      "get_event_loop()",
      getEventLoop,
      "Return an asyncio event loop.\n\nWhen called from a coroutine or a callback (e.g. scheduled with\ncall_soon or similar API), this function will always return the\nrunning event loop.\n\nIf there is no running event loop set, the function will return\nthe result of `get_event_loop_policy().get_event_loop()` call.",
    ),
    get_running_loop: fn(
      "get_running_loop()",
      getRunningLoop,
      "Return the running event loop.  Raise a RuntimeError if there is none.\n\nThis function is thread-specific.",
    ),
  });
}
