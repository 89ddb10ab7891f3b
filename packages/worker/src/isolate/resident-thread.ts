/** The one thread of an isolate process, used for one program at a time. */

import { join } from "node:path";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { ProgramLink, SessionLink } from "../host/program-link.js";
import { remoteSession } from "../host/remote-session.js";
import { threadOptions } from "../host/thread-options.js";
import { ControlBlock } from "../protocol/control-block.js";
import type { MachineOptions, RunCommand } from "../protocol/index.js";
import type { IsolateTask } from "./thread.js";

export class ResidentThread {
  private readonly worker: Worker;
  private readonly death: Promise<never>;

  constructor(maxHeapMb: number | undefined) {
    // scripts/bundle-guest.mjs builds that file of ./thread.ts, beside the one that this is in.
    this.worker = new Worker(join(import.meta.dirname, "isolate-thread.cjs"), threadOptions(maxHeapMb));
    this.death = new Promise((_resolve, reject) => {
      this.worker.once("error", reject);
      this.worker.once("exit", () => reject(new Error("the thread has ended")));
    });
    this.death.catch(() => {});
  }

  /** Settles when a first program would start at once. */
  async warmUp(): Promise<void> {
    const { port1, port2 } = new MessageChannel();
    await this.perform({ kind: "warm-up", control: new ControlBlock().memory, stream: port2 }, [port2]);
    port1.close();
  }

  run(command: RunCommand, requests: number): ProgramLink {
    const control = new ControlBlock();
    if (requests !== 0) control.request(requests);
    const { port1, port2 } = new MessageChannel();
    const done = this.perform({ kind: "run", control: control.memory, stream: port2, command }, [port2]);
    return { control, stream: port1, done, kill };
  }

  openSession(machine: MachineOptions): SessionLink {
    const control = new ControlBlock();
    const stream = new MessageChannel();
    const rpc = new MessageChannel();
    const done = this.perform(
      { kind: "session", control: control.memory, stream: stream.port2, rpc: rpc.port2, machine },
      [stream.port2, rpc.port2],
    );
    return {
      control,
      stream: stream.port1,
      done,
      kill,
      ...remoteSession(rpc.port1),
    };
  }

  private perform(task: IsolateTask, ports: readonly MessagePort[]): Promise<unknown> {
    const answer = new Promise((resolve) => this.worker.once("message", resolve));
    this.worker.postMessage(task, ports);
    return Promise.race([answer, this.death]);
  }
}

/** An isolate ends as a whole. */
function kill(): void {
  process.exit(0);
}
