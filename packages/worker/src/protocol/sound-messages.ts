/**
 * Tells of nearly every message that a client sends that its schema would accept it as it is, without zod.
 *
 * What is not known to be sound is left to the schema. So a check may be stricter than its schema, never laxer, which
 * tests/unit/sound-messages.test.ts holds. Each has a line for every field, because the compiler demands it.
 */

import { isAbsolutePath } from "./absolute-path.js";
import type {
  ControlMessage,
  CountFilter,
  DirectoryMount,
  HostFunctionEntry,
  MachineOptions,
  RunCommand,
  SessionCommand,
  TraceFilter,
} from "./commands.js";
import type { CoverageFilter } from "./coverage.js";
import { EVENT_KINDS } from "./event-records.js";
import { HOST_FUNCTION_NAME } from "./host-function-name.js";
import type { Limits } from "./limits.js";
import type { ProfileRequest } from "./profile.js";

export function isSoundRunCommand(data: unknown): data is RunCommand {
  return runCommand(data);
}

export function isSoundMachineOptions(data: unknown): data is MachineOptions {
  return machineOptions(data);
}

export function isSoundSessionCommand(data: unknown): data is SessionCommand {
  return variant(data, sessionCommands);
}

export function isSoundControlMessage(data: unknown): data is ControlMessage {
  return variant(data, controlMessages);
}

type Check = (value: unknown) => boolean;
type Fields<Message> = Readonly<Record<keyof Required<Message>, Check>>;
type Variants<Message extends { readonly kind: string }> = {
  readonly [Kind in Message["kind"]]: Fields<Omit<Extract<Message, { readonly kind: Kind }>, "kind">>;
};

const isString: Check = (value) => typeof value === "string";
const isBoolean: Check = (value) => typeof value === "boolean";
const isNumber: Check = (value) => Number.isFinite(value);
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isTraceNumber: Check = (value) => isCount(value) && Number(value) <= 2 ** 31 - 1;
const isSource: Check = (value) => typeof value === "string" || value instanceof Uint8Array;
const isPlainValue: Check = (value) => value !== undefined && !["function", "symbol"].includes(typeof value);
const isPath: Check = (value) => typeof value === "string" && isAbsolutePath(value);

const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const oneOf =
  (values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);

const arrayOf =
  (check: Check): Check =>
  (value) =>
    // `every` alone would skip holes.
    Array.isArray(value) && Array.from<unknown>(value).every(check);

const recordOf =
  (check: Check): Check =>
  (value) =>
    isPlain(value) && Object.values(value).every(check);

const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isPlain(value) && hasFields(value, fields);

/** An object that is what arrives for `{…}`, with nothing that an assignment of its keys would not give. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return !Object.hasOwn(value, "__proto__");
}

function hasFields(value: Readonly<Record<string, unknown>>, fields: Readonly<Record<string, Check>>): boolean {
  for (const name of Object.keys(value)) if (!Object.hasOwn(fields, name)) return false;
  for (const name of Object.keys(fields)) if (!fields[name](value[name])) return false;
  return true;
}

function variant(data: unknown, variants: Readonly<Record<string, Readonly<Record<string, Check>>>>): boolean {
  if (!isPlain(data)) return false;
  const { kind, ...rest } = data;
  return typeof kind === "string" && Object.hasOwn(variants, kind) && hasFields(rest, variants[kind]);
}

/** Messages of a debugger are few. */
const leftToTheSchema: Check = () => false;

const isTimeout: Check = (value) => isNumber(value) && Number(value) > 0 && Number(value) <= 2 ** 31 - 1;

const limits = {
  timeoutMs: optional(isTimeout),
  softTimeoutMs: optional(isTimeout),
  stepLimit: optional(isCount),
  memoryLimit: optional((value) => isCount(value) && Number(value) >= 1),
  outputLimit: optional(isCount),
  recursionLimit: optional((value) => isCount(value) && Number(value) >= 1 && Number(value) <= 1_000_000),
  eventLimit: optional(isCount),
} satisfies Fields<Limits>;

const isInterval: Check = (value) => isNumber(value) && Number(value) > 0 && Number(value) <= 60_000;

