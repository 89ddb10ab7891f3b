/** The report as an LCOV tracefile, with real counts. */

import { createHash } from "node:crypto";
import { Numbers } from "./numbers.js";
import type { ReportedFile } from "./reported-file.js";

export interface LcovReportOptions {
  readonly hasArcs: boolean;
  readonly checksums?: boolean | undefined;
  readonly skipEmpty?: boolean | undefined;
}

export function lcovReport(
  files: readonly ReportedFile[],
  options: LcovReportOptions,
): { readonly text: string; readonly total: number } {
  const total = files.reduce((sum, { analysis }) => sum.plus(analysis.numbers), new Numbers());
  const sorted = files.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const text = sorted.map((file) => record(file, options)).join("");
  return { text, total: total.statements === 0 ? 0 : total.percentCovered };
}

function record(file: ReportedFile, { hasArcs, checksums, skipEmpty }: LcovReportOptions): string {
  const { numbers } = file.analysis;
  if (numbers.statements === 0 && skipEmpty === true) return "";
  const lines = [
    `SF:${field(file.name)}`,
    ...lineRecords(file, checksums === true),
    ...functionRecords(file),
    ...(hasArcs ? branchRecords(file) : []),
    "end_of_record",
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** A record is a line: nothing in it can end one. */
const field = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, "?");

const sortedStatements = ({ analysis }: ReportedFile): number[] =>
  [...analysis.parts.statements].sort((one, other) => one - other);

function lineRecords(file: ReportedFile, hasChecksums: boolean): string[] {
  const { analysis, hits, source } = file;
  const text = hasChecksums ? source.text.split("\n") : [];
  const records = sortedStatements(file).map((line) => {
    const sum = hasChecksums
      ? `,${createHash("md5")
          .update(text[line - 1])
          .digest("base64")
          .replace(/=+$/, "")}`
      : "";
    return `DA:${line},${analysis.missing.has(line) ? 0 : hits(line)}${sum}`;
  });
  const { statements, executed } = analysis.numbers;
  return statements === 0 ? records : [...records, `LF:${statements}`, `LH:${executed}`];
}

function functionRecords(file: ReportedFile): string[] {
  const { source, analysis, hits } = file;
  const functions = source.regions
    .filter(({ kind, lines }) => kind === "function" && lines.size > 0)
    .map((region) => ({
      ...region,
      last: Math.max(region.start, ...region.lines),
      part: analysis.narrow(region.lines),
    }))
    .filter(({ part }) => part.numbers.statements > 0)
    .sort((one, other) => one.start - other.start || one.last - other.last);
  if (source.regions.every(({ kind }) => kind !== "function")) return [];
  const records: string[] = [];
  let found = 0;
  for (const { start, last, name, part } of functions) {
    // A function runs as often as its first statement.
    const [first] = [...part.parts.statements].sort((one, other) => one - other);
    const calls = part.numbers.executed === 0 ? 0 : Math.max(1, part.missing.has(first) ? 0 : hits(first));
    if (calls > 0) found++;
    records.push(`FN:${start},${last},${field(name)}`, `FNDA:${calls},${field(name)}`);
  }
  return [...records, `FNF:${functions.length}`, `FNH:${found}`];
}

function branchRecords(file: ReportedFile): string[] {
  const { analysis, data, source } = file;
  const statistics = analysis.branchStatistics();
  const records: string[] = [];
  for (const line of sortedStatements(file)) {
    const counts = statistics.get(line);
    if (counts === undefined) continue;
    const isReached = counts[1] > 0;
    const ways: [number, string][] = [
      ...(analysis.executedBranches.get(line) ?? []).map((to): [number, string] => [
        to,
        String(data.arcHits.get(`${line},${to}`) ?? 1),
      ]),
      ...(analysis.missingBranches.get(line) ?? []).map((to): [number, string] => [to, isReached ? "0" : "-"]),
    ];
    // Ways out come last.
    ways.sort(([one], [other]) => Number(one < 0) - Number(other < 0) || one - other);
    for (const [to, taken] of ways) records.push(`BRDA:${line},0,${field(source.arcDescription(line, to))},${taken}`);
  }
  const all = [...statistics.values()];
  const found = all.reduce((sum, [total]) => sum + total, 0);
  const hit = all.reduce((sum, [, taken]) => sum + taken, 0);
  return found === 0 ? records : [...records, `BRF:${found}`, `BRH:${hit}`];
}
