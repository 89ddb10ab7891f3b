/** One interpreter, its streams, and its ear for the client while a program keeps the thread busy. */

import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import {
  type Executable,
  type FileOptions,
  HOME_DIRECTORY,
  type HostAnswer,
  type HostCalls,
  type Interruption,
  type RunOutcome,
  toPlain,
  VirtualMachine,
} from "@tandem-py/vm-core";
import type { CompiledCode } from "../protocol/code-entries.js";
import {
  type Activity,
  type ControlBlock,
  type CountFilter,
  type CoverageFilter,
  type CoverageRecord,
  type DebugConfiguration,
  EXIT_CODES,
  type Explanation,
  type Limits,
  type LiveCode,
  type MachineOptions,
  type Outcome,
  type ProfileRequest,
  Request,
  State,
  type StreamMessage,
  type TraceFilter,
} from "../protocol/index.js";
import { parseControlMessage } from "../protocol/schema-parsing.js";
import { isSoundControlMessage } from "../protocol/sound-messages.js";
import { loadStandardLibrary } from "../standard-library.js";
import { CallProfiler } from "./call-profiler.js";
import { Coverage } from "./coverage.js";
import { DebugService } from "./debug-service.js";
import { EventAllowance } from "./event-allowance.js";
import { problemOf } from "./event-filter.js";
import { EventWriter } from "./event-writer.js";
import { FlightRecorder } from "./flight-recorder.js";
import { collectGarbage } from "./garbage-collection.js";
import { HostMount } from "./host-mount.js";
import { LineCounter } from "./line-counter.js";
import { moduleFinder } from "./module-finder.js";
import { Output } from "./output.js";
import { Profiler } from "./profiler.js";
import { cutDeepReports } from "./report-depth.js";
import { StandardInput } from "./standard-input.js";
import { beginMeasuring, measureMemory, processorTime } from "./usage-meter.js";

export interface RunLimits extends Limits {
  /** The program's last run: its trace ends with it. */
  readonly isLast?: boolean;
  /** The outcome says where the time went when a limit has ended the run. */
  readonly explains?: boolean;
  readonly profile?: ProfileRequest | undefined;
  /** The name of this call among contexts of coverage. */
  readonly context?: string | undefined;
  readonly collectFiles?: boolean | undefined;
  readonly reportsCompiled?: boolean | "text" | undefined;
}

/** How often output and events are looked at, in milliseconds. */
const FLUSH_INTERVAL = 5;
/** How long a wait for input lasts before limits are looked at again, in milliseconds. */
const INPUT_SLICE = 50;
/** The number of the trace and of the count that a program begins with. */
export const FIRST = 0;
/** Between a soft timeout and the end, when no end has been set, in milliseconds. */
const GRACE = 1000;

/** How often the client is told where the program is, in milliseconds. */
const POSITION_INTERVAL = 50;
const NOTHING_COVERED: CoverageRecord = { hasBranches: false, files: [], contexts: [] };

export class ProgramHost {
  readonly machine: VirtualMachine;
  private readonly control: ControlBlock;
  private readonly port: MessagePort;
  private readonly output: Output;
  private readonly input = new StandardInput();
  private readonly debugging: DebugService;
  private readonly writers = new Map<number, EventWriter>();
  private readonly counters = new Map<number, LineCounter>();
  private recorder: FlightRecorder | null = null;
  private profiler: Profiler | null = null;
  private explanation: Explanation | null = null;
  private activity: Activity = "computing";
  /** Where the client has last been told that the program is. */
  private position: { readonly executable: Executable; readonly line: number; readonly at: number } | null = null;
  private coverage: Coverage | null = null;
  private readonly workingDirectory: string;
  private hasRun = false;
  private endsAt = Number.POSITIVE_INFINITY;
  private softEndsAt = Number.POSITIVE_INFINITY;
  /** Events that may be sent in this run. */
  private readonly events = new EventAllowance();
  private nextFlush = 0;
  /** To calls of the client's functions. */
  private readonly answers = new Map<number, HostAnswer>();
  private callCount = 0;
  /** Calls without an answer. */
  private pendingCalls = 0;

