// The server as its clients find it, also those that make mistakes, go away, or want too much.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, type Outcome, type Tandem } from "@tandem-py/client";
import { Server, ServerError, type ServerOptions } from "@tandem-py/client/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";

const delay = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const SPIN = "print('busy', flush=True)\nwhile True: pass";
const tokens = [
  { name: "alice", token: "alice-alice-alice" },
  { name: "bob", token: "bob-bob-bob-bob-bob", concurrency: 1, runsPerMinute: 3 },
];
const ALICE = { authorization: "Bearer alice-alice-alice" };
const BOB = { authorization: "Bearer bob-bob-bob-bob-bob" };

const servers: Server[] = [];
async function start(options: ServerOptions = {}): Promise<Server> {
  const server = await Server.start({
    port: 0,
    maxRuns: 2,
    warmIsolates: 1,
    ...options,
    // A slow machine is not what is tested.
    policy: { defaultTimeoutMs: 60_000, ...options.policy },
  });
  servers.push(server);
  await server.ready();
  return server;
}
afterAll(async () => {
  for (const server of servers) await server.close();
});

let server: Server;
let guarded: Server;
beforeAll(async () => {
  server = await start();
  guarded = await start({ tokens, maxBody: 10_000 });
});

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & {
    readonly outcome?: Outcome;
    readonly error?: { readonly code: string; readonly message: string };
  };
}

async function ask(
  where: Server,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${where.url}${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}

const post = (path: string, body: unknown, headers?: Record<string, string>, where = server): Promise<Answer> =>
  ask(where, "POST", path, body, headers);

async function figure(where: Server, name: string, headers: Record<string, string> = {}): Promise<number> {
  const text = await (await fetch(`${where.url}/metrics`, { headers })).text();
  const line = text.split("\n").find((each) => each.startsWith(`${name} `) || each.startsWith(`${name}{`));
  return Number(line?.split(" ").at(-1) ?? Number.NaN);
}

async function eventually(isSo: () => boolean | Promise<boolean>, milliseconds = 30_000): Promise<void> {
  const until = performance.now() + milliseconds;
  while (!(await isSo())) {
    if (performance.now() > until) throw new Error("it never came");
    await delay(20);
  }
}

describe("over HTTP", () => {
  test("a program runs", async () => {
    const { status, body } = await post("/runs", {
      source: "import sys\nprint(input(), 2**70)\nprint(sys.argv, file=sys.stderr)\nopen('out', 'wb').write(b'\\xff')",
      stdin: "hello\n",
      argv: ["a", "b"],
      collectFiles: true,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      stdout: "hello 1180591620717411303424\n",
      stderr: "['a', 'b']\n",
      outcome: { kind: "ok", files: { "/home/user/out": { $bytes: "/w==" } } },
    });
  });

  test("a program fails, exits, and ends at limits, all with status 200", async () => {
    const kinds = ["1/0", "raise SystemExit(3)", "while True: pass", "while True: print('x' * 99)"].map(
      async (source) => {
        const { status, body } = await post("/runs", { source, timeoutMs: 1000, outputLimit: 1000 });
        return [status, body.outcome?.kind, body.outcome?.exitCode];
      },
    );
    expect(await Promise.all(kinds)).toEqual([
      [200, "error", 1],
      [200, "exit", 3],
      [200, "timeout", 124],
      [200, "output", 125],
    ]);
  });

  test("output and the outcome are streamed", async () => {
    const response = await fetch(`${server.url}/runs`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: JSON.stringify({ id: "streamed", source: "import time\nprint(1)\ntime.sleep(0.1)\nprint('a\\nb')" }),
    });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const events = (await response.text())
      .trim()
      .split("\n\n")
      .map((each) => /^event: (.*)\ndata: (.*)$/.exec(each)?.slice(1));
    expect(events[0]).toEqual(["start", '{"id":"streamed"}']);
    expect(
      events
        .slice(1, -1)
        .map((each) => JSON.parse(each?.[1] ?? ""))
        .join(""),
    ).toBe("1\na\nb\n");
    expect(events.at(-1)?.[0]).toBe("outcome");
    expect(JSON.parse(events.at(-1)?.[1] ?? "")).toMatchObject({ kind: "ok" });
  });

  test("a run is interrupted, fed and cancelled by its id", async () => {
    const running = post("/runs", { id: "one", source: SPIN });
    await eventually(async () => (await ask(server, "POST", "/runs/one/interrupt")).status === 200);
    const again = await post("/runs", { id: "one", source: "1" });
    expect(again).toMatchObject({ status: 409, body: { error: { code: "duplicate-id" } } });
    expect((await running).body.outcome).toMatchObject({ kind: "error", error: { type: "KeyboardInterrupt" } });
    const cancelled = post("/runs", { id: "two", source: SPIN });
    await eventually(async () => (await ask(server, "DELETE", "/runs/two")).status === 200);
    await ask(server, "DELETE", "/runs/two");
    expect((await cancelled).body.outcome?.kind).toBe("cancelled");
    expect((await ask(server, "DELETE", "/runs/two")).body).toMatchObject({ error: { code: "not-found" } });
  });

  test("a client goes away, and its run is cancelled", async () => {
    const controller = new AbortController();
    const gone = fetch(`${server.url}/runs`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: "gone", source: SPIN, timeoutMs: 60_000 }),
      signal: controller.signal,
    });
    await eventually(async () => (await figure(server, "tandem_runs_active")) === 1);
    controller.abort();
    await expect(gone).rejects.toThrow();
    await eventually(async () => (await figure(server, "tandem_runs_active")) === 0);
  });

  test("a session keeps its names", async () => {
    const { status, body } = await post("/sessions", { id: "s" });
    expect([status, body.id]).toEqual([201, "s"]);
    const executed = await post("/sessions/s/execute", { source: "x = 40\nprint('set')" });
    expect(executed.body).toMatchObject({ stdout: "set\n", outcome: { kind: "ok" } });
    expect(await ask(server, "PUT", "/sessions/s/globals/y", { value: { $bigint: String(2n ** 64n) } })).toMatchObject({
      status: 200,
    });
    const evaluated = await post("/sessions/s/execute", { source: "x + y", mode: "eval" });
    expect(evaluated.body).toMatchObject({ stdout: "", outcome: { value: { $bigint: String(2n ** 64n + 40n) } } });
    expect((await ask(server, "GET", "/sessions/s/globals")).body.names).toContain("y");
    expect((await ask(server, "GET", "/sessions/s/globals/x")).body).toEqual({ value: 40 });
    expect((await ask(server, "GET", "/sessions/s/globals/none")).status).toBe(404);
    const busy = post("/sessions/s/execute", { source: "while True: pass", timeoutMs: 300 });
    expect((await busy).body.outcome?.kind).toBe("timeout");
    expect((await post("/sessions/s/execute", { source: "x", mode: "eval" })).body).toMatchObject({
      outcome: { value: 40 },
    });
    expect((await ask(server, "DELETE", "/sessions/s")).status).toBe(200);
    expect((await post("/sessions/s/execute", { source: "x" })).status).toBe(404);
  });

  test("health, readiness, metrics and the document are there", async () => {
    expect(await ask(server, "GET", "/health")).toMatchObject({ status: 200, body: { status: "ok" } });
    await eventually(async () => (await ask(server, "GET", "/ready")).status === 200);
    expect(await figure(server, "tandem_isolates_ready")).toBeGreaterThanOrEqual(0);
    const { body } = await ask(server, "GET", "/openapi.json");
    expect(body).toMatchObject({
      openapi: "3.1.0",
      paths: {
        "/runs": { post: { requestBody: { content: { "application/json": { schema: { type: "object" } } } } } },
      },
    });
  });
});

