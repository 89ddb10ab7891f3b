/** How the compiler reports errors and warnings. */

import { type DiagnosticRange, SyntaxDiagnostic, type SyntaxWarningNote } from "../source/diagnostic.js";
import type { Location } from "./location.js";

/** Raised for source that nests deeper than the compiler goes; becomes RecursionError. */
export class CompilationDepthError extends Error {
  constructor() {
    super("maximum recursion depth exceeded during compilation");
    this.name = "CompilationDepthError";
  }
}

/** Raised for a name of which the compiler has lost track, as CPython does for some; becomes SystemError. */
export class LostNameError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "LostNameError";
  }
}

/** Expressions and statements nested deeper than this are refused. */
const MAX_DEPTH = 2000;

/** Collects the warnings of one compilation and makes its errors. */
export class Diagnostics {
  readonly filename: string;
  readonly warnings: SyntaxWarningNote[] = [];
  /** Above zero while a `finally` body is compiled a second time. */
  suppressed = 0;
  private depth = 0;

  constructor(filename: string) {
    this.filename = filename;
  }

  warn(location: Location, message: string): void {
    if (this.suppressed > 0) return;
    this.warnings.push({ message, line: location.line, error: { message, range: rangeOf(location) } });
  }

  error(location: Location, message: string): SyntaxDiagnostic {
    return new SyntaxDiagnostic("SyntaxError", message, this.filename, rangeOf(location));
  }

  /** One level of the tree deeper; `leave` comes back. */
  enter(): void {
    if (++this.depth > MAX_DEPTH) throw new CompilationDepthError();
  }

  leave(): void {
    this.depth--;
  }
}

/** CPython's compiler counts offsets in bytes, and has no text of the line at hand. */
function rangeOf(location: Location): DiagnosticRange {
  return {
    line: location.line,
    offset: location.column + 1,
    endLine: location.endLine,
    endOffset: location.endColumn + 1,
    text: null,
  };
}
