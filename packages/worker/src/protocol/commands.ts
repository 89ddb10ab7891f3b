/** What a client asks of a worker. */

import * as z from "zod";
import { isAbsolutePath } from "./absolute-path.js";
import { coverageFilter } from "./coverage.js";
import { debugCommand, debugConfiguration } from "./debugging.js";
import { EVENT_KINDS } from "./event-records.js";
import { HOST_FUNCTION_NAME } from "./host-function-name.js";
import { limitFields } from "./limits.js";
import { plainValue } from "./plain-value.js";
import { profileRequest } from "./profile.js";

/** Text, or bytes in the encoding that they declare. */
const sourceCode = z.custom<string | Uint8Array>((value) => typeof value === "string" || value instanceof Uint8Array);

/** Which events of a program are sent, and what happens when the client is slow. */
export const traceFilter = z.strictObject({
  /** By default all kinds but `opcode` and `branch`. */
  events: z.array(z.enum(EVENT_KINDS)).readonly().optional(),
  /** Filenames, whole or their last components; all by default. */
  files: z.array(z.string()).readonly().optional(),
  /** Names or qualified names; all by default. */
  functions: z.array(z.string()).readonly().optional(),
  /** Only events at these lines; all by default. */
  lines: z.array(z.number().int()).readonly().optional(),
  /** A Python expression, evaluated in the event's frame, that must be true. One that raises is not. */
  when: z.string().optional(),
  /** Each place once: of each kind of event the first at each line of each code. */
  isOnce: z.boolean().optional(),
  /** One in so many events. */
  every: z.number().int().min(1).optional(),
  /** Python expressions whose values, as bounded reprs, go with each event. */
  capture: z.array(z.string()).readonly().optional(),
  /** `block` the program (the default), `drop` events and count them, or `aggregate` them: count them by place. */
  whenFull: z.enum(["block", "drop", "aggregate"]).optional(),
  /** Chunks on their way before the client counts as slow. */
  maxChunks: z.number().int().min(1).max(65_536).optional(),
});
export type TraceFilter = z.infer<typeof traceFilter>;

/** Which code's lines are counted; all by default. */
export const countFilter = z.strictObject({
  files: z.array(z.string()).readonly().optional(),
  functions: z.array(z.string()).readonly().optional(),
});
export type CountFilter = z.infer<typeof countFilter>;

const absolutePath = z.string().refine(isAbsolutePath, { message: "must be an absolute path without .." });

/** A directory of the worker's machine, shown to the program. */
export const directoryMount = z.strictObject({
  host: z.string(),
  guest: absolutePath,
  /** Whether the program can change what is in it; not by default. */
  isWritable: z.boolean().optional(),
});
export type DirectoryMount = z.infer<typeof directoryMount>;

/** A function of the client's that a program can call. */
export const hostFunction = z.strictObject({
  name: z.string().regex(HOST_FUNCTION_NAME),
  /** A coroutine function in Python. */
  isAsync: z.boolean(),
  description: z.string().nullable(),
});
export type HostFunctionEntry = z.infer<typeof hostFunction>;

/** What an interpreter is made with. */
export const machineOptions = z.strictObject({
  /** sys.argv */
  argv: z.array(z.string()).readonly().optional(),
  /** Directories whose modules can be imported. Nothing else of the file system can be reached. */
  importPaths: z.array(z.string()).readonly().optional(),
  /** Functions of the client's, which the program finds in `__main__` and in the module `tandem_host`. */
  functions: z.array(hostFunction).readonly().optional(),
  /** What sys.path begins with: directories that the program sees. */
  path: z.array(z.string()).readonly().optional(),
  /** Files in memory by path, absolute or relative to the working directory. */
  files: z.record(z.string(), sourceCode).optional(),
  /** Directories of this machine that the program sees. */
  mounts: z.array(directoryMount).readonly().optional(),
  /** Where the program is; `/home/user` by default. */
  workingDirectory: absolutePath.optional(),
  /** Bytes that files in memory may take in all. */
  maximumFileBytes: z.number().int().nonnegative().optional(),
  /** Files that may be open at the same time, the standard streams among them. */
  maximumOpenFiles: z.number().int().nonnegative().optional(),
  /** os.environ */
  environment: z.record(z.string(), z.string()).optional(),
  /** Sources of importable modules by full name; a package's are `name.__init__`. */
  modules: z.record(z.string(), z.string()).optional(),
  /**
   * Milliseconds since 1970 that the program's clocks begin with. They then go on by themselves, by a microsecond for
   * each look and by what the program sleeps, so that a run can be repeated.
   */
  clock: z.number().min(-62_135_596_800_000).max(253_402_300_799_999).optional(),
  /** What random bytes come from, so that a run can be repeated; without it they come from the host. */
  seed: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).optional(),
  /** `tracing`: everything runs in the tracing VM. */
  mode: z.enum(["standard", "tracing"]).optional(),
  /** What is compiled to JavaScript: `auto` (the default) what is hot, `always` everything, `off` nothing. */
  compiled: z.enum(["auto", "always", "off"]).optional(),
});
export type MachineOptions = z.infer<typeof machineOptions>;

