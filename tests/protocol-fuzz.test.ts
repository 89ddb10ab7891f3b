// Messages at random, and proper ones with something wrong, to a thread and to a server: every answer is typed, and
// whoever comes next is served. TANDEM_FUZZ_MESSAGES sets how many there are.
import { once } from "node:events";
import { Server } from "@tandem-py/client/server";
import { Pools } from "@tandem-py/worker";
import { sessionResult, streamMessage } from "@tandem-py/worker/protocol";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { serverMessage } from "../packages/client/dist/remote/messages.js";
import { SERVICE_ERRORS } from "../packages/client/dist/remote/service-errors.js";

const MESSAGES = Number(process.env.TANDEM_FUZZ_MESSAGES ?? 3000);
const PATIENCE = 60_000 + 20 * MESSAGES;
const MEGABYTE = 1024 * 1024;

let server: Server;
let pools: Pools;
beforeAll(async () => {
  server = await Server.start({ port: 0, maxRuns: 1, warmIsolates: 1, maxQueue: 20, policy: { maxTimeoutMs: 200 } });
  pools = new Pools({ warmRuns: 0 });
  await server.ready();
});
afterAll(async () => {
  await server.close();
  await pools.close();
});

const number = fc.oneof(fc.nat({ max: 3 }), fc.integer(), fc.double(), fc.constantFrom(-1, 2 ** 31, 2 ** 53, 0.5));
const source = fc.constantFrom("x = 1", "x", "1/0", "while True: pass", "print(1)", "(", "input()", "\ud800");
const limits = fc.record({ timeoutMs: fc.constantFrom(1, 50), outputLimit: fc.nat({ max: 10 }) }, { requiredKeys: [] });
const machine = fc.oneof(
  fc.constant({}),
  fc.record({ argv: fc.array(fc.string()), mounts: fc.anything() }, { requiredKeys: [] }),
);
const filter = fc.record(
  { events: fc.subarray(["call", "line", "return"]), when: fc.string(), every: number },
  { requiredKeys: [] },
);
const control = fc.oneof(
  fc.record({ kind: fc.constantFrom("trace-on", "trace-change"), id: number, filter }),
  fc.record({ kind: fc.constantFrom("trace-off", "count-read", "count-off", "stack"), id: number }),
  fc.record({ kind: fc.constant("count-on"), id: number, filter: fc.constant({}) }),
  fc.record({ kind: fc.constant("stdin"), text: fc.string() }),
  fc.record({
    kind: fc.constant("host-answer"),
    id: number,
    answer: fc.record({ kind: fc.constant("value"), value: fc.anything() }),
  }),
  fc.record({ kind: fc.constantFrom("stdin-end", "debug-off", "debug-pause") }),
);
const command = fc.oneof(
  limits.chain((chosen) =>
    fc.record({
      kind: fc.constant("execute"),
      source: source.filter((each) => each !== "while True: pass" && each !== "input()"),
      filename: fc.string(),
      mode: fc.constantFrom("exec", "eval", "single"),
      isQuiet: fc.boolean(),
      timeoutMs: fc.constant(chosen.timeoutMs ?? 50),
    }),
  ),
  fc.record({ kind: fc.constantFrom("get", "delete"), name: fc.string() }),
  fc.record({ kind: fc.constant("set"), name: fc.string(), value: fc.anything() }),
  fc.record({ kind: fc.constant("names") }),
);
const programCommand = fc.oneof(
  fc.record({ kind: fc.constantFrom("request", "withdraw"), bits: fc.constantFrom(0, 1, 2, 3, 8, 255, -1) }),
  fc.record({ kind: fc.constant("chunks"), trace: number, count: number }),
  fc.record({ kind: fc.constant("output"), length: number }),
  fc.record({ kind: fc.constant("message"), message: control }),
  fc.record({ kind: fc.constant("call"), call: number, command }),
  fc.record({ kind: fc.constant("kill") }),
);
const program = fc.nat({ max: 5 });
const clientMessage = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("run"),
      program,
      command: fc.record({ source, filename: fc.string(), machine }),
      requests: fc.constantFrom(0, 2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("session"), program, machine }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("program"), program, command: programCommand }) },
);

/** With one place, at any depth, replaced, or taken away. */
function damaged(messages: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(messages, fc.array(fc.nat({ max: 9 }), { maxLength: 3 }), fc.anything(), fc.boolean())
    .map(([message, path, value, isRemoved]) => {
      let place: unknown = message;
      let last: readonly [Record<string, unknown>, string] | undefined;
      for (const step of path) {
        if (typeof place !== "object" || place === null) break;
        const keys = Object.keys(place);
        const key = keys[step % Math.max(1, keys.length)];
        if (key === undefined) break;
        last = [place as Record<string, unknown>, key];
        place = last[0][key];
      }
      if (last === undefined) return value;
      if (isRemoved) Reflect.deleteProperty(...last);
      else last[0][last[1]] = value;
      return message;
    });
}

