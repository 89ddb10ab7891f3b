/**
 * What the command's file loads: first of all a thread, then the bundle of all that a program's run needs, the
 * interactive interpreter, the debug adapter, or coverage.
 *
 * It is built as a CommonJS module, dist/cli/boot.cjs, because that starts sooner.
 */

import { join } from "node:path";
import { ProgramThread } from "@tandem-py/worker";
import { loadBundle } from "@tandem-py/worker/bundle";
import type * as Main from "./main.js";

const args = process.argv.slice(2);
let thread: ProgramThread | undefined;

function programThread(): ProgramThread {
  thread ??= new ProgramThread();
  return thread;
}

// Before anything else is loaded, and before it is certain that there is a program: a thread too many ends with the
// process.
const needsNone = [
  "-i",
  "-h",
  "--help",
  "help",
  "-V",
  "--version",
  "debug-adapter",
  "serve",
  "coverage",
  "profile",
].includes(args[0]);
// One that is to be isolated runs elsewhere.
const isIsolated = args.some((word) =>
  /^--(?:isolate|sandbox|timeout|soft-timeout|max-.*|memory|allow-.*)(?:=|$)/.test(word),
);
if (args.length > 0 && !needsNone && !isIsolated) programThread();

// scripts/bundle-command.mjs makes the bundle of that module.
const { perform, version } = loadBundle(join(import.meta.dirname, "command.cjs")) as typeof Main;

async function run(): Promise<number> {
  if (args[0] === "coverage") {
    const { coverageCommand } = await import("./coverage-command.js");
    return coverageCommand(args.slice(1));
  }
  if (args[0] === "profile") {
    const { profileCommand } = await import("./profile-command.js");
    return profileCommand(args.slice(1));
  }
  const status = await perform(args, programThread);
  if (typeof status === "number") return status;
  if (status.kind === "interactive") {
    const { runInteractively } = await import("./interactive.js");
    return runInteractively(version);
  }
  if (status.kind === "serve") {
    const { serve } = await import("../server/serve-command.js");
    return serve(status.options, version);
  }
  const { servePort, serveStandardStreams } = await import("../debug-adapter/serve.js");
  if (status.port !== undefined) return servePort(status.port);
  await serveStandardStreams();
  return 0;
}

// Standard input may still be open, and would keep the process.
void run().then((status) => process.exit(status));
