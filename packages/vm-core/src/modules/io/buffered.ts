/** io.BufferedReader, BufferedWriter and BufferedRandom: a buffer before a raw stream. After CPython's bufferedio.c. */

import { viewMemory } from "../../builtins/memoryview.js";
import { PyByteArray } from "../../objects/bytearray.js";
import { PyBytes } from "../../objects/bytes.js";
import { osErrorType } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import { PyStream } from "../../objects/stream.js";
import { getAttribute } from "../../runtime/attributes.js";
import { concatenateBytes, joinBytes } from "../../runtime/byte-search.js";
import { callMethod } from "../../runtime/calls.js";
import { exceptionOf, pythonError, typeError, valueError } from "../../runtime/errors.js";
import { asIndex, asSize } from "../../runtime/primitives.js";
import { checkBytesLength } from "../../runtime/text-limits.js";
import { isTrue } from "../../runtime/truth.js";
import { blockingError, isBlockingError } from "./blocking-error.js";
import { fileIoType, PyFileIO } from "./file-io.js";
import { type OutputStream, registerOutput, unregisterOutput } from "./open-streams.js";

const NO_BYTES = new Uint8Array(0);

/** What a raw stream that does not wait answers when it has nothing, or takes nothing. */
const NOT_NOW = -2;

export class PyBuffered extends PyStream implements OutputStream {
  /** Null before `__init__` and after detach(). */
  raw: Value = null;
  state: "new" | "ready" | "detached" = "new";
  isReader = false;
  isWriter = false;
  size = 0;
  /** The raw stream when it is a plain file: then the buffer is filled without a detour. */
  private file: PyFileIO | null = null;
  private buffer = NO_BYTES;
  /** The stream's position in the buffer. */
  private position = 0;
  /** Where in the buffer the raw stream's position is; -1 when that is not known. */
  private rawPosition = 0;
  /** The raw stream's absolute position; -1 when that is not known. */
  private absolute = -1;
  /** End of what has been read into the buffer; -1 when nothing has. */
  private readEnd = -1;
  private writeStart = 0;
  /** End of what is to be written from the buffer; -1 when nothing is. */
  private writeEnd = -1;
  /** Standard output and standard error: written at once. */
  isUnbuffered = false;

  attach(raw: Value, size: number, isReader: boolean, isWriter: boolean): void {
    this.raw = raw;
    this.file = raw instanceof PyFileIO && raw.cls === fileIoType ? raw : null;
    this.size = size;
    this.isReader = isReader;
    this.isWriter = isWriter;
    this.buffer = NO_BYTES;
    this.position = 0;
    this.rawPosition = 0;
    this.absolute = -1;
    this.readEnd = -1;
    this.writeStart = 0;
    this.writeEnd = -1;
    this.state = "ready";
    if (isWriter && this.file === null) this.tryTell();
  }

  get hasPendingOutput(): boolean {
    return this.writeEnd > this.writeStart;
  }

  get outputFile(): number | null {
    return this.file === null ? null : this.file.file;
  }

  /** The buffer itself, made when it is first needed: most streams are small. */
  private room(needed: number): Uint8Array {
    if (this.buffer.length >= needed) return this.buffer;
    checkBytesLength(this.size);
    const grown = new Uint8Array(Math.min(this.size, Math.max(needed, this.buffer.length * 4, 512)));
    grown.set(this.buffer);
    this.buffer = grown;
    return grown;
  }

  private get readAhead(): number {
    return this.isReader && this.readEnd !== -1 ? this.readEnd - this.position : 0;
  }

  /** How far the raw stream is ahead of this one. */
  private get rawOffset(): number {
    const isValid = (this.isReader && this.readEnd !== -1) || (this.isWriter && this.writeEnd !== -1);
    return isValid && this.rawPosition >= 0 ? this.rawPosition - this.position : 0;
  }

  private forgetRead(): void {
    this.readEnd = -1;
  }

  private forgetWrite(): void {
    this.writeStart = 0;
    this.writeEnd = -1;
    unregisterOutput(this);
  }

  private advanceTo(position: number): void {
    this.position = position;
    if (this.isReader && this.readEnd !== -1 && this.readEnd < position) this.readEnd = position;
  }

  // The raw stream

