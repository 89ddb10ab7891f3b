// What a run may use: each limit ends it in its own way, whatever the program does about it.
import { createTandem, type Outcome, type Tandem } from "@tandem-py/client";
import { afterAll, describe, expect, test } from "vitest";

const tandem: Tandem = await createTandem({ maxRuns: 2 });
afterAll(() => tandem.close());

async function run(source: string, options: Parameters<Tandem["run"]>[1] = {}): Promise<[Outcome, string]> {
  let text = "";
  const take = (part: string): void => {
    text += part;
  };
  const outcome = await tandem.run(source, { onStdout: take, onStderr: take, timeoutMs: 60_000, ...options });
  return [outcome, text];
}

describe("steps", () => {
  const program = `
def calls(n): return n and calls(n - 1)
def items():
    for i in range(50): yield i
total = sum(items()) + sum([i for i in items()]) + calls(30)
for word in sorted("the quick brown fox".split(), key=lambda word: word[1:]): total += len(word)
import json, re
assert json.loads(json.dumps({"a": [1, 2, {"b": None}]}))["a"][0] == re.match("(a|b)*c", "ababc").end() - 4
class A:
    def __eq__(self, other): return True
    def __repr__(self): return "A"
print(total, [A()] == [A()], A())
`;

  test("are the same on each run, in both machines, and under a trace", async () => {
    const counts = [];
    for (const options of [{}, {}, { mode: "tracing" } as const, { trace: { onEvents: () => {} } }]) {
      counts.push((await run(program, options))[0].usage.steps);
    }
    expect(new Set(counts).size).toBe(1);
  });

  test("are counted exactly up to the limit", async () => {
    const { usage } = (await run(program))[0];
    expect((await run(program, { stepLimit: usage.steps }))[0]).toMatchObject({
      kind: "ok",
      usage: { steps: usage.steps },
    });
    const short = await run(program, { stepLimit: usage.steps - 1 });
    expect(short[0]).toMatchObject({ kind: "steps", exitCode: 126, usage: { steps: usage.steps - 1 } });
    expect((await run("for i in range(10): pass", { stepLimit: 3 }))[0].kind).toBe("steps");
    expect((await run("x = 1", { stepLimit: 0 }))[0].kind).toBe("steps");
  });

  test("of all threads together", async () => {
    const source =
      "import threading\ndef work():\n    for i in range(5000): pass\n" +
      "threads = [threading.Thread(target=work) for _ in range(3)]\nfor t in threads: t.start()\nfor t in threads: t.join()";
    const { usage } = (await run(source))[0];
    expect(usage.steps).toBeGreaterThan(15_000);
    expect((await run(source, { stepLimit: usage.steps }))[0].kind).toBe("ok");
    expect((await run(source, { stepLimit: usage.steps - 1 }))[0]).toMatchObject({
      kind: "steps",
      usage: { steps: usage.steps - 1 },
    });
  });
});

test.each([
  ["a list", "l = []\nwhile True: l.append('x' * 10)"],
  ["a dict", "d = {}\nwhile True: d[len(d)] = None"],
  ["a text", "s = ''\nwhile True: s += 'some words'"],
  ["frames", "import sys\nsys.setrecursionlimit(10**7)\ndef f(): f()\nf()"],
  [
    "one that catches everything",
    "l = []\nwhile True:\n    try:\n        while True: l.append([])\n    except: pass\n    finally: continue",
  ],
])("memory: %s", async (_name, source) => {
  const [outcome] = await run(source, { memoryLimit: 32 * 2 ** 20 });
  expect(outcome).toMatchObject({ kind: "memory", exitCode: 137 });
});

test.each([
  ["lists", "for i in range(300): x = [0] * 250_000"],
  ["buffers", "for i in range(300): x = bytearray(2 ** 21)"],
  ["small buffers", "for i in range(300): x = [bytearray(2 ** 10) for _ in range(2 ** 11)]"],
])("memory that is given up again is no end: %s", async (_name, source) => {
  const [outcome] = await run(source, { memoryLimit: 32 * 2 ** 20 });
  expect(outcome.kind).toBe("ok");
});

