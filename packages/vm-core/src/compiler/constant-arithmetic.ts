/** Operations on constants at compile time; `undefined` where the operation is left to run time. */

import type { CodeConstant } from "../bytecode/code.js";
import { Op } from "../bytecode/instructions.js";
import { isTruthy, normalizeInt, tuple } from "./constants.js";

type Int = number | bigint;
type Complex = { readonly kind: "complex"; readonly real: number; readonly imag: number };
type Sequence = string | (CodeConstant & object & { readonly kind: "bytes" | "tuple" });

/** Bits of an int result, items of a collection, characters of a string and items with those of nested tuples. */
const MAX_INT_BITS = 128;
const MAX_COLLECTION = 256;
const MAX_STRING = 4096;
const MAX_TOTAL_ITEMS = 1024;

export function foldUnary(opcode: number, operand: CodeConstant): CodeConstant | undefined {
  if (opcode === Op.UNARY_NOT) return !isTruthy(operand);
  const int = asInt(operand);
  if (int !== undefined) {
    if (opcode === Op.UNARY_NEGATIVE) return normalizeInt(-BigInt(int));
    if (opcode === Op.UNARY_POSITIVE) return int;
    // ~True is deprecated and warns when it runs.
    return typeof operand === "boolean" ? undefined : normalizeInt(~BigInt(int));
  }
  if (operand === null || typeof operand !== "object" || opcode === Op.UNARY_INVERT) return undefined;
  if (operand.kind === "float") {
    return { kind: "float", value: opcode === Op.UNARY_NEGATIVE ? -operand.value : operand.value };
  }
  if (operand.kind !== "complex") return undefined;
  return opcode === Op.UNARY_NEGATIVE ? { kind: "complex", real: -operand.real, imag: -operand.imag } : operand;
}

export function foldBinary(opcode: number, left: CodeConstant, right: CodeConstant): CodeConstant | undefined {
  if (opcode === Op.BINARY_SUBSCR) return foldSubscript(left, right);
  if (typeof left === "boolean" && typeof right === "boolean") {
    if (opcode === Op.BINARY_AND) return left && right;
    if (opcode === Op.BINARY_OR) return left || right;
    if (opcode === Op.BINARY_XOR) return left !== right;
  }
  const leftInt = asInt(left);
  const rightInt = asInt(right);
  if (leftInt !== undefined && rightInt !== undefined) return foldInts(opcode, leftInt, rightInt);
  const leftSequence = asSequence(left);
  const rightSequence = asSequence(right);
  if (opcode === Op.BINARY_ADD && leftSequence !== undefined && rightSequence !== undefined) {
    return concatenate(leftSequence, rightSequence);
  }
  if (opcode === Op.BINARY_MULTIPLY) {
    if (leftSequence !== undefined && rightInt !== undefined) return repeat(leftSequence, rightInt);
    if (rightSequence !== undefined && leftInt !== undefined) return repeat(rightSequence, leftInt);
  }
  const leftFloat = asFloat(left);
  const rightFloat = asFloat(right);
  if (leftFloat !== undefined && rightFloat !== undefined) return foldFloats(opcode, leftFloat, rightFloat);
  return foldComplex(opcode, left, right);
}

// Conversions

function asInt(constant: CodeConstant): Int | undefined {
  if (typeof constant === "boolean") return constant ? 1 : 0;
  return typeof constant === "number" || typeof constant === "bigint" ? constant : undefined;
}

/** Only ints that are exact as a float. */
function asFloat(constant: CodeConstant): number | undefined {
  if (constant !== null && typeof constant === "object") {
    return constant.kind === "float" ? constant.value : undefined;
  }
  const int = asInt(constant);
  return typeof int === "number" ? int : undefined;
}

function asSequence(constant: CodeConstant): Sequence | undefined {
  if (typeof constant === "string") return constant;
  if (constant === null || typeof constant !== "object") return undefined;
  return constant.kind === "bytes" || constant.kind === "tuple" ? constant : undefined;
}

// Numbers

