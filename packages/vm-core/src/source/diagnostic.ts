/** A syntax error, or a syntax warning, before it becomes a Python object. */

/** The Python exception to raise; MemoryError stands for source that is nested too deeply. */
export type DiagnosticType = "SyntaxError" | "IndentationError" | "TabError" | "MemoryError";

/** Where CPython puts an error: lines and offsets count from 1, offsets in code points; 0, -1 and null stand for "unknown". */
export interface DiagnosticRange {
  readonly line: number;
  readonly offset: number;
  readonly endLine: number | null;
  readonly endOffset: number | null;
  readonly text: string | null;
}

/** Thrown by `parse`: a name is one of the constants when it is normalized. The message is that of a ValueError. */
export class ConstantAsName extends Error {
  constructor(name: string) {
    super(`identifier field can't represent '${name}' constant`);
    this.name = "ConstantAsName";
  }
}

/** What `parse` and `decodeSource` throw. `range` is null where CPython raises a bare message. */
export class SyntaxDiagnostic extends Error {
  readonly type: DiagnosticType;
  readonly filename: string;
  readonly range: DiagnosticRange | null;
  /** More input could make the source valid: CPython's `_IncompleteInputError`. */
  readonly incomplete: boolean;
  /** What was to be warned of before the error was found. */
  earlierWarnings: readonly SyntaxWarningNote[] = [];

  constructor(
    type: DiagnosticType,
    message: string,
    filename: string,
    range: DiagnosticRange | null,
    incomplete = false,
  ) {
    super(message);
    this.name = "SyntaxDiagnostic";
    this.type = type;
    this.filename = filename;
    this.range = range;
    this.incomplete = incomplete;
  }
}

/** The error of source that is nested too deeply to parse. */
export function tooComplex(filename: string): SyntaxDiagnostic {
  const message = "Parser stack overflowed - Python source too complex to parse";
  return new SyntaxDiagnostic("MemoryError", message, filename, null);
}

/** A SyntaxWarning found while parsing. */
export interface SyntaxWarningNote {
  readonly message: string;
  readonly line: number;
  /** The error that takes the warning's place when a filter turns it into an exception. */
  readonly error: { readonly message: string; readonly range: DiagnosticRange };
}
