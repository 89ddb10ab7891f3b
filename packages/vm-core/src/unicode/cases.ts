/** Case conversions of whole strings: full mappings, by CPython's rules. */

import { isCased, isCaseIgnorable, isLowercase, isUppercase } from "./characters.js";
import { packedCases } from "./generated/cases.js";
import { unpack } from "./packed.js";

/** Something called now and then by functions that may take long. */
export type Poll = () => void;

type Mapping = ReadonlyMap<number, string>;

interface Cases {
  readonly lower: Mapping;
  readonly upper: Mapping;
  /** Where it is not the upper-case form. */
  readonly title: Mapping;
  /** Where it is not the lower-case form. */
  readonly fold: Mapping;
}

let loaded: Cases | null = null;

function load(): Cases {
  const content = unpack(packedCases()) as Readonly<Record<keyof Cases, readonly (readonly [number, string])[]>>;
  loaded = {
    lower: new Map(content.lower),
    upper: new Map(content.upper),
    title: new Map(content.title),
    fold: new Map(content.fold),
  };
  return loaded;
}

/** Texts that JavaScript engines of any version convert alike: Latin, Greek and Cyrillic of old. */
const settled = /^[\0-\u017f\u0370-\u03ff\u0400-\u052f]*$/;
const ascii = /^[\0-\x7f]*$/;

const CAPITAL_SIGMA = 0x3a3;

/** str.lower. */
export function lowerCase(text: string, poll: Poll): string {
  // Apart from capital sigma, whose form depends on what stands around it, parts are converted like the whole.
  if (settled.test(text) && !text.includes("Σ")) return inParts(text, poll, (part) => part.toLowerCase());
  return convert(text, poll, lowerAt);
}

/** str.upper. */
export function upperCase(text: string, poll: Poll): string {
  if (settled.test(text)) return inParts(text, poll, (part) => part.toUpperCase());
  return convert(text, poll, upperOf);
}

/** str.casefold. */
export function caseFold(text: string, poll: Poll): string {
  if (ascii.test(text)) return inParts(text, poll, (part) => part.toLowerCase());
  const { lower, fold } = loaded ?? load();
  return convert(text, poll, (character, codePoint) => fold.get(codePoint) ?? lower.get(codePoint) ?? character);
}

/** str.title. */
export function titleCase(text: string, poll: Poll): string {
  let isInWord = false;
  return convert(text, poll, (character, codePoint, unit) => {
    const converted = isInWord ? lowerAt(character, codePoint, unit, text) : titleOf(character, codePoint);
    isInWord = isCased(codePoint);
    return converted;
  });
}

/** str.capitalize. */
export function capitalize(text: string, poll: Poll): string {
  return convert(text, poll, (character, codePoint, unit) =>
    unit === 0 ? titleOf(character, codePoint) : lowerAt(character, codePoint, unit, text),
  );
}

/** str.swapcase. */
export function swapCase(text: string, poll: Poll): string {
  return convert(text, poll, (character, codePoint, unit) => {
    if (isUppercase(codePoint)) return lowerAt(character, codePoint, unit, text);
    return isLowercase(codePoint) ? upperOf(character, codePoint) : character;
  });
}

/** Code units that an engine converts in less than a millisecond or two. */
const LONG = 1 << 14;

function inParts(text: string, poll: Poll, convertPart: (part: string) => string): string {
  if (text.length <= LONG) return convertPart(text);
  let result = "";
  for (let at = 0; at < text.length; at += LONG) {
    result += convertPart(text.slice(at, at + LONG));
    poll();
  }
  return result;
}

type Converter = (character: string, codePoint: number, unit: number, text: string) => string;

/** Characters that are joined at once: V8 keeps 32 bytes for each `+=` until a text is read. */
const PART = 1024;

function convert(text: string, poll: Poll, converter: Converter): string {
  let result = "";
  let pieces: string[] = [];
  for (let unit = 0; unit < text.length; ) {
    const codePoint = text.codePointAt(unit) as number;
    const width = codePoint > 0xffff ? 2 : 1;
    pieces.push(converter(width === 1 ? text.charAt(unit) : text.slice(unit, unit + 2), codePoint, unit, text));
    unit += width;
    if (pieces.length === PART) {
      result += pieces.join("");
      pieces = [];
      poll();
    }
  }
  return result + pieces.join("");
}

function upperOf(character: string, codePoint: number): string {
  if (codePoint < 128) return character.toUpperCase();
  return (loaded ?? load()).upper.get(codePoint) ?? character;
}

function titleOf(character: string, codePoint: number): string {
  if (codePoint < 128) return character.toUpperCase();
  const { title, upper } = loaded ?? load();
  return title.get(codePoint) ?? upper.get(codePoint) ?? character;
}

function lowerAt(character: string, codePoint: number, unit: number, text: string): string {
  if (codePoint < 128) return character.toLowerCase();
  if (codePoint === CAPITAL_SIGMA) return isFinalSigma(text, unit) ? "ς" : "σ";
  return (loaded ?? load()).lower.get(codePoint) ?? character;
}

/** Whether a cased character comes before and none after, apart from characters that cases ignore. */
function isFinalSigma(text: string, unit: number): boolean {
  let at = unit;
  let neighbour = -1;
  do {
    neighbour = at > 0 ? codePointBefore(text, at) : -1;
    at -= neighbour > 0xffff ? 2 : 1;
  } while (neighbour >= 0 && isCaseIgnorable(neighbour));
  if (neighbour < 0 || !isCased(neighbour)) return false;
  at = unit + 1;
  do {
    neighbour = text.codePointAt(at) ?? -1;
    at += neighbour > 0xffff ? 2 : 1;
  } while (neighbour >= 0 && isCaseIgnorable(neighbour));
  return neighbour < 0 || !isCased(neighbour);
}

function codePointBefore(text: string, unit: number): number {
  const low = text.charCodeAt(unit - 1);
  if ((low & 0xfc00) !== 0xdc00 || unit < 2) return low;
  const whole = text.codePointAt(unit - 2) as number;
  return whole > 0xffff ? whole : low;
}
