/** pickle.PickleBuffer: a buffer that can be pickled outside the stream of bytes. */

import { bufferMethod, releaseBufferMethod } from "../../builtins/buffer-methods.js";
import { viewExporter } from "../../builtins/memoryview.js";
import { BufferExporter, type Memory } from "../../objects/buffer.js";
import { PyMemoryView } from "../../objects/memoryview.js";
import type { Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { bufferExporter, memoryOf } from "../../runtime/buffers.js";
import { bufferError, typeError, valueError } from "../../runtime/errors.js";
import { constructor, defineMethods, method } from "../../runtime/native-definitions.js";
import { typeName } from "../../runtime/primitives.js";

export const pickleBufferType: PyType = defineType("PickleBuffer", {
  module: "pickle",
  isSubclassable: false,
  instancesHaveWeakReferences: true,
});

export class PickleBuffer extends BufferExporter {
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

  override owner(): BufferExporter {
    return this.exporter();
  }

  memory(): Memory {
    return memoryOf(this.exporter());
  }

  release(): null {
    this.source = null;
    return null;
  }
}

/** True when the memory is one piece. Raises ValueError once released. */
export function isContiguous(buffer: PickleBuffer): boolean {
  const exporter = buffer.exporter();
  return !(exporter instanceof PyMemoryView) || exporter.isContiguous;
}

/** The memory as a view of single bytes. */
function rawView(self: PickleBuffer): Value {
  const exporter = self.exporter();
  if (!isContiguous(self)) throw bufferError("cannot extract raw buffer from non-contiguous buffer");
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
