/** `__buffer__` and `__release_buffer__` of the builtin classes that expose their memory. */

import type { BufferExporter } from "../objects/buffer.js";
import { byteArrayType } from "../objects/bytearray.js";
import { bytesType } from "../objects/bytes.js";
import { memoryViewType, PyMemoryView } from "../objects/memoryview.js";
import type { Value } from "../objects/object.js";
import { memoryOf } from "../runtime/buffers.js";
import { bufferError, typeError, valueError } from "../runtime/errors.js";
import { type Definition, defineMethods, method } from "../runtime/native-definitions.js";
import { asSize } from "../runtime/primitives.js";
import { viewExporter } from "./memoryview.js";

/** PyBUF_WRITABLE: the flag of those who want to write. */
const WRITABLE = 1;

export const bufferMethod: Definition = method(
  "__buffer__(flags, /)",
  (self: BufferExporter, flags: Value) => {
    const wantsToWrite = (asSize(flags) & WRITABLE) !== 0;
    if (wantsToWrite && memoryOf(self).isReadOnly) throw bufferError("Object is not writable.");
    return viewExporter(self);
  },
  "Return a buffer object that exposes the underlying memory of the object.",
);

export const releaseBufferMethod: Definition = method(
  "__release_buffer__(buffer, /)",
  (self: BufferExporter, view: Value) => {
    if (!(view instanceof PyMemoryView)) throw typeError("expected a memoryview object");
    if (view.source !== self) throw valueError("memoryview's buffer is not this object");
    view.release();
    return null;
  },
  "Release the buffer object that exposes the underlying memory of the object.",
);

defineMethods(bytesType, () => [bufferMethod]);
defineMethods(byteArrayType, () => [bufferMethod, releaseBufferMethod]);
defineMethods(memoryViewType, () => [bufferMethod, releaseBufferMethod]);
