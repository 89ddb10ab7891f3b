/** Speaks for a program to a client far away: what the client says is done here, what the program sends is told there. */

import type { ProgramCommand, ProgramReport, SessionCommand } from "../protocol/index.js";
import { ProgramDeath, type ProgramLink, type SessionLink } from "./program-link.js";

const BEAT = 100;

export interface RelayOptions {
  readonly send: (report: ProgramReport) => void;
  /** Called after the last report. */
  readonly onEnd?: () => void;
}

export class ProgramRelay {
  private readonly link: ProgramLink | SessionLink;
  private readonly send: (report: ProgramReport) => void;
  private readonly beat: NodeJS.Timeout;

  constructor(link: ProgramLink | SessionLink, { send, onEnd }: RelayOptions) {
    this.link = link;
    this.send = send;
    let markEnd = (): void => {};
    // A session's runs are many, and their results are answers.
    const lastWord = "request" in link ? Promise.resolve() : new Promise<void>((resolve) => (markEnd = resolve));
    link.stream.on("message", (message) => {
      // Memory cannot be shared with a client elsewhere.
      if (isOfKind(message, "coverage-code")) return;
      send({ kind: "stream", message });
      if (isOfKind(message, "run-end")) markEnd();
    });
    this.beat = setInterval(() => this.tellState(), BEAT);
    link.done
      .then(
        async (result) => {
          await lastWord;
          send({ kind: "done", result: result ?? null });
        },
        (error: unknown) => send(deathReport(error)),
      )
      .finally(() => {
        clearInterval(this.beat);
        onEnd?.();
      });
  }

  receive(command: ProgramCommand): void {
    const { link } = this;
    switch (command.kind) {
      case "request":
        link.control.request(command.bits);
        return this.tellState();
      case "withdraw":
        return link.control.withdraw(command.bits);
      case "chunks":
        return link.control.takeChunks(command.trace, command.count);
      case "output":
        return link.control.takeOutput(command.length);
      case "message":
        return link.stream.postMessage(command.message);
      case "call":
        return void this.call(command.call, command.command);
      case "kill":
        return link.kill();
    }
  }

  private async call(call: number, command: SessionCommand): Promise<void> {
    // A run has no commands; whoever sends one is not a client of ours, and gets no answer.
    if ("request" in this.link) this.send({ kind: "answer", call, answer: await this.link.request(command) });
  }

  private tellState(): void {
    const { state, pausedMilliseconds } = this.link.control;
    this.send({ kind: "beat", state, pausedMilliseconds });
  }
}

function isOfKind(message: unknown, kind: string): boolean {
  return typeof message === "object" && message !== null && "kind" in message && message.kind === kind;
}

function deathReport(error: unknown): ProgramReport {
  if (error instanceof ProgramDeath) return { kind: "died", reason: error.reason, message: error.message };
  const isMemory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
  if (isMemory) return { kind: "died", reason: "memory", message: "out of memory" };
  return { kind: "died", reason: "crashed", message: "the thread has died" };
}
