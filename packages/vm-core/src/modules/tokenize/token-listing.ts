/** The tokens of a source as the tokenize module lists them: with comments, and with newlines that end no statement. */

import { SyntaxDiagnostic } from "../../source/diagnostic.js";
import { SourceText } from "../../source/source-text.js";
import { tokenize } from "../../syntax/tokenizer.js";
import type { Token, TokenKind } from "../../syntax/tokens.js";

/** Line, counted from 1, and column in characters. */
type Place = readonly [line: number, column: number];

export type TokenEntry =
  | {
      readonly kind: "token";
      readonly type: number;
      readonly string: string;
      readonly start: Place;
      readonly end: Place;
      readonly line: string;
    }
  | { readonly kind: "error"; readonly diagnostic: SyntaxDiagnostic };

const OPERATOR = 55;
const COMMENT = 65;
const BLANK_NEWLINE = 66;

/** The numbers of the token module. */
const types: Readonly<Partial<Record<TokenKind, number>>> = {
  ENDMARKER: 0,
  NAME: 1,
  NUMBER: 2,
  STRING: 3,
  NEWLINE: 4,
  INDENT: 5,
  DEDENT: 6,
  "(": 7,
  ")": 8,
  "[": 9,
  "]": 10,
  ":": 11,
  ",": 12,
  ";": 13,
  "+": 14,
  "-": 15,
  "*": 16,
  "/": 17,
  "|": 18,
  "&": 19,
  "<": 20,
  ">": 21,
  "=": 22,
  ".": 23,
  "%": 24,
  "{": 25,
  "}": 26,
  "==": 27,
  "!=": 28,
  "<>": 28,
  "<=": 29,
  ">=": 30,
  "~": 31,
  "^": 32,
  "<<": 33,
  ">>": 34,
  "**": 35,
  "+=": 36,
  "-=": 37,
  "*=": 38,
  "/=": 39,
  "%=": 40,
  "&=": 41,
  "|=": 42,
  "^=": 43,
  "<<=": 44,
  ">>=": 45,
  "**=": 46,
  "//": 47,
  "//=": 48,
  "@": 49,
  "@=": 50,
  "->": 51,
  "...": 52,
  ":=": 53,
  "!": 54,
  OTHER: OPERATOR,
  FSTRING_START: 59,
  FSTRING_MIDDLE: 60,
  FSTRING_END: 61,
  TSTRING_START: 62,
  TSTRING_MIDDLE: 63,
  TSTRING_END: 64,
};

export function listTokens(text: string, hasExtraTokens: boolean): Iterator<TokenEntry> {
  return new Listing(text, hasExtraTokens).entries();
}

class Listing {
  private readonly text: string;
  /** The same with the newline at its end that may be missing. */
  private readonly ended: string;
  private readonly hasExtraTokens: boolean;
  private readonly lineStarts: number[] = [0];
  private lastLine = 0;

  constructor(text: string, hasExtraTokens: boolean) {
    this.text = text;
    this.ended = text === "" || text.endsWith("\n") ? text : `${text}\n`;
    this.hasExtraTokens = hasExtraTokens;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.lineStarts.push(at + 1);
  }

  *entries(): Generator<TokenEntry> {
    // The tokenizer knows one kind of line end; what it is given has the same places.
    const source = this.ended.replace(/\\\r\n/g, " \\\n").replace(/\r\n/g, " \n");
    const { tokens, error } = tokenize(new SourceText(source, "<string>"), {
      isSingle: false,
      keepsBlocksOpen: false,
      isLenient: this.hasExtraTokens,
    });
    let end = 0;
    for (const found of tokens) {
      const isLongNewline = found.kind === "NEWLINE" && this.text[found.start - 1] === "\r";
      const token = isLongNewline ? { ...found, start: found.start - 1 } : found;
      // What lies between two tokens is blanks, comments, joined lines and newlines that end no statement.
      if (this.hasExtraTokens && token.start > end) yield* this.between(end, token.start);
      if (token.kind === "ERROR") break;
      yield this.entry(token);
      end = Math.max(end, token.end);
    }
    if (error === null) return;
    yield { kind: "error", diagnostic: this.asListed(error.diagnostic) };
  }

