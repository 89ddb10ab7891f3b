// Isolate processes: what they do like threads, and what is left when they, or those around them, fail.
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTandem, type Outcome, type Run, type Tandem, type TandemOptions } from "@tandem-py/client";
import { Isolates } from "@tandem-py/worker";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { encodeFrame } from "../packages/worker/dist/isolate/frames.js";

const delay = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits for what comes sooner or later, on a slow machine much later. */
async function eventually(isSo: () => boolean, milliseconds = 30_000): Promise<void> {
  const until = performance.now() + milliseconds;
  while (!isSo()) {
    if (performance.now() > until) throw new Error("it never came");
    await delay(10);
  }
}

let tandem: Tandem;
beforeAll(async () => {
  tandem = await createTandem({ isolation: "process", maxRuns: 2, warmIsolates: 1 });
  await tandem.ready();
});
afterAll(() => tandem.close());

async function output(source: string, options: Parameters<Tandem["run"]>[1] = {}): Promise<[Outcome, string]> {
  let text = "";
  const take = (piece: string): void => void (text += piece);
  const outcome = await tandem.run(source, { onStdout: take, onStderr: take, ...options });
  return [outcome, text];
}

/** Starts a program and waits for its first output. */
async function startBusy(where: Tandem, source = "print('busy', flush=True)\nwhile True: pass"): Promise<Run> {
  return new Promise((resolve) => {
    const run: Run = where.start(source, { onStdout: () => resolve(run) });
  });
}

/** The processes whose parent this one is, from the system's own tables. */
function isolatePids(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
        const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
        return parent === process.pid && command.includes("isolate.cjs");
      } catch {
        return false;
      }
    });
}

