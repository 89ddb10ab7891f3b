/** How characters decompose, and which pairs compose. */

import { packedDecompositions } from "./generated/decompositions.js";
import { unpack } from "./packed.js";

interface Decompositions {
  /** As the database writes them: code points in hexadecimal after an optional `<tag>`. */
  readonly texts: ReadonlyMap<number, string>;
  /** The character that a pair of code points composes, by `pairKey`. */
  readonly compositions: ReadonlyMap<number, number>;
}

let loaded: Decompositions | null = null;

const pairKey = (first: number, second: number): number => first * 0x110000 + second;

function load(): Decompositions {
  const content = unpack(packedDecompositions()) as {
    readonly decompositions: readonly (readonly [number, string])[];
    readonly notComposed: readonly number[];
  };
  const excluded = new Set(content.notComposed);
  const compositions = new Map<number, number>();
  for (const [code, text] of content.decompositions) {
    if (text.startsWith("<") || excluded.has(code)) continue;
    const [first, second] = codePointsIn(text);
    compositions.set(pairKey(first, second), code);
  }
  loaded = { texts: new Map(content.decompositions), compositions };
  return loaded;
}

const codePointsIn = (text: string): number[] => text.split(" ").map((digits) => Number.parseInt(digits, 16));

/** unicodedata.decomposition: one step, "" for none. */
export function decompositionText(codePoint: number): string {
  return (loaded ?? load()).texts.get(codePoint) ?? "";
}

/** The code points that one decomposes into in one step, or null. */
export function decompose(codePoint: number, isCompatible: boolean): readonly number[] | null {
  const text = (loaded ?? load()).texts.get(codePoint);
  if (text === undefined) return null;
  if (!text.startsWith("<")) return codePointsIn(text);
  return isCompatible ? codePointsIn(text.slice(text.indexOf("> ") + 2)) : null;
}

/** The character that two compose, or -1. */
export function compose(first: number, second: number): number {
  return (loaded ?? load()).compositions.get(pairKey(first, second)) ?? -1;
}
