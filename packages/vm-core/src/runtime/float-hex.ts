/** float.hex() and float.fromhex(). */

import { nearestDouble, splitDouble } from "./double-parts.js";
import { overflowError, valueError } from "./errors.js";
import { scaleByPowerOfTwo } from "./integers.js";
import { stripSpaces } from "./numeric-text.js";

/** float.hex(). */
export function floatHex(value: number): string {
  if (Number.isNaN(value)) return "nan";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const magnitude = Math.abs(value);
  if (magnitude === Infinity) return `${sign}inf`;
  if (magnitude === 0) return `${sign}0x0.0p+0`;
  const exponent = Math.max(splitDouble(magnitude)[1] - 1, -1022);
  // The leading digit is 1, or 0 of a subnormal; the scaled fraction has 52 bits.
  const scaled = scaleByPowerOfTwo(magnitude, -exponent);
  const lead = Math.floor(scaled);
  const fraction = ((scaled - lead) * 2 ** 52).toString(16).padStart(13, "0");
  return `${sign}0x${lead}.${fraction}p${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
}

const hexLiteral = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?$/i;
const specialLiteral = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i;

/** float.fromhex(text). Raises ValueError and OverflowError. */
export function floatFromHex(text: string): number {
  const literal = stripSpaces(text);
  const special = specialLiteral.exec(literal);
  if (special !== null) return special[2] === undefined ? Number.NaN : special[1] === "-" ? -Infinity : Infinity;
  const match = hexLiteral.exec(literal);
  const integer = match?.[2] ?? "";
  const fraction = match?.[3] ?? "";
  if (match === null || integer + fraction === "") throw valueError("invalid hexadecimal floating-point string");
  const exponent = Number(match[4] ?? 0);
  const magnitude = fromHexDigits(integer + fraction, exponent - 4 * fraction.length);
  return match[1] === "-" ? -magnitude : magnitude;
}

/** The double nearest to `digits * 2**exponent`, half to even. */
function fromHexDigits(digits: string, exponent: number): number {
  const value = nearestDouble(BigInt(`0x${digits}`), exponent);
  if (value === Infinity) throw overflowError("hexadecimal value too large to represent as a float");
  return value;
}
