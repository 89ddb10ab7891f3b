/** Where the time of a run went that a limit has ended, on standard error. */

import type { Explanation } from "../index.js";
import { coloursFor } from "./colours.js";
import { write } from "./terminal.js";

export async function printExplanation(explanation: Explanation): Promise<void> {
  const { bold, dim } = coloursFor(process.stderr);
  const { diagnosis, lines, functions, frames, counts, countedMs, windowMs, samples, memory = [] } = explanation;
  const text = [`tandem: ${bold(diagnosis)}`];
  const percent = (share: number): string => `${Math.round(share * 100)}%`.padStart(6);
  if (lines.length > 0) {
    text.push(dim(`  lines by time in the last ${Math.round(windowMs)} ms, ${samples} looks`));
    for (const { code, line, share } of lines.slice(0, 5)) {
      text.push(`  ${percent(share)}  ${code.filename}:${line} in ${code.qualifiedName}`);
    }
  }
  if (functions.length > 1) {
    text.push(dim("  functions by time, of their own and with what they call"));
    for (const { code, share, totalShare } of functions.slice(0, 5)) {
      text.push(
        `  ${percent(share)}${percent(totalShare)}  ${code.qualifiedName} (${code.filename}:${code.firstLine})`,
      );
    }
  }
  if (counts.length > 0) {
    text.push(dim(`  lines by how often they ran in the last ${Math.round(countedMs)} ms`));
    for (const { code, line, count } of counts.slice(0, 5)) {
      text.push(`  ${count.toLocaleString("en").padStart(12)}  ${code.filename}:${line} in ${code.qualifiedName}`);
    }
  }
  if (memory.length > 0) text.push(dim("  memory by type, estimated"));
  for (const { type, count, bytes } of memory.slice(0, 5)) {
    text.push(`  ${(bytes / 2 ** 20).toFixed(1).padStart(8)} MB  ${count.toLocaleString("en").padStart(9)} ${type}`);
  }
  if (frames.length > 0) text.push(dim("  stack, innermost first"));
  for (const { code, line, locals, repeated, loop } of frames) {
    const times = repeated > 0 ? ` (and ${repeated} more of it below)` : "";
    const round = loop === null ? "" : `, in a loop of lines ${loop.first} to ${loop.last}`;
    text.push(`  ${code.filename}:${line ?? "?"} in ${code.qualifiedName}${times}${round}`);
    for (const [name, value] of locals) text.push(`      ${name} = ${value}`);
  }
  await write(process.stderr, `${text.join("\n")}\n`);
}