function foldInts(opcode: number, left: Int, right: Int): CodeConstant | undefined {
  const a = BigInt(left);
  const b = BigInt(right);
  switch (opcode) {
    case Op.BINARY_ADD:
      return normalizeInt(a + b);
    case Op.BINARY_SUBTRACT:
      return normalizeInt(a - b);
    case Op.BINARY_MULTIPLY:
      return bitLength(a) + bitLength(b) > MAX_INT_BITS ? undefined : normalizeInt(a * b);
    case Op.BINARY_TRUE_DIVIDE:
      if (b === 0n || typeof left !== "number" || typeof right !== "number") return undefined;
      return { kind: "float", value: left / right };
    case Op.BINARY_FLOOR_DIVIDE:
      return b === 0n ? undefined : normalizeInt(floorDivide(a, b));
    case Op.BINARY_REMAINDER:
      return b === 0n ? undefined : normalizeInt(a - b * floorDivide(a, b));
    case Op.BINARY_POWER:
      return foldPower(a, b);
    case Op.BINARY_LEFT_SHIFT:
      if (b < 0n || (a !== 0n && BigInt(bitLength(a)) + b > BigInt(MAX_INT_BITS))) return undefined;
      return normalizeInt(a === 0n ? 0n : a << b);
    case Op.BINARY_RIGHT_SHIFT:
      if (b < 0n) return undefined;
      return normalizeInt(b > BigInt(bitLength(a)) ? (a < 0n ? -1n : 0n) : a >> b);
    case Op.BINARY_AND:
      return normalizeInt(a & b);
    case Op.BINARY_OR:
      return normalizeInt(a | b);
    case Op.BINARY_XOR:
      return normalizeInt(a ^ b);
    default:
      return undefined;
  }
}

function foldPower(base: bigint, exponent: bigint): CodeConstant | undefined {
  // JavaScript's power of doubles is not exact to the last digit; the runtime's is.
  if (exponent < 0n) return undefined;
  const isTooLarge = base !== 0n && BigInt(bitLength(base)) * exponent > BigInt(MAX_INT_BITS);
  return isTooLarge ? undefined : normalizeInt(base === 0n && exponent > 0n ? 0n : base ** exponent);
}