describe("a program in a process", () => {
  test("prints, reads, fails and exits as in a thread", async () => {
    expect(await output("print(input(), 2**70)", { stdin: "abc\n" })).toMatchObject([
      { kind: "ok", exitCode: 0, stdoutLength: 27 },
      "abc 1180591620717411303424\n",
    ]);
    expect((await output("import sys; sys.exit(3)"))[0]).toMatchObject({ kind: "exit", exitCode: 3 });
    const [outcome, text] = await output("1/0", { filename: "f.py" });
    expect(outcome).toMatchObject({ kind: "error", error: { type: "ZeroDivisionError", frames: [{ line: 1 }] } });
    expect(text).toContain('File "f.py", line 1');
  });

  test("sends events and takes requests while it is busy", async () => {
    let lines = 0;
    const [outcome] = await output("for i in range(50_000): x = i", {
      trace: { events: ["line"], onEvents: (batch) => void (lines += batch.length) },
    });
    expect([outcome.kind, lines]).toEqual(["ok", 50_001]);
    const run = await startBusy(tandem);
    expect((await run.stack()).at(-1)).toMatchObject({ name: "<module>", line: 2 });
    run.interrupt();
    expect(await run.outcome).toMatchObject({ kind: "error", error: { type: "KeyboardInterrupt" } });
  });

  test("ends at its limits, with the place", async () => {
    expect((await output("while True: pass", { timeoutMs: 200 }))[0]).toMatchObject({
      kind: "timeout",
      exitCode: 124,
      frames: [{ line: 1 }],
    });
    expect((await output("while True: print('x' * 100)", { outputLimit: 1000 }))[0]).toMatchObject({
      kind: "output",
      stdoutLength: 1000,
    });
  });

  test("is a session, until it is closed", async () => {
    const session = await tandem.openSession();
    await session.execute("x = {'a': (1, 2.5, b'3')}");
    expect(await session.evaluate("x['a']")).toMatchObject({ kind: "ok", value: { $type: "tuple" } });
    await session.globals.set("y", 2n ** 70n);
    expect(await session.globals.get("y")).toBe(2n ** 70n);
    const stuck = session.execute("while True: pass");
    await delay(100);
    await session.close();
    expect((await stuck).kind).toBe("cancelled");
    expect(tandem.isolateStatus?.sessions).toBe(0);
  });

  test("sees directories that it is given, and no others", async () => {
    const directory = mkdtempSync(join(tmpdir(), "tandem-isolate-"));
    try {
      writeFileSync(join(directory, "module.py"), "value = 7\n");
      const [outcome, text] = await output("import module\nprint(module.value)\nopen('/data/new', 'w').write('!')", {
        mounts: [{ host: directory, guest: "/data", isWritable: true }],
        path: ["/data"],
      });
      expect([outcome.kind, text]).toEqual(["ok", "7\n"]);
      expect(readFileSync(join(directory, "new"), "utf8")).toBe("!");
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  test("says what it is confined by", () => {
    const confinement = tandem.isolateStatus?.confinement.join("\n") ?? "";
    expect(confinement).toContain("environment: empty");
    expect(confinement).toContain("Node's permissions");
    if (existsSync("/usr/bin/prlimit")) expect(confinement).toContain("core=0");
  });

  test.runIf(process.platform === "linux")("has no environment and no descriptors of its host's", async () => {
    const [pid] = isolatePids();
    expect(readFileSync(`/proc/${pid}/environ`, "utf8")).toBe("");
    const targets = readdirSync(`/proc/${pid}/fd`).map((each) => readlinkSync(`/proc/${pid}/fd/${each}`));
    const foreign = targets.filter((target) => !/^(?:\/dev\/(?:null|urandom)|anon_inode|pipe:|socket:)/.test(target));
    expect(foreign).toEqual([]);
  });
});

const frame = (message: unknown): Buffer => Buffer.concat(encodeFrame(message));

describe("when something fails, there is one outcome, and the next program runs", () => {
  const open: Tandem[] = [];
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });
  async function make(options: TandemOptions = {}): Promise<Tandem> {
    const made = await createTandem({ isolation: "process", maxRuns: 1, warmIsolates: 1, ...options });
    open.push(made);
    await made.ready();
    return made;
  }

  async function expectHealthy(where: Tandem): Promise<void> {
    expect(await where.run("x = 1")).toMatchObject({ kind: "ok" });
    await eventually(() => (where.isolateStatus?.ready ?? 0) >= 1);
  }

  test.runIf(process.platform === "linux")("the process is killed in mid-run", async () => {
    const where = await make();
    const before = new Set(isolatePids());
    const run = await startBusy(where);
    const pids = isolatePids().filter((pid) => before.has(pid));
    for (const pid of pids) process.kill(pid, "SIGKILL");
    expect(await run.outcome).toMatchObject({ kind: "crashed", exitCode: 70, stdoutLength: 5 });
    // The other tests' process has been killed with it, and is replaced without being asked.
    await expectHealthy(where);
    await eventually(() => (tandem.isolateStatus?.ready ?? 0) >= 1);
  });

  test.runIf(process.platform === "linux")("the process hangs", async () => {
    const where = await make({ maxSilenceMs: 1000 });
    const before = new Set(isolatePids());
    const run = await startBusy(where);
    const pids = isolatePids().filter((pid) => before.has(pid));
    for (const pid of pids) process.kill(pid, "SIGSTOP");
    expect(await run.outcome).toMatchObject({ kind: "crashed", message: "the isolate did not answer" });
    for (const pid of isolatePids()) process.kill(pid, "SIGCONT");
    await expectHealthy(where);
  });

  test.each([
    ["a frame that is too long", Buffer.from([255, 255, 255, 255])],
    ["a frame that is no message", Buffer.from([3, 0, 0, 0, 1, 2, 3])],
    ["a message that is none of its own", frame({ kind: "surrender" })],
    ["another version of the protocol", frame({ kind: "ready", protocol: 99 })],
  ])("the process sends %s", async (_what, bytes) => {
    const isolates = new Isolates({ maxRuns: 1 });
    await isolates.ready();
    const link = isolates.run({ source: "while True: pass", filename: "f", machine: {} });
    // What the supervisor would read from it.
    const [isolate] = Reflect.get(isolates, "places") as Map<{ receive(chunk: Uint8Array): void }, unknown>;
    isolate?.[0].receive(bytes);
    await expect(link.done).rejects.toMatchObject({ name: "ProgramDeath", reason: "crashed" });
    const next = isolates.run({ source: "1", filename: "f", machine: {} });
    expect(await next.done).toMatchObject({ kind: "ok" });
    await isolates.close();
  });

  test("the process occupies too much memory", async () => {
    const where = await make({ maxResidentMb: 250 });
    const outcome = await where.run("a = []\nwhile True: a.append(bytes(1_000_000))");
    expect(outcome).toMatchObject({ kind: "memory", exitCode: 137 });
    await expectHealthy(where);
  });

  test.each([
    ["by many objects, which ends the thread", "a.append([len(a)])"],
    ["by one array, which ends the process", "a += a or [0] * 1000"],
  ])("the heap is full, %s", async (_how, growth) => {
    const where = await make({ maxHeapMb: 64, maxResidentMb: 4096 });
    expect(await where.run(`a = []\nwhile True: ${growth}`)).toMatchObject({ kind: "memory" });
    await expectHealthy(where);
  });

  test("it is cancelled twice, before it starts, and while it waits", async () => {
    const where = await make();
    const run = await startBusy(where);
    const waiting = where.start("x = 1");
    waiting.cancel();
    expect(await waiting.outcome).toMatchObject({ kind: "cancelled" });
    expect(await where.run("x = 1", { signal: AbortSignal.abort() })).toMatchObject({ kind: "cancelled" });
    run.cancel();
    run.cancel();
    expect(await run.outcome).toMatchObject({ kind: "cancelled", exitCode: 130 });
    run.cancel();
    await expectHealthy(where);
  });

  test("the queue is full", async () => {
    const where = await make({ maxQueue: 2 });
    const run = await startBusy(where);
    const waiting = [where.run("x = 1"), where.run("x = 2")];
    await expect(where.run("x = 3")).rejects.toMatchObject({ name: "TandemError", code: "overloaded" });
    run.cancel();
    expect((await Promise.all(waiting)).map(({ kind }) => kind)).toEqual(["ok", "ok"]);
  });

  test("one client waits with many programs, another with one", async () => {
    const where = await make();
    const run = await startBusy(where);
    const order: string[] = [];
    const programs = ["greedy", "greedy", "greedy", "modest"].map((client) =>
      where.run("x = 1", { client }).then(() => order.push(client)),
    );
    run.cancel();
    await Promise.all(programs);
    expect(order.indexOf("modest")).toBeLessThan(2);
  });

  test("the reader is slow", async () => {
    const where = await make();
    let length = 0;
    const outcome = await where.run("for i in range(12): print('x' * 999_999)", {
      onStdout: async (text) => {
        length += text.length;
        await delay(20);
      },
    });
    expect([outcome.kind, length]).toEqual(["ok", 12_000_000]);
  });

  test("a receiver throws", async () => {
    const where = await make();
    const run = where.run("print(1)", {
      onStdout: () => {
        throw new Error("full disk");
      },
    });
    await expect(run).rejects.toThrow("full disk");
    await expectHealthy(where);
  });

  test("it is shut down with programs running and waiting", async () => {
    const where = await make();
    const run = await startBusy(where);
    const waiting = where.run("x = 1");
    const closed = where.close();
    expect([(await run.outcome).kind, (await waiting).kind]).toEqual(["cancelled", "cancelled"]);
    await closed;
    await expect(where.run("x = 1")).rejects.toMatchObject({ code: "closed" });
  });

  test("it is drained, and what runs may end", async () => {
    const where = await make();
    const run = await startBusy(where, "print(1, flush=True)\nimport time\ntime.sleep(0.3)\nprint(2)");
    await where.close({ graceMs: 30_000 });
    expect(await run.outcome).toMatchObject({ kind: "ok", stdoutLength: 4 });
  });

  test("processes are replaced after so many programs", async () => {
    const where = await make({ maxProgramsPerIsolate: 2 });
    for (let count = 0; count < 5; count++) expect((await where.run("x = 1")).kind).toBe("ok");
    expect(where.isolateStatus).toMatchObject({ recycled: 2, died: 0 });
  });

  test("no process can be started", async () => {
    const { execPath } = process;
    process.execPath = "/nothing/node";
    try {
      const isolates = new Isolates({ warmIsolates: 0 });
      const link = isolates.run({ source: "x = 1", filename: "f", machine: {} });
      await expect(link.done).rejects.toMatchObject({ name: "ProgramDeath", reason: "crashed" });
    } finally {
      process.execPath = execPath;
    }
  });
});
