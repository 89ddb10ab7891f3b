/** The _io module: all that io.py is made of. */

import { blockingIOErrorType } from "../objects/exception.js";
import type { PyModule } from "../objects/module.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { unsupportedOperationType } from "../runtime/unsupported-operation.js";
import { bufferedPairType } from "./io/buffered-pair.js";
import { bufferedRandomType, bufferedReaderType, bufferedWriterType } from "./io/buffered-types.js";
import { bytesIoType } from "./io/bytes-io.js";
import { fileIoType } from "./io/file-io.js";
import { bufferedIoBaseType, DEFAULT_BUFFER_SIZE, ioBaseType, rawIoBaseType, textIoBaseType } from "./io/io-base.js";
import { newlineDecoderType } from "./io/newline-decoder.js";
import { openCodeFunction, openFunction } from "./io/open.js";
import { stringIoType } from "./io/string-io.js";
import { textEncoding, textIoWrapperType } from "./io/text-io-type.js";

export function createIoModule(): PyModule {
  return newModule("_io", "The io module provides the Python interfaces to stream handling.", {
    BlockingIOError: blockingIOErrorType,
    BufferedRWPair: bufferedPairType,
    BufferedRandom: bufferedRandomType,
    BufferedReader: bufferedReaderType,
    BufferedWriter: bufferedWriterType,
    BytesIO: bytesIoType,
    DEFAULT_BUFFER_SIZE,
    FileIO: fileIoType,
    IncrementalNewlineDecoder: newlineDecoderType,
    StringIO: stringIoType,
    TextIOWrapper: textIoWrapperType,
    UnsupportedOperation: unsupportedOperationType,
    _BufferedIOBase: bufferedIoBaseType,
    _IOBase: ioBaseType,
    _RawIOBase: rawIoBaseType,
    _TextIOBase: textIoBaseType,
    open: openFunction,
    open_code: openCodeFunction,
    text_encoding: nativeFunction(
      "_io",
      "text_encoding(encoding, stacklevel=2, /)",
      textEncoding,
      "A helper function to choose the text encoding.",
    ),
  });
}
