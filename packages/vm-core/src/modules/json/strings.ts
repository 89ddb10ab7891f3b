/** JSON's strings: reading them with their escapes, and writing them. */

import { PyException } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import { getAttribute } from "../../runtime/attributes.js";
import { call } from "../../runtime/calls.js";
import { characterIndex, hasSurrogates } from "../../runtime/code-points.js";
import { PythonError, typeError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { textOf, typeName } from "../../runtime/primitives.js";
import { TextBuilder } from "../../runtime/text-builder.js";
import { checkTextLength } from "../../runtime/text-limits.js";
import { pollSafePoint } from "../../runtime/thread.js";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LAST_CONTROL = 0x1f;

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** json.JSONDecodeError at a code unit of the document. */
export function decodeError(message: string, text: string, unit: number): PythonError {
  const type = getAttribute(services.importModule("json.decoder"), "JSONDecodeError");
  const position = hasSurrogates(text) ? characterIndex(text, unit) : unit;
  const exception = call(type, [message, text, position]);
  if (!(exception instanceof PyException)) throw typeError("exceptions must derive from BaseException");
  return new PythonError(exception);
}

/** Pieces that are joined at once. */
const PARTS = 1024;

export interface ScannedString {
  readonly value: string;
  /** The code unit behind the closing quote. */
  readonly end: number;
}

/** Reads a string whose opening quote is just before the code unit `start`. Raises JSONDecodeError. */
export function scanString(text: string, start: number, isStrict: boolean): ScannedString {
  const { length } = text;
  // Read already, in parts: a text of very many pieces is slow to put together at once.
  let parts: string[] = [];
  let before = "";
  let at = start;
  for (;;) {
    const chunk = at;
    let unit = 0;
    for (; at < length; at++) {
      unit = text.charCodeAt(at);
      if (unit === QUOTE || unit === BACKSLASH) break;
      if (unit <= LAST_CONTROL && isStrict) throw decodeError("Invalid control character at", text, at);
      if ((at & 0x3fff) === 0x3fff) pollSafePoint();
    }
    if (at >= length) throw decodeError("Unterminated string starting at", text, start - 1);
    const plain = text.slice(chunk, at);
    if (unit === QUOTE) {
      const value = parts.length === 0 ? before + plain : before + parts.join("") + plain;
      return { value, end: at + 1 };
    }
    if (parts.push(plain) > PARTS) {
      before += parts.join("");
      parts = [];
    }
    pollSafePoint();
    at++;
    if (at >= length) throw decodeError("Unterminated string starting at", text, start - 1);
    const escaped = text.charAt(at);
    at++;
    if (escaped === "u") {
      parts.push(String.fromCharCode(hexUnit(text, at)));
      at += 4;
      continue;
    }
    const character = Object.hasOwn(escapes, escaped) ? escapes[escaped] : undefined;
    if (character === undefined) throw decodeError("Invalid \\escape", text, at - 2);
    parts.push(character);
  }
}

/** The four digits of an escape. Both halves of a surrogate pair are written so, and join by standing side by side. */
function hexUnit(text: string, at: number): number {
  const digits = text.slice(at, at + 4);
  if (at + 4 >= text.length || !/^[0-9a-fA-F]{4}$/.test(digits)) {
    throw decodeError("Invalid \\uXXXX escape", text, at - 1);
  }
  return Number.parseInt(digits, 16);
}

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

const hexEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped
const special = /["\\\0-\x1f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped
const specialOrForeign = /["\\\0-\x1f\x7f-\uffff]/g;

const TILDE = 0x7e;

/** Whether a text goes into a document as it is: most do, and need no pattern. */
function isPlain(text: string, isAscii: boolean): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= LAST_CONTROL || unit === QUOTE || unit === BACKSLASH || (isAscii && unit > TILDE)) return false;
  }
  return true;
}

function encode(value: Value, isAscii: boolean): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`first argument must be a string, not ${typeName(value)}`);
  if (text.length <= PART && isPlain(text, isAscii)) return `"${text}"`;
  const pattern = isAscii ? specialOrForeign : special;
  const escape = (part: string): string => part.replace(pattern, (unit) => shortEscapes[unit] ?? hexEscape(unit));
  if (text.length <= PART) return `"${escape(text)}"`;
  checkTextLength(text.length);
  // Units are escaped one by one, so that a text can be cut anywhere.
  const encoded = new TextBuilder();
  for (let at = 0; at < text.length; at += PART) {
    encoded.add(escape(text.slice(at, at + PART)));
    pollSafePoint();
  }
  return `"${encoded.finish()}"`;
}

/** Code units between two safe points. */
const PART = 4096;

/** encode_basestring(): all but control characters as they are. */
export const encodeString = (value: Value): string => encode(value, false);

/** encode_basestring_ascii(): what is no ASCII as escapes. */
export const encodeAscii = (value: Value): string => encode(value, true);
