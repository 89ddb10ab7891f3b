/** io.UnsupportedOperation: an OSError that is a ValueError too. */

import { osErrorType, valueErrorType } from "../objects/exception.js";
import { PyType, typeType } from "../objects/type.js";
import { newException, PythonError } from "./errors.js";

export const unsupportedOperationType: PyType = new PyType({
  metaclass: typeType,
  name: "UnsupportedOperation",
  bases: [osErrorType, valueErrorType],
  base: osErrorType,
  module: "io",
  layoutOwner: osErrorType,
});
unsupportedOperationType.mro = [unsupportedOperationType, osErrorType, ...valueErrorType.mro];
unsupportedOperationType.instancesHaveDict = true;

export function unsupportedOperation(message: string): PythonError {
  return new PythonError(newException(unsupportedOperationType, message));
}
