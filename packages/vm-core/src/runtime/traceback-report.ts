/** What a traceback says, as data: frames, messages, causes and nested exceptions, ready to be rendered or sent. */

import {
  attributeErrorType,
  importErrorType,
  nameErrorType,
  type PyException,
  PyExceptionGroup,
  syntaxErrorType,
} from "../objects/exception.js";
import { PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { strType } from "../objects/str-instance.js";
import type { PyTraceback } from "../objects/traceback.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { getAttribute, isMissingAttribute } from "./attributes.js";
import { exceptionOf } from "./errors.js";
import { toArray } from "./iteration.js";
import { correctKeyword } from "./keyword-typos.js";
import { intOf, textOf } from "./primitives.js";
import { sourceLine } from "./source-lines.js";
import { hintFor } from "./suggestions.js";
import { repr, str } from "./text.js";
import { pollSafePoint } from "./thread.js";

export interface FrameReport {
  readonly filename: string;
  /** Null for code without lines. */
  readonly line: number | null;
  readonly endLine: number | null;
  /** Columns count UTF-8 bytes from 0; null when unknown. */
  readonly column: number | null;
  readonly endColumn: number | null;
  readonly name: string;
  readonly qualifiedName: string;
  /** Source lines from `line` to `endLine`, without newlines; empty when the source is not known. */
  readonly source: readonly string[];
}

/** Where a SyntaxError was found. Lines and offsets count from 1, offsets in characters; null when unset. */
export interface SyntaxReport {
  readonly filename: string | null;
  readonly line: string | null;
  readonly endLine: string | null;
  readonly offset: number | null;
  readonly endOffset: number | null;
  readonly text: string | null;
  readonly message: string;
}

export interface ExceptionReport {
  /** Class name, with its module unless that is builtins or __main__. */
  readonly type: string;
  /** str(exception) with hints. */
  readonly message: string;
  readonly notes: readonly string[];
  readonly syntax: SyntaxReport | null;
  /** Outermost first. */
  readonly frames: readonly FrameReport[];
  cause: ExceptionReport | null;
  context: ExceptionReport | null;
  /** Of exception groups; null for other exceptions. */
  exceptions: readonly ExceptionReport[] | null;
}

export interface ReportOptions {
  /** Most frames shown, innermost ones (sys.tracebacklimit). */
  readonly limit?: number;
  /** Shown instead of the exception's own. */
  readonly traceback?: PyTraceback | null;
}

/** Describes an exception with everything that led to it. Runs Python code (`__str__` …), whose errors are shown. */
export function reportException(exception: PyException, options: ReportOptions = {}): ExceptionReport {
  const { limit = Number.POSITIVE_INFINITY } = options;
  const seen = new Set<PyException>();
  const describe = (each: PyException, traceback: PyTraceback | null): ExceptionReport => {
    // Of long chains alone, so that showing an exception is no step of its program.
    if ((seen.add(each).size & 63) === 0) pollSafePoint();
    return reportOne(each, traceback, limit);
  };
  const top = describe(exception, options.traceback === undefined ? exception.traceback : options.traceback);
  // A work list, not recursion: chains can be thousands of exceptions long.
  const pending: [ExceptionReport, PyException][] = [[top, exception]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [report, current] = next;
    const { cause, context } = current;
    if (cause !== null && !seen.has(cause)) report.cause = describe(cause, cause.traceback);
    const needsContext = report.cause === null && !current.suppressContext;
    if (context !== null && needsContext && !seen.has(context)) report.context = describe(context, context.traceback);
    if (current instanceof PyExceptionGroup) {
      report.exceptions = current.exceptions.map((each) => describe(each, each.traceback));
    }
    if (report.cause !== null && cause !== null) pending.push([report.cause, cause]);
    if (report.context !== null && context !== null) pending.push([report.context, context]);
    if (current instanceof PyExceptionGroup) {
      report.exceptions?.forEach((each, index) => pending.push([each, current.exceptions[index]]));
    }
  }
  return top;
}

function reportOne(exception: PyException, traceback: PyTraceback | null, limit: number): ExceptionReport {
  const text = safeText(exception, "exception");
  const isSyntaxError = exception.cls.isSubtypeOf(syntaxErrorType);
  return {
    type: printedClassName(exception.cls),
    message: isSyntaxError ? text : text + hint(exception, traceback),
    notes: notesOf(exception),
    syntax: isSyntaxError ? reportSyntax(exception) : null,
    frames: reportFrames(traceback, limit),
    cause: null,
    context: null,
    exceptions: null,
  };
}

const hinted = [importErrorType, nameErrorType, attributeErrorType];

function hint(exception: PyException, traceback: PyTraceback | null): string {
  return hinted.some((type) => exception.cls.isSubtypeOf(type)) ? hintFor(exception, traceback) : "";
}

/** The class as the last line of a traceback names it. */
export function printedClassName(type: PyType): string {
  const module = type.builtinModule ?? type.lookup("__module__") ?? null;
  if (module === "builtins" || module === "__main__") return type.qualifiedName;
  return `${textOf(module) ?? "<unknown>"}.${type.qualifiedName}`;
}

/** str(value), or `<what str() failed>`. */
export function safeText(value: Value, what: string, convert: "str" | "repr" = "str"): string {
  try {
    return convert === "str" ? str(value) : repr(value);
  } catch (error) {
    if (exceptionOf(error) === null) throw error;
    return `<${what} ${convert}() failed>`;
  }
}

/** The notes as lines to print. */
function notesOf(exception: PyException): string[] {
  let notes: Value;
  try {
    notes = getAttribute(exception, "__notes__");
  } catch (error) {
    if (isMissingAttribute(error)) return [];
    const raised = exceptionOf(error);
    if (raised === null) throw error;
    return [`Ignored error getting __notes__: ${safeText(raised, "__notes__", "repr")}`];
  }
  if (notes === null) return [];
  if (!isSequence(notes)) return [safeText(notes, "__notes__", "repr")];
  return toArray(notes).flatMap((note) => safeText(note, "note").split("\n"));
}

function isSequence(value: Value): boolean {
  if (value instanceof PyList || value instanceof PyTuple) return true;
  const type = typeOf(value);
  return type.patternKind === "sequence" && !type.isSubtypeOf(strType);
}

/** Describes the frames of a traceback, outermost first. */
export function reportFrames(traceback: PyTraceback | null, limit = Number.POSITIVE_INFINITY): FrameReport[] {
  const entries: PyTraceback[] = [];
  for (let entry = traceback; entry !== null; entry = entry.next) entries.push(entry);
  return entries.slice(Math.max(0, entries.length - Math.max(0, limit))).map(reportFrame);
}

function reportFrame(traceback: PyTraceback): FrameReport {
  const { frame } = traceback;
  const { code } = frame.code;
  const position = traceback.pc < 0 ? null : frame.positionAt(traceback.pc);
  const line = position?.line ?? traceback.line ?? (traceback.pc < 0 ? null : frame.lineAt(traceback.pc));
  const endLine = position?.endLine ?? line;
  const source: string[] = [];
  if (line !== null && endLine !== null) {
    for (let each = line; each <= endLine; each++) source.push(sourceLine(code.filename, each).trimEnd());
  }
  const known = source.some((text) => text !== "");
  return {
    filename: code.filename,
    line,
    endLine,
    column: columnOf(position?.column),
    endColumn: columnOf(position?.endColumn),
    name: code.name,
    qualifiedName: code.qualifiedName,
    source: known ? source : [],
  };
}

const columnOf = (column: number | undefined): number | null => (column === undefined || column < 0 ? null : column);

function reportSyntax(exception: PyException): SyntaxReport {
  const read = (name: string): Value => exception.members?.get(name) ?? null;
  const number = (name: string): number | null => {
    const value = intOf(read(name));
    return value === undefined ? null : Number(value);
  };
  const text = (name: string): string | null => textOf(read(name)) ?? null;
  const line = (name: string): string | null => (read(name) === null ? null : safeText(read(name), name));
  const message = read("msg");
  const report: SyntaxReport = {
    filename: read("filename") === null ? null : safeText(read("filename"), "filename"),
    line: line("lineno"),
    endLine: line("end_lineno"),
    offset: number("offset"),
    endOffset: number("end_offset"),
    text: text("text"),
    message: message === null || message === "" ? "<no detail available>" : safeText(message, "msg"),
  };
  return correctKeyword(report, read("_metadata")) ?? report;
}
