/** Module objects and cells. */

import { cellType, PyCell } from "../objects/cell.js";
import { PyDict } from "../objects/dict.js";
import { PyList } from "../objects/list.js";
import { moduleType, PyModule } from "../objects/module.js";
import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { findAttribute, genericFind, getAttribute, missingAttribute } from "../runtime/attributes.js";
import { call } from "../runtime/calls.js";
import { type ComparisonOperator, compare } from "../runtime/comparison.js";
import { attributeError, typeError, valueError } from "../runtime/errors.js";
import { toArray } from "../runtime/iteration.js";
import {
  constant,
  constructor,
  type Definition,
  defineMethods,
  getter,
  method,
} from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { addressText, repr, str } from "../runtime/text.js";
import { isTrue } from "../runtime/truth.js";

function initialize(self: PyModule, name: Value, doc?: Value): Value {
  if (textOf(name) === undefined) throw typeError(`module() argument 'name' must be str, not ${typeName(name)}`);
  const { attributes } = self;
  attributes.set("__name__", name);
  attributes.set("__doc__", doc ?? null);
  for (const each of ["__package__", "__loader__", "__spec__"]) if (!attributes.has(each)) attributes.set(each, null);
  return null;
}

/** As importlib shows a module: by its spec, else by its file or its loader. */
function represent(self: PyModule): string {
  const spec = findAttribute(self, "__spec__") ?? null;
  if (spec !== null && isTrue(spec)) return representSpec(spec);
  const name = findAttribute(self, "__name__");
  const file = findAttribute(self, "__file__");
  const loader = findAttribute(self, "__loader__") ?? null;
  const title = name === undefined ? "'?'" : repr(name);
  if (file !== undefined && file !== null) return `<module ${title} from ${repr(file)}>`;
  if (loader !== null) return `<module ${title} (${repr(loader)})>`;
  return self.attributes.get("__package__") === "" ? `<module ${title} (built-in)>` : `<module ${title}>`;
}

function representSpec(spec: Value): string {
  const name = repr(findAttribute(spec, "name") ?? "?");
  const origin = findAttribute(spec, "origin") ?? null;
  if (origin !== null) {
    const hasLocation = isTrue(findAttribute(spec, "has_location") ?? false);
    return hasLocation ? `<module ${name} from ${repr(origin)}>` : `<module ${name} (${str(origin)})>`;
  }
  const loader = findAttribute(spec, "loader") ?? null;
  if (loader === null) return `<module ${name}>`;
  const path = typeOf(loader).name === "NamespaceLoader" ? findAttribute(loader, "_path") : undefined;
  if (path === undefined) return `<module ${name} (${repr(loader)})>`;
  return `<module ${name} (namespace) from ${repr(new PyList(toArray(path)))}>`;
}

function directory(self: PyModule): Value {
  // A subclass may hide the module's own dict.
  const dict = getAttribute(self, "__dict__");
  if (!(dict instanceof PyDict)) throw typeError("<module>.__dict__ is not a dictionary");
  const custom = dict.get("__dir__");
  return custom === undefined ? new PyList(dict.keys()) : new PyList(toArray(call(custom)));
}

function annotationsOf(self: PyModule): Value {
  const known = self.attributes.get("__annotations__");
  if (known !== undefined) return known;
  const annotate = self.attributes.get("__annotate__") ?? null;
  const annotations = annotate === null ? new PyDict() : call(annotate, [1]);
  if (!(annotations instanceof PyDict)) {
    throw typeError(`__annotate__ returned non-dict of type '${typeName(annotations)}'`);
  }
  // The rest of a module that still runs may have more annotations.
  if (!isInitializing(self)) self.attributes.set("__annotations__", annotations);
  return annotations;
}

function isInitializing(self: PyModule): boolean {
  const spec = self.attributes.get("__spec__") ?? null;
  const flag = spec === null ? undefined : findAttribute(spec, "_initializing");
  return flag !== undefined && isTrue(flag);
}

function setAnnotate(self: PyModule, value: Value | undefined): void {
  if (value === undefined) throw typeError("cannot delete __annotate__ attribute");
  if (value !== null && typeOf(value).lookup("__call__") === undefined) {
    throw typeError("__annotate__ must be callable or None");
  }
  self.attributes.set("__annotate__", value);
  if (value !== null) self.attributes.delete("__annotations__");
}

defineMethods(moduleType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PyModule(cls)),
  constant("__doc__", "Create a module object."),
  method("__init__(name, doc=None)", initialize),
  method("__repr__()", represent, "Return repr(self)."),
  method("__dir__()", directory),
  method("__getattribute__(name, /)", (self: PyModule, name: Value) => {
    const text = textOf(name);
    if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
    const value = genericFind(self, typeOf(self), text);
    if (value !== undefined) return value;
    const fallback = self.attributes.get("__getattr__");
    if (fallback === undefined) throw missingAttribute(self, text);
    return call(fallback, [text]);
  }),
  getter("__dict__", (self: PyModule) => self.attributes),
  getter("__annotations__", annotationsOf, (self: PyModule, value) => {
    if (value === undefined) {
      if (self.attributes.delete("__annotations__") === undefined) throw attributeError("__annotations__");
    } else self.attributes.set("__annotations__", value);
    self.attributes.delete("__annotate__");
  }),
  getter("__annotate__", (self: PyModule) => self.attributes.get("__annotate__") ?? null, setAnnotate),
]);

/** Cells compare by their contents; an empty one is less than any other. */
function compareCells(operator: ComparisonOperator): (self: PyCell, other: Value) => Value {
  return (self, other) => {
    if (!(other instanceof PyCell)) return NotImplemented;
    if (self.content !== undefined && other.content !== undefined)
      return compare(self.content, other.content, operator);
    return compare(self.content === undefined ? 0 : 1, other.content === undefined ? 0 : 1, operator);
  };
}

const comparisons: readonly Definition[] = [
  method("__eq__(value, /)", compareCells("==")),
  method("__ne__(value, /)", compareCells("!=")),
  method("__lt__(value, /)", compareCells("<")),
  method("__le__(value, /)", compareCells("<=")),
  method("__gt__(value, /)", compareCells(">")),
  method("__ge__(value, /)", compareCells(">=")),
];

defineMethods(cellType, () => [
  constructor("(contents=None, /)", (_cls: PyType, content?: Value) => new PyCell(content)),
  method("__repr__()", (self: PyCell) => {
    if (self.content === undefined) return `<cell at ${addressText(self)}: empty>`;
    const address = addressText(self.content);
    return `<cell at ${addressText(self)}: ${typeName(self.content)} object at ${address}>`;
  }),
  ...comparisons,
  constant("__hash__", null),
  getter(
    "cell_contents",
    (self: PyCell) => {
      if (self.content === undefined) throw valueError("Cell is empty");
      return self.content;
    },
    (self: PyCell, value) => {
      self.content = value;
    },
  ),
]);