const sometimesDamaged = (messages: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 3, arbitrary: messages },
    { weight: 3, arbitrary: damaged(messages) },
    { weight: 1, arbitrary: fc.anything() },
  );

/** In lots, so that memory does not hold all of them. */
function* lots(messages: fc.Arbitrary<unknown>, count: number): Generator<unknown[]> {
  for (let done = 0; done < count; done += 500)
    yield fc.sample(messages, { numRuns: Math.min(500, count - done), seed: done + 1 });
}

function isCloneable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

test(
  "a session's thread",
  async () => {
    const thread = pools.openSession({});
    // A program waits for a client that does not read.
    thread.stream.on("message", (data) => {
      const message = streamMessage.parse(data);
      if (message.kind === "events") thread.control.takeChunks(message.trace, 1);
      if (message.kind === "output") thread.control.takeOutput(message.text.length);
    });
    // Whoever asks a thread that has died gets no answer.
    const death = thread.done.then(() => ({ kind: "done" }));
    death.catch(() => {});
    for (const lot of lots(sometimesDamaged(fc.oneof(command, control)), MESSAGES)) {
      for (const message of lot.filter(isCloneable)) {
        // As a client that does not keep to the types would.
        thread.stream.postMessage(message);
        const answer = sessionResult.parse(await Promise.race([thread.request(message as never), death]));
        if (answer.kind === "failed") expect(["invalid-message", "invalid-value", "failed"]).toContain(answer.code);
      }
    }
    thread.control.withdraw(0xff);
    thread.stream.postMessage({ kind: "debug-off" });
    expect(sessionResult.parse(await thread.request({ kind: "names" })).kind).toBe("names");
    await thread.request({ kind: "close" });
    await death;
    const next = pools.openSession({});
    expect(sessionResult.parse(await next.request({ kind: "names" })).kind).toBe("names");
    next.done.catch(() => {});
    next.kill();
  },
  PATIENCE,
);

test(
  "a server's WebSocket",
  async () => {
    const before = process.memoryUsage().rss;
    const open = async (): Promise<WebSocket> => {
      const made = new WebSocket(`${server.url.replace("http", "ws")}/connect`, "tandem.1");
      made.on("message", (data: Buffer) => {
        const message = serverMessage.parse(JSON.parse(data.toString("utf8")));
        if (message.kind === "refused") expect(SERVICE_ERRORS).toContain(message.code);
      });
      await once(made, "open");
      return made;
    };
    let socket = await open();
    for (const lot of lots(sometimesDamaged(clientMessage), MESSAGES)) {
      for (const message of lot) {
        if (socket.readyState !== WebSocket.OPEN) socket = await open();
        socket.send(textOf(message));
      }
      // Until all of the lot has been looked at.
      socket.ping();
      await Promise.race([once(socket, "pong"), once(socket, "close")]);
    }
    socket.close();
    const response = await fetch(`${server.url}/health`);
    expect(response.status).toBe(200);
    const ran = await post("/runs", '{"source":"print(1)","timeoutMs":10000}');
    expect(await ran.json()).toMatchObject({ stdout: "1\n" });
    expect((process.memoryUsage().rss - before) / MEGABYTE).toBeLessThan(500);
  },
  PATIENCE,
);

function textOf(message: unknown): string {
  try {
    return JSON.stringify(message) ?? "undefined";
  } catch {
    return "no JSON";
  }
}

const post = (path: string, body: string): Promise<Response> =>
  fetch(`${server.url}${path}`, { method: "POST", headers: { "content-type": "application/json" }, body });

test(
  "a server's routes",
  async () => {
    const request = fc.record(
      { source, timeoutMs: fc.constant(20), stdin: fc.string(), inputs: fc.anything() },
      { requiredKeys: ["source", "timeoutMs"] },
    );
    const paths = [
      "/runs",
      "/sessions",
      "/sessions/x/execute",
      "/sessions/x/stdin",
      "/runs/x/interrupt",
      "/runs/x/stdin",
      "/",
    ];
    let turn = 0;
    for (const lot of lots(sometimesDamaged(request), Math.ceil(MESSAGES / 10))) {
      for (const message of lot) {
        const response = await post(paths[turn++ % paths.length] ?? "/", textOf(message));
        const answer = (await response.json()) as { error?: { code: string }; id?: string };
        if (response.status >= 400) expect(SERVICE_ERRORS).toContain(answer.error?.code);
        expect(response.status).not.toBe(500);
        if (response.status === 201) await fetch(`${server.url}/sessions/${answer.id}`, { method: "DELETE" });
      }
    }
  },
  PATIENCE,
);
