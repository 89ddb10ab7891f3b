/** Raising Python exceptions from TypeScript: `throw typeError("…")`, always in CPython's wording. */

import * as exceptions from "../objects/exception.js";
import { PyException } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import type { PyType } from "../objects/type.js";

/** What native code throws. Not a JavaScript Error: capturing a JavaScript stack costs more than the raise itself. */
export class PythonError {
  readonly exception: PyException;
  /** The exception has been raised before and only passes through: its `__context__` is settled. */
  readonly isPropagating: boolean;

  constructor(exception: PyException, isPropagating = false) {
    this.exception = exception;
    this.isPropagating = isPropagating;
  }
}

/** A broken invariant of the interpreter; no Python `except` can catch it. */
export class InternalError extends Error {
  override readonly name = "InternalError";
}

export function newException(type: PyType, ...args: Value[]): PyException {
  return new PyException(type, new PyTuple(args));
}

export function pythonError(type: PyType, message: string): PythonError {
  return new PythonError(newException(type, message));
}

const raiser =
  (type: PyType) =>
  (message: string): PythonError =>
    pythonError(type, message);

export const typeError = raiser(exceptions.typeErrorType);
export const valueError = raiser(exceptions.valueErrorType);
export const indexError = raiser(exceptions.indexErrorType);
export const lookupError = raiser(exceptions.lookupErrorType);
export const runtimeError = raiser(exceptions.runtimeErrorType);
export const overflowError = raiser(exceptions.overflowErrorType);
export const zeroDivisionError = raiser(exceptions.zeroDivisionErrorType);
export const recursionError = raiser(exceptions.recursionErrorType);
export const bufferError = raiser(exceptions.bufferErrorType);
export const eofError = raiser(exceptions.eofErrorType);
export const assertionError = raiser(exceptions.assertionErrorType);
export const notImplementedError = raiser(exceptions.notImplementedErrorType);
export const systemError = raiser(exceptions.systemErrorType);

export function memoryError(message?: string): PythonError {
  const { memoryErrorType } = exceptions;
  return new PythonError(
    message === undefined ? newException(memoryErrorType) : newException(memoryErrorType, message),
  );
}

export function keyError(key: Value): PythonError {
  return new PythonError(newException(exceptions.keyErrorType, key));
}

/** StopIteration; without a value its args are empty. */
export function stopIteration(value?: Value): PythonError {
  const exception =
    value === undefined
      ? newException(exceptions.stopIterationType)
      : newException(exceptions.stopIterationType, value);
  exception.members = new Map([["value", value ?? null]]);
  return new PythonError(exception);
}

function withMembers(type: PyType, message: string, members: Record<string, Value | undefined>): PythonError {
  const exception = newException(type, message);
  exception.members = new Map();
  for (const [name, value] of Object.entries(members)) if (value !== undefined) exception.members.set(name, value);
  return new PythonError(exception);
}

export const attributeError = (message: string, name?: string, obj?: Value): PythonError =>
  withMembers(exceptions.attributeErrorType, message, { name, obj });
export const nameError = (message: string, name?: string): PythonError =>
  withMembers(exceptions.nameErrorType, message, { name });
export const unboundLocalError = raiser(exceptions.unboundLocalErrorType);
export const importError = (message: string, name?: string, path?: string, nameFrom?: string): PythonError =>
  withMembers(exceptions.importErrorType, message, { msg: message, name, path, name_from: nameFrom });
export const moduleNotFoundError = (message: string, name?: string): PythonError =>
  withMembers(exceptions.moduleNotFoundErrorType, message, { msg: message, name });

/**
 * The Python exception behind something caught, when it is an instance of `type`; null otherwise. A JavaScript stack
 * overflow counts as RecursionError.
 */
export function caught(error: unknown, type: PyType): PyException | null {
  const exception = exceptionOf(error);
  return exception?.cls.isSubtypeOf(type) ? exception : null;
}

/** The Python exception behind something caught; null for what is no Python exception, which must be thrown on. */
export function exceptionOf(error: unknown): PyException | null {
  if (error instanceof PythonError) return error.exception;
  if (error instanceof RangeError) {
    if (error.message.includes("call stack")) {
      return newException(exceptions.recursionErrorType, "maximum recursion depth exceeded");
    }
    if (/BigInt|Invalid (?:string|array) length|Array buffer allocation|Map maximum|Set maximum/.test(error.message)) {
      return newException(exceptions.memoryErrorType);
    }
  }
  return null;
}
