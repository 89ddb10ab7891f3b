/** Packing and unpacking the values of a struct. */

import { PyByteArray } from "../../objects/bytearray.js";
import { PyBytes } from "../../objects/bytes.js";
import { PyComplex } from "../../objects/complex.js";
import { overflowErrorType } from "../../objects/exception.js";
import { PyFloat } from "../../objects/float.js";
import type { Value } from "../../objects/object.js";
import { Special } from "../../objects/specials.js";
import { typeOf } from "../../objects/type-of.js";
import { caught, exceptionOf, overflowError } from "../../runtime/errors.js";
import { doubleToHalf, halfToDouble } from "../../runtime/half-floats.js";
import { asFloat } from "../../runtime/number-conversion.js";
import { asIndex, floatOf, intOf, normalizeInt } from "../../runtime/primitives.js";
import { complexFrom } from "../../runtime/real-numbers.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { isTrue } from "../../runtime/truth.js";
import { type StructItems, type StructLayout, structError } from "./layout.js";

/** Writes `layout.count` values from `values[first]` on to `view` at `offset`. Raises struct.error for what does not fit. */
export function packValues(
  layout: StructLayout,
  view: DataView,
  offset: number,
  values: readonly Value[],
  first: number,
): void {
  let next = first;
  for (const items of layout.items) {
    const pack = packers[items.code];
    for (let index = 0, at = offset + items.offset; index < items.repeat; index++, at += items.size) {
      const value = values[next++];
      try {
        pack(view, at, value, layout, items);
      } catch (error) {
        if (intOf(value) === undefined || caught(error, overflowErrorType) === null) throw error;
        throw structError("int too large to convert");
      }
      if ((next & 1023) === 0) pollSafePoint();
    }
  }
}

/** Reads `layout.count` values from `view` at `offset`. */
export function unpackValues(layout: StructLayout, view: DataView, offset: number): Value[] {
  const values: Value[] = [];
  for (const items of layout.items) {
    const unpack = unpackers[items.code];
    for (let index = 0, at = offset + items.offset; index < items.repeat; index++, at += items.size) {
      values.push(unpack(view, at, layout, items));
      if ((values.length & 1023) === 0) pollSafePoint();
    }
  }
  return values;
}

type Packer = (view: DataView, at: number, value: Value, layout: StructLayout, items: StructItems) => void;
type Unpacker = (view: DataView, at: number, layout: StructLayout, items: StructItems) => Value;

interface IntegerFormat {
  readonly minimum: number | bigint;
  readonly maximum: number | bigint;
  readonly size: number;
}

/** The range of the integers of a size. */
function integers(size: number, isSigned: boolean): IntegerFormat {
  const bits = BigInt(size * 8);
  const minimum = isSigned ? -(1n << (bits - 1n)) : 0n;
  const maximum = (1n << (isSigned ? bits - 1n : bits)) - 1n;
  return { minimum: normalizeInt(minimum), maximum: normalizeInt(maximum), size };
}

const ranges = {
  1: { signed: integers(1, true), unsigned: integers(1, false) },
  2: { signed: integers(2, true), unsigned: integers(2, false) },
  4: { signed: integers(4, true), unsigned: integers(4, false) },
  8: { signed: integers(8, true), unsigned: integers(8, false) },
};

function requireInteger(value: Value): number | bigint {
  if (typeof value === "number") return value;
  if (intOf(value) === undefined && typeOf(value).special(Special.__index__) === null) {
    throw structError("required argument is not an integer");
  }
  return asIndex(value);
}

function packInteger(view: DataView, at: number, value: Value, layout: StructLayout, items: StructItems): void {
  const integer = requireInteger(value);
  // Only sizes of the table occur.
  const { signed, unsigned } = ranges[items.size as keyof typeof ranges];
  const { minimum, maximum } = isSignedCode(items.code) ? signed : unsigned;
  if (integer < minimum || integer > maximum) {
    throw structError(`'${items.code}' format requires ${minimum} <= number <= ${maximum}`);
  }
  storeInteger(view, at, items.size, integer, layout.isLittleEndian);
}

const isSignedCode = (code: string): boolean => code === code.toLowerCase();

function storeInteger(view: DataView, at: number, size: number, integer: number | bigint, isLittle: boolean): void {
  if (size === 8) view.setBigInt64(at, BigInt.asIntN(64, BigInt(integer)), isLittle);
  else if (size === 4) view.setUint32(at, Number(integer), isLittle);
  else if (size === 2) view.setUint16(at, Number(integer), isLittle);
  else view.setUint8(at, Number(integer));
}

/** A pointer is any int of 64 bits, signed or not. */
function packPointer(view: DataView, at: number, value: Value, layout: StructLayout): void {
  const integer = requireInteger(value);
  if (integer < ranges[8].signed.minimum || integer > ranges[8].unsigned.maximum) {
    throw structError("int too large to convert");
  }
  storeInteger(view, at, 8, integer, layout.isLittleEndian);
}

function unpackInteger(view: DataView, at: number, layout: StructLayout, items: StructItems): Value {
  const { isLittleEndian } = layout;
  const isSigned = isSignedCode(items.code);
  switch (items.size) {
    case 1:
      return isSigned ? view.getInt8(at) : view.getUint8(at);
    case 2:
      return isSigned ? view.getInt16(at, isLittleEndian) : view.getUint16(at, isLittleEndian);
    case 4:
      return isSigned ? view.getInt32(at, isLittleEndian) : view.getUint32(at, isLittleEndian);
    default: {
      const high = view.getInt32(isLittleEndian ? at + 4 : at, isLittleEndian);
      // Small ones, the most by far, need no bigint.
      if (high >= 0 && high < 0x200000) {
        return high * 2 ** 32 + view.getUint32(isLittleEndian ? at : at + 4, isLittleEndian);
      }
      return normalizeInt(isSigned ? view.getBigInt64(at, isLittleEndian) : view.getBigUint64(at, isLittleEndian));
    }
  }
}

