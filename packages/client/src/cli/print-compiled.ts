/** What has been compiled to JavaScript: as a table on standard error, or the code itself on standard output. */

import type { CompiledCode } from "@tandem-py/worker/protocol";
import { write } from "./terminal.js";

export async function printCompiled(code: readonly CompiledCode[]): Promise<void> {
  await write(process.stderr, code.length === 0 ? "tandem: nothing has been compiled\n" : tableOf(code));
}

/** Prints the code of each piece under a comment that says what it is. */
export async function listCompiled(code: readonly CompiledCode[]): Promise<void> {
  const listing = code.map((piece) => {
    const [entry, name, version, , , , place] = rowOf(piece);
    return `// ${entry} of ${name}, version ${version}, ${place}\n${piece.text ?? ""}\n`;
  });
  await write(process.stdout, code.length === 0 ? "// nothing has been compiled\n" : listing.join("\n"));
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
