/** Elementary functions. */

export function accuratePower(base: number, exponent: number): number {
  return base ** exponent;
}
export const accurateHypot = (x: number, y: number): number => Math.hypot(x, y);
export const accurateExp = (x: number): number => Math.exp(x);
export const accurateLog = (x: number): number => Math.log(x);
export const accurateSin = (x: number): number => Math.sin(x);
export const accurateCos = (x: number): number => Math.cos(x);
export const accurateAtan2 = (y: number, x: number): number => Math.atan2(y, x);
