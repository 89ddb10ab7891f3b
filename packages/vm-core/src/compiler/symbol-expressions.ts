/** Collects the names that expressions, patterns and comprehensions use and bind. */

import { countWork } from "../source/safe-points.js";
import type {
  Arguments,
  Await,
  Comprehension,
  DictComp,
  Expr,
  GeneratorExp,
  Keyword,
  Lambda,
  ListComp,
  Name,
  NamedExpr,
  Pattern,
  SetComp,
  Yield,
  YieldFrom,
} from "../syntax/ast.js";
import { locationOf } from "./location.js";
import { type ComprehensionKind, Def } from "./scopes.js";
import type { SymbolTable } from "./symbol-table.js";

type AnyComprehension = ListComp | SetComp | DictComp | GeneratorExp;

export function collectExpressions(table: SymbolTable, expressions: readonly (Expr | null)[]): void {
  for (const expression of expressions) collectExpression(table, expression);
}

export function collectExpression(table: SymbolTable, expression: Expr | null): void {
  countWork();
  if (expression === null) return;
  table.diagnostics.enter();
  collectNode(table, expression);
  table.diagnostics.leave();
}

function collectNode(table: SymbolTable, node: Expr): void {
  switch (node.kind) {
    case "NamedExpr":
      refuseInAnnotation(table, "named expression", node);
      return collectNamedExpression(table, node);
    case "BoolOp":
      return collectExpressions(table, node.values);
    case "BinOp":
      return collectBinary(table, node);
    case "UnaryOp":
      return collectExpression(table, node.operand);
    case "Lambda":
      return collectLambda(table, node);
    case "IfExp":
      return collectExpressions(table, [node.test, node.body, node.orelse]);
    case "Dict":
      collectExpressions(table, node.keys);
      return collectExpressions(table, node.values);
    case "Set":
    case "List":
    case "Tuple":
      return collectExpressions(table, node.elts);
    case "GeneratorExp":
    case "ListComp":
    case "SetComp":
      return collectComprehension(table, node, node.elt, null);
    case "DictComp":
      return collectComprehension(table, node, node.key, node.value);
    case "Yield":
    case "YieldFrom":
      return collectYield(table, node);
    case "Await":
      return collectAwait(table, node);
    case "Compare":
      collectExpression(table, node.left);
      return collectExpressions(table, node.comparators);
    case "Call":
      collectCallee(table, node.func);
      collectExpressions(table, node.args);
      return collectKeywords(table, node.keywords);
    case "FormattedValue":
    case "Interpolation":
      collectExpression(table, node.value);
      return collectExpression(table, node.format_spec);
    case "JoinedStr":
    case "TemplateStr":
      return collectExpressions(table, node.values);
    case "Constant":
      return;
    case "Attribute":
      table.checkName(node.attr, locationOf(node), node.ctx);
      return collectExpression(table, node.value);
    case "Subscript":
      collectExpression(table, node.value);
      return collectExpression(table, node.slice);
    case "Starred":
      return collectExpression(table, node.value);
    case "Slice":
      return collectExpressions(table, [node.lower, node.upper, node.step]);
    case "Name":
      return collectName(table, node);
  }
}

/** A long chain of operators is a deep tree on its left side only; it is walked without recursion. */
function collectBinary(table: SymbolTable, node: Expr): void {
  const rights: Expr[] = [];
  let left = node;
  while (left.kind === "BinOp") {
    rights.push(left.right);
    left = left.left;
  }
  collectExpression(table, left);
  for (let index = rights.length - 1; index >= 0; index--) collectExpression(table, rights[index]);
}

/** A chain of method calls is one level of recursion a call. */
function collectCallee(table: SymbolTable, node: Expr): void {
  if (node.kind !== "Attribute") return collectExpression(table, node);
  table.checkName(node.attr, locationOf(node), node.ctx);
  collectExpression(table, node.value);
}

export function collectKeywords(table: SymbolTable, keywords: readonly Keyword[]): void {
  for (const keyword of keywords) {
    if (keyword.arg !== null) table.checkName(keyword.arg, locationOf(keyword), "Store");
  }
  for (const keyword of keywords) collectExpression(table, keyword.value);
}

