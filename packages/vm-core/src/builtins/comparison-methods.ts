/** The six comparison methods of a class, from one function. */

import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import type { ComparisonOperator } from "../runtime/comparison.js";
import { type Definition, method } from "../runtime/native-definitions.js";

const operators: readonly (readonly [string, ComparisonOperator])[] = [
  ["__lt__", "<"],
  ["__le__", "<="],
  ["__eq__", "=="],
  ["__ne__", "!="],
  ["__gt__", ">"],
  ["__ge__", ">="],
];

/** `compare` gets only operands that `accepts`; for others the methods return NotImplemented. */
export function comparisonMethods<Operand extends Value>(
  accepts: (value: Value) => value is Operand,
  compare: (left: Operand, right: Operand, operator: ComparisonOperator) => Value,
): Definition[] {
  return operators.map(([name, operator]) =>
    method(
      `${name}(value, /)`,
      (self: Operand, other: Value) => (accepts(other) ? compare(self, other, operator) : NotImplemented),
      `Return self${operator}value.`,
    ),
  );
}