  constructor(control: ControlBlock, port: MessagePort, options: MachineOptions) {
    this.control = control;
    this.port = port;
    this.workingDirectory = options.workingDirectory ?? HOME_DIRECTORY;
    this.output = new Output(port, control, () => this.mayStopWaiting());
    this.machine = new VirtualMachine({
      stdout: (text) => this.output.write("stdout", text),
      stderr: (text) => this.output.write("stderr", text),
      stdin: () => this.readLine(),
      sleep: (milliseconds) => this.sleep(milliseconds),
      ...(options.functions === undefined ? {} : { host: this.hostCalls(options.functions) }),
      collectGarbage,
      memory: { measure: measureMemory },
      atSafePoint: () => this.lookAround(),
      beforeEnd: (reason) => {
        this.explanation = this.recorder?.explain(performance.now(), this.activity, reason === "memory") ?? null;
      },
      // Read when something is imported, not before.
      get standardLibrary() {
        return loadStandardLibrary();
      },
      findSource: moduleFinder(options),
      path: options.path ?? [],
      files: fileOptions(options),
      ...(options.environment === undefined ? {} : { environment: options.environment }),
      argv: options.argv ?? [""],
      ...(options.clock === undefined ? {} : { clock: options.clock }),
      ...(options.seed === undefined ? {} : { seed: options.seed }),
      mode: options.mode ?? "standard",
      compiled: options.compiled ?? "auto",
    });
    this.debugging = new DebugService({
      machine: this.machine,
      send: (message) => this.post(message),
      standStill: (reason, mayGoOn) => this.standStill(reason, mayGoOn),
    });
  }

  /** Runs something on the machine to its one outcome, which everything the program has sent precedes. */
  run(action: (machine: VirtualMachine) => RunOutcome, limits: RunLimits): Outcome {
    const { control, output, machine } = this;
    const startedAt = performance.now();
    const processorTimeBefore = processorTime();
    const { softTimeoutMs } = limits;
    const timeoutMs = limits.timeoutMs ?? (softTimeoutMs === undefined ? undefined : softTimeoutMs + GRACE);
    this.endsAt = startedAt + (timeoutMs ?? Number.POSITIVE_INFINITY);
    this.softEndsAt = startedAt + (softTimeoutMs ?? Number.POSITIVE_INFINITY);
    this.events.begin(limits.eventLimit);
    if (!this.hasRun) beginMeasuring(limits.memoryLimit);
    this.hasRun = true;
    machine.limit({ steps: limits.stepLimit, memory: limits.memoryLimit, recursion: limits.recursionLimit });
    control.pausedMilliseconds = 0;
    output.begin(limits.outputLimit);
    control.enter(State.RUNNING);
    this.post({ kind: "run-start" });
    this.explanation = null;
    this.coverage?.beginCall(limits.context);
    this.recorder = limits.explains === true ? new FlightRecorder(machine, startedAt, this.endsAt) : null;
    const { profile: asked } = limits;
    const isDeterministic = asked?.isDeterministic === true;
    this.profiler = asked === undefined || isDeterministic ? null : new Profiler(machine, startedAt, asked);
    const calls = isDeterministic ? new CallProfiler(machine) : null;
    let ended: Ending;
    try {
      this.takeMessages();
      const isCancelled = (control.requests & Request.CANCEL) !== 0;
      ended = isCancelled
        ? { kind: "cancelled", exitCode: EXIT_CODES.cancelled, frames: [] }
        : this.describe(action(machine));
    } catch (error) {
      // A defect of the interpreter. Its text may name files of this machine, so only its kind is told.
      ended = { kind: "crashed", exitCode: EXIT_CODES.crashed, message: `internal error: ${nameOf(error)}` };
    }
    this.recorder?.end();
    this.recorder = null;
    const profile = this.profiler?.profile();
    this.profiler = null;
    const callProfile = calls?.finish();
    const { explanation } = this;
    if (explanation !== null && "frames" in ended) ended = { ...ended, explanation };
    this.flush();
    const counts = limits.isLast === true ? this.counters.get(FIRST)?.counts() : undefined;
    const coverage = limits.isLast === true ? this.coverage?.read() : undefined;
    if (limits.isLast === true) this.end();
    control.enter(State.IDLE);
    this.post({ kind: "run-end" });
    return {
      ...ended,
      stdoutLength: output.lengthOf("stdout"),
      stderrLength: output.lengthOf("stderr"),
      usage: {
        wallMs: performance.now() - startedAt,
        cpuMs: processorTime() - processorTimeBefore,
        steps: machine.steps,
        peakMemory: Math.max(machine.peakMemory, measureMemory(false)),
        events: this.events.used,
      },
      ...(counts === undefined ? {} : { counts }),
      ...compiledCodeOf(machine, limits.reportsCompiled ?? false),
      ...(coverage === undefined ? {} : { coverage }),
      ...(profile === undefined ? {} : { profile }),
      ...(callProfile === undefined ? {} : { callProfile }),
      ...(limits.collectFiles === true ? { files: Object.fromEntries(machine.files.changes()) } : {}),
    };
  }

