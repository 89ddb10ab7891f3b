/** The _codecs module: the registry of codecs and error handlers, and the coders under the standard encodings. */

import { PyBytes } from "../objects/bytes.js";
import { PyDict } from "../objects/dict.js";
import { lookupErrorType, PyException } from "../objects/exception.js";
import type { PyModule } from "../objects/module.js";
import type { PyBuiltinFunction } from "../objects/native.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { givenType } from "../runtime/argument-types.js";
import { requireBytes } from "../runtime/buffers.js";
import { reprBytes } from "../runtime/byte-text.js";
import { isCallable } from "../runtime/calls.js";
import { codePoints, textLength } from "../runtime/code-points.js";
import {
  applyErrorHandler,
  isStandardHandler,
  registerErrorHandler,
  registeredErrorHandler,
  remedyDecoding,
  type StandardHandler,
  standardHandlers,
  unregisterErrorHandler,
} from "../runtime/codec-errors.js";
import {
  applyCodec,
  builtinCodec,
  checkModuleOf,
  findCodec,
  registerCodecSearch,
  unregisterCodecSearch,
} from "../runtime/codecs.js";
import { caught, lookupError, typeError, valueError } from "../runtime/errors.js";
import { decodeByteEscapes, decodeUnicodeEscape } from "../runtime/escape-codecs.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { intOf, textOf, typeName } from "../runtime/primitives.js";
import { encodeMapped } from "../runtime/single-byte-codecs.js";
import { getItem } from "../runtime/subscripts.js";
import { TextBuilder } from "../runtime/text-builder.js";
import { isTrue } from "../runtime/truth.js";
import { decodeWide, type WideCodec } from "../runtime/utf-wide.js";
import { decodeUtf7 } from "../runtime/utf7.js";
import { type Decoded, decodeUtf8Part, encodeUtf8, latin1Bytes } from "../runtime/utf8.js";

type Optional = Value | undefined;

const define = (heading: string, code: (...args: never[]) => Value, doc: string | null = null): PyBuiltinFunction =>
  nativeFunction("_codecs", heading, code, doc);

function textArgument(value: Value, name: string): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`${name}() argument 1 must be str, not ${givenType(value)}`);
  return text;
}

/** The errors argument: None is strict. */
function errorsArgument(value: Optional): string {
  return value === undefined || value === null ? "strict" : (textOf(value) ?? "strict");
}

function encode(object: Value, encoding: Optional, errors: Optional): Value {
  const name = encoding === undefined ? "utf-8" : textArgument(encoding, "encode");
  const text = textOf(object);
  const codec = builtinCodec(name);
  if (codec !== undefined && text !== undefined) {
    try {
      return new PyBytes(codec.encode(text, errorsArgument(errors)));
    } catch (error) {
      checkModuleOf(name, error);
    }
  }
  return applyCodec(findCodec(name), 0, object, errors === undefined ? null : errorsArgument(errors), name);
}

function decode(object: Value, encoding: Optional, errors: Optional): Value {
  const name = encoding === undefined ? "utf-8" : textArgument(encoding, "decode");
  const codec = builtinCodec(name);
  if (codec !== undefined && textOf(object) === undefined) {
    try {
      return codec.decode(requireBytes(object), errorsArgument(errors));
    } catch (error) {
      checkModuleOf(name, error);
    }
  }
  return applyCodec(findCodec(name), 1, object, errors === undefined ? null : errorsArgument(errors), name);
}

const handlers: ReadonlyMap<string, PyBuiltinFunction> = new Map(
  standardHandlers.map((name) => [name, handlerFunction(name)]),
);

function handlerFunction(name: StandardHandler): PyBuiltinFunction {
  return define(`${name}_errors(exception, /)`, (exception: Value) => {
    if (exception instanceof PyException) return applyErrorHandler(name, exception);
    if (name === "strict") throw typeError("codec must pass exception instance");
    throw typeError(`don't know how to handle ${typeName(exception)} in error callback`);
  });
}

