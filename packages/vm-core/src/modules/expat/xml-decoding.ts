/** Which encoding XML is in, and decoding it piece by piece. */

import { PyBytes } from "../../objects/bytes.js";
import { callMethod } from "../../runtime/calls.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { decodeUtf8 } from "../../runtime/utf8.js";
import { textOfUnits } from "../../unicode/units.js";
import { XmlProblem } from "./xml-error.js";

export interface XmlEncoding {
  /** Decodes what is complete. What is no text becomes lone surrogates, which XML forbids. */
  readonly decode: (bytes: Uint8Array, isFinal: boolean) => { readonly text: string; readonly used: number };
  /** Bytes of each code unit; 0 for utf-8. */
  readonly unitWidth: number;
  /** Bytes of the byte order mark. */
  readonly mark: number;
  /** What is wrong with the encoding that is named, a number of `XmlProblem`; 0 for nothing. */
  readonly problem: number;
}

const utf8 = { decode: decodeUtf8Part, unitWidth: 0, mark: 0, problem: 0 };
const latin1 = { decode: table((byte) => String.fromCharCode(byte)), unitWidth: 1, mark: 0, problem: 0 };
const ascii = {
  decode: table((byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)),
  unitWidth: 1,
  mark: 0,
  problem: 0,
};

/**
 * The encoding of a document by its first bytes, `override` going before what they say; null while there are too few.
 * Raises
 * LookupError for an encoding that nobody knows, ValueError for one of several bytes a character that expat does not know.
 */
export function decodeText(bytes: Uint8Array, override: string | null, isFinal: boolean): XmlEncoding | null {
  if (bytes.length < 4 && !isFinal) return null;
  const wide = wideEncoding(bytes);
  if (wide !== null) return wide;
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (override !== null) return { ...encodingNamed(override), mark };
  const start = textOfUnits(bytes.subarray(mark, mark + 5));
  if (start !== "<?xml" && (!"<?xml".startsWith(start) || isFinal)) return { ...utf8, mark };
  const end = bytes.findIndex((byte, place) => byte === 0x3e && bytes[place - 1] === 0x3f);
  if (end < 0 && !isFinal && bytes.length < 1000) return null;
  const declaration = textOfUnits(bytes.subarray(mark, end + 1));
  const name = /\sencoding\s*=\s*(["'])([A-Za-z][\w.-]*)\1/.exec(declaration)?.[2];
  return { ...(name === undefined ? utf8 : encodingNamed(name)), mark };
}

function wideEncoding(bytes: Uint8Array): XmlEncoding | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { decode: pairs(0, 1), unitWidth: 2, mark: 2, problem: 0 };
  if (first === 0xfe && second === 0xff) return { decode: pairs(1, 0), unitWidth: 2, mark: 2, problem: 0 };
  if (first === 0x3c && second === 0) return { decode: pairs(0, 1), unitWidth: 2, mark: 0, problem: 0 };
  if (first === 0 && second === 0x3c) return { decode: pairs(1, 0), unitWidth: 2, mark: 0, problem: 0 };
  return null;
}

function encodingNamed(name: string): XmlEncoding {
  switch (name.toLowerCase()) {
    case "utf-8":
      return utf8;
    case "iso-8859-1":
      return latin1;
    case "us-ascii":
      return ascii;
    case "utf-16":
    case "utf-16le":
    case "utf-16be":
      return { ...utf8, problem: XmlProblem.INCORRECT_ENCODING };
    default:
      return singleByteEncoding(name);
  }
}

/** An encoding that `codecs` knows. */
function singleByteEncoding(name: string): XmlEncoding {
  const all = new PyBytes(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  const text = callMethod(all, "decode", name, "replace");
  if (typeof text !== "string") throw typeError("decoder should return a string result");
  const characters = Array.from(text);
  if (characters.length !== 256) throw valueError("multi-byte encodings are not supported");
  // What markup is written in must be as in ASCII.
  const isCompatible = Array.from({ length: 128 }, (_, byte) => String.fromCharCode(byte)).every(
    (character, byte) => characters[byte] === character || "$@\\^`{}~".includes(character),
  );
  if (!isCompatible) return { ...utf8, problem: XmlProblem.UNKNOWN_ENCODING };
  const decode = table((byte) =>
    characters[byte] === "\ufffd" ? String.fromCharCode(0xdc00 + byte) : characters[byte],
  );
  return { decode, unitWidth: 1, mark: 0, problem: 0 };
}

function table(characterOf: (byte: number) => string): XmlEncoding["decode"] {
  return (bytes) => ({ text: Array.from(bytes, characterOf).join(""), used: bytes.length });
}

function pairs(low: number, high: number): XmlEncoding["decode"] {
  return (bytes) => {
    const used = bytes.length & ~1;
    const units: string[] = [];
    for (let at = 0; at < used; at += 2) units.push(String.fromCharCode(bytes[at + low] | (bytes[at + high] << 8)));
    return { text: units.join(""), used };
  };
}

function decodeUtf8Part(bytes: Uint8Array, isFinal: boolean): { text: string; used: number } {
  const used = isFinal ? bytes.length : bytes.length - incompleteTail(bytes);
  return { text: decodeUtf8(bytes.subarray(0, used), "surrogateescape"), used };
}

/** How many bytes at the end begin a character that they do not finish. */
function incompleteTail(bytes: Uint8Array): number {
  for (let count = 1; count <= 3 && count <= bytes.length; count++) {
    const byte = bytes[bytes.length - count];
    if ((byte & 0xc0) === 0x80) continue;
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return size > count ? count : 0;
  }
  return 0;
}
