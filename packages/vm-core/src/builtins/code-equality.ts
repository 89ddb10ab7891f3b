/** When two code objects are equal, and their hashes. */

import type { Code } from "../bytecode/code.js";
import { PyBytes } from "../objects/bytes.js";
import { PyCode } from "../objects/code.js";
import { PyComplex } from "../objects/complex.js";
import { PyFloat } from "../objects/float.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { typeOf } from "../objects/type-of.js";
import { equals } from "../runtime/comparison.js";
import { hashValue } from "../runtime/hashing.js";
import { bytecodeOf, constantsOf, exceptionBytesOf, locationBytesOf } from "./code-parts.js";

/** As CPython compares: everything but the file and the qualified name. */
export function areEqualCodes(left: PyCode, right: PyCode): boolean {
  if (left === right) return true;
  const a = left.code;
  const b = right.code;
  return (
    a.name === b.name &&
    areEqualLists(countsOf(a), countsOf(b)) &&
    areEqualLists(a.names, b.names) &&
    areEqualLists(a.localsPlusNames, b.localsPlusNames) &&
    areEqualLists(a.cellNames, b.cellNames) &&
    areEqualLists(bytecodeOf(left), bytecodeOf(right)) &&
    areEqualLists(locationBytesOf(left), locationBytesOf(right)) &&
    areEqualLists(exceptionBytesOf(left), exceptionBytesOf(right)) &&
    areEqualItems(constantsOf(left), constantsOf(right))
  );
}

const countsOf = ({ argCount, posOnlyCount, kwOnlyCount, flags, firstLine }: Code): readonly number[] => [
  argCount,
  posOnlyCount,
  kwOnlyCount,
  flags,
  firstLine,
];

/** Of what equal codes have in common and can be hashed. */
export function hashCode(self: PyCode): number | bigint {
  const { name, names, localsPlusNames } = self.code;
  const parts = [name, ...countsOf(self.code), ...names, ...localsPlusNames, new PyBytes(bytecodeOf(self))];
  return hashValue(new PyTuple(parts));
}

export function areEqualLists(a: ArrayLike<string | number>, b: ArrayLike<string | number>): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

const areEqualItems = (a: readonly Value[], b: readonly Value[]): boolean =>
  a.length === b.length && a.every((item, index) => areEqualConstants(item, b[index]));

/** Constants of the same type and value; 0.0 and -0.0 differ. */
function areEqualConstants(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeOf(a) !== typeOf(b)) return false;
  if (a instanceof PyCode && b instanceof PyCode) return areEqualCodes(a, b);
  if (a instanceof PyFloat && b instanceof PyFloat) return Object.is(a.value, b.value);
  if (a instanceof PyComplex && b instanceof PyComplex) return Object.is(a.real, b.real) && Object.is(a.imag, b.imag);
  if (a instanceof PyTuple && b instanceof PyTuple) return areEqualItems(a.items, b.items);
  return equals(a, b);
}
