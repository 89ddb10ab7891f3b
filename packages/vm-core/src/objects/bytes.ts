/** bytes: an unchangeable array of bytes. */

import { BufferExporter, type Memory } from "./buffer.js";
import type { PyDict } from "./dict.js";
import { NativeIterator } from "./iterator.js";
import type { Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const bytesType: PyType = defineType("bytes");
export const bytesIteratorType: PyType = defineType("bytes_iterator", { isSubclassable: false });

export class PyBytes extends BufferExporter {
  override cls: PyType;
  /** Never changed after construction. */
  readonly bytes: Uint8Array;
  attributes: PyDict | undefined = undefined;

  constructor(bytes: Uint8Array, cls: PyType = bytesType) {
    super();
    this.bytes = bytes;
    this.cls = cls;
  }

  memory(): Memory {
    return { bytes: this.bytes, isReadOnly: true, format: "B", itemSize: 1 };
  }
}

export const emptyBytes: PyBytes = new PyBytes(new Uint8Array(0));

export class BytesIterator extends NativeIterator {
  override cls: PyType = bytesIteratorType;
  readonly sequence: PyBytes;
  index = 0;

  constructor(sequence: PyBytes) {
    super();
    this.sequence = sequence;
  }

  next(): Value | undefined {
    // Undefined beyond the end.
    return this.sequence.bytes[this.index++];
  }
}
