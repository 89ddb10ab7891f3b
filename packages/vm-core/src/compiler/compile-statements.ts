/** Code for statements. */

import { CommonConstant, Intrinsic1, Op } from "../bytecode/instructions.js";
import type { Assert, Assign, AugAssign, ExprStmt, For, If, Operator, Stmt, While } from "../syntax/ast.js";
import { attributeLocation } from "./attribute-location.js";
import type { CodeGenerator } from "./code-generator.js";
import { compileAnnotatedAssignment } from "./compile-annotations.js";
import { compileAsyncFor } from "./compile-async-for.js";
import { compileClass } from "./compile-classes.js";
import { compileJumpIf } from "./compile-conditions.js";
import { compileFunction } from "./compile-functions.js";
import { compileImport, compileImportFrom } from "./compile-imports.js";
import { compileMatch } from "./compile-patterns.js";
import { compileSliceParts, isTwoPartSlice } from "./compile-slices.js";
import { compileTry, compileTryStar } from "./compile-try.js";
import { compileTypeAlias } from "./compile-type-parameters.js";
import { compileWith } from "./compile-with.js";
import type { Label } from "./instruction-sequence.js";
import { locationOf, NO_LOCATION } from "./location.js";
import { Pseudo } from "./pseudo-instructions.js";
import { compileBreak, compileContinue, compileReturn } from "./unwinding.js";

export function compileStatement(g: CodeGenerator, node: Stmt): void {
  const location = locationOf(node);
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      return compileFunction(g, node);
    case "ClassDef":
      return compileClass(g, node);
    case "TypeAlias":
      return compileTypeAlias(g, node);
    case "Return":
      return compileReturn(g, node);
    case "Delete":
      return g.expressions(node.targets);
    case "Assign":
      return compileAssign(g, node);
    case "AugAssign":
      return compileAugmentedAssign(g, node);
    case "AnnAssign":
      return compileAnnotatedAssignment(g, node);
    case "For":
      return conditionally(g, () => compileFor(g, node));
    case "AsyncFor":
      return conditionally(g, () => compileAsyncFor(g, node));
    case "While":
      return conditionally(g, () => compileWhile(g, node));
    case "If":
      return conditionally(g, () => compileIf(g, node));
    case "Match":
      return conditionally(g, () => compileMatch(g, node));
    case "Try":
      return conditionally(g, () => compileTry(g, node));
    case "TryStar":
      return conditionally(g, () => compileTryStar(g, node));
    case "With":
    case "AsyncWith":
      return conditionally(g, () => compileWith(g, node));
    case "Raise": {
      const parts = [node.exc, node.cause].filter((part) => part !== null);
      g.expressions(parts);
      return g.emit(location, Op.RAISE_VARARGS, parts.length);
    }
    case "Assert":
      return compileAssert(g, node);
    case "Import":
      return compileImport(g, node);
    case "ImportFrom":
      return compileImportFrom(g, node);
    case "Global":
    case "Nonlocal":
      return;
    case "Expr":
      return compileExpressionStatement(g, node);
    case "Pass":
      return g.emit(location, Op.NOP);
    case "Break":
      return compileBreak(g, location);
    case "Continue":
      return compileContinue(g, location);
  }
}

/** Annotations inside count as conditional. */
function conditionally(g: CodeGenerator, compile: () => void): void {
  g.unit.conditionalDepth++;
  compile();
  g.unit.conditionalDepth--;
}

function compileExpressionStatement(g: CodeGenerator, node: ExprStmt): void {
  const location = locationOf(node);
  if (g.options.isInteractive && g.unit.parent === null) {
    g.expression(node.value);
    g.emit(location, Op.CALL_INTRINSIC_1, Intrinsic1.PRINT);
    return g.emit(NO_LOCATION, Op.POP_TOP);
  }
  // A constant has no effect, but its line is visible to tracing.
  if (node.value.kind === "Constant") return g.emit(location, Op.NOP);
  g.expression(node.value);
  g.emit(NO_LOCATION, Op.POP_TOP);
}

// Assignments

function compileAssign(g: CodeGenerator, node: Assign): void {
  g.expression(node.value);
  node.targets.forEach((target, index) => {
    if (index < node.targets.length - 1) g.emit(locationOf(node), Op.COPY, 1);
    g.expression(target);
  });
}

const inplaceOps: { readonly [operator in Operator]: number } = {
  Add: Op.INPLACE_ADD,
  Sub: Op.INPLACE_SUBTRACT,
  Mult: Op.INPLACE_MULTIPLY,
  MatMult: Op.INPLACE_MATRIX_MULTIPLY,
  Div: Op.INPLACE_TRUE_DIVIDE,
  Mod: Op.INPLACE_REMAINDER,
  Pow: Op.INPLACE_POWER,
  LShift: Op.INPLACE_LEFT_SHIFT,
  RShift: Op.INPLACE_RIGHT_SHIFT,
  BitOr: Op.INPLACE_OR,
  BitXor: Op.INPLACE_XOR,
  BitAnd: Op.INPLACE_AND,
  FloorDiv: Op.INPLACE_FLOOR_DIVIDE,
};

