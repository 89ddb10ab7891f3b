/** The unicode_escape and raw_unicode_escape codecs, and bytes with backslash escapes. */

import { deprecationWarningType } from "../objects/exception.js";
import { characterNamed } from "../unicode/names.js";
import { textOfUnits } from "../unicode/units.js";
import { ByteWriter } from "./byte-writer.js";
import { codePoints } from "./code-points.js";
import { remedyDecoding } from "./codec-errors.js";
import { valueError } from "./errors.js";
import { TextBuilder } from "./text-builder.js";
import { escapeCodePoint } from "./text-repr.js";
import { type Decoded, latin1Bytes } from "./utf8.js";
import { warn } from "./warnings.js";

const simpleEscapes: Readonly<Record<string, number>> = {
  "\\": 92,
  "'": 39,
  '"': 34,
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};

export function encodeUnicodeEscape(text: string): Uint8Array {
  const parts = codePoints(text).map((point) => {
    if (point === 92) return "\\\\";
    if (point === 9) return "\\t";
    if (point === 10) return "\\n";
    if (point === 13) return "\\r";
    return point >= 32 && point < 127 ? String.fromCharCode(point) : escapeCodePoint(point);
  });
  return latin1Bytes(parts.join(""));
}

export function encodeRawUnicodeEscape(text: string): Uint8Array {
  return latin1Bytes(
    codePoints(text)
      .map((point) => (point < 256 ? String.fromCharCode(point) : escapeCodePoint(point)))
      .join(""),
  );
}

/**
 * Decodes `\x`, `\u`, `\U`, `\N`, octal and simple escapes; with `isRaw` only `\u` and `\U`. What is incomplete at the
 * end is an error, or left for the next part unless `isFinal`. Warns of the first escape that is none.
 */
export function decodeUnicodeEscape(source: Uint8Array, errors: string, isRaw: boolean, isFinal = true): Decoded {
  let bytes = source;
  const encoding = isRaw ? "rawunicodeescape" : "unicodeescape";
  const text = new TextBuilder();
  let at = 0;
  let invalid: string | undefined;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte !== 92) {
      text.add(String.fromCharCode(byte));
      at++;
      continue;
    }
    const escape: Escape = isRaw ? readRawEscape(bytes, at) : readEscape(bytes, at);
    if (escape.isIncomplete && !isFinal) break;
    if ("text" in escape) {
      text.add(escape.text);
      invalid ??= escape.invalid;
      at = escape.end;
    } else {
      const { reason, end } = escape;
      const remedy = remedyDecoding(errors, { encoding, bytes, start: at, end, reason });
      text.add(remedy.replacement);
      at = remedy.position;
      bytes = remedy.bytes;
    }
  }
  if (invalid !== undefined) warn(invalid, deprecationWarningType);
  return { text: text.finish(), consumed: at };
}

/** What is said of a backslash before a character that makes no escape of it. */
const invalidEscape = (character: string, prefix = ""): string =>
  `${prefix}"\\${character}" is an invalid escape sequence. Such sequences will not work in the future. `;

const invalidOctal = (value: number, prefix = ""): string =>
  `${prefix}"\\${value.toString(8)}" is an invalid octal escape sequence. Such sequences will not work in the future. `;

type Escape = { readonly end: number; readonly isIncomplete?: boolean } & (
  | { readonly text: string; readonly invalid?: string | undefined }
  | { readonly reason: string }
);

function readEscape(bytes: Uint8Array, at: number): Escape {
  if (at + 1 >= bytes.length) return { reason: "\\ at end of string", end: bytes.length, isIncomplete: true };
  const letter = String.fromCharCode(bytes[at + 1]);
  const simple = simpleEscapes[letter];
  if (simple !== undefined) return { text: String.fromCharCode(simple), end: at + 2 };
  if (letter === "\n") return { text: "", end: at + 2 };
  if (letter >= "0" && letter <= "7") {
    const { value, end } = readOctal(bytes, at + 1);
    const invalid = value > 255 ? invalidOctal(value) : undefined;
    return { text: String.fromCharCode(value), end, invalid };
  }
  if (letter === "x" || letter === "u" || letter === "U") return readHexEscape(bytes, at, letter);
  if (letter === "N") return readNamedEscape(bytes, at);
  return { text: `\\${letter}`, end: at + 2, invalid: invalidEscape(letter) };
}

