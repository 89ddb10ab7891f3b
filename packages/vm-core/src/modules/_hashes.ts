/** The modules that hashlib takes its hash functions from: _md5, _sha1, _sha2, _sha3. */

import { PyBytes } from "../objects/bytes.js";
import type { PyModule } from "../objects/module.js";
import type { PyBuiltinFunction } from "../objects/native.js";
import type { Value } from "../objects/object.js";
import type { PyType } from "../objects/type.js";
import { constructor, getter, nativeFunction, newModule } from "../runtime/native-definitions.js";
import { type ExtendableName, type FixedName, newExtendableDigest, newFixedDigest } from "./hashes/digest.js";
import { defineHashType, initialData, newHash, type PyHash } from "./hashes/hash-object.js";

type Optional = Value | undefined;

/** CPython releases its lock for more data than this; some tests look for the number. */
export const LOCK_THRESHOLD = 2048;

function hashMaker(module: string, name: FixedName, title: string, type: PyType): PyBuiltinFunction {
  return nativeFunction(
    module,
    `${name}(data=b'', *, usedforsecurity=True, string=None)`,
    (data: Optional, _usedForSecurity: Optional, string: Optional) =>
      newHash(type, name, newFixedDigest(name), initialData(data, string)),
    `Return a new ${title} hash object; optionally initialized with a string.`,
  );
}

const md5Type = defineHashType("md5", "_md5", false);
const sha1Type = defineHashType("sha1", "_sha1", false);
const sha2Types = {
  sha224: defineHashType("SHA224Type", "_sha2", false),
  sha256: defineHashType("SHA256Type", "_sha2", false),
  sha384: defineHashType("SHA384Type", "_sha2", false),
  sha512: defineHashType("SHA512Type", "_sha2", false),
};

/** The functions that make hash objects of the classes above. */
export const hashFunctions = {
  md5: hashMaker("_md5", "md5", "MD5", md5Type),
  sha1: hashMaker("_sha1", "sha1", "SHA1", sha1Type),
  sha224: hashMaker("_sha2", "sha224", "SHA-224", sha2Types.sha224),
  sha256: hashMaker("_sha2", "sha256", "SHA-256", sha2Types.sha256),
  sha384: hashMaker("_sha2", "sha384", "SHA-384", sha2Types.sha384),
  sha512: hashMaker("_sha2", "sha512", "SHA-512", sha2Types.sha512),
};

export function createMd5Module(): PyModule {
  return newModule("_md5", null, {
    md5: hashFunctions.md5,
    MD5Type: md5Type,
    _GIL_MINSIZE: LOCK_THRESHOLD,
  });
}

export function createSha1Module(): PyModule {
  return newModule("_sha1", null, {
    sha1: hashFunctions.sha1,
    SHA1Type: sha1Type,
    _GIL_MINSIZE: LOCK_THRESHOLD,
  });
}

export function createSha2Module(): PyModule {
  return newModule("_sha2", null, {
    sha224: hashFunctions.sha224,
    sha256: hashFunctions.sha256,
    sha384: hashFunctions.sha384,
    sha512: hashFunctions.sha512,
    SHA224Type: sha2Types.sha224,
    SHA256Type: sha2Types.sha256,
    SHA384Type: sha2Types.sha384,
    SHA512Type: sha2Types.sha512,
    _GIL_MINSIZE: LOCK_THRESHOLD,
  });
}

/** Bits of the state of SHA-3. */
const STATE_BITS = 1600;

function sha3Type(name: FixedName | ExtendableName, suffix: number): PyType {
  const isExtendable = name === "shake_128" || name === "shake_256";
  const newDigest = () => (isExtendable ? newExtendableDigest(name) : newFixedDigest(name));
  const rateBits = newDigest().blockSize * 8;
  const doc = isExtendable
    ? `${name}([data], *, usedforsecurity=True) -> SHAKE object\n\nReturn a new SHAKE hash object.`
    : `${name}([data], *, usedforsecurity=True) -> SHA3 object\n\nReturn a new SHA3 hash object with a hashbit length of ${newDigest().digestSize} bytes.`;
  const definitions = [
    constructor(
      "(data=b'', *, usedforsecurity=True, string=None)",
      (cls: PyType, data: Optional, _usedForSecurity: Optional, string: Optional) =>
        newHash(cls, name, newDigest(), initialData(data, string)),
    ),
    getter("_capacity_bits", () => STATE_BITS - rateBits),
    getter("_rate_bits", () => rateBits),
    getter("_suffix", (_self: PyHash) => new PyBytes(Uint8Array.of(suffix))),
  ];
  return defineHashType(name, "_sha3", isExtendable, definitions, doc);
}

const sha3Types = {
  sha3_224: sha3Type("sha3_224", 6),
  sha3_256: sha3Type("sha3_256", 6),
  sha3_384: sha3Type("sha3_384", 6),
  sha3_512: sha3Type("sha3_512", 6),
  shake_128: sha3Type("shake_128", 0x1f),
  shake_256: sha3Type("shake_256", 0x1f),
};

export function createSha3Module(): PyModule {
  return newModule("_sha3", null, { ...sha3Types, implementation: "HACL", _GIL_MINSIZE: LOCK_THRESHOLD });
}