  private rawRead(length: number): Uint8Array | null {
    const { file } = this;
    let bytes: Uint8Array | null;
    if (file !== null && file.mode.isReadable && file.file >= 0) bytes = file.readBytes(length);
    else {
      const target = new PyByteArray(new Uint8Array(length));
      const answer = callMethod(this.raw, "readinto", viewMemory(target));
      if (answer === null) return null;
      const count = countOf(answer, "readinto", length);
      bytes = target.bytes.slice(0, count);
    }
    if (bytes !== null && bytes.length > 0 && this.absolute !== -1) this.absolute += bytes.length;
    return bytes;
  }

  private rawWrite(bytes: Uint8Array): number {
    const { file } = this;
    let count: number;
    if (file !== null && file.mode.isWritable && file.file >= 0) {
      const written = file.writeBytes(bytes);
      if (written === null) return NOT_NOW;
      count = written;
    } else {
      const answer = callMethod(this.raw, "write", viewMemory(new PyBytes(bytes)));
      if (answer === null) return NOT_NOW;
      count = countOf(answer, "write", bytes.length);
    }
    if (count > 0 && this.absolute !== -1) this.absolute += count;
    return count;
  }

  private tryTell(): void {
    try {
      this.rawTell();
    } catch (error) {
      if (exceptionOf(error) === null) throw error;
      this.absolute = -1;
    }
  }

  rawTell(): number {
    this.absolute = positionOf(callMethod(this.raw, "tell"));
    return this.absolute;
  }

  private rawSeek(target: number, whence: number): number {
    this.absolute = positionOf(callMethod(this.raw, "seek", target, whence));
    return this.absolute;
  }

  // Reading

  /** Fills the buffer by one read of the raw stream. Returns the count, or NOT_NOW. */
  private fill(): number {
    const start = this.isReader && this.readEnd !== -1 ? this.readEnd : 0;
    const bytes = this.rawRead(this.size - start);
    if (bytes === null) return NOT_NOW;
    if (bytes.length > 0) {
      this.room(start + bytes.length).set(bytes, start);
      this.readEnd = start + bytes.length;
      this.rawPosition = this.readEnd;
    }
    return bytes.length;
  }

  /** Bytes that are in the buffer. */
  private take(count: number): Uint8Array {
    const bytes = this.buffer.slice(this.position, this.position + count);
    this.position += count;
    return bytes;
  }

  readAll(): Value {
    const current = this.take(this.readAhead);
    if (this.isWriter) this.flushAndRewind();
    this.forgetRead();
    if (this.file === null && !hasMethod(this.raw, "readall")) return this.readPieces(current);
    const rest = callMethod(this.raw, "readall");
    if (rest !== null && !(rest instanceof PyBytes)) throw typeError("readall() should return bytes");
    if (this.absolute !== -1) this.absolute = -1;
    if (current.length === 0) return rest;
    return rest === null ? new PyBytes(current) : new PyBytes(Uint8Array.from(concatenateBytes(current, rest.bytes)));
  }

  private readPieces(current: Uint8Array): Value {
    const parts = current.length === 0 ? [] : [current];
    for (;;) {
      const part = callMethod(this.raw, "read");
      if (part !== null && !(part instanceof PyBytes)) throw typeError("read() should return bytes");
      if (part === null || part.bytes.length === 0) {
        if (parts.length === 0) return part;
        return new PyBytes(joinBytes(NO_BYTES, parts));
      }
      parts.push(part.bytes);
    }
  }

  /** Exactly so many bytes, unless the end or a stream that does not wait comes before; null when it has none at all. */
  read(count: number): Uint8Array | null {
    const current = this.readAhead;
    if (count <= current) return this.take(count);
    checkBytesLength(count);
    const parts = [this.take(current)];
    let remaining = count - current;
    if (this.isWriter) this.flushAndRewind();
    this.forgetRead();
    const result = (isEmpty: boolean): Uint8Array | null => {
      if (isEmpty && remaining === count) return null;
      return parts.length === 1 ? parts[0] : joinBytes(NO_BYTES, parts);
    };
    // Whole blocks go past the buffer.
    while (remaining > 0) {
      const whole = remaining - (remaining % this.size);
      if (whole === 0) break;
      const bytes = this.rawRead(whole);
      if (bytes === null || bytes.length === 0) return result(bytes === null);
      parts.push(bytes);
      remaining -= bytes.length;
    }
    this.position = 0;
    this.rawPosition = 0;
    this.readEnd = 0;
    while (remaining > 0 && this.readEnd < this.size) {
      const filled = this.fill();
      if (filled <= 0) return result(filled === NOT_NOW);
      const taken = Math.min(filled, remaining);
      parts.push(this.take(taken));
      remaining -= taken;
    }
    return result(false);
  }

