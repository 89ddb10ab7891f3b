/** Looking for a match anywhere, by what the pattern's INFO block knows about its beginning. */

import { isInSet } from "./characters.js";
import type { Matcher } from "./matcher.js";
import { At, Info, Op } from "./opcodes.js";

/** Finds the first match from `matcher.start` on, which becomes the match's start. */
export function search(matcher: Matcher): boolean {
  const { code } = matcher;
  const ptr = matcher.start;
  if (ptr > matcher.end) return false;
  if (code[0] !== Op.INFO) return searchAnywhere(matcher, 0, ptr);
  // <INFO> <skip> <flags> <minimum width> <maximum width> <prefix or set>
  const flags = code[2];
  if (matcher.end - ptr < code[3]) return false;
  const pc = 1 + code[1];
  if ((flags & Info.PREFIX) !== 0) return searchPrefix(matcher, pc, ptr);
  if ((flags & Info.CHARSET) !== 0) return searchSet(matcher, pc, ptr);
  return searchAnywhere(matcher, pc, ptr);
}

/** A match at `matcher.start`, or of the whole subject. */
export function matchHere(matcher: Matcher): boolean {
  const { code, end, start } = matcher;
  matcher.ptr = start;
  if (code[0] !== Op.INFO) return matcher.match(0, true);
  if (end >= start && end - start < code[3]) return false;
  return matcher.match(1 + code[1], true);
}

function attempt(matcher: Matcher, pc: number, start: number, ptr: number, isTopLevel: boolean): boolean {
  matcher.reset();
  matcher.start = start;
  matcher.ptr = ptr;
  return matcher.match(pc, isTopLevel);
}

function searchAnywhere(matcher: Matcher, pc: number, first: number): boolean {
  const { code, end } = matcher;
  if (attempt(matcher, pc, first, first, true)) return true;
  matcher.mustAdvance = false;
  const isAnchored = code[pc] === Op.AT && (code[pc + 1] === At.BEGINNING || code[pc + 1] === At.BEGINNING_STRING);
  if (isAnchored) return false;
  for (let ptr = first + 1; ptr <= end; ptr++) if (attempt(matcher, pc, ptr, ptr, false)) return true;
  return false;
}

/** Distance between safe points of scans that attempt nothing. */
const SCAN_MASK = 0xffff;

function searchSet(matcher: Matcher, pc: number, first: number): boolean {
  const { code, end } = matcher;
  matcher.mustAdvance = false;
  for (let ptr = first; ptr < end; ptr++) {
    if ((ptr & SCAN_MASK) === 0) matcher.spend(SCAN_MASK);
    if (isInSet(code, 5, matcher.at(ptr)) && attempt(matcher, pc, ptr, ptr, false)) return true;
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
    if (attempt(matcher, pc + 2 * skipped, start, start + skipped, false)) return true;
    matched = code[overlap + matched];
  }
  return false;
}
