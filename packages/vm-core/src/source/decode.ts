/** Bytes of a source file to text: byte order mark, coding declaration (PEP 263), UTF-8 by default. */

import { textOfUnits } from "../unicode/units.js";
import { SyntaxDiagnostic } from "./diagnostic.js";
import { decodeUtf8, decodeUtf8Leniently, findInvalidUtf8 } from "./utf8.js";

/**
 * Throws SyntaxDiagnostic for an unknown encoding or for bytes that do not fit the encoding. `isFile` is false for bytes
 * given to compile() and the like.
 */
export function decodeSource(bytes: Uint8Array, filename: string, isFile = true): string {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = hasMark ? bytes.subarray(3) : bytes;
  const declaration = declaredEncoding(content);
  const encoding = declaration === null ? "utf-8" : normalizeEncoding(declaration.name);
  // Beside a mark only CPython's own spellings are known; aliases such as utf8 are not.
  const spelled = declaration === null ? "utf-8" : spelledEncoding(declaration.name);
  if (hasMark && declaration !== null && spelled !== "utf-8") throw markError(declaration, spelled, filename);
  switch (encoding) {
    case "utf-8": {
      const invalid = findInvalidUtf8(content);
      if (invalid === null) return decodeUtf8(content);
      throw utf8Error(content, invalid.position, filename, isFile);
    }
    case "iso-8859-1":
      return textOfUnits(content);
    case "ascii": {
      const invalid = content.findIndex((byte) => byte >= 0x80);
      if (invalid < 0) return textOfUnits(content);
      const where = `can't decode byte 0x${toHex(content[invalid])} in position ${invalid}`;
      throw bareError(`'ascii' codec ${where}: ordinal not in range(128)`, filename);
    }
    default: {
      const text = otherEncodings.decode(content, encoding);
      if (text !== null) return text;
      throw bareError(`unknown encoding: ${encoding}`, filename);
    }
  }
}

/** Decodes what is neither UTF-8 nor Latin-1; null for an encoding that is unknown. Installed by the interpreter. */
export const otherEncodings: { decode: (bytes: Uint8Array, encoding: string) => string | null } = {
  decode: () => null,
};

interface EncodingDeclaration {
  readonly name: string;
  readonly line: number;
  readonly text: string;
}

/** What a comment such as `# -*- coding: latin-1 -*-` in one of the first two lines says; else null. */
function declaredEncoding(bytes: Uint8Array): EncodingDeclaration | null {
  const lines = textOfUnits(bytes.subarray(0, 1000)).split(/\r\n?|\n/, 2);
  for (const [index, text] of lines.entries()) {
    const match = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(text);
    if (match !== null) return { name: match[1], line: index + 1, text };
    if (!/^[ \t\f]*(?:#.*)?$/.test(text)) return null;
  }
  return null;
}

function normalizeEncoding(name: string): string {
  const spelled = spelledEncoding(name);
  if (spelled !== name) return spelled;
  const normalized = name.toLowerCase().replaceAll("_", "-");
  if (/^utf8(?:-|$)/.test(normalized) || utf8Aliases.has(normalized)) return "utf-8";
  if (latin1Aliases.has(normalized)) return "iso-8859-1";
  return asciiAliases.has(normalized) ? "ascii" : name;
}

/** What CPython's tokenizer makes of a name: its spellings of UTF-8 and Latin-1 become one, any other stays. */
function spelledEncoding(name: string): string {
  const normalized = name.toLowerCase().replaceAll("_", "-");
  if (/^utf-8(?:-|$)/.test(normalized)) return "utf-8";
  return /^(?:latin-1|iso-8859-1|iso-latin-1)(?:-|$)/.test(normalized) ? "iso-8859-1" : name;
}

const utf8Aliases: ReadonlySet<string> = new Set(["u8", "utf", "cp65001"]);
const latin1Aliases: ReadonlySet<string> = new Set(["latin1", "latin", "l1", "iso8859-1", "iso8859", "8859", "cp819"]);
const asciiAliases: ReadonlySet<string> = new Set(["ascii", "us-ascii", "646", "ansi-x3.4-1968", "iso646-us", "us"]);

/** An error that CPython raises before it has a line to point to. */
function bareError(message: string, filename: string): SyntaxDiagnostic {
  const range = { line: 0, offset: -1, endLine: null, endOffset: null, text: null };
  return new SyntaxDiagnostic("SyntaxError", message, filename, range);
}

function markError({ line, text }: EncodingDeclaration, encoding: string, filename: string): SyntaxDiagnostic {
  const range = { line, offset: 0, endLine: line, endOffset: text.length, text };
  return new SyntaxDiagnostic("SyntaxError", `encoding problem: ${encoding} with BOM`, filename, range);
}

/** Says "no encoding declared" even where one is, as CPython does. */
function utf8Error(bytes: Uint8Array, position: number, filename: string, isFile: boolean): SyntaxDiagnostic {
  const lineStart = bytes.subarray(0, position).lastIndexOf(0x0a) + 1;
  const newline = bytes.indexOf(0x0a, position);
  const line = bytes.subarray(0, position).reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 1);
  const offset = [...decodeUtf8Leniently(bytes.subarray(lineStart, position + 1))].length;
  const text = decodeUtf8Leniently(bytes.subarray(lineStart, newline < 0 ? bytes.length : newline));
  const file = isFile ? ` in file ${filename}` : "";
  const message =
    `Non-UTF-8 code starting with '\\x${toHex(bytes[position])}'${file} on line ${line}, ` +
    "but no encoding declared; see https://peps.python.org/pep-0263/ for details";
  const range = { line, offset, endLine: line, endOffset: offset, text };
  return new SyntaxDiagnostic("SyntaxError", message, filename, range);
}

function toHex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
