/** `tandem profile`: where the time of a program goes, for the tools that show profiles. */

import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { ProgramThread } from "@tandem-py/worker";
import type { Outcome, Profile } from "@tandem-py/worker/protocol";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { flameGraphPage } from "../profile/flame-graph.js";
import { chromeProfile, collapsedStacks, speedscopeProfile } from "../profile/formats.js";
import { pprofProfile } from "../profile/pprof.js";
import { callTable, pstatsProfile } from "../profile/pstats.js";
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

const PSTATS = ".pstats";

interface Words {
  readonly outfile?: string;
  readonly deterministic?: true;
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
    .option("--deterministic", "measure every call, instead of looking now and then; a table without --outfile")
    .option(
      "-o, --outfile <file>",
      `its ending says the format: ${FORMATS.map(([ending]) => ending).join(", ")}; ${PSTATS} of a deterministic one`,
    );
  try {
    command.parse([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  const words = command.opts<Words>();
  const { outfile } = words;
  const isDeterministic = words.deterministic === true || outfile?.endsWith(PSTATS) === true;
  const report = isDeterministic ? callReport(outfile) : sampleReport(outfile);
  if (typeof report === "string") {
    await write(process.stderr, `tandem: ${report}\n`);
    return 2;
  }
  let table: string | undefined;
  const [program = "", ...rest] = command.args;
  try {
    const status = await runProgram(
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
        profile: {
          ...(words.interval === undefined ? {} : { intervalMs: words.interval }),
          ...(isDeterministic ? { isDeterministic } : {}),
        },
        onOutcome: (outcome) => {
          table = report(outcome, program);
        },
      },
      new ProgramThread(),
    );
    if (table !== undefined) await write(process.stderr, table);
    return status;
  } catch (error) {
    if (!(error instanceof ProgramNotFound)) throw error;
    await write(process.stderr, `${error.message}\n`);
    return error.exitCode;
  }
}

type Report = (outcome: Outcome, program: string) => string | undefined;

/** Writes what was seen; or what is wrong with the file's name. */
function sampleReport(outfile: string | undefined): Report | string {
  if (outfile === undefined) return "a profile needs --outfile, or --deterministic";
  const format = FORMATS.find(([ending]) => outfile.endsWith(ending))?.[1];
  if (format === undefined) return `no format of profiles has the ending of ${outfile}`;
  return ({ profile }, program) => {
    if (profile !== undefined) writeFileSync(outfile, format(profile, program));
    return undefined;
  };
}

/** Writes what was measured, or returns it as a table. */
function callReport(outfile: string | undefined): Report | string {
  if (outfile === undefined) {
    return ({ callProfile }) => (callProfile === undefined ? undefined : callTable(callProfile));
  }
  const isText = outfile.endsWith(".txt");
  if (!isText && !outfile.endsWith(PSTATS)) return `a deterministic profile is written as ${PSTATS} or .txt`;
  return ({ callProfile }) => {
    if (callProfile === undefined) return undefined;
    writeFileSync(outfile, isText ? callTable(callProfile) : pstatsProfile(callProfile));
    return undefined;
  };
}

function interval(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 60_000)) throw new InvalidArgumentError("It must be a number of milliseconds.");
  return value;
}
