/** A thread for one program, which starts before the program is known. Nothing of a pool is loaded for it. */

import { createRequire } from "node:module";
import { MessageChannel, Worker } from "node:worker_threads";
import type { RunCommand } from "../protocol/commands.js";
import { ControlBlock } from "../protocol/control-block.js";
import type { RunTask } from "../thread/guest.js";
import type { ThreadTask } from "./pools.js";
import type { PlacementOptions } from "./program-link.js";
import { threadOptions } from "./thread-options.js";

export class ProgramThread {
  private readonly worker: Worker;
  /** Rejects when the thread ends, which it also does by itself when its program has ended. */
  private readonly death: Promise<never>;

  constructor() {
    const file = createRequire(import.meta.url).resolve("@tandem-py/worker/program-thread");
    this.worker = new Worker(file, threadOptions());
    this.death = new Promise((_resolve, reject) => {
      this.worker.once("error", reject);
      this.worker.once("exit", () => reject(new Error("the thread has ended")));
    });
    this.death.catch(() => {});
  }

  /** Runs the thread's one program. */
  run(command: RunCommand, { requests = 0 }: PlacementOptions = {}): ThreadTask {
    const control = new ControlBlock();
    if (requests !== 0) control.request(requests);
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => this.worker.once("message", resolve));
    const task: RunTask = { control: control.memory, stream: port2, command };
    this.worker.postMessage(task, [port2]);
    return {
      control,
      stream: port1,
      done: Promise.race([answer, this.death]),
      kill: () => void this.worker.terminate(),
    };
  }
}
