/** object.__reduce_ex__ and object.__getstate__: how copy and pickle take plain objects apart. */

import { PyDict } from "../objects/dict.js";
import { PyInstance } from "../objects/instance.js";
import { PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { objectType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { bindDescriptor, findAttribute, getAttribute, instanceDict } from "../runtime/attributes.js";
import { call, callMethod } from "../runtime/calls.js";
import { typeError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { getIterator, toArray } from "../runtime/iteration.js";
import { asIntArgument, textOf, typeName } from "../runtime/primitives.js";

/** object.__reduce_ex__(protocol): an own `__reduce__` comes first; protocols below 2 are copyreg's. */
export function reduceEx(self: Value, protocol: Value): Value {
  const version = asIntArgument(protocol);
  const type = typeOf(self);
  if (type.lookup("__reduce__") !== objectType.lookup("__reduce__")) return callMethod(self, "__reduce__");
  return reduce(self, version);
}

export function reduce(self: Value, protocol: number): Value {
  const copyreg = services.importModule("copyreg");
  if (protocol < 2) return callMethod(copyreg, "_reduce_ex", self, protocol);
  const type = typeOf(self);
  const { args, keywords } = newArguments(self);
  const isList = self instanceof PyList;
  const isDict = self instanceof PyDict;
  const isRebuilt = args !== null || isList || isDict;
  // What a native class keeps in its instances is not in their dicts: its own `__getstate__` must give it.
  const hasOwnState = type.lookup("__getstate__") !== objectType.lookup("__getstate__");
  if (!isRebuilt && !hasOwnState && self !== null && !(self instanceof PyInstance)) {
    throw typeError(`cannot pickle '${typeName(self)}' object`);
  }
  const state = callMethod(self, "__getstate__");
  const positional = args ?? [];
  const maker = keywords === null ? "__newobj__" : "__newobj_ex__";
  const makerArgs =
    keywords === null ? new PyTuple([type, ...positional]) : new PyTuple([type, new PyTuple(positional), keywords]);
  const items = isList ? getIterator(self) : null;
  const pairs = isDict ? getIterator(callMethod(self, "items")) : null;
  return new PyTuple([getAttribute(copyreg, maker), makerArgs, state, items, pairs]);
}

/** What `__getnewargs_ex__` or `__getnewargs__` gives; args is null when the object has neither. */
function newArguments(self: Value): { args: Value[] | null; keywords: Value } {
  const type = typeOf(self);
  const extended = type.lookup("__getnewargs_ex__");
  if (extended !== undefined) {
    const pair = call(bindDescriptor(extended, self, type));
    if (!(pair instanceof PyTuple)) {
      throw typeError(`__getnewargs_ex__ should return a tuple, not '${typeName(pair)}'`);
    }
    if (pair.items.length !== 2) {
      throw valueError(`__getnewargs_ex__ should return a tuple of length 2, not ${pair.items.length}`);
    }
    const [args, keywords] = pair.items;
    const which = (ordinal: string) => `${ordinal} item of the tuple returned by __getnewargs_ex__ must be a`;
    if (!(args instanceof PyTuple)) throw typeError(`${which("first")} tuple, not '${typeName(args)}'`);
    if (!(keywords instanceof PyDict)) throw typeError(`${which("second")} dict, not '${typeName(keywords)}'`);
    return { args: [...args.items], keywords: keywords.size === 0 ? null : keywords };
  }
  const plain = type.lookup("__getnewargs__");
  if (plain === undefined) return { args: null, keywords: null };
  const args = call(bindDescriptor(plain, self, type));
  if (!(args instanceof PyTuple)) throw typeError(`__getnewargs__ should return a tuple, not '${typeName(args)}'`);
  return { args: [...args.items], keywords: null };
}

/** object.__getstate__(): the instance dict, with the values of `__slots__` beside it when there are any. */
export function getState(self: Value): Value {
  const dict = instanceDict(self);
  const state = dict === undefined || (dict.size === 0 && typeOf(self).memberCount === 0) ? null : dict.copy();
  const slots = new PyDict();
  for (const name of toArray(callMethod(services.importModule("copyreg"), "_slotnames", typeOf(self)))) {
    const text = textOf(name);
    const value = text === undefined ? undefined : findAttribute(self, text);
    if (value !== undefined) slots.set(name, value);
  }
  return slots.size === 0 ? state : new PyTuple([state, slots]);
}
