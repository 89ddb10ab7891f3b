/** What has run: lines, arcs and counts by file and context, from one run or several. */

import { type Arc, firstLinesOf, NotPythonError, SourceAnalysis } from "@tandem-py/worker/coverage";
import type { CodeCoverage, CoverageRecord } from "@tandem-py/worker/protocol";
import { CoverageError } from "./errors.js";

/** Numbers by line, or by `from,to`. */
type Counts = Map<number, number>;

/** A way of a condition: where it stands, whether it is the one that jumps, and how often it was taken. */
export interface ConditionCount {
  /** First line, column, last line, column. */
  readonly position: readonly [number, number, number, number];
  readonly jumps: boolean;
  readonly count: number;
}

export class FileData {
  /** Lines that have run, by context. */
  readonly lines = new Map<string, Set<number>>();
  /** Arcs that were taken, by context and `from,to`; without branches there are none. */
  readonly arcs = new Map<string, Map<string, Arc>>();
  /** How often each statement has run, by its first line. Without an entry nothing is known but whether it has. */
  readonly hits: Counts = new Map();
  readonly arcHits = new Map<string, number>();
  readonly conditions = new Map<string, ConditionCount>();

  addLine(context: string, line: number): void {
    entry(this.lines, context, () => new Set()).add(line);
  }

  addArc(context: string, from: number, to: number, count = 0): void {
    const key = `${from},${to}`;
    entry(this.arcs, context, () => new Map()).set(key, [from, to]);
    if (count > 0) this.arcHits.set(key, (this.arcHits.get(key) ?? 0) + count);
  }

  addHits(line: number, count: number): void {
    this.hits.set(line, (this.hits.get(line) ?? 0) + count);
  }

  addCondition({ position, jumps, count }: ConditionCount): void {
    const key = `${position.join(",")},${jumps ? 1 : 0}`;
    const before = this.conditions.get(key)?.count ?? 0;
    this.conditions.set(key, { position, jumps, count: before + count });
  }

  /** All lines, of some contexts or of all. */
  executedLines(isChosen: (context: string) => boolean = () => true): Set<number> {
    const lines = new Set<number>();
    for (const [context, own] of this.lines) if (isChosen(context)) for (const line of own) lines.add(line);
    for (const [context, arcs] of this.arcs) {
      if (isChosen(context)) for (const arc of arcs.values()) for (const line of arc) if (line > 0) lines.add(line);
    }
    return lines;
  }

  executedArcs(isChosen: (context: string) => boolean = () => true): Arc[] {
    const arcs = new Map<string, Arc>();
    for (const [context, own] of this.arcs) if (isChosen(context)) for (const [key, arc] of own) arcs.set(key, arc);
    return [...arcs.values()];
  }

  /** Sorted names of contexts, by line. */
  contextsByLine(isChosen: (context: string) => boolean = () => true): Map<number, string[]> {
    const found = new Map<number, Set<string>>();
    const add = (line: number, context: string): void => {
      if (line > 0) entry(found, line, () => new Set<string>()).add(context);
    };
    for (const [context, lines] of this.lines) if (isChosen(context)) for (const line of lines) add(line, context);
    for (const [context, arcs] of this.arcs) {
      if (isChosen(context)) for (const arc of arcs.values()) for (const line of arc) add(line, context);
    }
    return new Map([...found].map(([line, contexts]) => [line, [...contexts].sort()]));
  }

  merge(other: FileData): void {
    for (const [context, lines] of other.lines) for (const line of lines) this.addLine(context, line);
    for (const [context, arcs] of other.arcs) for (const [from, to] of arcs.values()) this.addArc(context, from, to);
    for (const [key, count] of other.arcHits) this.arcHits.set(key, (this.arcHits.get(key) ?? 0) + count);
    for (const [line, count] of other.hits) this.addHits(line, count);
    for (const condition of other.conditions.values()) this.addCondition(condition);
  }
}

function entry<Key, Entry>(map: Map<Key, Entry>, key: Key, make: () => Entry): Entry {
  let found = map.get(key);
  if (found === undefined) {
    found = make();
    map.set(key, found);
  }
  return found;
}

export class CoverageData {
  /** Whether branches were measured; null before anything was. */
  hasArcs: boolean | null = null;
  readonly files = new Map<string, FileData>();
  /** Statements and arcs that have been counted, not only seen. */
  hasCounts = true;

