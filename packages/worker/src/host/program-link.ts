/** A program as its client reaches it, in a thread, in another process or behind a server. */

import type { ControlMessage, RunCommand, SessionCommand, State } from "../protocol/index.js";

/** What can be asked of a program that is too busy to receive messages, and how far the client has got. */
export interface ProgramControl {
  /** Bits of `Request`. */
  request(bits: number): void;
  withdraw(bits: number): void;
  /** The client has read so many chunks of a trace. */
  takeChunks(trace: number, count: number): void;
  /** The client has taken so many characters of output. */
  takeOutput(length: number): void;
  readonly state: State;
  /** Milliseconds spent paused in this run. */
  readonly pausedMilliseconds: number;
}

/** Output and events come from it, control messages go to it. */
export interface ProgramStream {
  on(event: "message", listener: (message: unknown) => void): unknown;
  postMessage(message: ControlMessage): void;
  close(): void;
}

export interface ProgramLink {
  readonly control: ProgramControl;
  readonly stream: ProgramStream;
  /** Settles when the program is over; rejects when what it runs in dies, with a `ProgramDeath` where the cause is known. */
  readonly done: Promise<unknown>;
  /** Ends what it runs in. */
  readonly kill: () => void;
}

export interface SessionLink extends ProgramLink {
  /** The session's answer to a command. May stay open for ever when the session dies: race it against `done`. */
  readonly request: (command: SessionCommand) => Promise<unknown>;
  /** Nothing more will be asked. */
  readonly hangUp: () => void;
}

/** What runs programs. */
export interface ProgramRunner {
  /** `requests` hold from the start. */
  run(command: RunCommand, options?: PlacementOptions): ProgramLink;
}

export interface PlacementOptions {
  readonly requests?: number;
  /** Whose program it is: those of one client wait in one line, and the lines take turns. */
  readonly client?: string;
}

/** Why there is no outcome from the program itself. */
export class ProgramDeath extends Error {
  readonly reason: "memory" | "timeout" | "crashed" | "cancelled";

  constructor(reason: ProgramDeath["reason"], message: string) {
    super(message);
    this.name = "ProgramDeath";
    this.reason = reason;
  }
}

/** All places are taken, and so are those in the queue. */
export class QueueFull extends Error {
  constructor(message: string) {
    super(message);
    this.name = "QueueFull";
  }
}
