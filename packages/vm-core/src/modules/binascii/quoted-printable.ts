/** The quoted-printable encoding of MIME. */

import { ByteWriter } from "../../runtime/byte-writer.js";
import { pollSafePoint } from "../../runtime/thread.js";

const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const DOT = 0x2e;
const EQUALS = 0x3d;
const UNDERSCORE = 0x5f;
const LAST_PRINTABLE = 0x7e;
const MAXIMUM_LINE = 76;

const hexDigits = Uint8Array.from("0123456789ABCDEF", (digit) => digit.charCodeAt(0));

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  const value = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(value) ? -1 : value;
}

/** In a header "_" stands for a space. */
export function decodeQuoted(text: Uint8Array, isHeader: boolean): Uint8Array {
  const writer = new ByteWriter(text.length);
  let at = 0;
  while (at < text.length) {
    if ((at & 1023) === 1023) pollSafePoint();
    if (text[at] !== EQUALS) {
      writer.byte(isHeader && text[at] === UNDERSCORE ? SPACE : text[at]);
      at++;
      continue;
    }
    at++;
    if (at >= text.length) break;
    const byte = text[at];
    if (byte === NEWLINE || byte === RETURN) {
      while (at < text.length && text[at] !== NEWLINE) at++;
      at++;
    } else if (byte === EQUALS) {
      writer.byte(EQUALS);
      at++;
    } else {
      const high = hexValue(byte);
      const low = hexValue(text[at + 1]);
      if (high >= 0 && low >= 0) {
        writer.byte(high * 16 + low);
        at += 2;
      } else writer.byte(EQUALS);
    }
  }
  return writer.finish();
}

export interface QuotingOptions {
  /** Quote tabs and spaces everywhere, not at the ends of lines alone. */
  readonly quotesTabs: boolean;
  /** Line ends stay line ends. */
  readonly isText: boolean;
  readonly isHeader: boolean;
}

export function encodeQuoted(data: Uint8Array, options: QuotingOptions): Uint8Array {
  const { isText, isHeader } = options;
  const firstNewline = data.indexOf(NEWLINE);
  const hasReturns = firstNewline > 0 && data[firstNewline - 1] === RETURN;
  const writer = new ByteWriter(data.length);
  let lineLength = 0;
  /** The blank that was written last, when it must be quoted if the line ends behind it. */
  let blank: number | null = null;
  const newline = (): void => {
    if (hasReturns) writer.byte(RETURN);
    writer.byte(NEWLINE);
    lineLength = 0;
  };
  const flushBlank = (isQuoted: boolean): void => {
    if (blank === null) return;
    if (isQuoted) quote(writer, blank);
    else writer.byte(blank);
    blank = null;
  };
  const softBreak = (): void => {
    flushBlank(false);
    writer.byte(EQUALS);
    newline();
  };
  for (let at = 0; at < data.length; at++) {
    if ((at & 1023) === 1023) pollSafePoint();
    const byte = data[at];
    const next: number | undefined = data[at + 1];
    if (mustQuote(byte, next, lineLength, options)) {
      if (lineLength + 3 >= MAXIMUM_LINE) softBreak();
      flushBlank(false);
      quote(writer, byte);
      lineLength += 3;
    } else if (isText && (byte === NEWLINE || (byte === RETURN && next === NEWLINE))) {
      flushBlank(true);
      newline();
      if (byte === RETURN) at++;
    } else {
      if (next !== undefined && next !== NEWLINE && lineLength + 1 >= MAXIMUM_LINE) softBreak();
      lineLength++;
      flushBlank(false);
      if (isHeader && byte === SPACE) writer.byte(UNDERSCORE);
      else if (byte === SPACE || byte === TAB) blank = byte;
      else writer.byte(byte);
    }
  }
  flushBlank(false);
  return writer.finish();
}

function quote(writer: ByteWriter, byte: number): void {
  writer.byte(EQUALS);
  writer.byte(hexDigits[byte >> 4]);
  writer.byte(hexDigits[byte & 15]);
}

function mustQuote(byte: number, next: number | undefined, lineLength: number, options: QuotingOptions): boolean {
  const { quotesTabs, isText, isHeader } = options;
  const isBlank = byte === TAB || byte === SPACE;
  const isLineEnd = byte === NEWLINE || byte === RETURN;
  if (byte > LAST_PRINTABLE || byte === EQUALS || (isHeader && byte === UNDERSCORE)) return true;
  if (byte === DOT && lineLength === 0) {
    // A line of a dot alone ends a message in SMTP.
    return next === undefined || next === NEWLINE || next === RETURN || next === 0;
  }
  if (isLineEnd) return !isText;
  if (isBlank) return quotesTabs || next === undefined;
  return byte <= SPACE;
}
