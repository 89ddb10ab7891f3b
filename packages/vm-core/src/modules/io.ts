/** The io module: streams in memory, and the classes that other streams extend. */

import { blockingIOErrorType } from "../objects/exception.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { call } from "../runtime/calls.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { standardStreamType } from "../runtime/standard-stream.js";
import { unsupportedOperationType } from "../runtime/unsupported-operation.js";
import { bytesIoType } from "./io/bytes-io.js";
import { bufferedIoBaseType, DEFAULT_BUFFER_SIZE, ioBaseType, rawIoBaseType, textIoBaseType } from "./io/io-base.js";
import { openFunction } from "./io/open.js";
import { stringIoType } from "./io/string-io.js";

const textEncoding = nativeFunction(
  "_io",
  "text_encoding(encoding, stacklevel=2, /)",
  (encoding: Value) => (encoding === null ? "utf-8" : encoding),
  "A helper function to choose the text encoding.",
);

const openCode = nativeFunction("_io", "open_code(path)", (path: Value) => call(openFunction, [path, "rb"]));

const shared = {
  StringIO: stringIoType,
  BytesIO: bytesIoType,
  TextIOWrapper: standardStreamType,
  UnsupportedOperation: unsupportedOperationType,
  BlockingIOError: blockingIOErrorType,
  DEFAULT_BUFFER_SIZE,
  open: openFunction,
  open_code: openCode,
  text_encoding: textEncoding,
};

/** The _io module. */
export function createIoCoreModule(): PyModule {
  return newModule("_io", "The io module provides the Python interfaces to stream handling.", {
    ...shared,
    _IOBase: ioBaseType,
    _RawIOBase: rawIoBaseType,
    _BufferedIOBase: bufferedIoBaseType,
    _TextIOBase: textIoBaseType,
  });
}

export function createIoModule(): PyModule {
  return newModule("io", "The io module provides the Python interfaces to stream handling.", {
    ...shared,
    IOBase: ioBaseType,
    RawIOBase: rawIoBaseType,
    BufferedIOBase: bufferedIoBaseType,
    TextIOBase: textIoBaseType,
    SEEK_SET: 0,
    SEEK_CUR: 1,
    SEEK_END: 2,
  });
}
