/** How call errors name a callable (_PyObject_FunctionStr): `module.qualname()`, `qualname()` for builtins. */

import type { Value } from "../objects/object.js";
import { findAttribute } from "./attributes.js";
import { textOf } from "./primitives.js";
import { str } from "./text.js";

export function callableName(callable: Value): string {
  const qualifiedName = findAttribute(callable, "__qualname__");
  if (qualifiedName === undefined) return str(callable);
  const module = findAttribute(callable, "__module__");
  const moduleName = module === undefined || module === null ? undefined : textOf(module);
  const prefix = moduleName === undefined || moduleName === "builtins" ? "" : `${moduleName}.`;
  return `${prefix}${str(qualifiedName)}()`;
}
