/** `tandem coverage`: coverage.py's commands for programs that run on Tandem. */

import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { ProgramThread } from "@tandem-py/worker";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { annotations } from "../coverage/annotations.js";
import { CoverageData } from "../coverage/data.js";
import { readDatabase, writeDatabase } from "../coverage/database.js";
import { CoverageError } from "../coverage/errors.js";
import { writeHtmlReport } from "../coverage/html-report.js";
import { istanbulReport } from "../coverage/istanbul-report.js";
import { jsonReport } from "../coverage/json-report.js";
import { lcovReport } from "../coverage/lcov-report.js";
import { displayPercent, isTooLittle } from "../coverage/numbers.js";
import { type ReportedFile, reportedFiles } from "../coverage/reported-file.js";
import { readSettings, type Settings } from "../coverage/settings.js";
import { plural, textReport } from "../coverage/text-report.js";
import { xmlReport } from "../coverage/xml-report.js";
import { measureProgram } from "./coverage-run.js";
import { version } from "./main.js";
import { ProgramNotFound } from "./program-source.js";
import { write } from "./terminal.js";

const FAILED = 1;
const TOO_LITTLE = 2;

/** What the options of all commands are, by name. */
interface Words {
  readonly append?: true;
  readonly branch?: true;
  readonly once?: true;
  readonly context?: string;
  readonly contexts?: readonly string[];
  readonly dataFile?: string;
  readonly directory?: string;
  readonly failUnder?: number;
  readonly format?: string;
  readonly ignoreErrors?: true;
  readonly include?: readonly string[];
  readonly keep?: true;
  readonly module?: true;
  readonly omit?: readonly string[];
  readonly outfile?: string;
  readonly parallelMode?: true;
  readonly precision?: number;
  readonly prettyPrint?: true;
  readonly pylib?: true;
  readonly quiet?: true;
  readonly rcfile?: string;
  readonly showContexts?: true;
  readonly showMissing?: true;
  readonly skipCovered?: boolean;
  readonly skipEmpty?: true;
  readonly sort?: string;
  readonly source?: readonly string[];
  readonly timeout?: number;
  readonly title?: string;
  readonly wheel?: readonly string[];
}

