/** What an instruction takes from and puts on the stack, read from the pictures of the instruction table. */

import { type Instruction, instructions, Op } from "./instructions.js";

export interface StackEffect {
  readonly popped: number;
  readonly pushed: number;
}

/** Counts of one side of a picture: so many single values, and so many times each count the operand gives. */
interface Side {
  readonly fixed: number;
  readonly perCount: number;
  /** Values that are there when bit 0 of the operand is set. */
  readonly perFlag: number;
  readonly unpacks: boolean;
}

interface Picture {
  readonly before: Side;
  readonly after: Side;
}

interface Pictures {
  readonly fallThrough: Picture;
  readonly jump: Picture;
}

/** By opcode, of those that have been asked for. */
const known: (Pictures | undefined)[] = new Array<Pictures | undefined>(instructions.length).fill(undefined);

function picturesOf(opcode: number): Pictures {
  const instruction: Instruction = instructions[opcode];
  const fallThrough = readPicture(instruction.picture);
  const pictures = {
    fallThrough,
    jump: instruction.jump === undefined ? fallThrough : readPicture(instruction.jump),
  };
  known[opcode] = pictures;
  return pictures;
}

export function stackEffect(opcode: number, operand: number, isJumpTaken = false): StackEffect {
  const { fallThrough, jump } = known[opcode] ?? picturesOf(opcode);
  const { before, after } = isJumpTaken ? jump : fallThrough;
  const effect = { popped: countOf(before, operand), pushed: countOf(after, operand) };
  // The deepest value they touch must be there, although the pictures do not show it.
  return opcode === Op.COPY || opcode === Op.SWAP
    ? { popped: effect.popped + operand, pushed: effect.pushed + operand }
    : effect;
}

function readPicture(picture: string): Picture {
  const [before, after] = picture.split("--");
  return { before: readSide(before), after: readSide(after) };
}

function readSide(text: string): Side {
  const side = { fixed: 0, perCount: 0, perFlag: 0, unpacks: false };
  for (const name of text.split(" ")) {
    if (name === "") continue;
    if (name.endsWith(":unpack")) side.unpacks = true;
    else if (name.endsWith(":flag")) side.perFlag += 1;
    else if (name.endsWith(":2n")) side.perCount += 2;
    else if (name.endsWith(":n")) side.perCount += 1;
    else side.fixed += 1;
  }
  return side;
}

/** UNPACK_EX: the items before the star, the starred one, and those after it. */
function countOf(side: Side, operand: number): number {
  const unpacked = side.unpacks ? (operand & 0xff) + 1 + (operand >> 8) : 0;
  return side.fixed + side.perCount * operand + side.perFlag * (operand & 1) + unpacked;
}
