// Functions of the client's that programs call, and the values that cross, wherever the program runs.
import {
  connect,
  createTandem,
  type HostFunctions,
  hostFunction,
  PythonException,
  type Tandem,
} from "@tandem-py/client";
import { Server } from "@tandem-py/client/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";

const errors: string[] = [];
let aborted = 0;
const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => {
      aborted++;
      reject(new Error("aborted"));
    });
  });

const functions: HostFunctions = {
  add: hostFunction({
    args: z.tuple([z.number(), z.number()]),
    result: z.number(),
    handler: ([a, b]) => a + b,
    description: "The sum.",
  }),
  echo: hostFunction({ args: z.tuple([z.any()]), handler: ([value]) => value }),
  greet: hostFunction({
    args: z.tuple([]),
    keywords: z.strictObject({ name: z.string().default("nobody") }),
    handler: (_args, { keywords }) => `hello ${keywords.name}`,
  }),
  fail: hostFunction({
    args: z.tuple([]),
    handler: () => {
      throw new Error("a secret of the host's");
    },
  }),
  missing: hostFunction({
    args: z.tuple([z.string()]),
    handler: ([key]) => {
      throw new PythonException("KeyError", key);
    },
  }),
  forbidden: hostFunction({
    args: z.tuple([]),
    handler: () => {
      throw new PythonException("SystemExit", "no");
    },
  }),
  slow: hostFunction({ args: z.tuple([]), timeoutMs: 100, handler: (_args, { signal }) => untilAborted(signal) }),
  endless: hostFunction({ args: z.tuple([]), handler: (_args, { signal }) => untilAborted(signal) }),
  large: hostFunction({ args: z.tuple([]), maxBytes: 1000, handler: () => "x".repeat(1000) }),
  date: hostFunction({ args: z.tuple([]), handler: () => new Date() as never }),
  mapped: hostFunction({ args: z.tuple([]), handler: () => new Map([[1, new Set([2])]]) }),
  twice: hostFunction({
    args: z.tuple([z.number()]),
    isAsync: true,
    handler: async ([number]) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return 2 * number;
    },
  }),
};

let server: Server;
const places: Record<string, Tandem> = {};
beforeAll(async () => {
  server = await Server.start({ port: 0, maxRuns: 1, warmIsolates: 1, policy: { defaultTimeoutMs: 60_000 } });
  places.thread = await createTandem({ maxRuns: 1 });
  places.process = await createTandem({ isolation: "process", maxRuns: 1 });
  places.server = await connect(server.url);
  await Promise.all([server.ready(), places.process.ready()]);
});
afterAll(async () => {
  for (const each of Object.values(places)) await each.close();
  await server.close();
});

function tandemAt(place: string): Tandem {
  const found = places[place];
  if (found === undefined) throw new Error(`no place ${place}`);
  return found;
}

async function output(place: string, source: string, options: Parameters<Tandem["run"]>[1] = {}): Promise<string> {
  let text = "";
  const take = (piece: string): void => void (text += piece);
  const outcome = await tandemAt(place).run(source, {
    functions,
    onStdout: take,
    onStderr: take,
    onHostError: (name, error) => errors.push(`${name}: ${String(error)}`),
    ...options,
  });
  return outcome.kind === "ok" ? text : `${text}${outcome.kind}`;
}

