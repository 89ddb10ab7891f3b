/** Safe points of reading and compiling: a long source can be given up while it is compiled. */

/** Filled in by the runtime; may throw to end the run. */
export const compilationHooks: { poll: () => void } = { poll: () => {} };

const INTERVAL = 250;
let remaining = INTERVAL;

/** Begins a source of its own: which pieces of it are safe points depends on nothing before. */
export function restartWork(): void {
  remaining = INTERVAL;
}

/** Counts pieces of work, such as a token or an instruction; a safe point comes after some hundreds. */
export function countWork(pieces = 1): void {
  remaining -= pieces;
  if (remaining > 0) return;
  remaining = INTERVAL;
  compilationHooks.poll();
}
