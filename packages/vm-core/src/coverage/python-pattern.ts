/** Regular expressions of Python's `re` as JavaScript's, as far as settings of coverage use them. */

export class PatternError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PatternError";
  }
}

/** What begins with a backslash or a parenthesis and is written otherwise. */
const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/^\(\?P<(\w+)>/, "(?<$1>"],
  [/^\(\?P=(\w+)\)/, "\\k<$1>"],
  [/^\(\?#[^)]*\)/, ""],
  [/^\\A/, "(?<![\\s\\S])"],
  [/^\\[Zz]/, "(?![\\s\\S])"],
  [/^\\a/, "\\x07"],
  [/^\\U([0-9a-fA-F]{8})/, "\\u{$1}"],
];

/**
 * The expression with the flags `g` and `m`; where Python's `.`, `$` and `^` know only newlines, so does the result.
 * Throws PatternError for what neither is valid nor can be translated.
 */
export function compilePythonPattern(pattern: string): RegExp {
  let rest = pattern;
  let flags = "gm";
  const inline = /^\(\?([aiLmsux]+)\)/.exec(rest);
  if (inline !== null) {
    rest = rest.slice(inline[0].length);
    for (const flag of inline[1]) if ((flag === "i" || flag === "s") && !flags.includes(flag)) flags += flag;
  }
  const text = translate(rest, flags.includes("s"));
  try {
    return new RegExp(text, flags);
  } catch (error) {
    throw new PatternError(error instanceof Error ? error.message : String(error));
  }
}

function translate(pattern: string, dotMatchesAll: boolean): string {
  let text = "";
  for (let at = 0; at < pattern.length; ) {
    const rest = pattern.slice(at);
    const change = CHANGES.find(([expression]) => expression.test(rest));
    if (change !== undefined) {
      const length = change[0].exec(rest)?.[0].length ?? 0;
      text += rest.slice(0, length).replace(change[0], change[1]);
      at += length;
      continue;
    }
    const unit = pattern[at];
    if (unit === "\\") {
      text += pattern.slice(at, at + 2);
      at += 2;
    } else if (unit === "[") {
      const end = endOfClass(pattern, at);
      text += `[${pattern
        .slice(at + 1, end)
        .replace(/^(\^?)\]/, "$1\\]")
        .replaceAll("[", "\\[")}]`;
      at = end + 1;
    } else {
      text += (unit === "." && !dotMatchesAll ? "[^\\n]" : unit) || "";
      at++;
    }
  }
  return text;
}

/** The bracket that closes the class; one that comes first is part of it. */
function endOfClass(pattern: string, start: number): number {
  let at = start + 1;
  if (pattern[at] === "^") at++;
  if (pattern[at] === "]") at++;
  while (at < pattern.length && pattern[at] !== "]") at += pattern[at] === "\\" ? 2 : 1;
  if (at >= pattern.length) throw new PatternError(`unterminated character set at position ${start}`);
  return at;
}
