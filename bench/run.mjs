/**
 * Compares engines on the programs of bench/programs.
 *
 *     pnpm bench [--engines a,b] [--programs x,y] [--runs n] [--write]
 *
 * Every run is a process of its own, and the engines take turns, so that a busy moment of the machine does not fall on
 * one of them. An engine's figure is the fastest of its runs; the table also has the median.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { formatReport } from "./report.mjs";

/** @typedef {{ milliseconds: number[], processMilliseconds: number[], output: string } | { failure: string }} Measurement */
/** @typedef {Map<string, Map<string, Measurement>>} Results by program, then by engine */

const bench = dirname(fileURLToPath(import.meta.url));
const REFERENCE = "python3";
const ENGINES = [
  REFERENCE,
  "tandem",
  "tandem-standard",
  "tandem-tracing",
  "pyodide",
  "micropython",
  "monty",
  "brython",
];
/** Milliseconds for one run. What takes longer than that is hanging, or might as well be. */
const TIMEOUT = 30_000;

/** @returns {{ milliseconds: number, processMilliseconds: number, output: string } | { failure: string }} */
function measure(/** @type {string} */ engine, /** @type {string} */ program) {
  const file = join(bench, "programs", `${program}.py`);
  const [command, args] =
    engine === REFERENCE
      ? ["python3", [join(bench, "engines", "cpython.py"), file]]
      : [process.execPath, ["--no-warnings", join(bench, "measure.mjs"), engine, file]];
  const before = performance.now();
  const { stdout, stderr, error, status } = spawnSync(command, args, {
    encoding: "utf8",
    timeout: TIMEOUT,
    maxBuffer: 1 << 28,
  });
  const processMilliseconds = performance.now() - before;
  const [line] = stdout?.trimEnd().split("\n").slice(-1) ?? [];
  if (error !== undefined || status !== 0 || line === undefined || !line.startsWith("{")) {
    const reason = error?.message ?? stderr.trim().split("\n").at(-1);
    return { failure: reason === undefined || reason === "" ? `ended with status ${status}` : reason };
  }
  return { processMilliseconds, ...JSON.parse(line) };
}

/**
 * @param {readonly string[]} programs
 * @param {readonly string[]} engines
 * @param {number} runs
 * @returns {Results}
 */
function compare(programs, engines, runs) {
  /** @type {Results} */
  const results = new Map(programs.map((program) => [program, new Map()]));
  for (let round = 1; round <= runs; round += 1) {
    for (const program of programs) {
      const row = results.get(program);
      if (row === undefined) continue;
      for (const engine of engines) {
        const earlier = row.get(engine);
        if (earlier !== undefined && "failure" in earlier) continue;
        const result = measure(engine, program);
        if ("failure" in result) row.set(engine, result);
        else if (earlier === undefined) {
          const { milliseconds, processMilliseconds, output } = result;
          row.set(engine, { milliseconds: [milliseconds], processMilliseconds: [processMilliseconds], output });
        } else {
          earlier.milliseconds.push(result.milliseconds);
          earlier.processMilliseconds.push(result.processMilliseconds);
        }
      }
      process.stderr.write(`\rround ${round} of ${runs}: ${program.padEnd(24)}`);
    }
  }
  process.stderr.write(`\r${" ".repeat(48)}\r`);
  for (const row of results.values()) checkOutputs(row);
  return results;
}

/** A fast wrong answer is no result: every engine must print what the reference, or else the first engine, prints. */
function checkOutputs(/** @type {Map<string, Measurement>} */ row) {
  let expected;
  for (const [engine, result] of row) {
    if ("failure" in result) continue;
    expected ??= result.output;
    if (result.output !== expected) row.set(engine, { failure: `wrong output: ${result.output.trim().slice(0, 80)}` });
  }
}

function choose(/** @type {string | undefined} */ names, /** @type {readonly string[]} */ all) {
  if (names === undefined) return all;
  const chosen = names.split(",");
  for (const name of chosen) if (!all.includes(name)) throw new Error(`no ${name}; there are ${all.join(", ")}`);
  return all.filter((name) => chosen.includes(name));
}

function versionOfReference() {
  return spawnSync("python3", ["--version"], { encoding: "utf8" }).stdout?.trim() || "no python3";
}

const { values } = parseArgs({
  // pnpm passes on the "--" that ends its own options.
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: {
    engines: { type: "string" },
    programs: { type: "string" },
    runs: { type: "string", default: "3" },
    write: { type: "boolean", default: false },
  },
});
const all = readdirSync(join(bench, "programs")).flatMap((file) => (file.endsWith(".py") ? [file.slice(0, -3)] : []));
const programs = choose(values.programs, all.sort());
const engines = choose(values.engines, ENGINES);
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error("--runs takes a positive number");

const date = new Date().toISOString().slice(0, 10);
const machine = `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${cpus().length} cores; Node ${process.versions.node}; ${versionOfReference()}`;
const report = formatReport(compare(programs, engines, runs), engines, {
  title: date,
  machine,
  runs,
  reference: REFERENCE,
});
console.log(report);
if (values.write) {
  const directory = join(bench, "results");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `${date}.md`), report);
}
