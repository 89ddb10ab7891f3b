/** Bytes written one after another: the numbers of the compiled form of a module. Little-endian. */

/** Numbers of variable length take seven bits a byte, low bits first; the high bit says that more follow. */
export class ByteSink {
  private bytes = new Uint8Array(256);
  private length = 0;

  byte(value: number): void {
    if (this.length === this.bytes.length) this.reserve(1);
    this.bytes[this.length++] = value;
  }

  /** A non-negative safe integer. */
  unsigned(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  uint16(value: number): void {
    this.byte(value & 0xff);
    this.byte(value >> 8);
  }

  uint32(value: number): void {
    this.uint16(value & 0xffff);
    this.uint16(value >>> 16);
  }

  float64(value: number): void {
    const cell = new DataView(new ArrayBuffer(8));
    cell.setFloat64(0, value, true);
    for (let at = 0; at < 8; at++) this.byte(cell.getUint8(at));
  }

  all(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** A copy of what has been written. */
  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
