/**
 * How long native code keeps the interpreter from a safe point: runs Python programs and prints the longest stretches
 * of processor time between two looks at the limits, with the Python line and the JavaScript functions behind them.
 *
 *   node bench/safe-points.mjs [--above 10] [--deadline 2000] [--memory 64] [--shown 3] FILE.py | DIRECTORY ...
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    above: { type: "string", default: "10" },
    deadline: { type: "string", default: "2000" },
    memory: { type: "string", default: "64" },
    shown: { type: "string", default: "3" },
    one: { type: "string" },
  },
});
const ABOVE = Number(values.above);
const DEADLINE = Number(values.deadline);
/** Functions that are shown of a stretch. */
const FUNCTIONS = 5;

/** @typedef {{ milliseconds: number, line: string, functions: string[] }} Stretch */

/** @param {string} path */
async function watch(path) {
  const { StandardLibrary, VirtualMachine } = await import("@tandem-py/vm-core");
  const { collectGarbage } = await import("../packages/worker/dist/thread/garbage-collection.js");
  const { beginMeasuring, measureMemory } = await import("../packages/worker/dist/thread/usage-meter.js");
  const pack = createRequire(import.meta.url).resolve("@tandem-py/vm-core/stdlib.pack");
  Error.stackTraceLimit = 30;
  /** @type {Map<string, Stretch>} */
  const found = new Map();
  let before = { wall: 0, processor: 0 };
  const now = () => {
    const { user, system } = process.cpuUsage();
    return { wall: performance.now(), processor: (user + system) / 1000 };
  };
  const look = () => {
    const { wall, processor } = now();
    // A thread that had to wait for the processor is not at fault.
    const milliseconds = Math.min(wall - before.wall, processor - before.processor);
    if (milliseconds > ABOVE && before.wall > 0) keep(milliseconds);
    before = now();
  };
  /** @param {number} milliseconds */
  const keep = (milliseconds) => {
    const frame = machine.stack()[0];
    const line = frame === undefined ? "" : `${frame.filename}:${frame.line}`;
    const calls = (new Error().stack ?? "").split("\n").slice(3);
    const functions = calls
      .map((call) => /at (\S+).*?([\w-]+)\.js:(\d+)/.exec(call))
      .filter((call) => call !== null && !/SafePoint|lookAround|look$|poll/.test(call[1] ?? ""))
      .map((call) => `${call?.[1]} ${call?.[2]}:${call?.[3]}`);
    const key = `${line} ${functions[0]}`;
    const known = found.get(key);
    if (known === undefined || known.milliseconds < milliseconds)
      found.set(key, { milliseconds, line, functions: functions.slice(0, FUNCTIONS) });
  };
  let written = 0;
  const write = (/** @type {string} */ text) => {
    written += text.length;
  };
  const machine = new VirtualMachine({
    stdout: write,
    stderr: write,
    stdin: () => undefined,
    argv: [basename(path), "/nowhere", "1", "/nowhere"],
    standardLibrary: new StandardLibrary(readFileSync(pack)),
    collectGarbage,
    deadline: DEADLINE,
    memory: { measure: measureMemory },
    sleep: (milliseconds) => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
      before = now();
    },
    atSafePoint: () => {
      look();
      return written > 200_000 ? "output" : undefined;
    },
  });
  beginMeasuring();
  machine.limit({ memory: Number(values.memory) * 2 ** 20 });
  before = now();
  const outcome = machine.run(readFileSync(path, "utf8"), basename(path));
  look();
  const stretches = [...found.values()].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, Number(values.shown));
  const end = "frames" in outcome ? outcome.frames[0] : undefined;
  const kind = end === undefined ? outcome.kind : `${outcome.kind} at line ${end.line}`;
  console.log(JSON.stringify({ kind, stretches }));
}

if (values.one !== undefined) {
  await watch(values.one);
  process.exit(0);
}

const files = positionals.flatMap((path) =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".py"))
        .sort()
        .map((name) => join(path, name))
    : [path],
);
/** What ran on from its last look until it was ended from outside. */
const GRACE = 20_000;
for (const file of files) {
  const script = fileURLToPath(import.meta.url);
  const { above, deadline, memory, shown } = values;
  const options = Object.entries({ above, deadline, memory, shown }).map(([name, value]) => `--${name}=${value}`);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--max-old-space-size=1000", script, "--one", file, ...options],
    {
      encoding: "utf8",
      timeout: DEADLINE + GRACE,
      killSignal: "SIGKILL",
    },
  );
  /** @type {{ kind: string, stretches: Stretch[] }} */
  const { kind, stretches } = stdout.startsWith("{")
    ? JSON.parse(stdout)
    : { kind: `did not end ${/FATAL[^\n]*/.exec(stderr)?.[0] ?? ""}`, stretches: [] };
  if (stretches.length === 0 && !kind.startsWith("did not")) continue;
  console.log(`${file}: ${kind}`);
  for (const { milliseconds, line, functions } of stretches)
    console.log(`  ${milliseconds.toFixed(0).padStart(5)} ms before ${line} ${functions.join(" < ")}`);
}
