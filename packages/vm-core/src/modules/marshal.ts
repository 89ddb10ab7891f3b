/** The marshal module: CPython's format of constants; code objects are kept in Tandem's own form. */

import { PyBytes } from "../objects/bytes.js";
import { eofErrorType } from "../objects/exception.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { requireBytes } from "../runtime/buffers.js";
import { callMethod } from "../runtime/calls.js";
import { pythonError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { MarshalReader } from "./marshal/reader.js";
import { marshalBytes } from "./marshal/writer.js";

const VERSION = 5;

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("marshal", heading, code, doc);
}

function load(bytes: Uint8Array): Value {
  if (bytes.length === 0) throw pythonError(eofErrorType, "marshal data too short");
  return new MarshalReader(bytes).value();
}

export function createMarshalModule(): PyModule {
  return newModule(
    "marshal",
    "This module contains functions that can read and write Python values in\na binary format.",
    {
      dump: fn("dump(value, file, version=5, /, *, allow_code=True)", (value: Value, file: Value) =>
        callMethod(file, "write", new PyBytes(marshalBytes(value))),
      ),
      dumps: fn(
        "dumps(value, version=5, /, *, allow_code=True)",
        (value: Value) => new PyBytes(marshalBytes(value)),
        "Return the bytes object that would be written to a file by dump(value, file).",
      ),
      load: fn("load(file, /, *, allow_code=True)", (file: Value) => load(requireBytes(callMethod(file, "read")))),
      loads: fn(
        "loads(bytes, /, *, allow_code=True)",
        (bytes: Value) => load(requireBytes(bytes)),
        "Convert the bytes-like object to a value.",
      ),
      version: VERSION,
    },
  );
}
