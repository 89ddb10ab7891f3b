// Limits that end a program at every place where one can: the end is clean, and what runs next in this thread is not
// affected.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type RunOutcome, StandardLibrary, VirtualMachine, type VirtualMachineOptions } from "@tandem-py/vm-core";
import { expect, test } from "vitest";

const pack = createRequire(import.meta.url).resolve("@tandem-py/vm-core/stdlib.pack");
const standardLibrary = new StandardLibrary(readFileSync(pack));
const root = new URL("programs/", import.meta.url);

/** Short programs that use much of the language. */
const programs = [
  "exceptions/else_and_finally_order.py",
  "exceptions/except_star_flow.py",
  "generators/close_runs_finally.py",
  "generators/coroutine_style_averager.py",
  "sets/cleared_by_eq_during_insertion.py",
  "with_statement/exit_suppresses.py",
  "with_statement/contextlib_tools.py",
].map((path) => [path, readFileSync(new URL(path, root), "utf8")] as const);

const own = `
import contextlib
class Manager:
    def __enter__(self): return self
    def __exit__(self, *error):
        for i in range(3): log.append(i)
        return True
class Key:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
    def __eq__(self, other): return isinstance(other, Key) and self.n == other.n
    def __hash__(self): return hash(self.n)
    def __repr__(self): return f"Key({self.n})"
log = []
def items(n):
    try:
        for i in range(n): yield Key(i % 5)
    finally:
        log.append("closed")
@contextlib.contextmanager
def managed():
    try: yield 1
    finally: log.append("left")
def work():
    for i in range(3):
        try:
            with Manager(), managed():
                for item in items(8):
                    if item.n == 4: raise ValueError(item)
        except BaseException as error: log.append(repr(error))
        finally: log.append("finally")
    table = {key: sorted(items(6)) for key in items(6)}
    data = bytearray(b"x" * 5000) + bytes(3000)
    text = ",".join(map(repr, items(400))) * 20
    return len(log), len(table), table[Key(2)] == sorted(items(6)), data.count(b"x"), len(text), [*range(2000)][::7][-1]
print(work(), [str(n) for n in [*range(700)] * 3][-1])
`;

interface Result {
  readonly outcome: RunOutcome;
  readonly output: string;
  readonly machine: VirtualMachine;
}

function start(source: string, options: Partial<VirtualMachineOptions>, steps?: number): Result {
  let output = "";
  const machine = new VirtualMachine({
    stdout: (text) => {
      output += text;
    },
    stderr: (text) => {
      output += text;
    },
    standardLibrary,
    ...options,
  });
  machine.limit({ steps, memory: options.memory === undefined ? undefined : 2 ** 30 });
  return { outcome: machine.run(source, "program.py"), output, machine };
}

/** The machine that was ended, and a new one, do what they should. */
function expectUnaffected({ machine }: Result): void {
  machine.limit({});
  expect(machine.execute("assert sum(x for x in range(5)) == 10 and str([1]) == '[1]'", { filename: "x" }).kind).toBe(
    "ok",
  );
  expect(start("try:\n    1/0\nexcept ZeroDivisionError:\n    print('fine')", {}).output).toBe("fine\n");
}

const cases = [["everything", own] as const, ...programs];

test.each(cases)("a limit on steps that ends %s anywhere", { timeout: 600_000 }, (_name, source) => {
  const clean = start(source, {});
  const total = clean.machine.steps;
  expect(["ok", "exit", "error"]).toContain(clean.outcome.kind);
  const stride = Math.max(1, Math.floor(total / 150));
  for (let limit = 0; limit < total; limit += limit < 20 ? 1 : stride) {
    const result = start(source, {}, limit);
    expect([limit, result.outcome.kind, result.machine.steps]).toEqual([limit, "steps", limit]);
    // What was written before is what would have been written.
    expect(clean.output.startsWith(result.output)).toBe(true);
    if (limit % 7 === 0) expectUnaffected(result);
  }
  expect(start(source, {}, total).outcome.kind).toBe(clean.outcome.kind);
  expect(start(source, {}).output).toBe(clean.output);
});

test.each(cases)("the n-th measurement of memory ends %s", { timeout: 600_000 }, (_name, source) => {
  const clean = start(source, {});
  for (let last = 1; ; last++) {
    let count = 0;
    const measure = (): number => (++count === last ? Number.POSITIVE_INFINITY : count > last ? 2 ** 31 : 0);
    const result = start(source, { memory: { measure, interval: 0 } });
    if (result.outcome.kind !== "memory") {
      expect([count < last, result.output]).toEqual([true, clean.output]);
      break;
    }
    if (last % 5 === 0) expectUnaffected(result);
    if (last > 400) break;
  }
});

test.each(cases)("the n-th look at the clock ends %s", { timeout: 600_000 }, (_name, source) => {
  const clean = start(source, {});
  for (let last = 1; last < 200; last++) {
    let count = 0;
    const result = start(source, { atSafePoint: () => (++count === last ? "timeout" : undefined) });
    if (result.outcome.kind !== "timeout") {
      expect([count < last, result.output]).toEqual([true, clean.output]);
      break;
    }
    expectUnaffected(result);
  }
});
