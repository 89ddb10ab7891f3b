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
  /** The contents, and room behind them. */
  private storage: Uint8Array;
  private length: number;
  /** The contents alone; made anew when they have grown since. A view costs more than an append. */
  private view: Uint8Array;
  attributes: PyDict | undefined = undefined;

  /** Takes over `bytes`, which nothing else may change. */
  constructor(bytes: Uint8Array, cls: PyType = byteArrayType) {
    super();
    this.storage = bytes;
    this.length = bytes.length;
    this.view = bytes;
    this.cls = cls;
  }

  /** Exactly the contents. Must not be kept across a change of size. */
  get bytes(): Uint8Array {
    if (this.view.length !== this.length) this.view = this.storage.subarray(0, this.length);
    return this.view;
  }

  /** Replaces all contents, taking over the array. */
  set bytes(bytes: Uint8Array) {
    this.storage = bytes;
    this.length = bytes.length;
    this.view = bytes;
  }

  memory(): Memory {
    return { bytes: this.bytes, isReadOnly: false, format: "B", itemSize: 1 };
  }

  /** Appends a byte. The caller has checked that nothing is exported. */
  push(byte: number): void {
    if (this.length === this.storage.length) this.reserve(this.length + 1);
    this.storage[this.length++] = byte;
  }

  /** Changes the length; new bytes are zero. The caller has checked that nothing is exported. */
  resize(length: number): void {
    if (length > this.storage.length) this.reserve(length);
    else if (length > this.length) this.storage.fill(0, this.length, length);
    this.length = length;
  }

  private reserve(length: number): void {
    const grown = new Uint8Array(length + (length >> 3) + 8);
    grown.set(this.bytes);
    this.storage = grown;
    this.view = grown.subarray(0, this.length);
  }

  /** Replaces bytes[start:stop]. The caller has checked that nothing is exported when the length changes. */
  replace(start: number, stop: number, values: Uint8Array): void {
    const { length } = this;
    // The values may be a view of this very array.
    const added = values.buffer === this.storage.buffer ? values.slice() : values;
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
