// The worker thread as a client that makes mistakes, or means harm, would find it.
import { type PoolOptions, Pools } from "@tandem-py/worker";
import {
  ControlBlock,
  outcome,
  Request,
  State,
  sessionResult,
  streamMessage,
  traceFilter,
} from "@tandem-py/worker/protocol";
import { wrap } from "comlink";
import { afterEach, describe, expect, test } from "vitest";

const open: Pools[] = [];
afterEach(async () => {
  for (const pools of open.splice(0)) await pools.close();
});

function makePools(options: PoolOptions = {}): Pools {
  const pools = new Pools(options);
  open.push(pools);
  return pools;
}

interface Service {
  request(command: unknown): unknown;
}

describe("a session's thread", () => {
  test("answers what is no command with a typed error, and goes on", async () => {
    const thread = makePools({ warmRuns: 0 }).openSession({});
    thread.done.catch(() => {});
    const service = wrap<Service>(thread.rpc);
    for (const message of [
      null,
      undefined,
      7,
      "execute",
      [],
      {},
      { kind: "destroy" },
      { kind: "execute" },
      { kind: "get", name: 1 },
      { kind: "get", name: "x", extra: 1 },
      { __proto__: { kind: "names" } },
    ]) {
      expect(await service.request(message)).toMatchObject({ kind: "failed", code: "invalid-message" });
    }
    const answer = sessionResult.parse(
      await service.request({ kind: "execute", source: "1", filename: "f", mode: "eval", isQuiet: false }),
    );
    expect(answer).toMatchObject({ kind: "outcome", outcome: { kind: "ok", value: 1 } });
    thread.stream.postMessage({ kind: "no such message" });
    thread.stream.postMessage(null);
    expect(await service.request({ kind: "names" })).toMatchObject({ kind: "names" });
    expect(await service.request({ kind: "close" })).toEqual({ kind: "done" });
    await thread.done;
  });

  test("ends when its client has gone", async () => {
    const thread = makePools({ warmRuns: 0 }).openSession({});
    const service = wrap<Service>(thread.rpc);
    await service.request({ kind: "names" });
    thread.rpc.close();
    await thread.done;
  });

  test("can be ended while it is busy", async () => {
    const thread = makePools({ warmRuns: 0 }).openSession({});
    const service = wrap<Service>(thread.rpc);
    void service.request({ kind: "execute", source: "while True: pass", filename: "f", mode: "exec", isQuiet: true });
    while (thread.control.state !== State.RUNNING) await new Promise((resolve) => setTimeout(resolve, 5));
    thread.kill();
    await expect(thread.done).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("a run's thread", () => {
  test("rejects a command that is none", async () => {
    // A client that is not ours.
    const task = makePools().run({ source: 1 } as never);
    await expect(task.done).rejects.toThrow();
  });

  test("gives no way to the host", async () => {
    const source = `
import sys
found = []
for name in ("os", "subprocess", "socket", "ctypes", "js", "process"):
    try: module = __import__(name)
    except ImportError: continue
    found += [attribute for attribute in ("system", "popen", "fork", "execv") if hasattr(module, attribute) and name != "os"]
try:
    open("/etc/passwd")
    found.append("file")
except (OSError, NameError): pass
print(found, sys.argv)
`;
    const task = makePools().run({ source, filename: "<string>", machine: { argv: ["x"] } });
    let text = "";
    task.stream.on("message", (message) => {
      const parsed = streamMessage.parse(message);
      if (parsed.kind === "output") text += parsed.text;
    });
    expect(outcome.parse(await task.done).kind).toBe("ok");
    await expect.poll(() => text).toBe("[] ['x']\n");
    task.stream.close();
  });

  test("is replaced after its death", async () => {
    const pools = makePools({ maxRuns: 1 });
    const dying = pools.run({ source: "while True: pass", filename: "f", machine: {} });
    while (dying.control.state !== State.RUNNING) await new Promise((resolve) => setTimeout(resolve, 5));
    dying.kill();
    await expect(dying.done).rejects.toThrow();
    const next = pools.run({ source: "1", filename: "f", machine: {} });
    expect(outcome.parse(await next.done).kind).toBe("ok");
    next.stream.close();
  });
});

describe("the control block", () => {
  test("keeps requests until they are withdrawn", () => {
    const control = new ControlBlock();
    const other = new ControlBlock(control.memory);
    control.request(Request.PAUSE | Request.CANCEL);
    expect(other.requests).toBe(Request.PAUSE | Request.CANCEL);
    expect(other.withdraw(Request.PAUSE)).toBe(Request.PAUSE | Request.CANCEL);
    expect(control.requests).toBe(Request.CANCEL);
  });

  test("does not let a waiter sleep through a request", () => {
    const control = new ControlBlock();
    const { ticket } = control;
    control.request(Request.INTERRUPT);
    const startedAt = performance.now();
    control.wait(ticket, 10_000);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});

describe("schemas", () => {
  test("refuse what a worker does not send", () => {
    const chunk = {
      kind: "events",
      trace: 0,
      records: new ArrayBuffer(20),
      count: 1,
      startedAt: 0,
      dropped: 0,
      codes: [],
      names: [],
      captures: [],
      aggregates: [],
      instructions: [],
    };
    expect(streamMessage.safeParse(chunk).success).toBe(true);
    expect(streamMessage.safeParse({ ...chunk, count: 2 }).success).toBe(false);
    expect(streamMessage.safeParse({ kind: "output", stream: "stdlog", text: "" }).success).toBe(false);
    expect(traceFilter.safeParse({ events: ["jump"] }).success).toBe(false);
    expect(outcome.safeParse({ kind: "fine" }).success).toBe(false);
  });
});
