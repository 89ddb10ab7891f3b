/** How sets are pickled. */

import { PyList } from "../../objects/list.js";
import type { Value } from "../../objects/object.js";
import type { PySet } from "../../objects/set.js";
import { PyTuple } from "../../objects/tuple.js";
import { typeOf } from "../../objects/type-of.js";
import { runtimeError } from "../../runtime/errors.js";
import { withNote } from "../../runtime/exception-notes.js";
import { BATCH_SIZE, Opcode } from "./opcodes.js";
import { saveReduction } from "./saved-reduction.js";
import type { Saving } from "./saving.js";

function saveElement(saving: Saving, container: Value, element: Value): void {
  try {
    saving.save(element);
  } catch (error) {
    throw withNote(error, () => `when serializing ${typeOf(container).fullName} element`);
  }
}

/** Before protocol 4 sets are made from lists. */
function saveAsList(saving: Saving, set: PySet): void {
  const { cls } = set;
  saveReduction(saving, new PyTuple([cls, new PyTuple([new PyList(set.elements())])]), set);
}

export function saveSet(saving: Saving, set: PySet): void {
  const { out } = saving;
  if (saving.pickler.protocol < 4) {
    saveAsList(saving, set);
    return;
  }
  out.byte(Opcode.EMPTY_SET);
  saving.memoize(set);
  if (set.size === 0) return;
  const elements = set.elements();
  const { size } = set;
  let start = 0;
  do {
    out.byte(Opcode.MARK);
    const end = Math.min(start + BATCH_SIZE, elements.length);
    for (let index = start; index < end; index++) saveElement(saving, set, elements[index]);
    out.byte(Opcode.ADDITEMS);
    if (set.size !== size) throw runtimeError("set changed size during iteration");
    start += BATCH_SIZE;
  } while (start <= elements.length);
}

export function saveFrozenSet(saving: Saving, set: PySet): void {
  const { out, pickler } = saving;
  if (pickler.protocol < 4) {
    saveAsList(saving, set);
    return;
  }
  out.byte(Opcode.MARK);
  for (const element of set.elements()) saveElement(saving, set, element);
  if (pickler.memo.has(set)) {
    out.byte(Opcode.POP_MARK);
    saving.recall(set);
    return;
  }
  out.byte(Opcode.FROZENSET);
  saving.memoize(set);
}
