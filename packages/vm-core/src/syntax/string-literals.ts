/** Decodes the text between the quotes of a string or bytes literal. */

import { characterNamed } from "../unicode/names.js";

/** The body of a string literal; `text` still has its escape sequences. */
export interface LiteralBody {
  readonly text: string;
  readonly isBytes: boolean;
  readonly isRaw: boolean;
}

export interface Decoded<T> {
  readonly value: T;
  /** Offset in the body of the character after the first invalid backslash, -1 if there is none. */
  readonly invalidEscape: number;
}

/** A malformed escape sequence, as CPython words it: "(unicode error) …" or "(value error) …". */
export class EscapeError extends Error {}

/** Splits `literal`, a prefix and a quoted text. */
export function literalBody(literal: string): LiteralBody {
  const quoteAt = literal.search(/["']/);
  const prefix = literal.slice(0, quoteAt).toLowerCase();
  const quote = literal[quoteAt];
  const isTriple = literal.length - quoteAt >= 6 && literal.startsWith(quote.repeat(3), quoteAt);
  const quoteSize = isTriple ? 3 : 1;
  const offset = quoteAt + quoteSize;
  return {
    text: literal.slice(offset, literal.length - quoteSize),
    isBytes: prefix.includes("b"),
    isRaw: prefix.includes("r"),
  };
}

const simpleEscapes: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const hexEscapes: Readonly<Record<string, { readonly digits: number; readonly message: string }>> = {
  x: { digits: 2, message: "truncated \\xXX escape" },
  u: { digits: 4, message: "truncated \\uXXXX escape" },
  U: { digits: 8, message: "truncated \\UXXXXXXXX escape" },
};

/** Decodes the body of a str literal; raises EscapeError. */
export function decodeText(body: string): Decoded<string> {
  let value = "";
  let invalidEscape = -1;
  let copied = 0;
  for (let slash = body.indexOf("\\"); slash >= 0; slash = body.indexOf("\\", copied)) {
    value += body.slice(copied, slash);
    const escape = body.charAt(slash + 1);
    const simple = simpleEscapes[escape];
    if (simple !== undefined) {
      value += simple;
      copied = slash + 2;
    } else if (isOctal(escape)) {
      const digits = octalDigits(body, slash + 1);
      const code = Number.parseInt(digits, 8);
      if (code > 0xff && invalidEscape < 0) invalidEscape = slash + 1;
      value += String.fromCharCode(code);
      copied = slash + 1 + digits.length;
    } else if (hexEscapes[escape] !== undefined) {
      copied = slash + 2 + hexEscapes[escape].digits;
      value += decodeHexEscape(body, slash, hexEscapes[escape]);
    } else if (escape === "N") {
      const close = body.indexOf("}", slash);
      value += decodeNamedCharacter(body, slash, close);
      copied = close + 1;
    } else {
      // Not an escape sequence: the backslash stays. A non-ASCII character after it draws no warning.
      if (escape !== "" && escape < "\x80" && invalidEscape < 0) invalidEscape = slash + 1;
      value += `\\${escape}`;
      copied = slash + 1 + escape.length;
    }
  }
  return { value: copied === 0 ? body : value + body.slice(copied), invalidEscape };
}

/** Decodes the body of a bytes literal, which must be ASCII; raises EscapeError. */
export function decodeBytes(body: string): Decoded<Uint8Array> {
  const bytes = new Uint8Array(body.length);
  let invalidEscape = -1;
  let length = 0;
  for (let position = 0; position < body.length; ) {
    const character = body[position];
    if (character !== "\\") {
      bytes[length++] = character.charCodeAt(0);
      position++;
      continue;
    }
    const escape = body.charAt(position + 1);
    const simple = simpleEscapes[escape];
    if (simple !== undefined) {
      if (simple !== "") bytes[length++] = simple.charCodeAt(0);
      position += 2;
    } else if (isOctal(escape)) {
      const digits = octalDigits(body, position + 1);
      const code = Number.parseInt(digits, 8);
      if (code > 0xff && invalidEscape < 0) invalidEscape = position + 1;
      bytes[length++] = code & 0xff;
      position += 1 + digits.length;
    } else if (escape === "x") {
      const digits = body.slice(position + 2, position + 4);
      if (!/^[0-9a-fA-F]{2}$/.test(digits)) {
        throw new EscapeError(`(value error) invalid \\x escape at position ${position}`);
      }
      bytes[length++] = Number.parseInt(digits, 16);
      position += 4;
    } else {
      if (invalidEscape < 0) invalidEscape = position + 1;
      bytes[length++] = 0x5c;
      position++;
    }
  }
  return { value: bytes.slice(0, length), invalidEscape };
}

function isOctal(character: string): boolean {
  return character >= "0" && character <= "7";
}

function octalDigits(body: string, start: number): string {
  let end = start + 1;
  while (end < start + 3 && isOctal(body.charAt(end))) end++;
  return body.slice(start, end);
}

function decodeHexEscape(
  body: string,
  slash: number,
  { digits, message }: { readonly digits: number; readonly message: string },
): string {
  const start = slash + 2;
  let end = start;
  while (end < start + digits && /^[0-9a-fA-F]$/.test(body.charAt(end))) end++;
  if (end < start + digits) throw unicodeError(body, slash, end, message);
  const code = Number.parseInt(body.slice(start, end), 16);
  if (code > 0x10ffff) throw unicodeError(body, slash, end, "illegal Unicode character");
  return String.fromCodePoint(code);
}

function decodeNamedCharacter(body: string, slash: number, close: number): string {
  const malformed = "malformed \\N character escape";
  if (body[slash + 2] !== "{") throw unicodeError(body, slash, slash + 2, malformed);
  if (close < 0) throw unicodeError(body, slash, body.length, malformed);
  const name = body.slice(slash + 3, close);
  if (name === "") throw unicodeError(body, slash, close, malformed);
  const character = characterNamed(name);
  if (character === null) throw unicodeError(body, slash, close + 1, "unknown Unicode character name");
  return character;
}

/**
 * `end` is exclusive. CPython decodes a copy of the body in which every non-ASCII character is written `\U0001f600`, and
 * counts positions in that copy.
 */
function unicodeError(body: string, start: number, end: number, reason: string): EscapeError {
  const first = escapedLength(body.slice(0, start));
  const last = first + escapedLength(body.slice(start, end)) - 1;
  const where =
    last === first
      ? `can't decode byte 0x${body.charCodeAt(start).toString(16).padStart(2, "0")} in position ${first}`
      : `can't decode bytes in position ${first}-${last}`;
  return new EscapeError(`(unicode error) 'unicodeescape' codec ${where}: ${reason}`);
}

function escapedLength(text: string): number {
  let length = 0;
  for (const character of text) length += character < "\x80" ? 1 : 10;
  return length + 5 * (text.match(/\\(?=[^\x00-\x7f])/g)?.length ?? 0);
}