const traceFilter = shape({
  events: optional(arrayOf(oneOf(EVENT_KINDS))),
  files: optional(arrayOf(isString)),
  functions: optional(arrayOf(isString)),
  lines: optional(arrayOf((value) => Number.isSafeInteger(value))),
  when: optional(isString),
  isOnce: optional(isBoolean),
  every: optional((value) => isCount(value) && Number(value) >= 1),
  capture: optional(arrayOf(isString)),
  whenFull: optional(oneOf(["block", "drop", "aggregate"])),
  maxChunks: optional((value) => isCount(value) && Number(value) >= 1 && Number(value) <= 65_536),
} satisfies Fields<TraceFilter>);

const countFilter = shape({
  files: optional(arrayOf(isString)),
  functions: optional(arrayOf(isString)),
} satisfies Fields<CountFilter>);

const coverageFilter = shape({
  branches: optional(isBoolean),
  once: optional(isBoolean),
  trees: optional(arrayOf(isString)),
  include: optional(arrayOf(isString)),
  omit: optional(arrayOf(isString)),
  contexts: optional(oneOf(["tests", "calls"])),
  live: optional(isBoolean),
} satisfies Fields<CoverageFilter>);

const directoryMount = shape({
  host: isString,
  guest: isPath,
  isWritable: optional(isBoolean),
} satisfies Fields<DirectoryMount>);

const hostFunction = shape({
  name: (value) => typeof value === "string" && HOST_FUNCTION_NAME.test(value),
  isAsync: isBoolean,
  description: (value) => value === null || typeof value === "string",
} satisfies Fields<HostFunctionEntry>);

const machineOptions = shape({
  functions: optional(arrayOf(hostFunction)),
  argv: optional(arrayOf(isString)),
  importPaths: optional(arrayOf(isString)),
  path: optional(arrayOf(isString)),
  files: optional(recordOf(isSource)),
  mounts: optional(arrayOf(directoryMount)),
  workingDirectory: optional(isPath),
  maximumFileBytes: optional(isCount),
  maximumOpenFiles: optional(isCount),
  environment: optional(recordOf(isString)),
  modules: optional(recordOf(isString)),
  clock: optional((value) => isNumber(value) && Math.abs(Number(value)) <= 62_135_596_800_000),
  seed: optional(isCount),
  mode: optional(oneOf(["standard", "tracing"])),
  compiled: optional(oneOf(["auto", "always", "off"])),
} satisfies Fields<MachineOptions>);

const runCommand = shape({
  source: isSource,
  filename: isString,
  machine: machineOptions,
  trace: optional(traceFilter),
  count: optional(countFilter),
  coverage: optional(coverageFilter),
  explain: optional(isBoolean),
  profile: optional(
    shape({ intervalMs: optional(isInterval), isDeterministic: optional(isBoolean) } satisfies Fields<ProfileRequest>),
  ),
  debug: optional(leftToTheSchema),
  collectFiles: optional(isBoolean),
  inputs: optional(recordOf(isPlainValue)),
  reportsCompiled: optional(oneOf([true, false, "text"])),
  action: optional(oneOf(["run", "run-module", "disassemble"])),
  ...limits,
} satisfies Fields<RunCommand>);

const sessionCommands = {
  execute: {
    source: isSource,
    filename: isString,
    mode: oneOf(["exec", "eval", "single"]),
    isQuiet: isBoolean,
    context: optional(isString),
    ...limits,
  },
  get: { name: isString },
  set: { name: isString, value: isPlainValue },
  delete: { name: isString },
  names: {},
  close: {},
} satisfies Variants<SessionCommand>;

const hostAnswers = {
  value: { value: isPlainValue },
  error: { type: isString, message: isString },
} satisfies Variants<Extract<ControlMessage, { readonly kind: "host-answer" }>["answer"]>;

const controlMessages = {
  "trace-on": { id: isTraceNumber, filter: traceFilter },
  "trace-change": { id: isTraceNumber, filter: traceFilter },
  "trace-off": { id: isTraceNumber },
  "count-on": { id: isNumber, filter: countFilter },
  "count-read": { id: isNumber },
  "count-off": { id: isNumber },
  "coverage-on": { filter: coverageFilter },
  "coverage-read": { id: isNumber },
  "coverage-off": {},
  "debug-on": { configuration: leftToTheSchema },
  "debug-off": {},
  "debug-pause": {},
  "debug-resume": { how: leftToTheSchema },
  "debug-ask": { id: leftToTheSchema, question: leftToTheSchema },
  stdin: { text: isString },
  "stdin-end": {},
  stack: { id: isNumber },
  "host-answer": { id: isNumber, answer: (value) => variant(value, hostAnswers) },
} satisfies Variants<ControlMessage>;
