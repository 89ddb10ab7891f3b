/** Code for expressions. */

import { Op } from "../bytecode/instructions.js";
import type {
  Attribute,
  BinOp,
  BoolOp,
  Compare,
  Dict,
  Expr,
  IfExp,
  Lambda,
  Operator,
  Subscript,
  UnaryOp,
  Yield,
  YieldFrom,
} from "../syntax/ast.js";
import { attributeLocation } from "./attribute-location.js";
import type { CodeGenerator } from "./code-generator.js";
import { compileCall } from "./compile-calls.js";
import { compileComprehension } from "./compile-comprehensions.js";
import { compileChainLink, compileJumpIf, emitCompare } from "./compile-conditions.js";
import { compileSequence } from "./compile-displays.js";
import { compileDefaults } from "./compile-parameters.js";
import { compileSlice, compileSliceParts, isTwoPartSlice } from "./compile-slices.js";
import {
  compileFormattedValue,
  compileInterpolation,
  compileJoinedString,
  compileTemplate,
  percentFormat,
} from "./compile-strings.js";
import { compileSuperAttribute, isSuperAttribute } from "./compile-super.js";
import { constantOf } from "./constants.js";
import { warnOfComparison, warnOfIndex, warnOfSubscript } from "./literal-warnings.js";
import { locationOf, NO_LOCATION } from "./location.js";
import { Pseudo } from "./pseudo-instructions.js";
import { STACK_USE_GUIDELINE } from "./stack-use.js";

export function compileExpression(g: CodeGenerator, node: Expr): void {
  const location = locationOf(node);
  switch (node.kind) {
    case "NamedExpr":
      g.expression(node.value);
      g.emit(location, Op.COPY, 1);
      return g.expression(node.target);
    case "BoolOp":
      return compileBoolean(g, node);
    case "BinOp":
      return compileBinary(g, node);
    case "UnaryOp":
      return compileUnary(g, node);
    case "Lambda":
      return compileLambda(g, node);
    case "IfExp":
      return compileConditional(g, node);
    case "Dict":
      return compileDict(g, node);
    case "Set":
    case "List":
    case "Tuple":
      return compileSequence(g, node);
    case "GeneratorExp":
    case "ListComp":
    case "SetComp":
    case "DictComp":
      return compileComprehension(g, node);
    case "Yield":
    case "YieldFrom":
      return compileYield(g, node);
    case "Await":
      g.expression(node.value);
      return g.awaitTop(location, 0);
    case "Compare":
      return compileCompare(g, node);
    case "Call":
      return compileCall(g, node);
    case "Constant":
      return g.constant(location, constantOf(node.value));
    case "JoinedStr":
      return compileJoinedString(g, node);
    case "TemplateStr":
      return compileTemplate(g, node);
    case "FormattedValue":
      return compileFormattedValue(g, node);
    case "Interpolation":
      return compileInterpolation(g, node);
    case "Attribute":
      return compileAttribute(g, node);
    case "Subscript":
      return compileSubscript(g, node);
    case "Starred":
      throw g.diagnostics.error(
        location,
        node.ctx === "Store"
          ? "starred assignment target must be in a list or tuple"
          : "can't use starred expression here",
      );
    case "Slice":
      return compileSlice(g, node);
    case "Name":
      if (node.id === "__debug__" && node.ctx === "Load") return g.constant(location, g.options.optimize === 0);
      return g.name(location, node.id, node.ctx);
  }
}

// Operators

const binaryOps: { readonly [operator in Operator]: number } = {
  Add: Op.BINARY_ADD,
  Sub: Op.BINARY_SUBTRACT,
  Mult: Op.BINARY_MULTIPLY,
  MatMult: Op.BINARY_MATRIX_MULTIPLY,
  Div: Op.BINARY_TRUE_DIVIDE,
  Mod: Op.BINARY_REMAINDER,
  Pow: Op.BINARY_POWER,
  LShift: Op.BINARY_LEFT_SHIFT,
  RShift: Op.BINARY_RIGHT_SHIFT,
  BitOr: Op.BINARY_OR,
  BitXor: Op.BINARY_XOR,
  BitAnd: Op.BINARY_AND,
  FloorDiv: Op.BINARY_FLOOR_DIVIDE,
};

