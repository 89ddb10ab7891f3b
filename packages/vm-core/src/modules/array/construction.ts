/** Making arrays: array.array(), and what pickles of arrays call. */

import { PyByteArray } from "../../objects/bytearray.js";
import { PyBytes } from "../../objects/bytes.js";
import { deprecationWarningType } from "../../objects/exception.js";
import { PyFloat } from "../../objects/float.js";
import { PyList } from "../../objects/list.js";
import type { PyBuiltinFunction } from "../../objects/native.js";
import type { Keywords, Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { PyType } from "../../objects/type.js";
import { codePoints, textLength } from "../../runtime/code-points.js";
import { typeError, valueError } from "../../runtime/errors.js";
import { forEachItem } from "../../runtime/iteration.js";
import { nativeFunction } from "../../runtime/native-definitions.js";
import { asIndex, textOf, typeName } from "../../runtime/primitives.js";
import { asCInt } from "../../runtime/sized-integers.js";
import { decodeWide, type WideCodec } from "../../runtime/utf-wide.js";
import { warn } from "../../runtime/warnings.js";
import { arrayType, PyArray } from "./array.js";
import { type ItemType, integerType, itemTypeOf } from "./item-types.js";

/** array.array(typecode, initializer). Raises TypeError and ValueError. */
export function newArray(cls: PyType, args: readonly Value[], keywords: Keywords): PyArray {
  if (cls === arrayType && keywords !== null && keywords.size > 0) {
    throw typeError("array.array() takes no keyword arguments");
  }
  if (args.length === 0) throw typeError("array() takes at least 1 argument (0 given)");
  if (args.length > 2) throw typeError(`array() takes at most 2 arguments (${args.length} given)`);
  const code = typeCode(args[0]);
  if (code === "u") {
    warn("The 'u' type code is deprecated and will be removed in Python 3.16", deprecationWarningType);
  }
  const initial = args.length > 1 ? args[1] : undefined;
  if (initial !== undefined) checkInitializer(code, initial);
  const type = itemTypeOf(code);
  if (type === undefined) {
    throw valueError("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
  }
  const array = new PyArray(type, cls);
  if (initial !== undefined) fill(array, initial);
  return array;
}

function typeCode(value: Value): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`array() argument 1 must be a unicode character, not ${typeName(value)}`);
  const length = textLength(text);
  if (length !== 1) {
    throw typeError(`array() argument 1 must be a unicode character, not a string of length ${length}`);
  }
  return text;
}

const isTextCode = (code: string): boolean => code === "u" || code === "w";

function checkInitializer(code: string, initial: Value): void {
  if (isTextCode(code)) return;
  if (textOf(initial) !== undefined) {
    throw typeError(`cannot use a str to initialize an array with typecode '${code}'`);
  }
  if (initial instanceof PyArray && initial.type.isText) {
    throw typeError(`cannot use a unicode array to initialize an array with typecode '${code}'`);
  }
}

function fill(array: PyArray, initial: Value): void {
  const text = textOf(initial);
  if (text !== undefined) appendText(array, text);
  else if (initial instanceof PyBytes || initial instanceof PyByteArray) appendBytes(array, initial.bytes);
  else if (initial instanceof PyArray && initial.type === array.type) appendBytes(array, initial.bytes);
  else if (initial instanceof PyList || initial instanceof PyTuple) appendItems(array, initial.items);
  else forEachItem(initial, (item) => array.push(item));
}

/** Appends values; a list may change meanwhile. */
function appendItems(array: PyArray, items: readonly Value[]): void {
  for (let index = 0; index < items.length; index++) array.push(items[index]);
}

/** Appends machine values. Raises ValueError for part of an item. */
export function appendBytes(array: PyArray, bytes: Uint8Array): void {
  if (bytes.length % array.type.size !== 0) throw valueError("bytes length not a multiple of item size");
  array.replace(array.length, array.length, bytes);
}

/** Appends the characters of a text to an array of characters. */
export function appendText(array: PyArray, text: string): void {
  const points = codePoints(text);
  const start = array.length;
  array.resize(start + points.length);
  const view = new DataView(array.bytes.buffer);
  for (let index = 0; index < points.length; index++) view.setUint32((start + index) * 4, points[index], true);
}

