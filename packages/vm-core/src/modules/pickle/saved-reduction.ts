/** How a pickle says what a reduction says: a callable with its arguments, then items and state. */

import { PyDict } from "../../objects/dict.js";
import type { Value } from "../../objects/object.js";
import { Special } from "../../objects/specials.js";
import { PyTuple } from "../../objects/tuple.js";
import { PyType } from "../../objects/type.js";
import { typeOf } from "../../objects/type-of.js";
import { findAttribute, getAttribute } from "../../runtime/attributes.js";
import { call, isCallable } from "../../runtime/calls.js";
import { withNote } from "../../runtime/exception-notes.js";
import { services } from "../../runtime/interpreter-services.js";
import { textOf } from "../../runtime/primitives.js";
import { repr } from "../../runtime/text.js";
import { Opcode } from "./opcodes.js";
import { picklingError } from "./pickle-errors.js";
import { saveDictItems, saveListItems } from "./saved-containers.js";
import type { Saving } from "./saving.js";

/** `object` is what the reduction makes again. Raises PicklingError for a reduction that makes no sense. */
export function saveReduction(saving: Saving, reduction: Value, object: Value): void {
  if (!(reduction instanceof PyTuple)) {
    throw picklingError(`__reduce__ must return a string or tuple, not ${typeOf(reduction).fullName}`);
  }
  const { items } = reduction;
  if (items.length < 2 || items.length > 6) {
    throw picklingError("tuple returned by __reduce__ must contain 2 through 6 elements");
  }
  const [callable, args, state = null, listItems = null, dictItems = null, stateSetter = null] = items;
  if (!isCallable(callable)) throw mustBe("first", "callable", callable);
  if (!(args instanceof PyTuple)) throw mustBe("second", "a tuple", args);
  if (listItems !== null && !isIterator(listItems)) throw mustBe("fourth", "an iterator", listItems);
  if (dictItems !== null && !isIterator(dictItems)) throw mustBe("fifth", "an iterator", dictItems);
  if (stateSetter !== null && !isCallable(stateSetter)) throw mustBe("sixth", "callable", stateSetter);

  saveMaking(saving, callable, args, object);
  const { out } = saving;
  // An object that is part of its own arguments has been written meanwhile.
  if (saving.pickler.memo.has(object)) {
    out.byte(Opcode.POP);
    saving.recall(object);
    return;
  }
  saving.memoize(object);
  if (listItems !== null) saveListItems(saving, listItems, object);
  if (dictItems !== null) saveDictItems(saving, dictItems, object);
  if (state === null) return;
  if (stateSetter === null) {
    noted(saving, state, object, "state");
    out.byte(Opcode.BUILD);
    return;
  }
  noted(saving, stateSetter, object, "state setter");
  saving.save(object);
  noted(saving, state, object, "state");
  out.byte(Opcode.TUPLE2);
  out.byte(Opcode.REDUCE);
  out.byte(Opcode.POP);
}

const POSITIONS_NOTE = "item of the tuple returned by __reduce__ must be";

function mustBe(position: string, what: string, given: Value) {
  return picklingError(`${position} ${POSITIONS_NOTE} ${what}, not ${typeOf(given).fullName}`);
}

function isIterator(value: Value): boolean {
  return typeOf(value).special(Special.__next__) !== null;
}

/** Writes a part of the object; what that raises is noted. */
function noted(saving: Saving, part: Value, object: Value, what: string): void {
  try {
    saving.save(part);
  } catch (error) {
    throw withNote(error, () => `when serializing ${typeOf(object).fullName} ${what}`);
  }
}

/** The instructions that make the object. */
function saveMaking(saving: Saving, callable: Value, args: PyTuple, object: Value): void {
  const { protocol } = saving.pickler;
  const name = protocol >= 2 ? textOf(findAttribute(callable, "__name__") ?? null) : undefined;
  if (name === "__newobj_ex__") saveNewWithKeywords(saving, args, object);
  else if (name === "__newobj__") saveNew(saving, args, object);
  else {
    noted(saving, callable, object, "reconstructor");
    noted(saving, args, object, "reconstructor arguments");
    saving.out.byte(Opcode.REDUCE);
  }
}

function saveNew(saving: Saving, args: PyTuple, object: Value): void {
  if (args.items.length < 1) {
    throw picklingError(`__newobj__ expected at least 1 argument, got ${args.items.length}`);
  }
  const [cls, ...rest] = args.items;
  if (!(cls instanceof PyType)) {
    throw picklingError(`first argument to __newobj__() must be a class, not ${typeOf(cls).fullName}`);
  }
  const own = getAttribute(object, "__class__");
  if (own !== cls) throw picklingError(`first argument to __newobj__() must be ${repr(own)}, not ${repr(cls)}`);
  noted(saving, cls, object, "class");
  noted(saving, new PyTuple(rest), object, "__new__ arguments");
  saving.out.byte(Opcode.NEWOBJ);
}

function saveNewWithKeywords(saving: Saving, given: PyTuple, object: Value): void {
  if (given.items.length !== 3) {
    throw picklingError(`__newobj_ex__ expected 3 arguments, got ${given.items.length}`);
  }
  const [cls, args, keywords] = given.items;
  if (!(cls instanceof PyType)) throw wrongArgument("first", "a class", cls);
  if (!(args instanceof PyTuple)) throw wrongArgument("second", "a tuple", args);
  if (!(keywords instanceof PyDict)) throw wrongArgument("third", "a dict", keywords);
  if (saving.pickler.protocol >= 4) {
    noted(saving, cls, object, "class");
    noted(saving, args, object, "__new__ arguments");
    noted(saving, keywords, object, "__new__ arguments");
    saving.out.byte(Opcode.NEWOBJ_EX);
    return;
  }
  const partial = getAttribute(services.importModule("functools"), "partial");
  const named = new Map<string, Value>();
  for (const key of keywords.keys()) named.set(textOf(key) ?? repr(key), keywords.get(key) ?? null);
  const make = call(partial, [getAttribute(cls, "__new__"), cls, ...args.items], named);
  noted(saving, make, object, "reconstructor");
  saving.save(new PyTuple([]));
  saving.out.byte(Opcode.REDUCE);
}

function wrongArgument(position: string, what: string, given: Value) {
  return picklingError(`${position} argument to __newobj_ex__() must be ${what}, not ${typeOf(given).fullName}`);
}