  /** Returns what is wrong with the filter; then there is no trace. */
  startTrace(trace: number, filter: TraceFilter): string | null {
    this.stopTrace(trace);
    const { port, control, machine } = this;
    const writer = new EventWriter({
      trace,
      filter,
      port,
      control,
      machine,
      allowance: this.events,
      mayStopWaiting: () => this.mayStopWaiting(),
    });
    const problem = problemOf(filter);
    if (problem !== null) {
      writer.close(problem);
      return problem;
    }
    this.post({ kind: "trace-start", trace, frames: machine.stack() });
    this.writers.set(trace, writer);
    machine.addObserver(writer);
    return null;
  }

  private changeTrace(trace: number, filter: TraceFilter): void {
    const problem = problemOf(filter);
    if (problem !== null) return this.stopTrace(trace, problem);
    this.writers.get(trace)?.change(filter);
    this.machine.updateObservers();
  }

  /** Ends what goes on from one run to the next. */
  end(): void {
    for (const trace of this.writers.keys()) this.stopTrace(trace);
    for (const id of this.counters.keys()) this.stopCount(id);
    this.stopCoverage();
    this.debugging.end();
  }

  /** Measures coverage of what is compiled from now on. */
  startCoverage(filter: CoverageFilter): void {
    this.stopCoverage();
    const tell = (live: LiveCode): void => this.post({ kind: "coverage-code", live });
    this.coverage = new Coverage(this.machine, filter, this.workingDirectory, tell);
  }

  private stopCoverage(): void {
    this.coverage?.end();
    this.coverage = null;
  }

  debug(configuration: DebugConfiguration): void {
    this.debugging.begin(configuration);
  }

  private stopTrace(trace: number, problem?: string): void {
    const writer = this.writers.get(trace);
    if (writer === undefined) return;
    this.machine.removeObserver(writer);
    writer.close(problem);
    this.writers.delete(trace);
  }

  /** Counts calls and lines from now on. */
  startCount(id: number, filter: CountFilter): void {
    this.stopCount(id);
    const counter = new LineCounter(filter);
    this.counters.set(id, counter);
    this.machine.addObserver(counter);
  }

  private stopCount(id: number): void {
    const counter = this.counters.get(id);
    if (counter === undefined) return;
    this.machine.removeObserver(counter);
    this.counters.delete(id);
  }

  /** Acts on a message that the client has sent beside its commands. */
  receive(data: unknown): void {
    const message = isSoundControlMessage(data) ? data : parseControlMessage(data);
    // Nobody waits for an answer: the client's own types keep it from sending such a message.
    if (message === undefined) return;
    switch (message.kind) {
      case "trace-on":
        this.startTrace(message.id, message.filter);
        return;
      case "trace-change":
        return this.changeTrace(message.id, message.filter);
      case "trace-off":
        return this.stopTrace(message.id);
      case "count-on":
        return this.startCount(message.id, message.filter);
      case "count-read":
        return this.post({ kind: "counts", id: message.id, codes: this.counters.get(message.id)?.counts() ?? [] });
      case "count-off":
        return this.stopCount(message.id);
      case "coverage-on":
        return this.startCoverage(message.filter);
      case "coverage-read":
        return this.post({ kind: "coverage", id: message.id, record: this.coverage?.read() ?? NOTHING_COVERED });
      case "coverage-off":
        return this.stopCoverage();
      case "stdin":
        return this.input.feed(message.text);
      case "stdin-end":
        return this.input.end();
      case "host-answer":
        this.answers.set(message.id, message.answer);
        return;
      case "stack":
        return this.post({ kind: "stack", id: message.id, frames: this.machine.stack() });
      default:
        return this.debugging.receive(message);
    }
  }

