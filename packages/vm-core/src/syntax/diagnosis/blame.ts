/** Names for expressions in error messages, and what is wrong with a target. */

import type { Constant, Expr } from "../ast.js";
import type { TokenReport } from "./finding.js";

/** "function call", "literal" and so on. */
export function expressionName(expression: Expr): string {
  switch (expression.kind) {
    case "Attribute":
      return "attribute";
    case "Subscript":
      return "subscript";
    case "Starred":
      return "starred";
    case "Name":
      return "name";
    case "List":
      return "list";
    case "Tuple":
      return "tuple";
    case "Lambda":
      return "lambda";
    case "Call":
      return "function call";
    case "BoolOp":
    case "BinOp":
    case "UnaryOp":
      return "expression";
    case "GeneratorExp":
      return "generator expression";
    case "Yield":
    case "YieldFrom":
      return "yield expression";
    case "Await":
      return "await expression";
    case "ListComp":
      return "list comprehension";
    case "SetComp":
      return "set comprehension";
    case "DictComp":
      return "dict comprehension";
    case "Dict":
      return "dict literal";
    case "Set":
      return "set display";
    case "JoinedStr":
    case "FormattedValue":
      return "f-string expression";
    case "TemplateStr":
    case "Interpolation":
      return "t-string expression";
    case "Constant":
      return constantName(expression);
    case "Compare":
      return "comparison";
    case "IfExp":
      return "conditional expression";
    case "NamedExpr":
      return "named expression";
    case "Slice":
      return "slice";
  }
}

function constantName({ value }: Constant): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "object" && value.kind === "ellipsis" ? "ellipsis" : "literal";
}

export type TargetUse = "assign" | "for" | "delete";

/** Reports the part of `target` that cannot be used so, if there is one. */
export function blameTarget(report: TokenReport, target: Expr, use: TargetUse): void {
  const invalid = invalidTarget(target, use);
  if (invalid === null) return;
  report.at(invalid, `cannot ${use === "delete" ? "delete" : "assign to"} ${expressionName(invalid)}`);
}

function invalidTarget(target: Expr, use: TargetUse): Expr | null {
  switch (target.kind) {
    case "Name":
    case "Attribute":
    case "Subscript":
      return null;
    case "List":
    case "Tuple":
      for (const element of target.elts) {
        const invalid = invalidTarget(element, use);
        if (invalid !== null) return invalid;
      }
      return null;
    case "Starred":
      return use === "delete" ? target : invalidTarget(target.value, use);
    case "Compare":
      // `for a in b` reads as a comparison; its target is on the left.
      if (use !== "for") return target;
      return target.ops[0] === "In" ? invalidTarget(target.left, use) : null;
    default:
      return target;
  }
}
