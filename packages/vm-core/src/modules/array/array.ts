/** The representation of array.array: items of one type in memory of their own. */

import { BufferExporter, type Memory } from "../../objects/buffer.js";
import type { PyDict } from "../../objects/dict.js";
import type { Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { checkNotExported } from "../../runtime/buffers.js";
import { spendOnItems } from "../../runtime/sequences.js";
import { checkGrowingBytes } from "../../runtime/text-limits.js";
import { pollSafePoint } from "../../runtime/thread.js";
import type { ItemType } from "./item-types.js";

export const arrayType: PyType = defineType("array", { module: "array", pattern: "sequence" });
arrayType.instancesHaveWeakReferences = true;

const EXPORTED = "cannot resize an array that is exporting buffers";

export class PyArray extends BufferExporter {
  override cls: PyType;
  readonly type: ItemType;
  /** Items. */
  length = 0;
  attributes: PyDict | undefined = undefined;
  /** The contents, and room behind them. */
  private storage = new Uint8Array(0);
  private view = new DataView(this.storage.buffer);

  constructor(type: ItemType, cls: PyType = arrayType) {
    super();
    this.type = type;
    this.cls = cls;
  }

  /** The bytes of the items. Must not be kept across a change of size. */
  get bytes(): Uint8Array {
    return this.storage.subarray(0, this.length * this.type.size);
  }

  memory(): Memory {
    const { bytes, type } = this;
    return { bytes, isReadOnly: false, format: type.code, itemSize: type.size };
  }

  /** The item at a position below `length`. */
  at(index: number): Value {
    return this.type.read(this.view, index * this.type.size);
  }

  /** Stores an item at a position below `length`. Raises what its conversion does. */
  setAt(index: number, value: Value): void {
    const bits = this.type.convert(value);
    // The conversion may have run code that made the array shorter.
    if (index < this.length) this.type.write(this.view, index * this.type.size, bits);
  }

  push(value: Value): void {
    const bits = this.type.convert(value);
    this.resize(this.length + 1);
    this.type.write(this.view, (this.length - 1) * this.type.size, bits);
  }

  /** All items as Python values. */
  values(): Value[] {
    const { length } = this;
    const values: Value[] = [];
    for (let index = 0; index < length && index < this.length; index++) {
      values.push(this.at(index));
      if ((index & 1023) === 1023) pollSafePoint();
    }
    return values;
  }

  /** Changes the length in items. Raises BufferError while there are memory views, MemoryError when it is too long. */
  resize(length: number): void {
    if (length === this.length) return;
    checkNotExported(this, EXPORTED);
    const size = length * this.type.size;
    checkGrowingBytes(size, size - this.storage.length);
    if (size > this.storage.length) this.grow(size + (size >> 3) + 16);
    else if (length < this.length) this.storage.fill(0, size, this.length * this.type.size);
    this.length = length;
  }

  /** Raises BufferError while there are memory views. */
  checkResizable(): void {
    checkNotExported(this, EXPORTED);
  }

  /** Replaces the items from `start` to `stop` by those in `bytes`. */
  replace(start: number, stop: number, bytes: Uint8Array): void {
    const { size } = this.type;
    const { length } = this;
    // The bytes may be a view of this very array.
    const added = bytes.buffer === this.storage.buffer ? bytes.slice() : bytes;
    const change = added.length / size - (stop - start);
    if (change > 0) this.resize(length + change);
    else if (change < 0) this.checkResizable();
    if (change !== 0) spendOnItems(length - stop);
    if (change !== 0) this.storage.copyWithin((stop + change) * size, stop * size, length * size);
    this.storage.set(added, start * size);
    if (change < 0) this.resize(length + change);
  }

  private grow(capacity: number): void {
    const grown = new Uint8Array(capacity);
    grown.set(this.bytes);
    this.storage = grown;
    this.view = new DataView(grown.buffer);
  }
}
