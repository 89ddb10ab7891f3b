/** `co_lnotab`, the table of lines that came before `co_linetable`: pairs of steps, in bytes of bytecode and in lines. */

import type { LineRange } from "../bytecode/line-table.js";

/** The table of what starts at `firstLine`. Steps that do not fit into a byte become several pairs. */
export function lineDeltas(ranges: Iterable<LineRange>, firstLine: number): Uint8Array {
  const bytes: number[] = [];
  let at = 0;
  let line = firstLine;
  for (const range of ranges) {
    if (range.line === null || range.line === line) continue;
    let step = range.start - at;
    let delta = range.line - line;
    for (; step > 255; step -= 255) bytes.push(255, 0);
    for (; delta > 127; delta -= 127, step = 0) bytes.push(step, 127);
    for (; delta < -128; delta += 128, step = 0) bytes.push(step, -128);
    bytes.push(step, delta);
    at = range.start;
    line = range.line;
  }
  return Uint8Array.from(bytes, (byte) => byte & 0xff);
}
