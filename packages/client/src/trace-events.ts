/** Trace events as a client sees them, decoded from records when they are looked at. */

import {
  type AggregateEntry,
  type CodeEntry,
  EVENT_KINDS,
  type EventChunk,
  type EventKind,
  type InstructionEntry,
  KIND_BITS,
  KIND_MASK,
  KindCode,
  RECORD_WORDS,
} from "@tandem-py/worker/protocol";

interface Place {
  readonly code: CodeEntry;
  /** Null when the code has no line there. */
  readonly line: number | null;
  /** Frames on the stack. */
  readonly depth: number;
  /** Milliseconds since the trace began. */
  readonly time: number;
  /** The values of the filter's `capture`, or what evaluating them raised; absent without it. */
  readonly captured?: readonly string[];
}

export type TraceEvent =
  | ({ readonly kind: "call" } & Place)
  | ({ readonly kind: "line" } & Place)
  | ({ readonly kind: "return" } & Place)
  | ({ readonly kind: "yield" } & Place)
  /** `exception` is the name of the class. */
  | ({ readonly kind: "exception"; readonly exception: string } & Place)
  /** Offsets are those that `dis` shows. */
  | ({ readonly kind: "opcode"; readonly offset: number; readonly opcode: string } & Place)
  /** The way of a branch that does not jump is left. Source and destination are offsets, the line is the source's. */
  | ({
      readonly kind: "branch";
      readonly direction: "left" | "right";
      readonly source: number;
      readonly destination: number;
      readonly destinationLine: number | null;
    } & Place)
  /** The program stands still: `pause`, or why a debugger has stopped it. */
  | ({ readonly kind: "stopped"; readonly reason: string } & Place)
  /** Events of a kind at a line that were only counted, because the client was slow. */
  | {
      readonly kind: "aggregate";
      readonly event: EventKind;
      readonly code: CodeEntry;
      readonly line: number | null;
      readonly count: number;
    }
  /** Events that were left out here because the client was slow. */
  | { readonly kind: "gap"; readonly dropped: number };

/** What earlier chunks have said about codes and names. */
export interface EventTables {
  readonly codes: CodeEntry[];
  readonly names: string[];
  readonly instructions: InstructionEntry[];
}

/** What is left of events that a slow client did not get: how many were left out, and how many were only counted. */
export function* withoutRecords(
  dropped: number,
  aggregates: readonly AggregateEntry[],
  { codes }: EventTables,
): IterableIterator<TraceEvent> {
  if (dropped > 0) yield { kind: "gap", dropped };
  for (const [kind, code, line, count] of aggregates) {
    const event = EVENT_KINDS.find((each) => KindCode[each] === kind) ?? "line";
    yield { kind: "aggregate", event, code: codes[code], line: line === 0 ? null : line, count };
  }
}

/** One chunk of events. */
export class EventBatch implements Iterable<TraceEvent> {
  /** Events left out before the first. */
  readonly dropped: number;
  /** Events here, gaps not counted. */
  readonly length: number;
  /** Events before the first that were only counted: kind, code, line, how many. */
  private readonly aggregates: readonly AggregateEntry[];
  private readonly words: Int32Array;
  private readonly startedAt: number;
  private readonly tables: EventTables;
  /** By event; null when there are none, which is nearly always. */
  private readonly captures: ReadonlyMap<number, readonly string[]> | null;

  constructor(chunk: EventChunk, tables: EventTables) {
    this.dropped = chunk.dropped;
    this.aggregates = chunk.aggregates;
    this.length = chunk.count;
    this.words = new Int32Array(chunk.records, 0, chunk.count * RECORD_WORDS);
    this.startedAt = chunk.startedAt;
    this.tables = tables;
    this.captures = chunk.captures.length === 0 ? null : new Map(chunk.captures);
  }

  at(index: number): TraceEvent {
    const event = this.decode(index);
    const captured = this.captures?.get(index);
    return captured === undefined ? event : { ...event, captured };
  }

  private decode(index: number): Exclude<TraceEvent, { kind: "gap" | "aggregate" }> {
    const start = index * RECORD_WORDS;
    const { words, tables } = this;
    const head = words[start];
    const code = tables.codes[words[start + 1]];
    const line = words[start + 2] === 0 ? null : words[start + 2];
    const depth = head >>> KIND_BITS;
    const time = Math.round(this.startedAt * 1000 + words[start + 3]) / 1000;
    const detail = words[start + 4];
    // Written out, because an object spread takes longer than all the rest of an event's decoding.
    switch (head & KIND_MASK) {
      case KindCode.call:
        return { kind: "call", code, line, depth, time };
      case KindCode.return:
        return { kind: "return", code, line, depth, time };
      case KindCode.yield:
        return { kind: "yield", code, line, depth, time };
      case KindCode.exception:
        return { kind: "exception", code, line, depth, time, exception: tables.names[detail] };
      case KindCode.opcode: {
        const [offset, opcode] = tables.instructions[detail];
        return { kind: "opcode", code, line, depth, time, offset, opcode };
      }
      case KindCode.branch: {
        const [source, , way] = tables.instructions[detail];
        const direction = way?.isLeft === true ? "left" : "right";
        const to = { destination: way?.offset ?? 0, destinationLine: way?.line ?? null };
        return { kind: "branch", code, line, depth, time, direction, source, ...to };
      }
      case KindCode.stopped:
        return { kind: "stopped", code, line, depth, time, reason: tables.names[detail] };
      default:
        return { kind: "line", code, line, depth, time };
    }
  }

  *[Symbol.iterator](): IterableIterator<TraceEvent> {
    yield* withoutRecords(this.dropped, this.aggregates, this.tables);
    for (let index = 0; index < this.length; index++) yield this.at(index);
  }
}
