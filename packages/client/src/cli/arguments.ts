/** The command line: what is Tandem's, and what is the program's. */

import { DEFAULT_EVENT_KINDS, EVENT_KINDS, type EventKind } from "@tandem-py/worker/protocol";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { addLimitOptions, type Terms, termsOf, valuedLimitOptions } from "./limit-options.js";
import { duration, size } from "./units.js";

/** Where the program comes from. */
export type ProgramOrigin =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "module"; readonly name: string }
  | { readonly kind: "stdin" };

export interface TraceOptions {
  readonly events: readonly EventKind[];
  readonly files: readonly string[];
  readonly functions: readonly string[];
  readonly lines: readonly number[];
  readonly when?: string;
  readonly isOnce: boolean;
  readonly every?: number;
  readonly capture: readonly string[];
  readonly isJson: boolean;
  /** Counts of calls and lines at the end, instead of events. */
  readonly isCount: boolean;
}

export interface ServeOptions {
  readonly host?: string;
  readonly port?: number;
  readonly tokenFile?: string;
  readonly maxRuns?: number;
  readonly maxSessions?: number;
  readonly maxQueue?: number;
  readonly isolation: "thread" | "process";
  readonly origins: readonly string[];
  readonly logLevel: string;
  readonly policy: {
    readonly defaultTimeoutMs?: number;
    readonly maxTimeoutMs?: number;
    readonly maxMemory?: number;
    readonly maxOutput?: number;
  };
}

export type CommandLine = { readonly terms?: Terms } & (
  | {
      readonly kind: "run";
      readonly origin: ProgramOrigin;
      readonly args: readonly string[];
      /** Print the outcome, as JSON, in place of the program's output. */
      readonly isJson?: boolean;
    }
  | {
      readonly kind: "trace";
      readonly origin: ProgramOrigin;
      readonly args: readonly string[];
      readonly trace: TraceOptions;
    }
  | { readonly kind: "disassemble"; readonly origin: ProgramOrigin }
  /** Runs the program for the JavaScript that it is compiled to. */
  | {
      readonly kind: "show-compiled";
      readonly origin: ProgramOrigin;
      readonly args: readonly string[];
      readonly terms: Terms;
    }
  | { readonly kind: "interactive" }
  | { readonly kind: "serve"; readonly options: ServeOptions }
  /** Without a port on the standard streams. */
  | { readonly kind: "debug-adapter"; readonly port?: number }
  | { readonly kind: "done"; readonly exitCode: number }
);

interface Environment {
  readonly version: string;
  readonly stdinIsTerminal: boolean;
}

const EXIT_USAGE = 2;
const COMMANDS = ["run", "trace", "dis", "debug-adapter", "serve", "help"];

