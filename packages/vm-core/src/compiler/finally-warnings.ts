/** Warns of `return`, `break` and `continue` that leave a `finally` block and so swallow exceptions. */

import type { Mod, Stmt } from "../syntax/ast.js";
import type { Diagnostics } from "./diagnostics.js";
import { locationOf } from "./location.js";

type Place = "elsewhere" | "finally" | "function" | "loop";

export function warnOfFinallyExits(tree: Mod, diagnostics: Diagnostics): void {
  if (tree.kind !== "Expression") visitBody(tree.body, "elsewhere", diagnostics);
}

/** `place` is the innermost of the surroundings that matter. */
function visitBody(body: readonly Stmt[], place: Place, diagnostics: Diagnostics): void {
  for (const statement of body) visit(statement, place, diagnostics);
}

function visit(node: Stmt, place: Place, diagnostics: Diagnostics): void {
  const warn = (word: string) => diagnostics.warn(locationOf(node), `'${word}' in a 'finally' block`);
  diagnostics.enter();
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      visitBody(node.body, "function", diagnostics);
      break;
    case "ClassDef":
    case "With":
    case "AsyncWith":
      visitBody(node.body, place, diagnostics);
      break;
    case "For":
    case "AsyncFor":
    case "While":
      visitBody(node.body, "loop", diagnostics);
      visitBody(node.orelse, place, diagnostics);
      break;
    case "If":
      visitBranches(node, place, diagnostics);
      break;
    case "Match":
      for (const { body } of node.cases) visitBody(body, place, diagnostics);
      break;
    case "Try":
    case "TryStar":
      visitBody(node.body, place, diagnostics);
      for (const { body } of node.handlers) visitBody(body, place, diagnostics);
      visitBody(node.orelse, place, diagnostics);
      visitBody(node.finalbody, "finally", diagnostics);
      break;
    case "Return":
      if (place === "finally") warn("return");
      break;
    case "Break":
      if (place === "finally") warn("break");
      break;
    case "Continue":
      if (place === "finally") warn("continue");
      break;
    default:
      break;
  }
  diagnostics.leave();
}

function visitBranches(node: Stmt & { readonly kind: "If" }, place: Place, diagnostics: Diagnostics): void {
  let branch = node;
  for (;;) {
    visitBody(branch.body, place, diagnostics);
    const [first] = branch.orelse;
    if (branch.orelse.length !== 1 || first.kind !== "If") break;
    branch = first;
  }
  visitBody(branch.orelse, place, diagnostics);
}
