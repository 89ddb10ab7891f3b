/** Watches one run: asks the program to stop, and ends its thread when it does not answer. */

import { ProgramDeath, type ProgramLink } from "@tandem-py/worker";
import { EXIT_CODES, type Limits, type Outcome, Request, State } from "@tandem-py/worker/protocol";

export interface SupervisionOptions extends Pick<Limits, "timeoutMs" | "softTimeoutMs"> {
  readonly signal?: AbortSignal;
}

/** How long a program may take to reach a safe point before its thread is ended. */
const GRACE = 1000;

export class Supervisor {
  /** Why the thread was ended, if it was. */
  private killedFor: "timeout" | "cancelled" | null = null;
  private isCancelled = false;
  private readonly task: ProgramLink;
  private readonly options: SupervisionOptions;
  private readonly startedAt = performance.now();
  private timer: NodeJS.Timeout | undefined;
  private readonly onAbort = (): void => this.cancel();

  constructor(task: ProgramLink, options: SupervisionOptions) {
    this.task = task;
    this.options = options;
    options.signal?.addEventListener("abort", this.onAbort, { once: true });
  }

  /** The program has begun: its own clock runs, and ours behind it. */
  begin(): void {
    const { softTimeoutMs } = this.options;
    const timeoutMs = this.options.timeoutMs ?? (softTimeoutMs === undefined ? undefined : softTimeoutMs + GRACE);
    if (timeoutMs !== undefined && this.timer === undefined) this.watch(performance.now(), timeoutMs + GRACE);
  }

  /** Ends the run at the next safe point, or the thread soon after. */
  cancel(): void {
    this.isCancelled = true;
    this.task.control.request(Request.CANCEL);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.kill("cancelled"), GRACE);
  }

  end(): void {
    clearTimeout(this.timer);
    this.options.signal?.removeEventListener("abort", this.onAbort);
  }

  /** Why the program was ended from here, if it was. */
  get reason(): "timeout" | "cancelled" | null {
    return this.killedFor ?? (this.isCancelled ? "cancelled" : null);
  }

  /** The outcome of a run whose thread or process has died, when so much of its output has arrived. */
  outcomeOfDeath(error: unknown, lengths: { readonly stdout: number; readonly stderr: number }): Outcome {
    const shared = {
      stdoutLength: lengths.stdout,
      stderrLength: lengths.stderr,
      usage: { wallMs: performance.now() - this.startedAt, cpuMs: 0, steps: 0, peakMemory: 0, events: 0 },
    };
    const reason = error instanceof ProgramDeath ? error.reason : "crashed";
    switch (this.reason ?? reason) {
      case "timeout":
        return { kind: "timeout", exitCode: EXIT_CODES.timeout, frames: [], ...shared };
      case "cancelled":
        return { kind: "cancelled", exitCode: EXIT_CODES.cancelled, frames: [], ...shared };
      case "memory":
        return { kind: "memory", exitCode: EXIT_CODES.memory, frames: [], ...shared };
      case "crashed":
        return { kind: "crashed", exitCode: EXIT_CODES.crashed, message: messageOf(error), ...shared };
    }
  }

  private watch(since: number, allowed: number): void {
    const { control } = this.task;
    const used = performance.now() - since - control.pausedMilliseconds;
    this.timer = setTimeout(
      () => {
        const isPaused = control.state === State.PAUSED;
        const left = allowed - (performance.now() - since - control.pausedMilliseconds);
        if (isPaused || left > 0) this.watch(since, isPaused ? allowed + GRACE : allowed);
        else this.kill("timeout");
      },
      Math.max(1, allowed - used),
    );
  }

  /** Ends the thread at once. */
  kill(reason: "timeout" | "cancelled"): void {
    this.killedFor = reason;
    this.task.kill();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "the thread has died";
}
