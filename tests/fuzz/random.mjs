/** Random choices that a seed determines, the same on every machine. */

/** The generator sfc32 of Chris Doty-Humphrey's PractRand, its state filled from the seed. */
export class Random {
  /** @param {number} seed a safe integer */
  constructor(seed) {
    this.a = seed | 0;
    this.b = Math.floor(seed / 2 ** 32) | 0;
    this.c = 0x9e3779b9 | 0;
    this.counter = 1;
    // The first outputs of neighbouring seeds resemble each other.
    for (let round = 0; round < 12; round += 1) this.word();
  }

  /** @returns {number} 32 random bits */
  word() {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** @param {number} end @returns {number} an integer from 0 up to, not including, `end` */
  below(end) {
    return Math.floor((this.word() / 2 ** 32) * end);
  }

  /** @param {number} probability from 0 to 1 */
  chance(probability) {
    return this.word() < probability * 2 ** 32;
  }

  /** @template T @param {readonly T[]} items at least one @returns {T} */
  pick(items) {
    return items[this.below(items.length)];
  }
}
