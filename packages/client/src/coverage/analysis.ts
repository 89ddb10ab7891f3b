/** A file's statements and branches, and which of them have run. */

import type { Arc, SourceAnalysis } from "@tandem-py/worker/coverage";
import type { FileData } from "./data.js";
import { Numbers } from "./numbers.js";

const keyOf = ([from, to]: Arc): string => `${from},${to}`;

/** What an analysis knows; of a function or class only what lies in it. */
export interface AnalysisParts {
  readonly hasArcs: boolean;
  readonly statements: ReadonlySet<number>;
  readonly excluded: ReadonlySet<number>;
  readonly executed: ReadonlySet<number>;
  readonly possible: readonly Arc[];
  readonly taken: readonly Arc[];
  readonly exitCounts: ReadonlyMap<number, number>;
  readonly partial: ReadonlySet<number>;
}

export class Analysis {
  readonly parts: AnalysisParts;
  readonly missing: ReadonlySet<number>;
  readonly numbers: Numbers;
  /** Lines with several ways on, and those that were not, and were, taken from each. */
  readonly missingBranches: ReadonlyMap<number, readonly number[]>;
  readonly executedBranches: ReadonlyMap<number, readonly number[]>;

  constructor(parts: AnalysisParts) {
    const { statements, executed, excluded, exitCounts, hasArcs } = parts;
    this.parts = parts;
    this.missing = new Set([...statements].filter((line) => !executed.has(line)));
    this.missingBranches = hasArcs ? this.findMissingBranches() : new Map();
    this.executedBranches = hasArcs ? this.findExecutedBranches() : new Map();
    let partialBranches = 0;
    let missingBranches = 0;
    for (const [line, ways] of this.missingBranches) {
      missingBranches += ways.length;
      if (!this.missing.has(line)) partialBranches += ways.length;
    }
    let branches = 0;
    if (hasArcs) for (const count of exitCounts.values()) if (count > 1) branches += count;
    this.numbers = new Numbers({
      files: 1,
      statements: statements.size,
      excluded: excluded.size,
      missing: this.missing.size,
      branches,
      partialBranches,
      missingBranches,
    });
  }

  /** For each line with several ways on: how many, and how many were taken. */
  branchStatistics(): Map<number, readonly [total: number, taken: number]> {
    const statistics = new Map<number, readonly [number, number]>();
    for (const [line, total] of this.parts.exitCounts) {
      if (total > 1) statistics.set(line, [total, total - (this.missingBranches.get(line)?.length ?? 0)]);
    }
    return statistics;
  }

  /** What lies in some lines. */
  narrow(lines: ReadonlySet<number>): Analysis {
    const { hasArcs, statements, excluded, executed, possible, taken, exitCounts, partial } = this.parts;
    const inside = (set: ReadonlySet<number>): Set<number> => new Set([...set].filter((line) => lines.has(line)));
    const touches = ([from, to]: Arc): boolean => lines.has(from) || lines.has(to);
    return new Analysis({
      hasArcs,
      statements: inside(statements),
      excluded: inside(excluded),
      executed: inside(executed),
      possible: possible.filter(touches),
      taken: taken.filter(touches),
      exitCounts: new Map([...exitCounts].filter(([line]) => lines.has(line))),
      partial: inside(partial),
    });
  }

  /** Missing lines as `1-2, 5`, and branches as `7->exit`. */
  formatMissing(): string {
    const items: [number, string][] = ranges(this.parts.statements, this.missing).map(([first, last]) => [
      first,
      first === last ? String(first) : `${first}-${last}`,
    ]);
    for (const [line, ways] of this.missingBranches) {
      if (this.missing.has(line)) continue;
      for (const to of ways) {
        if (!this.missing.has(to)) items.push([line, `${line}->${to > 0 ? to : "exit"}`]);
      }
    }
    // Python compares strings by code points; these are ASCII.
    items.sort(([one, text], [other, otherText]) => one - other || (text < otherText ? -1 : text > otherText ? 1 : 0));
    return items.map(([, text]) => text).join(", ");
  }

  private findMissingBranches(): Map<number, number[]> {
    const { possible, taken, partial, excluded, exitCounts } = this.parts;
    const seen = new Set(taken.map(keyOf));
    return byLine(
      possible.filter(
        (arc) =>
          !seen.has(keyOf(arc)) && !partial.has(arc[0]) && !excluded.has(arc[1]) && (exitCounts.get(arc[0]) ?? 0) > 1,
      ),
    );
  }

  private findExecutedBranches(): Map<number, number[]> {
    const { possible, taken, exitCounts } = this.parts;
    const known = new Set(possible.map(keyOf));
    return byLine(taken.filter((arc) => known.has(keyOf(arc)) && (exitCounts.get(arc[0]) ?? 0) > 1));
  }
}

function byLine(arcs: readonly Arc[]): Map<number, number[]> {
  const lines = new Map<number, number[]>();
  for (const [from, to] of arcs.toSorted(([a, b], [c, d]) => a - c || b - d)) {
    lines.set(from, [...(lines.get(from) ?? []), to]);
  }
  return lines;
}

/** Runs of missing statements, over lines that are none. */
function ranges(statements: ReadonlySet<number>, missing: ReadonlySet<number>): [number, number][] {
  const pairs: [number, number][] = [];
  let open: [number, number] | null = null;
  for (const line of [...statements].sort((one, other) => one - other)) {
    if (!missing.has(line)) open = null;
    else if (open === null) {
      open = [line, line];
      pairs.push(open);
    } else open[1] = line;
  }
  return pairs;
}

/** What of a source has run; of some contexts only, where they are chosen. */
export function analyze(
  source: SourceAnalysis,
  data: FileData,
  hasArcs: boolean,
  isChosen?: (context: string) => boolean,
): Analysis {
  const { statements, excluded, partial } = source;
  const lines = [...data.executedLines(isChosen)].map((line) => source.firstLine(line));
  return new Analysis({
    hasArcs,
    statements,
    excluded,
    executed: new Set(lines.filter((line) => statements.has(line))),
    possible: hasArcs ? source.arcs : [],
    taken: hasArcs ? takenArcs(source, data.executedArcs(isChosen)) : [],
    exitCounts: hasArcs ? source.exitCounts() : new Map(),
    partial: hasArcs ? partial : new Set(),
  });
}

/** An arc from a line to itself says that the line has run: then its only way on was taken. */
function takenArcs(source: SourceAnalysis, executed: readonly Arc[]): Arc[] {
  const ways = new Map<number, number | null>();
  for (const [from, to] of source.arcs) ways.set(from, ways.has(from) ? null : to);
  const arcs: Arc[] = [];
  for (const [from, to] of source.translateArcs(executed)) {
    if (from !== to) arcs.push([from, to]);
    else {
      const way = ways.get(from);
      if (way !== undefined && way !== null) arcs.push([from, way]);
    }
  }
  return source.translateArcs(arcs);
}
