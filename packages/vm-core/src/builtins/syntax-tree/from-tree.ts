/** From the parser's tree to nodes of the ast module. */

import { PyBytes } from "../../objects/bytes.js";
import { PyComplex } from "../../objects/complex.js";
import { PyFloat } from "../../objects/float.js";
import { PyList } from "../../objects/list.js";
import { Ellipsis } from "../../objects/none.js";
import type { Value } from "../../objects/object.js";
import { frozenSetType, PySet } from "../../objects/set.js";
import { PyTuple } from "../../objects/tuple.js";
import { InternalError } from "../../runtime/errors.js";
import type { ConstantValue, FunctionType, Mod, Node } from "../../syntax/ast.js";
import type { Field } from "./grammar.js";
import { nodeClasses, SyntaxNode } from "./node.js";

export function nodesFromTree(tree: Mod | FunctionType): Value {
  return nodeOf(tree);
}

/** A node's fields by name: the tree's are those of the grammar. */
type Fields = Readonly<Record<string, unknown>>;

function nodeOf(node: Node | FunctionType): SyntaxNode {
  const known = nodeClasses().nodes.get(node.kind);
  if (known === undefined) throw new InternalError(`no node class ${node.kind}`);
  const result = new SyntaxNode(known.type);
  const fields = node as unknown as Fields;
  for (const field of known.production.fields) result.set(field.name, fieldValue(fields, field));
  if ("line" in node) {
    result.set("lineno", node.line);
    result.set("col_offset", node.column);
    result.set("end_lineno", node.endLine);
    result.set("end_col_offset", node.endColumn);
  }
  return result;
}

function fieldValue(fields: Fields, field: Field): Value {
  // The tree uses `kind` for the class of a node, and keeps the text of interpolations as it is.
  if (field.name === "kind") return fields.prefix as string | null;
  if (field.type === "constant" && field.name === "value") return constantValue(fields.value as ConstantValue);
  const value = fields[field.name];
  if (Array.isArray(value)) return new PyList(value.map((item: unknown) => itemValue(item, field)));
  if (value === undefined) return field.quantifier === "*" ? new PyList([]) : null;
  return itemValue(value, field);
}

/** Operators and contexts are names in the tree. */
function itemValue(value: unknown, field: Field): Value {
  if (typeof value === "string") {
    const isText = ["identifier", "string", "constant"].includes(field.type);
    return isText ? value : (nodeClasses().nodes.get(value)?.singleton ?? value);
  }
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  return nodeOf(value as Node);
}

function constantValue(value: ConstantValue): Value {
  if (value === null || typeof value !== "object") return value;
  switch (value.kind) {
    case "int":
      return value.value;
    case "float":
      return new PyFloat(value.value);
    case "complex":
      return new PyComplex(value.real ?? 0, value.imag);
    case "bytes":
      return new PyBytes(value.value);
    case "ellipsis":
      return Ellipsis;
    case "tuple":
      return new PyTuple(value.items.map(constantValue));
    case "frozenset": {
      const set = new PySet(frozenSetType);
      for (const item of value.items) set.add(constantValue(item));
      return set;
    }
  }
}
