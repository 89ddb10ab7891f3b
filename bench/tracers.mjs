/**
 * What a guest's own trace function costs, as a slowdown against the same program untraced, in Tandem and in `python3`:
 * one that declines every frame, and a local one that does nothing.
 *
 *     node bench/tracers.mjs [--programs x,y] [--runs n]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const bench = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { programs: { type: "string" }, runs: { type: "string", default: "3" } } });
const wanted = values.programs?.split(",");
const programs = readdirSync(join(bench, "programs"))
  .filter((name) => name.endsWith(".py"))
  .map((name) => name.slice(0, -3))
  .filter((name) => wanted === undefined || wanted.includes(name));

/** What goes before a program. */
const TRACERS = {
  untraced: "",
  declining: "import sys\ndef _decline(frame, event, arg): return None\nsys.settrace(_decline)\n",
  "doing nothing": "import sys\ndef _local(frame, event, arg): return _local\nsys.settrace(_local)\n",
};

/** @typedef {keyof typeof TRACERS} Tracer */

const ENGINES = {
  tandem: [process.execPath, "--stack-size=3900", join(bench, "measure.mjs"), "tandem-standard"],
  python3: ["python3", join(bench, "engines", "cpython.py")],
};

/** @param {readonly string[]} command @param {string} file */
function milliseconds(command, file) {
  const [program = "", ...args] = command;
  const { stdout } = spawnSync(program, [...args, file], { encoding: "utf8" });
  const report = JSON.parse(stdout);
  if (report.failure !== undefined) throw new Error(`${file}: ${report.failure}`);
  return report.milliseconds;
}

/** @param {readonly number[]} ratios */
const geometricMean = (ratios) => Math.exp(ratios.reduce((sum, each) => sum + Math.log(each), 0) / ratios.length);

const directory = mkdtempSync(join(tmpdir(), "tandem-tracers-"));
try {
  console.log("| program | tandem declining | tandem doing nothing | python3 declining | python3 doing nothing |");
  console.log("|---|---|---|---|---|");
  /** @type {Record<string, number[]>} */
  const columns = {};
  for (const program of programs) {
    const source = readFileSync(join(bench, "programs", `${program}.py`), "utf8");
    /** @type {Record<string, number>} */
    const best = {};
    for (let run = 0; run < Number(values.runs); run++) {
      for (const [engine, command] of Object.entries(ENGINES)) {
        for (const [tracer, prefix] of Object.entries(TRACERS)) {
          const file = join(directory, "program.py");
          writeFileSync(file, prefix + source);
          const key = `${engine} ${tracer}`;
          best[key] = Math.min(best[key] ?? Number.POSITIVE_INFINITY, milliseconds(command, file));
        }
      }
    }
    const cells = Object.keys(ENGINES).flatMap((engine) =>
      ["declining", "doing nothing"].map((tracer) => {
        const key = `${engine} ${tracer}`;
        const ratio = (best[key] ?? Number.NaN) / (best[`${engine} untraced`] ?? Number.NaN);
        columns[key] = [...(columns[key] ?? []), ratio];
        return ratio.toFixed(2);
      }),
    );
    console.log(`| ${program} | ${cells.join(" | ")} |`);
  }
  const means = Object.values(columns).map((ratios) => geometricMean(ratios).toFixed(2));
  console.log(`| **geometric mean** | ${means.join(" | ")} |`);
} finally {
  rmSync(directory, { recursive: true });
}
