/** Answers to session commands. */

import * as z from "zod";
import { outcome } from "./outcome.js";
import { plainValue } from "./plain-value.js";

export const ERROR_CODES = ["invalid-message", "invalid-value", "closed", "crashed", "overloaded", "failed"] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const sessionResult = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("outcome"), outcome }),
  /** `value` is absent for a name that is not bound. */
  z.object({ kind: z.literal("value"), value: plainValue.optional() }),
  z.object({ kind: z.literal("names"), names: z.array(z.string()) }),
  z.object({ kind: z.literal("done") }),
  z.object({ kind: z.literal("failed"), code: z.enum(ERROR_CODES), message: z.string() }),
]);
export type SessionResult = z.infer<typeof sessionResult>;
