/** Cube roots and hypotenuses of doubles, correctly rounded but for rare cases. */

const SPLITTER = 2 ** 27 + 1;

/** a * a - square, exactly, where square is the rounded square. */
function squareError(a: number, square: number): number {
  const scaled = a * SPLITTER;
  const high = scaled - (scaled - a);
  const rest = a - high;
  return rest * rest - (square - high * high - 2 * high * rest);
}

export function cbrt(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) < 1e-290 || Math.abs(x) > 1e290) return Math.cbrt(x);
  const root = Math.cbrt(x);
  const square = root * root;
  const squareLow = squareError(root, square);
  const cube = square * root;
  const scaled = square * SPLITTER;
  const squareHigh = scaled - (scaled - square);
  const squareRest = square - squareHigh;
  const scaledRoot = root * SPLITTER;
  const rootHigh = scaledRoot - (scaledRoot - root);
  const rootRest = root - rootHigh;
  const cubeError =
    squareRest * rootRest - (cube - squareHigh * rootHigh - squareRest * rootHigh - squareHigh * rootRest);
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
  const sumLow = squareA - sum + squareB + squareError(a, squareA) + squareError(b, squareB);
  const root = Math.sqrt(sum);
  const square = root * root;
  const correction = (sum - square - squareError(root, square) + sumLow) / (2 * root);
  return (root + correction) / scale;
}
