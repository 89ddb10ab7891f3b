/** Coverage: which code is measured, and what of it has run. */

import * as z from "zod";
import { codeEntry } from "./code-entries.js";

/** All options are optional: then every file is measured that is neither the library's nor an installed package's. */
export const coverageFilter = z.strictObject({
  /** Counts which way branches go, and returns; not by default. */
  branches: z.boolean().optional(),
  /** Only whether lines and branches have run, not how often. */
  once: z.boolean().optional(),
  /** Absolute paths as the program sees them, of files or of directories: only what is there, library or not. */
  trees: z.array(z.string()).readonly().optional(),
  /** Regular expressions for absolute filenames: only those that match one. `trees` goes before it. */
  include: z.array(z.string()).readonly().optional(),
  /** Regular expressions for absolute filenames that are left out. */
  omit: z.array(z.string()).readonly().optional(),
  /**
   * Counts are kept apart for each function whose name begins with `test`, or for each of the client's calls of a
   * session, whose contexts are named by `context` or numbered.
   */
  contexts: z.enum(["tests", "calls"]).optional(),
  /** Keeps the counters of lines in shared memory, which a client in the same process can read at any time. */
  live: z.boolean().optional(),
});
export type CoverageFilter = z.infer<typeof coverageFilter>;

const number = z.number();

export const codeCoverage = z.object({
  code: codeEntry,
  /**
   * Places where a line starts and that have been reached: the line, the line of the instruction before in the code (0
   * without one), whether a loop goes back to here, and how often it was reached.
   */
  lines: z.array(z.tuple([number, number, z.boolean(), number])).readonly(),
  /** Ways of branches that have been taken. */
  branches: z
    .array(
      z.object({
        line: number,
        /** Of the condition: first line, column, last line, column. */
        position: z.tuple([number, number, number, number]).readonly(),
        /** It jumps; else it falls through. */
        jumps: z.boolean(),
        /** The lines that follow, up to the next branch or the end; 0 where that is not known. */
        trail: z.array(number).readonly(),
        /** The trail leaves the code by a return. */
        returns: z.boolean(),
        count: number,
      }),
    )
    .readonly(),
  /** Lines that return, and how often. */
  returns: z.array(z.tuple([number, number])).readonly(),
});
export type CodeCoverage = z.infer<typeof codeCoverage>;

/** Code whose counters the client can read: places where a line starts as in `codeCoverage`, with their counters. */
export const liveCode = z.object({
  code: codeEntry,
  lines: z.array(z.tuple([number, number, z.boolean(), number])).readonly(),
  counts: z.instanceof(SharedArrayBuffer),
});
export type LiveCode = z.infer<typeof liveCode>;

/** What has run while a context lasted; the name is empty outside any. */
export const coverageContext = z.object({ name: z.string(), codes: z.array(codeCoverage).readonly() });
export type CoverageContext = z.infer<typeof coverageContext>;

/** Files that have been compiled while they were measured, by absolute path, and what has run. */
export const coverageRecord = z.object({
  hasBranches: z.boolean(),
  files: z.array(z.string()).readonly(),
  contexts: z.array(coverageContext).readonly(),
});
export type CoverageRecord = z.infer<typeof coverageRecord>;