function bitLength(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  return magnitude === 0n ? 0 : magnitude.toString(2).length;
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function foldFloats(opcode: number, left: number, right: number): CodeConstant | undefined {
  switch (opcode) {
    case Op.BINARY_ADD:
      return { kind: "float", value: left + right };
    case Op.BINARY_SUBTRACT:
      return { kind: "float", value: left - right };
    case Op.BINARY_MULTIPLY:
      return { kind: "float", value: left * right };
    case Op.BINARY_TRUE_DIVIDE:
      return right === 0 ? undefined : { kind: "float", value: left / right };
    case Op.BINARY_FLOOR_DIVIDE:
      return right === 0 ? undefined : { kind: "float", value: floorDivideFloats(left, right) };
    case Op.BINARY_REMAINDER:
      return right === 0 ? undefined : { kind: "float", value: remainder(left, right) };
    default:
      return undefined;
  }
}

/** Has the sign of the divisor, also when it is zero. */
function remainder(left: number, right: number): number {
  const rest = left % right;
  if (rest === 0) return right < 0 || Object.is(right, -0) ? -0 : 0;
  return rest < 0 === right < 0 ? rest : rest + right;
}

/** Has the sign of the quotient, also when it is zero. */
function floorDivideFloats(left: number, right: number): number {
  const rest = left % right;
  let quotient = (left - rest) / right;
  if (rest !== 0 && rest < 0 !== right < 0) quotient -= 1;
  if (quotient === 0) return Math.sign(left / right) * 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** Sums, differences and products with a real number touch only the parts they must. */
function foldComplex(opcode: number, left: CodeConstant, right: CodeConstant): CodeConstant | undefined {
  const a = asComplex(left);
  const b = asComplex(right);
  const x = asFloat(left);
  const y = asFloat(right);
  if (a !== undefined && b !== undefined) return foldComplexPair(opcode, a, b);
  if (a !== undefined && y !== undefined) {
    if (opcode === Op.BINARY_ADD) return { kind: "complex", real: a.real + y, imag: a.imag };
    if (opcode === Op.BINARY_SUBTRACT) return { kind: "complex", real: a.real - y, imag: a.imag };
    if (opcode === Op.BINARY_MULTIPLY) return { kind: "complex", real: a.real * y, imag: a.imag * y };
  }
  if (b !== undefined && x !== undefined) {
    if (opcode === Op.BINARY_ADD) return { kind: "complex", real: x + b.real, imag: b.imag };
    if (opcode === Op.BINARY_SUBTRACT) return { kind: "complex", real: x - b.real, imag: -b.imag };
    if (opcode === Op.BINARY_MULTIPLY) return { kind: "complex", real: x * b.real, imag: x * b.imag };
  }
  return undefined;
}

function asComplex(constant: CodeConstant): Complex | undefined {
  return constant !== null && typeof constant === "object" && constant.kind === "complex" ? constant : undefined;
}

function foldComplexPair(opcode: number, a: Complex, b: Complex): CodeConstant | undefined {
  if (opcode === Op.BINARY_ADD) return { kind: "complex", real: a.real + b.real, imag: a.imag + b.imag };
  if (opcode === Op.BINARY_SUBTRACT) return { kind: "complex", real: a.real - b.real, imag: a.imag - b.imag };
  return undefined;
}

// Sequences

function concatenate(left: Sequence, right: Sequence): CodeConstant | undefined {
  if (typeof left === "string") return typeof right === "string" ? left + right : undefined;
  if (typeof right === "string") return undefined;
  if (left.kind === "tuple" && right.kind === "tuple") return tuple([...left.items, ...right.items]);
  if (left.kind === "bytes" && right.kind === "bytes") {
    return { kind: "bytes", value: Uint8Array.from([...left.value, ...right.value]) };
  }
  return undefined;
}

function repeat(sequence: Sequence, times: Int): CodeConstant | undefined {
  const items = itemsOf(sequence);
  const isTuple = typeof sequence === "object" && sequence.kind === "tuple";
  const limit = isTuple ? MAX_COLLECTION : MAX_STRING;
  // A negative count is not worth folding either.
  if (items.length > 0 && (times < 0 || times > Math.floor(limit / items.length))) return undefined;
  const count = items.length === 0 ? 0 : Number(times);
  if (isTuple && count > 0 && totalItems(sequence) > Math.floor(MAX_TOTAL_ITEMS / count)) return undefined;
  return fromItems(sequence, Array.from({ length: count }, () => items).flat());
}

function totalItems(constant: CodeConstant): number {
  if (constant === null || typeof constant !== "object" || constant.kind !== "tuple") return 0;
  return constant.items.reduce<number>((sum, item) => sum + totalItems(item), constant.items.length);
}

function foldSubscript(container: CodeConstant, key: CodeConstant): CodeConstant | undefined {
  const sequence = asSequence(container);
  if (sequence === undefined) return undefined;
  const items = itemsOf(sequence);
  if (key !== null && typeof key === "object" && key.kind === "slice") {
    const indices = sliceIndices(items.length, key.start, key.stop, key.step);
    return indices === undefined
      ? undefined
      : fromItems(
          sequence,
          indices.map((index) => items[index]),
        );
  }
  const index = asInt(key);
  if (typeof index !== "number") return undefined;
  return items[index < 0 ? index + items.length : index];
}

/** Characters are code points. */
function itemsOf(sequence: Sequence): readonly CodeConstant[] {
  if (typeof sequence === "string") return Array.from(sequence);
  return sequence.kind === "tuple" ? sequence.items : Array.from(sequence.value);
}

/** Items of the kind that `itemsOf` gives, put together again. */
function fromItems(like: Sequence, items: readonly CodeConstant[]): CodeConstant {
  if (typeof like === "string") return items.join("");
  if (like.kind === "tuple") return tuple(items);
  return { kind: "bytes", value: Uint8Array.from(items, Number) };
}

function sliceIndices(
  length: number,
  start: CodeConstant,
  stop: CodeConstant,
  step: CodeConstant,
): number[] | undefined {
  const by = step === null ? 1 : asInt(step);
  if (typeof by !== "number" || by === 0) return undefined;
  const bound = (value: CodeConstant, absent: number): number | undefined => {
    if (value === null) return absent;
    const int = asInt(value);
    if (typeof int !== "number") return undefined;
    const low = by < 0 ? -1 : 0;
    return Math.min(Math.max(int < 0 ? int + length : int, low), by < 0 ? length - 1 : length);
  };
  const from = bound(start, by < 0 ? length - 1 : 0);
  const to = bound(stop, by < 0 ? -1 : length);
  if (from === undefined || to === undefined) return undefined;
  const indices: number[] = [];
  for (let index = from; by < 0 ? index > to : index < to; index += by) indices.push(index);
  return indices;
}
