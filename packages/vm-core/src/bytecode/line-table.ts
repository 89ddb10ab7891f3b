/** The source position of every instruction word of a code block. */

/** Lines count from 1, columns from 0 in UTF-8 bytes; a column of -1 is unknown. */
export interface Position {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
}

export interface LineRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly line: number | null;
}

/** Line of an instruction without a location. */
export const NO_LINE = -1;

/**
 * A run of words with the same position is one record of variable-length integers (seven bits a byte, the high bit
 * says that more follow; a signed number is zigzag-coded):
 *
 *     length * 2 + hasPosition, then if hasPosition:
 *     line - previous line (signed), endLine - line (signed), column + 1, endColumn + 1
 *
 * Lines are wanted far more often than columns, so their runs are decoded on first use, and columns each time.
 */
export class LineTable {
  static readonly empty: LineTable = new LineTable(new Uint8Array(0));

  readonly encoded: Uint8Array;
  private starts: Int32Array | null = null;
  private lines: Int32Array | null = null;
  private lastRun = 0;

  private constructor(encoded: Uint8Array) {
    this.encoded = encoded;
  }

  /** One position, or null, for each word. */
  static fromPositions(positions: readonly (Position | null)[]): LineTable {
    if (positions.length === 0) return LineTable.empty;
    const bytes: number[] = [];
    let line = 0;
    for (let start = 0; start < positions.length; ) {
      const position = positions[start];
      let end = start + 1;
      while (end < positions.length && samePosition(positions[end], position)) end++;
      pushUnsigned(bytes, (end - start) * 2 + (position === null ? 0 : 1));
      if (position !== null) {
        pushSigned(bytes, position.line - line);
        pushSigned(bytes, position.endLine - position.line);
        pushUnsigned(bytes, position.column + 1);
        pushUnsigned(bytes, position.endColumn + 1);
        line = position.line;
      }
      start = end;
    }
    return new LineTable(Uint8Array.from(bytes));
  }

  /** For code loaded from a pack: the bytes of another table's `encoded`. */
  static fromEncoded(encoded: Uint8Array): LineTable {
    return encoded.length === 0 ? LineTable.empty : new LineTable(encoded);
  }

  /** The line of the word at `pc`, or NO_LINE. */
  lineAt(pc: number): number {
    if (this.lines === null) this.decodeLines();
    // decodeLines has just set both arrays.
    const starts = this.starts as Int32Array;
    const lines = this.lines as unknown as Int32Array;
    const last = this.lastRun;
    if (pc >= starts[last] && pc < starts[last + 1]) return lines[last];
    let low = 0;
    let high = lines.length - 1;
    if (pc < 0 || high < 0 || pc >= starts[high + 1]) return NO_LINE;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= pc) low = middle;
      else high = middle - 1;
    }
    this.lastRun = low;
    return lines[low];
  }

  /** The full position of the word at `pc`, or null. */
  positionAt(pc: number): Position | null {
    let end = 0;
    for (const run of this.runs()) {
      end += run.length;
      if (pc < end) return run.position;
    }
    return null;
  }

  /** Maximal runs of words on one line, as co_lines() gives them. */
  *ranges(): Generator<LineRange> {
    if (this.lines === null) this.decodeLines();
    const starts = this.starts as Int32Array;
    const lines = this.lines as unknown as Int32Array;
    for (let run = 0; run < lines.length; run++) {
      const line = lines[run];
      yield { start: starts[run], end: starts[run + 1], line: line === NO_LINE ? null : line };
    }
  }

  /** One position, or null, for each word, as co_positions() gives them. */
  *positions(): Generator<Position | null> {
    for (const { length, position } of this.runs()) {
      for (let count = 0; count < length; count++) yield position;
    }
  }

  private decodeLines(): void {
    const starts: number[] = [];
    const lines: number[] = [];
    let pc = 0;
    for (const { length, position } of this.runs()) {
      const line = position === null ? NO_LINE : position.line;
      if (lines.length === 0 || lines[lines.length - 1] !== line) {
        starts.push(pc);
        lines.push(line);
      }
      pc += length;
    }
    starts.push(pc);
    this.starts = Int32Array.from(starts);
    this.lines = Int32Array.from(lines);
  }

  private *runs(): Generator<{ readonly length: number; readonly position: Position | null }> {
    const encoded = this.encoded;
    let at = 0;
    let line = 0;
    const unsigned = (): number => {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = encoded[at++];
        value += (byte & 0x7f) * scale;
        if (byte < 0x80) return value;
      }
    };
    const signed = (): number => {
      const value = unsigned();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    };
    while (at < encoded.length) {
      const head = unsigned();
      const length = Math.floor(head / 2);
      if (head % 2 === 0) {
        yield { length, position: null };
        continue;
      }
      line += signed();
      const endLine = line + signed();
      const column = unsigned() - 1;
      const endColumn = unsigned() - 1;
      yield { length, position: { line, endLine, column, endColumn } };
    }
  }
}

function samePosition(left: Position | null, right: Position | null): boolean {
  if (left === null || right === null) return left === right;
  return (
    left.line === right.line &&
    left.endLine === right.endLine &&
    left.column === right.column &&
    left.endColumn === right.endColumn
  );
}

function pushUnsigned(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 0x80);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

function pushSigned(bytes: number[], value: number): void {
  pushUnsigned(bytes, value < 0 ? -value * 2 - 1 : value * 2);
}
