/** What is inside a value, for a debugger's tree of variables. Looks without changing anything. */

import { PyCell } from "../objects/cell.js";
import { PyDict } from "../objects/dict.js";
import { PyException } from "../objects/exception.js";
import { PyInstance } from "../objects/instance.js";
import { PyList } from "../objects/list.js";
import { PyMemberDescriptor } from "../objects/native.js";
import { PyObject, type Value } from "../objects/object.js";
import { PySet } from "../objects/set.js";
import { PyTuple } from "../objects/tuple.js";
import { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { getAttribute, isMissingAttribute, setAttribute } from "../runtime/attributes.js";
import { boundedRepr } from "../runtime/bounded-repr.js";
import { setItem } from "../runtime/subscripts.js";

/** A part of a value: a variable, an item, an attribute. */
export interface Child {
  readonly name: string;
  readonly value: Value;
  /** Gives it another value; absent where that cannot be done. */
  readonly assign?: (value: Value) => void;
}

/** How many items a container has, and how many named parts a value has; both 0 for what has no parts. */
export interface ChildCounts {
  readonly indexed: number;
  readonly named: number;
}

export function countChildren(value: Value): ChildCounts {
  return { indexed: itemCount(value), named: attributesOf(value).length };
}

function itemCount(value: Value): number {
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length;
  if (value instanceof PySet || value instanceof PyDict) return value.size;
  return 0;
}

/** Items from `start` on, at most `count` of them. */
export function itemsOf(value: Value, start: number, count: number): Child[] {
  const place = (index: number, item: Value, assign?: (value: Value) => void): Child =>
    assign === undefined ? { name: `[${index}]`, value: item } : { name: `[${index}]`, value: item, assign };
  if (value instanceof PyList) {
    return value.items
      .slice(start, start + count)
      .map((item, offset) => place(start + offset, item, (next) => setItem(value, start + offset, next)));
  }
  if (value instanceof PyTuple) {
    return value.items.slice(start, start + count).map((item, offset) => place(start + offset, item));
  }
  if (value instanceof PySet) {
    return value
      .elements()
      .slice(start, start + count)
      .map((item, offset) => place(start + offset, item));
  }
  if (value instanceof PyDict) {
    return value
      .keys()
      .slice(start, start + count)
      .map((key) => ({
        name: `[${boundedRepr(key)}]`,
        value: value.get(key) ?? null,
        assign: (next: Value) => setItem(value, key, next),
      }));
  }
  return [];
}

/** Instance attributes, slots, the namespace of a class or module, the content of a cell. */
export function attributesOf(value: Value): Child[] {
  if (!(value instanceof PyObject)) return [];
  const named = (name: string, item: Value): Child => ({
    name,
    value: item,
    assign: (next) => setAttribute(value, name, next),
  });
  if (value instanceof PyCell)
    return value.content === undefined ? [] : [{ name: "cell_contents", value: value.content }];
  if (value instanceof PyType) {
    return [...value.namespace].filter(([name]) => !isSpecial(name)).map(([name, item]) => named(name, item));
  }
  const found: Child[] = [];
  if (value instanceof PyException) found.push({ name: "args", value: value.args });
  if (value instanceof PyInstance) {
    for (const [name, index] of value.shape.slots) {
      const item = value.slot(index);
      if (item !== undefined) found.push(named(name, item));
    }
  }
  if ("attributes" in value && value.attributes instanceof PyDict) {
    for (const { key, value: item } of value.attributes.entries) {
      if (typeof key === "string" && item !== undefined && !isSpecial(key)) found.push(named(key, item));
    }
  }
  return [...found, ...slotsOf(value, named)];
}

/** Values of `__slots__`. */
function slotsOf(value: PyObject, named: (name: string, item: Value) => Child): Child[] {
  const found: Child[] = [];
  for (const type of typeOf(value).mro) {
    for (const [name, descriptor] of type.namespace) {
      if (!(descriptor instanceof PyMemberDescriptor)) continue;
      try {
        found.push(named(name, getAttribute(value, name)));
      } catch (error) {
        // A slot that nothing has been stored in.
        if (!isMissingAttribute(error)) throw error;
      }
    }
  }
  return found;
}

/** Names that every class and module has. */
const isSpecial = (name: string): boolean => name.startsWith("__") && name.endsWith("__");

/** The names of a namespace. */
export function namesOf(namespace: PyDict): Child[] {
  const children: Child[] = [];
  for (const { key, value } of namespace.entries) {
    if (typeof key !== "string" || value === undefined || isSpecial(key)) continue;
    children.push({
      name: key,
      value,
      assign: (next) => setItem(namespace, key, next),
    });
  }
  return children;
}
