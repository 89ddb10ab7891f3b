/** The bytes of a pickle as they are read: from memory, or from a file as much as it must. */

import { notImplementedErrorType } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import { bytesLike, requireBytes } from "../../runtime/buffers.js";
import { call0, call1 } from "../../runtime/calls.js";
import { caught, overflowError } from "../../runtime/errors.js";
import { unpicklingError } from "./pickle-errors.js";

/** What is looked at ahead in files that have `peek`. */
const AHEAD = 128 * 1024;
const NEWLINE = 0x0a;
/** Py_ssize_t's. */
const MAXIMUM_SIZE = 2n ** 63n - 1n;

export interface PickleFile {
  readonly read: Value;
  readonly readline: Value;
  /** Undefined when the file has no such method. */
  peek: Value | undefined;
}

export class PickleInput {
  private readonly file: PickleFile | null;
  private bytes: Uint8Array;
  private view: DataView;
  private position = 0;
  /** Bytes before this have been read from the file; those behind have only been looked at. */
  private taken: number;

  /** Reads from a file, or else from `bytes`. */
  constructor(file: PickleFile | null, bytes: Uint8Array) {
    this.file = file;
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.taken = bytes.length;
  }

  /** The next instruction; undefined at the end. */
  opcode(): number | undefined {
    if (this.position >= this.bytes.length && !this.fill(1)) return undefined;
    return this.bytes[this.position++];
  }

  uint8(): number {
    this.need(1);
    return this.bytes[this.position++];
  }

  uint16(): number {
    this.need(2);
    this.position += 2;
    return this.view.getUint16(this.position - 2, true);
  }

  int32(): number {
    this.need(4);
    this.position += 4;
    return this.view.getInt32(this.position - 4, true);
  }

  uint32(): number {
    return this.int32() >>> 0;
  }

  double(): number {
    this.need(8);
    this.position += 8;
    return this.view.getFloat64(this.position - 8, false);
  }

  /** Raises OverflowError with `what` and the limit for what is beyond it. */
  size64(what: string): number {
    this.need(8);
    const size = this.view.getBigUint64(this.position, true);
    this.position += 8;
    if (size > MAXIMUM_SIZE) throw overflowError(`${what} of ${MAXIMUM_SIZE} bytes`);
    return Number(size);
  }

  /** A view of the next bytes, good until more is read. Raises UnpicklingError when there are fewer. */
  take(count: number): Uint8Array {
    this.need(count);
    this.position += count;
    return this.bytes.subarray(this.position - count, this.position);
  }

  /** What is left of a line of at least so many bytes, its newline included. */
  line(least: number): Uint8Array {
    const end = this.bytes.indexOf(NEWLINE, this.position);
    let line: Uint8Array;
    if (end >= 0) line = this.take(end + 1 - this.position);
    else {
      if (this.file === null) throw truncated();
      this.skipTaken();
      this.replace(readFrom(call0(this.file.readline)));
      line = this.bytes;
      this.position = line.length;
      if (line.length === 0 || line[line.length - 1] !== NEWLINE) throw truncated();
    }
    if (line.length < least) throw truncated();
    return line;
  }

  /** A frame is there as a whole, or is an error. */
  frame(size: number): void {
    this.need(size);
  }

  /** Leaves the file behind what has been used of it. */
  finish(): void {
    if (this.file !== null) this.skipTaken();
  }

  private need(count: number): void {
    if (this.bytes.length - this.position < count && !this.fill(count)) throw truncated();
  }

  /** Reads on in the file; false when it has not so much. */
  private fill(count: number): boolean {
    const { file } = this;
    if (file === null) return false;
    this.skipTaken();
    if (file.peek !== undefined && count < AHEAD) {
      const ahead = this.peek(file, file.peek);
      if (ahead !== undefined) {
        this.replace(ahead);
        this.taken = 0;
        if (count <= ahead.length) return true;
      }
    }
    this.replace(readFrom(call1(file.read, count)));
    return this.bytes.length >= count;
  }

  private peek(file: PickleFile, peek: Value): Uint8Array | undefined {
    try {
      return bytesLike(call1(peek, AHEAD))?.slice();
    } catch (error) {
      // Some files only say that they have it.
      if (caught(error, notImplementedErrorType) === null) throw error;
      file.peek = undefined;
      return undefined;
    }
  }

  /** Reads what has been used of what was only looked at. */
  private skipTaken(): void {
    const count = this.position - this.taken;
    if (count <= 0) return;
    this.taken = this.position;
    if (this.file !== null) call1(this.file.read, count);
  }

  private replace(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.position = 0;
    this.taken = bytes.length;
  }
}

function readFrom(value: Value): Uint8Array {
  return requireBytes(value).slice();
}

function truncated() {
  return unpicklingError("pickle data was truncated");
}
