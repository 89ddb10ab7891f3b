/** Source locations as the compiler carries them, with marks for artificial instructions. */

import type { Position } from "../bytecode/line-table.js";
import type { Located } from "../syntax/ast.js";

/** A position; `line` below zero means that there is none. */
export type Location = Position;

/** Of an artificial instruction: it may take over the location of the instruction before it. */
export const NO_LOCATION: Location = { line: -1, endLine: -1, column: -1, endColumn: -1 };

/** Of an instruction that belongs to whatever comes next. */
export const NEXT_LOCATION: Location = { line: -2, endLine: -2, column: -2, endColumn: -2 };

export function locationOf(node: Located): Location {
  return { line: node.line, endLine: node.endLine, column: node.column, endColumn: node.endColumn };
}

/** The start of a line, for code that no single node stands for. */
export function lineStart(line: number): Location {
  return { line, endLine: line, column: 0, endColumn: 0 };
}
