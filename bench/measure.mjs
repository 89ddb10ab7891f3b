/**
 * Runs one program in one engine, in this process, and reports the time from source text to the end of the program:
 * `node measure.mjs ENGINE FILE`. Starting the engine is not part of it.
 */

/** @type {Record<string, () => Promise<(file: string) => string | Promise<string>>>} */
const ENGINES = {
  tandem: async () => (await import("./engines/tandem.mjs")).startSession(),
  "tandem-standard": async () => (await import("./engines/tandem.mjs")).start("standard"),
  "tandem-tracing": async () => (await import("./engines/tandem.mjs")).start("tracing"),
  pyodide: async () => (await import("./engines/pyodide.mjs")).start(),
  micropython: async () => (await import("./engines/micropython.mjs")).start(),
  monty: async () => (await import("./engines/monty.mjs")).start(),
  brython: async () => (await import("./engines/brython.mjs")).start(),
};

const [engine = "", file = ""] = process.argv.slice(2);
const start = ENGINES[engine];
if (start === undefined) throw new Error(`no engine ${engine}`);

let report;
try {
  const run = await start();
  const before = performance.now();
  const output = await run(file);
  report = { milliseconds: performance.now() - before, output };
} catch (error) {
  report = { failure: String(error instanceof Error ? error.message : error).trim() };
}
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));
