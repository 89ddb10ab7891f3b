/** The warnings about escape sequences in string literals. */

import type { DiagnosticRange, SyntaxWarningNote } from "../source/diagnostic.js";

/** `range` is that of the error which replaces the warning if a filter asks for one. */
export function invalidEscapeNote(character: string, range: DiagnosticRange): SyntaxWarningNote {
  const what = `"\\${character}" is an invalid escape sequence. `;
  const advice = `Did you mean "\\\\${character}"? A raw string is also an option.`;
  return {
    message: `${what}Such sequences will not work in the future. ${advice}`,
    line: range.line,
    error: { message: what + advice, range },
  };
}

export function invalidOctalEscapeNote(digits: string, range: DiagnosticRange): SyntaxWarningNote {
  const what = `"\\${digits}" is an invalid octal escape sequence. `;
  const advice = `Did you mean "\\\\${digits}"? A raw string is also an option.`;
  return {
    message: `${what}Such sequences will not work in the future. ${advice}`,
    line: range.line,
    error: { message: what + advice, range },
  };
}
