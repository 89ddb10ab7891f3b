/** Strings from their code units. */

/** Arguments of one `String.fromCharCode`, which go on the stack. */
const CHUNK = 8192;

/** The string of UTF-16 code units, which bytes of Latin-1 or ASCII are too. */
export function textOfUnits(units: Uint8Array | Uint16Array): string {
  let text = "";
  for (let start = 0; start < units.length; start += CHUNK) {
    // To spread a typed array would ask its iterator for each item, which takes twenty times as long.
    const part: string = Reflect.apply(String.fromCharCode, undefined, units.subarray(start, start + CHUNK));
    text += part;
  }
  return text;
}
