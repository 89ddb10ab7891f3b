/** The types of items that an array can hold: their sizes, and how items are read from memory and written to it. */

import { PyFloat } from "../../objects/float.js";
import type { Value } from "../../objects/object.js";
import { textLength } from "../../runtime/code-points.js";
import { overflowError, type PythonError, typeError, valueError } from "../../runtime/errors.js";
import { asFloat } from "../../runtime/number-conversion.js";
import { asIndex, normalizeInt, textOf, typeName } from "../../runtime/primitives.js";

export interface ItemType {
  readonly code: string;
  /** Bytes. */
  readonly size: number;
  readonly read: (view: DataView, at: number) => Value;
  /** The value in bits that `write` stores. Raises TypeError, OverflowError and ValueError. */
  readonly convert: (value: Value) => number | bigint;
  readonly write: (view: DataView, at: number, bits: number | bigint) => void;
  readonly isInteger: boolean;
  readonly isSigned: boolean;
  readonly isText: boolean;
}

const LONG_MAXIMUM = 2n ** 63n - 1n;

const tooLarge = (type: string): PythonError => overflowError(`Python int too large to convert to C ${type}`);

function asLong(value: Value): number | bigint {
  const integer = asIndex(value);
  if (integer > LONG_MAXIMUM || integer < -LONG_MAXIMUM - 1n) throw tooLarge("long");
  return integer;
}

/** Limits with the name that messages give them: each type is read through wider ones, whose limits are met first. */
type Limits = readonly (readonly [name: string, minimum: number, maximum: number])[];

const shortLimits: Limits[number] = ["signed short integer", -0x8000, 0x7fff];
const intLimits: Limits[number] = ["signed integer", -0x80000000, 0x7fffffff];

function within(limits: Limits) {
  return (value: Value): number => {
    const integer = asLong(value);
    for (const [name, minimum, maximum] of limits) {
      if (integer > maximum) throw overflowError(`${name} is greater than maximum`);
      if (integer < minimum) throw overflowError(`${name} is less than minimum`);
    }
    return Number(integer);
  };
}

function asUnsigned(maximum: number | bigint) {
  return (value: Value): number | bigint => {
    const integer = asIndex(value);
    if (integer < 0) throw overflowError("can't convert negative value to unsigned int");
    if (integer > 2n ** 64n - 1n) throw tooLarge("unsigned long");
    if (integer > maximum) throw overflowError("unsigned int is greater than maximum");
    return integer;
  };
}

function asLongLong(value: Value): number | bigint {
  const integer = asIndex(value);
  if (integer > LONG_MAXIMUM || integer < -LONG_MAXIMUM - 1n) throw overflowError("int too big to convert");
  return integer;
}

function asUnsignedLongLong(value: Value): number | bigint {
  const integer = asIndex(value);
  if (integer < 0) throw overflowError("can't convert negative int to unsigned");
  if (integer > 2n ** 64n - 1n) throw overflowError("int too big to convert");
  return integer;
}

function asCharacter(value: Value): number {
  const text = textOf(value);
  if (text === undefined) throw typeError(`array item must be a unicode character, not ${typeName(value)}`);
  const length = textLength(text);
  if (length !== 1) throw typeError(`array item must be a unicode character, not a string of length ${length}`);
  return text.codePointAt(0) ?? 0;
}

function readCharacter(view: DataView, at: number): string {
  const point = view.getUint32(at, true);
  if (point > 0x10ffff) throw valueError("chr() arg not in range(0x110000)");
  return String.fromCodePoint(point);
}

/** A 64-bit integer; small ones need no bigint. */
function readLong(isSigned: boolean) {
  return (view: DataView, at: number): number | bigint => {
    const high = view.getInt32(at + 4, true);
    if (high >= 0 && high < 0x200000) return high * 2 ** 32 + view.getUint32(at, true);
    return normalizeInt(isSigned ? view.getBigInt64(at, true) : view.getBigUint64(at, true));
  };
}

const writeLong = (view: DataView, at: number, bits: number | bigint): void => {
  view.setBigUint64(at, BigInt.asUintN(64, BigInt(bits)), true);
};

const integer = { isInteger: true, isSigned: true, isText: false };
const unsigned = { isInteger: true, isSigned: false, isText: false };
const real = { isInteger: false, isSigned: true, isText: false };
const character = {
  size: 4,
  isInteger: false,
  isSigned: false,
  isText: true,
  convert: asCharacter,
  read: readCharacter,
  write: (view: DataView, at: number, bits: number | bigint) => view.setUint32(at, Number(bits), true),
};

const types: readonly ItemType[] = [
  {
    ...integer,
    code: "b",
    size: 1,
    convert: within([shortLimits, ["signed char", -0x80, 0x7f]]),
    read: (view, at) => view.getInt8(at),
    write: (view, at, bits) => view.setInt8(at, Number(bits)),
  },
  {
    ...unsigned,
    code: "B",
    size: 1,
    convert: within([["unsigned byte integer", 0, 0xff]]),
    read: (view, at) => view.getUint8(at),
    write: (view, at, bits) => view.setUint8(at, Number(bits)),
  },
  { ...character, code: "u" },
  { ...character, code: "w" },
  {
    ...integer,
    code: "h",
    size: 2,
    convert: within([shortLimits]),
    read: (view, at) => view.getInt16(at, true),
    write: (view, at, bits) => view.setInt16(at, Number(bits), true),
  },
  {
    ...unsigned,
    code: "H",
    size: 2,
    convert: within([intLimits, ["unsigned short", 0, 0xffff]]),
    read: (view, at) => view.getUint16(at, true),
    write: (view, at, bits) => view.setUint16(at, Number(bits), true),
  },
  {
    ...integer,
    code: "i",
    size: 4,
    convert: within([intLimits]),
    read: (view, at) => view.getInt32(at, true),
    write: (view, at, bits) => view.setInt32(at, Number(bits), true),
  },
  {
    ...unsigned,
    code: "I",
    size: 4,
    convert: asUnsigned(0xffffffff),
    read: (view, at) => view.getUint32(at, true),
    write: (view, at, bits) => view.setUint32(at, Number(bits), true),
  },
  { ...integer, code: "l", size: 8, convert: asLong, read: readLong(true), write: writeLong },
  { ...unsigned, code: "L", size: 8, convert: asUnsigned(2n ** 64n - 1n), read: readLong(false), write: writeLong },
  { ...integer, code: "q", size: 8, convert: asLongLong, read: readLong(true), write: writeLong },
  { ...unsigned, code: "Q", size: 8, convert: asUnsignedLongLong, read: readLong(false), write: writeLong },
  {
    ...real,
    code: "f",
    size: 4,
    convert: asFloat,
    read: (view, at) => new PyFloat(view.getFloat32(at, true)),
    write: (view, at, bits) => view.setFloat32(at, Number(bits), true),
  },
  {
    ...real,
    code: "d",
    size: 8,
    convert: asFloat,
    read: (view, at) => new PyFloat(view.getFloat64(at, true)),
    write: (view, at, bits) => view.setFloat64(at, Number(bits), true),
  },
];

const byCode = new Map(types.map((type) => [type.code, type]));

export const TYPE_CODES: string = types.map(({ code }) => code).join("");

export const itemTypeOf = (code: string): ItemType | undefined => byCode.get(code);

/** The last integer type of a size. */
export function integerType(size: number, isSigned: boolean): ItemType | undefined {
  return types.findLast((type) => type.isInteger && type.size === size && type.isSigned === isSigned);
}
