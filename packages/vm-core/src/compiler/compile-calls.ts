/** Code for calls: plain, of methods, with stars, and of `all`, `any` and `tuple` over a generator expression. */

import { CommonConstant, Intrinsic1, Op } from "../bytecode/instructions.js";
import type { Attribute, Call, Expr, GeneratorExp, Keyword, Name } from "../syntax/ast.js";
import { attributeLocation } from "./attribute-location.js";
import type { CodeGenerator } from "./code-generator.js";
import { compileItems } from "./compile-displays.js";
import { compileSuperAttribute, isSuperAttribute } from "./compile-super.js";
import { tuple } from "./constants.js";
import type { Label } from "./instruction-sequence.js";
import { warnOfCall } from "./literal-warnings.js";
import { type Location, locationOf, NO_LOCATION } from "./location.js";
import { LOOP_ITERATOR, Pseudo } from "./pseudo-instructions.js";
import { Def } from "./scopes.js";
import { STACK_USE_GUIDELINE } from "./stack-use.js";

export function compileCall(g: CodeGenerator, node: Call): void {
  checkKeywords(g, node.keywords);
  if (isMethodCall(g, node)) return compileMethodCall(g, node);
  const end = g.label();
  warnOfCall(g.diagnostics, node.func);
  g.expression(node.func);
  if (isGeneratorCall(node)) compileGeneratorCall(g, node, end);
  g.emit(locationOf(node.func), Op.PUSH_NULL);
  compileArguments(g, locationOf(node), 0, node.args, node.keywords);
  g.use(end);
}

function checkKeywords(g: CodeGenerator, keywords: readonly Keyword[]): void {
  const names = keywords.flatMap(({ arg }) => (arg === null ? [] : [arg]));
  if (new Set(names).size === names.length) return;
  // The second occurrence of the first name that has one.
  const name = names.find((candidate, index) => names.includes(candidate, index + 1));
  const repeated = keywords.filter(({ arg }) => arg === name)[1];
  throw g.diagnostics.error(locationOf(repeated), `keyword argument repeated: ${name}`);
}

// Methods

type MethodCall = Call & { readonly func: Attribute };

function isMethodCall(g: CodeGenerator, node: Call): node is MethodCall {
  const { func, args, keywords } = node;
  if (func.kind !== "Attribute" || func.ctx !== "Load") return false;
  // An attribute of an imported module is hardly ever a method.
  const { value } = func;
  if (value.kind === "Name" && (g.symbols.top.symbol(value.id) & Def.IMPORT) !== 0) return false;
  if (args.length + keywords.length + (keywords.length > 0 ? 1 : 0) >= STACK_USE_GUIDELINE) return false;
  return args.every(isPlain) && keywords.every((keyword) => keyword.arg !== null);
}

const isPlain = (argument: Expr): boolean => argument.kind !== "Starred";

function compileMethodCall(g: CodeGenerator, node: MethodCall): void {
  const { func, args, keywords } = node;
  let location = locationOf(func);
  if (isSuperAttribute(g, func)) {
    location = compileSuperAttribute(g, func, Op.LOAD_SUPER_METHOD);
  } else {
    g.expression(func.value);
    location = attributeLocation(location, func);
    g.named(location, Op.LOAD_METHOD, func.attr);
  }
  g.expressions(args);
  if (keywords.length > 0) {
    for (const keyword of keywords) g.expression(keyword.value);
    emitKeywordNames(g, location, keywords);
  }
  location = attributeLocation(locationOf(node), func);
  g.emit(location, keywords.length > 0 ? Op.CALL_KW : Op.CALL, args.length + keywords.length);
}

// Arguments

function emitKeywordNames(g: CodeGenerator, location: Location, keywords: readonly Keyword[]): void {
  g.constant(location, tuple(keywords.map((keyword) => keyword.arg)));
}

/**
 * Calls the callable on the stack; `pushed` arguments lie above it already, and the variable `last` is passed after
 * the positional arguments.
 */
export function compileArguments(
  g: CodeGenerator,
  location: Location,
  pushed: number,
  args: readonly Expr[],
  keywords: readonly Keyword[],
  last: string | null = null,
): void {
  checkKeywords(g, keywords);
  const isSmall = args.length + keywords.length * 2 <= STACK_USE_GUIDELINE;
  if (!isSmall || !args.every(isPlain) || keywords.some((keyword) => keyword.arg === null)) {
    return compileUnpackedArguments(g, location, pushed, args, keywords, last);
  }
  g.expressions(args);
  let count = pushed + args.length;
  if (last !== null) {
    g.loadName(location, last);
    count++;
  }
  if (keywords.length === 0) return g.emit(location, Op.CALL, count);
  for (const keyword of keywords) g.expression(keyword.value);
  emitKeywordNames(g, location, keywords);
  g.emit(location, Op.CALL_KW, count + keywords.length);
}

