/** The events of one trace as an async iterable, which tells the program how far its reader has got. */

import type { AggregateEntry, EventChunk, FrameReport, TraceFilter } from "@tandem-py/worker/protocol";
import { TandemError } from "./errors.js";
import { EventBatch, type EventTables, type TraceEvent, withoutRecords } from "./trace-events.js";

export interface TraceOwner {
  /** The reader is done with so many chunks. */
  readonly taken: (chunks: number) => void;
  /** The reader wants no more events. */
  readonly stop: () => void;
  /** The reader wants others. */
  readonly change: (filter: TraceFilter) => void;
}

export class TraceStream implements AsyncIterable<TraceEvent>, AsyncDisposable {
  private readonly owner: TraceOwner;
  private readonly tables: EventTables = { codes: [], names: [], instructions: [] };
  private readonly waiting: EventBatch[] = [];
  private finalGap = 0;
  private finalAggregates: readonly AggregateEntry[] = [];
  /** Why the program has refused it. */
  private problem: string | undefined;
  private hasEnded = false;
  private isStopped = false;
  /** The reader has left. */
  private isAbandoned = false;
  /** Chunks that the program believes to be unread. */
  private held = 0;
  private wake: (() => void) | null = null;
  private readonly ended: Promise<void>;
  private markEnded: () => void = () => {};
  /** Where the program was when the trace began, outermost frame first; empty when nothing ran, or it never began. */
  readonly stack: Promise<readonly FrameReport[]>;
  private tellStack: (frames: readonly FrameReport[]) => void = () => {};

  constructor(owner: TraceOwner) {
    this.owner = owner;
    this.ended = new Promise((resolve) => {
      this.markEnded = resolve;
    });
    this.stack = new Promise((resolve) => {
      this.tellStack = resolve;
    });
  }

  /** Event by event. Leaving the loop stops the trace. Throws TandemError when its expressions are none. */
  [Symbol.asyncIterator](): AsyncIterableIterator<TraceEvent, void, undefined> {
    return new EventIterator(this.batches(), () => this.eventsAtEnd());
  }

  /** Chunk by chunk, for readers in a hurry. Leaving the loop stops the trace. */
  async *batches(): AsyncGenerator<EventBatch, void, undefined> {
    try {
      for (;;) {
        const batch = this.waiting.shift();
        if (batch !== undefined) {
          yield batch;
          this.release(1);
        } else if (this.hasEnded) {
          if (this.problem !== undefined) throw new TandemError("invalid-message", this.problem);
          return;
        } else
          await new Promise<void>((resolve) => {
            this.wake = resolve;
          });
      }
    } finally {
      this.isAbandoned = true;
      this.release(this.held);
      this.stop();
    }
  }

  /** Events left out after the last batch; known when the trace has ended. */
  get droppedAtEnd(): number {
    return this.finalGap;
  }

  /** What came after the last batch and was left out or only counted; known when the trace has ended. */
  eventsAtEnd(): IterableIterator<TraceEvent> {
    return withoutRecords(this.finalGap, this.finalAggregates, this.tables);
  }

  /** Ends the trace at the program's next safe point; events from before can still be read. */
  stop(): void {
    if (this.isStopped || this.hasEnded) return;
    this.isStopped = true;
    this.owner.stop();
  }

  /** Another choice of events, from the program's next safe point on. Throws TandemError when it is not valid. */
  change(filter: TraceFilter): void {
    if (!this.isStopped && !this.hasEnded) this.owner.change(filter);
  }

  /** Stops, and waits until the program has confirmed it. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.stop();
    await this.ended;
  }

  /** For the connection: a chunk has arrived. */
  accept(chunk: EventChunk): void {
    this.tables.codes.push(...chunk.codes);
    this.tables.names.push(...chunk.names);
    this.tables.instructions.push(...chunk.instructions);
    this.held++;
    if (this.isAbandoned) this.release(1);
    else this.waiting.push(new EventBatch(chunk, this.tables));
    this.notify();
  }

  /** For the connection: the trace has begun. */
  begin(frames: readonly FrameReport[]): void {
    this.tellStack(frames);
  }

  /** For the connection: nothing more will arrive. */
  finish(dropped: number, aggregates: readonly AggregateEntry[], problem?: string): void {
    this.tellStack([]);
    this.finalGap = dropped;
    this.finalAggregates = aggregates;
    this.problem = problem;
    this.hasEnded = true;
    // What is still unread must not hold back the next trace.
    this.release(this.held);
    this.markEnded();
    this.notify();
  }

  private release(chunks: number): void {
    const count = Math.min(chunks, this.held);
    this.held -= count;
    if (count > 0) this.owner.taken(count);
  }

  private notify(): void {
    this.wake?.();
    this.wake = null;
  }
}

/**
 * The events of batches one by one. A generator would await each of them: this takes a third of the time for an event
 * that has already arrived.
 */
class EventIterator implements AsyncIterableIterator<TraceEvent, void, undefined> {
  private readonly batches: AsyncGenerator<EventBatch, void, undefined>;
  private readonly atEnd: () => IterableIterator<TraceEvent>;
  private events: Iterator<TraceEvent, void, undefined> | null = null;
  private hasEnded = false;

  constructor(batches: AsyncGenerator<EventBatch, void, undefined>, atEnd: () => IterableIterator<TraceEvent>) {
    this.batches = batches;
    this.atEnd = atEnd;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<TraceEvent, void>> {
    const result = this.events?.next();
    return result === undefined || result.done === true ? this.nextBatch() : Promise.resolve(result);
  }

  async return(): Promise<IteratorResult<TraceEvent, void>> {
    this.hasEnded = true;
    this.events = null;
    await this.batches.return();
    return { done: true, value: undefined };
  }

  private async nextBatch(): Promise<IteratorResult<TraceEvent, void>> {
    while (!this.hasEnded) {
      const batch = await this.batches.next();
      if (batch.done === true) {
        this.hasEnded = true;
        this.events = this.atEnd();
      } else this.events = batch.value[Symbol.iterator]();
      const result = this.events.next();
      if (result.done !== true) return result;
    }
    return { done: true, value: undefined };
  }
}