/** Does what the arguments after `coverage` say; returns the status to exit with. */
export async function coverageCommand(args: readonly string[]): Promise<number> {
  let action: (() => Promise<number>) | undefined;
  const program = commands((chosen) => {
    action = chosen;
  });
  try {
    program.parse(args.length === 0 ? ["--help"] : [...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : FAILED;
  }
  try {
    return (await action?.()) ?? 0;
  } catch (error) {
    if (error instanceof CoverageError) {
      await write(process.stdout, `${error.message}\n`);
      return FAILED;
    }
    if (!(error instanceof ProgramNotFound)) throw error;
    await write(process.stderr, `${error.message}\n`);
    return error.exitCode;
  }
}

function commands(choose: (action: () => Promise<number>) => void): Command {
  const program = new Command("tandem coverage")
    .description("Measures which lines and branches of Python programs run, and reports it as coverage.py does.")
    .helpOption("-h, --help", "print this help")
    .exitOverride()
    .enablePositionalOptions();
  const sub = (name: string, description: string, run: (words: Words, args: readonly string[]) => Promise<number>) => {
    const command = program.command(name).description(description).exitOverride();
    return command
      .option("--rcfile <file>", "settings: .coveragerc, pyproject.toml and the like")
      .option("--data-file <file>", "instead of .coverage")
      .action(() => choose(() => run(command.opts<Words>(), command.args)));
  };
  const report = (name: string, description: string, run: (words: Words, args: readonly string[]) => Promise<number>) =>
    sub(name, description, run)
      .argument("[files...]", "only these")
      .addOption(list("--include <patterns>", "only files that match one of these patterns"))
      .addOption(list("--omit <patterns>", "no files that match one of these patterns"))
      .option("-i, --ignore-errors", "go on when a source cannot be read");
  const failing = (command: Command): Command =>
    command.addOption(new Option("--fail-under <minimum>", "status 2 when less is covered").argParser(number));
  const showing = (command: Command): Command =>
    failing(command)
      .option("--skip-covered", "without files that are covered")
      .option("--no-skip-covered", "with all files")
      .option("--skip-empty", "without files that have no code")
      .addOption(list("--contexts <expressions>", "only what ran in these contexts"))
      .addOption(new Option("--precision <digits>", "digits after the decimal point").argParser(number));
  sub("run", "run a program and measure it", run)
    .argument("[file]", "a program")
    .argument("[args...]", "the program's own arguments")
    .passThroughOptions()
    .option("-m, --module", "the program is a module")
    .option("--branch", "measure branches too")
    .option("--once", "measure only what runs, not how often")
    .option("-a, --append", "add to the data that is there")
    .option("-p, --parallel-mode", "give the data file a name of its own, to be combined later")
    .option("--context <label>", "a label for this run")
    .option("-L, --pylib", "measure the library too")
    .addOption(list("--source <names>", "directories or packages: only what is in them"))
    .addOption(list("--include <patterns>", "only files that match one of these patterns"))
    .addOption(list("--omit <patterns>", "no files that match one of these patterns"))
    .addOption(new Option("--timeout <seconds>", "end the program after so many seconds").argParser(number))
    .addOption(
      new Option("--wheel <file>", "let the program import from a wheel; can be repeated").argParser(
        (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
      ),
    );
  showing(report("report", "print a table of files", reportText))
    .option("-m, --show-missing", "with the lines that have not run")
    .option("--sort <column>", "name, stmts, miss, branch, brpart or cover; - before it reverses the order")
    .option("--format <format>", "text, markdown, total or github");
  showing(report("html", "write pages that show what has run and how often", reportHtml))
    .option("-d, --directory <directory>", "instead of htmlcov")
    .option("--title <title>")
    .option("-q, --quiet", "say nothing")
    .option("--show-contexts", "show contexts of lines");
  failing(report("json", "write coverage.py's JSON, or Istanbul's", reportJson))
    .option("-o, --outfile <file>", "instead of coverage.json; - is standard output")
    .option("--format <format>", "coverage.py or istanbul")
    .option("--pretty-print", "for readers")
    .option("--show-contexts", "with contexts of lines")
    .option("-q, --quiet", "say nothing")
    .addOption(list("--contexts <expressions>", "only what ran in these contexts"));
  failing(report("lcov", "write an LCOV tracefile", reportLcov))
    .option("-o, --outfile <file>", "instead of coverage.lcov; - is standard output")
    .option("-q, --quiet", "say nothing");
  failing(report("xml", "write Cobertura's XML", reportXml))
    .option("-o, --outfile <file>", "instead of coverage.xml; - is standard output")
    .option("--skip-empty", "without files that have no code")
    .option("-q, --quiet", "say nothing");
  sub("combine", "add up data files", combine)
    .argument("[paths...]", "data files, or directories of them")
    .option("-a, --append", "to the data that is there")
    .option("--keep", "keep the files")
    .option("-q, --quiet", "say nothing");
  sub("erase", "remove the data", erase);
  return program;
}

function list(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text: string) => text.split(",").map((each) => each.trim()));
}

function number(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || text.trim() === "") throw new InvalidArgumentError("It must be a number.");
  return value;
}

async function settingsOf({ rcfile }: Words): Promise<Settings> {
  const warnings: string[] = [];
  const settings = readSettings(rcfile, process.env, (message) => warnings.push(message));
  for (const message of warnings) await warn(message);
  return settings;
}

const warn = (message: string): Promise<void> => write(process.stderr, `CoverageWarning: ${message}\n`);

const dataFileOf = ({ dataFile }: Words, settings: Settings): string => dataFile ?? settings.dataFile;

async function run(words: Words, given: readonly string[]): Promise<number> {
  const settings = await settingsOf(words);
  let args = given;
  let isModule = words.module === true;
  if (args.length === 0 && settings.run.command_line !== undefined && !isModule) {
    args = settings.run.command_line.trim().split(/\s+/);
    if (args[0] === "-m" || args[0] === "--module") {
      isModule = true;
      args = args.slice(1);
    }
  }
  if (args.length === 0) throw new CoverageError(isModule ? "No module specified for -m" : "Nothing to do.");
  const isParallel = words.parallelMode ?? settings.run.parallel ?? false;
  if (words.append === true && isParallel) throw new CoverageError("Can't append to data files in parallel mode.");
  const dataFile = dataFileOf(words, settings);
  const { data, exitCode, warnings } = await measureProgram({
    args,
    isModule,
    settings,
    thread: new ProgramThread(),
    branches: words.branch ?? settings.run.branch ?? false,
    once: words.once === true,
    context: words.context ?? settings.run.context ?? "",
    source: words.source ?? [],
    include: words.include ?? settings.run.include,
    omit: words.omit ?? settings.run.omit,
    coversLibrary: words.pylib ?? settings.run.cover_pylib ?? false,
    timeoutMs: words.timeout === undefined ? undefined : words.timeout * 1000,
    wheels: words.wheel ?? [],
  });
  for (const message of warnings) await warn(message);
  if (words.append === true && existsSync(dataFile)) {
    const before = await readDatabase(dataFile);
    before.merge(data);
    await writeDatabase(dataFile, before, originOf());
  } else {
    const suffix = isParallel ? `.${hostname()}.pid${process.pid}.X${randomSuffix()}x` : "";
    await writeDatabase(`${dataFile}${suffix}`, data, originOf());
  }
  return exitCode;
}

