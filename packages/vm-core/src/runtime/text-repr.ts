/** The repr of strings: quotes, escapes, and what counts as printable. */

import { isPrintable } from "../unicode/characters.js";
import { TextBuilder } from "./text-builder.js";
import { pollSafePoint } from "./thread.js";

/** Code units between two safe points. */
const PART = 1024;

const special = /['\\\0-\x1f\x7f-\uffff]/;
const beyondAscii = /[\x80-\uffff]/;

/** repr of a str. */
export function reprText(text: string): string {
  if (!special.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const result = new TextBuilder();
  result.add(quote);
  let copied = 0;
  let polled = 0;
  for (let unit = 0; unit < text.length; ) {
    const codePoint = text.codePointAt(unit) as number;
    const width = codePoint > 0xffff ? 2 : 1;
    const escape = escapeOf(codePoint, quote);
    if (escape !== null) {
      result.add(text.slice(copied, unit));
      result.add(escape);
      copied = unit + width;
    }
    unit += width;
    if (unit - polled >= PART) {
      polled = unit;
      pollSafePoint();
    }
  }
  result.add(text.slice(copied));
  result.add(quote);
  return result.finish();
}

function escapeOf(codePoint: number, quote: string): string | null {
  switch (codePoint) {
    case 0x27:
      return quote === "'" ? "\\'" : null;
    case 0x5c:
      return "\\\\";
    case 0x09:
      return "\\t";
    case 0x0a:
      return "\\n";
    case 0x0d:
      return "\\r";
    default:
      return isPrintable(codePoint) ? null : escapeCodePoint(codePoint);
  }
}

/** `\xhh`, `\uhhhh` or `\Uhhhhhhhh`. */
export function escapeCodePoint(codePoint: number): string {
  const digits = codePoint.toString(16);
  if (codePoint < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return codePoint < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

/** A text with everything outside ASCII escaped. */
export function asciiText(text: string): string {
  if (!beyondAscii.test(text)) return text;
  const result = new TextBuilder();
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number;
    result.add(codePoint < 0x80 ? character : escapeCodePoint(codePoint));
  }
  return result.finish();
}
