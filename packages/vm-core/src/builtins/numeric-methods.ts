/** The methods of numbers that differ only in what they compute, from one function per kind. */

import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { givenType } from "../runtime/argument-types.js";
import { typeError } from "../runtime/errors.js";
import { type Definition, method } from "../runtime/native-definitions.js";
import { textOf } from "../runtime/primitives.js";

/** Reads an operand; undefined for a class the method knows nothing of. */
type Reader<Operand> = (value: Value) => Operand | undefined;

/** `__name__` and `__rname__`; `symbol` is for their documentation. */
export function binaryMethods<Operand>(
  name: string,
  symbol: string,
  read: Reader<Operand>,
  compute: (left: Operand, right: Operand) => Value,
): Definition[] {
  const apply = (left: Value, right: Value): Value => {
    const x = read(left);
    const y = read(right);
    return x === undefined || y === undefined ? NotImplemented : compute(x, y);
  };
  const describe = (left: string, right: string): string =>
    symbol === "divmod" ? `Return divmod(${left}, ${right}).` : `Return ${left}${symbol}${right}.`;
  return [
    method(`__${name}__(value, /)`, apply, describe("self", "value")),
    method(`__r${name}__(value, /)`, (self: Value, value: Value) => apply(value, self), describe("value", "self")),
  ];
}

/** `__pow__` and `__rpow__`. `compute` gets null for an absent modulus. */
export function powerMethods<Operand>(
  read: Reader<Operand>,
  compute: (base: Operand, exponent: Operand, modulus: Operand | null) => Value,
): Definition[] {
  const apply = (base: Value, exponent: Value, modulus: Value | undefined): Value => {
    const x = read(base);
    const y = read(exponent);
    const m = modulus === undefined || modulus === null ? null : read(modulus);
    return x === undefined || y === undefined || m === undefined ? NotImplemented : compute(x, y, m);
  };
  return [
    method("__pow__(value, mod=None, /)", apply, "Return pow(self, value, mod)."),
    method(
      "__rpow__(value, mod=None, /)",
      (self: Value, value: Value, modulus: Value | undefined) => apply(value, self, modulus),
      "Return pow(value, self, mod).",
    ),
  ];
}

type Comparable = number | bigint;

const comparisons: readonly (readonly [string, string, (left: Comparable, right: Comparable) => boolean])[] = [
  ["__lt__", "<", (left, right) => left < right],
  ["__le__", "<=", (left, right) => left <= right],
  ["__eq__", "==", (left, right) => left <= right && left >= right],
  ["__ne__", "!=", (left, right) => !(left <= right && left >= right)],
  ["__gt__", ">", (left, right) => left > right],
  ["__ge__", ">=", (left, right) => left >= right],
];

/** The six comparisons. JavaScript compares an int of either representation with a double exactly. */
export function orderMethods(read: Reader<Comparable>): Definition[] {
  return comparisons.map(([name, symbol, test]) =>
    method(
      `${name}(value, /)`,
      (self: Value, value: Value) => {
        const x = read(self);
        const y = read(value);
        return x === undefined || y === undefined ? NotImplemented : test(x, y);
      },
      `Return self${symbol}value.`,
    ),
  );
}

/** The argument of `__format__`. Raises TypeError. */
export function formatSpecText(specification: Value): string {
  const text = textOf(specification);
  if (text === undefined) throw typeError(`__format__() argument must be str, not ${givenType(specification)}`);
  return text;
}
