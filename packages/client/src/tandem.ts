/** The entry to Tandem: pools of threads and of isolate processes that run Python. */

import type { IsolateStatus } from "@tandem-py/worker";
import { type MachineOptions, machineOptions, type Outcome } from "@tandem-py/worker/protocol";
import type { StreamOptions } from "./connection.js";
import { place, TandemError } from "./errors.js";
import { describeFunctions } from "./host-functions.js";
import { type LocalOptions, LocalPlaces, type Places } from "./places.js";
import type { ConnectOptions } from "./remote/remote-places.js";
import { type PlaceOptions, Run, type RunOptions } from "./run.js";
import { Session } from "./session.js";
import { type Wheel, withWheels } from "./wheels.js";

export interface SessionOptions extends Omit<MachineOptions, "functions">, StreamOptions, PlaceOptions {
  /** Packages to import from. */
  readonly wheels?: readonly Wheel[];
}

export class Tandem implements AsyncDisposable {
  private readonly places: Places;
  private readonly sessions = new Set<Session>();
  private isClosed = false;

  /** For `createTandem` and `connect`. */
  constructor(places: Places) {
    this.places = places;
  }

  /** Runs a program to its end. */
  async run(source: string | Uint8Array, options: RunOptions = {}): Promise<Outcome> {
    return this.start(source, options).outcome;
  }

  /** Starts a program, to be watched and steered while it runs. Throws TandemError for options that are not valid. */
  start(source: string | Uint8Array, options: RunOptions = {}): Run {
    this.requireOpen();
    return Run.start(this.places.runner(options.isolation), source, options);
  }

  /** A session occupies a thread, or a process, until it is closed. */
  async openSession(options: SessionOptions = {}): Promise<Session> {
    this.requireOpen();
    const {
      onStdout,
      onStderr,
      onHostError,
      stdin,
      functions,
      wheels = [],
      isolation: _isolation,
      client,
      ...machine
    } = options;
    const parsed = machineOptions.safeParse({ ...withWheels(machine, wheels), ...describeFunctions(functions) });
    if (!parsed.success) throw new TandemError("invalid-message", parsed.error.message);
    const placement = client === undefined ? {} : { client };
    const link = place(() => this.places.runner(options.isolation).openSession(parsed.data, placement));
    const session = new Session(link, options);
    this.sessions.add(session);
    return session;
  }

  /** The isolate processes; null when there are none. */
  get isolateStatus(): IsolateStatus | null {
    return this.places.isolateStatus;
  }

  /** Settles when a first program would start at once. */
  async ready(): Promise<void> {
    await this.places.ready();
  }

  /**
   * Closes all sessions and ends all threads and processes. Runs in isolate processes may go on for up to `graceMs`
   * milliseconds; what has not ended by then ends as `cancelled`.
   */
  async close({ graceMs = 0 }: { readonly graceMs?: number } = {}): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.sessions].map((session) => session.close()));
    await this.places.close(graceMs);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  private requireOpen(): void {
    if (this.isClosed) throw new TandemError("closed", "this Tandem is closed");
  }
}

/** Programs in threads and processes of this machine. */
export async function createTandem(options: LocalOptions = {}): Promise<Tandem> {
  return new Tandem(new LocalPlaces(options));
}

/** Programs on the server at `url`. Rejects with TandemError: `unauthorized`, `failed`. */
export async function connect(url: string, options: ConnectOptions = {}): Promise<Tandem> {
  // Whoever needs no server does not load what talks to one.
  const { RemotePlaces } = await import("./remote/remote-places.js");
  return new Tandem(await RemotePlaces.connect(url, options));
}
