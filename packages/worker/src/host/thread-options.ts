/** What every thread is started with. */

import type { ResourceLimits } from "node:worker_threads";

/**
 * Native code that calls back into Python (`__repr__`, sort keys) nests in JavaScript; at Python's recursion limit of
 * 1,000 that takes about 1 MB. The rest is for programs that raise the limit.
 */
const STACK_MB = 64;

interface ThreadOptions {
  readonly argv: string[];
  readonly env: Record<string, string>;
  readonly execArgv: string[];
  readonly resourceLimits: ResourceLimits;
}

/** Nothing of this process's environment and arguments; `maxHeapMb` is for objects that live. */
export function threadOptions(maxHeapMb?: number): ThreadOptions {
  return {
    env: {},
    argv: [],
    execArgv: [],
    resourceLimits: {
      stackSizeMb: STACK_MB,
      ...(maxHeapMb === undefined ? {} : { maxOldGenerationSizeMb: maxHeapMb }),
    },
  };
}
