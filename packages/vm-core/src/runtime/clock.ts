/** The host's clocks: how much time has passed, to the microsecond where the host can say it, and what time it is. */

/** The part of the High Resolution Time interface used here; supported hosts have it. */
interface Stopwatch {
  now(): number;
}

const { performance: stopwatch } = globalThis as { performance?: Stopwatch };

/** Milliseconds since some moment of the past; never goes back. */
export const elapsedTime: () => number = stopwatch === undefined ? () => Date.now() : () => stopwatch.now();

/** How far the time of day may be from what it was by the time passed since, before it is taken anew. */
const TOLERANCE = 2;

/** What has to be added to `elapsedTime` for the time of day. */
let offset = Date.now() - elapsedTime();

/** Milliseconds since the epoch, with a fraction; follows the host's clock when that is set. */
export function timeOfDay(): number {
  const elapsed = elapsedTime();
  const told = Date.now();
  if (Math.abs(told - (offset + elapsed)) > TOLERANCE) offset = told - elapsed;
  return offset + elapsed;
}
