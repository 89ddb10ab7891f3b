/** The options by which the command line limits a program, and those by which it lets it have something. */

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { type DirectoryMount, type Limits, MAXIMUM_RECURSION, type MachineOptions } from "@tandem-py/worker/protocol";
import { type Command, InvalidArgumentError, Option } from "commander";
import { count, duration, moment, size } from "./units.js";

/** What a program may do with files of this machine. */
export interface FileAccess {
  /** It sees the working directory and its own. */
  readonly isAllowed: boolean;
  /** It can import from the directory that it is in. */
  readonly isImportAllowed: boolean;
  readonly mounts: readonly DirectoryMount[];
  /** Paths of wheels to import from. */
  readonly wheels: readonly string[];
}

/** What a program may use of this machine. */
export interface Terms {
  readonly limits: Limits;
  /** In a process of its own: asked for, or because it has limits. */
  readonly isIsolated: boolean;
  /** When a limit ends it, its outcome is to say where its time went. */
  readonly isExplained?: boolean;
  readonly files: FileAccess;
  /** It can read standard input. */
  readonly isInputAllowed: boolean;
  readonly machine: Pick<
    MachineOptions,
    "environment" | "maximumFileBytes" | "maximumOpenFiles" | "clock" | "seed" | "compiled"
  >;
  /** Say at the end what has been compiled. */
  readonly isCompiledExplained: boolean;
}

/** The options as the parser gives them. */
interface LimitWords {
  readonly timeout?: number;
  readonly softTimeout?: number;
  readonly memory?: number;
  readonly maxOutput?: number;
  readonly maxSteps?: number;
  readonly maxRecursion?: number;
  readonly maxEvents?: number;
  readonly maxOpenFiles?: number;
  readonly maxFileBytes?: number;
  readonly clock?: number;
  readonly seed?: number;
  readonly files?: boolean;
  readonly sandbox?: true;
  readonly isolate?: true;
  readonly explain?: true;
  readonly mount?: readonly DirectoryMount[];
  readonly wheel?: readonly string[];
  readonly allowRead?: readonly string[];
  readonly allowWrite?: readonly string[];
  readonly allowEnv?: readonly (readonly [string, string])[];
  readonly allowImport?: true;
  readonly allowStdin?: true;
  readonly compiled?: "auto" | "always" | "off";
  readonly explainCompiled?: true;
}

const collect =
  <Item>(read: (text: string) => Item) =>
  (text: string, before: readonly Item[] | undefined): readonly Item[] => [...(before ?? []), read(text)];

const options = [
  new Option("--timeout <duration>", "end the program after so long, like 2s or 500ms; status 124").argParser(duration),
  new Option("--soft-timeout <duration>", "raise TimeoutError in the program after so long").argParser(duration),
  new Option("--memory <size>", "end it when its objects take more, like 128mb; status 137").argParser(size),
  new Option("--max-output <size>", "end it when it has written so many characters; status 125").argParser(size),
  new Option("--max-steps <count>", "end it after so many calls and turns of loops; status 126").argParser(count),
  new Option("--max-recursion <count>", "frames on its stack, which it cannot raise").argParser(recursion),
  new Option("--max-open-files <count>", "files that it may have open, with the standard streams").argParser(count),
  new Option("--max-file-bytes <size>", "what its files in memory may take").argParser(size),
  new Option("--isolate", "run it in a process of its own, as one that is not trusted; limits do so too"),
  new Option("--explain", "when a limit ends it, say where its time went"),
  new Option("--sandbox", "give it nothing of this machine but what is allowed; any --allow option does the same"),
  new Option("--allow-read <directory>", "let it read a directory; can be repeated").argParser(collect(directory)),
  new Option("--allow-write <directory>", "let it read and write one; can be repeated").argParser(collect(directory)),
  new Option("--allow-env <name[=value]>", "let it see an environment variable; can be repeated").argParser(
    collect(variable),
  ),
  new Option("--allow-import", "let it import from the directory that it is in"),
  new Option("--allow-stdin", "let it read standard input"),
  new Option("--mount <host:guest[:rw]>", "show it a directory, read-only or `rw`; can be repeated").argParser(
    collect(mount),
  ),
  new Option("--wheel <file>", "let it import from a wheel; can be repeated").argParser(collect(String)),
  new Option("--no-files", "keep it from the files of this machine; it can still import from its directory"),
  new Option("--clock <time>", "when its clocks begin, to repeat a run; they then do not follow real time").argParser(
    moment,
  ),
  new Option("--compiled <mode>", "what becomes JavaScript: what is hot, everything, or nothing").choices([
    "auto",
    "always",
    "off",
  ]),
  new Option("--explain-compiled", "say on standard error what has been compiled, at the end"),
  new Option("--seed <number>", "where its random numbers come from, to repeat a run").argParser(seed),
];

