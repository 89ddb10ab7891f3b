/** A deterministic profile: every call that Python code makes, with time and steps. The file of natives is `~`. */

import * as z from "zod";
import { codeEntry } from "./code-entries.js";

/**
 * Of a function, or of what one function calls of another: calls, those of them that are not recursive, and time (in
 * microseconds) and steps of its own and with all that it calls. Recursive calls do not count twice in the latter.
 */
const callFigures = z.object({
  calls: z.number(),
  primitiveCalls: z.number(),
  ownTime: z.number(),
  time: z.number(),
  ownSteps: z.number(),
  steps: z.number(),
});
export type CallFigures = z.infer<typeof callFigures>;

export const callProfile = z.object({
  codes: z.array(codeEntry).readonly(),
  /** By number of the code; resumptions of a generator are calls. */
  functions: z.array(callFigures).readonly(),
  /** Numbers of caller and callee, and what came of these calls. */
  edges: z.array(z.tuple([z.number(), z.number(), callFigures])).readonly(),
});
export type CallProfile = z.infer<typeof callProfile>;
