// What profiles are written as, read as the tools that they are for read them.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createTandem, type Outcome } from "@tandem-py/client";
import { afterAll, describe, expect, test } from "vitest";
import { flameGraphPage } from "../packages/client/src/profile/flame-graph.js";
import { chromeProfile, collapsedStacks, speedscopeProfile } from "../packages/client/src/profile/formats.js";
import { pprofProfile } from "../packages/client/src/profile/pprof.js";
import { callTable, pstatsProfile } from "../packages/client/src/profile/pstats.js";

const command = fileURLToPath(new URL("../packages/client/bin/tandem.js", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "tandem-profiles-"));
const tandem = await createTandem();
afterAll(async () => {
  await tandem.close();
  rmSync(directory, { recursive: true, force: true });
});

const BUSY = `
import time
def busy(n):
    total = 0
    for i in range(n):
        total += i * i
    return total
def outer():
    end = time.perf_counter() + 0.3
    while time.perf_counter() < end:
        busy(5000)
outer()
`;

type Field = readonly [number, number | Uint8Array];

/** The fields of a protocol buffer's message: numbers, and bytes for what has a length. */
function fieldsOf(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error("the message ends within a number");
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const wireType = key % 8;
    if (wireType !== 0 && wireType !== 2) throw new Error(`wire type ${wireType}`);
    const value = varint();
    if (wireType === 0) fields.push([Math.floor(key / 8), value]);
    else {
      if (at + value > bytes.length) throw new Error("the message ends within a field");
      fields.push([Math.floor(key / 8), bytes.slice(at, at + value)]);
      at += value;
    }
  }
  return fields;
}

/** Each as the field of a number. */
function packedNumbers(bytes: Uint8Array): number[] {
  const values: number[] = [];
  let factor = 1;
  let value = 0;
  for (const byte of bytes) {
    value += (byte % 128) * factor;
    factor *= 128;
    if (byte >= 128) continue;
    values.push(value);
    value = 0;
    factor = 1;
  }
  return values;
}

const messages = (fields: readonly Field[], number: number): Uint8Array[] =>
  fields.flatMap(([each, value]) => (each === number && value instanceof Uint8Array ? [value] : []));
const numbers = (fields: readonly Field[], number: number): number[] =>
  fields.flatMap(([each, value]) => (each === number && typeof value === "number" ? [value] : []));

