/** The instructions for values that a pickle holds as they are: numbers, text, bytes, buffers. */

import { viewMemory } from "../../builtins/memoryview.js";
import { PyByteArray } from "../../objects/bytearray.js";
import { PyBytes } from "../../objects/bytes.js";
import { PyFloat } from "../../objects/float.js";
import { intType } from "../../objects/int-instance.js";
import { PyMemoryView } from "../../objects/memoryview.js";
import type { Value } from "../../objects/object.js";
import { bufferExporter, memoryOf } from "../../runtime/buffers.js";
import { call1, callMethod } from "../../runtime/calls.js";
import { decodeBytes } from "../../runtime/codecs.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { decodeByteEscapes, decodeUnicodeEscape } from "../../runtime/escape-codecs.js";
import { parseFloatText } from "../../runtime/float-text.js";
import { parseIntText } from "../../runtime/integer-text.js";
import { iterNext } from "../../runtime/iteration.js";
import { typeName } from "../../runtime/primitives.js";
import { decodeUtf8, latin1Text } from "../../runtime/utf8.js";
import type { Loader, Loading } from "./loading.js";
import { decodeLong } from "./long-integers.js";
import { Opcode } from "./opcodes.js";
import { unpicklingError } from "./pickle-errors.js";

const push =
  (read: (loading: Loading) => Value): Loader =>
  (loading) =>
    loading.stack.push(read(loading));

/** A line without its newline. */
const lineText = (loading: Loading): string => latin1Text(loading.input.line(2)).slice(0, -1);

function int(loading: Loading): Value {
  const text = lineText(loading);
  if (text === "00") return false;
  if (text === "01") return true;
  const value = parseIntText(text.trim(), 10);
  if (value === undefined) throw valueError("could not convert string to int");
  return value;
}

function long(loading: Loading): Value {
  const text = lineText(loading);
  return call1(intType, text.endsWith("L") ? text.slice(0, -1) : `${text}\n`);
}

function float(loading: Loading): Value {
  const text = lineText(loading);
  const value = parseFloatText(text);
  if (value === undefined) throw valueError(`could not convert string to float: '${text}\n'`);
  return new PyFloat(value);
}

/** The length of what follows, which is signed where Python 2 wrote it. */
function signedSize(loading: Loading, what: string): number {
  const size = loading.input.int32();
  if (size < 0) throw unpicklingError(`${what} pickle has negative byte count`);
  return size;
}

const bytes = (loading: Loading, size: number): Value => new PyBytes(loading.input.take(size).slice());

const text = (loading: Loading, size: number): Value => decodeUtf8(loading.input.take(size), "surrogatepass");

/** A string of Python 2. */
function decoded(loading: Loading, content: Uint8Array): Value {
  const { encoding, errors } = loading.unpickler;
  const value = new PyBytes(content.slice());
  return encoding === "bytes" ? value : decodeBytes(value.bytes, encoding, errors, value);
}

const QUOTES = new Set([0x22, 0x27]);

function quotedString(loading: Loading): Value {
  const line = loading.input.line(1);
  const length = line.length - 1;
  if (length < 2 || line[0] !== line[length - 1] || !QUOTES.has(line[0])) {
    throw unpicklingError("the STRING opcode argument must be quoted");
  }
  return decoded(loading, decodeByteEscapes(line.subarray(1, length - 1), "strict"));
}

function rawUnicode(loading: Loading): Value {
  const line = loading.input.line(1);
  return decodeUnicodeEscape(line.subarray(0, line.length - 1), "strict", true).text;
}

function byteArray(loading: Loading): Value {
  const size = loading.input.size64("BYTEARRAY8 exceeds system's maximum size");
  return new PyByteArray(loading.input.take(size).slice());
}

function nextBuffer(loading: Loading): Value {
  const { buffers } = loading.unpickler;
  if (buffers === null) {
    throw unpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given");
  }
  const buffer = iterNext(buffers);
  if (buffer === undefined) throw unpicklingError("not enough out-of-band buffers");
  return buffer;
}

function makeReadOnly(loading: Loading): void {
  const buffer = loading.stack.top();
  const exporter = bufferExporter(buffer);
  if (exporter === undefined) throw typeError(`a bytes-like object is required, not '${typeName(buffer)}'`);
  const isReadOnly = exporter instanceof PyMemoryView ? exporter.isReadOnly : memoryOf(exporter).isReadOnly;
  if (!isReadOnly) loading.stack.replaceTop(callMethod(viewMemory(buffer), "toreadonly"));
}

export const valueLoaders: readonly (readonly [number, Loader])[] = [
  [Opcode.NONE, push(() => null)],
  [Opcode.NEWTRUE, push(() => true)],
  [Opcode.NEWFALSE, push(() => false)],
  [Opcode.INT, push(int)],
  [Opcode.BININT, push(({ input }) => input.int32())],
  [Opcode.BININT1, push(({ input }) => input.uint8())],
  [Opcode.BININT2, push(({ input }) => input.uint16())],
  [Opcode.LONG, push(long)],
  [Opcode.LONG1, push(({ input }) => decodeLong(input.take(input.uint8())))],
  [Opcode.LONG4, push((loading) => decodeLong(loading.input.take(signedSize(loading, "LONG"))))],
  [Opcode.FLOAT, push(float)],
  [Opcode.BINFLOAT, push(({ input }) => new PyFloat(input.double()))],
  [Opcode.STRING, push(quotedString)],
  [Opcode.BINSTRING, push((loading) => decoded(loading, loading.input.take(signedSize(loading, "BINSTRING"))))],
  [Opcode.SHORT_BINSTRING, push((loading) => decoded(loading, loading.input.take(loading.input.uint8())))],
  [Opcode.SHORT_BINBYTES, push((loading) => bytes(loading, loading.input.uint8()))],
  [Opcode.BINBYTES, push((loading) => bytes(loading, loading.input.uint32()))],
  [Opcode.BINBYTES8, push((loading) => bytes(loading, loading.input.size64("BINBYTES exceeds system's maximum size")))],
  [Opcode.BYTEARRAY8, push(byteArray)],
  [Opcode.UNICODE, push(rawUnicode)],
  [Opcode.SHORT_BINUNICODE, push((loading) => text(loading, loading.input.uint8()))],
  [Opcode.BINUNICODE, push((loading) => text(loading, loading.input.uint32()))],
  [
    Opcode.BINUNICODE8,
    push((loading) => text(loading, loading.input.size64("BINUNICODE exceeds system's maximum size"))),
  ],
  [Opcode.NEXT_BUFFER, push(nextBuffer)],
  [Opcode.READONLY_BUFFER, makeReadOnly],
];
