/** The limits among a run's options. */

import { type Limits, limits } from "@tandem-py/worker/protocol";

const names = Object.keys(limits.shape) as (keyof Limits)[];

/** The limits, and the other options. */
export function takeLimits<Options extends Limits>(options: Options): [Limits, Omit<Options, keyof Limits>] {
  const found: Limits = {};
  const others: Record<string, unknown> = { ...options };
  for (const name of names) {
    const value = options[name];
    if (value !== undefined) found[name] = value;
    delete others[name];
  }
  // Each key keeps its value, and with it its type.
  return [found, others as Omit<Options, keyof Limits>];
}
