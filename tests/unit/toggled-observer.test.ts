// An observer that comes and goes at random safe points: the program notices nothing, and calls and returns balance.
// TANDEM_TOGGLES=10000 says how often in each program.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Executable, type Frame, type Observer, StandardLibrary, VirtualMachine } from "@tandem-py/vm-core";
import { describe, expect, test } from "vitest";

const TOGGLES = Number(process.env.TANDEM_TOGGLES ?? 300);
const standardLibrary = new StandardLibrary(
  readFileSync(createRequire(import.meta.url).resolve("@tandem-py/vm-core/stdlib.pack")),
);

const PROGRAMS = {
  loops: `
def inner(n):
    total = 0
    while n:
        n -= 1
        if n % 3 == 0:
            continue
        total += [i * n for i in range(4)][-1]
    return total
print(sum(inner(i % 17) for i in range(200)))
`,
  generators: `
def numbers(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                yield got * 2
    finally:
        closed.append(n)
def chain(n):
    result = yield from numbers(n)
    yield from (i * i for i in range(n))
    return result
closed = []
total = 0
for n in range(40):
    for value in chain(n % 9):
        total += value
    g = numbers(5)
    next(g)
    total += g.send(7)
    g.close()
    try:
        g = numbers(3)
        next(g)
        g.throw(KeyError(n))
    except KeyError as error:
        total += error.args[0]
print(total, len(closed))
`,
  exceptions: `
class Manager:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, traceback):
        seen.append(kind)
        return kind is ValueError
def fail(depth):
    try:
        if depth == 0:
            raise ValueError("deep")
        fail(depth - 1)
    except TypeError:
        seen.append("never")
    finally:
        seen.append(depth)
def recover(n):
    with Manager():
        fail(n)
    try:
        [].pop()
    except IndexError as error:
        try:
            raise LookupError(n) from error
        except LookupError as other:
            return str(other.__cause__)
seen = []
for i in range(60):
    recover(i % 7)
print(len(seen), seen[-5:])
`,
  callbacks: `
import functools
class Key:
    def __init__(self, value):
        self.value = value
    def __lt__(self, other):
        return sorted([other.value, self.value], key=lambda x: -x)[0] == other.value and self.value != other.value
    def __eq__(self, other):
        return self.value == other.value
    def __hash__(self):
        return hash(self.value)
    @property
    def double(self):
        return self.value * 2
@functools.lru_cache(50)
def cached(n):
    return n + sum(map(lambda x: x % 3, range(n % 5)))
total = 0
for i in range(12):
    keys = [Key((n * 7 + i) % 31) for n in range(15)]
    total += sorted(keys)[3].double + len(set(keys)) + max(keys, key=lambda k: cached(k.value)).value
    total += functools.reduce(lambda a, b: a + b.double, keys, 0)
print(total)
`,
  coroutines: `
import types
@types.coroutine
def pause():
    yield
class Turn:
    def __await__(self):
        yield from [None, None]
        return 1
class Manager:
    async def __aenter__(self):
        return await Turn()
    async def __aexit__(self, *args):
        await pause()
async def numbers(n):
    for i in range(n):
        await pause()
        yield i
async def work(n):
    total = 0
    async for i in numbers(n % 5):
        async with Manager() as one:
            total += i + one
    if n % 4 == 3:
        raise ValueError(n)
    return total
results = {}
waiting = [(i, work(i)) for i in range(25)]
while waiting:
    i, coroutine = waiting.pop(0)
    try:
        coroutine.send(None)
    except StopIteration as stop:
        results[i] = stop.value
    except ValueError as error:
        results[i] = repr(error)
    else:
        waiting.append((i, coroutine))
print(results)
`,
};

/** Numbers from 0 to 1 that a seed stands for. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Holds what it is told against the stack. */
class Balance implements Observer {
  calls = 0;
  private active = new Set<Frame>();
  /** On top when watching began: it may be about to be called. */
  private unsure: Frame | null = null;

