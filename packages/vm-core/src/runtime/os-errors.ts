/** Raising OSError and its subclasses by error number. */

import { FileError } from "../files/file-error.js";
import { osErrorType, PyException } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { type ErrorName, errorClasses, errorNumbers, errorText } from "./error-numbers.js";
import { PythonError } from "./errors.js";

/** The OSError of a failed system call, of the subclass that the number stands for. */
export function osError(name: ErrorName, filename?: Value, filename2?: Value): PythonError {
  const number = errorNumbers[name];
  const text = errorText(number);
  const exception = new PyException(errorClasses.get(number) ?? osErrorType, new PyTuple([number, text]));
  exception.members = new Map<string, Value>([
    ["errno", number],
    ["strerror", text],
  ]);
  if (filename !== undefined) exception.members.set("filename", filename);
  if (filename2 !== undefined) exception.members.set("filename2", filename2);
  return new PythonError(exception);
}

/** Does something with files, where failure becomes the OSError that it stands for. */
export function fileOperation<Result>(action: () => Result, filename?: Value, filename2?: Value): Result {
  try {
    return action();
  } catch (error) {
    throw error instanceof FileError ? osError(error.code, filename, filename2) : error;
  }
}