  file(path: string): FileData {
    return entry(this.files, path, () => new FileData());
  }

  /** Throws CoverageError when one has branches and the other has not. */
  merge(other: CoverageData, rename: (path: string) => string = (path) => path): void {
    if (other.hasArcs !== null) this.measure(other.hasArcs);
    if (!other.hasCounts) this.hasCounts = false;
    for (const [path, data] of other.files) this.file(rename(path)).merge(data);
  }

  /** Adds a run. `source` gives the text of a measured file, or null. */
  addRun(record: CoverageRecord, { context = "", isCounted = true, source }: RunDescription): void {
    this.measure(record.hasBranches);
    if (!isCounted) this.hasCounts = false;
    const lineages = new Map<string, Lineage>();
    for (const { name, codes } of record.contexts) {
      const label = [context, name].filter((each) => each !== "").join("|");
      for (const code of codes) {
        const { filename } = code.code;
        const lineage = entry(lineages, filename, () => lineageOf(source(filename), filename));
        this.addCode(this.file(filename), label, code, lineage, record.hasBranches);
      }
    }
    for (const filename of record.files) this.file(filename);
  }

  private measure(hasArcs: boolean): void {
    this.hasArcs ??= hasArcs;
    if (this.hasArcs !== hasArcs) {
      throw new CoverageError(
        hasArcs
          ? "Can't add branch measurements to existing line data"
          : "Can't add line measurements to existing branch data",
      );
    }
  }

  private addCode(file: FileData, context: string, code: CodeCoverage, lineage: Lineage, hasArcs: boolean): void {
    const { first, withs, classes } = lineage;
    const hits = new Map<number, number>();
    for (const [line, before, isLoopTop, count] of code.lines) {
      if (hasArcs) file.addArc(context, line, line);
      else file.addLine(context, line);
      const statement = first(line);
      const known = hits.get(statement);
      // The statement that makes a class counts, not also the body's beginning.
      if (before === 0 && line === code.code.firstLine && classes.has(line) && code.code.name !== "<module>") continue;
      if (before === 0 || first(before) !== statement) {
        // A `with` is passed again on the way out of it.
        if (known === undefined || !withs.has(statement)) hits.set(statement, (known ?? 0) + count);
      } else if (isLoopTop) {
        // A `for` comes here in every round, the first included.
        hits.set(statement, Math.max(known ?? 0, count));
      }
    }
    for (const [statement, count] of hits) file.addHits(statement, count);
    for (const { line, trail, returns, count, position, jumps } of code.branches) {
      file.addCondition({ position, jumps, count });
      const arc = arcOf(line, trail, returns, code.code.firstLine, first);
      if (arc !== null) file.addArc(context, ...arc, count);
    }
    for (const [line, count] of code.returns) file.addArc(context, line, -code.code.firstLine, count);
  }
}

export interface RunDescription {
  /** A label for all that has run. */
  readonly context?: string;
  /** Counts are how often, not only whether. */
  readonly isCounted?: boolean;
  readonly source: (path: string) => string | Uint8Array | null;
}

interface Lineage {
  /** The first line of a statement. */
  readonly first: (line: number) => number;
  readonly withs: ReadonlySet<number>;
  /** Lines on which bodies of classes begin. */
  readonly classes: ReadonlySet<number>;
}

function lineageOf(source: string | Uint8Array | null, filename: string): Lineage {
  if (source === null) return { first: (line) => line, withs: new Set(), classes: new Set() };
  try {
    const analysis = new SourceAnalysis(source, { filename, exclude: [], partial: [] });
    return { first: (line) => analysis.firstLine(line), withs: analysis.withs, classes: analysis.classes };
  } catch (error) {
    if (!(error instanceof NotPythonError)) throw error;
    const lines = firstLinesOf(source);
    return { first: (line) => lines.get(line) ?? line, withs: new Set(), classes: new Set() };
  }
}

/** Where a branch has led: to another statement, or out. Null while it leads to another branch of the same one. */
function arcOf(
  line: number,
  trail: readonly number[],
  returns: boolean,
  firstLine: number,
  first: (line: number) => number,
): Arc | null {
  const from = first(line);
  for (const each of trail) if (each > 0 && first(each) !== from) return [from, first(each)];
  if (returns) return [from, -firstLine];
  // From line to line of one statement.
  return trail[0] > 0 && trail[0] !== line ? [line, trail[0]] : null;
}
