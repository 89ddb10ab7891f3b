/** The report as Istanbul's coverage-final.json, for its reporters and for editors. */

import type { ReportedFile } from "./reported-file.js";

interface Place {
  readonly line: number;
  readonly column: number;
}
interface Range {
  readonly start: Place;
  readonly end: Place;
}

export function istanbulReport(files: readonly ReportedFile[]): string {
  return `${JSON.stringify(Object.fromEntries(files.map((file) => [file.path, fileCoverage(file)])))}\n`;
}

function fileCoverage({ path, source, analysis, hits, data }: ReportedFile) {
  const text = source.text.split("\n");
  const lineRange = (line: number): Range => {
    const content = text[line - 1] ?? "";
    const column = content.length - content.trimStart().length;
    return { start: { line, column }, end: { line, column: content.trimEnd().length } };
  };
  const countOf = (line: number): number => (analysis.missing.has(line) ? 0 : hits(line));
  const statements = [...analysis.parts.statements].sort((one, other) => one - other);
  const functions = source.regions.filter(({ kind, lines }) => kind === "function" && lines.size > 0);
  const branches = [...analysis.branchStatistics().keys()].sort((one, other) => one - other);
  const waysOf = (line: number): number[] =>
    [...(analysis.executedBranches.get(line) ?? []), ...(analysis.missingBranches.get(line) ?? [])].sort(
      (one, other) => Number(one < 0) - Number(other < 0) || one - other,
    );
  return {
    path,
    statementMap: numbered(statements, lineRange),
    s: numbered(statements, countOf),
    fnMap: numbered(functions, ({ name, start, lines }) => ({
      name,
      line: start,
      decl: lineRange(start),
      loc: { start: lineRange(start).start, end: lineRange(Math.max(...lines)).end },
    })),
    f: numbered(functions, ({ lines }) => {
      const first = statements.find((line) => lines.has(line));
      return first === undefined ? 0 : countOf(first);
    }),
    branchMap: numbered(branches, (line) => ({
      type: "branch",
      line,
      loc: lineRange(line),
      locations: waysOf(line).map((to) => lineRange(to < 0 ? line : to)),
    })),
    b: numbered(branches, (line) => {
      const missing = new Set(analysis.missingBranches.get(line) ?? []);
      return waysOf(line).map((to) => (missing.has(to) ? 0 : (data.arcHits.get(`${line},${to}`) ?? 1)));
    }),
  };
}

function numbered<Item, Result>(items: readonly Item[], map: (item: Item) => Result): Record<string, Result> {
  return Object.fromEntries(items.map((item, index) => [String(index), map(item)]));
}
