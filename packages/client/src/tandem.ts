/** The entry to Tandem: a pool of threads that run Python. */

import { type PoolOptions, Pools } from "@tandem-py/worker";
import { type MachineOptions, machineOptions, type Outcome } from "@tandem-py/worker/protocol";
import type { StreamOptions } from "./connection.js";
import { TandemError } from "./errors.js";
import { Run, type RunOptions } from "./run.js";
import { Session } from "./session.js";
import { type Wheel, withWheels } from "./wheels.js";

export interface SessionOptions extends MachineOptions, StreamOptions {
  /** Packages to import from. */
  readonly wheels?: readonly Wheel[];
}

export class Tandem implements AsyncDisposable {
  private readonly pools: Pools;
  private readonly sessions = new Set<Session>();
  private isClosed = false;

  constructor(options: PoolOptions) {
    this.pools = new Pools(options);
  }

  /** Runs a program to its end. */
  async run(source: string | Uint8Array, options: RunOptions = {}): Promise<Outcome> {
    return this.start(source, options).outcome;
  }

  /** Starts a program, to be watched and steered while it runs. Throws TandemError for options that are not valid. */
  start(source: string | Uint8Array, options: RunOptions = {}): Run {
    this.requireOpen();
    return Run.start(this.pools, source, options);
  }

  /** A session occupies a thread until it is closed. */
  async openSession(options: SessionOptions = {}): Promise<Session> {
    this.requireOpen();
    const { onStdout, onStderr, stdin, wheels = [], ...machine } = options;
    const parsed = machineOptions.safeParse(withWheels(machine, wheels));
    if (!parsed.success) throw new TandemError("invalid-message", parsed.error.message);
    const session = new Session(this.pools.openSession(parsed.data), options);
    this.sessions.add(session);
    return session;
  }

  /** Closes all sessions and ends all threads. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.sessions].map((session) => session.close()));
    await this.pools.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  private requireOpen(): void {
    if (this.isClosed) throw new TandemError("closed", "this Tandem is closed");
  }
}

export async function createTandem(options: PoolOptions = {}): Promise<Tandem> {
  return new Tandem(options);
}
