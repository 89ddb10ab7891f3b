/** Writes a program's events as records into chunks and sends these, as fast as the client takes them. */

import type { MessagePort } from "node:worker_threads";
import {
  boundedValue,
  branchPlace,
  type Executable,
  type Frame,
  instructionPlace,
  isTrueIn,
  type Observer,
  type PyException,
} from "@tandem-py/vm-core";
import {
  type AggregateEntry,
  type CodeEntry,
  type ControlBlock,
  type EventChunk,
  type EventKind,
  type InstructionEntry,
  KIND_BITS,
  KindCode,
  RECORD_WORDS,
  RECORDS_PER_CHUNK,
  State,
  type StreamMessage,
  type TraceFilter,
} from "../protocol/index.js";
import type { EventAllowance } from "./event-allowance.js";
import { EventFilter } from "./event-filter.js";

/** How long events may wait for their chunk to fill, in milliseconds. */
const PATIENCE = 20;
const WAIT_SLICE = 100;
const DEFAULT_MAXIMUM_CHUNKS = 64;
const CHUNK_WORDS = RECORDS_PER_CHUNK * RECORD_WORDS;

export interface EventWriterOptions {
  readonly trace: number;
  readonly filter: TraceFilter;
  readonly port: MessagePort;
  readonly control: ControlBlock;
  /** How many frames are on the stack. */
  readonly machine: { readonly depth: number };
  /** What the traces of the run may send. */
  readonly allowance: EventAllowance;
  /** Tells whether a program that waits for a slow client is to end or to go on. */
  readonly mayStopWaiting: () => boolean;
}

interface KnownCode {
  readonly executable: Executable;
  matches: boolean;
  /** The entries of its instructions and branches that the client knows, by `keyOf`. */
  readonly instructions: Map<number, number>;
}

/** Different places of a trace that are counted while the client is slow; events at more are left out. */
const MAXIMUM_AGGREGATES = 10_000;

/** What can be told of one word: the instruction, or the two ways of a branch. */
const keyOf = (pc: number, what: "instruction" | "left" | "right"): number =>
  pc * 3 + ["instruction", "left", "right"].indexOf(what);

export class EventWriter implements Observer {
  private readonly options: EventWriterOptions;
  private filter: EventFilter;
  private readonly whenFull: "block" | "drop" | "aggregate";
  private readonly maximumChunks: number;
  private readonly origin = performance.now();
  private readonly known: KnownCode[] = [];
  private readonly ids = new Map<Executable, number>();
  private readonly nameIds = new Map<string, number>();
  private newCodes: CodeEntry[] = [];
  private newNames: string[] = [];
  private newInstructions: InstructionEntry[] = [];
  private instructionCount = 0;
  private captures: [number, string[]][] = [];
  /** The program evaluates something for the trace, of which there are no events. */
  private isEvaluating = false;
  private words = new Int32Array(CHUNK_WORDS);
  private position = 0;
  private startedAt = 0;
  /** Events left out since the present chunk was full: the gap comes after it. */
  private dropped = 0;
  /** Events left out before the present chunk. */
  private droppedBefore = 0;
  /** Events that were only counted, as `dropped` and `droppedBefore`; by kind, code and line. */
  private aggregated = new Map<string, AggregateEntry>();
  private aggregatedBefore: readonly AggregateEntry[] = [];
  private isClosed = false;
  /** Chunks sent, counted on from what the client had read of an earlier trace of this place. */
  private sent: number;

  constructor(options: EventWriterOptions) {
    this.options = options;
    this.sent = options.control.chunksTaken(options.trace);
    this.filter = new EventFilter(options.filter);
    this.whenFull = options.filter.whenFull ?? "block";
    this.maximumChunks = options.filter.maxChunks ?? DEFAULT_MAXIMUM_CHUNKS;
  }

  /** Another choice of events; what is on its way stays. */
  change(filter: TraceFilter): void {
    this.filter = new EventFilter(filter);
    for (const known of this.known) known.matches = this.filter.matches(known.executable);
  }

  wants(executable: Executable): boolean {
    return this.filter.wantsInside && this.known[this.idOf(executable)].matches;
  }

  wantsInstructions(executable: Executable): boolean {
    return this.filter.wantsInstructions && this.known[this.idOf(executable)].matches;
  }

