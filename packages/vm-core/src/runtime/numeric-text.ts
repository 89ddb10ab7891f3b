/** What int(), float() and complex() accept around and in their digits: Unicode spaces and decimal digits. */

import { decimalValue } from "../unicode/characters.js";

const spaces = "\\t\\n\\v\\f\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const space = new RegExp(`[${spaces}]`);

const isSpace = (unit: number): boolean =>
  unit === 0x20 || ((unit < 0x20 || unit > 0x7f) && space.test(String.fromCharCode(unit)));

/** str.strip(). */
export function stripSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

const beyondAscii = /[^\0-\x7f]/gu;

/** Writes decimal digits of any script as ASCII digits; other characters stay, so that they are no digits. */
export function toAsciiDigits(text: string): string {
  return text.replace(beyondAscii, (character) => {
    const digit = decimalValue(character.codePointAt(0) as number);
    return digit < 0 ? character : String(digit);
  });
}
