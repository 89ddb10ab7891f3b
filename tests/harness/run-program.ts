/** Runs a program in a new virtual machine of this process, as a test of what it writes and how it ends. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { StandardLibrary, VirtualMachine } from "@tandem-py/vm-core";
import { collectGarbage } from "@tandem-py/worker";
import type { Outcome } from "./expectation.mjs";
import type { Mode, Program } from "./programs.mjs";

/** Milliseconds after which a program counts as hanging. Programs are short: this only has to outlast a busy machine. */
const DEADLINE = 30_000;

const pack = createRequire(import.meta.url).resolve("@tandem-py/vm-core/stdlib.pack");
const standardLibrary = new StandardLibrary(readFileSync(pack));

export function runProgram(program: Program, mode: Mode): Outcome {
  let stdout = "";
  let stderr = "";
  const input = program.stdin.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let line = 0;
  const machine = new VirtualMachine({
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    stdin: () => input[line++],
    argv: [program.name, ...program.argv],
    standardLibrary,
    collectGarbage,
    mode: mode === "tracing" ? "tracing" : "standard",
    compiled: mode === "compiled" ? "always" : "off",
    deadline: DEADLINE,
  });
  const result = machine.run(program.source, program.name);
  if (result.kind === "timeout") stderr += `(ended by the test after ${DEADLINE} ms)\n`;
  return { stdout, stderr, exitCode: result.exitCode };
}
