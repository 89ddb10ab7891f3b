/** zlib.decompress(), and the decompressor objects of zlib.decompressobj(). */

import { inflate, inflateInit2, inflateSetDictionary } from "pako/lib/zlib/inflate.js";
import type ZStream from "pako/lib/zlib/zstream.js";
import { emptyBytes, PyBytes } from "../../objects/bytes.js";
import { PyObject, type Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { bytesLike, requireBytes } from "../../runtime/buffers.js";
import { concatenateBytes } from "../../runtime/byte-search.js";
import { ByteWriter } from "../../runtime/byte-writer.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { constructor, defineMethods, member, method } from "../../runtime/native-definitions.js";
import { asCInt, asCSize } from "../../runtime/sized-integers.js";
import {
  BUFFER_ERROR,
  copyStream,
  FINISH,
  inputLeft,
  MAXIMUM_WINDOW_BITS,
  NEED_DICTIONARY,
  newStream,
  OK,
  runStep,
  STREAM_END,
  STREAM_ERROR,
  SYNC_FLUSH,
  setInput,
  zlibError,
} from "./stream.js";

const decompressorType: PyType = defineType("Decompress", { module: "zlib", isSubclassable: false });

class Decompressor extends PyObject {
  override cls: PyType = decompressorType;
  readonly stream: ZStream;
  /** Null when there is none, or when a raw stream has it already. */
  readonly dictionary: Uint8Array | null;
  isAtEnd = false;
  /** Flushed at the end of the stream: nothing can be decompressed any more. */
  isClosed = false;
  unusedData: PyBytes = emptyBytes;
  unconsumedTail: PyBytes = emptyBytes;

  constructor(stream: ZStream, dictionary: Uint8Array | null) {
    super();
    this.stream = stream;
    this.dictionary = dictionary;
  }
}

const isGoingOn = (code: number): boolean => code === OK || code === BUFFER_ERROR;

/**
 * Decompresses the stream's input, at most `limit` bytes, until that is used up; appends to `writer`, returns zlib's code.
 * Raises zlib.error for a dictionary that does not fit.
 */
export function inflateInput(
  stream: ZStream,
  dictionary: Uint8Array | null,
  writer: ByteWriter,
  limit: number,
  flush: number,
): number {
  let code: number;
  do {
    code = runStep(stream, writer, limit - writer.length, () => inflate(stream, flush));
    if (code === NEED_DICTIONARY && dictionary !== null) {
      setDictionary(stream, dictionary);
      code = OK;
    } else if (stream.avail_out > 0) return code;
  } while (isGoingOn(code) && writer.length < limit);
  return code;
}

function setDictionary(stream: ZStream, dictionary: Uint8Array): void {
  const code = inflateSetDictionary(stream, dictionary);
  if (code !== OK) {
    stream.msg = null;
    throw zlibError(stream, code, "while setting zdict");
  }
}

/** zlib.decompress(data, wbits, bufsize). Raises zlib.error. */
export function decompress(data: Value, bits: Value = MAXIMUM_WINDOW_BITS, bufferSize: Value = 1): Value {
  const bytes = requireBytes(data);
  const windowBits = asCInt(bits);
  if (asCSize(bufferSize) < 0) throw valueError("bufsize must be non-negative");
  const stream = newStream();
  const started = inflateInit2(stream, windowBits);
  if (started !== OK) throw zlibError(stream, started, "while preparing to decompress data");
  setInput(stream, bytes);
  const writer = new ByteWriter(64);
  const code = inflateInput(stream, null, writer, Infinity, FINISH);
  if (code !== STREAM_END) throw zlibError(stream, code, "while decompressing data");
  return new PyBytes(writer.finish());
}

/** A stream to decompress, with the dictionary in it when the format needs it from the beginning. Raises ValueError. */
export function openStream(windowBits: number, dictionary: Uint8Array | null): ZStream {
  const stream = newStream();
  if (inflateInit2(stream, windowBits) !== OK) throw valueError("Invalid initialization option");
  if (dictionary !== null && windowBits < 0) setDictionary(stream, dictionary);
  return stream;
}

/** zlib.decompressobj(wbits, zdict). Raises TypeError and ValueError. */
export function newDecompressor(bits: Value = MAXIMUM_WINDOW_BITS, zdict?: Value): Decompressor {
  const windowBits = asCInt(bits);
  const bytes = zdict === undefined ? undefined : bytesLike(zdict);
  if (zdict !== undefined && bytes === undefined) throw typeError("zdict argument must support the buffer protocol");
  const dictionary = bytes === undefined || bytes.length === 0 ? null : bytes.slice();
  return new Decompressor(openStream(windowBits, dictionary), dictionary);
}

/** Keeps the input that is behind the end of the stream, or that there was no room to decompress. */
function saveInput(self: Decompressor, code: number): void {
  const left = inputLeft(self.stream);
  if (code === STREAM_END) {
    if (left.length > 0) self.unusedData = new PyBytes(concatenateBytes(self.unusedData.bytes, left));
  }
  if ((code !== STREAM_END && left.length > 0) || self.unconsumedTail.bytes.length > 0) {
    self.unconsumedTail = new PyBytes(left);
  }
  setInput(self.stream, new Uint8Array(0));
}

function decompressPart(self: Decompressor, data: Value, maximum: Value = 0): PyBytes {
  const limit = asCSize(maximum);
  const bytes = requireBytes(data);
  if (limit < 0) throw valueError("max_length must be non-negative");
  const { stream } = self;
  if (self.isClosed) throw zlibError(stream, STREAM_ERROR, "while decompressing data");
  setInput(stream, bytes);
  const writer = new ByteWriter(64);
  const code = inflateInput(stream, self.dictionary, writer, limit === 0 ? Infinity : limit, SYNC_FLUSH);
  saveInput(self, code);
  if (code === STREAM_END) self.isAtEnd = true;
  else if (!isGoingOn(code)) throw zlibError(stream, code, "while decompressing data");
  return new PyBytes(writer.finish());
}

function flush(self: Decompressor, size: Value = 1): PyBytes {
  if (asCSize(size) <= 0) throw valueError("length must be greater than zero");
  const { stream } = self;
  if (self.isClosed) return emptyBytes;
  setInput(stream, self.unconsumedTail.bytes);
  const writer = new ByteWriter(64);
  const code = inflateInput(stream, self.dictionary, writer, Infinity, FINISH);
  saveInput(self, code);
  if (code === STREAM_END) {
    self.isAtEnd = true;
    self.isClosed = true;
  }
  return new PyBytes(writer.finish());
}

function copy(self: Decompressor): Decompressor {
  if (self.isClosed) throw valueError("Inconsistent stream state");
  const result = new Decompressor(copyStream(self.stream), self.dictionary);
  result.isAtEnd = self.isAtEnd;
  result.unusedData = self.unusedData;
  result.unconsumedTail = self.unconsumedTail;
  return result;
}

defineMethods(decompressorType, () => [
  constructor("(*args, **kwargs)", () => {
    throw typeError("cannot create 'zlib.Decompress' instances");
  }),
  method(
    "decompress(data, /, max_length=0)",
    decompressPart,
    "Return a bytes object containing the decompressed version of the data.\n\n  data\n    The binary data to decompress.\n  max_length\n    The maximum allowable length of the decompressed data.\n    Unconsumed input data will be stored in\n    the unconsumed_tail attribute.\n\nAfter calling this function, some of the input data may still be stored in\ninternal buffers for later processing.\nCall the flush() method to clear these buffers.",
  ),
  method(
    "flush(length=zlib.DEF_BUF_SIZE, /)",
    flush,
    "Return a bytes object containing any remaining decompressed data.\n\n  length\n    the initial size of the output buffer.",
  ),
  method("copy(/)", copy, "Return a copy of the decompression object."),
  method("__copy__(/)", copy),
  method("__deepcopy__(memo, /)", copy),
  member("eof", (self: Decompressor) => self.isAtEnd),
  member("unused_data", (self: Decompressor) => self.unusedData),
  member("unconsumed_tail", (self: Decompressor) => self.unconsumedTail),
]);
