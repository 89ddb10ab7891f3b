/** OSError and its subclasses. */

import { blockingIOErrorType, osErrorType, PyException } from "../objects/exception.js";
import { PyConstructor } from "../objects/native.js";
import type { Keywords, Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { emptyTuple, PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { errorClasses } from "../runtime/error-numbers.js";
import { attributeError } from "../runtime/errors.js";
import { constructor, defineMethods, getter, method } from "../runtime/native-definitions.js";
import { asSize, intOf } from "../runtime/primitives.js";
import { repr, str } from "../runtime/text.js";
import { exceptionMember, exceptionText, membersOf, reduced, refuseKeywords } from "./base-exception.js";

/**
 * A subclass with its own `__init__` and no `__new__` gets its arguments in `__init__`; all others in `__new__`, where
 * the error number can still choose the class.
 */
function usesInitializer(cls: PyType): boolean {
  const create = cls.special(Special.__new__);
  return (
    cls.special(Special.__init__) !== osErrorType.special(Special.__init__) &&
    create instanceof PyConstructor &&
    create === osErrorType.special(Special.__new__)
  );
}

function newOSError(cls: PyType, args: readonly Value[], keywords: Keywords): PyException {
  if (usesInitializer(cls)) return new PyException(cls, emptyTuple);
  refuseKeywords(cls, keywords);
  let actual = cls;
  if (cls === osErrorType && hasDetails(args)) {
    const number = intOf(args[0]);
    if (number !== undefined) actual = errorClasses.get(Number(number)) ?? cls;
  }
  const exception = new PyException(actual);
  initialize(exception, args);
  return exception;
}

const hasDetails = (args: readonly Value[]): boolean => args.length >= 2 && args.length <= 5;

/** Arguments: errno, strerror, filename, winerror (ignored), filename2. */
function initialize(exception: PyException, args: readonly Value[]): void {
  let kept = args;
  if (hasDetails(args)) {
    const [number, text, filename = null, , filename2 = null] = args;
    const members = membersOf(exception);
    members.set("errno", number);
    members.set("strerror", text);
    if (filename !== null) {
      if (exception.cls === blockingIOErrorType && isNumber(filename)) {
        members.set("characters_written", asSize(filename));
      } else {
        members.set("filename", filename);
        if (filename2 !== null) members.set("filename2", filename2);
        kept = args.slice(0, 2);
      }
    }
  }
  exception.args = new PyTuple(kept);
}

function isNumber(value: Value): boolean {
  const type = typeOf(value);
  return type.special(Special.__index__) !== null || type.special(Special.__int__) !== null;
}

function textOfError(self: PyException): string {
  const members = self.members ?? new Map<string, Value>();
  const number = members.get("errno");
  const text = members.get("strerror");
  const filename = members.get("filename");
  if (filename !== undefined) {
    const second = members.get("filename2");
    const names = second === undefined ? repr(filename) : `${repr(filename)} -> ${repr(second)}`;
    return `[Errno ${str(number ?? null)}] ${str(text ?? null)}: ${names}`;
  }
  if (number !== undefined && text !== undefined) return `[Errno ${str(number)}] ${str(text)}`;
  return exceptionText(self);
}

function reduce(self: PyException): PyTuple {
  const filename = self.members?.get("filename");
  const second = self.members?.get("filename2");
  let { args } = self;
  if (args.items.length === 2 && filename !== undefined) {
    args = new PyTuple(second === undefined ? [...args.items, filename] : [...args.items, filename, null, second]);
  }
  return reduced(self, args, self.attributes ?? null);
}

defineMethods(osErrorType, () => [
  constructor("(*args, **kwargs)", newOSError),
  method("__init__(*args, **kwargs)", (self: PyException, args: readonly Value[], keywords: Keywords) => {
    if (!usesInitializer(self.cls)) return null;
    refuseKeywords(self.cls, keywords);
    initialize(self, args);
    return null;
  }),
  method("__str__(/)", textOfError),
  method("__reduce__(/)", reduce),
  exceptionMember("errno"),
  exceptionMember("strerror"),
  exceptionMember("filename"),
  exceptionMember("filename2"),
  getter(
    "characters_written",
    (self: PyException) => {
      const written = self.members?.get("characters_written");
      if (written === undefined) throw attributeError("characters_written");
      return written;
    },
    (self: PyException, value) => {
      if (value === undefined) {
        if (self.members?.delete("characters_written") !== true) throw attributeError("characters_written");
        return;
      }
      membersOf(self).set("characters_written", asSize(value));
    },
  ),
]);
