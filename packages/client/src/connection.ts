/** The client's end of a program's stream: output, input, traces, and requests to a program that may be busy. */

import type { ProgramLink } from "@tandem-py/worker";
import {
  type CodeCounts,
  type ControlMessage,
  type CountFilter,
  type CoverageFilter,
  type CoverageRecord,
  countFilter,
  coverageFilter,
  type FrameReport,
  type LiveCode,
  MAXIMUM_TRACES,
  Request,
  type StreamMessage,
  streamMessage,
  type TraceFilter,
  traceFilter,
} from "@tandem-py/worker/protocol";
import { Debugger, type DebugOptions } from "./debugger.js";
import { TandemError } from "./errors.js";
import { HostCalls, type HostErrorOptions, type HostFunctions } from "./host-functions.js";
import { InputSource, type StandardInput } from "./input-source.js";
import { TraceStream } from "./trace-stream.js";

export interface StreamOptions extends HostErrorOptions {
  /** What the program can call: functions in `__main__`, and of the module `tandem_host`. */
  readonly functions?: HostFunctions;
  /** Output as it arrives; a promise holds the program back when it writes faster than this takes it. */
  readonly onStdout?: (text: string) => void | Promise<void>;
  readonly onStderr?: (text: string) => void | Promise<void>;
  readonly stdin?: StandardInput;
}

export interface ConnectionEvents {
  readonly onRunStart: () => void;
  readonly onRunEnd: () => void;
}

/** How often calls and lines have run since counting began. */
export interface LineCounts {
  /** So far, also while the program is busy; empty when it has ended or counting has stopped. */
  readonly read: () => Promise<readonly CodeCounts[]>;
  readonly stop: () => void;
}

/** What has run since measuring began. */
export interface CoverageMeasurement {
  /** So far, also while the program is busy; empty when it has ended or measuring has stopped. */
  readonly read: () => Promise<CoverageRecord>;
  readonly stop: () => void;
}

const NOTHING_COVERED: CoverageRecord = { hasBranches: false, files: [], contexts: [] };

export class Connection {
  private readonly task: ProgramLink;
  private readonly options: StreamOptions;
  private readonly events: ConnectionEvents;
  private readonly input: InputSource | null;
  private readonly traces = new Map<number, TraceStream>();
  private readonly stacks = new Map<number, (frames: readonly FrameReport[]) => void>();
  private debugger: Debugger | null = null;
  private readonly counts = new Map<number, ((codes: readonly CodeCounts[]) => void)[]>();
  private readonly coverages = new Map<number, (record: CoverageRecord) => void>();
  private readonly liveCodes: LiveCode[] = [];
  /** Where the program has last said that it is; null when it does not tell. */
  position: FrameReport | null = null;
  private traceCount = 0;
  private countCount = 0;
  private stackCount = 0;
  private coverageCount = 0;
  private delivered: Promise<void> = Promise.resolve();
  private isClosed = false;
  private readonly calls: HostCalls;
  /** Characters of output of the present run that have arrived. */
  readonly lengths = { stdout: 0, stderr: 0 };

  constructor(task: ProgramLink, options: StreamOptions, events: ConnectionEvents, needsInput: boolean) {
    this.task = task;
    this.options = options;
    this.events = events;
    const { stdin } = options;
    this.input = stdin === undefined ? (needsInput ? new InputSource("") : null) : new InputSource(stdin);
    this.calls = new HostCalls(options.functions ?? {}, options, (message) => this.send(message));
    task.stream.on("message", (data: unknown) => this.receive(data));
  }

  /** Turns a trace on, now or at a busy program's next safe point. */
  trace(filter: TraceFilter): TraceStream {
    this.requireOpen();
    const checked = checkFilter(filter);
    const id = this.traceCount;
    const stream = this.expectTrace();
    this.send({ kind: "trace-on", id, filter: checked });
    return stream;
  }

  /** The stream of the trace that the program begins with. */
  expectTrace(): TraceStream {
    const id = this.traceCount;
    if (this.traces.has(id - MAXIMUM_TRACES)) throw new TandemError("failed", `there are ${MAXIMUM_TRACES} traces`);
    this.traceCount++;
    const stream = new TraceStream({
      taken: (chunks) => this.task.control.takeChunks(id, chunks),
      stop: () => this.send({ kind: "trace-off", id }),
      change: (filter) => this.send({ kind: "trace-change", id, filter: checkFilter(filter) }),
    });
    this.traces.set(id, stream);
    return stream;
  }

  /** Counts calls and lines from now on, or from a busy program's next safe point. */
  count(filter: CountFilter): LineCounts {
    this.requireOpen();
    const id = ++this.countCount;
    const parsed = countFilter.safeParse(filter);
    if (!parsed.success) throw new TandemError("invalid-message", parsed.error.message);
    this.send({ kind: "count-on", id, filter: parsed.data });
    return {
      read: () => this.readCounts(id),
      stop: () => this.send({ kind: "count-off", id }),
    };
  }

  private async readCounts(id: number): Promise<readonly CodeCounts[]> {
    this.requireOpen();
    return new Promise((resolve) => {
      this.counts.set(id, [...(this.counts.get(id) ?? []), resolve]);
      this.send({ kind: "count-read", id });
    });
  }

  /** Measures what is compiled from now on, or from a busy program's next safe point. */
  coverage(filter: CoverageFilter): CoverageMeasurement {
    this.requireOpen();
    const parsed = coverageFilter.safeParse(filter);
    if (!parsed.success) throw new TandemError("invalid-message", parsed.error.message);
    this.send({ kind: "coverage-on", filter: parsed.data });
    return {
      read: async () => {
        this.requireOpen();
        const id = this.coverageCount++;
        return new Promise((resolve) => {
          this.coverages.set(id, resolve);
          this.send({ kind: "coverage-read", id });
        });
      },
      stop: () => this.send({ kind: "coverage-off" }),
    };
  }

