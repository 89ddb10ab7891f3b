/** Code for function definitions, their decorators, and the frame of generators. */

import { Intrinsic1, Intrinsic2, Op } from "../bytecode/instructions.js";
import type { AsyncFunctionDef, Expr, FunctionDef } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import { compileFunctionAnnotations } from "./compile-annotations.js";
import { compileDefaults } from "./compile-parameters.js";
import { compileTypeParameters } from "./compile-type-parameters.js";
import { cleanDocstring, docstringOf } from "./docstring.js";
import { locationOf, NO_LOCATION } from "./location.js";
import { Pseudo } from "./pseudo-instructions.js";

type AnyFunction = FunctionDef | AsyncFunctionDef;

export function compileFunction(g: CodeGenerator, node: AnyFunction): void {
  const location = locationOf(node);
  g.expressions(node.decorator_list);
  const firstLine = node.decorator_list[0]?.line ?? node.line;
  const defaults = compileDefaults(g, location, node.args);
  if (node.type_params.length === 0) {
    const annotations = compileFunctionAnnotations(g, location, node);
    compileFunctionBody(g, node, [...defaults, ...annotations], firstLine);
  } else {
    compileGenericFunction(g, node, defaults, firstLine);
  }
  applyDecorators(g, node.decorator_list);
  g.storeName(location, node.name);
}

/** Makes the function inside a block that holds its type parameters; defaults are passed in as arguments. */
function compileGenericFunction(g: CodeGenerator, node: AnyFunction, defaults: number[], firstLine: number): void {
  const location = locationOf(node);
  const count = defaults.length;
  if (count === 2) g.emit(location, Op.SWAP, 2);
  g.enterScope(`<generic parameters of ${node.name}>`, "annotations", g.symbols.blockOf(node.type_params), firstLine, {
    args: count,
    posOnly: 0,
    kwOnly: 0,
  });
  compileTypeParameters(g, node.type_params);
  for (let index = 0; index < count; index++) g.emit(location, Op.LOAD_FAST, index);
  const annotations = compileFunctionAnnotations(g, location, node);
  compileFunctionBody(g, node, [...defaults, ...annotations], firstLine);
  g.emit(location, Op.SWAP, 2);
  g.emit(location, Op.CALL_INTRINSIC_2, Intrinsic2.SET_FUNCTION_TYPE_PARAMS);
  g.makeFunction(location, g.exitScope("returns the top"));
  if (count > 0) {
    g.emit(location, Op.SWAP, count + 1);
    g.emit(location, Op.CALL, count - 1);
  } else {
    g.emit(location, Op.PUSH_NULL);
    g.emit(location, Op.CALL, 0);
  }
}

function compileFunctionBody(g: CodeGenerator, node: AnyFunction, attributes: number[], firstLine: number): void {
  const scope = g.symbols.blockOf(node);
  const kind = node.kind === "AsyncFunctionDef" ? "async function" : "function";
  g.enterScope(node.name, kind, scope, firstLine, {
    args: node.args.args.length,
    posOnly: node.args.posonlyargs.length,
    kwOnly: node.args.kwonlyargs.length,
  });
  const docstring = docstringOf(node.body);
  // The docstring is the first constant and no code.
  if (docstring !== null && scope.hasDocstring) g.unit.constants.add(cleanDocstring(docstring.value));
  const suspends = scope.isCoroutine || scope.isGenerator;
  if (suspends) g.pushBlock({ kind: "stop iteration", location: NO_LOCATION, start: null, exit: null });
  g.body(docstring === null ? node.body : node.body.slice(1));
  if (suspends) {
    wrapStopIteration(g);
    g.popBlock();
  }
  g.makeFunction(locationOf(node), g.exitScope(), attributes);
}

/** A StopIteration that leaves a generator or coroutine becomes a RuntimeError. */
export function wrapStopIteration(g: CodeGenerator): void {
  const handler = g.label();
  g.unit.code.insertJump(0, NO_LOCATION, Pseudo.SETUP_CLEANUP, handler);
  g.constant(NO_LOCATION, null);
  g.emit(NO_LOCATION, Op.RETURN_VALUE);
  g.use(handler);
  g.emit(NO_LOCATION, Op.CALL_INTRINSIC_1, Intrinsic1.STOPITERATION_ERROR);
  g.emit(NO_LOCATION, Op.RERAISE, 1);
}

export function applyDecorators(g: CodeGenerator, decorators: readonly Expr[]): void {
  for (const decorator of [...decorators].reverse()) g.emit(locationOf(decorator), Op.CALL, 0);
}
