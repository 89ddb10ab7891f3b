/** Normalization of text (Unicode Standard Annex 15). */

import type { Poll } from "./cases.js";
import { characterRecord } from "./characters.js";
import { compose, decompose } from "./decompositions.js";
import { composeHangul, decomposeHangul, isHangulSyllable } from "./hangul.js";

export const normalizationForms = ["NFC", "NFKC", "NFD", "NFKD"] as const;

export type NormalizationForm = (typeof normalizationForms)[number];

/**
 * What another version of Unicode decomposes a character to in one step: null for not at all, undefined for the same
 * as in this version.
 */
export type OldDecomposition = (codePoint: number) => readonly number[] | null | undefined;

const ascii = /^[\0-\x7f]*$/;
/** Below U+0300 everything is composed already. */
const composed = /^[\0-\u02ff]*$/;

/** The text in a normalization form; `poll` is called now and then. */
export function normalize(
  text: string,
  form: NormalizationForm,
  poll: Poll = () => {},
  old?: OldDecomposition,
): string {
  if (ascii.test(text) || (form === "NFC" && composed.test(text))) return text;
  const points = decomposed(text, form.startsWith("NFK"), poll, old);
  return textOf(form.endsWith("C") ? composedPoints(points, poll) : points);
}

function decomposed(text: string, isCompatible: boolean, poll: Poll, old: OldDecomposition | undefined): number[] {
  const points: number[] = [];
  const add = (codePoint: number): void => {
    if (codePoint < 0x80) {
      points.push(codePoint);
      return;
    }
    if (isHangulSyllable(codePoint)) {
      points.push(...decomposeHangul(codePoint));
      return;
    }
    const changed = old?.(codePoint);
    const parts = changed === undefined ? decompose(codePoint, isCompatible) : changed;
    if (parts === null) points.push(codePoint);
    else for (const part of parts) add(part);
  };
  for (let unit = 0, count = 0; unit < text.length; count++) {
    const codePoint = text.codePointAt(unit) as number;
    add(codePoint);
    unit += codePoint > 0xffff ? 2 : 1;
    if ((count & 1023) === 1023) poll();
  }
  orderMarks(points);
  return points;
}

const combiningClass = (codePoint: number): number => (codePoint < 0x300 ? 0 : characterRecord(codePoint).combining);

/** Sorts each run of combining characters by their classes. */
function orderMarks(points: number[]): void {
  for (let at = 0; at < points.length; at++) {
    if (combiningClass(points[at]) === 0) continue;
    const start = at;
    while (at < points.length && combiningClass(points[at]) !== 0) at++;
    if (at - start < 2) continue;
    const marks = points.slice(start, at).sort((left, right) => combiningClass(left) - combiningClass(right));
    for (let index = 0; index < marks.length; index++) points[start + index] = marks[index];
  }
}

/** Composes in place what is decomposed and ordered. */
function composedPoints(points: number[], poll: Poll): number[] {
  let starter = -1;
  let lastClass = -1;
  let length = 0;
  for (let at = 0; at < points.length; at++) {
    const point = points[at];
    const markClass = combiningClass(point);
    const isBlocked = starter < 0 || (lastClass >= markClass && lastClass !== -1);
    const pair = isBlocked ? -1 : composePair(points[starter], point);
    if (pair >= 0) {
      points[starter] = pair;
    } else {
      if (markClass === 0) {
        starter = length;
        lastClass = -1;
      } else {
        lastClass = markClass;
      }
      points[length++] = point;
    }
    if ((at & 1023) === 1023) poll();
  }
  points.length = length;
  return points;
}

function composePair(first: number, second: number): number {
  const syllable = composeHangul(first, second);
  return syllable >= 0 ? syllable : compose(first, second);
}

function textOf(points: readonly number[]): string {
  let text = "";
  for (let at = 0; at < points.length; at += 4096) text += String.fromCodePoint(...points.slice(at, at + 4096));
  return text;
}
