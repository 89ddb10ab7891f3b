/** A profile: the stack as it was seen now and then. */

import * as z from "zod";
import { codeEntry } from "./code-entries.js";

export const profileRequest = z.strictObject({
  /** Milliseconds between two looks, at least; 1 by default. */
  intervalMs: z.number().positive().max(60_000).optional(),
  /** Measures every call instead, which slows the program down: the outcome holds a `callProfile`. */
  isDeterministic: z.boolean().optional(),
});
export type ProfileRequest = z.infer<typeof profileRequest>;

export const profile = z.object({
  codes: z.array(codeEntry).readonly(),
  /** Each a line of a code, called by the node whose number comes first, or by none (-1): parent, code, line. */
  nodes: z.array(z.tuple([z.number(), z.number(), z.number()])).readonly(),
  /** The innermost node of each look, -1 for none. */
  samples: z.array(z.number()).readonly(),
  /** Microseconds that each look stands for: since the one before. */
  durations: z.array(z.number()).readonly(),
  /** Milliseconds since 1970. */
  startedAt: z.number(),
});
export type Profile = z.infer<typeof profile>;
