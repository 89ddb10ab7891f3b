/** The _json module: the parts of json that CPython has in C, but for the encoder, which json then writes in Python. */

import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { textLength } from "../runtime/code-points.js";
import { typeError, valueError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { asCSize } from "../runtime/sized-integers.js";
import { isTrue } from "../runtime/truth.js";
import { defineEncoder } from "./json/encoder.js";
import { position, scannerType, startOf } from "./json/scanner.js";
import { encodeAscii, encodeString, scanString } from "./json/strings.js";

function scan(document: Value, end: Value, strict: Value = true): Value {
  const text = textOf(document);
  if (text === undefined) throw typeError(`first argument must be a string, not ${typeName(document)}`);
  const index = asCSize(end);
  if (index < 0 || index > textLength(text)) throw valueError("end is out of bounds");
  const found = scanString(text, startOf(text, end), isTrue(strict));
  return new PyTuple([found.value, position(text, found.end)]);
}

function fn(heading: string, code: (...args: never[]) => Value, doc: string): Value {
  return nativeFunction("_json", heading, code, doc);
}

const plainEncoder = fn(
  "encode_basestring(string, /)",
  encodeString,
  "encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string",
);

const asciiEncoder = fn(
  "encode_basestring_ascii(string, /)",
  encodeAscii,
  "encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a Python string",
);

const encoderType = defineEncoder({ ascii: asciiEncoder, plain: plainEncoder });

export function createJsonModule(): PyModule {
  return newModule("_json", "json speedups\n", {
    encode_basestring: plainEncoder,
    encode_basestring_ascii: asciiEncoder,
    make_encoder: encoderType,
    make_scanner: scannerType,
    scanstring: fn(
      "scanstring(string, end, strict=True, /)",
      scan,
      "scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string. End is the index of the\ncharacter in s after the quote that started the JSON string.\nUnescapes all valid JSON string escape sequences and raises ValueError\non attempt to decode an invalid string. If strict is False then literal\ncontrol characters are allowed in the string.\n\nReturns a tuple of the decoded string and the index of the character in s\nafter the end quote.",
    ),
  });
}
