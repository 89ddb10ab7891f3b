/** Texts that CPython hands to C: they must fit UTF-8, and mostly may not contain the character that ends a string in C. */

import { valueError } from "./errors.js";
import { encodeUtf8 } from "./utf8.js";

const loneSurrogate = /\p{Surrogate}/u;

/** Raises UnicodeEncodeError for a text with lone surrogates, which UTF-8 has no bytes for. */
export function checkUtf8(text: string): void {
  if (loneSurrogate.test(text)) encodeUtf8(text, "strict");
}

/** The text itself. Raises UnicodeEncodeError for lone surrogates, ValueError for a null character. */
export function asCString(text: string): string {
  checkUtf8(text);
  if (text.includes("\0")) throw valueError("embedded null character");
  return text;
}
