// The debugger through the client: where programs stop, what can be seen and changed there, and how they go on.
import {
  createTandem,
  type DebugEvent,
  type Debugger,
  type DebugOptions,
  type Run,
  type Tandem,
} from "@tandem-py/client";
import { afterAll, expect, test } from "vitest";

const tandem: Tandem = await createTandem({ maxRuns: 2 });
afterAll(() => tandem.close());

type Stop = Extract<DebugEvent, { kind: "stop" }>;

const PROGRAM = `\
def add(a, b=2):
    total = a + b
    return total

class Point:
    def __init__(self, x):
        self.x = x

def run():
    points = [Point(i) for i in range(3)]
    table = {"one": 1, (2, 3): [4]}
    result = 0
    for point in points:
        result += add(point.x)
    return result

print(run())
`;

/** Runs a program; at each stop `act` says what happens there and lets it go on. */
async function debug(
  source: string,
  options: DebugOptions,
  act: (stop: Stop, program: Debugger, count: number) => Promise<void> | void,
): Promise<{ printed: string; events: DebugEvent[]; run: Run }> {
  let printed = "";
  const events: DebugEvent[] = [];
  const run = tandem.start(source, {
    filename: "/tmp/main.py",
    debug: options,
    onStdout: (text) => {
      printed += text;
    },
  });
  const program = run.debugger;
  if (program === null) throw new Error("there is no debugger");
  let count = 0;
  for await (const event of program) {
    events.push(event);
    if (event.kind === "stop") await act(event, program, ++count);
  }
  await run.outcome;
  return { printed, events, run };
}

const breakpoint = (line: number, more: object = {}) => ({ id: line, file: "main.py", line, ...more });

test("a breakpoint stops, shows the stack, and what is in it", async () => {
  const seen: unknown[] = [];
  const { printed } = await debug(PROGRAM, { breakpoints: [breakpoint(2)] }, async (stop, program, count) => {
    if (count === 1) {
      expect(stop).toMatchObject({ reason: "breakpoint", breakpoints: [2], exception: null });
      const stack = await program.stack();
      seen.push(stack.map(({ name, line }) => [name, line]));
      const [locals, globals] = await program.scopes(0);
      expect([locals.name, globals.name]).toEqual(["Locals", "Globals"]);
      seen.push((await program.variables(locals.reference)).map(({ name, value, type }) => [name, value, type]));
      const [outer] = await program.scopes(stack[1].frame);
      const variables = await program.variables(outer.reference);
      const points = variables.find(({ name }) => name === "points");
      expect(points).toMatchObject({ type: "list", indexed: 3, named: 0 });
      const [first] = await program.variables(points?.reference ?? 0, { filter: "indexed", start: 1, count: 1 });
      seen.push([first.name, (await program.variables(first.reference)).map(({ name, value }) => [name, value])]);
      const table = variables.find(({ name }) => name === "table");
      seen.push((await program.variables(table?.reference ?? 0)).map(({ name, value }) => [name, value]));
    }
    program.continue();
  });
  expect(seen).toEqual([
    [
      ["add", 2],
      ["run", 14],
      ["<module>", 17],
    ],
    [
      ["a", "0", "int"],
      ["b", "2", "int"],
    ],
    ["[1]", [["x", "1"]]],
    [
      ["['one']", "1"],
      ["[(2, 3)]", "[4]"],
    ],
  ]);
  expect(printed).toBe("9\n");
});

test("expressions are evaluated in a frame, and variables changed", async () => {
  const { printed } = await debug(PROGRAM, { breakpoints: [breakpoint(2)] }, async (_stop, program, count) => {
    if (count === 1) {
      expect(await program.evaluate("a + b * 10")).toMatchObject({ value: "20", type: "int" });
      expect(await program.evaluate("len(points)", 1)).toMatchObject({ value: "3" });
      await expect(program.evaluate("1 / 0")).rejects.toMatchObject({
        code: "failed",
        message: "ZeroDivisionError: division by zero",
      });
      await expect(program.evaluate("a +")).rejects.toThrow("SyntaxError: invalid syntax");
      await expect(program.variables(99_999)).rejects.toThrow("there is no reference 99999");
      await expect(program.scopes(50)).rejects.toThrow("there is no frame 50");
      await program.evaluate("a = 100");
      const [locals] = await program.scopes(0);
      expect(await program.assign(locals.reference, "b", "[1][0]")).toMatchObject({ value: "1" });
      await expect(program.assign(locals.reference, "nothing", "1")).rejects.toThrow("there is no nothing");
    }
    program.continue();
  });
  expect(printed).toBe("108\n");
});

test("an expression that never ends is interrupted", async () => {
  await debug("x = 1\n", { stopOnEntry: true }, async (_stop, program) => {
    await expect(program.evaluate("while True: pass")).rejects.toThrow("KeyboardInterrupt");
    program.continue();
  });
}, 30_000);

test("steps go over, into and out of calls", async () => {
  const places: string[] = [];
  const moves: readonly ("stepOver" | "stepInto" | "stepOut" | "continue")[] = [
    "stepOver",
    "stepInto",
    "stepOver",
    "stepOut",
    "stepInto",
    "stepOut",
    "continue",
  ];
  await debug(PROGRAM, { breakpoints: [breakpoint(13, { hitCondition: "1" })] }, async (stop, program, count) => {
    if (count === 1) program.configure({ breakpoints: [] });
    const [top] = await program.stack();
    places.push(`${stop.reason} ${top.name}:${top.line}`);
    program[moves[count - 1] ?? "continue"]();
  });
  expect(places).toEqual([
    "breakpoint run:13",
    "step run:14",
    "step add:2",
    "step add:3",
    "step run:13",
    "step run:14",
  ]);
});

