/**
 * Compares engines on the programs of bench/programs.
 *
 *     pnpm bench [--engines a,b] [--programs x,y] [--runs n] [--rounds n] [--write]
 *
 * Every run is a process of its own, and the engines take turns, so that a busy moment of the machine does not fall on
 * one of them. An engine's figure is the fastest of its runs; the table also has the median. With --rounds each process
 * does a program's work so often, and its figure is the fastest round: what is left when everything is warm.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
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
const TIMEOUT = 60_000;

/** @returns {{ milliseconds: number, processMilliseconds: number, output: string } | { failure: string }} */
function measure(/** @type {string} */ engine, /** @type {string} */ file) {
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
  const report = { processMilliseconds, ...JSON.parse(line) };
  return rounds === 1 || "failure" in report ? report : fastestRound(report);
}

/**
 * The program's last line has the milliseconds of each round.
 * @template {{ output: string, milliseconds: number }} Report
 * @param {Report} report
 * @returns {Report}
 */
function fastestRound(report) {
  const lines = report.output.trimEnd().split("\n");
  const milliseconds = Math.min(...JSON.parse(lines.pop() ?? "[]"));
  return { ...report, milliseconds, output: lines.join("\n") };
}

/** The file that is measured: a program itself, or one that does its work several times. */
function fileOf(/** @type {string} */ program) {
  const file = join(bench, "programs", `${program}.py`);
  if (rounds === 1) return file;
  const { stdout, status, stderr } = spawnSync("python3", [join(bench, "rounds.py"), file, String(rounds)]);
  if (status !== 0) throw new Error(`no rounds of ${program}: ${String(stderr)}`);
  const written = join(scratch, `${program}.py`);
  writeFileSync(written, stdout);
  return written;
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
  const files = new Map(programs.map((program) => [program, fileOf(program)]));
  for (let round = 1; round <= runs; round += 1) {
    for (const [program, file] of files) {
      const row = results.get(program);
      if (row === undefined) continue;
      for (const engine of engines) {
        const earlier = row.get(engine);
        if (earlier !== undefined && "failure" in earlier) continue;
        const result = measure(engine, file);
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

function countOf(/** @type {string} */ option, /** @type {string} */ text) {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--${option} takes a positive number`);
  return count;
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
    rounds: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
  },
});
const all = readdirSync(join(bench, "programs")).flatMap((file) => (file.endsWith(".py") ? [file.slice(0, -3)] : []));
const programs = choose(values.programs, all.sort());
const engines = choose(values.engines, ENGINES);
const runs = countOf("runs", values.runs);
const rounds = countOf("rounds", values.rounds);
const scratch = mkdtempSync(join(tmpdir(), "tandem-bench-"));

const date = new Date().toISOString().slice(0, 10);
const machine = `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${cpus().length} cores; Node ${process.versions.node}; ${versionOfReference()}`;
const report = formatReport(compare(programs, engines, runs), engines, {
  title: date,
  machine,
  runs,
  rounds,
  reference: REFERENCE,
});
rmSync(scratch, { recursive: true });
console.log(report);
if (values.write) {
  const directory = join(bench, "results");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `${date}.md`), report);
}
