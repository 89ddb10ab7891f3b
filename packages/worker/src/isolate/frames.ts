/** Messages on a stream of bytes: four bytes with the length, little-endian, then the message as V8 serializes it. */

import { deserialize, serialize } from "node:v8";

/** The longest message, in bytes. */
export const MAXIMUM_FRAME = 128 * 1024 * 1024;
const HEADER = 4;

/** What came is no frame. The stream cannot be understood from there on. */
export class FrameError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "FrameError";
  }
}

/** Throws FrameError for a message that is too long. */
export function encodeFrame(message: unknown): readonly [header: Uint8Array, body: Uint8Array] {
  const body = serialize(message);
  if (body.length > MAXIMUM_FRAME) throw new FrameError("the message is too long");
  const header = Buffer.alloc(HEADER);
  header.writeUInt32LE(body.length);
  return [header, body];
}

export class FrameReader {
  private chunks: Uint8Array[] = [];
  private length = 0;
  /** Bytes without which nothing can be read. */
  private wanted = HEADER;
  private inBody = false;

  /** The messages that `chunk` completes. Throws FrameError. */
  *read(chunk: Uint8Array): Generator<unknown, void, undefined> {
    this.chunks.push(chunk);
    this.length += chunk.length;
    while (this.length >= this.wanted) {
      const bytes = this.take(this.wanted);
      if (this.inBody) {
        this.inBody = false;
        this.wanted = HEADER;
        yield decode(bytes);
      } else {
        this.inBody = true;
        this.wanted = bytes.readUInt32LE();
        if (this.wanted > MAXIMUM_FRAME) throw new FrameError("a frame is too long");
      }
    }
  }

  private take(count: number): Buffer {
    // Joined only when enough has come: a long frame arrives in thousands of chunks.
    const all = this.chunks.length === 1 ? this.chunks[0] : Buffer.concat(this.chunks);
    const rest = all.subarray(count);
    this.chunks = rest.length === 0 ? [] : [rest];
    this.length = rest.length;
    return Buffer.from(all.buffer, all.byteOffset, count);
  }
}

function decode(bytes: Buffer): unknown {
  try {
    return deserialize(bytes);
  } catch {
    throw new FrameError("a frame is no message");
  }
}
