/** The Mersenne Twister MT19937: 32-bit words of a sequence that repeats after 2**19937 - 1. */

import { memoryError } from "../../runtime/errors.js";
import { type Int, MAXIMUM_BITS } from "../../runtime/integers.js";
import { normalizeInt } from "../../runtime/primitives.js";

export const STATE_SIZE = 624;
const SHIFT_SIZE = 397;
const TWIST = 0x9908b0df;
const UPPER_BIT = 0x80000000;
const LOWER_BITS = 0x7fffffff;

export class MersenneTwister {
  readonly words = new Uint32Array(STATE_SIZE);
  /** The next word of the state to give out; STATE_SIZE when it must be renewed first. */
  index = STATE_SIZE;

  /** Seeds with one word. */
  seedWord(seed: number): void {
    const { words } = this;
    words[0] = seed;
    for (let index = 1; index < STATE_SIZE; index++) {
      const previous = words[index - 1];
      words[index] = Math.imul(1812433253, previous ^ (previous >>> 30)) + index;
    }
    this.index = STATE_SIZE;
  }

  /** Seeds with any number of words, at least one. */
  seedWords(key: readonly number[]): void {
    const { words } = this;
    this.seedWord(19650218);
    let index = 1;
    let keyIndex = 0;
    for (let count = Math.max(STATE_SIZE, key.length); count > 0; count--) {
      const previous = words[index - 1];
      const mixed = words[index] ^ Math.imul(previous ^ (previous >>> 30), 1664525);
      words[index] = mixed + key[keyIndex] + keyIndex;
      index = this.following(index);
      if (++keyIndex === key.length) keyIndex = 0;
    }
    for (let count = STATE_SIZE - 1; count > 0; count--) {
      const previous = words[index - 1];
      words[index] = (words[index] ^ Math.imul(previous ^ (previous >>> 30), 1566083941)) - index;
      index = this.following(index);
    }
    words[0] = UPPER_BIT;
  }

  private following(index: number): number {
    if (index + 1 < STATE_SIZE) return index + 1;
    this.words[0] = this.words[STATE_SIZE - 1];
    return 1;
  }

  nextWord(): number {
    if (this.index >= STATE_SIZE) this.renew();
    let word = this.words[this.index++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  private renew(): void {
    const { words } = this;
    for (let index = 0; index < STATE_SIZE; index++) {
      const next = words[(index + 1) % STATE_SIZE];
      const joined = (words[index] & UPPER_BIT) | (next & LOWER_BITS);
      const shifted = words[(index + SHIFT_SIZE) % STATE_SIZE];
      words[index] = shifted ^ (joined >>> 1) ^ ((joined & 1) === 0 ? 0 : TWIST);
    }
    this.index = 0;
  }

  /** A double in [0, 1) with 53 random bits. */
  nextDouble(): number {
    const high = this.nextWord() >>> 5;
    const low = this.nextWord() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  }

  /** An int of `count` random bits, the first word lowest. */
  nextBits(count: number): Int {
    if (count === 0) return 0;
    if (count <= 32) return this.nextWord() >>> (32 - count);
    if (count <= 53) {
      const low = this.nextWord();
      return (this.nextWord() >>> (64 - count)) * 0x100000000 + low;
    }
    if (count > MAXIMUM_BITS) throw memoryError();
    let digits = "";
    for (let rest = count; rest > 0; rest -= 32) {
      const word = rest < 32 ? this.nextWord() >>> (32 - rest) : this.nextWord();
      digits = word.toString(16).padStart(8, "0") + digits;
    }
    return normalizeInt(BigInt(`0x${digits}`));
  }
}
