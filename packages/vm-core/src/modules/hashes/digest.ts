/** The state of a hash function, as the objects of hashlib hold it. */

import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha224, sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from "@noble/hashes/sha3.js";
import { pollSafePoint } from "../../runtime/thread.js";

export interface Digest {
  readonly blockSize: number;
  /** 0 for functions that give as many bytes as they are asked for. */
  readonly digestSize: number;
  update(bytes: Uint8Array): void;
  /** The hash of what there was so far; more can follow. `length` matters where digestSize is 0. */
  digest(length: number): Uint8Array;
  copy(): Digest;
}

/** What is used of the library's states. */
interface State {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
  clone(): State;
}

interface ExtendableState {
  update(bytes: Uint8Array): unknown;
  xofInto(bytes: Uint8Array): unknown;
  clone(): ExtendableState;
}

class FixedDigest implements Digest {
  readonly blockSize: number;
  readonly digestSize: number;
  private readonly state: State;

  constructor(state: State, blockSize: number, digestSize: number) {
    this.state = state;
    this.blockSize = blockSize;
    this.digestSize = digestSize;
  }

  update(bytes: Uint8Array): void {
    this.state.update(bytes);
  }

  digest(): Uint8Array {
    return this.state.clone().digest();
  }

  copy(): FixedDigest {
    return new FixedDigest(this.state.clone(), this.blockSize, this.digestSize);
  }
}

class ExtendableDigest implements Digest {
  readonly blockSize: number;
  readonly digestSize = 0;
  private readonly state: ExtendableState;

  constructor(state: ExtendableState, blockSize: number) {
    this.state = state;
    this.blockSize = blockSize;
  }

  update(bytes: Uint8Array): void {
    this.state.update(bytes);
  }

  digest(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    const state = this.state.clone();
    for (let at = 0; at < length; at += CHUNK) {
      state.xofInto(bytes.subarray(at, at + CHUNK));
      pollSafePoint();
    }
    return bytes;
  }

  copy(): ExtendableDigest {
    return new ExtendableDigest(this.state.clone(), this.blockSize);
  }
}

/** Bytes between two safe points: about a tenth of a millisecond. */
const CHUNK = 16_384;

/** Adds bytes that may be many. */
export function updateDigest(digest: Digest, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    digest.update(bytes.subarray(at, at + CHUNK));
    pollSafePoint();
  }
}

const fixed = { md5, sha1, sha224, sha256, sha384, sha512, sha3_224, sha3_256, sha3_384, sha3_512 };
const extendable = { shake_128: shake128, shake_256: shake256 };

export type FixedName = keyof typeof fixed;
export type ExtendableName = keyof typeof extendable;

/** The functions that HMAC can be made with. */
export const isFixedName = (name: string): name is FixedName => Object.hasOwn(fixed, name);

export function newFixedDigest(name: FixedName): Digest {
  const { blockLen, outputLen } = fixed[name];
  return new FixedDigest(fixed[name].create(), blockLen, outputLen);
}

export function newExtendableDigest(name: ExtendableName): Digest {
  return new ExtendableDigest(extendable[name].create({}), extendable[name].blockLen);
}

/** The library's own function, for key derivation. */
export const hashFunction = (name: FixedName): (typeof fixed)[FixedName] => fixed[name];
