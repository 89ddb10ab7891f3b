/** The command `tandem`, but for the interactive interpreter and the debug adapter. */

import { readFileSync } from "node:fs";
import type { ProgramRunner } from "@tandem-py/worker";
import { type CommandLine, readCommandLine } from "./arguments.js";
import { isolate } from "./isolate.js";
import { ProgramNotFound } from "./program-source.js";
import { runProgram } from "./run-program.js";
import { exitOnBrokenPipe, flush, write } from "./terminal.js";

export const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};

/** What the bundle leaves to others. */
export type Elsewhere = Extract<CommandLine, { readonly kind: "interactive" | "debug-adapter" | "serve" }>;

/** Does what the arguments say and returns the status to exit with; all output has been taken. */
export async function perform(
  args: readonly string[],
  programThread: () => ProgramRunner,
): Promise<number | Elsewhere> {
  exitOnBrokenPipe();
  try {
    const line = readCommandLine(args, { version, stdinIsTerminal: process.stdin.isTTY });
    switch (line.kind) {
      case "run":
      case "trace":
        return await runProgram(line, line.terms?.isIsolated === true ? isolate() : programThread());
      case "disassemble":
        return await runProgram({ origin: line.origin, args: [], action: "disassemble" }, programThread());
      case "show-compiled":
        return await runProgram(
          { ...line, action: "show-compiled" },
          line.terms.isIsolated ? isolate() : programThread(),
        );
      case "interactive":
      case "debug-adapter":
      case "serve":
        return line;
      case "done":
        return line.exitCode;
    }
  } catch (error) {
    if (!(error instanceof ProgramNotFound)) throw error;
    await write(process.stderr, `${error.message}\n`);
    return error.exitCode;
  } finally {
    await flush();
  }
}
