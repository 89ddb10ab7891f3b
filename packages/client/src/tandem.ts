/** The entry to Tandem: pools of threads and of isolate processes that run Python. */

import { type IsolatePoolOptions, type IsolateStatus, Isolates, type PoolOptions, Pools } from "@tandem-py/worker";
import { type MachineOptions, machineOptions, type Outcome } from "@tandem-py/worker/protocol";
import type { StreamOptions } from "./connection.js";
import { place, TandemError } from "./errors.js";
import { type Isolation, type PlaceOptions, Run, type RunOptions } from "./run.js";
import { Session } from "./session.js";
import { type Wheel, withWheels } from "./wheels.js";

export interface TandemOptions extends PoolOptions, IsolatePoolOptions {
  /** Where programs run that do not say it themselves; `thread` by default. */
  readonly isolation?: Isolation;
}

export interface SessionOptions extends MachineOptions, StreamOptions, PlaceOptions {
  /** Packages to import from. */
  readonly wheels?: readonly Wheel[];
}

export class Tandem implements AsyncDisposable {
  private readonly options: TandemOptions;
  private readonly sessions = new Set<Session>();
  private threads: Pools | undefined;
  private isolates: Isolates | undefined;
  private isClosed = false;

  constructor(options: TandemOptions) {
    this.options = options;
    // Whatever programs will run in gets ready.
    this.runner(options);
  }

  /** Runs a program to its end. */
  async run(source: string | Uint8Array, options: RunOptions = {}): Promise<Outcome> {
    return this.start(source, options).outcome;
  }

  /** Starts a program, to be watched and steered while it runs. Throws TandemError for options that are not valid. */
  start(source: string | Uint8Array, options: RunOptions = {}): Run {
    this.requireOpen();
    return Run.start(this.runner(options), source, options);
  }

  /** A session occupies a thread, or a process, until it is closed. */
  async openSession(options: SessionOptions = {}): Promise<Session> {
    this.requireOpen();
    const { onStdout, onStderr, stdin, wheels = [], isolation: _isolation, client, ...machine } = options;
    const parsed = machineOptions.safeParse(withWheels(machine, wheels));
    if (!parsed.success) throw new TandemError("invalid-message", parsed.error.message);
    const placement = client === undefined ? {} : { client };
    const link = place(() => this.runner(options).openSession(parsed.data, placement));
    const session = new Session(link, options);
    this.sessions.add(session);
    return session;
  }

  /** The isolate processes; null when there are none. */
  get isolateStatus(): IsolateStatus | null {
    return this.isolates?.status ?? null;
  }

  /** Settles when a first program would start at once. */
  async ready(): Promise<void> {
    await this.isolates?.ready();
  }

  /**
   * Closes all sessions and ends all threads and processes. Runs in isolate processes may go on for up to `graceMs`
   * milliseconds; what has not ended by then ends as `cancelled`.
   */
  async close({ graceMs = 0 }: { readonly graceMs?: number } = {}): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.sessions].map((session) => session.close()));
    await Promise.all([this.threads?.close(), this.isolates?.close(graceMs)]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  private runner({ isolation = this.options.isolation }: PlaceOptions): Pools | Isolates {
    if (isolation !== "process") return (this.threads ??= new Pools(this.options));
    return (this.isolates ??= new Isolates(this.options));
  }

  private requireOpen(): void {
    if (this.isClosed) throw new TandemError("closed", "this Tandem is closed");
  }
}

export async function createTandem(options: TandemOptions = {}): Promise<Tandem> {
  return new Tandem(options);
}
