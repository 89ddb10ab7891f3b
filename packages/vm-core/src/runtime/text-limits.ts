/** The size caps of strings and byte strings. */

import { memoryError } from "./errors.js";
import { chargeMemory } from "./memory.js";

/** Characters of the longest str that an operation may make. */
export const MAXIMUM_TEXT: number = 2 ** 27;

/** Bytes of the longest bytes or bytearray. */
export const MAXIMUM_BYTES: number = 2 ** 28;

/** From this length on a result is charged for. */
const LONG = 4096;

/** To be called before a text is made, with its length. Raises MemoryError. */
export function checkTextLength(length: number): void {
  if (length < LONG) return;
  if (length > MAXIMUM_TEXT) throw memoryError();
  chargeMemory(length);
}

/** For a text that grows by a part. */
export function checkGrowingText(length: number, growth: number): void {
  if (length > MAXIMUM_TEXT) throw memoryError();
  if (growth >= LONG) chargeMemory(growth);
}

/** For bytes that grow by a part. */
export function checkGrowingBytes(length: number, growth: number): void {
  if (length > MAXIMUM_BYTES) throw memoryError();
  if (growth >= LONG) chargeMemory(growth);
}

/** To be called before bytes are made, with their number. Raises MemoryError. */
export function checkBytesLength(length: number): void {
  if (length < LONG) return;
  if (length > MAXIMUM_BYTES) throw memoryError();
  chargeMemory(length);
}
