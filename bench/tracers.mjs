/**
 * What watching a program costs, as a slowdown against the same program unwatched: by the program's own trace functions
 * and tools, in Tandem and beside it in CPython, and by what the host has.
 *
 *     node bench/tracers.mjs [--programs x,y] [--runs n] [--python path] [--only guest|host]
 *
 * A program that has not ended after a minute has no ratio.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const bench = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: {
    programs: { type: "string" },
    runs: { type: "string", default: "3" },
    python: { type: "string", default: "python3" },
    only: { type: "string" },
  },
});
const wanted = values.programs?.split(",");
const programs = readdirSync(join(bench, "programs"))
  .filter((name) => name.endsWith(".py"))
  .map((name) => name.slice(0, -3))
  .filter((name) => wanted === undefined || wanted.includes(name));
const PATIENCE = 60_000;

const monitoring = (/** @type {string} */ result) => `import sys
_m = sys.monitoring
_m.use_tool_id(3, "bench")
_m.register_callback(3, _m.events.LINE, lambda code, line: ${result})
_m.set_events(3, _m.events.LINE)
`;

/** What goes before a program that watches itself. */
const GUESTS = {
  untraced: "",
  declining: "import sys\ndef _decline(frame, event, arg): return None\nsys.settrace(_decline)\n",
  "doing nothing": "import sys\ndef _local(frame, event, arg): return _local\nsys.settrace(_local)\n",
  opcodes: `import sys
def _local(frame, event, arg):
    frame.f_trace_opcodes = True
    return _local
sys.settrace(_local)
`,
  setprofile: "import sys\nsys.setprofile(lambda frame, event, arg: None)\n",
  "LINE events": monitoring("None"),
  "LINE, DISABLE": monitoring("_m.DISABLE"),
};
const HOSTS = ["line counts", "line coverage", "branch coverage", "flight recorder", "sampling"];

const tandem = [process.execPath, "--stack-size=3900", join(bench, "measure.mjs"), "tandem-standard"];
const python = [values.python, join(bench, "engines", "cpython.py")];
const host = (/** @type {string} */ watch) => [process.execPath, join(bench, "host-tracers.mjs"), watch];

/** NaN for a program that fails, or takes too long. @param {readonly string[]} command @param {string} file */
function milliseconds(command, file) {
  const [program = "", ...args] = command;
  const { stdout } = spawnSync(program, [...args, file], { encoding: "utf8", timeout: PATIENCE });
  try {
    return JSON.parse(stdout).milliseconds ?? Number.NaN;
  } catch {
    return Number.NaN;
  }
}

/** @param {readonly number[]} ratios */
function geometricMean(ratios) {
  const known = ratios.filter((ratio) => !Number.isNaN(ratio));
  return Math.exp(known.reduce((sum, each) => sum + Math.log(each), 0) / known.length);
}

/** Columns: a heading, what is run, and on what. @type {[string, readonly string[], string][]} */
const columns = [];
if (values.only !== "host") {
  for (const [name, prefix] of Object.entries(GUESTS)) {
    columns.push([`tandem ${name}`, tandem, prefix], [`python ${name}`, python, prefix]);
  }
}
if (values.only !== "guest")
  for (const watch of ["nothing", ...HOSTS]) columns.push([`host ${watch}`, host(watch), ""]);
const bases = ["tandem untraced", "python untraced", "host nothing"];
const shown = columns.map(([name]) => name).filter((name) => !bases.includes(name));

const directory = mkdtempSync(join(tmpdir(), "tandem-tracers-"));
try {
  console.log(`| program | ${shown.join(" | ")} |`);
  console.log(`|---|${shown.map(() => "---").join("|")}|`);
  /** @type {Record<string, number[]>} */
  const ratios = {};
  for (const program of programs) {
    const source = readFileSync(join(bench, "programs", `${program}.py`), "utf8");
    const file = join(directory, "program.py");
    /** @type {Record<string, number>} */
    const best = {};
    for (let run = 0; run < Number(values.runs); run++) {
      for (const [name, command, prefix] of columns) {
        writeFileSync(file, prefix + source);
        const time = milliseconds(command, file);
        const known = best[name];
        best[name] = known === undefined || Number.isNaN(known) ? time : Math.min(known, time);
      }
    }
    const cells = shown.map((name) => {
      const base = bases.find((each) => each.split(" ")[0] === name.split(" ")[0]) ?? "";
      const ratio = (best[name] ?? Number.NaN) / (best[base] ?? Number.NaN);
      (ratios[name] ??= []).push(ratio);
      return Number.isNaN(ratio) ? "-" : ratio.toFixed(2);
    });
    console.log(`| ${program} | ${cells.join(" | ")} |`);
  }
  const means = shown.map((name) => {
    const mean = geometricMean(ratios[name] ?? []);
    return Number.isNaN(mean) ? "-" : mean.toFixed(2);
  });
  console.log(`| **geometric mean** | ${means.join(" | ")} |`);
} finally {
  rmSync(directory, { recursive: true });
}
