/** int.to_bytes and int.from_bytes. */

import { PyBytes } from "../objects/bytes.js";
import { intType } from "../objects/int-instance.js";
import type { Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import type { PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { bytesLike } from "../runtime/buffers.js";
import { hexText } from "../runtime/byte-text.js";
import { call, callSpecial } from "../runtime/calls.js";
import { memoryError, overflowError, typeError, valueError } from "../runtime/errors.js";
import { type Int, MAXIMUM_BITS } from "../runtime/integers.js";
import { toArray } from "../runtime/iteration.js";
import { asSize, normalizeInt, textOf, typeName } from "../runtime/primitives.js";
import { asCSize } from "../runtime/sized-integers.js";
import { pollSafePoint } from "../runtime/thread.js";
import { isTrue } from "../runtime/truth.js";

const MAXIMUM_LENGTH = 2 ** 27;

export function intToBytes(
  value: Int,
  lengthArgument: Value | undefined,
  orderArgument: Value | undefined,
  signedArgument: Value | undefined,
): Value {
  const length = lengthArgument === undefined ? 1 : asCSize(lengthArgument);
  const isBigEndian = readOrder(orderArgument, "to_bytes");
  const isSigned = signedArgument !== undefined && isTrue(signedArgument);
  if (length < 0) throw valueError("length argument must be non-negative");
  if (value < 0 && !isSigned) throw overflowError("can't convert negative int to unsigned");
  if (length > MAXIMUM_LENGTH) throw memoryError();
  const bits = BigInt(length * 8);
  const big = BigInt(value);
  // No need to build the limits: an int never has more than MAXIMUM_BITS.
  const isFitting =
    length * 8 > MAXIMUM_BITS + 1 ||
    (isSigned ? BigInt.asIntN(Number(bits), big) : BigInt.asUintN(Number(bits), big)) === big;
  if (!isFitting) throw overflowError("int too big to convert");
  return new PyBytes(writeBytes(big, length, isBigEndian));
}

/** The low bytes of the two's complement, which repeats its sign for ever. */
function writeBytes(value: bigint, length: number, isBigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(length);
  const sign = value < 0n ? 0xff : 0;
  // ~value is not negative; its bytes inverted are those of the value.
  const digits = (value < 0n ? ~value : value).toString(16);
  for (let index = 0; index < length; index++) {
    const end = digits.length - 2 * index;
    const byte = end <= 0 ? 0 : Number.parseInt(digits.slice(Math.max(end - 2, 0), end), 16);
    bytes[isBigEndian ? length - 1 - index : index] = byte ^ sign;
    if ((index & 1023) === 1023) pollSafePoint();
  }
  return bytes;
}

export function intFromBytes(
  cls: PyType,
  source: Value,
  orderArgument: Value | undefined,
  signedArgument: Value | undefined,
): Value {
  const isBigEndian = readOrder(orderArgument, "from_bytes");
  const isSigned = signedArgument !== undefined && isTrue(signedArgument);
  const bytes = Uint8Array.from(toBytes(source));
  if (bytes.length * 8 > MAXIMUM_BITS) throw memoryError();
  const digits = hexText(isBigEndian ? bytes : bytes.toReversed(), "", 0);
  const unsigned = digits === "" ? 0n : BigInt(`0x${digits}`);
  const value = normalizeInt(isSigned ? BigInt.asIntN(bytes.length * 8, unsigned) : unsigned);
  return cls === intType ? value : call(cls, [value]);
}

/** bytes(source) of what is neither a str nor a number. */
function toBytes(source: Value): ArrayLike<number> & Iterable<number> {
  const method = typeOf(source).special(Special.__bytes__);
  if (method !== null) {
    const result = callSpecial(method, source);
    if (!(result instanceof PyBytes)) throw typeError(`__bytes__ returned non-bytes (type ${typeName(result)})`);
    return result.bytes;
  }
  const bytes = bytesLike(source);
  if (bytes !== undefined) return bytes;
  if (textOf(source) !== undefined || typeOf(source).special(Special.__iter__) === null) {
    throw typeError(`cannot convert '${typeName(source)}' object to bytes`);
  }
  return toArray(source).map((item) => {
    const byte = asSize(item);
    if (byte < 0 || byte > 255) throw valueError("bytes must be in range(0, 256)");
    return byte;
  });
}

/** True for big-endian. */
function readOrder(argument: Value | undefined, name: string): boolean {
  if (argument === undefined) return true;
  const order = textOf(argument);
  if (order === undefined) throw typeError(`${name}() argument 'byteorder' must be str, not ${typeName(argument)}`);
  if (order !== "big" && order !== "little") throw valueError("byteorder must be either 'little' or 'big'");
  return order === "big";
}