test("what a program has left in its thread is not charged to the next", async () => {
  const one = await createTandem({ maxRuns: 1 });
  try {
    const small = { memoryLimit: 12 * 2 ** 20 };
    expect((await one.run("x = list(range(4_000_000))")).kind).toBe("ok");
    expect((await one.run("x = [1] * 2_000_000", small)).kind).toBe("error");
    const names = "ast asyncio dataclasses decimal email.message html.parser inspect json pdb typing unittest.mock";
    expect((await one.run(`import ${names.replaceAll(" ", ", ")}`)).kind).toBe("ok");
    expect((await one.run("x = [bytes(100) for _ in range(1000)]", small)).kind).toBe("ok");
    expect((await one.run("x = []\nwhile True: x.append([])", small)).kind).toBe("memory");
  } finally {
    await one.close();
  }
});

test("a soft timeout can be caught once", async () => {
  const source =
    "import time\ntry:\n    while True: pass\nexcept TimeoutError as e: print(type(e).__name__)\ntime.sleep(100)";
  expect(await run(source, { softTimeoutMs: 100, timeoutMs: 400 })).toMatchObject([
    { kind: "timeout" },
    "TimeoutError\n",
  ]);
  expect((await run("while True: pass", { softTimeoutMs: 100, timeoutMs: 5000 }))[0]).toMatchObject({
    kind: "error",
    error: { type: "TimeoutError" },
  });
});

test("recursion is the host's to allow", async () => {
  const source = "import sys\nsys.setrecursionlimit(10**6)\nprint(sys.getrecursionlimit())\ndef f(): f()\nf()";
  const [outcome, text] = await run(source, { recursionLimit: 100 });
  expect(text.slice(0, 4)).toBe("100\n");
  expect(outcome).toMatchObject({ kind: "error", error: { type: "RecursionError" } });
});

test("events beyond their limit are dropped and counted", async () => {
  let count = 0;
  const outcome = await tandem.run("for i in range(100): pass", {
    eventLimit: 10,
    trace: { events: ["line"], onEvents: (batch) => void (count += [...batch].length) },
  });
  expect([count, outcome.usage.events]).toEqual([10, 10]);
});

test("open files", async () => {
  const [outcome] = await run("files = [open('/tmp/x', 'w') for i in range(20)]", { maximumOpenFiles: 10 });
  expect(outcome).toMatchObject({
    kind: "error",
    error: { type: "OSError", message: "[Errno 24] Too many open files: '/tmp/x'" },
  });
});

test("a clock and a seed make a run repeatable", async () => {
  const source =
    "import time, random, os, datetime, threading, uuid\nprint(time.time(), datetime.datetime.now(), time.monotonic())\n" +
    "time.sleep(0.05)\nthreading.Event().wait(0.03)\nprint(time.perf_counter(), time.process_time())\n" +
    "print(random.random(), os.urandom(4), random.SystemRandom().random(), uuid.uuid4())";
  const options = { clock: Date.UTC(2020, 1, 29), seed: 7 };
  const [, first] = await run(source, options);
  expect(first).toMatch(/^1582934400\.\d+ 2020-02-29 00:00:00\.\d+ \d+\.?\d*(e-\d+)?\n0\.08\d*/);
  expect((await run(source, options))[1]).toBe(first);
  expect((await run(source, { ...options, seed: 8 }))[1]).not.toBe(first);
});

test("deep chains of exceptions and groups can be sent", async () => {
  const source =
    "e = ValueError(0)\nfor i in range(5000):\n    n = ExceptionGroup('g', [e]) if i % 2 else ValueError(i)\n" +
    "    n.__cause__ = e\n    e = n\nraise e";
  const [outcome] = await run(source, { outputLimit: 10_000_000 });
  expect(outcome).toMatchObject({ kind: "error", error: { type: "ExceptionGroup" } });
});
