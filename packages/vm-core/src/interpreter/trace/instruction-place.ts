/** Where an instruction is, in the offsets that a program sees. */

import { NO_LINE } from "../../bytecode/line-table.js";
import type { Executable } from "../executable.js";

export interface InstructionPlace {
  /** Bytes from the beginning of the code. */
  readonly offset: number;
  /** CPython's name of the instruction. */
  readonly name: string;
}

export interface BranchPlace extends InstructionPlace {
  /** The way of a branch that does not jump is left. */
  readonly direction: "left" | "right";
  readonly destination: number;
  /** Null when there is no line. */
  readonly destinationLine: number | null;
}

export function instructionPlace({ code: { presented } }: Executable, pc: number): InstructionPlace {
  return { offset: presented.offsetOf(pc), name: presented.nameOf(pc) };
}

/** Of a branch that has gone from one word to another. */
export function branchPlace(executable: Executable, source: number, destination: number): BranchPlace {
  const { presented, code } = executable.code;
  const isLeft = destination === source + 1;
  const line = code.lineTable.lineAt(destination);
  return {
    ...instructionPlace(executable, source),
    direction: isLeft ? "left" : "right",
    destination: isLeft ? presented.fallThroughOf(source) : presented.entryOf(destination),
    destinationLine: line === NO_LINE ? null : line,
  };
}
