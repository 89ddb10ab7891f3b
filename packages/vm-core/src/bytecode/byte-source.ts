/** Reads what a ByteSink has written. Reading past the end is the caller's mistake: numbers come out as NaN or 0. */

import { textOfUnits } from "../unicode/units.js";

export class ByteSource {
  private readonly bytes: Uint8Array;
  private at: number;

  constructor(bytes: Uint8Array, start = 0) {
    this.bytes = bytes;
    this.at = start;
  }

  /** Where the next byte is read. */
  get position(): number {
    return this.at;
  }

  byte(): number {
    return this.bytes[this.at++];
  }

  unsigned(): number {
    const { bytes } = this;
    let byte = bytes[this.at++];
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let scale = 0x80; ; scale *= 0x80) {
      byte = bytes[this.at++];
      value += (byte & 0x7f) * scale;
      // Past the end `byte` is undefined, which must not read on for ever.
      if (!(byte >= 0x80)) return value;
    }
  }

  uint32(): number {
    const { bytes, at } = this;
    this.at += 4;
    return (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;
  }

  float64(): number {
    const { buffer, byteOffset } = this.bytes;
    const value = new DataView(buffer, byteOffset + this.at, 8).getFloat64(0, true);
    this.at += 8;
    return value;
  }

  /** A view, not a copy. */
  take(length: number): Uint8Array {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  latin1(length: number): string {
    return textOfUnits(this.take(length));
  }

  utf16(length: number): string {
    const bytes = this.take(length * 2);
    const units = new Uint16Array(length);
    for (let index = 0; index < length; index++) units[index] = bytes[index * 2] | (bytes[index * 2 + 1] << 8);
    return textOfUnits(units);
  }
}