/** A long chain of operators is a deep tree on its left side only; it is compiled without recursion. */
function compileBinary(g: CodeGenerator, node: BinOp): void {
  const chain: BinOp[] = [];
  let left: Expr = node;
  while (left.kind === "BinOp" && percentFormat(left) === null) {
    chain.push(left);
    left = left.left;
  }
  if (left.kind === "BinOp") {
    const formatted = percentFormat(left);
    if (formatted !== null) compileJoinedString(g, formatted);
  } else {
    g.expression(left);
  }
  for (let index = chain.length - 1; index >= 0; index--) {
    const link = chain[index];
    g.expression(link.right);
    g.emit(locationOf(link), binaryOps[link.op]);
  }
}

const unaryOps = { Invert: Op.UNARY_INVERT, USub: Op.UNARY_NEGATIVE, UAdd: Op.UNARY_POSITIVE } as const;

function compileUnary(g: CodeGenerator, node: UnaryOp): void {
  const location = locationOf(node);
  g.expression(node.operand);
  if (node.op === "Not") {
    g.emit(location, Pseudo.TO_BOOL);
    return g.emit(location, Op.UNARY_NOT);
  }
  g.emit(location, unaryOps[node.op]);
}

function compileBoolean(g: CodeGenerator, node: BoolOp): void {
  const location = locationOf(node);
  const opcode = node.op === "And" ? Pseudo.JUMP_IF_FALSE : Pseudo.JUMP_IF_TRUE;
  const end = g.label();
  node.values.forEach((value, index) => {
    g.expression(value);
    if (index === node.values.length - 1) return;
    g.jump(location, opcode, end);
    g.emit(location, Op.POP_TOP);
  });
  g.use(end);
}

function compileCompare(g: CodeGenerator, node: Compare): void {
  const location = locationOf(node);
  const last = node.ops.length - 1;
  warnOfComparison(g.diagnostics, node);
  g.expression(node.left);
  if (last === 0) {
    g.expression(node.comparators[0]);
    return emitCompare(g, location, node.ops[0]);
  }
  const cleanup = g.label();
  const end = g.label();
  for (let index = 0; index < last; index++) {
    compileChainLink(g, node, index);
    g.emit(location, Op.COPY, 1);
    g.emit(location, Pseudo.TO_BOOL);
    g.jump(location, Op.POP_JUMP_IF_FALSE, cleanup);
    g.emit(location, Op.POP_TOP);
  }
  g.expression(node.comparators[last]);
  emitCompare(g, location, node.ops[last]);
  g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
  g.use(cleanup);
  g.emit(location, Op.SWAP, 2);
  g.emit(location, Op.POP_TOP);
  g.use(end);
}

function compileConditional(g: CodeGenerator, node: IfExp): void {
  const end = g.label();
  const orelse = g.label();
  compileJumpIf(g, locationOf(node), node.test, orelse, false);
  g.expression(node.body);
  g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
  g.use(orelse);
  g.expression(node.orelse);
  g.use(end);
}

// Displays and functions

function compileDict(g: CodeGenerator, node: Dict): void {
  const location = locationOf(node);
  let hasDict = false;
  let pending = 0;
  const flush = (end: number) => {
    compileDictPart(g, node, end - pending, end);
    if (hasDict) g.emit(location, Op.DICT_UPDATE, 1);
    hasDict = true;
    pending = 0;
  };
  node.values.forEach((value, index) => {
    if (node.keys[index] !== null) {
      if (pending * 2 > STACK_USE_GUIDELINE) {
        pending++;
        flush(index + 1);
      } else {
        pending++;
      }
      return;
    }
    if (pending > 0) flush(index);
    if (!hasDict) g.emit(location, Op.BUILD_MAP, 0);
    hasDict = true;
    g.expression(value);
    g.emit(location, Op.DICT_UPDATE, 1);
  });
  if (pending > 0) flush(node.values.length);
  if (!hasDict) g.emit(location, Op.BUILD_MAP, 0);
}

