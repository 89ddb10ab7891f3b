/** Collects the names of a whole tree: the first pass of the symbol table. */

import { countWork } from "../source/safe-points.js";
import type {
  Alias,
  AnnAssign,
  Arg,
  Arguments,
  AsyncFunctionDef,
  ClassDef,
  Expr,
  FunctionDef,
  Global,
  Mod,
  Nonlocal,
  Stmt,
  TypeAlias,
  TypeParam,
  WithItem,
} from "../syntax/ast.js";

import type { Diagnostics } from "./diagnostics.js";
import { docstringOf } from "./docstring.js";
import { checkFuturePlace, type FutureFeatures } from "./future.js";
import { type Location, locationOf } from "./location.js";
import { analyzeScopes } from "./scope-analysis.js";
import { Def, type Scope } from "./scopes.js";
import {
  collectExpression,
  collectExpressions,
  collectKeywords,
  collectParameters,
  collectPattern,
} from "./symbol-expressions.js";
import { SymbolTable } from "./symbol-table.js";

/** Both passes: collects the names, then decides where each lives. */
export function buildSymbolTable(
  tree: Mod,
  future: FutureFeatures,
  optimize: number,
  diagnostics: Diagnostics,
): SymbolTable {
  const table = new SymbolTable(diagnostics, future, optimize < 2, tree);
  if (tree.kind === "Expression") collectExpression(table, tree.body);
  else {
    if (tree.kind === "Module") table.top.hasDocstring = hasDocstring(table, tree.body);
    collectBody(table, tree.body);
  }
  table.exit();
  analyzeScopes(table.top, diagnostics);
  return table;
}

function hasDocstring(table: SymbolTable, body: readonly Stmt[]): boolean {
  return table.keepsDocstrings && docstringOf(body) !== null;
}

function collectBody(table: SymbolTable, body: readonly Stmt[]): void {
  for (const statement of body) collectStatement(table, statement);
}

function collectStatement(table: SymbolTable, statement: Stmt): void {
  table.diagnostics.enter();
  collectNode(table, statement);
  table.diagnostics.leave();
}

function collectNode(table: SymbolTable, node: Stmt): void {
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      return collectFunction(table, node);
    case "ClassDef":
      return collectClass(table, node);
    case "TypeAlias":
      return collectTypeAlias(table, node);
    case "Return":
      return collectExpression(table, node.value);
    case "Delete":
      return collectExpressions(table, node.targets);
    case "Assign":
      collectExpressions(table, node.targets);
      return collectExpression(table, node.value);
    case "AnnAssign":
      return collectAnnotatedAssignment(table, node);
    case "AugAssign":
      collectExpression(table, node.target);
      return collectExpression(table, node.value);
    case "AsyncFor":
      requireCoroutine(table, "'async for' outside async function", locationOf(node));
      return collectLoop(table, [node.target, node.iter], node.body, node.orelse);
    case "For":
      return collectLoop(table, [node.target, node.iter], node.body, node.orelse);
    case "While":
      return collectLoop(table, [node.test], node.body, node.orelse);
    case "If":
      return collectIf(table, node);
    case "Match":
      collectExpression(table, node.subject);
      return conditionally(table, () => {
        for (const { pattern, guard, body } of node.cases) {
          collectPattern(table, pattern);
          collectExpression(table, guard);
          collectBody(table, body);
        }
      });
    case "Raise":
      return collectExpressions(table, [node.exc, node.cause]);
    case "Try":
    case "TryStar":
      return conditionally(table, () => {
        collectBody(table, node.body);
        for (const handler of node.handlers) {
          collectExpression(table, handler.type);
          if (handler.name !== null) table.define(handler.name, Def.LOCAL, locationOf(handler));
          collectBody(table, handler.body);
        }
        collectBody(table, node.orelse);
        collectBody(table, node.finalbody);
      });
    case "Assert":
      return collectExpressions(table, [node.test, node.msg]);
    case "Import":
      return collectAliases(table, node.names);
    case "ImportFrom":
      collectAliases(table, node.names);
      return checkFuturePlace(node, table.future, table.diagnostics);
    case "Global":
    case "Nonlocal":
      return collectDirective(table, node);
    case "Expr":
      return collectExpression(table, node.value);
    case "Pass":
    case "Break":
    case "Continue":
      return;
    case "AsyncWith":
      requireCoroutine(table, "'async with' outside async function", locationOf(node));
      return collectWith(table, node.items, node.body);
    case "With":
      return collectWith(table, node.items, node.body);
  }
}

/** Annotations inside are evaluated only if the statement runs. */
function conditionally(table: SymbolTable, collect: () => void): void {
  const scope = table.current;
  const before = scope.isInConditionalBlock;
  scope.isInConditionalBlock = true;
  collect();
  scope.isInConditionalBlock = before;
}

function collectLoop(table: SymbolTable, head: readonly Expr[], body: readonly Stmt[], orelse: readonly Stmt[]): void {
  collectExpressions(table, head);
  conditionally(table, () => {
    collectBody(table, body);
    collectBody(table, orelse);
  });
}

