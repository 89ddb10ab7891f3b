/** Code for class definitions. */

import { Intrinsic1, Op } from "../bytecode/instructions.js";
import type { ClassDef } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import { compareByCodePoint } from "./code-unit.js";
import { compileBody } from "./compile-bodies.js";
import { compileArguments } from "./compile-calls.js";
import { applyDecorators } from "./compile-functions.js";
import { compileTypeParameters } from "./compile-type-parameters.js";
import { tuple } from "./constants.js";
import { lineStart, locationOf, NO_LOCATION } from "./location.js";

/** `__build_class__(body, name, *bases, **keywords)`, where the body fills the class namespace. */
export function compileClass(g: CodeGenerator, node: ClassDef): void {
  const location = locationOf(node);
  g.expressions(node.decorator_list);
  const firstLine = node.decorator_list[0]?.line ?? node.line;
  if (node.type_params.length === 0) {
    compileClassBody(g, node, firstLine);
    compileArguments(g, location, 2, node.bases, node.keywords);
  } else {
    compileGenericClass(g, node, firstLine);
  }
  applyDecorators(g, node.decorator_list);
  g.storeName(location, node.name);
}

/** Builds the class inside a block that holds its type parameters, with Generic[…] as the last base. */
function compileGenericClass(g: CodeGenerator, node: ClassDef, firstLine: number): void {
  const location = locationOf(node);
  const scope = g.symbols.blockOf(node.type_params);
  g.enterScope(`<generic parameters of ${node.name}>`, "annotations", scope, firstLine, undefined, node.name);
  compileTypeParameters(g, node.type_params);
  g.storeName(location, ".type_params");
  compileClassBody(g, node, firstLine);
  g.loadName(location, ".type_params");
  g.emit(location, Op.CALL_INTRINSIC_1, Intrinsic1.SUBSCRIPT_GENERIC);
  g.storeName(location, ".generic_base");
  compileArguments(g, location, 2, node.bases, node.keywords, ".generic_base");
  g.makeFunction(location, g.exitScope("returns the top"));
  g.emit(location, Op.PUSH_NULL);
  g.emit(location, Op.CALL, 0);
}

/** Pushes `__build_class__`, the function of the class body, and the name. */
function compileClassBody(g: CodeGenerator, node: ClassDef, firstLine: number): void {
  const scope = g.symbols.blockOf(node);
  g.enterScope(node.name, "class", scope, firstLine, undefined, node.name);
  const start = lineStart(firstLine);
  g.loadName(start, "__name__");
  g.storeName(start, "__module__");
  g.constant(start, g.unit.qualifiedName);
  g.storeName(start, "__qualname__");
  g.constant(start, firstLine);
  g.storeName(start, "__firstlineno__");
  if (node.type_params.length > 0) {
    g.loadName(start, ".type_params");
    g.storeName(start, "__type_params__");
  }
  if (scope.needsClassDict) {
    g.emit(start, Op.LOAD_LOCALS);
    g.cell(start, Op.STORE_DEREF, "__classdict__");
  }
  if (scope.hasConditionalAnnotations) {
    g.emit(start, Op.BUILD_SET, 0);
    g.cell(start, Op.STORE_DEREF, "__conditional_annotations__");
  }
  compileBody(g, start, node.body);
  g.constant(NO_LOCATION, tuple([...g.unit.staticAttributes].sort(compareByCodePoint)));
  g.storeName(NO_LOCATION, "__static_attributes__");
  if (scope.needsClassDict) {
    g.cell(NO_LOCATION, Op.LOAD_CLOSURE, "__classdict__");
    g.storeName(NO_LOCATION, "__classdictcell__");
  }
  // The value of the body is the cell that type.__new__ fills, so that the class statement can check it.
  if (scope.needsClassCell) {
    g.cell(NO_LOCATION, Op.LOAD_CLOSURE, "__class__");
    g.emit(NO_LOCATION, Op.COPY, 1);
    g.storeName(NO_LOCATION, "__classcell__");
  } else {
    g.constant(NO_LOCATION, null);
  }
  g.emit(NO_LOCATION, Op.RETURN_VALUE);
  const code = g.exitScope();

  const location = locationOf(node);
  g.emit(location, Op.LOAD_BUILD_CLASS);
  g.emit(location, Op.PUSH_NULL);
  g.makeFunction(location, code);
  g.constant(location, node.name);
}
