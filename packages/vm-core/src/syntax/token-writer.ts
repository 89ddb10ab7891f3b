/** The tokens found so far, the place in the text, and the errors that end the search. */

import type { DiagnosticType, SyntaxWarningNote } from "../source/diagnostic.js";
import { SyntaxDiagnostic } from "../source/diagnostic.js";
import type { SourceText } from "../source/source-text.js";
import { byteOffsetToCharacterOffset, countCodePoints, extraBytes } from "../source/source-text.js";
import type { TypeIgnore } from "./ast.js";
import type { NumberReporter } from "./number-scanner.js";
import type { TokenKind } from "./tokens.js";
import { Token } from "./tokens.js";

export interface TokenList {
  /** Ends with ENDMARKER or ERROR. */
  readonly tokens: readonly Token[];
  readonly error: TokenizerError | null;
  readonly warnings: readonly SyntaxWarningNote[];
  readonly typeIgnores: readonly TypeIgnore[];
}

export interface OpenBracket {
  readonly text: string;
  readonly line: number;
  /** UTF-8 offset in the line. */
  readonly column: number;
}

export interface TokenizerError {
  readonly diagnostic: SyntaxDiagnostic;
  /** Whether it takes precedence over any earlier syntax error of the parser. */
  readonly isDecisive: boolean;
  /** The innermost bracket that is open where the tokenizer stopped; null inside an f-string. */
  readonly openBracket: OpenBracket | null;
  /** The source ended too early, so that more input could help. */
  readonly atEnd: boolean;
}

/** Where the tokenizer is inside an f-string or a t-string. */
export interface StringMode {
  readonly letter: "f" | "t";
  readonly quote: number;
  readonly quoteSize: 1 | 3;
  readonly isRaw: boolean;
  /** Of the prefix. */
  readonly start: number;
  readonly line: number;
  readonly lineStart: number;
  /** Reading text, not an expression. */
  inText: boolean;
  inFormatSpec: boolean;
  /** Open brackets of the expressions in this string. */
  brackets: number;
  /** For the current replacement field, the number of brackets around its "{"; -1 outside all fields. */
  fieldBrackets: number;
}

/** Thrown when there is an error, caught by the tokenizer; made once because nobody reads its stack. */
export const stopped = new Error("tokenizer stopped");

/** What the parts of the tokenizer share. */
export class TokenWriter implements NumberReporter {
  protected readonly source: SourceText;
  protected readonly text: string;
  protected readonly length: number;
  protected readonly tokens: Token[] = [];
  protected readonly warnings: SyntaxWarningNote[] = [];
  protected readonly typeIgnores: TypeIgnore[] = [];
  protected error: TokenizerError | null = null;

  protected position = 0;
  protected line: number;
  protected lineStart = 0;
  protected readonly brackets: OpenBracket[] = [];
  protected readonly modes: StringMode[] = [];
  /** The last of `modes`. */
  protected mode: StringMode | null = null;

  // UTF-8 surplus of the current line up to an offset, so that columns of later tokens need not start over.
  private measuredLineStart = 0;
  private measuredTo = 0;
  private measuredExtra = 0;

  readonly isLenient: boolean;

  constructor(source: SourceText, isLenient: boolean) {
    this.source = source;
    this.isLenient = isLenient;
    this.text = source.text;
    this.length = source.text.length;
    this.line = this.length === 0 ? 0 : 1;
  }

  /** Moves to the line that starts here, if there is one. */
  protected beginLine(): void {
    if (this.position < this.length) {
      this.line++;
      this.lineStart = this.position;
    }
  }

  protected beginLineAfter(newline: number): void {
    this.position = newline + 1;
    this.beginLine();
  }

  /** Past the newline of the current line. */
  protected lineEnd(): number {
    const newline = this.text.indexOf("\n", this.position);
    return newline < 0 ? this.length : newline + 1;
  }

  /** The source ended inside brackets or after a backslash. */
  protected stopAtEnd(): never {
    this.position = this.length;
    const bracket = this.innermostBracket();
    if (bracket === null) {
      this.stop("SyntaxError", "unexpected EOF while parsing", this.line, this.column(this.length), -1, true);
    }
    this.stop("SyntaxError", `'${bracket.text}' was never closed`, bracket.line, bracket.column + 1, 0, true);
  }

  private innermostBracket(): OpenBracket | null {
    return this.brackets.length > 0 ? this.brackets[this.brackets.length - 1] : null;
  }

  /** Stops with an error in the current line that ends before `cursor`. */
  fail(message: string, cursor: number, from?: number, atEnd = false): never {
    const endOffset = countCodePoints(this.text, this.lineStart, cursor);
    const offset = from === undefined ? endOffset : countCodePoints(this.text, this.lineStart, from) + 1;
    const text = this.source.lineText(this.line);
    const range = { line: this.line, offset, endLine: this.line, endOffset, text };
    this.position = cursor;
    this.end(new SyntaxDiagnostic("SyntaxError", message, this.source.filename, range), true, atEnd);
  }

  warn(message: string, cursor: number): void {
    const offset = countCodePoints(this.text, this.lineStart, cursor);
    const text = this.source.lineText(this.line);
    const range = { line: this.line, offset, endLine: this.line, endOffset: offset, text };
    this.warnings.push({ message, line: this.line, error: { message, range } });
  }

  /** Stops with an error that the parser reports when it gets here, `byteOffset` being 1-based in UTF-8. */
  protected stop(
    type: DiagnosticType,
    message: string,
    line: number,
    byteOffset: number,
    endOffset: number,
    atEnd = false,
  ): never {
    const lineText = this.source.lineText(line);
    const offset = byteOffsetToCharacterOffset(lineText, byteOffset);
    const isCurrent = line >= this.line && this.text[this.source.lineStart(line) + lineText.length] === "\n";
    const text = isCurrent ? `${lineText}\n` : lineText;
    const range = { line, offset, endLine: line, endOffset, text };
    this.end(new SyntaxDiagnostic(type, message, this.source.filename, range), false, atEnd);
  }

  private end(diagnostic: SyntaxDiagnostic, isDecisive: boolean, atEnd: boolean): never {
    // Inside an f-string, an error of the parser about the expression says more than one about the string.
    const isInString = this.modes.length > 0;
    const openBracket = isInString ? null : this.innermostBracket();
    this.error = { diagnostic, isDecisive: isDecisive && !isInString, openBracket, atEnd };
    this.addWithoutColumn("ERROR");
    throw stopped;
  }

  protected addOnLine(kind: TokenKind, start: number): void {
    const { position, line } = this;
    this.tokens.push(new Token(kind, start, position, line, this.column(start), line, this.column(position)));
  }

  protected addWithoutColumn(kind: TokenKind): void {
    const { position, line } = this;
    this.tokens.push(new Token(kind, position, position, line, -1, line, -1));
  }

  /** The UTF-8 column of an offset in the current line. */
  protected column(offset: number): number {
    const width = offset - this.lineStart;
    if (this.source.isAscii) return width;
    if (this.measuredLineStart !== this.lineStart || offset < this.measuredTo) {
      this.measuredLineStart = this.lineStart;
      this.measuredTo = this.lineStart;
      this.measuredExtra = 0;
    }
    for (let index = this.measuredTo; index < offset; index++) {
      this.measuredExtra += extraBytes(this.text.charCodeAt(index));
    }
    this.measuredTo = offset;
    return width + this.measuredExtra;
  }
}
