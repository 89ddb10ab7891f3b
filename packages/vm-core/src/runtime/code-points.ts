/**
 * Strings by code point. A Python string is a JavaScript string whose surrogate pairs count as one character and whose
 * lone surrogates count as one each.
 *
 * Most strings have no surrogates: then code points are code units, and every function here is one string operation.
 * Whether a long string has any is remembered for the strings used last, and so is where its characters start.
 */

const surrogates = /[\ud800-\udfff]/;

/** Shorter strings are scanned each time, and the shortest without the cost of starting a regular expression. */
const REMEMBERED_LENGTH = 64;
const SHORT_LENGTH = 12;

let plainText = "";
let otherPlainText = "";

/** True when code units and code points may differ. The scan is free on strings V8 keeps as one byte per unit. */
export function hasSurrogates(text: string): boolean {
  if (text.length < SHORT_LENGTH) {
    for (let unit = 0; unit < text.length; unit++) if ((text.charCodeAt(unit) & 0xf800) === 0xd800) return true;
    return false;
  }
  if (text.length < REMEMBERED_LENGTH) return surrogates.test(text);
  if (text === plainText) {
    // The same text may be another string of V8's: comparing with that one from now on costs nothing.
    plainText = text;
    return false;
  }
  if (text === otherPlainText) {
    otherPlainText = plainText;
    plainText = text;
    return false;
  }
  if (astral !== null && text === astral.text) return true;
  if (surrogates.test(text)) return true;
  otherPlainText = plainText;
  plainText = text;
  return false;
}

/** Code units where every 64th character of a text starts. */
interface AstralIndex {
  readonly text: string;
  readonly length: number;
  readonly starts: Uint32Array;
}

const BLOCK = 64;

let astral: AstralIndex | null = null;

function astralIndex(text: string): AstralIndex {
  if (astral !== null && astral.text === text) return astral;
  const starts: number[] = [];
  let length = 0;
  for (let unit = 0; unit < text.length; length++) {
    if (length % BLOCK === 0) starts.push(unit);
    unit += widthAt(text, unit);
  }
  const index = { text, length, starts: Uint32Array.from(starts) };
  if (text.length >= REMEMBERED_LENGTH) astral = index;
  return index;
}

/** Code units of the character that starts at a code unit: 1 or 2. */
function widthAt(text: string, unit: number): number {
  const first = text.charCodeAt(unit);
  if ((first & 0xfc00) !== 0xd800 || unit + 1 >= text.length) return 1;
  return (text.charCodeAt(unit + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
}

/** len(text). */
export function textLength(text: string): number {
  return hasSurrogates(text) ? astralIndex(text).length : text.length;
}

/** The code unit at which character number `index` starts, 0 <= index <= length. */
export function unitIndex(text: string, index: number): number {
  return hasSurrogates(text) ? astralUnit(text, index) : index;
}

function astralUnit(text: string, index: number): number {
  const { starts, length } = astralIndex(text);
  if (index >= length) return text.length;
  let unit = starts[Math.floor(index / BLOCK)];
  for (let left = index % BLOCK; left > 0; left--) unit += widthAt(text, unit);
  return unit;
}

/** The number of characters before a code unit. */
export function characterIndex(text: string, unit: number): number {
  if (!hasSurrogates(text)) return unit;
  const { starts } = astralIndex(text);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (starts[middle] <= unit) low = middle;
    else high = middle - 1;
  }
  let count = low * BLOCK;
  for (let at = starts[low] ?? 0; at < unit; at += widthAt(text, at)) count++;
  return count;
}

/** text[index] for 0 <= index < length. */
export function characterAt(text: string, index: number): string {
  if (!hasSurrogates(text)) return text.charAt(index);
  const unit = astralUnit(text, index);
  return text.slice(unit, unit + widthAt(text, unit));
}

/** text[start:stop] for 0 <= start <= stop <= length. */
export function sliceText(text: string, start: number, stop: number): string {
  if (!hasSurrogates(text)) return text.slice(start, stop);
  return text.slice(astralUnit(text, start), astralUnit(text, stop));
}

/** True when a code unit is where a character starts (or the end), not the middle of a pair. */
export function isBoundary(text: string, unit: number): boolean {
  if (unit <= 0 || unit >= text.length) return true;
  return (text.charCodeAt(unit) & 0xfc00) !== 0xdc00 || (text.charCodeAt(unit - 1) & 0xfc00) !== 0xd800;
}

/** The characters of a text, one string each. */
export function characters(text: string): string[] {
  return hasSurrogates(text) ? Array.from(text) : text.split("");
}

/** The code points of a text. */
export function codePoints(text: string): number[] {
  const points: number[] = [];
  for (let unit = 0; unit < text.length; ) {
    const codePoint = text.codePointAt(unit) as number;
    points.push(codePoint);
    unit += codePoint > 0xffff ? 2 : 1;
  }
  return points;
}

/** The code point of a string of exactly one character; -1 for any other string. */
export function onlyCodePoint(text: string): number {
  if (text.length === 1) return text.charCodeAt(0);
  return text.length === 2 && widthAt(text, 0) === 2 ? (text.codePointAt(0) as number) : -1;
}
