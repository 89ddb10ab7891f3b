/** What one run may use. Every limit is optional; without it there is none, but for the recursion limit. */

import * as z from "zod";

const milliseconds = z
  .number()
  .positive()
  .max(2 ** 31 - 1);
const count = z.number().int().nonnegative();

/** Recursion deeper than this is refused even to hosts: frames in native code nest in JavaScript. */
export const MAXIMUM_RECURSION = 1_000_000;

export const limitFields = {
  /** Wall-clock milliseconds; pauses do not count. */
  timeoutMs: milliseconds.optional(),
  /**
   * Wall-clock milliseconds after which the program gets one TimeoutError, which it can catch. It should be less than
   * `timeoutMs`; without that, the run ends a second later.
   */
  softTimeoutMs: milliseconds.optional(),
  /** Backward jumps and calls, and a share for long work of native code: the same number on every machine. */
  stepLimit: count.optional(),
  /** Bytes that the program's objects may take, without what the interpreter itself needs. */
  memoryLimit: z.number().int().positive().optional(),
  /** Characters of stdout and stderr together. */
  outputLimit: count.optional(),
  /** Frames on the stack, also the most that sys.setrecursionlimit() allows; by default 1,000, and no such bound. */
  recursionLimit: z.number().int().positive().max(MAXIMUM_RECURSION).optional(),
  /** Events sent to traces; later ones are dropped and counted. */
  eventLimit: count.optional(),
};

export const limits = z.strictObject(limitFields);
export type Limits = z.infer<typeof limits>;
