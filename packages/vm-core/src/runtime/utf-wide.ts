/** The utf-16 and utf-32 codecs, each little-endian, big-endian, or with a byte order mark. */

import { ByteWriter } from "./byte-writer.js";
import { type DecodeProblem, encodeError, remedyDecoding, remedyEncoding } from "./codec-errors.js";
import { TextBuilder } from "./text-builder.js";
import { pollSafePoint } from "./thread.js";
import type { Decoded } from "./utf8.js";

export type ByteOrder = "little" | "big" | "mark";

export interface WideCodec {
  readonly width: 2 | 4;
  readonly order: ByteOrder;
}

const BYTE_ORDER_MARK = 0xfeff;

const codecName = ({ width, order }: WideCodec): string =>
  `utf-${width * 8}${order === "little" ? "-le" : order === "big" ? "-be" : ""}`;

export function encodeWide(text: string, errors: string, codec: WideCodec): Uint8Array {
  const writer = new ByteWriter((text.length + 1) * codec.width);
  if (codec.order === "mark") writeCode(writer, BYTE_ORDER_MARK, codec);
  for (let unit = 0; unit < text.length; ) {
    const point = text.codePointAt(unit) as number;
    if ((point & ~0x7ff) === 0xd800) {
      unit = writeRemedy(writer, text, unit, errors, codec);
      continue;
    }
    unit += point > 0xffff ? 2 : 1;
    writePoint(writer, point, codec);
    if ((unit & 1023) === 0) pollSafePoint();
  }
  return writer.finish();
}

function writePoint(writer: ByteWriter, point: number, codec: WideCodec): void {
  if (codec.width === 2 && point > 0xffff) {
    writeCode(writer, 0xd7c0 + (point >> 10), codec);
    writeCode(writer, 0xdc00 | (point & 0x3ff), codec);
  } else writeCode(writer, point, codec);
}

function writeCode(writer: ByteWriter, code: number, { width, order }: WideCodec): void {
  for (let index = 0; index < width; index++) {
    const place = order === "big" ? width - 1 - index : index;
    writer.byte((code >>> (place * 8)) & 255);
  }
}

function writeRemedy(writer: ByteWriter, text: string, start: number, errors: string, codec: WideCodec): number {
  const problem = { encoding: codecName(codec), text, start, end: start + 1, reason: "surrogates not allowed" };
  const { replacement, position } = remedyEncoding(errors, problem);
  if (typeof replacement !== "string") {
    if (replacement.length % codec.width !== 0) throw encodeError(problem);
    writer.append(replacement);
    return position;
  }
  for (const character of replacement) {
    const point = character.codePointAt(0) as number;
    if (point >= 0x80) throw encodeError(problem);
    writePoint(writer, point, codec);
  }
  return position;
}

export function decodeWide(bytes: Uint8Array, errors: string, codec: WideCodec, isFinal = true): Decoded {
  let start = 0;
  let { order } = codec;
  if (order === "mark") {
    const little = readCode(bytes, 0, codec.width, false);
    if (bytes.length >= codec.width && little === BYTE_ORDER_MARK) [start, order] = [codec.width, "little"];
    else if (bytes.length >= codec.width && readCode(bytes, 0, codec.width, true) === BYTE_ORDER_MARK) {
      [start, order] = [codec.width, "big"];
    } else order = "little";
  }
  return new WideDecoder(bytes, errors, codec.width, order === "big", isFinal).decode(start);
}

function readCode(bytes: Uint8Array, at: number, width: number, isBig: boolean): number {
  let code = 0;
  for (let index = 0; index < width; index++)
    code = code * 256 + (bytes[at + (isBig ? index : width - 1 - index)] ?? 0);
  return code;
}

class WideDecoder {
  private bytes: Uint8Array;
  private readonly errors: string;
  private readonly width: 2 | 4;
  private readonly isBig: boolean;
  private readonly isFinal: boolean;

  constructor(bytes: Uint8Array, errors: string, width: 2 | 4, isBig: boolean, isFinal: boolean) {
    this.bytes = bytes;
    this.errors = errors;
    this.width = width;
    this.isBig = isBig;
    this.isFinal = isFinal;
  }

  decode(start: number): Decoded {
    const { width } = this;
    const text = new TextBuilder();
    let at = start;
    while (at < this.bytes.length) {
      const problem = this.problemAt(at);
      if (problem !== null) {
        if (!this.isFinal && problem.isCutOff) break;
        const remedy = remedyDecoding(this.errors, this.describe(at, problem.length, problem.reason));
        text.add(remedy.replacement);
        at = remedy.position;
        this.bytes = remedy.bytes;
        continue;
      }
      const code = readCode(this.bytes, at, width, this.isBig);
      at += width;
      if (width === 4) text.add(String.fromCodePoint(code));
      else {
        text.add(String.fromCharCode(code));
        if ((code & 0xfc00) === 0xd800) {
          text.add(String.fromCharCode(readCode(this.bytes, at, 2, this.isBig)));
          at += 2;
        }
      }
    }
    return { text: text.finish(), consumed: at };
  }

  private describe(start: number, length: number, reason: string): DecodeProblem {
    const encoding = codecName({ width: this.width, order: this.isBig ? "big" : "little" });
    return { encoding, bytes: this.bytes, start, end: Math.min(start + length, this.bytes.length), reason };
  }

  private problemAt(at: number): { length: number; reason: string; isCutOff?: true } | null {
    const { bytes, width } = this;
    const left = bytes.length - at;
    if (left < width) return { length: left, reason: "truncated data", isCutOff: true };
    const code = readCode(bytes, at, width, this.isBig);
    if (width === 4) {
      if (code > 0x10ffff) return { length: 4, reason: "code point not in range(0x110000)" };
      const isSurrogate = code >= 0xd800 && code <= 0xdfff;
      return isSurrogate ? { length: 4, reason: "code point in surrogate code point range(0xd800, 0xe000)" } : null;
    }
    if ((code & 0xfc00) === 0xdc00) return { length: 2, reason: "illegal encoding" };
    if ((code & 0xfc00) !== 0xd800) return null;
    if (left < 4) return { length: left, reason: "unexpected end of data", isCutOff: true };
    const next = readCode(bytes, at + 2, 2, this.isBig);
    return (next & 0xfc00) === 0xdc00 ? null : { length: 2, reason: "illegal UTF-16 surrogate" };
  }
}
