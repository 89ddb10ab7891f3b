/** Assignment targets: read as expressions, then turned into targets. */

import type { Attribute, Expr, ExprContext, Name, Subscript } from "../ast.js";
import type { Cursor } from "./cursor.js";

/** The targets of `for` and of comprehensions; with a comma they make a tuple. */
export function parseStarTargets(cursor: Cursor): Expr {
  const start = cursor.token;
  const first = parseStarTarget(cursor);
  if (!cursor.at(",")) return first;
  const elts = [first];
  while (cursor.accept(",") && !cursor.at("in")) elts.push(parseStarTarget(cursor));
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Tuple", elts, ctx: "Store", line: start.line, column: start.column, endLine, endColumn };
}

/** One target, with or without a star. */
export function parseStarTarget(cursor: Cursor): Expr {
  const start = cursor.token;
  if (!cursor.accept("*")) return toTarget(cursor, cursor.grammar.bitwiseOr(cursor), "Store");
  const value = toTarget(cursor, cursor.grammar.bitwiseOr(cursor), "Store");
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Starred", value, ctx: "Store", line: start.line, column: start.column, endLine, endColumn };
}

/** Sets the context of `expression` and of its parts; fails if it cannot be assigned to or deleted. */
export function toTarget(cursor: Cursor, expression: Expr, ctx: Exclude<ExprContext, "Load">): Expr {
  switch (expression.kind) {
    case "Name":
    case "Attribute":
    case "Subscript":
      expression.ctx = ctx;
      return expression;
    case "Starred":
      if (ctx === "Del") cursor.fail();
      toTarget(cursor, expression.value, ctx);
      expression.ctx = ctx;
      return expression;
    case "List":
    case "Tuple":
      for (const element of expression.elts) toTarget(cursor, element, ctx);
      expression.ctx = ctx;
      return expression;
    default:
      return cursor.fail();
  }
}

/** The target of an augmented or annotated assignment. */
export function toSingleTarget(cursor: Cursor, expression: Expr): Name | Attribute | Subscript {
  if (expression.kind !== "Name" && expression.kind !== "Attribute" && expression.kind !== "Subscript") {
    return cursor.fail();
  }
  expression.ctx = "Store";
  return expression;
}