  call(frame: Frame): void {
    if (!this.filter.wants.call) return;
    const id = this.idOf(frame.executable);
    if (this.known[id].matches) this.report("call", frame, frame.executable.code.code.firstLine);
  }

  line(frame: Frame, line: number): void {
    if (this.filter.wants.line) this.report("line", frame, line);
  }

  return(frame: Frame, _value: unknown, isYield: boolean): void {
    const kind = isYield ? "yield" : "return";
    if (this.filter.wants[kind]) this.report(kind, frame, frame.lineAt(frame.lastInstruction) ?? 0);
  }

  unwind(frame: Frame): void {
    this.return(frame, null, false);
  }

  exception(frame: Frame, exception: PyException): void {
    if (!this.filter.wants.exception) return;
    const line = frame.lineAt(frame.lastInstruction) ?? 0;
    this.report("exception", frame, line, this.nameId(exception.cls.qualifiedName));
  }

  instruction(frame: Frame, pc: number): void {
    if (!this.filter.wants.opcode || this.isEvaluating) return;
    const key = keyOf(pc, "instruction");
    const detail = this.instructionId(frame.executable, key, () => {
      const { offset, name } = instructionPlace(frame.executable, pc);
      return [offset, name, null];
    });
    this.report("opcode", frame, frame.lineAt(pc) ?? 0, detail, key);
  }

  branch(frame: Frame, source: number, destination: number): void {
    if (!this.filter.wants.branch || this.isEvaluating) return;
    const key = keyOf(source, destination === source + 1 ? "left" : "right");
    const detail = this.instructionId(frame.executable, key, () => {
      const place = branchPlace(frame.executable, source, destination);
      const way = { offset: place.destination, line: place.destinationLine, isLeft: place.direction === "left" };
      return [place.offset, place.name, way];
    });
    this.report("branch", frame, frame.lineAt(source) ?? 0, detail, key);
  }

  /** The program stands still. */
  stopped(frame: Frame, reason: string): void {
    if (!this.filter.wants.stopped || !this.known[this.idOf(frame.executable)].matches) return;
    this.report("stopped", frame, frame.lineAt(frame.lastInstruction) ?? 0, this.nameId(reason));
  }

  /** Sends events that have waited long enough. */
  flushStale(now: number): void {
    if (this.position > 0 && now - this.origin - this.startedAt > PATIENCE) this.flush();
  }

  /** Sends what there is; false when the client is too far behind. */
  flush(): boolean {
    if (this.position === 0) return true;
    if (!this.waitForClient()) return false;
    this.send();
    return true;
  }

  /** Ends the trace: the rest is sent, the client told; also of what is wrong with the trace, when that is why. */
  close(problem?: string): void {
    if (this.isClosed) return;
    this.isClosed = true;
    if (this.position > 0) this.send();
    const dropped = this.droppedBefore + this.dropped;
    const message: StreamMessage = {
      kind: "trace-end",
      trace: this.options.trace,
      dropped,
      aggregates: [...this.aggregatedBefore, ...this.aggregated.values()],
      ...(problem === undefined ? {} : { problem }),
    };
    this.options.port.postMessage(message);
  }

  private report(kind: EventKind, frame: Frame, line: number, detail = 0, place = line): void {
    const { filter } = this;
    const { executable } = frame;
    if (this.isEvaluating || !filter.passesPlace(kind, executable, line, place)) return;
    if (filter.when !== undefined && !this.isTrue(frame, filter.when)) return;
    if (!filter.take(kind, executable, place)) return;
    const captured = filter.capture.length === 0 ? null : this.valuesOf(frame, filter.capture);
    if (this.write(KindCode[kind], this.idOf(executable), line, detail) && captured !== null) {
      this.captures.push([this.position / RECORD_WORDS - 1, captured]);
    }
  }

  private isTrue(frame: Frame, expression: string): boolean {
    this.isEvaluating = true;
    try {
      return isTrueIn(frame, expression);
    } finally {
      this.isEvaluating = false;
    }
  }

  private valuesOf(frame: Frame, expressions: readonly string[]): string[] {
    this.isEvaluating = true;
    try {
      return expressions.map((each) => boundedValue(frame, each));
    } finally {
      this.isEvaluating = false;
    }
  }

