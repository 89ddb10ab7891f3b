/** Meanings that representations need and `runtime/` supplies when it is loaded. */

import type { Value } from "./object.js";

const missing = (): never => {
  throw new Error("runtime not loaded");
};

export const hooks: {
  /** hash(value); raises TypeError for an unhashable value. */
  hash: (value: Value) => number | bigint;
  /** Identity or `==`, as containers compare; may run Python code and raise. */
  equal: (left: Value, right: Value) => boolean;
} = { hash: missing, equal: missing };
