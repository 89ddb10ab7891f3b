/** Random bytes from outside the program: for seeds, os.urandom and random.SystemRandom. */

/** The part of the Web Crypto interface used here; every supported host has it, old browsers outside HTTPS too. */
interface RandomSource {
  getRandomValues(bytes: Uint8Array): Uint8Array;
}

const MAXIMUM_REQUEST = 65_536;

/** Fresh bytes at every call. */
export function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  const { crypto } = globalThis as { crypto?: RandomSource };
  for (let start = 0; start < count; start += MAXIMUM_REQUEST) {
    const part = bytes.subarray(start, start + MAXIMUM_REQUEST);
    if (crypto !== undefined) crypto.getRandomValues(part);
    else for (let index = 0; index < part.length; index++) part[index] = Math.random() * 256;
  }
  return bytes;
}
