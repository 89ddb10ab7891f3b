/** Patterns for filenames as coverage.py has them: shell wildcards, `**` for any directories. */

import { resolve } from "node:path";
import { CoverageError } from "./errors.js";

/** What a pattern consists of, and the regular expression for it; null for what is not allowed. */
const PARTS: readonly (readonly [RegExp, string | null])[] = [
  [/^\*\*\*+/, null],
  [/^[^/]+\*\*+/, null],
  [/^\*\*+[^/]+/, null],
  [/^\*\*\/\*\*/, null],
];

/** Regular expressions for absolute filenames, one for each pattern. One that begins with no wildcard is also absolute. */
export function fileExpressions(patterns: readonly string[]): string[] {
  return patterns.flatMap((pattern) => {
    const expressions = [expressionOf(pattern)];
    if (!/^[*?]/.test(pattern)) expressions.push(expressionOf(resolve(pattern)));
    return expressions;
  });
}

export function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  const expressions = fileExpressions(patterns).map((each) => new RegExp(each));
  return (path) => expressions.some((each) => each.test(path));
}

function expressionOf(given: string): string {
  const pattern = given.includes("/") ? given : `**/${given}`;
  let text = "";
  for (let at = 0; at < pattern.length; ) {
    const rest = pattern.slice(at);
    const wrong = PARTS.find(([expression]) => expression.test(rest) && !(at === 0 && /^\*+\//.test(rest)));
    if (wrong !== undefined)
      throw new CoverageError(`File pattern can't include '${wrong[0].exec(rest)?.[0] ?? rest}'`);
    const [length, part] = partOf(rest, at === 0);
    text += part;
    at += length;
  }
  return `^(?:${text})$`;
}

function partOf(rest: string, isFirst: boolean): [length: number, expression: string] {
  const leading = isFirst ? /^\*+\//.exec(rest) : null;
  if (leading !== null) return [leading[0].length, "(.*/)?"];
  const trailing = /^\/\*+$/.exec(rest);
  if (trailing !== null) return [trailing[0].length, "/.*"];
  if (rest.startsWith("**/")) return [3, "(.*/)?"];
  if (rest.startsWith("*")) return [1, "[^/]*"];
  if (rest.startsWith("?")) return [1, "[^/]"];
  const characters = /^\[.*?\]/.exec(rest);
  if (characters !== null) return [characters[0].length, characters[0]];
  const word = /^[a-zA-Z0-9_-]+/.exec(rest);
  if (word !== null) return [word[0].length, word[0]];
  const [character] = rest;
  if (character === "[" || character === "]") throw new CoverageError(`File pattern can't include '${character}'`);
  return [1, character.replace(/[^/]/, "\\$&")];
}
