/** bytearray: a growable array of bytes. */

import { BufferExporter, type Memory } from "./buffer.js";
import type { PyDict } from "./dict.js";
import { NativeIterator } from "./iterator.js";
import type { Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const byteArrayType: PyType = defineType("bytearray");
export const byteArrayIteratorType: PyType = defineType("bytearray_iterator", { isSubclassable: false });

export class PyByteArray extends BufferExporter {
  override cls: PyType;
  /** Exactly the contents; a view of a buffer of its own that may have room behind. */
  bytes: Uint8Array;
  attributes: PyDict | undefined = undefined;

  /** Takes over `bytes`, which nothing else may change. */
  constructor(bytes: Uint8Array, cls: PyType = byteArrayType) {
    super();
    this.bytes = bytes;
    this.cls = cls;
  }

  memory(): Memory {
    return { bytes: this.bytes, isReadOnly: false, format: "B", itemSize: 1 };
  }

  /** Changes the length; new bytes are zero. The caller has checked that nothing is exported. */
  resize(length: number): void {
    const { bytes } = this;
    const room = bytes.buffer.byteLength - bytes.byteOffset;
    if (length <= room) {
      this.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, length);
      if (length > bytes.length) this.bytes.fill(0, bytes.length);
      return;
    }
    const grown = new Uint8Array(length + (length >> 3) + 8);
    grown.set(bytes);
    this.bytes = grown.subarray(0, length);
  }

  /** Replaces bytes[start:stop]. The caller has checked that nothing is exported when the length changes. */
  replace(start: number, stop: number, values: Uint8Array): void {
    const { length } = this.bytes;
    // The values may be a view of this very array.
    const added = values.buffer === this.bytes.buffer ? values.slice() : values;
    const change = added.length - (stop - start);
    if (change > 0) this.resize(length + change);
    this.bytes.copyWithin(stop + change, stop, length);
    this.bytes.set(added, start);
    if (change < 0) this.resize(length + change);
  }
}

export class ByteArrayIterator extends NativeIterator {
  override cls: PyType = byteArrayIteratorType;
  sequence: PyByteArray | null;
  index = 0;

  constructor(sequence: PyByteArray) {
    super();
    this.sequence = sequence;
  }

  next(): Value | undefined {
    if (this.sequence === null) return undefined;
    const byte = this.sequence.bytes[this.index++];
    if (byte === undefined) this.sequence = null;
    return byte;
  }
}
