/** Waiting for something that another thread, or time, brings about. */

import type { Value } from "../objects/object.js";

import { services } from "./interpreter-services.js";

export interface Wait {
  /**
   * The receiver and the name of the native that waits. When Python code is calling just that native, the thread can be
   * taken off the JavaScript stack while it waits; otherwise other threads run on top of it.
   */
  readonly self: Value | undefined;
  readonly name: string;
  /** The native's result once there is one; undefined until then. May raise. */
  readonly attempt: () => Value | undefined;
  /** Milliseconds on the host's clock (`services.waitingTime`) after which `expired` gives the result instead; may be Infinity. */
  readonly until: number;
  readonly expired: () => Value;
  /** Only the host can end the wait, so that waiting for ever is no deadlock. */
  readonly isForHost?: boolean;
}

/** The end of a wait of so many seconds that begins now; Infinity for null. */
export function waitUntil(seconds: number | null): number {
  return seconds === null ? Number.POSITIVE_INFINITY : services.waitingTime() + seconds * 1000;
}
