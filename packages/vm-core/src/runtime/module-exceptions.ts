/** Exception classes that native modules define for themselves, such as struct.error. */

import { exceptionType } from "../objects/exception.js";
import { type PyType, typeType } from "../objects/type.js";
import { newClass } from "./classes.js";
import { perInterpreter } from "./per-interpreter.js";

/** A function that returns the running interpreter's own class: programs can set attributes on it. */
export function moduleException(
  module: string,
  name: string,
  base: PyType = exceptionType,
  doc: string | null = null,
): () => PyType {
  return perInterpreter(() => {
    const namespace = new Map([
      ["__module__", module],
      ["__doc__", doc],
    ]);
    return newClass(typeType, name, [base], namespace, null);
  });
}
