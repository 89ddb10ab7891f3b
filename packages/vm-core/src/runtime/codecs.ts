/** Encoding and decoding by the name of an encoding. */

import { PyBytes } from "../objects/bytes.js";
import { importErrorType, lookupErrorType } from "../objects/exception.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { findAttribute } from "./attributes.js";
import { concatenateBytes } from "./byte-search.js";
import { asCString } from "./c-strings.js";
import { call, isCallable } from "./calls.js";
import { caught, lookupError, PythonError, typeError } from "./errors.js";
import { decodeUnicodeEscape, encodeRawUnicodeEscape, encodeUnicodeEscape } from "./escape-codecs.js";
import { withNote } from "./exception-notes.js";
import { services } from "./interpreter-services.js";
import { perInterpreter } from "./per-interpreter.js";
import { textOf, typeName } from "./primitives.js";
import {
  asciiCodec,
  characterMaps,
  decodeAscii,
  decodeCharacterMap,
  decodeLatin1,
  encodeCharacterMap,
  encodePlain,
  latin1Codec,
} from "./single-byte-codecs.js";
import { isTrue } from "./truth.js";
import { decodeWide, encodeWide, type WideCodec } from "./utf-wide.js";
import { decodeUtf7, encodeUtf7 } from "./utf7.js";
import { decodeUtf8, encodeUtf8 } from "./utf8.js";

/** A text encoding built into the interpreter. */
export interface TextCodec {
  /** As codecs.lookup names it. */
  readonly name: string;
  readonly encode: (text: string, errors: string) => Uint8Array;
  readonly decode: (bytes: Uint8Array, errors: string) => string;
}

const utf8: TextCodec = { name: "utf-8", encode: encodeUtf8, decode: decodeUtf8 };

const byteOrderMark = Uint8Array.of(0xef, 0xbb, 0xbf);

const utf8WithMark: TextCodec = {
  name: "utf-8-sig",
  encode: (text, errors) => concatenateBytes(byteOrderMark, encodeUtf8(text, errors)),
  decode: (bytes, errors) => {
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return decodeUtf8(hasMark ? bytes.subarray(3) : bytes, errors);
  },
};

const wide = (name: string, codec: WideCodec): TextCodec => ({
  name,
  encode: (text, errors) => encodeWide(text, errors, codec),
  decode: (bytes, errors) => decodeWide(bytes, errors, codec).text,
});

const builtinCodecs: readonly TextCodec[] = [
  utf8,
  utf8WithMark,
  wide("utf-16", { width: 2, order: "mark" }),
  wide("utf-16-le", { width: 2, order: "little" }),
  wide("utf-16-be", { width: 2, order: "big" }),
  wide("utf-32", { width: 4, order: "mark" }),
  wide("utf-32-le", { width: 4, order: "little" }),
  wide("utf-32-be", { width: 4, order: "big" }),
  {
    name: "utf-7",
    encode: (text) => encodeUtf7(text),
    decode: (bytes, errors) => decodeUtf7(bytes, errors, true).text,
  },
  { name: "iso8859-1", encode: (text, errors) => encodePlain(text, errors, latin1Codec), decode: decodeLatin1 },
  { name: "ascii", encode: (text, errors) => encodePlain(text, errors, asciiCodec), decode: decodeAscii },
  {
    name: "unicode-escape",
    encode: encodeUnicodeEscape,
    decode: (bytes, errors) => decodeUnicodeEscape(bytes, errors, false).text,
  },
  {
    name: "raw-unicode-escape",
    encode: encodeRawUnicodeEscape,
    decode: (bytes, errors) => decodeUnicodeEscape(bytes, errors, true).text,
  },
  ...Object.entries(characterMaps).map(
    ([name, map]): TextCodec => ({
      name: name.replaceAll("_", "-"),
      encode: (text, errors) => encodeCharacterMap(text, errors, map),
      decode: (bytes, errors) => decodeCharacterMap(bytes, errors, map),
    }),
  ),
];

