/** zlib._ZlibDecompressor, which keeps its own input: what gzip and zipfile read through. */

import type ZStream from "pako/lib/zlib/zstream.js";
import { emptyBytes, PyBytes } from "../../objects/bytes.js";
import { PyObject, type Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { requireBytes } from "../../runtime/buffers.js";
import { concatenateBytes } from "../../runtime/byte-search.js";
import { ByteWriter } from "../../runtime/byte-writer.js";
import { eofError } from "../../runtime/errors.js";
import { constructor, defineMethods, member, method } from "../../runtime/native-definitions.js";
import { asCInt, asCSize } from "../../runtime/sized-integers.js";
import { inflateInput, openStream } from "./decompressor.js";
import {
  BUFFER_ERROR,
  inputLeft,
  MAXIMUM_WINDOW_BITS,
  OK,
  STREAM_END,
  SYNC_FLUSH,
  setInput,
  zlibError,
} from "./stream.js";

export const bufferedDecompressorType: PyType = defineType("_ZlibDecompressor", {
  module: "zlib",
  isSubclassable: false,
});

class BufferedDecompressor extends PyObject {
  override cls: PyType = bufferedDecompressorType;
  readonly stream: ZStream;
  readonly dictionary: Uint8Array | null;
  isAtEnd = false;
  needsInput = true;
  unusedData: PyBytes = emptyBytes;

  constructor(stream: ZStream, dictionary: Uint8Array | null) {
    super();
    this.stream = stream;
    this.dictionary = dictionary;
  }
}

function decompress(self: BufferedDecompressor, data: Value, maximum: Value = -1): PyBytes {
  const bytes = requireBytes(data);
  const limit = asCSize(maximum);
  if (self.isAtEnd) throw eofError("End of stream already reached");
  const { stream } = self;
  const waiting = inputLeft(stream);
  setInput(stream, waiting.length === 0 ? bytes.slice() : concatenateBytes(waiting, bytes));
  const writer = new ByteWriter(64);
  const code = inflateInput(stream, self.dictionary, writer, limit < 0 ? Infinity : limit, SYNC_FLUSH);
  if (code === STREAM_END) {
    self.isAtEnd = true;
    self.needsInput = false;
    self.unusedData = new PyBytes(inputLeft(stream));
  } else if (code === OK || code === BUFFER_ERROR) self.needsInput = stream.avail_in === 0;
  else throw zlibError(stream, code, "while decompressing data");
  return new PyBytes(writer.finish());
}

defineMethods(bufferedDecompressorType, () => [
  constructor(
    "(wbits=zlib.MAX_WBITS, zdict=b'')",
    (_cls: PyType, bits: Value = MAXIMUM_WINDOW_BITS, zdict?: Value) => {
      const windowBits = asCInt(bits);
      const bytes = zdict === undefined ? undefined : requireBytes(zdict);
      const dictionary = bytes === undefined || bytes.length === 0 ? null : bytes.slice();
      return new BufferedDecompressor(openStream(windowBits, dictionary), dictionary);
    },
    "Create a decompressor object for decompressing data incrementally.",
  ),
  method(
    "decompress(data, max_length=-1)",
    decompress,
    "Decompress *data*, returning uncompressed data as bytes.\n\nIf *max_length* is nonnegative, returns at most *max_length* bytes of\ndecompressed data. If this limit is reached and further output can be\nproduced, *self.needs_input* will be set to ``False``. In this case, the next\ncall to *decompress()* may provide *data* as b'' to obtain more of the output.",
  ),
  member(
    "eof",
    (self: BufferedDecompressor) => self.isAtEnd,
    null,
    "True if the end-of-stream marker has been reached.",
  ),
  member(
    "unused_data",
    (self: BufferedDecompressor) => self.unusedData,
    null,
    "Data found after the end of the compressed stream.",
  ),
  member(
    "needs_input",
    (self: BufferedDecompressor) => self.needsInput,
    null,
    "True if more input is needed before more decompressed data can be produced.",
  ),
]);
