/** Cube roots and hypotenuses of doubles, correctly rounded but for rare cases. */

import { productError } from "./exact-arithmetic.js";

export function cbrt(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) < 1e-290 || Math.abs(x) > 1e290) return Math.cbrt(x);
  const root = Math.cbrt(x);
  const square = root * root;
  const squareLow = productError(root, root, square);
  const cube = square * root;
  const cubeError = productError(square, root, cube);
  return root - (cube - x + (cubeError + squareLow * root)) / (3 * square);
}

/** sqrt(x * x + y * y) without overflow on the way. */
export function hypot(x: number, y: number): number {
  if (x === Infinity || x === -Infinity || y === Infinity || y === -Infinity) return Infinity;
  const larger = Math.max(Math.abs(x), Math.abs(y));
  const smaller = Math.min(Math.abs(x), Math.abs(y));
  if (!(smaller > 0)) return larger;
  let scale = 1;
  if (larger > 2 ** 500) scale = 2 ** -600;
  else if (larger < 2 ** -400) scale = 2 ** 600;
  const a = larger * scale;
  const b = smaller * scale;
  const squareA = a * a;
  const squareB = b * b;
  const sum = squareA + squareB;
  const sumLow = squareA - sum + squareB + productError(a, a, squareA) + productError(b, b, squareB);
  const root = Math.sqrt(sum);
  const square = root * root;
  const correction = (sum - square - productError(root, root, square) + sumLow) / (2 * root);
  return (root + correction) / scale;
}
