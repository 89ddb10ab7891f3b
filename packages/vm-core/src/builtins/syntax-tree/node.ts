/** The classes of the ast module, made when first asked for, and their instances. */

import type { PyDict } from "../../objects/dict.js";
import { PyDict as Dict } from "../../objects/dict.js";
import { deprecationWarningType } from "../../objects/exception.js";
import { newGenericAlias } from "../../objects/generic-alias.js";
import { intType } from "../../objects/int-instance.js";
import { listType, PyList } from "../../objects/list.js";
import { type Keywords, PyObject, type Value } from "../../objects/object.js";
import { strType } from "../../objects/str-instance.js";
import { emptyTuple, PyTuple } from "../../objects/tuple.js";
import { defineType, objectType, PyType, typeType } from "../../objects/type.js";
import { findAttribute, getAttribute, instanceDict, setAttribute } from "../../runtime/attributes.js";
import { call } from "../../runtime/calls.js";
import { typeError } from "../../runtime/errors.js";
import { toArray } from "../../runtime/iteration.js";
import { constant, constructor, defineMethods, getter, method } from "../../runtime/native-definitions.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";
import { textOf } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import { reprEnter, reprLeave } from "../../runtime/thread.js";
import { warn } from "../../runtime/warnings.js";
import { unionOfAll } from "../generic-alias.js";
import { type Field, grammar, type Production, type Sum } from "./grammar.js";

export class SyntaxNode extends PyObject {
  override cls: PyType;
  attributes: PyDict | undefined = undefined;

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }

  /** The attribute of the node itself. */
  set(name: string, value: Value): void {
    instanceDict(this)?.set(name, value);
  }
}

export interface NodeClass {
  readonly type: PyType;
  readonly production: Production;
  readonly sum: Sum;
  /** For a production without fields, such as Load, the one node that the parser uses. */
  readonly singleton: SyntaxNode | null;
}

export const syntaxNodeType: PyType = defineType("AST", { module: "ast", instancesHaveDict: true });

const LOCATION = ["lineno", "col_offset", "end_lineno", "end_col_offset"];
const OPTIONAL_LOCATION = ["end_lineno", "end_col_offset"];

interface NodeClasses {
  /** By the name of the production. */
  readonly nodes: ReadonlyMap<string, NodeClass>;
  /** All classes by name: those of sums, too. */
  readonly types: ReadonlyMap<string, PyType>;
}

/** Programs can change these classes, so every interpreter has its own. */
export const nodeClasses: () => NodeClasses = perInterpreter(makeClasses);

function makeClasses(): NodeClasses {
  const types = new Map<string, PyType>();
  const nodes = new Map<string, NodeClass>();
  for (const sum of grammar()) {
    const { name } = sum;
    if (!sum.isProduct) types.set(name, makeType(name, syntaxNodeType, sumText(sum), [], sum.hasLocation));
    for (const production of sum.productions) {
      const base = sum.isProduct ? syntaxNodeType : (types.get(name) ?? syntaxNodeType);
      const fields = production.fields.map((field) => field.name);
      const type = makeType(production.name, base, production.text, fields, sum.hasLocation);
      for (const field of production.fields) if (field.quantifier === "?") type.namespace.set(field.name, null);
      types.set(production.name, type);
      const isSimple = !sum.isProduct && sum.productions.every((each) => each.fields.length === 0);
      nodes.set(production.name, { type, production, sum, singleton: isSimple ? new SyntaxNode(type) : null });
    }
  }
  for (const { type, production } of nodes.values()) {
    const fieldTypes = new Dict();
    for (const field of production.fields) fieldTypes.set(field.name, typeOfField(field, types));
    type.namespace.set("_field_types", fieldTypes);
    type.namespace.set("__annotations__", fieldTypes);
    type.forget();
  }
  return { nodes, types };
}

function makeType(name: string, base: PyType, doc: string, fields: readonly string[], hasLocation: boolean): PyType {
  const type = new PyType({
    metaclass: typeType,
    name,
    bases: [base],
    base,
    namespace: new Map<string, Value>([["__module__", "ast"]]),
    isHeapType: true,
    layoutOwner: base.layoutOwner,
  });
  type.mro = [type, ...base.mro];
  type.instancesHaveDict = true;
  const names = new PyTuple([...fields]);
  defineMethods(type, () => [
    constant("__doc__", doc),
    constant("_fields", names),
    constant("__match_args__", names),
    ...(base === syntaxNodeType
      ? [
          constant("_attributes", hasLocation ? new PyTuple([...LOCATION]) : emptyTuple),
          ...(hasLocation ? OPTIONAL_LOCATION.map((each) => constant(each, null)) : []),
        ]
      : []),
  ]);
  return type;
}

function sumText({ name, productions }: Sum): string {
  const isSimple = productions.every(({ fields }) => fields.length === 0);
  const separator = isSimple ? " | " : `\n${" ".repeat(name.length + 1)}| `;
  return `${name} = ${productions.map((each) => each.text).join(separator)}`;
}

const builtinTypes: ReadonlyMap<string, PyType> = new Map([
  ["identifier", strType],
  ["string", strType],
  ["int", intType],
  ["constant", objectType],
]);

function typeOfField({ type, quantifier }: Field, types: ReadonlyMap<string, PyType>): Value {
  const item = builtinTypes.get(type) ?? types.get(type) ?? objectType;
  if (quantifier === "?") return unionOfAll([item, null]);
  return quantifier === "" ? item : newGenericAlias(listType, item);
}

