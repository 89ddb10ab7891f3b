// Programs that do not end, each for another reason: the explanation names the line and the cause.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createTandem, hostFunction, type Tandem } from "@tandem-py/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";

const directory = fileURLToPath(new URL("timeouts/", import.meta.url));

let tandem: Tandem;
beforeAll(async () => {
  tandem = await createTandem();
});
afterAll(async () => {
  await tandem.close();
});

/** What is right: lines, causes, and a part of the diagnosis. */
const PROGRAMS: readonly (readonly [string, readonly number[], readonly string[], RegExp])[] = [
  ["endless_loop", [3, 4, 5], ["loop"], /in `collatz`.*computing; a loop from line 3 to 5/],
  ["quadratic_string_building", [3, 4], ["loop", "native"], /in `report`.*computing/],
  ["catastrophic_regex", [6], ["native"], /in `check`.*computing, in native code: pattern\.match\(text\)/],
  ["exponential_recursion", [4], ["recursion"], /in `fib`.*it calls itself, \d+ frames deep/],
  ["sleep", [5], ["sleep"], /in `wait_for_it`: sleeping for .* in time\.sleep\(3600\)/],
  ["waiting_for_input", [2], ["input"], /in `ask`: waiting for input for .* in input\("name\? "\)/],
  ["host_call", [5], ["call"], /in `look_up`: waiting for a function of the host/],
  ["huge_sort", [10, 12], ["loop", "native"], /in `order`.*computing/],
  ["big_pow", [2, 3], ["native", "loop"], /in `power`/],
  [
    "swallowing_exceptions",
    [2, 4, 6, 7],
    ["exceptions"],
    /in `poll`.*KeyError was raised .* times, at line 4, and caught/,
  ],
];

test.each(PROGRAMS)("%s", { timeout: 120_000 }, async (name, lines, causes, diagnosis) => {
  const source = readFileSync(`${directory}${name}.py`, "utf8");
  const never = new Promise<null>(() => {});
  const outcome = await tandem.run(source, {
    filename: `${name}.py`,
    timeoutMs: 4000,
    explain: true,
    functions: { slow: hostFunction({ args: z.tuple([z.string()]), handler: () => never }) },
    ...(name === "waiting_for_input"
      ? {
          stdin: (async function* () {
            yield await never;
          })() as AsyncIterable<never>,
        }
      : {}),
  });
  expect(outcome.kind).toBe("timeout");
  if (outcome.kind !== "timeout") return;
  const { explanation } = outcome;
  expect(explanation?.diagnosis).toMatch(diagnosis);
  expect(explanation?.diagnosis).toMatch(new RegExp(`^${name}\\.py:\\d+ in `));
  expect(lines).toContain(explanation?.place?.line);
  expect(causes).toContain(explanation?.cause);
});

test("variables of the stack are shown without running the program's code", { timeout: 120_000 }, async () => {
  const source = `class Loud:
    def __repr__(self):
        print("ran")
        return "loud"
def f(items, loud=Loud()):
    text = "x" * 1000
    while True:
        items.append(len(items) % 7)
        items.pop()
f(["a", 1.5, None])
`;
  let output = "";
  const outcome = await tandem.run(source, {
    timeoutMs: 2000,
    explain: true,
    onStdout: (text) => {
      output += text;
    },
  });
  expect(outcome.kind).toBe("timeout");
  const explanation = outcome.kind === "timeout" ? outcome.explanation : undefined;
  expect(Object.fromEntries(explanation?.frames[0]?.locals ?? [])).toMatchObject({
    items: expect.stringMatching(/^\['a', 1\.5, None/),
    loud: "<Loud object>",
    text: expect.stringMatching(/^'x{100,200}'?\.\.\.$/),
  });
  expect(output).toBe("");
});

test("a limit on memory says what the variables hold, by type", { timeout: 120_000 }, async () => {
  const source = `class Node:
    def __init__(self, n):
        self.data = [n] * 50
nodes = {}
while True:
    nodes[len(nodes)] = Node(len(nodes))
`;
  const outcome = await tandem.run(source, { memoryLimit: 48 * 2 ** 20, timeoutMs: 100_000, explain: true });
  expect(outcome.kind).toBe("memory");
  const memory = (outcome.kind === "memory" ? outcome.explanation?.memory : undefined) ?? [];
  expect(memory[0]?.type).toBe("list");
  for (const type of ["list", "Node"]) expect(memory.find((each) => each.type === type)?.count).toBeGreaterThan(1000);
  expect(memory.every(({ bytes }, index) => index === 0 || bytes <= (memory[index - 1]?.bytes ?? 0))).toBe(true);
});
