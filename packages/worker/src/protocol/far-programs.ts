/** What is said about one program between its client and the place where it runs, when no memory is shared. */

import * as z from "zod";
import { controlMessage, sessionCommand } from "./commands.js";
import { State } from "./control-block.js";

const word = z
  .number()
  .int()
  .nonnegative()
  .max(2 ** 31 - 1);

export const programCommand = z.discriminatedUnion("kind", [
  /** Bits of `Request`. */
  z.strictObject({ kind: z.literal("request"), bits: word }),
  z.strictObject({ kind: z.literal("withdraw"), bits: word }),
  /** The client has read chunks of a trace. */
  z.strictObject({ kind: z.literal("chunks"), trace: word, count: word }),
  /** The client has taken characters of output. */
  z.strictObject({ kind: z.literal("output"), length: word }),
  z.strictObject({ kind: z.literal("message"), message: controlMessage }),
  /** A session is asked something, and answers with the same number. */
  z.strictObject({ kind: z.literal("call"), call: word, command: sessionCommand }),
  z.strictObject({ kind: z.literal("kill") }),
]);
export type ProgramCommand = z.infer<typeof programCommand>;

/** The messages inside are looked at by whoever they are for. */
export const programReport = z.discriminatedUnion("kind", [
  /** A `StreamMessage`. */
  z.object({ kind: z.literal("stream"), message: z.unknown() }),
  /** A `SessionResult`. */
  z.object({ kind: z.literal("answer"), call: z.number(), answer: z.unknown() }),
  /** Sent several times a second while the program lives. */
  z.object({
    kind: z.literal("beat"),
    state: z.union(Object.values(State).map((each) => z.literal(each))),
    pausedMilliseconds: z.number(),
  }),
  /** Of a run, its outcome. */
  z.object({ kind: z.literal("done"), result: z.unknown() }),
  z.object({
    kind: z.literal("died"),
    reason: z.enum(["memory", "timeout", "crashed", "cancelled"]),
    message: z.string(),
  }),
]);
export type ProgramReport = z.infer<typeof programReport>;
