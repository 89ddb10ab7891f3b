/** The bytes of a pickle as they are written, in frames from protocol 4 on. */

import { PyBytes } from "../../objects/bytes.js";
import type { Value } from "../../objects/object.js";
import { call1 } from "../../runtime/calls.js";
import { checkGrowingBytes } from "../../runtime/text-limits.js";
import { Opcode } from "./opcodes.js";

/** A frame is closed at the first instruction after so many bytes. What is longer stands outside of frames. */
const FRAME_SIZE = 64 * 1024;
/** Smaller frames are not worth their heads. */
const LEAST_FRAME_SIZE = 4;
const FRAME_HEAD_SIZE = 9;
const NO_FRAME = -1;

export class PickleOutput {
  /** The `write` of the file, which gets whole frames; null to keep everything. */
  private readonly write: Value;
  private bytes: Uint8Array;
  private view: DataView;
  private length = 0;
  private isFraming = false;
  /** Where the head of the open frame is. */
  private frameStart = NO_FRAME;

  constructor(write: Value) {
    this.write = write;
    this.bytes = new Uint8Array(256);
    this.view = new DataView(this.bytes.buffer);
  }

  startFraming(): void {
    this.isFraming = true;
  }

  /** Closes the frame and writes what is left to the file. */
  finish(): void {
    this.closeFrame();
    this.isFraming = false;
    if (this.write !== null) this.flush();
  }

  /** A copy of what has been written and not sent to a file. */
  contents(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  /** Says that an instruction begins here: a frame that is full ends. */
  boundary(): void {
    if (this.frameStart === NO_FRAME || this.length - this.frameStart - FRAME_HEAD_SIZE < FRAME_SIZE) return;
    this.closeFrame();
    if (this.write !== null) this.flush();
  }

  byte(value: number): void {
    const at = this.reserve(1);
    this.bytes[at] = value;
  }

  /** An instruction and an argument of one byte. */
  byteAndByte(opcode: number, value: number): void {
    const at = this.reserve(2);
    this.bytes[at] = opcode;
    this.bytes[at + 1] = value;
  }

  byteAndUint16(opcode: number, value: number): void {
    const at = this.reserve(3);
    this.bytes[at] = opcode;
    this.view.setUint16(at + 1, value, true);
  }

  /** Also for a signed argument: only its low 32 bits are written. */
  byteAndUint32(opcode: number, value: number): void {
    const at = this.reserve(5);
    this.bytes[at] = opcode;
    this.view.setUint32(at + 1, value >>> 0, true);
  }

  byteAndSize64(opcode: number, value: number): void {
    const at = this.reserve(9);
    this.bytes[at] = opcode;
    this.view.setBigUint64(at + 1, BigInt(value), true);
  }

  /** Big-endian, as pickles have them. */
  byteAndDouble(opcode: number, value: number): void {
    const at = this.reserve(9);
    this.bytes[at] = opcode;
    this.view.setFloat64(at + 1, value, false);
  }

  /** ASCII. */
  byteAndText(opcode: number, text: string): void {
    const at = this.reserve(text.length + 1);
    this.bytes[at] = opcode;
    for (let index = 0; index < text.length; index++) this.bytes[at + 1 + index] = text.charCodeAt(index);
  }

  append(bytes: Uint8Array): void {
    const at = this.reserve(bytes.length);
    this.bytes.set(bytes, at);
  }

  /** A head and its data; a large one is not part of a frame and goes to the file by itself. */
  data(writeHead: () => void, bytes: Uint8Array): void {
    if (bytes.length < FRAME_SIZE) {
      writeHead();
      this.append(bytes);
      return;
    }
    const { isFraming } = this;
    this.closeFrame();
    this.isFraming = false;
    writeHead();
    if (this.write === null) this.append(bytes);
    else {
      this.flush();
      call1(this.write, new PyBytes(bytes));
    }
    this.isFraming = isFraming;
  }

  private flush(): void {
    const contents = this.contents();
    this.length = 0;
    call1(this.write, new PyBytes(contents));
  }

  private closeFrame(): void {
    const start = this.frameStart;
    if (start === NO_FRAME) return;
    this.frameStart = NO_FRAME;
    const size = this.length - start - FRAME_HEAD_SIZE;
    if (size >= LEAST_FRAME_SIZE) {
      this.bytes[start] = Opcode.FRAME;
      this.view.setBigUint64(start + 1, BigInt(size), true);
    } else {
      this.bytes.copyWithin(start, start + FRAME_HEAD_SIZE, this.length);
      this.length -= FRAME_HEAD_SIZE;
    }
  }

  /** Makes room for so many bytes, opening a frame when there is none, and returns where they go. */
  private reserve(count: number): number {
    if (this.isFraming && this.frameStart === NO_FRAME) {
      this.frameStart = this.length;
      this.grow(FRAME_HEAD_SIZE);
      this.length += FRAME_HEAD_SIZE;
    }
    this.grow(count);
    const at = this.length;
    this.length += count;
    return at;
  }

  private grow(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    const size = Math.max(this.bytes.length * 2, needed);
    checkGrowingBytes(needed, size - this.bytes.length);
    const grown = new Uint8Array(size);
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}
