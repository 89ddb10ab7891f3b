/** The utf-8 codec. */

import { textOfChunk } from "../unicode/units.js";
import { ByteWriter } from "./byte-writer.js";
import { encodeError, remedyDecoding, remedyEncoding } from "./codec-errors.js";
import { checkBytesLength, checkGrowingText, checkTextLength } from "./text-limits.js";
import { pollSafePoint } from "./thread.js";

const NAME = "utf-8";

/** Encodes; lone surrogates go to the error handler. */
export function encodeUtf8(text: string, errors: string): Uint8Array {
  const { length } = text;
  let ascii = 0;
  while (ascii < length && text.charCodeAt(ascii) < 0x80) {
    ascii++;
    if ((ascii & STRETCH) === 0) pollSafePoint();
  }
  if (ascii === length) return latin1Bytes(text);
  const writer = new ByteWriter(length + (length >> 1) + 8);
  for (let unit = 0; unit < length; unit++) {
    if ((unit & STRETCH) === 0) pollSafePoint();
    const code = text.charCodeAt(unit);
    if (code < 0x80) writer.byte(code);
    else if (code < 0x800) {
      writer.byte(0xc0 | (code >> 6));
      writer.byte(0x80 | (code & 63));
    } else if ((code & 0xf800) !== 0xd800) {
      writer.byte(0xe0 | (code >> 12));
      writer.byte(0x80 | ((code >> 6) & 63));
      writer.byte(0x80 | (code & 63));
    } else {
      const point = text.codePointAt(unit) as number;
      if (point > 0xffff) {
        writer.byte(0xf0 | (point >> 18));
        writer.byte(0x80 | ((point >> 12) & 63));
        writer.byte(0x80 | ((point >> 6) & 63));
        writer.byte(0x80 | (point & 63));
        unit++;
      } else unit = writeSurrogates(writer, text, unit, errors) - 1;
    }
  }
  return writer.finish();
}

/** Bytes of a text whose code units are all below 256. */
export function latin1Bytes(text: string): Uint8Array {
  checkBytesLength(text.length);
  const bytes = new Uint8Array(text.length);
  for (let unit = 0; unit < text.length; unit++) {
    bytes[unit] = text.charCodeAt(unit);
    if ((unit & STRETCH) === STRETCH) pollSafePoint();
  }
  return bytes;
}

/** Handles the run of lone surrogates at `start`; returns the code unit to go on at. */
function writeSurrogates(writer: ByteWriter, text: string, start: number, errors: string): number {
  let end = start + 1;
  while (
    end < text.length &&
    (text.charCodeAt(end) & 0xf800) === 0xd800 &&
    (text.codePointAt(end) as number) < 0x10000
  ) {
    end++;
  }
  const problem = { encoding: NAME, text, start, end, reason: "surrogates not allowed" };
  const { replacement, position } = remedyEncoding(errors, problem);
  if (typeof replacement !== "string") writer.append(replacement);
  else {
    for (let unit = 0; unit < replacement.length; unit++) {
      if (replacement.charCodeAt(unit) >= 0x80) throw encodeError(problem);
    }
    writer.append(latin1Bytes(replacement));
  }
  return position;
}

const CHUNK = 0x2000;
/** Code units or bytes between two safe points of loops that take a nanosecond or two for each. */
const STRETCH = 0x3fff;

/** Text of bytes[start:end], each byte one character. */
export function latin1Text(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  checkTextLength(end - start);
  if (end - start <= CHUNK) return textOfChunk(bytes.subarray(start, end));
  let text = "";
  for (let at = start; at < end; at += CHUNK) {
    text += textOfChunk(bytes.subarray(at, Math.min(at + CHUNK, end)));
    pollSafePoint();
  }
  return text;
}

/** How far an incomplete final sequence is let alone, for incremental decoders. */
export interface Decoded {
  readonly text: string;
  readonly consumed: number;
}

export function decodeUtf8(bytes: Uint8Array, errors: string): string {
  return decodeUtf8Part(bytes, errors, true).text;
}

/** Decodes; unless `isFinal`, a sequence cut off at the end is left unconsumed. */
export function decodeUtf8Part(source: Uint8Array, errors: string, isFinal: boolean): Decoded {
  let bytes = source;
  let { length } = bytes;
  let at = 0;
  while (at < length && bytes[at] < 0x80) {
    at++;
    if ((at & STRETCH) === 0) pollSafePoint();
  }
  let text = latin1Text(bytes, 0, at);
  const units: number[] = [];
  const flush = (): void => {
    checkGrowingText(text.length + units.length, units.length);
    text += textOfChunk(units);
    units.length = 0;
    pollSafePoint();
  };
  while (at < length) {
    if (units.length >= CHUNK) flush();
    const first = bytes[at];
    if (first < 0x80) {
      units.push(first);
      at++;
      continue;
    }
    const size = sequenceLength(bytes, at);
    if (size > 0) {
      pushSequence(units, bytes, at, size);
      at += size;
      continue;
    }
    if (size === CUT_OFF && !isFinal) break;
    flush();
    const remedy = remedyDecoding(errors, { encoding: NAME, bytes, start: at, ...problemAt(bytes, at, size) });
    text += remedy.replacement;
    at = remedy.position;
    bytes = remedy.bytes;
    length = bytes.length;
  }
  flush();
  return { text, consumed: at };
}

// Results of sequenceLength where there is no valid sequence.
const BAD_START = 0;
const CUT_OFF = -1;
const BAD_SECOND = -2;
const BAD_THIRD = -3;
const BAD_FOURTH = -4;

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** Bytes of the valid sequence at `at`, or what is wrong with it. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first < 0xc2 || first > 0xf4) return BAD_START;
  if (at + 1 >= bytes.length) return CUT_OFF;
  const second = bytes[at + 1];
  if (!isContinuation(second)) return BAD_SECOND;
  if (first < 0xe0) return 2;
  if (first === 0xe0 && second < 0xa0) return BAD_SECOND;
  if (first === 0xed && second >= 0xa0) return BAD_SECOND;
  if (first === 0xf0 && second < 0x90) return BAD_SECOND;
  if (first === 0xf4 && second >= 0x90) return BAD_SECOND;
  if (at + 2 >= bytes.length) return CUT_OFF;
  if (!isContinuation(bytes[at + 2])) return BAD_THIRD;
  if (first < 0xf0) return 3;
  if (at + 3 >= bytes.length) return CUT_OFF;
  return isContinuation(bytes[at + 3]) ? 4 : BAD_FOURTH;
}

function problemAt(bytes: Uint8Array, at: number, problem: number): { end: number; reason: string } {
  if (problem === BAD_START) return { end: at + 1, reason: "invalid start byte" };
  if (problem === CUT_OFF) return { end: bytes.length, reason: "unexpected end of data" };
  return { end: at - problem - 1, reason: "invalid continuation byte" };
}

function pushSequence(units: number[], bytes: Uint8Array, at: number, size: number): void {
  const first = bytes[at];
  const second = bytes[at + 1] & 63;
  if (size === 2) {
    units.push(((first & 31) << 6) | second);
    return;
  }
  const third = bytes[at + 2] & 63;
  if (size === 3) {
    units.push(((first & 15) << 12) | (second << 6) | third);
    return;
  }
  const point = ((first & 7) << 18) | (second << 12) | (third << 6) | (bytes[at + 3] & 63);
  units.push(0xd7c0 + (point >> 10), 0xdc00 | (point & 0x3ff));
}
