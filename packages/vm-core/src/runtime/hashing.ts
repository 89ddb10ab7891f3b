/** hash(): CPython's 64-bit values for numbers and tuples, values from a seed for strings, identity for the rest. */

import { complexType, PyComplex } from "../objects/complex.js";
import { floatType, PyFloat } from "../objects/float.js";
import { hashWords, hooks, setHashWords } from "../objects/hooks.js";
import type { PyObject, Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple, tupleType } from "../objects/tuple.js";
import { objectType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { callSpecial } from "./calls.js";
import { typeError } from "./errors.js";
import { identityHash } from "./identity.js";
import { intOf, normalizeInt } from "./primitives.js";
import { countStep, enterRecursion, leaveRecursion, pollSafePoint } from "./thread.js";

/** Numbers are hashed modulo the Mersenne prime 2**61 - 1. */
const MODULUS_BITS = 61n;
const MODULUS = (1n << MODULUS_BITS) - 1n;
const HASH_INFINITY = 314159;
const HASH_IMAGINARY = 1000003n;
const HASH_NONE = 0xfca86420;

/** hash(value). Raises TypeError for an unhashable value. */
export function hashValue(value: Value): number | bigint {
  switch (typeof value) {
    case "number":
      return value === -1 ? -2 : value;
    case "string":
      return hashText(value);
    case "boolean":
      return value ? 1 : 0;
    case "bigint":
      return hashInt(value);
    default:
      return value === null ? HASH_NONE : hashObject(value);
  }
}

hooks.hash = hashValue;

function hashObject(value: PyObject): number | bigint {
  if (value instanceof PyTuple && value.cls === tupleType) return hashTuple(value.items);
  if (value instanceof PyFloat && value.cls === floatType) return hashDouble(value.value, value);
  if (value instanceof PyComplex && value.cls === complexType) return hashComplex(value);
  const type = typeOf(value);
  const method = type.special(Special.__hash__);
  if (method === null) throw typeError(`unhashable type: '${type.messageName}'`);
  if (method === objectType.special(Special.__hash__)) return identityHash(value);
  const result = intOf(callSpecial(method, value));
  if (result === undefined) throw typeError("__hash__ method should return an integer");
  if (typeof result === "number") return result === -1 ? -2 : result;
  return BigInt.asIntN(64, result) === result ? result : hashInt(result);
}

/** The hash of an int. */
export function hashInt(value: number | bigint): number | bigint {
  if (typeof value === "number") return value === -1 ? -2 : value;
  const magnitude = (value < 0n ? -value : value) % MODULUS;
  return avoidError(normalizeInt(value < 0n ? -magnitude : magnitude));
}

/** The hash of a double: that of the equal int where there is one. A NaN hashes by the identity of its object. */
export function hashDouble(value: number, object: PyObject): number | bigint {
  if (Number.isSafeInteger(value)) return value === -1 ? -2 : value + 0;
  if (Number.isNaN(value)) return identityHash(object);
  if (value === Infinity) return HASH_INFINITY;
  if (value === -Infinity) return -HASH_INFINITY;
  // value = mantissa * 2**exponent; 2**61 is 1 modulo the modulus, so that multiplying by 2**exponent is a rotation.
  let exponent = 0;
  let mantissa = Math.abs(value);
  while (mantissa >= 2 ** 53) {
    mantissa /= 2;
    exponent++;
  }
  while (mantissa < 2 ** 52 && exponent > -1074) {
    mantissa *= 2;
    exponent--;
  }
  const rotation = BigInt(((exponent % 61) + 61) % 61);
  const bits = BigInt(mantissa);
  const rotated = ((bits << rotation) & MODULUS) | (bits >> (MODULUS_BITS - rotation));
  return avoidError(normalizeInt(value < 0 ? -rotated : rotated));
}

export function hashComplex(value: PyComplex): number | bigint {
  const real = BigInt(hashDouble(value.real, value));
  const imaginary = BigInt(hashDouble(value.imag, value));
  return avoidError(normalizeInt(BigInt.asIntN(64, real + HASH_IMAGINARY * imaginary)));
}

/** -1 is no hash value in CPython, where it reports an error. */
const avoidError = (hash: number | bigint): number | bigint => (hash === -1 ? -2 : hash);

// The same in every run, so that runs can be repeated; a flood of collisions only slows the program that makes it.
const HIGH_SEED = 0x1b873593;
const LOW_SEED = 0x2545f491;

/** The hash of a str; a bytes object with the same code units hashes alike. Two mixed 32-bit halves, 53 bits in all. */
export function hashText(text: string): number {
  let high = HIGH_SEED;
  let low = LOW_SEED;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    low = Math.imul(low ^ unit, 0x5f356495);
    if ((index & 0x3fff) === 0x3fff) pollSafePoint();
  }
  return text === "" ? 0 : combineHalves(high, low);
}

