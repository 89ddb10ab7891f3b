/** The SHA-512 hash function, on 64-bit words as bigints: for short inputs such as seeds. */

const MASK = (1n << 64n) - 1n;
const ROUNDS = 80;
const BLOCK_SIZE = 128;

/** The first 64 fractional bits of the square or cube roots of the first primes. */
function rootsOfPrimes(count: number, degree: 2n | 3n): bigint[] {
  const roots: bigint[] = [];
  for (let candidate = 2n; roots.length < count; candidate++) {
    if (isPrime(candidate)) roots.push(integerRoot(candidate << (64n * degree), degree) & MASK);
  }
  return roots;
}

function isPrime(candidate: bigint): boolean {
  for (let divisor = 2n; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0n) return false;
  return true;
}

/** floor(value ** (1 / degree)), by Newton's method from above. */
function integerRoot(value: bigint, degree: bigint): bigint {
  let root = 1n << 80n;
  for (;;) {
    const next = ((degree - 1n) * root + value / root ** (degree - 1n)) / degree;
    if (next >= root) return root;
    root = next;
  }
}

let constants: { readonly initial: readonly bigint[]; readonly round: readonly bigint[] } | null = null;

const rotate = (word: bigint, count: bigint): bigint => ((word >> count) | (word << (64n - count))) & MASK;

export function sha512(message: Uint8Array): Uint8Array {
  constants ??= { initial: rootsOfPrimes(8, 2n), round: rootsOfPrimes(ROUNDS, 3n) };
  const padded = pad(message);
  const view = new DataView(padded.buffer);
  const state = [...constants.initial];
  for (let offset = 0; offset < padded.length; offset += BLOCK_SIZE) compress(state, view, offset, constants.round);
  const digest = new DataView(new ArrayBuffer(64));
  state.forEach((word, index) => {
    digest.setBigUint64(index * 8, word);
  });
  return new Uint8Array(digest.buffer);
}

/** The message, a one bit, zeros up to a whole number of blocks, and its length in bits. */
function pad(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = Math.ceil((message.length + 17) / BLOCK_SIZE);
  const padded = new Uint8Array(blocks * BLOCK_SIZE);
  padded.set(message);
  padded[message.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  return padded;
}

function compress(state: bigint[], block: DataView, offset: number, constants: readonly bigint[]): void {
  const schedule: bigint[] = [];
  for (let index = 0; index < 16; index++) schedule.push(block.getBigUint64(offset + index * 8));
  for (let index = 16; index < ROUNDS; index++) {
    const early = schedule[index - 15];
    const late = schedule[index - 2];
    const sigma0 = rotate(early, 1n) ^ rotate(early, 8n) ^ (early >> 7n);
    const sigma1 = rotate(late, 19n) ^ rotate(late, 61n) ^ (late >> 6n);
    schedule.push((schedule[index - 16] + sigma0 + schedule[index - 7] + sigma1) & MASK);
  }
  let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  for (let index = 0; index < ROUNDS; index++) {
    const sum1 = rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n);
    const choice = (e & f) ^ (~e & MASK & g);
    const first = h + sum1 + choice + constants[index] + schedule[index];
    const sum0 = rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) & MASK, c, b, a, (first + sum0 + majority) & MASK];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index] + word) & MASK;
  });
}
