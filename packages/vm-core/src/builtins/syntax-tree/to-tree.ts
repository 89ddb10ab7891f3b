/** From nodes of the ast module to the tree that the compiler takes, checked as CPython checks them. */

import { PyBytes } from "../../objects/bytes.js";
import { PyComplex } from "../../objects/complex.js";
import { PyFloat } from "../../objects/float.js";
import { PyList } from "../../objects/list.js";
import { Ellipsis } from "../../objects/none.js";
import type { Value } from "../../objects/object.js";
import { frozenSetType, PySet } from "../../objects/set.js";
import { PyTuple, tupleType } from "../../objects/tuple.js";
import { findAttribute } from "../../runtime/attributes.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { isInstance } from "../../runtime/instance-checks.js";
import { intOf, textOf, typeName } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import { enterRecursion, leaveRecursion } from "../../runtime/thread.js";
import type { Located, Mod } from "../../syntax/ast.js";
import { type Field, grammar, type Sum } from "./grammar.js";
import { type NodeClass, nodeClasses } from "./node.js";
import type { Tree } from "./tree.js";
import { validateTree } from "./validate.js";

const topLevel: Readonly<Record<string, string>> = {
  exec: "Module",
  single: "Interactive",
  eval: "Expression",
  func_type: "FunctionType",
};

/** The tree of a node for compile() in a mode. Raises TypeError or ValueError for what is no valid tree. */
export function treeFromNodes(node: Value, mode: "exec" | "single" | "eval"): Mod {
  const expected = topLevel[mode];
  const type = nodeClasses().types.get(expected);
  if (type === undefined || !isInstance(node, type)) {
    throw typeError(`expected ${expected} node, got ${typeName(node)}`);
  }
  const tree = treeOf(node, "mod");
  validateTree(tree);
  // Its fields have been made by the grammar that the tree's types are written after.
  return tree as unknown as Mod;
}

function classOf(node: Value, sumName: string): NodeClass {
  for (const known of nodeClasses().nodes.values()) {
    if (known.sum.name === sumName && isInstance(node, known.type)) return known;
  }
  throw typeError(`expected some sort of ${sumName}, but got ${repr(node)}`);
}

function treeOf(node: Value, sumName: string): Tree {
  enterRecursion(" during  ast construction");
  try {
    // CPython looks for the location first, whatever the node is.
    const location = sumNames().located.has(sumName) ? readLocation(node, sumName) : {};
    const { production } = classOf(node, sumName);
    const tree: Tree = { kind: production.name, ...location };
    for (const field of production.fields) {
      const name = field.name === "kind" ? "prefix" : field.name;
      tree[name] = fieldOf(node, field, production.name);
    }
    return tree;
  } finally {
    leaveRecursion();
  }
}

interface SumNames {
  /** Of which no production has fields. */
  readonly simple: ReadonlySet<string>;
  readonly located: ReadonlySet<string>;
}

let names: SumNames | undefined;

function sumNames(): SumNames {
  const namesOf = (isMeant: (sum: Sum) => boolean): Set<string> =>
    new Set(
      grammar()
        .filter(isMeant)
        .map((sum) => sum.name),
    );
  names ??= {
    simple: namesOf((sum) => !sum.isProduct && sum.productions.every((each) => each.fields.length === 0)),
    located: namesOf((sum) => sum.hasLocation),
  };
  return names;
}

function readLocation(node: Value, sumName: string): Located {
  const required = (name: string): number => {
    const value = findAttribute(node, name);
    if (value === undefined) throw typeError(`required field "${name}" missing from ${sumName}`);
    return integer(value);
  };
  const optional = (name: string): number | undefined => {
    const value = findAttribute(node, name);
    return value === undefined || value === null ? undefined : integer(value);
  };
  const line = required("lineno");
  const column = required("col_offset");
  const endLine = optional("end_lineno") ?? line;
  return { line, column, endLine, endColumn: optional("end_col_offset") ?? column };
}

function integer(value: Value): number {
  const number = intOf(value);
  if (number === undefined) throw valueError(`invalid integer value: ${repr(value)}`);
  return Number(number);
}

function fieldOf(node: Value, field: Field, kind: string): unknown {
  const value = findAttribute(node, field.name);
  const { quantifier } = field;
  if (quantifier === "*" || quantifier === "?*") {
    if (value === undefined) return [];
    if (!(value instanceof PyList))
      throw typeError(`${kind} field "${field.name}" must be a list, not a ${typeName(value)}`);
    const mayBeNull = quantifier === "?*" || field.type === "stmt" || field.type === "expr";
    return value.items.map((item) => (item === null && mayBeNull ? null : itemOf(item, field)));
  }
  if (value === undefined || (value === null && field.type !== "constant")) {
    if (quantifier === "?") return field.type === "int" ? 0 : null;
    if (value === null && sumNames().simple.has(field.type)) classOf(value, field.type);
    if (field.type === "expr_context") return "Load";
    if (value === undefined || field.type === "int")
      throw typeError(`required field "${field.name}" missing from ${kind}`);
    throw valueError(`field '${field.name}' is required for ${kind}`);
  }
  return itemOf(value, field);
}

function itemOf(value: Value, { type, name }: Field): unknown {
  switch (type) {
    case "identifier":
    case "string": {
      const text = textOf(value);
      if (text === undefined) throw typeError(`AST ${type} must be of type str`);
      return text;
    }
    case "int":
      return integer(value);
    case "constant":
      return name === "value" ? constantOf(value) : (textOf(value) ?? repr(value));
    default:
      // Operators and contexts are names in the tree.
      return sumNames().simple.has(type) ? classOf(value, type).production.name : treeOf(value, type);
  }
}

function constantOf(value: Value): unknown {
  if (value === null || typeof value === "boolean") return value;
  const text = textOf(value);
  if (text !== undefined) return text;
  const number = intOf(value);
  if (number !== undefined) return { kind: "int", value: number };
  if (value instanceof PyFloat) return { kind: "float", value: value.value };
  if (value instanceof PyComplex) return { kind: "complex", real: value.real, imag: value.imag };
  if (value instanceof PyBytes) return { kind: "bytes", value: value.bytes };
  if (value === Ellipsis) return { kind: "ellipsis" };
  if (value instanceof PyTuple && value.cls === tupleType) {
    return { kind: "tuple", items: value.items.map(constantOf) };
  }
  if (value instanceof PySet && value.cls === frozenSetType) {
    return { kind: "frozenset", items: value.elements().map(constantOf) };
  }
  throw typeError(`got an invalid type in Constant: ${typeName(value)}`);
}
