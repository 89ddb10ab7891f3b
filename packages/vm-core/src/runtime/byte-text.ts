/** Byte strings as text: repr, hexadecimal digits, and the case of ASCII letters. */

import { memoryError, typeError, valueError } from "./errors.js";
import { hexValue } from "./escape-codecs.js";
import { TextBuilder } from "./text-builder.js";
import { checkBytesLength, MAXIMUM_TEXT } from "./text-limits.js";
import { pollSafePoint } from "./thread.js";

const escapes: Readonly<Record<number, string>> = { 9: "\\t", 10: "\\n", 13: "\\r", 92: "\\\\" };

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The repr of a bytes object; a bytearray's escapes apostrophes even between double quotes. */
export function reprBytes(bytes: Uint8Array, isByteArray = false): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? '"' : "'";
  const quoteByte = quote.charCodeAt(0);
  const text = new TextBuilder();
  text.add(`b${quote}`);
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === quoteByte || (isByteArray && byte === 39)) text.add(`\\${String.fromCharCode(byte)}`);
    else if (byte >= 32 && byte < 127 && byte !== 92) text.add(String.fromCharCode(byte));
    else text.add(escapes[byte] ?? `\\x${hexPairs[byte]}`);
  }
  text.add(quote);
  return text.finish();
}

/** bytes.hex(separator, groupSize): groups count from the right, or from the left when the size is negative. */
export function hexText(bytes: Uint8Array, separator: string, groupSize: number): string {
  if (bytes.length * 3 > MAXIMUM_TEXT) throw memoryError();
  const size = Math.abs(groupSize);
  const text = new TextBuilder();
  for (let index = 0; index < bytes.length; index++) {
    const place = groupSize > 0 ? bytes.length - index : index;
    if (separator !== "" && index > 0 && size > 0 && place % size === 0) text.add(separator);
    text.add(hexPairs[bytes[index]]);
  }
  return text.finish();
}

/** The separator argument of hex(), which has been found to have length 1: an ASCII character. */
export function hexSeparator(text: string | Uint8Array | undefined): string {
  if (text === undefined) throw typeError("sep must be str or bytes.");
  const code = typeof text === "string" ? text.charCodeAt(0) : text[0];
  if (code > 127) throw valueError("sep must be ASCII.");
  return String.fromCharCode(code);
}

/** bytes.fromhex(text), from code units or bytes. */
export function parseHex(length: number, codeAt: (index: number) => number): Uint8Array {
  const bytes: number[] = [];
  // As in CPython, what is not ASCII is found first.
  for (let at = 0; at < length; at++) {
    if (codeAt(at) > 127) throw notHexadecimal(at);
    if ((at & 4095) === 4095) pollSafePoint();
  }
  for (let at = 0; at < length; ) {
    if ((at & 1023) === 0) pollSafePoint();
    const code = codeAt(at);
    if (code === 32 || (code >= 9 && code <= 13)) {
      at++;
      continue;
    }
    const high = hexValue(code);
    if (high < 0) throw notHexadecimal(at);
    if (at + 1 >= length) throw valueError("fromhex() arg must contain an even number of hexadecimal digits");
    const low = hexValue(codeAt(at + 1));
    if (low < 0) throw notHexadecimal(at + 1);
    bytes.push(high * 16 + low);
    at += 2;
  }
  return Uint8Array.from(bytes);
}

const notHexadecimal = (position: number) =>
  valueError(`non-hexadecimal number found in fromhex() arg at position ${position}`);

export const isLowerByte = (byte: number): boolean => byte >= 97 && byte <= 122;
export const isUpperByte = (byte: number): boolean => byte >= 65 && byte <= 90;
export const isAlphaByte = (byte: number): boolean => isLowerByte(byte | 32);
export const isDigitByte = (byte: number): boolean => byte >= 48 && byte <= 57;

export const lowerByte = (byte: number): number => (isUpperByte(byte) ? byte + 32 : byte);
export const upperByte = (byte: number): number => (isLowerByte(byte) ? byte - 32 : byte);

/** The bytes that a function makes of the bytes. */
export function mapBytes(bytes: Uint8Array, change: (byte: number, index: number) => number): Uint8Array {
  checkBytesLength(bytes.length);
  const result = new Uint8Array(bytes.length);
  for (let index = 0; index < bytes.length; index++) {
    result[index] = change(bytes[index], index);
    if ((index & 4095) === 4095) pollSafePoint();
  }
  return result;
}

/** bytes.title. */
export function titleBytes(bytes: Uint8Array): Uint8Array {
  let isInWord = false;
  return mapBytes(bytes, (byte) => {
    const cased = isInWord ? lowerByte(byte) : upperByte(byte);
    isInWord = isAlphaByte(byte);
    return cased;
  });
}

/** bytes.istitle. */
export function isTitleBytes(bytes: Uint8Array): boolean {
  let isFound = false;
  let isInWord = false;
  for (const byte of bytes) {
    if (isUpperByte(byte)) {
      if (isInWord) return false;
      isInWord = isFound = true;
    } else if (isLowerByte(byte)) {
      if (!isInWord) return false;
    } else isInWord = false;
  }
  return isFound;
}
