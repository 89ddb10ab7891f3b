/** Trace events as lines of text or JSON on standard error, where they do not mix with the program's output. */

import type { EventBatch, TraceEvent } from "../index.js";
import { coloursFor } from "./colours.js";
import { write } from "./terminal.js";

const colours = coloursFor(process.stderr);

export async function printEvents(batch: EventBatch, isJson: boolean): Promise<void> {
  const lines: string[] = [];
  for (const event of batch) lines.push(isJson ? jsonOf(event) : textOf(event));
  await write(process.stderr, `${lines.join("\n")}\n`);
}

function jsonOf(event: TraceEvent): string {
  if (event.kind === "gap") return JSON.stringify(event);
  const { code, ...rest } = event;
  return JSON.stringify({ ...rest, file: code.filename, function: code.qualifiedName });
}

function textOf(event: TraceEvent): string {
  if (event.kind === "gap") return colours.yellow(`… ${event.dropped} events left out`);
  if (event.kind === "aggregate") {
    const { code, line, count } = event;
    return colours.yellow(`… ${count} × ${event.event} ${code.filename}:${line ?? "?"} ${code.qualifiedName}`);
  }
  const { code, line, depth, kind, time } = event;
  const indent = "  ".repeat(Math.max(0, depth - 1));
  const place = `${code.filename}:${line ?? "?"}`;
  return `${time.toFixed(3).padStart(10)} ${indent}${marks[kind](kind.padEnd(9))} ${place} ${code.qualifiedName}${detailOf(event)}`;
}

function detailOf(event: Exclude<TraceEvent, { kind: "gap" | "aggregate" }>): string {
  const captured = event.captured === undefined ? "" : ` ${event.captured.join(", ")}`;
  switch (event.kind) {
    case "exception":
      return ` ${event.exception}${captured}`;
    case "opcode":
      return ` ${event.offset} ${event.opcode}${captured}`;
    case "branch":
      return ` ${event.direction} ${event.source} -> ${event.destination} (line ${event.destinationLine ?? "?"})${captured}`;
    case "stopped":
      return ` ${event.reason}${captured}`;
    default:
      return captured;
  }
}

const marks = {
  call: colours.green,
  line: colours.dim,
  return: colours.cyan,
  yield: colours.cyan,
  exception: colours.red,
  opcode: colours.dim,
  branch: colours.dim,
  stopped: colours.yellow,
};