function compileUnpackedArguments(
  g: CodeGenerator,
  location: Location,
  pushed: number,
  args: readonly Expr[],
  keywords: readonly Keyword[],
  last: string | null,
): void {
  const [first] = args;
  if (pushed === 0 && args.length === 1 && first.kind === "Starred" && last === null) g.expression(first.value);
  else compileItems(g, location, args, "tuple", pushed, last);
  if (keywords.length === 0) g.emit(location, Op.PUSH_NULL);
  else compileKeywordDict(g, location, keywords);
  g.emit(location, Op.CALL_FUNCTION_EX);
}

function compileKeywordDict(g: CodeGenerator, location: Location, keywords: readonly Keyword[]): void {
  let hasDict = false;
  let pending: Keyword[] = [];
  const flush = () => {
    if (pending.length === 0) return;
    compileKeywordPart(g, location, pending);
    if (hasDict) g.emit(location, Op.DICT_MERGE, 1);
    hasDict = true;
    pending = [];
  };
  for (const keyword of keywords) {
    if (keyword.arg !== null) {
      pending.push(keyword);
      continue;
    }
    flush();
    if (!hasDict) g.emit(location, Op.BUILD_MAP, 0);
    hasDict = true;
    g.expression(keyword.value);
    g.emit(location, Op.DICT_MERGE, 1);
  }
  flush();
}

function compileKeywordPart(g: CodeGenerator, location: Location, keywords: readonly Keyword[]): void {
  const isBig = keywords.length * 2 > STACK_USE_GUIDELINE;
  if (isBig) g.emit(NO_LOCATION, Op.BUILD_MAP, 0);
  for (const keyword of keywords) {
    g.constant(location, keyword.arg);
    g.expression(keyword.value);
    if (isBig) g.emit(NO_LOCATION, Op.MAP_ADD, 1);
  }
  if (!isBig) g.emit(location, Op.BUILD_MAP, keywords.length);
}

// all(), any() and tuple() of a generator expression

interface Consumer {
  readonly common: number;
  /** The result when no item ends the loop early, and the jump that continues it; null for tuple(). */
  readonly search: { readonly exhausted: boolean; readonly goesOn: number } | null;
}

const consumers: { readonly [name: string]: Consumer | undefined } = {
  all: { common: CommonConstant.ALL, search: { exhausted: true, goesOn: Op.POP_JUMP_IF_TRUE } },
  any: { common: CommonConstant.ANY, search: { exhausted: false, goesOn: Op.POP_JUMP_IF_FALSE } },
  tuple: { common: CommonConstant.TUPLE, search: null },
};

type GeneratorCall = Call & { readonly func: Name; readonly args: readonly [GeneratorExp] };

function isGeneratorCall(node: Call): node is GeneratorCall {
  return (
    node.func.kind === "Name" &&
    Object.hasOwn(consumers, node.func.id) &&
    node.args.length === 1 &&
    node.keywords.length === 0 &&
    node.args[0].kind === "GeneratorExp"
  );
}

/** When the name is still the builtin, loops over the generator in place and goes to `end`; else goes on. */
function compileGeneratorCall(g: CodeGenerator, node: GeneratorCall, end: Label): void {
  const consumer = consumers[node.func.id];
  if (consumer === undefined) return;
  const { common, search } = consumer;
  const location = locationOf(node.func);
  const skip = g.label();
  const loop = g.label();
  const cleanup = g.label();
  g.emit(location, Op.COPY, 1);
  g.emit(location, Op.LOAD_COMMON_CONSTANT, common);
  g.emit(location, Op.IS_OP, 0);
  g.jump(location, Op.POP_JUMP_IF_FALSE, skip);
  g.emit(location, Op.POP_TOP);
  if (search === null) g.emit(location, Op.BUILD_LIST, 0);
  g.expression(node.args[0]);
  g.use(loop);
  g.jump(location, Op.FOR_ITER, cleanup);
  if (search === null) {
    g.emit(location, Op.LIST_APPEND, 2);
    g.jump(location, Pseudo.JUMP, loop);
  } else {
    g.emit(location, Pseudo.TO_BOOL);
    g.jump(location, search.goesOn, loop);
    g.emit(NO_LOCATION, Op.POP_TOP, LOOP_ITERATOR);
    g.constant(location, !search.exhausted);
    g.jump(location, Pseudo.JUMP, end);
  }
  g.use(cleanup);
  g.endLoop();
  if (search === null) g.emit(location, Op.CALL_INTRINSIC_1, Intrinsic1.LIST_TO_TUPLE);
  else g.constant(location, search.exhausted);
  g.jump(location, Pseudo.JUMP, end);
  g.use(skip);
}
