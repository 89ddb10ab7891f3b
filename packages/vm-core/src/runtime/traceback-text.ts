/** Rendering exception reports as CPython prints them. */

import { frameSource } from "./frame-source.js";
import type { ExceptionReport, FrameReport, SyntaxReport } from "./traceback-report.js";
import { type Theme, themes } from "./traceback-theme.js";

export interface RenderOptions {
  /** Terminal colours. */
  readonly color?: boolean;
  /** False leaves out causes and contexts. */
  readonly chain?: boolean;
}

const HEADING = "Traceback (most recent call last):\n";
const GROUP_HEADING = "Exception Group Traceback (most recent call last):\n";
const CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n";

const MAXIMUM_GROUP_WIDTH = 15;
const MAXIMUM_GROUP_DEPTH = 10;
/** Entries of the same place shown before "Previous line repeated". */
const REPEATED_ENTRIES = 3;

/** The text of an uncaught exception, ending in a newline. */
export function renderException(report: ExceptionReport, options: RenderOptions = {}): string {
  const renderer = new Renderer(options);
  renderer.exception(report);
  return renderer.output.join("");
}

/** The text of a traceback without an exception, ending in a newline. */
export function renderStack(frames: readonly FrameReport[]): string {
  return HEADING + renderFrames(frames).join("");
}

/** Texts of the frames of a stack; each ends in a newline. */
function renderFrames(frames: readonly FrameReport[], options: RenderOptions = {}): string[] {
  const theme = themeOf(options);
  const parts: string[] = [];
  let previous: FrameReport | null = null;
  let text = "";
  let count = 0;
  const flush = (): void => {
    const hidden = count - REPEATED_ENTRIES;
    if (hidden > 0) parts.push(`  [Previous line repeated ${hidden} more time${hidden > 1 ? "s" : ""}]\n`);
  };
  for (const frame of frames) {
    const isSamePlace =
      previous !== null &&
      frame.line !== null &&
      frame.filename === previous.filename &&
      frame.line === previous.line &&
      frame.name === previous.name;
    if (!isSamePlace) {
      flush();
      count = 0;
    }
    count++;
    if (count > REPEATED_ENTRIES) continue;
    // Entries of one place can differ in column.
    if (!isSamePlace || frame.column !== previous?.column || frame.endColumn !== previous.endColumn) {
      text = renderFrame(frame, theme);
    }
    parts.push(text);
    previous = frame;
  }
  flush();
  return parts;
}

function themeOf(options: RenderOptions): Theme {
  return options.color === true ? themes.color : themes.plain;
}

function renderFrame(frame: FrameReport, theme: Theme): string {
  const file = `${theme.filename}"${frame.filename}"${theme.reset}`;
  const line = `${theme.line}${frame.line ?? "None"}${theme.reset}`;
  const heading = `  File ${file}, line ${line}, in ${theme.frame}${frame.name}${theme.reset}\n`;
  return (
    heading +
    frameSource(frame, theme)
      .map((each) => `    ${each}\n`)
      .join("")
  );
}

/** The last lines of a report: the SyntaxError's source if it is one, type and message, notes. */
function renderExceptionOnly(report: ExceptionReport, options: RenderOptions = {}): string[] {
  const theme = themeOf(options);
  const lines =
    report.syntax === null
      ? [finalLine(report.type, report.message, theme)]
      : renderSyntax(report.type, report.syntax, theme);
  return [...lines, ...report.notes.map((note) => `${note}\n`)];
}

function finalLine(type: string, message: string, theme: Theme): string {
  const name = `${theme.type}${type}${theme.reset}`;
  return message === "" ? `${name}\n` : `${name}: ${theme.message}${message}${theme.reset}\n`;
}

function renderSyntax(type: string, syntax: SyntaxReport, theme: Theme): string[] {
  const lines: string[] = [];
  let suffix = "";
  if (syntax.line !== null) {
    const file = `${theme.filename}"${syntax.filename || "<string>"}"${theme.reset}`;
    lines.push(`  File ${file}, line ${theme.line}${syntax.line}${theme.reset}\n`);
  } else if (syntax.filename !== null) suffix = ` (${syntax.filename})`;
  if (syntax.text !== null) lines.push(...syntaxSource(syntax, syntax.text, theme));
  lines.push(`${theme.type}${type}${theme.reset}: ${theme.message}${syntax.message}${theme.reset}${suffix}\n`);
  return lines;
}