export const runCommand = z.strictObject({
  source: sourceCode,
  filename: z.string(),
  machine: machineOptions,
  trace: traceFilter.optional(),
  /** Counts calls and lines from the first line on; the outcome holds the counts. */
  count: countFilter.optional(),
  /** Measures coverage from the first line on; the outcome holds it. */
  coverage: coverageFilter.optional(),
  /** Looks at the stack now and then; the outcome holds what was seen. */
  profile: profileRequest.optional(),
  /** Whether the outcome of a run that a limit ends says where the time went. */
  explain: z.boolean().optional(),
  /** Under a debugger from the first line on. */
  debug: debugConfiguration.optional(),
  /** Whether the outcome is to hold the files in memory that the program has written. */
  collectFiles: z.boolean().optional(),
  /** Values of names of `__main__`. */
  inputs: z.record(z.string(), plainValue).optional(),
  /** Whether the outcome is to say what has been compiled; `text`: with the JavaScript itself. */
  reportsCompiled: z.union([z.boolean(), z.literal("text")]).optional(),
  /**
   * `run` the source; `run-module`: the source is the name of a module, to be run as `python -m` does; `disassemble`
   * lists the bytecode.
   */
  action: z.enum(["run", "run-module", "disassemble"]).optional(),
  ...limitFields,
});
export type RunCommand = z.infer<typeof runCommand>;

export const sessionCommand = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("execute"),
    source: sourceCode,
    filename: z.string(),
    /** `exec` statements, `eval` an expression, `single` interactive input, whose values are displayed. */
    mode: z.enum(["exec", "eval", "single"]),
    /** Do not print an uncaught exception. */
    isQuiet: z.boolean(),
    /** The name of the call among contexts of coverage. */
    context: z.string().optional(),
    ...limitFields,
  }),
  z.strictObject({ kind: z.literal("get"), name: z.string() }),
  z.strictObject({ kind: z.literal("set"), name: z.string(), value: plainValue }),
  z.strictObject({ kind: z.literal("delete"), name: z.string() }),
  z.strictObject({ kind: z.literal("names") }),
  z.strictObject({ kind: z.literal("close") }),
]);
export type SessionCommand = z.infer<typeof sessionCommand>;

/** Chooses a word of the control block. */
const traceNumber = z
  .number()
  .int()
  .nonnegative()
  .max(2 ** 31 - 1);

/** Sent on the stream port, where a busy program finds it at its next safe point. */
export const controlMessage = z.discriminatedUnion("kind", [
  ...debugCommand.options,
  /** Traces and counts have numbers that the client chooses, each for one of them. */
  z.strictObject({ kind: z.literal("trace-on"), id: traceNumber, filter: traceFilter }),
  /** Another filter for a trace that is on. */
  z.strictObject({ kind: z.literal("trace-change"), id: traceNumber, filter: traceFilter }),
  z.strictObject({ kind: z.literal("trace-off"), id: traceNumber }),
  z.strictObject({ kind: z.literal("count-on"), id: z.number(), filter: countFilter }),
  z.strictObject({ kind: z.literal("count-read"), id: z.number() }),
  z.strictObject({ kind: z.literal("count-off"), id: z.number() }),
  /** Measures what is compiled from now on, in place of an earlier measurement. */
  z.strictObject({ kind: z.literal("coverage-on"), filter: coverageFilter }),
  z.strictObject({ kind: z.literal("coverage-read"), id: z.number() }),
  z.strictObject({ kind: z.literal("coverage-off") }),
  z.strictObject({ kind: z.literal("stdin"), text: z.string() }),
  z.strictObject({ kind: z.literal("stdin-end") }),
  z.strictObject({ kind: z.literal("stack"), id: z.number() }),
  /** To the call of a host function with this number. */
  z.strictObject({
    kind: z.literal("host-answer"),
    id: z.number(),
    answer: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("value"), value: plainValue }),
      /** `type` is the name of a builtin exception. */
      z.strictObject({ kind: z.literal("error"), type: z.string(), message: z.string() }),
    ]),
  }),
]);
export type ControlMessage = z.infer<typeof controlMessage>;
