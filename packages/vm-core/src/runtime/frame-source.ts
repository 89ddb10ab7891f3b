/** The source lines of a traceback entry with the caret lines below them. */

import type { Expr, Stmt } from "../syntax/ast.js";
import { isWide } from "../unicode/characters.js";
import { type Anchors, characterOffset, findAnchors } from "./carets.js";
import { dedent } from "./dedent.js";
import { parseStatements } from "./source-parsing.js";
import type { FrameReport } from "./traceback-report.js";
import type { Theme } from "./traceback-theme.js";

/** The lines to print below the heading of a frame, unindented and without newlines; none without source. */
export function frameSource(frame: FrameReport, theme: Theme): string[] {
  const { source, column, endColumn } = frame;
  if (source.every((line) => line.trim() === "")) return [];
  if (column === null || endColumn === null) return [source[0].trim()];
  return new MarkedSource(source, column, endColumn, theme).render();
}

class MarkedSource {
  private readonly lines: readonly string[];
  private readonly start: number;
  private readonly end: number;
  private readonly theme: Theme;
  private readonly anchors: Anchors | null;

  constructor(source: readonly string[], column: number, endColumn: number, theme: Theme) {
    this.theme = theme;
    this.lines = dedent(source);
    const last = source[source.length - 1];
    const removed = source[0].length - this.lines[0].length;
    this.start = Math.max(0, characterOffset(source[0], column) - removed);
    this.end = Math.max(0, characterOffset(last, endColumn) - removed);
    this.anchors = this.findAnchors();
  }

  render(): string[] {
    const output: string[] = [];
    const hasCarets = this.showsCarets();
    const significant = this.significantLines();
    for (const [index, line] of significant.entries()) {
      const gap = index === 0 ? 1 : line - significant[index - 1];
      if (gap === 2) this.renderLine(line - 1, hasCarets, output);
      else if (gap > 2) output.push(`...<${gap - 1} lines>...`);
      this.renderLine(line, hasCarets, output);
    }
    return dedent(output);
  }

  /** Anchors in the coordinates of the lines, columns as displayed. */
  private findAnchors(): Anchors | null {
    const { lines, start, end } = this;
    const text = lines.map((line) => [...line]);
    const segment = text.map((line, index) => {
      const from = index === 0 ? start : 0;
      return line.slice(from, index === lines.length - 1 ? Math.max(end, from) : line.length).join("");
    });
    const anchors = findAnchors(segment.join("\n"));
    if (anchors === null) return null;
    const { leftLine, leftColumn, rightLine, rightColumn } = anchors;
    return {
      leftLine,
      leftColumn: displayWidth(lines[leftLine], leftColumn + (leftLine === 0 ? start : 0)),
      rightLine,
      rightColumn: displayWidth(lines[rightLine], rightColumn + (rightLine === 0 ? start : 0)),
    };
  }

  /** First and last line, and those around the anchors, in order. */
  private significantLines(): number[] {
    const last = this.lines.length - 1;
    const lines = new Set([0, last]);
    if (this.anchors !== null) {
      for (const line of [this.anchors.leftLine, this.anchors.rightLine]) {
        for (const each of [line - 1, line, line + 1]) if (each >= 0 && each <= last) lines.add(each);
      }
    }
    return [...lines].sort((left, right) => left - right);
  }

  /** Carets that would cover everything there is are left out. */
  private showsCarets(): boolean {
    const { lines, start, end } = this;
    const statement = parseStatements(lines.join("\n"))?.[0];
    if (statement !== undefined) {
      const value = plainCall(statement);
      const coversLines =
        value !== null &&
        value.line === 1 &&
        value.endLine === lines.length &&
        value.column === start &&
        value.endColumn === end;
      if (coversLines) return false;
    }
    if (this.anchors !== null) return true;
    const before = [...lines[0]].slice(0, start).join("");
    const after = [...lines[lines.length - 1]].slice(end).join("");
    return before.trim() !== "" || after.trim() !== "";
  }

  private renderLine(index: number, hasCarets: boolean, output: string[]): void {
    const line = this.lines[index];
    if (!hasCarets) {
      output.push(line);
      return;
    }
    const carets = this.caretsOf(index);
    if (this.theme.error === "") output.push(line, carets.join(""));
    else output.push(...this.highlight(line, carets));
  }

  private caretsOf(index: number): string[] {
    const { lines, anchors } = this;
    const line = lines[index];
    const indent = line.length - line.trimStart().length;
    const first = index === 0 ? displayWidth(line, this.start) : 0;
    const count = index === lines.length - 1 ? displayWidth(line, this.end) : displayWidth(line);
    const carets: string[] = [];
    for (let column = 0; column < count; column++) {
      if (column < indent || column < first) carets.push(" ");
      else carets.push(anchors === null || isWithin(anchors, index, column) ? "^" : "~");
    }
    return carets;
  }

  /** The line and its carets with the marked parts coloured. */
  private highlight(line: string, carets: readonly string[]): [string, string] {
    const characters = [...line];
    let source = "";
    let marks = "";
    for (let start = 0; start < Math.max(characters.length, carets.length); ) {
      const mark = carets[start];
      let end = start + 1;
      while (end < Math.max(characters.length, carets.length) && carets[end] === mark) end++;
      const color = mark === "^" ? this.theme.error : mark === "~" ? this.theme.range : "";
      const reset = color === "" ? "" : this.theme.reset;
      source += color + characters.slice(start, end).join("") + reset;
      marks += color + carets.slice(start, end).join("") + reset;
      start = end;
    }
    return [source, marks];
  }
}

function isWithin(anchors: Anchors, line: number, column: number): boolean {
  const { leftLine, leftColumn, rightLine, rightColumn } = anchors;
  return (
    (line > leftLine || (line === leftLine && column >= leftColumn)) &&
    (line < rightLine || (line === rightLine && column < rightColumn))
  );
}

/** The call in `return f(…)` or `name = f(…)`: carets below a whole call tell nothing new. */
function plainCall(statement: Stmt): Expr | null {
  if (statement.kind === "Return") {
    const { value } = statement;
    return value?.kind === "Call" && value.func.kind === "Name" ? value : null;
  }
  if (statement.kind !== "Assign" || statement.value.kind !== "Call") return null;
  return statement.targets.length === 1 && statement.targets[0].kind === "Name" ? statement.value : null;
}

/** Columns that the first `count` characters of a line take on a terminal. */
function displayWidth(line: string, count = Number.POSITIVE_INFINITY): number {
  let width = 0;
  let taken = 0;
  for (const character of line) {
    if (taken++ >= count) break;
    width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  }
  // Past the end of an ASCII line the offset itself counts.
  return count !== Number.POSITIVE_INFINITY && taken < count && /^[\x00-\x7f]*$/.test(line) ? count : width;
}
