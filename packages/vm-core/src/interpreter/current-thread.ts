/** The running interpreter thread. */

import { setThread, thread } from "../runtime/thread.js";
import { InterpreterThread } from "./interpreter-thread.js";

/** The thread that runs now. */
export function currentThread(): InterpreterThread {
  // Only the virtual machine sets the thread, and always to one of these.
  return thread as InterpreterThread;
}

/** Makes a thread the running one; returns the one it replaces. */
export function switchThread(next: InterpreterThread): InterpreterThread {
  const previous = currentThread();
  if (previous === next) return previous;
  // Outside of all machines the thread is nobody's.
  if (previous instanceof InterpreterThread) previous.settleSteps();
  setThread(next);
  if (next instanceof InterpreterThread) next.grantSteps();
  return previous;
}
