/** Items of memory by format character: the native formats of the struct module that memory views know. */

import { PyBytes } from "../objects/bytes.js";
import { typeErrorType } from "../objects/exception.js";
import { PyFloat } from "../objects/float.js";
import type { Value } from "../objects/object.js";
import { caught, notImplementedError, typeError, valueError } from "./errors.js";
import { doubleToHalf, halfToDouble } from "./half-floats.js";
import { asFloat } from "./number-conversion.js";
import { asIndex, normalizeInt } from "./primitives.js";
import { isTrue } from "./truth.js";

interface ItemFormat {
  readonly size: number;
  readonly kind: "signed" | "unsigned" | "float" | "bool" | "char";
}

const formats: Readonly<Record<string, ItemFormat>> = {
  c: { size: 1, kind: "char" },
  b: { size: 1, kind: "signed" },
  B: { size: 1, kind: "unsigned" },
  "?": { size: 1, kind: "bool" },
  h: { size: 2, kind: "signed" },
  H: { size: 2, kind: "unsigned" },
  i: { size: 4, kind: "signed" },
  I: { size: 4, kind: "unsigned" },
  l: { size: 8, kind: "signed" },
  L: { size: 8, kind: "unsigned" },
  q: { size: 8, kind: "signed" },
  Q: { size: 8, kind: "unsigned" },
  n: { size: 8, kind: "signed" },
  N: { size: 8, kind: "unsigned" },
  P: { size: 8, kind: "unsigned" },
  e: { size: 2, kind: "float" },
  f: { size: 4, kind: "float" },
  d: { size: 8, kind: "float" },
};

const nativeName = (format: string): string => (format.startsWith("@") ? format.slice(1) : format);

/** The format of a native character with an optional "@"; undefined for any other. */
export function itemFormat(format: string): ItemFormat | undefined {
  return Object.hasOwn(formats, nativeName(format)) ? formats[nativeName(format)] : undefined;
}

function requireFormat(format: string): ItemFormat {
  const found = itemFormat(format);
  if (found === undefined) throw notImplementedError(`memoryview: format ${format} not supported`);
  return found;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The item at an offset. Raises NotImplementedError for a format that is no native character. */
export function unpackItem(bytes: Uint8Array, offset: number, format: string): Value {
  const { size, kind } = requireFormat(format);
  if (size === 1) {
    const byte = bytes[offset];
    if (kind === "char") return new PyBytes(Uint8Array.of(byte));
    if (kind === "bool") return byte !== 0;
    return kind === "signed" && byte > 127 ? byte - 256 : byte;
  }
  const view = viewOf(bytes);
  if (kind === "float") {
    if (size === 2) return new PyFloat(halfToDouble(view.getUint16(offset, true)));
    return new PyFloat(size === 4 ? view.getFloat32(offset, true) : view.getFloat64(offset, true));
  }
  const isSigned = kind === "signed";
  if (size === 2) return isSigned ? view.getInt16(offset, true) : view.getUint16(offset, true);
  if (size === 4) return isSigned ? view.getInt32(offset, true) : view.getUint32(offset, true);
  return normalizeInt(isSigned ? view.getBigInt64(offset, true) : view.getBigUint64(offset, true));
}

/**
 * Stores an item. `check` is called when the value has been converted, which may have run a program's code. Raises
 * TypeError and ValueError for what does not fit the format.
 */
export function packItem(bytes: Uint8Array, offset: number, format: string, value: Value, check: () => void): void {
  const { size, kind } = requireFormat(format);
  const invalidValue = () => valueError(`memoryview: invalid value for format '${nativeName(format)}'`);
  const invalidType = () => typeError(`memoryview: invalid type for format '${nativeName(format)}'`);
  if (kind === "bool") {
    const byte = isTrue(value) ? 1 : 0;
    check();
    bytes[offset] = byte;
    return;
  }
  if (kind === "char") {
    if (!(value instanceof PyBytes)) throw invalidType();
    if (value.bytes.length !== 1) throw invalidValue();
    bytes[offset] = value.bytes[0];
    return;
  }
  const view = viewOf(bytes);
  if (kind === "float") {
    const double = convert(() => asFloat(value), invalidType);
    check();
    if (size === 2) view.setUint16(offset, doubleToHalf(double), true);
    else if (size === 4) view.setFloat32(offset, double, true);
    else view.setFloat64(offset, double, true);
    return;
  }
  const integer = BigInt(convert(() => asIndex(value), invalidType));
  check();
  const bits = size * 8;
  if ((kind === "signed" ? BigInt.asIntN(bits, integer) : BigInt.asUintN(bits, integer)) !== integer)
    throw invalidValue();
  if (size === 8) view.setBigUint64(offset, BigInt.asUintN(64, integer), true);
  else if (size === 4) view.setUint32(offset, Number(BigInt.asUintN(32, integer)), true);
  else if (size === 2) view.setUint16(offset, Number(BigInt.asUintN(16, integer)), true);
  else view.setUint8(offset, Number(BigInt.asUintN(8, integer)));
}

function convert<Result>(read: () => Result, invalidType: () => unknown): Result {
  try {
    return read();
  } catch (error) {
    if (caught(error, typeErrorType) === null) throw error;
    throw invalidType();
  }
}