/** Reads the arguments after `tandem`; prints help, version and complaints itself. */
export function readCommandLine(args: readonly string[], environment: Environment): CommandLine {
  const { words, inline } = splitOffProgram(args);
  let result: CommandLine = { kind: "done", exitCode: 0 };
  const program = commands(environment, inline, (found) => {
    result = found;
  });
  try {
    program.parse(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { kind: "done", exitCode: error.exitCode === 0 ? 0 : EXIT_USAGE };
  }
  return result;
}

interface InlineProgram {
  readonly origin: ProgramOrigin;
  readonly args: readonly string[];
}

/** As for CPython, everything after `-c CODE`, `-m MODULE` or `-` belongs to the program. */
function splitOffProgram(args: readonly string[]): { readonly words: string[]; readonly inline: InlineProgram | null } {
  for (let index = 0; index < args.length; index++) {
    const word = args[index];
    const rest = args.slice(index + 1);
    const words = args.slice(0, index);
    if (word === "-") return { words, inline: { origin: { kind: "stdin" }, args: rest } };
    const match = /^-([cm])(.*)$/s.exec(word);
    if (match !== null) {
      const value = match[2] === "" ? rest.shift() : match[2];
      // Without a value it is left for the parser to complain about.
      if (value === undefined) return { words: [...args], inline: null };
      const origin: ProgramOrigin = match[1] === "c" ? { kind: "text", text: value } : { kind: "module", name: value };
      return { words, inline: { origin, args: rest } };
    }
    // Of `dis` it is a flag.
    const isFlag = word === "--compiled" && words.includes("dis");
    if (takesValue(word) && !isFlag) index++;
    else if (!word.startsWith("-") && !(words.every((each) => each.startsWith("-")) && COMMANDS.includes(word))) break;
  }
  return { words: [...args], inline: null };
}

const takesValue = (word: string): boolean =>
  [
    ...valuedLimitOptions,
    "--port",
    "--line",
    "--when",
    "--every",
    "--capture",
    "-l",
    "-w",
    "-C",
    "--events",
    "--file",
    "--function",
    "-e",
    "-f",
    "-F",
  ].includes(word);

function commands(environment: Environment, inline: InlineProgram | null, found: (line: CommandLine) => void): Command {
  const programOf = (file: string | undefined, args: readonly string[]): InlineProgram | null => {
    if (inline !== null) return inline;
    if (file !== undefined) return { origin: { kind: "file", path: file }, args };
    return environment.stdinIsTerminal ? null : { origin: { kind: "stdin" }, args: [] };
  };
  const program = new Command("tandem")
    .description("Runs Python 3.14 programs.")
    .version(`tandem ${environment.version} (Python 3.14)`, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .exitOverride()
    .enablePositionalOptions()
    .passThroughOptions()
    .option("-i", "be interactive also when standard input is no terminal")
    .addOption(new Option("-c <code>", "run the code that is given"))
    .addOption(new Option("-m <module>", "run a module of the current directory or the library"))
    .argument("[file]", "a program; `-` is standard input")
    .argument("[args...]", "the program's own arguments")
    .addHelpText("after", "\nWithout a program Tandem is interactive, or runs what comes on standard input.")
    .action((file: string | undefined, args: readonly string[]) => {
      const isInteractive = inline === null && file === undefined && program.opts<{ i?: true }>().i === true;
      const chosen = isInteractive ? null : programOf(file, args);
      const isJson = program.opts<{ json?: true }>().json === true;
      found(chosen === null ? { kind: "interactive" } : { kind: "run", ...chosen, isJson, terms: termsOf(program) });
    });
  addLimitOptions(program).addOption(jsonOption());
  const sub = (name: string, description: string, ownOption?: string): Command => {
    const command = program
      .command(`${name} [file] [args...]`)
      .description(description)
      .passThroughOptions()
      .exitOverride();
    return addLimitOptions(command, ownOption);
  };
  const missing = (command: Command): never =>
    command.error("error: missing argument 'file'", { exitCode: EXIT_USAGE });
  const run = sub("run", "run a program")
    .addOption(jsonOption())
    .action((file: string | undefined, args: readonly string[]) => {
      const isJson = run.optsWithGlobals<{ json?: true }>().json === true;
      found({ kind: "run", ...(programOf(file, args) ?? missing(run)), isJson, terms: termsOf(run) });
    });
  const trace = sub("trace", "run a program and print its events")
    .addOption(
      new Option("-e, --events <kinds>", `some of ${EVENT_KINDS.join(",")}`)
        .argParser(eventKinds)
        .default([...DEFAULT_EVENT_KINDS], "all but opcode and branch"),
    )
    .addOption(
      new Option("-f, --file <name>", "only code of this file; can be repeated").argParser(collect).default([], "all"),
    )
    .addOption(
      new Option("-F, --function <name>", "only this function; can be repeated").argParser(collect).default([], "all"),
    )
    .addOption(
      new Option("-l, --line <number>", "only this line; can be repeated").argParser(lineNumber).default([], "all"),
    )
    .option("-w, --when <expression>", "only when this Python expression is true there")
    .option("--once", "each place once")
    .addOption(new Option("--every <count>", "one in so many events").argParser(positive))
    .addOption(
      new Option("-C, --capture <expression>", "print the value of this Python expression; can be repeated")
        .argParser(collect)
        .default([], "none"),
    )
    .option("--count", "print how often each line has run, at the end, instead of events")
    .option("--json", "print a JSON object per line")
    .action((file: string | undefined, args: readonly string[]) => {
      const options = trace.opts<TraceWords>();
      const filter = {
        events: options.events,
        files: options.file,
        functions: options.function,
        lines: options.line,
        isOnce: options.once === true,
        capture: options.capture,
        isJson: options.json === true,
        isCount: options.count === true,
        ...(options.when === undefined ? {} : { when: options.when }),
        ...(options.every === undefined ? {} : { every: options.every }),
      };
      found({ kind: "trace", ...(programOf(file, args) ?? missing(trace)), trace: filter, terms: termsOf(trace) });
    });
  const dis = sub("dis", "print a program's bytecode", "--compiled");
  dis
    .option("--compiled", "run the program, and print the JavaScript that it has been compiled to")
    .action((file: string | undefined, args: readonly string[]) => {
      const program = programOf(file, args) ?? missing(dis);
      if (dis.opts<{ readonly compiled?: true }>().compiled !== true) {
        found({ kind: "disassemble", origin: program.origin });
        return;
      }
      const terms = termsOf(dis);
      found({
        kind: "show-compiled",
        ...program,
        terms: { ...terms, machine: { ...terms.machine, compiled: "auto" } },
      });
    });
  program
    .command("debug-adapter")
    .description("serve an editor that debugs, by the Debug Adapter Protocol")
    .addOption(
      new Option("--port <number>", "listen on this port of the loopback interface; 0 takes a free one").argParser(
        port,
      ),
    )
    .exitOverride()
    .action((options: { readonly port?: number }) => {
      found({ kind: "debug-adapter", ...options });
    });
  addServe(program, found);
  // These are read elsewhere, and stand here to be listed.
  program.command("coverage").description("say which lines and branches of a program have run, see its --help");
  program.command("profile").description("say where the time of a program goes, see its --help");
  return program;
}

interface ServeWords {
  readonly host?: string;
  readonly port?: number;
  readonly tokens?: string;
  readonly maxRuns?: number;
  readonly maxSessions?: number;
  readonly maxQueue?: number;
  readonly runTimeout?: number;
  readonly maxTimeout?: number;
  readonly maxMemory?: number;
  readonly maxOutput?: number;
  readonly cors: readonly string[];
  readonly isolation: "thread" | "process";
  readonly logLevel: string;
}

function addServe(program: Command, found: (line: CommandLine) => void): void {
  const option = (flags: string, text: string, parse: (text: string) => unknown): Option =>
    new Option(flags, text).argParser(parse);
  program
    .command("serve")
    .description("run programs for others, over HTTP and WebSockets")
    .option("--host <address>", "listen there, 127.0.0.1 by default; elsewhere tokens are needed")
    .addOption(option("--port <number>", "listen on this port, 8000 by default; 0 takes a free one", port))
    .option("--tokens <file>", "who may use it: a JSON file, see docs/server.md; or one token in TANDEM_TOKEN")
    .addOption(option("--max-runs <count>", "runs at the same time, by default one for each processor", positive))
    .addOption(option("--max-sessions <count>", "sessions at the same time, 16 by default", positive))
    .addOption(option("--max-queue <count>", "programs that may wait, 1000 by default", positive))
    .addOption(option("--run-timeout <duration>", "for runs that do not say it, 10s by default", duration))
    .addOption(option("--max-timeout <duration>", "for all runs, 60s by default", duration))
    .addOption(option("--max-memory <size>", "of a program's objects, 256mb by default", size))
    .addOption(option("--max-output <size>", "of a run, 1mb by default", size))
    .addOption(
      new Option("--cors <origin>", "let web pages of this origin use it; can be repeated")
        .argParser(collect)
        .default([], "none"),
    )
    .addOption(
      new Option("--isolation <kind>", "a process for each program, or a thread for programs that are trusted")
        .choices(["process", "thread"])
        .default("process"),
    )
    .addOption(
      new Option("--log-level <level>", "of the log on standard error")
        .choices(["silent", "error", "warn", "info", "debug"])
        .default("info"),
    )
    .exitOverride()
    .action((words: ServeWords) => {
      const { runTimeout, maxTimeout, maxMemory, maxOutput, tokens, cors, ...others } = words;
      const policy = {
        ...(runTimeout === undefined ? {} : { defaultTimeoutMs: runTimeout }),
        ...(maxTimeout === undefined ? {} : { maxTimeoutMs: maxTimeout }),
        ...(maxMemory === undefined ? {} : { maxMemory }),
        ...(maxOutput === undefined ? {} : { maxOutput }),
      };
      const tokenFile = tokens === undefined ? {} : { tokenFile: tokens };
      found({ kind: "serve", options: { ...others, ...tokenFile, origins: cors, policy } });
    });
}

function jsonOption(): Option {
  return new Option("--json", "print how the program ended, with its output, as one JSON object");
}

/** The options of `trace` as the parser gives them. */
interface TraceWords {
  readonly events: readonly EventKind[];
  readonly file: readonly string[];
  readonly function: readonly string[];
  readonly line: readonly number[];
  readonly when?: string;
  readonly once?: true;
  readonly every?: number;
  readonly capture: readonly string[];
  readonly count?: true;
  readonly json?: true;
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) throw new InvalidArgumentError("It must be a port.");
  return value;
}

/** As `128mb`. */
function eventKinds(text: string): EventKind[] {
  return text.split(",").map((name) => {
    const kind = EVENT_KINDS.find((each) => each === name.trim());
    if (kind === undefined) throw new InvalidArgumentError(`Choose from ${EVENT_KINDS.join(", ")}.`);
    return kind;
  });
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError("It must be a number from 1 on.");
  return value;
}

const lineNumber = (text: string, before: readonly number[]): number[] => [...before, positive(text)];

const collect = (value: string, before: readonly string[]): string[] => [...before, value];
