/** Code for comprehensions and generator expressions; all but the latter are inlined where they stand. */

import { Op } from "../bytecode/instructions.js";
import type { Comprehension, DictComp, Expr, GeneratorExp, ListComp, SetComp } from "../syntax/ast.js";
import type { CodeGenerator } from "./code-generator.js";
import { compileJumpIf } from "./compile-conditions.js";
import { wrapStopIteration } from "./compile-functions.js";
import type { Label } from "./instruction-sequence.js";
import { type Location, locationOf, NO_LOCATION } from "./location.js";
import { Pseudo } from "./pseudo-instructions.js";
import { Def, NameScope, type Scope, scopeOfSymbol } from "./scopes.js";

type AnyComprehension = ListComp | SetComp | DictComp | GeneratorExp;

const kinds = {
  ListComp: { name: "<listcomp>", build: Op.BUILD_LIST },
  SetComp: { name: "<setcomp>", build: Op.BUILD_SET },
  DictComp: { name: "<dictcomp>", build: Op.BUILD_MAP },
  GeneratorExp: { name: "<genexpr>", build: null },
} as const;

export function compileComprehension(g: CodeGenerator, node: AnyComprehension): void {
  const scope = g.symbols.blockOf(node);
  if (scope.isInlined) compileInlined(g, node, scope);
  else compileNested(g, node, scope);
}

function compileInlined(g: CodeGenerator, node: AnyComprehension, scope: Scope): void {
  const location = locationOf(node);
  const { build } = kinds[node.kind];
  compileIterable(g, node.generators[0]);
  const inlined = enterInlined(g, location, scope);
  if (build !== null) {
    g.emit(location, build, 0);
    g.emit(location, Op.SWAP, 2);
  }
  compileGenerators(g, node, 0, 0, true);
  leaveInlined(g, location, inlined);
}

function compileNested(g: CodeGenerator, node: AnyComprehension, scope: Scope): void {
  const location = locationOf(node);
  const { name, build } = kinds[node.kind];
  const isAsync = scope.isCoroutine;
  g.enterScope(name, "comprehension", scope, node.line, { args: 1, posOnly: 0, kwOnly: 0 });
  if (build !== null) g.emit(location, build, 0);
  compileGenerators(g, node, 0, 0, false);
  if (build === null) wrapStopIteration(g);
  else g.emit(location, Op.RETURN_VALUE);
  g.makeFunction(location, g.exitScope());
  compileIterable(g, node.generators[0]);
  // The iterator takes the self slot.
  g.emit(location, Op.CALL, 0);
  if (isAsync && build !== null) g.awaitTop(location, 0);
}

function compileIterable(g: CodeGenerator, generator: Comprehension): void {
  g.expression(generator.iter);
  g.emit(locationOf(generator.iter), generator.is_async === 1 ? Op.GET_AITER : Op.GET_ITER);
}

/** The `for` clause at `index` and all that is inside it; `depth` counts the iterators on the stack. */
function compileGenerators(
  g: CodeGenerator,
  node: AnyComprehension,
  index: number,
  depth: number,
  isIterableOnStack: boolean,
): void {
  const generator = node.generators[index];
  const location = locationOf(node);
  if (!isIterableOnStack && index === 0) g.emit(location, Op.LOAD_FAST, 0);
  if (generator.is_async === 1) compileAsyncGenerator(g, node, index, depth, isIterableOnStack);
  else compileSyncGenerator(g, node, index, depth, isIterableOnStack);
}

function compileSyncGenerator(
  g: CodeGenerator,
  node: AnyComprehension,
  index: number,
  depth: number,
  isIterableOnStack: boolean,
): void {
  const generator = node.generators[index];
  const start = g.label();
  const skip = g.label();
  const anchor = g.label();
  // `for y in [f(x)]` is the idiom for a temporary variable and needs no loop.
  const single = index > 0 && !isIterableOnStack ? singleItem(generator.iter) : null;
  if (single !== null) {
    g.expression(single);
  } else {
    if (index > 0 && !isIterableOnStack) compileIterable(g, generator);
    g.use(start);
    g.jump(locationOf(generator.iter), Op.FOR_ITER, anchor);
  }
  g.expression(generator.target);
  const end = compileInside(g, node, index, single === null ? depth + 1 : depth, skip);
  g.use(skip);
  if (single !== null) return;
  g.jump(end, Pseudo.JUMP, start);
  g.use(anchor);
  g.endLoop();
}

function singleItem(iterable: Expr): Expr | null {
  if (iterable.kind !== "List" && iterable.kind !== "Tuple") return null;
  const [item] = iterable.elts;
  return iterable.elts.length === 1 && item.kind !== "Starred" ? item : null;
}

function compileAsyncGenerator(
  g: CodeGenerator,
  node: AnyComprehension,
  index: number,
  depth: number,
  isIterableOnStack: boolean,
): void {
  const generator = node.generators[index];
  const location = locationOf(node);
  const start = g.label();
  const send = g.label();
  const except = g.label();
  const skip = g.label();
  if (index > 0 && !isIterableOnStack) compileIterable(g, generator);
  g.use(start);
  g.pushBlock({ kind: "async comprehension", location, start, exit: null });
  g.jump(location, Pseudo.SETUP_FINALLY, except);
  g.emit(location, Op.GET_ANEXT);
  g.constant(location, null);
  g.use(send);
  g.yieldFrom(location, true);
  g.emit(location, Pseudo.POP_BLOCK);
  g.expression(generator.target);
  const end = compileInside(g, node, index, depth + 1, skip);
  g.use(skip);
  g.jump(end, Pseudo.JUMP, start);
  g.popBlock();
  g.use(except);
  g.jump(location, Op.END_ASYNC_FOR, send);
}

