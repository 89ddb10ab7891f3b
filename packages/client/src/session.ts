/** A long-lived interpreter: its names stay from one call to the next. */

import type { SessionLink } from "@tandem-py/worker";
import {
  type Limits,
  type Outcome,
  type PlainValue,
  Request,
  type SessionCommand,
  type SessionResult,
  sessionCommand,
  sessionResult,
} from "@tandem-py/worker/protocol";
import { Connection, type StreamOptions } from "./connection.js";
import { TandemError } from "./errors.js";
import { takeLimits } from "./limits.js";
import { Program } from "./program.js";
import { type SupervisionOptions, Supervisor } from "./supervisor.js";

export interface ExecuteOptions extends Limits, SupervisionOptions {
  /** Shown in tracebacks; `<session>` by default. */
  readonly filename?: string;
  /** `exec` statements (the default), `eval` an expression, `single` interactive input, whose values are displayed. */
  readonly mode?: "exec" | "eval" | "single";
  /** Do not print an uncaught exception; the outcome has it. */
  readonly isQuiet?: boolean;
  /** The name of this call in coverage with `contexts: "calls"`; by default its number. */
  readonly context?: string;
}

/** The names of a session's `__main__`, as plain data. */
export interface SessionGlobals {
  /** Undefined for a name that is not bound. */
  get(name: string): Promise<PlainValue | undefined>;
  set(name: string, value: PlainValue): Promise<void>;
  delete(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
}

export class Session extends Program implements AsyncDisposable {
  readonly globals: SessionGlobals = {
    get: async (name) => {
      const result = await this.ask({ kind: "get", name });
      return result.kind === "value" ? result.value : undefined;
    },
    set: async (name, value) => {
      await this.ask({ kind: "set", name, value });
    },
    delete: async (name) => {
      await this.ask({ kind: "delete", name });
    },
    names: async () => {
      const result = await this.ask({ kind: "names" });
      return result.kind === "names" ? result.names : [];
    },
  };

  private readonly thread: SessionLink;
  /** Settles when the thread is gone. */
  private readonly death: Promise<Death>;
  private closed: "closed" | "crashed" | null = null;
  private running: Supervisor | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private pending = 0;
  private markRunEnd: () => void = () => {};

  constructor(thread: SessionLink, options: StreamOptions) {
    const events = { onRunStart: () => this.running?.begin(), onRunEnd: () => this.markRunEnd() };
    super(thread, new Connection(thread, options, events, false));
    this.thread = thread;
    this.death = thread.done.then(
      () => this.end("closed", undefined),
      (error: unknown) => this.end("crashed", error),
    );
  }

  get isBusy(): boolean {
    return this.running !== null;
  }

  /** Runs statements. Calls are done one after the other. */
  execute(source: string | Uint8Array, options: ExecuteOptions = {}): Promise<Outcome> {
    const { filename = "<session>", mode = "exec", isQuiet = false, context } = options;
    const [limits] = takeLimits(options);
    const named = context === undefined ? {} : { context };
    const command: SessionCommand = { kind: "execute", source, filename, mode, isQuiet, ...named, ...limits };
    return this.enqueue(() => this.supervise(command, options));
  }

  /** The value of an expression, in an outcome of kind `ok`; an exception is not printed. */
  evaluate(expression: string, options: Omit<ExecuteOptions, "mode"> = {}): Promise<Outcome> {
    return this.execute(expression, { isQuiet: true, ...options, mode: "eval" });
  }

  /** Ends the run that is going on at its next safe point. */
  cancel(): void {
    this.running?.cancel();
  }

  /** Ends the session and frees its thread; a run that is going on ends as `cancelled`. */
  async close(): Promise<void> {
    if (this.closed === null) {
      this.closed = "closed";
      if (this.pending === 0) await Promise.race([this.thread.request({ kind: "close" }), this.death]);
      this.running?.kill("cancelled");
      this.thread.kill();
    }
    await this.death;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  private async supervise(command: SessionCommand, options: SupervisionOptions): Promise<Outcome> {
    const { control } = this.thread;
    // What was asked of an earlier run and came too late for it.
    control.withdraw(Request.INTERRUPT | Request.CANCEL);
    const supervisor = new Supervisor(this.thread, options);
    if (options.signal?.aborted === true) supervisor.cancel();
    const streamEnd = new Promise<void>((resolve) => {
      this.markRunEnd = resolve;
    });
    this.running = supervisor;
    try {
      const answer = await Promise.race([this.call(command), this.death]);
      if (isDeath(answer) && answer.error instanceof TandemError) throw answer.error;
      if (isDeath(answer)) return supervisor.outcomeOfDeath(answer.error, this.connection.lengths);
      const result = accept(answer);
      if (result.kind !== "outcome") throw new TandemError("failed", "the thread gave no outcome");
      await Promise.race([streamEnd, this.death]);
      await this.connection.settled();
      return result.outcome;
    } finally {
      this.running = null;
      supervisor.end();
    }
  }

  private async ask(command: SessionCommand): Promise<SessionResult> {
    return this.enqueue(async () => {
      const answer = await Promise.race([this.call(command), this.death]);
      if (isDeath(answer) && answer.error instanceof TandemError) throw answer.error;
      if (isDeath(answer)) throw new TandemError("crashed", "the session's thread has died");
      return accept(answer);
    });
  }

  private call(command: SessionCommand): Promise<unknown> {
    const parsed = sessionCommand.safeParse(command);
    if (!parsed.success) throw new TandemError("invalid-message", parsed.error.message);
    return this.thread.request(parsed.data);
  }

  private enqueue<Result>(action: () => Promise<Result>): Promise<Result> {
    this.requireOpen();
    this.pending++;
    const turn = async (): Promise<Result> => {
      try {
        this.requireOpen();
        return await action();
      } finally {
        this.pending--;
      }
    };
    // The first in line starts at once, so that it can be interrupted at once.
    const result = this.pending === 1 ? turn() : this.queue.then(turn);
    this.queue = result.catch(() => {});
    return result;
  }

  private requireOpen(): void {
    if (this.closed === "closed") throw new TandemError("closed", "the session is closed");
    if (this.closed === "crashed") throw new TandemError("crashed", "the session's thread has died");
  }

  private end(reason: "closed" | "crashed", error: unknown): Death {
    this.closed ??= reason;
    this.connection.close();
    this.thread.hangUp();
    return { isDeath: true, error };
  }
}

interface Death {
  readonly isDeath: true;
  readonly error: unknown;
}

function isDeath(answer: unknown): answer is Death {
  return typeof answer === "object" && answer !== null && "isDeath" in answer;
}

function accept(answer: unknown): SessionResult {
  const result = sessionResult.parse(answer);
  if (result.kind === "failed") throw new TandemError(result.code, result.message);
  return result;
}
