/** Where programs run: threads and processes of this machine, or a server. */

import {
  type IsolatePoolOptions,
  type IsolateStatus,
  Isolates,
  type PlacementOptions,
  type PoolOptions,
  Pools,
  type ProgramRunner,
  type SessionLink,
} from "@tandem-py/worker";
import type { MachineOptions } from "@tandem-py/worker/protocol";
import type { Isolation } from "./run.js";

export interface Runner extends ProgramRunner {
  openSession(machine: MachineOptions, options?: PlacementOptions): SessionLink;
}

export interface Places {
  runner(isolation?: Isolation): Runner;
  /** The isolate processes; null when there are none. */
  readonly isolateStatus: IsolateStatus | null;
  /** Settles when a first program would start at once. */
  ready(): Promise<void>;
  /** Programs may go on for up to so many milliseconds. */
  close(graceMs: number): Promise<void>;
}

export interface LocalOptions extends PoolOptions, IsolatePoolOptions {
  /** Where programs run that do not say it themselves; `thread` by default. */
  readonly isolation?: Isolation;
}

/** Threads and processes are kept ready from the first use on. */
export class LocalPlaces implements Places {
  private readonly options: LocalOptions;
  private threads: Pools | undefined;
  private isolates: Isolates | undefined;

  constructor(options: LocalOptions) {
    this.options = options;
    // Whatever programs will run in gets ready.
    this.runner();
  }

  runner(isolation = this.options.isolation ?? "thread"): Runner {
    if (isolation === "thread") return (this.threads ??= new Pools(this.options));
    return (this.isolates ??= new Isolates(this.options));
  }

  get isolateStatus(): IsolateStatus | null {
    return this.isolates?.status ?? null;
  }

  async ready(): Promise<void> {
    await this.isolates?.ready();
  }

  async close(graceMs: number): Promise<void> {
    await Promise.all([this.threads?.close(), this.isolates?.close(graceMs)]);
  }
}
