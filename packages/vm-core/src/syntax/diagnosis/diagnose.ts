/**
 * Finds out why a source is not valid. The parser proper only says that it is not; here its tokens are matched against
 * an error grammar, as CPython does: once to see how far the language alone can go, then once more with rules for
 * common mistakes.
 */

import { SyntaxDiagnostic, tooComplex } from "../../source/diagnostic.js";
import type { SourceText } from "../../source/source-text.js";
import type { TokenList } from "../token-writer.js";
import type { Token } from "../tokens.js";
import { expressionRules } from "./expression-rules.js";
import { TokenReport } from "./finding.js";
import type { Rule } from "./grammar.js";
import { compileGrammar } from "./grammar.js";
import { parameterRules } from "./parameter-rules.js";
import { patternRules } from "./pattern-rules.js";
import type { TokensRead } from "./recognizer.js";
import { Recognizer } from "./recognizer.js";
import { statementRules } from "./statement-rules.js";

export interface Suspect {
  readonly source: SourceText;
  readonly tokenList: TokenList;
  readonly mode: "exec" | "eval" | "single";
  /** Index of the token at which a statement starts, before which all is well. */
  readonly start: number;
  readonly allowsIncompleteInput: boolean;
}

/** The error of a source that the parser has refused. */
export function diagnose(suspect: Suspect): SyntaxDiagnostic {
  const read: TokensRead = { furthest: suspect.start };
  const report = new TokenReport(suspect.source, suspect.tokenList, read);
  const firstError = search(suspect, report, read, false);
  if (suspect.allowsIncompleteInput && isAtEnd(suspect, read)) {
    return report.incompleteInput();
  }
  if (firstError !== null) return overrule(firstError, suspect.tokenList, report, isAtEnd(suspect, read));
  const last = report.furthest();
  const error = search(suspect, report, read, true);
  if (error !== null) return overrule(error, suspect.tokenList, report, isAtEnd(suspect, read));
  return describeGenerally(suspect, report, last);
}

/**
 * An error that the tokenizer would raise further on takes the place of one of the parser's, unless the parser has seen
 * the end of the source.
 */
function overrule(
  error: SyntaxDiagnostic,
  tokenList: TokenList,
  report: TokenReport,
  hasSeenEnd: boolean,
): SyntaxDiagnostic {
  const later = tokenList.error;
  if (hasSeenEnd || later === null || later.diagnostic === error) return error;
  if (later.isDecisive) return later.diagnostic;
  const bracket = later.openBracket;
  if (bracket === null || report.furthest().line <= bracket.line) return error;
  const message = `'${bracket.text}' was never closed`;
  return report.error("SyntaxError", message, bracket.line, bracket.column + 1, bracket.line, 0);
}

let compiled: ReadonlyMap<string, Rule> | null = null;

const startRules = { exec: "file", eval: "eval", single: "interactive" } as const;

function startRule(mode: Suspect["mode"]): Rule {
  compiled ??= compileGrammar([statementRules, expressionRules, parameterRules, patternRules]);
  const rule = compiled.get(startRules[mode]);
  if (rule === undefined) throw new Error("the error grammar has no start");
  return rule;
}

/** Null if nothing in particular is wrong. */
function search(
  { source, tokenList, mode, start }: Suspect,
  report: TokenReport,
  read: TokensRead,
  findsMistakes: boolean,
): SyntaxDiagnostic | null {
  const recognizer = new Recognizer(source.text, tokenList.tokens, read, report, findsMistakes);
  recognizer.mark = start;
  try {
    recognizer.matches(startRule(mode));
    return null;
  } catch (error) {
    if (error instanceof SyntaxDiagnostic) return error;
    // Nested so deeply that the JS stack does not suffice: what the tokenizer has found still says more.
    if (error instanceof RangeError) return tokenList.error?.diagnostic ?? tooComplex(source.filename);
    throw error;
  }
}

/** Whether CPython's tokenizer has met the end of the source by the time the last token was read. */
function isAtEnd({ source, tokenList }: Suspect, { furthest }: TokensRead): boolean {
  const { kind, start, end } = tokenList.tokens[furthest];
  const { length } = source.text;
  if (kind === "ERROR") return tokenList.error?.atEnd ?? false;
  if (start >= length) return true;
  // After any of these the tokenizer does not look at the next character.
  if (kind === "NEWLINE" || kind === "STRING" || kind === "FSTRING_END" || kind === "TSTRING_END") return false;
  return end >= length;
}

function describeGenerally({ tokenList }: Suspect, report: TokenReport, last: Token): SyntaxDiagnostic {
  if (last.kind === "INDENT" || last.kind === "DEDENT") {
    const message = last.kind === "INDENT" ? "unexpected indent" : "unexpected unindent";
    return report.errorAtToken("IndentationError", message, report.furthest());
  }
  const { line, column, endLine, endColumn } = last;
  const error = report.error("SyntaxError", "invalid syntax", line, column + 1, endLine, endColumn + 1);
  return overrule(error, tokenList, report, false);
}
