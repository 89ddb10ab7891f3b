/** The instructions that build tuples, lists, dicts and sets. */

import { dictType, PyDict } from "../../objects/dict.js";
import { listType, PyList } from "../../objects/list.js";
import type { Value } from "../../objects/object.js";
import { frozenSetType, PySet } from "../../objects/set.js";
import { emptyTuple, PyTuple } from "../../objects/tuple.js";
import { findAttribute, getAttribute } from "../../runtime/attributes.js";
import { call1 } from "../../runtime/calls.js";
import { setItem } from "../../runtime/subscripts.js";
import type { Loader, Loading } from "./loading.js";
import { Opcode } from "./opcodes.js";
import { unpicklingError } from "./pickle-errors.js";

const shortTuple =
  (count: number): Loader =>
  ({ stack }) =>
    stack.push(new PyTuple(stack.take(count)));

function frozenSet({ stack }: Loading): void {
  const set = new PySet(frozenSetType);
  for (const element of stack.popMark()) set.add(element);
  stack.push(set);
}

function dict({ stack }: Loading): void {
  const items = stack.popMark();
  if (items.length % 2 !== 0) throw unpicklingError("odd number of items for DICT");
  const made = new PyDict();
  for (let index = 0; index < items.length; index += 2) made.set(items[index], items[index + 1]);
  stack.push(made);
}

function append({ stack }: Loading): void {
  stack.need(2);
  const item = stack.pop();
  extend(stack.top(), [item]);
}

function appends({ stack }: Loading): void {
  const items = stack.popMark();
  const container = stack.top();
  if (items.length > 0) extend(container, items);
}

/** By `extend` when there is such a method, else by `append`. */
function extend(container: Value, items: Value[]): void {
  if (container instanceof PyList && container.cls === listType) {
    for (const item of items) container.items.push(item);
    return;
  }
  const extendMethod = findAttribute(container, "extend");
  if (extendMethod !== undefined) {
    call1(extendMethod, new PyList(items));
    return;
  }
  const appendMethod = getAttribute(container, "append");
  for (const item of items) call1(appendMethod, item);
}

function setOne({ stack }: Loading): void {
  stack.need(3);
  const value = stack.pop();
  const key = stack.pop();
  setAll(stack.top(), [key, value]);
}

function setMany({ stack }: Loading): void {
  const items = stack.popMark();
  const container = stack.top();
  if (items.length % 2 !== 0) throw unpicklingError("odd number of items for SETITEMS");
  setAll(container, items);
}

function setAll(container: Value, items: readonly Value[]): void {
  const isPlain = container instanceof PyDict && container.cls === dictType;
  for (let index = 0; index < items.length; index += 2) {
    if (isPlain) container.set(items[index], items[index + 1]);
    else setItem(container, items[index], items[index + 1]);
  }
}

function addItems({ stack }: Loading): void {
  const items = stack.popMark();
  const container = stack.top();
  if (items.length === 0) return;
  if (container instanceof PySet && !container.cls.isSubtypeOf(frozenSetType)) {
    for (const item of items) container.add(item);
    return;
  }
  const add = getAttribute(container, "add");
  for (const item of items) call1(add, item);
}

export const containerLoaders: readonly (readonly [number, Loader])[] = [
  [Opcode.MARK, ({ stack }) => stack.mark()],
  [Opcode.POP, ({ stack }) => stack.drop()],
  [Opcode.POP_MARK, ({ stack }) => void stack.popMark()],
  [Opcode.DUP, ({ stack }) => stack.push(stack.top())],
  [Opcode.EMPTY_TUPLE, ({ stack }) => stack.push(emptyTuple)],
  [Opcode.TUPLE1, shortTuple(1)],
  [Opcode.TUPLE2, shortTuple(2)],
  [Opcode.TUPLE3, shortTuple(3)],
  [Opcode.TUPLE, ({ stack }) => stack.push(new PyTuple(stack.popMark()))],
  [Opcode.EMPTY_LIST, ({ stack }) => stack.push(new PyList([]))],
  [Opcode.LIST, ({ stack }) => stack.push(new PyList(stack.popMark()))],
  [Opcode.EMPTY_DICT, ({ stack }) => stack.push(new PyDict())],
  [Opcode.DICT, dict],
  [Opcode.EMPTY_SET, ({ stack }) => stack.push(new PySet())],
  [Opcode.FROZENSET, frozenSet],
  [Opcode.APPEND, append],
  [Opcode.APPENDS, appends],
  [Opcode.SETITEM, setOne],
  [Opcode.SETITEMS, setMany],
  [Opcode.ADDITEMS, addItems],
];
