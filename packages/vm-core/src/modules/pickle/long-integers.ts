/** Integers as pickles have them: two's complement, little-endian, no longer than it must be; none for 0. */

import { memoryError } from "../../runtime/errors.js";
import { MAXIMUM_BITS } from "../../runtime/integers.js";
import { normalizeInt } from "../../runtime/primitives.js";

export function encodeLong(value: bigint): Uint8Array {
  if (value === 0n) return new Uint8Array(0);
  // ~value is not negative; its bytes inverted are those of the value.
  const digits = (value < 0n ? ~value : value).toString(16);
  const sign = value < 0n ? 0xff : 0;
  // One more bit for the sign.
  const hasRoom = digits.length % 2 === 1 || Number.parseInt(digits[0], 16) < 8;
  const length = Math.ceil(digits.length / 2) + (hasRoom ? 0 : 1);
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index++) {
    const end = digits.length - 2 * index;
    const byte = end <= 0 ? 0 : Number.parseInt(digits.slice(Math.max(end - 2, 0), end), 16);
    bytes[index] = byte ^ sign;
  }
  return bytes;
}

/** Raises MemoryError for more bits than an int can have. */
export function decodeLong(bytes: Uint8Array): number | bigint {
  const { length } = bytes;
  if (length === 0) return 0;
  if (length * 8 > MAXIMUM_BITS) throw memoryError();
  const digits: string[] = [];
  for (let index = length - 1; index >= 0; index--) digits.push(bytes[index].toString(16).padStart(2, "0"));
  return normalizeInt(BigInt.asIntN(length * 8, BigInt(`0x${digits.join("")}`)));
}
