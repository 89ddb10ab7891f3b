/** The instructions that name, make and complete other objects, and those of the memo. */

import { PyBytes } from "../../objects/bytes.js";
import { PyDict } from "../../objects/dict.js";
import { unicodeDecodeErrorType } from "../../objects/exception.js";
import { intType } from "../../objects/int-instance.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { PyType } from "../../objects/type.js";
import { findAttribute, getAttribute, setAttribute } from "../../runtime/attributes.js";
import { call, call1 } from "../../runtime/calls.js";
import { decodeBytes } from "../../runtime/codecs.js";
import { caught, overflowError, typeError, valueError } from "../../runtime/errors.js";
import { asPosition, textOf, typeName } from "../../runtime/primitives.js";
import { setItem } from "../../runtime/subscripts.js";
import { decodeUtf8, latin1Text } from "../../runtime/utf8.js";
import type { Loader, Loading } from "./loading.js";
import { HIGHEST_PROTOCOL, Opcode } from "./opcodes.js";
import { unpicklingError } from "./pickle-errors.js";
import { registries } from "./registries.js";

function protocol({ unpickler, input }: Loading): void {
  const number = input.uint8();
  if (number > HIGHEST_PROTOCOL) throw valueError(`unsupported pickle protocol: ${number}`);
  unpickler.protocol = number;
}

function frame({ input }: Loading): void {
  input.frame(input.size64("FRAME length exceeds system's maximum"));
}

/** A line of UTF-8, or of ASCII where only older protocols have it. */
function nameLine({ input }: Loading, isAscii: boolean): string {
  const line = input.line(2);
  const content = line.slice(0, line.length - 1);
  return isAscii ? decodeBytes(content, "ascii", "strict", new PyBytes(content)) : decodeUtf8(content, "strict");
}

function global(loading: Loading): void {
  const module = nameLine(loading, false);
  loading.stack.push(loading.hooks.findClass(module, nameLine(loading, false)));
}

function stackGlobal({ stack, hooks }: Loading): void {
  const name = stack.pop();
  const module = stack.pop();
  if (typeof name !== "string" || typeof module !== "string") throw unpicklingError("STACK_GLOBAL requires str");
  stack.push(hooks.findClass(module, name));
}

const extension =
  (read: (loading: Loading) => number): Loader =>
  (loading) => {
    const code = read(loading);
    if (code <= 0) throw unpicklingError("EXT specifies code <= 0");
    const { extensionCache, invertedRegistry } = registries();
    let value = extensionCache.get(code);
    if (value === undefined) {
      const pair = invertedRegistry.get(code);
      if (pair === undefined) throw valueError(`unregistered extension code ${code}`);
      const [module, name] = pair instanceof PyTuple && pair.items.length === 2 ? pair.items.map(textOf) : [];
      if (module === undefined || name === undefined) {
        throw valueError(`_inverted_registry[${code}] isn't a 2-tuple of strings`);
      }
      value = loading.hooks.findClass(module, name);
      extensionCache.set(code, value);
    }
    loading.stack.push(value);
  };

function persistentLine(loading: Loading): void {
  const line = loading.input.line(1);
  const content = line.slice(0, line.length - 1);
  let identifier: string;
  try {
    identifier = decodeBytes(content, "ascii", "strict", new PyBytes(content));
  } catch (error) {
    if (caught(error, unicodeDecodeErrorType) === null) throw error;
    throw unpicklingError("persistent IDs in protocol 0 must be ASCII strings");
  }
  loadPersistent(loading, identifier);
}

function loadPersistent({ hooks, stack }: Loading, identifier: Value): void {
  if (hooks.persistentLoad === undefined) throw noPersistentLoad();
  stack.push(call1(hooks.persistentLoad, identifier));
}

export function noPersistentLoad() {
  return unpicklingError(
    "A load persistent id instruction was encountered, but no persistent_load function was specified.",
  );
}

function instantiate(cls: Value, args: readonly Value[]): Value {
  if (args.length === 0 && cls instanceof PyType && findAttribute(cls, "__getinitargs__") === undefined) {
    return call1(getAttribute(cls, "__new__"), cls);
  }
  return call(cls, args);
}

function instance(loading: Loading): void {
  const module = nameLine(loading, true);
  const cls = loading.hooks.findClass(module, nameLine(loading, true));
  loading.stack.push(instantiate(cls, loading.stack.popMark()));
}

function object({ stack }: Loading): void {
  const [cls, ...args] = stack.popMark();
  if (cls === undefined) throw stack.underflow();
  stack.push(instantiate(cls, args));
}

