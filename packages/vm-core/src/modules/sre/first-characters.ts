/**
 * Which characters a match of some code can begin with: what lets a search skip the others, and a repeat give back
 * many characters at once. Each answer is a table of 256 Latin-1 characters and, last, all others together.
 */

import { isInCategory, isInSet, lowerAscii, lowerUnicode } from "./characters.js";
import { Op } from "./opcodes.js";

/** One entry a character, 1 where it is possible. */
export type CharacterTable = Uint8Array;

/** Index of the entry for every character beyond Latin-1. */
export const OTHERS = 256;

const LATIN1 = 256;

const LINE_FEED = 10;

export class FirstCharacters {
  private readonly code: Uint32Array;
  /** By place in the code: undefined where nobody asked yet, null where a match may be empty or is not known. */
  private readonly firsts: (CharacterTable | null | undefined)[];
  private readonly sets: (CharacterTable | undefined)[];

  constructor(code: Uint32Array) {
    this.code = code;
    this.firsts = new Array(code.length).fill(undefined);
    this.sets = new Array(code.length).fill(undefined);
  }

  /** The Latin-1 members of the set whose code starts at `pc`; the entry for others means nothing. */
  setAt(pc: number): CharacterTable {
    const known = this.sets[pc];
    if (known !== undefined) return known;
    const table = new Uint8Array(LATIN1 + 1);
    for (let character = 0; character < LATIN1; character++)
      if (isInSet(this.code, pc, character)) table[character] = 1;
    this.sets[pc] = table;
    return table;
  }

  /** The characters that what starts at `pc` can begin with, or null where a match may be empty or is not known. */
  at(pc: number): CharacterTable | null {
    const known = this.firsts[pc];
    if (known !== undefined) return known;
    // Code that comes back to itself is not known meanwhile.
    this.firsts[pc] = null;
    const table = this.find(pc);
    this.firsts[pc] = table;
    return table;
  }

  private find(pc: number): CharacterTable | null {
    const { code } = this;
    const operand = code[pc + 1];
    switch (code[pc]) {
      case Op.FAILURE:
        return new Uint8Array(LATIN1 + 1);
      case Op.MARK:
      case Op.AT:
        return this.at(pc + 2);
      case Op.JUMP:
      case Op.ASSERT_NOT:
        return this.at(pc + 1 + operand);
      case Op.ASSERT: {
        const ahead = code[pc + 2] === 0 ? this.at(pc + 3) : null;
        return ahead ?? this.at(pc + 1 + operand);
      }
      case Op.ATOMIC_GROUP:
        return this.at(pc + 2);
      case Op.BRANCH:
        return this.ofBranch(pc + 1);
      case Op.REPEAT_ONE:
      case Op.MIN_REPEAT_ONE:
      case Op.POSSESSIVE_REPEAT_ONE:
        return code[pc + 2] > 0 ? this.at(pc + 4) : union(this.at(pc + 4), this.at(pc + 1 + operand));
      case Op.REPEAT:
        // Behind the instruction that ends an item.
        return code[pc + 2] > 0 ? this.at(pc + 4) : union(this.at(pc + 4), this.at(pc + 2 + operand));
      default:
        return this.ofCharacter(pc);
    }
  }

  private ofBranch(first: number): CharacterTable | null {
    const { code } = this;
    let table: CharacterTable | null = new Uint8Array(LATIN1 + 1);
    for (let pc = first; code[pc] !== 0; pc += code[pc]) table = union(table, this.at(pc + 1));
    return table;
  }

  private ofCharacter(pc: number): CharacterTable | null {
    const { code } = this;
    const operand = code[pc + 1];
    switch (code[pc]) {
      case Op.LITERAL: {
        const table = new Uint8Array(LATIN1 + 1);
        table[Math.min(operand, OTHERS)] = 1;
        return table;
      }
      case Op.NOT_LITERAL:
        return tableOf((character) => character !== operand);
      case Op.ANY:
        return tableOf((character) => character !== LINE_FEED);
      case Op.ANY_ALL:
        return tableOf(() => true);
      case Op.CATEGORY:
        return tableOf((character) => isInCategory(operand, character));
      case Op.IN:
        return tableOf((character) => isInSet(code, pc + 2, character));
      case Op.IN_IGNORE:
        return tableOf((character) => isInSet(code, pc + 2, lowerAscii(character)));
      case Op.IN_UNI_IGNORE:
        return tableOf((character) => isInSet(code, pc + 2, lowerUnicode(character)));
      case Op.LITERAL_IGNORE:
        return tableOf((character) => lowerAscii(character) === operand);
      case Op.LITERAL_UNI_IGNORE:
        return tableOf((character) => lowerUnicode(character) === operand);
      default:
        return null;
    }
  }
}

/** By a test of the Latin-1 characters; all others are possible. */
function tableOf(isPossible: (character: number) => boolean): CharacterTable {
  const table = new Uint8Array(LATIN1 + 1);
  for (let character = 0; character < LATIN1; character++) if (isPossible(character)) table[character] = 1;
  table[OTHERS] = 1;
  return table;
}

function union(left: CharacterTable | null, right: CharacterTable | null): CharacterTable | null {
  return left === null || right === null ? null : left.map((isPossible, index) => isPossible | right[index]);
}

const known = new WeakMap<Uint32Array, FirstCharacters>();

/** What is known about compiled code; kept as long as the code. */
export function firstCharactersOf(code: Uint32Array): FirstCharacters {
  let found = known.get(code);
  if (found === undefined) {
    found = new FirstCharacters(code);
    known.set(code, found);
  }
  return found;
}
