/** The source lines of everything compiled, for tracebacks and warnings: what CPython's linecache reads from files. */

import { perInterpreter } from "./per-interpreter.js";

interface Source {
  readonly text: string | (() => string);
  /** Split on first use. */
  lines: readonly string[] | null;
}

const registeredSources = perInterpreter(() => new Map<string, Source>());

/** Sources kept at most; the oldest is forgotten first, so that a loop of exec() calls cannot fill the memory. */
const MAXIMUM_SOURCES = 10_000;

/** Remembers a source under the filename it is compiled with, or how to get at it when it is asked for. */
export function registerSource(filename: string, text: string | (() => string)): void {
  const sources = registeredSources();
  sources.delete(filename);
  if (sources.size >= MAXIMUM_SOURCES) {
    for (const oldest of sources.keys()) {
      sources.delete(oldest);
      break;
    }
  }
  sources.set(filename, { text, lines: null });
}

/** A line without its newline, counted from 1; "" when it is not known. */
export function sourceLine(filename: string, line: number): string {
  return sourceLines(filename)?.[line - 1] ?? "";
}

/** All lines of a source without their newlines, or null. */
export function sourceLines(filename: string): readonly string[] | null {
  const source = registeredSources().get(filename);
  if (source === undefined) return null;
  source.lines ??= splitLines(typeof source.text === "string" ? source.text : source.text());
  return source.lines;
}

function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
