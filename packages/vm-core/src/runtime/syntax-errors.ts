/** Making SyntaxError, or another exception, of what the parser and the compiler throw. */

import {
  incompleteInputErrorType,
  indentationErrorType,
  memoryErrorType,
  syntaxErrorType,
  tabErrorType,
} from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import type { DiagnosticType, SyntaxDiagnostic } from "../source/diagnostic.js";
import { newException, PythonError } from "./errors.js";
import { mayBeKeywordTypo } from "./keyword-typos.js";
import { lastCompoundStatement } from "./last-statement.js";
import { sourceLines } from "./source-lines.js";

const classes: Readonly<Record<DiagnosticType, PyType>> = {
  SyntaxError: syntaxErrorType,
  IndentationError: indentationErrorType,
  TabError: tabErrorType,
  MemoryError: memoryErrorType,
};

/** The exception for a diagnostic; `source` lets the printed error suggest a keyword for a misspelt one. */
export function syntaxErrorFrom(diagnostic: SyntaxDiagnostic, source: string | null): PythonError {
  const { message, range, filename } = diagnostic;
  if (diagnostic.type === "MemoryError") return new PythonError(newException(memoryErrorType));
  const type = diagnostic.incomplete ? incompleteInputErrorType : classes[diagnostic.type];
  if (range === null) return bareError(type, message);
  const details: [string, Value][] = [
    ["filename", filename],
    ["lineno", range.line],
    ["offset", range.offset],
    ["text", range.text ?? knownLine(filename, range.line)],
    ["end_lineno", range.endLine],
    ["end_offset", range.endOffset],
  ];
  const exception = newException(type, message, new PyTuple(details.map(([, value]) => value)));
  exception.members = new Map([["msg", message], ...details]);
  if (source !== null && mayBeKeywordTypo(message)) {
    const { line, column } = lastCompoundStatement(source, range.line);
    exception.members.set("_metadata", new PyTuple([line, column, source]));
  }
  return new PythonError(exception);
}

/** A SyntaxError without a place. */
export const syntaxError = (message: string): PythonError => bareError(syntaxErrorType, message);

function bareError(type: PyType, message: string): PythonError {
  const exception = newException(type, message);
  exception.members = new Map<string, Value>([["msg", message]]);
  return new PythonError(exception);
}

/** The compiler's errors show a line only of sources that are in a file. */
function knownLine(filename: string, line: number): string | null {
  const text = sourceLines(filename)?.[line - 1];
  return text === undefined ? null : `${text}\n`;
}
