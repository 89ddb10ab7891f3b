/** Reads the generated tables: JSON, deflated, in base64. */

import { inflateSync } from "fflate";
import { textOfUnits } from "./units.js";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The content of a table as plain JSON values; who calls it knows what scripts/unicode-tables.mjs has put there. */
export function unpack(packed: string): unknown {
  const bytes = unpackBytes(packed);
  // All of it is ASCII or escaped.
  return JSON.parse(textOfUnits(bytes));
}

/** The bytes that were deflated and written in base64. */
export const unpackBytes = (packed: string): Uint8Array => inflateSync(fromBase64(packed));

function fromBase64(text: string): Uint8Array {
  const digits = new Uint8Array(128);
  for (let digit = 0; digit < 64; digit++) digits[alphabet.charCodeAt(digit)] = digit;
  const bytes = new Uint8Array(Math.floor((text.replace(/=+$/, "").length * 3) / 4));
  for (let at = 0, length = 0; length < bytes.length; at += 4) {
    const group =
      (digits[text.charCodeAt(at)] << 18) |
      (digits[text.charCodeAt(at + 1)] << 12) |
      (digits[text.charCodeAt(at + 2)] << 6) |
      digits[text.charCodeAt(at + 3)];
    bytes[length++] = group >> 16;
    bytes[length++] = group >> 8;
    bytes[length++] = group;
  }
  return bytes;
}