/** An `elif` chain is a deep tree; it is walked without recursion. */
function collectIf(table: SymbolTable, node: Stmt & { readonly kind: "If" }): void {
  collectExpression(table, node.test);
  conditionally(table, () => {
    let branch = node;
    for (;;) {
      collectBody(table, branch.body);
      const [first] = branch.orelse;
      if (branch.orelse.length !== 1 || first.kind !== "If") break;
      collectExpression(table, first.test);
      branch = first;
    }
    collectBody(table, branch.orelse);
  });
}

function collectWith(table: SymbolTable, items: readonly WithItem[], body: readonly Stmt[]): void {
  conditionally(table, () => {
    for (const item of items) collectExpressions(table, [item.context_expr, item.optional_vars]);
    collectBody(table, body);
  });
}

function requireCoroutine(table: SymbolTable, message: string, location: Location): void {
  if (table.allowsTopLevelAwait()) table.current.isCoroutine = true;
  if (!table.current.isCoroutine) throw table.diagnostics.error(location, message);
}

function collectFunction(table: SymbolTable, node: FunctionDef | AsyncFunctionDef): void {
  const location = locationOf(node);
  table.define(node.name, Def.LOCAL, location);
  collectExpressions(table, node.args.defaults);
  collectExpressions(table, node.args.kw_defaults);
  collectExpressions(table, node.decorator_list);
  const isGeneric = node.type_params.length > 0;
  if (isGeneric) {
    enterTypeParameters(table, node.name, node.type_params, location);
    table.define(".defaults", Def.PARAM, location);
    if (node.args.kw_defaults.some((value) => value !== null)) table.define(".kwdefaults", Def.PARAM, location);
    for (const parameter of node.type_params) collectTypeParameter(table, parameter);
  }
  const scope = table.create(node.name, "function", location);
  table.register(node, scope);
  scope.hasDocstring = hasDocstring(table, node.body);
  collectFunctionAnnotations(table, node, location);
  table.open(scope);
  scope.isCoroutine = node.kind === "AsyncFunctionDef";
  collectParameters(table, node.args);
  collectBody(table, node.body);
  table.exit();
  if (isGeneric) table.exit();
}

function collectClass(table: SymbolTable, node: ClassDef): void {
  const location = locationOf(node);
  table.define(node.name, Def.LOCAL, location);
  collectExpressions(table, node.decorator_list);
  const outerClass = table.className;
  const isGeneric = node.type_params.length > 0;
  if (isGeneric) {
    enterTypeParameters(table, node.name, node.type_params, location);
    for (const name of [".type_params", ".generic_base"]) {
      table.define(name, Def.LOCAL, location);
      table.define(name, Def.USE, location);
    }
    table.className = node.name;
    table.current.mangledNames = new Set();
    for (const parameter of node.type_params) collectTypeParameter(table, parameter);
  }
  collectExpressions(table, node.bases);
  collectKeywords(table, node.keywords);
  const scope = table.enter(node.name, "class", node, location);
  table.className = node.name;
  if (isGeneric) {
    table.define("__type_params__", Def.LOCAL, location);
    table.define(".type_params", Def.USE, location);
  }
  scope.hasDocstring = hasDocstring(table, node.body);
  collectBody(table, node.body);
  table.exit();
  if (isGeneric) table.exit();
  table.className = outerClass;
}

function collectTypeAlias(table: SymbolTable, node: TypeAlias): void {
  collectExpression(table, node.name);
  const location = locationOf(node);
  const isInClass = table.current.kind === "class";
  const isGeneric = node.type_params.length > 0;
  if (isGeneric) {
    enterTypeParameters(table, node.name.id, node.type_params, location);
    for (const parameter of node.type_params) collectTypeParameter(table, parameter);
  }
  const scope = table.enter(node.name.id, "type alias", node, location);
  seeClassScope(table, scope, isInClass, locationOf(node.value));
  collectExpression(table, node.value);
  table.exit();
  if (isGeneric) table.exit();
}

function enterTypeParameters(
  table: SymbolTable,
  name: string,
  parameters: readonly TypeParam[],
  location: Location,
): void {
  const isInClass = table.current.kind === "class";
  const scope = table.enter(name, "type parameters", parameters, location);
  seeClassScope(table, scope, isInClass, location);
}

/** Lets a block that is evaluated lazily inside a class read the class's own names. */
function seeClassScope(table: SymbolTable, scope: Scope, isInClass: boolean, location: Location): void {
  if (!isInClass) return;
  scope.canSeeClassScope = true;
  table.define("__classdict__", Def.USE, location);
}

function collectTypeParameter(table: SymbolTable, parameter: TypeParam): void {
  table.define(parameter.name, Def.TYPE_PARAM | Def.LOCAL, locationOf(parameter));
  if (parameter.name === "__classdict__") {
    throw table.diagnostics.error(
      locationOf(parameter),
      `reserved name '${parameter.name}' cannot be used for type parameter`,
    );
  }
  if (parameter.kind === "TypeVar" && parameter.bound !== null) {
    const what = parameter.bound.kind === "Tuple" ? "a TypeVar constraint" : "a TypeVar bound";
    const scope = collectTypeParameterPart(table, parameter, parameter.bound, what);
    table.register(parameter, scope);
  }
  if (parameter.default_value !== null) {
    const scope = collectTypeParameterPart(table, parameter, parameter.default_value, `a ${parameter.kind} default`);
    table.registerDefault(parameter, scope);
  }
}