  /** At most so many bytes by at most one read of the raw stream. */
  readOnce(count: number): Uint8Array {
    const ahead = this.readAhead;
    if (ahead > 0) return this.take(Math.min(ahead, count));
    this.forgetRead();
    checkBytesLength(count);
    return this.rawRead(count) ?? NO_BYTES;
  }

  peek(): Uint8Array {
    if (this.isWriter) this.flushAndRewind();
    const ahead = this.readAhead;
    if (ahead > 0) return this.buffer.slice(this.position, this.position + ahead);
    this.forgetRead();
    const filled = Math.max(0, this.fill());
    this.position = 0;
    return this.buffer.slice(0, filled);
  }

  /** Fills a target; null when the raw stream has nothing yet. */
  readInto(target: Uint8Array, isOnce: boolean): number | null {
    const ahead = this.readAhead;
    const first = Math.min(ahead, target.length);
    if (first > 0) target.set(this.take(first));
    if (first === target.length) return first;
    let written = first;
    if (this.isWriter) this.flushAndRewind();
    this.forgetRead();
    this.position = 0;
    while (written < target.length) {
      const remaining = target.length - written;
      let count = 0;
      if (remaining > this.size) {
        const bytes = this.rawRead(remaining);
        count = bytes === null ? NOT_NOW : bytes.length;
        if (bytes !== null) target.set(bytes, written);
      } else if (!(isOnce && written > 0)) {
        const filled = this.fill();
        count = filled;
        if (filled > 0) {
          count = Math.min(filled, remaining);
          target.set(this.take(count), written);
        }
      }
      if (count === NOT_NOW && written === 0) return null;
      if (count <= 0) break;
      written += count;
      if (isOnce) break;
    }
    return written;
  }

  readLine(limit: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let left = limit < 0 ? Number.POSITIVE_INFINITY : limit;
    const ahead = Math.min(this.readAhead, left);
    const found = this.findNewline(this.position, ahead);
    if (found !== undefined) return this.take(found);
    if (ahead === left) return this.take(ahead);
    if (ahead > 0) parts.push(this.take(ahead));
    left -= ahead;
    if (this.isWriter) this.flushAndRewind();
    for (;;) {
      this.forgetRead();
      this.position = 0;
      const filled = this.fill();
      if (filled <= 0) break;
      const count = Math.min(filled, left);
      const end = this.findNewline(0, count);
      parts.push(this.take(end ?? count));
      if (end !== undefined || count === left) break;
      left -= count;
    }
    return parts.length === 1 ? parts[0] : joinBytes(NO_BYTES, parts);
  }

  /** The length of the line that begins at `start`, its newline included, if that is within `length`. */
  private findNewline(start: number, length: number): number | undefined {
    const at = this.buffer.indexOf(10, start);
    return at < 0 || at >= start + length ? undefined : at - start + 1;
  }

  // Positions

  tell(): number {
    const raw = this.rawTell();
    return Math.max(0, raw - this.rawOffset);
  }

  seek(target: number, whence: number): number {
    if (whence !== 2 && this.isReader) {
      const current = this.absolute === -1 ? this.rawTell() : this.absolute;
      const available = this.readAhead;
      if (available > 0) {
        const offset = whence === 0 ? target - (current - this.rawOffset) : target;
        if (offset >= -this.position && offset <= available) {
          this.position += offset;
          return Math.max(0, current - available + offset);
        }
      }
    }
    if (this.isWriter) this.flushWrites();
    const result = this.rawSeek(whence === 1 ? target - this.rawOffset : target, whence);
    this.rawPosition = -1;
    if (this.isReader) this.forgetRead();
    return result;
  }

  truncate(size: Value): Value {
    this.flushAndRewind();
    const result = callMethod(this.raw, "truncate", size);
    this.tryTell();
    return result;
  }

  // Writing

  flushAndRewind(): void {
    if (this.isWriter) this.flushWrites();
    if (this.isReader) {
      const offset = this.rawOffset;
      // Without read-ahead there is nothing to go back over, and pipes cannot.
      if (this.isWriter || offset !== 0) this.rawSeek(-offset, 1);
      this.forgetRead();
    }
  }

