/** Private names: `__spam` inside class `Ham` is `_Ham__spam`. */

import type { Scope } from "./scopes.js";

export function mangle(className: string | null, name: string): string {
  if (className === null || !name.startsWith("__")) return name;
  // Dunder names and dotted module names stay as they are.
  if (name.endsWith("__") || name.includes(".")) return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}

/** As `mangle`; but in the type parameters of a generic class only the parameters' own names are mangled. */
export function mangleIn(scope: Scope, className: string | null, name: string): string {
  if (scope.mangledNames !== null && !scope.mangledNames.has(name)) return name;
  return mangle(className, name);
}
