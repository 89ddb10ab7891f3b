// The client with real threads: every way in which a program can end, and what can be asked of it meanwhile.
import { createTandem, type Outcome, type Session, type Tandem, TandemError, type TraceEvent } from "@tandem-py/client";
import { afterAll, describe, expect, test } from "vitest";

const tandem: Tandem = await createTandem({ maxRuns: 2 });
afterAll(() => tandem.close());

const delay = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function output(source: string, options: Parameters<Tandem["run"]>[1] = {}): Promise<[Outcome, string, string]> {
  let stdout = "";
  let stderr = "";
  const outcome = await tandem.run(source, {
    onStdout: (text) => {
      stdout += text;
    },
    onStderr: (text) => {
      stderr += text;
    },
    ...options,
  });
  return [outcome, stdout, stderr];
}

async function withSession(action: (session: Session, printed: string[]) => Promise<void>): Promise<void> {
  const printed: string[] = [];
  const session = await tandem.openSession({
    onStdout: (text) => void printed.push(text),
    onStderr: (text) => void printed.push(text),
  });
  try {
    await action(session, printed);
  } finally {
    await session.close();
  }
}

describe("a run ends in one outcome", () => {
  test("ok", async () => {
    const [outcome, stdout] = await output("print(1)\nimport sys\nprint(sys.argv)", { argv: ["p", "a"] });
    expect(outcome).toMatchObject({ kind: "ok", exitCode: 0, stdoutLength: 13, stderrLength: 0 });
    expect(stdout).toBe("1\n['p', 'a']\n");
  });

  test("exit", async () => {
    expect((await output("import sys\nsys.exit(7)"))[0]).toMatchObject({ kind: "exit", exitCode: 7 });
    const [outcome, , stderr] = await output("raise SystemExit('bye')");
    expect([outcome.kind, outcome.exitCode, stderr]).toEqual(["exit", 1, "bye\n"]);
  });

  test("error, with the traceback as data", async () => {
    const [outcome, , stderr] = await output(
      "def f():\n    1/0\ntry:\n    f()\nexcept ZeroDivisionError as e:\n    raise KeyError('k') from e",
      { filename: "x.py" },
    );
    expect(outcome).toMatchObject({
      kind: "error",
      exitCode: 1,
      isIncomplete: false,
      error: {
        type: "KeyError",
        message: "'k'",
        frames: [{ filename: "x.py", line: 6, name: "<module>" }],
        cause: {
          type: "ZeroDivisionError",
          frames: [{ line: 4 }, { line: 2, name: "f", column: 4, source: ["    1/0"] }],
        },
      },
    });
    expect(stderr).toMatch(/^Traceback \(most recent call last\):\n {2}File "x.py", line 4/);
  });

  test("syntax error", async () => {
    const [outcome] = await output("x = (1");
    expect(outcome).toMatchObject({
      kind: "error",
      error: { type: "SyntaxError", syntax: { line: "1", message: "'(' was never closed" } },
    });
  });

  test("endless loop: timeout, with the place", async () => {
    const [outcome, stdout] = await output(
      "print('before')\ndef spin():\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass\nspin()",
      { timeoutMs: 200, filename: "s.py" },
    );
    expect(outcome).toMatchObject({ kind: "timeout", exitCode: 124 });
    if (outcome.kind === "timeout")
      expect(outcome.frames.at(-1)).toMatchObject({ filename: "s.py", line: 5, name: "spin" });
    expect(stdout).toBe("before\n");
  });

  test("deep recursion", async () => {
    const source = `
def f(): return f()
class A:
    def __repr__(self): return repr(self)
    def __eq__(self, other): return other == self
    def __lt__(self, other): return sorted([self, other])
a = A()
for deep in (f, lambda: repr(a), lambda: a == A(), lambda: sorted([a, A()]), lambda: eval('('*5000 + ')'*5000)):
    try: deep()
    except (RecursionError, MemoryError, SyntaxError) as e: print(type(e).__name__)
`;
    const [outcome, stdout] = await output(source);
    expect(outcome.kind).toBe("ok");
    expect(stdout.split("\n").slice(0, 4)).toEqual(Array(4).fill("RecursionError"));
  });

  test("10 MB of output, also to a slow reader", async () => {
    let length = 0;
    const outcome = await tandem.run("for i in range(10_000): print('x' * 999)\nprint('y' * 3_000_000)", {
      onStdout: async (text) => {
        length += text.length;
        await delay(1);
      },
    });
    expect(outcome).toMatchObject({ kind: "ok", stdoutLength: 13_000_001 });
    expect(length).toBe(13_000_001);
  });

  test("output limit, cut exactly", async () => {
    const [outcome, stdout] = await output("while True:\n    try: print('abcdefg')\n    except BaseException: pass", {
      outputLimit: 100,
    });
    expect(outcome).toMatchObject({ kind: "output", stdoutLength: 100 });
    expect(stdout).toBe("abcdefg\n".repeat(13).slice(0, 100));
    const [exact] = await output("print('abcdefg')", { outputLimit: 8 });
    expect(exact.kind).toBe("ok");
    const [, short] = await output("print('ab😀')", { outputLimit: 3 });
    expect(short).toBe("ab");
  });

  test("signal aborted before and during the run", async () => {
    const [before, nothing] = await output("print(1)", { signal: AbortSignal.abort() });
    expect([before.kind, nothing]).toEqual(["cancelled", ""]);
    const [during, stdout] = await output("print(1)\nwhile True: pass", { signal: AbortSignal.timeout(200) });
    expect([during.kind, stdout]).toEqual(["cancelled", "1\n"]);
  });

  test("options that are not valid", () => {
    expect(() => tandem.start("1", { timeoutMs: -1 })).toThrow(TandemError);
    // @ts-expect-error: an option that does not exist
    expect(() => tandem.start("1", { noSuchOption: 1 })).toThrow(TandemError);
  });

  test("an error of a receiver reaches the caller", async () => {
    const failing = tandem.run("print(1)", {
      onStdout: () => {
        throw new Error("mine");
      },
    });
    await expect(failing).rejects.toThrow("mine");
  });
});

