/** One direction of a connection: the bytes on their way from one socket to the other, in memory. */

/** Bytes that may be on their way before a writer has to wait. */
const CAPACITY = 0x40000;

export class ByteChannel {
  private readonly chunks: Uint8Array[] = [];
  private size = 0;
  /** Nobody writes any more: what is left can be read, then comes the end. */
  isEnded = false;
  /** Nobody reads any more. */
  isAbandoned = false;

  get room(): number {
    return CAPACITY - this.size;
  }

  /** Whether a read gives bytes or the end at once. */
  get isReadable(): boolean {
    return this.size > 0 || this.isEnded;
  }

  /** Takes as many bytes as there is room for; returns how many. */
  write(bytes: Uint8Array): number {
    const count = Math.min(bytes.length, this.room);
    if (count === 0) return 0;
    this.chunks.push(bytes.slice(0, count));
    this.size += count;
    return count;
  }

  /** Up to `limit` bytes; none at the end, or when there are none yet. Without `isTaken` they can be read again. */
  read(limit: number, isTaken = true): Uint8Array {
    const result = new Uint8Array(Math.min(limit, this.size));
    let filled = 0;
    let index = 0;
    for (; index < this.chunks.length && filled < result.length; index++) {
      const part = this.chunks[index].subarray(0, result.length - filled);
      result.set(part, filled);
      filled += part.length;
      if (isTaken && part.length < this.chunks[index].length) {
        this.chunks[index] = this.chunks[index].subarray(part.length);
        break;
      }
    }
    if (isTaken) {
      this.chunks.splice(0, index);
      this.size -= filled;
    }
    return result;
  }
}
