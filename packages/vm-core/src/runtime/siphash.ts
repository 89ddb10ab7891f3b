/** SipHash-1-3 of Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012), which CPython hashes sources with. */

import { pollSafePoint } from "./thread.js";

const MASK = 0xffff_ffff_ffff_ffffn;
const ROUNDS_AT_THE_END = 3;

const rotate = (word: bigint, by: bigint): bigint => ((word << by) | (word >> (64n - by))) & MASK;

/** The hash of 64 bits; the key is the two words. */
export function siphash13(bytes: Uint8Array, key: readonly [bigint, bigint]): bigint {
  const state = [
    key[0] ^ 0x736f6d6570736575n,
    key[1] ^ 0x646f72616e646f6dn,
    key[0] ^ 0x6c7967656e657261n,
    key[1] ^ 0x7465646279746573n,
  ];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 8);
  for (let at = 0; at < whole; at += 8) {
    if (at % 8192 === 0) pollSafePoint();
    takeWord(state, view.getBigUint64(at, true));
  }
  let last = (BigInt(bytes.length) << 56n) & MASK;
  for (let at = whole; at < bytes.length; at++) last |= BigInt(bytes[at]) << BigInt(8 * (at - whole));
  takeWord(state, last);
  state[2] ^= 0xffn;
  for (let round = 0; round < ROUNDS_AT_THE_END; round++) mix(state);
  return state[0] ^ state[1] ^ state[2] ^ state[3];
}

function takeWord(state: bigint[], word: bigint): void {
  state[3] ^= word;
  mix(state);
  state[0] ^= word;
}

function mix(state: bigint[]): void {
  let [v0, v1, v2, v3] = state;
  v0 = (v0 + v1) & MASK;
  v2 = (v2 + v3) & MASK;
  v1 = rotate(v1, 13n) ^ v0;
  v3 = rotate(v3, 16n) ^ v2;
  v0 = (rotate(v0, 32n) + v3) & MASK;
  v2 = (v2 + v1) & MASK;
  v1 = rotate(v1, 17n) ^ v2;
  v3 = rotate(v3, 21n) ^ v0;
  v2 = rotate(v2, 32n);
  state[0] = v0;
  state[1] = v1;
  state[2] = v2;
  state[3] = v3;
}