const originOf = () => ({ argv: ["tandem", ...process.argv.slice(2)], version: `tandem ${version}` });

const randomSuffix = (): string => Math.random().toString(36).slice(2, 8);

interface Reporting {
  readonly settings: Settings;
  readonly data: CoverageData;
  readonly files: readonly ReportedFile[];
  readonly hasArcs: boolean;
}

async function reporting(words: Words, args: readonly string[]): Promise<Reporting> {
  const settings = await settingsOf(words);
  const path = dataFileOf(words, settings);
  const data = await readDatabase(path);
  await combineInto(data, path, settings, { paths: [], keeps: false, isStrict: false, isQuiet: true });
  if (data.hasArcs === null && data.files.size === 0) throw new CoverageError("No data to report.");
  const warnings: string[] = [];
  const files = reportedFiles(data, settings, {
    files: args,
    include: words.include,
    omit: words.omit,
    ignoreErrors: words.ignoreErrors,
    contexts: words.contexts,
    warn: (message) => warnings.push(message),
  });
  for (const message of warnings) await warn(message);
  return { settings, data, files, hasArcs: data.hasArcs === true };
}

async function statusFor(total: number, words: Words, { report }: Settings): Promise<number> {
  const wanted = words.failUnder ?? report.fail_under ?? 0;
  const precision = words.precision ?? report.precision ?? 0;
  if (wanted < 0 || wanted > 100) {
    throw new CoverageError(`fail_under=${wanted} is invalid. Must be between 0 and 100.`);
  }
  if (!isTooLittle(total, wanted, precision)) return 0;
  const text = `total of ${displayPercent(total, precision)} is less than fail-under=${wanted.toFixed(precision)}`;
  await write(process.stdout, `Coverage failure: ${text}\n`);
  return TOO_LITTLE;
}

async function reportText(words: Words, args: readonly string[]): Promise<number> {
  const { settings, files, hasArcs } = await reporting(words, args);
  const { report } = settings;
  const format = words.format ?? report.format;
  const isForGitHub = format === "github";
  const { text, total } = textReport(files, {
    hasArcs,
    format: isForGitHub ? "text" : format,
    precision: words.precision ?? report.precision ?? 0,
    showMissing: words.showMissing ?? report.show_missing,
    skipCovered: words.skipCovered ?? report.skip_covered,
    skipEmpty: words.skipEmpty ?? report.skip_empty,
    sort: words.sort ?? report.sort,
  });
  await write(process.stdout, isForGitHub ? annotations(files) + text : text);
  return statusFor(total, words, settings);
}

async function reportHtml(words: Words, args: readonly string[]): Promise<number> {
  const { settings, files, hasArcs, data } = await reporting(words, args);
  const { html, report } = settings;
  const directory = words.directory ?? html.directory ?? "htmlcov";
  const total = writeHtmlReport(files, {
    directory,
    hasArcs,
    hasCounts: data.hasCounts,
    title: words.title ?? html.title ?? "Coverage report",
    precision: words.precision ?? report.precision ?? 0,
    showContexts: words.showContexts ?? html.show_contexts,
    skipCovered: words.skipCovered ?? html.skip_covered ?? report.skip_covered,
    skipEmpty: words.skipEmpty ?? html.skip_empty ?? report.skip_empty,
  });
  if (words.quiet !== true) await write(process.stdout, `Wrote HTML report to ${join(directory, "index.html")}\n`);
  return statusFor(total, words, settings);
}

/** Writes a report of one file, and says so. */
async function writeReport(text: string, path: string, kind: string, { quiet }: Words): Promise<void> {
  if (path === "-") return write(process.stdout, text);
  writeFileSync(path, text);
  if (quiet !== true) await write(process.stdout, `Wrote ${kind} to ${path}\n`);
}

async function reportJson(words: Words, args: readonly string[]): Promise<number> {
  const { settings, files, hasArcs } = await reporting(words, args);
  const { json, report } = settings;
  const { text, total } = jsonReport(files, {
    hasArcs,
    version: `tandem ${version}`,
    precision: report.precision ?? 0,
    showContexts: words.showContexts ?? json.show_contexts,
    ...((words.prettyPrint ?? json.pretty_print) === true ? { indent: 4 } : {}),
  });
  const path = words.outfile ?? json.output ?? "coverage.json";
  if (words.format === "istanbul") await writeReport(istanbulReport(files), path, "Istanbul report", words);
  else await writeReport(text, path, "JSON report", words);
  return statusFor(total, words, settings);
}

