/** Hashing of dict keys and set elements: an unhashable one is reported as such. */

import { typeErrorType } from "../objects/exception.js";
import { hooks, setHashWords } from "../objects/hooks.js";
import type { Value } from "../objects/object.js";
import { typeOf } from "../objects/type-of.js";
import { caught, runtimeError, typeError } from "./errors.js";
import { loadHash } from "./hashing.js";
import { str } from "./text.js";
import { pollSafePoint } from "./thread.js";

hooks.hashKey = (key) => loadAs(key, "dict key");
hooks.poll = pollSafePoint;
hooks.dictMutatedDuringUpdate = () => {
  throw runtimeError("dict mutated during update");
};
hooks.hashElement = (element) => loadAs(element, "set element");

function loadAs(value: Value, role: string): void {
  if (typeof value === "number") {
    setHashWords(value === -1 ? -2 : value);
    return;
  }
  try {
    loadHash(value);
  } catch (error) {
    const exception = caught(error, typeErrorType);
    if (exception === null || exception.cls !== typeErrorType) throw error;
    throw typeError(`cannot use '${typeOf(value).fullName}' as a ${role} (${str(exception)})`);
  }
}