  private flushWrites(): void {
    if (this.writeEnd !== -1 && this.writeStart !== this.writeEnd) {
      const rewind = this.rawOffset + (this.position - this.writeStart);
      if (rewind !== 0) {
        this.rawSeek(-rewind, 1);
        this.rawPosition -= rewind;
      }
      while (this.writeStart < this.writeEnd) {
        const written = this.rawWrite(this.buffer.slice(this.writeStart, this.writeEnd));
        if (written === NOT_NOW) throw blockingError(0);
        this.advanceTo(this.writeStart + written);
        this.writeStart += written;
        this.rawPosition = this.writeStart;
      }
    }
    this.forgetWrite();
  }

  write(bytes: Uint8Array): number {
    if (this.readEnd === -1 && this.writeEnd === -1) {
      this.position = 0;
      this.rawPosition = 0;
    }
    if (bytes.length <= this.size - this.position && bytes.length < this.size) {
      this.store(bytes);
      if (this.isUnbuffered) this.flushWrites();
      return bytes.length;
    }
    try {
      this.flushWrites();
    } catch (error) {
      return this.storeAfterBlocking(bytes, error);
    }
    const offset = this.rawOffset;
    if (offset !== 0) {
      this.rawSeek(-offset, 1);
      this.rawPosition -= offset;
    }
    let written = 0;
    while (bytes.length - written > this.size) {
      const count = this.rawWrite(bytes.slice(written));
      if (count === NOT_NOW) {
        const kept = bytes.subarray(written, written + this.size);
        this.room(kept.length).set(kept);
        this.rawPosition = 0;
        this.advanceTo(kept.length);
        this.writeStart = 0;
        this.writeEnd = kept.length;
        registerOutput(this);
        throw blockingError(written + kept.length);
      }
      written += count;
    }
    if (this.isReader) this.forgetRead();
    const rest = bytes.subarray(written);
    this.room(rest.length).set(rest);
    this.writeStart = 0;
    this.writeEnd = rest.length;
    this.advanceTo(rest.length);
    this.rawPosition = 0;
    if (rest.length > 0) this.register();
    if (this.isUnbuffered) this.flushWrites();
    return bytes.length;
  }

  private store(bytes: Uint8Array): void {
    const start = this.position;
    this.room(start + bytes.length).set(bytes, start);
    if (this.writeEnd === -1 || this.writeStart > start) this.writeStart = start;
    this.advanceTo(start + bytes.length);
    if (this.writeEnd < this.position) this.writeEnd = this.position;
    this.register();
  }

  private register(): void {
    if (this.file !== null && this.file.closesFile) registerOutput(this);
  }

  /** Keeps what fits into the buffer when the raw stream takes nothing more. */
  private storeAfterBlocking(bytes: Uint8Array, error: unknown): number {
    if (!isBlockingError(error)) throw error;
    if (this.isReader) this.forgetRead();
    this.buffer.copyWithin(0, this.writeStart, this.writeEnd);
    this.writeEnd -= this.writeStart;
    this.rawPosition -= this.writeStart;
    this.position -= this.writeStart;
    this.writeStart = 0;
    const available = this.size - this.writeEnd;
    const kept = bytes.subarray(0, available);
    this.room(this.writeEnd + kept.length).set(kept, this.writeEnd);
    this.writeEnd += kept.length;
    this.position += kept.length;
    if (bytes.length <= available) return bytes.length;
    throw blockingError(available);
  }
}

function hasMethod(object: Value, name: string): boolean {
  try {
    getAttribute(object, name);
    return true;
  } catch (error) {
    if (exceptionOf(error) === null) throw error;
    return false;
  }
}

function countOf(answer: Value, name: "readinto" | "write", length: number): number {
  const count = asSize(answer);
  if (count < 0 || count > length) {
    throw pythonError(
      osErrorType,
      `raw ${name}() returned invalid length ${count} (should have been between 0 and ${length})`,
    );
  }
  return count;
}

function positionOf(answer: Value): number {
  const position = Number(asIndex(answer));
  if (position < 0) throw pythonError(osErrorType, `Raw stream returned invalid position ${position}`);
  return position;
}

/** Raises ValueError for a stream that has no raw stream, or a closed one. */
export function requireOpenBuffer(self: PyBuffered, action: string): void {
  requireReady(self);
  if (isClosed(self)) throw valueError(`${action} of closed file`);
}

export function requireReady(self: PyBuffered): void {
  if (self.state === "ready") return;
  throw valueError(
    self.state === "detached" ? "raw stream has been detached" : "I/O operation on uninitialized object",
  );
}

export function isClosed(self: PyBuffered): boolean {
  const { raw } = self;
  if (raw instanceof PyFileIO && raw.cls === fileIoType) return raw.file < 0;
  return isTrue(getAttribute(raw, "closed"));
}
