/** Settings of coverage: .coveragerc, or `[tool.coverage.*]` of pyproject.toml and the like, as coverage.py reads them. */

import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { compilePythonPattern, PatternError } from "@tandem-py/worker/coverage";
import { parse, TomlError } from "smol-toml";
import * as z from "zod";
import { CoverageError } from "./errors.js";
import { iniSections } from "./ini-file.js";

const EXCLUDE = [
  String.raw`#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(cover|COVER)`,
  String.raw`^\s*(((async )?def .*?)?[\])]+(\s*->.*?)?:\s*)?\.\.\.\s*(#|$)`,
  "if (typing\\.)?TYPE_CHECKING:",
];
const PARTIAL = [String.raw`#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(branch|BRANCH)`];
/** Branches of which Python itself never takes all ways. */
const PARTIAL_ALWAYS = ["while (True|1|False|0):", "if (True|1|False|0):"];

const words = z.array(z.string());
const truth = z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]);
const decimal = z.union([z.number(), z.string().transform(Number)]);

const sections = z.looseObject({
  run: z
    .looseObject({
      branch: truth,
      command_line: z.string(),
      context: z.string(),
      cover_pylib: truth,
      data_file: z.string(),
      dynamic_context: z.string(),
      include: words,
      omit: words,
      parallel: truth,
      relative_files: truth,
      source: words,
      source_dirs: words,
      source_pkgs: words,
    })
    .partial(),
  report: z
    .looseObject({
      contexts: words,
      exclude_also: words,
      exclude_lines: words,
      fail_under: decimal,
      format: z.string(),
      ignore_errors: truth,
      include: words,
      include_namespace_packages: truth,
      omit: words,
      partial_also: words,
      partial_branches: words,
      partial_branches_always: words,
      precision: decimal,
      show_missing: truth,
      skip_covered: truth,
      skip_empty: truth,
      sort: z.string(),
    })
    .partial(),
  html: z
    .looseObject({
      directory: z.string(),
      show_contexts: truth,
      skip_covered: truth,
      skip_empty: truth,
      title: z.string(),
    })
    .partial(),
  json: z.looseObject({ output: z.string(), pretty_print: truth, show_contexts: truth }).partial(),
  lcov: z.looseObject({ output: z.string(), line_checksums: truth }).partial(),
  xml: z.looseObject({ output: z.string(), package_depth: decimal }).partial(),
  paths: z.record(z.string(), words),
});
const someSections = sections.partial();
type Sections = z.infer<typeof someSections>;

export interface Settings {
  readonly run: NonNullable<Sections["run"]>;
  readonly report: NonNullable<Sections["report"]>;
  readonly html: NonNullable<Sections["html"]>;
  readonly json: NonNullable<Sections["json"]>;
  readonly lcov: NonNullable<Sections["lcov"]>;
  readonly xml: NonNullable<Sections["xml"]>;
  readonly paths: Readonly<Record<string, readonly string[]>>;
  readonly dataFile: string;
  readonly exclude: readonly string[];
  readonly partial: readonly string[];
}

/**
 * The settings of a file, or of those that are looked for in the working directory; `warn` is told what is not known.
 * Throws CoverageError for a file that cannot be read.
 */
export function readSettings(
  file: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  warn: (message: string) => void,
): Settings {
  const given = file ?? environment.COVERAGE_RCFILE;
  const candidates =
    given === undefined ? [".coveragerc", ".coveragerc.toml", "setup.cfg", "tox.ini", "pyproject.toml"] : [given];
  for (const candidate of candidates) {
    const isOwn = !/(^|[\\/])(pyproject\.toml|setup\.cfg|tox\.ini)$/.test(candidate);
    const found = readSections(candidate, isOwn, environment);
    if (found !== null) {
      warnOfUnknown(found, candidate, isOwn, warn);
      return complete(found, environment);
    }
    if (given !== undefined) throw new CoverageError(`Couldn't read '${candidate}' as a config file`);
  }
  return complete({}, environment);
}

