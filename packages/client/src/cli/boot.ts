/**
 * What the command's file loads: the bundle of all that a program's run needs, or the interactive interpreter.
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
  if (status !== "interactive") return status;
  const { runInteractively } = await import("./interactive.js");
  return runInteractively(version);
}

// Standard input may still be open, and would keep the process.
void run().then((status) => process.exit(status));
