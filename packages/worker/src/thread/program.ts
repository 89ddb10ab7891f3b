/** What a thread for one program loads, built as dist/program-thread.cjs. It ends with its program. */

import { parentPort } from "node:worker_threads";
import { oneShot } from "./boot.js";
import type { RunTask } from "./guest.js";

parentPort?.once("message", (task: RunTask) => {
  parentPort?.postMessage(oneShot(task));
});
