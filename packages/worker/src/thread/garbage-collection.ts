/** V8's collector, run on request. */

import { setFlagsFromString } from "node:v8";
import { createContext, runInContext, runInNewContext } from "node:vm";

/** Made when first needed: the flag is only set while the function is taken, since code caches depend on flags. */
let collect: ((options?: { readonly type: "minor" }) => void) | undefined;
let jobs: object | undefined;

/**
 * Collects all garbage of this thread, also what the running job has got from a WeakRef.
 *
 * A WeakRef keeps its object until the job ends, which V8 takes to be whenever it has emptied a queue of microtasks. A
 * context with a queue of its own lets that happen in the middle of a job, with nothing in the queue.
 *
 * V8 takes buffers that it has freed off its count when the next collection begins, so a small one follows.
 */
export function collectGarbage(): void {
  collect ??= takeCollector();
  jobs ??= createContext({}, { microtaskMode: "afterEvaluate" });
  runInContext("0", jobs);
  collect();
  collect({ type: "minor" });
}

function takeCollector(): NonNullable<typeof collect> {
  setFlagsFromString("--expose-gc");
  const found: unknown = runInNewContext("gc");
  setFlagsFromString("--no-expose-gc");
  return typeof found === "function" ? (options) => void found(options) : () => {};
}
