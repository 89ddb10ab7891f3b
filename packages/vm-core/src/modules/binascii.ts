/** The binascii module. */

import { hexSeparatorOf } from "../builtins/bytes-methods.js";
import { PyBytes } from "../objects/bytes.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { bytesLike, requireBytes } from "../runtime/buffers.js";
import { hexText } from "../runtime/byte-text.js";
import { typeError, valueError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asIndex, asSize, textOf, typeName } from "../runtime/primitives.js";
import { pollSafePoint } from "../runtime/thread.js";
import { isTrue } from "../runtime/truth.js";
import { latin1Bytes } from "../runtime/utf8.js";
import { decodeBase64, encodeBase64 } from "./binascii/base64.js";
import { binasciiError, binasciiErrorType, incompleteType } from "./binascii/errors.js";
import { decodeQuoted, encodeQuoted } from "./binascii/quoted-printable.js";
import { decodeLine, encodeLine } from "./binascii/uuencoding.js";
import { crc32 } from "./zlib/checksums.js";

/** ASCII data, which may be str. Raises TypeError and ValueError. */
function asciiBytes(value: Value): Uint8Array {
  const text = textOf(value);
  if (text !== undefined) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII
    if (!/^[\0-\x7f]*$/.test(text)) throw valueError("string argument should contain only ASCII characters");
    return latin1Bytes(text);
  }
  const bytes = bytesLike(value);
  if (bytes === undefined) {
    throw typeError(`argument should be bytes, buffer or ASCII string, not '${typeName(value)}'`);
  }
  return bytes;
}

const isSet = (value: Value | undefined, absent: boolean): boolean => (value === undefined ? absent : isTrue(value));

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  if (lower >= 0x61 && lower <= 0x66) return lower - 0x57;
  throw binasciiError("Non-hexadecimal digit found");
}

function decodeHex(value: Value): PyBytes {
  const text = asciiBytes(value);
  if (text.length % 2 !== 0) throw binasciiError("Odd-length string");
  const bytes = new Uint8Array(text.length / 2);
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = hexDigit(text[2 * index]) * 16 + hexDigit(text[2 * index + 1]);
    if ((index & 1023) === 1023) pollSafePoint();
  }
  return new PyBytes(bytes);
}

function encodeHex(data: Value, separator?: Value, groupSize?: Value): PyBytes {
  const bytes = requireBytes(data);
  const size = groupSize === undefined ? 1 : asSize(groupSize);
  const between = separator === undefined ? "" : hexSeparatorOf(separator);
  return new PyBytes(latin1Bytes(hexText(bytes, between, size)));
}

/** CRC-CCITT as BinHex 4 uses it: polynomial x^16 + x^12 + x^5 + 1. */
function checkBinHex(data: Value, start: Value): number {
  let crc = Number(BigInt.asUintN(16, BigInt(asIndex(start))));
  const bytes = requireBytes(data);
  for (let index = 0; index < bytes.length; index++) {
    crc ^= bytes[index] << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1;
    if ((index & 1023) === 1023) pollSafePoint();
  }
  return crc;
}

function fn(heading: string, code: (...args: never[]) => Value, doc: string): Value {
  return nativeFunction("binascii", heading, code, doc);
}

const ENCODE_HEX =
  'Hexadecimal representation of binary data.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.\n\nThe return value is a bytes object.  This function is also\navailable as "b2a_hex()".';
const DECODE_HEX =
  "Binary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits (upper or lower case).";

const functions = {
  a2b_base64: fn(
    "a2b_base64(data, /, *, strict_mode=False)",
    (data: Value, strict?: Value) => new PyBytes(decodeBase64(asciiBytes(data), isSet(strict, false))),
    "Decode a line of base64 data.\n\n  strict_mode\n    When set to True, bytes that are not part of the base64 standard are not allowed.\n    The same applies to excess data after padding (= / ==).",
  ),
  a2b_hex: fn("a2b_hex(hexstr, /)", decodeHex, `${DECODE_HEX}\nThis function is also available as "unhexlify()".`),
  a2b_qp: fn(
    "a2b_qp(data, header=False)",
    (data: Value, header?: Value) => new PyBytes(decodeQuoted(asciiBytes(data), isSet(header, false))),
    "Decode a string of qp-encoded data.",
  ),
  a2b_uu: fn(
    "a2b_uu(data, /)",
    (data: Value) => new PyBytes(decodeLine(asciiBytes(data))),
    "Decode a line of uuencoded data.",
  ),
  b2a_base64: fn(
    "b2a_base64(data, /, *, newline=True)",
    (data: Value, newline?: Value) => new PyBytes(encodeBase64(requireBytes(data), isSet(newline, true))),
    "Base64-code line of data.",
  ),
  b2a_hex: fn("b2a_hex(data, sep=<unrepresentable>, bytes_per_sep=1)", encodeHex, ENCODE_HEX),
  b2a_qp: fn(
    "b2a_qp(data, quotetabs=False, istext=True, header=False)",
    (data: Value, tabs?: Value, text?: Value, header?: Value) =>
      new PyBytes(
        encodeQuoted(requireBytes(data), {
          quotesTabs: isSet(tabs, false),
          isText: isSet(text, true),
          isHeader: isSet(header, false),
        }),
      ),
    "Encode a string using quoted-printable encoding.\n\nOn encoding, when istext is set, newlines are not encoded, and white\nspace at end of lines is.  When istext is not set, \\r and \\n (CR/LF)\nare both encoded.  When quotetabs is set, space and tabs are encoded.",
  ),
  b2a_uu: fn(
    "b2a_uu(data, /, *, backtick=False)",
    (data: Value, backtick?: Value) => new PyBytes(encodeLine(requireBytes(data), isSet(backtick, false))),
    "Uuencode line of data.",
  ),
  crc32: fn("crc32(data, crc=0, /)", crc32, "Compute CRC-32 incrementally."),
  crc_hqx: fn("crc_hqx(data, crc, /)", checkBinHex, "Compute CRC-CCITT incrementally."),
  hexlify: fn("hexlify(data, sep=<unrepresentable>, bytes_per_sep=1)", encodeHex, ENCODE_HEX),
  unhexlify: fn("unhexlify(hexstr, /)", decodeHex, DECODE_HEX),
} satisfies Record<string, Value>;

export function createBinasciiModule(): PyModule {
  return newModule("binascii", "Conversion between binary data and ASCII", {
    ...functions,
    Error: binasciiErrorType(),
    Incomplete: incompleteType(),
  });
}