function collectTypeParameterPart(table: SymbolTable, parameter: TypeParam, value: Expr, what: string): Scope {
  const isInClass = table.current.canSeeClassScope;
  const scope = table.create(parameter.name, "type variable", locationOf(value));
  table.open(scope);
  seeClassScope(table, scope, isInClass, scope.location);
  scope.whereabouts = what;
  collectExpression(table, value);
  table.exit();
  return scope;
}

function collectFunctionAnnotations(
  table: SymbolTable,
  node: FunctionDef | AsyncFunctionDef,
  location: Location,
): void {
  const isInClass = table.current.canSeeClassScope || table.current.kind === "class";
  const scope = table.create("__annotate__", "annotation", location);
  table.registerAnnotations(node, scope);
  table.open(scope);
  seeClassScope(table, scope, isInClass, location);
  for (const argument of annotatedArguments(node.args)) {
    if (argument.annotation === null) continue;
    scope.annotationsUsed = true;
    collectExpression(table, argument.annotation);
  }
  if (node.returns !== null) {
    scope.annotationsUsed = true;
    collectExpression(table, node.returns);
  }
  table.exit();
}

function annotatedArguments(node: Arguments): readonly Arg[] {
  return [...node.posonlyargs, ...node.args, node.vararg, node.kwarg, ...node.kwonlyargs].filter(
    (argument) => argument !== null,
  );
}

function collectAnnotatedAssignment(table: SymbolTable, node: AnnAssign): void {
  const { target, simple } = node;
  table.current.annotationsUsed = true;
  if (target.kind === "Name") {
    const symbol = table.lookup(target.id);
    if ((symbol & (Def.GLOBAL | Def.NONLOCAL)) !== 0 && table.current !== table.top && simple === 1) {
      const word = (symbol & Def.GLOBAL) !== 0 ? "global" : "nonlocal";
      throw table.diagnostics.error(locationOf(node), `annotated name '${target.id}' can't be ${word}`);
    }
    if (simple === 1) table.define(target.id, Def.ANNOTATION | Def.LOCAL, locationOf(target));
    else if (node.value !== null) table.define(target.id, Def.LOCAL, locationOf(target));
  } else {
    collectExpression(table, target);
  }
  collectAnnotation(table, node.annotation);
  collectExpression(table, node.value);
}

/** All annotations of a class or module share one block; those of local variables are never evaluated. */
function collectAnnotation(table: SymbolTable, annotation: Expr): void {
  const outer = table.current;
  const location = locationOf(annotation);
  const isUnevaluated = outer.kind === "function";
  // Those of a module always count as conditional, because a module may be looked at before all of it has run.
  const isConditional = outer.kind === "module" || (outer.kind === "class" && outer.isInConditionalBlock);
  if (isConditional && !outer.hasConditionalAnnotations) {
    outer.hasConditionalAnnotations = true;
    table.define("__conditional_annotations__", Def.USE, location);
  }
  if (outer.annotationBlock === null) {
    const scope = table.create("__annotate__", "annotation", location);
    table.open(scope);
    outer.annotationBlock = scope;
    seeClassScope(table, scope, outer.kind === "class" && !table.future.annotations, location);
  } else {
    table.open(outer.annotationBlock);
  }
  const scope = table.current;
  if (isUnevaluated) scope.isInUnevaluatedAnnotation = true;
  collectExpression(table, annotation);
  if (isUnevaluated) scope.isInUnevaluatedAnnotation = false;
  table.exit();
}

function collectDirective(table: SymbolTable, node: Global | Nonlocal): void {
  const word = node.kind === "Global" ? "global" : "nonlocal";
  const location = locationOf(node);
  for (const name of node.names) {
    countWork();
    const symbol = table.lookup(name);
    const refuse = (message: string) => {
      throw table.diagnostics.error(location, message);
    };
    if ((symbol & Def.PARAM) !== 0) refuse(`name '${name}' is parameter and ${word}`);
    if ((symbol & Def.USE) !== 0) refuse(`name '${name}' is used prior to ${word} declaration`);
    if ((symbol & Def.ANNOTATION) !== 0) refuse(`annotated name '${name}' can't be ${word}`);
    if ((symbol & Def.LOCAL) !== 0) refuse(`name '${name}' is assigned to before ${word} declaration`);
    table.define(name, node.kind === "Global" ? Def.GLOBAL : Def.NONLOCAL, location);
    table.recordDirective(name, location);
  }
}

function collectAliases(table: SymbolTable, aliases: readonly Alias[]): void {
  for (const alias of aliases) {
    const name = alias.asname ?? alias.name;
    if (name !== "*") table.define(name.split(".")[0], Def.IMPORT, locationOf(alias));
    else if (table.current.kind !== "module") {
      throw table.diagnostics.error(locationOf(alias), "import * only allowed at module level");
    }
  }
}