describe("mistakes have a code", () => {
  test.each([
    ["no JSON", "/runs", "{", 400, "invalid-message"],
    ["not an object", "/runs", "[]", 400, "invalid-message"],
    ["no source", "/runs", { filename: "f" }, 400, "invalid-message"],
    ["an unknown option", "/runs", { source: "1", sudo: true }, 400, "invalid-message"],
    [
      "a directory of the server",
      "/runs",
      { source: "1", mounts: [{ host: "/", guest: "/x" }] },
      400,
      "invalid-message",
    ],
    ["an import path of the server", "/runs", { source: "1", importPaths: ["/"] }, 400, "invalid-message"],
    ["an id that is no name", "/runs", { source: "1", id: "a/b" }, 400, "invalid-message"],
    ["deep nesting", "/runs", "[".repeat(400_000), 400, "invalid-message"],
    ["a body that is too long", "/runs", JSON.stringify({ source: "#".repeat(2 ** 20) }), 413, "too-large"],
    ["nothing there", "/nothing", {}, 404, "not-found"],
    ["no such session", "/sessions/x/execute", { source: "1" }, 404, "not-found"],
  ] as const)("%s", async (_name, path, body, status, code) => {
    expect(await post(path, body)).toMatchObject({ status, body: { error: { code } } });
  });

  test("__proto__ is a key like any other", async () => {
    const { status } = await post("/runs", '{"source":"1","environment":{"__proto__":"x"}}');
    expect([200, 400]).toContain(status);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test("another type than JSON, an origin, another name", async () => {
    const plain = await post("/runs", "{}", { "content-type": "text/plain" });
    expect(plain).toMatchObject({ status: 415, body: { error: { code: "wrong-type" } } });
    const page = await post("/runs", { source: "1" }, { origin: "https://evil.example" });
    expect(page).toMatchObject({ status: 403, body: { error: { code: "forbidden" } } });
  });

  test("tokens", async () => {
    for (const headers of [{}, { authorization: "Bearer wrong" }, { authorization: "Basic alice-alice-alice" }]) {
      const { status, body } = await post("/runs", { source: "1" }, headers, guarded);
      expect([status, body.error?.code]).toEqual([401, "unauthorized"]);
    }
    expect((await fetch(`${guarded.url}/metrics`)).status).toBe(401);
    expect((await fetch(`${guarded.url}/health`)).status).toBe(200);
    expect((await post("/runs", { source: "1" }, ALICE, guarded)).status).toBe(200);
    expect((await post("/sessions", { id: "hers" }, ALICE, guarded)).status).toBe(201);
    expect((await post("/sessions/hers/execute", { source: "1" }, BOB, guarded)).status).toBe(404);
    expect((await ask(guarded, "DELETE", "/sessions/hers", undefined, ALICE)).status).toBe(200);
  });

  test("quotas", async () => {
    const running = post("/runs", { id: "his", source: SPIN }, BOB, guarded);
    await eventually(async () => (await figure(guarded, "tandem_runs_active", ALICE)) === 1);
    expect(await post("/runs", { source: "1" }, BOB, guarded)).toMatchObject({
      status: 429,
      body: { error: { code: "quota", message: "1 programs at the same time are allowed" } },
    });
    await ask(guarded, "DELETE", "/runs/his", undefined, BOB);
    expect((await running).body.outcome?.kind).toBe("cancelled");
    await post("/runs", { source: "1" }, BOB, guarded);
    await post("/runs", { source: "1" }, BOB, guarded);
    expect((await post("/runs", { source: "1" }, BOB, guarded)).body.error?.message).toContain("in a minute");
  });

  test("a port that is taken, an address without a token, one that is not there", async () => {
    const port = Number(new URL(server.url).port);
    await expect(Server.start({ port, warmIsolates: 0 })).rejects.toThrow(`port ${port} of 127.0.0.1 is taken`);
    await expect(Server.start({ host: "0.0.0.0" })).rejects.toThrow(ServerError);
    await expect(Server.start({ host: "203.0.113.1", tokens, warmIsolates: 0 })).rejects.toThrow("has no address");
  });
});

describe("a client by URL", () => {
  let remote: Tandem;
  beforeAll(async () => {
    remote = await connect(server.url);
  });
  afterAll(() => remote.close());

  test("runs programs, with input, output, events and values", async () => {
    let text = "";
    let lines = 0;
    const outcome = await remote.run(
      "x = input()\nfor i in range(1000): y = i\nprint(x, b'\\xff', '\\ud800' == chr(0xd800))",
      {
        stdin: ["ab", "c\n"],
        onStdout: async (piece) => {
          await delay(1);
          text += piece;
        },
        trace: { events: ["line"], onEvents: (batch) => void (lines += batch.length) },
      },
    );
    expect([outcome.kind, text, lines]).toEqual(["ok", "abc b'\\xff' True\n", 1003]);
    const session = await remote.openSession();
    await session.globals.set("v", {
      $type: "tuple",
      items: [2n ** 70n, Number.NaN, new Uint8Array([255]), "\ud800", -0],
    });
    expect(await session.globals.get("v")).toEqual({
      $type: "tuple",
      items: [2n ** 70n, Number.NaN, new Uint8Array([255]), "\ud800", -0],
    });
    const stuck = session.execute("while True: pass");
    await delay(200);
    expect((await session.stack()).length).toBe(1);
    session.interrupt();
    expect(await stuck).toMatchObject({ kind: "error", error: { type: "KeyboardInterrupt" } });
    expect((await session.execute("while True: pass", { timeoutMs: 100 })).kind).toBe("timeout");
    await session.close();
  });

  test("cancels, and is refused what it may not have", async () => {
    const controller = new AbortController();
    const run = remote.run(SPIN, { signal: controller.signal, onStdout: () => controller.abort() });
    expect((await run).kind).toBe("cancelled");
    const forbidden = remote.run("1", { mounts: [{ host: "/", guest: "/x" }] });
    await expect(forbidden).rejects.toMatchObject({ name: "TandemError", code: "forbidden" });
  });

  test("hears of tokens, of servers that are none, and of other versions", async () => {
    await expect(connect(guarded.url, { token: "wrong" })).rejects.toMatchObject({ code: "unauthorized" });
    await expect(connect("http://127.0.0.1:1")).rejects.toMatchObject({ code: "failed" });
    await expect(connect("nonsense")).rejects.toMatchObject({ code: "invalid-message" });
    const other = new WebSocketServer({ port: 0, host: "127.0.0.1" });
    await once(other, "listening");
    other.on("connection", (socket) => socket.send('{"kind":"hello","protocol":99,"version":"9"}'));
    const { port } = other.address() as AddressInfo;
    await expect(connect(`http://127.0.0.1:${port}`)).rejects.toThrow("speaks version 99 of the protocol");
    other.close();
  });

  test("learns that the server is shutting down, once for each program", async () => {
    const ending = await start({ warmIsolates: 2 });
    const client = await connect(ending.url);
    const finishing = client.run("print(1, flush=True)\nimport time\ntime.sleep(3)");
    const endless = client.run("while True: pass", { timeoutMs: 60_000 });
    await eventually(async () => (await figure(ending, "tandem_runs_active")) === 2);
    const closed = ending.close({ graceMs: 8000 });
    expect([(await finishing).kind, (await endless).kind]).toEqual(["ok", "cancelled"]);
    await closed;
    await expect(client.run("1")).rejects.toMatchObject({ code: "closed" });
    await client.close();
  });
});

describe("a WebSocket", () => {
  async function open(
    headers: Record<string, string> = {},
    where = server,
  ): Promise<[WebSocket, Record<string, unknown>[]]> {
    const socket = new WebSocket(`${where.url.replace("http", "ws")}/connect`, "tandem.1", { headers });
    const received: Record<string, unknown>[] = [];
    socket.on("message", (data: Buffer) => received.push(JSON.parse(data.toString("utf8")) as Record<string, unknown>));
    await once(socket, "open");
    await eventually(() => received.length > 0);
    return [socket, received];
  }

  test("answers what is no message, and goes on", async () => {
    const [socket, received] = await open();
    for (const text of ["", "{", "null", "[1]", '{"kind":"run"}', '{"kind":"destroy","program":1}', "\u0000"])
      socket.send(text);
    await eventually(() => received.length === 8);
    expect(received.slice(1).every(({ kind, code }) => kind === "refused" && code === "invalid-message")).toBe(true);
    const command = { source: SPIN, filename: "f", machine: {} };
    socket.send(JSON.stringify({ kind: "run", program: 7, command, requests: 0 }));
    socket.send(JSON.stringify({ kind: "run", program: 7, command, requests: 0 }));
    socket.send(JSON.stringify({ kind: "program", program: 8, command: { kind: "kill" } }));
    await eventually(() => received.some(({ code }) => code === "duplicate-id"));
    socket.send(JSON.stringify({ kind: "program", program: 7, command: { kind: "kill" } }));
    const died = ({ report }: Record<string, unknown>): boolean => (report as { kind?: string })?.kind === "died";
    await eventually(() => received.some(died));
    expect(received.filter(died).length).toBe(1);
    socket.close();
  });

  test("of a client that goes away takes its programs with it", async () => {
    const [socket] = await open();
    const command = { source: SPIN, filename: "f", machine: {}, timeoutMs: 60_000 };
    socket.send(JSON.stringify({ kind: "run", program: 1, command, requests: 0 }));
    await eventually(async () => (await figure(server, "tandem_runs_active")) === 1);
    socket.terminate();
    await eventually(async () => (await figure(server, "tandem_runs_active")) === 0);
  });

  test("is closed at a message that is too long, and at too many that are none", async () => {
    const [long] = await open(ALICE, guarded);
    long.send("x".repeat(20_000));
    expect((await once(long, "close"))[0]).toBe(1009);
    const [wrong] = await open();
    for (let count = 0; count < 100; count++) wrong.send("wrong");
    expect((await once(wrong, "close"))[0]).toBe(1008);
  });

  test("needs a token, and no foreign page", async () => {
    for (const [where, headers, status] of [
      [guarded, {}, 401],
      [server, { origin: "https://evil.example" }, 403],
      [server, { host: "evil.example" }, 403],
    ] as const) {
      const socket = new WebSocket(`${where.url.replace("http", "ws")}/connect`, "tandem.1", { headers });
      socket.on("error", () => {});
      const [, response] = (await once(socket, "unexpected-response")) as [unknown, { statusCode: number }];
      expect(response.statusCode).toBe(status);
      socket.terminate();
    }
  });

  test("has its time watched by the server, whatever the client says", async () => {
    const strict = await start({ policy: { maxTimeoutMs: 300 } });
    const [socket, received] = await open({}, strict);
    const command = { source: "while True: pass", filename: "f", machine: {}, timeoutMs: 1_000_000 };
    socket.send(JSON.stringify({ kind: "run", program: 1, command, requests: 0 }));
    const isDone = ({ report }: Record<string, unknown>): boolean => (report as { kind?: string })?.kind === "done";
    await eventually(() => received.some(isDone));
    expect(received.find(isDone)).toMatchObject({ report: { result: { kind: "timeout" } } });
    socket.close();
  });
});
