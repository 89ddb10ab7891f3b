/** BaseExceptionGroup and ExceptionGroup. */

import { PyDict } from "../objects/dict.js";
import {
  baseExceptionGroupType,
  exceptionGroupType,
  exceptionType,
  PyException,
  PyExceptionGroup,
} from "../objects/exception.js";
import { newGenericAlias } from "../objects/generic-alias.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { givenType } from "../runtime/argument-types.js";
import { call } from "../runtime/calls.js";
import { typeError, valueError } from "../runtime/errors.js";
import { groupMatcher, splitBy, subgroupOf } from "../runtime/exception-groups.js";
import { toArray } from "../runtime/iteration.js";
import { classMethod, constructor, defineMethods, member, method } from "../runtime/native-definitions.js";
import { textOf } from "../runtime/primitives.js";

function newGroup(cls: PyType, args: readonly Value[]): PyExceptionGroup {
  if (args.length !== 2) {
    throw typeError(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`);
  }
  const message = textOf(args[0]);
  if (message === undefined) {
    throw typeError(`BaseExceptionGroup.__new__() argument 1 must be str, not ${givenType(args[0])}`);
  }
  const exceptions = exceptionsOf(args[1]);
  const isPlain = exceptions.every((each) => each.cls.isSubtypeOf(exceptionType));
  let actual = cls;
  if (cls === baseExceptionGroupType && isPlain) actual = exceptionGroupType;
  else if (!isPlain && cls === exceptionGroupType) throw typeError("Cannot nest BaseExceptions in an ExceptionGroup");
  else if (!isPlain && cls.isSubtypeOf(exceptionType)) throw typeError(`Cannot nest BaseExceptions in '${cls.name}'`);
  return new PyExceptionGroup(actual, new PyTuple(args), message, exceptions);
}

function exceptionsOf(sequence: Value): PyException[] {
  const type = typeOf(sequence);
  if (type.special(Special.__getitem__) === null || sequence instanceof PyDict) {
    throw typeError("second argument (exceptions) must be a sequence");
  }
  const items = toArray(sequence);
  if (items.length === 0) throw valueError("second argument (exceptions) must be a non-empty sequence");
  return items.map((item, index) => {
    if (item instanceof PyException) return item;
    throw valueError(`Item ${index} of second argument (exceptions) is not an exception`);
  });
}

defineMethods(baseExceptionGroupType, () => [
  constructor("(*args, **kwargs)", newGroup),
  method("__str__(/)", (self: PyExceptionGroup) => {
    const count = self.exceptions.length;
    return `${self.message} (${count} sub-exception${count > 1 ? "s" : ""})`;
  }),
  method("derive(excs, /)", (self: PyExceptionGroup, exceptions: Value) =>
    call(baseExceptionGroupType, [self.message, exceptions]),
  ),
  method("split(matcher_value, /)", (self: PyExceptionGroup, condition: Value) => {
    const { match, rest } = splitBy(self, groupMatcher(condition));
    return new PyTuple([match, rest]);
  }),
  method("subgroup(matcher_value, /)", (self: PyExceptionGroup, condition: Value) =>
    subgroupOf(self, groupMatcher(condition)),
  ),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
  member("message", (self: PyExceptionGroup) => self.message, null, "exception message"),
  member("exceptions", (self: PyExceptionGroup) => new PyTuple(self.exceptions), null, "nested exceptions"),
]);