function compileAugmentedAssign(g: CodeGenerator, node: AugAssign): void {
  const { target } = node;
  const location = locationOf(target);
  const operate = () => {
    g.expression(node.value);
    g.emit(locationOf(node), inplaceOps[node.op]);
  };
  switch (target.kind) {
    case "Name":
      g.loadName(location, target.id);
      operate();
      return g.storeName(location, target.id);
    case "Attribute": {
      g.expression(target.value);
      g.emit(location, Op.COPY, 1);
      const here = attributeLocation(location, target);
      g.named(here, Op.LOAD_ATTR, target.attr);
      operate();
      g.emit(here, Op.SWAP, 2);
      return g.named(here, Op.STORE_ATTR, target.attr);
    }
    case "Subscript":
      g.expression(target.value);
      if (isTwoPartSlice(target.slice)) {
        compileSliceParts(g, target.slice);
        for (let count = 0; count < 3; count++) g.emit(location, Op.COPY, 3);
        g.emit(location, Op.BINARY_SLICE);
        operate();
        for (const depth of [4, 3, 2]) g.emit(location, Op.SWAP, depth);
        return g.emit(location, Op.STORE_SLICE);
      }
      g.expression(target.slice);
      for (let count = 0; count < 2; count++) g.emit(location, Op.COPY, 2);
      g.emit(location, Op.BINARY_SUBSCR);
      operate();
      for (const depth of [3, 2]) g.emit(location, Op.SWAP, depth);
      return g.emit(location, Op.STORE_SUBSCR);
  }
}

// Branches and loops

/** An `elif` chain is a deep tree; it is compiled without recursion. */
function compileIf(g: CodeGenerator, node: If): void {
  const ends: Label[] = [];
  let branch = node;
  for (;;) {
    const end = g.label();
    const next = branch.orelse.length > 0 ? g.label() : end;
    compileJumpIf(g, locationOf(branch), branch.test, next, false);
    g.body(branch.body);
    ends.push(end);
    if (branch.orelse.length === 0) break;
    g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
    g.use(next);
    const [first] = branch.orelse;
    if (branch.orelse.length > 1 || first.kind !== "If") {
      g.body(branch.orelse);
      break;
    }
    branch = first;
  }
  for (const end of ends.reverse()) g.use(end);
}

function compileFor(g: CodeGenerator, node: For): void {
  const location = locationOf(node);
  const iterableLocation = locationOf(node.iter);
  const start = g.label();
  const cleanup = g.label();
  const end = g.label();
  g.pushBlock({ kind: "for loop", location, start, exit: end });
  g.expression(node.iter);
  g.emit(iterableLocation, Op.GET_ITER);
  g.use(start);
  g.jump(iterableLocation, Op.FOR_ITER, cleanup);
  // Keeps the line of a target on a line of its own; removed where redundant.
  g.emit(locationOf(node.target), Op.NOP);
  g.expression(node.target);
  g.body(node.body);
  g.jump(NO_LOCATION, Pseudo.JUMP, start);
  g.use(cleanup);
  g.endLoop();
  g.popBlock();
  g.body(node.orelse);
  g.use(end);
}

function compileWhile(g: CodeGenerator, node: While): void {
  const location = locationOf(node);
  const start = g.label();
  const anchor = g.label();
  const end = g.label();
  g.use(start);
  g.pushBlock({ kind: "while loop", location, start, exit: end });
  compileJumpIf(g, location, node.test, anchor, false);
  g.body(node.body);
  g.jump(NO_LOCATION, Pseudo.JUMP, start);
  g.popBlock();
  g.use(anchor);
  g.body(node.orelse);
  g.use(end);
}

function compileAssert(g: CodeGenerator, node: Assert): void {
  const location = locationOf(node);
  if (node.test.kind === "Tuple" && node.test.elts.length > 0) {
    g.diagnostics.warn(location, "assertion is always true, perhaps remove parentheses?");
  }
  if (g.options.optimize > 0) return;
  const end = g.label();
  compileJumpIf(g, location, node.test, end, true);
  g.emit(location, Op.LOAD_COMMON_CONSTANT, CommonConstant.ASSERTION_ERROR);
  if (node.msg !== null) {
    g.expression(node.msg);
    // The message takes the self slot.
    g.emit(location, Op.CALL, 0);
  }
  g.emit(locationOf(node.test), Op.RAISE_VARARGS, 1);
  g.use(end);
}
