/** What is said to a server over HTTP, and what it answers. */

import { limitFields, machineOptions, outcome, plainValue } from "@tandem-py/worker/protocol";
import * as z from "zod";
import { SERVICE_ERRORS } from "../remote/service-errors.js";

/** Chosen by the client, so that it can name what it has not got an answer for yet. */
const programId = z
  .string()
  .regex(/^[\w.-]{1,100}$/, "letters, digits, _ . and - only")
  .describe("A name for the program, for requests about it while it runs. The server gives it one otherwise.");

/** Text, or `{"$bytes": "base64"}`. */
const machine = machineOptions
  .omit({ functions: true, mounts: true, importPaths: true, files: true })
  .extend({ files: z.record(z.string(), z.custom<string | Uint8Array>(isFile)).optional() });

function isFile(value: unknown): boolean {
  return typeof value === "string" || value instanceof Uint8Array;
}

export const runRequest = machine.extend({
  id: programId.optional(),
  source: z.string().describe("The program."),
  filename: z.string().optional().describe("Shown in tracebacks."),
  inputs: z.record(z.string(), plainValue).optional().describe("Values of names of the program."),
  stdin: z.string().optional().describe("All of standard input."),
  collectFiles: z
    .boolean()
    .optional()
    .describe("Whether the outcome is to hold the files that the program has written."),
  action: z.enum(["run", "run-module", "disassemble"]).optional(),
  ...limitFields,
});

export const runResponse = z.object({ id: z.string(), outcome, stdout: z.string(), stderr: z.string() });
export type RunResponse = z.infer<typeof runResponse>;

export const inputRequest = z.strictObject({
  text: z.string().optional(),
  end: z.boolean().optional().describe("Nothing follows."),
});

export const sessionRequest = machine.extend({ id: programId.optional() });
export const sessionResponse = z.object({ id: z.string() });

export const executeRequest = z.strictObject({
  source: z.string(),
  filename: z.string().optional(),
  mode: z.enum(["exec", "eval", "single"]).optional(),
  isQuiet: z.boolean().optional().describe("Do not print an uncaught exception; the outcome has it."),
  ...limitFields,
});
export const executeResponse = z.object({ outcome, stdout: z.string(), stderr: z.string() });

export const valueRequest = z.strictObject({ value: plainValue });
export const valueResponse = z.object({ value: plainValue });
export const namesResponse = z.object({ names: z.array(z.string()).readonly() });

export const doneResponse = z.object({ done: z.literal(true) });
export const healthResponse = z.object({ status: z.enum(["ok", "starting", "closing"]), version: z.string() });

export const errorResponse = z.object({
  error: z.object({
    code: z.enum(SERVICE_ERRORS),
    message: z.string(),
    /** What is wrong with a message, by place. */
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
});
export type ErrorResponse = z.infer<typeof errorResponse>;
