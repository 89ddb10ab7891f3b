/** Code for slices. */

import { Op } from "../bytecode/instructions.js";
import type { Expr, Slice } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import { constantOf } from "./constants.js";
import { locationOf } from "./location.js";

type PlainSlice = Slice & { readonly step: null };

/** Whether a subscript is a slice without a step that is not a constant: it needs no slice object. */
export function isTwoPartSlice(node: Expr): node is PlainSlice {
  return node.kind === "Slice" && node.step === null && !isConstantSlice(node);
}

function isConstantSlice(node: Slice): boolean {
  return [node.lower, node.upper, node.step].every((part) => part === null || part.kind === "Constant");
}

export function compileSliceParts(g: CodeGenerator, node: Slice): void {
  for (const part of [node.lower, node.upper]) {
    if (part === null) g.constant(locationOf(node), null);
    else g.expression(part);
  }
}

export function compileSlice(g: CodeGenerator, node: Slice): void {
  const location = locationOf(node);
  if (isConstantSlice(node)) {
    const part = (value: Expr | null) => (value?.kind === "Constant" ? constantOf(value.value) : null);
    return g.constant(location, {
      kind: "slice",
      start: part(node.lower),
      stop: part(node.upper),
      step: part(node.step),
    });
  }
  compileSliceParts(g, node);
  if (node.step !== null) g.expression(node.step);
  g.emit(location, Op.BUILD_SLICE, node.step === null ? 2 : 3);
}