function readRawEscape(bytes: Uint8Array, at: number): Escape {
  const letter = String.fromCharCode(bytes[at + 1] ?? 0);
  if (letter === "u" || letter === "U") return readHexEscape(bytes, at, letter);
  return at + 1 < bytes.length ? { text: `\\${letter}`, end: at + 2 } : { text: "\\", end: at + 1, isIncomplete: true };
}

const hexEscapes = {
  x: { digits: 2, reason: "truncated \\xXX escape" },
  u: { digits: 4, reason: "truncated \\uXXXX escape" },
  U: { digits: 8, reason: "truncated \\UXXXXXXXX escape" },
} as const;

function readHexEscape(bytes: Uint8Array, at: number, letter: keyof typeof hexEscapes): Escape {
  const { digits, reason } = hexEscapes[letter];
  let value = 0;
  let end = at + 2;
  for (let count = 0; count < digits; count++, end++) {
    const digit = hexValue(bytes[end]);
    if (digit < 0) return { reason, end, isIncomplete: end >= bytes.length };
    value = value * 16 + digit;
  }
  return value > 0x10ffff ? { reason: "illegal Unicode character", end } : { text: String.fromCodePoint(value), end };
}

/** The value of a hexadecimal digit's byte, or -1. */
export function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function readOctal(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0;
  let end = start;
  while (end < start + 3 && bytes[end] >= 48 && bytes[end] <= 55) {
    value = value * 8 + bytes[end++] - 48;
  }
  return { value, end };
}

function readNamedEscape(bytes: Uint8Array, at: number): Escape {
  const reason = "malformed \\N character escape";
  if (bytes[at + 2] !== 123) {
    return { reason, end: Math.min(at + 2, bytes.length), isIncomplete: at + 2 >= bytes.length };
  }
  let close = at + 3;
  while (close < bytes.length && bytes[close] !== 125) close++;
  if (close === bytes.length) return { reason, end: close, isIncomplete: true };
  if (close === at + 3) return { reason, end: close + 1 };
  const text = characterNamed(textOfUnits(bytes.subarray(at + 3, close)));
  return text === null ? { reason: "unknown Unicode character name", end: close + 1 } : { text, end: close + 1 };
}

/** codecs.escape_decode: the escapes of bytes literals. */
export function decodeByteEscapes(bytes: Uint8Array, errors: string): Uint8Array {
  const writer = new ByteWriter(bytes.length);
  let invalid: string | undefined;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at];
    if (byte !== 92) {
      writer.byte(byte);
      at++;
      continue;
    }
    if (at + 1 >= bytes.length) throw valueError("Trailing \\ in string");
    const letter = String.fromCharCode(bytes[at + 1]);
    const simple = simpleEscapes[letter];
    if (simple !== undefined) {
      writer.byte(simple);
      at += 2;
    } else if (letter === "\n") at += 2;
    else if (letter >= "0" && letter <= "7") {
      const { value, end } = readOctal(bytes, at + 1);
      if (value > 255) invalid ??= invalidOctal(value, "b");
      writer.byte(value & 255);
      at = end;
    } else if (letter === "x") at = writeHexByte(writer, bytes, at, errors);
    else {
      invalid ??= invalidEscape(letter, "b");
      writer.byte(92);
      at++;
    }
  }
  if (invalid !== undefined) warn(invalid, deprecationWarningType);
  return writer.finish();
}

function writeHexByte(writer: ByteWriter, bytes: Uint8Array, at: number, errors: string): number {
  const [high, low] = [hexValue(bytes[at + 2]), hexValue(bytes[at + 3])];
  if (high >= 0 && low >= 0) {
    writer.byte(high * 16 + low);
    return at + 4;
  }
  if (errors === "strict") throw valueError(`invalid \\x escape at position ${at}`);
  if (errors === "replace") writer.byte(63);
  else if (errors !== "ignore") {
    throw valueError(`decoding error; unknown error handling code: ${errors}`);
  }
  return at + (high >= 0 ? 3 : 2);
}
