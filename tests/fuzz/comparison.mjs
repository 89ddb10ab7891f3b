/** Asks CPython and Tandem's machines about the same programs, and finds where they differ. */

/** @import { Program, Result } from "./batch.mjs" */
/** @import { Engine } from "./engines.mjs" */
/**
 * @template {Program} P
 * @typedef {{ program: P, wanted: Result, got: Result, machine: string }} Mismatch
 */
/** @typedef {{ oracle: Engine, machines: Readonly<Record<string, Engine>> }} Engines */

const NO_ANSWER = { stdout: "", stderr: "no answer", status: -2 };

/**
 * The programs on which a machine does not do what CPython does, each with the first such machine.
 * @template {Program} P
 * @param {readonly P[]} programs
 * @param {Engines} engines
 * @returns {Promise<Mismatch<P>[]>}
 */
export async function compare(programs, { oracle, machines }) {
  const asked = runAll(oracle, programs);
  // CPython has its own thread: it works while the machines do.
  await new Promise((resolve) => setImmediate(resolve));
  /** @type {[string, Result[]][]} */
  const answers = [];
  for (const [machine, engine] of Object.entries(machines)) answers.push([machine, await runAll(engine, programs)]);
  const wantedResults = await asked;
  /** @type {Mismatch<P>[]} */
  const mismatches = [];
  for (const [index, program] of programs.entries()) {
    const wanted = wantedResults[index] ?? NO_ANSWER;
    // Without an answer from CPython (a crash in WebAssembly, an endless loop) there is nothing to compare with.
    if (wanted.status === NO_ANSWER.status) continue;
    for (const [machine, results] of answers) {
      const got = results[index] ?? NO_ANSWER;
      if (isSame(wanted, got)) continue;
      mismatches.push({ program, wanted, got, machine });
      break;
    }
  }
  return mismatches;
}

/**
 * One result for each program: what an engine breaks down at is run alone, the rest again behind it.
 * @param {Engine} engine
 * @param {readonly Program[]} programs
 * @returns {Promise<Result[]>}
 */
async function runAll(engine, programs) {
  const results = await engine(programs);
  while (results.length < programs.length) {
    results.push(NO_ANSWER);
    if (results.length < programs.length) results.push(...(await engine(programs.slice(results.length))));
  }
  return results;
}

/** @param {Result} wanted @param {Result} got */
function isSame(wanted, got) {
  return wanted.stdout === got.stdout && wanted.stderr === got.stderr && wanted.status === got.status;
}
