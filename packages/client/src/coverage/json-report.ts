/** The report in coverage.py's JSON, format 3. */

import type { Analysis } from "./analysis.js";
import { displayPercent, Numbers } from "./numbers.js";
import type { ReportedFile } from "./reported-file.js";

export interface JsonReportOptions {
  readonly hasArcs: boolean;
  readonly precision?: number | undefined;
  readonly showContexts?: boolean | undefined;
  readonly version: string;
  /** Spaces. */
  readonly indent?: number | undefined;
  readonly isContextChosen?: ((name: string) => boolean) | undefined;
}

/** A number that is a float in Python, and so has a point. */
class Float {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

type Json = null | boolean | number | string | Float | readonly Json[] | { readonly [key: string]: Json };

export function jsonReport(
  files: readonly ReportedFile[],
  options: JsonReportOptions,
): { readonly text: string; readonly total: number } {
  const { hasArcs, showContexts = false, version, precision = 0 } = options;
  const total = files.reduce((sum, { analysis }) => sum.plus(analysis.numbers), new Numbers());
  const report = {
    meta: {
      format: 3,
      version,
      timestamp: new Date().toISOString().replace("Z", "000"),
      branch_coverage: hasArcs,
      show_contexts: showContexts,
    },
    files: Object.fromEntries(files.map((file) => [file.name, fileEntry(file, options)])),
    totals: summary(total, precision, hasArcs),
  };
  const text = write(report, options.indent, "");
  return { text, total: total.statements === 0 ? 0 : total.percentCovered };
}

function summary(numbers: Numbers, precision: number, hasArcs: boolean): { [key: string]: Json } {
  const lines = {
    covered_lines: numbers.executed,
    num_statements: numbers.statements,
    percent_covered: new Float(numbers.percentCovered),
    percent_covered_display: displayPercent(numbers.percentCovered, precision),
    missing_lines: numbers.missing,
    excluded_lines: numbers.excluded,
    percent_statements_covered: new Float(numbers.percentStatements),
    percent_statements_covered_display: displayPercent(numbers.percentStatements, precision),
  };
  if (!hasArcs) return lines;
  return {
    ...lines,
    num_branches: numbers.branches,
    num_partial_branches: numbers.partialBranches,
    covered_branches: numbers.executedBranches,
    missing_branches: numbers.missingBranches,
    percent_branches_covered: new Float(numbers.percentBranches),
    percent_branches_covered_display: displayPercent(numbers.percentBranches, precision),
  };
}

function fileEntry(file: ReportedFile, options: JsonReportOptions): Json {
  const { source, analysis } = file;
  const lineCount = source.text.replace(/\n$/, "").split("\n").length;
  const kinds = [
    ["function", "functions"],
    ["class", "classes"],
  ] as const;
  const regions = kinds.map(([kind, plural]): [string, Json] => {
    const own = source.regions.filter((region) => region.kind === kind);
    const outside = new Set<number>();
    if (source.text !== "") for (let line = 1; line <= lineCount; line++) outside.add(line);
    for (const { lines } of own) for (const line of lines) outside.delete(line);
    const entries = own.map(({ name, lines, start }): [string, Json] => [
      name,
      part(file, analysis.narrow(lines), options, start),
    ]);
    const start = Math.min(...outside);
    entries.push(["", part(file, analysis.narrow(outside), options, Number.isFinite(start) ? start : 1)]);
    return [plural, Object.fromEntries(entries)];
  });
  return { ...part(file, analysis, options, null), ...Object.fromEntries(regions) };
}

function part(
  { data }: ReportedFile,
  analysis: Analysis,
  { hasArcs, precision = 0, showContexts, isContextChosen }: JsonReportOptions,
  startLine: number | null,
): { [key: string]: Json } {
  const { executed, excluded } = analysis.parts;
  const contexts = showContexts === true ? data.contextsByLine(isContextChosen) : null;
  return {
    executed_lines: sorted(executed),
    summary: summary(analysis.numbers, precision, hasArcs),
    missing_lines: sorted(analysis.missing),
    excluded_lines: sorted(excluded),
    ...(startLine === null ? {} : { start_line: startLine }),
    ...(contexts === null ? {} : { contexts: Object.fromEntries(contexts) }),
    ...(hasArcs
      ? { executed_branches: pairs(analysis.executedBranches), missing_branches: pairs(analysis.missingBranches) }
      : {}),
  };
}

const sorted = (lines: ReadonlySet<number>): number[] => [...lines].sort((one, other) => one - other);

const pairs = (branches: ReadonlyMap<number, readonly number[]>): number[][] =>
  [...branches].flatMap(([from, ways]) => ways.map((to) => [from, to]));

/** As Python's json writes it. */
function write(value: Json, indent: number | undefined, margin: string): string {
  if (value instanceof Float) return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = indent === undefined ? "" : margin + " ".repeat(indent);
  const isList = Array.isArray(value);
  const items = isList
    ? value.map((each: Json) => write(each, indent, inner))
    : Object.entries(value).map(([key, each]) => `${quoted(key)}: ${write(each, indent, inner)}`);
  const [open, close] = isList ? "[]" : "{}";
  if (items.length === 0) return open + close;
  if (indent === undefined) return open + items.join(", ") + close;
  return `${open}\n${items.map((item) => inner + item).join(",\n")}\n${margin}${close}`;
}

const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
