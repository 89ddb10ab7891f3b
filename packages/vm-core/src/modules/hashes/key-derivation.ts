/** Keys from passwords: PBKDF2 (RFC 8018) and scrypt (RFC 7914). */

import { hmac } from "@noble/hashes/hmac.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { type FixedName, hashFunction } from "./digest.js";

/** PBKDF2-HMAC. All numbers must be positive. */
export function pbkdf2(
  name: FixedName,
  password: Uint8Array,
  salt: Uint8Array,
  rounds: number,
  length: number,
): Uint8Array {
  const keyed = hmac.create(hashFunction(name), password);
  const key = new Uint8Array(length);
  const counter = new DataView(new ArrayBuffer(4));
  for (let block = 1, at = 0; at < length; block++, at += keyed.outputLen) {
    counter.setUint32(0, block);
    let last = keyed.clone().update(salt).update(new Uint8Array(counter.buffer)).digest();
    const sum = last.slice();
    for (let round = 1; round < rounds; round++) {
      last = keyed.clone().update(last).digest();
      for (let index = 0; index < sum.length; index++) sum[index] ^= last[index];
      if ((round & 63) === 0) pollSafePoint();
    }
    key.set(sum.subarray(0, length - at), at);
  }
  return key;
}

/** scrypt; the caller has checked the numbers. */
export function deriveScrypt(
  password: Uint8Array,
  salt: Uint8Array,
  { n, r, p, maximumMemory, length }: { n: number; r: number; p: number; maximumMemory: number; length: number },
): Uint8Array {
  return scrypt(password, salt, { N: n, r, p, dkLen: length, maxmem: maximumMemory, onProgress: pollSafePoint });
}
