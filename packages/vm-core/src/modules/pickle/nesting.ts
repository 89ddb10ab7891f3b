/** How deeply pickled objects may be nested, whatever the stack of JavaScript would hold. */

import { recursionError } from "../../runtime/errors.js";

const MAXIMUM_NESTING = 10_000;

/** Raises RecursionError for a nesting that is too deep; `where` says what was being done. */
export function checkNesting(depth: number, where: string): void {
  if (depth > MAXIMUM_NESTING) throw recursionError(`maximum recursion depth exceeded${where}`);
}
