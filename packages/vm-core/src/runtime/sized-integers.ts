/** Ints as C functions take them: in a range of their own, beyond which OverflowError names the C type. */

import type { Value } from "../objects/object.js";
import { overflowError } from "./errors.js";
import { asIndex } from "./primitives.js";

/** operator.index(value) as a C int. Raises TypeError, and OverflowError beyond 32 bits. */
export function asCInt(value: Value): number {
  const index = asIndex(value);
  if (index > 0x7fffffff || index < -0x80000000) throw overflowError("Python int too large to convert to C int");
  return Number(index);
}

/** operator.index(value) as a C ssize_t, a bigint beyond 53 bits. Raises TypeError, and OverflowError beyond 64. */
export function asCLongSize(value: Value): number | bigint {
  const index = asIndex(value);
  if (typeof index === "bigint" && BigInt.asIntN(64, index) !== index) {
    throw overflowError("Python int too large to convert to C ssize_t");
  }
  return index;
}

/** operator.index(value) as a C long. Raises TypeError, and OverflowError beyond 64 bits. */
export function asCLong(value: Value): number | bigint {
  const index = asIndex(value);
  if (typeof index === "bigint" && BigInt.asIntN(64, index) !== index) {
    throw overflowError("Python int too large to convert to C long");
  }
  return index;
}

/** `asCLongSize`, rounded beyond 53 bits, which no container reaches. */
export const asCSize = (value: Value): number => Number(asCLongSize(value));
