/**
 * Values of complex functions at infinities and NaNs.
 *
 * Rows are the real part, columns the imaginary part, both in the order -inf, negative, -0.0, 0.0, positive, inf, nan.
 * An entry is a real and an imaginary part: I infinity, N NaN, P pi, T 3 pi/4, H pi/2, Q pi/4. E is a domain error, and
 * "." is left to the formulas.
 */

import type { PyComplex } from "../objects/complex.js";

/** The two parts, "domain" for an error, or null where the formulas hold. */
type Entry = readonly [real: number, imag: number] | "domain" | null;

export type SpecialTable = readonly (readonly Entry[])[];

/** The entry for a number, at least one of whose parts is infinite or NaN. */
export function specialEntry(z: PyComplex, special: SpecialTable): Entry {
  return special[kindOf(z.real)][kindOf(z.imag)];
}

function kindOf(value: number): number {
  if (Number.isNaN(value)) return 6;
  if (value === Infinity) return 5;
  if (value === -Infinity) return 0;
  if (value === 0) return Object.is(value, -0) ? 2 : 3;
  return value < 0 ? 1 : 4;
}

const symbols: Readonly<Record<string, number>> = {
  "0": 0,
  "1": 1,
  I: Infinity,
  N: Number.NaN,
  P: Math.PI,
  T: 2.356194490192345,
  H: Math.PI / 2,
  Q: Math.PI / 4,
};

function part(text: string): number {
  return text.startsWith("-") ? -symbols[text.slice(1)] : symbols[text];
}

function entry(text: string): Entry {
  if (text === ".") return null;
  if (text === "E") return "domain";
  const [real, imag] = text.split(",") as [string, string];
  return [part(real), part(imag)];
}

function table(text: string): SpecialTable {
  return text
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/ +/).map(entry));
}

export const arcCosine = table(`
  T,I    P,I    P,I    P,-I   P,-I   T,-I   N,I
  H,I    .      .      .      .      H,-I   N,N
  H,I    .      .      .      .      H,-I   H,N
  H,I    .      .      .      .      H,-I   H,N
  H,I    .      .      .      .      H,-I   N,N
  Q,I    0,I    0,I    0,-I   0,-I   Q,-I   N,I
  N,I    N,N    N,N    N,N    N,N    N,-I   N,N
`);

export const hyperbolicArcCosine = table(`
  I,-T   I,-P   I,-P   I,P    I,P    I,T    I,N
  I,-H   .      .      .      .      I,H    N,N
  I,-H   .      .      .      .      I,H    N,H
  I,-H   .      .      .      .      I,H    N,H
  I,-H   .      .      .      .      I,H    N,N
  I,-Q   I,-0   I,-0   I,0    I,0    I,Q    I,N
  I,N    N,N    N,N    N,N    N,N    I,N    N,N
`);

export const hyperbolicArcSine = table(`
  -I,-Q  -I,-0  -I,-0  -I,0   -I,0   -I,Q   -I,N
  -I,-H  .      .      .      .      -I,H   N,N
  -I,-H  .      .      .      .      -I,H   N,N
  I,-H   .      .      .      .      I,H    N,N
  I,-H   .      .      .      .      I,H    N,N
  I,-Q   I,-0   I,-0   I,0    I,0    I,Q    I,N
  I,N    N,N    N,-0   N,0    N,N    I,N    N,N
`);

export const hyperbolicArcTangent = table(`
  -0,-H  -0,-H  -0,-H  -0,H   -0,H   -0,H   -0,N
  -0,-H  .      .      .      .      -0,H   N,N
  -0,-H  .      .      .      .      -0,H   -0,N
  0,-H   .      .      .      .      0,H    0,N
  0,-H   .      .      .      .      0,H    N,N
  0,-H   0,-H   0,-H   0,H    0,H    0,H    0,N
  0,-H   N,N    N,N    N,N    N,N    0,H    N,N
`);

export const hyperbolicCosine = table(`
  E      .      I,0    I,-0   .      E      I,N
  E      .      .      .      .      E      N,N
  E      .      .      .      .      E      N,0
  E      .      .      .      .      E      N,0
  E      .      .      .      .      E      N,N
  E      .      I,-0   I,0    .      E      I,N
  N,N    N,N    N,0    N,0    N,N    N,N    N,N
`);

export const exponential = table(`
  0,0    .      0,-0   0,0    .      0,0    0,0
  E      .      .      .      .      E      N,N
  E      .      .      .      .      E      N,N
  E      .      .      .      .      E      N,N
  E      .      .      .      .      E      N,N
  E      .      I,-0   I,0    .      E      I,N
  N,N    N,N    N,-0   N,0    N,N    N,N    N,N
`);

export const logarithm = table(`
  I,-T   I,-P   I,-P   I,P    I,P    I,T    I,N
  I,-H   .      .      .      .      I,H    N,N
  I,-H   .      .      .      .      I,H    N,N
  I,-H   .      .      .      .      I,H    N,N
  I,-H   .      .      .      .      I,H    N,N
  I,-Q   I,-0   I,-0   I,0    I,0    I,Q    I,N
  I,N    N,N    N,N    N,N    N,N    I,N    N,N
`);

export const hyperbolicSine = table(`
  E      .      -I,-0  -I,0   .      E      I,N
  E      .      .      .      .      E      N,N
  E      .      .      .      .      E      0,N
  E      .      .      .      .      E      0,N
  E      .      .      .      .      E      N,N
  E      .      I,-0   I,0    .      E      I,N
  N,N    N,N    N,-0   N,0    N,N    N,N    N,N
`);

export const squareRoot = table(`
  I,-I   0,-I   0,-I   0,I    0,I    I,I    N,I
  I,-I   .      .      .      .      I,I    N,N
  I,-I   .      .      .      .      I,I    N,N
  I,-I   .      .      .      .      I,I    N,N
  I,-I   .      .      .      .      I,I    N,N
  I,-I   I,-0   I,-0   I,0    I,0    I,I    I,N
  I,-I   N,N    N,N    N,N    N,N    I,I    N,N
`);

export const hyperbolicTangent = table(`
  -1,0   .      -1,-0  -1,0   .      -1,0   -1,0
  E      .      .      .      .      E      N,N
  E      .      .      .      .      E      -0,N
  E      .      .      .      .      E      0,N
  E      .      .      .      .      E      N,N
  1,0    .      1,-0   1,0    .      1,0    1,0
  N,N    N,N    N,-0   N,0    N,N    N,N    N,N
`);

export const polar = table(`
  E      .      -I,0   -I,-0  .      E      I,N
  E      .      .      .      .      E      N,N
  0,0    .      .      .      .      0,0    0,0
  0,0    .      .      .      .      0,0    0,0
  E      .      .      .      .      E      N,N
  E      .      I,-0   I,0    .      E      I,N
  N,N    N,N    N,0    N,0    N,N    N,N    N,N
`);
