/** Taking strings apart: split, lines, partition, strip, tabs. Positions are code units. */

import { isLineBreak, isSpace } from "../unicode/characters.js";
import { TextBuilder } from "./text-builder.js";
import { checkGrowingText } from "./text-limits.js";
import { findLastText, findText } from "./text-search.js";
import { pollSafePoint } from "./thread.js";

/** text.split() by runs of whitespace; a negative limit is none. */
export function splitSpaces(text: string, limit: number): string[] {
  const parts: string[] = [];
  const { length } = text;
  let at = 0;
  for (;;) {
    at = endOfRun(text, at, isSpace);
    if (at === length) return parts;
    if (parts.length === limit) break;
    const start = at;
    at = endOfRun(text, at, isNoSpace);
    parts.push(text.slice(start, at));
    if ((parts.length & 1023) === 0) pollSafePoint();
  }
  parts.push(text.slice(at));
  return parts;
}

const isNoSpace = (unit: number): boolean => !isSpace(unit);

/** The end of the code units with a property that begin at `start`. */
function endOfRun(text: string, start: number, isOne: (unit: number) => boolean): number {
  let at = start;
  while (at < text.length && isOne(text.charCodeAt(at))) {
    at++;
    if ((at & 4095) === 0) pollSafePoint();
  }
  return at;
}

/** text.rsplit() by runs of whitespace. */
export function splitSpacesFromEnd(text: string, limit: number): string[] {
  if (limit < 0) return splitSpaces(text, limit);
  const parts: string[] = [];
  let at = text.length;
  for (;;) {
    while (at > 0 && isSpace(text.charCodeAt(at - 1))) at--;
    if (at === 0) return parts.reverse();
    if (parts.length === limit) break;
    const end = at;
    while (at > 0 && !isSpace(text.charCodeAt(at - 1))) at--;
    parts.push(text.slice(at, end));
    if ((parts.length & 1023) === 0) pollSafePoint();
  }
  parts.push(text.slice(0, at));
  return parts.reverse();
}

/** Longer texts are not left to the engine as a whole. */
const LONG_TEXT = 2 ** 18;

/** text.split(separator, limit); the separator is not empty. */
export function splitText(text: string, separator: string, limit: number): string[] {
  if (limit < 0 && text.length <= LONG_TEXT && separator.length < 8 && (separator.charCodeAt(0) & 0xf800) !== 0xd800)
    return text.split(separator);
  const parts: string[] = [];
  let start = 0;
  while (parts.length !== limit) {
    const at = findText(text, separator, start);
    if (at < 0) break;
    parts.push(text.slice(start, at));
    start = at + separator.length;
    if ((parts.length & 1023) === 0) pollSafePoint();
  }
  parts.push(text.slice(start));
  return parts;
}

/** text.rsplit(separator, limit). */
export function splitTextFromEnd(text: string, separator: string, limit: number): string[] {
  const parts: string[] = [];
  let end = text.length;
  while (parts.length !== limit) {
    const at = findLastText(text, separator, end);
    if (at < 0) break;
    parts.push(text.slice(at + separator.length, end));
    end = at;
    if ((parts.length & 1023) === 0) pollSafePoint();
  }
  parts.push(text.slice(0, end));
  return parts.reverse();
}

const isNoLineBreak = (unit: number): boolean => !isLineBreak(unit);

/** text.splitlines(keepEnds). */
export function splitLines(text: string, keepEnds: boolean): string[] {
  const lines: string[] = [];
  const { length } = text;
  for (let at = 0; at < length; ) {
    const start = at;
    at = endOfRun(text, at, isNoLineBreak);
    let end = at;
    if (at < length) {
      at += text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
      if (keepEnds) end = at;
    }
    lines.push(text.slice(start, end));
    if ((lines.length & 1023) === 0) pollSafePoint();
  }
  return lines;
}

/** One character that is no surrogate: no set is needed to look for it. */
const isOneUnit = (set: string): boolean => set.length === 1 && (set.charCodeAt(0) & 0xf800) !== 0xd800;

/** text.lstrip(set); null is whitespace. */
export function stripStart(text: string, set: string | null): string {
  const { length } = text;
  let at = 0;
  if (set === null) while (at < length && isSpace(text.charCodeAt(at))) at++;
  else if (isOneUnit(set)) while (at < length && text.charCodeAt(at) === set.charCodeAt(0)) at++;
  else {
    const members = new Set(set);
    for (const character of text) {
      if (!members.has(character)) break;
      at += character.length;
      if ((at & 4095) === 0) pollSafePoint();
    }
  }
  return at === 0 ? text : text.slice(at);
}

/** text.rstrip(set); null is whitespace. */
export function stripEnd(text: string, set: string | null): string {
  let end = text.length;
  if (set === null) while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  else if (isOneUnit(set)) while (end > 0 && text.charCodeAt(end - 1) === set.charCodeAt(0)) end--;
  else {
    const members = new Set(set);
    while (end > 0) {
      const pair = end > 1 ? (text.codePointAt(end - 2) as number) : 0;
      const width = pair > 0xffff ? 2 : 1;
      if (!members.has(text.slice(end - width, end))) break;
      end -= width;
      if ((end & 4095) === 0) pollSafePoint();
    }
  }
  return end === text.length ? text : text.slice(0, end);
}

/** text.expandtabs(size). Raises MemoryError for a result too long. */
export function expandTabs(text: string, size: number): string {
  if (!text.includes("\t")) return text;
  const result = new TextBuilder();
  let column = 0;
  for (const character of text) {
    if (character === "\t") {
      if (size <= 0) continue;
      const padding = size - (column % size);
      checkGrowingText(padding, padding);
      result.add(" ".repeat(padding));
      column += padding;
    } else {
      result.add(character);
      column = character === "\n" || character === "\r" ? 0 : column + 1;
    }
  }
  return result.finish();
}
