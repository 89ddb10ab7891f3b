/** struct.Struct, and the operations that it shares with the functions of the module. */

import { defineIterator, lengthHintMethod } from "../../builtins/native-iterator.js";
import { PyBytes } from "../../objects/bytes.js";
import type { PyDict } from "../../objects/dict.js";
import { NativeIterator } from "../../objects/iterator.js";
import type { Keywords, Value } from "../../objects/object.js";
import { PyObject } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { requireBytes, writableBytes } from "../../runtime/buffers.js";
import { encodeText } from "../../runtime/codecs.js";
import { indexError, type PythonError, typeError } from "../../runtime/errors.js";
import { constructor, defineMethods, getter, method } from "../../runtime/native-definitions.js";
import { asIndex, textOf, typeName } from "../../runtime/primitives.js";
import { asCLongSize } from "../../runtime/sized-integers.js";
import { repr } from "../../runtime/text.js";
import { checkBytesLength } from "../../runtime/text-limits.js";
import { latin1Text } from "../../runtime/utf8.js";
import { packValues, unpackValues } from "./items.js";
import { parseLayout, type StructLayout, structError } from "./layout.js";

export const structType: PyType = defineType("Struct", { module: "_struct" });
structType.instancesHaveWeakReferences = true;

const unpackIteratorType: PyType = defineType("unpack_iterator", { module: "_struct", isSubclassable: false });

/** What a Struct is before `__init__`: CPython says -1. */
const emptyLayout: StructLayout = { items: [], size: -1, count: -1, isLittleEndian: true, isNative: true };

class PyStruct extends PyObject {
  override cls: PyType;
  format = "";
  layout: StructLayout = emptyLayout;
  attributes: PyDict | undefined = undefined;

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }
}

/** The text of a format, which is str or bytes. Raises TypeError, UnicodeEncodeError and struct.error. */
export function formatText(format: Value): string {
  const text = format instanceof PyBytes ? latin1Text(format.bytes) : textOf(format);
  if (text === undefined) {
    throw typeError(`Struct() argument 1 must be a str or bytes object, not ${typeName(format)}`);
  }
  if (!(format instanceof PyBytes)) encodeText(text, "ascii", "strict");
  if (text.includes("\0")) throw structError("embedded null character");
  return text;
}

/** The bytes of `values` from index `first` on. */
export function pack(layout: StructLayout, values: readonly Value[], first: number): PyBytes {
  checkCount("pack", layout, values.length - first);
  checkBytesLength(layout.size);
  const bytes = new Uint8Array(layout.size);
  packValues(layout, viewOf(bytes), 0, values, first);
  return new PyBytes(bytes);
}

/** Writes into a buffer: the arguments from index `first` on are the buffer, the offset, the values. */
export function packInto(layout: StructLayout, args: readonly Value[], first: number): null {
  const given = args.length - first;
  if (given < 1) throw structError("pack_into expected buffer argument");
  if (given < 2) throw structError("pack_into expected offset argument");
  checkCount("pack_into", layout, given - 2);
  const bytes = writableBytes(args[first], "argument");
  const { length } = bytes;
  const { size } = layout;
  let offset = bufferIndex(args[first + 1]);
  if (typeof offset === "bigint") throw beyondEnd("pack_into", "packing", size, offset, length);
  if (offset < 0) {
    if (offset + size > 0) throw structError(`no space to pack ${size} bytes at offset ${offset}`);
    if (offset + length < 0) throw outOfRange(offset, length);
    offset += length;
  }
  if (length - offset < size) {
    throw beyondEnd("pack_into", "packing", size, offset, length);
  }
  bytes.fill(0, offset, offset + size);
  packValues(layout, viewOf(bytes), offset, args, first + 2);
  return null;
}

/** The error of an offset that leaves too little room, or of one that is no exact number. */
function beyondEnd(name: string, action: string, size: number, offset: number | bigint, length: number): PythonError {
  if (offset < 0) return outOfRange(offset, length);
  const needed = BigInt(size) + BigInt(offset);
  return structError(
    `${name} requires a buffer of at least ${needed} bytes for ${action} ${size} bytes at offset ${offset} (actual buffer size is ${length})`,
  );
}

function bufferIndex(value: Value): number | bigint {
  const index = asIndex(value);
  if (typeof index === "bigint" && BigInt.asIntN(64, index) !== index) {
    throw indexError(`cannot fit '${typeName(value)}' into an index-sized integer`);
  }
  return index;
}

function checkCount(name: string, { count }: StructLayout, given: number): void {
  if (given !== count) throw structError(`${name} expected ${count} items for packing (got ${given})`);
}

const outOfRange = (offset: number | bigint, length: number) =>
  structError(`offset ${offset} out of range for ${length}-byte buffer`);

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The values of a buffer of just the right size. */
export function unpack(layout: StructLayout, buffer: Value): PyTuple {
  const bytes = requireBytes(buffer);
  if (bytes.length !== layout.size) throw structError(`unpack requires a buffer of ${layout.size} bytes`);
  return new PyTuple(unpackValues(layout, viewOf(bytes), 0));
}

