/** Checks trees that a program has made, as CPython's Python/ast.c does: what passes can be compiled. */

import { typeError, valueError } from "../../runtime/errors.js";
import { isTree, type Tree } from "./tree.js";
import { checkPattern } from "./validate-patterns.js";
import { checkName, checkNotEmpty, checkPositions, isConstantOf, listOf, partOf } from "./validation.js";

type Context = "Load" | "Store" | "Del";

/** Raises ValueError or TypeError for a module, an expression or an interactive statement that is not well formed. */
export function validateTree(tree: Tree): void {
  if (tree.kind === "Expression") checkExpression(partOf(tree, "body"));
  else if (tree.kind === "FunctionType") {
    checkExpressions(listOf(tree, "argtypes"));
    checkOptional(tree, "returns");
  } else checkStatements(listOf(tree, "body"));
}

function checkStatements(statements: readonly unknown[]): void {
  for (const statement of statements) {
    if (!isTree(statement)) throw valueError("None disallowed in statement list");
    checkPositions(statement);
    checkStatement(statement);
  }
}

function checkBody(owner: Tree): void {
  const body = listOf(owner, "body");
  checkNotEmpty(body, "body", owner.kind);
  checkStatements(body);
}

function checkStatement(node: Tree): void {
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      checkBody(node);
      checkTypeParameters(node);
      checkArguments(partOf(node, "args"));
      checkExpressions(listOf(node, "decorator_list"));
      return checkOptional(node, "returns");
    case "ClassDef":
      checkBody(node);
      checkTypeParameters(node);
      checkExpressions(listOf(node, "bases"));
      checkKeywords(node);
      return checkExpressions(listOf(node, "decorator_list"));
    case "Return":
      return checkOptional(node, "value");
    case "Delete":
      return checkTargets(node, "Del");
    case "Assign":
      checkTargets(node, "Store");
      return checkExpression(partOf(node, "value"));
    case "AugAssign":
      checkExpression(partOf(node, "target"), "Store");
      return checkExpression(partOf(node, "value"));
    case "AnnAssign":
      return checkAnnotatedAssignment(node);
    case "TypeAlias":
      if (partOf(node, "name").kind !== "Name") throw typeError("TypeAlias with non-Name name");
      checkExpression(partOf(node, "name"), "Store");
      checkTypeParameters(node);
      return checkExpression(partOf(node, "value"));
    case "For":
    case "AsyncFor":
      checkExpression(partOf(node, "target"), "Store");
      checkExpression(partOf(node, "iter"));
      checkBody(node);
      return checkStatements(listOf(node, "orelse"));
    case "While":
    case "If":
      checkExpression(partOf(node, "test"));
      checkBody(node);
      return checkStatements(listOf(node, "orelse"));
    case "With":
    case "AsyncWith":
      return checkWith(node);
    case "Match":
      return checkMatch(node);
    case "Raise":
      if (!isTree(node.exc) && isTree(node.cause)) throw valueError("Raise with cause but no exception");
      checkOptional(node, "exc");
      return checkOptional(node, "cause");
    case "Try":
    case "TryStar":
      return checkTry(node);
    case "Assert":
      checkExpression(partOf(node, "test"));
      return checkOptional(node, "msg");
    case "ImportFrom":
      if (Number(node.level) < 0) throw valueError("Negative ImportFrom level");
      return checkNotEmpty(listOf(node, "names"), "names", node.kind);
    case "Import":
    case "Global":
    case "Nonlocal":
      return checkNotEmpty(listOf(node, "names"), "names", node.kind);
    case "Expr":
      return checkExpression(partOf(node, "value"));
  }
}

function checkTargets(node: Tree, context: Context): void {
  const targets = listOf(node, "targets");
  checkNotEmpty(targets, "targets", node.kind);
  checkExpressions(targets, context);
}

function checkAnnotatedAssignment(node: Tree): void {
  const target = partOf(node, "target");
  if (target.kind !== "Name" && Number(node.simple) !== 0) throw typeError("AnnAssign with simple non-Name target");
  checkExpression(target, "Store");
  checkOptional(node, "value");
  checkExpression(partOf(node, "annotation"));
}

function checkWith(node: Tree): void {
  const items = listOf(node, "items");
  checkNotEmpty(items, "items", node.kind);
  for (const item of items) {
    if (!isTree(item)) continue;
    checkExpression(partOf(item, "context_expr"));
    checkOptional(item, "optional_vars", "Store");
  }
  checkBody(node);
}

function checkMatch(node: Tree): void {
  checkExpression(partOf(node, "subject"));
  const cases = listOf(node, "cases");
  checkNotEmpty(cases, "cases", node.kind);
  for (const each of cases) {
    if (!isTree(each)) continue;
    checkPattern(partOf(each, "pattern"), false, checkExpression);
    checkOptional(each, "guard");
    checkBody(each);
  }
}

