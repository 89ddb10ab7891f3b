/** The _struct module. */

import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { typeError } from "../runtime/errors.js";
import { hashValue } from "../runtime/hashing.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { parseLayout, type StructLayout, structErrorType } from "./struct/layout.js";
import { formatText, iterUnpack, pack, packInto, structType, unpack, unpackFrom } from "./struct/struct.js";

const MODULE_DOC = `Functions to convert between Python values and C structs.
Python bytes objects are used to hold the data representing the C struct
and also as format strings (explained below) to describe the layout of data
in the C struct.

The optional first format char indicates byte order, size and alignment:
  @: native order, size & alignment (default)
  =: native order, std. size & alignment
  <: little-endian, std. size & alignment
  >: big-endian, std. size & alignment
  !: same as >

The remaining chars indicate types of args and must match exactly;
these can be preceded by a decimal repeat count:
  x: pad byte (no data); c:char; b:signed byte; B:unsigned byte;
  ?: _Bool (requires C99; if not available, char is used instead)
  h:short; H:unsigned short; i:int; I:unsigned int;
  l:long; L:unsigned long; f:float; d:double; e:half-float.
Special cases (preceding decimal count indicates length):
  s:string (array of char); p: pascal string (with count byte).
Special cases (only available in native format):
  n:ssize_t; N:size_t;
  P:an integer type that is wide enough to hold a pointer.
Special case (not in native mode unless 'long long' in platform C):
  q:long long
  Q:unsigned long long
Whitespace between formats is ignored.

The variable struct.error is an exception raised on errors.
`;

/** Layouts of the formats used last. They are the same for everybody. */
const layouts = new Map<string, StructLayout>();
const MAXIMUM_LAYOUTS = 100;

function layoutOf(format: Value): StructLayout {
  const known = typeof format === "string" ? layouts.get(format) : undefined;
  if (known !== undefined) return known;
  hashValue(format);
  const text = formatText(format);
  const layout = parseLayout(text);
  if (layouts.size >= MAXIMUM_LAYOUTS) layouts.clear();
  layouts.set(text, layout);
  return layout;
}

function firstLayout(args: readonly Value[]): StructLayout {
  if (args.length === 0) throw typeError("missing format argument");
  return layoutOf(args[0]);
}

function fn(heading: string, code: (...args: never[]) => Value, doc: string): Value {
  return nativeFunction("_struct", heading, code, doc);
}

export function createStructModule(): PyModule {
  return newModule("_struct", MODULE_DOC, {
    Struct: structType,
    _clearcache: fn("_clearcache()", () => null, "Clear the internal cache."),
    calcsize: fn(
      "calcsize(format, /)",
      (format: Value) => layoutOf(format).size,
      "Return size in bytes of the struct described by the format string.",
    ),
    error: structErrorType(),
    iter_unpack: fn(
      "iter_unpack(format, buffer, /)",
      (format: Value, buffer: Value) => iterUnpack(layoutOf(format), buffer),
      "Return an iterator yielding tuples unpacked from the given bytes.\n\nThe bytes are unpacked according to the format string, like\na repeated invocation of unpack_from().\n\nRequires that the bytes length be a multiple of the format struct size.",
    ),
    pack: fn(
      "pack(*args)",
      (args: readonly Value[]) => pack(firstLayout(args), args, 1),
      "pack(format, v1, v2, ...) -> bytes\n\nReturn a bytes object containing the values v1, v2, ... packed according\nto the format string.  See help(struct) for more on format strings.",
    ),
    pack_into: fn(
      "pack_into(*args)",
      (args: readonly Value[]) => packInto(firstLayout(args), args, 1),
      "pack_into(format, buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string and write\nthe packed bytes into the writable buffer buf starting at offset.  Note\nthat the offset is a required argument.  See help(struct) for more\non format strings.",
    ),
    unpack: fn(
      "unpack(format, buffer, /)",
      (format: Value, buffer: Value) => unpack(layoutOf(format), buffer),
      "Return a tuple containing values unpacked according to the format string.\n\nThe buffer's size in bytes must be calcsize(format).\n\nSee help(struct) for more on format strings.",
    ),
    unpack_from: fn(
      "unpack_from(format, /, buffer, offset=0)",
      (format: Value, buffer: Value, offset?: Value) => unpackFrom(layoutOf(format), buffer, offset),
      "Return a tuple containing values unpacked according to the format string.\n\nThe buffer's size, minus offset, must be at least calcsize(format).\n\nSee help(struct) for more on format strings.",
    ),
  });
}
