/** Unicode character properties as Python's str methods define them, from general categories and short exception lists. */

import { categoryLetters, categoryNames, categoryRuns } from "./unicode-data.js";

type CategoryName = (typeof categoryNames)[number];

const indexOf = (name: CategoryName): number => categoryNames.indexOf(name);

const Lu = indexOf("Lu");
const Ll = indexOf("Ll");
const Lt = indexOf("Lt");
const Lo = indexOf("Lo");
const Mn = indexOf("Mn");
const Mc = indexOf("Mc");
const Nd = indexOf("Nd");
const Nl = indexOf("Nl");
const No = indexOf("No");
const Pc = indexOf("Pc");
const Zs = indexOf("Zs");

/** First code points of the runs, and their categories. */
interface Runs {
  readonly starts: Uint32Array;
  readonly categories: Uint8Array;
}

let decoded: Runs | null = null;
const latin1 = new Uint8Array(256);

function decodeRuns(): Runs {
  const starts: number[] = [];
  const categories: number[] = [];
  let start = 0;
  const push = (category: number, length: number): void => {
    starts.push(start);
    categories.push(category);
    start += length;
  };
  for (const [, letter, digits] of categoryRuns.matchAll(/([A-Z!#$%&])([0-9a-z]*)/g)) {
    const length = digits === "" ? 1 : Number.parseInt(digits, 36);
    if (letter !== "&") push(categoryLetters.indexOf(letter), length);
    else {
      for (let pair = 0; pair < length; pair++) {
        push(Lu, 1);
        push(Ll, 1);
      }
    }
  }
  const runs = { starts: Uint32Array.from(starts), categories: Uint8Array.from(categories) };
  for (let codePoint = 0; codePoint < 256; codePoint++) latin1[codePoint] = searchRuns(runs, codePoint);
  decoded = runs;
  return runs;
}

function searchRuns({ starts, categories }: Runs, codePoint: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (starts[middle] <= codePoint) low = middle;
    else high = middle - 1;
  }
  return categories[low];
}

/** Index into `categoryNames`. */
function categoryOf(codePoint: number): number {
  const runs = decoded ?? decodeRuns();
  return codePoint < 256 ? latin1[codePoint] : searchRuns(runs, codePoint);
}

/** True inside one of the ranges, listed as first, last, first, last … in order. */
function isInRanges(ranges: readonly number[], codePoint: number): boolean {
  for (let index = 0; index < ranges.length; index += 2) {
    if (codePoint < ranges[index]) return false;
    if (codePoint <= ranges[index + 1]) return true;
  }
  return false;
}

/** Characters that are lower case by Other_Lowercase. */
const otherLowercase = [
  170, 170, 186, 186, 688, 696, 704, 705, 736, 740, 837, 837, 890, 890, 4348, 4348, 7468, 7530, 7544, 7544, 7579, 7615,
  8305, 8305, 8319, 8319, 8336, 8348, 8560, 8575, 9424, 9449, 11388, 11389, 42652, 42653, 42864, 42864, 42994, 42996,
  43000, 43001, 43868, 43871, 43881, 43881, 67456, 67456, 67459, 67461, 67463, 67504, 67506, 67514, 122928, 122989,
];

/** Characters that are upper case by Other_Uppercase. */
const otherUppercase = [8544, 8559, 9398, 9423, 127280, 127305, 127312, 127337, 127344, 127369];

/** Digits without a decimal value. */
const otherDigits = [
  178, 179, 185, 185, 4969, 4977, 6618, 6618, 8304, 8304, 8308, 8313, 8320, 8329, 9312, 9320, 9332, 9340, 9352, 9360,
  9450, 9450, 9461, 9469, 9471, 9471, 10102, 10110, 10112, 10120, 10122, 10130, 68160, 68163, 69216, 69224, 69714,
  69722, 127232, 127242,
];

/** Ideographs that are numbers. */
const numericIdeographs = new Set([
  13317, 13443, 14378, 15181, 19968, 19971, 19975, 19977, 20004, 20061, 20108, 20116, 20118, 20140, 20159, 20160, 20191,
  20200, 20237, 20336, 20457, 20486, 20740, 20806, 20841, 20843, 20845, 21313, 21315, 21316, 21317, 21324, 21441, 21442,
  21443, 21444, 22235, 22769, 22777, 24186, 24318, 24319, 24332, 24333, 24334, 24336, 25296, 25342, 25420, 26578, 27934,
  28422, 29590, 30334, 30357, 31213, 32902, 33836, 36014, 36019, 36144, 37390, 38057, 38433, 38470, 38476, 38520, 38646,
  63851, 63859, 63864, 63922, 63953, 63955, 63997, 131073, 131172, 131298, 131361, 133418, 133507, 133516, 133532,
  133866, 133885, 133913, 140176, 141720, 146203, 156269, 194704,
]);

/** Where XID_Start differs from the letter categories, Nl and "_". */
const identifierStartExceptions = [
  890, 890, 3635, 3635, 3763, 3763, 6277, 6278, 8472, 8472, 8494, 8494, 11823, 11823, 64606, 64611, 65018, 65019, 65136,
  65136, 65138, 65138, 65140, 65140, 65142, 65142, 65144, 65144, 65146, 65146, 65148, 65148, 65150, 65150, 65438, 65439,
];

/** Where XID_Continue differs from letters, Nl, Mn, Mc, Nd and Pc. */
const identifierPartExceptions = [
  183, 183, 890, 890, 903, 903, 4969, 4977, 6618, 6618, 8204, 8205, 8472, 8472, 8494, 8494, 11823, 11823, 12539, 12539,
  64606, 64611, 65018, 65019, 65136, 65136, 65138, 65138, 65140, 65140, 65142, 65142, 65144, 65144, 65146, 65146, 65148,
  65148, 65150, 65150, 65381, 65381,
];

export function isPrintable(codePoint: number): boolean {
  if (codePoint < 0x7f) return codePoint >= 0x20;
  return categoryOf(codePoint) < Zs;
}

export function isAlphabetic(codePoint: number): boolean {
  return categoryOf(codePoint) <= Lo;
}

export function isDecimal(codePoint: number): boolean {
  return categoryOf(codePoint) === Nd;
}

export function isDigit(codePoint: number): boolean {
  return categoryOf(codePoint) === Nd || isInRanges(otherDigits, codePoint);
}

export function isNumeric(codePoint: number): boolean {
  const category = categoryOf(codePoint);
  return (category >= Nd && category <= No) || numericIdeographs.has(codePoint);
}

export function isAlphanumeric(codePoint: number): boolean {
  const category = categoryOf(codePoint);
  return category <= Lo || (category >= Nd && category <= No) || isDigit(codePoint);
}

/** The value of a decimal digit of any script, or -1. Runs of decimal digits start at a zero and come in tens. */
export function decimalValue(codePoint: number): number {
  if (codePoint < 0x80) return codePoint >= 48 && codePoint <= 57 ? codePoint - 48 : -1;
  if (categoryOf(codePoint) !== Nd) return -1;
  let first = codePoint;
  while (categoryOf(first - 1) === Nd) first--;
  return (codePoint - first) % 10;
}

export function isLowercase(codePoint: number): boolean {
  return categoryOf(codePoint) === Ll || isInRanges(otherLowercase, codePoint);
}

export function isUppercase(codePoint: number): boolean {
  return categoryOf(codePoint) === Lu || isInRanges(otherUppercase, codePoint);
}

export function isTitlecase(codePoint: number): boolean {
  return categoryOf(codePoint) === Lt;
}

export function isCased(codePoint: number): boolean {
  return categoryOf(codePoint) <= Lt || isLowercase(codePoint) || isUppercase(codePoint);
}

export function isSpace(codePoint: number): boolean {
  if (codePoint < 0x80)
    return codePoint === 32 || (codePoint >= 9 && codePoint <= 13) || (codePoint >= 28 && codePoint <= 31);
  if (codePoint === 0x85 || codePoint === 0xa0) return true;
  if (codePoint < 0x1680) return false;
  return (
    codePoint === 0x1680 ||
    (codePoint >= 0x2000 && codePoint <= 0x200a) ||
    codePoint === 0x2028 ||
    codePoint === 0x2029 ||
    codePoint === 0x202f ||
    codePoint === 0x205f ||
    codePoint === 0x3000
  );
}

export function isLineBreak(codePoint: number): boolean {
  return (
    (codePoint >= 10 && codePoint <= 13) ||
    (codePoint >= 28 && codePoint <= 30) ||
    codePoint === 0x85 ||
    codePoint === 0x2028 ||
    codePoint === 0x2029
  );
}

export function isIdentifierStart(codePoint: number): boolean {
  if (codePoint < 0x80) return isAsciiLetter(codePoint) || codePoint === 95;
  const category = categoryOf(codePoint);
  return (category <= Lo || category === Nl) !== isInRanges(identifierStartExceptions, codePoint);
}

export function isIdentifierPart(codePoint: number): boolean {
  if (codePoint < 0x80) return isAsciiLetter(codePoint) || codePoint === 95 || (codePoint >= 48 && codePoint <= 57);
  const category = categoryOf(codePoint);
  const isPart =
    category <= Lo || category === Nl || category === Mn || category === Mc || category === Nd || category === Pc;
  return isPart !== isInRanges(identifierPartExceptions, codePoint);
}

function isAsciiLetter(codePoint: number): boolean {
  const lower = codePoint | 32;
  return lower >= 97 && lower <= 122;
}
