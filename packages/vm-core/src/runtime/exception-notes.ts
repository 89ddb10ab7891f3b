/** Notes on exceptions: what `add_note()` adds, and what natives say about where one passed them. */

import type { PyException } from "../objects/exception.js";
import { PyList } from "../objects/list.js";
import type { Value } from "../objects/object.js";
import { findAttribute, setAttribute } from "./attributes.js";
import { exceptionOf, typeError } from "./errors.js";

/** Raises TypeError when the exception's `__notes__` is no list. */
export function addNote(exception: PyException, note: Value): void {
  const notes = findAttribute(exception, "__notes__");
  if (notes === undefined) setAttribute(exception, "__notes__", new PyList([note]));
  else if (notes instanceof PyList) notes.items.push(note);
  else throw typeError("Cannot add note: __notes__ is not a list");
}

/** Adds a note to what was caught, when that is a Python exception, and returns it to be thrown on. */
export function withNote(error: unknown, note: () => string): unknown {
  const exception = exceptionOf(error);
  if (exception !== null) addNote(exception, note());
  return error;
}
