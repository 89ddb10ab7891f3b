/** Threads for programs: one pool for single runs, one for sessions, which occupy their thread. */

import { fileURLToPath } from "node:url";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { Piscina } from "piscina";
import { ControlBlock, type MachineOptions, type RunCommand } from "../protocol/index.js";
import type { RunTask, SessionTask } from "../thread/guest.js";
import type { PlacementOptions, ProgramLink, SessionLink } from "./program-link.js";
import { remoteSession } from "./remote-session.js";
import { threadOptions } from "./thread-options.js";

export interface PoolOptions {
  /** Runs at the same time; 2 by default. */
  readonly maxRuns?: number;
  /** Sessions at the same time; 16 by default. */
  readonly maxSessions?: number;
  /** Threads kept ready for a first run; 1 by default. */
  readonly warmRuns?: number;
  /** Threads kept ready for a first session; none by default. */
  readonly warmSessions?: number;
  /** Heap of a thread in megabytes. */
  readonly maxHeapMb?: number;
}

/** A program on its thread. */
export interface ThreadTask extends ProgramLink {
  readonly control: ControlBlock;
  readonly stream: MessagePort;
}

export interface SessionThread extends SessionLink {
  readonly control: ControlBlock;
  readonly stream: MessagePort;
  readonly rpc: MessagePort;
}

const IDLE_TIMEOUT = 30_000;

export class Pools {
  private readonly options: PoolOptions;
  private runs: Piscina | undefined;
  private sessions: Piscina | undefined;

  constructor(options: PoolOptions = {}) {
    this.options = options;
    if ((options.warmRuns ?? 1) > 0) this.runs = this.runPool();
    if ((options.warmSessions ?? 0) > 0) this.sessions = this.sessionPool();
  }

  run(command: RunCommand, { requests = 0 }: PlacementOptions = {}): ThreadTask {
    this.runs ??= this.runPool();
    const control = new ControlBlock();
    if (requests !== 0) control.request(requests);
    const { port1, port2 } = new MessageChannel();
    const task: RunTask = { control: control.memory, stream: port2, command };
    return { control, stream: port1, ...start(this.runs, task, [port2]) };
  }

  openSession(machine: MachineOptions): SessionThread {
    this.sessions ??= this.sessionPool();
    const control = new ControlBlock();
    const stream = new MessageChannel();
    const rpc = new MessageChannel();
    const task: SessionTask = { control: control.memory, stream: stream.port2, rpc: rpc.port2, machine };
    const started = start(this.sessions, task, [stream.port2, rpc.port2]);
    return { control, stream: stream.port1, rpc: rpc.port1, ...started, ...remoteSession(rpc.port1) };
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await Promise.all([this.runs?.destroy(), this.sessions?.destroy()]);
  }

  private runPool(): Piscina {
    const { maxRuns = 2, warmRuns = 1 } = this.options;
    return this.pool("oneShot", Math.min(warmRuns, maxRuns), maxRuns);
  }

  private sessionPool(): Piscina {
    const { maxSessions = 16, warmSessions = 0 } = this.options;
    return this.pool("session", Math.min(warmSessions, maxSessions), maxSessions);
  }

  private pool(name: string, minThreads: number, maxThreads: number): Piscina {
    return new Piscina({
      filename: fileURLToPath(new URL("../boot.cjs", import.meta.url)),
      name,
      minThreads,
      maxThreads,
      idleTimeout: IDLE_TIMEOUT,
      concurrentTasksPerWorker: 1,
      // A thread parked in Atomics.wait between tasks would not see a session's messages.
      atomics: "disabled",
      ...threadOptions(this.options.maxHeapMb),
    });
  }
}

function start(
  pool: Piscina,
  task: RunTask | SessionTask,
  transferList: MessagePort[],
): Pick<ThreadTask, "done" | "kill"> {
  const controller = new AbortController();
  const done: Promise<unknown> = pool.run(task, { transferList, signal: controller.signal });
  return { done, kill: () => controller.abort() };
}