function namesOf(cls: Value, attribute: string): string[] {
  const names = findAttribute(cls, attribute);
  return names === undefined || names === null ? [] : toArray(names).map((name) => textOf(name) ?? "");
}

const DEPRECATION = "Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.";

function initialize(self: SyntaxNode, args: readonly Value[], keywords: Keywords): null {
  const { cls } = self;
  const fields = namesOf(cls, "_fields");
  if (args.length > fields.length) {
    throw typeError(
      `${cls.name} constructor takes at most ${fields.length} positional argument${fields.length === 1 ? "" : "s"}`,
    );
  }
  const given = new Set<string>();
  args.forEach((value, index) => {
    setAttribute(self, fields[index], value);
    given.add(fields[index]);
  });
  for (const [name, value] of keywords ?? []) {
    if (fields.includes(name)) {
      if (given.has(name)) throw typeError(`${cls.name} got multiple values for argument '${name}'`);
      given.add(name);
    } else if (!namesOf(cls, "_attributes").includes(name)) {
      warn(
        `${className(cls)}.__init__ got an unexpected keyword argument '${name}'. ${DEPRECATION}`,
        deprecationWarningType,
      );
    }
    setAttribute(self, name, value);
  }
  const types = findAttribute(cls, "_field_types");
  if (types instanceof Dict) for (const name of fields) if (!given.has(name)) setDefault(self, name, types.get(name));
  return null;
}

/** A field that was not given: None, an empty list or Load; other fields are missed. */
function setDefault(self: SyntaxNode, name: string, type: Value | undefined): void {
  if (type === undefined) {
    const where = `Field '${name}' is missing from ${className(self.cls)}._field_types. This will become an error in Python 3.15.`;
    warn(where, deprecationWarningType);
    return;
  }
  const kind = findAttribute(type, "__origin__");
  if (kind === listType) setAttribute(self, name, new PyList([]));
  else if (type === nodeClasses().types.get("expr_context")) {
    setAttribute(self, name, nodeClasses().nodes.get("Load")?.singleton ?? null);
  } else if (kind === undefined) {
    const missed = `missing 1 required positional argument: '${name}'. This will become an error in Python 3.15.`;
    warn(`${className(self.cls)}.__init__ ${missed}`, deprecationWarningType);
  }
}

/** CPython's name of the base class has the module in it. */
function className(cls: PyType): string {
  return cls === syntaxNodeType ? "ast.AST" : cls.name;
}

const MAXIMUM_DEPTH = 3;

function represent(node: Value, depth: number): string {
  if (!(node instanceof SyntaxNode)) return repr(node);
  const name = className(node.cls);
  if (depth <= 0 || !reprEnter(node)) return `${name}(...)`;
  try {
    const parts = namesOf(node.cls, "_fields").map((field) => {
      const value = getAttribute(node, field);
      return `${field}=${representField(value, depth)}`;
    });
    return `${name}(${parts.join(", ")})`;
  } finally {
    reprLeave(node);
  }
}

/** Of a list the first and the last item are shown. */
function representField(value: Value, depth: number): string {
  const isList = value instanceof PyList;
  if (!isList && !(value instanceof PyTuple)) return represent(value, depth - 1);
  const { items } = value;
  const shown = items.length > 2 ? [items[0], items[items.length - 1]] : items;
  const parts = shown.map((item) => represent(item, depth - 1));
  const inner = parts.join(items.length > 2 ? ", ..., " : ", ");
  return isList ? `[${inner}]` : `(${inner})`;
}

function replace(self: SyntaxNode, args: readonly Value[], changes: Keywords): Value {
  if (args.length > 0) throw typeError("__replace__() takes no positional arguments");
  const fields = namesOf(self.cls, "_fields");
  const names = [...fields, ...namesOf(self.cls, "_attributes")];
  for (const name of changes?.keys() ?? []) {
    if (!names.includes(name))
      throw typeError(`${self.cls.name}.__replace__ got an unexpected keyword argument '${name}'.`);
  }
  const values = new Map(changes ?? []);
  const own = instanceDict(self);
  const missing: string[] = [];
  for (const name of names) {
    if (values.has(name)) continue;
    const value = own?.get(name);
    if (value !== undefined) values.set(name, value);
    else if (fields.includes(name) && findAttribute(self.cls, name) === undefined) missing.push(`'${name}'`);
  }
  if (missing.length > 0) {
    const plural = missing.length === 1 ? "" : "s";
    throw typeError(
      `${self.cls.name}.__replace__ missing ${missing.length} keyword argument${plural}: ${missing.join(", ")}.`,
    );
  }
  return call(self.cls, [], values);
}

function reduce(self: SyntaxNode): Value {
  const own = instanceDict(self) ?? new Dict();
  // Nodes are made with None for every field, which needs no warning, and then get their state.
  const count = namesOf(self.cls, "_fields").filter((name) => own.has(name)).length;
  return new PyTuple([self.cls, new PyTuple(new Array<Value>(count).fill(null)), own]);
}

defineMethods(syntaxNodeType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new SyntaxNode(cls)),
  method("__init__(*args, **kwargs)", initialize),
  method("__repr__()", (self: SyntaxNode) => represent(self, MAXIMUM_DEPTH)),
  method("__reduce__()", reduce),
  method(
    "__replace__(*args, **changes)",
    replace,
    "Return a copy of the AST node with new values for the specified fields.",
  ),
  getter("__dict__", (self: SyntaxNode) => instanceDict(self)),
  constant("_fields", emptyTuple),
  constant("_attributes", emptyTuple),
  constant("__match_args__", emptyTuple),
]);
