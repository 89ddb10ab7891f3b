/** Names of characters, aliases and named sequences. */

import { packedNames } from "./generated/names.js";
import { hangulName, hangulNamed, isHangulSyllable } from "./hangul.js";
import { unpack } from "./packed.js";

/** Characters named by a prefix and their code. */
type NameRange = readonly [prefix: string, first: number, last: number];

interface Names {
  readonly byCode: ReadonlyMap<number, string>;
  readonly byName: ReadonlyMap<string, number>;
  readonly ranges: readonly NameRange[];
  readonly aliases: ReadonlyMap<string, string>;
  readonly sequences: ReadonlyMap<string, string>;
}

let loaded: Names | null = null;

function load(): Names {
  const content = unpack(packedNames()) as {
    readonly gaps: readonly number[];
    readonly text: string;
    readonly ranges: readonly NameRange[];
    readonly aliases: readonly (readonly [string, string])[];
    readonly sequences: readonly (readonly [string, string])[];
  };
  const byCode = new Map<number, string>();
  const byName = new Map<string, number>();
  let code = 0;
  let last = "";
  content.text.split("\n").forEach((line, index) => {
    code += content.gaps[index];
    const name = firstWords(last, Number.parseInt(line.charAt(0), 36)) + line.slice(1);
    byCode.set(code, name);
    byName.set(name, code);
    last = name;
  });
  const texts = (pairs: readonly (readonly [string, string])[]): Map<string, string> =>
    new Map(pairs.map(([name, codes]) => [name, codes.split(" ").map(characterOf).join("")]));
  loaded = {
    byCode,
    byName,
    ranges: content.ranges,
    aliases: texts(content.aliases),
    sequences: texts(content.sequences),
  };
  return loaded;
}

const characterOf = (digits: string): string => String.fromCodePoint(Number.parseInt(digits, 16));

/** The first words of a name with a space after each. */
function firstWords(name: string, count: number): string {
  const spaced = `${name} `;
  let end = 0;
  for (let left = count; left > 0; left--) end = spaced.indexOf(" ", end) + 1;
  return spaced.slice(0, end);
}

const HANGUL = "HANGUL SYLLABLE ";
const IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";

/** unicodedata.name, or null. */
export function characterName(codePoint: number): string | null {
  if (isHangulSyllable(codePoint)) return HANGUL + hangulName(codePoint);
  const { byCode, ranges } = loaded ?? load();
  const name = byCode.get(codePoint);
  if (name !== undefined) return name;
  const range = ranges.find(([, first, last]) => codePoint >= first && codePoint <= last);
  return range === undefined ? null : range[0] + codeText(codePoint);
}

const codeText = (codePoint: number): string => codePoint.toString(16).toUpperCase().padStart(4, "0");

/** The character of a name, whatever its case, or -1. Syllables and unified ideographs must be in upper case. */
export function codePointNamed(name: string): number {
  if (name.startsWith(HANGUL)) return hangulNamed(name.slice(HANGUL.length));
  const upper = upperName(name);
  if (upper === null) return -1;
  const { byName, ranges } = loaded ?? load();
  const code = byName.get(upper);
  if (code !== undefined) return code;
  const isIdeograph = name.startsWith(IDEOGRAPH);
  if (upper.startsWith(IDEOGRAPH) && !isIdeograph) return -1;
  const [, prefix, digits] = /^(.*-)([0-9A-F]{4,5})$/.exec(isIdeograph ? name : upper) ?? [];
  if (prefix === undefined) return -1;
  const wanted = Number.parseInt(digits, 16);
  const isInRange = ranges.some(([start, first, last]) => start === prefix && wanted >= first && wanted <= last);
  return isInRange && (isIdeograph || codeText(wanted) === digits) ? wanted : -1;
}

/** The character of a name or an alias, as in `\N{…}`, or null. */
export function characterNamed(name: string): string | null {
  const code = codePointNamed(name);
  if (code >= 0) return String.fromCodePoint(code);
  return (loaded ?? load()).aliases.get(upperName(name) ?? "") ?? null;
}

/** The text of a named sequence, or null. */
export function sequenceNamed(name: string): string | null {
  return (loaded ?? load()).sequences.get(upperName(name) ?? "") ?? null;
}

/** Names are ASCII: other letters must not turn into it. */
function upperName(name: string): string | null {
  return /^[\0-\x7f]*$/.test(name) ? name.toUpperCase() : null;
}