describe("input and imports", () => {
  test("stdin as text, chunks and function", async () => {
    const source = "import sys\nprint([input(), *sys.stdin])";
    expect((await output(source, { stdin: "a\nb\nc" }))[1]).toBe("['a', 'b\\n', 'c']\n");
    expect((await output(source, { stdin: ["a\nb", "b\n", new TextEncoder().encode("é")] }))[1]).toBe(
      "['a', 'bb\\n', 'é']\n",
    );
    const pieces = ["x\n", undefined];
    expect((await output(source, { stdin: () => pieces.shift() }))[1]).toBe("['x']\n");
    expect((await output("input()"))[2]).toContain("EOFError: EOF when reading a line");
  });

  test("modules that are given, and nothing else", async () => {
    const modules = { m: "x = 1", "p.__init__": "from . import q", "p.q": "y = 2" };
    expect((await output("import m, p\nprint(m.x, p.q.y)", { modules }))[1]).toBe("1 2\n");
    expect((await output("import nothing_here"))[0]).toMatchObject({
      kind: "error",
      error: { type: "ModuleNotFoundError" },
    });
  });
});

describe("a running program", () => {
  test("is interrupted in a loop, in sleep and in input", async () => {
    for (const busy of ["while True: pass", "import time; time.sleep(1000)", "input()"]) {
      const run = tandem.start(`try:\n    ${busy}\nexcept KeyboardInterrupt:\n    print('caught')\n    raise`, {
        stdin: () => delay(30_000).then(() => undefined),
      });
      await delay(150);
      run.interrupt();
      expect(await run.outcome).toMatchObject({ kind: "error", error: { type: "KeyboardInterrupt" } });
    }
  });

  test("pauses, shows its stack and goes on; pauses do not count for the timeout", async () => {
    const run = tandem.start("def work():\n    for i in range(3_000_000): pass\nwork()", { timeoutMs: 10_000 });
    run.pause();
    const frames = await run.stack();
    expect(frames.length).toBeGreaterThanOrEqual(0);
    await delay(300);
    expect((await run.stack()).map(({ name }) => name)).toEqual((await run.stack()).map(({ name }) => name));
    run.resume();
    expect((await run.outcome).kind).toBe("ok");
  });

  test("is traced from a tight loop on, and off again", async () => {
    await withSession(async (session) => {
      const loop = session.execute("n = 0\nwhile True:\n    n += 1");
      await delay(150);
      const seen: TraceEvent[] = [];
      for await (const event of session.trace({ events: ["line"] })) if (seen.push(event) >= 5000) break;
      expect(new Set(seen.map((event) => event.kind))).toEqual(new Set(["line"]));
      for (const event of seen)
        expect(event).toMatchObject({ depth: 1, code: { filename: "<session>", name: "<module>" } });
      session.interrupt();
      expect((await loop).kind).toBe("error");
      expect(await session.globals.get("n")).toBeGreaterThan(5000);
    });
  });
});

