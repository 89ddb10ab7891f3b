/** What the rules for mistakes work with: the parts that matched, and the ways to report an error about them. */

import type { DiagnosticType } from "../../source/diagnostic.js";
import { SyntaxDiagnostic } from "../../source/diagnostic.js";
import type { SourceText } from "../../source/source-text.js";
import { byteOffsetToCharacterOffset, extraBytes } from "../../source/source-text.js";
import type { Comprehension, Expr, Located } from "../ast.js";
import type { CallArguments } from "../parser/calls.js";
import { parseArguments } from "../parser/calls.js";
import { parseComprehensions } from "../parser/comprehensions.js";
import { Cursor, notValid } from "../parser/cursor.js";
import { expressionGrammar, parseElements } from "../parser/expressions.js";
import { parseStrings } from "../parser/strings.js";
import type { TokenList } from "../token-writer.js";
import type { TokenKind } from "../tokens.js";
import { Token } from "../tokens.js";
import type { TokensRead } from "./recognizer.js";

/** Raises errors where CPython does, which often depends on how far its tokenizer has come. */
export class TokenReport {
  readonly source: SourceText;
  readonly tokens: readonly Token[];
  readonly tokenList: TokenList;
  private readonly read: TokensRead;
  private levels: readonly number[] | null = null;

  constructor(source: SourceText, tokenList: TokenList, read: TokensRead) {
    this.source = source;
    this.tokenList = tokenList;
    this.tokens = tokenList.tokens;
    this.read = read;
  }

  tokenizerError(): never {
    if (this.tokenList.error === null) throw new Error("an ERROR token without its error");
    throw this.tokenList.error.diagnostic;
  }

  /** Raises what is wrong inside the string literals that start at a token: escape sequences, mixed kinds. */
  checkStrings(start: number): void {
    const cursor = new Cursor(this.source, this.tokens, expressionGrammar, []);
    cursor.moveTo(start);
    try {
      parseStrings(cursor);
    } catch (error) {
      if (error === notValid) return;
      if (error instanceof SyntaxDiagnostic && /^\(|^cannot mix/.test(error.message)) this.here(error.message);
      throw error;
    }
  }

  /** At a token or a node. */
  at(place: Located, message: string): never {
    this.range(place, place, message);
  }

  range(first: Located, last: Located, message: string): never {
    throw this.error("SyntaxError", message, first.line, first.column + 1, last.endLine, last.endColumn + 1);
  }

  /** From a token or node to where the tokenizer is. */
  from(place: Located, message: string): never {
    const last = this.furthest();
    const endOffset = this.cursorColumn(last);
    throw this.error("SyntaxError", message, place.line, place.column + 1, last.endLine, endOffset);
  }

  /** At the last token that was looked at. */
  here(message: string, type: DiagnosticType = "SyntaxError"): never {
    throw this.errorAtToken(type, message, this.furthest());
  }

  /** At the token that would be next. */
  next(mark: number, message: string): never {
    throw this.errorAtToken("SyntaxError", message, this.tokens[mark]);
  }

  /** The error of a source that ends too early; its text is all that the tokenizer has read of the last token. */
  incompleteInput(): SyntaxDiagnostic {
    const last = this.furthest();
    const { range, filename } = this.errorAtToken("SyntaxError", "incomplete input", last);
    const text = last.kind === "ERROR" ? this.source.text.slice(this.source.lineStart(last.line)) : null;
    const fullRange = range === null || text === null ? range : { ...range, text };
    return new SyntaxDiagnostic("SyntaxError", "incomplete input", filename, fullRange, true);
  }

  errorAtToken(type: DiagnosticType, message: string, token: Token): SyntaxDiagnostic {
    const offset = token.column < 0 ? this.cursorColumn(this.furthest()) : token.column + 1;
    const endOffset = token.endColumn < 0 ? -1 : token.endColumn + 1;
    return this.error(type, message, token.line, offset, token.endLine, endOffset);
  }

  furthest(): Token {
    return this.tokens[this.read.furthest];
  }

  /** Offsets are 1-based, in UTF-8; of the end, those up to 0 say that it is unknown. */
  error(
    type: DiagnosticType,
    message: string,
    line: number,
    offset: number,
    endLine: number,
    endOffset: number,
  ): SyntaxDiagnostic {
    const text = this.textFor(line);
    const range = {
      line,
      offset: byteOffsetToCharacterOffset(text, offset),
      endLine,
      endOffset: endOffset > 0 ? byteOffsetToCharacterOffset(text, endOffset) : endOffset,
      text,
    };
    return new SyntaxDiagnostic(type, message, this.source.filename, range);
  }

  /** How many brackets are open after the token with this index. */
  levelAfter(index: number): number {
    this.levels ??= bracketLevels(this.tokens);
    return this.levels[index];
  }

  /** The line; if the tokenizer is still in it, with its newline and with the start of a token that spans lines. */
  private textFor(line: number): string {
    const { line: firstLine, endLine } = this.furthest();
    if (endLine > line) return this.source.lineText(line);
    const start = this.source.lineStart(firstLine);
    const end = this.source.text.indexOf("\n", this.source.lineStart(endLine));
    return this.source.text.slice(start, end < 0 ? this.source.text.length : end + 1);
  }

  /** The UTF-8 column where the tokenizer stands after `token`. */
  private cursorColumn(token: Token): number {
    if (token.endColumn >= 0) return token.endColumn;
    const start = this.source.lineStart(token.line);
    let column = token.end - start;
    for (let index = start; index < token.end; index++) column += extraBytes(this.source.text.charCodeAt(index));
    return column;
  }
}

function bracketLevels(tokens: readonly Token[]): readonly number[] {
  let level = 0;
  return tokens.map(({ kind }) => {
    if (kind === "(" || kind === "[" || kind === "{") level++;
    else if (kind === ")" || kind === "]" || kind === "}") level--;
    return level;
  });
}

interface Span {
  /** Indexes of tokens; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The labelled parts of an alternative that matched. */
export class Finding {
  readonly report: TokenReport;
  /** Index of the token after the match. */
  mark = 0;
  private readonly spans = new Map<string, Span>();

