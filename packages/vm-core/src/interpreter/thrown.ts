/** What is thrown into a generator: the arguments of throw(), and the exception that they make. */

import { baseExceptionType, deprecationWarningType, PyException, typeErrorType } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { PyTraceback } from "../objects/traceback.js";
import { PyTuple } from "../objects/tuple.js";
import { PyType } from "../objects/type.js";
import { call } from "../runtime/calls.js";
import { exceptionOf, newException, typeError } from "../runtime/errors.js";
import { typeName } from "../runtime/primitives.js";
import { repr } from "../runtime/text.js";
import { warn } from "../runtime/warnings.js";

/** A class or an exception, perhaps a value, perhaps a traceback: not yet checked. */
export type Thrown = readonly [Value] | readonly [Value, Value] | readonly [Value, Value, Value];

/** The arguments of a method. Warns of more than one. */
export function thrownBy(method: "throw" | "athrow", type: Value, value?: Value, traceback?: Value): Thrown {
  if (value === undefined) return [type];
  warn(
    `the (type, exc, tb) signature of ${method}() is deprecated, use the single-arg signature instead.`,
    deprecationWarningType,
  );
  return traceback === undefined ? [type, value] : [type, value, traceback];
}

/** The exception to raise. Raises TypeError for what makes none. */
export function thrownException([type, value, traceback]: Thrown): PyException {
  if (traceback !== undefined && traceback !== null && !(traceback instanceof PyTraceback)) {
    throw typeError("throw() third argument must be a traceback object");
  }
  const exception = normalize(type, value ?? null);
  if (traceback instanceof PyTraceback) exception.traceback = traceback;
  return exception;
}

function normalize(type: Value, value: Value): PyException {
  if (type instanceof PyType && type.isSubtypeOf(baseExceptionType)) {
    if (value instanceof PyException && value.cls.isSubtypeOf(type)) return value;
    const args = value === null ? [] : value instanceof PyTuple ? value.items : [value];
    // What goes wrong in making the exception is thrown instead of it.
    try {
      const made = call(type, args);
      if (made instanceof PyException) return made;
      const reason = `calling ${repr(type)} should have returned an instance of BaseException, not ${typeName(made)}`;
      return newException(typeErrorType, reason);
    } catch (error) {
      const exception = exceptionOf(error);
      if (exception === null) throw error;
      return exception;
    }
  } else if (type instanceof PyException) {
    if (value !== null) throw typeError("instance exception may not have a separate value");
    return type;
  }
  throw typeError(`exceptions must be classes or instances deriving from BaseException, not ${typeName(type)}`);
}