const aliases: Readonly<Record<string, string>> = {
  utf8: "utf-8",
  u8: "utf-8",
  utf: "utf-8",
  utf8_ucs2: "utf-8",
  utf8_ucs4: "utf-8",
  cp65001: "utf-8",
  utf7: "utf-7",
  u7: "utf-7",
  unicode_1_1_utf_7: "utf-7",
  utf16: "utf-16",
  u16: "utf-16",
  utf_16le: "utf-16-le",
  unicodelittleunmarked: "utf-16-le",
  utf_16be: "utf-16-be",
  unicodebigunmarked: "utf-16-be",
  utf16le: "utf-16-le",
  utf16be: "utf-16-be",
  utf32: "utf-32",
  u32: "utf-32",
  utf_32le: "utf-32-le",
  utf_32be: "utf-32-be",
  utf8_sig: "utf-8-sig",
  latin1: "iso8859-1",
  latin_1: "iso8859-1",
  latin: "iso8859-1",
  l1: "iso8859-1",
  iso_8859_1: "iso8859-1",
  iso_8859_1_1987: "iso8859-1",
  iso8859: "iso8859-1",
  "8859": "iso8859-1",
  cp819: "iso8859-1",
  ibm819: "iso8859-1",
  iso_ir_100: "iso8859-1",
  csisolatin1: "iso8859-1",
  us_ascii: "ascii",
  "646": "ascii",
  ansi_x3_4_1968: "ascii",
  iso646_us: "ascii",
  us: "ascii",
  cp367: "ascii",
  ibm367: "ascii",
  iso_ir_6: "ascii",
  csascii: "ascii",
  "1252": "cp1252",
  windows_1252: "cp1252",
  "1251": "cp1251",
  windows_1251: "cp1251",
  "437": "cp437",
  ibm437: "cp437",
  "850": "cp850",
  ibm850: "cp850",
  latin9: "iso8859-15",
  latin_9: "iso8859-15",
  l9: "iso8859-15",
  iso_8859_15: "iso8859-15",
  iso8859_15: "iso8859-15",
  cskoi8r: "koi8-r",
};

const codecsByName = new Map<string, TextCodec>(builtinCodecs.map((codec) => [codec.name.replaceAll("-", "_"), codec]));
for (const [alias, name] of Object.entries(aliases)) {
  const codec = codecsByName.get(name.replaceAll("-", "_"));
  if (codec !== undefined) codecsByName.set(alias, codec);
}

/** Lower case, with runs of anything but letters, digits and dots as one underscore. */
function normalizeEncoding(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "_")
    .replace(/^_|_$/g, "");
}

/** The builtin text encoding of a name, aliases included. */
export function builtinCodec(encoding: string): TextCodec | undefined {
  return encoding === "utf-8" ? utf8 : codecsByName.get(normalizeEncoding(encoding));
}

const registry = perInterpreter(() => ({
  searchFunctions: [] as Value[],
  found: new Map<string, PyTuple>(),
  hasEncodings: false,
}));

/** Adds what finds the codecs of encodings that are not built in: called with a name, returns a tuple or None. */
export function registerCodecSearch(search: Value): void {
  if (!isCallable(search)) throw typeError("argument must be callable");
  loadEncodings();
  registry().searchFunctions.push(search);
}

export function unregisterCodecSearch(search: Value): void {
  const { searchFunctions, found } = registry();
  const index = searchFunctions.indexOf(search);
  if (index < 0) return;
  searchFunctions.splice(index, 1);
  found.clear();
}

/**
 * The `encodings` package registers its search function, which is to be the first, when it is imported; there may be no
 * such package.
 */
function loadEncodings(): void {
  const state = registry();
  if (state.hasEncodings) return;
  state.hasEncodings = true;
  try {
    services.importModule("encodings");
  } catch (error) {
    if (caught(error, importErrorType) === null) throw error;
  }
}

