/** The _pickle module: PickleBuffer, which pickle cannot do without. The rest of pickle is CPython's own in Python. */

import { bufferMethod, releaseBufferMethod } from "../builtins/buffer-methods.js";
import { viewExporter } from "../builtins/memoryview.js";
import { BufferExporter, type Memory } from "../objects/buffer.js";
import { PyMemoryView } from "../objects/memoryview.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { defineType, type PyType } from "../objects/type.js";
import { getAttribute } from "../runtime/attributes.js";
import { bufferExporter, memoryOf } from "../runtime/buffers.js";
import { attributeError, bufferError, typeError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { constructor, defineMethods, method, nativeFunction, newModule } from "../runtime/native-definitions.js";
import { textOf, typeName } from "../runtime/primitives.js";
import { repr } from "../runtime/text.js";

const pickleBufferType: PyType = defineType("PickleBuffer", {
  module: "pickle",
  isSubclassable: false,
  instancesHaveWeakReferences: true,
});

/** A buffer that can be pickled outside the stream of bytes. */
class PickleBuffer extends BufferExporter {
  override cls: PyType = pickleBufferType;
  private source: BufferExporter | null;

  constructor(source: BufferExporter) {
    super();
    this.source = source;
  }

  /** The object whose memory it is. Raises ValueError once released. */
  exporter(): BufferExporter {
    if (this.source === null) throw valueError("operation forbidden on released PickleBuffer object");
    return this.source;
  }

  memory(): Memory {
    return memoryOf(this.exporter());
  }

  release(): null {
    this.source = null;
    return null;
  }
}

/** The memory as a view of single bytes. */
function rawView(self: PickleBuffer): Value {
  const exporter = self.exporter();
  if (exporter instanceof PyMemoryView && !exporter.isContiguous) {
    throw bufferError("cannot extract raw buffer from non-contiguous buffer");
  }
  const { bytes, isReadOnly } = memoryOf(exporter);
  const layout = { isReadOnly, format: "B", itemSize: 1, offset: 0, shape: [bytes.length], strides: [1] };
  return new PyMemoryView(exporter instanceof PyMemoryView ? exporter.source : exporter, bytes, layout);
}

defineMethods(pickleBufferType, () => [
  constructor(
    "(object, /)",
    (_cls: PyType, value: Value) => {
      const exporter = bufferExporter(value);
      if (exporter === undefined) throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
      return new PickleBuffer(exporter instanceof PyMemoryView ? viewExporter(exporter) : exporter);
    },
    "Wrapper for potentially out-of-band buffers",
  ),
  method("raw(/)", rawView, "Return a memoryview of the raw memory underlying this buffer."),
  method("release(/)", (self: PickleBuffer) => self.release(), "Release the underlying buffer."),
  bufferMethod,
  releaseBufferMethod,
]);

/** What CPython's module has besides: pickle's own, which are in Python. Asked for when pickle has defined them. */
const inPython: ReadonlyMap<string, string> = new Map([
  ...["PickleError", "PicklingError", "UnpicklingError"].map((name) => [name, name] as const),
  ...["Pickler", "Unpickler", "dump", "dumps", "load", "loads"].map((name) => [name, `_${name}`] as const),
]);

function findInPython(name: Value): Value {
  const found = inPython.get(textOf(name) ?? "");
  if (found === undefined) throw attributeError(`module '_pickle' has no attribute ${repr(name)}`, textOf(name));
  return getAttribute(services.importModule("pickle"), found);
}

export function createPickleModule(): PyModule {
  return newModule("_pickle", "Optimized C implementation for the Python pickle module.", {
    PickleBuffer: pickleBufferType,
    __getattr__: nativeFunction("_pickle", "__getattr__(name, /)", findInPython),
  });
}
