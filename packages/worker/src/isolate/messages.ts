/** What an isolate process is told, and what it tells. */

import * as z from "zod";
import { type MachineOptions, type ProgramCommand, programReport, type RunCommand } from "../protocol/index.js";

/** What is said to it is not checked: it runs nothing but our own code before it has a program. */
export type IsolateCommand =
  | { readonly kind: "run"; readonly program: number; readonly command: RunCommand; readonly requests: number }
  | { readonly kind: "session"; readonly program: number; readonly machine: MachineOptions }
  | { readonly kind: "program"; readonly program: number; readonly command: ProgramCommand };

export const isolateReport = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready"), protocol: z.number() }),
  z.object({ kind: z.literal("program"), program: z.number(), report: programReport }),
]);
export type IsolateReport = z.infer<typeof isolateReport>;

/** How an isolate is started: the argument after its file, as JSON. */
export interface IsolateConfiguration {
  readonly maxHeapMb?: number;
}
