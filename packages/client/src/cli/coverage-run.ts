/** Runs a program under coverage, with the process's own streams. */

import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { ProgramThread } from "@tandem-py/worker";
import type { CoverageFilter } from "@tandem-py/worker/protocol";
import { CoverageData } from "../coverage/data.js";
import { CoverageError } from "../coverage/errors.js";
import { fileExpressions, matcherOf } from "../coverage/file-patterns.js";
import { pythonFiles } from "../coverage/reported-file.js";
import type { Settings } from "../coverage/settings.js";
import { runProgram } from "./run-program.js";

/** Where Tandem's own library and packages from wheels are. */
const SITE_PACKAGES = "/usr/local/lib/python3.14/site-packages";

export interface Measurement {
  /** The program and its arguments. */
  readonly args: readonly string[];
  readonly isModule: boolean;
  readonly settings: Settings;
  readonly thread: ProgramThread;
  readonly branches: boolean;
  readonly once: boolean;
  readonly context: string;
  readonly source: readonly string[];
  readonly include: readonly string[] | undefined;
  readonly omit: readonly string[] | undefined;
  readonly coversLibrary: boolean;
  readonly timeoutMs: number | undefined;
  readonly wheels: readonly string[];
}

export interface Measured {
  readonly data: CoverageData;
  readonly exitCode: number;
  readonly warnings: readonly string[];
}

export async function measureProgram(request: Measurement): Promise<Measured> {
  const { args, isModule, settings, branches, once, context } = request;
  const { trees, directories, packages } = sourceTrees(request);
  const filter: CoverageFilter = {
    branches,
    once,
    ...(trees === undefined ? {} : { trees }),
    ...(request.include === undefined ? {} : { include: fileExpressions(request.include) }),
    ...(request.omit === undefined ? {} : { omit: fileExpressions(request.omit) }),
    ...(settings.run.dynamic_context === "test_function" ? { contexts: "tests" as const } : {}),
  };
  const data = new CoverageData();
  const warnings: string[] = [];
  if (request.include !== undefined && trees !== undefined) {
    warnings.push("--include is ignored because --source is set (include-ignored)");
  }
  const exitCode = await runProgram(
    {
      origin: isModule ? { kind: "module", name: args[0] } : { kind: "file", path: args[0] },
      args: args.slice(1),
      terms: {
        limits: request.timeoutMs === undefined ? {} : { timeoutMs: request.timeoutMs },
        isIsolated: false,
        isCompiledExplained: false,
        files: { isAllowed: true, isImportAllowed: true, mounts: [], wheels: request.wheels },
        isInputAllowed: true,
        machine: {},
      },
      coverage: filter,
      onOutcome: ({ coverage }) => {
        if (coverage === undefined) return;
        data.addRun(coverage, { context, isCounted: !once, source: readSource });
        for (const name of packages) {
          if (!coverage.files.some((file) => isOfPackage(file, name))) {
            warnings.push(`Module ${name} was never imported. (module-not-imported)`);
          }
        }
        if (coverage.contexts.length === 0) warnings.push("No data was collected. (no-data-collected)");
      },
    },
    request.thread,
  );
  // What is there, and never ran, counts too.
  const isOmitted = request.omit === undefined ? () => false : matcherOf(request.omit);
  data.hasArcs ??= branches;
  for (const directory of directories) {
    for (const file of pythonFiles(directory, settings.report.include_namespace_packages === true)) {
      if (!isOmitted(file)) data.file(file);
    }
  }
  return { data, exitCode, warnings };
}

function readSource(path: string): Uint8Array | null {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    // A file of the program's own, or of the library.
    return null;
  }
}

const isOfPackage = (file: string, name: string): boolean => {
  const path = name.replaceAll(".", "/");
  return file.endsWith(`/${path}.py`) || file.includes(`/${path}/`);
};

interface SourceTrees {
  /** Undefined when nothing is chosen. */
  readonly trees: readonly string[] | undefined;
  /** Of this machine, whose files are reported even if they never run. */
  readonly directories: readonly string[];
  readonly packages: readonly string[];
}

/** Where the chosen sources are; a package may be found at each place that programs import from. */
function sourceTrees({ args, isModule, source, settings, coversLibrary }: Measurement): SourceTrees {
  const { run } = settings;
  const named = source.length > 0 ? source : (run.source ?? []);
  const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const directories = [...named.filter(isDirectory), ...(run.source_dirs ?? [])].map((path) => {
    if (!isDirectory(path)) throw new CoverageError(`Source dir is not a directory: '${path}'`);
    return resolve(path);
  });
  const packages = [...named.filter((name) => !isDirectory(name)), ...(run.source_pkgs ?? [])];
  if (directories.length === 0 && packages.length === 0) {
    return { trees: coversLibrary ? ["/"] : undefined, directories: [], packages: [] };
  }
  const places = [resolve("."), ...(isModule ? [] : [resolve(args[0], "..")]), SITE_PACKAGES];
  const trees = [...directories];
  for (const name of packages) {
    for (const place of places) {
      const path = `${place}/${name.replaceAll(".", "/")}`;
      trees.push(path, `${path}.py`);
      if (place !== SITE_PACKAGES && existsSync(`${path}/__init__.py`)) directories.push(path);
    }
  }
  return { trees, directories: [...new Set(directories)], packages };
}
