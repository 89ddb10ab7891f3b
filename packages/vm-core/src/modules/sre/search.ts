/** Looking for a match anywhere, by what the pattern's INFO block knows about its beginning. */

import type { CharacterTable } from "./first-characters.js";
import { isPossible, type Matcher } from "./matcher.js";
import { At, Info, Op } from "./opcodes.js";

/** Finds the first match from `matcher.start` on, which becomes the match's start. */
export function search(matcher: Matcher): boolean {
  const hasFound = find(matcher);
  matcher.release();
  return hasFound;
}

function find(matcher: Matcher): boolean {
  const { code } = matcher;
  const ptr = matcher.start;
  if (ptr > matcher.end) return false;
  if (code[0] !== Op.INFO) return searchAnywhere(matcher, 0, ptr);
  // <INFO> <skip> <flags> <minimum width> <maximum width> <prefix or set>
  const flags = code[2];
  if (matcher.end - ptr < code[3]) return false;
  const pc = 1 + code[1];
  if ((flags & Info.PREFIX) !== 0) return searchPrefix(matcher, pc, ptr);
  const first = isAnchored(code, pc) ? null : matcher.firsts.at(pc);
  return first === null ? searchAnywhere(matcher, pc, ptr) : searchFirst(matcher, pc, ptr, first);
}

/** A match at `matcher.start`, or of the whole subject. */
export function matchHere(matcher: Matcher): boolean {
  const hasMatched = tryHere(matcher);
  matcher.release();
  return hasMatched;
}

function tryHere(matcher: Matcher): boolean {
  const { code, end, start } = matcher;
  matcher.ptr = start;
  if (code[0] !== Op.INFO) return matcher.match(0);
  if (end >= start && end - start < code[3]) return false;
  return matcher.match(1 + code[1]);
}

function attempt(matcher: Matcher, pc: number, start: number, ptr: number): boolean {
  matcher.reset();
  matcher.start = start;
  matcher.ptr = ptr;
  return matcher.match(pc);
}

/** Whether a match can only be where the subject begins. */
function isAnchored(code: Int32Array, pc: number): boolean {
  return code[pc] === Op.AT && (code[pc + 1] === At.BEGINNING || code[pc + 1] === At.BEGINNING_STRING);
}

function searchAnywhere(matcher: Matcher, pc: number, first: number): boolean {
  const { code, end } = matcher;
  if (attempt(matcher, pc, first, first)) return true;
  matcher.mustAdvance = false;
  if (isAnchored(code, pc)) return false;
  if (code[pc] === Op.AT && code[pc + 1] === At.BEGINNING_LINE) return searchLines(matcher, pc, first + 1);
  for (let ptr = first + 1; ptr <= end; ptr++) if (attempt(matcher, pc, ptr, ptr)) return true;
  return false;
}

const NEWLINE = 10;

/** Where lines begin only. */
function searchLines(matcher: Matcher, pc: number, first: number): boolean {
  const { end } = matcher;
  const { text } = matcher.subject;
  for (let ptr = first; ptr <= end; ptr++) {
    if (text !== null) {
      const newline = text.indexOf("\n", ptr - 1);
      if (newline < 0 || newline >= end) return false;
      ptr = newline + 1;
    } else if (matcher.at(ptr - 1) !== NEWLINE) {
      if ((ptr & SCAN_MASK) === 0) matcher.spend(SCAN_MASK);
      continue;
    }
    if (attempt(matcher, pc, ptr, ptr)) return true;
  }
  return false;
}

/** Distance between safe points of scans that attempt nothing. */
const SCAN_MASK = 0xffff;

/** Before a character of `first` only; a look-ahead can make an empty match there. */
function searchFirst(matcher: Matcher, pc: number, start: number, first: CharacterTable): boolean {
  const { end } = matcher;
  const { text } = matcher.subject;
  for (let ptr = start; ptr < end; ptr++) {
    if ((ptr & SCAN_MASK) === 0) matcher.spend(SCAN_MASK);
    const character = text === null ? matcher.at(ptr) : text.charCodeAt(ptr);
    if (isPossible(first, character) && attempt(matcher, pc, ptr, ptr)) return true;
    matcher.mustAdvance = false;
  }
  return false;
}

/** <prefix length> <characters of it that need no matching again> <prefix> <overlap table>: Knuth, Morris, Pratt. */
function searchPrefix(matcher: Matcher, pc: number, first: number): boolean {
  const { code, end } = matcher;
  matcher.mustAdvance = false;
  const length = code[5];
  const skipped = code[6];
  const prefix = 7;
  const overlap = prefix + length - 1;
  const isLiteral = (code[2] & Info.LITERAL) !== 0;
  const { text } = matcher.subject;
  if (text !== null && length * (end - first) < MAXIMUM_NAIVE_WORK) return searchText(matcher, text, pc, first);
  let matched = 0;
  for (let ptr = first; ptr < end; ptr++) {
    if ((ptr & SCAN_MASK) === 0) matcher.spend(SCAN_MASK);
    const character = matcher.at(ptr);
    while (matched > 0 && character !== code[prefix + matched]) matched = code[overlap + matched];
    if (character !== code[prefix + matched]) continue;
    matched++;
    if (matched < length) continue;
    const start = ptr + 1 - length;
    if (isLiteral) {
      matcher.reset();
      matcher.start = start;
      matcher.ptr = ptr + 1;
      return true;
    }
    // The skipped characters are LITERALs of two words each.
    if (attempt(matcher, pc + 2 * skipped, start, start + skipped)) return true;
    matched = code[overlap + matched];
  }
  return false;
}

/** Largest product of lengths left to the engine: some tens of milliseconds at worst. */
const MAXIMUM_NAIVE_WORK = 2 ** 26;

/** The same by the engine's own search for strings. */
function searchText(matcher: Matcher, text: string, pc: number, first: number): boolean {
  const { code, end } = matcher;
  const length = code[5];
  const skipped = code[6];
  const isLiteral = (code[2] & Info.LITERAL) !== 0;
  const prefix = matcher.firsts.prefix(7, length);
  for (let start = text.indexOf(prefix, first); start >= 0; start = text.indexOf(prefix, start + 1)) {
    if (start + length > end) return false;
    if (isLiteral) {
      matcher.reset();
      matcher.start = start;
      matcher.ptr = start + length;
      return true;
    }
    if (attempt(matcher, pc + 2 * skipped, start, start + skipped)) return true;
  }
  return false;
}
