/** The _pickle module: pickling and unpickling as CPython's module in C does it. */

import { PyBytes } from "../objects/bytes.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { pickleBufferType } from "./pickle/pickle-buffer.js";
import { pickleErrorType, picklingErrorType, unpicklingErrorType } from "./pickle/pickle-errors.js";
import { dumpPlainly, setFile, setOptions } from "./pickle/pickler.js";
import { PyPickler, picklerType } from "./pickle/pickler-object.js";
import { load, openBytes, openFile, setReadingOptions } from "./pickle/unpickler.js";
import { PyUnpickler, unpicklerType } from "./pickle/unpickler-object.js";

type Optional = Value | undefined;

function dumpToFile(value: Value, file: Value, protocol: Optional, fixImports: Optional, callback: Optional): null {
  const pickler = new PyPickler(picklerType);
  setOptions(pickler, protocol, fixImports, callback);
  setFile(pickler, file);
  dumpPlainly(pickler, value);
  return null;
}

function dumpToBytes(value: Value, protocol: Optional, fixImports: Optional, callback: Optional): Value {
  const pickler = new PyPickler(picklerType);
  setOptions(pickler, protocol, fixImports, callback);
  return new PyBytes(dumpPlainly(pickler, value).contents());
}

const loadFrom =
  (name: string, open: (unpickler: PyUnpickler, source: Value) => void) =>
  (source: Value, fixImports: Optional, encoding: Optional, errors: Optional, buffers: Optional): Value => {
    const unpickler = new PyUnpickler(unpicklerType);
    open(unpickler, source);
    setReadingOptions(unpickler, name, fixImports, encoding, errors, buffers);
    return load(unpickler);
  };

export function createPickleModule(): PyModule {
  return newModule("_pickle", "Optimized C implementation for the Python pickle module.", {
    PickleBuffer: pickleBufferType,
    PickleError: pickleErrorType(),
    PicklingError: picklingErrorType(),
    UnpicklingError: unpicklingErrorType(),
    Pickler: picklerType,
    Unpickler: unpicklerType,
    dump: nativeFunction(
      "_pickle",
      "dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)",
      dumpToFile,
      "Write a pickled representation of obj to the open file object file.",
    ),
    dumps: nativeFunction(
      "_pickle",
      "dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None)",
      dumpToBytes,
      "Return the pickled representation of the object as a bytes object.",
    ),
    load: nativeFunction(
      "_pickle",
      "load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
      loadFrom("load", openFile),
      "Read and return an object from the pickle data stored in a file.",
    ),
    loads: nativeFunction(
      "_pickle",
      "loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
      loadFrom("loads", openBytes),
      "Read and return an object from the given pickle data.",
    ),
  });
}
