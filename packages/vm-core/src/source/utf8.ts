/** UTF-8 to text, by the rules of CPython's codec. */

export interface InvalidUtf8 {
  readonly position: number;
  readonly reason: string;
}

/** The first byte that starts no valid sequence, or null. */
export function findInvalidUtf8(bytes: Uint8Array): InvalidUtf8 | null {
  for (let position = 0; position < bytes.length; ) {
    const length = sequenceLength(bytes, position);
    if (length === 0) return { position, reason: reasonAt(bytes, position) };
    position += length;
  }
  return null;
}

/** `bytes` must be valid. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = "";
  let units: number[] = [];
  for (let position = 0; position < bytes.length; ) {
    const first = bytes[position];
    if (first < 0x80) {
      units.push(first);
      position++;
    } else {
      const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
      let codePoint = first & (0xff >> (length + 1));
      for (let index = 1; index < length; index++) codePoint = (codePoint << 6) | (bytes[position + index] & 0x3f);
      if (codePoint < 0x10000) {
        units.push(codePoint);
      } else {
        units.push(0xd7c0 + (codePoint >> 10), 0xdc00 + (codePoint & 0x3ff));
      }
      position += length;
    }
    if (units.length >= CHUNK) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}

/** Arguments of one `String.fromCharCode`, which go on the stack. */
const CHUNK = 8192;

/** Puts U+FFFD for each byte that is not part of a valid sequence. */
export function decodeUtf8Leniently(bytes: Uint8Array): string {
  let text = "";
  let rest = bytes;
  for (let invalid = findInvalidUtf8(rest); invalid !== null; invalid = findInvalidUtf8(rest)) {
    text += `${decodeUtf8(rest.subarray(0, invalid.position))}\ufffd`;
    rest = rest.subarray(invalid.position + 1);
  }
  return text + decodeUtf8(rest);
}

/** Bytes of the sequence at `position`, 0 if it is malformed. */
function sequenceLength(bytes: Uint8Array, position: number): number {
  const first = bytes[position];
  if (first < 0x80) return 1;
  const length = lengthByFirst(first);
  const second = bytes[position + 1];
  // Overlong forms, surrogates and code points past U+10FFFF.
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second >= 0xa0) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second >= 0x90) return 0;
  if (position + length > bytes.length) return 0;
  for (let index = 1; index < length; index++) {
    if ((bytes[position + index] & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function lengthByFirst(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 0;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function reasonAt(bytes: Uint8Array, position: number): string {
  if (lengthByFirst(bytes[position]) === 0) return "invalid start byte";
  return position + lengthByFirst(bytes[position]) > bytes.length
    ? "unexpected end of data"
    : "invalid continuation byte";
}
