/** Addresses of all values, primitives too, for id() and default reprs: invented, but stable and never zero. */

import type { Value } from "../objects/object.js";
import { identityOf } from "./identity.js";

const SMALL_INTS = 0x7e8000000000;
const TEXTS = 0x7e0000000000;

/** id(value). Values that are equal primitives are the same object, so they share an address. */
export function addressOf(value: Value): number {
  switch (typeof value) {
    case "number":
      return Math.abs(value) < 2 ** 30 ? SMALL_INTS + value * 32 : addressOfText(String(value));
    case "bigint":
      return addressOfText(value.toString(16));
    case "string":
      return addressOfText(`"${value}`);
    case "boolean":
      return value ? TEXTS - 32 : TEXTS - 64;
    default:
      return value === null ? TEXTS - 96 : identityOf(value);
  }
}

/** Derived from the content by two FNV-1a style hashes: 40 bits, 16-aligned. */
function addressOfText(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let unit = 0; unit < text.length; unit++) {
    const code = text.charCodeAt(unit);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995);
  }
  return TEXTS + (high & 0xff) * 2 ** 32 + (low >>> 4) * 16;
}
