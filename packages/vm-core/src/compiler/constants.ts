/** Compile-time constants: conversion from the tree, identity, truth, and the table of a code block. */

import type { CodeConstant } from "../bytecode/code.js";
import type { ConstantValue } from "../syntax/ast.js";
import { textOfUnits } from "../unicode/units.js";

export function constantOf(value: ConstantValue): CodeConstant {
  if (value === null || typeof value !== "object") return value;
  switch (value.kind) {
    case "int":
      return normalizeInt(value.value);
    case "complex":
      return { kind: "complex", real: value.real ?? 0, imag: value.imag };
    case "tuple":
    case "frozenset":
      return { kind: value.kind, items: value.items.map(constantOf) };
    default:
      return value;
  }
}

/** An int as a number if that is safe, else as a bigint. */
export function normalizeInt(value: number | bigint): number | bigint {
  if (typeof value === "number") return value;
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

export function tuple(items: readonly CodeConstant[]): CodeConstant {
  return { kind: "tuple", items };
}

export function isTruthy(constant: CodeConstant): boolean {
  if (constant === null) return false;
  if (typeof constant !== "object") return Boolean(constant);
  switch (constant.kind) {
    case "float":
      return constant.value !== 0;
    case "complex":
      return constant.real !== 0 || constant.imag !== 0;
    case "bytes":
      return constant.value.length > 0;
    case "tuple":
    case "frozenset":
      return constant.items.length > 0;
    case "ellipsis":
    case "slice":
    case "code":
      return true;
  }
}

/** Name of a constant's type, for warnings. */
export function typeNameOf(constant: CodeConstant): string {
  switch (typeof constant) {
    case "boolean":
      return "bool";
    case "number":
    case "bigint":
      return "int";
    case "string":
      return "str";
    default:
      return constant === null ? "NoneType" : constant.kind;
  }
}

/**
 * Equal for constants that may share a place in the table: of the same type, with the same value and sign of zero. Code
 * with the same key still has to be compared.
 */
function constantKey(constant: CodeConstant): string {
  switch (typeof constant) {
    case "string":
      return `s${constant}`;
    case "boolean":
      return constant ? "True" : "False";
    case "number":
      return `i${constant}`;
    case "bigint":
      // Decimal digits of a long int take seconds, and are no shorter.
      return `i0x${constant.toString(16)}`;
    default:
      return constant === null ? "None" : objectKey(constant);
  }
}

function objectKey(constant: CodeConstant & object): string {
  switch (constant.kind) {
    case "float":
      return `f${floatKey(constant.value)}`;
    case "complex":
      return `c${floatKey(constant.real)},${floatKey(constant.imag)}`;
    case "bytes":
      return `b${textOfUnits(constant.value)}`;
    case "ellipsis":
      return "...";
    case "tuple":
      return `(${constant.items.map(lengthPrefixedKey).join("")})`;
    case "frozenset":
      return `{${constant.items.map(lengthPrefixedKey).sort().join("")}}`;
    case "slice":
      return `[${[constant.start, constant.stop, constant.step].map(lengthPrefixedKey).join("")}]`;
    case "code":
      return `code ${constant.code.qualifiedName} ${constant.code.firstLine} ${constant.code.instructions.length}`;
  }
}

function lengthPrefixedKey(constant: CodeConstant): string {
  const key = constantKey(constant);
  return `${key.length}:${key}`;
}

function floatKey(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** A key that is the same for constants that compare equal in Python: 1, 1.0 and True. */
export function equalityKey(constant: CodeConstant): string {
  if (typeof constant === "boolean") return `n${Number(constant)}`;
  if (typeof constant === "number" || typeof constant === "bigint") return `n${constant}`;
  if (constant !== null && typeof constant === "object") {
    if (constant.kind === "float" && Number.isInteger(constant.value)) return `n${BigInt(constant.value)}`;
    if (constant.kind === "complex" && constant.imag === 0) {
      return equalityKey({ kind: "float", value: constant.real });
    }
    if (constant.kind === "tuple") return `(${constant.items.map((item) => `${equalityKey(item)},`).join("")})`;
  }
  return constantKey(constant);
}

/** A set literal of constants: the first of several equal items stays. */
export function frozenset(items: readonly CodeConstant[]): CodeConstant {
  const unique = new Map<string, CodeConstant>();
  for (const item of items) {
    const key = equalityKey(item);
    if (!unique.has(key)) unique.set(key, item);
  }
  return { kind: "frozenset", items: [...unique.values()] };
}

export class ConstantTable {
  readonly values: CodeConstant[] = [];
  private readonly places = new Map<string, number[]>();

  /** The place of a constant, or -1. */
  find(constant: CodeConstant): number {
    const places = this.places.get(constantKey(constant)) ?? [];
    return places.find((place) => isSameCode(this.values[place], constant)) ?? -1;
  }

  /** The place of a constant, added if it is new. */
  add(constant: CodeConstant): number {
    const found = this.find(constant);
    if (found >= 0) return found;
    const place = this.values.length;
    this.values.push(constant);
    const key = constantKey(constant);
    const places = this.places.get(key);
    if (places === undefined) this.places.set(key, [place]);
    else places.push(place);
    return place;
  }
}

/** For constants with equal keys. Code compiled twice, as the body of `finally` is, is kept once. */
function isSameCode(left: CodeConstant, right: CodeConstant): boolean {
  if (left === null || right === null || typeof left !== "object" || typeof right !== "object") return true;
  if (left.kind !== "code" || right.kind !== "code") return true;
  const [a, b] = [left.code, right.code];
  return (
    a === b ||
    (areEqual(a.instructions, b.instructions) &&
      areEqual(a.lineTable.encoded, b.lineTable.encoded) &&
      areEqual(a.exceptionTable.data, b.exceptionTable.data) &&
      areEqual(a.names, b.names) &&
      areEqual(a.localsPlusNames, b.localsPlusNames) &&
      areEqual(a.constants.map(constantKey), b.constants.map(constantKey)) &&
      a.constants.every((constant, index) => isSameCode(constant, b.constants[index])))
  );
}

function areEqual(left: ArrayLike<string | number>, right: ArrayLike<string | number>): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}
