/** memoryview: a window on another object's memory, with a format, a shape and strides. */

import { BufferExporter, type Memory } from "./buffer.js";
import { defineType, type PyType } from "./type.js";

export const memoryViewType: PyType = defineType("memoryview", { isSubclassable: false, pattern: "sequence" });

export class PyMemoryView extends BufferExporter {
  override cls: PyType = memoryViewType;
  /** The object whose memory this is. Not another memoryview. */
  readonly source: BufferExporter;
  /** The whole memory of the source, as it was when exported: it cannot change size meanwhile. */
  readonly base: Uint8Array;
  readonly isReadOnly: boolean;
  readonly format: string;
  readonly itemSize: number;
  /** Index in `base` of the first item. */
  readonly offset: number;
  readonly shape: readonly number[];
  /** Distance in bytes between items of each dimension. */
  readonly strides: readonly number[];
  isReleased = false;
  /** The hash once computed: only read-only views of bytes have one. */
  hash: number | null = null;

  constructor(
    source: BufferExporter,
    base: Uint8Array,
    layout: {
      isReadOnly: boolean;
      format: string;
      itemSize: number;
      offset: number;
      shape: readonly number[];
      strides: readonly number[];
    },
  ) {
    super();
    this.source = source;
    this.base = base;
    this.isReadOnly = layout.isReadOnly;
    this.format = layout.format;
    this.itemSize = layout.itemSize;
    this.offset = layout.offset;
    this.shape = layout.shape;
    this.strides = layout.strides;
    source.exports++;
  }

  /** Items in all. */
  get count(): number {
    let count = 1;
    for (const extent of this.shape) count *= extent;
    return count;
  }

  get isContiguous(): boolean {
    let stride = this.itemSize;
    for (let dimension = this.shape.length - 1; dimension >= 0; dimension--) {
      if (this.shape[dimension] > 1 && this.strides[dimension] !== stride) return false;
      stride *= this.shape[dimension];
    }
    return true;
  }

  /** The bytes in C order: a view where the items are contiguous, otherwise a copy. */
  contents(): Uint8Array {
    const size = this.count * this.itemSize;
    if (this.isContiguous) return this.base.subarray(this.offset, this.offset + size);
    const copy = new Uint8Array(size);
    let position = 0;
    this.forEachOffset((offset) => {
      copy.set(this.base.subarray(offset, offset + this.itemSize), position);
      position += this.itemSize;
    });
    return copy;
  }

  /** Calls `visit` with the index in `base` of each item, in C order. */
  forEachOffset(visit: (offset: number) => void): void {
    const walk = (dimension: number, offset: number): void => {
      if (dimension === this.shape.length) {
        visit(offset);
        return;
      }
      const stride = this.strides[dimension];
      for (let index = 0; index < this.shape[dimension]; index++) walk(dimension + 1, offset + index * stride);
    };
    walk(0, this.offset);
  }

  memory(): Memory {
    return { bytes: this.contents(), isReadOnly: this.isReadOnly, format: this.format, itemSize: this.itemSize };
  }

  release(): void {
    if (this.isReleased) return;
    this.isReleased = true;
    // Zero already when the source took this view for unreachable.
    this.source.exports = Math.max(0, this.source.exports - 1);
  }
}
