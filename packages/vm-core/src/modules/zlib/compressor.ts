/** zlib.compress(), and the compressor objects of zlib.compressobj(). */

import { deflate, deflateInit2, deflateSetDictionary } from "pako/lib/zlib/deflate.js";
import type ZStream from "pako/lib/zlib/zstream.js";
import { PyBytes } from "../../objects/bytes.js";
import { PyObject, type Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { requireBytes } from "../../runtime/buffers.js";
import { ByteWriter } from "../../runtime/byte-writer.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { constructor, defineMethods, method } from "../../runtime/native-definitions.js";
import { asCInt } from "../../runtime/sized-integers.js";
import {
  BUFFER_ERROR,
  copyStream,
  DEFAULT_COMPRESSION,
  DEFAULT_MEMORY_LEVEL,
  DEFAULT_STRATEGY,
  DEFLATED,
  FINISH,
  MAXIMUM_WINDOW_BITS,
  NO_FLUSH,
  newStream,
  OK,
  runStep,
  STEP,
  STREAM_END,
  STREAM_ERROR,
  setInput,
  zlibError,
  zlibMessage,
} from "./stream.js";

const compressorType: PyType = defineType("Compress", { module: "zlib", isSubclassable: false });

class Compressor extends PyObject {
  override cls: PyType = compressorType;
  readonly stream: ZStream;
  /** Finished: nothing can be compressed any more. */
  hasEnded = false;

  constructor(stream: ZStream) {
    super();
    this.stream = stream;
  }
}

/** Compresses the input, and flushes: appends to `writer` and returns zlib's code. */
function run(stream: ZStream, input: Uint8Array, flush: number, writer: ByteWriter): number {
  for (let from = 0; ; from += STEP) {
    const isLast = from + STEP >= input.length;
    setInput(stream, input.subarray(from, from + STEP));
    const mode = isLast ? flush : NO_FLUSH;
    let code: number;
    do code = runStep(stream, writer, STEP, () => deflate(stream, mode));
    while (stream.avail_out === 0 && (code === OK || code === BUFFER_ERROR));
    if (isLast || (code !== OK && code !== BUFFER_ERROR)) return code;
  }
}

/** zlib.compress(data, level, wbits). Raises zlib.error. */
export function compress(
  data: Value,
  levelValue: Value = DEFAULT_COMPRESSION,
  bits: Value = MAXIMUM_WINDOW_BITS,
): Value {
  const bytes = requireBytes(data);
  const level = asCInt(levelValue);
  const windowBits = asCInt(bits);
  const stream = newStream();
  if (deflateInit2(stream, level, DEFLATED, windowBits, DEFAULT_MEMORY_LEVEL, DEFAULT_STRATEGY) !== OK) {
    throw zlibMessage("Bad compression level");
  }
  const writer = new ByteWriter(64);
  const code = run(stream, bytes, FINISH, writer);
  if (code !== STREAM_END) throw zlibError(stream, code, "while compressing data");
  return new PyBytes(writer.finish());
}

/** zlib.compressobj(…). Raises ValueError for settings that do not exist. */
export function newCompressor(
  level: Value = DEFAULT_COMPRESSION,
  compressionMethod: Value = DEFLATED,
  windowBits: Value = MAXIMUM_WINDOW_BITS,
  memoryLevel: Value = DEFAULT_MEMORY_LEVEL,
  strategy: Value = DEFAULT_STRATEGY,
  dictionary?: Value,
): Compressor {
  const settings = [level, compressionMethod, windowBits, memoryLevel, strategy].map(asCInt) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const bytes = dictionary === undefined ? undefined : requireBytes(dictionary);
  const stream = newStream();
  if (deflateInit2(stream, ...settings) !== OK) throw valueError("Invalid initialization option");
  if (bytes !== undefined && deflateSetDictionary(stream, bytes) !== OK) throw valueError("Invalid dictionary");
  return new Compressor(stream);
}

function compressPart(self: Compressor, data: Value): PyBytes {
  const bytes = requireBytes(data);
  const writer = new ByteWriter(64);
  const code = self.hasEnded ? STREAM_ERROR : run(self.stream, bytes, NO_FLUSH, writer);
  if (code === STREAM_ERROR) throw zlibError(self.stream, code, "while compressing data");
  return new PyBytes(writer.finish());
}

function flush(self: Compressor, modeValue: Value = FINISH): PyBytes {
  const mode = asCInt(modeValue);
  const writer = new ByteWriter(64);
  if (mode === NO_FLUSH) return new PyBytes(writer.finish());
  const code = self.hasEnded ? STREAM_ERROR : run(self.stream, new Uint8Array(0), mode, writer);
  if (code === STREAM_END && mode === FINISH) self.hasEnded = true;
  else if (code !== OK && code !== BUFFER_ERROR) throw zlibError(self.stream, code, "while flushing");
  return new PyBytes(writer.finish());
}

function copy(self: Compressor): Compressor {
  if (self.hasEnded) throw valueError("Inconsistent stream state");
  return new Compressor(copyStream(self.stream));
}

defineMethods(compressorType, () => [
  constructor("(*args, **kwargs)", () => {
    throw typeError("cannot create 'zlib.Compress' instances");
  }),
  method(
    "compress(data, /)",
    compressPart,
    "Returns a bytes object containing compressed data.\n\n  data\n    Binary data to be compressed.\n\nAfter calling this function, some of the input data may still\nbe stored in internal buffers for later processing.\nCall the flush() method to clear these buffers.",
  ),
  method(
    "flush(mode=zlib.Z_FINISH, /)",
    flush,
    "Return a bytes object containing any remaining compressed data.\n\n  mode\n    One of the constants Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH.\n    If mode == Z_FINISH, the compressor object can no longer be\n    used after calling the flush() method.  Otherwise, more data\n    can still be compressed.",
  ),
  method("copy(/)", copy, "Return a copy of the compression object."),
  method("__copy__(/)", copy),
  method("__deepcopy__(memo, /)", copy),
]);