/** The values that begin at an offset of a buffer. */
export function unpackFrom(layout: StructLayout, buffer: Value, offsetArgument: Value = 0): PyTuple {
  const bytes = requireBytes(buffer);
  const { length } = bytes;
  const { size } = layout;
  let offset = asCLongSize(offsetArgument);
  if (typeof offset === "bigint") throw beyondEnd("unpack_from", "unpacking", size, offset, length);
  if (offset < 0) {
    if (offset + size > 0) throw structError(`not enough data to unpack ${size} bytes at offset ${offset}`);
    if (offset + length < 0) throw outOfRange(offset, length);
    offset += length;
  }
  if (length - offset < size) {
    throw beyondEnd("unpack_from", "unpacking", size, offset, length);
  }
  return new PyTuple(unpackValues(layout, viewOf(bytes), offset));
}

export function iterUnpack(layout: StructLayout, buffer: Value): UnpackIterator {
  const bytes = requireBytes(buffer);
  const { size } = layout;
  if (size === 0) throw structError("cannot iteratively unpack with a struct of length 0");
  if (bytes.length % size !== 0) {
    throw structError(`iterative unpacking requires a buffer of a multiple of ${size} bytes`);
  }
  return new UnpackIterator(layout, bytes);
}

class UnpackIterator extends NativeIterator {
  override cls: PyType = unpackIteratorType;
  private readonly layout: StructLayout;
  private readonly view: DataView;
  private offset = 0;

  constructor(layout: StructLayout, bytes: Uint8Array) {
    super();
    this.layout = layout;
    this.view = viewOf(bytes);
  }

  next(): Value | undefined {
    if (this.offset >= this.view.byteLength) return undefined;
    const values = unpackValues(this.layout, this.view, this.offset);
    this.offset += this.layout.size;
    return new PyTuple(values);
  }

  remaining(): number {
    return (this.view.byteLength - this.offset) / this.layout.size;
  }
}

defineIterator(unpackIteratorType, [lengthHintMethod((self: UnpackIterator) => self.remaining())]);

defineMethods(structType, () => [
  constructor("(*args, **kwargs)", (cls: PyType, _args: readonly Value[], _keywords: Keywords) => new PyStruct(cls)),
  method(
    "__init__(format)",
    (self: PyStruct, format: Value) => {
      const text = formatText(format);
      self.layout = parseLayout(text);
      self.format = text;
      return null;
    },
    "Create a compiled struct object.\n\nReturn a new Struct object which writes and reads binary data according to\nthe format string.\n\nSee help(struct) for more on format strings.",
  ),
  method("__repr__(/)", (self: PyStruct) => `${self.cls.name}(${repr(self.format)})`, "Return repr(self)."),
  method(
    "pack(*values)",
    (self: PyStruct, values: readonly Value[]) => pack(self.layout, values, 0),
    "S.pack(v1, v2, ...) -> bytes\n\nReturn a bytes object containing values v1, v2, ... packed according\nto the format string S.format.  See help(struct) for more on format\nstrings.",
  ),
  method(
    "pack_into(*args)",
    (self: PyStruct, args: readonly Value[]) => packInto(self.layout, args, 0),
    "S.pack_into(buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string S.format\nand write the packed bytes into the writable buffer buf starting at\noffset.  Note that the offset is a required argument.  See\nhelp(struct) for more on format strings.",
  ),
  method(
    "unpack(buffer, /)",
    (self: PyStruct, buffer: Value) => unpack(self.layout, buffer),
    "Return a tuple containing unpacked values.\n\nUnpack according to the format string Struct.format. The buffer's size\nin bytes must be Struct.size.\n\nSee help(struct) for more on format strings.",
  ),
  method(
    "unpack_from(buffer, offset=0)",
    (self: PyStruct, buffer: Value, offset?: Value) => unpackFrom(self.layout, buffer, offset),
    "Return a tuple containing unpacked values.\n\nValues are unpacked according to the format string Struct.format.\n\nThe buffer's size in bytes, starting at position offset, must be\nat least Struct.size.\n\nSee help(struct) for more on format strings.",
  ),
  method(
    "iter_unpack(buffer, /)",
    (self: PyStruct, buffer: Value) => iterUnpack(self.layout, buffer),
    "Return an iterator yielding tuples.\n\nTuples are unpacked from the given bytes source, like a repeated\ninvocation of unpack_from().\n\nRequires that the bytes length be a multiple of the struct size.",
  ),
  method(
    "__sizeof__(/)",
    (self: PyStruct) => 64 + 32 * (self.layout.items.length + 1),
    "S.__sizeof__() -> size of S in memory, in bytes",
  ),
  getter("format", (self: PyStruct) => self.format, null, "struct format string"),
  getter("size", (self: PyStruct) => self.layout.size, null, "struct size in bytes"),
]);
structType.namespace.set("__doc__", "Struct(fmt) --> compiled struct object\n\n");
