/** The utf-7 codec (RFC 2152), by the rules of CPython's. */

import { ByteWriter } from "./byte-writer.js";
import { type DecodeProblem, remedyDecoding } from "./codec-errors.js";
import { checkGrowingText } from "./text-limits.js";
import { pollSafePoint } from "./thread.js";
import type { Decoded } from "./utf8.js";

const NAME = "utf7";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const PLUS = 43;
const MINUS = 45;

/** The value of a base64 character, or -1. */
const base64Values = new Int8Array(128).fill(-1);
for (let value = 0; value < alphabet.length; value++) base64Values[alphabet.charCodeAt(value)] = value;

const base64Value = (byte: number): number => (byte < 128 ? base64Values[byte] : -1);

/** Characters that stand for themselves when CPython encodes: the direct ones, the optional ones and white space. */
const direct = `${alphabet.slice(0, 62)}\t\n\r '(),-./:?!"#$%&*;<=>@[]^_\`{|}`;

const isDirect = new Array<boolean>(128).fill(false);
for (let index = 0; index < direct.length; index++) isDirect[direct.charCodeAt(index)] = true;

export function encodeUtf7(text: string): Uint8Array {
  const writer = new ByteWriter(text.length);
  let isShifted = false;
  let bits = 0;
  let bitCount = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const staysAsItIs = unit < 128 && isDirect[unit];
    if (isShifted && staysAsItIs) {
      if (bitCount > 0) writer.byte(alphabet.charCodeAt((bits << (6 - bitCount)) & 63));
      bits = 0;
      bitCount = 0;
      isShifted = false;
      // What could be read as base64 needs an end before it.
      if (base64Value(unit) >= 0 || unit === MINUS) writer.byte(MINUS);
    }
    if (!isShifted) {
      if (staysAsItIs) {
        writer.byte(unit);
        continue;
      }
      writer.byte(PLUS);
      if (unit === PLUS) {
        writer.byte(MINUS);
        continue;
      }
      isShifted = true;
    }
    bits = ((bits << 16) | unit) >>> 0;
    bitCount += 16;
    while (bitCount >= 6) {
      writer.byte(alphabet.charCodeAt(Math.floor(bits / 2 ** (bitCount - 6)) & 63));
      bitCount -= 6;
    }
    bits &= (1 << bitCount) - 1;
    if ((at & 1023) === 0) pollSafePoint();
  }
  if (bitCount > 0) writer.byte(alphabet.charCodeAt((bits << (6 - bitCount)) & 63));
  if (isShifted) writer.byte(MINUS);
  return writer.finish();
}

/** Decodes; unless `isFinal`, an unfinished shift sequence is left for the next call. */
export function decodeUtf7(bytes: Uint8Array, errors: string, isFinal: boolean): Decoded {
  return new Utf7Decoder(bytes, errors, isFinal).decode();
}

class Utf7Decoder {
  private bytes: Uint8Array;
  private readonly errors: string;
  private readonly isFinal: boolean;
  private at = 0;
  private text = "";
  private isShifted = false;
  /** Where the shift sequence begins, and the text that was there before it. */
  private shiftStart = 0;
  private textStart = 0;
  private bits = 0;
  private bitCount = 0;
  /** The first half of a pair, when its other half may follow. */
  private high = 0;

  constructor(bytes: Uint8Array, errors: string, isFinal: boolean) {
    this.bytes = bytes;
    this.errors = errors;
    this.isFinal = isFinal;
  }

  decode(): Decoded {
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at];
      if (this.isShifted) this.readShifted(byte);
      else this.readDirect(byte);
      if ((this.at & 1023) === 0) {
        checkGrowingText(this.text.length, 0);
        pollSafePoint();
      }
    }
    const { length } = this.bytes;
    if (!this.isShifted) return { text: this.text, consumed: length };
    if (!this.isFinal) return { text: this.text.slice(0, this.textStart), consumed: this.shiftStart };
    // Bits that are no whole character, or half a pair, are an error; padding of zeros is none.
    if (this.high !== 0 || this.bitCount >= 6 || this.bits !== 0) {
      this.fail(this.shiftStart, length, "unterminated shift sequence");
      return this.decode();
    }
    return { text: this.text, consumed: length };
  }

  private readShifted(byte: number): void {
    const value = base64Value(byte);
    if (value >= 0) {
      this.at++;
      this.bits = ((this.bits << 6) | value) >>> 0;
      this.bitCount += 6;
      if (this.bitCount >= 16) this.takeUnit();
      return;
    }
    this.isShifted = false;
    if (this.bitCount >= 6) {
      this.at++;
      this.fail(this.shiftStart, this.at, "partial character in shift sequence");
      return;
    }
    if (this.bitCount > 0 && this.bits !== 0) {
      this.at++;
      this.fail(this.shiftStart, this.at, "non-zero padding bits in shift sequence");
      return;
    }
    if (this.high !== 0 && byte < 128 && (isDirect[byte] || byte === PLUS)) this.text += String.fromCharCode(this.high);
    this.high = 0;
    if (byte === MINUS) this.at++;
  }

  private takeUnit(): void {
    const unit = (this.bits >>> (this.bitCount - 16)) & 0xffff;
    this.bitCount -= 16;
    this.bits &= (1 << this.bitCount) - 1;
    if (this.high !== 0) {
      this.text += String.fromCharCode(this.high);
      this.high = 0;
    }
    if ((unit & 0xfc00) === 0xd800) this.high = unit;
    else this.text += String.fromCharCode(unit);
  }

  private readDirect(byte: number): void {
    const { bytes } = this;
    const start = this.at;
    if (byte === PLUS) {
      this.at++;
      if (bytes[this.at] === MINUS) {
        this.at++;
        this.text += "+";
      } else if (this.at < bytes.length && base64Value(bytes[this.at]) < 0) {
        this.at++;
        this.fail(start, this.at, "ill-formed sequence");
      } else {
        this.isShifted = true;
        this.shiftStart = start;
        this.textStart = this.text.length;
        this.bits = 0;
        this.bitCount = 0;
        this.high = 0;
      }
      return;
    }
    this.at++;
    if (byte < 128) this.text += String.fromCharCode(byte);
    else this.fail(start, this.at, "unexpected special character");
  }

  private fail(start: number, end: number, reason: string): void {
    const problem: DecodeProblem = { encoding: NAME, bytes: this.bytes, start, end, reason };
    this.isShifted = false;
    this.high = 0;
    this.bits = 0;
    this.bitCount = 0;
    const { replacement, position, bytes } = remedyDecoding(this.errors, problem);
    this.text += replacement;
    this.at = position;
    this.bytes = bytes;
  }
}
