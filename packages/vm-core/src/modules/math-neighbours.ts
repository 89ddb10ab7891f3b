/** The functions of the math module about neighbouring doubles: nextafter, ulp, isclose. */

import { PyFloat } from "../objects/float.js";
import type { Value } from "../objects/object.js";
import { valueError } from "../runtime/errors.js";
import { asIndex } from "../runtime/primitives.js";
import { asDouble } from "../runtime/real-numbers.js";

const view = new DataView(new ArrayBuffer(8));
const SIGN = 1n << 63n;

/** The doubles in order have consecutive ordinals; both zeros have 0. */
function ordinalOf(value: number): bigint {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  return bits >= SIGN ? SIGN - bits : bits;
}

function doubleOfOrdinal(ordinal: bigint): number {
  view.setBigUint64(0, ordinal < 0n ? SIGN - ordinal : ordinal);
  return view.getFloat64(0);
}

export function nextAfter(first: Value, second: Value, stepsArgument: Value | undefined): Value {
  const x = asDouble(first);
  const y = asDouble(second);
  if (stepsArgument === undefined || stepsArgument === null) {
    const next = stepTowards(x, y, 1n);
    // C's nextafter reaches zero from its own side, whichever zero is meant.
    return new PyFloat(next === 0 && x < 0 ? -0 : next === 0 && x > 0 ? 0 : next);
  }
  const steps = BigInt(asIndex(stepsArgument));
  if (steps < 0n) throw valueError("steps must be a non-negative integer");
  return new PyFloat(stepTowards(x, y, steps));
}

function stepTowards(x: number, y: number, steps: bigint): number {
  if (steps === 0n || Number.isNaN(x)) return x;
  if (Number.isNaN(y) || x === y) return y;
  const start = ordinalOf(x);
  const end = ordinalOf(y);
  const isUp = end > start;
  const distance = isUp ? end - start : start - end;
  if (distance <= steps) return y;
  const result = isUp ? start + steps : start - steps;
  // Zero is reached from its own side.
  return result === 0n && x < 0 ? -0 : doubleOfOrdinal(result);
}

/** The distance from the magnitude to the next larger double, or to the next smaller one from the largest. */
export function unitInLastPlace(value: number): number {
  if (Number.isNaN(value)) return value;
  const magnitude = Math.abs(value);
  if (magnitude === Infinity) return magnitude;
  const ordinal = ordinalOf(magnitude);
  const next = doubleOfOrdinal(ordinal + 1n);
  return next === Infinity ? magnitude - doubleOfOrdinal(ordinal - 1n) : next - magnitude;
}

export function isClose(
  first: Value,
  second: Value,
  relative: Value | undefined,
  absolute: Value | undefined,
): boolean {
  const a = asDouble(first);
  const b = asDouble(second);
  const [relativeTolerance, absoluteTolerance] = readTolerances(relative, absolute);
  if (a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  const difference = Math.abs(b - a);
  return (
    difference <= Math.abs(relativeTolerance * b) ||
    difference <= Math.abs(relativeTolerance * a) ||
    difference <= absoluteTolerance
  );
}

export function readTolerances(relative: Value | undefined, absolute: Value | undefined): [number, number] {
  const tolerances: [number, number] = [
    relative === undefined ? 1e-9 : asDouble(relative),
    absolute === undefined ? 0 : asDouble(absolute),
  ];
  if (tolerances[0] < 0 || tolerances[1] < 0) throw valueError("tolerances must be non-negative");
  return tolerances;
}
