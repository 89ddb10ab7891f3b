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
