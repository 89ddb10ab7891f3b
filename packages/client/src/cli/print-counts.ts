/** Counts of calls and lines as a table, or as JSON, on standard error. */

import { readFileSync } from "node:fs";
import type { CodeCounts } from "../index.js";
import { write } from "./terminal.js";

export async function printCounts(counts: readonly CodeCounts[], isJson: boolean): Promise<void> {
  await write(process.stderr, isJson ? jsonOf(counts) : tableOf(counts));
}

/** An object for each code. */
function jsonOf(counts: readonly CodeCounts[]): string {
  return counts
    .map(({ code, calls, lines }) => {
      const object = { file: code.filename, function: code.qualifiedName, firstLine: code.firstLine, calls, lines };
      return `${JSON.stringify(object)}\n`;
    })
    .join("");
}

/** Each file's lines with how often they have run, and their text where the file can be read. */
function tableOf(counts: readonly CodeCounts[]): string {
  const files = new Map<string, Map<number, number>>();
  for (const { code, lines } of counts) {
    const total = files.get(code.filename) ?? new Map<number, number>();
    files.set(code.filename, total);
    for (const [line, count] of lines) total.set(line, (total.get(line) ?? 0) + count);
  }
  return [...files].map(([filename, lines]) => fileTable(filename, lines)).join("");
}

function fileTable(filename: string, counts: ReadonlyMap<number, number>): string {
  const text = linesOf(filename);
  const rows = [...counts]
    .sort(([one], [other]) => one - other)
    .map(([line, count]) =>
      `${String(count).padStart(12)}  ${String(line).padStart(5)}  ${text[line - 1] ?? ""}`.trimEnd(),
    );
  return `${filename}\n${rows.join("\n")}\n`;
}

function linesOf(filename: string): readonly string[] {
  try {
    return readFileSync(filename, "utf8").split("\n");
  } catch {
    // A program from a string, or a file of the program's own.
    return [];
  }
}
