/** The client's end of a program that is reached by messages only. What it is told before it has a place is kept. */

import { type ProgramCommand, type ProgramReport, type SessionCommand, State } from "../protocol/index.js";
import { type ProgramControl, ProgramDeath, type ProgramStream, type SessionLink } from "./program-link.js";

type Send = (command: ProgramCommand) => void;

export class FarProgram implements SessionLink {
  readonly control: FarControl;
  readonly stream: ProgramStream;
  readonly done: Promise<unknown>;
  private readonly waiting: ProgramCommand[] = [];
  private readonly listeners: ((message: unknown) => void)[] = [];
  /** What came before anybody listened. */
  private readonly early: unknown[] = [];
  private readonly calls = new Map<number, (answer: unknown) => void>();
  private readonly onKill: () => void;
  private callCount = 0;
  private forward: Send | null = null;
  private hasEnded = false;
  private resolve: (result: unknown) => void = () => {};
  private reject: (reason: unknown) => void = () => {};

  /** `onKill` ends whatever the program is in, also when it still waits for a place. */
  constructor(onKill: () => void) {
    this.onKill = onKill;
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.done.catch(() => {});
    const send: Send = (command) => this.send(command);
    this.control = new FarControl(send);
    this.stream = {
      on: (_event, listener) => this.listen(listener),
      postMessage: (message) => send({ kind: "message", message }),
      close: () => this.listeners.splice(0),
    };
  }

  readonly kill = (): void => this.onKill();

  readonly request = (command: SessionCommand): Promise<unknown> => {
    const call = this.callCount++;
    return new Promise((resolve) => {
      this.calls.set(call, resolve);
      this.send({ kind: "call", call, command });
    });
  };

  readonly hangUp = (): void => this.calls.clear();

  get isOver(): boolean {
    return this.hasEnded;
  }

  /** The program has its place. */
  attach(forward: Send): void {
    this.forward = forward;
    for (const command of this.waiting.splice(0)) forward(command);
  }

  receive(report: ProgramReport): void {
    if (this.hasEnded) return;
    switch (report.kind) {
      case "stream":
        return this.deliver(report.message);
      case "answer":
        this.calls.get(report.call)?.(report.answer);
        this.calls.delete(report.call);
        return;
      case "beat":
        this.control.state = report.state;
        this.control.pausedMilliseconds = report.pausedMilliseconds;
        return;
      case "done":
        this.hasEnded = true;
        return this.resolve(report.result);
      case "died":
        return this.fail(new ProgramDeath(report.reason, report.message));
    }
  }

  /** The program has ended without a word of its own. */
  fail(error: Error): void {
    this.hasEnded = true;
    this.reject(error);
  }

  private listen(listener: (message: unknown) => void): void {
    this.listeners.push(listener);
    for (const message of this.early.splice(0)) this.deliver(message);
  }

  private deliver(message: unknown): void {
    if (this.listeners.length === 0) this.early.push(message);
    for (const listener of this.listeners) listener(message);
  }

  private send(command: ProgramCommand): void {
    if (this.hasEnded) return;
    if (this.forward === null) this.waiting.push(command);
    else this.forward(command);
  }
}

class FarControl implements ProgramControl {
  state: State = State.IDLE;
  pausedMilliseconds = 0;
  /** Called before a request goes its way. */
  onRequest: ((bits: number) => void) | null = null;
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  request(bits: number): void {
    this.onRequest?.(bits);
    this.send({ kind: "request", bits });
  }

  withdraw(bits: number): void {
    this.send({ kind: "withdraw", bits });
  }

  takeChunks(trace: number, count: number): void {
    this.send({ kind: "chunks", trace, count });
  }

  takeOutput(length: number): void {
    this.send({ kind: "output", length });
  }
}
