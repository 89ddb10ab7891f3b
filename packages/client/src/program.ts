/** What can be asked of a program at any time, also while it is busy. */

import type { ProgramLink } from "@tandem-py/worker";
import {
  type CountFilter,
  type CoverageFilter,
  type CoverageRecord,
  type FrameReport,
  Request,
  type TraceFilter,
} from "@tandem-py/worker/protocol";
import type { Connection, CoverageMeasurement, LineCounts } from "./connection.js";
import type { Debugger, DebugOptions } from "./debugger.js";
import type { TraceStream } from "./trace-stream.js";

export abstract class Program {
  protected readonly task: ProgramLink;
  protected readonly connection: Connection;

  constructor(task: ProgramLink, connection: Connection) {
    this.task = task;
    this.connection = connection;
  }

  /** Something runs, or waits to. */
  abstract get isBusy(): boolean;

  /** Raises KeyboardInterrupt at the next safe point; false when nothing runs. */
  interrupt(): boolean {
    if (!this.isBusy) return false;
    this.task.control.request(Request.INTERRUPT);
    return true;
  }

  /** Holds the program at its next safe point, also one that is started later. */
  pause(): void {
    this.task.control.request(Request.PAUSE);
  }

  resume(): void {
    this.task.control.withdraw(Request.PAUSE);
  }

  /**
   * Turns a trace on in mid-run; leaving the loop over the events, or `stop()`, turns it off. There may be any number
   * of them. Throws TandemError for a filter that is not valid.
   */
  trace(filter: TraceFilter = {}): TraceStream {
    return this.connection.trace(filter);
  }

  /** Counts calls and lines from now on, without an event for each. */
  count(filter: CountFilter = {}): LineCounts {
    return this.connection.count(filter);
  }

  /** Measures coverage of what is compiled from now on, in place of an earlier measurement. */
  coverage(filter: CoverageFilter = {}): CoverageMeasurement {
    return this.connection.coverage(filter);
  }

  /**
   * What has run so far, of lines alone, read from the counters themselves while the program goes on: of coverage with
   * `live: true`, since its last `read()`. Empty for a program in another process or behind a server.
   */
  liveCoverage(): CoverageRecord {
    return this.connection.liveCoverage();
  }

  /** Puts the program under a debugger, which replaces an earlier one. */
  debug(options: DebugOptions = {}): Debugger {
    return this.connection.debug(options);
  }

  /** Where the program is, outermost frame first; empty when nothing runs. */
  stack(): Promise<readonly FrameReport[]> {
    return this.connection.stack();
  }

  /** More standard input. */
  feed(text: string): void {
    this.connection.feed(text);
  }

  endInput(): void {
    this.connection.endInput();
  }
}
