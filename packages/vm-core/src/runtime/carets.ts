/** The parts of an expression's source that a traceback's caret line marks as the operator, subscript or call. */

import type { Expr, Located } from "../syntax/ast.js";
import { parseParenthesized } from "./source-parsing.js";

/** Lines count from 0 in the segment, columns count characters. */
export interface Anchors {
  readonly leftLine: number;
  readonly leftColumn: number;
  readonly rightLine: number;
  readonly rightColumn: number;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** A line of source as an array of its characters. */
type Characters = readonly string[];

/**
 * The anchors of a segment of source: where `^` stands among `~`. Null when the segment is no single binary operation,
 * subscript or call, or cannot be read as an expression.
 */
export function findAnchors(segment: string): Anchors | null {
  const expression = parseParenthesized(segment);
  return expression === null ? null : anchorsOf(expression, segment.split("\n"));
}

function anchorsOf(expression: Expr, text: readonly string[]): Anchors | null {
  const lines = text.map((line): Characters => [...line]);
  switch (expression.kind) {
    case "BinOp": {
      const operator = findFrom(lines, endOf(expression.left, text), (each) => !/\s/.test(each) && each !== ")");
      if (operator === null) return null;
      const { line, column } = operator;
      const right = startOf(expression.right, text);
      const next = lines[line][column + 1];
      const isTwoWide = next !== undefined && (right.line > line || column + 1 < right.column) && !/[\s\\#]/.test(next);
      return { leftLine: line, leftColumn: column, rightLine: line, rightColumn: column + (isTwoWide ? 2 : 1) };
    }
    case "Subscript":
      return bracketAnchors(lines, text, expression, expression.value, "[");
    case "Call":
      return bracketAnchors(lines, text, expression, expression.func, "(");
    default:
      return null;
  }
}

/** From the bracket after `head` to the end of the whole expression. */
function bracketAnchors(
  lines: readonly Characters[],
  text: readonly string[],
  whole: Located,
  head: Located,
  bracket: string,
): Anchors | null {
  const left = findFrom(lines, endOf(head, text), (each) => each === bracket);
  if (left === null) return null;
  const right = endOf(whole, text);
  return { leftLine: left.line, leftColumn: left.column, rightLine: right.line, rightColumn: right.column };
}

// The segment was parsed one line below an opening parenthesis, and lines count from 1.
const LINES_ABOVE = 2;

function endOf(node: Located, text: readonly string[]): Place {
  const line = node.endLine - LINES_ABOVE;
  return { line, column: characterOffset(text[line], node.endColumn) };
}

function startOf(node: Located, text: readonly string[]): Place {
  const line = node.line - LINES_ABOVE;
  return { line, column: characterOffset(text[line], node.column) };
}

/** The first place at or after `start` whose character is wanted, comments and line continuations skipped. */
function findFrom(lines: readonly Characters[], start: Place, isWanted: (character: string) => boolean): Place | null {
  let { line, column } = start;
  for (;;) {
    while (line < lines.length && column >= lines[line].length) {
      line++;
      column = 0;
    }
    if (line >= lines.length) return null;
    const character = lines[line][column];
    if (character === "\\" || character === "#") column = lines[line].length;
    else if (isWanted(character)) return { line, column };
    else column++;
  }
}

/** The number of characters in the first `offset` UTF-8 bytes of a line. */
export function characterOffset(line: string, offset: number): number {
  let bytes = 0;
  let characters = 0;
  for (const character of line) {
    if (bytes >= offset) break;
    const codePoint = character.codePointAt(0) ?? 0;
    bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    characters++;
  }
  return characters;
}