function lookUpErrorHandler(value: Value): Value {
  const name = textArgument(value, "lookup_error");
  const handler = registeredErrorHandler(name) ?? handlers.get(name);
  if (handler === undefined) throw lookupError(`unknown error handler name '${name}'`);
  return handler;
}

/** Coders of a builtin text encoding, under `name`. */
function coders(name: string, encoding: string): Record<string, Value> {
  const codec = builtinCodec(encoding);
  if (codec === undefined) return {};
  return {
    [`${name}_encode`]: define(`${name}_encode(str, errors=None, /)`, (text: Value, errors: Optional) => {
      const given = textArgument(text, `${name}_encode`);
      return new PyTuple([new PyBytes(codec.encode(given, errorsArgument(errors))), textLength(given)]);
    }),
    [`${name}_decode`]: define(`${name}_decode(data, errors=None, /)`, (data: Value, errors: Optional) => {
      const bytes = requireBytes(data);
      return new PyTuple([codec.decode(bytes, errorsArgument(errors)), bytes.length]);
    }),
  };
}

/** The decoders of escapes take text too, and all of it unless told otherwise. */
function escapeDecoder(name: string, isRaw: boolean): Record<string, Value> {
  return {
    [`${name}_decode`]: define(
      `${name}_decode(data, errors=None, final=True, /)`,
      (data: Value, errors: Optional, final: Optional) => {
        const bytes = textOf(data) === undefined ? requireBytes(data) : encodeUtf8(textOf(data) as string, "strict");
        const isFinal = final === undefined || isTrue(final);
        const { text, consumed } = decodeUnicodeEscape(bytes, errorsArgument(errors), isRaw, isFinal);
        return new PyTuple([text, consumed]);
      },
    ),
  };
}

/** A decoder that leaves an incomplete end to the next call unless `final`. */
function partialDecoder(
  name: string,
  decodePart: (bytes: Uint8Array, errors: string, isFinal: boolean) => Decoded,
): Record<string, Value> {
  return {
    [`${name}_decode`]: define(
      `${name}_decode(data, errors=None, final=False, /)`,
      (data: Value, errors: Optional, final: Optional) => {
        const isFinal = final !== undefined && isTrue(final);
        const { text, consumed } = decodePart(requireBytes(data), errorsArgument(errors), isFinal);
        return new PyTuple([text, consumed]);
      },
    ),
  };
}

const wideDecoder = (name: string, codec: WideCodec): Record<string, Value> =>
  partialDecoder(name, (bytes, errors, isFinal) => decodeWide(bytes, errors, codec, isFinal));

/** utf_16_ex_decode and utf_32_ex_decode: the byte order goes in and comes out. */
function orderedDecoder(name: string, width: 2 | 4): Record<string, Value> {
  const heading = `${name}(data, errors=None, byteorder=0, final=False, /)`;
  const code = (data: Value, errors: Optional, byteOrder: Optional, final: Optional): Value => {
    const bytes = requireBytes(data);
    const given = byteOrder === undefined ? 0 : Number(intOf(byteOrder) ?? 0);
    const order = given === 0 ? markedOrder(bytes, width) : Math.sign(given);
    const codec: WideCodec = { width, order: given === 0 ? "mark" : given < 0 ? "little" : "big" };
    const { text, consumed } = decodeWide(bytes, errorsArgument(errors), codec, final !== undefined && isTrue(final));
    return new PyTuple([text, consumed, order]);
  };
  return { [name]: define(heading, code) };
}

/** -1 or 1 for the byte order mark that begins the bytes, 0 without one. */
function markedOrder(bytes: Uint8Array, width: 2 | 4): number {
  const [first, second] = bytes;
  if (bytes.length < width) return 0;
  if (first === 0xff && second === 0xfe) return -1;
  return bytes[width - 2] === 0xfe && bytes[width - 1] === 0xff ? 1 : 0;
}