/** The hash of a bytes object. */
export function hashBytes(bytes: Uint8Array): number {
  let high = HIGH_SEED;
  let low = LOW_SEED;
  for (let index = 0; index < bytes.length; index++) {
    const unit = bytes[index];
    high = Math.imul(high ^ unit, 0x85ebca6b);
    low = Math.imul(low ^ unit, 0x5f356495);
    if ((index & 0x3fff) === 0x3fff) pollSafePoint();
  }
  return bytes.length === 0 ? 0 : combineHalves(high, low);
}

function combineHalves(high: number, low: number): number {
  const mixedHigh = Math.imul(high ^ (high >>> 16), 0xc2b2ae35) ^ Math.imul(low ^ (low >>> 13), 0x27d4eb2f);
  const mixedLow = Math.imul(low ^ (low >>> 16), 0x165667b1) ^ Math.imul(high ^ (high >>> 13), 0x9e3779b1);
  const hash = (mixedHigh >> 10) * 0x100000000 + (mixedLow >>> 0);
  return hash === -1 ? -2 : hash;
}

/** Leaves the hash of a value in `hashWords`, without a bigint where it is a tuple's. Raises TypeError. */
export function loadHash(value: Value): void {
  if (!(value instanceof PyTuple && value.cls === tupleType)) {
    setHashWords(hashValue(value));
    return;
  }
  if (value.hashLow === 0 && value.hashHigh === 0) {
    loadTupleHash(value.items);
    value.hashLow = hashWords.low;
    value.hashHigh = hashWords.high;
    return;
  }
  hashWords.low = value.hashLow;
  hashWords.high = value.hashHigh;
}

/** The hash of a tuple with these items. Raises what hashing an item raises. */
export function hashTuple(items: readonly Value[]): number | bigint {
  loadTupleHash(items);
  const { low, high } = hashWords;
  if (high > -0x200000 && high < 0x200000) return high * 0x100000000 + (low >>> 0);
  return normalizeInt((BigInt(high) << 32n) | BigInt(low >>> 0));
}

// The tuple hash is xxHash's loop on 64-bit words, here as two halves of 32 bits. A product's halves are returned in
// these two variables.
let productHigh = 0;
let productLow = 0;

function loadTupleHash(items: readonly Value[]): void {
  // 0x27d4eb2f165667c5, xxHash's fifth prime.
  let high = 0x27d4eb2f;
  let low = 0x165667c5;
  countStep();
  for (let index = 0; index < items.length; index++) {
    if ((index & 1023) === 1023) pollSafePoint();
    loadItemHash(items[index]);
    // 0xc2b2ae3d27d4eb4f
    multiplyWords(hashWords.high, hashWords.low, 0xc2b2ae3d, 0xeb4f, 0x27d4);
    const before = low;
    low = (low + productLow) | 0;
    high = (high + productHigh + (low >>> 0 < before >>> 0 ? 1 : 0)) | 0;
    // Rotated by 31, times 0x9e3779b185ebca87
    multiplyWords((high << 31) | (low >>> 1), (low << 31) | (high >>> 1), 0x9e3779b1, 0xca87, 0x85eb);
    high = productHigh;
    low = productLow;
  }
  const before = low;
  low = (low + (items.length ^ 0x165667c5 ^ 3527539)) | 0;
  high = (high + 0x27d4eb2f + (low >>> 0 < before >>> 0 ? 1 : 0)) | 0;
  const isError = high === -1 && low === -1;
  hashWords.low = isError ? 1546275796 : low;
  hashWords.high = isError ? 0 : high;
}

function loadItemHash(item: Value): void {
  if (typeof item === "number") {
    setHashWords(item === -1 ? -2 : item);
    return;
  }
  if (typeof item === "string") {
    setHashWords(hashText(item));
    return;
  }
  enterRecursion();
  try {
    loadHash(item);
  } finally {
    leaveRecursion();
  }
}

/** The low 64 bits of a product; the factor's low half comes as its two halves of 16 bits. */
function multiplyWords(high: number, low: number, factorHigh: number, factor0: number, factor1: number): void {
  const low0 = low & 0xffff;
  const low1 = low >>> 16;
  const bottom = Math.imul(low0, factor0);
  const middle = (Math.imul(low1, factor0) + (bottom >>> 16)) | 0;
  const upper = ((middle & 0xffff) + Math.imul(low0, factor1)) | 0;
  productLow = (upper << 16) | (bottom & 0xffff);
  const carried = (Math.imul(low1, factor1) + (middle >>> 16) + (upper >>> 16)) | 0;
  productHigh = (carried + Math.imul(high, (factor1 << 16) | factor0) + Math.imul(low, factorHigh)) | 0;
}
