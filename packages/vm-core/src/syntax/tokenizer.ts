/** Turns source text into tokens, following CPython's rules for indentation, brackets and nested f-strings. */

import type { DiagnosticType, SyntaxWarningNote } from "../source/diagnostic.js";
import { SyntaxDiagnostic } from "../source/diagnostic.js";
import type { SourceText } from "../source/source-text.js";
import { byteOffsetToCharacterOffset, countCodePoints, extraBytes } from "../source/source-text.js";
import { invalidEscapeNote } from "./escape-warning.js";
import type { NumberReporter } from "./number-scanner.js";
import { scanNumber } from "./number-scanner.js";
import type { TokenKind } from "./tokens.js";
import { keywordKinds, operators, Token } from "./tokens.js";

export interface TokenizeOptions {
  /** An interactive statement: its end closes all open blocks. */
  readonly isSingle: boolean;
  /** In a `single` source, leave open blocks open: the user may go on. */
  readonly keepsBlocksOpen: boolean;
}

export interface TokenList {
  /** Ends with ENDMARKER or ERROR. */
  readonly tokens: readonly Token[];
  readonly error: TokenizerError | null;
  readonly warnings: readonly SyntaxWarningNote[];
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

export function tokenize(source: SourceText, options: TokenizeOptions): TokenList {
  return new Tokenizer(source, options).run();
}

const MAX_INDENTS = 100;
const MAX_BRACKETS = 200;
const MAX_STRING_MODES = 150;
const MAX_FIELD_NESTING = 3;
const TAB_SIZE = 8;

const IDENTIFIER = 1;
const DIGIT = 2;

/** What an ASCII character can be part of; all others may belong to an identifier. */
const characterClasses = new Uint8Array(128).map((_, unit) => {
  const character = String.fromCharCode(unit);
  if (/[A-Za-z_]/.test(character)) return IDENTIFIER;
  return /[0-9]/.test(character) ? DIGIT : 0;
});

/** Operators by first character code, longest first. */
const operatorsByFirst: readonly (readonly TokenKind[])[] = Array.from({ length: 128 }, (_, unit) =>
  operators.filter((operator) => operator.charCodeAt(0) === unit),
);

const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;

/** Where the tokenizer is inside an f-string or a t-string. */
interface StringMode {
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

/** Thrown and caught in this file alone; made once because nobody reads its stack. */
const stopped = new Error("tokenizer stopped");

class Tokenizer implements NumberReporter {
  private readonly source: SourceText;
  private readonly text: string;
  private readonly length: number;
  private readonly isAscii: boolean;
  private readonly options: TokenizeOptions;
  private readonly tokens: Token[] = [];
  private readonly warnings: SyntaxWarningNote[] = [];
  private error: TokenizerError | null = null;

  private position = 0;
  private line: number;
  private lineStart = 0;
  private atLineStart = true;
  /** Where the blanks before the current token end; a comment may follow. */
  private spaceEnd = 0;
  private readonly indents = [0];
  /** The same indents with a tab as one column: where the two disagree, tabs and spaces are mixed inconsistently. */
  private readonly alternateIndents = [0];
  private readonly brackets: OpenBracket[] = [];
  private readonly modes: StringMode[] = [];
  private mode: StringMode | null = null;

  // UTF-8 surplus of the current line up to an offset, so that columns of later tokens need not start over.
  private measuredLineStart = 0;
  private measuredTo = 0;
  private measuredExtra = 0;

  constructor(source: SourceText, options: TokenizeOptions) {
    this.source = source;
    this.text = source.text;
    this.length = source.text.length;
    this.line = this.length === 0 ? 0 : 1;
    this.isAscii = source.isAscii;
    this.options = options;
  }

  run(): TokenList {
    try {
      let goesOn = true;
      while (goesOn) goesOn = this.mode?.inText ? this.scanStringText(this.mode) : this.scanToken();
    } catch (error) {
      if (error !== stopped) throw error;
    }
    return { tokens: this.tokens, error: this.error, warnings: this.warnings };
  }

