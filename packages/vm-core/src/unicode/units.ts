/** Strings from their code units, and as bytes. */

/** Arguments of one `String.fromCharCode`, which go on the stack. */
const CHUNK = 8192;

/** The string of some thousand UTF-16 code units at most. Passing an array whole is ten times as fast as spreading it. */
export const textOfChunk = (units: ArrayLike<number>): string =>
  Reflect.apply(String.fromCharCode, null, units) as string;

/** The string of UTF-16 code units, which bytes of Latin-1 or ASCII are too. */
export function textOfUnits(units: Uint8Array | Uint16Array): string {
  let text = "";
  for (let start = 0; start < units.length; start += CHUNK) text += textOfChunk(units.subarray(start, start + CHUNK));
  return text;
}

/** A character for each byte that a text has as UTF-8; lone surrogates have three. For short texts. */
export function utf8Text(text: string): string {
  let ascii = 0;
  while (ascii < text.length && text.charCodeAt(ascii) < 0x80) ascii++;
  if (ascii === text.length) return text;
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
    else {
      if (point < 0x10000) bytes.push(0xe0 | (point >> 12));
      else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f));
      bytes.push(0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    }
  }
  return textOfUnits(Uint8Array.from(bytes));
}