/** The conditions of a clause, then the next clause or the element; returns the location of the element. */
function compileInside(g: CodeGenerator, node: AnyComprehension, index: number, depth: number, skip: Label): Location {
  const location = locationOf(node);
  for (const condition of node.generators[index].ifs) compileJumpIf(g, location, condition, skip, false);
  const element = node.kind === "DictComp" ? node.key : node.elt;
  const elementLocation = locationOf(element);
  if (index + 1 < node.generators.length) {
    compileGenerators(g, node, index + 1, depth, false);
    return elementLocation;
  }
  g.expression(element);
  switch (node.kind) {
    case "GeneratorExp":
      g.yieldValue(elementLocation);
      g.emit(elementLocation, Op.POP_TOP);
      return elementLocation;
    case "ListComp":
      g.emit(elementLocation, Op.LIST_APPEND, depth + 1);
      return elementLocation;
    case "SetComp":
      g.emit(elementLocation, Op.SET_ADD, depth + 1);
      return elementLocation;
    case "DictComp": {
      g.expression(node.value);
      const { endLine, endColumn } = node.value;
      const itemLocation = { ...elementLocation, endLine, endColumn };
      g.emit(itemLocation, Op.MAP_ADD, depth + 1);
      return itemLocation;
    }
  }
}

// Inlining

interface Inlined {
  /** Symbols of the surrounding block to put back. */
  readonly symbols: Map<string, number>;
  /** Names that were made fast locals of a class or module. */
  readonly hidden: readonly string[];
  /** Locals whose outer values lie on the stack meanwhile. */
  readonly saved: readonly string[];
  readonly cleanup: Label;
}

function enterInlined(g: CodeGenerator, location: Location, comprehension: Scope): Inlined {
  const { unit, scope } = g;
  const isInClass = scope.kind === "class" && unit.inlinedDepth === 0;
  unit.inlinedDepth++;
  const symbols = new Map<string, number>();
  const hidden: string[] = [];
  const bound: string[] = [];
  for (const [name, symbol] of comprehension.symbols) {
    const inside = scopeOfSymbol(symbol);
    const outside = scope.scopeOf(name);
    const differs =
      inside !== outside && inside !== NameScope.FREE && !(inside === NameScope.CELL && outside === NameScope.FREE);
    if ((symbol & Def.LOCAL) !== 0 && (symbol & Def.NONLOCAL) === 0) {
      bound.push(name);
      if (!scope.isFunctionLike && !unit.hiddenLocals.has(name)) {
        unit.hiddenLocals.add(name);
        hidden.push(name);
      }
    }
    if (differs || isInClass) {
      symbols.set(name, scope.symbol(name));
      scope.symbols.set(name, symbol);
    }
  }
  const cleanup = g.label();
  for (const name of bound) saveLocal(g, location, name, comprehension, symbols.get(name) ?? scope.symbol(name));
  if (bound.length > 0) {
    // The iterable was evaluated before and comes back to the top.
    g.emit(location, Op.SWAP, bound.length + 1);
    g.jump(location, Pseudo.SETUP_FINALLY, cleanup);
  }
  return { symbols, hidden, saved: bound, cleanup };
}

/** Pushes the value (or cell) of a local of the surrounding block; it may be unbound. */
function saveLocal(g: CodeGenerator, location: Location, name: string, comprehension: Scope, outer: number): void {
  g.local(location, Op.LOAD_FAST_AND_CLEAR, name);
  if (comprehension.scopeOf(name) !== NameScope.CELL) return;
  if (scopeOfSymbol(outer) === NameScope.FREE) g.free(location, Op.MAKE_CELL, name);
  else g.cell(location, Op.MAKE_CELL, name);
}

function leaveInlined(g: CodeGenerator, location: Location, inlined: Inlined): void {
  const { unit, scope } = g;
  if (inlined.saved.length > 0) {
    const end = g.label();
    g.emit(NO_LOCATION, Pseudo.POP_BLOCK);
    g.jump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
    g.use(inlined.cleanup);
    // The unfinished collection lies below the exception.
    g.emit(NO_LOCATION, Op.SWAP, 2);
    g.emit(NO_LOCATION, Op.POP_TOP);
    restoreLocals(g, location, inlined.saved);
    g.emit(NO_LOCATION, Op.RERAISE, 0);
    g.use(end);
    restoreLocals(g, location, inlined.saved);
  }
  unit.inlinedDepth--;
  for (const [name, symbol] of inlined.symbols) scope.symbols.set(name, symbol);
  for (const name of inlined.hidden) unit.hiddenLocals.delete(name);
}

function restoreLocals(g: CodeGenerator, location: Location, names: readonly string[]): void {
  g.emit(location, Op.SWAP, names.length + 1);
  for (const name of [...names].reverse()) g.local(location, Pseudo.RESTORE_FAST, name);
}
