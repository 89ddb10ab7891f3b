/** Standard output and standard error on their way to the client, in batches. */

import type { MessagePort } from "node:worker_threads";
import { type ControlBlock, State, type StreamMessage } from "../protocol/index.js";

type StreamName = "stdout" | "stderr";

/** Characters in a batch, at which it is sent at once. */
const BATCH = 32_768;
/** How long a batch may wait for more, in milliseconds. */
const PATIENCE = 10;
/** Characters that the client may be behind. */
const MAXIMUM_IN_FLIGHT = 4_194_304;
const WAIT_SLICE = 100;

export class Output {
  private readonly port: MessagePort;
  private readonly control: ControlBlock;
  private readonly mayStopWaiting: () => boolean;
  private stream: StreamName = "stdout";
  private pending = "";
  private lastSent = 0;
  private sent: number;
  private left = Number.POSITIVE_INFINITY;
  private lengths: Record<StreamName, number> = { stdout: 0, stderr: 0 };
  /** The program has tried to write more than it may. */
  isOverLimit = false;

  /** `mayStopWaiting` tells whether a program that waits for a slow client is to end. */
  constructor(port: MessagePort, control: ControlBlock, mayStopWaiting: () => boolean) {
    this.port = port;
    this.control = control;
    this.mayStopWaiting = mayStopWaiting;
    this.sent = control.outputTaken;
  }

  /** Starts counting anew. */
  begin(limit: number | undefined): void {
    this.left = limit ?? Number.POSITIVE_INFINITY;
    this.lengths = { stdout: 0, stderr: 0 };
    this.isOverLimit = false;
  }

  lengthOf(stream: StreamName): number {
    return this.lengths[stream];
  }

  write(stream: StreamName, text: string): void {
    if (text === "") return;
    const allowed = text.length <= this.left ? text : this.cut(text);
    this.left -= allowed.length;
    this.lengths[stream] += allowed.length;
    if (stream !== this.stream) {
      this.flush();
      this.stream = stream;
    }
    this.pending += allowed;
    // A line is not sent in two pieces when its newline is about to follow.
    const isWhole = text.endsWith("\n") && performance.now() - this.lastSent > PATIENCE;
    if (isWhole || this.pending.length >= BATCH) this.flush();
  }

  /** Sends what has waited long enough. */
  flushStale(now: number): void {
    if (this.pending !== "" && now - this.lastSent > PATIENCE) this.flush();
  }

  flush(): void {
    if (this.pending === "") return;
    this.waitForClient();
    const message: StreamMessage = { kind: "output", stream: this.stream, text: this.pending };
    this.sent = (this.sent + this.pending.length) | 0;
    this.pending = "";
    this.lastSent = performance.now();
    this.port.postMessage(message);
  }

  private cut(text: string): string {
    this.isOverLimit = true;
    const length = this.left;
    this.left = 0;
    // Never half of a character.
    const splits = length > 0 && (text.codePointAt(length - 1) ?? 0) > 0xffff;
    const allowed = text.slice(0, splits ? length - 1 : length);
    this.left = allowed.length;
    return allowed;
  }

  private waitForClient(): void {
    const before = this.control.enter(State.BLOCKED);
    for (;;) {
      const ticket = this.control.ticket;
      const isFarBehind = ((this.sent - this.control.outputTaken) | 0) > MAXIMUM_IN_FLIGHT;
      if (!isFarBehind || this.mayStopWaiting()) break;
      this.control.wait(ticket, WAIT_SLICE);
    }
    this.control.enter(before);
  }
}
