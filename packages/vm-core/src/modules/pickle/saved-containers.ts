/** How tuples, lists and dicts are pickled: item by item, in batches. */

import type { PyDict } from "../../objects/dict.js";
import type { PyList } from "../../objects/list.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { typeOf } from "../../objects/type-of.js";
import { runtimeError, typeError } from "../../runtime/errors.js";
import { withNote } from "../../runtime/exception-notes.js";
import { iterNext } from "../../runtime/iteration.js";
import { repr } from "../../runtime/text.js";
import { BATCH_SIZE, Opcode } from "./opcodes.js";
import type { Saving } from "./saving.js";

const SHORT_TUPLES = [Opcode.EMPTY_TUPLE, Opcode.TUPLE1, Opcode.TUPLE2, Opcode.TUPLE3];

/** Writes one item; what it raises is noted to have been met in the container. */
function saveItem(saving: Saving, container: Value, item: Value, index: number): void {
  try {
    saving.save(item);
  } catch (error) {
    throw withNote(error, () => `when serializing ${typeOf(container).fullName} item ${index}`);
  }
}

function saveEntry(saving: Saving, container: Value, key: Value, value: Value): void {
  saving.save(key);
  try {
    saving.save(value);
  } catch (error) {
    throw withNote(error, () => `when serializing ${typeOf(container).fullName} item ${repr(key)}`);
  }
}

export function saveTuple(saving: Saving, tuple: PyTuple): void {
  const { out, pickler } = saving;
  const { items } = tuple;
  const count = items.length;
  if (count === 0) {
    if (pickler.isBinary) out.byte(Opcode.EMPTY_TUPLE);
    else {
      out.byte(Opcode.MARK);
      out.byte(Opcode.TUPLE);
    }
    return;
  }
  const isShort = count <= 3 && pickler.protocol >= 2;
  if (!isShort) out.byte(Opcode.MARK);
  for (let index = 0; index < count; index++) saveItem(saving, tuple, items[index], index);
  // A tuple that is part of itself has been written meanwhile: what is on the stack goes.
  if (pickler.memo.has(tuple)) {
    if (pickler.isBinary && !isShort) out.byte(Opcode.POP_MARK);
    else for (let index = isShort ? 0 : -1; index < count; index++) out.byte(Opcode.POP);
    saving.recall(tuple);
    return;
  }
  out.byte(isShort ? SHORT_TUPLES[count] : Opcode.TUPLE);
  saving.memoize(tuple);
}

export function saveList(saving: Saving, list: PyList): void {
  const { out, pickler } = saving;
  if (pickler.isBinary) out.byte(Opcode.EMPTY_LIST);
  else {
    out.byte(Opcode.MARK);
    out.byte(Opcode.LIST);
  }
  saving.memoize(list);
  if (list.items.length === 0) return;
  saving.enclosed(list, () => {
    if (!pickler.isBinary) {
      for (let index = 0; index < list.items.length; index++) {
        saveItem(saving, list, list.items[index], index);
        out.byte(Opcode.APPEND);
      }
    } else if (list.items.length === 1) {
      saveItem(saving, list, list.items[0], 0);
      out.byte(Opcode.APPEND);
    } else {
      // The length is asked for each time: what is called meanwhile can change the list.
      for (let index = 0; index < list.items.length; ) {
        out.byte(Opcode.MARK);
        const end = index + BATCH_SIZE;
        for (; index < Math.min(end, list.items.length); index++) saveItem(saving, list, list.items[index], index);
        out.byte(Opcode.APPENDS);
      }
    }
  });
}

/** The items that an iterator gives, for an object that is made by a reduction. */
export function saveListItems(saving: Saving, iterator: Value, object: Value): void {
  const { out } = saving;
  let index = 0;
  if (!saving.pickler.isBinary) {
    for (let item = iterNext(iterator); item !== undefined; item = iterNext(iterator)) {
      saveItem(saving, object, item, index++);
      out.byte(Opcode.APPEND);
    }
    return;
  }
  for (;;) {
    const first = iterNext(iterator);
    if (first === undefined) return;
    let next = iterNext(iterator);
    if (next === undefined) {
      saveItem(saving, object, first, index);
      out.byte(Opcode.APPEND);
      return;
    }
    out.byte(Opcode.MARK);
    saveItem(saving, object, first, index++);
    let count = 1;
    while (next !== undefined) {
      saveItem(saving, object, next, index++);
      if (++count === BATCH_SIZE) break;
      next = iterNext(iterator);
    }
    out.byte(Opcode.APPENDS);
    if (count !== BATCH_SIZE) return;
  }
}

export function saveDict(saving: Saving, dict: PyDict): void {
  const { out, pickler } = saving;
  if (pickler.isBinary) out.byte(Opcode.EMPTY_DICT);
  else {
    out.byte(Opcode.MARK);
    out.byte(Opcode.DICT);
  }
  saving.memoize(dict);
  if (dict.size === 0) return;
  saving.enclosed(dict, () => {
    const { size } = dict;
    let position = 0;
    const next = (): [Value, Value] | undefined => {
      while (position < dict.entries.length) {
        const { key, value } = dict.entries[position++];
        if (value !== undefined) return [key, value];
      }
      return undefined;
    };
    const checkSize = (): void => {
      if (dict.size !== size) throw runtimeError("dictionary changed size during iteration");
    };
    if (!pickler.isBinary || size === 1) {
      for (let item = next(); item !== undefined; item = next()) {
        saveEntry(saving, dict, item[0], item[1]);
        out.byte(Opcode.SETITEM);
        checkSize();
      }
      return;
    }
    let count: number;
    do {
      count = 0;
      out.byte(Opcode.MARK);
      for (let item = next(); item !== undefined; item = next()) {
        saveEntry(saving, dict, item[0], item[1]);
        checkSize();
        if (++count === BATCH_SIZE) break;
      }
      out.byte(Opcode.SETITEMS);
    } while (count === BATCH_SIZE);
  });
}

/** The items that an iterator gives, for an object that is made by a reduction. */
export function saveDictItems(saving: Saving, iterator: Value, object: Value): void {
  const { out } = saving;
  const next = (): [Value, Value] | undefined => {
    const item = iterNext(iterator);
    if (item === undefined) return undefined;
    if (!(item instanceof PyTuple) || item.items.length !== 2) {
      throw typeError("dict items iterator must return 2-tuples");
    }
    return [item.items[0], item.items[1]];
  };
  if (!saving.pickler.isBinary) {
    for (let item = next(); item !== undefined; item = next()) {
      saveEntry(saving, object, item[0], item[1]);
      out.byte(Opcode.SETITEM);
    }
    return;
  }
  for (;;) {
    const first = next();
    if (first === undefined) return;
    let item = next();
    if (item === undefined) {
      saveEntry(saving, object, first[0], first[1]);
      out.byte(Opcode.SETITEM);
      return;
    }
    out.byte(Opcode.MARK);
    saveEntry(saving, object, first[0], first[1]);
    let count = 1;
    while (item !== undefined) {
      saveEntry(saving, object, item[0], item[1]);
      if (++count === BATCH_SIZE) break;
      item = next();
    }
    out.byte(Opcode.SETITEMS);
    if (count !== BATCH_SIZE) return;
  }
}