function compileDictPart(g: CodeGenerator, node: Dict, begin: number, end: number): void {
  const location = locationOf(node);
  const isBig = (end - begin) * 2 > STACK_USE_GUIDELINE;
  if (isBig) g.emit(location, Op.BUILD_MAP, 0);
  for (let index = begin; index < end; index++) {
    const key = node.keys[index];
    if (key !== null) g.expression(key);
    g.expression(node.values[index]);
    if (isBig) g.emit(location, Op.MAP_ADD, 1);
  }
  if (!isBig) g.emit(location, Op.BUILD_MAP, end - begin);
}

function compileLambda(g: CodeGenerator, node: Lambda): void {
  const location = locationOf(node);
  const attributes = compileDefaults(g, location, node.args);
  const scope = g.symbols.blockOf(node);
  g.enterScope("<lambda>", "lambda", scope, node.line, {
    args: node.args.args.length,
    posOnly: node.args.posonlyargs.length,
    kwOnly: node.args.kwonlyargs.length,
  });
  g.expression(node.body);
  if (!scope.isGenerator) g.emit(locationOf(node.body), Op.RETURN_VALUE);
  const code = g.exitScope(scope.isGenerator ? "returns the top" : "returns None");
  g.makeFunction(location, code, attributes);
}

function compileYield(g: CodeGenerator, node: Yield | YieldFrom): void {
  const location = locationOf(node);
  const isFrom = node.kind === "YieldFrom";
  if (!g.scope.isFunctionLike) {
    throw g.diagnostics.error(location, isFrom ? "'yield from' outside function" : "'yield' outside function");
  }
  if (isFrom) {
    if (g.unit.kind === "async function") {
      throw g.diagnostics.error(location, "'yield from' inside async function");
    }
    g.expression(node.value);
    g.emit(location, Op.GET_YIELD_FROM_ITER);
    g.constant(location, null);
    return g.yieldFrom(location, false);
  }
  if (node.value === null) g.constant(location, null);
  else g.expression(node.value);
  g.yieldValue(location);
}

// Attributes and items

const attributeOps = { Load: Op.LOAD_ATTR, Store: Op.STORE_ATTR, Del: Op.DELETE_ATTR } as const;

/** A long chain of attributes and calls is compiled with one level of recursion a link. */
function compileAttribute(g: CodeGenerator, node: Attribute): void {
  if (node.ctx === "Load" && isSuperAttribute(g, node)) {
    compileSuperAttribute(g, node, Op.LOAD_SUPER_ATTR);
    return;
  }
  g.noteStaticAttribute(node);
  g.expression(node.value);
  g.named(attributeLocation(locationOf(node), node), attributeOps[node.ctx], node.attr);
}

const subscriptOps = { Load: Op.BINARY_SUBSCR, Store: Op.STORE_SUBSCR, Del: Op.DELETE_SUBSCR } as const;

function compileSubscript(g: CodeGenerator, node: Subscript): void {
  const location = locationOf(node);
  if (node.ctx === "Load") {
    warnOfSubscript(g.diagnostics, node.value);
    warnOfIndex(g.diagnostics, node.value, node.slice);
  }
  g.expression(node.value);
  if (isTwoPartSlice(node.slice) && node.ctx !== "Del") {
    compileSliceParts(g, node.slice);
    return g.emit(location, node.ctx === "Load" ? Op.BINARY_SLICE : Op.STORE_SLICE);
  }
  g.expression(node.slice);
  g.emit(location, subscriptOps[node.ctx]);
}