/** The byte or bytes that a mapping gives for a code point; -1 for none. */
function mappedBytes(mapping: Value, point: number): number | Uint8Array {
  let target: Value;
  try {
    target = getItem(mapping, point);
  } catch (error) {
    if (caught(error, lookupErrorType) === null) throw error;
    return -1;
  }
  if (target === null) return -1;
  const byte = intOf(target);
  if (byte !== undefined) {
    if (byte < 0 || byte > 255) throw typeError("character mapping must be in range(256)");
    return Number(byte);
  }
  if (target instanceof PyBytes) return target.bytes;
  throw typeError(`character mapping must return integer, bytes or None, not ${typeName(target)}`);
}

function charmapEncode(text: Value, errors: Optional, mapping: Optional): Value {
  const given = textArgument(text, "charmap_encode");
  const bytesOf = (point: number): number | Uint8Array =>
    mapping === undefined || mapping === null ? (point < 256 ? point : -1) : mappedBytes(mapping, point);
  const bytes = encodeMapped(given, errorsArgument(errors), "charmap", "character maps to <undefined>", bytesOf);
  return new PyTuple([new PyBytes(bytes), textLength(given)]);
}

/** What a decoding table or mapping gives for a byte; null for undefined. */
function mappedText(mapping: Value, points: readonly number[] | null, byte: number): string | null {
  if (points !== null) {
    const point = points[byte];
    return point === undefined || point === 0xfffe ? null : String.fromCodePoint(point);
  }
  let target: Value;
  try {
    target = getItem(mapping, byte);
  } catch (error) {
    if (caught(error, lookupErrorType) === null) throw error;
    return null;
  }
  const text = textOf(target);
  if (text !== undefined) return text === "\ufffe" ? null : text;
  const point = target === null ? -1 : intOf(target);
  if (point === undefined) throw typeError("character mapping must return integer, None or str");
  if (point > 0x10ffff) throw typeError("character mapping must be in range(0x110000)");
  return point < 0 || point === 0xfffe ? null : String.fromCodePoint(Number(point));
}

function charmapDecode(data: Value, errors: Optional, mapping: Optional): Value {
  const source = requireBytes(data);
  let bytes = source;
  const table = mapping === undefined || mapping === null ? undefined : textOf(mapping);
  const points = table === undefined ? null : codePoints(table);
  const text = new TextBuilder();
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at];
    const mapped =
      mapping === undefined || mapping === null ? String.fromCharCode(byte) : mappedText(mapping, points, byte);
    if (mapped !== null) {
      text.add(mapped);
      at++;
      continue;
    }
    const reason = "character maps to <undefined>";
    const remedy = remedyDecoding(errorsArgument(errors), {
      encoding: "charmap",
      bytes,
      start: at,
      end: at + 1,
      reason,
    });
    text.add(remedy.replacement);
    at = remedy.position;
    bytes = remedy.bytes;
  }
  return new PyTuple([text.finish(), source.length]);
}

function charmapBuild(map: Value): Value {
  const table = new PyDict();
  codePoints(textArgument(map, "charmap_build")).forEach((point, byte) => {
    if (point !== 0xfffe) table.set(point, byte);
  });
  return table;
}

function escapeDecode(data: Value, errors: Optional): Value {
  const bytes = textOf(data) === undefined ? requireBytes(data) : latin1Bytes(textOf(data) as string);
  return new PyTuple([new PyBytes(decodeByteEscapes(bytes, errorsArgument(errors))), bytes.length]);
}

function escapeEncode(data: Value): Value {
  if (!(data instanceof PyBytes)) throw typeError(`escape_encode() argument 1 must be bytes, not ${givenType(data)}`);
  // The repr between single quotes, which escapes those only.
  const shown = reprBytes(Uint8Array.from([...data.bytes, 34]));
  return new PyTuple([new PyBytes(latin1Bytes(shown.slice(2, -2))), data.bytes.length]);
}