/** The double of an argument. Whatever goes wrong in its conversion becomes struct.error. */
function requireFloat(value: Value): number {
  const double = floatOf(value);
  return double ?? converted(() => asFloat(value), "required argument is not a float");
}

function converted<Result>(convert: () => Result, message: string): Result {
  try {
    return convert();
  } catch (error) {
    if (exceptionOf(error) === null) throw error;
    throw structError(message);
  }
}

function packHalf(view: DataView, at: number, value: Value, layout: StructLayout): void {
  const double = requireFloat(value);
  const half = doubleToHalf(double);
  if ((half & 0x7fff) === 0x7c00 && Number.isFinite(double)) {
    throw overflowError("float too large to pack with e format");
  }
  view.setUint16(at, half, layout.isLittleEndian);
}

function packSingle(view: DataView, at: number, value: Value, layout: StructLayout): void {
  const double = requireFloat(value);
  storeSingle(view, at, double, layout.isLittleEndian, !layout.isNative);
}

/** C's own conversion, in native mode, makes infinities. */
function storeSingle(view: DataView, at: number, double: number, isLittle: boolean, isChecked: boolean): void {
  if (isChecked && Number.isFinite(double) && !Number.isFinite(Math.fround(double))) {
    throw overflowError("float too large to pack with f format");
  }
  view.setFloat32(at, double, isLittle);
}

function packComplex(view: DataView, at: number, value: Value, layout: StructLayout, items: StructItems): void {
  const { real, imag } = converted(() => complexFrom(value), "required argument is not a complex");
  const { isLittleEndian } = layout;
  if (items.code === "D") {
    view.setFloat64(at, real, isLittleEndian);
    view.setFloat64(at + 8, imag, isLittleEndian);
  } else {
    // CPython uses the native conversion here for the machine's own byte order.
    storeSingle(view, at, real, isLittleEndian, !isLittleEndian);
    storeSingle(view, at + 4, imag, isLittleEndian, !isLittleEndian);
  }
}

function requireText(value: Value, code: string): Uint8Array {
  if (value instanceof PyBytes || value instanceof PyByteArray) return value.bytes;
  throw structError(`argument for '${code}' must be a bytes object`);
}

function bytesOf(view: DataView, at: number, size: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + at, size);
}

/** A text longer than its place is cut off. Zeros fill the rest. */
function packText(view: DataView, at: number, value: Value, _layout: StructLayout, items: StructItems): void {
  const text = requireText(value, "s");
  storeText(bytesOf(view, at, items.size), text);
}

function storeText(target: Uint8Array, text: Uint8Array): void {
  target.fill(0);
  target.set(text.subarray(0, target.length));
}

/** A text with its length before it in one byte. */
function packPascalText(view: DataView, at: number, value: Value, _layout: StructLayout, items: StructItems): void {
  const text = requireText(value, "p");
  if (items.size === 0) return;
  storeText(bytesOf(view, at + 1, items.size - 1), text);
  view.setUint8(at, Math.min(text.length, items.size - 1, 255));
}

const packers: Readonly<Record<string, Packer>> = {
  c: (view, at, value) => {
    if (!(value instanceof PyBytes) || value.bytes.length !== 1) {
      throw structError("char format requires a bytes object of length 1");
    }
    view.setUint8(at, value.bytes[0]);
  },
  "?": (view, at, value) => view.setUint8(at, isTrue(value) ? 1 : 0),
  e: packHalf,
  f: packSingle,
  d: (view, at, value, layout) => view.setFloat64(at, requireFloat(value), layout.isLittleEndian),
  F: packComplex,
  D: packComplex,
  s: packText,
  p: packPascalText,
  P: packPointer,
  ...Object.fromEntries([..."bBhHiIlLqQnN"].map((code) => [code, packInteger])),
};

const unpackers: Readonly<Record<string, Unpacker>> = {
  c: (view, at) => new PyBytes(Uint8Array.of(view.getUint8(at))),
  "?": (view, at) => view.getUint8(at) !== 0,
  e: (view, at, layout) => new PyFloat(halfToDouble(view.getUint16(at, layout.isLittleEndian))),
  f: (view, at, layout) => new PyFloat(view.getFloat32(at, layout.isLittleEndian)),
  d: (view, at, layout) => new PyFloat(view.getFloat64(at, layout.isLittleEndian)),
  F: (view, at, { isLittleEndian }) =>
    new PyComplex(view.getFloat32(at, isLittleEndian), view.getFloat32(at + 4, isLittleEndian)),
  D: (view, at, { isLittleEndian }) =>
    new PyComplex(view.getFloat64(at, isLittleEndian), view.getFloat64(at + 8, isLittleEndian)),
  s: (view, at, _layout, items) => new PyBytes(bytesOf(view, at, items.size).slice()),
  p: (view, at, _layout, items) => {
    const size = items.size === 0 ? 0 : Math.min(view.getUint8(at), items.size - 1);
    return new PyBytes(items.size === 0 ? new Uint8Array(0) : bytesOf(view, at + 1, size).slice());
  },
  ...Object.fromEntries([..."bBhHiIlLqQnNP"].map((code) => [code, unpackInteger])),
};