const newObject =
  (hasKeywords: boolean): Loader =>
  ({ stack }) => {
    const instruction = hasKeywords ? "NEWOBJ_EX" : "NEWOBJ";
    const keywords = hasKeywords ? stack.pop() : null;
    const args = stack.pop();
    const cls = stack.pop();
    if (!(cls instanceof PyType)) {
      throw unpicklingError(`${instruction} class argument must be a type, not ${typeName(cls)}`);
    }
    const make = findAttribute(cls, "__new__");
    if (make === undefined) {
      throw unpicklingError(`${instruction} class argument '${cls.messageName}' doesn't have __new__`);
    }
    if (!(args instanceof PyTuple)) {
      throw unpicklingError(`${instruction} args argument must be a tuple, not ${typeName(args)}`);
    }
    if (hasKeywords && !(keywords instanceof PyDict)) {
      throw unpicklingError(`${instruction} kwargs argument must be a dict, not ${typeName(keywords)}`);
    }
    const named = new Map<string, Value>();
    for (const { key, value } of keywords instanceof PyDict ? keywords.entries : []) {
      if (value === undefined) continue;
      const name = textOf(key);
      if (name === undefined) throw typeError("keywords must be strings");
      named.set(name, value);
    }
    stack.push(call(make, [cls, ...args.items], named.size > 0 ? named : null));
  };

function reduce({ stack }: Loading): void {
  const args = stack.pop();
  const callable = stack.pop();
  if (!(args instanceof PyTuple)) throw typeError("argument list must be a tuple");
  stack.push(call(callable, args.items));
}

/** Sets the state of the object: by its `__setstate__`, else attribute by attribute. */
function build({ stack }: Loading): void {
  stack.need(2);
  const state = stack.pop();
  const target = stack.top();
  const setState = findAttribute(target, "__setstate__");
  if (setState !== undefined) {
    call1(setState, state);
    return;
  }
  const isPair = state instanceof PyTuple && state.items.length === 2;
  const attributes = isPair ? state.items[0] : state;
  if (attributes !== null) {
    if (!(attributes instanceof PyDict)) throw unpicklingError("state is not a dictionary");
    const dict = getAttribute(target, "__dict__");
    for (const { key, value } of attributes.entries) if (value !== undefined) setItem(dict, key, value);
  }
  if (!isPair) return;
  const slots = state.items[1];
  if (!(slots instanceof PyDict)) throw unpicklingError("slot state is not a dictionary");
  for (const { key, value } of slots.entries) {
    if (value === undefined) continue;
    const name = textOf(key);
    if (name === undefined) throw typeError(`attribute name must be string, not '${typeName(key)}'`);
    setAttribute(target, name, value);
  }
}

/** The number on a line. */
function lineNumber({ input }: Loading): number {
  return asPosition(call1(intType, latin1Text(input.line(2))));
}

const get =
  (read: (loading: Loading) => number): Loader =>
  (loading) => {
    const index = read(loading);
    const value = loading.unpickler.memo.get(index);
    if (value === undefined) throw unpicklingError(`Memo value not found at index ${index}`);
    loading.stack.push(value);
  };

const put =
  (read: (loading: Loading) => number): Loader =>
  (loading) => {
    const index = read(loading);
    const value = loading.stack.top();
    if (index < 0) throw valueError("negative PUT argument");
    if (!Number.isSafeInteger(index)) throw overflowError("Python int too large to convert to C ssize_t");
    loading.unpickler.memo.set(index, value);
  };

export const objectLoaders: readonly (readonly [number, Loader])[] = [
  [Opcode.PROTO, protocol],
  [Opcode.FRAME, frame],
  [Opcode.GLOBAL, global],
  [Opcode.STACK_GLOBAL, stackGlobal],
  [Opcode.EXT1, extension(({ input }) => input.uint8())],
  [Opcode.EXT2, extension(({ input }) => input.uint16())],
  [Opcode.EXT4, extension(({ input }) => input.int32())],
  [Opcode.PERSID, persistentLine],
  [Opcode.BINPERSID, (loading) => loadPersistent(loading, loading.stack.pop())],
  [Opcode.INST, instance],
  [Opcode.OBJ, object],
  [Opcode.NEWOBJ, newObject(false)],
  [Opcode.NEWOBJ_EX, newObject(true)],
  [Opcode.REDUCE, reduce],
  [Opcode.BUILD, build],
  [Opcode.GET, get(lineNumber)],
  [Opcode.BINGET, get(({ input }) => input.uint8())],
  [Opcode.LONG_BINGET, get(({ input }) => input.uint32())],
  [Opcode.PUT, put(lineNumber)],
  [Opcode.BINPUT, put(({ input }) => input.uint8())],
  [Opcode.LONG_BINPUT, put(({ input }) => input.uint32())],
  [Opcode.MEMOIZE, put(({ unpickler }) => unpickler.memo.size)],
];
