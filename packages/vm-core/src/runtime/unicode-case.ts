/** Case conversions of whole strings: full mappings, with Python's rules for title and fold. */

import { isCased, isLowercase, isUppercase } from "./unicode-categories.js";

/** Below this the ASCII rules are complete. */
const ASCII_END = 0x80;

/** The title-case form of one character. */
function titleCharacter(character: string): string {
  const codePoint = character.codePointAt(0) as number;
  if (codePoint < ASCII_END) return character.toUpperCase();
  if (codePoint >= 0x1c4 && codePoint <= 0x1cc) return String.fromCodePoint(codePoint - ((codePoint - 0x1c4) % 3) + 1);
  if (codePoint >= 0x1f1 && codePoint <= 0x1f3) return "\u01f2";
  if (codePoint === 0x149) return "\u02bcN";
  // Georgian has capitals, but no title case.
  if (codePoint >= 0x10d0 && codePoint <= 0x10ff) return character;
  if (codePoint >= 0x1f80 && codePoint <= 0x1ffc) return titleGreek(codePoint, character);
  const upper = character.toUpperCase();
  if (upper.length === 1 || upper === character) return upper;
  const [first, ...rest] = upper;
  return first + rest.map((item) => item.toLowerCase()).join("");
}

/** Greek with a subscript iota: the capital with iota adscript is one character, or the iota stays a combining one. */
function titleGreek(codePoint: number, character: string): string {
  if (codePoint <= 0x1faf) return String.fromCodePoint(codePoint | 8);
  const row = codePoint & 0xfff0;
  const column = codePoint & 15;
  if (column === 3 && row !== 0x1fd0 && row !== 0x1fe0) return String.fromCodePoint(row | 12);
  if (column === 12 && row !== 0x1fd0 && row !== 0x1fe0) return character;
  const upper = character.toUpperCase();
  return upper.length > 1 && upper.endsWith("\u0399") ? `${upper.slice(0, -1)}\u0345` : upper;
}

/** str.capitalize. */
export function capitalize(text: string): string {
  if (text === "") return text;
  const first = String.fromCodePoint(text.codePointAt(0) as number);
  const lowered = text.toLowerCase();
  // The lower-case form of the first character is removed, whatever its length.
  return titleCharacter(first) + lowered.slice(first.toLowerCase().length);
}

/** str.title. Final sigma follows from lowering the whole text at once. */
export function toTitle(text: string): string {
  let result = "";
  let isInWord = false;
  for (let index = 0; index < text.length; ) {
    const codePoint = text.codePointAt(index) as number;
    const width = codePoint > 0xffff ? 2 : 1;
    const character = text.slice(index, index + width);
    if (!isInWord) result += titleCharacter(character);
    else result += codePoint === 0x3a3 ? lowerSigma(text, index) : character.toLowerCase();
    isInWord = isCased(codePoint);
    index += width;
  }
  return result;
}

/** str.swapcase. */
export function swapCase(text: string): string {
  let result = "";
  for (let index = 0; index < text.length; ) {
    const codePoint = text.codePointAt(index) as number;
    const width = codePoint > 0xffff ? 2 : 1;
    const character = text.slice(index, index + width);
    if (isUppercase(codePoint)) result += codePoint === 0x3a3 ? lowerSigma(text, index) : character.toLowerCase();
    else result += isLowercase(codePoint) ? character.toUpperCase() : character;
    index += width;
  }
  return result;
}

/** A capital sigma in lower case depends on its neighbours, which the engine knows when it lowers the whole text. */
function lowerSigma(text: string, index: number): string {
  const from = Math.max(0, index - SIGMA_CONTEXT);
  const before = text.slice(from, index);
  const lowered = (before + text.slice(index, index + SIGMA_CONTEXT)).toLowerCase();
  return lowered.charAt(before.toLowerCase().length);
}

/** Characters looked at on either side of a sigma; longer runs of ignorable characters do not occur in text. */
const SIGMA_CONTEXT = 64;

/** str.casefold. */
export function caseFold(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  let result = "";
  for (const character of text) result += foldCharacter(character);
  return result;
}

function foldCharacter(character: string): string {
  const codePoint = character.codePointAt(0) as number;
  if (codePoint < ASCII_END) return character.toLowerCase();
  // Cherokee folds to its capitals; dotless i and capital sharp s do not follow from their capitals.
  if (codePoint === 0x131 || (codePoint >= 0x13a0 && codePoint <= 0x13f5)) return character;
  if (codePoint === 0x1e9e) return "ss";
  const upper = character.toUpperCase();
  if ((codePoint >= 0xab70 && codePoint <= 0xabbf) || (codePoint >= 0x13f8 && codePoint <= 0x13fd)) return upper;
  let folded = "";
  for (const item of upper) folded += item.toLowerCase();
  return folded;
}
