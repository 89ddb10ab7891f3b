/** What names, white space and other tokens of XML look like. Each pattern matches where its `lastIndex` stands. */

const START =
  ":A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
const PART = `${START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}`;
/** What no document may contain. */
const FORBIDDEN = "\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\u{D800}-\\u{DFFF}\\u{FFFE}\\u{FFFF}";

const namePattern = new RegExp(`[${START}][${PART}]*`, "uy");
const tokenPattern = new RegExp(`[${PART}]+`, "uy");
const textPattern = new RegExp(`[^<&\\]\\r\\n${FORBIDDEN}]+`, "uy");
const sectionPattern = new RegExp(`[^\\]\\r\\n${FORBIDDEN}]+`, "uy");
const forbiddenPattern = new RegExp(`[${FORBIDDEN}]`, "u");
const spacePattern = /[ \t\r\n]*/y;

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Where a name that begins at `at` ends; `at` when none does. */
export const nameEnd = (text: string, at: number): number => endOf(namePattern, text, at);
/** As `nameEnd`, for what may begin with a digit too. */
export const tokenEnd = (text: string, at: number): number => endOf(tokenPattern, text, at);
export const spaceEnd = (text: string, at: number): number => endOf(spacePattern, text, at);
/** Where characters end that are no markup, no line end and no bracket. */
export const textEnd = (text: string, at: number): number => endOf(textPattern, text, at);

/** As `textEnd`, in a CDATA section, where markup is text. */
export const sectionEnd = (text: string, at: number): number => endOf(sectionPattern, text, at);

/** The offset of the first character that no document may contain, from `start` on and before `end`; -1 for none. */
export function forbiddenAt(text: string, start: number, end: number): number {
  const found = text.slice(start, end).search(forbiddenPattern);
  return found < 0 ? -1 : start + found;
}

export const normalizeLines = (text: string): string => text.replace(/\r\n?/g, "\n");

export const normalizePublic = (text: string): string => text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");

/** The character of `&#…;`; undefined when XML has none of that number. */
export function referredCharacter(digits: string): string | undefined {
  const number = digits.startsWith("x") ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
  if (!(number <= 0x10ffff)) return undefined;
  const character = String.fromCodePoint(number);
  return forbiddenPattern.test(character) ? undefined : character;
}

export const predefined: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);
