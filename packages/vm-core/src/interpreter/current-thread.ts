/** The running interpreter thread. */

import { setThread, thread } from "../runtime/thread.js";
import type { InterpreterThread } from "./interpreter-thread.js";

/** The thread that runs now. */
export function currentThread(): InterpreterThread {
  // Only the virtual machine sets the thread, and always to one of these.
  return thread as InterpreterThread;
}

/** Makes a thread the running one; returns the one it replaces. */
export function switchThread(next: InterpreterThread): InterpreterThread {
  const previous = currentThread();
  setThread(next);
  return previous;
}
