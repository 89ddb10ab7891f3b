/** What regular expressions ask of a character: its category, its case, and whether a set holds it. */

import { isAlphanumeric, isDecimal, isLineBreak, isSpace } from "../../unicode/characters.js";
import { Category, Op } from "./opcodes.js";

const UNDERSCORE = 95;
const NEWLINE = 10;

const isAsciiDigit = (character: number): boolean => character >= 48 && character <= 57;

export function isAsciiWord(character: number): boolean {
  const lower = character | 32;
  return (lower >= 97 && lower <= 122) || isAsciiDigit(character) || character === UNDERSCORE;
}

/** 1 for a word character of the BMP, 2 for another; 0 where nobody asked yet. Asking the Unicode tables is slow. */
const words = new Uint8Array(0x10000);

export function isUnicodeWord(character: number): boolean {
  if (character > 0xffff) return isAlphanumeric(character);
  const known = words[character];
  if (known !== 0) return known === 1;
  const isWord = isAlphanumeric(character) || character === UNDERSCORE;
  words[character] = isWord ? 1 : 2;
  return isWord;
}

export function isInCategory(category: number, character: number): boolean {
  const isNegated = (category & 1) === 1;
  return isInPositiveCategory(category & ~1, character) !== isNegated;
}

function isInPositiveCategory(category: number, character: number): boolean {
  switch (category) {
    case Category.DIGIT:
      return isAsciiDigit(character);
    case Category.SPACE:
      return character === 32 || (character >= 9 && character <= 13);
    // The locale is C.
    case Category.WORD:
    case Category.LOC_WORD:
      return isAsciiWord(character);
    case Category.LINEBREAK:
      return character === NEWLINE;
    case Category.UNI_DIGIT:
      return isDecimal(character);
    case Category.UNI_SPACE:
      return isSpace(character);
    case Category.UNI_WORD:
      return isUnicodeWord(character);
    case Category.UNI_LINEBREAK:
      return isLineBreak(character);
    default:
      return false;
  }
}

export function lowerAscii(character: number): number {
  return character >= 65 && character <= 90 ? character + 32 : character;
}

function upperAscii(character: number): number {
  return character >= 97 && character <= 122 ? character - 32 : character;
}

/** Lower-case forms of BMP characters, all in the BMP; 0 where nobody asked yet. */
const lowered = new Uint16Array(0x10000);

/** The simple lower-case mapping: one character for one. */
export function lowerUnicode(character: number): number {
  if (character < 128) return lowerAscii(character);
  if (character > 0xffff) return simpleLower(character);
  const known = lowered[character];
  if (known !== 0) return known;
  const lower = simpleLower(character);
  lowered[character] = lower;
  return lower;
}

function simpleLower(character: number): number {
  // The one character whose full mapping is longer: capital i with dot above.
  if (character === 0x130) return 0x69;
  // Never undefined: a code point has a lower-case form, if only itself.
  return String.fromCodePoint(character).toLowerCase().codePointAt(0) as number;
}

/** The simple upper-case mapping: one character for one. */
function upperUnicode(character: number): number {
  const upper = String.fromCodePoint(character).toUpperCase();
  const first = upper.codePointAt(0) as number;
  if (upper.length === (first > 0xffff ? 2 : 1)) return first;
  // Full mappings write an iota out; simple ones have the capital with the iota beside it.
  if (character >= 0x1f80 && character <= 0x1faf) return character | 8;
  if (character === 0x1fb3 || character === 0x1fc3 || character === 0x1ff3) return character + 9;
  return character;
}

export function isCasedAscii(character: number): boolean {
  return lowerAscii(character) !== upperAscii(character);
}

export function isCasedUnicode(character: number): boolean {
  return character !== lowerUnicode(character) || character !== upperUnicode(character);
}

/** Words in the bitmap of 256 characters. */
const BITMAP_WORDS = 8;

/** Words that hold 256 block numbers, one byte each. */
const BLOCK_TABLE_WORDS = 64;

const hasBit = (code: Int32Array, start: number, bit: number): boolean =>
  ((code[start + (bit >>> 5)] >>> (bit & 31)) & 1) === 1;

/** Whether the set whose code starts at `at` holds a character. */
export function isInSet(code: Int32Array, at: number, character: number): boolean {
  let isMember = true;
  let pc = at;
  for (;;) {
    const low = code[pc + 1];
    switch (code[pc]) {
      case Op.LITERAL:
        if (character === low) return isMember;
        pc += 2;
        break;
      case Op.RANGE:
        if (low <= character && character <= code[pc + 2]) return isMember;
        pc += 3;
        break;
      case Op.RANGE_UNI_IGNORE: {
        const high = code[pc + 2];
        const upper = upperUnicode(character);
        if ((low <= character && character <= high) || (low <= upper && upper <= high)) return isMember;
        pc += 3;
        break;
      }
      case Op.CATEGORY:
        if (isInCategory(low, character)) return isMember;
        pc += 2;
        break;
      case Op.CHARSET:
        if (character < 256 && hasBit(code, pc + 1, character)) return isMember;
        pc += 1 + BITMAP_WORDS;
        break;
      case Op.BIGCHARSET: {
        const bitmaps = pc + 2 + BLOCK_TABLE_WORDS;
        if (character < 0x10000 && hasBit(code, bitmaps, blockOf(code, pc + 2, character) * 256 + (character & 255)))
          return isMember;
        pc = bitmaps + low * BITMAP_WORDS;
        break;
      }
      case Op.NEGATE:
        isMember = !isMember;
        pc++;
        break;
      default:
        // FAILURE ends the set.
        return !isMember;
    }
  }
}

/** The number of the bitmap for a character's 256-block: byte `character >> 8` of a little-endian table. */
function blockOf(code: Int32Array, table: number, character: number): number {
  const block = character >>> 8;
  return (code[table + (block >>> 2)] >>> ((block & 3) * 8)) & 255;
}

/** Whether the set holds either case of a character, in the C locale. */
export function isInSetLocale(code: Int32Array, at: number, character: number): boolean {
  const lower = lowerAscii(character);
  if (isInSet(code, at, lower)) return true;
  const upper = upperAscii(character);
  return upper !== lower && isInSet(code, at, upper);
}

/** Whether a literal is a character or its other case, in the C locale. */
export function equalsLocale(literal: number, character: number): boolean {
  return literal === character || lowerAscii(character) === literal || upperAscii(character) === literal;
}
