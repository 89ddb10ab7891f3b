/** What the thread in an isolate runs: one program or session after the other. */

import { type MessagePort, parentPort } from "node:worker_threads";
import { oneShot, session } from "../thread/boot.js";
import type { RunTask, SessionTask } from "../thread/guest.js";

export type IsolateTask =
  | ({ readonly kind: "run" } & RunTask)
  | ({ readonly kind: "session" } & SessionTask)
  /** Runs what a first program would otherwise have to wait for. */
  | { readonly kind: "warm-up"; readonly control: SharedArrayBuffer; readonly stream: MessagePort };

const WARM_UP = "def f(x):\n    return [x]\nfor i in range(2):\n    print(f'{i}', f(i), {'a': 1.5})\n";

async function perform(task: IsolateTask): Promise<unknown> {
  switch (task.kind) {
    case "run":
      return oneShot(task);
    case "session":
      return session(task);
    case "warm-up":
      return oneShot({ ...task, command: { source: WARM_UP, filename: "<warm-up>", machine: {} } });
  }
}

parentPort?.on("message", (task: IsolateTask) => {
  void perform(task).then((result) => parentPort?.postMessage(result ?? null));
});
