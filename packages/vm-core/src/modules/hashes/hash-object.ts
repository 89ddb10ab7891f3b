/** The objects of hashlib, and how their classes are made. */

import { PyBytes } from "../../objects/bytes.js";
import { PyMemoryView } from "../../objects/memoryview.js";
import { PyObject, type Value } from "../../objects/object.js";
import { defineType, type PyType } from "../../objects/type.js";
import { bufferExporter, memoryOf } from "../../runtime/buffers.js";
import { bufferError, overflowError, typeError, valueError } from "../../runtime/errors.js";
import { constant, type Definition, defineMethods, getter, method } from "../../runtime/native-definitions.js";
import { asIndex, textOf } from "../../runtime/primitives.js";
import { type Digest, updateDigest } from "./digest.js";

export class PyHash extends PyObject {
  override readonly cls: PyType;
  /** As hashlib.new takes it. */
  readonly name: string;
  readonly digest: Digest;

  constructor(cls: PyType, name: string, digest: Digest) {
    super();
    this.cls = cls;
    this.name = name;
    this.digest = digest;
  }
}

/** The bytes to hash. Raises TypeError for a str and for what is no buffer. */
function dataBytes(value: Value): Uint8Array {
  if (textOf(value) !== undefined) throw typeError("Strings must be encoded before hashing");
  const exporter = bufferExporter(value);
  if (exporter === undefined) throw typeError("object supporting the buffer API required");
  if (exporter instanceof PyMemoryView) {
    if (!exporter.isContiguous) throw bufferError("memoryview: underlying buffer is not C-contiguous");
    if (exporter.shape.length > 1) throw bufferError("Buffer must be single dimension");
  }
  return memoryOf(exporter).bytes;
}

type Optional = Value | undefined;

/** The first data of a new object, which may be named in an old way. */
export function initialData(data: Optional, string: Optional): Uint8Array | null {
  if (data !== undefined && string !== undefined) {
    throw typeError(
      "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.",
    );
  }
  const given = data ?? string;
  return given === undefined ? null : dataBytes(given);
}

/** A new object that has hashed its first data. */
export function newHash(cls: PyType, name: string, digest: Digest, data: Uint8Array | null): PyHash {
  if (data !== null) updateDigest(digest, data);
  return new PyHash(cls, name, digest);
}

/** The longest output that CPython allows of SHAKE. */
const MAXIMUM_LENGTH = 2 ** 29;

function outputLength(value: Value): number {
  const length = asIndex(value);
  if (length < 0) throw valueError("Cannot convert negative int");
  if (length > 0xffff_ffff) throw overflowError("Python int too large for C unsigned long");
  if (length >= MAXIMUM_LENGTH) throw valueError("length is too large");
  return Number(length);
}

const hexadecimal = (bytes: Uint8Array): string => {
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
  return digits.join("");
};

const digestDoc = "Return the digest value as a bytes object.";
const hexDoc = "Return the digest value as a string of hexadecimal digits.";

const fixedMethods: readonly Definition[] = [
  method("digest()", (self: PyHash) => new PyBytes(self.digest.digest(0)), digestDoc),
  method("hexdigest()", (self: PyHash) => hexadecimal(self.digest.digest(0)), hexDoc),
];

const extendableMethods: readonly Definition[] = [
  method(
    "digest(length)",
    (self: PyHash, length: Value) => new PyBytes(self.digest.digest(outputLength(length))),
    digestDoc,
  ),
  method(
    "hexdigest(length)",
    (self: PyHash, length: Value) => hexadecimal(self.digest.digest(outputLength(length))),
    hexDoc,
  ),
];

/** A class of hash objects with its methods and attributes. */
export function defineHashType(
  name: string,
  module: string,
  isExtendable: boolean,
  definitions: readonly Definition[] = [],
  doc: string | null = null,
): PyType {
  const type = defineType(name, { module });
  defineMethods(type, () => [
    method(
      "copy()",
      (self: PyHash) => new PyHash(self.cls, self.name, self.digest.copy()),
      "Return a copy of the hash object.",
    ),
    ...(isExtendable ? extendableMethods : fixedMethods),
    method(
      "update(data, /)",
      (self: PyHash, data: Value) => {
        updateDigest(self.digest, dataBytes(data));
        return null;
      },
      "Update this hash object's state with the provided bytes-like object.",
    ),
    getter("block_size", (self: PyHash) => self.digest.blockSize),
    getter("digest_size", (self: PyHash) => self.digest.digestSize),
    getter("name", (self: PyHash) => self.name),
    constant("__doc__", doc),
    ...definitions,
  ]);
  return type;
}