describe("samples", () => {
  let outcome: Outcome;
  const profile = async (): Promise<NonNullable<Outcome["profile"]>> => {
    outcome ??= await tandem.run(BUSY, { filename: "busy.py", profile: {} });
    if (outcome.profile === undefined) throw new Error("no profile");
    return outcome.profile;
  };

  test("as the Profile of Chrome's protocol", async () => {
    const { nodes, samples, timeDeltas, startTime, endTime } = JSON.parse(chromeProfile(await profile()));
    const ids = new Set(nodes.map(({ id }: { id: number }) => id));
    expect(ids.size).toBe(nodes.length);
    for (const node of nodes) {
      expect(node.callFrame).toEqual({
        functionName: expect.any(String),
        scriptId: expect.any(String),
        url: expect.any(String),
        lineNumber: expect.any(Number),
        columnNumber: expect.any(Number),
      });
      expect(node.hitCount).toBeGreaterThanOrEqual(0);
      for (const child of node.children) expect(ids).toContain(child);
      const ticks = (node.positionTicks ?? []).map((each: { ticks: number }) => each.ticks);
      if (node.positionTicks !== undefined)
        expect(ticks.reduce((a: number, b: number) => a + b, 0)).toBe(node.hitCount);
    }
    expect(samples.length).toBe(timeDeltas.length);
    expect(samples.length).toBeGreaterThan(5);
    for (const sample of samples) expect(ids).toContain(sample);
    expect(endTime).toBeGreaterThan(startTime);
    expect(nodes.map((node: { callFrame: { functionName: string } }) => node.callFrame.functionName)).toContain("busy");
  });

  test("as speedscope's file format", async () => {
    const file = JSON.parse(speedscopeProfile(await profile(), "busy.py"));
    expect(file.$schema).toBe("https://www.speedscope.app/file-format-schema.json");
    expect(file.shared.frames.length).toBeGreaterThan(1);
    for (const frame of file.shared.frames) expect(typeof frame.name).toBe("string");
    const [sampled] = file.profiles;
    expect(sampled).toMatchObject({ type: "sampled", unit: "microseconds", startValue: 0, name: "busy.py" });
    expect(sampled.samples.length).toBe(sampled.weights.length);
    for (const stack of sampled.samples) for (const frame of stack) expect(file.shared.frames[frame]).toBeDefined();
    const total = sampled.weights.reduce((sum: number, each: number) => sum + each, 0);
    expect(sampled.endValue).toBe(total);
  });

  test("as collapsed stacks", async () => {
    const lines = collapsedStacks(await profile())
      .trimEnd()
      .split("\n");
    for (const line of lines) expect(line).toMatch(/^[^;]+(;[^;]+)* \d+$/);
    expect(lines.some((line) => /busy\.py;outer .*;busy .*/.test(line))).toBe(true);
  });

  test("as pprof's protocol buffer", async () => {
    const data = await profile();
    const fields = fieldsOf(pprofProfile(data));
    const strings = messages(fields, 6).map((bytes) => new TextDecoder().decode(bytes));
    expect(strings[0]).toBe("");
    const types = messages(fields, 1).map((bytes) => fieldsOf(bytes).map(([, value]) => strings[Number(value)]));
    expect(types).toEqual([
      ["samples", "count"],
      ["wall", "nanoseconds"],
    ]);
    const functions = new Map(
      messages(fields, 5).map((bytes) => {
        const described = fieldsOf(bytes);
        return [numbers(described, 1)[0], strings[numbers(described, 2)[0] ?? 0]];
      }),
    );
    const locations = new Map(
      messages(fields, 4).map((bytes) => {
        const described = fieldsOf(bytes);
        const [line] = messages(described, 4).map((each) => fieldsOf(each));
        return [numbers(described, 1)[0], functions.get(numbers(line ?? [], 1)[0])];
      }),
    );
    let looks = 0;
    for (const sample of messages(fields, 2)) {
      const described = fieldsOf(sample);
      const [stack, values] = [1, 2].map((number) => messages(described, number).flatMap(packedNumbers));
      expect(values?.length).toBeGreaterThan(0);
      expect(locations.has(stack?.[0] ?? 0)).toBe(true);
      looks += values?.[0] ?? 0;
    }
    expect(looks).toBe(data.samples.filter((node) => node >= 0).length);
    expect([...functions.values()]).toContain("busy");
  });

  test("as a page that needs no network", async () => {
    const page = flameGraphPage(await profile(), "busy.py");
    expect(page).toContain("busy");
    expect(page).not.toMatch(/(src|href|action)\s*=\s*["']?(https?:)?\/\//i);
    expect(page).not.toMatch(/@import|fetch\(|XMLHttpRequest|WebSocket|import\(|url\(\s*["']?https?:/);
  });
});

describe("calls", () => {
  const source = `
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def numbers(n):
    for i in range(n):
        yield i
def fail():
    raise KeyError
fib(10)
sum(numbers(3))
try:
    fail()
except KeyError:
    pass
`;

  test("are counted with those that are recursive, and time and steps add up", async () => {
    const { callProfile, usage } = await tandem.run(source, {
      filename: "calls.py",
      profile: { isDeterministic: true },
    });
    if (callProfile === undefined) throw new Error("no profile");
    const named = new Map(callProfile.codes.map(({ name }, index) => [name, callProfile.functions[index]]));
    expect(named.get("fib")).toMatchObject({ calls: 177, primitiveCalls: 1 });
    expect(named.get("numbers")).toMatchObject({ calls: 4, primitiveCalls: 4 });
    expect(named.get("fail")).toMatchObject({ calls: 1, primitiveCalls: 1 });
    const own = callProfile.functions.reduce((sum, { ownSteps }) => sum + ownSteps, 0);
    expect(own).toBe(named.get("<module>")?.steps);
    expect(own).toBeLessThanOrEqual(usage.steps);
    for (const { ownTime, time } of callProfile.functions) expect(ownTime).toBeLessThanOrEqual(time + 1);
    expect(callTable(callProfile)).toMatch(/\n +177\/1 .* calls\.py:2\(fib\)\n/);
  });

  test("of natives are counted as cProfile counts them", async () => {
    const natives = `
import math
items = []
for i in range(5): items.append(len(str(i)))
sorted(items, key=lambda item: -item)
",".join(map(str, items)).upper()
dict.fromkeys([1])
try: [].pop()
except IndexError: pass
math.sqrt(4) + abs(-1)
`;
    const { callProfile } = await tandem.run(natives, { filename: "natives.py", profile: { isDeterministic: true } });
    if (callProfile === undefined) throw new Error("no profile");
    const calls = callProfile.codes.map(({ filename, name }, index) => [
      filename === "~" ? name : `${filename}:${name}`,
      callProfile.functions[index].calls,
    ]);
    expect(Object.fromEntries(calls)).toEqual({
      "natives.py:<module>": 1,
      "natives.py:<lambda>": 5,
      "<built-in method builtins.len>": 5,
      "<method 'append' of 'list' objects>": 5,
      "<built-in method builtins.sorted>": 1,
      "<method 'join' of 'str' objects>": 1,
      "<method 'upper' of 'str' objects>": 1,
      "<built-in method fromkeys>": 1,
      "<method 'pop' of 'list' objects>": 1,
      "<built-in method math.sqrt>": 1,
      "<built-in method builtins.abs>": 1,
    });
    expect(callTable(callProfile)).toContain("{built-in method builtins.len}\n");
    const own = callProfile.functions.reduce((sum, { ownSteps }) => sum + ownSteps, 0);
    expect(own).toBe(Math.max(...callProfile.functions.map(({ steps }) => steps)));
  });

  test("are what pstats reads", async () => {
    const { callProfile } = await tandem.run(source, { filename: "calls.py", profile: { isDeterministic: true } });
    if (callProfile === undefined) throw new Error("no profile");
    const reader = `
import pstats
stats = pstats.Stats("/home/user/calls.pstats")
print(stats.total_calls, stats.prim_calls)
for (file, line, name), (cc, nc, tt, ct, callers) in sorted(stats.stats.items()):
    print(file, line, name, cc, nc, tt <= ct + 1e-6, sorted((caller[2], figures[:2]) for caller, figures in callers.items()))
stats.sort_stats("cumulative").print_stats(2)
`;
    let text = "";
    const outcome = await tandem.run(reader, {
      files: { "/home/user/calls.pstats": pstatsProfile(callProfile) },
      onStdout: (part) => {
        text += part;
      },
      onStderr: (part) => {
        text += part;
      },
    });
    expect(outcome.kind, text).toBe("ok");
    expect(text.split("\n").slice(0, 6)).toEqual([
      "184 8",
      "calls.py 1 <module> 1 1 True []",
      "calls.py 2 fib 1 177 True [('<module>', (1, 1)), ('fib', (176, 2))]",
      "calls.py 4 numbers 4 4 True [('<built-in method builtins.sum>', (4, 4))]",
      "calls.py 7 fail 1 1 True [('<module>', (1, 1))]",
      "~ 0 <built-in method builtins.sum> 1 1 True [('<module>', (1, 1))]",
    ]);
    expect(text).toContain("List reduced from 5 to 2");
  });

  test("in the terminal", () => {
    const run = (...args: string[]): { status: number | null; stderr: string } =>
      spawnSync(process.execPath, [command, "profile", ...args], {
        cwd: directory,
        encoding: "utf8",
        timeout: 100_000,
      });
    writeFileSync(join(directory, "calls.py"), source);
    const table = run("--deterministic", "calls.py");
    expect(table.status).toBe(0);
    expect(table.stderr).toContain("ncalls  tottime  percall  cumtime  percall");
    expect(run("--outfile", "calls.pstats", "calls.py").status).toBe(0);
    expect(readFileSync(join(directory, "calls.pstats"))[0]).toBe("{".charCodeAt(0));
    expect(run("--deterministic", "--outfile", "calls.html", "calls.py").status).toBe(2);
    expect(run("calls.py").status).toBe(2);
    const help = spawnSync(process.execPath, [command, "--help"], { encoding: "utf8", timeout: 100_000 });
    for (const name of ["run", "trace", "dis", "debug-adapter", "serve", "coverage", "profile"]) {
      expect(help.stdout).toMatch(new RegExp(`^  ${name} `, "m"));
    }
  });
});
