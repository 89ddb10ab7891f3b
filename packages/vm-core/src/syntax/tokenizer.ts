/** Turns source text into tokens, following CPython's rules for indentation, brackets and nested f-strings. */

import type { DiagnosticType } from "../source/diagnostic.js";
import { countWork } from "../source/safe-points.js";
import type { SourceText } from "../source/source-text.js";
import { identifierEnd, isPrintable } from "../unicode/characters.js";
import { isDigit, scanNumber } from "./number-scanner.js";
import { StringScanner } from "./string-scanner.js";
import type { TokenList } from "./token-writer.js";
import { stopped } from "./token-writer.js";
import type { TokenKind } from "./tokens.js";
import { keywordKinds, operators, Token } from "./tokens.js";

export interface TokenizeOptions {
  /** An interactive statement: its end closes all open blocks. */
  readonly isSingle: boolean;
  /** In a `single` source, leave open blocks open: the user may go on. */
  readonly keepsBlocksOpen: boolean;
  /** Comments `# type: …` are tokens. */
  readonly readsTypeComments?: boolean;
  /** Brackets need not match and numbers not end properly: what is listed may be part of a source. */
  readonly isLenient?: boolean;
}

export function tokenize(source: SourceText, options: TokenizeOptions): TokenList {
  return new Tokenizer(source, options).run();
}

const MAX_INDENTS = 100;
const MAX_BRACKETS = 200;
const TAB_SIZE = 8;

const IDENTIFIER = 1;
const DIGIT = 2;

/** What an ASCII character can be part of; all others may belong to an identifier. */
const characterClasses = new Uint8Array(128)
  .fill(IDENTIFIER, 0x41, 0x5b)
  .fill(IDENTIFIER, 0x5f, 0x60)
  .fill(IDENTIFIER, 0x61, 0x7b)
  .fill(DIGIT, 0x30, 0x3a);

/** Operators by first character code, longest first. */
const operatorsByFirst: readonly TokenKind[][] = Array.from({ length: 128 }, () => []);
for (const operator of operators) operatorsByFirst[operator.charCodeAt(0)].push(operator);

