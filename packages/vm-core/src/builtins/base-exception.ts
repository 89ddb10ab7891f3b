/** BaseException, and what the constructors of exception classes share. */

import { PyDict } from "../objects/dict.js";
import { baseExceptionType, PyException } from "../objects/exception.js";
import type { Keywords, PyObject, Value } from "../objects/object.js";
import { PyTraceback } from "../objects/traceback.js";
import { PyTuple, tupleOf } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { instanceDict, setAttribute, setInstanceDict } from "../runtime/attributes.js";
import { typeError } from "../runtime/errors.js";
import { addNote } from "../runtime/exception-notes.js";
import { toArray } from "../runtime/iteration.js";
import { constructor, type Definition, defineMethods, getter, member, method } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { keywordHint } from "../runtime/similar-names.js";
import { repr, str } from "../runtime/text.js";

/** Raises TypeError when a constructor that takes no keywords got some. */
export function refuseKeywords(type: PyType, keywords: Keywords): void {
  if (keywords !== null && keywords.size > 0) throw typeError(`${type.name}() takes no keyword arguments`);
}

/** Checks the keywords of a constructor such as `NameError(*args, name=None)`; `name` is the builtin class. */
export function checkKeywords(name: string, allowed: readonly string[], keywords: Keywords): void {
  if (keywords === null) return;
  if (keywords.size > allowed.length) {
    const plural = allowed.length === 1 ? "" : "s";
    throw typeError(`${name}() takes at most ${allowed.length} keyword argument${plural} (${keywords.size} given)`);
  }
  for (const keyword of keywords.keys()) {
    if (allowed.includes(keyword)) continue;
    throw typeError(`${name}() got an unexpected keyword argument '${keyword}'${keywordHint(keyword, allowed)}`);
  }
}

/** The members of an exception, made on first use. */
export function membersOf(exception: PyException): Map<string, Value> {
  exception.members ??= new Map();
  return exception.members;
}

/** A member of an exception class that is None until set, and again once deleted. */
export function exceptionMember(name: string): Definition {
  return member(
    name,
    (self: PyException) => self.members?.get(name) ?? null,
    (self: PyException, value) => {
      if (value === undefined) self.members?.delete(name);
      else membersOf(self).set(name, value);
    },
  );
}

/** BaseException.__str__. */
export function exceptionText(exception: PyException): string {
  const { items } = exception.args;
  if (items.length === 0) return "";
  return items.length === 1 ? str(items[0]) : str(exception.args);
}

/** `(class, args)`, with the state as third item unless it is null. */
export function reduced(exception: PyException, args: PyTuple, state: PyDict | null): PyTuple {
  return new PyTuple(state === null ? [exception.cls, args] : [exception.cls, args, state]);
}

/** The state that `__reduce__` gives: the instance dict with some members added; null when there is nothing. */
export function stateWith(exception: PyException, names: readonly string[]): PyDict | null {
  const present = names.filter((name) => exception.members?.has(name));
  if (present.length === 0) return exception.attributes ?? null;
  const state = exception.attributes?.copy() ?? new PyDict();
  for (const name of present) state.set(name, exception.members?.get(name) ?? null);
  return state;
}

function reprOf(exception: PyException): string {
  const { items } = exception.args;
  const { name } = exception.cls;
  return items.length === 1 ? `${name}(${repr(items[0])})` : `${name}${repr(exception.args)}`;
}

function setState(exception: PyException, state: Value): null {
  if (state === null) return null;
  if (!(state instanceof PyDict)) throw typeError("state is not a dictionary");
  // A copy: setting an attribute may run code that changes the dictionary.
  const entries = [...state.entries];
  for (const { key, value } of entries) {
    if (value === undefined) continue;
    const name = textOf(key);
    if (name === undefined) throw typeError(`attribute name must be string, not '${typeName(key)}'`);
    setAttribute(exception, name, value);
  }
  return null;
}

function addGivenNote(exception: PyException, note: Value): null {
  if (textOf(note) === undefined)
    throw typeError(`add_note() argument must be str, not ${note === null ? "None" : typeName(note)}`);
  addNote(exception, note);
  return null;
}

function setTraceback(exception: PyException, value: Value | undefined): void {
  if (value === undefined) throw typeError("__traceback__ may not be deleted");
  if (value !== null && !(value instanceof PyTraceback)) throw typeError("__traceback__ must be a traceback or None");
  exception.traceback = value;
}

/** The value as what `__cause__` and `__context__` can be. */
function linkedException(value: Value | undefined, attribute: string, what: string): PyException | null {
  if (value === undefined) throw typeError(`${attribute} may not be deleted`);
  if (value === null || value instanceof PyException) return value;
  throw typeError(`${what} must be None or derive from BaseException`);
}

defineMethods(baseExceptionType, () => [
  constructor("(*args, **kwargs)", (cls: PyType, args: readonly Value[]) => new PyException(cls, tupleOf(args))),
  method("__init__(*args, **kwargs)", (self: PyException, args: readonly Value[], keywords: Keywords) => {
    refuseKeywords(self.cls, keywords);
    self.args = tupleOf(args);
    return null;
  }),
  method("__repr__(/)", reprOf),
  method("__str__(/)", exceptionText),
  method("__reduce__(/)", (self: PyException) => reduced(self, self.args, self.attributes ?? null)),
  method("__setstate__(state, /)", setState),
  method(
    "with_traceback(tb, /)",
    (self: PyException, traceback: Value) => {
      setTraceback(self, traceback);
      return self;
    },
    "Set self.__traceback__ to tb and return self.",
  ),
  method("add_note(note, /)", addGivenNote, "Add a note to the exception"),
  member(
    "__suppress_context__",
    (self: PyException) => self.suppressContext,
    (self: PyException, value) => {
      if (value === undefined) throw typeError("can't delete numeric/char attribute");
      if (typeof value !== "boolean") throw typeError("attribute value type must be bool");
      self.suppressContext = value;
    },
  ),
  getter(
    "__dict__",
    (self: PyException) => instanceDict(self),
    (self: PyObject, value) => {
      if (value === undefined) throw typeError("cannot delete __dict__");
      if (!(value instanceof PyDict))
        throw typeError(`__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
      setInstanceDict(self, value);
    },
  ),
  getter(
    "args",
    (self: PyException) => self.args,
    (self: PyException, value) => {
      if (value === undefined) throw typeError("args may not be deleted");
      self.args = new PyTuple(toArray(value));
    },
  ),
  getter("__traceback__", (self: PyException) => self.traceback, setTraceback),
  getter(
    "__context__",
    (self: PyException) => self.context,
    (self: PyException, value) => {
      self.context = linkedException(value, "__context__", "exception context");
    },
  ),
  getter(
    "__cause__",
    (self: PyException) => self.cause,
    (self: PyException, value) => {
      self.cause = linkedException(value, "__cause__", "exception cause");
      self.suppressContext = true;
    },
  ),
]);
