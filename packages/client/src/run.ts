/** One program on a thread of its own. */

import type { ProgramLink, ProgramRunner } from "@tandem-py/worker";
import {
  type CountFilter,
  type CoverageFilter,
  type FrameReport,
  type Limits,
  type MachineOptions,
  type Outcome,
  outcome,
  type PlainValue,
  type ProfileRequest,
  Request,
  runCommand,
  type TraceFilter,
} from "@tandem-py/worker/protocol";
import { Connection, type StreamOptions } from "./connection.js";
import { completeConfiguration, type Debugger, type DebugOptions } from "./debugger.js";
import { place, TandemError } from "./errors.js";
import { describeFunctions } from "./host-functions.js";
import { takeLimits } from "./limits.js";
import { Program } from "./program.js";
import { explainSilence } from "./silence.js";
import { type SupervisionOptions, Supervisor } from "./supervisor.js";
import type { EventBatch } from "./trace-events.js";
import type { TraceStream } from "./trace-stream.js";
import { type Wheel, withWheels } from "./wheels.js";

export interface RunOptions
  extends Omit<MachineOptions, "functions">,
    Limits,
    StreamOptions,
    SupervisionOptions,
    PlaceOptions {
  /** Shown in tracebacks; `<string>` by default. */
  readonly filename?: string;
  /** Traces from the first line on. */
  readonly trace?: TraceFilter & {
    /** A promise holds back further events, and with them the program or its trace. */
    readonly onEvents: (events: EventBatch) => void | Promise<void>;
  };
  /** Counts calls and lines from the first line on; the outcome holds the counts. */
  readonly count?: CountFilter;
  /** Measures coverage from the first line on; the outcome holds it, see `reportCoverage`. */
  readonly coverage?: CoverageFilter;
  /**
   * Whether the outcome of a run that a limit ends says where its time went. Of the last part of the time, at most 200
   * ms, every line is counted, which slows the program down.
   */
  readonly explain?: boolean;
  /** Looks at the stack now and then, in either machine; the outcome holds what was seen. */
  readonly profile?: ProfileRequest;
  /** Runs under a debugger from the first line on: `Run.debugger`. */
  readonly debug?: DebugOptions;
  /** Packages to import from. */
  readonly wheels?: readonly Wheel[];
  /** Values of names of `__main__`. */
  readonly inputs?: Readonly<Record<string, PlainValue>>;
  /** Whether the outcome is to hold the files in memory that the program has written. */
  readonly collectFiles?: boolean;
  /** Whether the outcome is to say what has been compiled to JavaScript; `text`: with the JavaScript itself. */
  readonly reportsCompiled?: boolean | "text";
  /**
   * `run-module` takes the source for the name of a module and runs that as `python -m` does; `disassemble` lists the
   * bytecode, which is the outcome's value, instead of running it.
   */
  readonly action?: "run" | "run-module" | "disassemble";
}

/** Where a program runs. */
export interface PlaceOptions {
  /** In a `thread` of this process, or in a `process` of its own, for programs that are not trusted. */
  readonly isolation?: Isolation;
  /** Whose program it is: where programs have to wait, those of one client wait in one line, and the lines take turns. */
  readonly client?: string;
}

export type Isolation = "thread" | "process";

/** A program that is running. */
export class Run extends Program {
  /** How the program ended. Rejects only with what an `on…` function has thrown. */
  readonly outcome: Promise<Outcome>;
  /** The debugger that it was started under; null without one. */
  readonly debugger: Debugger | null;
  private readonly supervisor: Supervisor;
  private hasEnded = false;

  private constructor(parts: RunParts) {
    super(parts.task, parts.connection);
    this.supervisor = parts.supervisor;
    this.debugger = parts.debugger;
    this.outcome = this.finish(parts);
    // Whoever does not look at the outcome is not to be ended by it.
    this.outcome.catch(() => {});
  }

  /** Throws TandemError for options that are not valid. */
  static start(runner: ProgramRunner, source: string | Uint8Array, options: RunOptions): Run {
    const { onStdout, onStderr, onHostError, stdin, signal, trace, debug, filename, functions, ...rest } = options;
    const {
      action,
      collectFiles,
      reportsCompiled,
      count,
      coverage,
      explain,
      profile,
      inputs,
      client,
      isolation: _,
      wheels = [],
      ...others
    } = rest;
    const [limits, machine] = takeLimits(others);
    const { onEvents, ...filter } = trace ?? { onEvents: undefined };
    const command = runCommand.safeParse({
      source,
      filename: filename ?? "<string>",
      machine: { ...withWheels(machine, wheels), ...describeFunctions(functions) },
      inputs,
      ...limits,
      collectFiles,
      reportsCompiled,
      count,
      coverage,
      explain,
      profile,
      action,
      ...(trace === undefined ? {} : { trace: filter }),
      ...(debug === undefined ? {} : { debug: completeConfiguration(debug) }),
    });
    if (!command.success) throw new TandemError("invalid-message", command.error.message);
    const requests = signal?.aborted === true ? Request.CANCEL : 0;
    const task = place(() => runner.run(command.data, { requests, ...(client === undefined ? {} : { client }) }));
    const supervisor = new Supervisor(task, options);
    let markEnd = (): void => {};
    const streamEnd = new Promise<void>((resolve) => {
      markEnd = resolve;
    });
    const connection = new Connection(task, options, { onRunStart: () => supervisor.begin(), onRunEnd: markEnd }, true);
    const events = onEvents === undefined ? undefined : passOn(connection.expectTrace(), onEvents);
    // Whoever waits for the outcome gets it.
    events?.catch(() => {});
    const controller = debug === undefined ? null : connection.expectDebugger(debug);
    if (signal?.aborted === true) supervisor.cancel();
    return new Run({ task, connection, supervisor, streamEnd, events, debugger: controller });
  }

  get isBusy(): boolean {
    return !this.hasEnded;
  }

  /** Ends the program at its next safe point. */
  cancel(): void {
    if (!this.hasEnded) this.supervisor.cancel();
  }

  private async finish({ task, connection, supervisor, streamEnd, events }: RunParts): Promise<Outcome> {
    try {
      const result = outcome.parse(await task.done);
      await streamEnd;
      await events;
      await connection.settled();
      return result;
    } catch (error) {
      // A server has refused it.
      if (error instanceof TandemError || (await hasSettled(task.done))) throw error;
      // What was written before counts.
      await connection.settled();
      return withPosition(supervisor.outcomeOfDeath(error, connection.lengths), connection.position);
    } finally {
      this.hasEnded = true;
      supervisor.end();
      connection.close();
    }
  }
}

interface RunParts {
  readonly task: ProgramLink;
  readonly connection: Connection;
  readonly supervisor: Supervisor;
  readonly streamEnd: Promise<void>;
  readonly events: Promise<void> | undefined;
  readonly debugger: Debugger | null;
}

async function passOn(trace: TraceStream, onEvents: (events: EventBatch) => void | Promise<void>): Promise<void> {
  for await (const batch of trace.batches()) await onEvents(batch);
}

/** Whether the thread has answered: then the error is not of its making. */
async function hasSettled(done: Promise<unknown>): Promise<boolean> {
  return done.then(
    () => true,
    () => false,
  );
}

/** What can be said of a program that did not answer: where it was last. */
function withPosition(result: Outcome, position: FrameReport | null): Outcome {
  if (position === null || !("frames" in result)) return result;
  return { ...result, frames: [position], explanation: explainSilence(position) };
}
