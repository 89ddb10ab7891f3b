/**
 * Which characters a match of some code can begin with: what lets a search skip the others, and a repeat give back
 * many characters at once. Each answer is a table of 256 Latin-1 characters and, last, all others together.
 */

import { isInCategory, isInSet, lowerAscii, lowerUnicode } from "./characters.js";
import { Category, Op } from "./opcodes.js";

/** One entry a character, 1 where it is possible. The last says which kinds of other characters are. */
export type CharacterTable = Uint8Array;

/** Index of the entry for every character beyond Latin-1. */
export const OTHERS = 256;

const LATIN1 = 256;

const LINE_FEED = 10;

/** Kinds of characters beyond Latin-1, which make up all of them. */
const WORD = 1;
const SPACE = 2;
const REST = 4;
const ANYTHING = WORD | SPACE | REST;

/** When a greedy repeat of one character must be able to give items back. */
export const Giving = {
  ALWAYS: 1,
  /** What follows ends the match: only where the match may not end there. */
  AT_END: 2,
  /** What follows cannot begin with an item. */
  NEVER: 3,
} as const;
type Giving = (typeof Giving)[keyof typeof Giving];

export class FirstCharacters {
  private readonly code: Int32Array;
  /** By place in the code: undefined where nobody asked yet, null where a match may be empty or is not known. */
  private readonly firsts: (CharacterTable | null | undefined)[];
  private readonly sets: (CharacterTable | undefined)[];
  private readonly givings: (Giving | undefined)[];
  private literal: string | undefined;

  constructor(code: Int32Array) {
    this.code = code;
    this.firsts = new Array(code.length).fill(undefined);
    this.sets = new Array(code.length).fill(undefined);
    this.givings = new Array(code.length).fill(undefined);
  }

  /** The literal that every match begins with, from the INFO block: `length` characters at `pc`. */
  prefix(pc: number, length: number): string {
    this.literal ??= String.fromCodePoint(...this.code.subarray(pc, pc + length));
    return this.literal;
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

  /** When the greedy repeat of one character at `pc` must be able to give items back. */
  giving(pc: number): Giving {
    let known = this.givings[pc];
    if (known === undefined) {
      known = this.findGiving(pc);
      this.givings[pc] = known;
    }
    return known;
  }

  private findGiving(pc: number): Giving {
    const { code } = this;
    let tail = pc + 1 + code[pc + 1];
    const [item, next] = [this.at(pc + 4), this.at(tail)];
    if (item !== null && next !== null && item.every((kinds, index) => (kinds & next[index]) === 0)) {
      return Giving.NEVER;
    }
    while (code[tail] === Op.MARK) tail += 2;
    return code[tail] === Op.SUCCESS ? Giving.AT_END : Giving.ALWAYS;
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
        table[Math.min(operand, OTHERS)] = operand < OTHERS ? 1 : kindOf(operand);
        return table;
      }
      case Op.NOT_LITERAL:
        return tableOf((character) => character !== operand);
      case Op.ANY:
        return tableOf((character) => character !== LINE_FEED);
      case Op.ANY_ALL:
        return tableOf(() => true);
      case Op.CATEGORY:
        return tableOf((character) => isInCategory(operand, character), kindsOfCategory(operand).some);
      case Op.IN:
        return tableOf((character) => isInSet(code, pc + 2, character), kindsOfSet(code, pc + 2));
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

/** By a test of the Latin-1 characters. */
function tableOf(isPossible: (character: number) => boolean, others = ANYTHING): CharacterTable {
  const table = new Uint8Array(LATIN1 + 1);
  for (let character = 0; character < LATIN1; character++) if (isPossible(character)) table[character] = 1;
  table[OTHERS] = others;
  return table;
}

function kindOf(character: number): number {
  if (isInCategory(Category.UNI_WORD, character)) return WORD;
  return isInCategory(Category.UNI_SPACE, character) ? SPACE : REST;
}

/** Kinds with some members, and kinds with all of theirs. */
interface Kinds {
  readonly some: number;
  readonly all: number;
}

function kindsOfCategory(category: number): Kinds {
  const positive = kindsOfPositive(category & ~1);
  return (category & 1) === 0 ? positive : complement(positive);
}

const complement = ({ some, all }: Kinds): Kinds => ({ some: ANYTHING & ~all, all: ANYTHING & ~some });

function kindsOfPositive(category: number): Kinds {
  switch (category) {
    case Category.UNI_WORD:
      return { some: WORD, all: WORD };
    case Category.UNI_SPACE:
      return { some: SPACE, all: SPACE };
    case Category.UNI_DIGIT:
      return { some: WORD, all: 0 };
    case Category.DIGIT:
    case Category.SPACE:
    case Category.WORD:
    case Category.LOC_WORD:
    case Category.LINEBREAK:
      return { some: 0, all: 0 };
    default:
      return { some: ANYTHING, all: 0 };
  }
}

/** The kinds of characters beyond Latin-1 that the set whose code starts at `start` may hold. */
function kindsOfSet(code: Int32Array, start: number): number {
  let pc = start;
  const isNegated = code[pc] === Op.NEGATE;
  if (isNegated) pc++;
  let [some, all] = [0, 0];
  for (; code[pc] !== Op.FAILURE; ) {
    const operand = code[pc + 1];
    switch (code[pc]) {
      case Op.LITERAL:
        if (operand >= LATIN1) some |= kindOf(operand);
        pc += 2;
        break;
      case Op.RANGE:
        if (code[pc + 2] >= LATIN1) some = ANYTHING;
        pc += 3;
        break;
      case Op.CATEGORY: {
        const kinds = kindsOfCategory(operand);
        some |= kinds.some;
        all |= kinds.all;
        pc += 2;
        break;
      }
      case Op.CHARSET:
        pc += 9;
        break;
      default:
        return ANYTHING;
    }
  }
  return isNegated ? ANYTHING & ~all : some;
}

function union(left: CharacterTable | null, right: CharacterTable | null): CharacterTable | null {
  return left === null || right === null ? null : left.map((isPossible, index) => isPossible | right[index]);
}

const known = new WeakMap<Int32Array, FirstCharacters>();

/** What is known about compiled code; kept as long as the code. */
export function firstCharactersOf(code: Int32Array): FirstCharacters {
  let found = known.get(code);
  if (found === undefined) {
    found = new FirstCharacters(code);
    known.set(code, found);
  }
  return found;
}