  private describe(outcome: RunOutcome): Ending {
    if (this.output.isOverLimit && outcome.kind !== "output") {
      return { kind: "output", exitCode: EXIT_CODES.output, frames: [] };
    }
    if (outcome.kind === "error") cutDeepReports(outcome.error);
    if (outcome.kind !== "ok") return outcome;
    let value: ReturnType<typeof toPlain> = null;
    // A repr among the values may run for long, or for ever.
    const copied = this.machine.enter(true, () => {
      value = toPlain(outcome.value);
      return null;
    });
    return copied.kind === "ok" ? { kind: "ok", exitCode: 0, value } : copied;
  }

  private lookAround(): Interruption | undefined {
    const now = performance.now();
    const { recorder, profiler } = this;
    if (profiler !== null && now > profiler.sampler.dueAt) profiler.look(now);
    if (recorder !== null && (now > recorder.sampler.dueAt || this.machine.isBeforeLongWork))
      this.record(recorder, now);
    if (recorder !== null && recorder.stepsToNext !== null) this.machine.lookAgainAfter(recorder.stepsToNext);
    return this.askedFor(now);
  }

  private record(recorder: FlightRecorder, now: number): void {
    recorder.look(now, this.activity);
    this.activity = "computing";
    const { top, isBeforeLongWork } = this.machine;
    if (top === null) return;
    const { executable } = top;
    const line = executable.code.code.lineTable.lineAt(top.lastInstruction);
    const { position } = this;
    if (!isBeforeLongWork && position !== null) {
      if (now < position.at + POSITION_INTERVAL) return;
      if (position.executable === executable && position.line === line) return;
    }
    this.position = { executable, line, at: now };
    const frame = this.machine.stack().at(-1);
    if (frame !== undefined) this.post({ kind: "position", frame });
  }

  private askedFor(now: number): Interruption | undefined {
    const { control } = this;
    if (control.requests !== 0) {
      const asked = this.obey();
      if (asked !== undefined) return asked;
    }
    if (this.output.isOverLimit) return "output";
    if (now > this.endsAt) return "timeout";
    if (now > this.softEndsAt) {
      this.softEndsAt = Number.POSITIVE_INFINITY;
      return "soft-timeout";
    }
    if (now > this.debugging.answerBy) return "interrupt";
    if (now > this.nextFlush) {
      this.nextFlush = now + FLUSH_INTERVAL;
      this.output.flushStale(now);
      for (const writer of this.writers.values()) writer.flushStale(now);
    }
    return undefined;
  }

  private obey(): Interruption | undefined {
    const { control } = this;
    this.takeMessages();
    if ((control.requests & Request.PAUSE) !== 0) this.pause();
    const { requests } = control;
    if ((requests & Request.CANCEL) !== 0) return "cancelled";
    if ((requests & Request.INTERRUPT) === 0) return undefined;
    control.withdraw(Request.INTERRUPT);
    return "interrupt";
  }

  private pause(): void {
    this.standStill("pause", () => (this.control.requests & Request.PAUSE) === 0);
  }

  /** Takes messages until the program may go on. The time does not count. */
  private standStill(reason: string, mayGoOn: () => boolean): void {
    const { control } = this;
    const { top } = this.machine;
    if (top !== null) for (const writer of this.writers.values()) writer.stopped(top, reason);
    this.flush();
    const startedAt = performance.now();
    const { endsAt, softEndsAt } = this;
    this.endsAt = Number.POSITIVE_INFINITY;
    const before = control.enter(State.PAUSED);
    for (;;) {
      const ticket = control.ticket;
      this.takeMessages();
      if (mayGoOn() || (control.requests & Request.CANCEL) !== 0) break;
      control.wait(ticket, Number.POSITIVE_INFINITY);
    }
    const paused = performance.now() - startedAt;
    this.endsAt = endsAt + paused;
    this.softEndsAt = softEndsAt + paused;
    this.profiler?.sampler.skip(startedAt + paused);
    this.recorder?.sampler.skip(startedAt + paused);
    control.pausedMilliseconds += paused;
    control.enter(before);
  }

