/** What a worker sends while a program runs. */

import * as z from "zod";
import { codeCounts, codeEntry } from "./code-entries.js";
import { coverageRecord, liveCode } from "./coverage.js";
import { debugMessage } from "./debugging.js";
import { RECORD_WORDS } from "./event-records.js";
import { frameReport } from "./outcome.js";
import { plainValue } from "./plain-value.js";

/** Offset, name; of a branch the offset that it has gone to, its line and whether that is its left way. */
export const instructionEntry = z.tuple([
  z.number(),
  z.string(),
  z.object({ offset: z.number(), line: z.number().nullable(), isLeft: z.boolean() }).nullable(),
]);
export type InstructionEntry = z.infer<typeof instructionEntry>;

/** Events of one kind at one line that came while the client was slow: kind, code, line, how many. */
export const aggregateEntry = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type AggregateEntry = z.infer<typeof aggregateEntry>;

export const eventChunk = z
  .object({
    kind: z.literal("events"),
    /** Numbers the traces of a session; a chunk may arrive when its trace is over. */
    trace: z.number(),
    /** `count` records as in event-records. */
    records: z.instanceof(ArrayBuffer),
    count: z.number().int().nonnegative(),
    /** Milliseconds since the trace began, of the records' time 0. */
    startedAt: z.number(),
    /** Events left out before the first of this chunk. */
    dropped: z.number(),
    /** Those that were only counted, which came then too. */
    aggregates: z.array(aggregateEntry).readonly(),
    /** Codes and names first used in this chunk; they continue the tables of earlier ones. */
    codes: z.array(codeEntry),
    /** Of events that carry values: the event's place in the chunk, and the values. */
    captures: z.array(z.tuple([z.number(), z.array(z.string())])).readonly(),
    names: z.array(z.string()),
    instructions: z.array(instructionEntry),
  })
  .refine(({ records, count }) => count * RECORD_WORDS * Int32Array.BYTES_PER_ELEMENT <= records.byteLength);
export type EventChunk = z.infer<typeof eventChunk>;

export const streamMessage = z.union([
  eventChunk,
  debugMessage,
  z.object({ kind: z.literal("output"), stream: z.enum(["stdout", "stderr"]), text: z.string() }),
  /** The program waits for input. */
  z.object({ kind: z.literal("input") }),
  /** No more events of this trace. */
  z.object({
    kind: z.literal("trace-end"),
    trace: z.number(),
    dropped: z.number(),
    aggregates: z.array(aggregateEntry).readonly(),
    /** What is wrong with the filter, when that is why. */
    problem: z.string().optional(),
  }),
  /** A trace has begun. Where the program is, outermost frame first, when it is running. */
  z.object({ kind: z.literal("trace-start"), trace: z.number(), frames: z.array(frameReport).readonly() }),
  z.object({ kind: z.literal("counts"), id: z.number(), codes: z.array(codeCounts).readonly() }),
  z.object({ kind: z.literal("coverage-code"), live: liveCode }),
  z.object({ kind: z.literal("coverage"), id: z.number(), record: coverageRecord }),
  z.object({ kind: z.literal("stack"), id: z.number(), frames: z.array(frameReport).readonly() }),
  /** A function of the client's is called, and is to be answered. */
  z.object({
    kind: z.literal("host-call"),
    id: z.number(),
    name: z.string(),
    args: z.array(plainValue).readonly(),
    keywords: z.record(z.string(), plainValue),
  }),
  /** Nobody waits for the answer any more. */
  z.object({ kind: z.literal("host-abandon"), id: z.number() }),
  /** Where the program is, before it does something that cannot be interrupted, and now and then. */
  z.object({ kind: z.literal("position"), frame: frameReport }),
  z.object({ kind: z.literal("run-start") }),
  /** Everything that a run sent has been sent. */
  z.object({ kind: z.literal("run-end") }),
]);
export type StreamMessage = z.infer<typeof streamMessage>;
