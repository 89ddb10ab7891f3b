/** BlockingIOError as buffered streams raise it: with the count of what was taken. */

import { blockingIOErrorType, PyException } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { errorNumbers } from "../../runtime/error-numbers.js";
import { caught, PythonError } from "../../runtime/errors.js";

const MESSAGE = "write could not complete without blocking";

/** The error of a write of which `written` bytes were taken. */
export function blockingError(written: number): PythonError {
  const exception = new PyException(blockingIOErrorType, new PyTuple([errorNumbers.EAGAIN, MESSAGE, written]));
  exception.members = new Map<string, Value>([
    ["errno", errorNumbers.EAGAIN],
    ["strerror", MESSAGE],
    ["characters_written", written],
  ]);
  return new PythonError(exception);
}

export function isBlockingError(error: unknown): boolean {
  return caught(error, blockingIOErrorType) !== null;
}
