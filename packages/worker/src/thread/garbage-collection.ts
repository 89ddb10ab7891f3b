/** V8's collector, run on request. */

import { setFlagsFromString } from "node:v8";
import { createContext, runInContext, runInNewContext } from "node:vm";

/** Made when first needed: the flag is only set while the function is taken, since code caches depend on flags. */
let collect: (() => void) | undefined;
let jobs: object | undefined;

/**
 * Collects all garbage of this thread, also what the running job has got from a WeakRef.
 *
 * A WeakRef keeps its object until the job ends, which V8 takes to be whenever it has emptied a queue of microtasks. A
 * context with a queue of its own lets that happen in the middle of a job, with nothing in the queue.
 */
export function collectGarbage(): void {
  collect ??= takeCollector();
  jobs ??= createContext({}, { microtaskMode: "afterEvaluate" });
  runInContext("0", jobs);
  collect();
}

function takeCollector(): () => void {
  setFlagsFromString("--expose-gc");
  const found: unknown = runInNewContext("gc");
  setFlagsFromString("--no-expose-gc");
  return typeof found === "function" ? () => void found() : () => {};
}
