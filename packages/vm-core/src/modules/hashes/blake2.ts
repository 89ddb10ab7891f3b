/**
 * BLAKE2b and BLAKE2s (RFC 7693) with every parameter of the BLAKE2 specification: keys, salts, personalization and
 * tree hashing. Words of 64 bits are pairs of a low and a high half.
 */

import type { Digest } from "./digest.js";

export interface Blake2Parameters {
  readonly digestSize: number;
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly person: Uint8Array;
  readonly fanout: number;
  readonly depth: number;
  readonly leafSize: number;
  readonly nodeOffset: bigint;
  readonly nodeDepth: number;
  readonly innerSize: number;
  readonly isLastNode: boolean;
}

/** Initial values: fractional parts of the square roots of the first eight primes, high halves first. */
const initial64 = Uint32Array.of(
  0x6a09e667,
  0xf3bcc908,
  0xbb67ae85,
  0x84caa73b,
  0x3c6ef372,
  0xfe94f82b,
  0xa54ff53a,
  0x5f1d36f1,
  0x510e527f,
  0xade682d1,
  0x9b05688c,
  0x2b3e6c1f,
  0x1f83d9ab,
  0xfb41bd6b,
  0x5be0cd19,
  0x137e2179,
);

/** Which word of the message each step of a round takes; rounds after the tenth begin again. */
const schedule: readonly Uint8Array[] = [
  "0123456789abcdef",
  "ea489fd61c02b753",
  "b8c052fdae367194",
  "7931dcbe265a40f8",
  "905724afe1bc683d",
  "2c6a0b834d75fe19",
  "c51fed4a0763928b",
  "db7ec13950f4862a",
  "6fe9b308c2d714a5",
  "a2847615fb9e3cd0",
].map((row) => Uint8Array.from(row, (digit) => Number.parseInt(digit, 16)));

/** The words that the eight steps of a round mix: four columns, four diagonals. */
const lanes: readonly (readonly [number, number, number, number])[] = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
];

const emptyBlock = new Uint8Array(0);

/** What both functions share: the buffer, the count of bytes and the end. */
abstract class Blake2 implements Digest {
  readonly blockSize: number;
  readonly digestSize: number;
  protected readonly isLastNode: boolean;
  private readonly buffer: Uint8Array;
  protected readonly block: DataView;
  private filled = 0;
  protected count = 0;

  constructor(blockSize: number, { digestSize, isLastNode, key }: Blake2Parameters) {
    this.blockSize = blockSize;
    this.digestSize = digestSize;
    this.isLastNode = isLastNode;
    this.buffer = new Uint8Array(blockSize);
    this.block = new DataView(this.buffer.buffer);
    if (key.length === 0) return;
    this.buffer.set(key);
    this.filled = blockSize;
  }

  update(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      // The last block is compressed at the end, when it is known to be the last.
      if (this.filled === this.blockSize) {
        this.count += this.blockSize;
        this.compress(false);
        this.filled = 0;
      }
      const part = bytes.subarray(at, at + this.blockSize - this.filled);
      this.buffer.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
    }
  }

  digest(): Uint8Array {
    const last = this.copy();
    last.count += last.filled;
    last.buffer.fill(0, last.filled);
    last.compress(true);
    return last.state().slice(0, this.digestSize);
  }

  copy(): Blake2 {
    const copy = this.blank();
    copy.buffer.set(this.buffer);
    copy.filled = this.filled;
    copy.count = this.count;
    return copy;
  }

  /** Another one with the same chained value. */
  protected abstract blank(): Blake2;

  /** The chained value as bytes. */
  protected abstract state(): Uint8Array;

  protected abstract compress(isLast: boolean): void;
}

/** The parameter block, which is mixed into the initial values. `width` is the bytes of a word. */
function parameterBlock(parameters: Blake2Parameters, width: 4 | 8): DataView {
  const bytes = new Uint8Array(8 * width);
  const view = new DataView(bytes.buffer);
  const { digestSize, key, fanout, depth, leafSize, nodeOffset, nodeDepth, innerSize, salt, person } = parameters;
  bytes.set([digestSize, key.length, fanout, depth]);
  view.setUint32(4, leafSize, true);
  view.setBigUint64(8, nodeOffset, true);
  // BLAKE2s has an offset of 48 bits, and the next two fields right behind it.
  const next = width === 8 ? 16 : 14;
  bytes[next] = nodeDepth;
  bytes[next + 1] = innerSize;
  bytes.set(salt, 4 * width);
  bytes.set(person, 6 * width);
  return view;
}

export class Blake2b extends Blake2 {
  /** Low and high halves by turns, as `work` and `message`. */
  private readonly chained = new Uint32Array(16);
  private readonly work = new Uint32Array(32);
  private readonly message = new Uint32Array(32);
  private readonly parameters: Blake2Parameters;

  constructor(parameters: Blake2Parameters) {
    super(128, parameters);
    this.parameters = parameters;
    const block = parameterBlock(parameters, 8);
    for (let half = 0; half < 16; half++) this.chained[half] = initial64[half ^ 1] ^ block.getUint32(half * 4, true);
  }

  protected blank(): Blake2b {
    const copy = new Blake2b({ ...this.parameters, key: emptyBlock });
    copy.chained.set(this.chained);
    return copy;
  }

  protected state(): Uint8Array {
    return littleEndian(this.chained);
  }

