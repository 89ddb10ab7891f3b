/** The engines that are compared: CPython, and Tandem's two virtual machines, the standard one also with everything compiled. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { StandardLibrary, VirtualMachine } from "@tandem-py/vm-core";
import { startOracle } from "../oracle/oracle.mjs";
import { batchSource, splitResults } from "./batch.mjs";

/** @import { Program, Result, Watch } from "./batch.mjs" */
/** @typedef {(programs: readonly Program[]) => Promise<Result[]>} Engine fewer results than programs if it breaks down */

/** Milliseconds for one batch. */
const DEADLINE = 60_000;
/** CPython keeps what programs made cyclic; a fresh one now and then costs little. */
const BATCHES_PER_BOOT = 40;
const FILE = "batch.py";

const pack = createRequire(import.meta.url).resolve("@tandem-py/vm-core/stdlib.pack");
const standardLibrary = new StandardLibrary(readFileSync(pack));

/** @param {"standard" | "tracing" | "compiled"} mode @param {Watch} [watch] @returns {Engine} */
export function tandemEngine(mode, watch) {
  return async (programs) => {
    let stdout = "";
    const collect = (/** @type {string} */ text) => {
      stdout += text;
    };
    const machine = new VirtualMachine({
      stdout: collect,
      stderr: collect,
      argv: [FILE],
      standardLibrary,
      mode: mode === "tracing" ? "tracing" : "standard",
      compiled: mode === "compiled" ? "always" : "off",
      deadline: DEADLINE,
    });
    try {
      machine.run(batchSource(programs, watch), FILE);
    } catch (error) {
      // A defect of the machine: what it wrote before belongs to the programs before.
      const stderr = `defect of the machine: ${error instanceof Error ? error.stack : String(error)}`;
      return [...splitResults(stdout), { stdout: "", stderr, status: -1 }];
    }
    return splitResults(stdout);
  };
}

/** @param {Watch} [watch] @returns {{ run: Engine, stop: () => Promise<void> }} */
export function oracleEngine(watch) {
  /** @type {Awaited<ReturnType<typeof startOracle>> | null} */
  let oracle = null;
  let batches = 0;
  async function stop() {
    await oracle?.stop();
    oracle = null;
  }
  return {
    async run(programs) {
      if (batches++ % BATCHES_PER_BOOT === 0) await stop();
      oracle ??= await startOracle();
      const reply = await oracle.ask({ name: FILE, source: batchSource(programs, watch), argv: [], stdin: "" });
      if (reply.kind === "outcome") return splitResults(reply.outcome.stdout);
      await stop();
      return [];
    },
    stop,
  };
}
