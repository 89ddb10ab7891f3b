/** The parts of a code object as a program sees them: as it has given them, else as they follow from the code. */

import type { LineRange, Position } from "../bytecode/line-table.js";
import { decodeLocations } from "../bytecode/location-table.js";
import type { PyCode } from "../objects/code.js";
import type { Value } from "../objects/object.js";

/** co_code. */
export const bytecodeOf = ({ given, presented }: PyCode): Uint8Array => given?.bytecode ?? presented.bytes;

/** co_linetable. */
export const locationBytesOf = ({ code, presented, given }: PyCode): Uint8Array =>
  given?.lineTable ?? presented.encodePositions(code.firstLine);

/** co_exceptiontable. */
export const exceptionBytesOf = ({ given, presented }: PyCode): Uint8Array =>
  given?.exceptionTable ?? presented.encodeExceptionTable();

/** co_consts. */
export const constantsOf = ({ given, presentedConstants }: PyCode): readonly Value[] =>
  given?.constants ?? presentedConstants.items;

/** co_stacksize. */
export const stackSizeOf = ({ given, presented }: PyCode): number => given?.stackSize ?? presented.stackSize;

/** Of each unit of two bytes where its source is, or null. */
export const positionsOf = ({ code, given, presented }: PyCode): readonly (Position | null)[] =>
  given?.lineTable === undefined ? presented.positions() : positionsOfUnits(given.lineTable, code.firstLine);

export function positionsOfUnits(table: Uint8Array, firstLine: number): (Position | null)[] {
  const units: (Position | null)[] = [];
  for (const { length, position } of decodeLocations(table, firstLine)) {
    for (let count = 0; count < length; count++) units.push(position);
  }
  return units;
}

const UNIT = 2;

/** Maximal runs of bytes on one line. */
export function* lineRangesOf(self: PyCode): Generator<LineRange> {
  if (self.given?.lineTable === undefined) {
    yield* self.presented.lineRanges();
    return;
  }
  const units = positionsOf(self);
  for (let start = 0; start < units.length; ) {
    const line = units[start]?.line ?? null;
    let end = start + 1;
    while (end < units.length && (units[end]?.line ?? null) === line) end++;
    yield { start: start * UNIT, end: end * UNIT, line };
    start = end;
  }
}
