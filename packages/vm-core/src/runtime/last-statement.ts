/** The last compound statement before a syntax error, from which on the source is searched for misspelt keywords. */

import type { Stmt } from "../syntax/ast.js";
import { parseStatements } from "./source-parsing.js";

/** Lines tried above the error for the start of the statement that holds it. */
const MAXIMUM_LINES_BACK = 20;

/** Line (0 for none) and column of the last complete compound statement that is no function, before a line. */
export function lastCompoundStatement(source: string, errorLine: number): { line: number; column: number } {
  const lines = source.split(/\r\n|\r|\n/);
  for (let line = errorLine; line > Math.max(0, errorLine - MAXIMUM_LINES_BACK); line--) {
    const indent = /^[ \t\f]*/.exec(lines[line - 1] ?? "")?.[0] ?? "";
    const statements = parseStatements(`${lines.slice(0, line - 1).join("\n")}\n${indent}pass\n`);
    if (statements === null) continue;
    const last = lastBefore(statements, line);
    return { line: last?.line ?? 0, column: last?.column ?? 0 };
  }
  return { line: 0, column: 0 };
}

/** In the order in which statements end; the one that holds `line` counts when it would be complete without that part. */
function lastBefore(statements: readonly Stmt[], line: number): Stmt | null {
  let last: Stmt | null = null;
  for (const statement of statements) {
    if (statement.line >= line) break;
    const parts = partsOf(statement);
    if (parts === null) continue;
    const isOpen = statement.endLine >= line;
    const inner = parts.blocks.map((block) => lastBefore(block, line)).findLast((each) => each !== null) ?? null;
    if (inner !== null) last = inner;
    if (!isRegistered(statement)) continue;
    if (!isOpen) last = statement;
    else if (inner === null || inner.line < statement.line || !isInside(inner, parts.optional)) {
      if (parts.optional.some((each) => each.line >= line || each.endLine >= line)) last = statement;
    }
  }
  return last;
}

const isRegistered = (statement: Stmt): boolean =>
  statement.kind !== "FunctionDef" && statement.kind !== "AsyncFunctionDef";

const isInside = (inner: Stmt, block: readonly Stmt[]): boolean =>
  block.some((each) => each.line <= inner.line && inner.endLine <= each.endLine);

interface Parts {
  /** Blocks in order. */
  readonly blocks: readonly (readonly Stmt[])[];
  /** The part without which the statement is complete. */
  readonly optional: readonly Stmt[];
}

/** Null for simple statements. */
function partsOf(statement: Stmt): Parts | null {
  switch (statement.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "ClassDef":
    case "With":
    case "AsyncWith":
      return { blocks: [statement.body], optional: [] };
    case "If":
    case "For":
    case "AsyncFor":
    case "While":
      return { blocks: [statement.body, statement.orelse], optional: statement.orelse };
    case "Match":
      return { blocks: statement.cases.map((each) => each.body), optional: [] };
    case "Try":
    case "TryStar": {
      const handlers = statement.handlers.map((handler) => handler.body);
      const blocks = [statement.body, ...handlers, statement.orelse, statement.finalbody];
      return { blocks, optional: handlers.length === 0 ? [] : [...statement.orelse, ...statement.finalbody] };
    }
    default:
      return null;
  }
}
