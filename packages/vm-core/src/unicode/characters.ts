/** Properties of characters as Python's str methods define them, from Python's version of Unicode. */

import { type CharacterRecord, CharacterTable, type PackedTable } from "./character-table.js";
import { packedCharacters } from "./generated/characters.js";
import { unpack } from "./packed.js";

/** Properties that are true or false, in the order of `flags` in scripts/unicode-database.py. */
const Flag = {
  alphabetic: 1 << 0,
  lowercase: 1 << 1,
  uppercase: 1 << 2,
  titlecase: 1 << 3,
  cased: 1 << 4,
  caseIgnorable: 1 << 5,
  printable: 1 << 6,
  identifierStart: 1 << 7,
  identifierPart: 1 << 8,
  space: 1 << 9,
  lineBreak: 1 << 10,
} as const;

interface Database {
  readonly version: string;
  readonly table: CharacterTable;
  /** Of each record. */
  readonly flags: Uint16Array;
}

let loaded: Database | null = null;

function load(): Database {
  const content = unpack(packedCharacters()) as PackedTable & { readonly version: string };
  const table = new CharacterTable(content);
  loaded = { version: content.version, table, flags: Uint16Array.from(table.records, ({ flags }) => flags) };
  return loaded;
}

/** The version of Unicode, such as "16.0.0". */
export function unicodeVersion(): string {
  return (loaded ?? load()).version;
}

/** What the database says about a code point. */
export function characterRecord(codePoint: number): CharacterRecord {
  return (loaded ?? load()).table.recordOf(codePoint);
}

/** The table is not needed for ASCII: most programs never load it. */
const asciiFlags = makeAsciiFlags();

function makeAsciiFlags(): Uint16Array {
  const { alphabetic, cased, lowercase, uppercase, printable, space, lineBreak, identifierStart, identifierPart } =
    Flag;
  const all = new Uint16Array(128);
  const add = (flags: number, first: string, last = first): void => {
    for (let codePoint = first.charCodeAt(0); codePoint <= last.charCodeAt(0); codePoint++) all[codePoint] |= flags;
  };
  add(alphabetic | cased | identifierStart | identifierPart | lowercase, "a", "z");
  add(alphabetic | cased | identifierStart | identifierPart | uppercase, "A", "Z");
  add(identifierStart | identifierPart, "_");
  add(identifierPart, "0", "9");
  for (const character of "'.:^`") add(Flag.caseIgnorable, character);
  add(printable, " ", "~");
  add(space, "\t", "\r");
  add(space, "\x1c", " ");
  add(lineBreak, "\n", "\r");
  add(lineBreak, "\x1c", "\x1e");
  return all;
}

function flagsOf(codePoint: number): number {
  if (codePoint < 128) return asciiFlags[codePoint];
  const { table, flags } = loaded ?? load();
  return flags[table.numberOf(codePoint)];
}

export function isAlphabetic(codePoint: number): boolean {
  return (flagsOf(codePoint) & Flag.alphabetic) !== 0;
}

export function isLowercase(codePoint: number): boolean {
  return (flagsOf(codePoint) & Flag.lowercase) !== 0;
}

export function isUppercase(codePoint: number): boolean {
  return (flagsOf(codePoint) & Flag.uppercase) !== 0;
}

export function isTitlecase(codePoint: number): boolean {
  return (flagsOf(codePoint) & Flag.titlecase) !== 0;
}

export function isCased(codePoint: number): boolean {
  return (flagsOf(codePoint) & Flag.cased) !== 0;
}

/** True for what does not come between a letter and the end of its word, such as an apostrophe. */
export function isCaseIgnorable(codePoint: number): boolean {
  return (flagsOf(codePoint) & Flag.caseIgnorable) !== 0;
}

export function isPrintable(codePoint: number): boolean {
  return (flagsOf(codePoint) & Flag.printable) !== 0;
}

function isIdentifierStart(codePoint: number): boolean {
  return (flagsOf(codePoint) & Flag.identifierStart) !== 0;
}

export function isIdentifierPart(codePoint: number): boolean {
  return (flagsOf(codePoint) & Flag.identifierPart) !== 0;
}

export function isSpace(codePoint: number): boolean {
  return (flagsOf(codePoint) & Flag.space) !== 0;
}

export function isLineBreak(codePoint: number): boolean {
  return (flagsOf(codePoint) & Flag.lineBreak) !== 0;
}

const isAsciiDigit = (codePoint: number): boolean => codePoint >= 48 && codePoint <= 57;

/** The value of a decimal digit of any script, or -1. */
export function decimalValue(codePoint: number): number {
  if (codePoint < 128) return isAsciiDigit(codePoint) ? codePoint - 48 : -1;
  return characterRecord(codePoint).decimal;
}

export function isDecimal(codePoint: number): boolean {
  return decimalValue(codePoint) >= 0;
}

export function isDigit(codePoint: number): boolean {
  return codePoint < 128 ? isAsciiDigit(codePoint) : characterRecord(codePoint).digit >= 0;
}

export function isNumeric(codePoint: number): boolean {
  return codePoint < 128 ? isAsciiDigit(codePoint) : characterRecord(codePoint).numeric !== null;
}

export function isAlphanumeric(codePoint: number): boolean {
  return isAlphabetic(codePoint) || isNumeric(codePoint);
}

/** Whether a character takes two columns on a terminal. */
export function isWide(codePoint: number): boolean {
  if (codePoint < 0x1100) return false;
  const width = characterRecord(codePoint).eastAsianWidth;
  return width === "W" || width === "F";
}

/** str.isidentifier. */
export function isIdentifier(text: string): boolean {
  return text !== "" && identifierEnd(text, 0) === text.length;
}

/** The code unit after the longest identifier that starts at one; that one itself when none starts there. */
export function identifierEnd(text: string, start: number): number {
  let unit = start;
  while (unit < text.length) {
    const codePoint = text.codePointAt(unit) as number;
    if (!(unit === start ? isIdentifierStart(codePoint) : isIdentifierPart(codePoint))) break;
    unit += codePoint > 0xffff ? 2 : 1;
  }
  return unit;
}
