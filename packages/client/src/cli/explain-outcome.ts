/** What the command says about how a program ended, when the program itself could not. */

import type { Outcome } from "@tandem-py/worker/protocol";

/** A line for standard error; null when there is nothing to say. */
export function explanationOf(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case "timeout":
    case "steps":
    case "memory":
    case "output":
      return `tandem: limit: ${outcome.kind}${placeOf(outcome)}`;
    case "cancelled":
      return `tandem: cancelled${placeOf(outcome)}`;
    case "crashed":
      return `tandem: crashed: ${outcome.message}`;
    case "ok":
    case "exit":
    case "error":
      return null;
  }
}

/** The outcome and the program's output as one line of JSON; bytes become numbers, large ints text. */
export function outcomeAsJson(outcome: Outcome, output: Readonly<Record<"stdout" | "stderr", string>>): string {
  const plain = (_name: string, value: unknown): unknown => {
    if (typeof value === "bigint") return value.toString();
    if (value instanceof Uint8Array) return [...value];
    return value;
  };
  return JSON.stringify({ ...outcome, ...output }, plain);
}

function placeOf({ frames }: Extract<Outcome, { readonly frames: unknown }>): string {
  const frame = frames.at(-1);
  return frame === undefined ? "" : ` at ${frame.filename}:${frame.line ?? "?"} in ${frame.qualifiedName}`;
}