  private takeMessages(): void {
    if ((this.control.requests & Request.MESSAGES) === 0) return;
    this.control.withdraw(Request.MESSAGES);
    for (let next = receiveMessageOnPort(this.port); next !== undefined; next = receiveMessageOnPort(this.port)) {
      this.receive(next.message);
    }
  }

  private mayStopWaiting(): boolean {
    this.takeMessages();
    return (this.control.requests & (Request.CANCEL | Request.INTERRUPT)) !== 0 || performance.now() > this.endsAt;
  }

  private sleep(milliseconds: number): void {
    const { control } = this;
    this.flush();
    const left = Math.min(this.endsAt, this.softEndsAt) - performance.now();
    this.activity = this.pendingCalls > 0 ? "calling" : "sleeping";
    const before = control.enter(State.SLEEPING);
    const ticket = control.ticket;
    if (control.requests === 0) control.wait(ticket, Math.max(0, Math.min(milliseconds, left + 1)));
    control.enter(before);
  }

  private hostCalls(functions: HostCalls["functions"]): HostCalls {
    const { answers } = this;
    return {
      functions,
      begin: (name, args, keywords) => {
        const id = this.callCount++;
        // What the program has written before comes before.
        this.flush();
        this.post({ kind: "host-call", id, name, args, keywords });
        this.pendingCalls++;
        return id;
      },
      take: (id) => {
        this.takeMessages();
        const answer = answers.get(id);
        answers.delete(id);
        if (answer !== undefined) this.pendingCalls--;
        return answer;
      },
      abandon: (id) => {
        answers.delete(id);
        this.pendingCalls--;
        this.post({ kind: "host-abandon", id });
      },
      wait: (milliseconds) => this.sleep(milliseconds),
    };
  }

  private readLine(): string | null | undefined {
    const { control, input } = this;
    this.takeMessages();
    const ready = input.take();
    if (ready !== null) return ready;
    this.flush();
    if (input.shallAsk()) this.post({ kind: "input" });
    this.activity = "reading";
    const before = control.enter(State.READING);
    const ticket = control.ticket;
    if (control.requests === 0) control.wait(ticket, INPUT_SLICE);
    control.enter(before);
    return null;
  }

  private flush(): void {
    this.output.flush();
    for (const writer of this.writers.values()) writer.flush();
  }

  private post(message: StreamMessage): void {
    this.port.postMessage(message);
  }
}

/** An outcome without what the host adds. */
type Ending = Outcome extends infer Each
  ? Each extends Outcome
    ? Omit<
        Each,
        "stdoutLength" | "stderrLength" | "usage" | "files" | "counts" | "coverage" | "profile" | "callProfile"
      >
    : never
  : never;

function fileOptions(options: MachineOptions): FileOptions {
  const { files, mounts = [], workingDirectory, maximumFileBytes, maximumOpenFiles } = options;
  return {
    mounts: Object.fromEntries(
      mounts.map(({ host, guest, isWritable }) => [guest, new HostMount(host, isWritable === true)]),
    ),
    ...(files === undefined ? {} : { contents: files }),
    ...(workingDirectory === undefined ? {} : { workingDirectory }),
    ...(maximumFileBytes === undefined ? {} : { maximumBytes: maximumFileBytes }),
    ...(maximumOpenFiles === undefined ? {} : { maximumOpenFiles }),
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : `a thrown ${error === null ? "null" : typeof error}`;
}

/** What has been compiled, as far as it was asked for. */
function compiledCodeOf(
  machine: VirtualMachine,
  request: boolean | "text",
): { readonly compiled?: readonly CompiledCode[] } {
  if (request === false) return {};
  const compiled = machine.compiledCode().map(({ text, ...rest }) => {
    return { ...rest, size: text.length, ...(request === "text" ? { text } : {}) };
  });
  return { compiled };
}