/** Of the options above, those that are followed by a value. */
export const valuedLimitOptions: readonly string[] = options
  .filter(({ required }) => required)
  .map(({ long }) => long ?? "");

/** Adds the options that limit and allow, but for one that means something else in the command. */
export function addLimitOptions(command: Command, except?: string): Command {
  for (const option of options) if (option.long !== except) command.addOption(option);
  return command;
}

export function termsOf(command: Command): Terms {
  const words = command.optsWithGlobals<LimitWords>();
  const { allowRead = [], allowWrite = [], allowEnv, mount: mounts = [], wheel: wheels = [] } = words;
  const { allowImport = false, allowStdin = false } = words;
  const isSandboxed =
    words.sandbox === true || allowImport || allowStdin || [allowRead, allowWrite, allowEnv ?? []].flat().length > 0;
  const shown = [
    ...allowRead.map((place) => ({ host: place, guest: place, isWritable: false })),
    ...allowWrite.map((place) => ({ host: place, guest: place, isWritable: true })),
  ];
  const limits = limitsOf(words);
  const limited = [...Object.values(limits), words.maxFileBytes, words.maxOpenFiles].some((each) => each !== undefined);
  // A default of the outer command would hide what the inner one says.
  const isWithFiles = [command, command.parent].every((each) => each?.opts<LimitWords>().files !== false);
  return {
    limits,
    isExplained: words.explain === true,
    isIsolated: words.isolate === true || isSandboxed || limited,
    files: {
      isAllowed: isWithFiles && !isSandboxed,
      isImportAllowed: allowImport || !isSandboxed,
      mounts: [...mounts, ...shown],
      wheels,
    },
    isInputAllowed: allowStdin || !isSandboxed,
    machine: {
      environment: allowEnv === undefined ? undefined : Object.fromEntries(allowEnv),
      maximumFileBytes: words.maxFileBytes,
      maximumOpenFiles: words.maxOpenFiles,
      clock: words.clock,
      seed: words.seed,
      compiled: words.compiled,
    },
    isCompiledExplained: words.explainCompiled === true,
  };
}

function limitsOf(words: LimitWords): Limits {
  return {
    timeoutMs: words.timeout,
    softTimeoutMs: words.softTimeout,
    memoryLimit: words.memory,
    outputLimit: words.maxOutput,
    stepLimit: words.maxSteps,
    recursionLimit: words.maxRecursion,
  };
}

function recursion(text: string): number {
  const frames = count(text);
  if (frames > MAXIMUM_RECURSION) throw new InvalidArgumentError(`It must not be more than ${MAXIMUM_RECURSION}.`);
  return frames;
}

function seed(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError("It must be a whole number from 0 on.");
  }
  return value;
}

function directory(text: string): string {
  const place = resolve(text);
  if (place === "/" || statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new InvalidArgumentError(`It must be a directory below /, and ${text} is none.`);
  }
  return place;
}

function variable(text: string): readonly [string, string] {
  const equals = text.indexOf("=");
  if (equals > 0) return [text.slice(0, equals), text.slice(equals + 1)];
  const value = process.env[text];
  if (value === undefined) throw new InvalidArgumentError(`There is no environment variable ${text}.`);
  return [text, value];
}

function mount(text: string): DirectoryMount {
  const parts = text.split(":");
  const access = parts.length > 2 && ["ro", "rw"].includes(parts.at(-1) ?? "") ? parts.pop() : "ro";
  const guest = parts.pop() ?? "";
  const host = parts.join(":");
  if (host === "" || guest === "") throw new InvalidArgumentError("It must be HOST:GUEST or HOST:GUEST:rw.");
  if (!guest.startsWith("/") || guest.split("/").includes("..") || guest === "/") {
    throw new InvalidArgumentError(`The program's path must be absolute, below / and without .., not ${guest}.`);
  }
  if (statSync(host, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new InvalidArgumentError(`There is no directory ${host}.`);
  }
  return { host: resolve(host), guest, isWritable: access === "rw" };
}
