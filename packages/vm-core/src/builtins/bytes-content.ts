/** Reading text and source code out of bytes. */

import { PyByteArray } from "../objects/bytearray.js";
import { PyBytes } from "../objects/bytes.js";
import type { Value } from "../objects/object.js";
import { bytesLike } from "../runtime/buffers.js";
import { decodeBytes } from "../runtime/codecs.js";
import { syntaxErrorFrom } from "../runtime/syntax-errors.js";
import { decodeSource } from "../source/decode.js";
import { SyntaxDiagnostic } from "../source/diagnostic.js";

/** The content of bytes and bytearray objects; undefined for anything else. */
export function contentOfBytes(value: Value): Uint8Array | undefined {
  return value instanceof PyBytes || value instanceof PyByteArray ? value.bytes : undefined;
}

/** A bytes path as text (os.fsdecode); undefined for what is not bytes. */
export function decodedText(value: Value): string | undefined {
  return value instanceof PyBytes ? decodeBytes(value.bytes, "utf-8", "surrogateescape", value) : undefined;
}

/** Source code in a bytes-like object; undefined for anything else. Raises SyntaxError when it cannot be decoded. */
export function decodedSource(value: Value, filename: string): string | undefined {
  const bytes = bytesLike(value);
  if (bytes === undefined) return undefined;
  try {
    return decodeSource(bytes, filename, false);
  } catch (error) {
    throw error instanceof SyntaxDiagnostic ? syntaxErrorFrom(error, null) : error;
  }
}
