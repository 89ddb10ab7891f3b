/** What this thread uses: processor time and heap. */

import { readFileSync } from "node:fs";
import { getHeapStatistics } from "node:v8";
import { collectGarbage } from "./garbage-collection.js";

const NANOSECONDS = 1e6;

/** The time that this thread has had the processor, in nanoseconds; a file of Linux. */
const THREAD_TIMES = "/proc/thread-self/schedstat";

/** Milliseconds of processor time, of this thread where the system tells it, else of the process. */
export function processorTime(): number {
  try {
    return Number(readFileSync(THREAD_TIMES, "latin1").split(" ", 1)[0]) / NANOSECONDS;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}

/** Bytes of objects and buffers, garbage included. */
function heapSize(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}

/** The share of a limit by which the heap may have grown, with garbage, before what it holds is measured anew. */
const GROWTH_SHARE = 8;
/** Bytes by which it may have grown at most: V8 alone lets the garbage of short programs pile up. */
const MOST_GROWTH = 2 ** 25;

/** What the heap holds beside programs. */
let idleSize = Number.POSITIVE_INFINITY;

/**
 * Must be called before a program's first run, with the limit on its memory in bytes. What earlier programs have left
 * in the thread, such as the modules that they were the first to import, does not count as this program's.
 */
export function beginMeasuring(limit = Number.POSITIVE_INFINITY): void {
  const size = heapSize();
  if (size < idleSize) idleSize = size;
  else if (size - idleSize > Math.min(limit / GROWTH_SHARE, MOST_GROWTH)) {
    collectGarbage();
    idleSize = heapSize();
  }
}

/** Bytes by which the heap is larger than without a program. */
export function measureMemory(withoutGarbage: boolean): number {
  if (withoutGarbage) collectGarbage();
  return Math.max(0, heapSize() - idleSize);
}