function collectName(table: SymbolTable, node: Name): void {
  if (table.current.isInUnevaluatedAnnotation) return;
  // A load of __debug__ is a constant and no name.
  if (node.ctx === "Load" && node.id === "__debug__") return;
  const location = locationOf(node);
  table.define(node.id, node.ctx === "Load" ? Def.USE : Def.LOCAL, location, node.ctx);
  // super() without arguments reads __class__.
  if (node.ctx === "Load" && node.id === "super" && table.current.isFunctionLike) {
    table.define("__class__", Def.USE, location);
  }
}

function collectLambda(table: SymbolTable, node: Lambda): void {
  collectExpressions(table, node.args.defaults);
  collectExpressions(table, node.args.kw_defaults);
  table.enter("lambda", "function", node, locationOf(node));
  collectParameters(table, node.args);
  collectExpression(table, node.body);
  table.exit();
}

export function collectParameters(table: SymbolTable, node: Arguments): void {
  for (const argument of [...node.posonlyargs, ...node.args, ...node.kwonlyargs]) {
    table.define(argument.arg, Def.PARAM, locationOf(argument));
  }
  if (node.vararg !== null) {
    table.define(node.vararg.arg, Def.PARAM, locationOf(node.vararg));
    table.current.hasVarargs = true;
  }
  if (node.kwarg !== null) {
    table.define(node.kwarg.arg, Def.PARAM, locationOf(node.kwarg));
    table.current.hasVarkeywords = true;
  }
}

function collectYield(table: SymbolTable, node: Yield | YieldFrom): void {
  refuseInAnnotation(table, "yield expression", node);
  collectExpression(table, node.value);
  table.current.isGenerator = true;
  const kind = table.current.comprehension;
  if (kind === null) return;
  const what = kind === "generator" ? "generator expression" : `${kind} comprehension`;
  throw table.diagnostics.error(locationOf(node), `'yield' inside ${what}`);
}

function collectAwait(table: SymbolTable, node: Await): void {
  refuseInAnnotation(table, "await expression", node);
  const scope = table.current;
  if (!table.allowsTopLevelAwait()) {
    if (!scope.isFunctionLike) throw table.diagnostics.error(locationOf(node), "'await' outside function");
    if (!table.isInAsyncFunction() && scope.comprehension === null) {
      throw table.diagnostics.error(locationOf(node), "'await' outside async function");
    }
  }
  collectExpression(table, node.value);
  scope.isCoroutine = true;
}

function refuseInAnnotation(table: SymbolTable, what: string, node: Expr): void {
  const places: { readonly [kind: string]: string } = {
    annotation: "an annotation",
    "type variable": table.current.whereabouts,
    "type alias": "a type alias",
    "type parameters": "the definition of a generic",
  };
  const place = places[table.current.kind];
  if (place !== undefined) throw table.diagnostics.error(locationOf(node), `${what} cannot be used within ${place}`);
}

function collectNamedExpression(table: SymbolTable, node: NamedExpr): void {
  if (table.current.iterableDepth > 0) {
    throw table.diagnostics.error(
      locationOf(node),
      "assignment expression cannot be used in a comprehension iterable expression",
    );
  }
  if (table.current.comprehension !== null) bindOutsideComprehension(table, node.target);
  collectExpression(table, node.value);
  collectExpression(table, node.target);
}

/** The target of `:=` in a comprehension belongs to the nearest block that is none. */
function bindOutsideComprehension(table: SymbolTable, target: Name): void {
  const location = locationOf(target);
  for (let index = table.stack.length - 1; index >= 0; index--) {
    const scope = table.stack[index];
    if (scope.comprehension !== null) {
      const symbol = table.lookup(target.id, scope);
      if ((symbol & Def.COMPREHENSION_TARGET) !== 0 && (symbol & Def.LOCAL) !== 0) {
        throw table.diagnostics.error(
          location,
          `assignment expression cannot rebind comprehension iteration variable '${target.id}'`,
        );
      }
      continue;
    }
    switch (scope.kind) {
      case "function": {
        const isGlobal = (table.lookup(target.id, scope) & Def.GLOBAL) !== 0;
        table.define(target.id, isGlobal ? Def.GLOBAL : Def.NONLOCAL, location);
        table.recordDirective(target.id, location);
        return table.defineIn(scope, target.id, Def.LOCAL, location);
      }
      case "module":
        table.define(target.id, Def.GLOBAL, location);
        table.recordDirective(target.id, location);
        return table.defineIn(scope, target.id, Def.GLOBAL, location);
      case "class":
      case "type parameters":
      case "type alias":
      case "type variable":
        throw table.diagnostics.error(
          location,
          `assignment expression within a comprehension cannot be used ${forbiddenPlaces[scope.kind]}`,
        );
      case "annotation":
        continue;
    }
  }
}

