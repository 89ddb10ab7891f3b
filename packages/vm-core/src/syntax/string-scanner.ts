/** The tokens of string literals: plain ones, and the texts between the fields of f-strings and t-strings. */

import { countCodePoints } from "../source/source-text.js";
import { invalidEscapeNote } from "./escape-warning.js";
import type { StringMode } from "./token-writer.js";
import { TokenWriter } from "./token-writer.js";
import { Token } from "./tokens.js";

const MAX_STRING_MODES = 150;
const MAX_FIELD_NESTING = 3;

const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;

export class StringScanner extends TokenWriter {
  /** Reads the string if `start` to `quote` is a string prefix; false if it is an ordinary name. */
  protected scanPrefixedString(start: number, quote: number): boolean {
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

  protected scanString(start: number, quotePosition: number): void {
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
  protected scanStringText(mode: StringMode): true {
    const { text, length } = this;
    const start = this.position;
    if (text[start] === "{" && text[start + 1] !== "{") {
      this.openField(mode);
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
