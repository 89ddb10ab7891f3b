/** Pattern.sub and Pattern.split: cutting a string at matches. */

import { PyList } from "../../objects/list.js";
import type { Value } from "../../objects/object.js";
import { bytesLike } from "../../runtime/buffers.js";
import { call, isCallable } from "../../runtime/calls.js";
import { textOf } from "../../runtime/primitives.js";
import { checkItemCount } from "../../runtime/sequences.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { PyMatch } from "./match.js";
import type { Matcher } from "./matcher.js";
import type { PyPattern } from "./pattern.js";
import { search } from "./search.js";
import { expandTemplate, joinParts, templateFor } from "./template.js";

const BACKSLASH = 92;

/** Visits the matches from left to right until `visit` returns false; none overlap and no empty one repeats. */
export function forEachMatch(matcher: Matcher, visit: () => boolean): void {
  for (let count = 1; matcher.start <= matcher.end; count++) {
    if ((count & 255) === 0) pollSafePoint();
    matcher.reset();
    matcher.ptr = matcher.start;
    if (!search(matcher) || !visit()) return;
    advance(matcher);
  }
}

/** Goes on where the last match ended, where another empty match must not follow an empty one. */
export function advance(matcher: Matcher): void {
  matcher.mustAdvance = matcher.ptr === matcher.start;
  matcher.start = matcher.ptr;
}

/** What takes the place of a match. */
type Replacement = (matcher: Matcher) => Value;

/** Replaces matches, `limit` at most where that is not 0. */
export function substitute(
  pattern: PyPattern,
  replacement: Value,
  string: Value,
  limit: number,
): { result: Value; count: number } {
  const replace = replacementFor(pattern, replacement, 0);
  const matcher = pattern.matcher(string, 0, Number.MAX_SAFE_INTEGER);
  const { subject, end } = matcher;
  const parts: Value[] = [];
  let count = 0;
  let last = 0;
  if (limit >= 0) {
    forEachMatch(matcher, () => {
      const { start, ptr } = matcher;
      if (last < start) parts.push(subject.slice(last, start));
      const item = replace(matcher);
      if (item !== null) parts.push(item);
      checkItemCount(parts.length);
      last = ptr;
      return ++count !== limit;
    });
  }
  if (last < end) parts.push(subject.slice(last, end));
  return { result: parts.length === 0 ? subject.slice(0, 0) : joinParts(parts, subject.isBytes), count };
}

function replacementFor(pattern: PyPattern, replacement: Value, pos: number): Replacement {
  if (isCallable(replacement)) return (matcher) => call(replacement, [new PyMatch(pattern, matcher, pos)]);
  if (isLiteral(replacement)) return () => replacement;
  const template = templateFor(pattern, replacement);
  if (template.chunks.length === 0) return () => template.literal;
  return (matcher) =>
    expandTemplate(template, {
      pattern,
      text: (group, absent) => {
        if (group === 0) return matcher.subject.slice(matcher.start, matcher.ptr);
        return groupText(matcher, group - 1) ?? absent;
      },
    });
}

/** True for a string in which nothing needs to be expanded. */
function isLiteral(replacement: Value): boolean {
  const text = textOf(replacement);
  if (text !== undefined) return !text.includes("\\");
  return bytesLike(replacement)?.includes(BACKSLASH) === false;
}

/** The parts between matches, `limit` matches at most where that is not 0, with the groups' texts in their places. */
export function split(pattern: PyPattern, string: Value, limit: number): PyList {
  const matcher = pattern.matcher(string, 0, Number.MAX_SAFE_INTEGER);
  const { subject, end } = matcher;
  const parts: Value[] = [];
  let count = 0;
  let last = 0;
  if (limit >= 0) {
    forEachMatch(matcher, () => {
      parts.push(subject.slice(last, matcher.start));
      for (let group = 0; group < pattern.groups; group++) parts.push(groupText(matcher, group) ?? null);
      checkItemCount(parts.length);
      last = matcher.ptr;
      return ++count !== limit;
    });
  }
  parts.push(subject.slice(last, end));
  return new PyList(parts);
}

/** The text of a group, counted from 0, of the match just found; undefined when it had no part in it. */
export function groupText(matcher: Matcher, group: number): Value | undefined {
  if (!matcher.isGroupSet(group)) return undefined;
  const { marks, subject } = matcher;
  return subject.slice(marks[group * 2], marks[group * 2 + 1]);
}
