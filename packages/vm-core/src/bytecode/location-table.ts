/** CPython's table of source positions (co_linetable), described in its InternalDocs/code_objects.md. */

import { NO_LINE, type Position } from "./line-table.js";

/** A run of two-byte units with one position; null stands for none. */
export interface PositionRun {
  readonly length: number;
  readonly position: Position | null;
}

/** Units that one entry can cover. */
const MAX_UNITS = 8;

/** Kinds of entries: 0 to 9 are short ones, which hold the upper bits of the column. */
const ONE_LINE = 10;
const NO_COLUMNS = 13;
const LONG = 14;
const NONE = 15;

/** The table of a code block that starts on `firstLine`. */
export function encodeLocations(runs: Iterable<PositionRun>, firstLine: number): Uint8Array {
  const bytes: number[] = [];
  let line = firstLine;
  for (const { length, position } of runs) {
    for (let rest = length; rest > 0; rest -= MAX_UNITS) {
      pushEntry(bytes, Math.min(rest, MAX_UNITS), position, line);
      if (position !== null) line = position.line;
    }
  }
  return Uint8Array.from(bytes);
}

function pushEntry(bytes: number[], length: number, position: Position | null, previous: number): void {
  const start = (kind: number): void => {
    bytes.push(0x80 | (kind << 3) | (length - 1));
  };
  if (position === null) {
    start(NONE);
    return;
  }
  const { line, endLine, column, endColumn } = position;
  const delta = line - previous;
  if (column < 0 || endColumn < 0) {
    if (endLine === line || endLine < 0) {
      start(NO_COLUMNS);
      pushSigned(bytes, delta);
      return;
    }
  } else if (endLine === line) {
    if (delta === 0 && column < 80 && endColumn >= column && endColumn - column < 16) {
      start(column >> 3);
      bytes.push(((column & 7) << 4) | (endColumn - column));
      return;
    }
    if (delta >= 0 && delta < 3 && column < 128 && endColumn < 128) {
      start(ONE_LINE + delta);
      bytes.push(column, endColumn);
      return;
    }
  }
  start(LONG);
  pushSigned(bytes, delta);
  pushUnsigned(bytes, endLine - line);
  pushUnsigned(bytes, column + 1);
  pushUnsigned(bytes, endColumn + 1);
}

/** The inverse: what a table says of a code block that starts on `firstLine`. A table that is cut short just ends. */
export function* decodeLocations(table: Uint8Array, firstLine: number): Generator<PositionRun> {
  let at = 0;
  let line = firstLine;
  const byte = (): number => table[at++] ?? 0;
  const unsigned = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 64) {
      const next = byte();
      value += (next & 63) * scale;
      if ((next & 64) === 0) return value;
    }
  };
  const signed = (): number => {
    const value = unsigned();
    return value % 2 === 0 ? value / 2 : -(value - 1) / 2;
  };
  while (at < table.length) {
    const first = byte();
    const kind = (first >> 3) & 15;
    const length = (first & 7) + 1;
    let endLine = NO_LINE;
    let column = -1;
    let endColumn = -1;
    if (kind === NONE) {
      yield { length, position: null };
      continue;
    }
    if (kind === LONG) {
      line += signed();
      endLine = line + unsigned();
      column = unsigned() - 1;
      endColumn = unsigned() - 1;
    } else if (kind === NO_COLUMNS) {
      line += signed();
      endLine = line;
    } else if (kind >= ONE_LINE) {
      line += kind - ONE_LINE;
      endLine = line;
      column = byte();
      endColumn = byte();
    } else {
      const second = byte();
      endLine = line;
      column = (kind << 3) | (second >> 4);
      endColumn = column + (second & 15);
    }
    yield { length, position: { line, endLine, column, endColumn } };
  }
}

function pushUnsigned(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 64) {
    bytes.push(64 | (rest % 64));
    rest = Math.floor(rest / 64);
  }
  bytes.push(rest);
}

function pushSigned(bytes: number[], value: number): void {
  pushUnsigned(bytes, value < 0 ? -value * 2 + 1 : value * 2);
}
