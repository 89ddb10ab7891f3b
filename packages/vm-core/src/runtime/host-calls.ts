/** Functions of the host's, as a program's interpreter reaches them. */

import type { PlainValue } from "./plain-values.js";

export interface HostFunction {
  readonly name: string;
  /** A coroutine function in Python. */
  readonly isAsync: boolean;
  readonly description: string | null;
}

/** `type` is the name of a builtin exception. */
export type HostAnswer =
  | { readonly kind: "value"; readonly value: PlainValue }
  | { readonly kind: "error"; readonly type: string; readonly message: string };

export interface HostCalls {
  readonly functions: readonly HostFunction[];
  /** Tells the host of a call; returns its number. */
  readonly begin: (name: string, args: readonly PlainValue[], keywords: Readonly<Record<string, PlainValue>>) => number;
  /** The answer to a call, once; undefined while there is none. */
  readonly take: (call: number) => HostAnswer | undefined;
  /** Nobody waits for the answer any more. */
  readonly abandon: (call: number) => void;
  /** Blocks for up to so many milliseconds, less when the host has something to say. */
  readonly wait: (milliseconds: number) => void;
}

export const noHostCalls: HostCalls = {
  functions: [],
  begin: () => 0,
  take: () => undefined,
  abandon: () => {},
  wait: () => {},
};
