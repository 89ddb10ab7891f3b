/** Parsing pieces of source to see whether, and how, they can be read. */

import { SyntaxDiagnostic } from "../source/diagnostic.js";
import type { Expr, Stmt } from "../syntax/ast.js";
import { parse } from "../syntax/parse.js";

/** The statements of a source, or null when it is not valid. */
export function parseStatements(source: string): readonly Stmt[] | null {
  const result = tryParse(source);
  return result === "invalid" || result === "incomplete" ? null : result;
}

/** The expression that a segment of source is inside parentheses, or null; its first line is line 2. */
export function parseParenthesized(segment: string): Expr | null {
  const statements = parseStatements(`(\n${segment}\n)`);
  const statement = statements?.length === 1 ? statements[0] : undefined;
  return statement?.kind === "Expr" ? statement.value : null;
}

/** Whether more lines could make a source valid, if it is not already. */
export function canBeCompleted(source: string): boolean {
  return tryParse(source) !== "invalid";
}

function tryParse(source: string): readonly Stmt[] | "incomplete" | "invalid" {
  try {
    const { tree } = parse(source, { filename: "<string>", mode: "exec", allowsIncompleteInput: true });
    return tree.kind === "Module" ? tree.body : "invalid";
  } catch (error) {
    if (error instanceof SyntaxDiagnostic) return error.incomplete ? "incomplete" : "invalid";
    throw error;
  }
}
