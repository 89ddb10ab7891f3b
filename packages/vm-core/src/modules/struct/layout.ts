/** What a format of the struct module describes: items, where they lie, and how large the whole is. */

import { newException, PythonError } from "../../runtime/errors.js";
import { moduleException } from "../../runtime/module-exceptions.js";

/** One or more items of the same kind, one after the other. */
export interface StructItems {
  readonly code: string;
  /** Where the first item begins. */
  readonly offset: number;
  /** Bytes of one item; those of the whole text for "s" and "p". */
  readonly size: number;
  readonly repeat: number;
}

export interface StructLayout {
  readonly items: readonly StructItems[];
  /** Bytes in all. */
  readonly size: number;
  /** Values that are packed or unpacked. */
  readonly count: number;
  readonly isLittleEndian: boolean;
  /** Mode "@". */
  readonly isNative: boolean;
}

/** struct.error */
export const structErrorType = moduleException("struct", "error");

export const structError = (message: string): PythonError => new PythonError(newException(structErrorType(), message));

/** Bytes of an item in the standard modes. */
const standardSizes: Readonly<Record<string, number>> = {
  x: 1,
  c: 1,
  b: 1,
  B: 1,
  "?": 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  q: 8,
  Q: 8,
  e: 2,
  f: 4,
  d: 8,
  F: 8,
  D: 16,
  s: 1,
  p: 1,
};

/** As of a 64-bit Linux. */
const nativeSizes: Readonly<Record<string, number>> = { ...standardSizes, l: 8, L: 8, n: 8, N: 8, P: 8 };

/** Native alignment of what is not aligned to its own size. */
const alignments: Readonly<Record<string, number>> = { F: 4, D: 8 };

const MAXIMUM_SIZE = 2 ** 63;

/** The layout of a format, which is ASCII. Raises struct.error. */
export function parseLayout(format: string): StructLayout {
  const mode = "<>!=@".includes(format.charAt(0)) && format !== "" ? format.charAt(0) : "";
  const isNative = mode === "" || mode === "@";
  const sizes = isNative ? nativeSizes : standardSizes;
  const items: StructItems[] = [];
  let size = 0;
  let count = 0;
  const { length } = format;
  for (let at = mode.length; at < length; at++) {
    if (isSpace(format.charCodeAt(at))) continue;
    const digits = countDigits(format, at);
    // Counts beyond the exact range are refused below.
    const repeat = digits === 0 ? 1 : Number(format.slice(at, at + digits));
    at += digits;
    if (repeat >= MAXIMUM_SIZE) throw tooLong();
    if (at === length) throw structError("repeat count given without format specifier");
    const code = format.charAt(at);
    const itemSize = Object.hasOwn(sizes, code) ? sizes[code] : undefined;
    if (itemSize === undefined) throw structError("bad char in struct format");
    if (isNative) size = align(size, alignments[code] ?? itemSize);
    if (code === "s" || code === "p") {
      items.push({ code, offset: size, size: repeat, repeat: 1 });
      count++;
    } else if (code !== "x" && repeat > 0) {
      items.push({ code, offset: size, size: itemSize, repeat });
      count += repeat;
    }
    size += itemSize * repeat;
    if (size >= MAXIMUM_SIZE) throw tooLong();
  }
  return { items, size, count, isLittleEndian: mode !== ">" && mode !== "!", isNative };
}

const tooLong = (): PythonError => structError("total struct size too long");

const align = (size: number, alignment: number): number => Math.ceil(size / alignment) * alignment;

const isSpace = (character: number): boolean => character === 32 || (character >= 9 && character <= 13);

function countDigits(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at++;
  return at - start;
}