test("conditions, counts of hits, messages, and functions", async () => {
  const stops: unknown[] = [];
  const logged: string[] = [];
  const { events } = await debug(
    PROGRAM,
    {
      breakpoints: [
        breakpoint(2, { condition: "a == 1" }),
        breakpoint(14, { hitCondition: "% 2" }),
        breakpoint(3, { logMessage: "total {total} of {a!r:>3}{nothing}" }),
        breakpoint(4),
      ],
      functionBreakpoints: [{ id: 90, function: "Point.__init__", hitCondition: "3" }],
    },
    async (stop, program) => {
      stops.push([stop.breakpoints, (await program.stack())[0].line]);
      program.continue();
    },
  );
  for (const event of events) if (event.kind === "log") logged.push(event.text);
  expect(stops).toEqual([
    // Line 4 has no code: the class statement of line 5 stops twice, before the class body and in it.
    [[4], 5],
    [[4], 5],
    [[90], 7],
    [[14], 14],
    [[2], 2],
  ]);
  expect(logged.map((text) => text.slice(0, 8))).toEqual(["total 2 ", "total 3 ", "total 4 "]);
  const moved = events.filter((event) => event.kind === "breakpoint" && event.id === 4).at(-1);
  expect(moved).toMatchObject({ isVerified: true, line: 5 });
});

test("exceptions stop where they are raised, or when nobody has caught them", async () => {
  const source =
    "def f():\n    raise KeyError('k')\ntry:\n    f()\nexcept KeyError:\n    pass\nx = 5\nraise ValueError('bad')\n";
  const stops: unknown[] = [];
  await debug(source, { exceptions: ["raised", "uncaught"] }, async (stop, program) => {
    stops.push([stop.exception, (await program.stack()).map(({ line }) => line)]);
    if (stop.exception?.isUncaught === true) expect(await program.evaluate("x")).toMatchObject({ value: "5" });
    program.continue();
  });
  expect(stops).toEqual([
    [{ type: "KeyError", message: "'k'", isUncaught: false }, [2, 4]],
    [{ type: "ValueError", message: "bad", isUncaught: false }, [8]],
    [{ type: "ValueError", message: "bad", isUncaught: true }, [8]],
  ]);
});

test("a program that runs is stopped, looked at, and left alone again", async () => {
  let markBegin = (): void => {};
  const begun = new Promise<void>((resolve) => {
    markBegin = resolve;
  });
  const source = "n = 0\nprint('begin')\nwhile n >= 0:\n    n += 1\nprint('end')\n";
  const run = tandem.start(source, { filename: "loop.py", onStdout: markBegin });
  await begun;
  const program = run.debug();
  program.pause();
  for await (const event of program) {
    if (event.kind !== "stop") continue;
    expect(event.reason).toBe("pause");
    expect(Number((await program.evaluate("n")).value)).toBeGreaterThanOrEqual(0);
    await program.evaluate("n = -5");
    program.detach();
  }
  expect(await run.outcome).toMatchObject({ kind: "ok", stdoutLength: 10 });
});

test("the next line can be chosen", async () => {
  const { printed } = await debug(
    "print(1)\nprint(2)\nprint(3)\n",
    { breakpoints: [breakpoint(2)] },
    async (_stop, program) => {
      await program.jump(3);
      await expect(program.jump(99)).rejects.toThrow("ValueError: line 99 comes after the current code block");
      program.continue();
    },
  );
  expect(printed).toBe("1\n3\n");
});

test("the program neither sees the debugger nor gets rid of it", async () => {
  const source = "import sys\nprint(sys.gettrace())\nsys.settrace(None)\nsys.settrace(lambda *a: 1 / 0)\nx = 1\n";
  const stops: number[] = [];
  const { printed, run } = await debug(source, { breakpoints: [breakpoint(5)] }, async (_stop, program) => {
    stops.push((await program.stack())[0].line ?? 0);
    program.continue();
  });
  expect([printed, stops, (await run.outcome).kind]).toEqual(["None\n", [5], "ok"]);
});

test("a program that stands still can be cancelled, and does not time out", async () => {
  const run = tandem.start("x = 1\ny = 2\n", { debug: { stopOnEntry: true }, timeoutMs: 100 });
  for await (const event of run.debugger ?? []) {
    if (event.kind !== "stop") continue;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await run.debugger?.evaluate("sum(range(10000))")).toMatchObject({ value: "49995000" });
    run.cancel();
  }
  expect((await run.outcome).kind).toMatch(/^(?:ok|cancelled)$/);
});

test("what is wrong with options and questions is said", async () => {
  expect(() => tandem.start("x", { debug: { breakpoints: [{ id: 1, file: "x", line: 0 }] } })).toThrow("breakpoints");
  const session = await tandem.openSession();
  const program = session.debug();
  await expect(program.evaluate("1")).rejects.toThrow("the program does not stand still");
  await session.close();
  await expect(program.evaluate("1")).rejects.toMatchObject({ code: "closed" });
});