  protected compress(isLast: boolean): void {
    const { work, message, chained, block, count } = this;
    work.set(chained);
    for (let half = 0; half < 16; half++) work[16 + half] = initial64[half ^ 1];
    work[24] ^= count >>> 0;
    work[25] ^= Math.floor(count / 2 ** 32);
    if (isLast) {
      work[28] = ~work[28];
      work[29] = ~work[29];
      if (this.isLastNode) {
        work[30] = ~work[30];
        work[31] = ~work[31];
      }
    }
    for (let half = 0; half < 32; half++) message[half] = block.getUint32(half * 4, true);
    for (let round = 0; round < 12; round++) {
      const order = schedule[round % 10];
      for (let step = 0; step < 8; step++) {
        const [a, b, c, d] = lanes[step];
        mix64(work, message, a * 2, b * 2, c * 2, d * 2, order[step * 2] * 2, order[step * 2 + 1] * 2);
      }
    }
    for (let half = 0; half < 16; half++) chained[half] ^= work[half] ^ work[half + 16];
  }
}

/** The mixing function G on halves that begin at even places: of `v` a to d, of the message x and y. */
function mix64(v: Uint32Array, m: Uint32Array, a: number, b: number, c: number, d: number, x: number, y: number): void {
  let low = v[a] + v[b] + m[x];
  v[a + 1] = v[a + 1] + v[b + 1] + m[x + 1] + Math.floor(low / 2 ** 32);
  v[a] = low;
  // d = (d ^ a) rotated by 32: the halves change places.
  const turned = v[d] ^ v[a];
  v[d] = v[d + 1] ^ v[a + 1];
  v[d + 1] = turned;
  low = v[c] + v[d];
  v[c + 1] = v[c + 1] + v[d + 1] + Math.floor(low / 2 ** 32);
  v[c] = low;
  let lowHalf = v[b] ^ v[c];
  let highHalf = v[b + 1] ^ v[c + 1];
  v[b] = (lowHalf >>> 24) | (highHalf << 8);
  v[b + 1] = (highHalf >>> 24) | (lowHalf << 8);
  low = v[a] + v[b] + m[y];
  v[a + 1] = v[a + 1] + v[b + 1] + m[y + 1] + Math.floor(low / 2 ** 32);
  v[a] = low;
  lowHalf = v[d] ^ v[a];
  highHalf = v[d + 1] ^ v[a + 1];
  v[d] = (lowHalf >>> 16) | (highHalf << 16);
  v[d + 1] = (highHalf >>> 16) | (lowHalf << 16);
  low = v[c] + v[d];
  v[c + 1] = v[c + 1] + v[d + 1] + Math.floor(low / 2 ** 32);
  v[c] = low;
  lowHalf = v[b] ^ v[c];
  highHalf = v[b + 1] ^ v[c + 1];
  v[b] = (highHalf >>> 31) | (lowHalf << 1);
  v[b + 1] = (lowHalf >>> 31) | (highHalf << 1);
}

export class Blake2s extends Blake2 {
  private readonly chained = new Uint32Array(8);
  private readonly work = new Uint32Array(16);
  private readonly message = new Uint32Array(16);
  private readonly parameters: Blake2Parameters;

  constructor(parameters: Blake2Parameters) {
    super(64, parameters);
    this.parameters = parameters;
    const block = parameterBlock(parameters, 4);
    // The initial values of BLAKE2s are the high halves.
    for (let word = 0; word < 8; word++) this.chained[word] = initial64[word * 2] ^ block.getUint32(word * 4, true);
  }

  protected blank(): Blake2s {
    const copy = new Blake2s({ ...this.parameters, key: emptyBlock });
    copy.chained.set(this.chained);
    return copy;
  }

  protected state(): Uint8Array {
    return littleEndian(this.chained);
  }

  protected compress(isLast: boolean): void {
    const { work, message, chained, block, count } = this;
    work.set(chained);
    for (let word = 0; word < 8; word++) work[8 + word] = initial64[word * 2];
    work[12] ^= count >>> 0;
    work[13] ^= Math.floor(count / 2 ** 32);
    if (isLast) {
      work[14] = ~work[14];
      if (this.isLastNode) work[15] = ~work[15];
    }
    for (let word = 0; word < 16; word++) message[word] = block.getUint32(word * 4, true);
    for (let round = 0; round < 10; round++) {
      const order = schedule[round];
      for (let step = 0; step < 8; step++) {
        const [a, b, c, d] = lanes[step];
        mix32(work, a, b, c, d, message[order[step * 2]], message[order[step * 2 + 1]]);
      }
    }
    for (let word = 0; word < 8; word++) chained[word] ^= work[word] ^ work[word + 8];
  }
}

const rotateRight = (word: number, count: number): number => (word >>> count) | (word << (32 - count));

function mix32(v: Uint32Array, a: number, b: number, c: number, d: number, x: number, y: number): void {
  v[a] = v[a] + v[b] + x;
  v[d] = rotateRight(v[d] ^ v[a], 16);
  v[c] = v[c] + v[d];
  v[b] = rotateRight(v[b] ^ v[c], 12);
  v[a] = v[a] + v[b] + y;
  v[d] = rotateRight(v[d] ^ v[a], 8);
  v[c] = v[c] + v[d];
  v[b] = rotateRight(v[b] ^ v[c], 7);
}

function littleEndian(words: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  words.forEach((word, index) => {
    view.setUint32(index * 4, word, true);
  });
  return bytes;
}
