// Compiled code: what it is made for, how it is left, and that nobody can tell but by the clock.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Observer, StandardLibrary, VirtualMachine, type VirtualMachineOptions } from "@tandem-py/vm-core";
import { describe, expect, test } from "vitest";

const require = createRequire(import.meta.url);
const standardLibrary = new StandardLibrary(readFileSync(require.resolve("@tandem-py/vm-core/stdlib.pack")));

function makeMachine(options: Partial<VirtualMachineOptions> = {}): { machine: VirtualMachine; output: () => string } {
  let output = "";
  const write = (text: string): void => {
    output += text;
  };
  const machine = new VirtualMachine({
    stdout: write,
    stderr: write,
    standardLibrary,
    compiled: "always",
    deadline: 60_000,
    ...options,
  });
  return { machine, output: () => output };
}

function run(source: string, options: Partial<VirtualMachineOptions> = {}): string {
  const { machine, output } = makeMachine(options);
  machine.run(source, "program.py");
  return output();
}

const sum = `
def total(items):
    result = 0
    for item in items:
        result += item
    return result
`;

describe("what is compiled", () => {
  test("a hot function and a hot loop, and nothing else", () => {
    const { machine, output } = makeMachine({ compiled: "auto" });
    machine.run(`${sum}\ncold = total([1])\nfor i in range(3000):\n    total(range(30))\nprint(cold)\n`, "program.py");
    expect(output()).toBe("1\n");
    const code = machine.compiledCode();
    expect(code.map(({ name, entry }) => `${name} ${entry}`)).toContain("total call");
    expect(code.every(({ filename }) => filename === "program.py")).toBe(true);
  });

  test("as much as fits: the rest makes room, and what is hot comes again", () => {
    const functions = Array.from({ length: 40 }, (_, i) => sum.replace("total", `total${i}`)).join("");
    const calls = Array.from(
      { length: 40 },
      (_, i) => `result = [total${i}(range(50)) for _ in range(1500)][-1] + ${i}`,
    );
    const source = `${functions}\n${calls.join("\n")}\nprint(result)\n`;
    const limit = 20_000;
    const { machine, output } = makeMachine({ compiled: "auto", compiledLimit: limit });
    machine.run(source, "program.py");
    expect(output()).toBe("1264\n");
    const sizes = machine.compiledCode().map(({ text }) => text.length);
    expect(sizes.length).toBeGreaterThan(0);
    const total = sizes.reduce((one, other) => one + other, 0);
    // What is compiled last may be the piece that goes beyond it.
    expect(total).toBeLessThan(limit + Math.max(...sizes));
  });

  test("nothing when it is off", () => {
    const { machine, output } = makeMachine({ compiled: "off" });
    machine.run(`${sum}\nprint(total(range(100000)))\n`, "program.py");
    expect(output()).toBe("4999950000\n");
    expect(machine.compiledCode()).toEqual([]);
  });

  test("code made for ints takes floats, strings, big ints and objects", () => {
    const source = `
class Odd:
    def __radd__(self, other):
        return ("radd", other)
def add(a, b):
    return a + b
for _ in range(50):
    add(1, 2)
print(add(1.5, 2), add("a", "b"), add(2**53 - 1, 1), add(2**70, 1), add(1, Odd()), add(True, 1), add([1], [2]))
try:
    add(1, "x")
except TypeError as error:
    print(error)
`;
    expect(run(source)).toBe(run(source, { compiled: "off" }));
  });

  test("made where it is forbidden to make code, nothing changes", () => {
    const script = `
      import { VirtualMachine } from ${JSON.stringify(require.resolve("@tandem-py/vm-core"))};
      const write = (text) => process.stdout.write(text);
      const machine = new VirtualMachine({ stdout: write, stderr: write, compiled: "auto" });
      machine.run("t = 0\\nfor i in range(100000):\\n    t += i\\nprint(t)\\n", "program.py");
    `;
    const forbids = "--disallow-code-generation-from-strings";
    const output = execFileSync(process.execPath, [forbids, "--input-type=module", "-e", script], { encoding: "utf8" });
    expect(output).toBe("4999950000\n");
  });
});

const busy = `
import random
def gen(n):
    for i in range(n):
        try:
            yield i * 2
        finally:
            pass
class Point:
    def __init__(self, x):
        self.x = x
    def moved(self, by):
        return Point(self.x + by)
def work(seed):
    numbers = random.Random(seed)
    point, total, weight = Point(0), 0, 0.5
    for i in gen(400):
        point = point.moved(i)
        weight = weight * 1.0001 + i / 7
        try:
            if numbers.random() < 0.2:
                raise ValueError(i)
            total += point.x % 7
        except ValueError as error:
            total += error.args[0]
        total += sum(j for j in (i, i + 1, i + 2)) + len([k for k in range(i % 5)])
    return total, point.x, round(weight, 9)
print([work(seed) for seed in range(12)])
`;