export function createCodecsModule(): PyModule {
  return newModule("_codecs", null, {
    register: define(
      "register(search_function, /)",
      (search: Value) => {
        registerCodecSearch(search);
        return null;
      },
      "Register a codec search function.",
    ),
    unregister: define(
      "unregister(search_function, /)",
      (search: Value) => {
        unregisterCodecSearch(search);
        return null;
      },
      "Unregister a codec search function and clear the registry's cache.",
    ),
    lookup: define(
      "lookup(encoding, /)",
      (encoding: Value) => findCodec(textArgument(encoding, "lookup")),
      "Looks up a codec tuple in the Python codec registry and returns a CodecInfo object.",
    ),
    encode: define(
      "encode(obj, encoding='utf-8', errors='strict')",
      encode,
      "Encodes obj using the codec registered for encoding.",
    ),
    decode: define(
      "decode(obj, encoding='utf-8', errors='strict')",
      decode,
      "Decodes obj using the codec registered for encoding.",
    ),
    register_error: define(
      "register_error(errors, handler, /)",
      (errors: Value, handler: Value) => {
        const name = textArgument(errors, "register_error");
        if (!isCallable(handler)) throw typeError("handler must be callable");
        registerErrorHandler(name, handler);
        return null;
      },
      "Register the specified error handler under the name errors.",
    ),
    _unregister_error: define(
      "_unregister_error(errors, /)",
      (errors: Value) => {
        const name = textArgument(errors, "_unregister_error");
        if (isStandardHandler(name)) throw valueError(`cannot un-register built-in error handler '${name}'`);
        return unregisterErrorHandler(name);
      },
      "Un-register the specified error handler for the error handling `errors'.",
    ),
    lookup_error: define("lookup_error(name, /)", lookUpErrorHandler, "lookup_error(errors) -> handler"),
    ...coders("utf_8", "utf-8"),
    ...partialDecoder("utf_8", decodeUtf8Part),
    ...coders("utf_7", "utf-7"),
    ...partialDecoder("utf_7", decodeUtf7),
    ...coders("latin_1", "latin-1"),
    ...coders("ascii", "ascii"),
    ...coders("unicode_escape", "unicode-escape"),
    ...escapeDecoder("unicode_escape", false),
    ...coders("raw_unicode_escape", "raw-unicode-escape"),
    ...escapeDecoder("raw_unicode_escape", true),
    ...coders("utf_16", "utf-16"),
    ...coders("utf_16_le", "utf-16-le"),
    ...coders("utf_16_be", "utf-16-be"),
    ...coders("utf_32", "utf-32"),
    ...coders("utf_32_le", "utf-32-le"),
    ...coders("utf_32_be", "utf-32-be"),
    ...wideDecoder("utf_16", { width: 2, order: "mark" }),
    ...wideDecoder("utf_16_le", { width: 2, order: "little" }),
    ...wideDecoder("utf_16_be", { width: 2, order: "big" }),
    ...wideDecoder("utf_32", { width: 4, order: "mark" }),
    ...wideDecoder("utf_32_le", { width: 4, order: "little" }),
    ...wideDecoder("utf_32_be", { width: 4, order: "big" }),
    ...orderedDecoder("utf_16_ex_decode", 2),
    ...orderedDecoder("utf_32_ex_decode", 4),
    charmap_encode: define("charmap_encode(str, errors=None, mapping=None, /)", charmapEncode),
    charmap_decode: define("charmap_decode(data, errors=None, mapping=None, /)", charmapDecode),
    charmap_build: define("charmap_build(map, /)", charmapBuild),
    escape_decode: define("escape_decode(data, errors=None, /)", escapeDecode),
    escape_encode: define("escape_encode(data, errors=None, /)", escapeEncode),
    readbuffer_encode: define("readbuffer_encode(data, errors=None, /)", (data: Value) => {
      const bytes = textOf(data) === undefined ? requireBytes(data).slice() : latin1Bytes(textOf(data) as string);
      return new PyTuple([new PyBytes(bytes), bytes.length]);
    }),
  });
}
