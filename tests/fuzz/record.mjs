/** What CPython does with the programs of a few seeds, kept as digests for the tests that are run without it. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { prelude } from "./batch.mjs";
import { randomStatements } from "./program.mjs";

/** @import { Result } from "./batch.mjs" */
/** @import { Engine } from "./engines.mjs" */
/** @typedef {{ seed: number, program: string, result: string }} Recorded digests of the program and of what it does */

const FILE = new URL("recorded.json", import.meta.url);

/** @returns {Recorded[]} */
export function readRecorded() {
  return JSON.parse(readFileSync(FILE, "utf8"));
}

/** @param {number} seed */
export function digestOfProgram(seed) {
  return digest(prelude + randomStatements(seed));
}

/** @param {Result | undefined} result */
export function digestOfResult(result) {
  return digest(JSON.stringify(result ?? null));
}

/**
 * Asks CPython and writes what it does. Returns the number of programs.
 * @param {readonly number[]} seeds
 * @param {Engine} oracle
 */
export async function record(seeds, oracle) {
  const results = await oracle(seeds.map((seed) => ({ statements: randomStatements(seed) })));
  const lines = results.map((result, index) => {
    const seed = seeds[index] ?? 0;
    return `  { "seed": ${seed}, "program": "${digestOfProgram(seed)}", "result": "${digestOfResult(result)}" }`;
  });
  writeFileSync(FILE, `[\n${lines.join(",\n")}\n]\n`);
  return results.length;
}

/** @param {string} text */
function digest(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