  /** What the shared counters say now, of lines alone. */
  liveCoverage(): CoverageRecord {
    const codes = this.liveCodes.flatMap(({ code, lines, counts }) => {
      const counters = new Float64Array(counts);
      const reached = lines.flatMap(([line, before, isLoopTop, counter]): [number, number, boolean, number][] =>
        counters[counter] > 0 ? [[line, before, isLoopTop, counters[counter]]] : [],
      );
      return reached.length === 0 ? [] : [{ code, lines: reached, branches: [], returns: [] }];
    });
    const files = [...new Set(this.liveCodes.map(({ code }) => code.filename))];
    return { hasBranches: false, files, contexts: [{ name: "", codes }] };
  }

  /** Lets a debugger control the program, now or from a busy program's next safe point on. */
  debug(options: DebugOptions): Debugger {
    this.requireOpen();
    const controller = this.expectDebugger(options);
    controller.configure({});
    return controller;
  }

  /** The debugger that the program begins with. */
  expectDebugger(options: DebugOptions): Debugger {
    this.debugger?.end();
    this.debugger = new Debugger(options, (command) => this.send(command));
    return this.debugger;
  }

  async stack(): Promise<readonly FrameReport[]> {
    this.requireOpen();
    const id = this.stackCount++;
    return new Promise((resolve) => {
      this.stacks.set(id, resolve);
      this.send({ kind: "stack", id });
    });
  }

  feed(text: string): void {
    this.requireOpen();
    this.send({ kind: "stdin", text });
  }

  endInput(): void {
    this.requireOpen();
    this.send({ kind: "stdin-end" });
  }

  /** Settles when everything received so far has been handed on. */
  async settled(): Promise<void> {
    await this.delivered;
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.task.stream.close();
    for (const trace of this.traces.values()) trace.finish(0, []);
    for (const resolve of this.stacks.values()) resolve([]);
    for (const waiting of this.counts.values()) for (const resolve of waiting) resolve([]);
    for (const resolve of this.coverages.values()) resolve(NOTHING_COVERED);
    this.debugger?.end();
    this.calls.end();
    this.traces.clear();
    this.stacks.clear();
  }

  private requireOpen(): void {
    if (this.isClosed) throw new TandemError("closed", "the program's thread is gone");
  }

  private send(message: ControlMessage): void {
    if (this.isClosed) return;
    this.task.stream.postMessage(message);
    this.task.control.request(Request.MESSAGES);
  }

  private receive(data: unknown): void {
    const parsed = streamMessage.safeParse(data);
    if (parsed.success) this.handle(parsed.data);
    // A thread that sends something else is not the one that was started.
    else this.task.kill();
  }

  private handle(message: StreamMessage): void {
    switch (message.kind) {
      case "events":
        this.traces.get(message.trace)?.accept(message);
        return;
      case "trace-start":
        return this.traces.get(message.trace)?.begin(message.frames);
      case "trace-end":
        this.traces.get(message.trace)?.finish(message.dropped, message.aggregates, message.problem);
        this.traces.delete(message.trace);
        return;
      case "output":
        this.deliver(message.stream, message.text);
        return;
      case "input":
        void this.answerInput();
        return;
      case "host-call":
        void this.calls.begin(message);
        return;
      case "host-abandon":
        return this.calls.abandon(message.id);
      case "counts":
        this.counts.get(message.id)?.shift()?.(message.codes);
        return;
      case "coverage-code":
        this.liveCodes.push(message.live);
        return;
      case "coverage":
        this.coverages.get(message.id)?.(message.record);
        this.coverages.delete(message.id);
        return;
      case "stack":
        this.stacks.get(message.id)?.(message.frames);
        this.stacks.delete(message.id);
        return;
      case "debug-stop":
      case "debug-answer":
      case "debug-log":
      case "debug-breakpoints":
      case "debug-end":
        return this.debugger?.accept(message);
      case "position":
        this.position = message.frame;
        return;
      case "run-start":
        this.lengths.stdout = 0;
        this.lengths.stderr = 0;
        return this.events.onRunStart();
      case "run-end":
        return this.events.onRunEnd();
    }
  }

  /** In order, one after the other; the program is told when a piece has been taken. */
  private deliver(stream: "stdout" | "stderr", text: string): void {
    this.lengths[stream] += text.length;
    const receiver = stream === "stdout" ? this.options.onStdout : this.options.onStderr;
    this.delivered = this.delivered.then(async () => {
      try {
        await receiver?.(text);
      } finally {
        this.task.control.takeOutput(text.length);
      }
    });
    // Whoever waits for the outcome gets the error of a receiver that fails.
    this.delivered.catch(() => {});
  }

  private async answerInput(): Promise<void> {
    if (this.input === null) return;
    // What the user is to read before typing has to be there.
    await this.delivered;
    try {
      const text = await this.input.next();
      this.send(text === undefined ? { kind: "stdin-end" } : { kind: "stdin", text });
    } catch (error) {
      this.send({ kind: "stdin-end" });
      this.delivered = Promise.reject(error);
      this.delivered.catch(() => {});
    }
  }
}

function checkFilter(filter: TraceFilter): TraceFilter {
  const parsed = traceFilter.safeParse(filter);
  if (!parsed.success) throw new TandemError("invalid-message", parsed.error.message);
  return parsed.data;
}
