/** Compares Tandem with CPython on random programs: `pnpm fuzz --seeds 1..2000`; `--record` keeps what CPython does. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { describeDifference } from "../harness/text-difference.mjs";
import { argumentStatements } from "./arguments.mjs";
import { prelude } from "./batch.mjs";
import { compare } from "./comparison.mjs";
import { oracleEngine, tandemEngine } from "./engines.mjs";
import { randomStatements } from "./program.mjs";
import { record } from "./record.mjs";
import { reduce } from "./reduction.mjs";

/** @import { Program, Result } from "./batch.mjs" */
/** @import { Mismatch } from "./comparison.mjs" */

const BATCH = 60;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "1..1000" },
    arguments: { type: "boolean", default: false },
    trace: { type: "boolean", default: false },
    profile: { type: "boolean", default: false },
    monitoring: { type: "boolean", default: false },
    vm: { type: "string", default: "all" },
    keep: { type: "string" },
    "no-reduction": { type: "boolean", default: false },
    show: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
  },
});

const [first = 1, last = first] = values.seeds.split("..").map(Number);
const makeStatements = values.arguments ? argumentStatements : randomStatements;
const watch = values.trace ? "settrace" : values.profile ? "setprofile" : values.monitoring ? "monitoring" : undefined;
const oracle = oracleEngine(watch);
const all = {
  standard: tandemEngine("standard", watch),
  tracing: tandemEngine("tracing", watch),
  compiled: tandemEngine("compiled", watch),
};
const machines = Object.fromEntries(Object.entries(all).filter(([name]) => values.vm === "all" || values.vm === name));
const engines = { oracle: oracle.run, machines };

if (values.show) {
  for (let seed = first; seed <= last; seed += 1) console.log(makeStatements(seed));
  process.exit();
}

if (values.record) {
  const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const count = await record(seeds, oracle.run);
  await oracle.stop();
  console.log(`${count} programs recorded`);
  process.exit();
}

// Starting CPython takes long, and the machines leave it no time.
await oracle.run([]);

/** The first seed that showed a difference, by what differs: others like it are only named. @type {Map<string, number>} */
const shapes = new Map();
let failures = 0;
let done = 0;
for (let start = first; start <= last; start += BATCH) {
  const seeds = Array.from({ length: Math.min(BATCH, last - start + 1) }, (_, index) => start + index);
  const programs = seeds.map((seed) => ({ seed, statements: makeStatements(seed) }));
  for (const mismatch of await compare(programs, engines)) {
    failures += 1;
    await report(mismatch);
  }
  done += seeds.length;
  if (process.stderr.isTTY) process.stderr.write(`\r${done} programs, ${failures} mismatches`);
}
await oracle.stop();
if (process.stderr.isTTY) process.stderr.write("\n");
console.log(`${done} programs, ${failures} mismatches`);
process.exitCode = failures === 0 ? 0 : 1;

/** Prints a mismatch, reduced. @param {Mismatch<Program & { seed: number }>} mismatch */
async function report({ program: { seed, statements }, machine, wanted, got }) {
  const shape = shapeOf(wanted, got);
  const same = shapes.get(shape);
  if (same !== undefined) {
    console.log(`--- seed ${seed} (${machine}) as seed ${same}\n`);
    return;
  }
  shapes.set(shape, seed);
  let [shown, expected, actual] = [statements, wanted, got];
  if (!values["no-reduction"]) {
    const one = { ...engines, machines: { [machine]: machines[machine] ?? all.standard } };
    shown = await reduce(
      statements,
      async (candidates) => {
        const programs = candidates.map((text) => ({ statements: text }));
        const different = await compare(programs, one);
        return programs.map((each) => different.some((mismatch) => mismatch.program === each));
      },
      { parts: !values.arguments },
    );
    const [smallest] = await compare([{ statements: shown }], one);
    if (smallest !== undefined) ({ wanted: expected, got: actual } = smallest);
  }
  console.log(`--- seed ${seed} (${machine})\n${shown.trim()}\n${difference(expected, actual)}\n`);
  if (values.keep !== undefined) keep(values.keep, seed, shown);
}

/** @param {Result} wanted @param {Result} got */
function difference(wanted, got) {
  const text = (/** @type {Result} */ { stdout, stderr, status }) => `${stdout}${stderr}(status ${status})`;
  return describeDifference(text(wanted), text(got), "CPython", "Tandem");
}

/** What differs, without the values in it. @param {Result} wanted @param {Result} got */
function shapeOf(wanted, got) {
  const [left, right] = [wanted, got].map(({ stdout, stderr }) => `${stdout}${stderr}`.split("\n"));
  const index = left?.findIndex((line, at) => line !== right?.[at]) ?? 0;
  const shape = (/** @type {string} */ line) => line.replace(/'.*'|".*"|[\d.]+/g, "…").slice(0, 60);
  return `${shape(left?.[index] ?? "")} / ${shape(right?.[index] ?? "")}`;
}

/** @param {string} directory @param {number} seed @param {string} statements */
function keep(directory, seed, statements) {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `${values.arguments ? "arguments" : "seed"}_${seed}.py`), prelude + statements);
}