  begin(stack: readonly Frame[]): void {
    this.active = new Set(stack.slice(1));
    this.unsure = stack[0] ?? null;
  }

  end(stack: readonly Frame[]): void {
    const running = stack.filter((frame) => this.active.has(frame));
    // The one on top may be about to be called.
    const unknown = stack.filter((frame) => !this.active.has(frame) && frame !== this.unsure);
    expect(unknown.filter((frame) => frame !== stack[0]).map(nameOf)).toEqual([]);
    expect([...this.active].filter((frame) => !running.includes(frame)).map(nameOf)).toEqual([]);
  }

  wants(_executable: Executable): boolean {
    return true;
  }

  call(frame: Frame): void {
    this.calls++;
    if (this.active.has(frame)) throw new Error(`a second call of ${nameOf(frame)}`);
    const { unsure } = this;
    if (unsure !== null && isBelow(unsure, frame)) this.active.add(unsure);
    this.unsure = null;
    this.active.add(frame);
  }

  line(frame: Frame): void {
    this.require(frame, "line");
  }

  exception(frame: Frame): void {
    this.require(frame, "exception");
  }

  return(frame: Frame): void {
    this.require(frame, "return");
    this.active.delete(frame);
  }

  unwind(frame: Frame): void {
    this.return(frame);
  }

  private require(frame: Frame, what: string): void {
    if (frame === this.unsure) {
      this.active.add(frame);
      this.unsure = null;
    }
    if (!this.active.has(frame)) throw new Error(`${what} of ${nameOf(frame)} without a call`);
  }
}

function isBelow(frame: Frame, other: Frame): boolean {
  for (let each = other.back; each !== null; each = each.back) if (each === frame) return true;
  return false;
}

const nameOf = ({ executable }: Frame): string => executable.code.code.qualifiedName;

function stackOf(machine: VirtualMachine): Frame[] {
  const stack: Frame[] = [];
  for (let frame = machine.top; frame !== null; frame = frame.back) stack.push(frame);
  return stack;
}

type CompiledMode = "auto" | "always" | "off";

/** What the program prints; with a seed while an observer comes and goes, and how often it did. */
function run(source: string, compiled: CompiledMode, seed?: number): { text: string; toggles: number; calls: number } {
  let text = "";
  let toggles = 0;
  let isOn = false;
  const random = randomNumbers(seed ?? 0);
  const balance = new Balance();
  const machine: VirtualMachine = new VirtualMachine({
    stdout: (part) => {
      text += part;
    },
    stderr: (part) => {
      text += part;
    },
    standardLibrary,
    compiled,
    deadline: 60_000,
    atSafePoint: () => {
      if (seed === undefined) return undefined;
      const stack = stackOf(machine);
      if (isOn) {
        balance.end(stack);
        machine.removeObserver(balance);
      } else {
        balance.begin(stack);
        machine.addObserver(balance);
      }
      isOn = !isOn;
      toggles++;
      machine.lookAgainAfter(1 + Math.floor(random() ** 3 * 60));
      return undefined;
    },
  });
  const outcome = machine.run(source, "toggled.py");
  expect(outcome.kind, JSON.stringify(outcome)).toBe("ok");
  return { text, toggles, calls: balance.calls };
}

describe.each(["auto", "always", "off"] as const)("compiled: %s", (compiled) => {
  test.each(Object.entries(PROGRAMS))("%s", { timeout: 600_000 }, (_, source) => {
    const { text } = run(source, compiled);
    let toggles = 0;
    let calls = 0;
    for (let seed = 1; toggles < TOGGLES; seed++) {
      const toggled = run(source, compiled, seed);
      expect(toggled.text).toBe(text);
      toggles += toggled.toggles;
      calls += toggled.calls;
    }
    expect(calls).toBeGreaterThan(0);
  });
});
