/** Which task runs in which event loop. */

import type { Value } from "../../objects/object.js";
import { runtimeError } from "../../runtime/errors.js";
import { repr } from "../../runtime/text.js";
import { thread } from "../../runtime/thread.js";

function checkLoop(loop: Value): void {
  if (thread.eventLoop !== loop) throw runtimeError(`loop ${repr(loop)} is not the running loop`);
}

export function enterTask(loop: Value, task: Value): null {
  checkLoop(loop);
  if (thread.task !== null) {
    throw runtimeError(
      `Cannot enter into task ${repr(task)} while another task ${repr(thread.task)} is being executed.`,
    );
  }
  thread.task = task;
  return null;
}

export function leaveTask(loop: Value, task: Value): null {
  checkLoop(loop);
  if (thread.task !== task) {
    throw runtimeError(`Invalid attempt to leave task ${repr(task)} while task ${repr(thread.task)} is entered.`);
  }
  thread.task = null;
  return null;
}

/** Returns the task that ran before. */
export function swapTask(loop: Value, task: Value): Value {
  checkLoop(loop);
  const { task: previous } = thread;
  thread.task = task;
  return previous;
}
