/** Base64 to bytes and back, as the binascii module has it. */

import { ByteWriter } from "../../runtime/byte-writer.js";
import { checkBytesLength } from "../../runtime/text-limits.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { binasciiError } from "./errors.js";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const digits = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));
const PAD = 0x3d;
const NO_DIGIT = 255;

const values = new Uint8Array(256).fill(NO_DIGIT);
digits.forEach((digit, value) => {
  values[digit] = value;
});

export function encodeBase64(bytes: Uint8Array, hasNewline: boolean): Uint8Array {
  const size = Math.ceil(bytes.length / 3) * 4;
  checkBytesLength(size + 1);
  const result = new Uint8Array(size + (hasNewline ? 1 : 0));
  let to = 0;
  for (let from = 0; from < bytes.length; from += 3) {
    const left = bytes.length - from;
    const bits = (bytes[from] << 16) | ((left > 1 ? bytes[from + 1] : 0) << 8) | (left > 2 ? bytes[from + 2] : 0);
    result[to++] = digits[bits >> 18];
    result[to++] = digits[(bits >> 12) & 63];
    result[to++] = left > 1 ? digits[(bits >> 6) & 63] : PAD;
    result[to++] = left > 2 ? digits[bits & 63] : PAD;
    if ((to & 0xfff) === 0) pollSafePoint();
  }
  if (hasNewline) result[to] = 0x0a;
  return result;
}

/** Raises binascii.Error; what is no digit is skipped unless `isStrict`. */
export function decodeBase64(text: Uint8Array, isStrict: boolean): Uint8Array {
  const writer = new ByteWriter(Math.ceil(text.length / 4) * 3);
  /** Digits of the present group of four. */
  let place = 0;
  let rest = 0;
  let pads = 0;
  let hasPadding = false;
  for (let index = 0; index < text.length; index++) {
    if ((index & 0xfff) === 0xfff) pollSafePoint();
    if (text[index] === PAD) {
      hasPadding = true;
      if (isStrict && place === 0) {
        throw binasciiError(index === 0 ? "Leading padding not allowed" : "Excess padding not allowed");
      }
      if (place >= 2 && place + ++pads >= 4) {
        if (isStrict && index + 1 < text.length) throw binasciiError("Excess data after padding");
        return writer.finish();
      }
      continue;
    }
    const value = values[text[index]];
    if (value === NO_DIGIT) {
      if (isStrict) throw binasciiError("Only base64 data is allowed");
      continue;
    }
    if (isStrict && hasPadding) throw binasciiError("Discontinuous padding not allowed");
    pads = 0;
    // The digits of a group give 6 bits each: the second completes a byte with 2 of its own, the third with 4 …
    if (place > 0) writer.byte(((rest << (2 * place)) | (value >> (6 - 2 * place))) & 0xff);
    rest = value;
    place = (place + 1) & 3;
  }
  if (place === 1) {
    throw binasciiError(
      `Invalid base64-encoded string: number of data characters (${(writer.length / 3) * 4 + 1}) cannot be 1 more than a multiple of 4`,
    );
  }
  if (place !== 0) throw binasciiError("Incorrect padding");
  return writer.finish();
}