function readSections(
  path: string,
  isOwn: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Sections | null {
  if (!existsSync(path)) return null;
  const text = readFileSync(path, "utf8");
  const content = path.endsWith(".toml") ? tomlSections(text, path, isOwn) : iniSections(text, path, isOwn);
  if (content === undefined) return null;
  const parsed = someSections.safeParse(substitute(content, environment));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const [section, option] = issue.path.map(String);
  throw new CoverageError(
    `Couldn't read config file ${path}: Option [tool.coverage.${section}]${option ?? ""} ${issue.message}`,
  );
}

function tomlSections(text: string, path: string, isOwn: boolean): unknown {
  let document: Record<string, unknown>;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new CoverageError(`Couldn't read config file ${path}: ${error.message}`);
  }
  const { tool } = z
    .looseObject({ tool: z.looseObject({ coverage: z.unknown() }).partial() })
    .partial()
    .parse(document);
  return tool?.coverage ?? (isOwn ? document : undefined);
}

/** `$NAME`, `${NAME}`, `${NAME?}` (must be set) and `${NAME-default}` in every text. */
function substitute(value: unknown, environment: Readonly<Record<string, string | undefined>>): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => substitute(each, environment));
  if (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, substitute(each, environment)]));
  }
  if (typeof value !== "string") return value;
  return value.replace(
    /\$(?:(\$)|(\w+)|\{(\w+)(?:(\?)|-([^}]*))?\})/g,
    (_, dollar?: string, bare?: string, name?: string, isNeeded?: string, otherwise?: string) => {
      if (dollar !== undefined) return "$";
      const text = environment[bare ?? name ?? ""];
      if (text !== undefined) return text;
      if (isNeeded !== undefined) throw new CoverageError(`Variable ${name ?? ""} is undefined: '${value}'`);
      return otherwise ?? "";
    },
  );
}

const KNOWN_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  run: [
    "concurrency",
    "core",
    "debug",
    "debug_file",
    "disable_warnings",
    "patch",
    "plugins",
    "sigterm",
    "timid",
    "_crash",
  ],
  html: ["extra_css"],
};

function warnOfUnknown(found: Sections, path: string, isOwn: boolean, warn: (message: string) => void): void {
  for (const [name, section] of Object.entries(found)) {
    const schema = sections.shape[name as keyof typeof sections.shape] as unknown;
    if (!(schema instanceof z.ZodObject) || typeof section !== "object" || section === null) continue;
    const known = new Set([...Object.keys(schema.shape), ...(KNOWN_ELSEWHERE[name] ?? [])]);
    for (const option of Object.keys(section)) {
      const place = isOwn ? name : `tool.coverage.${name}`;
      if (!known.has(option)) warn(`Unrecognized option '[${place}] ${option}=' in config file ${path}`);
    }
  }
}

function complete(found: Sections, environment: Readonly<Record<string, string | undefined>>): Settings {
  const { run = {}, report = {}, html = {}, json = {}, lcov = {}, xml = {}, paths = {} } = found;
  const home = (path: string): string => path.replace(/^~(?=\/|$)/, homedir());
  const exclude = [...(report.exclude_lines ?? EXCLUDE), ...(report.exclude_also ?? [])];
  const partial = [
    ...(report.partial_branches ?? PARTIAL),
    ...(report.partial_also ?? []),
    ...(report.partial_branches_always ?? PARTIAL_ALWAYS),
  ];
  const clean = (patterns: readonly string[]): string[] =>
    patterns.map((each) => each.trim()).filter((each) => each !== "");
  for (const pattern of clean([...exclude, ...partial])) checkPattern(pattern);
  return {
    run,
    report,
    html,
    json,
    lcov,
    xml,
    paths,
    dataFile: environment.COVERAGE_FILE ?? home(run.data_file ?? ".coverage"),
    exclude: clean(exclude),
    partial: clean(partial),
  };
}

function checkPattern(pattern: string): void {
  try {
    compilePythonPattern(pattern);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new CoverageError(`Invalid [report].exclude_lines value '${pattern}': ${error.message}`);
  }
}