describe("traces", () => {
  const program =
    "def f(x):\n    try:\n        return 1 // x\n    except ZeroDivisionError:\n        return 0\ndef g():\n    yield f(1)\n    yield f(0)\nlist(g())\n";

  async function trace(filter: Parameters<Session["trace"]>[0]): Promise<TraceEvent[]> {
    const events: TraceEvent[] = [];
    const outcome = await tandem.run(program, {
      filename: "/dir/t.py",
      trace: { ...filter, onEvents: (batch) => void events.push(...batch) },
    });
    expect(outcome.kind).toBe("ok");
    return events;
  }
  const brief = (event: TraceEvent): string => {
    if (event.kind === "gap" || event.kind === "aggregate") return event.kind;
    const detail = event.kind === "exception" ? ` ${event.exception}` : "";
    return `${event.kind} ${event.code.name}:${event.line} ${event.depth}${detail}`;
  };

  test("by kind and function", async () => {
    expect((await trace({ functions: ["f"] })).map(brief)).toEqual([
      "call f:1 3",
      "line f:2 3",
      "line f:3 3",
      "return f:3 3",
      "call f:1 3",
      "line f:2 3",
      "line f:3 3",
      "exception f:3 3 ZeroDivisionError",
      "line f:4 3",
      "line f:5 3",
      "return f:5 3",
    ]);
    expect((await trace({ events: ["call"] })).map(brief)).toEqual([
      "call <module>:1 1",
      "call g:6 2",
      "call f:1 3",
      "call g:6 2",
      "call f:1 3",
      "call g:6 2",
    ]);
    expect((await trace({ events: ["return", "yield"], functions: ["g"] })).map(brief)).toEqual([
      "yield g:7 2",
      "yield g:8 2",
      "return g:8 2",
    ]);
  });

  test("traces that are left early or never read do not hold back later ones", async () => {
    await withSession(async (session) => {
      const loop = session.execute("n = 0\nwhile True:\n    n += 1");
      for (let round = 0; round < 20; round++) {
        const stream = session.trace({ events: ["line"], maxChunks: 4 });
        if (round % 2 === 0) {
          await delay(10);
          stream.stop();
        } else
          for await (const batch of stream.batches()) {
            expect(batch.length).toBeGreaterThan(0);
            break;
          }
      }
      session.interrupt();
      expect((await loop).kind).toBe("error");
    });
  });

  test("by line, condition, place and share, with values", async () => {
    const source = "total = 0\nfor i in range(10):\n    total += i\n    x = [i] * 3\nprint(total)\n";
    const seen = async (filter: Parameters<Session["trace"]>[0]): Promise<string[]> => {
      const events: TraceEvent[] = [];
      await tandem.run(source, {
        filename: "t.py",
        trace: { events: ["line"], ...filter, onEvents: (batch) => void events.push(...batch) },
      });
      return events.map((event) =>
        "depth" in event ? `${event.line} ${event.captured?.join(" ") ?? ""}` : event.kind,
      );
    };
    expect(await seen({ lines: [3], when: "i % 4 == 1", capture: ["i", "total + i", "nothing"] })).toEqual([
      "3 1 1 NameError: name 'nothing' is not defined",
      "3 5 15 NameError: name 'nothing' is not defined",
      "3 9 45 NameError: name 'nothing' is not defined",
    ]);
    expect(await seen({ isOnce: true })).toEqual(["1 ", "2 ", "3 ", "4 ", "5 "]);
    expect(await seen({ lines: [4], every: 4, capture: ["i", "x"] })).toEqual([
      "4 0 NameError: name 'x' is not defined",
      "4 4 [3, 3, 3]",
      "4 8 [7, 7, 7]",
    ]);
    expect(await seen({ when: "1 / 0" })).toEqual([]);
  });

  test("several at once, each with a filter that can change", async () => {
    await withSession(async (session) => {
      const running = session.execute("def f():\n    pass\nwhile True:\n    f()", { filename: "t.py" });
      const calls = session.trace({ events: ["call"] });
      const lines = session.trace({ events: ["line"], lines: [4] });
      for await (const event of lines) {
        expect(event).toMatchObject({ kind: "line", line: 4 });
        break;
      }
      let isChanged = false;
      for await (const event of calls) {
        if (event.kind === "line") break;
        if (!isChanged) calls.change({ events: ["line"], functions: ["f"] });
        isChanged = true;
      }
      session.interrupt();
      expect((await running).kind).toBe("error");
      expect(() => session.trace({ every: 0 })).toThrow(TandemError);
    });
  });

  test("counts of calls and lines, read while the program runs and at its end", async () => {
    const source = "def f(x):\n    if x:\n        return 1\n    return 0\nfor i in range(4):\n    f(i)\n";
    const outcome = await tandem.run(source, { filename: "/dir/t.py", count: { files: ["t.py"] } });
    expect(outcome.counts).toEqual([
      {
        code: { filename: "/dir/t.py", name: "<module>", qualifiedName: "<module>", firstLine: 1 },
        calls: 1,
        lines: [
          [1, 1],
          [5, 5],
          [6, 4],
        ],
      },
      {
        code: { filename: "/dir/t.py", name: "f", qualifiedName: "f", firstLine: 1 },
        calls: 4,
        lines: [
          [2, 4],
          [3, 3],
          [4, 1],
        ],
      },
    ]);
    await withSession(async (session) => {
      const running = session.execute("n = 0\nwhile True:\n    n += 1");
      const counts = session.count();
      for (;;) {
        const [code] = await counts.read();
        if (code !== undefined && code.lines.length > 0) break;
        await delay(5);
      }
      counts.stop();
      session.interrupt();
      expect((await running).kind).toBe("error");
    });
  });

  test("instructions and branches, with offsets as dis shows them", async () => {
    const seen: TraceEvent[] = [];
    const source = "def f(n):\n    while n > 1:\n        n -= 1\n    return n\nf(2)\n";
    const filter = { functions: ["f"], events: ["branch", "line"] as const };
    await tandem.run(source, { trace: { ...filter, onEvents: (batch) => void seen.push(...batch) } });
    expect(seen.map((event) => (event.kind === "branch" ? event : event.kind)).slice(0, 3)).toMatchObject([
      "line",
      { kind: "branch", direction: "left", line: 2, source: 10, destination: 16, destinationLine: 3 },
      "line",
    ]);
    expect(seen.filter(({ kind }) => kind === "branch").at(-1)).toMatchObject({ direction: "right", destination: 38 });
    const instructions: TraceEvent[] = [];
    const opcodes = { functions: ["f"], events: ["opcode"] as const, isOnce: true };
    await tandem.run(source, { trace: { ...opcodes, onEvents: (batch) => void instructions.push(...batch) } });
    expect(instructions.slice(0, 4)).toMatchObject([
      { kind: "opcode", offset: 2, opcode: "LOAD_FAST_BORROW", line: 2 },
      { kind: "opcode", offset: 4, opcode: "LOAD_SMALL_INT" },
      { kind: "opcode", offset: 6, opcode: "COMPARE_OP" },
      { kind: "opcode", offset: 10, opcode: "POP_JUMP_IF_FALSE" },
    ]);
    const offsets = instructions.map((event) => (event.kind === "opcode" ? event.offset : -1));
    expect(new Set(offsets).size).toBe(offsets.length);
  });

  test("expressions that are none refuse a trace, and the program that begins with it", async () => {
    const refused = tandem.run("print(1)", { trace: { when: "x(", onEvents: () => {} } });
    await expect(refused).rejects.toThrow("when: SyntaxError: '(' was never closed");
    await withSession(async (session, printed) => {
      const stream = session.trace({ capture: ["1", "x y"] });
      await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow("capture: SyntaxError: invalid syntax");
      expect((await session.execute("print(2)")).kind).toBe("ok");
      expect(printed).toEqual(["2\n"]);
    });
  });

  test("one that begins in mid-run tells the stack, and where the program stands still", async () => {
    await withSession(async (session) => {
      const running = session.execute("def f():\n    while True:\n        pass\nf()", { filename: "t.py" });
      while ((await session.stack()).length < 2) await delay(10);
      const stream = session.trace({ events: ["stopped"] });
      expect((await stream.stack).map(({ name }) => name)).toEqual(["<module>", "f"]);
      session.pause();
      for await (const event of stream) {
        expect(event).toMatchObject({ kind: "stopped", reason: "pause", code: { name: "f" }, depth: 2 });
        break;
      }
      session.resume();
      session.interrupt();
      expect((await running).kind).toBe("error");
      const idle = session.trace();
      expect(await idle.stack).toEqual([]);
      idle.stop();
    });
  });

  test("by file", async () => {
    expect((await trace({ files: ["t.py"], events: ["call"] })).length).toBe(6);
    expect(await trace({ files: ["other.py"] })).toEqual([]);
  });

  test("blocking loses nothing, dropping counts what it loses, aggregating by line", async () => {
    const source = "for i in range(200_000):\n    pass";
    for (const whenFull of ["block", "drop", "aggregate"] as const) {
      let events = 0;
      let dropped = 0;
      let counted = 0;
      let isFirst = true;
      await withSession(async (session) => {
        const stream = session.trace({ events: ["line"], whenFull, maxChunks: 2 });
        const done = session.execute(source).then(async (outcome) => {
          await delay(50);
          stream.stop();
          return outcome;
        });
        for await (const event of stream) {
          if (isFirst) await delay(whenFull === "block" ? 300 : 1500);
          isFirst = false;
          if (event.kind === "gap") dropped += event.dropped;
          else if (event.kind === "aggregate") {
            counted += event.count;
            expect(event).toMatchObject({ event: "line", code: { name: "<module>" } });
            expect([1, 2]).toContain(event.line);
          } else events++;
        }
        expect((await done).kind).toBe("ok");
      });
      expect(events + dropped + counted).toBe(400_001);
      expect(dropped > 0).toBe(whenFull === "drop");
      expect(counted > 0).toBe(whenFull === "aggregate");
    }
  });
});

