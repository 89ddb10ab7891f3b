/**
 * What the command's file loads: the bundle of all that a program's run needs, the interactive interpreter, or the
 * debug adapter.
 *
 * It is built as a CommonJS module, dist/cli/boot.cjs, because that starts sooner.
 */

import { join } from "node:path";
import { loadBundle } from "@tandem-py/worker/bundle";
import type * as Main from "./main.js";

// scripts/bundle-command.mjs makes the bundle of that module.
const { perform, version } = loadBundle(join(import.meta.dirname, "command.cjs")) as typeof Main;

async function run(): Promise<number> {
  const status = await perform(process.argv.slice(2));
  if (typeof status === "number") return status;
  if (status.kind === "interactive") {
    const { runInteractively } = await import("./interactive.js");
    return runInteractively(version);
  }
  const { servePort, serveStandardStreams } = await import("../debug-adapter/serve.js");
  await (status.port === undefined ? serveStandardStreams() : servePort(status.port));
  return 0;
}

// Standard input may still be open, and would keep the process.
void run().then((status) => process.exit(status));
