/** The exceptions of pickle. */

import { exceptionType } from "../../objects/exception.js";
import { type PyType, typeType } from "../../objects/type.js";
import { newClass } from "../../runtime/classes.js";
import { newException, PythonError } from "../../runtime/errors.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";

/** The running interpreter's own: programs can set attributes on them. */
const types = perInterpreter(() => {
  const base = define("PickleError", exceptionType);
  return { base, pickling: define("PicklingError", base), unpickling: define("UnpicklingError", base) };
});

function define(name: string, base: PyType): PyType {
  const namespace = new Map([
    ["__module__", "_pickle"],
    ["__doc__", null],
  ]);
  return newClass(typeType, name, [base], namespace, null);
}

export const pickleErrorType = (): PyType => types().base;
export const picklingErrorType = (): PyType => types().pickling;
export const unpicklingErrorType = (): PyType => types().unpickling;

export function picklingError(message: string): PythonError {
  return new PythonError(newException(picklingErrorType(), message));
}

export function unpicklingError(message: string): PythonError {
  return new PythonError(newException(unpicklingErrorType(), message));
}
