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

/** What the heap holds beside programs: the least that was found at the start of a program. */
let idleSize = Number.POSITIVE_INFINITY;

/** Must be called before a program's first run. */
export function beginMeasuring(): void {
  idleSize = Math.min(idleSize, heapSize());
}

/** Bytes by which the heap is larger than without a program. */
export function measureMemory(withoutGarbage: boolean): number {
  if (withoutGarbage) collectGarbage();
  return Math.max(0, heapSize() - idleSize);
}
