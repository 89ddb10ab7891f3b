/** The zlib module. */

import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { bufferedDecompressorType } from "./zlib/buffered-decompressor.js";
import { adler32, crc32 } from "./zlib/checksums.js";
import { compress, newCompressor } from "./zlib/compressor.js";
import { decompress, newDecompressor } from "./zlib/decompressor.js";
import {
  BLOCK,
  DEFAULT_COMPRESSION,
  DEFAULT_MEMORY_LEVEL,
  DEFAULT_STRATEGY,
  DEFLATED,
  FINISH,
  MAXIMUM_WINDOW_BITS,
  NO_FLUSH,
  SYNC_FLUSH,
  zlibErrorType,
} from "./zlib/stream.js";

/** The version of zlib whose behaviour this is. */
const VERSION = "1.3.1";

const constants = {
  DEFLATED,
  DEF_BUF_SIZE: 16384,
  DEF_MEM_LEVEL: DEFAULT_MEMORY_LEVEL,
  MAX_WBITS: MAXIMUM_WINDOW_BITS,
  ZLIB_RUNTIME_VERSION: VERSION,
  ZLIB_VERSION: VERSION,
  Z_BEST_COMPRESSION: 9,
  Z_BEST_SPEED: 1,
  Z_BLOCK: BLOCK,
  Z_DEFAULT_COMPRESSION: DEFAULT_COMPRESSION,
  Z_DEFAULT_STRATEGY: DEFAULT_STRATEGY,
  Z_FILTERED: 1,
  Z_FINISH: FINISH,
  Z_FIXED: 4,
  Z_FULL_FLUSH: 3,
  Z_HUFFMAN_ONLY: 2,
  Z_NO_COMPRESSION: 0,
  Z_NO_FLUSH: NO_FLUSH,
  Z_PARTIAL_FLUSH: 1,
  Z_RLE: 3,
  Z_SYNC_FLUSH: SYNC_FLUSH,
  Z_TREES: 6,
};

function fn(heading: string, code: (...args: never[]) => Value, doc: string): Value {
  return nativeFunction("zlib", heading, code, doc);
}

const functions = {
  adler32: fn(
    "adler32(data, value=1, /)",
    adler32,
    "Compute an Adler-32 checksum of data.\n\n  value\n    Starting value of the checksum.\n\nThe returned checksum is an integer.",
  ),
  compress: fn(
    "compress(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)",
    compress,
    "Returns a bytes object containing compressed data.\n\n  data\n    Binary data to be compressed.\n  level\n    Compression level, in 0-9 or -1.\n  wbits\n    The window buffer size and container format.",
  ),
  compressobj: fn(
    "compressobj(level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None)",
    newCompressor,
    "Return a compressor object.",
  ),
  crc32: fn(
    "crc32(data, value=0, /)",
    crc32,
    "Compute a CRC-32 checksum of data.\n\n  value\n    Starting value of the checksum.\n\nThe returned checksum is an integer.",
  ),
  decompress: fn(
    "decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)",
    decompress,
    "Returns a bytes object containing the uncompressed data.\n\n  data\n    Compressed data.\n  wbits\n    The window buffer size and container format.\n  bufsize\n    The initial output buffer size.",
  ),
  decompressobj: fn(
    "decompressobj(wbits=MAX_WBITS, zdict=b'')",
    newDecompressor,
    "Return a decompressor object.\n\n  wbits\n    The window buffer size and container format.\n  zdict\n    The predefined compression dictionary.  This must be the same\n    dictionary as used by the compressor that produced the input data.",
  ),
} satisfies Record<string, Value>;

export function createZlibModule(): PyModule {
  return newModule(
    "zlib",
    "The functions in this module allow compression and decompression using the\nzlib library, which is based on GNU zip.",
    {
      ...functions,
      ...constants,
      _ZlibDecompressor: bufferedDecompressorType,
      __version__: "1.0",
      error: zlibErrorType(),
    },
  );
}
