/** Source text with its lines, and the conversions between UTF-16, UTF-8 and code point positions. */

export class SourceText {
  readonly filename: string;
  readonly text: string;
  /** True when every character is one byte in UTF-8, so that all three kinds of offset are equal. */
  readonly isAscii: boolean;
  private starts: readonly number[] | null = null;

  constructor(text: string, filename: string) {
    this.filename = filename;
    this.text = text;
    this.isAscii = !/[^\x00-\x7f]/.test(text);
  }

  /** Offset of the first character of a line; lines count from 1, and line 0 stands for the place before all text. */
  lineStart(line: number): number {
    const starts = this.lineStarts();
    return starts[Math.max(Math.min(line, starts.length), 1) - 1];
  }

  /** The characters of a line, without its newline; "" for a line that does not exist. */
  lineText(line: number): string {
    const start = this.lineStart(line);
    const end = this.text.indexOf("\n", start);
    return this.text.slice(start, end < 0 ? this.text.length : end);
  }

  private lineStarts(): readonly number[] {
    if (this.starts !== null) return this.starts;
    const starts = [0];
    for (let newline = this.text.indexOf("\n"); newline >= 0; newline = this.text.indexOf("\n", newline + 1)) {
      starts.push(newline + 1);
    }
    this.starts = starts;
    return starts;
  }
}

/** `\r\n` and `\r` become `\n`. */
export function normalizeNewlines(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** Bytes that a UTF-16 unit adds to UTF-8 beyond the first; a surrogate pair is two units and four bytes. */
export function extraBytes(unit: number): number {
  if (unit < 0x80) return 0;
  if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) return 1;
  return 2;
}

export function countCodePoints(text: string, start = 0, end = text.length): number {
  let count = end - start;
  for (let index = start + 1; index < end; index++) {
    if (isLowSurrogate(text.charCodeAt(index)) && isHighSurrogate(text.charCodeAt(index - 1))) count--;
  }
  return count;
}

/**
 * The 1-based code point offset for a 1-based byte offset into `text`, as CPython computes it for errors: an offset past
 * the end counts as one past the end.
 */
export function byteOffsetToCharacterOffset(text: string, offset: number): number {
  let bytes = 0;
  let characters = 0;
  for (let index = 0; index < text.length && bytes < offset; characters++) {
    const codePoint = text.codePointAt(index) ?? 0;
    bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    index += codePoint < 0x10000 ? 1 : 2;
  }
  return bytes < offset ? characters + 1 : characters;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