/** The offending line and the carets below it. */
function syntaxSource(syntax: SyntaxReport, text: string, theme: Theme): string[] {
  const full = [...text];
  const right = [...text.replace(/\n+$/, "")];
  const left = [...right.join("").replace(/^[ \n\f]+/, "")];
  const indent = right.length - left.length;
  if (syntax.offset === null) return [`    ${left.join("")}\n`];
  let start = syntax.offset;
  let end = right.length + 1;
  if (syntax.line === syntax.endLine)
    end = syntax.endOffset === null || syntax.endOffset === 0 ? start : syntax.endOffset;
  if (text !== "" && start > full.length) start = right.length + 1;
  if (text !== "" && end > full.length) end = right.length + 1;
  if (start >= end || end < 0) end = start + 1;
  const from = start - 1 - indent;
  const to = end - 1 - indent;
  if (from < 0) return [`    ${left.join("")}\n`];
  // White space other than blanks (a tab) is kept, so that the carets stand right.
  const space = left.slice(0, from).map((each) => (/\s/.test(each) ? each : " "));
  const highlighted = theme.error + left.slice(from, to).join("") + (theme.error === "" ? "" : theme.reset);
  const source = left.slice(0, from).join("") + highlighted + left.slice(to).join("");
  const carets = theme.error + "^".repeat(to - from) + (theme.error === "" ? "" : theme.reset);
  return [`    ${source}\n`, `    ${space.join("")}${carets}\n`];
}

class Renderer {
  readonly output: string[] = [];
  private readonly options: RenderOptions;
  private groupDepth = 0;
  private needsClosing = false;

  constructor(options: RenderOptions) {
    this.options = options;
  }

  /** An exception after everything that led to it. */
  exception(report: ExceptionReport): void {
    const chain: [message: string | null, report: ExceptionReport][] = [];
    for (let current: ExceptionReport | null = report; current !== null; ) {
      const next: ExceptionReport | null = this.options.chain === false ? null : (current.cause ?? current.context);
      chain.push([next === null ? null : current.cause === null ? CONTEXT : CAUSE, current]);
      current = next;
    }
    for (const [message, each] of chain.reverse()) {
      if (message !== null) this.emit(message);
      if (each.exceptions === null) this.leaf(each);
      else if (this.groupDepth > MAXIMUM_GROUP_DEPTH) this.emit(`... (max_group_depth is ${MAXIMUM_GROUP_DEPTH})\n`);
      else this.group(each, each.exceptions);
    }
  }

  private leaf(report: ExceptionReport): void {
    if (report.frames.length > 0) {
      this.emit(HEADING);
      for (const frame of renderFrames(report.frames, this.options)) this.emit(frame);
    }
    for (const line of renderExceptionOnly(report, this.options)) this.emit(line);
  }

  private group(report: ExceptionReport, exceptions: readonly ExceptionReport[]): void {
    const isTopLevel = this.groupDepth === 0;
    if (isTopLevel) this.groupDepth++;
    if (report.frames.length > 0) {
      this.emit(GROUP_HEADING, isTopLevel ? "+" : "|");
      for (const frame of renderFrames(report.frames, this.options)) this.emit(frame);
    }
    for (const line of renderExceptionOnly(report, this.options)) this.emit(line);
    const count = Math.min(exceptions.length, MAXIMUM_GROUP_WIDTH + 1);
    this.needsClosing = false;
    for (let index = 0; index < count; index++) {
      const isLast = index === count - 1;
      // The closing line may be drawn by a nested group.
      if (isLast) this.needsClosing = true;
      const isTruncated = index >= MAXIMUM_GROUP_WIDTH;
      const corner = index === 0 ? "+-" : "  ";
      this.output.push(
        `${this.indent()}${corner}+---------------- ${isTruncated ? "..." : index + 1} ----------------\n`,
      );
      this.groupDepth++;
      if (isTruncated) {
        const remaining = exceptions.length - MAXIMUM_GROUP_WIDTH;
        this.emit(`and ${remaining} more exception${remaining > 1 ? "s" : ""}\n`);
      } else this.exception(exceptions[index]);
      if (isLast && this.needsClosing) {
        this.output.push(`${this.indent()}+------------------------------------\n`);
        this.needsClosing = false;
      }
      this.groupDepth--;
    }
    if (isTopLevel) this.groupDepth = 0;
  }

  private indent(): string {
    return "  ".repeat(this.groupDepth);
  }

  /** Adds text, each of its lines behind the margin of the groups around it. */
  private emit(text: string, margin = "|"): void {
    if (this.groupDepth === 0) {
      this.output.push(text);
      return;
    }
    const prefix = `${this.indent()}${margin} `;
    this.output.push(text.replace(/[^\n]*\n|[^\n]+$/g, (line) => prefix + line));
  }
}