function checkTry(node: Tree): void {
  checkBody(node);
  const handlers = listOf(node, "handlers");
  const [orElse, finalBody] = [listOf(node, "orelse"), listOf(node, "finalbody")];
  if (handlers.length === 0 && finalBody.length === 0) {
    throw valueError(`${node.kind} has neither except handlers nor finalbody`);
  }
  if (handlers.length === 0 && orElse.length > 0) {
    throw valueError(`${node.kind} has orelse but no except handlers`);
  }
  for (const handler of handlers) {
    if (!isTree(handler)) continue;
    checkPositions(handler);
    checkOptional(handler, "type");
    checkBody(handler);
  }
  checkStatements(finalBody);
  checkStatements(orElse);
}

function checkTypeParameters(node: Tree): void {
  for (const parameter of listOf(node, "type_params")) {
    if (!isTree(parameter)) continue;
    checkPositions(parameter);
    checkName(parameter.name);
    checkOptional(parameter, "bound");
    checkOptional(parameter, "default_value");
  }
}

function checkArguments(node: Tree): void {
  const groups = ["posonlyargs", "args", "kwonlyargs"].map((name) => listOf(node, name));
  for (const argument of [...groups.flat(), node.vararg, node.kwarg]) {
    if (!isTree(argument)) continue;
    checkPositions(argument);
    checkOptional(argument, "annotation");
  }
  const [positionalOnly, positional, keywordOnly] = groups;
  const [defaults, keywordDefaults] = [listOf(node, "defaults"), listOf(node, "kw_defaults")];
  if (defaults.length > positionalOnly.length + positional.length) {
    throw valueError("more positional defaults than args on arguments");
  }
  if (keywordDefaults.length !== keywordOnly.length) {
    throw valueError("length of kwonlyargs is not the same as kw_defaults on arguments");
  }
  checkExpressions(defaults);
  checkExpressions(keywordDefaults, "Load", true);
}

function checkKeywords(node: Tree): void {
  for (const keyword of listOf(node, "keywords")) if (isTree(keyword)) checkExpression(partOf(keyword, "value"));
}

function checkExpressions(expressions: readonly unknown[], context: Context = "Load", mayLack = false): void {
  for (const expression of expressions) {
    if (isTree(expression)) checkExpression(expression, context);
    else if (!mayLack) throw valueError("None disallowed in expression list");
  }
}

function checkOptional(node: Tree, field: string, context: Context = "Load"): void {
  const part = node[field];
  if (isTree(part)) checkExpression(part, context);
}

const withContext: ReadonlySet<string> = new Set(["Attribute", "Subscript", "Starred", "Name", "List", "Tuple"]);

function checkExpression(node: Tree, context: Context = "Load"): void {
  checkPositions(node);
  if (node.kind === "Name") checkName(node.id);
  if (!withContext.has(node.kind)) {
    if (context !== "Load") throw valueError(`expression which can't be assigned to in ${context} context`);
  } else if (node.ctx !== context) {
    throw valueError(`expression must have ${context} context but has ${String(node.ctx)} instead`);
  }
  switch (node.kind) {
    case "BoolOp":
      if (listOf(node, "values").length < 2) throw valueError("BoolOp with less than 2 values");
      return checkExpressions(listOf(node, "values"));
    case "Lambda":
      checkArguments(partOf(node, "args"));
      return checkExpression(partOf(node, "body"));
    case "Dict":
      if (listOf(node, "keys").length !== listOf(node, "values").length) {
        throw valueError("Dict doesn't have the same number of keys as values");
      }
      checkExpressions(listOf(node, "keys"), "Load", true);
      return checkExpressions(listOf(node, "values"));
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      checkComprehensions(listOf(node, "generators"));
      return ["elt", "key", "value"].forEach((field) => checkOptional(node, field));
    case "Compare":
      return checkCompare(node);
    case "Call":
      checkExpression(partOf(node, "func"));
      checkExpressions(listOf(node, "args"));
      return checkKeywords(node);
    case "Constant":
      if (!isConstantOf(node)) throw typeError("got an invalid type in Constant");
      return;
    case "NamedExpr":
      if (partOf(node, "target").kind !== "Name") throw typeError("NamedExpr target must be a Name");
      checkExpression(partOf(node, "target"), "Store");
      return checkExpression(partOf(node, "value"));
    case "Starred":
      return checkExpression(partOf(node, "value"), context);
    case "List":
    case "Tuple":
      return checkExpressions(listOf(node, "elts"), context);
    default:
      return checkParts(node);
  }
}

/** Those whose parts are expressions that are loaded, and nothing else. */
function checkParts(node: Tree): void {
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) checkExpressions(value);
    else if (isTree(value)) checkExpression(value);
  }
}

function checkComprehensions(comprehensions: readonly unknown[]): void {
  if (comprehensions.length === 0) throw valueError("comprehension with no generators");
  for (const each of comprehensions) {
    if (!isTree(each)) continue;
    checkExpression(partOf(each, "target"), "Store");
    checkExpression(partOf(each, "iter"));
    checkExpressions(listOf(each, "ifs"));
  }
}

function checkCompare(node: Tree): void {
  const comparators = listOf(node, "comparators");
  if (comparators.length === 0) throw valueError("Compare with no comparators");
  if (comparators.length !== listOf(node, "ops").length) {
    throw valueError("Compare has a different number of comparators and operands");
  }
  checkExpressions(comparators);
  checkExpression(partOf(node, "left"));
}
