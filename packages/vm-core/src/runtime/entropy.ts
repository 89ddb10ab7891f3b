/** Random bytes from outside the program: for seeds, os.urandom and random.SystemRandom. */

import { services } from "./interpreter-services.js";

/** Fresh bytes at every call; the same at each run of a machine that was given a seed. */
export function randomBytes(count: number): Uint8Array {
  return services.randomBytes(count);
}

/** The part of the Web Crypto interface used here; every supported host has it, old browsers outside HTTPS too. */
interface RandomSource {
  getRandomValues(bytes: Uint8Array): Uint8Array;
}

const MAXIMUM_REQUEST = 65_536;

/** Bytes from the host. */
export function hostRandomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  const { crypto } = globalThis as { crypto?: RandomSource };
  for (let start = 0; start < count; start += MAXIMUM_REQUEST) {
    const part = bytes.subarray(start, start + MAXIMUM_REQUEST);
    if (crypto !== undefined) crypto.getRandomValues(part);
    else for (let index = 0; index < part.length; index++) part[index] = Math.random() * 256;
  }
  return bytes;
}

/** Rounds that mix the seed before the first byte is taken. */
const WARM_UP = 12;

/**
 * Bytes that follow from a seed: Chris Doty-Humphrey's generator sfc32, with the seed in two of its words. They are for
 * runs that can be repeated, and no secret.
 */
export function seededRandomBytes(seed: number): (count: number) => Uint8Array {
  let a = seed >>> 0;
  let b = Math.floor(seed / 2 ** 32) >>> 0;
  let c = 0x9e37_79b9;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum;
  };
  for (let round = 0; round < WARM_UP; round++) next();
  return (count) => {
    const bytes = new Uint8Array(count);
    for (let index = 0; index < count; index++) bytes[index] = next() >>> 24;
    return bytes;
  };
}
