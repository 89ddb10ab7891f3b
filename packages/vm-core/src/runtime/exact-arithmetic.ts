/** Rounding errors of double arithmetic, exactly: a result and its error together are the true sum or product. */

const SPLITTER = 2 ** 27 + 1;

/** a * b - product, where product is their rounded product. No factor may be beyond 2**990. */
export function productError(a: number, b: number, product: number): number {
  const scaledA = a * SPLITTER;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const scaledB = b * SPLITTER;
  const highB = scaledB - (scaledB - b);
  const lowB = b - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

/** a + b - sum, where sum is their rounded sum. */
export function sumError(a: number, b: number, sum: number): number {
  const t = sum - a;
  return a - (sum - t) + (b - t);
}