  /** Adds the next token or tokens; false at the end of the source. */
  private scanToken(): boolean {
    if (this.atLineStart && this.scanIndentation()) return true;
    const text = this.text;
    for (;;) {
      const start = this.skipSpace();
      if (start >= this.length) return this.finish();
      const unit = text.charCodeAt(start);
      if (unit < 128 ? characterClasses[unit] === IDENTIFIER : true) {
        this.scanIdentifier(start);
        return true;
      }
      if (characterClasses[unit] === DIGIT || (unit === 0x2e && isDigitAt(text, start + 1))) {
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

  /** Moves to the line that starts here, if there is one. */
  private beginLine(): void {
    if (this.position < this.length) {
      this.line++;
      this.lineStart = this.position;
    }
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

  // Indentation

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

  /** Past the newline of the current line. */
  private lineEnd(): number {
    const newline = this.text.indexOf("\n", this.position);
    return newline < 0 ? this.length : newline + 1;
  }

  // Names and operators

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
    const name = this.text.slice(start, end);
    const valid = identifierPrefix.exec(name)?.[0].length ?? 0;
    if (valid === name.length) return;
    const codePoint = name.codePointAt(valid) ?? 0;
    const character = String.fromCodePoint(codePoint);
    const hex = codePoint.toString(16).toUpperCase().padStart(4, "0");
    this.fail(
      isPrintable(character)
        ? `invalid character '${character}' (U+${hex})`
        : `invalid non-printable character U+${hex}`,
      start + valid + character.length,
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
    const character = text[start];
    if (!isPrintable(character)) {
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
    if (opening === undefined) this.fail(`unmatched '${bracket}'`, start + 1);
    if (opening.text !== openingOf[bracket]) {
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

  // Strings

  /** Reads the string if `start` to `quote` is a string prefix; false if it is an ordinary name. */
  private scanPrefixedString(start: number, quote: number): boolean {
    const prefix = this.text.slice(start, quote).toLowerCase();
    if (!isStringPrefix(prefix)) return false;
    const incompatible = incompatiblePrefixes.find(
      ([first, second]) => prefix.includes(first) && prefix.includes(second),
    );
    if (incompatible !== undefined) {
      this.fail(`'${incompatible[0]}' and '${incompatible[1]}' prefixes are incompatible`, quote + 1, start);
    }
    if (prefix.includes("f")) this.openStringMode("f", start, quote, prefix.includes("r"));
    else if (prefix.includes("t")) this.openStringMode("t", start, quote, prefix.includes("r"));
    else this.scanString(start, quote);
    return true;
  }

  private scanString(start: number, quotePosition: number): void {
    const text = this.text;
    const quote = text.charCodeAt(quotePosition);
    const isTriple = text.charCodeAt(quotePosition + 1) === quote && text.charCodeAt(quotePosition + 2) === quote;
    const { line, lineStart } = this;
    const column = this.column(start);
    let hasEscapedQuote = false;
    let position = quotePosition + (isTriple ? 3 : 1);
    for (; ; position++) {
      const unit = text.charCodeAt(position);
      if (unit === quote) {
        if (!isTriple) break;
        if (text.charCodeAt(position + 1) === quote && text.charCodeAt(position + 2) === quote) break;
      } else if (unit === BACKSLASH) {
        position++;
        const escaped = text.charCodeAt(position);
        if (escaped === quote) hasEscapedQuote = true;
        if (escaped === NEWLINE) this.beginLineAfter(position);
      } else if (unit === NEWLINE && isTriple) {
        this.beginLineAfter(position);
      } else if (position >= this.length || unit === NEWLINE) {
        this.failOnOpenString(start, position, line, lineStart, quote, isTriple, hasEscapedQuote);
      }
    }
    this.position = position + (isTriple ? 3 : 1);
    this.tokens.push(new Token("STRING", start, this.position, line, column, this.line, this.column(this.position)));
  }

  private beginLineAfter(newline: number): void {
    this.position = newline + 1;
    this.beginLine();
  }

  /** Reports an unterminated string at its start. */
  private failOnOpenString(
    start: number,
    stop: number,
    line: number,
    lineStart: number,
    quote: number,
    isTriple: boolean,
    hasEscapedQuote: boolean,
  ): never {
    const lastLine = this.line;
    this.line = line;
    this.lineStart = lineStart;
    const atEnd = stop >= this.length;
    const mode = this.mode;
    if (mode !== null && mode.quote === quote && mode.quoteSize === (isTriple ? 3 : 1)) {
      // More likely the end of the surrounding string.
      this.fail(`${mode.letter}-string: expecting '}'`, start + 1);
    }
    if (isTriple) {
      this.fail(
        `unterminated triple-quoted string literal (detected at line ${lastLine})`,
        start + 1,
        undefined,
        atEnd,
      );
    }
    const hint = hasEscapedQuote ? "; perhaps you escaped the end quote?" : "";
    this.fail(`unterminated string literal (detected at line ${lastLine})${hint}`, start + 1, undefined, atEnd);
  }

  private openStringMode(letter: "f" | "t", start: number, quotePosition: number, isRaw: boolean): void {
    const text = this.text;
    const quote = text.charCodeAt(quotePosition);
    const isTriple = text.charCodeAt(quotePosition + 1) === quote && text.charCodeAt(quotePosition + 2) === quote;
    this.position = quotePosition + (isTriple ? 3 : 1);
    if (this.modes.length + 1 >= MAX_STRING_MODES) {
      this.fail("too many nested f-strings or t-strings", this.position);
    }
    this.mode = {
      letter,
      quote,
      quoteSize: isTriple ? 3 : 1,
      isRaw,
      start,
      line: this.line,
      lineStart: this.lineStart,
      inText: true,
      inFormatSpec: false,
      brackets: 0,
      fieldBrackets: -1,
    };
    this.modes.push(this.mode);
    this.addOnLine(letter === "f" ? "FSTRING_START" : "TSTRING_START", start);
  }

  /** Reads literal text of an f-string up to a replacement field, a doubled brace or the end. */
  private scanStringText(mode: StringMode): true {
    const { text, length } = this;
    const start = this.position;
    if (text[start] === "{" && text[start + 1] !== "{") {
      this.openField(mode);
      this.scanToken();
      return true;
    }
    if (this.isClosingQuote(mode, start)) {
      this.position = start + mode.quoteSize;
      this.modes.pop();
      this.mode = this.modes.length > 0 ? this.modes[this.modes.length - 1] : null;
      this.addOnLine(mode.letter === "f" ? "FSTRING_END" : "TSTRING_END", start);
      return true;
    }
    const { line } = this;
    const column = this.column(start);
    const inFormatSpec = mode.inFormatSpec && mode.fieldBrackets >= 0;
    let inCharacterName = false;
    for (let position = start; ; position++) {
      const unit = text.charCodeAt(position);
      if (position >= length || (unit === NEWLINE && mode.quoteSize === 1)) {
        if (inFormatSpec && unit === NEWLINE) {
          const what = `${mode.letter}-string`;
          this.fail(`${what}: newlines are not allowed in format specifiers for single quoted ${what}s`, position + 1);
        }
        this.failOnOpenFormat(mode, position);
      }
      if (this.isClosingQuote(mode, position)) {
        return this.addStringText(mode, start, position, position, line, column);
      }
      if (unit === NEWLINE) {
        this.beginLineAfter(position);
      } else if (unit === 0x7b) {
        if (text[position + 1] === "{" && !inFormatSpec) {
          return this.addStringText(mode, start, position + 1, position + 2, line, column);
        }
        const at = this.addStringText(mode, start, position, position, line, column);
        this.openField(mode);
        return at;
      } else if (unit === 0x7d) {
        if (inCharacterName) return this.addStringText(mode, start, position + 1, position + 1, line, column);
        if (text[position + 1] === "}" && !inFormatSpec && mode.brackets === 0) {
          return this.addStringText(mode, start, position + 1, position + 2, line, column);
        }
        mode.inText = false;
        mode.inFormatSpec = false;
        return this.addStringText(mode, start, position, position, line, column);
      } else if (unit === BACKSLASH) {
        const escaped = text[position + 1];
        if (escaped === "{" || escaped === "}") {
          if (!mode.isRaw) this.warnAboutEscape(escaped, position + 2);
        } else if (escaped === "N" && !mode.isRaw) {
          position++;
          if (text[position + 1] === "{") {
            inCharacterName = true;
            position++;
          }
        } else if (position + 1 < length) {
          position++;
          if (escaped === "\n") this.beginLineAfter(position);
        }
      }
    }
  }

  private isClosingQuote(mode: StringMode, position: number): boolean {
    const { text } = this;
    const { quote } = mode;
    if (text.charCodeAt(position) !== quote) return false;
    return mode.quoteSize === 1 || (text.charCodeAt(position + 1) === quote && text.charCodeAt(position + 2) === quote);
  }

  private openField(mode: StringMode): void {
    mode.fieldBrackets++;
    if (mode.fieldBrackets >= MAX_FIELD_NESTING) {
      this.fail(`${mode.letter}-string: expressions nested too deeply`, this.position);
    }
    mode.inText = false;
    mode.inFormatSpec = false;
  }

  /** `end` is where the text ends, `next` where the tokenizer goes on: after both characters of a doubled brace. */
  private addStringText(
    mode: StringMode,
    start: number,
    end: number,
    next: number,
    line: number,
    column: number,
  ): true {
    this.position = next;
    const kind = mode.letter === "f" ? "FSTRING_MIDDLE" : "TSTRING_MIDDLE";
    this.tokens.push(new Token(kind, start, end, line, column, this.line, this.column(next)));
    return true;
  }

  private failOnOpenFormat(mode: StringMode, stop: number): never {
    const lastLine = this.line;
    this.line = mode.line;
    this.lineStart = mode.lineStart;
    const what = mode.quoteSize === 3 ? `triple-quoted ${mode.letter}-string` : `${mode.letter}-string`;
    const atEnd = mode.quoteSize === 3 && stop >= this.length;
    this.fail(`unterminated ${what} literal (detected at line ${lastLine})`, mode.start + 1, undefined, atEnd);
  }

  private warnAboutEscape(character: string, cursor: number): void {
    const offset = countCodePoints(this.text, this.lineStart, cursor);
    const text = this.source.lineText(this.line);
    this.warnings.push(
      invalidEscapeNote(character, { line: this.line, offset, endLine: this.line, endOffset: offset, text }),
    );
  }

  // Ends and errors

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

  /** The source ended inside brackets or after a backslash. */
  private stopAtEnd(): never {
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
  private stop(
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

  // Tokens and columns

  private addOnLine(kind: TokenKind, start: number): void {
    const { position, line } = this;
    this.tokens.push(new Token(kind, start, position, line, this.column(start), line, this.column(position)));
  }

  private addWithoutColumn(kind: TokenKind): void {
    const { position, line } = this;
    this.tokens.push(new Token(kind, position, position, line, -1, line, -1));
  }

  /** The UTF-8 column of an offset in the current line. */
  private column(offset: number): number {
    const width = offset - this.lineStart;
    if (this.isAscii) return width;
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

const openingOf = { ")": "(", "]": "[", "}": "{" } as const;

const identifierPrefix = /^[\p{XID_Start}_]\p{XID_Continue}*/u;

function isPrintable(character: string): boolean {
  return character === " " || !/[\p{C}\p{Z}]/u.test(character);
}

/** Each letter at most once; whether they go together is a separate question. */
function isStringPrefix(prefix: string): boolean {
  return /^(?!.*(.).*\1)[bruft]+$/.test(prefix);
}

const incompatiblePrefixes = [
  ["u", "b"],
  ["u", "r"],
  ["u", "f"],
  ["u", "t"],
  ["b", "f"],
  ["b", "t"],
  ["f", "t"],
] as const;

function isDigitAt(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  return unit >= 0x30 && unit <= 0x39;
}
