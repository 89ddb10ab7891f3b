/** The files that a report is about, each with its source and what of it has run. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { NotPythonError, SourceAnalysis } from "@tandem-py/worker/coverage";
import { type Analysis, analyze } from "./analysis.js";
import { type CoverageData, FileData } from "./data.js";
import { CoverageError } from "./errors.js";
import { matcherOf } from "./file-patterns.js";
import type { Settings } from "./settings.js";

export interface ReportedFile {
  /** As reports show it. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly source: SourceAnalysis;
  readonly analysis: Analysis;
  readonly data: FileData;
  /** How often a statement has run; 1 where only that it has is known. */
  readonly hits: (line: number) => number;
}

export interface ReportChoice {
  /** Files to report on; all by default. */
  readonly files?: readonly string[] | undefined;
  readonly include?: readonly string[] | undefined;
  readonly omit?: readonly string[] | undefined;
  readonly ignoreErrors?: boolean | undefined;
  /** Only what has run in contexts whose name one of these expressions is found in. */
  readonly contexts?: readonly string[] | undefined;
  /** The text of a file, or null; read from disk by default. */
  readonly source?: ((path: string) => string | Uint8Array | null) | undefined;
  /** What cannot be reported on, where errors are ignored. */
  readonly warn?: ((message: string) => void) | undefined;
}

/** Sorted by path. Throws CoverageError when there is nothing to report, or a source is missing or no Python. */
export function reportedFiles(data: CoverageData, settings: Settings, choice: ReportChoice): ReportedFile[] {
  const include = choice.include ?? settings.report.include;
  const omit = choice.omit ?? settings.report.omit;
  const isIncluded = include === undefined || include.length === 0 ? () => true : matcherOf(include);
  const isOmitted = omit === undefined || omit.length === 0 ? () => false : matcherOf(omit);
  const paths = (choice.files?.length ?? 0) > 0 ? choice.files?.map((file) => resolve(file)) : [...data.files.keys()];
  const chosen = (paths ?? []).map((path) => resolve(path)).filter((path) => isIncluded(path) && !isOmitted(path));
  if (chosen.length === 0) throw new CoverageError("No data to report.");
  const contexts = choice.contexts ?? settings.report.contexts;
  const expressions = contexts?.map((each) => new RegExp(each));
  const isContextChosen =
    expressions === undefined ? undefined : (name: string) => expressions.some((each) => each.test(name));
  return chosen.sort().flatMap((path) => {
    try {
      return [reportedFile(path, { data, settings, isContextChosen, source: choice.source ?? readSource })];
    } catch (error) {
      if (!(error instanceof CoverageError)) throw error;
      if (choice.ignoreErrors !== true && settings.report.ignore_errors !== true) throw error;
      choice.warn?.(`Couldn't parse Python file '${path}' (couldnt-parse)`);
      return [];
    }
  });
}

interface Reporting {
  readonly data: CoverageData;
  readonly settings: Settings;
  readonly isContextChosen: ((name: string) => boolean) | undefined;
  readonly source: (path: string) => string | Uint8Array | null;
}

function reportedFile(path: string, reporting: Reporting): ReportedFile {
  const { data, settings, isContextChosen } = reporting;
  const file = data.files.get(path) ?? data.files.get(relative(process.cwd(), path)) ?? new FileData();
  const source = analyzeFile(path, reporting.source(path), settings);
  return {
    name: relativeName(path),
    path,
    source,
    analysis: analyze(source, file, data.hasArcs === true, isContextChosen),
    data: file,
    hits: (line) => file.hits.get(line) ?? 1,
  };
}

function readSource(path: string): Uint8Array | null {
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : null;
}

function analyzeFile(path: string, text: string | Uint8Array | null, { exclude, partial }: Settings): SourceAnalysis {
  if (text === null) throw new CoverageError(`No source for code: '${path}'.`);
  try {
    return new SourceAnalysis(text, { filename: path, exclude, partial });
  } catch (error) {
    if (!(error instanceof NotPythonError)) throw error;
    throw new CoverageError(`Couldn't parse '${path}' as Python source: '${error.reason}' at line ${error.line}`);
  }
}

/** Below the working directory without it. */
export function relativeName(path: string): string {
  const here = process.cwd();
  return path.startsWith(`${here}/`) ? path.slice(here.length + 1) : path;
}

/** The modules in a directory that could be imported: packages only, but for the directory itself. */
export function* pythonFiles(directory: string, withNamespaces: boolean, isTop = true): Generator<string> {
  const entries = readdirSync(directory, { withFileTypes: true }).sort((one, other) =>
    one.name < other.name ? -1 : 1,
  );
  if (!isTop && !withNamespaces && !entries.some(({ name }) => name === "__init__.py")) return;
  for (const entry of entries) {
    if (!entry.isDirectory() && /^[^.#~!$@%^&*()+=,]+\.pyw?$/.test(entry.name)) yield join(directory, entry.name);
  }
  for (const entry of entries) {
    if (entry.isDirectory()) yield* pythonFiles(join(directory, entry.name), withNamespaces, false);
  }
}
