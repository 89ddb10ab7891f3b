/** Statements of a tree, and what else holds statements. */

import type { ExceptHandler, Expr, MatchCase, Mod, Pattern, Stmt } from "../syntax/ast.js";

export type StatementNode = Stmt | ExceptHandler | MatchCase;

/** The node and all statements in it, in no particular order of siblings. */
export function* statementNodes(roots: readonly StatementNode[]): Generator<StatementNode> {
  const open: StatementNode[] = [...roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    open.push(...childrenOf(node));
  }
}

export function childrenOf(node: StatementNode): StatementNode[] {
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "ClassDef":
    case "With":
    case "AsyncWith":
    case "ExceptHandler":
    case "match_case":
      return [...node.body];
    case "For":
    case "AsyncFor":
    case "While":
    case "If":
      return [...node.body, ...node.orelse];
    case "Match":
      return [...node.cases];
    case "Try":
    case "TryStar":
      return [...node.body, ...node.handlers, ...node.orelse, ...node.finalbody];
    default:
      return [];
  }
}

export function bodyOf(tree: Mod): readonly Stmt[] {
  return tree.kind === "Expression" ? [] : tree.body;
}

/** A clause that matches whatever comes to it, as `case _:` does. */
export function isIrrefutable({ pattern, guard }: MatchCase): boolean {
  if (guard !== null) return false;
  let rest: Pattern = pattern;
  while (rest.kind === "MatchOr") rest = rest.patterns[rest.patterns.length - 1];
  while (rest.kind === "MatchAs" && rest.pattern !== null) rest = rest.pattern;
  return rest.kind === "MatchAs";
}

/** The value of a condition that needs no program to be known; null for all others. */
export function constantTruth(test: Expr): boolean | null {
  switch (test.kind) {
    case "Constant": {
      const { value } = test;
      if (value === null || typeof value === "boolean" || typeof value === "string") return Boolean(value);
      if (value.kind === "int" || value.kind === "float") return Boolean(value.value);
      if (value.kind === "bytes") return value.value.length > 0;
      if (value.kind === "complex") return Boolean(value.real ?? 0) || Boolean(value.imag);
      return value.kind === "ellipsis" || value.items.length > 0;
    }
    case "Name":
      return test.id === "__debug__" ? true : null;
    case "UnaryOp": {
      if (test.op !== "Not") return null;
      const truth = constantTruth(test.operand);
      return truth === null ? null : !truth;
    }
    case "BoolOp": {
      const truths = test.values.map(constantTruth);
      if (truths.includes(null)) return null;
      return test.op === "Or" ? truths.includes(true) : !truths.includes(false);
    }
    default:
      return null;
  }
}