  /** Errors of indentation tell no end, and show their line as the source has it. */
  private asListed(diagnostic: SyntaxDiagnostic): SyntaxDiagnostic {
    const { type, message, filename, range } = diagnostic;
    if (type === "SyntaxError" || range === null) return diagnostic;
    const start = this.lineStarts[range.line - 1];
    const text = this.lines(start, start);
    return new SyntaxDiagnostic(type, message, filename, { ...range, endLine: null, endOffset: null, text });
  }

  private *between(start: number, end: number): Generator<TokenEntry> {
    const gap = /\\\r?\n|#[^\r\n]*|\r?\n/g;
    gap.lastIndex = start;
    for (let match = gap.exec(this.ended); match !== null && match.index < end; match = gap.exec(this.ended)) {
      const [string] = match;
      if (string.startsWith("\\")) continue;
      const type = string.startsWith("#") ? COMMENT : BLANK_NEWLINE;
      if (match.index >= this.text.length) yield this.missingNewline(type, match.index);
      else yield this.make(type, string, match.index, match.index + string.length);
    }
  }

  private entry(token: Token): TokenEntry {
    const { kind, start, end } = token;
    if (!this.hasExtraTokens && (kind === "NEWLINE" || kind === "INDENT" || kind === "DEDENT")) {
      return this.bare(kind, kind === "INDENT" ? end : start);
    }
    if (kind === "ENDMARKER" || (kind === "DEDENT" && start >= this.text.length)) return this.atEnd(kind);
    if (kind === "NEWLINE" && start >= this.text.length) return this.missingNewline(4, start);
    const known = types[kind] ?? 1;
    const isOperator = this.hasExtraTokens && known > 6 && known < OPERATOR;
    if (kind === "INDENT")
      return this.make(known, this.text.slice(this.startOfLine(end), end), this.startOfLine(end), end);
    return this.make(isOperator ? OPERATOR : known, this.text.slice(start, end), start, end);
  }

  /** As the parser sees them: without their text, and those of a block without a column. */
  private bare(kind: "NEWLINE" | "INDENT" | "DEDENT", offset: number): TokenEntry {
    const [line, column] = this.place(offset);
    const isAfterLast = kind === "DEDENT" && offset >= this.text.length && column === 0;
    const at: Place = kind === "NEWLINE" ? [line, column] : [isAfterLast ? line - 1 : line, -1];
    return { kind: "token", type: types[kind] ?? 0, string: "", start: at, end: at, line: this.lines(offset, offset) };
  }

  /** The newline that the source does not end in has no text, but a width. */
  private missingNewline(type: number, offset: number): TokenEntry {
    const [line, column] = this.place(offset);
    const end: Place = [line, column + 1];
    return { kind: "token", type, string: "", start: [line, column], end, line: this.lines(offset, offset) };
  }

  private atEnd(kind: TokenKind): TokenEntry {
    const last = this.place(this.text.length);
    const line = last[1] === 0 ? last[0] : last[0] + 1;
    return { kind: "token", type: types[kind] ?? 0, string: "", start: [line, 0], end: [line, 0], line: "" };
  }

  private make(type: number, string: string, start: number, end: number): TokenEntry {
    const from = this.place(start);
    // A newline ends in the line that it ends.
    const to: Place =
      string.endsWith("\n") && string.trim() === "" ? [from[0], from[1] + string.length] : this.place(end);
    return { kind: "token", type, string, start: from, end: to, line: this.lines(start, Math.max(start, end - 1)) };
  }

  private startOfLine(offset: number): number {
    return this.lineStarts[this.lineOf(offset)];
  }

  /** Tokens come in order, so the line of the last one is near. */
  private lineOf(offset: number): number {
    const { lineStarts } = this;
    let line = lineStarts[this.lastLine] <= offset ? this.lastLine : 0;
    while (line + 1 < lineStarts.length && lineStarts[line + 1] <= offset) line++;
    this.lastLine = line;
    return line;
  }

  private place(offset: number): Place {
    const line = this.lineOf(offset);
    let column = 0;
    for (const _ of this.text.slice(this.lineStarts[line], offset)) column++;
    return [line + 1, column];
  }

  /** All lines that a token touches. */
  private lines(start: number, end: number): string {
    const last = this.lineOf(end) + 1;
    const stop = last < this.lineStarts.length ? this.lineStarts[last] : this.text.length;
    return this.text.slice(this.startOfLine(start), stop);
  }
}
