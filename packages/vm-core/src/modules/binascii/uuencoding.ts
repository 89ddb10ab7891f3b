/** Lines of uuencoded data. */

import { ByteWriter } from "../../runtime/byte-writer.js";
import { binasciiError } from "./errors.js";

const SPACE = 0x20;
const BACKTICK = 0x60;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const LONGEST = 45;

/** Raises binascii.Error for what is longer than a line. Zero is a space, or a backtick when `hasBackticks`. */
export function encodeLine(bytes: Uint8Array, hasBackticks: boolean): Uint8Array {
  if (bytes.length > LONGEST) throw binasciiError("At most 45 bytes at once");
  const digit = (value: number): number => (value === 0 && hasBackticks ? BACKTICK : value + SPACE);
  const writer = new ByteWriter(64);
  writer.byte(digit(bytes.length));
  for (let from = 0; from < bytes.length; from += 3) {
    const second = from + 1 < bytes.length ? bytes[from + 1] : 0;
    const third = from + 2 < bytes.length ? bytes[from + 2] : 0;
    const bits = (bytes[from] << 16) | (second << 8) | third;
    for (const shift of [18, 12, 6, 0]) writer.byte(digit((bits >> shift) & 63));
  }
  writer.byte(NEWLINE);
  return writer.finish();
}

/** Raises binascii.Error. Missing digits at the end are zeros: mailers drop spaces. */
export function decodeLine(line: Uint8Array): Uint8Array {
  // Like C, an empty line reads the null character behind it.
  const length = ((line.length === 0 ? 0 : line[0]) - SPACE) & 63;
  const writer = new ByteWriter(length);
  let at = 1;
  let bits = 0;
  let bitCount = 0;
  while (writer.length < length) {
    let value = 0;
    const isAtEnd = at >= line.length || line[at] === NEWLINE || line[at] === RETURN;
    if (!isAtEnd) {
      if (line[at] < SPACE || line[at] > SPACE + 64) throw binasciiError("Illegal char");
      value = (line[at] - SPACE) & 63;
    }
    at++;
    bits = (bits << 6) | value;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    writer.byte(bits >> bitCount);
    bits &= (1 << bitCount) - 1;
  }
  for (; at < line.length; at++) {
    const byte = line[at];
    if (byte !== SPACE && byte !== BACKTICK && byte !== NEWLINE && byte !== RETURN) {
      throw binasciiError("Trailing garbage");
    }
  }
  return writer.finish();
}
