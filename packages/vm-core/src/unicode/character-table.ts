/** The records of one version of the character database, by code point. */

/** What the database says about a character. */
export interface CharacterRecord {
  /** General category, such as "Lu". */
  readonly category: string;
  /** Bidirectional class, or "". */
  readonly bidirectional: string;
  /** Canonical combining class. */
  readonly combining: number;
  readonly eastAsianWidth: string;
  readonly mirrored: number;
  /** Bits of `Flag`. */
  readonly flags: number;
  /** -1 for none, as `digit`. */
  readonly decimal: number;
  readonly digit: number;
  /** An integer or a fraction such as "1/2". */
  readonly numeric: string | null;
}

/** A table as it is packed: `runs` are pairs of a length and the number of a record, from U+0000 on. */
export interface PackedTable {
  readonly records: readonly (readonly [
    string,
    string,
    number,
    string,
    number,
    number,
    number,
    number,
    string | null,
  ])[];
  readonly runs: readonly number[];
}

const PAGE = 256;

export class CharacterTable {
  readonly records: readonly CharacterRecord[];
  /** For each page of 256 characters, where its record numbers start in `numbers`. Equal uniform pages are one. */
  private readonly pages: Uint32Array;
  private readonly numbers: Uint16Array;

  constructor({ records, runs }: PackedTable) {
    this.records = records.map(
      ([category, bidirectional, combining, eastAsianWidth, mirrored, flags, decimal, digit, numeric]) => ({
        category,
        bidirectional,
        combining,
        eastAsianWidth,
        mirrored,
        flags,
        decimal,
        digit,
        numeric,
      }),
    );
    this.pages = new Uint32Array(0x110000 / PAGE);
    this.numbers = this.fillPages(runs);
  }

  /** Index into `records`. */
  numberOf(codePoint: number): number {
    return this.numbers[this.pages[codePoint >> 8] + (codePoint & 0xff)];
  }

  recordOf(codePoint: number): CharacterRecord {
    return this.records[this.numberOf(codePoint)];
  }

  private fillPages(runs: readonly number[]): Uint16Array {
    let numbers = new Uint16Array(PAGE * 1024);
    let used = 0;
    const uniform = new Map<number, number>();
    let run = 0;
    let left = runs[0];
    for (let page = 0; page < this.pages.length; page++) {
      const record = runs[run + 1];
      const known = left >= PAGE ? uniform.get(record) : undefined;
      this.pages[page] = known ?? used;
      if (left >= PAGE) uniform.set(record, known ?? used);
      if (known === undefined && used === numbers.length) {
        const more = new Uint16Array(used * 2);
        more.set(numbers);
        numbers = more;
      }
      for (let at = 0; at < PAGE; ) {
        const count = Math.min(left, PAGE - at);
        if (known === undefined) numbers.fill(runs[run + 1], used + at, used + at + count);
        at += count;
        left -= count;
        if (left === 0) {
          run += 2;
          left = runs[run] ?? 0;
        }
        if (run >= runs.length) break;
      }
      if (known === undefined) used += PAGE;
    }
    return numbers.slice(0, used);
  }
}
