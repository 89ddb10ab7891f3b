/** How a run ends, as the client sees it. */

import * as z from "zod";
import { callProfile } from "./call-profile.js";
import { codeCounts, compiledCode } from "./code-entries.js";
import { coverageRecord } from "./coverage.js";
import { explanation } from "./explanation.js";
import { plainValue } from "./plain-value.js";
import { profile } from "./profile.js";

export const frameReport = z.object({
  filename: z.string(),
  /** Null for code without lines. */
  line: z.number().nullable(),
  endLine: z.number().nullable(),
  /** Columns count UTF-8 bytes from 0. */
  column: z.number().nullable(),
  endColumn: z.number().nullable(),
  name: z.string(),
  qualifiedName: z.string(),
  /** The source from `line` to `endLine`, when known. */
  source: z.array(z.string()).readonly(),
});
export type FrameReport = z.infer<typeof frameReport>;

export const syntaxReport = z.object({
  filename: z.string().nullable(),
  line: z.string().nullable(),
  endLine: z.string().nullable(),
  offset: z.number().nullable(),
  endOffset: z.number().nullable(),
  text: z.string().nullable(),
  message: z.string(),
});

/** An exception with its traceback, and those that led to it. */
export interface ExceptionReport {
  readonly type: string;
  readonly message: string;
  readonly notes: readonly string[];
  readonly syntax: z.infer<typeof syntaxReport> | null;
  /** Outermost first. */
  readonly frames: readonly FrameReport[];
  readonly cause: ExceptionReport | null;
  readonly context: ExceptionReport | null;
  /** Of exception groups. */
  readonly exceptions: readonly ExceptionReport[] | null;
}

// Chains can be thousands of exceptions long and a recursive schema would overflow the stack: only the outermost is
// checked. The worker builds all of them by the same code.
export const exceptionReport: z.ZodType<ExceptionReport> = z.looseObject({
  type: z.string(),
  message: z.string(),
  notes: z.array(z.string()).readonly(),
  syntax: syntaxReport.nullable(),
  frames: z.array(frameReport).readonly(),
  cause: z.custom<ExceptionReport | null>((value) => typeof value === "object"),
  context: z.custom<ExceptionReport | null>((value) => typeof value === "object"),
  exceptions: z.custom<readonly ExceptionReport[] | null>((value) => value === null || Array.isArray(value)),
});

export const usage = z.object({
  wallMs: z.number(),
  /** Of processor time, of the thread where the system tells it, else of the process. */
  cpuMs: z.number(),
  /** Backward jumps and calls, and a share for long work of native code. */
  steps: z.number(),
  /** The most bytes by which the thread's heap was found to have grown; garbage may be among them. */
  peakMemory: z.number(),
  /** Events sent to traces. */
  events: z.number(),
});
export type Usage = z.infer<typeof usage>;

const fileContents = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

const shared = {
  exitCode: z.number(),
  /** Characters written in this run. */
  stdoutLength: z.number(),
  stderrLength: z.number(),
  usage,
  /** Files in memory that the program has written, by absolute path, when they were asked for. */
  files: z.record(z.string(), fileContents).optional(),
  /** What has been counted from the first line on, when it was asked for. */
  counts: z.array(codeCounts).readonly().optional(),
  /** What has been compiled to JavaScript, when it was asked for. */
  compiled: z.array(compiledCode).readonly().optional(),
  /** What of the code has run, when it was asked for. */
  coverage: coverageRecord.optional(),
  /** The stack as it was seen now and then, when it was asked for. */
  profile: profile.optional(),
  /** Every call, when it was asked for. */
  callProfile: callProfile.optional(),
};
const stopped = {
  ...shared,
  /** Where the time went, when it was asked for. */
  explanation: explanation.optional(),
  /** Where the program was, outermost frame first; empty when it did not answer. */ frames: z
    .array(frameReport)
    .readonly(),
};

export const outcome = z.discriminatedUnion("kind", [
  /** The end was reached; `value` is that of an evaluated expression, else null. */
  z.object({ kind: z.literal("ok"), ...shared, value: plainValue }),
  /** SystemExit. */
  z.object({ kind: z.literal("exit"), ...shared }),
  /** An uncaught exception. `isIncomplete`: interactive input that goes on in another line. */
  z.object({ kind: z.literal("error"), ...shared, error: exceptionReport, isIncomplete: z.boolean() }),
  z.object({ kind: z.literal("timeout"), ...stopped }),
  /** The limit on steps was reached. */
  z.object({ kind: z.literal("steps"), ...stopped }),
  /** The program's objects took more than the limit on memory. */
  z.object({ kind: z.literal("memory"), ...stopped }),
  z.object({ kind: z.literal("cancelled"), ...stopped }),
  /** The limit on output was reached; what was written before it has been delivered. */
  z.object({ kind: z.literal("output"), ...stopped }),
  /** The thread died, or did something that it must not. */
  z.object({ kind: z.literal("crashed"), ...shared, message: z.string() }),
]);
export type Outcome = z.infer<typeof outcome>;
