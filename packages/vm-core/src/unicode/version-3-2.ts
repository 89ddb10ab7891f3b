/** The character database of Unicode 3.2, which the names of internet domains refer to. */

import { type CharacterRecord, CharacterTable, type PackedTable } from "./character-table.js";
import { packedOldCharacters } from "./generated/old-characters.js";
import type { OldDecomposition } from "./normalization.js";
import { unpack } from "./packed.js";

export const OLD_VERSION = "3.2.0";

interface OldDatabase {
  readonly table: CharacterTable;
  readonly corrections: ReadonlyMap<number, string>;
}

let loaded: OldDatabase | null = null;

function load(): OldDatabase {
  const content = unpack(packedOldCharacters()) as PackedTable & {
    readonly corrections: readonly (readonly [number, string])[];
  };
  loaded = { table: new CharacterTable(content), corrections: new Map(content.corrections) };
  return loaded;
}

export function oldCharacterRecord(codePoint: number): CharacterRecord {
  return (loaded ?? load()).table.recordOf(codePoint);
}

/** Whether a character was assigned then. */
export function wasAssigned(codePoint: number): boolean {
  return oldCharacterRecord(codePoint).category !== "Cn";
}

/** A few characters decomposed to others then; those that did not exist yet do not decompose. */
export const oldDecomposition: OldDecomposition = (codePoint) => {
  const corrected = (loaded ?? load()).corrections.get(codePoint);
  if (corrected !== undefined) return Array.from(corrected, (character) => character.codePointAt(0) as number);
  return wasAssigned(codePoint) ? undefined : null;
};
