/** Compares programs by what they print, as MicroPython's and RustPython's suites are made. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { StandardLibrary, VirtualMachine } from "@tandem-py/vm-core";
import { collectGarbage } from "@tandem-py/worker";
import { consult } from "../oracle/oracle.mjs";

/** @typedef {{ stdout: string, stderr: string, exitCode: number }} Outcome */

/** Milliseconds. */
const DEADLINE = 60_000;

/**
 * Programs that CPython fails (they end with an uncaught exception) or that say SKIP do not count.
 * @param {readonly string[]} paths
 * @param {"tandem-standard" | "tandem-tracing"} engine
 * @param {string} cache
 */
export async function comparePrograms(paths, engine, cache) {
  const wanted = await oracleOutcomes(paths, cache);
  const mode = engine === "tandem-tracing" ? "tracing" : "standard";
  const pack = createRequire(import.meta.url).resolve("@tandem-py/vm-core/stdlib.pack");
  const standardLibrary = new StandardLibrary(readFileSync(pack));
  let passed = 0;
  /** @type {[string, string][]} */
  const failures = [];
  for (const path of paths) {
    const expected = wanted.get(path);
    if (expected === undefined || expected.exitCode !== 0 || /^SKIP\b/m.test(expected.stdout)) continue;
    const got = runHere(path, mode, standardLibrary);
    if (got.exitCode === 0 && got.stdout === expected.stdout) passed += 1;
    else failures.push([basename(path), describe(expected, got)]);
  }
  return { name: basename(dirname(paths[0] ?? "")), passed, failures, details: 0, remark: "" };
}

/** @param {string} path @param {"standard" | "tracing"} mode @param {StandardLibrary} standardLibrary */
function runHere(path, mode, standardLibrary) {
  let stdout = "";
  let stderr = "";
  const directory = dirname(path);
  const machine = new VirtualMachine({
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    argv: [basename(path)],
    findSource: (name) => {
      const base = join(directory, ...name.split("."));
      for (const [file, isPackage] of /** @type {const} */ ([
        [`${base}/__init__.py`, true],
        [`${base}.py`, false],
      ])) {
        if (statSync(file, { throwIfNoEntry: false })?.isFile()) {
          return { source: new Uint8Array(readFileSync(file)), filename: file, isPackage };
        }
      }
      return undefined;
    },
    standardLibrary,
    collectGarbage,
    mode,
    deadline: DEADLINE,
  });
  const result = machine.run(new Uint8Array(readFileSync(path)), basename(path));
  return { stdout, stderr: result.kind === "timeout" ? "timed out" : stderr, exitCode: result.exitCode };
}

/** @param {readonly string[]} paths @param {string} cache */
async function oracleOutcomes(paths, cache) {
  /** @type {Map<string, Outcome>} */
  const outcomes = new Map();
  const requests = [];
  mkdirSync(cache, { recursive: true });
  const fileOf = (/** @type {string} */ source, /** @type {string} */ path) =>
    join(cache, `${basename(path)}-${createHash("sha256").update(source).digest("hex").slice(0, 12)}.json`);
  for (const path of paths) {
    const source = readFileSync(path, "utf8");
    const file = fileOf(source, path);
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) outcomes.set(path, JSON.parse(readFileSync(file, "utf8")));
    else requests.push({ path, name: basename(path), source, argv: [], stdin: "" });
  }
  await consult(requests, ({ path, source }, reply) => {
    const outcome = reply.kind === "fatal" ? { stdout: "", stderr: reply.message, exitCode: -1 } : reply.outcome;
    outcomes.set(path, outcome);
    writeFileSync(fileOf(source, path), JSON.stringify(outcome));
  });
  return outcomes;
}

/** @param {Outcome} expected @param {Outcome} got */
function describe(expected, got) {
  if (got.exitCode !== 0) return got.stderr.trimEnd().split("\n").at(-1) ?? "";
  const [wanted, found] = [expected.stdout.split("\n"), got.stdout.split("\n")];
  const index = wanted.findIndex((line, at) => line !== found[at]);
  const line = index < 0 ? wanted.length : index;
  return `line ${line + 1}: ${JSON.stringify(found[line] ?? "(end)")} instead of ${JSON.stringify(wanted[line] ?? "(end)")}`;
}
