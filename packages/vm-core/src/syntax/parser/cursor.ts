/** The parser's place in the tokens, and the state that all parts of the parser share. */

import type { DiagnosticRange, SyntaxWarningNote } from "../../source/diagnostic.js";
import { ConstantAsName, SyntaxDiagnostic, tooComplex } from "../../source/diagnostic.js";
import { countWork } from "../../source/safe-points.js";
import type { SourceText } from "../../source/source-text.js";
import { byteOffsetToCharacterOffset } from "../../source/source-text.js";
import { normalize } from "../../unicode/normalization.js";
import type { Expr, Located, Name } from "../ast.js";
import type { Token, TokenKind } from "../tokens.js";

/** Says that the source is not valid; finding out why is the business of `diagnosis/`. Made once: nobody reads it. */
export const notValid = new Error("not valid");

/**
 * The grammar is recursive, the import graph is not: lower parts of the expression grammar call the upper ones through
 * this.
 */
export interface ExpressionGrammar {
  /** A conditional expression, a lambda or anything that binds tighter. */
  readonly expression: (cursor: Cursor) => Expr;
  /** `expression`, or `name := expression`. */
  readonly namedExpression: (cursor: Cursor) => Expr;
  /** `expression`, or `*` and an operand of `|`. */
  readonly starExpression: (cursor: Cursor) => Expr;
  /** One or more star expressions; with a comma they make a tuple. */
  readonly starExpressions: (cursor: Cursor) => Expr;
  /** `yield …` or star expressions. */
  readonly yieldOrStarExpressions: (cursor: Cursor) => Expr;
  readonly bitwiseOr: (cursor: Cursor) => Expr;
  readonly disjunction: (cursor: Cursor) => Expr;
}

/** Nested constructs that one call of the parser may recurse into before it gives up, so that the JS stack holds. */
const MAX_DEPTH = 1500;

export class Cursor {
  readonly source: SourceText;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly grammar: ExpressionGrammar;
  readonly warnings: SyntaxWarningNote[];
  /** `<>` stands for `!=`, as `from __future__ import barry_as_FLUFL` asks. */
  usesDiamond = false;
  position = 0;
  /** The token at `position`. */
  token: Token;
  /** The token before it; meaningless before the first `advance`. */
  previous: Token;
  /** Index of the token at which the last top-level statement but one starts: what is wrong may begin there. */
  previousStatement = 0;
  private lastStatement = 0;
  /** The version of Python 3 whose grammar is asked for: newer syntax is refused. */
  featureVersion = Number.POSITIVE_INFINITY;
  /** Digits that a decimal literal may have; 0 for any number. */
  maximumDigits = 4300;
  private depth = 0;

  constructor(source: SourceText, tokens: readonly Token[], grammar: ExpressionGrammar, warnings: SyntaxWarningNote[]) {
    this.source = source;
    this.text = source.text;
    this.tokens = tokens;
    this.grammar = grammar;
    this.warnings = warnings;
    this.token = tokens[0];
    this.previous = tokens[0];
  }

  /** Notes that a top-level statement starts here. */
  beginStatement(): void {
    this.previousStatement = this.lastStatement;
    this.lastStatement = this.position;
  }

  advance(): Token {
    countWork();
    const token = this.token;
    this.previous = token;
    this.token = this.tokens[++this.position];
    return token;
  }

  moveTo(position: number): void {
    this.position = position;
    this.token = this.tokens[position];
    this.previous = this.tokens[Math.max(position - 1, 0)];
  }

  at(kind: TokenKind): boolean {
    return this.token.kind === kind;
  }

  /** The kind of a later token; ENDMARKER past the end. */
  kindAhead(distance: number): TokenKind {
    const index = this.position + distance;
    return index < this.tokens.length ? this.tokens[index].kind : "ENDMARKER";
  }

  accept(kind: TokenKind): boolean {
    if (this.token.kind !== kind) return false;
    this.advance();
    return true;
  }

  expect(kind: TokenKind): Token {
    if (this.token.kind !== kind) this.fail();
    return this.advance();
  }

  /** A soft keyword is a name with this text. */
  atSoftKeyword(text: string): boolean {
    const token = this.token;
    return token.kind === "NAME" && token.end - token.start === text.length && this.text.startsWith(text, token.start);
  }

  /** Takes a type comment, if there is one. */
  typeComment(): string | null {
    return this.token.kind === "TYPE_COMMENT" ? this.textOf(this.advance()) : null;
  }

  /**
   * Refuses syntax that came with a later Python 3 than the one asked for. The error is at the last token that CPython
   * has read by then.
   */
  requireVersion(version: number, subject: string, last: "next" | "previous" = "next"): void {
    if (this.featureVersion >= version) return;
    const message = `${subject} only supported in Python 3.${version} and greater`;
    if (last === "previous") this.failAt(this.previous, message);
    this.failHere(message);
  }

  fail(): never {
    throw notValid;
  }

  textOf(token: Token): string {
    return this.text.slice(token.start, token.end);
  }

  /** Takes a name token; identifiers are compared in normalization form KC. */
  identifier(): string {
    const token = this.expect("NAME");
    const text = this.textOf(token);
    if (this.source.isAscii) return text;
    const name = normalize(text, "NFKC");
    if (name === "None" || name === "True" || name === "False") throw new ConstantAsName(name);
    return name;
  }

  name(ctx: "Load" | "Store"): Name {
    const { line, column, endLine, endColumn } = this.token;
    return { kind: "Name", id: this.identifier(), ctx, line, column, endLine, endColumn };
  }

  /** Counts a level of nesting; every call is paired with `leave`, except when parsing is given up. */
  enter(): void {
    if (++this.depth > MAX_DEPTH) throw tooComplex(this.source.filename);
  }

  leave(): void {
    this.depth--;
  }

  /** Raises a SyntaxError at the next token. */
  failHere(message: string): never {
    const { token } = this;
    if (token.column >= 0) this.failAt(token, message);
    // The end of the source has no extent.
    let before = this.position - 1;
    while (before > 0 && this.tokens[before].column < 0) before--;
    const { endLine: line, endColumn } = this.tokens[Math.max(before, 0)];
    const range = this.rangeOf({ line, column: endColumn - 1, endLine: line, endColumn });
    throw new SyntaxDiagnostic("SyntaxError", message, this.source.filename, { ...range, endOffset: -1 });
  }

  /** Raises a SyntaxError at a node or token. */
  failAt(place: Located, message: string): never {
    throw new SyntaxDiagnostic("SyntaxError", message, this.source.filename, this.rangeOf(place));
  }

  rangeOf({ line, column, endLine, endColumn }: Located): DiagnosticRange {
    // CPython has the newline only while its tokenizer is still in the line.
    const lineText = this.source.lineText(line);
    const hasNewline = endLine === line && this.text.length > this.source.lineStart(line) + lineText.length;
    const text = hasNewline ? `${lineText}\n` : lineText;
    return {
      line,
      offset: byteOffsetToCharacterOffset(text, column + 1),
      endLine,
      endOffset: byteOffsetToCharacterOffset(text, endColumn + 1),
      text,
    };
  }
}
