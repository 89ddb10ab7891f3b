/** Decodes and encodes text in the encodings of East Asia that keep no state. */

import { ByteWriter } from "../../runtime/byte-writer.js";
import { type DecodeProblem, remedyDecoding, remedyEncoding } from "../../runtime/codec-errors.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { type CharacterSet, fourByteCharacter, fourByteNumber } from "./character-sets.js";
import { composedSyllable, isComposing, syllableBytes } from "./hangul-by-letters.js";

const ILLEGAL = "illegal multibyte sequence";
const INCOMPLETE = "incomplete multibyte sequence";
const ITEMS_PER_POLL = 1000;

export interface DecodedPart {
  readonly text: string;
  /** Bytes that were read; fewer than there are when the last character is not all there and more may come. */
  readonly length: number;
}

/** A character and its bytes, or why there is none. */
type Step = { readonly point: number; readonly length: number } | "illegal" | "incomplete";

/** Raises UnicodeDecodeError, as the handler says. */
export function decodeMultibyte(set: CharacterSet, source: Uint8Array, errors: string, isFinal: boolean): DecodedPart {
  let bytes = source;
  let text = "";
  let at = 0;
  let count = 0;
  while (at < bytes.length) {
    if (++count % ITEMS_PER_POLL === 0) pollSafePoint();
    const byte = bytes[at];
    if (byte < 0x80) {
      text += String.fromCharCode(byte);
      at++;
      continue;
    }
    const step = readCharacter(set, bytes, at);
    if (typeof step === "object") {
      text += String.fromCodePoint(step.point);
      at += step.length;
      continue;
    }
    const isIncomplete = step === "incomplete";
    if (isIncomplete && !isFinal) break;
    const end = isIncomplete ? bytes.length : at + 1;
    const problem: DecodeProblem = {
      encoding: set.name,
      bytes,
      start: at,
      end,
      reason: isIncomplete ? INCOMPLETE : ILLEGAL,
    };
    const remedy = remedyDecoding(errors, problem);
    text += remedy.replacement;
    at = remedy.position;
    bytes = remedy.bytes;
  }
  return { text, length: at };
}

function readCharacter(set: CharacterSet, bytes: Uint8Array, at: number): Step {
  const first = bytes[at];
  if (set.single[first] !== 0) return { point: set.single[first], length: 1 };
  if (set.leads[first] === 0) return "illegal";
  if (at + 1 >= bytes.length) return "incomplete";
  const second = bytes[at + 1];
  if (set.name === "gb18030" && second >= 0x30 && second <= 0x39) return readFour(bytes, at);
  if (set.triple !== null && first === 0x8f) {
    if (at + 2 >= bytes.length) return "incomplete";
    return found(set.triple[(second << 8) | bytes[at + 2]], 3);
  }
  if (set.name === "euc_kr" && isComposing(first, second)) {
    if (at + 8 > bytes.length) return "incomplete";
    return found(composedSyllable(bytes.subarray(at, at + 8)), 8);
  }
  return found(set.double[(first << 8) | second], 2);
}

const found = (point: number, length: number): Step => (point === 0 ? "illegal" : { point, length });

function readFour(bytes: Uint8Array, at: number): Step {
  if (at + 3 >= bytes.length) return "incomplete";
  const [first, second, third, fourth] = bytes.subarray(at, at + 4);
  const isInOrder =
    first >= 0x81 && first <= 0xfe && third >= 0x81 && third <= 0xfe && fourth >= 0x30 && fourth <= 0x39;
  if (!isInOrder) return "illegal";
  const number = (((first - 0x81) * 10 + second - 0x30) * 126 + third - 0x81) * 10 + fourth - 0x30;
  const point = fourByteCharacter(number);
  return point === undefined ? "illegal" : { point, length: 4 };
}

/** Raises UnicodeEncodeError, as the handler says. */
export function encodeMultibyte(set: CharacterSet, text: string, errors: string): Uint8Array {
  const writer = new ByteWriter(text.length);
  let at = 0;
  let count = 0;
  while (at < text.length) {
    if (++count % ITEMS_PER_POLL === 0) pollSafePoint();
    const point = text.codePointAt(at) ?? 0;
    const width = point >= 0x10000 ? 2 : 1;
    if (writeCharacter(writer, set, point)) {
      at += width;
      continue;
    }
    const problem = { encoding: set.name, text, start: at, end: at + width, reason: ILLEGAL };
    const { replacement, position } = remedyEncoding(errors, problem);
    writer.append(typeof replacement === "string" ? encodeMultibyte(set, replacement, "strict") : replacement);
    at = position;
  }
  return writer.finish();
}

/** False when the set has no such character. */
function writeCharacter(writer: ByteWriter, set: CharacterSet, point: number): boolean {
  if (point < 0x80) {
    writer.byte(point);
    return true;
  }
  const number = point < 0x10000 ? set.bytes[point] : 0;
  if (number !== 0) {
    if (number > 0xffff) writer.byte(number >> 16);
    if (number > 0xff) writer.byte((number >> 8) & 0xff);
    writer.byte(number & 0xff);
    return true;
  }
  if (set.name === "gb18030") return writeFour(writer, point);
  const letters = set.name === "euc_kr" ? syllableBytes(point) : undefined;
  if (letters === undefined) return false;
  writer.append(letters);
  return true;
}

function writeFour(writer: ByteWriter, point: number): boolean {
  const number = fourByteNumber(point);
  if (number === undefined) return false;
  writer.byte(0x81 + Math.floor(number / 12600));
  writer.byte(0x30 + (Math.floor(number / 1260) % 10));
  writer.byte(0x81 + (Math.floor(number / 10) % 126));
  writer.byte(0x30 + (number % 10));
  return true;
}
