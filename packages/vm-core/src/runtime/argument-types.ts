/** How messages about a native's arguments name what was given. */

import type { Value } from "../objects/object.js";
import { typeName } from "./primitives.js";

/** The name of a value's class, and "None" for None. */
export function givenType(value: Value): string {
  return value === null ? "None" : typeName(value);
}
