/**
 * Runs test suites that others wrote, fetched to a directory of yours, on Tandem and on CPython:
 *
 *     pnpm conformance methods DIR test_dict test_json …   CPython's Lib/test, method by method
 *     pnpm conformance programs DIR [file …]               directories of programs, compared by their output
 *
 * What counts is what CPython 3.14 itself passes; of a module that CPython for WebAssembly cannot import, everything.
 * `--mode tracing`, `--failures` to list each, `--json FILE`, `--alone` to count everything that Tandem does not skip
 * (what CPython for WebAssembly skips as a whole, for want of threads, sockets or processes).
 */

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { comparePrograms } from "./programs.mjs";
import { runModule } from "./suite.mjs";

/** @import { Ending } from "./suite.mjs" */

const cache = join(dirname(fileURLToPath(import.meta.url)), "../../.cache/conformance");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mode: { type: "string", default: "standard" },
    failures: { type: "boolean", default: false },
    alone: { type: "boolean", default: false },
    json: { type: "string" },
  },
});
const [command, given, ...names] = positionals;
if ((command !== "methods" && command !== "programs") || given === undefined) {
  console.error(
    "usage: pnpm conformance methods|programs DIR [NAME …] [--mode standard|tracing] [--alone] [--failures] [--json FILE]",
  );
  process.exit(2);
}
if (values.mode !== "standard" && values.mode !== "tracing") {
  console.error(`conformance: --mode is standard or tracing, not ${values.mode}`);
  process.exit(2);
}
const directory = resolve(given);
/** @type {"tandem-standard" | "tandem-tracing"} */
const engine = values.mode === "tracing" ? "tandem-tracing" : "tandem-standard";

/**
 * `details`: methods that are skipped here because they test details of CPython, or its C API.
 * @typedef {{ name: string, passed: number, failures: [string, string][], details: number, remark: string }} Row
 */

/** What the reason says for skipping (or failing) a method that only CPython can pass. */
const SKIPPED_DETAIL =
  /implementation detail|CPython|C API|(requires|needs) (_\w*test|_ctypes|docstrings)|^skipped cpython/i;
const C_MODULE = /No module named '(_test\w+|_ctypes|ctypes|_interp\w+|xxsubtype)'/;

/** @param {Ending | undefined} ending */
function isDetail(ending) {
  if (ending === undefined) return false;
  return C_MODULE.test(ending.detail) || (ending.status === "skipped" && SKIPPED_DETAIL.test(ending.detail));
}

/** @param {string} name a module below `test`, a package's modules with dots */
async function compareModule(name) {
  const module = `test.${name}`;
  const wanted = values.alone ? new Map() : await oracleEndings(module);
  const got = await runModule(engine, directory, module);
  const whole = got.get(module);
  const isUnknown = values.alone || wanted.get(module)?.status === "failed";
  const expected = isUnknown
    ? [...got.keys()].filter((identifier) => identifier !== module && got.get(identifier)?.status !== "skipped")
    : [...wanted.keys()].filter((identifier) => wanted.get(identifier)?.status === "ok");
  let details = 0;
  /** @type {[string, string][]} */
  const failures = [];
  for (const identifier of expected) {
    const ending = got.get(identifier);
    if (ending?.status === "ok") continue;
    if (isDetail(ending ?? whole)) {
      details += 1;
      continue;
    }
    const detail = ending === undefined ? (whole?.detail ?? "not run") : `${ending.status} ${ending.detail}`;
    failures.push([identifier.replace(`${module}.`, ""), detail]);
  }
  const passed = expected.length - failures.length - details;
  // A module that could not be loaded here, or not to its end, says why.
  if (whole?.status === "failed") failures.push([module, whole.detail]);
  return { name, passed, failures, details, remark: isUnknown ? "without CPython" : "" };
}

/** What CPython says does not change: it is asked once for each text of the module. */
async function oracleEndings(/** @type {string} */ module) {
  const path = join(directory, ...module.split("."));
  const source = [`${path}.py`, `${path}/__init__.py`].find((each) =>
    statSync(each, { throwIfNoEntry: false })?.isFile(),
  );
  if (source === undefined) throw new Error(`no module ${module} in ${directory}`);
  const driver = readFileSync(new URL("methods.py", import.meta.url));
  const key = createHash("sha256").update(readFileSync(source)).update(driver).digest("hex").slice(0, 12);
  const file = join(cache, `${module}-${key}.json`);
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) {
    return new Map(/** @type {[string, Ending][]} */ (JSON.parse(readFileSync(file, "utf8"))));
  }
  const endings = await runModule("oracle", directory, module);
  // A module that could not be run, on a busy machine perhaps, is asked about again the next time.
  if (endings.size === 1 && endings.get(module)?.status === "failed") return endings;
  mkdirSync(cache, { recursive: true });
  writeFileSync(file, JSON.stringify([...endings]));
  return endings;
}

function findPrograms() {
  const all = statSync(directory).isFile()
    ? [directory]
    : readdirSync(directory)
        .filter((name) => name.endsWith(".py"))
        .map((name) => join(directory, name));
  return all.filter((path) => names.length === 0 || names.includes(basename(path, ".py"))).sort();
}

/** @param {Row} row */
function printRow({ name, passed, failures, details, remark }) {
  const total = passed + failures.length;
  const share = total === 0 ? "-" : `${((100 * passed) / total).toFixed(1)} %`;
  const remarks = [details === 0 ? "" : `${details} details of CPython`, remark]
    .filter((text) => text !== "")
    .join(", ");
  const figures = `${String(passed).padStart(5)} of ${String(total).padStart(5)}  ${share.padStart(7)}`;
  console.log(`${name.padEnd(36)} ${figures}  ${remarks}`.trimEnd());
  if (values.failures) for (const [identifier, detail] of failures) console.log(`    ${identifier}: ${detail}`);
}

/** @type {Row[]} */
const rows = [];
if (command === "methods") {
  for (const name of names) {
    const row = await compareModule(name);
    printRow(row);
    rows.push(row);
  }
} else {
  rows.push(await comparePrograms(findPrograms(), engine, join(cache, "programs")));
  for (const row of rows) printRow(row);
}
if (rows.length > 1) {
  console.log();
  values.failures = false;
  printRow({
    name: "all",
    passed: rows.reduce((sum, row) => sum + row.passed, 0),
    failures: rows.flatMap((row) => row.failures),
    details: rows.reduce((sum, row) => sum + row.details, 0),
    remark: "",
  });
}
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(rows, null, 1));
