/** What has been compiled to JavaScript, as a table on standard error. */

import type { CompiledCode } from "@tandem-py/worker/protocol";
import { write } from "./terminal.js";

export async function printCompiled(code: readonly CompiledCode[]): Promise<void> {
  await write(process.stderr, code.length === 0 ? "tandem: nothing has been compiled\n" : tableOf(code));
}

const HEADINGS = ["entered at", "function", "version", "characters", "failures", "futile", "place"];

function tableOf(code: readonly CompiledCode[]): string {
  const rows = [HEADINGS, ...code.map(rowOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column]))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

function rowOf({ filename, name, line, entry, version, size, failures, misses, futile }: CompiledCode): string[] {
  return [
    entry,
    name,
    version < 0 ? "given up" : version === 0 ? "gathering" : String(version),
    String(size),
    String(failures + misses),
    String(futile),
    `${filename}:${line ?? "?"}`,
  ];
}