async function reportLcov(words: Words, args: readonly string[]): Promise<number> {
  const { settings, files, hasArcs } = await reporting(words, args);
  const { text, total } = lcovReport(files, {
    hasArcs,
    checksums: settings.lcov.line_checksums,
    skipEmpty: settings.report.skip_empty,
  });
  await writeReport(text, words.outfile ?? settings.lcov.output ?? "coverage.lcov", "LCOV report", words);
  return statusFor(total, words, settings);
}

async function reportXml(words: Words, args: readonly string[]): Promise<number> {
  const { settings, files, hasArcs } = await reporting(words, args);
  const { text, total } = xmlReport(files, {
    hasArcs,
    version: `tandem ${version}`,
    skipEmpty: words.skipEmpty ?? settings.report.skip_empty,
    sources: (settings.run.source ?? []).filter((path) => existsSync(path)).map((path) => resolve(path)),
    ...(settings.xml.package_depth === undefined ? {} : { packageDepth: settings.xml.package_depth }),
  });
  await writeReport(text, words.outfile ?? settings.xml.output ?? "coverage.xml", "XML report", words);
  return statusFor(total, words, settings);
}

async function combine(words: Words, paths: readonly string[]): Promise<number> {
  const settings = await settingsOf(words);
  const path = dataFileOf(words, settings);
  const data = words.append === true ? await readDatabase(path) : new CoverageData();
  await combineInto(data, path, settings, {
    paths,
    keeps: words.keep === true,
    isStrict: true,
    isQuiet: words.quiet === true,
  });
  await writeDatabase(path, data, originOf());
  return 0;
}

interface Combination {
  readonly paths: readonly string[];
  readonly keeps: boolean;
  /** It is an error when there is nothing to combine. */
  readonly isStrict: boolean;
  readonly isQuiet: boolean;
}

/** Adds the data files whose names begin as the data file's does, or those that are named. */
async function combineInto(data: CoverageData, path: string, settings: Settings, request: Combination): Promise<void> {
  const { paths, keeps, isStrict, isQuiet } = request;
  const found = combinableFiles(path, paths).filter((file) => file !== resolve(path) || paths.length > 0);
  if (found.length === 0) {
    if (isStrict) throw new CoverageError("No data to combine");
    return;
  }
  const aliases = aliasesOf(settings);
  let combined = 0;
  let failed = 0;
  for (const file of found) {
    try {
      data.merge(await readDatabase(file), aliases);
      combined++;
      if (!keeps) rmSync(file);
    } catch (error) {
      if (!(error instanceof CoverageError)) throw error;
      failed++;
      await warn(error.message);
    }
  }
  if (isStrict && combined === 0) throw new CoverageError("No usable data files");
  if (!isQuiet) {
    const failures = failed > 0 ? `, ${plural(failed, "file")} errored` : "";
    await write(process.stdout, `Combined ${plural(combined, "file")}${failures}\n`);
  }
}

function combinableFiles(path: string, paths: readonly string[]): string[] {
  const places = paths.length > 0 ? paths : [dirname(resolve(path))];
  return places
    .flatMap((place) => {
      if (!existsSync(place)) throw new CoverageError(`Couldn't combine from non-existent path '${place}'`);
      if (statSync(place).isFile()) return [resolve(place)];
      return readdirSync(place)
        .filter(
          (name) =>
            name.startsWith(`${basename(path)}.`) && !name.endsWith("-journal") && !name.startsWith(".coveragerc"),
        )
        .map((name) => resolve(place, name));
    })
    .filter((file) => statSync(file).isFile())
    .sort();
}

/** `[tool.coverage.paths]`: the first of each list is where the files of the others are here. */
function aliasesOf({ paths }: Settings): (path: string) => string {
  const rules = Object.values(paths).flatMap(([here, ...others]) =>
    others.map((other) => {
      const pattern = other.replace(/\/+$/, "");
      const expression = `^${escapeExpression(pattern)}/`;
      return { expression: new RegExp(expression), here: resolve(here) };
    }),
  );
  return (path) => {
    for (const { expression, here } of rules) {
      const renamed = path.replace(expression, `${here}/`);
      if (renamed !== path && existsSync(renamed)) return renamed;
    }
    return path;
  };
}

const escapeExpression = (pattern: string): string =>
  pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, "[^/]");

async function erase(words: Words): Promise<number> {
  const settings = await settingsOf(words);
  const path = dataFileOf(words, settings);
  rmSync(path, { force: true });
  for (const file of combinableFiles(path, [])) rmSync(file);
  return 0;
}