describe.each(["thread", "process", "server"])("in a %s", (place) => {
  test("functions are called from __main__ and from modules", async () => {
    const source = `
import other
print(add(1, 2), add.__name__, add.__doc__, other.use(), greet(), greet(name='you'))
import tandem_host
print(tandem_host.add is add, sorted(name for name in dir(tandem_host) if name[0] != '_')[:2])`;
    const modules = { other: "from tandem_host import add\ndef use(): return add(20, 22)\n" };
    expect(await output(place, source, { modules })).toBe(
      "3 add The sum. 42 hello nobody hello you\nTrue ['add', 'date']\n",
    );
  });

  test("values come back as they went", async () => {
    const source = `
for value in [None, True, 1, 2**53 - 1, 2**53, -2**70, 1.5, float('inf'), 'é\\U0001F600', '\\ud800', b'\\xff', [1, [2]],
              (1, ('a',)), {1, 2}, frozenset([3]), {'a': 1}, {1: 'b', (2,): None}, {'$type': 'x', '__proto__': 1}, 2j]:
    back = echo(value)
    if back != value or type(back) is not type(value): print(repr(value), repr(back))
print(mapped(), inputs)`;
    expect(await output(place, source, { inputs: { inputs: { $type: "tuple", items: [2n ** 64n, 1.5] } } })).toBe(
      "{1: {2}} (18446744073709551616, 1.5)\n",
    );
  });

  test("errors are Python's, and say nothing of the host", async () => {
    errors.length = 0;
    const source = `
def attempt(what):
    try: print(what())
    except BaseException as error: print(type(error).__name__, error)
attempt(fail)
attempt(lambda: missing('k'))
attempt(forbidden)
attempt(slow)
attempt(large)
attempt(date)
attempt(lambda: add(1))
attempt(lambda: add('1', 2))
attempt(lambda: add(1, 2, c=3))
attempt(lambda: echo(object))
nested = []; nested.append(nested)
attempt(lambda: echo(nested))
deep = 1
for _ in range(100): deep = [deep]
attempt(lambda: echo(deep))
attempt(lambda: echo('x' * 10_000_000))`;
    expect(await output(place, source)).toBe(`RuntimeError host function fail failed
KeyError 'k'
RuntimeError no
TimeoutError the host function took longer than 0.1 s
RuntimeError host function large returned more than 1000 bytes
RuntimeError host function date returned an instance of Date
TypeError add() arguments: Too small: expected array to have >=2 items
TypeError add() argument 1: Invalid input: expected number, received string
TypeError add() keyword arguments: Unrecognized key: "c"
RuntimeError result of a host function: no value can be made of $type "object"
ValueError echo() argument 1: a container is inside itself
ValueError echo() argument 1: nested too deeply
ValueError echo() argument 1: too large
`);
    expect(errors[0]).toBe("fail: Error: a secret of the host's");
  });

  test("asynchronous ones run side by side, and can be given up", async () => {
    const source = `
import asyncio
async def main():
    print(await asyncio.gather(*[twice(n) for n in range(20)]))
    try: await asyncio.wait_for(twice(1), 0.01)
    except TimeoutError: print('given up')
    print(await asyncio.wait_for(twice(4), 30))
asyncio.run(main())
import threading
threads = [threading.Thread(target=lambda: print(add(1, 1))) for _ in range(3)]
for each in threads: each.start()
for each in threads: each.join()`;
    expect(await output(place, source)).toBe(
      `${JSON.stringify(Array.from({ length: 20 }, (_, n) => 2 * n)).replaceAll(",", ", ")}\ngiven up\n8\n2\n2\n2\n`,
    );
  });

  test("waiting for one is interrupted, cancelled, and counts", async () => {
    const before = aborted;
    expect(await output(place, "endless()", { timeoutMs: 300 })).toBe("timeout");
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    expect(await output(place, "endless()", { signal: controller.signal })).toBe("cancelled");
    const source = "try: endless()\nexcept KeyboardInterrupt: print('stopped', flush=True)";
    let text = "";
    const run = tandemAt(place).start(source, {
      functions: {
        endless: hostFunction({
          args: z.tuple([]),
          handler: (_args, { signal }) => {
            setTimeout(() => run.interrupt(), 50);
            return untilAborted(signal);
          },
        }),
      },
      onStdout: (piece) => void (text += piece),
    });
    expect([(await run.outcome).kind, text]).toEqual(["ok", "stopped\n"]);
    expect(aborted - before).toBe(3);
  });

  test("sessions have them", async () => {
    await using session = await tandemAt(place).openSession({ functions });
    expect(await session.evaluate("add(40, 2)")).toMatchObject({ kind: "ok", value: 42 });
    expect(await session.evaluate("add(add(1, 2), add(3, 4))")).toMatchObject({ kind: "ok", value: 10 });
  });
});

test("inputs that are no plain data raise ValueError; names that are none are refused", async () => {
  expect(await output("thread", "1", { inputs: { x: new Date() as never } })).toContain("ValueError: input x: a Date");
  const odd = { "not a name": hostFunction({ args: z.tuple([]), handler: () => 1 }) };
  await expect(output("thread", "1", { functions: odd })).rejects.toMatchObject({ code: "invalid-message" });
});
