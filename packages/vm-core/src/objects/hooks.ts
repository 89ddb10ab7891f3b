/** Meanings that representations need and `runtime/` supplies when it is loaded. */

import type { Value } from "./object.js";

const missing = (): never => {
  throw new Error("runtime not loaded");
};

export const hooks: {
  /** hash(value); raises TypeError for an unhashable value. */
  hash: (value: Value) => number | bigint;
  /** Leaves the hash of a dict key in `hashWords`; its TypeError speaks of a dict key. */
  hashKey: (value: Value) => void;
  /** Leaves the hash of a set element in `hashWords`; its TypeError speaks of a set element. */
  hashElement: (value: Value) => void;
  /** Identity or `==`, as containers compare; may run Python code and raise. */
  equal: (left: Value, right: Value) => boolean;
  /** Raises RuntimeError: comparing keys has changed the dict that another one is updated from. */
  dictMutatedDuringUpdate: () => never;
  /** A safe point: called every thousand items by what may take long; may raise. */
  poll: () => void;
} = {
  hash: missing,
  hashKey: missing,
  hashElement: missing,
  equal: missing,
  dictMutatedDuringUpdate: missing,
  poll: missing,
};

/** The two signed 32-bit halves of the 64-bit hash computed last: a hash beyond 53 bits would have to be a bigint. */
export const hashWords = { low: 0, high: 0 };

export function setHashWords(hash: number | bigint): void {
  if (typeof hash === "number") {
    hashWords.low = hash | 0;
    hashWords.high = Math.floor(hash / 0x100000000) | 0;
  } else {
    hashWords.low = Number(BigInt.asIntN(32, hash));
    hashWords.high = Number(BigInt.asIntN(32, hash >> 32n));
  }
}
