/** The command `tandem`. */

import { readFileSync } from "node:fs";
import { type CommandLine, readCommandLine } from "./arguments.js";
import { runInteractively } from "./interactive.js";
import { ProgramNotFound } from "./program-source.js";
import { runProgram } from "./run-program.js";
import { exitOnBrokenPipe } from "./terminal.js";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};

async function perform(line: CommandLine): Promise<number> {
  switch (line.kind) {
    case "run":
    case "trace":
      return runProgram(line);
    case "disassemble":
      return runProgram({ origin: line.origin, args: [], action: "disassemble" });
    case "interactive":
      return runInteractively(version);
    case "done":
      return line.exitCode;
  }
}

exitOnBrokenPipe();
const stdinIsTerminal = process.stdin.isTTY;
try {
  const status = await perform(readCommandLine(process.argv.slice(2), { version, stdinIsTerminal }));
  // Standard input may still be open, and would keep the process.
  process.exit(status);
} catch (error) {
  if (!(error instanceof ProgramNotFound)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