/** The codec tuple (encode, decode, stream reader, stream writer) that a search function knows. Raises LookupError. */
export function findCodec(encoding: string): PyTuple {
  asCString(encoding);
  const name = normalizeEncoding(encoding);
  const { searchFunctions, found } = registry();
  const known = found.get(name);
  if (known !== undefined) return known;
  loadEncodings();
  for (const search of searchFunctions.slice()) {
    const codec = call(search, [name]);
    if (codec === null) continue;
    if (!(codec instanceof PyTuple) || codec.items.length !== 4) {
      throw typeError("codec search functions must return 4-tuples");
    }
    found.set(name, codec);
    return codec;
  }
  throw lookupError(`unknown encoding: ${encoding}`);
}

/** The encodings for which CPython, too, calls no module of `encodings`, by their normalized names. */
const direct = /^(utf_?(8|16|32)|(us_)?ascii|latin_?1|iso_?8859_1)$/;

function isDirect(encoding: string): boolean {
  return encoding === "utf-8" || direct.test(normalizeEncoding(encoding));
}

/**
 * What a codec raises is raised once more by its module in `encodings`, so that the traceback leads through that, with a
 * note that names the encoding. Throws the error if there is no such module.
 */
export function checkModuleOf(encoding: string, error: unknown): void {
  if (!(error instanceof PythonError)) throw error;
  try {
    findCodec(encoding);
  } catch (failure) {
    throw caught(failure, lookupErrorType) === null ? failure : error;
  }
}

/** text.encode(encoding, errors). Raises LookupError for an unknown encoding. */
export function encodeText(text: string, encoding: string, errors: string): Uint8Array {
  const codec = builtinCodec(encoding);
  if (codec !== undefined) {
    if (isDirect(encoding)) return codec.encode(text, errors);
    try {
      return codec.encode(text, errors);
    } catch (error) {
      checkModuleOf(encoding, error);
    }
  }
  const result = applyCodec(findTextCodec(encoding, "codecs.encode()"), 0, text, errors, encoding);
  if (result instanceof PyBytes) return result.bytes;
  throw typeError(
    `'${encoding}' encoder returned '${typeName(result)}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types`,
  );
}

/** bytes.decode(encoding, errors); `source` is what a codec written in Python is given. */
export function decodeBytes(bytes: Uint8Array, encoding: string, errors: string, source: Value): string {
  const codec = builtinCodec(encoding);
  if (codec !== undefined) {
    if (isDirect(encoding)) return codec.decode(bytes, errors);
    try {
      return codec.decode(bytes, errors);
    } catch (error) {
      checkModuleOf(encoding, error);
    }
  }
  const result = applyCodec(findTextCodec(encoding, "codecs.decode()"), 1, source, errors, encoding);
  const text = textOf(result);
  if (text !== undefined) return text;
  throw typeError(
    `'${encoding}' decoder returned '${typeName(result)}' instead of 'str'; use codecs.decode() to decode to arbitrary types`,
  );
}

/** findCodec for text encodings: others are refused with LookupError, which names what serves them instead. */
export function findTextCodec(encoding: string, alternative: string): PyTuple {
  const codec = findCodec(encoding);
  const isText = findAttribute(codec, "_is_text_encoding");
  if (isText !== undefined && !isTrue(isText)) {
    throw lookupError(`'${encoding}' is not a text encoding; use ${alternative} to handle arbitrary codecs`);
  }
  return codec;
}

/**
 * Calls the encoder (item 0) or decoder (item 1) of a codec tuple, which returns (result, length consumed). What it
 * raises gets a note that names the encoding.
 */
export function applyCodec(codec: PyTuple, index: 0 | 1, input: Value, errors: string | null, encoding: string): Value {
  let result: Value;
  try {
    result = call(codec.items[index], errors === null ? [input] : [input, errors]);
  } catch (error) {
    throw withNote(error, () => `${index === 0 ? "encoding" : "decoding"} with '${encoding}' codec failed`);
  }
  if (!(result instanceof PyTuple) || result.items.length !== 2) {
    throw typeError(`${index === 0 ? "encoder" : "decoder"} must return a tuple (object, integer)`);
  }
  return result.items[0];
}
