/** The exception table of a code block: which handler covers an instruction, and how to enter it. */

/**
 * One protected range. On an exception at `start <= pc < end` the operand stack is cut to `depth`, the pc is pushed if
 * `lasti` is set, then the exception, and the frame continues at `target`.
 */
export interface ExceptionEntry {
  readonly start: number;
  readonly end: number;
  readonly target: number;
  readonly depth: number;
  readonly lasti: boolean;
}

const FIELDS = 4;

/** Ranges are sorted and do not overlap: nesting is resolved by the assembler, innermost handler first. */
export class ExceptionTable {
  static readonly empty: ExceptionTable = new ExceptionTable(new Int32Array(0));

  /** Four numbers a range: start, end, target, `depth << 1 | lasti`. */
  readonly data: Int32Array;

  private constructor(data: Int32Array) {
    this.data = data;
  }

  static fromEntries(entries: readonly ExceptionEntry[]): ExceptionTable {
    if (entries.length === 0) return ExceptionTable.empty;
    const data = new Int32Array(entries.length * FIELDS);
    entries.forEach(({ start, end, target, depth, lasti }, index) => {
      data.set([start, end, target, (depth << 1) | (lasti ? 1 : 0)], index * FIELDS);
    });
    return new ExceptionTable(data);
  }

  /** The inverse of reading `data`, for code loaded from a pack. */
  static fromData(data: Int32Array): ExceptionTable {
    return data.length === 0 ? ExceptionTable.empty : new ExceptionTable(data);
  }

  get length(): number {
    return this.data.length / FIELDS;
  }

  /** The place of the range that covers `pc`, or -1. */
  find(pc: number): number {
    const data = this.data;
    let low = 0;
    let high = data.length / FIELDS - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = middle * FIELDS;
      if (pc < data[at]) high = middle - 1;
      else if (pc >= data[at + 1]) low = middle + 1;
      else return middle;
    }
    return -1;
  }

  startOf(index: number): number {
    return this.data[index * FIELDS];
  }

  endOf(index: number): number {
    return this.data[index * FIELDS + 1];
  }

  targetOf(index: number): number {
    return this.data[index * FIELDS + 2];
  }

  depthOf(index: number): number {
    return this.data[index * FIELDS + 3] >> 1;
  }

  pushesLasti(index: number): boolean {
    return (this.data[index * FIELDS + 3] & 1) !== 0;
  }

  *[Symbol.iterator](): Generator<ExceptionEntry> {
    for (let index = 0; index < this.length; index++) {
      yield {
        start: this.startOf(index),
        end: this.endOf(index),
        target: this.targetOf(index),
        depth: this.depthOf(index),
        lasti: this.pushesLasti(index),
      };
    }
  }
}