  constructor(report: TokenReport) {
    this.report = report;
  }

  add(label: string, start: number, end: number): void {
    this.spans.set(label, { start, end });
  }

  /** The first token of a part. */
  token(label: string): Token {
    return this.report.tokens[this.span(label).start];
  }

  lastToken(label: string): Token {
    return this.report.tokens[this.span(label).end - 1];
  }

  text(label: string): string {
    const { start, end } = this.token(label);
    return this.report.source.text.slice(start, end);
  }

  /** A part that is an expression of any kind. */
  expression(label: string): Expr {
    return this.parse(label, "ENDMARKER", parseElements);
  }

  /** The last of several expressions with commas. */
  lastExpression(label: string): Expr {
    const expression = this.expression(label);
    return expression.kind === "Tuple" ? expression.elts[expression.elts.length - 1] : expression;
  }

  /** The arguments of a call, without parentheses. */
  arguments(label: string): CallArguments {
    return this.parse(label, ")", (cursor) => parseArguments(cursor, []));
  }

  /** The last expression of `for` clauses. */
  comprehensionEnd(label: string): Expr {
    const clauses: readonly Comprehension[] = this.parse(label, "ENDMARKER", parseComprehensions);
    const { iter, ifs } = clauses[clauses.length - 1];
    return ifs.length > 0 ? ifs[ifs.length - 1] : iter;
  }

  /** A parameter, without the comma that may follow. */
  parameter(label: string): Located {
    const { start, end } = this.span(label);
    const first = this.report.tokens[start];
    const last = this.report.tokens[end - 1];
    const { endLine, endColumn } = last.kind === "," ? this.report.tokens[end - 2] : last;
    return { line: first.line, column: first.column, endLine, endColumn };
  }

  private span(label: string): Span {
    const span = this.spans.get(label);
    if (span === undefined) throw new Error(`nothing is labelled ${label}`);
    return span;
  }

  /** Builds the tree of a part that is known to be valid; `end` is the token that has to follow. */
  private parse<T>(label: string, end: TokenKind, parsePart: (cursor: Cursor) => T): T {
    const { start, end: stop } = this.span(label);
    const { tokens, source } = this.report;
    const { end: offset, endLine, endColumn } = tokens[stop - 1];
    const last = new Token(end, offset, offset, endLine, endColumn, endLine, endColumn);
    try {
      return parsePart(new Cursor(source, [...tokens.slice(start, stop), last], expressionGrammar, []));
    } catch (error) {
      throw error === notValid ? new Error(`the grammar and the parser disagree about "${label}"`) : error;
    }
  }
}
