/** Meanings that representations need and `runtime/` supplies when it is loaded. */

import type { Value } from "./object.js";

const missing = (): never => {
  throw new Error("runtime not loaded");
};

export const hooks: {
  /** hash(value); raises TypeError for an unhashable value. */
  hash: (value: Value) => number | bigint;
  /** `hash` of a dict key, whose TypeError speaks of a dict key. */
  hashKey: (value: Value) => number | bigint;
  /** `hash` of a set element, whose TypeError speaks of a set element. */
  hashElement: (value: Value) => number | bigint;
  /** Identity or `==`, as containers compare; may run Python code and raise. */
  equal: (left: Value, right: Value) => boolean;
} = { hash: missing, hashKey: missing, hashElement: missing, equal: missing };
