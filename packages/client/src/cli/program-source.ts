/** From what the command line names to a program's source, arguments and import path. */

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { moduleFinder } from "@tandem-py/worker";
import type { ProgramOrigin } from "./arguments.js";
import { readAllInput } from "./terminal.js";

export interface ProgramSource {
  readonly source: string | Uint8Array;
  readonly filename: string;
  readonly argv: readonly string[];
  /** The directory that the program's imports come from; empty for the working directory. */
  readonly directory: string;
  /** Standard input was the program and is used up. */
  readonly tookInput: boolean;
  /** The source is a module's name. */
  readonly isModule?: boolean;
}

/** What the user is told, and the status to exit with. */
export class ProgramNotFound extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.name = "ProgramNotFound";
    this.exitCode = exitCode;
  }
}

export async function findProgram(origin: ProgramOrigin, args: readonly string[]): Promise<ProgramSource> {
  switch (origin.kind) {
    case "text":
      return {
        source: `${origin.text}\n`,
        filename: "<string>",
        argv: ["-c", ...args],
        directory: "",
        tookInput: false,
      };
    case "stdin":
      return {
        source: await readAllInput(),
        filename: "<stdin>",
        argv: ["-", ...args],
        directory: "",
        tookInput: true,
      };
    case "module":
      return {
        source: origin.name,
        filename: origin.name,
        argv: ["-m", ...args],
        directory: process.cwd(),
        tookInput: false,
        isModule: true,
      };
    case "file":
      return readFile(origin.path, args);
  }
}

function readFile(path: string, args: readonly string[]): ProgramSource {
  const absolute = resolve(path);
  try {
    const source = new Uint8Array(readFileSync(absolute));
    return { source, filename: path, argv: [path, ...args], directory: dirname(absolute), tookInput: false };
  } catch (error) {
    if (isSystemError(error) && error.code === "EISDIR") return readPackage(path, absolute, args);
    const [number, reason] = reasonOf(error);
    throw new ProgramNotFound(`tandem: can't open file '${absolute}': [Errno ${number}] ${reason}`, 2);
  }
}

/** A directory with a `__main__.py`. */
function readPackage(path: string, absolute: string, args: readonly string[]): ProgramSource {
  const found = moduleFinder({ importPaths: [absolute] })("__main__");
  if (found === undefined) throw new ProgramNotFound(`tandem: can't find '__main__' module in '${absolute}'`, 1);
  const { source, filename } = found;
  return { source, filename, argv: [path, ...args], directory: absolute, tookInput: false };
}

const reasons: Readonly<Record<string, readonly [number, string]>> = {
  ENOENT: [2, "No such file or directory"],
  EACCES: [13, "Permission denied"],
  EISDIR: [21, "Is a directory"],
  ENOTDIR: [20, "Not a directory"],
  ELOOP: [40, "Too many levels of symbolic links"],
};

export function reasonOf(error: unknown): readonly [number, string] {
  if (!isSystemError(error)) throw error;
  return reasons[error.code ?? ""] ?? [Math.abs(error.errno ?? 0), error.code ?? "unknown error"];
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error;
}