const typeComment = /(#[ \t]*type:[ \t]*).*/y;
const ignoreComment = /^ignore(?![a-zA-Z0-9\u0080-\uffff])/;

const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;

class Tokenizer extends StringScanner {
  private readonly options: TokenizeOptions;
  private atLineStart = true;
  /** Where the blanks before the current token end; a comment may follow. */
  private spaceEnd = 0;
  private readonly indents = [0];
  /** The same indents with a tab as one column: where the two disagree, tabs and spaces are mixed inconsistently. */
  private readonly alternateIndents = [0];

  constructor(source: SourceText, options: TokenizeOptions) {
    super(source, options.isLenient ?? false);
    this.options = options;
  }

  run(): TokenList {
    try {
      let goesOn = true;
      while (goesOn) {
        countWork();
        goesOn = this.mode?.inText ? this.scanStringText(this.mode) : this.scanToken();
      }
    } catch (error) {
      if (error !== stopped) throw error;
    }
    const { tokens, error, warnings, typeIgnores } = this;
    return { tokens, error, warnings, typeIgnores };
  }

  /** Adds the next token or tokens; false at the end of the source. */
  private scanToken(): boolean {
    if (this.atLineStart && this.scanIndentation()) return true;
    const text = this.text;
    for (;;) {
      const start = this.skipSpace();
      if (this.options.readsTypeComments === true && this.scanTypeComment(this.spaceEnd)) return true;
      if (start >= this.length) return this.finish();
      const unit = text.charCodeAt(start);
      if (unit < 128 ? characterClasses[unit] === IDENTIFIER : true) {
        this.scanIdentifier(start);
        return true;
      }
      if (characterClasses[unit] === DIGIT || (unit === 0x2e && isDigit(text.charCodeAt(start + 1)))) {
        this.position = scanNumber(text, start, this);
        this.addOnLine("NUMBER", start);
        return true;
      }
      if (unit === NEWLINE) {
        if (this.scanNewline(start)) return true;
        continue;
      }
      if (unit === BACKSLASH) {
        this.scanContinuation(start);
        continue;
      }
      if (unit === 0x22 || unit === 0x27) this.scanString(start, start);
      else this.scanOperator(start, unit);
      return true;
    }
  }

  /** Skips blanks and a comment. */
  private skipSpace(): number {
    const text = this.text;
    let position = this.position;
    let unit = text.charCodeAt(position);
    while (unit === 0x20 || unit === 0x09 || unit === 0x0c) unit = text.charCodeAt(++position);
    this.spaceEnd = position;
    if (unit === 0x23) {
      const newline = text.indexOf("\n", position);
      position = newline < 0 ? this.length : newline;
    }
    this.position = position;
    return position;
  }

  /** Adds the token of a type comment that starts here, if there is one, and moves behind it. */
  private scanTypeComment(start: number, isAlone = false): boolean {
    const { text } = this;
    typeComment.lastIndex = start;
    const match = typeComment.exec(text);
    if (match === null) return false;
    const contentStart = start + match[1].length;
    const end = start + match[0].length;
    const content = text.slice(contentStart, end);
    if (ignoreComment.test(content)) {
      // As in CPython, the newline of a line of its own belongs to it.
      const tag = content.slice("ignore".length) + (isAlone && end < this.length ? "\n" : "");
      this.typeIgnores.push({ kind: "TypeIgnore", lineno: this.line, tag });
      return false;
    }
    this.position = end;
    this.addOnLine("TYPE_COMMENT", contentStart);
    return true;
  }

  /** Handles a newline character; false if it ends no statement. */
  private scanNewline(start: number): boolean {
    this.position = start + 1;
    if (this.brackets.length > 0) {
      this.beginLine();
      return false;
    }
    // After a comment, the token starts with the comment.
    const column = this.column(this.spaceEnd);
    this.tokens.push(new Token("NEWLINE", start, start + 1, this.line, column, this.line, this.column(start) + 1));
    this.atLineStart = true;
    return true;
  }

  protected override stopAtEnd(): never {
    if (!this.isLenient) super.stopAtEnd();
    this.position = this.length;
    // CPython still has the last line when a string or a joined line is open.
    const hasLine = this.mode !== null || this.text.endsWith("\\\n");
    const offset = hasLine ? this.column(this.length) : 0;
    this.stop("SyntaxError", "unexpected EOF in multi-line statement", this.line, offset, 0, true);
  }

  private scanContinuation(backslash: number): void {
    this.position = backslash + 1;
    if (this.text.charCodeAt(this.position) !== NEWLINE) {
      const column = this.column(Math.min(this.position + 1, this.length)) - 1;
      this.position = this.lineEnd();
      this.stop("SyntaxError", "unexpected character after line continuation character", this.line, column + 1, 0);
    }
    this.position++;
    if (this.position >= this.length) this.stopAtEnd();
    this.beginLine();
  }

  /** Reads the blanks at the start of a logical line; true if INDENT or DEDENT tokens were added. */
  private scanIndentation(): boolean {
    const text = this.text;
    if (this.tokens.length > 0) this.beginLine();
    this.atLineStart = false;
    let column = 0;
    let alternate = 0;
    let continuedColumn = 0;
    for (;;) {
      const unit = text.charCodeAt(this.position);
      if (unit === 0x20) {
        column++;
        alternate++;
      } else if (unit === 0x09) {
        column = (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;
        alternate++;
      } else if (unit === 0x0c) {
        column = 0;
        alternate = 0;
      } else if (unit === BACKSLASH) {
        // The blanks before the first continuation decide: indentation cannot be split over lines.
        continuedColumn ||= column;
        this.scanContinuation(this.position);
        continue;
      } else if (unit === 0x23 || unit === NEWLINE) {
        if (unit === 0x23 && this.options.readsTypeComments === true && this.scanTypeComment(this.position, true))
          return true;
        // A line with nothing but blanks and a comment says nothing about indentation.
        const newline = text.indexOf("\n", this.position);
        this.position = newline < 0 ? this.length : newline + 1;
        column = 0;
        alternate = 0;
        continuedColumn = 0;
        if (this.position >= this.length) break;
        this.beginLine();
        continue;
      } else {
        break;
      }
      this.position++;
    }
    return this.applyIndentation(continuedColumn || column, continuedColumn || alternate);
  }

  private applyIndentation(column: number, alternate: number): boolean {
    const { indents, alternateIndents } = this;
    const count = this.tokens.length;
    if (column > indents[indents.length - 1]) {
      if (indents.length >= MAX_INDENTS) {
        this.stopAtLineEnd("IndentationError", "too many levels of indentation");
      }
      if (alternate <= alternateIndents[alternateIndents.length - 1]) this.stopOnTabs();
      indents.push(column);
      alternateIndents.push(alternate);
      this.addWithoutColumn("INDENT");
    } else {
      // The tokens come last, because an inconsistent dedent is reported before any of them.
      let dedents = 0;
      while (column < indents[indents.length - 1]) {
        indents.pop();
        alternateIndents.pop();
        dedents++;
      }
      if (column !== indents[indents.length - 1]) this.stopOnDedent();
      if (alternate !== alternateIndents[alternateIndents.length - 1]) this.stopOnTabs();
      for (; dedents > 0; dedents--) this.addWithoutColumn("DEDENT");
    }
    return this.tokens.length > count;
  }

  private stopOnTabs(): never {
    this.stopAtLineEnd("TabError", "inconsistent use of tabs and spaces in indentation");
  }

  private stopOnDedent(): never {
    const end = this.lineEnd();
    const column = this.column(end);
    this.position = end;
    this.stop("IndentationError", "unindent does not match any outer indentation level", this.line, column, -1);
  }

  private stopAtLineEnd(type: DiagnosticType, message: string): never {
    this.position = this.lineEnd();
    this.stop(type, message, this.line, 1, 0);
  }

  private scanIdentifier(start: number): void {
    const text = this.text;
    let position = start;
    let unit = text.charCodeAt(position);
    let isAscii = true;
    for (;;) {
      if (unit >= 128) isAscii = false;
      else if (!(characterClasses[unit] > 0)) break;
      unit = text.charCodeAt(++position);
    }
    if ((unit === 0x22 || unit === 0x27) && this.scanPrefixedString(start, position)) return;
    this.position = position;
    if (!isAscii) this.checkIdentifier(start, position);
    let kind: TokenKind = "NAME";
    if (position - start <= 8 && isAscii) kind = keywordKinds.get(text.slice(start, position)) ?? "NAME";
    this.addOnLine(kind, start);
  }

  private checkIdentifier(start: number, end: number): void {
    const valid = identifierEnd(this.text, start);
    if (valid >= end) return;
    const codePoint = this.text.codePointAt(valid) ?? 0;
    const character = String.fromCodePoint(codePoint);
    const hex = codePoint.toString(16).toUpperCase().padStart(4, "0");
    this.fail(
      isPrintable(codePoint)
        ? `invalid character '${character}' (U+${hex})`
        : `invalid non-printable character U+${hex}`,
      valid + character.length,
    );
  }

  private scanOperator(start: number, unit: number): void {
    const text = this.text;
    const mode = this.mode;
    if (mode !== null && unit === 0x3a && mode.fieldBrackets >= 0 && mode.brackets - 1 === mode.fieldBrackets) {
      // The colon of a format specification, even before "=".
      mode.inText = true;
      mode.inFormatSpec = true;
      this.position = start + 1;
      this.addOnLine(":", start);
      return;
    }
    const candidates = unit < 128 ? operatorsByFirst[unit] : [];
    for (let index = 0; index < candidates.length; index++) {
      const operator = candidates[index];
      if (!text.startsWith(operator, start)) continue;
      this.position = start + operator.length;
      if (operator.length === 1) this.trackBracket(start, operator);
      this.addOnLine(operator, start);
      return;
    }
    this.position = start + 1;
    if (!isPrintable(unit)) {
      this.fail(`invalid non-printable character U+${unit.toString(16).toUpperCase().padStart(4, "0")}`, start + 1);
    }
    this.addOnLine("OTHER", start);
  }

  private trackBracket(start: number, bracket: string): void {
    switch (bracket) {
      case "(":
      case "[":
      case "{":
        if (this.brackets.length >= MAX_BRACKETS) this.fail("too many nested parentheses", start + 1);
        this.brackets.push({ text: bracket, line: this.line, column: this.column(start) });
        if (this.mode !== null) this.mode.brackets++;
        return;
      case ")":
      case "]":
      case "}":
        this.closeBracket(start, bracket);
    }
  }

  private closeBracket(start: number, bracket: ")" | "]" | "}"): void {
    const mode = this.mode;
    if (mode !== null && mode.brackets === 0 && bracket === "}") {
      this.fail(`${mode.letter}-string: single '}' is not allowed`, start + 1);
    }
    const opening = this.brackets.pop();
    if (opening === undefined) {
      if (this.isLenient) return;
      this.fail(`unmatched '${bracket}'`, start + 1);
    }
    if (opening.text !== openingOf[bracket] && !this.isLenient) {
      if (mode !== null && opening.text === "{" && mode.brackets - 1 === mode.fieldBrackets) {
        this.fail(`${mode.letter}-string: unmatched '${bracket}'`, start + 1);
      }
      const where = opening.line === this.line ? "" : ` on line ${opening.line}`;
      this.fail(
        `closing parenthesis '${bracket}' does not match opening parenthesis '${opening.text}'${where}`,
        start + 1,
      );
    }
    if (mode === null) return;
    mode.brackets--;
    if (mode.brackets < 0) this.fail(`${mode.letter}-string: unmatched '${bracket}'`, start + 1);
    if (bracket === "}" && mode.brackets === mode.fieldBrackets) {
      mode.fieldBrackets--;
      mode.inText = true;
      mode.inFormatSpec = false;
    }
  }

  private finish(): boolean {
    if (this.brackets.length > 0) this.stopAtEnd();
    if (this.options.isSingle && this.tokens.length > 0) {
      this.addWithoutColumn("NEWLINE");
      if (!this.options.keepsBlocksOpen) {
        for (let depth = this.indents.length; depth > 1; depth--) this.addWithoutColumn("DEDENT");
        if (this.indents.length > 1) this.addWithoutColumn("NEWLINE");
      }
    }
    this.addWithoutColumn("ENDMARKER");
    return false;
  }
}

const openingOf = { ")": "(", "]": "[", "}": "{" } as const;
