/** Where the time of a run went that was ended by a limit. */

import * as z from "zod";
import { codeEntry } from "./code-entries.js";

/** What a program was doing. */
export const ACTIVITIES = ["computing", "sleeping", "reading", "calling"] as const;
export type Activity = (typeof ACTIVITIES)[number];

const place = z.object({
  code: codeEntry,
  line: z.number(),
  /** Of the window's time, from 0 to 1. */
  share: z.number(),
});
export type HotPlace = z.infer<typeof place>;

export const explanation = z.object({
  /** In one line: where, what, how much of the time, and why. */
  diagnosis: z.string(),
  activity: z.enum(ACTIVITIES),
  /** Of the window's time that `activity` took, from 0 to 1. */
  activityShare: z.number(),
  /** Milliseconds at the end of the run that were looked at. */
  windowMs: z.number(),
  /** Looks at the stack in the window. */
  samples: z.number(),
  /** The cause, as far as it shows. */
  cause: z.enum(["loop", "recursion", "native", "exceptions", "sleep", "input", "call", "unknown"]),
  /** The line that the diagnosis names. */
  place: z.object({ code: codeEntry, line: z.number() }).nullable(),
  /** Source text of the expression that was being evaluated there, when known. */
  expression: z.string().nullable(),
  /** By the time in the line itself and in native code that it calls. */
  lines: z.array(place).readonly(),
  /** By the time in the function itself (`share`) and with all that it calls. */
  functions: z.array(z.object({ code: codeEntry, share: z.number(), totalShare: z.number() })).readonly(),
  /** Variables of frames, innermost frame first, as bounded reprs. */
  frames: z
    .array(
      z.object({
        code: codeEntry,
        line: z.number().nullable(),
        locals: z.array(z.tuple([z.string(), z.string()])).readonly(),
        /** Frames like it right below it: recursion. */
        repeated: z.number(),
        /** The innermost loop that it is in: lines, and rounds in the last part of the run, when they were counted. */
        loop: z.object({ first: z.number(), last: z.number(), rounds: z.number().nullable() }).nullable(),
      }),
    )
    .readonly(),
  /** How often lines ran in the last part of the run, the most frequent first; empty when it was not counted. */
  counts: z.array(z.object({ code: codeEntry, line: z.number(), count: z.number() })).readonly(),
  /** Milliseconds of that part. */
  countedMs: z.number(),
  /**
   * Of a limit on memory: what variables hold, directly or not, by type, the most bytes first. Sizes are estimates; at
   * most 200,000 objects are looked at.
   */
  memory: z
    .array(z.object({ type: z.string(), count: z.number(), bytes: z.number() }))
    .readonly()
    .optional(),
});
export type Explanation = z.infer<typeof explanation>;
