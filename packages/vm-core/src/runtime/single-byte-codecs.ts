/** Codecs of one byte a character: ascii, latin-1 and character maps. */

import { ByteWriter } from "./byte-writer.js";
import { encodeError, isPerCharacter, remedyDecoding, remedyEncoding } from "./codec-errors.js";
import { TextBuilder } from "./text-builder.js";
import { checkTextLength } from "./text-limits.js";
import { pollSafePoint } from "./thread.js";
import { latin1Bytes, latin1Text } from "./utf8.js";

/** ascii or latin-1: the code points below `limit` are the bytes. */
export interface PlainCodec {
  readonly name: "ascii" | "latin-1";
  readonly limit: 128 | 256;
}

export const asciiCodec: PlainCodec = { name: "ascii", limit: 128 };
export const latin1Codec: PlainCodec = { name: "latin-1", limit: 256 };

export function encodePlain(text: string, errors: string, { name, limit }: PlainCodec): Uint8Array {
  if (!(limit === 128 ? /[^\0-\x7f]/ : /[^\0-\xff]/).test(text)) return latin1Bytes(text);
  return encodeMapped(text, errors, name, `ordinal not in range(${limit})`, (point) => (point < limit ? point : -1));
}

/** Code units of what is handed to an error handler of the standard library at once. */
const PART = 4096;

/** Encodes by a function from code points to a byte or bytes, -1 for none. */
export function encodeMapped(
  text: string,
  errors: string,
  encoding: string,
  reason: string,
  bytesOf: (point: number) => number | Uint8Array,
): Uint8Array {
  const writer = new ByteWriter(text.length);
  const width = (unit: number): number => ((text.codePointAt(unit) as number) > 0xffff ? 2 : 1);
  for (let unit = 0; unit < text.length; ) {
    const bytes = bytesOf(text.codePointAt(unit) as number);
    if (bytes !== -1) {
      put(writer, bytes);
      unit += width(unit);
      if ((unit & 1023) === 0) pollSafePoint();
      continue;
    }
    let end = unit + width(unit);
    // Handlers of the standard library treat each character alike: they get long stretches in parts.
    const last = isPerCharacter(errors) ? Math.min(text.length, unit + PART) : text.length;
    while (end < last && bytesOf(text.codePointAt(end) as number) === -1) {
      end += width(end);
      if ((end & 1023) === 0) pollSafePoint();
    }
    const problem = { encoding, text, start: unit, end, reason };
    const { replacement, position } = remedyEncoding(errors, problem);
    if (typeof replacement !== "string") writer.append(replacement);
    else {
      for (const character of replacement) {
        const substitute = bytesOf(character.codePointAt(0) as number);
        if (substitute === -1) throw encodeError(problem);
        put(writer, substitute);
      }
    }
    unit = position;
  }
  return writer.finish();
}

function put(writer: ByteWriter, bytes: number | Uint8Array): void {
  if (typeof bytes === "number") writer.byte(bytes);
  else writer.append(bytes);
}

export function decodeLatin1(bytes: Uint8Array): string {
  return latin1Text(bytes);
}

export function decodeAscii(bytes: Uint8Array, errors: string): string {
  return decodeMapped(bytes, errors, "ascii", "ordinal not in range(128)", (byte) => (byte < 128 ? byte : -1));
}

/** Decodes by a function from bytes to code points, -1 for none. */
function decodeMapped(
  source: Uint8Array,
  errors: string,
  encoding: string,
  reason: string,
  pointOf: (byte: number) => number,
): string {
  checkTextLength(source.length);
  let bytes = source;
  const text = new TextBuilder();
  for (let at = 0; at < bytes.length; ) {
    const point = pointOf(bytes[at]);
    if (point >= 0) {
      text.add(String.fromCodePoint(point));
      at++;
      continue;
    }
    const remedy = remedyDecoding(errors, { encoding, bytes, start: at, end: at + 1, reason });
    text.add(remedy.replacement);
    at = remedy.position;
    bytes = remedy.bytes;
  }
  return text.finish();
}

/** The upper half of a character map, U+FFFE where a byte is undefined; the lower half is ASCII. */
export interface CharacterMap {
  readonly upper: string;
  readonly bytes: ReadonlyMap<number, number>;
}

function characterMap(upper: string): CharacterMap {
  let bytes: ReadonlyMap<number, number> | undefined;
  return {
    upper,
    get bytes() {
      bytes ??= new Map(Array.from(upper, (character, index) => [character.charCodeAt(0), 128 + index]));
      return bytes;
    },
  };
}

const latin1Upper = Array.from({ length: 96 }, (_, index) => String.fromCharCode(160 + index)).join("");

/** Replaces characters of a half by others, as `position in the half: character`. */
const withChanges = (upper: string, changes: Readonly<Record<number, string>>): string =>
  Array.from(upper, (character, index) => changes[index + 160] ?? character).join("");

const controls = Array.from({ length: 32 }, (_, index) => String.fromCharCode(128 + index)).join("");

const latin9Changes = { 0xa4: "€", 0xa6: "Š", 0xa8: "š", 0xb4: "Ž", 0xb8: "ž", 0xbc: "Œ", 0xbd: "œ", 0xbe: "Ÿ" };

const cyrillic = Array.from({ length: 64 }, (_, index) => String.fromCharCode(0x410 + index)).join("");

export const characterMaps: Readonly<Record<string, CharacterMap>> = {
  cp1252: characterMap(`€\ufffe‚ƒ„…†‡ˆ‰Š‹Œ\ufffeŽ\ufffe\ufffe‘’“”•–—˜™š›œ\ufffežŸ${latin1Upper}`),
  cp1251: characterMap(`ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\ufffe™љ›њќћџ\xa0ЎўЈ¤Ґ¦§Ё©Є«¬\xad®Ї°±Ііґµ¶·ё№є»јЅѕї${cyrillic}`),
  cp437: characterMap(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0",
  ),
  cp850: characterMap(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xad±‗¾¶§÷¸°¨·¹³²■\xa0",
  ),
  iso8859_15: characterMap(controls + withChanges(latin1Upper, latin9Changes)),
  koi8_r: characterMap(
    "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\xa0⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ",
  ),
};

const UNDEFINED = 0xfffe;

export function encodeCharacterMap(text: string, errors: string, map: CharacterMap): Uint8Array {
  const byteOf = (point: number): number =>
    point < 128 ? point : point === UNDEFINED ? -1 : (map.bytes.get(point) ?? -1);
  return encodeMapped(text, errors, "charmap", "character maps to <undefined>", byteOf);
}

export function decodeCharacterMap(bytes: Uint8Array, errors: string, map: CharacterMap): string {
  return decodeMapped(bytes, errors, "charmap", "character maps to <undefined>", (byte) => {
    const point = byte < 128 ? byte : map.upper.charCodeAt(byte - 128);
    return point === UNDEFINED ? -1 : point;
  });
}
