/** `tandem profile`: where the time of a program goes, for the tools that show profiles. */

import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { ProgramThread } from "@tandem-py/worker";
import type { Profile } from "@tandem-py/worker/protocol";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { flameGraphPage } from "../profile/flame-graph.js";
import { chromeProfile, collapsedStacks, speedscopeProfile } from "../profile/formats.js";
import { pprofProfile } from "../profile/pprof.js";
import { ProgramNotFound } from "./program-source.js";
import { runProgram } from "./run-program.js";
import { write } from "./terminal.js";

const FORMATS: readonly (readonly [string, (profile: Profile, name: string) => string | Uint8Array])[] = [
  [".cpuprofile", chromeProfile],
  [".speedscope.json", speedscopeProfile],
  [".folded", collapsedStacks],
  [".pb.gz", (profile) => gzipSync(pprofProfile(profile))],
  [".html", flameGraphPage],
];

interface Words {
  readonly outfile: string;
  readonly interval?: number;
  readonly module?: true;
}

/** Does what the arguments after `profile` say; returns the status to exit with. */
export async function profileCommand(args: readonly string[]): Promise<number> {
  const command = new Command("tandem profile")
    .description("Runs a Python program and writes where its time goes.")
    .argument("<file>", "a program")
    .argument("[args...]", "the program's own arguments")
    .passThroughOptions()
    .enablePositionalOptions()
    .exitOverride()
    .option("-m, --module", "the program is a module")
    .addOption(
      new Option("--interval <milliseconds>", "between two looks at the stack, 1 by default").argParser(interval),
    )
    .requiredOption(
      "-o, --outfile <file>",
      `its ending says the format: ${FORMATS.map(([ending]) => ending).join(", ")}`,
    );
  try {
    command.parse([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  const words = command.opts<Words>();
  const format = FORMATS.find(([ending]) => words.outfile.endsWith(ending))?.[1];
  if (format === undefined) {
    await write(process.stderr, `tandem: no format of profiles has the ending of ${words.outfile}\n`);
    return 2;
  }
  const [program = "", ...rest] = command.args;
  try {
    return await runProgram(
      {
        origin: words.module === true ? { kind: "module", name: program } : { kind: "file", path: program },
        args: rest,
        terms: {
          limits: {},
          isIsolated: false,
          isCompiledExplained: false,
          files: { isAllowed: true, isImportAllowed: true, mounts: [], wheels: [] },
          isInputAllowed: true,
          machine: {},
        },
        profile: words.interval === undefined ? {} : { intervalMs: words.interval },
        onOutcome: ({ profile }) => {
          if (profile !== undefined) writeFileSync(words.outfile, format(profile, program));
        },
      },
      new ProgramThread(),
    );
  } catch (error) {
    if (!(error instanceof ProgramNotFound)) throw error;
    await write(process.stderr, `${error.message}\n`);
    return error.exitCode;
  }
}

function interval(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 60_000)) throw new InvalidArgumentError("It must be a number of milliseconds.");
  return value;
}