describe("sessions", () => {
  test("keep their names, and pass plain values", async () => {
    await withSession(async (session, printed) => {
      expect((await session.execute("x = [1, 2.5, (None, True), {'a': b'b'}, {1: {2}}]\nprint(len(x))")).kind).toBe(
        "ok",
      );
      expect(printed).toEqual(["5\n"]);
      const { value } = (await session.evaluate("x")) as Extract<Outcome, { kind: "ok" }>;
      expect(value).toEqual([
        1,
        2.5,
        { $type: "tuple", items: [null, true] },
        { a: new Uint8Array([98]) },
        { $type: "dict", entries: [[1, { $type: "set", items: [2] }]] },
      ]);
      await session.globals.set("y", { big: 2n ** 80n, list: [1.5, -0, { $type: "float", value: 2 }], name: "é" });
      expect(await session.evaluate("repr(y)")).toMatchObject({
        value: "{'big': 1208925819614629174706176, 'list': [1.5, -0.0, 2.0], 'name': 'é'}",
      });
      expect(await session.globals.get("nothing")).toBeUndefined();
      expect(await session.globals.names()).toContain("x");
      await session.globals.delete("x");
      expect(await session.globals.get("x")).toBeUndefined();
      expect(await session.evaluate("1/0")).toMatchObject({ kind: "error", error: { type: "ZeroDivisionError" } });
      expect(printed).toEqual(["5\n"]);
    });
  });

  test("cycles, depth, odd objects and hostile reprs", async () => {
    await withSession(async (session) => {
      await session.execute(
        "l = []; l.append(l)\nd = 0\nfor i in range(200): d = [d]\nclass A:\n    def __repr__(self): raise ValueError\na = A(); h = {'__proto__': 1, '$type': 2}",
      );
      expect(await session.globals.get("l")).toEqual([{ $type: "cycle", levels: 1 }]);
      expect(JSON.stringify(await session.globals.get("d"))).toContain('"truncated"');
      expect(await session.globals.get("a")).toEqual({ $type: "object", class: "A", repr: "<object repr() failed>" });
      expect(await session.globals.get("h")).toEqual({
        $type: "dict",
        entries: [
          ["__proto__", 1],
          ["$type", 2],
        ],
      });
      await expect(session.globals.set("z", { $type: "cycle", levels: 1 })).rejects.toMatchObject({
        code: "invalid-value",
      });
      await expect(session.globals.set("z", { $type: "set", items: [[1]] })).rejects.toMatchObject({
        code: "invalid-value",
      });
    });
  });

  test("timeouts and interrupts leave a session in use", async () => {
    await withSession(async (session) => {
      expect(session.interrupt()).toBe(false);
      expect((await session.execute("x = 1\nwhile True: pass", { timeoutMs: 200 })).kind).toBe("timeout");
      const loop = session.execute("while True: pass");
      session.interrupt();
      expect(await loop).toMatchObject({ error: { type: "KeyboardInterrupt" } });
      expect((await session.execute("while True: pass", { signal: AbortSignal.timeout(100) })).kind).toBe("cancelled");
      expect(await session.evaluate("x")).toMatchObject({ kind: "ok", value: 1 });
    });
  });

  test("interactive input that goes on", async () => {
    await withSession(async (session, printed) => {
      expect(await session.execute("if True:\n", { mode: "single" })).toMatchObject({
        kind: "error",
        isIncomplete: true,
      });
      expect(printed).toEqual([]);
      expect((await session.execute("6*7\n", { mode: "single" })).kind).toBe("ok");
      expect(printed).toEqual(["42\n"]);
    });
  });

  test("a closed session says so", async () => {
    const session = await tandem.openSession();
    const running = session.execute("while True: pass");
    await delay(100);
    await session.close();
    expect((await running).kind).toBe("cancelled");
    expect(() => session.execute("1")).toThrow(TandemError);
    await expect(session.globals.get("x")).rejects.toMatchObject({ code: "closed" });
    expect(() => session.trace()).toThrow(TandemError);
    await session.close();
  });

  test("work with await using", async () => {
    let kept: Session;
    {
      await using session = await tandem.openSession();
      kept = session;
      expect((await session.execute("1")).kind).toBe("ok");
    }
    expect(() => kept.execute("1")).toThrow("closed");
  });
});
