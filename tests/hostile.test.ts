// Programs that mean harm: each ends as its first line allows, in time, and gets nothing of this machine.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createTandem, type Outcome, type Tandem } from "@tandem-py/client";
import { afterAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("hostile", import.meta.url));
const repository = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
/** What nobody may see. */
const SECRET = `CANARY-${process.pid}`;
/** Milliseconds, for programs that are meant to run until then, and for all others. */
const SHORT = 300;
const LONG = 120_000;
/** By how much a timeout may be late on a busy machine, in milliseconds. */
const LATEST = 30_000;

const canary = join(tmpdir(), `tandem-canary-${process.pid}.txt`);
writeFileSync(canary, SECRET);
process.env.TANDEM_CANARY = SECRET;
const server = createServer((socket) => void socket.end(SECRET));
const port = await new Promise<number>((resolve) => {
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    resolve(typeof address === "object" && address !== null ? address.port : 0);
  });
});
let connections = 0;
server.on("connection", () => void connections++);

const tandem: Tandem = await createTandem({ maxRuns: 2 });
const isolation = process.env.TANDEM_TEST_ISOLATION === "process" ? "process" : "thread";

afterAll(async () => {
  await tandem.close();
  server.close();
  rmSync(canary);
});

interface End {
  readonly kind: Outcome["kind"];
  readonly allowed: readonly string[];
  readonly text: string;
  readonly late: number;
  readonly detail: string;
}

async function run(path: string): Promise<End> {
  const source = readFileSync(join(root, path), "utf8");
  const allowed = /^# ends: (.+)$/m.exec(source)?.[1].split(" ") ?? [];
  const timeoutMs = allowed.includes("timeout") ? SHORT : LONG;
  let text = "";
  const take = (part: string): void => {
    text += part;
  };
  const outcome = await tandem.run(source, {
    isolation,
    filename: path,
    argv: [path, canary, String(port), repository],
    timeoutMs,
    memoryLimit: (path.startsWith("memory/") ? 16 : 64) * 2 ** 20,
    outputLimit: 200_000,
    maximumFileBytes: 2 ** 24,
    onStdout: take,
    onStderr: take,
  });
  const late = outcome.kind === "timeout" ? outcome.usage.wallMs - timeoutMs : 0;
  const detail = outcome.kind === "error" ? outcome.error.type : outcome.kind === "crashed" ? outcome.message : "";
  return { kind: outcome.kind, allowed, text, late, detail };
}

/** What is wrong with how a program ended; empty when nothing is. */
function complaints({ kind, allowed, text, late, detail }: End): string[] {
  const found: string[] = [];
  // Which limit it runs into, or whether a quick machine comes to its end before, depends on the machine.
  const isLimited = allowed.some((each) => ["timeout", "memory", "output"].includes(each));
  if (!allowed.includes(kind) && !(isLimited && kind !== "crashed"))
    found.push(`${kind} ${detail}: ${text.slice(-200)}`);
  if (late > LATEST) found.push(`late by ${Math.round(late)} ms`);
  if (text.includes(SECRET)) found.push("saw the secret");
  // A traceback shows the line that would have said so.
  if (/^ESCAPED/m.test(text)) found.push(text.slice(0, 500));
  if (text.includes(`${repository}/`) || /\bnode:|\.js:\d|^ {4}at /m.test(text)) found.push(`names the host: ${text}`);
  return found;
}

const programs = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".py"))
  .sort();
const classes = [...new Set(programs.map((path) => path.split("/")[0]))];

test("there are programs of every class", () => {
  expect(programs.length).toBeGreaterThan(150);
  expect(classes).toEqual([
    "cpu",
    "escapes",
    "memory",
    "mutation",
    "output",
    "parser",
    "process",
    "recursion",
    "text",
    "trace",
  ]);
});

describe("hostile programs", () => {
  test.each(classes)("%s", { timeout: 3_600_000 }, async (name) => {
    const pending = programs.filter((path) => path.startsWith(`${name}/`)).reverse();
    const wrong: [string, string[]][] = [];
    const work = async (): Promise<void> => {
      for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
        const found = complaints(await run(path));
        if (found.length > 0) wrong.push([path, found]);
      }
    };
    await Promise.all([work(), work()]);
    expect(wrong).toEqual([]);
    expect(connections).toBe(0);
    // What comes after is not affected.
    expect((await tandem.run("print(sum(range(10)))")).kind).toBe("ok");
  });
});
