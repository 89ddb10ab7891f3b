/** What the checks of syntax trees share: the parts of a node, and its location and names. */

import { InternalError, valueError } from "../../runtime/errors.js";
import { isTree, type Tree } from "./tree.js";

/** A part that the grammar requires. */
export function partOf(node: Tree, field: string): Tree {
  const part = node[field];
  if (!isTree(part)) throw new InternalError(`${node.kind} without ${field}`);
  return part;
}

export function listOf(node: Tree, field: string): readonly unknown[] {
  const list = node[field];
  return Array.isArray(list) ? list : [];
}

export function checkNotEmpty(list: readonly unknown[], field: string, owner: string): void {
  if (list.length === 0) throw valueError(`empty ${field} on ${owner}`);
}

const constants: ReadonlySet<unknown> = new Set(["None", "True", "False"]);

export function checkName(name: unknown): void {
  if (constants.has(name)) throw valueError(`identifier field can't represent '${String(name)}' constant`);
}

export function checkPositions(node: Tree): void {
  const [line, endLine] = [Number(node.line), Number(node.endLine)];
  const [column, endColumn] = [Number(node.column), Number(node.endColumn)];
  if (line > endLine) throw valueError(`AST node line range (${line}, ${endLine}) is not valid`);
  if ((line < 0 && endLine !== line) || (column < 0 && endColumn !== column)) {
    throw valueError(
      `AST node column range (${column}, ${endColumn}) for line range (${line}, ${endLine}) is not valid`,
    );
  }
  if (line === endLine && column > endColumn) {
    throw valueError(`line ${line}, column ${column}-${endColumn} is not a valid range`);
  }
}

/** Whether a Constant holds one of the kinds of values, or of any kind when none is named. */
export function isConstantOf(node: Tree, ...kinds: readonly string[]): boolean {
  if (node.kind !== "Constant") return false;
  const { value } = node;
  if (kinds.length === 0) return value !== undefined;
  return kinds.includes(isTree(value) ? value.kind : typeof value);
}
