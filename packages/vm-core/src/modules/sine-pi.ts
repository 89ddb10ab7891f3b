/** The sine of multiples of pi. */

import { cos, sin } from "../runtime/trigonometry.js";

/** sin(pi * x), exact zeros included, for a finite x. */
export function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  const result = sinPiBelow2(y);
  return x < 0 ? -result : result;
}

function sinPiBelow2(y: number): number {
  switch (Math.round(2 * y)) {
    case 0:
      return sin(Math.PI * y);
    case 1:
      return cos(Math.PI * (y - 0.5));
    case 2:
      return sin(Math.PI * (1 - y));
    case 3:
      return -cos(Math.PI * (y - 1.5));
    default:
      return sin(Math.PI * (y - 2));
  }
}
