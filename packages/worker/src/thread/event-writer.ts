/** Writes a program's events as records into chunks and sends these, as fast as the client takes them. */

import type { MessagePort } from "node:worker_threads";
import type { Executable, Frame, Observer, PyException } from "@tandem-py/vm-core";
import {
  type CodeEntry,
  type ControlBlock,
  type EventChunk,
  KIND_BITS,
  KindCode,
  RECORD_WORDS,
  RECORDS_PER_CHUNK,
  State,
  type StreamMessage,
  type TraceFilter,
} from "../protocol/index.js";
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
  /** Chunks that the host has sent in all; shared by its writers. */
  readonly sent: { chunks: number };
  /** Tells whether a program that waits for a slow client is to end or to go on. */
  readonly mayStopWaiting: () => boolean;
}

interface KnownCode {
  readonly executable: Executable;
  readonly matches: boolean;
}

export class EventWriter implements Observer {
  private readonly options: EventWriterOptions;
  private readonly filter: EventFilter;
  private readonly blocks: boolean;
  private readonly maximumChunks: number;
  private readonly origin = performance.now();
  private readonly known: KnownCode[] = [];
  private readonly nameIds = new Map<string, number>();
  private newCodes: CodeEntry[] = [];
  private newNames: string[] = [];
  private words = new Int32Array(CHUNK_WORDS);
  private position = 0;
  private startedAt = 0;
  /** Events left out since the present chunk was full: the gap comes after it. */
  private dropped = 0;
  /** Events left out before the present chunk. */
  private droppedBefore = 0;
  private isClosed = false;

  constructor(options: EventWriterOptions) {
    this.options = options;
    this.filter = new EventFilter(options.filter);
    this.blocks = options.filter.whenFull !== "drop";
    this.maximumChunks = options.filter.maxChunks ?? DEFAULT_MAXIMUM_CHUNKS;
  }

  wants(executable: Executable): boolean {
    return this.filter.wantsInside && this.known[this.idOf(executable)].matches;
  }

  call(frame: Frame): void {
    if (!this.filter.wants.call) return;
    const id = this.idOf(frame.executable);
    if (this.known[id].matches) this.write(KindCode.call, id, frame.executable.code.code.firstLine, 0);
  }

  line(frame: Frame, line: number): void {
    if (this.filter.wants.line) this.write(KindCode.line, this.idOf(frame.executable), line, 0);
  }

  return(frame: Frame, _value: unknown, isYield: boolean): void {
    if (!this.filter.wants.return) return;
    const line = frame.lineAt(frame.lastInstruction) ?? 0;
    this.write(KindCode.return, this.idOf(frame.executable), line, isYield ? 1 : 0);
  }

  unwind(frame: Frame): void {
    this.return(frame, null, false);
  }

  exception(frame: Frame, exception: PyException): void {
    if (!this.filter.wants.exception) return;
    const line = frame.lineAt(frame.lastInstruction) ?? 0;
    this.write(KindCode.exception, this.idOf(frame.executable), line, this.nameId(exception.cls.qualifiedName));
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

  /** Ends the trace: the rest is sent, the client told. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    if (this.position > 0) this.send();
    const message: StreamMessage = { kind: "trace-end", trace: this.options.trace, dropped: this.droppedBefore };
    this.options.port.postMessage(message);
  }

  private write(kind: number, code: number, line: number, detail: number): void {
    if (this.position === CHUNK_WORDS && !this.flush()) {
      this.dropped++;
      return;
    }
    if (this.isClosed) return;
    const now = performance.now() - this.origin;
    const { words, position } = this;
    if (position === 0) this.startedAt = now;
    words[position] = kind | (this.options.machine.depth << KIND_BITS);
    words[position + 1] = code;
    words[position + 2] = line;
    words[position + 3] = (now - this.startedAt) * 1000;
    words[position + 4] = detail;
    this.position = position + RECORD_WORDS;
  }

  private send(): void {
    const { trace, port, sent } = this.options;
    const records = this.words.buffer;
    const chunk: EventChunk = {
      kind: "events",
      trace,
      records,
      count: this.position / RECORD_WORDS,
      startedAt: this.startedAt,
      dropped: this.droppedBefore,
      codes: this.newCodes,
      names: this.newNames,
    };
    port.postMessage(chunk, [records]);
    this.droppedBefore = this.dropped;
    this.dropped = 0;
    this.words = new Int32Array(CHUNK_WORDS);
    this.position = 0;
    this.newCodes = [];
    this.newNames = [];
    sent.chunks = (sent.chunks + 1) | 0;
  }

  private waitForClient(): boolean {
    if (this.hasRoom()) return true;
    if (!this.blocks) return false;
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
    return ((this.options.sent.chunks - this.options.control.chunksTaken) | 0) < this.maximumChunks;
  }

  /** The code's index in the client's table. */
  private idOf(executable: Executable): number {
    const { eventId } = executable;
    // Another trace, or another machine in this thread, may have numbered it.
    if (eventId >= 0 && this.known[eventId]?.executable === executable) return eventId;
    const { filename, name, qualifiedName, firstLine } = executable.code.code;
    executable.eventId = this.known.length;
    this.known.push({ executable, matches: this.filter.matches(executable) });
    this.newCodes.push({ filename, name, qualifiedName, firstLine });
    return executable.eventId;
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
