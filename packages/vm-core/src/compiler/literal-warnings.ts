/** Warnings about operations that a literal cannot mean: calling it, indexing it, comparing it with `is`. */

import type { CodeConstant } from "../bytecode/code.js";
import type { Compare, Expr } from "../syntax/ast.js";
import { constantOf, typeNameOf } from "./constants.js";
import type { Diagnostics } from "./diagnostics.js";
import { locationOf } from "./location.js";

export function warnOfComparison(diagnostics: Diagnostics, node: Compare): void {
  let left = node.left;
  for (const [index, right] of node.comparators.entries()) {
    const operator = node.ops[index];
    if ((operator === "Is" || operator === "IsNot") && (isLiteral(left) || isLiteral(right))) {
      const literal = isLiteral(left) ? left : right;
      const [word, better] = operator === "Is" ? ["is", "=="] : ["is not", "!="];
      const message = `"${word}" with '${typeOf(literal)}' literal. Did you mean "${better}"?`;
      return diagnostics.warn(locationOf(node), message);
    }
    left = right;
  }
}

/** A constant other than None, True, False and `...`, or a tuple of constants. */
function isLiteral(node: Expr): boolean {
  if (node.kind === "Tuple") return node.elts.every((element) => element.kind === "Constant");
  if (node.kind !== "Constant") return false;
  const { value } = node;
  return value !== null && typeof value !== "boolean" && !(typeof value === "object" && value.kind === "ellipsis");
}

export function warnOfCall(diagnostics: Diagnostics, node: Expr): void {
  const type = typeOf(node);
  if (type === null || node.kind === "Lambda") return;
  diagnostics.warn(locationOf(node), `'${type}' object is not callable; perhaps you missed a comma?`);
}

export function warnOfSubscript(diagnostics: Diagnostics, node: Expr): void {
  switch (node.kind) {
    case "Constant":
      if (isSubscriptable(constantOf(node.value))) return;
      break;
    case "Set":
    case "SetComp":
    case "GeneratorExp":
    case "Lambda":
    case "TemplateStr":
    case "Interpolation":
      break;
    default:
      return;
  }
  diagnostics.warn(locationOf(node), `'${typeOf(node)}' object is not subscriptable; perhaps you missed a comma?`);
}

function isSubscriptable(constant: CodeConstant): boolean {
  return typeof constant === "string" || typeof constant === "boolean"
    ? typeof constant === "string"
    : constant !== null && typeof constant === "object" && (constant.kind === "bytes" || constant.kind === "tuple");
}

export function warnOfIndex(diagnostics: Diagnostics, node: Expr, index: Expr): void {
  const indexType = typeOf(index);
  if (indexType === null || indexType === "int" || indexType === "bool" || index.kind === "Slice") return;
  switch (node.kind) {
    case "Constant":
      if (!isSubscriptable(constantOf(node.value))) return;
      break;
    case "Tuple":
    case "List":
    case "ListComp":
    case "JoinedStr":
    case "FormattedValue":
      break;
    default:
      return;
  }
  diagnostics.warn(
    locationOf(node),
    `${typeOf(node)} indices must be integers or slices, not ${indexType}; perhaps you missed a comma?`,
  );
}

/** The type that a literal is known to have. */
function typeOf(node: Expr): string | null {
  switch (node.kind) {
    case "Tuple":
      return "tuple";
    case "List":
    case "ListComp":
      return "list";
    case "Dict":
    case "DictComp":
      return "dict";
    case "Set":
    case "SetComp":
      return "set";
    case "GeneratorExp":
      return "generator";
    case "Lambda":
      return "function";
    case "JoinedStr":
    case "FormattedValue":
      return "str";
    case "TemplateStr":
    case "Interpolation":
      return node.kind === "TemplateStr" ? "string.templatelib.Template" : "string.templatelib.Interpolation";
    case "Constant":
      return typeNameOf(constantOf(node.value));
    default:
      return null;
  }
}
