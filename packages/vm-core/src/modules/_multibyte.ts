/** The _multibyte module: what the library's _multibytecodec makes codecs of, for the encodings of East Asia. */

import { PyBytes } from "../objects/bytes.js";
import type { PyModule } from "../objects/module.js";
import { PyObject, type Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { findAttribute, getAttribute } from "../runtime/attributes.js";
import { requireBytes } from "../runtime/buffers.js";
import { callMethod } from "../runtime/calls.js";
import { textLength } from "../runtime/code-points.js";
import { lookupError, typeError } from "../runtime/errors.js";
import { toArray } from "../runtime/iteration.js";
import { defineMethods, getter, method, nativeFunction, newModule } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { str } from "../runtime/text.js";
import { isTrue } from "../runtime/truth.js";
import { type CharacterSet, characterSet } from "./multibyte/character-sets.js";
import { decodeMultibyte, encodeMultibyte } from "./multibyte/codec.js";

function setOf(name: Value): CharacterSet {
  const set = characterSet(textOf(name) ?? "");
  if (set === undefined) throw lookupError("no such codec is supported.");
  return set;
}

function textArgument(value: Value, what: string): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`${what} must be str, not ${typeName(value)}`);
  return text;
}

function decode(name: Value, data: Value, errors: Value, isFinal: Value): Value {
  const { text, length } = decodeMultibyte(
    setOf(name),
    requireBytes(data).slice(),
    textArgument(errors, "errors"),
    isTrue(isFinal),
  );
  return new PyTuple([text, length]);
}

function encode(name: Value, text: Value, errors: Value): Value {
  const set = setOf(name);
  return new PyBytes(encodeMultibyte(set, textArgument(text, "argument"), textArgument(errors, "errors")));
}

const codecType: PyType = defineType("_multibytecodec.MultibyteCodec", { isSubclassable: false });

/** What `getcodec` returns. The coder is an object of the library's, which is asked for what is no table. */
class MultibyteCodec extends PyObject {
  override cls: PyType = codecType;
  readonly coder: Value;
  readonly table: Value;

  constructor(coder: Value, table: Value) {
    super();
    this.coder = coder;
    this.table = table;
  }
}

function codecOf(coder: Value): Value {
  const isTable = findAttribute(coder, "is_table") !== undefined;
  return new MultibyteCodec(coder, isTable ? getAttribute(coder, "name") : null);
}

function errorsArgument(errors: Value, caller: string): string {
  if (errors === null) return "strict";
  const text = textOf(errors);
  if (text === undefined) {
    throw typeError(`${caller}() argument 'errors' must be str or None, not ${typeName(errors)}`);
  }
  return text;
}

function encodeAll(self: MultibyteCodec, input: Value, errors: Value = null): Value {
  const handler = errorsArgument(errors, "encode");
  const text = textOf(input) ?? str(input);
  const data =
    self.table === null
      ? toArray(callMethod(self.coder, "encode", text, handler, getAttribute(self.coder, "start"), true))[0]
      : encode(self.table, text, handler);
  return new PyTuple([data, textLength(text)]);
}

function decodeAll(self: MultibyteCodec, input: Value, errors: Value = null): Value {
  const handler = errorsArgument(errors, "decode");
  const bytes = new PyBytes(requireBytes(input).slice());
  const decoded =
    self.table === null
      ? callMethod(self.coder, "decode", bytes, handler, getAttribute(self.coder, "start"), true)
      : decode(self.table, bytes, handler, true);
  return new PyTuple([toArray(decoded)[0], bytes.bytes.length]);
}

defineMethods(codecType, () => [
  method("encode(input, errors=None)", encodeAll, "Return an encoded string version of `input`."),
  method("decode(input, errors=None)", decodeAll, "Decodes 'input'."),
  getter("coder", (self: MultibyteCodec) => self.coder),
]);

export function createMultibyteModule(): PyModule {
  return newModule("_multibyte", "Tables of multibyte encodings.", {
    codec_of: nativeFunction("_multibyte", "codec_of(coder, /)", codecOf),
    decode: nativeFunction("_multibyte", "decode(name, data, errors, final, /)", decode),
    encode: nativeFunction("_multibyte", "encode(name, text, errors, /)", encode),
  });
}