const forbiddenPlaces = {
  class: "in a class body",
  "type parameters": "within the definition of a generic",
  "type alias": "in a type alias",
  "type variable": "in a TypeVar bound",
} as const;

const comprehensions = {
  ListComp: { name: "listcomp", kind: "list" },
  SetComp: { name: "setcomp", kind: "set" },
  DictComp: { name: "dictcomp", kind: "dict" },
  GeneratorExp: { name: "genexpr", kind: "generator" },
} as const satisfies { [kind: string]: { name: string; kind: ComprehensionKind } };

function collectComprehension(table: SymbolTable, node: AnyComprehension, element: Expr, value: Expr | null): void {
  const { name, kind } = comprehensions[node.kind];
  const [outermost, ...rest] = node.generators;
  // The outermost iterable is evaluated in the surrounding block.
  table.current.iterableDepth++;
  collectExpression(table, outermost.iter);
  table.current.iterableDepth--;

  const scope = table.enter(name, "function", node, locationOf(node));
  scope.comprehension = kind;
  if (outermost.is_async === 1) scope.isCoroutine = true;
  table.define(".0", Def.PARAM, scope.location);
  collectTarget(table, outermost.target);
  collectExpressions(table, outermost.ifs);
  for (const generator of rest) collectGenerator(table, generator);
  collectExpression(table, value);
  collectExpression(table, element);
  scope.isGenerator = kind === "generator";
  const isAsync = scope.isCoroutine && !scope.isGenerator;
  table.exit();
  if (!isAsync) return;
  if (!table.isInAsyncFunction() && table.current.comprehension === null && !table.allowsTopLevelAwait()) {
    throw table.diagnostics.error(locationOf(node), "asynchronous comprehension outside of an asynchronous function");
  }
  table.current.isCoroutine = true;
}

function collectTarget(table: SymbolTable, target: Expr): void {
  table.current.isInComprehensionTarget = true;
  collectExpression(table, target);
  table.current.isInComprehensionTarget = false;
}

function collectGenerator(table: SymbolTable, generator: Comprehension): void {
  collectTarget(table, generator.target);
  table.current.iterableDepth++;
  collectExpression(table, generator.iter);
  table.current.iterableDepth--;
  collectExpressions(table, generator.ifs);
  if (generator.is_async === 1) table.current.isCoroutine = true;
}

export function collectPattern(table: SymbolTable, pattern: Pattern): void {
  table.diagnostics.enter();
  const bind = (name: string | null) => {
    if (name !== null) table.define(name, Def.LOCAL, locationOf(pattern));
  };
  switch (pattern.kind) {
    case "MatchValue":
      collectExpression(table, pattern.value);
      break;
    case "MatchSingleton":
      break;
    case "MatchSequence":
    case "MatchOr":
      for (const part of pattern.patterns) collectPattern(table, part);
      break;
    case "MatchStar":
      bind(pattern.name);
      break;
    case "MatchMapping":
      collectExpressions(table, pattern.keys);
      for (const part of pattern.patterns) collectPattern(table, part);
      bind(pattern.rest);
      break;
    case "MatchClass":
      collectExpression(table, pattern.cls);
      for (const part of pattern.patterns) collectPattern(table, part);
      pattern.kwd_attrs.forEach((name, index) => {
        table.checkName(name, locationOf(pattern.kwd_patterns[index]), "Store");
      });
      for (const part of pattern.kwd_patterns) collectPattern(table, part);
      break;
    case "MatchAs":
      if (pattern.pattern !== null) collectPattern(table, pattern.pattern);
      bind(pattern.name);
      break;
  }
  table.diagnostics.leave();
}
