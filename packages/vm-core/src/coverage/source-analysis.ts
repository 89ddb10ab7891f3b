/** What of a source can run: its statements, branches, functions and classes, as coverage.py 7 sees them on Python 3.14. */

import { compile } from "../compiler/compile.js";
import { decodeSource } from "../source/decode.js";
import { SyntaxDiagnostic } from "../source/diagnostic.js";
import { normalizeNewlines } from "../source/source-text.js";
import { parse } from "../syntax/parse.js";
import { type Arc, findPossibleArcs, keyOf } from "./possible-arcs.js";
import { compilePythonPattern } from "./python-pattern.js";
import { findRegions, type Region } from "./regions.js";
import { findFirstLines, findStatements, linesMatching, tokensOf } from "./statement-lines.js";
import { bodyOf, statementNodes } from "./statement-nodes.js";

export type { Arc } from "./possible-arcs.js";
export { compilePythonPattern, PatternError } from "./python-pattern.js";
export type { Region } from "./regions.js";

export interface AnalysisOptions {
  readonly filename: string;
  /** Python's regular expressions for lines, or whole clauses, that do not count. */
  readonly exclude: readonly string[];
  /** And for lines whose branches may be left out. */
  readonly partial: readonly string[];
}

/** A source that is no Python. */
export class NotPythonError extends Error {
  readonly line: number;
  readonly reason: string;

  constructor(reason: string, line: number) {
    super(`${reason} at line ${line}`);
    this.name = "NotPythonError";
    this.reason = reason;
    this.line = line;
  }
}

export class SourceAnalysis {
  readonly text: string;
  readonly statements: ReadonlySet<number>;
  readonly excluded: ReadonlySet<number>;
  /** Lines whose branches need not all be taken. */
  readonly partial: ReadonlySet<number>;
  readonly arcs: readonly Arc[];
  readonly regions: readonly Region[];
  /** First lines of `with` statements, which control passes again on its way out. */
  readonly withs: ReadonlySet<number>;
  /** Lines on which bodies of classes begin, which is where the statement that makes the class begins, too. */
  readonly classes: ReadonlySet<number>;
  private readonly firstLines: ReadonlyMap<number, number>;
  private readonly possible: ReturnType<typeof findPossibleArcs>;

  /** Throws NotPythonError. */
  constructor(source: string | Uint8Array, { filename, exclude, partial }: AnalysisOptions) {
    const { text, tree, code } = compileText(source, filename);
    this.text = text;
    const found = findStatements({ text, tree, code, exclude: joined(exclude) });
    this.statements = found.statements;
    this.excluded = found.excluded;
    this.firstLines = found.firstLines;
    const partialPattern = joined(partial);
    this.partial = partialPattern === null ? new Set() : linesMatching(text, partialPattern, found.firstLines);
    this.possible = findPossibleArcs(tree, found.codeLines, found.firstLines);
    this.arcs = this.possible.arcs;
    this.regions = findRegions(tree);
    const withs = new Set<number>();
    const classes = new Set<number>();
    for (const node of statementNodes(bodyOf(tree))) {
      if (node.kind === "ClassDef") classes.add(Math.min(node.line, ...node.decorator_list.map(({ line }) => line)));
      if (node.kind !== "With" && node.kind !== "AsyncWith") continue;
      for (const { context_expr } of node.items) withs.add(this.firstLine(context_expr.line));
    }
    this.withs = withs;
    this.classes = classes;
  }

  /** The first line of the statement that a line belongs to; an exit stays one. */
  firstLine(line: number): number {
    return line < 0 ? -(this.firstLines.get(-line) ?? -line) : (this.firstLines.get(line) ?? line);
  }

  /** Arcs that were taken, between first lines. */
  translateArcs(arcs: readonly Arc[]): Arc[] {
    const translated = new Map<string, Arc>();
    for (const [from, to] of this.possible.withoutReturns(arcs)) {
      const arc: Arc = [this.firstLine(from), this.firstLine(to)];
      translated.set(keyOf(...arc), arc);
    }
    return [...translated.values()];
  }

  /** How many ways lead on from each line that does not count as excluded. */
  exitCounts(): Map<number, number> {
    const counts = new Map<number, number>();
    for (const [from, to] of this.arcs) {
      if (this.excluded.has(from) || this.excluded.has(to)) continue;
      counts.set(from, (counts.get(from) ?? 0) + 1);
    }
    return counts;
  }

  /** In words, what an arc does. */
  arcDescription(from: number, to: number): string {
    return actionText(this.possible.reasons.get(keyOf(from, to))?.[0]?.action ?? null, to);
  }

  /** In words, why an arc was not taken. */
  missingArcDescription(from: number, to: number): string {
    const reasons = this.possible.reasons.get(keyOf(from, to)) ?? [{ cause: null, action: null }];
    return reasons
      .map(({ cause, action }) => {
        const because = cause === null ? "" : ` because ${cause.replace("{line}", String(from))}`;
        return `line ${from} didn't ${actionText(action, to)}${because}`;
      })
      .join(" or ");
  }
}

function actionText(action: string | null, to: number): string {
  return action ?? (to < 0 ? "jump to the function exit" : `jump to line ${to}`);
}

/** For each line of a statement in several lines, the first; empty for what cannot be read. */
export function firstLinesOf(source: string | Uint8Array): ReadonlyMap<number, number> {
  try {
    const text = typeof source === "string" ? source : decodeSource(source, "<coverage>");
    return findFirstLines(tokensOf(normalizeNewlines(text)));
  } catch (error) {
    if (error instanceof SyntaxDiagnostic) return new Map();
    throw error;
  }
}

function compileText(source: string | Uint8Array, filename: string) {
  try {
    const text = normalizeNewlines(typeof source === "string" ? source : decodeSource(source, filename));
    const { tree } = parse(text, { filename, mode: "exec" });
    return { text, tree, code: compile(tree, { filename }).code };
  } catch (error) {
    if (error instanceof SyntaxDiagnostic) throw new NotPythonError(error.message, error.range?.line ?? 1);
    throw error;
  }
}

function joined(patterns: readonly string[]): RegExp | null {
  if (patterns.length === 0) return null;
  return compilePythonPattern(patterns.length === 1 ? patterns[0] : patterns.map((each) => `(?:${each})`).join("|"));
}
