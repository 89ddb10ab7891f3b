/** Many programs as one, so that an engine is asked once for all of them. */
import { readFileSync } from "node:fs";

/** A program's own statements, without the prelude. @typedef {{ statements: string }} Program */
/** @typedef {{ stdout: string, stderr: string, status: number }} Result */

/** The definitions in front of every program's own statements. */
export const prelude = readFileSync(new URL("prelude.py", import.meta.url), "utf8");
/** The name that tracebacks show. */
const NAME = "fuzz.py";
const runner = readFileSync(new URL("batch.py", import.meta.url), "utf8");
const recorder = readFileSync(new URL("recorder.py", import.meta.url), "utf8");
/** What records a program's events, if anything. @typedef {"settrace" | "setprofile" | "monitoring" | undefined} Watch */
/** What differs from run to run in the output of any Python. */
const ADDRESS = /\b0x[0-9a-f]{6,16}\b/g;
/** The C library's number and words for an overflow, which pyodide's has of its own. */
const OVERFLOW = "(68, 'Result not representable')";

/** @param {readonly Program[]} programs @param {Watch} watch */
export function batchSource(programs, watch) {
  // A JSON string is a Python string, but for pairs of surrogates, which JSON.stringify leaves as they are.
  const list = programs.map(({ statements }) => `${JSON.stringify(statements)},\n`);
  const recording = watch === undefined ? "" : `, RECORDINGS[${JSON.stringify(watch)}]`;
  const source = watch === undefined ? runner : `${runner}${recorder}`;
  return `${source}run(${JSON.stringify(NAME)}, ${JSON.stringify(prelude)}, [\n${list.join("")}]${recording})\n`;
}

/**
 * What each program of a batch wrote; fewer results than programs when the engine did not get to the end.
 * @param {string} text
 * @returns {Result[]}
 */
export function splitResults(text) {
  return text
    .replace(ADDRESS, "0x…")
    .replaceAll(OVERFLOW, "(34, 'Numerical result out of range')")
    .split("\x1e")
    .slice(0, -1)
    .map((part) => {
      const [stdout = "", stderr = "", status = ""] = part.split("\x1f");
      return { stdout, stderr, status: Number(status) };
    });
}
