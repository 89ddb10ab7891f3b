/**
 * A syntax tree as CPython's compiler has it after its first pass, which programs see with ast.PyCF_OPTIMIZED_AST:
 * `__debug__` and the numbers in patterns are constants, `%` formatting of a tuple is an f-string, docstrings are gone.
 */

import type { CodeConstant } from "../bytecode/code.js";
import type { ConstantValue, Expr, Mod, Node, Stmt } from "../syntax/ast.js";
import { literalOf } from "./compile-patterns.js";
import { percentFormat } from "./compile-strings.js";
import { docstringOf } from "./docstring.js";
import { locationOf } from "./location.js";

const PASS_LENGTH = "pass".length;

/** `optimize` is compile()'s: 1 makes `__debug__` false, 2 takes docstrings away, too. */
export function optimizedTree(tree: Mod, optimize: number): Mod {
  return rewritten(tree, optimize);
}

/** Fields become others of their own kind, which TypeScript cannot follow. */
function rewritten<Field>(field: Field, optimize: number): Field;
function rewritten(field: unknown, optimize: number): unknown {
  if (Array.isArray(field)) return field.map((item) => rewritten(item, optimize));
  if (typeof field !== "object" || field === null) return field;
  if ("kind" in field && field.kind === "Constant") return field;
  const fields = Object.entries(field).map(([name, value]): [string, unknown] => [name, rewritten(value, optimize)]);
  const copy: unknown = Object.fromEntries(fields);
  return "kind" in field ? simplified(copy as Node, optimize) : copy;
}

/** A node whose fields are rewritten already. */
function simplified(node: Node, optimize: number): Node {
  switch (node.kind) {
    case "Name": {
      if (node.id !== "__debug__" || node.ctx !== "Load") return node;
      return { kind: "Constant", value: optimize === 0, prefix: null, ...locationOf(node) };
    }
    case "BinOp":
      return percentFormat(node) ?? node;
    case "MatchValue":
      return { ...node, value: numberOf(node.value) };
    case "MatchMapping":
      return { ...node, keys: node.keys.map(numberOf) };
    case "Module":
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "ClassDef":
      return optimize < 2 ? node : { ...node, body: withoutDocstring(node.body) };
    default:
      return node;
  }
}

/** A negative or complex number of a pattern as one constant. */
function numberOf(value: Expr): Expr {
  const literal = value.kind === "Constant" ? undefined : literalOf(value);
  const constant = literal === undefined ? undefined : treeConstant(literal);
  return constant === undefined ? value : { kind: "Constant", value: constant, prefix: null, ...locationOf(value) };
}

function treeConstant(number: CodeConstant): ConstantValue | undefined {
  if (typeof number === "number" || typeof number === "bigint") return { kind: "int", value: number };
  if (number === null || typeof number !== "object") return undefined;
  return number.kind === "float" || number.kind === "complex" ? number : undefined;
}

/** A string that has become the first is no docstring: it is an f-string, which CPython marks it with, too. */
function withoutDocstring(body: readonly Stmt[]): readonly Stmt[] {
  const docstring = docstringOf(body);
  if (docstring === null) return body;
  const [, ...rest] = body;
  const { line, column } = body[0];
  if (rest.length === 0) return [{ kind: "Pass", line, column, endLine: line, endColumn: column + PASS_LENGTH }];
  const next = docstringOf(rest);
  if (next === null) return rest;
  const location = locationOf(rest[0]);
  return [{ kind: "Expr", value: { kind: "JoinedStr", values: [next], ...location }, ...location }, ...rest.slice(1)];
}