/** What items in a pickle are: the numbers are part of the format of pickles. */
interface MachineFormat {
  readonly size: number;
  readonly kind: "unsigned" | "signed" | "float" | "utf16" | "utf32";
  readonly isLittleEndian: boolean;
}

const machineFormats: readonly MachineFormat[] = [
  { size: 1, kind: "unsigned", isLittleEndian: true },
  { size: 1, kind: "signed", isLittleEndian: true },
  ...bothOrders(2, "unsigned"),
  ...bothOrders(2, "signed"),
  ...bothOrders(4, "unsigned"),
  ...bothOrders(4, "signed"),
  ...bothOrders(8, "unsigned"),
  ...bothOrders(8, "signed"),
  ...bothOrders(4, "float"),
  ...bothOrders(8, "float"),
  ...bothOrders(2, "utf16"),
  ...bothOrders(4, "utf32"),
];

function bothOrders(size: number, kind: MachineFormat["kind"]): MachineFormat[] {
  return [
    { size, kind, isLittleEndian: true },
    { size, kind, isLittleEndian: false },
  ];
}

/** The number of the format that arrays of a type have in memory. */
export function machineFormatOf(type: ItemType): number {
  const kind = type.isText ? "utf32" : type.isInteger ? (type.isSigned ? "signed" : "unsigned") : "float";
  return machineFormats.findIndex(
    (format) => format.size === type.size && format.kind === kind && format.isLittleEndian,
  );
}

/** An array from machine values of any machine. Raises TypeError and ValueError. */
function reconstruct(cls: Value, codeValue: Value, formatValue: Value, items: Value): PyArray {
  const code = textOf(codeValue);
  if (code === undefined || textLength(code) !== 1) {
    throw typeError(
      `_array_reconstructor() argument 2 must be a unicode character, not ${code === undefined ? typeName(codeValue) : `a string of length ${textLength(code)}`}`,
    );
  }
  const number = asCInt(asIndex(formatValue));
  if (!(cls instanceof PyType)) throw typeError(`first argument must be a type object, not ${typeName(cls)}`);
  if (!cls.isSubtypeOf(arrayType)) throw typeError(`${cls.name} is not a subtype of array.array`);
  const type = itemTypeOf(code);
  if (type === undefined) throw valueError("second argument must be a valid type code");
  const format = machineFormats[number];
  if (format === undefined) throw valueError("third argument must be a valid machine format code.");
  if (!(items instanceof PyBytes)) throw typeError(`fourth argument should be bytes, not ${typeName(items)}`);
  return convertItems(cls, type, format, items.bytes);
}

function convertItems(cls: PyType, type: ItemType, format: MachineFormat, bytes: Uint8Array): PyArray {
  const { size, kind, isLittleEndian } = format;
  if (kind === "utf16" || kind === "utf32") {
    const codec: WideCodec = { width: kind === "utf16" ? 2 : 4, order: isLittleEndian ? "little" : "big" };
    const array = new PyArray(type, cls);
    appendText(array, decodeWide(bytes, "strict", codec).text);
    return array;
  }
  if (bytes.length % size !== 0) throw valueError("bytes length not a multiple of item size");
  const native = isLittleEndian ? bytes : swapBytes(bytes.slice(), size);
  if (kind === "float") {
    const view = new DataView(native.buffer, native.byteOffset, native.byteLength);
    const array = new PyArray(type, cls);
    for (let at = 0; at < native.length; at += size) {
      array.push(new PyFloat(size === 4 ? view.getFloat32(at, true) : view.getFloat64(at, true)));
    }
    return array;
  }
  const isSigned = kind === "signed";
  const fitting = type.isInteger && type.size === size && type.isSigned === isSigned ? type : undefined;
  const array = new PyArray(fitting ?? integerType(size, isSigned) ?? type, cls);
  appendBytes(array, native);
  return array;
}

/** Reverses the bytes of each item, in place. */
export function swapBytes(bytes: Uint8Array, size: number): Uint8Array {
  if (size > 1) for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
  return bytes;
}

export const reconstructor: PyBuiltinFunction = nativeFunction(
  "array",
  "_array_reconstructor(arraytype, typecode, mformat_code, items, /)",
  reconstruct,
  "Internal. Used for pickling support.",
);
