/** The size caps of strings and byte strings. */

import { memoryError } from "./errors.js";

/** Characters of the longest str that an operation may make. */
export const MAXIMUM_TEXT: number = 2 ** 27;

/** Bytes of the longest bytes or bytearray. */
export const MAXIMUM_BYTES: number = 2 ** 28;

/** Raises MemoryError when a result would be too long. */
export function checkTextLength(length: number): void {
  if (length > MAXIMUM_TEXT) throw memoryError();
}

export function checkBytesLength(length: number): void {
  if (length > MAXIMUM_BYTES) throw memoryError();
}
