// The checks that a thread does without zod: they accept what a client sends, and nothing that the schemas refuse.
import { controlMessage, EVENT_KINDS, machineOptions, runCommand, sessionCommand } from "@tandem-py/worker/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isSoundControlMessage,
  isSoundMachineOptions,
  isSoundRunCommand,
  isSoundSessionCommand,
} from "../../packages/worker/src/protocol/sound-messages.js";

const anything = fc.anything({
  withBigInt: true,
  withTypedArray: true,
  withSparseArray: true,
  withNullPrototype: true,
});
const optional = { requiredKeys: [] };
const path = fc.array(fc.constantFrom("a", "b", ".", "c d")).map((parts) => `/${parts.join("/")}`);
const key = fc.string().filter((text) => text !== "__proto__");
const source = fc.oneof(fc.string(), fc.uint8Array());
const limits = {
  timeoutMs: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  softTimeoutMs: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  stepLimit: fc.nat(),
  memoryLimit: fc.integer({ min: 1 }),
  outputLimit: fc.nat(),
  recursionLimit: fc.integer({ min: 1, max: 1_000_000 }),
  eventLimit: fc.nat(),
};
const trace = fc.record(
  {
    events: fc.array(fc.constantFrom(...EVENT_KINDS)),
    files: fc.array(fc.string()),
    functions: fc.array(fc.string()),
    whenFull: fc.constantFrom("block", "drop", "aggregate"),
    maxChunks: fc.integer({ min: 1, max: 65_536 }),
  },
  optional,
);
const machine = fc.record(
  {
    argv: fc.array(fc.string()),
    importPaths: fc.array(fc.string()),
    path: fc.array(fc.string()),
    files: fc.dictionary(key, source, { noNullPrototype: true }),
    mounts: fc.array(fc.record({ host: fc.string(), guest: path, isWritable: fc.boolean() })),
    workingDirectory: path,
    maximumFileBytes: fc.nat(),
    maximumOpenFiles: fc.nat(),
    clock: fc.nat(),
    seed: fc.nat(),
    functions: fc.array(
      fc.record({
        name: fc.constantFrom("lookup", "_a1"),
        isAsync: fc.boolean(),
        description: fc.option(fc.string()),
      }),
    ),
    environment: fc.dictionary(key, fc.string(), { noNullPrototype: true }),
    modules: fc.dictionary(key, fc.string(), { noNullPrototype: true }),
    mode: fc.constantFrom("standard", "tracing"),
    compiled: fc.constantFrom("auto", "always", "off"),
  },
  optional,
);
const count = fc.record({ files: fc.array(fc.string()), functions: fc.array(fc.string()) }, optional);
const coverage = fc.record(
  {
    branches: fc.boolean(),
    once: fc.boolean(),
    trees: fc.array(fc.string()),
    include: fc.array(fc.string()),
    omit: fc.array(fc.string()),
    contexts: fc.constantFrom("tests", "calls"),
    live: fc.boolean(),
  },
  optional,
);
const command = fc.record(
  {
    source,
    filename: fc.string(),
    machine,
    trace,
    count,
    coverage,
    explain: fc.boolean(),
    collectFiles: fc.boolean(),
    inputs: fc.dictionary(key, fc.jsonValue(), { noNullPrototype: true }),
    reportsCompiled: fc.constantFrom(true, false, "text" as const),
    action: fc.constantFrom("run", "run-module", "disassemble"),
    ...limits,
  },
  { requiredKeys: ["source", "filename", "machine"] },
);
const execute = fc.record(
  {
    kind: fc.constant("execute"),
    source,
    filename: fc.string(),
    mode: fc.constantFrom("exec", "eval", "single"),
    isQuiet: fc.boolean(),
    ...limits,
  },
  { requiredKeys: ["kind", "source", "filename", "mode", "isQuiet"] },
);
const session = fc.oneof(
  execute,
  fc.record({ kind: fc.constantFrom("get", "delete"), name: fc.string() }),
  fc.record({ kind: fc.constant("set"), name: fc.string(), value: fc.jsonValue() }),
  fc.record({ kind: fc.constantFrom("names", "close") }),
);
const control = fc.oneof(
  fc.record({ kind: fc.constant("trace-on"), id: fc.nat(), filter: trace }),
  fc.record({ kind: fc.constant("trace-change"), id: fc.nat(), filter: trace }),
  fc.record({ kind: fc.constant("count-on"), id: fc.nat(), filter: count }),
  fc.record({ kind: fc.constant("coverage-on"), filter: coverage }),
  fc.record({ kind: fc.constantFrom("trace-off", "count-read", "count-off", "coverage-read"), id: fc.nat() }),
  fc.record({ kind: fc.constantFrom("stdin-end", "coverage-off", "debug-off", "debug-pause") }),
  fc.record({ kind: fc.constant("stdin"), text: fc.string() }),
  fc.record({ kind: fc.constant("stack"), id: fc.nat() }),
  fc.record({
    kind: fc.constant("host-answer"),
    id: fc.nat(),
    answer: fc.oneof(
      fc.record({ kind: fc.constant("value"), value: fc.jsonValue() }),
      fc.record({ kind: fc.constant("error"), type: fc.string(), message: fc.string() }),
    ),
  }),
);

const cases = [
  ["a run's command", command, isSoundRunCommand, runCommand],
  ["an interpreter's options", machine, isSoundMachineOptions, machineOptions],
  ["a session's command", session, isSoundSessionCommand, sessionCommand],
  ["a control message", control, isSoundControlMessage, controlMessage],
] as const;

/** Messages with one place, at any depth, replaced, added or taken away. */
function damaged(messages: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(messages, fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 3 }), anything, fc.nat({ max: 2 }))
    .map(([message, way, value, change]) => {
      let place: unknown = message;
      for (const [step, index] of way.entries()) {
        if (typeof place !== "object" || place === null || ArrayBuffer.isView(place)) break;
        const holder: Record<string, unknown> = place as Record<string, unknown>;
        const keys = Object.keys(holder);
        const key = keys[index % Math.max(1, keys.length)] ?? "0";
        if (step < way.length - 1) place = holder[key];
        else if (change === 0) holder[key] = value;
        else if (change === 1) delete holder[key];
        else if (!Array.isArray(holder)) holder.extra = value;
      }
      return message;
    });
}

describe.each(cases)("%s", (_name, messages, isSound, schema) => {
  test("is known to be sound", () => {
    fc.assert(fc.property(messages, (message) => isSound(structuredClone(message))));
  });

  test("is not called sound when its schema refuses it", () => {
    const property = (message: unknown): void => {
      if (isSound(message)) expect(schema.parse(message)).toEqual(message);
    };
    fc.assert(fc.property(anything, property));
    fc.assert(fc.property(damaged(messages), property), { numRuns: 500 });
  });
});
