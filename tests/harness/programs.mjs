/** Finds the programs that are Tandem's tests, and reads what stands beside them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {"standard" | "tracing" | "compiled"} Mode */

/**
 * One program. Paths inside `tests/` are written with slashes, on every system.
 * @typedef {object} Program
 * @property {string} path   relative to tests/
 * @property {string} name   bare file name, as tracebacks show it
 * @property {string} source
 * @property {string[]} argv  arguments after the program's name
 * @property {string} stdin
 */

const testsDirectory = dirname(dirname(fileURLToPath(import.meta.url)));

/** Directories whose programs are expected to do what CPython does. */
const CONFORMING = ["programs", "tracing"];
/** Programs that show where Tandem differs: `.out` is Tandem's outcome, `.oracle.out` CPython's. */
export const DIFFERENCES = "differences";

/**
 * Every program below a directory of tests/, in a fixed order; none when the directory is missing.
 * @param {string} directory
 * @returns {string[]} paths relative to tests/
 */
export function findPrograms(directory) {
  const top = join(testsDirectory, directory);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".py"))
    .map((path) => `${directory}/${path.split(sep).join("/")}`)
    .sort();
}

/**
 * @param {string} path relative to tests/
 * @returns {Program}
 */
export function readProgram(path) {
  const file = join(testsDirectory, path);
  const source = readFileSync(file, "utf8");
  const input = file.replace(/\.py$/, ".in");
  return {
    path,
    name: basename(path),
    source,
    argv: readArguments(source),
    stdin: existsSync(input) ? readFileSync(input, "utf8") : "",
  };
}

/**
 * The words of a comment `# argv: …` among a program's leading comment lines.
 * @param {string} source
 */
function readArguments(source) {
  for (const line of source.split("\n")) {
    if (!line.startsWith("#")) break;
    const match = /^# argv:(.*)$/.exec(line);
    if (match?.[1] !== undefined) return match[1].split(/\s+/).filter((word) => word !== "");
  }
  return [];
}

/**
 * The expectation that CPython confirms.
 * @param {string} path
 */
export function oracleExpectationPath(path) {
  return join(testsDirectory, path.replace(/\.py$/, path.startsWith(`${DIFFERENCES}/`) ? ".oracle.out" : ".out"));
}

/**
 * The expectation that Tandem must meet.
 * @param {string} path
 */
export function expectationPath(path) {
  return join(testsDirectory, path.replace(/\.py$/, ".out"));
}

/**
 * The programs that command line arguments name: files, directories, or parts of a path.
 * @param {readonly string[]} names
 * @returns {string[]} paths relative to tests/
 */
export function selectPrograms(names) {
  const all = [...CONFORMING, DIFFERENCES].flatMap(findPrograms);
  if (names.length === 0) return all;
  const selected = new Set();
  for (const name of names) {
    const path = relative(testsDirectory, resolve(name)).split(sep).join("/");
    const found = all.filter((each) => each === path || each.startsWith(`${path}/`) || each.includes(name));
    if (found.length === 0) throw new Error(`no program in tests/ matches ${name}`);
    for (const each of found) selected.add(each);
  }
  return all.filter((each) => selected.has(each));
}

/**
 * `tests/expected-failures.txt`: a path, perhaps a mode, and the reason.
 * @returns {Map<string, string>} reason by `path` or `path mode`
 */
export function readExpectedFailures() {
  const file = join(testsDirectory, "expected-failures.txt");
  const reasons = new Map();
  for (const [index, line] of readFileSync(file, "utf8").split("\n").entries()) {
    const [entry = "", reason = ""] = line.split(/\s+#\s*|^#.*/, 2).map((part) => part.trim());
    if (entry === "") continue;
    const [path = "", mode, ...rest] = entry.split(/\s+/);
    if (rest.length > 0 || (mode !== undefined && !["standard", "tracing", "compiled"].includes(mode))) {
      throw new Error(`expected-failures.txt:${index + 1}: expected "path [standard|tracing|compiled]  # reason"`);
    }
    if (reason === "") throw new Error(`expected-failures.txt:${index + 1}: no reason given`);
    if (!existsSync(join(testsDirectory, path))) {
      throw new Error(`expected-failures.txt:${index + 1}: no such program: ${path}`);
    }
    reasons.set(mode === undefined ? path : `${path} ${mode}`, reason);
  }
  return reasons;
}
