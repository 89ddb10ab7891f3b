/** Code that jumps on the truth of an expression, and the comparisons it shares with ordinary expressions. */

import { Op } from "../bytecode/instructions.js";
import type { Compare, CompareOperator, Expr } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import type { Label } from "./instruction-sequence.js";
import { warnOfComparison } from "./literal-warnings.js";
import { type Location, locationOf, NO_LOCATION } from "./location.js";
import { Pseudo } from "./pseudo-instructions.js";

/** Jumps to `next` when the truth of `test` is `condition`, else falls through. */
export function compileJumpIf(g: CodeGenerator, location: Location, test: Expr, next: Label, condition: boolean): void {
  g.diagnostics.enter();
  compileCondition(g, location, test, next, condition);
  g.diagnostics.leave();
}

function compileCondition(g: CodeGenerator, location: Location, test: Expr, next: Label, condition: boolean): void {
  if (test.kind === "UnaryOp" && test.op === "Not") {
    return compileJumpIf(g, location, test.operand, next, !condition);
  }
  if (test.kind === "BoolOp") {
    const stopsOn = test.op === "Or";
    const stop = stopsOn === condition ? next : g.label();
    const last = test.values.length - 1;
    for (let index = 0; index < last; index++) compileJumpIf(g, location, test.values[index], stop, stopsOn);
    compileJumpIf(g, location, test.values[last], next, condition);
    if (stop !== next) g.use(stop);
    return;
  }
  if (test.kind === "IfExp") {
    const end = g.label();
    const orelse = g.label();
    compileJumpIf(g, location, test.test, orelse, false);
    compileJumpIf(g, location, test.body, next, condition);
    g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
    g.use(orelse);
    compileJumpIf(g, location, test.orelse, next, condition);
    g.use(end);
    return;
  }
  if (test.kind === "Compare" && test.ops.length > 1) return compileChainCondition(g, test, next, condition);
  g.expression(test);
  const testLocation = locationOf(test);
  g.emit(testLocation, Pseudo.TO_BOOL);
  g.jump(testLocation, condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, next);
}

function compileChainCondition(g: CodeGenerator, node: Compare, next: Label, condition: boolean): void {
  const location = locationOf(node);
  const last = node.ops.length - 1;
  const cleanup = g.label();
  const end = g.label();
  warnOfComparison(g.diagnostics, node);
  g.expression(node.left);
  for (let index = 0; index < last; index++) {
    compileChainLink(g, node, index);
    g.emit(location, Pseudo.TO_BOOL);
    g.jump(location, Op.POP_JUMP_IF_FALSE, cleanup);
  }
  g.expression(node.comparators[last]);
  emitCompare(g, location, node.ops[last]);
  g.emit(location, Pseudo.TO_BOOL);
  g.jump(location, condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, next);
  g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
  g.use(cleanup);
  g.emit(location, Op.POP_TOP);
  if (!condition) g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, next);
  g.use(end);
}

/** Compares two neighbours of a chain and keeps the right one below the result. */
export function compileChainLink(g: CodeGenerator, node: Compare, index: number): void {
  const location = locationOf(node);
  g.expression(node.comparators[index]);
  g.emit(location, Op.SWAP, 2);
  g.emit(location, Op.COPY, 2);
  emitCompare(g, location, node.ops[index]);
}

const compareOps: { readonly [operator in CompareOperator]: readonly [number, number] } = {
  Eq: [Op.COMPARE_EQ, 0],
  NotEq: [Op.COMPARE_NE, 0],
  Lt: [Op.COMPARE_LT, 0],
  LtE: [Op.COMPARE_LE, 0],
  Gt: [Op.COMPARE_GT, 0],
  GtE: [Op.COMPARE_GE, 0],
  Is: [Op.IS_OP, 0],
  IsNot: [Op.IS_OP, 1],
  In: [Op.CONTAINS_OP, 0],
  NotIn: [Op.CONTAINS_OP, 1],
};

export function emitCompare(g: CodeGenerator, location: Location, operator: CompareOperator): void {
  const [opcode, operand] = compareOps[operator];
  g.emit(location, opcode, operand);
}