/** The last version of the code that a function is entered by, after some calls. */
function textOf(source: string, name: string): string {
  const { machine } = makeMachine();
  machine.run(source, "program.py");
  const code = machine.compiledCode().find((each) => each.name === name && each.entry === "call");
  return code?.text ?? "";
}

describe("the JavaScript", () => {
  test("adds ints that are known to be ints without a call", () => {
    const text = textOf("def f(a, b):\n    return a + b\nfor i in range(9):\n    f(i, 2)\n", "f");
    expect(text).toContain("n = s0 + s1;");
    expect(text).not.toMatch(/[^.]\badd\(/);
  });

  test("keeps floats raw in locals, and boxes what is returned", () => {
    const source = "def f(a):\n    b = a * 0.5\n    c = b * b\n    return c\nfor i in range(9):\n    f(1.5)\n";
    const text = textOf(source, "f");
    expect(text).toMatch(/f1 = t\d;/);
    expect(text.match(/return s0;/g)).toHaveLength(1);
    expect(text).toContain("s0 = new PyFloat(t0);");
  });

  test("holds no text of the program", () => {
    const source =
      'def f(a):\n    return a.secret_name + "secret text"\nclass C:\n    secret_name = "x"\nfor i in range(9):\n    f(C())\n';
    expect(textOf(source, "f")).not.toContain("secret");
    expect(textOf(source, "f")).not.toBe("");
  });
});

describe("leaving compiled code", () => {
  test("an observer that comes and goes at any safe point changes nothing", () => {
    const wanted = run(busy, { compiled: "off" });
    let state = 12345;
    let toggles = 0;
    let isOn = false;
    const seen = { call: 0, line: 0, return: 0 };
    const observer: Observer = {
      wants: () => true,
      call: () => {
        seen.call++;
      },
      line: () => {
        seen.line++;
      },
      return: () => {
        seen.return++;
      },
      exception: () => {},
      unwind: () => {},
    };
    const { machine, output } = makeMachine({
      atSafePoint: () => {
        state = (state * 1103515245 + 12345) % 2147483648;
        if (state % 3 === 0) {
          toggles++;
          if (isOn) machine.removeObserver(observer);
          else machine.addObserver(observer);
          isOn = !isOn;
        }
        return undefined;
      },
    });
    machine.run(busy, "program.py");
    expect(output()).toBe(wanted);
    expect(toggles).toBeGreaterThan(10);
    expect(seen.line).toBeGreaterThan(100);
  });

  test("sys.settrace in a called function follows the caller from its next line on", () => {
    const source = `
import sys
events = []
def tracer(frame, event, arg):
    events.append((frame.f_code.co_name, event, frame.f_lineno))
    return tracer
def start():
    sys.settrace(tracer)
    sys._getframe(1).f_trace = tracer
def work(flag):
    a = 1
    if flag:
        start()
    b = a + 1
    return b
for _ in range(40):
    work(False)
work(True)
sys.settrace(None)
print(events)
`;
    expect(run(source)).toBe(run(source, { compiled: "off" }));
  });

  test("locals of running frames are what they are, also when raw floats", () => {
    const source = `
import sys
def look(depth):
    return sorted(sys._getframe(depth).f_locals.items())
def work(n):
    x = 0.5
    for i in range(n):
        x = x * 2.0 + 1.0
        if i == n - 1:
            return look(2 - 1)
for _ in range(9):
    shown = work(30)
print(shown)
def fail(n):
    y = 0.25
    for i in range(n):
        y += 0.5
        z = 1 // (n - 1 - i)
for _ in range(9):
    try:
        fail(20)
    except ZeroDivisionError as error:
        print(error.__traceback__.tb_next.tb_frame.f_locals, error.__traceback__.tb_next.tb_lineno)
`;
    expect(run(source)).toBe(run(source, { compiled: "off" }));
  });

  test("deep recursion ends in RecursionError, and stays possible to a raised limit", () => {
    const source = `
import sys
def down(n):
    return 0 if n == 0 else 1 + down(n - 1)
def for_ever():
    return for_ever()
print(down(900))
try:
    for_ever()
except RecursionError as error:
    print(error)
sys.setrecursionlimit(20000)
print(down(15000))
`;
    expect(run(source)).toBe("900\nmaximum recursion depth exceeded\n15000\n");
  });

  test("steps are counted alike", () => {
    const count = (compiled: "always" | "off"): number => {
      const { machine } = makeMachine({ compiled });
      machine.run(busy, "program.py");
      return machine.steps;
    };
    expect(count("always")).toBe(count("off"));
  });
});