  /** Whether the record has been written. */
  private write(kind: number, code: number, line: number, detail: number): boolean {
    if (this.position === CHUNK_WORDS && !this.flush()) {
      if (this.whenFull !== "aggregate" || !this.aggregate(kind, code, line)) this.dropped++;
      return false;
    }
    if (this.isClosed) return false;
    if (!this.options.allowance.take()) {
      this.dropped++;
      return false;
    }
    const now = performance.now() - this.origin;
    const { words, position } = this;
    if (position === 0) this.startedAt = now;
    words[position] = kind | (this.options.machine.depth << KIND_BITS);
    words[position + 1] = code;
    words[position + 2] = line;
    words[position + 3] = (now - this.startedAt) * 1000;
    words[position + 4] = detail;
    this.position = position + RECORD_WORDS;
    return true;
  }

  /** Counts an event by its place; false when there are too many of these. */
  private aggregate(kind: number, code: number, line: number): boolean {
    const { aggregated } = this;
    const key = `${kind} ${code} ${line}`;
    const entry = aggregated.get(key);
    if (entry !== undefined) entry[3]++;
    else if (aggregated.size < MAXIMUM_AGGREGATES) aggregated.set(key, [kind, code, line, 1]);
    else return false;
    return true;
  }

  private send(): void {
    const { trace, port } = this.options;
    const records = this.words.buffer;
    const chunk: EventChunk = {
      kind: "events",
      trace,
      records,
      count: this.position / RECORD_WORDS,
      startedAt: this.startedAt,
      dropped: this.droppedBefore,
      aggregates: this.aggregatedBefore,
      codes: this.newCodes,
      names: this.newNames,
      instructions: this.newInstructions,
      captures: this.captures,
    };
    port.postMessage(chunk, [records]);
    this.droppedBefore = this.dropped;
    this.dropped = 0;
    this.aggregatedBefore = [...this.aggregated.values()];
    this.aggregated = new Map();
    this.words = new Int32Array(CHUNK_WORDS);
    this.position = 0;
    this.newCodes = [];
    this.newNames = [];
    this.newInstructions = [];
    this.captures = [];
    this.sent = (this.sent + 1) | 0;
  }

  private waitForClient(): boolean {
    if (this.hasRoom()) return true;
    if (this.whenFull !== "block") return false;
    const { control, mayStopWaiting } = this.options;
    const before = control.enter(State.BLOCKED);
    try {
      for (;;) {
        const ticket = control.ticket;
        if (this.hasRoom()) return true;
        if (mayStopWaiting() || this.isClosed) return false;
        control.wait(ticket, WAIT_SLICE);
      }
    } finally {
      control.enter(before);
    }
  }

  private hasRoom(): boolean {
    const { control, trace } = this.options;
    return ((this.sent - control.chunksTaken(trace)) | 0) < this.maximumChunks;
  }

  /** The code's index in the client's table. */
  private idOf(executable: Executable): number {
    const { eventId } = executable;
    // Another trace, or another machine in this thread, may have numbered it.
    if (eventId >= 0 && this.known[eventId]?.executable === executable) return eventId;
    executable.eventId = this.ids.get(executable) ?? this.number(executable);
    return executable.eventId;
  }

  private number(executable: Executable): number {
    const { filename, name, qualifiedName, firstLine } = executable.code.code;
    const id = this.known.length;
    this.ids.set(executable, id);
    this.known.push({ executable, matches: this.filter.matches(executable), instructions: new Map() });
    this.newCodes.push({ filename, name, qualifiedName, firstLine });
    return id;
  }

  private instructionId(executable: Executable, key: number, describe: () => InstructionEntry): number {
    const { instructions } = this.known[this.idOf(executable)];
    const known = instructions.get(key);
    if (known !== undefined) return known;
    const id = this.instructionCount++;
    instructions.set(key, id);
    this.newInstructions.push(describe());
    return id;
  }

  private nameId(name: string): number {
    const known = this.nameIds.get(name);
    if (known !== undefined) return known;
    const id = this.nameIds.size;
    this.nameIds.set(name, id);
    this.newNames.push(name);
    return id;
  }
}
