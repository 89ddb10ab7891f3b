/**
 * The _hashlib module: key derivation for hashlib, and comparison in constant time.
 *
 * CPython has OpenSSL here. Hash functions are the builtin ones; `new` and `hmac_new` refuse every name, which makes
 * hashlib and hmac take those.
 */

import { PyBytes } from "../objects/bytes.js";
import { valueErrorType } from "../objects/exception.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { frozenSetType, PySet } from "../objects/set.js";
import { defineType, type PyType } from "../objects/type.js";
import { requireBytes } from "../runtime/buffers.js";
import { memoryError, overflowError, pythonError, typeError, valueError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asSize, textOf, typeName } from "../runtime/primitives.js";
import { MAXIMUM_BYTES } from "../runtime/text-limits.js";
import { hashFunctions } from "./_hashes.js";
import { compareDigest } from "./_operator.js";
import { type FixedName, isFixedName, newFixedDigest } from "./hashes/digest.js";
import { deriveScrypt, pbkdf2 } from "./hashes/key-derivation.js";

type Optional = Value | undefined;

const unsupportedType: PyType = defineType("UnsupportedDigestmodError", { base: valueErrorType, module: "_hashlib" });

function hashName(value: Value): FixedName {
  const name = textOf(value);
  if (name === undefined) throw typeError(`pbkdf2_hmac() argument 'hash_name' must be str, not ${typeName(value)}`);
  const known = name.toLowerCase().replaceAll("-", "_");
  if (isFixedName(known)) return known;
  throw pythonError(unsupportedType, `unsupported hash type ${name}`);
}

const MAXIMUM_INT = 2 ** 31 - 1;

function derivePbkdf2(name: Value, password: Value, salt: Value, iterations: Value, dklen: Optional): Value {
  const hash = hashName(name);
  const rounds = asSize(iterations);
  if (rounds < 1) throw valueError("iteration value must be greater than 0.");
  if (rounds > MAXIMUM_INT) throw overflowError("iteration value is too great.");
  const length = dklen === undefined || dklen === null ? newFixedDigest(hash).digestSize : asSize(dklen);
  if (length < 1) throw valueError("key length must be greater than 0.");
  if (length > MAXIMUM_INT) throw overflowError("key length is too great.");
  if (length > MAXIMUM_BYTES) throw memoryError();
  return new PyBytes(pbkdf2(hash, requireBytes(password).slice(), requireBytes(salt).slice(), rounds, length));
}

/** OpenSSL's limit when `maxmem` is 0. */
const DEFAULT_MEMORY = 32 * 1024 * 1024;
/** No scrypt may use more than this, whatever `maxmem` says. */
const MAXIMUM_MEMORY = 256 * 1024 * 1024;

function scrypt(password: Value, ...[salt, n, r, p, maxmem = 0, dklen = 64]: Optional[]): Value {
  if (salt === undefined || salt === null) throw typeError("salt is required");
  const cost = numberArgument(n, "n is required and must be an unsigned int");
  if (cost < 2 || !Number.isInteger(Math.log2(cost))) throw valueError("n must be a power of 2.");
  const blockSize = numberArgument(r, "r is required and must be an unsigned int");
  const parallel = numberArgument(p, "p is required and must be an unsigned int");
  const memory = asSize(maxmem);
  if (memory < 0 || memory > MAXIMUM_INT) throw valueError(`maxmem must be positive and smaller than ${MAXIMUM_INT}`);
  const length = asSize(dklen);
  if (length < 1 || length > MAXIMUM_INT) {
    throw valueError(`dklen must be greater than 0 and smaller than ${MAXIMUM_INT}`);
  }
  const limit = Math.min(memory === 0 ? DEFAULT_MEMORY : memory, MAXIMUM_MEMORY);
  const needed = 128 * blockSize * (cost + parallel + 2) + length;
  if (blockSize < 1 || parallel < 1 || needed > limit) {
    throw valueError("Invalid parameter combination for n, r, p, maxmem.");
  }
  const costs = { n: cost, r: blockSize, p: parallel, maximumMemory: MAXIMUM_MEMORY * 2, length };
  return new PyBytes(deriveScrypt(requireBytes(password).slice(), requireBytes(salt).slice(), costs));
}

function numberArgument(value: Optional, complaint: string): number {
  if (value === undefined || value === null) throw typeError(complaint);
  return asSize(value);
}

const define = (heading: string, code: (...args: never[]) => Value, doc: string): Value =>
  nativeFunction("_hashlib", heading, code, doc);

export function createHashlibModule(): PyModule {
  return newModule("_hashlib", "OpenSSL interface for hashlib module", {
    UnsupportedDigestmodError: unsupportedType,
    openssl_md_meth_names: new PySet(frozenSetType),
    ...Object.fromEntries(Object.entries(hashFunctions).map(([name, code]) => [`openssl_${name}`, code])),
    new: define(
      "new(name, data=b'', *, usedforsecurity=True, string=None)",
      (name: Value) => {
        throw valueError(`unsupported hash type ${textOf(name) ?? typeName(name)}`);
      },
      "Return a new hash object using the named algorithm.",
    ),
    hmac_new: define(
      "hmac_new(key, msg=b'', digestmod=None)",
      () => {
        throw pythonError(unsupportedType, "unsupported digestmod");
      },
      "Return a new hmac object.",
    ),
    hmac_digest: define(
      "hmac_digest(key, msg, digest)",
      () => {
        throw pythonError(unsupportedType, "unsupported digestmod");
      },
      "Single-shot HMAC.",
    ),
    get_fips_mode: define("get_fips_mode()", () => 0, "Determine the OpenSSL FIPS mode of operation."),
    compare_digest: define("compare_digest(a, b, /)", compareDigest, "Return 'a == b'."),
    pbkdf2_hmac: define(
      "pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)",
      derivePbkdf2,
      "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function.",
    ),
    scrypt: define(
      "scrypt(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64)",
      scrypt,
      "scrypt password-based key derivation function.",
    ),
  });
}
