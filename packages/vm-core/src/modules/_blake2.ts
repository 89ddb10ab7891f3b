/** The _blake2 module. */

import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import type { PyType } from "../objects/type.js";
import { requireBytes } from "../runtime/buffers.js";
import { overflowError, valueError } from "../runtime/errors.js";
import { constant, constructor, newModule } from "../runtime/native-definitions.js";
import { asIndex, asSize } from "../runtime/primitives.js";
import { isTrue } from "../runtime/truth.js";
import { LOCK_THRESHOLD } from "./_hashes.js";
import { Blake2b, type Blake2Parameters, Blake2s } from "./hashes/blake2.js";
import { defineHashType, initialData, newHash } from "./hashes/hash-object.js";

type Optional = Value | undefined;

interface Variant {
  readonly name: "blake2b" | "blake2s";
  readonly title: string;
  /** Bytes of the longest digest, and of the longest key. */
  readonly size: number;
  /** Bytes of salt and of personalization. */
  readonly saltSize: number;
  readonly offsetLimit: bigint;
  readonly make: (parameters: Blake2Parameters) => Blake2b | Blake2s;
}

const variants: readonly Variant[] = [
  {
    name: "blake2b",
    title: "BLAKE2b",
    size: 64,
    saltSize: 16,
    offsetLimit: 2n ** 64n,
    make: (parameters) => new Blake2b(parameters),
  },
  {
    name: "blake2s",
    title: "BLAKE2s",
    size: 32,
    saltSize: 8,
    offsetLimit: 2n ** 48n,
    make: (parameters) => new Blake2s(parameters),
  },
];

function bytesArgument(value: Optional, limit: number, noun: string): Uint8Array {
  const bytes = value === undefined ? new Uint8Array(0) : requireBytes(value).slice();
  if (bytes.length > limit) throw valueError(`maximum ${noun} length is ${limit} bytes`);
  return bytes;
}

function numberArgument(value: Optional, fallback: number, first: number, last: number, complaint: string): number {
  const number = value === undefined ? fallback : asSize(value);
  if (number < first || number > last) throw valueError(complaint);
  return number;
}

/** An unsigned integer below `limit`, named by its type in C. */
function unsignedArgument(value: Optional, limit: bigint, typeName: string): bigint {
  const number = value === undefined ? 0n : BigInt(asIndex(value));
  if (number < 0n) throw valueError("Cannot convert negative int");
  if (number >= limit) throw overflowError(`Python int too large for C ${typeName}`);
  return number;
}

const CONSTRUCTOR = `(data=b'', *, digest_size=MAX_DIGEST_SIZE, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None)`;

function newObject(variant: Variant, cls: PyType, args: readonly Optional[]) {
  const [data, digestSize, key, salt, person, fanout, depth, leafSize, nodeOffset, nodeDepth, innerSize, lastNode] =
    args;
  const { name, size, saltSize, offsetLimit } = variant;
  const capitalized = `B${name.slice(1)}`;
  const bytes = initialData(data, args[13]);
  const digestBytes = digestSize === undefined ? size : asSize(digestSize);
  if (digestBytes < 1 || digestBytes > size) {
    throw valueError(`digest_size for ${capitalized} must be between 1 and ${size} bytes, here it is ${digestBytes}`);
  }
  const offset = (): bigint => {
    const wanted = unsignedArgument(nodeOffset, 2n ** 64n, "unsigned long long");
    if (wanted >= offsetLimit) throw overflowError("node_offset is too large");
    return wanted;
  };
  const parameters: Blake2Parameters = {
    digestSize: digestBytes,
    salt: bytesArgument(salt, saltSize, "salt"),
    person: bytesArgument(person, saltSize, "person"),
    fanout: numberArgument(fanout, 1, 0, 255, "fanout must be between 0 and 255"),
    depth: numberArgument(depth, 1, 1, 255, "depth must be between 1 and 255"),
    leafSize: Number(unsignedArgument(leafSize, 2n ** 32n, "unsigned long")),
    nodeOffset: offset(),
    nodeDepth: numberArgument(nodeDepth, 0, 0, 255, "node_depth must be between 0 and 255"),
    innerSize: numberArgument(innerSize, 0, 0, size, `inner_size must be between 0 and is ${size}`),
    key: bytesArgument(key, size, "key"),
    isLastNode: lastNode !== undefined && isTrue(lastNode),
  };
  return newHash(cls, name, variant.make(parameters), bytes);
}

function variantType(variant: Variant): PyType {
  const { name, size, saltSize, title } = variant;
  const doc = `Return a new ${title} hash object.`;
  const definitions = [
    constructor(CONSTRUCTOR, (cls: PyType, ...args: Optional[]) => newObject(variant, cls, args), doc),
    constant("SALT_SIZE", saltSize),
    constant("PERSON_SIZE", saltSize),
    constant("MAX_KEY_SIZE", size),
    constant("MAX_DIGEST_SIZE", size),
  ];
  return defineHashType(name, "_blake2", false, definitions, doc);
}

const types = variants.map((variant) => [variant, variantType(variant)] as const);

export function createBlake2Module(): PyModule {
  const entries: Record<string, Value> = { _GIL_MINSIZE: LOCK_THRESHOLD };
  for (const [{ name, size, saltSize }, type] of types) {
    const prefix = name.toUpperCase();
    entries[name] = type;
    entries[`${prefix}_SALT_SIZE`] = saltSize;
    entries[`${prefix}_PERSON_SIZE`] = saltSize;
    entries[`${prefix}_MAX_KEY_SIZE`] = size;
    entries[`${prefix}_MAX_DIGEST_SIZE`] = size;
  }
  return newModule("_blake2", "_blake2b provides BLAKE2b for hashlib\n", entries);
}
