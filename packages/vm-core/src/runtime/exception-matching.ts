/** Which exceptions an `except` clause catches. */

import { baseExceptionGroupType, baseExceptionType, type PyException } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { PyType } from "../objects/type.js";
import { typeError } from "./errors.js";

/** PyErr_GivenExceptionMatches: by the method resolution order, whatever `__instancecheck__` says. */
export function matchesException(exception: PyException, type: Value): boolean {
  if (type instanceof PyTuple) return type.items.some((each) => matchesException(exception, each));
  return type instanceof PyType && exception.cls.isSubtypeOf(type);
}

export function isExceptionClass(value: Value): value is PyType {
  return value instanceof PyType && value.isSubtypeOf(baseExceptionType);
}

/** `except type:`. Raises TypeError for what is no exception class or tuple of them. */
export function exceptMatches(exception: PyException, type: Value): boolean {
  checkCaughtClasses(type);
  return matchesException(exception, type);
}

function checkCaughtClasses(type: Value): void {
  for (const each of type instanceof PyTuple ? type.items : [type]) {
    if (!isExceptionClass(each)) {
      throw typeError("catching classes that do not inherit from BaseException is not allowed");
    }
  }
}

/** Raises TypeError when `except* type:` cannot catch such a class. */
export function checkCaughtByStar(type: Value): void {
  checkCaughtClasses(type);
  for (const each of type instanceof PyTuple ? type.items : [type]) {
    if (each instanceof PyType && each.isSubtypeOf(baseExceptionGroupType)) {
      throw typeError("catching ExceptionGroup with except* is not allowed. Use except instead.");
    }
  }
}
