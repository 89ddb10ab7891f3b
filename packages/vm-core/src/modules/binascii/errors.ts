/** binascii's own exceptions. */

import { exceptionType, valueErrorType } from "../../objects/exception.js";
import { newException, PythonError } from "../../runtime/errors.js";
import { moduleException } from "../../runtime/module-exceptions.js";

export const binasciiErrorType = moduleException("binascii", "Error", valueErrorType);
export const incompleteType = moduleException("binascii", "Incomplete", exceptionType);

export const binasciiError = (message: string): PythonError =>
  new PythonError(newException(binasciiErrorType(), message));
