/** Code objects as a client knows them, and how often what is in them has run. */

import * as z from "zod";

export const codeEntry = z.object({
  filename: z.string(),
  name: z.string(),
  qualifiedName: z.string(),
  firstLine: z.number(),
});
export type CodeEntry = z.infer<typeof codeEntry>;

export const codeCounts = z.object({
  code: codeEntry,
  /** Resumptions of a generator count as calls. */
  calls: z.number(),
  /** Of each line that has run: the line, and how often. */
  lines: z.array(z.tuple([z.number(), z.number()])).readonly(),
});
export type CodeCounts = z.infer<typeof codeCounts>;

/** A piece of Python code compiled to JavaScript, as it was at the end of a run. */
export const compiledCode = z.object({
  filename: z.string(),
  name: z.string(),
  /** Where it is entered; null for code without lines. */
  line: z.number().nullable(),
  entry: z.enum(["call", "loop", "resumption"]),
  /** 0 gathers what its operands are, later ones are made for that; -1: left to the interpreter. */
  version: z.number(),
  /** Characters of JavaScript. */
  size: z.number(),
  /** How often a value, or a value on entry, was not of the kind that it was made for. */
  failures: z.number(),
  misses: z.number(),
  /** How often it was left soon after it was entered. */
  futile: z.number(),
  /** The JavaScript, when it was asked for. */
  text: z.string().optional(),
});
export type CompiledCode = z.infer<typeof compiledCode>;
